//! What must stay taken: numbers and names of entries that went, and those that are reserved.

use std::collections::HashSet;

use super::changes::{Changes, Impact};
use super::versions::{Enums, Versions};
use crate::catalogue::{Entry, HasEntry, NumberRange, NumberSet, Stage};

/// An entry that is not there any more.
pub fn gone<T: HasEntry>(
    entry: &Entry,
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    let name = versions.old_name(entry);
    let Some(number) = entry.number else { return gone_without_number(name, enums, changes) };
    let is_kept = (enums.reserved_names.contains(name), enums.reserved_numbers.contains(number));
    let fate = match (enums.new_names.get(name), is_kept) {
        (Some(heir), _) => {
            let to = versions.new_name(heir);
            let now = heir.number.map(|now| format!(" with the number {now}")).unwrap_or_default();
            format!(" with the number {number}; its name now leads to `{to}`{now}")
        }
        (_, (true, true)) => format!("; its name and its number {number} are reserved"),
        (_, (true, false)) => format!(", and its number {number} is not reserved"),
        (_, (false, true)) => ", and its name is not reserved".to_owned(),
        (_, (false, false)) => {
            format!(", and neither its name nor its number {number} is reserved")
        }
    };
    changes.entry(Some(name));
    changes.add(
        Impact::breaking_if(is_kept != (true, true)),
        "entry",
        (Some(name), None),
        &format!("`{name}` is gone{fate}"),
    );
}

/// An entry that had no number, and is not there any more.
fn gone_without_number<T: HasEntry>(name: &str, enums: &Enums<'_, T>, changes: &mut Changes) {
    let is_kept = enums.reserved_names.contains(name);
    let fate = if is_kept { "; its name is reserved" } else { ", and its name is not reserved" };
    let message = format!("`{name}` is gone{fate}");
    changes.entry(Some(name));
    changes.add(Impact::Breaking, "entry", (Some(name), None), &message);
}

/// Compares the reservations of an enum. What is reserved for an entry that went was said there.
pub fn compare<T: HasEntry>(enums: &Enums<'_, T>, versions: &Versions<'_>, changes: &mut Changes) {
    changes.entry(None);
    let went = enums.old.entries.iter().enumerate();
    let went = went.filter(|(at, _)| enums.matching.new_of(*at).is_none());
    let went = went.map(|(_, entry)| entry.entry());
    let went_numbers = went.clone().filter_map(|entry| Some(entry.number?.into())).collect();
    let went_names: HashSet<_> = went.map(|entry| versions.old_name(entry)).collect();

    let old: NumberSet = enums.old.reserved_numbers.iter().copied().collect();
    dropped_numbers(&old.without(&enums.reserved_numbers), enums, versions, changes);
    for range in enums.reserved_numbers.without(&old).without(&went_numbers).ranges() {
        added("reserved_numbers", &in_words(*range), &range.to_string(), changes);
    }

    let noun = |name: &str| format!("the name `{name}`");
    let (old_api, new_api) = (versions.old_api(), versions.new_api());
    let old: HashSet<_> = enums.old.reserved_names.iter().map(|n| n.in_api(old_api)).collect();
    for name in enums.old.reserved_names.iter().map(|names| names.in_api(old_api)) {
        if !enums.reserved_names.contains(name) {
            let holder = enums.new_names.get(name).copied();
            let message = match holder {
                Some(entry) => belongs(&noun(name), entry, versions),
                None => Some(format!("{} is no longer reserved", noun(name))),
            };
            dropped("reserved_names", name, message, changes);
        }
    }
    for name in enums.new.reserved_names.iter().map(|names| names.in_api(new_api)) {
        if !old.contains(name) && !went_names.contains(name) {
            added("reserved_names", &format!("{} is", noun(name)), name, changes);
        }
    }
}

/// Numbers that are not reserved any more: first those that an entry has now, then the rest.
fn dropped_numbers<T: HasEntry>(
    numbers: &NumberSet,
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    const WHAT: &str = "reserved_numbers";
    let holders = enums.new.entries.iter().map(HasEntry::entry);
    let holders = holders.filter_map(|entry| Some((entry.number?, entry)));
    let holders: Vec<_> = holders.filter(|(number, _)| numbers.contains(*number)).collect();
    for (number, entry) in &holders {
        let number = number.to_string();
        let message = belongs(&format!("the number `{number}`"), entry, versions);
        dropped(WHAT, &number, message, changes);
    }
    let held = holders.iter().map(|(number, _)| (*number).into()).collect();
    for range in numbers.without(&held).ranges() {
        let message = format!("{} no longer reserved", in_words(*range));
        dropped(WHAT, &range.to_string(), Some(message), changes);
    }
}

/// What there is to say of an entry that has what was reserved; a tombstone keeps it as well.
fn belongs(noun: &str, entry: &Entry, versions: &Versions<'_>) -> Option<String> {
    let name = versions.new_name(entry);
    let is_kept = entry.lifecycle.stage == Stage::Removed;
    (!is_kept).then(|| format!("{noun} was reserved, and now belongs to `{name}`"))
}

fn dropped(what: &'static str, word: &str, message: Option<String>, changes: &mut Changes) {
    if let Some(message) = message {
        changes.add(Impact::Breaking, what, (Some(word), None), &message);
    }
}

fn added(what: &'static str, subject: &str, word: &str, changes: &mut Changes) {
    changes.push(what, (None, Some(word)), &format!("{subject} reserved"));
}

/// The range as the subject of a sentence, with its verb.
fn in_words(range: NumberRange) -> String {
    match range.single() {
        Some(number) => format!("the number `{number}` is"),
        None => format!("the numbers `{range}` are"),
    }
}
