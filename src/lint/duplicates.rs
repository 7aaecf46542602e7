//! Finds texts and labels that were copied from one entry to another.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::descriptions::words;
use super::subject::Subject;
use crate::catalogue::{Catalogue, Entry, EnumKind, Owner, Prose, Role};
use crate::diagnostic::{Diagnostic, codes};

/// Descriptions with at least this many words count as duplicates even if one word differs.
const LONG: usize = 8;

pub fn near_duplicate_prose(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let prose = &subject.catalogue.prose;
    let owned =
        |role: Role| prose.iter().filter(move |text| text.role == role && text.owner.is_some());
    let mut found = pasted(subject, owned(Role::Description), "say what is particular to each");
    let help = "write it once under `notes`, and use its name in both places";
    found.extend(pasted(subject, owned(Role::Note), help));
    found
}

/// Finds labels that two entries of the same enum have.
pub fn duplicate_label(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalogue = subject.catalogue;
    let mut first: HashMap<(EnumKind, &str), &Entry> = HashMap::new();
    let mut found = Vec::new();
    for (id, entry) in catalogue.every_entry() {
        let Some(label) = &entry.label else { continue };
        let before = *first.entry((id.kind, label)).or_insert(entry);
        if std::ptr::eq(before, entry) {
            continue;
        }
        let place = |entry: &Entry| catalogue.files.place(&entry.span);
        let message = format!("`{label}` is also the label of another entry");
        let duplicate = Diagnostic::new(codes::DUPLICATE_LABEL, place(entry), message)
            .with_other(place(before), "first here");
        found.push(duplicate.with_help("say what is particular to each"));
    }
    found
}

/// A diagnostic for each text that repeats an earlier one.
fn pasted<'p>(
    subject: &Subject<'_>,
    texts: impl Iterator<Item = &'p Prose>,
    help: &str,
) -> Vec<Diagnostic> {
    let mut seen: HashMap<u64, &Prose> = HashMap::new();
    let mut found = Vec::new();
    for text in texts.filter(|text| !text.text.is_empty()) {
        let keys = keys(&text.text, own_words(subject.catalogue, text).as_ref());
        let mut first = None;
        for key in keys {
            let earlier = *seen.entry(key).or_insert(text);
            if !std::ptr::eq(earlier, text) {
                first.get_or_insert(earlier);
            }
        }
        if let Some(first) = first {
            let message = "this text, or almost the same one, is used elsewhere too";
            let place = subject.place_of(text);
            let duplicate = Diagnostic::new(codes::NEAR_DUPLICATE_PROSE, place, message)
                .with_other(subject.place_of(first), "first here");
            found.push(duplicate.with_help(help));
        }
    }
    found
}

/// The words in the name of the entry or capability that a description belongs to. `None` for other
/// texts: they are duplicates only if they have exactly the same words.
fn own_words(catalogue: &Catalogue, text: &Prose) -> Option<HashSet<String>> {
    if text.role != Role::Description {
        return None;
    }
    let names = match text.owner? {
        Owner::Entry(id) => catalogue[id].names.iter().collect(),
        Owner::Capability(id) => vec![catalogue[id].name.as_str()],
    };
    Some(names.into_iter().flat_map(words).collect())
}

/// Hashes of a text, which find duplicates without comparing every pair. Two texts share a hash if
/// they have the same words, or if they are long descriptions that differ in one word. It does not
/// count if that word is a number or part of the entry's `own` name: then the difference is real.
fn keys(text: &str, own: Option<&HashSet<String>>) -> Vec<u64> {
    let words: Vec<String> = words(text).collect();
    let hashes: Vec<u64> = words.iter().map(hash).collect();
    let whole = hash(&hashes);
    let Some(own) = own.filter(|_| words.len() >= LONG) else { return vec![whole] };
    let before = running(hashes.iter());
    let mut after = running(hashes.iter().rev());
    after.reverse();
    // Leave out each word in turn: hash the words before it together with the words after it.
    let pairs = before.iter().zip(after.iter().skip(1)).zip(&words);
    let is_telling = |word: &str| own.contains(word) || word.chars().all(char::is_numeric);
    let nearly = pairs.filter(|(_, word)| !is_telling(word)).map(|(pair, _)| hash(&pair));
    nearly.chain([whole]).collect()
}

/// Running hashes: the item at index `n` is the hash of the first `n` words.
fn running<'w>(words: impl Iterator<Item = &'w u64>) -> Vec<u64> {
    let mut last = 0;
    let hashes = words.map(|word| {
        last = hash(&(last, word));
        last
    });
    std::iter::once(0).chain(hashes).collect()
}

fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
