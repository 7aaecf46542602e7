//! Names and numbers that no other entry may take: those of entries that are gone, and reserved
//! ones.

use std::collections::HashSet;

use super::changes::{Changes, Impact};
use super::versions::{BothEnums, Versions};
use crate::catalogue::{Entry, Names, NumberRange, NumberSet, Stage};

/// Reports an entry that is gone. Its name and its number should stay reserved.
pub fn gone(entry: &Entry, enums: &BothEnums<'_>, changes: &mut Changes) {
    let name = enums.versions.old_name(entry);
    let name_stays = enums.reserved_names.contains(name);
    let number_stays = entry.number.is_none_or(|number| enums.reserved_numbers.contains(number));
    let fate = match (entry.number, enums.holder(0, name)) {
        (None, _) if name_stays => "; its name is reserved".to_owned(),
        (None, _) => ", and its name is not reserved".to_owned(),
        (Some(number), Some(heir)) => {
            let to = enums.versions.new_name(heir);
            let now = heir.number.map(|now| format!(" with the number {now}")).unwrap_or_default();
            format!(" with the number {number}; its name now leads to `{to}`{now}")
        }
        (Some(number), None) => match (name_stays, number_stays) {
            (true, true) => format!("; its name and its number {number} are reserved"),
            (true, false) => format!(", and its number {number} is not reserved"),
            (false, true) => ", and its name is not reserved".to_owned(),
            (false, false) => {
                format!(", and neither its name nor its number {number} is reserved")
            }
        },
    };
    let taken = if enums.holder(0, name).is_none() { taken(entry, enums) } else { None };
    let impact = Impact::breaking_if(!name_stays || !number_stays || taken.is_some());
    changes.entry(Some(name));
    let message = format!("`{name}` is gone{fate}{}", taken.unwrap_or_default());
    changes.add(impact, "entry", (Some(name), None), &message);
}

/// Who has the name of an entry that is gone in another api than the first, in words.
fn taken(entry: &Entry, enums: &BothEnums<'_>) -> Option<String> {
    let versions = enums.versions;
    versions.apis.iter().enumerate().skip(1).find_map(|(position, api)| {
        let name = entry.names.in_api(api.old);
        let heir = versions.new_name(enums.holder(position, name)?);
        let api = versions.new.apis.get(api.new)?;
        Some(format!("; `{name}`, its name in {}, now leads to `{heir}`", api.name))
    })
}

/// Compares the reservations of an enum. [`gone`] has already reported the reservations for removed
/// entries.
pub fn compare(enums: &BothEnums<'_>, changes: &mut Changes) {
    changes.entry(None);
    let versions = enums.versions;
    let gone_numbers = enums.gone().filter_map(|entry| Some(entry.number?.into())).collect();
    let gone_names: HashSet<_> = enums.gone().map(|entry| versions.old_name(entry)).collect();

    let old: NumberSet = enums.old.reserved_numbers.iter().copied().collect();
    dropped_numbers(&old.without(&enums.reserved_numbers), enums, changes);
    for range in enums.reserved_numbers.without(&old).without(&gone_numbers).ranges() {
        added("reserved_numbers", &in_words(range), &range.to_string(), changes);
    }

    let noun = |name: &str| format!("the name `{name}`");
    for (name, api) in lost_names(enums) {
        let message = match enums.holder(api, name) {
            Some(entry) => belongs(&noun(name), entry, versions),
            None => Some(format!("{} is no longer reserved", noun(name))),
        };
        dropped("reserved_names", name, message, changes);
    }
    let old: HashSet<_> =
        enums.old.reserved_names.iter().map(|names| names.in_api(versions.api.old)).collect();
    for name in enums.new.reserved_names.iter().map(|names| names.in_api(versions.api.new)) {
        if !old.contains(name) && !gone_names.contains(name) {
            added("reserved_names", &format!("{} is", noun(name)), name, changes);
        }
    }
}

/// The names that are no longer reserved: each in the first api that lost it, with its position.
fn lost_names<'c>(enums: &BothEnums<'c>) -> Vec<(&'c str, usize)> {
    let apis = enums.versions.apis.iter().map(|api| {
        let reserved = enums.new.reserved_names.iter().map(|names| names.in_api(api.new));
        (api.old, reserved.collect::<HashSet<_>>())
    });
    let apis: Vec<_> = apis.collect();
    let lost = |names: &'c Names| {
        apis.iter().enumerate().find_map(|(position, (api, reserved))| {
            let name = names.in_api(*api);
            (!reserved.contains(name)).then_some((name, position))
        })
    };
    enums.old.reserved_names.iter().filter_map(lost).collect()
}

/// Reports numbers that are no longer reserved: first those that an entry now uses, then the
/// others.
fn dropped_numbers(numbers: &NumberSet, enums: &BothEnums<'_>, changes: &mut Changes) {
    const WHAT: &str = "reserved_numbers";
    let holders = enums.new.entries.iter().filter_map(|entry| Some((entry.number?, entry)));
    let holders: Vec<_> = holders.filter(|(number, _)| numbers.contains(*number)).collect();
    for (number, entry) in &holders {
        let number = number.to_string();
        let message = belongs(&format!("the number `{number}`"), entry, enums.versions);
        dropped(WHAT, &number, message, changes);
    }
    let held = holders.iter().map(|(number, _)| (*number).into()).collect();
    for range in numbers.without(&held).ranges() {
        let message = format!("{} no longer reserved", in_words(range));
        dropped(WHAT, &range.to_string(), Some(message), changes);
    }
}

/// The message for an entry that now has a reserved name or number. `None` for a removed entry,
/// which still keeps it from being used again.
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

/// A range as the start of a sentence: the subject and "is" or "are".
fn in_words(range: NumberRange) -> String {
    match range.single() {
        Some(number) => format!("the number `{number}` is"),
        None => format!("the numbers `{range}` are"),
    }
}
