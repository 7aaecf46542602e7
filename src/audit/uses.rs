//! How the name of an entry is used: as a value, or in a comparison, a declaration, a table.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::assignments::{declares, plain};
use super::blocks::CONTROLS;
use super::code::{Code, Role};
use super::lexer::{Bracket, Kind, Sign};
use super::syntax::Syntax;
use super::vocabulary::{Meaning, Vocabulary};
use crate::catalogue::{EntryId, EnumKind};

/// How far around a name is read.
const FARTHEST: usize = 64;

/// The most tokens that a bracket around a name may have to be read.
pub const LONGEST_LEVEL: usize = 2048;

/// A name of an entry in a text, and how it is used there.
#[derive(Clone, Copy, Debug)]
pub struct EntryUse {
    pub at: usize,
    pub id: EntryId,
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

/// Calls that compare, in small letters and without underscores.
const COMPARE: &[&str] = &["eq", "ne", "is", "isin", "has", "same", "count", "anyof", "oneof"];

/// The starts of the names of other calls that compare, in the same spelling.
const COMPARE_STARTS: &[&str] = &[
    "equal", "compare", "contains", "includes", "matches", "index", "deepequal", "isequal",
    "issame", "isone",
];

/// The starts of the names of calls that expect something.
const EXPECT: &[&str] = &[
    "expect", "EXPECT", "assert", "ASSERT", "CHECK", "require", "verify", "Expect", "Assert",
    "should",
];

/// Signs that end the part of a group or a statement that a name is in.
const BOUNDARIES: [Sign; 6] =
    [Sign::Comma, Sign::Colon, Sign::Question, Sign::AndOr, Sign::Assign, Sign::FatArrow];

/// Members of types that are not values.
const MEMBERS: &[&str] =
    &["ALL", "ARRAYSIZE", "COUNT", "DESCRIPTOR", "MAX", "MIN", "UNRECOGNIZED", "VALUES"];

/// Words before a condition.
const CONDITIONS: &[&str] = &["if", "elif", "while", "switch", "match"];

/// Words that start a statement which only names things.
const IMPORTS: &[&str] = &["import", "from", "use", "using", "export", "package"];

/// The names of entries in a text, and the words that look like such names.
#[derive(Debug, Default)]
pub struct Uses {
    /// The names of entries, in order.
    pub mentions: Vec<EntryUse>,
    /// The tokens of words that look like the name of an entry but are not, in order.
    pub unknown: Vec<(EnumKind, usize)>,
    /// The words before entries of an enum, such as its type, and the namespaces of the text.
    pub scopes: BTreeSet<(EnumKind, String)>,
}

/// Every name of an entry in a text, and every word that only looks like one.
pub fn named(code: &Code<'_>, vocabulary: &Vocabulary) -> Uses {
    let mut named = Uses::default();
    // The words before names of entries, and those before words that may be such names.
    let (mut heads, mut others) = (HashMap::<&str, HashSet<EntryId>>::new(), Vec::new());
    // What the text imports stands for itself: `import static ferry.JobState.LOST;`.
    let mut imported = HashMap::<&str, EntryId>::new();
    for at in (0..code.tokens.len()).filter(|at| !code.word(*at).is_empty()) {
        let word = code.word(at);
        let scope = code.scope(at);
        let known = imported.get(word).filter(|_| scope.is_empty());
        match known.map(|id| Meaning::Entry(*id)).or_else(|| vocabulary.meaning(word, scope)) {
            Some(Meaning::Entry(id)) => {
                if !scope.is_empty() && is_import(code, &code.statement_of(at)) {
                    imported.insert(word, id);
                }
                heads.entry(vocabulary.before_name(word, scope)).or_default().insert(id);
                named.mentions.push(EntryUse { at, id, usage: usage(code, at) });
            }
            Some(Meaning::Unknown(kind)) => named.unknown.push((kind, at)),
            Some(Meaning::Member(kind)) if is_constant(code, at) => {
                others.push((vocabulary.before_name(word, scope), (kind, at)));
            }
            None if word == "namespace" => {
                let name = code.word(at + 1);
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
    for (head, ids) in heads {
        named.scopes.extend(ids.into_iter().map(|id| (id.kind, head.to_owned())));
    }
    named
}

/// Whether a member of a type is written like its values, and is not called.
fn is_constant(code: &Code<'_>, at: usize) -> bool {
    let word = code.word(at);
    let is_capital = |sign: char| !sign.is_ascii_lowercase();
    let is_variant = matches!(code.syntax, Syntax::Rust | Syntax::Script)
        && word.starts_with(|first: char| first.is_ascii_uppercase());
    let next = code.kind(at + 1);
    let goes_on = matches!(next, Some(Kind::Open(_) | Kind::Sign(Sign::Scope)))
        || (is_variant && code.is(at + 1, Sign::Dot));
    (is_variant || word.chars().all(is_capital)) && !MEMBERS.contains(&word) && !goes_on
}

/// How the entry that a token names is used.
pub fn usage(code: &Code<'_>, at: usize) -> Usage {
    if declares(code, at) {
        return Usage::Declaration;
    }
    if is_compared_by_method(code, at) {
        return Usage::Comparison;
    }
    for (group, inner) in code.values_around(at) {
        let usage = in_segment(code, inner, &code.inside(group), inner == at);
        if let Some(usage) = usage.or_else(|| in_group(code, group)) {
            return usage;
        }
    }
    if code.role(code.home_of(at)) == Role::Enum {
        return Usage::Declaration;
    }
    let (inner, statement) = (code.outermost(at), code.statement_of(at));
    let usage = in_segment(code, inner, &statement, inner == at);
    usage.unwrap_or_else(|| in_statement(code, inner, &statement))
}

fn is_comparing_call(name: &str) -> bool {
    let name = plain(name);
    COMPARE.contains(&name.as_str()) || COMPARE_STARTS.iter().any(|start| name.starts_with(start))
}

/// Whether a method of what a token names compares it: `FULL.equals(why)`, `FULL.name().equals(…)`.
fn is_compared_by_method(code: &Code<'_>, at: usize) -> bool {
    let mut joins = at + 1;
    for _ in 0..FARTHEST {
        let (method, open) = (code.word(joins + 1), joins + 2);
        if !code.joins(joins) || method.is_empty() {
            return false;
        }
        if is_comparing_call(method) && code.is_round(open) {
            return true;
        }
        joins = if code.is_round(open) { code.after(open) } else { open };
    }
    false
}

/// How a name is used, by the signs around it in a group or a statement.
fn in_segment(code: &Code<'_>, at: usize, limits: &Range<usize>, is_name: bool) -> Option<Usage> {
    let Range { start, end } =
        code.stretch(at, limits, |at| code.kind(at).is_some_and(is_boundary));
    let compares = |at: usize| code.is(at, Sign::Compare) || is_comparing_word(code, at);
    if code.direct(start..end).take(2 * FARTHEST).any(compares) || code.word(start) == "case" {
        return Some(Usage::Comparison);
    }
    let is_last = is_name && end == at + 1;
    let is_whole = is_last && code.path_start(at) == start;
    match code.kind(end).filter(|_| end < limits.end) {
        Some(Kind::Sign(Sign::FatArrow)) if code.syntax == Syntax::Rust => Some(Usage::Comparison),
        Some(Kind::Sign(Sign::Colon)) if is_whole => {
            let before = start.checked_sub(1).filter(|before| *before >= limits.start);
            let chooses = before.is_some_and(|at| code.is(at, Sign::Question));
            (!chooses).then_some(Usage::Key)
        }
        Some(Kind::Sign(Sign::Assign)) if is_last => Some(Usage::Declaration),
        _ => None,
    }
}

/// Whether a token ends the part of a group or a statement that a name is looked at with.
fn is_boundary(kind: Kind) -> bool {
    kind == Kind::End || BOUNDARIES.iter().any(|sign| kind == Kind::Sign(*sign))
}

/// Whether a word compares what is before it with what is after it.
fn is_comparing_word(code: &Code<'_>, at: usize) -> bool {
    let word = code.word(at);
    word == "instanceof" || (code.syntax == Syntax::Python && ["in", "is"].contains(&word))
}

/// How a name is used, by the bracket around it and the word before that.
fn in_group(code: &Code<'_>, group: usize) -> Option<Usage> {
    let found = code.get(group);
    let word = code.word_before(found.open);
    let before = found.open.checked_sub(1)?;
    match found.bracket {
        Bracket::Square => {
            let is_index = !word.is_empty() && !CONTROLS.contains(&word) && word != "return"
                || code.closed_at(before).is_some();
            let names =
                [Sign::Assign, Sign::Colon].iter().any(|sign| code.is(found.close + 1, *sign));
            (is_index || names).then_some(Usage::Key)
        }
        Bracket::Curly => None,
        Bracket::Round => {
            let is_macro = code.syntax == Syntax::Rust && code.is(before, Sign::Not);
            let called = if is_macro { before.checked_sub(1)? } else { before };
            let word = code.word(called);
            let expects = |name: &str| EXPECT.iter().any(|start| name.starts_with(start));
            let compares = is_comparing_call(word) || expects(word) || expects(code.scope(called));
            let is_condition =
                CONDITIONS.contains(&word) && code.syntax.has_conditions_in_parentheses();
            (compares || is_condition).then_some(Usage::Comparison)
        }
    }
}

fn is_import(code: &Code<'_>, statement: &Range<usize>) -> bool {
    let first = code.word(statement.start);
    IMPORTS.contains(&first) || (first == "pub" && code.word(statement.start + 1) == "use")
}

/// How a name is used, by the start of its statement.
fn in_statement(code: &Code<'_>, at: usize, statement: &Range<usize>) -> Usage {
    let first = code.word(statement.start);
    if is_import(code, statement) {
        return Usage::Declaration;
    }
    let has = |sign| code.find(statement.start..at, sign).is_some();
    // The labels before a statement belong to it.
    let is_condition = CONDITIONS.contains(&first) && !has(Sign::Colon) && !has(Sign::Assign);
    let is_label = first == "case" && !has(Sign::Colon) && !has(Sign::Arrow);
    let expects = EXPECT.iter().any(|word| first.starts_with(word));
    if is_condition && !code.syntax.has_conditions_in_parentheses() || is_label || expects {
        Usage::Comparison
    } else {
        Usage::Value
    }
}
