//! What must stay taken: numbers and names of entries that went, and those that are reserved.

use std::collections::HashSet;

use super::Versions;
use super::changes::Changes;
use super::entries::Enums;
use crate::catalogue::{Entry, HasEntry, Stage};

/// An entry that is not there any more.
pub fn gone<T: HasEntry>(
    entry: &Entry,
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    let (name, number) = (versions.old_name(entry), entry.number);
    let is_kept = (enums.reserved_names.contains(name), enums.reserved_numbers.contains(&number));
    let fate = match (enums.new_names.get(name), is_kept) {
        (Some(heir), _) => {
            let (to, now) = (versions.new_name(heir), heir.number);
            format!(" with the number {number}; its name now leads to `{to}` with the number {now}")
        }
        (_, (true, true)) => format!("; its name and its number {number} are reserved"),
        (_, (true, false)) => format!(", and its number {number} is not reserved"),
        (_, (false, true)) => ", and its name is not reserved".to_owned(),
        (_, (false, false)) => {
            format!(", and neither its name nor its number {number} is reserved")
        }
    };
    changes.entry(name);
    changes.push("entry", (Some(name), None), &format!("`{name}` is gone{fate}"));
    changes.breaking_if(is_kept != (true, true));
}

/// Compares the reservations of an enum. What is reserved for an entry that went was said there.
pub fn compare<T: HasEntry>(enums: &Enums<'_, T>, versions: &Versions<'_>, changes: &mut Changes) {
    changes.no_entry();
    let went = enums.old.entries.iter().enumerate();
    let went = went.filter(|(at, _)| enums.matching.new_of(*at).is_none());
    let (went_numbers, went_names): (HashSet<_>, HashSet<_>) =
        went.map(|(_, entry)| (entry.entry().number, versions.old_name(entry.entry()))).unzip();

    let old: HashSet<_> = enums.old.reserved_numbers.iter().collect();
    for number in &enums.old.reserved_numbers {
        if !enums.reserved_numbers.contains(number) {
            let holder = enums.new_numbers.get(number).copied();
            dropped(("reserved_numbers", "number"), &number.to_string(), holder, versions, changes);
        }
    }
    for number in &enums.new.reserved_numbers {
        if !old.contains(number) && !went_numbers.contains(number) {
            added(("reserved_numbers", "number"), &number.to_string(), changes);
        }
    }

    let (old_api, new_api) = (versions.old_api(), versions.new_api());
    let old: HashSet<_> = enums.old.reserved_names.iter().map(|n| n.in_api(old_api)).collect();
    for name in enums.old.reserved_names.iter().map(|names| names.in_api(old_api)) {
        if !enums.reserved_names.contains(name) {
            let holder = enums.new_names.get(name).copied();
            dropped(("reserved_names", "name"), name, holder, versions, changes);
        }
    }
    for name in enums.new.reserved_names.iter().map(|names| names.in_api(new_api)) {
        if !old.contains(name) && !went_names.contains(name) {
            added(("reserved_names", "name"), name, changes);
        }
    }
}

fn dropped(
    (what, noun): (&'static str, &str),
    word: &str,
    holder: Option<&Entry>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    let message = match holder {
        // A tombstone keeps it as well.
        Some(entry) if entry.lifecycle.stage == Stage::Removed => return,
        Some(entry) => {
            let name = versions.new_name(entry);
            format!("the {noun} `{word}` was reserved, and now belongs to `{name}`")
        }
        None => format!("the {noun} `{word}` is no longer reserved"),
    };
    changes.push(what, (Some(word), None), &message);
    changes.breaking_if(true);
}

fn added((what, noun): (&'static str, &str), word: &str, changes: &mut Changes) {
    changes.push(what, (None, Some(word)), &format!("the {noun} `{word}` is reserved"));
}
