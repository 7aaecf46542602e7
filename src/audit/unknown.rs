//! Words that look like names of entries but are not: the type that each may belong to, and those that a
//! text itself declares as something else.

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use super::assignments::declares;
use super::code::Code;
use super::uses::{EntryUse, Uses};
use super::vocabulary::{Meaning, Vocabulary};
use crate::catalogue::EnumKind;

/// A word, or the text of a string, that looks like an entry of an enum but names none.
#[derive(Debug)]
pub struct Unknown {
    /// The enum.
    pub kind: EnumKind,
    /// The word, in bytes.
    pub span: Range<usize>,
    /// The type before it, if that is not known to be the enum, in bytes.
    pub scope: Option<Range<usize>>,
}

/// The unknown words of a text.
pub fn words<'n>(
    code: &'n Code<'_>,
    vocabulary: &'n Vocabulary,
    named: &'n Uses,
) -> impl Iterator<Item = Unknown> + 'n {
    let bytes = |at: usize| code.bytes(&(at..at + 1));
    named.unknown.iter().map(move |(kind, at)| {
        let scope = code.scope(*at);
        // A package, a namespace or an object is not what an entry belongs to.
        let is_type = scope.starts_with(|first: char| first.is_uppercase());
        let is_other = is_type && !vocabulary.is_type(scope, *kind);
        let scope = at.checked_sub(2).filter(|_| is_other).map(bytes);
        Unknown { kind: *kind, span: bytes(*at), scope }
    })
}

/// The unknown words that a text declares as something else than an entry.
pub fn declared(
    code: &Code<'_>,
    vocabulary: &Vocabulary,
    named: &Uses,
    macros: &[Range<usize>],
) -> BTreeSet<String> {
    let declares = |at: &usize| declares(code, *at);
    let unknown: Vec<_> = named.unknown.iter().filter(|(_, at)| declares(at)).collect();
    let mut words = macros_beside_the_enum(code.text, vocabulary, macros);
    if unknown.is_empty() {
        return words;
    }
    // A word that is declared beside entries was meant to be one.
    let entries = named.mentions.iter().filter(|mention| declares(&mention.at));
    let row = |mention: &EntryUse| (mention.id.kind, code.group_of(mention.at));
    let rows: HashSet<(EnumKind, usize)> = entries.map(row).collect();
    for (kind, at) in unknown {
        let group = code.group_of(*at);
        let mut near = code.header(group).chain(code.statement_of(*at));
        if !rows.contains(&(*kind, group))
            && !near.any(|at| vocabulary.is_type(code.word(at), *kind))
        {
            words.insert(code.word(*at).to_owned());
        }
    }
    words
}

/// The unknown words that macros define, except of enums whose own entries are macros in the same text.
fn macros_beside_the_enum(
    text: &str,
    vocabulary: &Vocabulary,
    macros: &[Range<usize>],
) -> BTreeSet<String> {
    let words = || macros.iter().filter_map(|span| text.get(span.clone()));
    let entries = words().filter_map(|word| match vocabulary.meaning(word, "")? {
        Meaning::Entry(id) => Some(id.kind),
        Meaning::Unknown(_) | Meaning::Member(_) => None,
    });
    let entries: HashSet<EnumKind> = entries.collect();
    let is_other = |word: &&str| match vocabulary.meaning(word, "") {
        Some(Meaning::Unknown(kind)) => !entries.contains(&kind),
        _ => false,
    };
    words().filter(is_other).map(str::to_owned).collect()
}
