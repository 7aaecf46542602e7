//! The statements of a function: what is always done, what is done on some paths, and what ends a path.

mod arms;

use std::ops::Range;

use super::blocks::LONGEST_STATEMENT;
use super::code::{Code, Role};
use super::lexer::{Conditional, Kind, Sign};
use super::syntax::Syntax;

/// How deep nested statements are read.
const DEEPEST: usize = 64;

/// Calls that end the program.
const EXITS: &[&str] = &[
    "abort", "exit", "_exit", "EXIT", "Fatal", "Fatalf", "todo", "unimplemented", "unreachable",
    "UNREACHABLE",
];

/// A statement. All of it is given by the indexes of tokens.
#[derive(Debug)]
pub enum Statement {
    /// Something is done.
    Simple(Range<usize>),
    /// One of several arms is taken.
    Branch(Branch),
    /// Something is done any number of times.
    Loop(Repeated),
    /// Something is tried.
    Try {
        body: Vec<Statement>,
        /// What is done instead of the rest of the body, labelled by the errors.
        handlers: Vec<Arm>,
        /// What is done at the end in any case.
        last: Vec<Statement>,
    },
    /// Statements in a block of their own.
    Block(Vec<Statement>),
    /// The path ends: `return`, `throw` and the like.
    Leave(Range<usize>),
    /// The loop or the choice around it ends: `break`, `continue`.
    Break(Range<usize>),
}

/// A loop.
#[derive(Debug)]
pub struct Repeated {
    /// What is before the body.
    pub head: Range<usize>,
    pub test: Test,
    pub body: Vec<Statement>,
    /// What is done after the last round unless `break` ended it: `else` of Python.
    pub otherwise: Vec<Statement>,
}

/// When a loop decides whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// Before each round.
    Before,
    /// After each round.
    After,
    /// Never: it is left from inside.
    Never,
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
    /// An arm without a label.
    pub fn new(body: Vec<Statement>) -> Self {
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
            "" if code.kind(at) == Some(Kind::Conditional(Conditional::If)) => self.parts(at, end),
            "" if matches!(code.kind(at), Some(Kind::End | Kind::Conditional(_))) => (None, at + 1),
            _ if self.is_label(at) => (None, at + 2),
            "if" | "elif" => self.choice(at, end),
            "for" | "while" | "loop" | "do" => self.repeated(at, end),
            "switch" | "match" | "select" => self.switch(at, end),
            "try" => self.attempt(at, end),
            "else" | "finally" | "unsafe" => (None, self.after_colon(at + 1)),
            "async" if code.syntax == Syntax::Python => (None, at + 1),
            "with" | "synchronized" if self.block_at(self.head(at, end).1).is_some() => {
                let (head, from) = self.head(at, end);
                let (body, next) = self.body(from, end);
                let all = std::iter::once(Statement::Simple(head)).chain(body).collect();
                (Some(Statement::Block(all)), next)
            }
            _ if self.is_exit(at, end) => self.simple(at, end, Statement::Leave),
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

    /// Whether a word only names the statement after it.
    fn is_label(&self, at: usize) -> bool {
        let code = self.code;
        let is_name = !code.word(at).is_empty() || code.str(at).starts_with('\'');
        is_name && code.is(at + 1, Sign::Colon) && code.syntax != Syntax::Python
    }

    /// Whether a statement calls what ends the program.
    fn is_exit(&self, at: usize, end: usize) -> bool {
        let code = self.code;
        let mut direct = code.direct(at..self.end_of_simple(at, end));
        let open = direct.find(|at| code.is_round(*at));
        let called = open.map_or("", |open| code.word_before(open));
        let of_macro = open.map_or("", |open| code.word_before(open.saturating_sub(1)));
        EXITS.contains(&called) || (code.syntax == Syntax::Rust && EXITS.contains(&of_macro))
    }

    /// `foreach (...) {` and its like, which are macros of C. What follows may be done any number of times.
    fn is_macro_loop(&self, at: usize, end: usize) -> bool {
        let code = self.code;
        let is_call = code.is_round(at + 1);
        let after = code.after(at + 1);
        let is_word = !code.word(at).is_empty();
        code.syntax == Syntax::C
            && is_word
            && is_call
            && after < end
            && !["decltype", "typeof", "__attribute__", "alignas"].contains(&code.word(at))
            && (self.block_at(after).is_some() || !code.word(after).is_empty())
    }

    /// The end of a statement that is not made of others.
    fn end_of_simple(&self, start: usize, end: usize) -> usize {
        let code = self.code;
        let mut at = start;
        while at < end && code.kind(at) != Some(Kind::End) {
            let was_block = self.block_at(at).is_some();
            at = code.after(at);
            let next = code.word(at);
            // `if (full) state = LOST` and a line break before `else`.
            if next == "else" && code.syntax == Syntax::Script {
                break;
            }
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
        let is_endless = match code.word(at) {
            "for" => head.clone().all(|at| code.kind(at) == Some(Kind::End)),
            "while" => {
                let is_alone = head.len() == 1 || code.is(head.start + 1, Sign::Colon);
                is_alone && ["true", "True", "1"].contains(&code.str(head.start))
            }
            word => word == "loop",
        };
        let test = match code.word(at) {
            _ if is_endless => Test::Never,
            "do" => Test::After,
            _ => Test::Before,
        };
        let (body, mut next) = self.body(from, end);
        let mut otherwise = Vec::new();
        if code.syntax == Syntax::Python && code.word(next) == "else" && next < end {
            (otherwise, next) = self.body(self.after_colon(next + 1), end);
        }
        (Some(Statement::Loop(Repeated { head, test, body, otherwise })), next)
    }

    fn attempt(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let code = self.code;
        let mut from = self.after_colon(at + 1);
        // What is opened for it.
        let opened =
            code.opened_at(from).filter(|_| code.is_round(from)).map(|group| code.inside(group));
        from = if opened.is_some() { code.after(from) } else { from };
        let (mut body, mut next) = self.body(from, end);
        body.splice(0..0, opened.map(Statement::Simple));
        let (mut handlers, mut last) = (Vec::new(), Vec::new());
        while next < end && ["catch", "except"].contains(&code.word(next)) {
            let mut direct = code.direct(next + 1..end).take(LONGEST_STATEMENT);
            let block = direct.find(|at| self.block_at(*at).is_some());
            let (handler, after) = self.body(block.unwrap_or(next + 1), end);
            let label = next + 1..block.unwrap_or(next + 1);
            handlers.push(Arm { label, ..Arm::new(handler) });
            next = after;
        }
        if next < end && code.word(next) == "else" {
            let (rest, after) = self.body(self.after_colon(next + 1), end);
            body.extend(rest);
            next = after;
        }
        if next < end && code.word(next) == "finally" {
            (last, next) = self.body(self.after_colon(next + 1), end);
        }
        (Some(Statement::Try { body, handlers, last }), next)
    }
}
