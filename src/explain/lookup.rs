//! Finds the entries that people mean, however they write them.

use crate::catalogue::{Catalogue, Entry, EntryId, whole_number};

/// What a text leads to.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// Entries that match, each by itself.
    Entries(Vec<EntryId>),
    /// Entries of several enums, asked for as one combination.
    Combination(Vec<EntryId>),
    /// Entries that have the text as a part of a name.
    Candidates(Vec<EntryId>),
    /// Nothing.
    Nothing,
}

/// The fewest letters and digits that can be a part of a name.
const SHORTEST_PART: usize = 3;

/// The most names that are looked for each. What has more words is a line of a log.
const MOST_WORDS: usize = 100;

/// What a text leads to: a name, code, label or number; a name without its prefix or in another way of
/// writing; several of them; a line of a log; or a part of a name. The first kind that matches
/// anything counts.
pub fn find(catalogue: &Catalogue, asked: &str) -> Found {
    let called = ids(catalogue, |_, entry| is_called(entry, asked));
    if !called.is_empty() {
        return Found::Entries(called);
    }
    let alike = alike(catalogue, asked);
    if !alike.is_empty() {
        return Found::Entries(alike);
    }
    let named = all_words(catalogue, asked).unwrap_or_else(|| within(catalogue, asked));
    match named.as_slice() {
        [] => candidates(catalogue, asked),
        [first, rest @ ..] if rest.iter().any(|id| id.kind != first.kind) => {
            Found::Combination(named)
        }
        _ => Found::Entries(named),
    }
}

/// Whether an entry has this name, number, code or label, ignoring case.
pub fn is_called(entry: &Entry, asked: &str) -> bool {
    let number = whole_number(asked).ok();
    let mut names = entry.every_name().chain(entry.public_texts());
    (number.is_some() && number == entry.number)
        || names.any(|name| name.eq_ignore_ascii_case(asked))
}

/// The entries for which `is_meant` holds, which gets the prefix of their enum as well.
fn ids(catalogue: &Catalogue, is_meant: impl Fn(&str, &Entry) -> bool) -> Vec<EntryId> {
    let all = catalogue.every_entry();
    let meant = all.filter(|(id, entry)| is_meant(&catalogue.enumeration(id.kind).prefix, entry));
    meant.map(|(id, _)| id).collect()
}

/// The entries that a word is another way of writing for, with or without the prefix.
fn alike(catalogue: &Catalogue, word: &str) -> Vec<EntryId> {
    let asked = letters(word);
    if asked.is_empty() || word.contains(char::is_whitespace) {
        return Vec::new();
    }
    ids(catalogue, |prefix, entry| {
        entry.every_name().any(|name| {
            let short = name.strip_prefix(prefix).unwrap_or(name);
            letters(name) == asked || letters(short) == asked
        })
    })
}

/// The entries that several words lead to, if each of them leads to one.
fn all_words(catalogue: &Catalogue, asked: &str) -> Option<Vec<EntryId>> {
    let words = asked.split(|sign: char| sign.is_whitespace() || sign == ',');
    let words: Vec<_> = words.filter(|word| !word.is_empty()).take(MOST_WORDS + 1).collect();
    if words.len() > MOST_WORDS {
        return None;
    }
    let mut all = Vec::new();
    for word in words {
        let called = ids(catalogue, |_, entry| is_called(entry, word));
        let found = if called.is_empty() { alike(catalogue, word) } else { called };
        if found.is_empty() {
            return None;
        }
        all.extend(found);
    }
    all.sort_unstable();
    all.dedup();
    Some(all)
}

/// The entries with a name or a code that occurs as a whole word in a line, such as one of a log.
fn within(catalogue: &Catalogue, line: &str) -> Vec<EntryId> {
    let has = |name: &str| {
        line.match_indices(name).any(|(at, _)| {
            let before = line.get(..at).and_then(|before| before.chars().next_back());
            let after = line.get(at + name.len()..).and_then(|after| after.chars().next());
            let joins =
                |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
            !name.is_empty() && !joins(before) && !joins(after)
        })
    };
    ids(catalogue, |_, entry| entry.every_name().chain(entry.code.as_deref()).any(has))
}

/// The entries with a text inside a name; a single one counts as found.
fn candidates(catalogue: &Catalogue, part: &str) -> Found {
    let asked = letters(part);
    if asked.len() < SHORTEST_PART {
        return Found::Nothing;
    }
    let has = |entry: &Entry| entry.every_name().any(|name| letters(name).contains(&asked));
    let found = ids(catalogue, |_, entry| has(entry));
    match found.len() {
        0 => Found::Nothing,
        1 => Found::Entries(found),
        _ => Found::Candidates(found),
    }
}

/// The letters and digits of a name, whatever joins its words.
fn letters(name: &str) -> String {
    let letters = name.chars().filter(|sign| sign.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
