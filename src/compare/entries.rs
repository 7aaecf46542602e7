//! Enums, entry by entry.

use super::changes::{Changes, Group, Impact, given};
use super::matching::{Matching, Step};
use super::versions::{Enums, Versions, capability};
use super::{cases, names, reserved};
use crate::catalogue::{Entry, Enumeration, HasEntry, Lifecycle, Reason, Source, Stage, State};

pub fn states(versions: &Versions<'_>, changes: &mut Changes) {
    let (old, new) = (&versions.old.states, &versions.new.states);
    changes.group(Group::States);
    enums(versions, old, new, &versions.states, changes, |old: &State, new: &State, changes| {
        let name = versions.new_name(&new.entry);
        let terminal = (given(&old.terminal), given(&new.terminal));
        // Code that takes a task for ended does not expect another update of it.
        let impact = Impact::breaking_if(old.terminal == "yes");
        changes.word(impact, "terminal", &format!("`terminal` of `{name}`"), terminal);
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
        let guidance = |reason: &Reason| {
            let guidance = reason.guidance.as_ref();
            guidance.map_or_else(Default::default, |it| (it.text.clone(), it.notes.clone()))
        };
        let ((old_text, old_notes), (new_text, new_notes)) = (guidance(old), guidance(new));
        changes.prose("guidance", &format!("the guidance for `{name}`"), (&old_text, &new_text));
        let noun = format!("a note on the guidance for `{name}`");
        changes.notes(&noun, &old_notes, &new_notes);
        cases::compare(versions, old, new, changes);
    });
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
    changes.word(Impact::breaking_if(types.0.is_some()), "type", "the type", types);
    let name = |version: &'_ Enumeration<T>, at: usize| {
        version.entries.get(at).map(|entry| entry.entry().names.first().to_owned())
    };
    // Names that stay the same lose another part in languages that leave the prefix out.
    let is_kept = matching.pairs().any(|(was, is)| name(old, was) == name(new, is));
    let prefixes = (given(&old.prefix), given(&new.prefix));
    changes.word(Impact::breaking_if(is_kept), "prefix", "the prefix", prefixes);
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
        changes.add(Impact::Breaking, "order", (Some(before), Some(now)), &message);
    } else if enums.matching.is_reordered() {
        changes.push("order", (None, None), "the entries stand in another order");
    }
}

fn added<T>(entry: &Entry, enums: &Enums<'_, T>, versions: &Versions<'_>, changes: &mut Changes)
where
    T: HasEntry,
{
    let name = versions.new_name(entry);
    let number = entry.number.map(|number| format!(", with the number {number}"));
    let holder = entry.number.and_then(|number| enums.old_numbers.get(&number));
    let parts = [
        Some(format!("`{name}` is new{}", number.unwrap_or_default())),
        holder.map(|holder| format!(", which was that of `{}`", versions.old_name(holder))),
        entry.since.as_ref().map(|since| format!(", since {since}")),
        (entry.lifecycle.stage != Stage::Active)
            .then(|| format!(", and is {}", stage(&entry.lifecycle, None))),
    ];
    let message: String = parts.into_iter().flatten().collect();
    changes.entry(Some(name));
    changes.add(Impact::breaking_if(holder.is_some()), "entry", (None, Some(name)), &message);
}

fn kept<T: HasEntry>(
    (old, new): (&Entry, &Entry),
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    let name = versions.new_name(new);
    changes.entry(Some(name));
    names::compare((old, new), versions, changes);
    number((old, new), enums, versions, changes);
    code((old, new), enums, versions, changes);
    let labels = (old.label.as_deref(), new.label.as_deref());
    changes.value("label", &format!("the label of `{name}`"), labels);
    let since = (old.since.as_deref(), new.since.as_deref());
    changes.value("since", &format!("the first release of `{name}`"), since);
    let noun = format!("the description of `{name}`");
    changes.prose("description", &noun, (&old.description, &new.description));
    lifecycle((old, new), enums, versions, changes);
}

fn number<T: HasEntry>(
    (old, new): (&Entry, &Entry),
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    if old.number == new.number {
        return;
    }
    let name = versions.new_name(new);
    let (before, now) = (old.number.map(|it| it.to_string()), new.number.map(|it| it.to_string()));
    let holder = new.number.and_then(|number| enums.old_numbers.get(&number));
    let message = match (&before, &now) {
        (Some(before), Some(now)) => {
            let whose = holder.map(|holder| (now, versions.old_name(holder)));
            let whose = whose.map(|(now, holder)| format!("; {now} was that of `{holder}`"));
            format!("`{name}` has the number {now}, and had {before}{}", whose.unwrap_or_default())
        }
        (None, now) => {
            format!("`{name}` has the number {}, and had none", now.as_deref().unwrap_or_default())
        }
        (Some(before), None) => format!("`{name}` has no number any more; it had {before}"),
    };
    let impact = Impact::breaking_if(before.is_some());
    changes.add(impact, "number", (before.as_deref(), now.as_deref()), &message);
}

/// What peers know an entry by has to stay; it can be given where there was none.
fn code<T: HasEntry>(
    (old, new): (&Entry, &Entry),
    enums: &Enums<'_, T>,
    versions: &Versions<'_>,
    changes: &mut Changes,
) {
    let codes = (old.code.as_deref(), new.code.as_deref());
    let holder = codes.1.and_then(|code| enums.old_codes.get(code));
    let noun = format!("the code of `{}`", versions.new_name(new));
    let impact = Impact::breaking_if(codes.0.is_some() || holder.is_some());
    changes.word(impact, "code", &noun, codes);
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
