//! What chooses between values, and when two choices are the same.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::statements::Branch;
use super::values::Reading;

/// What chooses between values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// A condition that always comes out the same in a function: the hash of both.
    Condition(u64),
    /// Any other choice, by its first token.
    Choice(usize),
    /// Which of its values a function returns, by the group of its body.
    Returns(usize),
}

/// A decision that was taken on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Step {
    pub decision: Decision,
    /// The round of a loop in which it was taken; 0 outside of loops.
    pub round: usize,
    /// The arm that it led to.
    pub way: usize,
}

impl Step {
    /// A step outside of loops.
    pub fn new(decision: Decision, way: usize) -> Self {
        Self { decision, round: 0, way }
    }

    /// Whether both are the same decision, taken in two ways.
    pub fn contradicts(&self, other: &Self) -> bool {
        (self.decision, self.round) == (other.decision, other.round) && self.way != other.way
    }
}

/// The choices that led to a value, the outermost first.
pub type Path = Vec<Step>;

impl Reading<'_> {
    /// What a condition decides. Two of the same text are the same decision if neither calls anything nor
    /// reads what changes in between.
    pub fn decision(&self, condition: &Range<usize>) -> Decision {
        let code = self.code;
        let function = code.function_of(condition.start);
        let changes = |at| code.is_round(at) || self.changing.contains(&(function, code.word(at)));
        if condition.is_empty() || condition.clone().any(changes) {
            return Decision::Choice(condition.start);
        }
        let mut hasher = DefaultHasher::new();
        function.hash(&mut hasher);
        condition.clone().for_each(|at| code.str(at).hash(&mut hasher));
        Decision::Condition(hasher.finish())
    }

    /// What decides between the arms of a choice.
    pub fn decision_of(&self, branch: &Branch) -> Decision {
        let start = branch.condition.start;
        if branch.is_switch { Decision::Choice(start) } else { self.decision(&branch.condition) }
    }
}
