//! What the functions of a text return.

use std::collections::HashMap;
use std::ops::Range;

use super::code::Code;
use super::decisions::{Choice, Decision, Fixed};
use super::lexer::Kind;
use super::statements::{Statement, statements};
use super::syntax::Syntax;
use super::uses::{EntryUse, Usage};
use super::values::{Alternative, Fact, MOST, Reading};
use crate::catalogue::{EnumKind, PerKind};

impl<'r> Reading<'r> {
    /// What values are read from, and what the functions of the text return.
    pub fn new(code: &'r Code<'r>, mentions: &'r [EntryUse]) -> Self {
        let mut reading = Self { code, mentions, returns: HashMap::new(), fixed: Fixed::of(code) };
        let mut returns: HashMap<&'r str, Vec<Alternative>> = HashMap::new();
        for mention in mentions.iter().filter(|mention| mention.usage == Usage::Value) {
            if let Some(name) = reading.returning(mention.at)
                && !returns.contains_key(name)
                && let Some(definition) = code.defined(name, mention.at)
            {
                returns.insert(name, reading.returned(definition.body));
            }
        }
        reading.returns = returns;
        reading
    }

    /// The name of the function that returns what is at a token.
    pub fn returning(&self, at: usize) -> Option<&'r str> {
        let code = self.code;
        let statement = code.statement_of(at);
        let is_last = code.syntax == Syntax::Rust && code.kind(statement.end) != Some(Kind::End);
        if code.word(statement.start) != "return" && !is_last {
            return None;
        }
        // A reason that is returned with its state is a site there, and not where the function is called.
        let kinds = self.kinds(&statement);
        let is_site =
            kinds[EnumKind::Reasons] && (kinds[EnumKind::States] || kinds[EnumKind::Sources]);
        code.name_around(at).filter(|_| !is_site)
    }

    /// What a function can return.
    fn returned(&self, body: usize) -> Vec<Alternative> {
        let read = statements(self.code, self.code.inside(body));
        let mut found = Vec::new();
        self.gather(&read, true, &mut found);
        let several = found.len() > 1;
        let mut values = Vec::new();
        for (index, range) in found.into_iter().enumerate().take(MOST) {
            for mut value in self.evaluate(range, &|_| None) {
                if several {
                    let step = Choice::new(Decision::Returns(body), index);
                    value.path.insert(0, step);
                }
                values.push(value);
            }
        }
        values
    }

    fn gather(&self, read: &[Statement], is_tail: bool, found: &mut Vec<Range<usize>>) {
        let code = self.code;
        for (index, statement) in read.iter().enumerate() {
            let is_last = is_tail && index + 1 == read.len();
            match statement {
                Statement::Leave(range) if code.word(range.start) == "return" => {
                    found.push(range.start + 1..range.end);
                }
                Statement::Simple(range) if is_last && code.syntax == Syntax::Rust => {
                    found.push(range.clone());
                }
                Statement::Branch(branch) => {
                    for arm in &branch.arms {
                        self.gather(&arm.body, is_last, found);
                    }
                }
                Statement::Loop(repeated) => {
                    self.gather(&repeated.body, false, found);
                    self.gather(&repeated.otherwise, false, found);
                }
                Statement::Try { body, handlers, last } => {
                    let handlers = handlers.iter().map(|handler| &handler.body);
                    for block in std::iter::once(body).chain(handlers).chain([last]) {
                        self.gather(block, is_last, found);
                    }
                }
                Statement::Block(body) => self.gather(body, is_last, found),
                _ => {}
            }
        }
    }

    /// The enums whose entries the function can return that a token calls.
    pub fn returned_kinds(&self, at: usize) -> PerKind<bool> {
        let called = self.returns.get(self.code.word(at)).filter(|_| self.is_call(at));
        let values = called.map(Vec::as_slice).unwrap_or_default();
        PerKind::from_fn(|kind| {
            values.iter().any(|value| matches!(value.held[kind], Fact::Known(_)))
        })
    }
}
