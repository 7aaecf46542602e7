//! Compares an enum, entry by entry.

use super::changes::{Changes, Impact, given};
use super::versions::{BothEnums, Versions, capability};
use super::{cases, fields, names, reserved};
use crate::catalogue::{Entry, EnumKind, Guidance, Lifecycle, Stage, Terminal};

/// Reports all changes of one enum.
pub fn compare(kind: EnumKind, versions: &Versions<'_>, changes: &mut Changes) {
    let enums = BothEnums::new(kind, versions);
    changes.group(kind.into());
    declaration(&enums, changes);
    order(&enums, changes);
    for pair in enums.pairs() {
        match pair {
            (Some(before), Some(now)) => {
                kept(before, now, &enums, changes);
                own_keys(before, now, versions, changes);
            }
            (Some(gone), None) => reserved::gone(gone, &enums, changes),
            (None, now) => now.into_iter().for_each(|now| added(now, &enums, changes)),
        }
    }
    reserved::compare(&enums, changes);
}

/// Compares the keys that only states, only sources or only reasons have.
fn own_keys(old: &Entry, new: &Entry, versions: &Versions<'_>, changes: &mut Changes) {
    let name = versions.new_name(new);
    let terminal = (old.terminal.map(Into::into), new.terminal.map(Into::into));
    // Code that treats a state as terminal does not expect another update after it.
    let impact = Impact::breaking_if(old.terminal == Some(Terminal::Yes));
    changes.word(impact, "terminal", &format!("`terminal` of `{name}`"), terminal);
    let requires = (capability(versions.old, old.requires), capability(versions.new, new.requires));
    changes.value("requires", &format!("the capability that `{name}` requires"), requires);
    changes.notes(&format!("a note on `{name}`"), &old.notes, &new.notes);
    let components = (given(&old.component), given(&new.component));
    changes.value("component", &format!("the component of `{name}`"), components);
    let (before, now) = (old.guidance.as_ref(), new.guidance.as_ref());
    let texts =
        (before.map(|guidance| guidance.text.as_str()), now.map(|guidance| guidance.text.as_str()));
    changes.prose("guidance", &format!("the guidance for `{name}`"), texts);
    let notes = |guidance: Option<&Guidance>| {
        guidance.map(|guidance| guidance.notes.clone()).unwrap_or_default()
    };
    let noun = format!("a note on the guidance for `{name}`");
    changes.notes(&noun, &notes(before), &notes(now));
    cases::compare(versions, old, new, changes);
}

/// Compares the type, prefix, description, groups and fields that the enum declares.
fn declaration(enums: &BothEnums<'_>, changes: &mut Changes) {
    let BothEnums { old, new, .. } = enums;
    let types = (given(&old.type_name), given(&new.type_name));
    changes.word(Impact::breaking_if(types.0.is_some()), "type", "the type", types);
    // Some languages strip the prefix from names. There a new prefix changes the name of every
    // constant, even where the catalogue's name stays the same.
    let mut kept = enums.pairs().into_iter().filter_map(|(before, now)| before.zip(now));
    let is_kept = kept.any(|(before, now)| before.names.first() == now.names.first());
    let prefixes = (given(&old.prefix), given(&new.prefix));
    changes.word(Impact::breaking_if(is_kept), "prefix", "the prefix", prefixes);
    let descriptions = (given(&old.description), given(&new.description));
    changes.prose("description", "the description of the enum", descriptions);
    fields::declared(old, new, changes);
}

/// Compares the order of the entries. In proto2 the first entry is the default value.
fn order(enums: &BothEnums<'_>, changes: &mut Changes) {
    let first = (enums.old.entries.first(), enums.new.entries.first());
    let (Some(before), Some(now)) = first else { return };
    if enums.matching.new_of(0) != Some(0) {
        let (before, now) = (enums.versions.old_name(before), enums.versions.new_name(now));
        let message =
            format!("the first entry, the default in proto2, is `{now}`, and was `{before}`");
        changes.add(Impact::Breaking, "order", (Some(before), Some(now)), &message);
    } else if enums.matching.is_reordered() {
        changes.push("order", (None, None), "the entries are in another order");
    }
}

/// Reports a new entry. It breaks users if it takes over the number or the code of an old one.
fn added(entry: &Entry, enums: &BothEnums<'_>, changes: &mut Changes) {
    let versions = enums.versions;
    let name = versions.new_name(entry);
    let number = entry.number.map(|number| format!(", with the number {number}"));
    let holder = entry.number.and_then(|number| enums.old_numbers.get(&number));
    let code = entry.code.as_deref().unwrap_or_default();
    let code_holder = enums.old_codes.get(code);
    let was_of = |holder: &&Entry| format!(", which was that of `{}`", versions.old_name(holder));
    let parts = [
        Some(format!("`{name}` is new{}", number.unwrap_or_default())),
        holder.map(was_of),
        code_holder.map(|holder| format!(", with the code `{code}`{}", was_of(holder))),
        entry.since.as_ref().map(|since| format!(", since {since}")),
        (entry.lifecycle.stage != Stage::Active)
            .then(|| format!(", and is {}", stage(&entry.lifecycle, None))),
    ];
    let message: String = parts.into_iter().flatten().collect();
    changes.entry(Some(name));
    let impact = Impact::breaking_if(holder.or(code_holder).is_some());
    changes.add(impact, "entry", (None, Some(name)), &message);
}

/// Compares the keys that all entries have.
fn kept(old: &Entry, new: &Entry, enums: &BothEnums<'_>, changes: &mut Changes) {
    let versions = enums.versions;
    let name = versions.new_name(new);
    changes.entry(Some(name));
    names::compare(old, new, versions, changes);
    number(old, new, enums, changes);
    // Peers identify an entry by its code, so changing a code breaks them. Adding one to an entry
    // that had none is harmless unless another entry had that code.
    let codes = (old.code.as_deref(), new.code.as_deref());
    let is_taken = codes.1.is_some_and(|code| enums.old_codes.contains_key(code));
    let impact = Impact::breaking_if(codes.0.is_some() || is_taken);
    changes.word(impact, "code", &format!("the code of `{name}`"), codes);
    let labels = (old.label.as_deref(), new.label.as_deref());
    changes.value("label", &format!("the label of `{name}`"), labels);
    fields::kept(old, new, enums, changes);
    let since = (old.since.as_deref(), new.since.as_deref());
    changes.value("since", &format!("the first release of `{name}`"), since);
    let noun = format!("the description of `{name}`");
    changes.prose("description", &noun, (given(&old.description), given(&new.description)));
    lifecycle(old, new, enums, changes);
}

fn number(old: &Entry, new: &Entry, enums: &BothEnums<'_>, changes: &mut Changes) {
    if old.number == new.number {
        return;
    }
    let name = enums.versions.new_name(new);
    let text = |number: Option<i64>| number.map(|number| number.to_string());
    let (before, now) = (text(old.number), text(new.number));
    let holder = new.number.and_then(|number| enums.old_numbers.get(&number));
    let message = match (&before, &now) {
        (Some(before), Some(now)) => {
            let holder = holder.map(|holder| enums.versions.old_name(holder));
            let whose = holder.map(|holder| format!("; {now} was that of `{holder}`"));
            format!("`{name}` has the number {now}, and had {before}{}", whose.unwrap_or_default())
        }
        (None, Some(now)) => format!("`{name}` has the number {now}, and had none"),
        (_, None) => format!("`{name}` has no number any more"),
    };
    let impact = Impact::breaking_if(before.is_some());
    changes.add(impact, "number", (before.as_deref(), now.as_deref()), &message);
}

fn lifecycle(old: &Entry, new: &Entry, enums: &BothEnums<'_>, changes: &mut Changes) {
    let versions = enums.versions;
    let replacement = |id| versions.name_now(id);
    let before = stage(&old.lifecycle, old.lifecycle.replacement.map(replacement));
    let replacement = |id| versions.new_name(&versions.new[id]);
    let after = stage(&new.lifecycle, new.lifecycle.replacement.map(replacement));
    let name = versions.new_name(new);
    if before != after {
        let message = format!("`{name}` is {after}, and was {before}");
        changes.push("lifecycle", (Some(&before), Some(&after)), &message);
    }
    let noun = format!("the note on the lifecycle of `{name}`");
    changes.prose("lifecycle", &noun, (given(&old.lifecycle.note), given(&new.lifecycle.note)));
}

/// A stage of the lifecycle in words.
fn stage(lifecycle: &Lifecycle, replacement: Option<&str>) -> String {
    let since = lifecycle.since.as_ref().map(|since| format!(" since {since}"));
    let replacement = replacement.map(|name| format!(" in favour of `{name}`"));
    let stage = lifecycle.stage;
    format!("{stage}{}{}", since.unwrap_or_default(), replacement.unwrap_or_default())
}
