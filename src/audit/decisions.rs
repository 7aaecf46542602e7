//! What chooses between values, and when two choices are the same.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::assignments::{is_change, is_declared, takes_address};
use super::code::Code;
use super::lexer::Sign;

/// Words of conditions that are no variables.
const CONSTANTS: &[&str] =
    &["and", "false", "in", "is", "nil", "not", "null", "nullptr", "or", "true", "undefined"];

/// What chooses between values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decision {
    /// A condition that always comes out the same in a function: the hash of both.
    Condition(u64),
    /// Any other choice, by its first token.
    Other(usize),
    /// Which of its values a function returns, by the group of its body.
    Returns(usize),
}

/// The arm of a decision that was taken on the way to a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Choice {
    pub decision: Decision,
    /// The round of a loop in which it was taken; 0 outside of loops.
    pub round: usize,
    /// The arm that it led to.
    pub arm: usize,
}

impl Choice {
    /// A choice outside of loops.
    pub fn new(decision: Decision, arm: usize) -> Self {
        Self { decision, round: 0, arm }
    }

    /// Whether both are the same decision, with two arms taken.
    pub fn contradicts(&self, other: &Self) -> bool {
        (self.decision, self.round) == (other.decision, other.round) && self.arm != other.arm
    }
}

/// The choices that led to a value, the outermost first.
pub type Choices = Vec<Choice>;

/// The variables of functions that keep the value they are declared with.
pub struct Fixed<'t> {
    declared: HashSet<(usize, &'t str)>,
    changing: HashSet<(usize, &'t str)>,
}

impl<'t> Fixed<'t> {
    pub fn of(code: &Code<'t>) -> Self {
        let (mut declared, mut changing) = (HashSet::new(), HashSet::new());
        for at in 0..code.tokens.len() {
            let of = |word| (code.function_of(at), word);
            let (before, after) = (of(code.word_before(at)), of(code.word(at + 1)));
            if code.is(at, Sign::Assign) && !(is_declared(code, at) && declared.insert(before)) {
                changing.insert(before);
            } else if is_change(code, at) {
                changing.extend([before, after]);
            } else if takes_address(code, at) {
                changing.insert(after);
            }
        }
        Self { declared, changing }
    }

    /// What a condition decides. Two of the same text are the same decision if neither calls anything and
    /// both read nothing but constants and what is fixed in the function.
    pub fn decision(&self, code: &Code<'t>, condition: &Range<usize>) -> Decision {
        let function = code.function_of(condition.start);
        let header = code.header(function);
        let is_fixed = |at: usize| {
            let word = code.word(at);
            let is_field = at.checked_sub(1).is_some_and(|before| code.joins(before));
            let is_own = self.declared.contains(&(function, word))
                || header.clone().any(|at| code.word(at) == word);
            let is_kept = is_own && !is_field && !self.changing.contains(&(function, word));
            is_kept || CONSTANTS.contains(&word) || !word.starts_with(char::is_lowercase)
        };
        if condition.is_empty() || !condition.clone().all(|at| is_fixed(at) && !code.is_round(at)) {
            return Decision::Other(condition.start);
        }
        let mut hasher = DefaultHasher::new();
        function.hash(&mut hasher);
        condition.clone().for_each(|at| code.str(at).hash(&mut hasher));
        Decision::Condition(hasher.finish())
    }
}
