//! The arms of a `switch`, of a `match`, and of a choice that the preprocessor makes.

use std::ops::Range;

use super::super::code::Role;
use super::super::lexer::{Conditional, Kind, Sign};
use super::super::syntax::Syntax;
use super::{Arm, Branch, Reader, Statement};

/// How many tokens are read for the end of an `#if`.
const LONGEST_CHOICE: usize = 1024;

impl Reader<'_> {
    /// The parts of a text between lines of the preprocessor, of which one is compiled.
    pub fn parts(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
        let code = self.code;
        let (mut arms, mut depth, mut start) = (Vec::new(), 0_usize, at + 1);
        let mut is_exhaustive = false;
        for line in code.direct(at..end).take(LONGEST_CHOICE) {
            let Some(Kind::Conditional(choice)) = code.kind(line) else { continue };
            match choice {
                Conditional::If => depth += 1,
                Conditional::Else if depth == 1 => is_exhaustive |= code.str(line).contains("else"),
                Conditional::Else => {}
                Conditional::EndIf => depth -= 1,
            }
            let is_nested = depth > 1 || (depth == 1 && choice == Conditional::EndIf);
            if line == at || is_nested {
                continue;
            }
            arms.push(Arm::new(self.all(start..line)));
            start = line + 1;
            if depth == 0 {
                let branch =
                    Branch { condition: at..at + 1, arms, is_exhaustive, is_switch: false };
                return (Some(Statement::Branch(branch)), start);
            }
        }
        (None, at + 1)
    }

    pub fn switch(&mut self, at: usize, end: usize) -> (Option<Statement>, usize) {
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
        let is_exhaustive =
            code.syntax == Syntax::Rust || code.word(at) == "select" || arms.iter().any(is_default);
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
            let stays = match code.syntax {
                Syntax::Go => code.direct(colon + 1..end).all(|at| code.word(at) != "fallthrough"),
                Syntax::Python => true,
                _ => is_arrow,
            };
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
