//! How the name of an entry is used: as a value, or in a comparison, a declaration, a table.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::blocks::{Blocks, CONTROLS, Role};
use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;
use super::vocabulary::{Id, Meaning, Vocabulary};
use crate::catalogue::EnumKind;

/// How far around a name is read.
const FARTHEST: usize = 64;

/// How many brackets around a name are read.
pub const MOST_LEVELS: usize = 32;

/// How many tokens the longest of them has.
pub const LONGEST_LEVEL: usize = 2048;

/// A name of an entry in a text.
#[derive(Clone, Copy, Debug)]
pub struct Mention {
    /// The token.
    pub at: usize,
    /// The entry.
    pub id: Id,
    /// How it is used.
    pub usage: Usage,
}

/// How a name is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Usage {
    /// It is the value of something.
    Value,
    /// Something is compared with it.
    Comparison,
    /// It is declared, or imported.
    Declaration,
    /// Something is looked up by it.
    Key,
}

/// Calls that compare, or that expect.
const COMPARE: &[&str] = &[
    "equals",
    "Equals",
    "equal",
    "Equal",
    "eq",
    "ne",
    "compareTo",
    "compare",
    "contains",
    "Contains",
    "containsKey",
    "contains_key",
    "containsAny",
    "includes",
    "has",
    "count",
    "matches",
    "is",
    "DeepEqual",
    "indexOf",
    "same",
    "isSameAs",
    "isEqualTo",
    "isIn",
    "Is",
    "Eq",
    "Ne",
    "any_of",
    "one_of",
    "isOneOf",
];

/// What the names of calls start with that expect something.
const EXPECT: &[&str] = &[
    "expect", "EXPECT", "assert", "ASSERT", "CHECK", "require", "verify", "Expect", "Assert",
    "should",
];

/// What types have beside their values.
const MEMBERS: &[&str] =
    &["ALL", "ARRAYSIZE", "COUNT", "DESCRIPTOR", "MAX", "MIN", "UNRECOGNIZED", "VALUES"];

/// Words before a condition.
const CONDITIONS: &[&str] = &["if", "elif", "while", "switch", "match"];

/// Words that start a statement which only names things.
const IMPORTS: &[&str] = &["import", "from", "use", "using", "export", "package"];

/// The names of entries in a text, and the words that are like them.
#[derive(Debug, Default)]
pub struct Named {
    /// The names of entries, in order.
    pub mentions: Vec<Mention>,
    /// The words that are like the name of an entry and are none, by their tokens, in order.
    pub unknown: Vec<(EnumKind, usize)>,
    /// What entries of an enum stand after, such as its type, and the namespaces of the text.
    pub scopes: BTreeSet<(EnumKind, String)>,
}

/// Every name of an entry in a text, and every word that is like one and is none.
#[must_use]
pub fn named(blocks: &Blocks<'_>, vocabulary: &Vocabulary) -> Named {
    let tree = blocks.tree;
    let mut named = Named::default();
    // What stands before the names of entries here, and before words that may be such names.
    let (mut heads, mut others) = (HashMap::<&str, HashSet<Id>>::new(), Vec::new());
    for at in 0..tree.tokens.len() {
        let word = tree.word(at);
        if word.is_empty() {
            continue;
        }
        let scope = scope(blocks, at);
        match vocabulary.meaning(word, scope) {
            Some(Meaning::Entry(id)) => {
                heads.entry(vocabulary.head(word, scope)).or_default().insert(id);
                named.mentions.push(Mention { at, id, usage: usage(blocks, at) });
            }
            Some(Meaning::Unknown(kind)) => named.unknown.push((kind, at)),
            Some(Meaning::Member(kind)) if is_constant(blocks, at) => {
                others.push((vocabulary.head(word, scope), (kind, at)));
            }
            None if word == "namespace" => {
                let name = tree.word(at + 1);
                named.scopes.extend(EnumKind::ALL.map(|kind| (kind, name.to_owned())));
            }
            Some(Meaning::Member(_)) | None => {}
        }
    }
    // One entry may also be a member of another type with the same name; two show that it is this type.
    let is_known = |head: &str| heads.get(head).is_some_and(|ids| ids.len() > 1);
    let others = others.into_iter().filter(|(head, _)| is_known(head));
    named.unknown.extend(others.map(|(_, unknown)| unknown));
    named.unknown.sort_by_key(|(_, at)| *at);
    let of_entries = |(head, ids): (&str, HashSet<Id>)| {
        ids.into_iter().map(|(kind, _)| (kind, head.to_owned())).collect::<BTreeSet<_>>()
    };
    named.scopes.extend(heads.into_iter().flat_map(of_entries));
    named
}

/// Whether a member of a type is written like its values, and is not called.
fn is_constant(blocks: &Blocks<'_>, at: usize) -> bool {
    let tree = blocks.tree;
    let word = tree.word(at);
    let is_capital = |sign: char| !sign.is_ascii_lowercase();
    let is_variant = matches!(tree.syntax, Syntax::Rust | Syntax::Script)
        && word.starts_with(|first: char| first.is_ascii_uppercase());
    let next = tree.kind(at + 1);
    let goes_on = matches!(next, Some(Kind::Open(_) | Kind::Sign(Sign::Scope)))
        || (is_variant && tree.is(at + 1, Sign::Dot));
    (is_variant || word.chars().all(is_capital)) && !MEMBERS.contains(&word) && !goes_on
}

/// The word that a word stands after, with a `::` or a dot between them.
pub fn scope<'t>(blocks: &Blocks<'t>, at: usize) -> &'t str {
    let tree = blocks.tree;
    let joins = |at| tree.is(at, Sign::Scope) || tree.is(at, Sign::Dot);
    at.checked_sub(2).filter(|scope| joins(scope + 1)).map_or("", |scope| tree.word(scope))
}

/// The first token of the path that a word ends: `a::b.c`.
pub fn path_start(blocks: &Blocks<'_>, at: usize) -> usize {
    let tree = blocks.tree;
    let mut start = at;
    for _ in 0..FARTHEST {
        let Some(sign) = start.checked_sub(1) else { break };
        let joins = [Sign::Scope, Sign::Dot, Sign::Arrow].iter().any(|of| tree.is(sign, *of));
        let Some(before) = tree.before(sign).filter(|_| joins) else { break };
        start = match (tree.kind(before), before.checked_sub(1)) {
            // A call, or an element: its name stands before the bracket.
            (Some(Kind::Open(_)), Some(name)) if !tree.word(name).is_empty() => name,
            (Some(Kind::Open(_) | Kind::Word | Kind::Literal), _) => before,
            _ => sign,
        };
    }
    start
}

/// How the entry that a token names is used.
pub fn usage(blocks: &Blocks<'_>, at: usize) -> Usage {
    let tree = blocks.tree;
    let (mut inner, mut group) = (at, tree.group_of(at));
    let mut is_name = true;
    for _ in 0..MOST_LEVELS {
        if group == 0 || blocks.role(group) != Role::Value {
            break;
        }
        let inside = tree.inside(group);
        if let Some(usage) = in_segment(blocks, inner, &inside, is_name) {
            return usage;
        }
        if let Some(usage) = in_group(blocks, group, inner) {
            return usage;
        }
        is_name = false;
        inner = tree.get(group).open;
        group = tree.get(group).parent;
    }
    if blocks.role(group) == Role::Enum {
        return Usage::Declaration;
    }
    let statement = blocks.statement_of(at);
    if let Some(usage) = in_segment(blocks, inner, &statement, is_name) {
        return usage;
    }
    in_statement(blocks, inner, &statement, is_name)
}

/// What the signs around a name say, in a group or a statement.
fn in_segment(
    blocks: &Blocks<'_>,
    at: usize,
    limits: &Range<usize>,
    is_name: bool,
) -> Option<Usage> {
    let tree = blocks.tree;
    let is_boundary = |at: usize| tree.kind(at).is_some_and(is_boundary);
    let mut start = at;
    for _ in 0..FARTHEST {
        match tree.before(start).filter(|before| *before >= limits.start && !is_boundary(*before)) {
            Some(before) => start = before,
            None => break,
        }
    }
    let right = tree.direct(at..limits.end).take(FARTHEST).find(|at| is_boundary(*at));
    let end = right.unwrap_or(limits.end);
    let compares = |at: usize| tree.is(at, Sign::Compare) || is_comparing_word(blocks, at);
    if tree.direct(start..end).take(2 * FARTHEST).any(compares) || tree.word(start) == "case" {
        return Some(Usage::Comparison);
    }
    let after = right.filter(|at| *at < limits.end)?;
    let is_whole = is_name && path_start(blocks, at) == start && end == at + 1;
    let before = start.checked_sub(1).filter(|before| *before >= limits.start);
    match tree.kind(after) {
        Some(Kind::Sign(Sign::FatArrow)) if tree.syntax == Syntax::Rust => Some(Usage::Comparison),
        Some(Kind::Sign(Sign::Colon)) if is_whole => {
            let chooses = before.is_some_and(|at| tree.is(at, Sign::Question));
            (!chooses).then_some(Usage::Key)
        }
        Some(Kind::Sign(Sign::Assign)) if is_whole => Some(Usage::Declaration),
        _ => None,
    }
}

/// Whether a token ends the part of a group or a statement that a name is looked at with.
fn is_boundary(kind: Kind) -> bool {
    match kind {
        Kind::End => true,
        Kind::Sign(sign) => matches!(
            sign,
            Sign::Comma
                | Sign::Colon
                | Sign::Question
                | Sign::Junction
                | Sign::Assign
                | Sign::FatArrow
        ),
        _ => false,
    }
}

/// Whether a word compares what stands before it with what stands after it.
fn is_comparing_word(blocks: &Blocks<'_>, at: usize) -> bool {
    match blocks.tree.word(at) {
        "instanceof" => true,
        "in" | "is" => blocks.tree.syntax == Syntax::Python,
        _ => false,
    }
}

/// What the bracket around a name says, and what stands before it.
fn in_group(blocks: &Blocks<'_>, group: usize, inner: usize) -> Option<Usage> {
    let tree = blocks.tree;
    let found = tree.get(group);
    let before = found.open.checked_sub(1);
    let word = before.map_or("", |at| tree.word(at));
    match found.bracket {
        Bracket::Square => {
            let is_index = !word.is_empty() && !CONTROLS.contains(&word) && word != "return"
                || before.is_some_and(|at| tree.closed_at(at).is_some());
            let names =
                [Sign::Assign, Sign::Colon].iter().any(|sign| tree.is(found.close + 1, *sign));
            (is_index || names).then_some(Usage::Key)
        }
        Bracket::Curly => None,
        Bracket::Round => {
            let is_macro =
                tree.syntax == Syntax::Rust && before.is_some_and(|at| tree.is(at, Sign::Not));
            let at = if is_macro { before?.checked_sub(1)? } else { before? };
            let word = tree.word(at);
            let scope = scope(blocks, at);
            let expects = |name: &str| EXPECT.iter().any(|start| name.starts_with(start));
            if COMPARE.contains(&word) || expects(word) || expects(scope) {
                return Some(Usage::Comparison);
            }
            if CONDITIONS.contains(&word) && tree.syntax.has_conditions_in_parentheses() {
                return Some(Usage::Comparison);
            }
            let declares = tree.syntax == Syntax::Go && ["const", "import"].contains(&word);
            let starts = inner == found.open + 1
                || inner.checked_sub(1).is_some_and(|at| tree.kind(at) == Some(Kind::End));
            (declares && (starts || word == "import")).then_some(Usage::Declaration)
        }
    }
}

/// What the start of a statement says.
fn in_statement(blocks: &Blocks<'_>, at: usize, statement: &Range<usize>, is_name: bool) -> Usage {
    let tree = blocks.tree;
    let first = tree.word(statement.start);
    if IMPORTS.contains(&first) || (first == "pub" && tree.word(statement.start + 1) == "use") {
        return Usage::Declaration;
    }
    let starts = |word: &str| {
        // The labels before a statement belong to it.
        word == first && tree.find(statement.start..at, Sign::Colon).is_none()
    };
    let gives = tree.find(statement.start..at, Sign::Assign).is_some();
    let is_bare = !tree.syntax.has_conditions_in_parentheses();
    if CONDITIONS.iter().any(|word| starts(word)) && is_bare && !gives {
        return Usage::Comparison;
    }
    let labels = first == "case" && {
        let ends = |at: &usize| tree.is(*at, Sign::Colon) || tree.is(*at, Sign::Arrow);
        !tree.direct(statement.start..at).any(|at| ends(&at))
    };
    if labels || EXPECT.iter().any(|word| first.starts_with(word)) {
        return Usage::Comparison;
    }
    let declares = is_name && at == statement.start && tree.syntax == Syntax::Go;
    if declares && !tree.word(at + 1).is_empty() { Usage::Declaration } else { Usage::Value }
}
