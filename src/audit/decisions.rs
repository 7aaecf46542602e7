//! What chooses between values, and when two choices are the same.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::assignments::{is_declared, takes_address};
use super::code::Code;
use super::lexer::Sign;

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
    pub arm: usize,
}

impl Step {
    /// A step outside of loops.
    pub fn new(decision: Decision, arm: usize) -> Self {
        Self { decision, round: 0, arm }
    }

    /// Whether both are the same decision, with two arms taken.
    pub fn contradicts(&self, other: &Self) -> bool {
        (self.decision, self.round) == (other.decision, other.round) && self.arm != other.arm
    }
}

/// The choices that led to a value, the outermost first.
pub type Path = Vec<Step>;

/// The variables of functions that do not keep the value they are declared with.
pub struct Changing<'t>(HashSet<(usize, &'t str)>);

impl<'t> Changing<'t> {
    pub fn of(code: &Code<'t>) -> Self {
        let (mut declared, mut changing) = (HashSet::new(), HashSet::new());
        for at in 0..code.tokens.len() {
            let of = |word| (code.function_of(at), word);
            let before = of(code.word_before(at));
            let mut is_first = || is_declared(code, at) && declared.insert(before);
            let is_compound = code.is(at, Sign::Other)
                && code
                    .str(at)
                    .strip_suffix('=')
                    .is_some_and(|sign| !["", "<", ">"].contains(&sign));
            let is_change = is_compound || code.is(at, Sign::Increment);
            if is_change || (code.is(at, Sign::Assign) && !is_first()) {
                changing.extend([before, of(code.word(at + 1))]);
            } else if takes_address(code, at) {
                changing.insert(of(code.word(at + 1)));
            }
        }
        Self(changing)
    }

    /// What a condition decides. Two of the same text are the same decision if neither calls anything nor
    /// reads what changes in between.
    pub fn decision(&self, code: &Code<'t>, condition: &Range<usize>) -> Decision {
        let function = code.function_of(condition.start);
        let changes = |at| code.is_round(at) || self.0.contains(&(function, code.word(at)));
        if condition.is_empty() || condition.clone().any(changes) {
            return Decision::Choice(condition.start);
        }
        let mut hasher = DefaultHasher::new();
        function.hash(&mut hasher);
        condition.clone().for_each(|at| code.str(at).hash(&mut hasher));
        Decision::Condition(hasher.finish())
    }
}
