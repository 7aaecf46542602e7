//! Numbers: each is used or reserved once in its enum.

use std::collections::HashMap;

use crate::catalogue::raw::{RawEntry, Word};
use crate::diagnostic::{Findings, codes};

/// Reports numbers that are used twice, or used and reserved; gives those that are reserved.
pub fn check(
    entries: &[&RawEntry<'_>],
    reserved: &[Word<'_>],
    findings: &mut Findings,
) -> Vec<i32> {
    let used = entries.iter().filter_map(|entry| entry.number.as_ref());
    let all: Vec<_> =
        reserved.iter().map(|word| (word, true)).chain(used.map(|word| (word, false))).collect();
    // The highest number may have no successor.
    let highest = all.iter().filter_map(|(word, _)| number(word)).max();
    let help = match highest.and_then(|highest| highest.checked_add(1)) {
        Some(free) => format!("the next free number is {free}"),
        None => "take another number".to_owned(),
    };
    let mut seen: HashMap<i32, (&Word<'_>, bool)> = HashMap::new();
    for (word, is_reserved) in all {
        let Some(value) = number(word) else { continue };
        match seen.get(&value) {
            None => drop(seen.insert(value, (word, is_reserved))),
            Some((first, true)) => {
                let message = format!("the number {value} is reserved");
                findings.clash(
                    codes::RESERVED_NUMBER,
                    &word.span,
                    message,
                    (&first.span, "reserved here"),
                    &help,
                );
            }
            Some((first, false)) => {
                let message = format!("the number {value} is taken");
                findings.clash(
                    codes::DUPLICATE_NUMBER,
                    &word.span,
                    message,
                    (&first.span, "by this entry"),
                    &help,
                );
            }
        }
    }
    reserved.iter().filter_map(number).collect()
}

fn number(word: &Word<'_>) -> Option<i32> {
    word.text.parse().ok()
}
