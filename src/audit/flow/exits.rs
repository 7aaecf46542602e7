//! What leaves a loop, a `switch` or a `try` from inside.

use std::ops::Range;

use super::super::disturbed::Part;
use super::super::lexer::Sign;
use super::super::statements::{Arm, Repeated, Statement, Test};
use super::super::syntax::Syntax;
use super::{Flow, World, each_held, each_once};

/// How many rounds of a loop are followed.
const MOST_ROUNDS: usize = 8;

/// A statement around the place that is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Around {
    Loop,
    Switch,
    Try,
}

/// The worlds that have left a statement from inside.
pub struct Exits {
    pub of: Around,
    /// By `break`, or by an error in what is tried.
    pub left: Vec<World>,
    /// By `continue`, or by `return` in what is tried.
    pub other: Vec<World>,
}

impl Flow<'_> {
    pub fn repeat(&mut self, repeated: &Repeated, worlds: Vec<World>) -> Vec<World> {
        self.reach(&repeated.head, &worlds);
        let worlds = self.disturb(&repeated.head, Part::Head, worlds);
        let given = self.given.clone();
        let (known, ended, left) = self.rounds(&repeated.body, worlds);
        let done = match repeated.test {
            Test::Before => known,
            Test::After => ended,
            Test::Never => Vec::new(),
        };
        let mut done = self.scope(&repeated.otherwise, done);
        done.extend(left);
        self.settled(&given, done)
    }

    /// The worlds that may begin a round of a loop, those that end one, and those that leave it.
    fn rounds(
        &mut self,
        body: &[Statement],
        worlds: Vec<World>,
    ) -> (Vec<World>, Vec<World>, Vec<World>) {
        let outside = self.round;
        let (mut known, mut ended, mut left) = (each_held(worlds), Vec::new(), Vec::new());
        let mut fresh = known.clone();
        for _ in 0..MOST_ROUNDS {
            self.rounds += 1;
            self.round = self.rounds;
            self.begin(Around::Loop);
            let mut end = self.scope(body, fresh);
            let exits = self.end();
            end.extend(exits.other);
            left.extend(exits.left);
            ended.extend(end.iter().cloned());
            let begun = known.len();
            known.extend(end);
            known = each_held(known);
            fresh = known.get(begun..).unwrap_or_default().to_vec();
            if fresh.is_empty() {
                break;
            }
        }
        self.is_too_much |= !fresh.is_empty();
        self.round = outside;
        (known, each_held(ended), left)
    }

    pub fn attempt(
        &mut self,
        body: &[Statement],
        handlers: &[Arm],
        last: &[Statement],
        worlds: Vec<World>,
    ) -> Vec<World> {
        let given = self.given.clone();
        self.begin(Around::Try);
        let mut ends = self.scope(body, worlds);
        let Exits { left, other: mut leaving, .. } = self.end();
        let raised = self.settled(&given, left);
        self.begin(Around::Try);
        for handler in handlers {
            let entering = self.disturb(&handler.label, Part::Pattern, raised.clone());
            ends.extend(self.scope(&handler.body, entering));
        }
        let exits = self.end();
        leaving.extend(exits.left.into_iter().chain(exits.other));
        if handlers.is_empty() {
            leaving.extend(raised);
        }
        if last.is_empty() {
            return ends;
        }
        let leaving = self.settled(&given, leaving);
        self.scope(last, leaving);
        self.scope(last, each_once(ends))
    }

    /// Ends the path: by an error, by `return`, or by a jump.
    pub fn leave(&mut self, range: &Range<usize>, worlds: Vec<World>) {
        let code = self.reading.code;
        let first = code.word(range.start);
        if first == "goto" {
            // What is after the label is also reached from here.
            let mut before = code.inside(code.function_of(self.target)).start..self.target;
            let label = code.word(range.start + 1);
            self.is_too_much |= self.spend(before.len())
                && before.any(|at| code.word(at) == label && code.is(at + 1, Sign::Colon));
        }
        let Some(around) = self.exits.iter_mut().rev().find(|one| one.of == Around::Try) else {
            return;
        };
        let left = if first == "return" { &mut around.other } else { &mut around.left };
        left.extend(worlds);
    }

    pub fn begin(&mut self, of: Around) {
        self.exits.push(Exits { of, left: Vec::new(), other: Vec::new() });
    }

    pub fn end(&mut self) -> Exits {
        let nothing = Exits { of: Around::Switch, left: Vec::new(), other: Vec::new() };
        self.exits.pop().unwrap_or(nothing)
    }

    /// Leaves the statement around by `break` or `continue`.
    pub fn break_out(&mut self, range: &Range<usize>, worlds: Vec<World>) {
        let goes_on = self.reading.code.word(range.start) == "continue";
        let is_left = |one: &&mut Exits| match one.of {
            Around::Loop => true,
            Around::Switch => !goes_on,
            Around::Try => false,
        };
        if let Some(exits) = self.exits.iter_mut().rev().find(is_left) {
            let left = if goes_on { &mut exits.other } else { &mut exits.left };
            left.extend(worlds);
        }
        // `break outer` leaves more than the loop around it.
        let label = range.start + 1;
        let code = self.reading.code;
        self.is_too_much |= match code.syntax {
            Syntax::Rust => code.str(label).starts_with('\''),
            _ => range.contains(&label) && !code.word(label).is_empty(),
        };
    }
}
