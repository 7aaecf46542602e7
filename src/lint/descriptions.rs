//! Finds entries without a description or a first release, and descriptions that only repeat the
//! name.

use std::collections::{HashMap, HashSet};

use super::subject::Subject;
use crate::catalogue::{Entry, Owner, Role, Stage};
use crate::diagnostic::{Diagnostic, codes};

pub fn missing_description(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let described = |entry: &Entry| !entry.description.is_empty();
    let prose = subject.catalogue.prose.iter();
    let empty = prose.filter(|text| text.role == Role::Description && text.text.is_empty());
    let empty: HashMap<_, _> = empty.map(|text| (text.owner, &text.span)).collect();
    let entries = subject.catalogue.every_entry();
    entries
        .filter(|(.., entry)| !described(entry) && entry.lifecycle.stage != Stage::Removed)
        .map(|(id, entry)| {
            let message = format!("`{}` has no description", entry.names.first());
            let (span, help) = match empty.get(&Some(Owner::Entry(id))) {
                Some(span) => (*span, "write a sentence that says what happened"),
                None => (&entry.span, "add `description:` with a sentence that says what happened"),
            };
            subject.finding(codes::MISSING_DESCRIPTION, span, message).with_help(help)
        })
        .collect()
}

pub fn missing_since(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let entries = subject.catalogue.every_entry();
    entries
        .filter(|(.., entry)| entry.since.is_none())
        .map(|(.., entry)| {
            let message = format!("`{}` has no `since`", entry.names.first());
            subject
                .finding(codes::MISSING_SINCE, &entry.span, message)
                .with_help("add `since:` with the first release that has it")
        })
        .collect()
}

/// The number of entries, for [`super::Rule::among`].
pub fn entries(subject: &Subject<'_>) -> usize {
    subject.catalogue.every_entry().count()
}

/// Words that do not count when a description is compared with a name, in the order of the alphabet.
const FILLERS: &[&str] = &[
    "a", "an", "and", "are", "as", "at", "be", "because", "been", "by", "due", "for", "from",
    "happened", "has", "have", "in", "indicates", "is", "it", "its", "means", "occurred", "of",
    "on", "or", "reason", "source", "state", "that", "the", "there", "this", "to", "was", "were",
    "when", "which", "will", "with",
];

pub fn restates_name(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalogue = subject.catalogue;
    let mut found = Vec::new();
    for prose in catalogue.prose.iter().filter(|prose| prose.role == Role::Description) {
        let Some(Owner::Entry(id)) = prose.owner else { continue };
        let entry = &catalogue[id];
        let names = entry.names.iter().chain([&*catalogue.enumeration(id.kind).type_name]);
        let name: HashSet<String> = names.flat_map(stems).collect();
        if prose.text.is_empty() || !stems(&prose.text).all(|word| name.contains(&word)) {
            continue;
        }
        let message = format!("this says no more than the name `{}` does", entry.names.first());
        let restated = Diagnostic::new(codes::RESTATES_NAME, subject.place_of(prose), message);
        found.push(restated.with_help("say what happened, and what to do about it"));
    }
    found
}

/// The words of a text or of a name, in lower case.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase)
}

/// The stems of the words of a text or of a name, without [`FILLERS`].
fn stems(text: &str) -> impl Iterator<Item = String> {
    let counts = |word: &String| FILLERS.binary_search(&word.as_str()).is_err();
    words(text).filter(counts).map(|word| stem(&word).to_owned())
}

/// The word without an English ending such as `-ing` or `-s`.
fn stem(word: &str) -> &str {
    let endings = ["ing", "ed", "es", "s", "e"];
    let stem = endings.iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.len() > 2).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_are_in_the_order_in_which_they_are_searched() {
        assert!(FILLERS.is_sorted());
    }
}
