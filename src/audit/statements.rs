//! The statements of a function: what is always done, what is done on some paths, and what ends a path.

use std::ops::Range;

use super::blocks::LONGEST_STATEMENT;
use super::code::{Code, Role};
use super::lexer::{Kind, Sign};
use super::syntax::Syntax;

/// How deep nested statements are read.
const DEEPEST: usize = 64;

/// A statement. All of it is given by the indexes of tokens.
#[derive(Debug)]
pub enum Statement {
    /// Something is done.
    Simple(Range<usize>),
    /// One of several arms is taken.
    Branch(Branch),
    /// Something is done any number of times.
    Loop {
        /// What is before the body.
        head: Range<usize>,
        body: Vec<Statement>,
    },
    /// Statements in a block of their own.
    Block(Vec<Statement>),
    /// The path ends: `return`, `throw` and the like.
    Leave(Range<usize>),
    /// The loop or the choice around it ends: `break`, `continue`.
    Break(Range<usize>),
}

/// A choice between arms.
#[derive(Debug)]
pub struct Branch {
    /// What decides.
    pub condition: Range<usize>,
    pub arms: Vec<Arm>,
    /// Whether one of them is always taken.
    pub is_exhaustive: bool,
    /// Whether it is a `switch` or a `match`, whose arms compare the condition with values.
    pub is_switch: bool,
}

/// An arm of a choice.
#[derive(Debug)]
pub struct Arm {
    /// The values that lead to it, if the choice is between values.
    pub label: Range<usize>,
    /// What is done.
    pub body: Vec<Statement>,
    /// Whether the next one is entered at its end.
    pub falls_through: bool,
}

impl Arm {
    fn new(body: Vec<Statement>) -> Self {
        Self { label: 0..0, body, falls_through: false }
    }
}

/// The statements of a range of tokens.
pub fn statements(code: &Code<'_>, range: Range<usize>) -> Vec<Statement> {
    Reader { code, depth: 0 }.all(range)
}

struct Reader<'b> {
    code: &'b Code<'b>,
    depth: usize,
}

impl Reader<'_> {
    fn all(&mut self, range: Range<usize>) -> Vec<Statement> {
        let mut found = Vec::new();
        let mut at = range.start;
        self.depth += 1;
        while at < range.end && self.depth < DEEPEST {
            let (statement, next) = self.one(at, range.end);
            found.extend(statement);
            at = next.max(at + 1);
        }
        self.depth -= 1;
        found
    }

    /// The statement that starts at a token, and the token after it.
    fn one(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let code = self.code;
        if let Some(group) = self.block_at(at) {
            let body = self.all(code.inside(group));
            return (Some(Statement::Block(body)), code.after(at));
        }
        match code.word(at) {
            "" if matches!(code.kind(at), Some(Kind::End | Kind::Conditional(_))) => (None, at + 1),
            "if" | "elif" => self.choice(at, end),
            "for" | "while" | "loop" | "do" => self.repeated(at, end),
            "switch" | "match" | "select" => self.switch(at, end),
            "try" => self.attempt(at, end),
            "else" | "finally" | "unsafe" => (None, at + 1),
            "return" | "throw" | "raise" | "goto" | "panic" => {
                self.simple(at, end, Statement::Leave)
            }
            "break" | "continue" => self.simple(at, end, Statement::Break),
            _ if self.is_macro_loop(at, end) => self.repeated(at, end),
            _ => self.simple(at, end, Statement::Simple),
        }
    }

    fn simple(
        &self,
        at: usize,
        end: usize,
        statement: fn(Range<usize>) -> Statement,
    ) -> (Option<Statement>, usize) {
        let to = self.end_of_simple(at, end);
        (Some(statement(at..to)), to)
    }

    fn block_at(&self, at: usize) -> Option<usize> {
        let is_block = |group: &usize| matches!(self.code.role(*group), Role::Block | Role::Arms);
        self.code.opened_at(at).filter(is_block)
    }

    /// `foreach (...) {` and its like, which are macros of C.
    fn is_macro_loop(&self, at: usize, end: usize) -> bool {
        let code = self.code;
        let is_call = code.is_round(at + 1);
        let after = code.after(at + 1);
        let is_word = !code.word(at).is_empty();
        code.syntax == Syntax::C
            && is_word
            && is_call
            && after < end
            && self.block_at(after).is_some()
    }

    /// The end of a statement that is not made of others.
    fn end_of_simple(&self, start: usize, end: usize) -> usize {
        let code = self.code;
        let mut at = start;
        while at < end && code.kind(at) != Some(Kind::End) {
            let was_block = self.block_at(at).is_some();
            at = code.after(at);
            let next = code.word(at);
            if was_block && !next.is_empty() && !["else", "as", "catch"].contains(&next) {
                break;
            }
        }
        at.min(end)
    }

    /// What is between a word such as `if` and its body, and where the body starts.
    fn head(&self, at: usize, end: usize) -> (Range<usize>, usize) {
        let code = self.code;
        let mut from = at + 1;
        if code.syntax.has_conditions_in_parentheses() {
            if code.word(from) == "constexpr" || code.word(from) == "await" {
                from += 1;
            }
            if let Some(group) = code.opened_at(from) {
                return (code.inside(group), code.after(from).min(end));
            }
        }
        let is_body =
            |at: &usize| self.block_at(*at).is_some() || code.kind(*at) == Some(Kind::End);
        let mut direct = code.direct(from..end).take(LONGEST_STATEMENT);
        let mut body = direct.find(is_body).unwrap_or(end);
        // Go has statements before the condition.
        for _ in 0..2 {
            if code.syntax != Syntax::Go || code.kind(body) != Some(Kind::End) || body >= end {
                break;
            }
            let next = code.direct(body + 1..end).take(LONGEST_STATEMENT).find(is_body);
            body = next.unwrap_or(end);
        }
        (from..body, body)
    }

    /// The body at a token: a block, or one statement.
    fn body(&mut self, at: usize, end: usize) -> (Vec<Statement>, usize) {
        let code = self.code;
        if let Some(group) = self.block_at(at) {
            return (self.all(code.inside(group)), code.after(at).min(end));
        }
        self.depth += 1;
        let (statement, next) =
            if self.depth < DEEPEST && at < end { self.one(at, end) } else { (None, at + 1) };
        self.depth -= 1;
        (statement.into_iter().collect(), next)
    }

    /// The token after the colon that Python has before a block.
    fn after_colon(&self, at: usize) -> usize {
        let code = self.code;
        let has = code.syntax == Syntax::Python && code.is(at, Sign::Colon);
        if has { at + 1 } else { at }
    }

    fn choice(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let code = self.code;
        let (condition, from) = self.head(at, end);
        let (body, mut next) = self.body(from, end);
        let mut arms = vec![Arm::new(body)];
        if code.kind(next) == Some(Kind::End) && code.word(next + 1) == "else" {
            next += 1;
        }
        let mut is_exhaustive = false;
        let other = match code.word(next) {
            "elif" => Some(next),
            "else" => Some(self.after_colon(next + 1)),
            _ => None,
        };
        if let Some(other) = other.filter(|_| next < end) {
            let (body, after) = self.body(other, end);
            (next, is_exhaustive) = (after, true);
            arms.push(Arm::new(body));
        }
        let branch = Branch { condition, arms, is_exhaustive, is_switch: false };
        (Some(Statement::Branch(branch)), next)
    }

    fn repeated(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let code = self.code;
        let (head, from) = if ["do", "loop"].contains(&code.word(at)) {
            (at + 1..at + 1, at + 1)
        } else {
            self.head(at, end)
        };
        let (body, next) = self.body(from, end);
        (Some(Statement::Loop { head, body }), next)
    }

    fn attempt(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let code = self.code;
        let mut from = self.after_colon(at + 1);
        if code.is_round(from) {
            from = code.after(from);
        }
        let (body, mut next) = self.body(from, end);
        let mut arms = vec![Arm::new(body)];
        while next < end && ["catch", "except"].contains(&code.word(next)) {
            let mut direct = code.direct(next + 1..end).take(LONGEST_STATEMENT);
            let block = direct.find(|at| self.block_at(*at).is_some());
            let (body, after) = self.body(block.unwrap_or(next + 1), end);
            arms.push(Arm::new(body));
            next = after;
        }
        let branch = Branch { condition: at..at, arms, is_exhaustive: true, is_switch: false };
        (Some(Statement::Branch(branch)), next)
    }

    fn switch(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let code = self.code;
        let (condition, from) = self.head(at, end);
        let Some(group) = code.opened_at(from) else {
            return self.simple(at, end, Statement::Simple);
        };
        let inside = code.inside(group);
        let arms = match self.code.role(group) {
            Role::Arms => self.arms_of_rust(inside),
            _ => self.arms(inside),
        };
        let is_default = |arm: &Arm| {
            let label = arm.label.clone();
            ["default", "_"].iter().any(|word| code.word(label.start) == *word)
                || code.word(label.start + 1) == "_"
        };
        let is_exhaustive = code.syntax == Syntax::Rust || arms.iter().any(is_default);
        let branch = Branch { condition, arms, is_exhaustive, is_switch: true };
        (Some(Statement::Branch(branch)), code.after(from).min(end))
    }

    /// The arms of a `switch`, or of a `match` of Python.
    fn arms(&mut self, inside: Range<usize>) -> Vec<Arm> {
        let code = self.code;
        let is_label = |at: &usize| ["case", "default"].contains(&code.word(*at));
        let starts: Vec<usize> = code.direct(inside.clone()).filter(is_label).collect();
        let mut arms = Vec::new();
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(inside.end);
            let is_end = |at: &usize| code.is(*at, Sign::Colon) || code.is(*at, Sign::Arrow);
            let colon = code.direct(*start..end).find(is_end).unwrap_or(*start);
            let is_arrow = code.is(colon, Sign::Arrow);
            let stays = is_arrow || matches!(code.syntax, Syntax::Go | Syntax::Python);
            let body = self.all(colon + 1..end);
            arms.push(Arm { label: *start..colon, body, falls_through: !stays });
        }
        arms
    }

    fn arms_of_rust(&mut self, inside: Range<usize>) -> Vec<Arm> {
        let code = self.code;
        let mut arms = Vec::new();
        let mut at = inside.start;
        while let Some(arrow) = code.find(at..inside.end, Sign::FatArrow) {
            let from = arrow + 1;
            let (body, next) = if self.block_at(from).is_some() {
                self.body(from, inside.end)
            } else {
                let end = code.find(from..inside.end, Sign::Comma).unwrap_or(inside.end);
                (self.all(from..end), end)
            };
            arms.push(Arm { label: at..arrow, body, falls_through: false });
            at = next + usize::from(code.is(next, Sign::Comma));
        }
        arms
    }
}
