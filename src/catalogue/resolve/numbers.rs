//! Numbers: each is used or reserved once in its enum.

use std::collections::{HashMap, HashSet};

use crate::catalogue::raw::{RawEntry, Word};
use crate::diagnostic::{Findings, codes};

/// Reports numbers that are used twice, or used and reserved; gives those that are reserved.
pub fn check(
    entries: &[&RawEntry<'_>],
    reserved: &[Word<'_>],
    findings: &mut Findings,
) -> Vec<i32> {
    let used = entries.iter().filter_map(|entry| Some((entry.number.as_ref()?, Some(*entry))));
    let all: Vec<_> = reserved.iter().map(|word| (word, None)).chain(used).collect();
    let mut free = Free::beside(all.iter().filter_map(|(word, _)| number(word)).collect());
    let mut seen: HashMap<i32, (&Word<'_>, bool)> = HashMap::new();
    for (word, entry) in all {
        let Some(value) = number(word) else { continue };
        let Some((first, is_reserved)) = seen.get(&value) else {
            seen.insert(value, (word, entry.is_none()));
            continue;
        };
        let (code, what, other) = if *is_reserved {
            (codes::RESERVED_NUMBER, "reserved", "reserved here")
        } else {
            (codes::DUPLICATE_NUMBER, "taken", "by this entry")
        };
        let help = match entry {
            None => "remove one of the two".to_owned(),
            Some(entry) if *is_reserved && entry.is_removed() => {
                "a removed entry keeps its number; remove it from `reserved`".to_owned()
            }
            Some(_) => format!("the next free number is {}", free.next()),
        };
        let message = format!("the number {value} is {what}");
        findings.clash(code, &word.span, message, (&first.span, other), &help);
    }
    reserved.iter().filter_map(number).collect()
}

/// The numbers that are free, each given once: those behind the highest one, then those from zero on.
struct Free {
    used: HashSet<i32>,
    last: i32,
}

impl Free {
    fn beside(used: HashSet<i32>) -> Self {
        Self { last: used.iter().copied().max().unwrap_or(-1), used }
    }

    fn next(&mut self) -> i32 {
        loop {
            self.last = self.last.checked_add(1).unwrap_or(0);
            if !self.used.contains(&self.last) {
                return self.last;
            }
        }
    }
}

fn number(word: &Word<'_>) -> Option<i32> {
    word.text.parse().ok()
}
