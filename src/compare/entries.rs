//! Enums, entry by entry.

use std::collections::{HashMap, HashSet};

use super::changes::{Changes, Group, given};
use super::matching::{Matching, Step, every_name};
use super::{Versions, cases, names, reserved};
use crate::catalogue::{
    Catalogue, Entry, Enumeration, HasEntry, Lifecycle, NumberSet, Reason, Source, Stage, State,
};

/// One enum in both catalogues, and where its names and numbers lead.
pub struct Enums<'c, T> {
    pub old: &'c Enumeration<T>,
    pub new: &'c Enumeration<T>,
    pub matching: &'c Matching,
    /// The old entries by their numbers.
    pub old_numbers: HashMap<i32, &'c Entry>,
    /// The new entries by all their names.
    pub new_names: HashMap<&'c str, &'c Entry>,
    /// The names that no new entry may take.
    pub reserved_names: HashSet<&'c str>,
    /// The numbers that no new entry may take.
    pub reserved_numbers: NumberSet,
}

impl<'c, T: HasEntry> Enums<'c, T> {
    fn new(
        old: &'c Enumeration<T>,
        new: &'c Enumeration<T>,
        matching: &'c Matching,
        new_api: usize,
    ) -> Self {
        let numbers = old.entries.iter().map(HasEntry::entry);
        let names = new.entries.iter().map(HasEntry::entry);
        let names =
            names.flat_map(|entry| every_name(entry, new_api).map(move |name| (name, entry)));
        Self {
            old,
            new,
            matching,
            old_numbers: numbers.map(|entry| (entry.number, entry)).collect(),
            new_names: names.collect(),
            reserved_names: new.reserved_names.iter().map(|names| names.in_api(new_api)).collect(),
            reserved_numbers: new.reserved_numbers.iter().copied().collect(),
        }
    }
}

pub fn states(versions: &Versions<'_>, changes: &mut Changes) {
    let (old, new) = (&versions.old.states, &versions.new.states);
    changes.group(Group::States);
    enums(versions, old, new, &versions.states, changes, |old: &State, new: &State, changes| {
        let name = versions.new_name(&new.entry);
        let terminal = (given(&old.terminal), given(&new.terminal));
        if changes.value("terminal", &format!("`terminal` of `{name}`"), terminal) {
            // Who takes a task for ended does not expect another update of it.
            changes.breaking_if(old.terminal == "yes");
        }
        let requires =
            (capability(versions.old, old.requires), capability(versions.new, new.requires));
        changes.value("requires", &format!("the capability that `{name}` requires"), requires);
        changes.notes(&format!("a note on `{name}`"), &old.notes, &new.notes);
    });
}

pub fn sources(versions: &Versions<'_>, changes: &mut Changes) {
    let (old, new) = (&versions.old.sources, &versions.new.sources);
    changes.group(Group::Sources);
    enums(versions, old, new, &versions.sources, changes, |old: &Source, new: &Source, changes| {
        let noun = format!("the component of `{}`", versions.new_name(&new.entry));
        changes.value("component", &noun, (given(&old.component), given(&new.component)));
    });
}

pub fn reasons(versions: &Versions<'_>, changes: &mut Changes) {
    let (old, new) = (&versions.old.reasons, &versions.new.reasons);
    changes.group(Group::Reasons);
    enums(versions, old, new, &versions.reasons, changes, |old: &Reason, new: &Reason, changes| {
        let name = versions.new_name(&new.entry);
        let guidance = |of: &Reason| {
            let guidance = of.guidance.as_ref();
            guidance.map_or_else(Default::default, |it| (it.text.clone(), it.notes.clone()))
        };
        let ((old_text, old_notes), (new_text, new_notes)) = (guidance(old), guidance(new));
        changes.prose("guidance", &format!("the guidance for `{name}`"), (&old_text, &new_text));
        let noun = format!("a note on the guidance for `{name}`");
        changes.notes(&noun, &old_notes, &new_notes);
        cases::compare(versions, old, new, changes);
    });
}

/// The name of a capability.
pub fn capability(of: &Catalogue, index: Option<usize>) -> Option<&str> {
    of.capabilities.get(index?).map(|capability| capability.name.as_str())
}

/// Compares an enum; `own` compares what is particular to its entries.
fn enums<T: HasEntry>(
    versions: &Versions<'_>,
    old: &Enumeration<T>,
    new: &Enumeration<T>,
    matching: &Matching,
    changes: &mut Changes,
    own: impl Fn(&T, &T, &mut Changes),
) {
    let enums = Enums::new(old, new, matching, versions.new_api());
    declaration(&enums, changes);
    order(&enums, versions, changes);
    for step in matching.steps() {
        match step {
            Step::Gone(at) => {
                if let Some(entry) = old.entries.get(at) {
                    reserved::gone(entry.entry(), &enums, versions, changes);
                }
            }
            Step::Added(at) => {
                if let Some(entry) = new.entries.get(at) {
                    added(entry.entry(), &enums, versions, changes);
                }
            }
            Step::Kept(before, now) => {
                if let (Some(before), Some(now)) = (old.entries.get(before), new.entries.get(now)) {
                    kept((before.entry(), now.entry()), &enums, versions, changes);
                    own(before, now, changes);
                }
            }
        }
    }
    reserved::compare(&enums, versions, changes);
}

/// How the enum itself is called.
fn declaration<T: HasEntry>(enums: &Enums<'_, T>, changes: &mut Changes) {
    let Enums { old, new, matching, .. } = enums;
    let types = (given(&old.type_name), given(&new.type_name));
    if changes.value("type", "the type", types) {
        changes.breaking_if(types.0.is_some());
    }
    let name = |of: &'_ Enumeration<T>, at: usize| {
        of.entries.get(at).map(|entry| entry.entry().names.first().to_owned())
    };
    if changes.value("prefix", "the prefix", (given(&old.prefix), given(&new.prefix))) {
        // Names that stay the same lose another part where languages leave the prefix out.
        changes.breaking_if(matching.pairs().any(|(was, is)| name(old, was) == name(new, is)));
    }
    let descriptions = (old.description.as_str(), new.description.as_str());
    changes.prose("description", "the description of the enum", descriptions);
}

/// In proto2 an enum's default is the entry that stands first.
fn order<T: HasEntry>(enums: &Enums<'_, T>, versions: &Versions<'_>, changes: &mut Changes) {
    let first = (enums.old.entries.first(), enums.new.entries.first());
    let (Some(before), Some(now)) = first else { return };
    if enums.matching.new_of(0) != Some(0) {
        let (before, now) = (versions.old_name(before.entry()), versions.new_name(now.entry()));
        let message =
            format!("the first entry, the default in proto2, is `{now}`, and was `{before}`");
        changes.push("order", (Some(before), Some(now)), &message);
        changes.breaking_if(true);
    } else if enums.matching.is_reordered() {
        changes.push("order", (None, None), "the entries stand in another order");
    }
}

fn added<T>(entry: &Entry, enums: &Enums<'_, T>, versions: &Versions<'_>, changes: &mut Changes)
where
    T: HasEntry,
{
    let name = versions.new_name(entry);
    let holder = enums.old_numbers.get(&entry.number);
    let parts = [
        Some(format!("`{name}` is new, with the number {}", entry.number)),
        holder.map(|holder| format!(", which was that of `{}`", versions.old_name(holder))),
        entry.since.as_ref().map(|since| format!(", since {since}")),
        (entry.lifecycle.stage != Stage::Active)
            .then(|| format!(", and is {}", stage(&entry.lifecycle, None))),
    ];
    let message: String = parts.into_iter().flatten().collect();
    changes.entry(name);
    changes.push("entry", (None, Some(name)), &message);
    changes.breaking_if(holder.is_some());
}

fn kept<T: HasEntry>(
    (old, new): (&Entry, &Entry),
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    let name = versions.new_name(new);
    changes.entry(name);
    names::compare((old, new), versions, changes);
    if old.number != new.number {
        let (before, now) = (old.number.to_string(), new.number.to_string());
        let holder = enums.old_numbers.get(&new.number).map(|holder| versions.old_name(holder));
        let whose = holder.map(|holder| format!("; {now} was that of `{holder}`"));
        let message =
            format!("`{name}` has the number {now}, and had {before}{}", whose.unwrap_or_default());
        changes.push("number", (Some(&before), Some(&now)), &message);
        changes.breaking_if(true);
    }
    let since = (old.since.as_deref(), new.since.as_deref());
    changes.value("since", &format!("the first release of `{name}`"), since);
    let noun = format!("the description of `{name}`");
    changes.prose("description", &noun, (&old.description, &new.description));
    lifecycle((old, new), enums, versions, changes);
}

fn lifecycle<T: HasEntry>(
    (old, new): (&Entry, &Entry),
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    let entries = (enums.old.entries.as_slice(), enums.new.entries.as_slice());
    let now = |index| versions.name_now(enums.matching, entries, index);
    let before = stage(&old.lifecycle, old.lifecycle.replacement.map(now));
    let replacement = new.lifecycle.replacement.and_then(|index| enums.new.entries.get(index));
    let after = stage(&new.lifecycle, replacement.map(|entry| versions.new_name(entry.entry())));
    let name = versions.new_name(new);
    if before != after {
        let message = format!("`{name}` is {after}, and was {before}");
        changes.push("lifecycle", (Some(&before), Some(&after)), &message);
    }
    let noun = format!("the note on the lifecycle of `{name}`");
    changes.prose("lifecycle", &noun, (&old.lifecycle.note, &new.lifecycle.note));
}

/// A stage in words.
fn stage(lifecycle: &Lifecycle, replacement: Option<&str>) -> String {
    let since = lifecycle.since.as_ref().map(|since| format!(" since {since}"));
    let replacement = replacement.map(|name| format!(" in favour of `{name}`"));
    let stage = lifecycle.stage.word();
    format!("{stage}{}{}", since.unwrap_or_default(), replacement.unwrap_or_default())
}
