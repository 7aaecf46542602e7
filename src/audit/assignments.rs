//! What statements give to variables: by `=`, by a declaration, or by a setter of an object.

use std::ops::Range;

use super::blocks::{Blocks, CONTROLS};
use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;
use super::uses::path_start;

/// A variable, or a field of one, that is given a value.
#[derive(Clone, Debug)]
pub struct Assignment {
    /// Its name; that of a field starts with its object and a dot.
    pub variable: String,
    /// The tokens of the value; none where it is only declared.
    pub value: Range<usize>,
}

/// The start of the names of setters.
const SETTERS: &[&str] = &["set", "with", "add"];

/// Words that can stand before a name and are no types.
pub const NO_TYPES: &[&str] = &[
    "new",
    "return",
    "throw",
    "else",
    "delete",
    "case",
    "goto",
    "operator",
    "co_return",
    "co_await",
];

/// How many bytes the path of an object has at most.
const LONGEST_PATH: usize = 160;

/// What a statement gives to variables, in order.
#[must_use]
pub fn assignments(blocks: &Blocks<'_>, statement: &Range<usize>) -> Vec<Assignment> {
    let tree = blocks.tree;
    let mut found = Vec::new();
    if let Some(assign) = tree.find(statement.clone(), Sign::Assign) {
        let mut value = assign + 1..statement.end;
        while let Some(next) = tree.find(value.clone(), Sign::Assign) {
            value.start = next + 1;
        }
        given(blocks, statement.start..assign, value, &mut found);
    } else {
        found.extend(declared(blocks, statement));
    }
    found.extend(set(blocks, statement));
    found
}

/// Gives a value to what stands before the sign; to each of several its part of the value.
fn given(
    blocks: &Blocks<'_>,
    target: Range<usize>,
    value: Range<usize>,
    found: &mut Vec<Assignment>,
) {
    let tree = blocks.tree;
    let Some(last) = target.end.checked_sub(1).filter(|last| *last >= target.start) else { return };
    let annotated = matches!(tree.syntax, Syntax::Rust | Syntax::Script | Syntax::Python);
    let colon = tree.find(target.clone(), Sign::Colon).filter(|_| annotated);
    let last = colon.map_or(last, |colon| colon.saturating_sub(1).max(target.start));
    let targets = match tree.closed_at(last) {
        Some(group)
            if tree.before(last + 1).is_some_and(|open| is_pattern(blocks, open, &target)) =>
        {
            tree.split(tree.inside(group), Sign::Comma)
        }
        Some(_) => return,
        None if matches!(tree.syntax, Syntax::Go | Syntax::Python) => {
            tree.split(target.start..last + 1, Sign::Comma)
        }
        None => std::iter::once(target.start..last + 1).collect(),
    };
    let whole = match (targets.len(), tree.opened_at(value.start)) {
        (2.., Some(group)) if tree.after(value.start) == value.end => tree.inside(group),
        _ => value.clone(),
    };
    let values = tree.split(whole, Sign::Comma);
    for (index, target) in targets.iter().enumerate() {
        let Some(at) = target.end.checked_sub(1).filter(|at| !tree.word(*at).is_empty()) else {
            continue;
        };
        let value = match targets.len() {
            1 => value.clone(),
            several if several == values.len() => values.get(index).cloned().unwrap_or(0..0),
            // Each of them depends on it, but nothing says how.
            _ => value.end..value.end + 1,
        };
        found.push(Assignment { variable: variable(blocks, at), value });
    }
}

/// Whether a group on the left of a sign is a pattern, as in `let (a, b) = …`.
fn is_pattern(blocks: &Blocks<'_>, open: usize, target: &Range<usize>) -> bool {
    let before = open.checked_sub(1).filter(|before| *before >= target.start);
    let word = before.map_or("", |before| blocks.tree.word(before));
    before.is_none() || ["let", "const", "var", "auto", "mut"].contains(&word)
}

/// A variable that is declared by a type and a name, with or without arguments.
fn declared(blocks: &Blocks<'_>, statement: &Range<usize>) -> Option<Assignment> {
    let tree = blocks.tree;
    let first = tree.word(statement.start);
    if ["let", "var", "const"].contains(&first) && tree.syntax != Syntax::C {
        let is_mut = usize::from(tree.word(statement.start + 1) == "mut");
        let at = statement.start + 1 + is_mut;
        let name = tree.word(at);
        return (!name.is_empty()).then(|| Assignment { variable: name.to_owned(), value: 0..0 });
    }
    if !matches!(tree.syntax, Syntax::C | Syntax::Java) || first.is_empty() {
        return None;
    }
    let last = statement.end.checked_sub(1)?;
    let (name, value) = match tree.closed_at(last) {
        // `Type name(value)`
        Some(group) if tree.syntax == Syntax::C => {
            (tree.get(group).open.checked_sub(1)?, tree.inside(group))
        }
        Some(_) => return None,
        None => (last, 0..0),
    };
    let word = tree.word(name);
    let is_name = name > statement.start && !word.is_empty() && !CONTROLS.contains(&word);
    let before = name.checked_sub(1)?;
    let has_type = match tree.kind(before) {
        Some(Kind::Word) => !NO_TYPES.contains(&tree.word(before)),
        Some(Kind::Sign(Sign::Other)) => tree.str(before) == ">" || tree.str(before) == "*",
        _ => false,
    };
    (is_name && has_type).then(|| Assignment { variable: tree.word(name).to_owned(), value })
}

/// What setters give to the fields of an object.
fn set(blocks: &Blocks<'_>, statement: &Range<usize>) -> Vec<Assignment> {
    let tree = blocks.tree;
    let mut found = Vec::new();
    let mut chained: Option<(usize, String)> = None;
    for open in tree.direct(statement.clone()) {
        let is_call = tree.kind(open) == Some(Kind::Open(Bracket::Round));
        let Some(name) = open.checked_sub(1).filter(|_| is_call) else { continue };
        let Some(field) = field_of(blocks, tree.word(name)) else { continue };
        let start = path_start(blocks, name).max(statement.start);
        let object = match &chained {
            Some((of, object)) if *of == start => object.clone(),
            _ if start < name => normal(tree.text, &tree.bytes(&(start..name.saturating_sub(1)))),
            _ => String::new(),
        };
        chained = Some((start, object.clone()));
        if let Some(group) = tree.opened_at(open).filter(|_| start < name) {
            found.push(Assignment {
                variable: format!("{object}.{field}"),
                value: tree.inside(group),
            });
        }
    }
    found
}

/// The field that a setter sets, by its name.
#[must_use]
pub fn field_of(blocks: &Blocks<'_>, setter: &str) -> Option<String> {
    if blocks.setters.iter().any(|known| known == setter) {
        return Some(plain(setter));
    }
    let rest = SETTERS.iter().find_map(|start| {
        setter.get(..start.len())?.eq_ignore_ascii_case(start).then(|| setter.get(start.len()..))?
    })?;
    let is_part = rest.starts_with(|first: char| first == '_' || first.is_ascii_uppercase());
    (is_part && rest.len() > 1).then(|| plain(rest))
}

/// The name of the variable whose path ends at a word.
#[must_use]
pub fn variable(blocks: &Blocks<'_>, at: usize) -> String {
    let tree = blocks.tree;
    let start = path_start(blocks, at);
    if start == at {
        return tree.word(at).to_owned();
    }
    let object = normal(tree.text, &tree.bytes(&(start..at.saturating_sub(1))));
    let own = ["this", "self"].contains(&object.as_str());
    if own { tree.word(at).to_owned() } else { format!("{object}.{}", plain(tree.word(at))) }
}

/// A path without blanks, in one spelling.
fn normal(text: &str, bytes: &Range<usize>) -> String {
    let written = text.get(bytes.clone()).filter(|path| path.len() <= LONGEST_PATH);
    let written = written.unwrap_or_default().replace("->", ".");
    written.chars().filter(|sign| !sign.is_whitespace()).collect()
}

/// The name of a field, in one spelling.
fn plain(name: &str) -> String {
    name.chars().filter(|sign| *sign != '_').map(|sign| sign.to_ascii_lowercase()).collect()
}
