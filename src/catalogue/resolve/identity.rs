//! Codes and labels, and which of them entries have to have.

use std::collections::HashMap;

use crate::catalogue::keys::{RawEntry, RawEnum};
use crate::catalogue::model::Catalogue;
use crate::catalogue::output::Target;
use crate::catalogue::yaml::Word;
use crate::diagnostic::{Findings, codes};

/// A code, or another text that others see as it is; reports one that cannot be on one line.
pub fn public(word: Option<&Word<'_>>, findings: &mut Findings) -> Option<String> {
    let word = word?;
    if word.text.trim().is_empty() || word.text.contains(char::is_control) {
        let message = "this is empty, or contains a line break or another control character";
        let help = "write what others see, on one line";
        findings.error(codes::INVALID_CODE, &word.span, message, help);
    }
    Some(word.text.to_string())
}

/// Reports codes that two entries share, and entries without what an entry of the enum has to have.
pub fn check(declared: Option<&RawEnum<'_>>, entries: &[&RawEntry<'_>], findings: &mut Findings) {
    let mut first: HashMap<&str, &Word<'_>> = HashMap::new();
    for code in entries.iter().filter_map(|entry| entry.code.as_ref()) {
        let first = *first.entry(&code.text).or_insert(code);
        if first.span != code.span {
            let message = format!("the code `{}` is taken", code.text);
            let first = (&first.span, "by this entry");
            let help = "each entry has its own code; change one of the two";
            findings.clash(codes::DUPLICATE_CODE, &code.span, message, first, help);
        }
    }
    let numbered = entries.iter().find_map(|entry| entry.number.as_ref());
    let word = declared.and_then(|declared| declared.key.as_ref());
    for entry in entries.iter().filter(|entry| !entry.alternatives.is_merged) {
        let place = entry.name.as_ref().map_or(&entry.span, |name| &name.span);
        if entry.alternatives.is_wrong_number {
            let message = "the entry has neither a `number` nor a `code`";
            let help = "add `number: …`, or `code: …` if others know it by a text";
            findings.error(codes::MISSING_KEY, place, message, help);
        } else if let Some(numbered) = numbered.filter(|_| !has(entry, "number")) {
            let message = "the entry has no number, and others of its enum have one";
            let help = "give it one, or remove the numbers of all entries of the enum";
            let numbered = (&numbered.span, "a number");
            findings.clash(codes::MISSING_KEY, place, message.to_owned(), numbered, help);
        } else if let Some(word) = word.filter(|word| !has(entry, &word.text)) {
            let message = format!("the entry has no `{}`, by which readers know it", word.text);
            let key = (&word.span, "the key of the enum");
            let help = format!("add `{}: …`, or take another key", word.text);
            findings.clash(codes::MISSING_KEY, place, message, key, &help);
        }
    }
}

/// Reports enums of `.proto` files that protobuf could not number as the catalogue does.
pub fn check_protobuf(catalogue: &Catalogue, findings: &mut Findings) {
    for output in &catalogue.outputs {
        let Target::ProtoComments(_, mapped) = &output.target else { continue };
        for one in mapped {
            let enumeration = catalogue.enumeration(one.kind);
            let message = if enumeration.is_coded() {
                "this enum has codes in place of numbers, and protobuf has numbers"
            } else if enumeration.is_unsigned() {
                "a number of this enum is no `int32`, as those of protobuf are"
            } else {
                continue;
            };
            let help =
                "leave the enum out here, or give its entries numbers that protobuf can hold";
            findings.error(codes::NEEDS_NUMBERS, &one.span, message, help);
        }
    }
}

/// Whether an entry has a key, readable or not.
fn has(entry: &RawEntry<'_>, key: &str) -> bool {
    entry.alternatives.present.iter().any(|present| present.text == key)
}
