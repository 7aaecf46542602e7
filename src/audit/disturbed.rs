//! The variables whose value may change in a way that is not followed.

use std::ops::Range;

use super::assignments::{is_assigned, is_change, is_declared, plain, takes_address};
use super::code::Code;
use super::lexer::Sign;
use super::syntax::Syntax;

/// What some tokens are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A statement, whose own assignments are followed.
    Statement,
    /// The condition of a choice.
    Condition,
    /// What is before the body of a loop.
    Head,
    /// What a value is matched with.
    Pattern,
}

/// The starts of the names of methods that change the whole object, in small letters.
const CHANGES: &[&str] = &["assign", "clear", "copyfrom", "mergefrom", "parse", "reset", "swap"];

/// The words that end the path of such a variable.
pub fn disturbed(code: &Code<'_>, range: &Range<usize>, part: Part) -> Vec<usize> {
    let is_word = |at: &usize| !code.word(*at).is_empty();
    let bound = range.start..bound_until(code, range, part);
    let mut found: Vec<usize> = bound.filter(is_word).collect();
    let mut direct = code.direct(range.clone()).peekable();
    let first = code.find(range.clone(), Sign::Assign);
    for at in range.clone() {
        let is_direct = direct.next_if_eq(&at).is_some();
        let before = at.checked_sub(1).filter(|before| *before >= range.start);
        if is_assigned(code, at) {
            // `state ??= LOST`
            let is_choice =
                before.is_some_and(|at| code.is(at, Sign::AndOr) || code.str(at) == "??");
            let before = if is_choice { at.checked_sub(2) } else { before };
            let is_own =
                is_direct && !is_choice && (code.syntax != Syntax::Rust || first == Some(at));
            let is_followed = (part == Part::Statement && is_own) || is_declared(code, at);
            found.extend(before.filter(|_| !is_followed));
        } else if is_change(code, at) {
            found.extend(before);
            found.push(at + 1);
        } else if takes_address(code, at) {
            let first = at + 1 + usize::from(code.word(at + 1) == "mut");
            found.push(path_end(code, first));
        } else if is_reference(code, at) {
            found.extend((at + 3..range.end).filter(is_word));
        } else if ["as", "nonlocal"].contains(&code.word(at)) && code.syntax == Syntax::Python {
            found.push(at + 1);
        } else if code.is_round(at) {
            found.extend(before.into_iter().flat_map(|method| changed_by_call(code, method)));
        }
    }
    found
}

/// The end of what binds variables: of a pattern, or of what is before the value in a condition or a head.
fn bound_until(code: &Code<'_>, range: &Range<usize>, part: Part) -> usize {
    let binds = |at: &usize| is_assigned(code, *at) || (part == Part::Head && is_in(code, *at));
    match part {
        Part::Pattern => range.end,
        Part::Statement => range.start,
        Part::Condition | Part::Head => range.clone().rev().find(binds).unwrap_or(range.start),
    }
}

/// What a call of a method may change: its object, and in `swap` its arguments.
fn changed_by_call(code: &Code<'_>, method: usize) -> Vec<usize> {
    let name = plain(code.word(method));
    let arguments = code.opened_at(method + 1).filter(|_| name == "swap");
    let arguments = arguments.map_or(0..0, |group| code.inside(group));
    let changes = CHANGES.iter().any(|start| name.starts_with(start));
    let joins = method.checked_sub(1).filter(|at| changes && code.joins(*at));
    let object = joins.and_then(|joins| joins.checked_sub(1));
    arguments.filter(|at| !code.word(*at).is_empty()).chain(object).collect()
}

/// Whether a token is between the variable of a loop and what it takes.
fn is_in(code: &Code<'_>, at: usize) -> bool {
    let is_colon = matches!(code.syntax, Syntax::C | Syntax::Java) && code.is(at, Sign::Colon);
    is_colon || ["in", "of"].contains(&code.word(at))
}

/// Whether a sign declares a reference, through which others can be changed.
fn is_reference(code: &Code<'_>, at: usize) -> bool {
    let is_constant = code
        .direct(code.statement_of(at))
        .take_while(|before| *before < at)
        .any(|at| code.word(at) == "const");
    code.syntax == Syntax::C
        && code.is(at, Sign::Ampersand)
        && !code.word_before(at).is_empty()
        && !code.word(at + 1).is_empty()
        && code.is(at + 2, Sign::Assign)
        && !is_constant
}

/// The last word of the path that starts at a token.
fn path_end(code: &Code<'_>, start: usize) -> usize {
    let mut end = start;
    while code.joins(end + 1) && !code.word(end + 2).is_empty() {
        end += 2;
    }
    end
}
