//! Parameters of lambdas, which hide variables of the function that have the same name.

use std::ops::Range;

use super::blocks::{CONTROLS, LONGEST_HEADER};
use super::code::{Code, Role};
use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;

impl Code<'_> {
    /// Whether a name at a token is a parameter of a lambda around it, and so no variable of the function.
    pub fn is_bound(&self, at: usize, name: &str) -> bool {
        let function = self.function_of(at);
        let (mut inner, mut group) = (at, self.group_of(at));
        let after = self.get(group).close + 1;
        let is_block = self.is_block(after);
        let before = self.word_before(self.get(group).open);
        let is_head = is_block && !CONTROLS.contains(&before) || self.joins_lambda(after);
        if self.joins_lambda(at + 1) || (is_head && self.is_round(self.get(group).open)) {
            return true;
        }
        for _ in 0..LONGEST_HEADER {
            let is_block = self.role(group) == Role::Block && group != function;
            if is_block && self.has_parameter(self.parameters(group), name) {
                return true;
            }
            let first = self.inside(group).start.max(inner.saturating_sub(LONGEST_HEADER));
            if self.has_parameter(self.lambda(first..inner), name) {
                return true;
            }
            if group == function || group == 0 {
                return false;
            }
            inner = self.get(group).open;
            group = self.get(group).parent;
        }
        false
    }

    /// Whether tokens start a lambda that may run again or later, and sees what variables have then.
    pub fn runs_later(&self, mut tokens: Range<usize>) -> bool {
        match self.syntax {
            Syntax::C => tokens.any(|at| {
                let captures = self.kind(at) == Some(Kind::Open(Bracket::Square))
                    && self.word_before(at).is_empty();
                captures
                    && self.opened_at(at).is_some_and(|group| {
                        self.inside(group).any(|at| self.is(at, Sign::Ampersand))
                    })
            }),
            Syntax::Script => {
                tokens.any(|at| self.is(at, Sign::FatArrow) || self.word(at) == "function")
            }
            Syntax::Go => tokens.any(|at| self.word(at) == "func"),
            Syntax::Python => tokens.any(|at| ["lambda", "def"].contains(&self.word(at))),
            // There they cannot be given anything else.
            Syntax::Java | Syntax::Rust => false,
        }
    }

    /// The parameters of the lambda or function whose body is a block.
    fn parameters(&self, block: usize) -> Range<usize> {
        let header = self.header(block);
        let lambda = self.lambda(header.clone());
        if !lambda.is_empty() || CONTROLS.contains(&self.word(header.start)) {
            return lambda;
        }
        let round = self.direct(header).filter(|at| self.is_round(*at)).last();
        round.map_or(lambda, |open| open..self.after(open))
    }

    /// Whether a sign stands between the parameters of a lambda and its body.
    fn joins_lambda(&self, at: usize) -> bool {
        match self.syntax {
            Syntax::Script => self.is(at, Sign::FatArrow),
            Syntax::Java => self.is(at, Sign::Arrow),
            Syntax::Rust => {
                let before = at.saturating_sub(2);
                let opens = self.str(before) == "|" || self.is(before, Sign::Comma);
                opens && self.str(at) == "|"
            }
            _ => false,
        }
    }

    /// The parameters of a lambda that has no block and whose body starts in a range, with its sign.
    fn lambda(&self, range: Range<usize>) -> Range<usize> {
        let is_python = self.syntax == Syntax::Python;
        let (mut start, mut bar) = (range.end, None);
        while let Some(before) = self.before(start).filter(|before| *before >= range.start) {
            let parts = self.is(before, Sign::Comma) && !is_python && bar.is_none();
            if parts || self.ends_statement(before) {
                break;
            }
            start = before;
            match self.syntax {
                Syntax::Python if self.word(before) == "lambda" => return before..range.end,
                Syntax::Rust if self.str(before) == "|" => match bar {
                    Some(bar) => return before..bar,
                    None => bar = Some(before + 1),
                },
                // `name => …` and `(name, name) => …`
                Syntax::Java | Syntax::Script if self.joins_lambda(before) => {
                    return self.before(before).unwrap_or(before)..before + 1;
                }
                _ => {}
            }
        }
        range.end..range.end
    }

    /// Whether a name is declared in the head of a function: nothing but a type, a value or the end of
    /// it follows.
    fn has_parameter(&self, head: Range<usize>, name: &str) -> bool {
        let follows = |at: usize| match self.kind(at) {
            Some(Kind::Close(_)) => true,
            Some(Kind::Sign(sign)) if sign != Sign::Other => true,
            Some(Kind::Word) => self.syntax == Syntax::Go,
            _ => self.str(at) == "|",
        };
        head.clone().any(|at| self.word(at) == name && follows(at + 1))
    }
}
