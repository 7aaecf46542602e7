//! The statements of a function: what is always done, what is done or not, and what ends the way.

use std::ops::Range;

use super::blocks::{Blocks, LONGEST_STATEMENT, Role};
use super::lexer::{Kind, Sign};
use super::syntax::Syntax;

/// How deep statements are read that stand in each other.
const DEEPEST: usize = 64;

/// A statement. All of it is given by the indexes of tokens.
#[derive(Debug)]
pub enum Statement {
    /// Something is done.
    Simple(Range<usize>),
    /// One of some ways is taken.
    Branch(Branch),
    /// Something is done any number of times.
    Loop {
        /// What stands before the body.
        head: Range<usize>,
        /// The body.
        body: Vec<Statement>,
    },
    /// Statements in a block of their own.
    Block(Vec<Statement>),
    /// The way ends: `return`, `throw` and the like.
    Leave(Range<usize>),
    /// The loop or the choice around it ends: `break`, `continue`.
    Break(Range<usize>),
}

/// A choice between ways.
#[derive(Debug)]
pub struct Branch {
    /// What decides.
    pub condition: Range<usize>,
    /// The ways.
    pub arms: Vec<Arm>,
    /// Whether one of them is always taken.
    pub is_exhaustive: bool,
    /// Whether it is a `switch` or a `match`, whose arms compare the condition with values.
    pub is_switch: bool,
}

/// A way of a choice.
#[derive(Debug)]
pub struct Arm {
    /// The values that lead to it, where the choice is between values.
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
pub fn statements(blocks: &Blocks<'_>, range: Range<usize>) -> Vec<Statement> {
    Reader { blocks, depth: 0 }.all(range)
}

struct Reader<'b> {
    blocks: &'b Blocks<'b>,
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
        let tree = self.blocks.tree;
        if let Some(group) = tree.opened_at(at).filter(|_| self.has_block_at(at)) {
            let body = self.all(tree.inside(group));
            return (Some(Statement::Block(body)), tree.after(at));
        }
        match tree.word(at) {
            "" if matches!(tree.kind(at), Some(Kind::End | Kind::Choice(_))) => (None, at + 1),
            "if" | "elif" => self.choice(at, end),
            "for" | "while" | "loop" | "do" => self.repeated(at, end),
            "switch" | "match" | "select" => self.switch(at, end),
            "try" => self.attempt(at, end),
            "else" | "finally" | "unsafe" => (None, at + 1),
            "return" | "throw" | "raise" | "goto" | "panic" => {
                let to = self.end_of_simple(at, end);
                (Some(Statement::Leave(at..to)), to)
            }
            "break" | "continue" => {
                let to = self.end_of_simple(at, end);
                (Some(Statement::Break(at..to)), to)
            }
            _ if self.is_macro_loop(at, end) => self.repeated(at, end),
            _ => {
                let to = self.end_of_simple(at, end);
                (Some(Statement::Simple(at..to)), to)
            }
        }
    }

    fn has_block_at(&self, at: usize) -> bool {
        let group = self.blocks.tree.opened_at(at);
        group.is_some_and(|group| matches!(self.blocks.role(group), Role::Block | Role::Arms))
    }

    /// `foreach (...) {` and its like, which are macros of C.
    fn is_macro_loop(&self, at: usize, end: usize) -> bool {
        let tree = self.blocks.tree;
        let is_call = tree.is_round(at + 1);
        let after = tree.after(at + 1);
        let is_word = !tree.word(at).is_empty();
        tree.syntax == Syntax::C && is_word && is_call && after < end && self.has_block_at(after)
    }

    /// The end of a statement that is not made of others.
    fn end_of_simple(&self, start: usize, end: usize) -> usize {
        let tree = self.blocks.tree;
        let mut at = start;
        while at < end && tree.kind(at) != Some(Kind::End) {
            let was_block = self.has_block_at(at);
            at = tree.after(at);
            let next = tree.word(at);
            if was_block && !next.is_empty() && !["else", "as", "catch"].contains(&next) {
                break;
            }
        }
        at.min(end)
    }

    /// What stands between a word such as `if` and its body, and where the body starts.
    fn head(&self, at: usize, end: usize) -> (Range<usize>, usize) {
        let tree = self.blocks.tree;
        let mut from = at + 1;
        if tree.syntax.has_conditions_in_parentheses() {
            if tree.word(from) == "constexpr" || tree.word(from) == "await" {
                from += 1;
            }
            if let Some(group) = tree.opened_at(from) {
                return (tree.inside(group), tree.after(from).min(end));
            }
        }
        let is_body = |at: &usize| self.has_block_at(*at) || tree.kind(*at) == Some(Kind::End);
        let mut direct = tree.direct(from..end).take(LONGEST_STATEMENT);
        let mut body = direct.find(is_body).unwrap_or(end);
        // Go has statements before the condition.
        for _ in 0..2 {
            if tree.syntax != Syntax::Go || tree.kind(body) != Some(Kind::End) || body >= end {
                break;
            }
            let next = tree.direct(body + 1..end).take(LONGEST_STATEMENT).find(is_body);
            body = next.unwrap_or(end);
        }
        (from..body, body)
    }

    /// The body at a token: a block, or one statement.
    fn body(&mut self, at: usize, end: usize) -> (Vec<Statement>, usize) {
        let tree = self.blocks.tree;
        if let Some(group) = tree.opened_at(at).filter(|_| self.has_block_at(at)) {
            return (self.all(tree.inside(group)), tree.after(at).min(end));
        }
        self.depth += 1;
        let (statement, next) =
            if self.depth < DEEPEST && at < end { self.one(at, end) } else { (None, at + 1) };
        self.depth -= 1;
        (statement.into_iter().collect(), next)
    }

    /// The token after the colon that Python has before a block.
    fn after_colon(&self, at: usize) -> usize {
        let tree = self.blocks.tree;
        let has = tree.syntax == Syntax::Python && tree.is(at, Sign::Colon);
        if has { at + 1 } else { at }
    }

    fn choice(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let tree = self.blocks.tree;
        let (condition, from) = self.head(at, end);
        let (body, mut next) = self.body(from, end);
        let mut arms = vec![Arm::new(body)];
        if tree.kind(next) == Some(Kind::End) && tree.word(next + 1) == "else" {
            next += 1;
        }
        let mut is_exhaustive = false;
        let other = match tree.word(next) {
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
        let tree = self.blocks.tree;
        let (head, from) = if ["do", "loop"].contains(&tree.word(at)) {
            (at + 1..at + 1, at + 1)
        } else {
            self.head(at, end)
        };
        let (body, next) = self.body(from, end);
        (Some(Statement::Loop { head, body }), next)
    }

    fn attempt(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let tree = self.blocks.tree;
        let mut from = self.after_colon(at + 1);
        if tree.is_round(from) {
            from = tree.after(from);
        }
        let (body, mut next) = self.body(from, end);
        let mut arms = vec![Arm::new(body)];
        while next < end && ["catch", "except"].contains(&tree.word(next)) {
            let head = next;
            let block = tree
                .direct(head + 1..end)
                .take(LONGEST_STATEMENT)
                .find(|at| self.has_block_at(*at));
            let (body, after) = self.body(block.unwrap_or(head + 1), end);
            arms.push(Arm::new(body));
            next = after;
        }
        let is_exhaustive = true;
        let branch = Branch { condition: at..at, arms, is_exhaustive, is_switch: false };
        (Some(Statement::Branch(branch)), next)
    }

    fn switch(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let tree = self.blocks.tree;
        let (condition, from) = self.head(at, end);
        let Some(group) = tree.opened_at(from) else {
            let to = self.end_of_simple(at, end);
            return (Some(Statement::Simple(at..to)), to);
        };
        let inside = tree.inside(group);
        let arms = match self.blocks.role(group) {
            Role::Arms => self.arms_of_rust(inside),
            _ => self.arms(inside),
        };
        let is_default = |arm: &Arm| {
            let label = arm.label.clone();
            ["default", "_"].iter().any(|word| tree.word(label.start) == *word)
                || tree.word(label.start + 1) == "_"
        };
        let is_exhaustive = tree.syntax == Syntax::Rust || arms.iter().any(is_default);
        let branch = Branch { condition, arms, is_exhaustive, is_switch: true };
        (Some(Statement::Branch(branch)), tree.after(from).min(end))
    }

    /// The arms of a `switch`, or of a `match` of Python.
    fn arms(&mut self, inside: Range<usize>) -> Vec<Arm> {
        let tree = self.blocks.tree;
        let is_label = |at: &usize| ["case", "default"].contains(&tree.word(*at));
        let starts: Vec<usize> = tree.direct(inside.clone()).filter(is_label).collect();
        let mut arms = Vec::new();
        for (index, start) in starts.iter().enumerate() {
            let end = starts.get(index + 1).copied().unwrap_or(inside.end);
            let is_end = |at: &usize| tree.is(*at, Sign::Colon) || tree.is(*at, Sign::Arrow);
            let colon = tree.direct(*start..end).find(is_end).unwrap_or(*start);
            let is_arrow = tree.is(colon, Sign::Arrow);
            let stays = is_arrow || matches!(tree.syntax, Syntax::Go | Syntax::Python);
            let body = self.all(colon + 1..end);
            arms.push(Arm { label: *start..colon, body, falls_through: !stays });
        }
        arms
    }

    fn arms_of_rust(&mut self, inside: Range<usize>) -> Vec<Arm> {
        let tree = self.blocks.tree;
        let mut arms = Vec::new();
        let mut at = inside.start;
        while let Some(arrow) = tree.find(at..inside.end, Sign::FatArrow) {
            let from = arrow + 1;
            let (body, next) = if self.has_block_at(from) {
                self.body(from, inside.end)
            } else {
                let end = tree.find(from..inside.end, Sign::Comma).unwrap_or(inside.end);
                (self.all(from..end), end)
            };
            arms.push(Arm { label: at..arrow, body, falls_through: false });
            at = next + usize::from(tree.is(next, Sign::Comma));
        }
        arms
    }
}
