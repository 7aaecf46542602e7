//! Parameters of lambdas, which hide variables of the function that have the same name.

use std::ops::Range;

use super::blocks::{Blocks, CONTROLS, LONGEST_HEADER, Role};
use super::lexer::{Kind, Sign};
use super::syntax::Syntax;

impl Blocks<'_> {
    /// Whether a name at a token is a parameter of a lambda around it, and so no variable of the function.
    pub fn is_bound(&self, at: usize, name: &str) -> bool {
        let tree = self.tree;
        let function = self.function_of(at);
        let (mut inner, mut group) = (at, tree.group_of(at));
        let after = tree.get(group).close + 1;
        let is_block = tree.opened_at(after).is_some_and(|block| self.role(block) == Role::Block);
        let before = tree.word_before(tree.get(group).open);
        let is_head = is_block && !CONTROLS.contains(&before) || self.joins_lambda(after);
        if self.joins_lambda(at + 1) || (is_head && tree.is_round(tree.get(group).open)) {
            return true;
        }
        for _ in 0..LONGEST_HEADER {
            let is_block = self.role(group) == Role::Block && group != function;
            if is_block && self.has_parameter(self.parameters(group), name) {
                return true;
            }
            let first = tree.inside(group).start.max(inner.saturating_sub(LONGEST_HEADER));
            if self.has_parameter(self.lambda(first..inner), name) {
                return true;
            }
            if group == function || group == 0 {
                return false;
            }
            inner = tree.get(group).open;
            group = tree.get(group).parent;
        }
        false
    }

    /// The parameters of the lambda or function whose body is a block.
    fn parameters(&self, block: usize) -> Range<usize> {
        let (tree, header) = (self.tree, self.header(block));
        let lambda = self.lambda(header.clone());
        if !lambda.is_empty() || CONTROLS.contains(&tree.word(header.start)) {
            return lambda;
        }
        let round = tree.direct(header).filter(|at| tree.is_round(*at)).last();
        round.map_or(lambda, |open| open..tree.after(open))
    }

    /// Whether a sign stands between the parameters of a lambda and its body.
    fn joins_lambda(&self, at: usize) -> bool {
        match self.tree.syntax {
            Syntax::Script => self.tree.is(at, Sign::FatArrow),
            Syntax::Java => self.tree.is(at, Sign::Arrow),
            Syntax::Rust => {
                let before = at.saturating_sub(2);
                let opens = self.tree.str(before) == "|" || self.tree.is(before, Sign::Comma);
                opens && self.tree.str(at) == "|"
            }
            _ => false,
        }
    }

    /// The parameters of a lambda that has no block and whose body starts in a range, with its sign.
    fn lambda(&self, range: Range<usize>) -> Range<usize> {
        let tree = self.tree;
        let is_python = tree.syntax == Syntax::Python;
        let (mut start, mut bar) = (range.end, None);
        while let Some(before) = tree.before(start).filter(|before| *before >= range.start) {
            let parts = tree.is(before, Sign::Comma) && !is_python && bar.is_none();
            if parts || self.ends_statement(before) {
                break;
            }
            start = before;
            match tree.syntax {
                Syntax::Python if tree.word(before) == "lambda" => return before..range.end,
                Syntax::Rust if tree.str(before) == "|" => match bar {
                    Some(bar) => return before..bar,
                    None => bar = Some(before + 1),
                },
                // `name => …` and `(name, name) => …`
                Syntax::Java | Syntax::Script if self.joins_lambda(before) => {
                    return tree.before(before).unwrap_or(before)..before + 1;
                }
                _ => {}
            }
        }
        range.end..range.end
    }

    /// Whether a name is declared in the head of a function: nothing but a type, a value or the end of
    /// it follows.
    fn has_parameter(&self, head: Range<usize>, name: &str) -> bool {
        let tree = self.tree;
        let follows = |at: usize| match tree.kind(at) {
            Some(Kind::Close(_)) => true,
            Some(Kind::Sign(sign)) if sign != Sign::Other => true,
            Some(Kind::Word) => tree.syntax == Syntax::Go,
            _ => tree.str(at) == "|",
        };
        head.clone().any(|at| tree.word(at) == name && follows(at + 1))
    }
}
