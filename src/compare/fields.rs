//! Compares the groups and fields that an enum declares, and each entry's group and field values.

use super::changes::{Changes, Impact, given, paired};
use super::versions::BothEnums;
use crate::catalogue::{Entry, Enumeration, Field, Group};

/// Compares the declared groups and fields. Removing one breaks code that names it.
pub fn declared(old: &Enumeration, new: &Enumeration, changes: &mut Changes) {
    for (old, new) in paired(&old.groups, &new.groups, |group| &group.name) {
        let name = (old.map(|old| &*old.name), new.map(|new| &*new.name));
        match (old, new) {
            (Some(old), Some(new)) => same_group(old, new, changes),
            _ => changes.on_one_side("groups", "the group", name),
        }
    }
    for (old, new) in paired(&old.fields, &new.fields, |field| &field.name) {
        let name = (old.map(|old| &*old.name), new.map(|new| &*new.name));
        match (old, new) {
            (Some(old), Some(new)) => same_field(old, new, changes),
            _ => changes.on_one_side("fields", "the field", name),
        }
    }
}

fn same_group(old: &Group, new: &Group, changes: &mut Changes) {
    let Group { name, title, description, numbers: _, codes: _ } = new;
    changes.value("groups", &format!("the title of `{name}`"), (Some(&old.title), Some(title)));
    let noun = format!("the description of the group `{name}`");
    changes.prose("groups", &noun, (given(&old.description), given(description)));
    let (before, now) = (owned(old), owned(new));
    changes.value("groups", &format!("what `{name}` owns"), (given(&before), given(&now)));
}

/// The numbers and the codes of a group, as the catalogue writes them.
fn owned(group: &Group) -> String {
    let numbers = group.numbers.iter().map(ToString::to_string);
    let codes = group.codes.iter().map(|code| format!("`{code}`"));
    numbers.chain(codes).collect::<Vec<_>>().join(", ")
}

fn same_field(old: &Field, new: &Field, changes: &mut Changes) {
    let Field { name, title, kind, is_required, meaning } = new;
    let noun = format!("the title of the field `{name}`");
    changes.value("fields", &noun, (Some(&old.title), Some(title)));
    let types = (Some(old.kind.word()), Some(kind.word()));
    changes.word(Impact::Breaking, "fields", &format!("the type of the field `{name}`"), types);
    if types.0 == types.1 {
        words(old, new, changes);
    }
    if old.is_required != *is_required {
        let message = if *is_required {
            format!("every entry has the field `{name}` now")
        } else {
            format!("entries can lack the field `{name}` now")
        };
        changes.add(Impact::Breaking, "fields", (None, None), &message);
    }
    let noun = format!("the meaning of the field `{name}`");
    changes.prose("fields", &noun, (given(&old.meaning), given(meaning)));
}

/// Compares the words that a field can have as its value.
fn words(old: &Field, new: &Field, changes: &mut Changes) {
    let name = &new.name;
    for (old, new) in paired(old.words(), new.words(), |word| &word.name) {
        match (old, new) {
            (Some(old), Some(new)) => {
                let noun = format!("what `{}` means in the field `{name}`", new.name);
                changes.prose("fields", &noun, (given(&old.meaning), given(&new.meaning)));
            }
            (None, new) => {
                let word = new.map_or("", |new| &new.name);
                let message = format!("the field `{name}` can be `{word}`");
                changes.push("fields", (None, Some(word)), &message);
            }
            (Some(old), None) => {
                let message = format!("the word `{}` of the field `{name}` is gone", old.name);
                changes.add(Impact::Breaking, "fields", (Some(&old.name), None), &message);
            }
        }
    }
}

/// Compares an entry's group and field values. These are facts: changing them breaks no code.
pub fn kept(old: &Entry, new: &Entry, enums: &BothEnums<'_>, changes: &mut Changes) {
    let name = enums.versions.new_name(new);
    let groups = (old.group.as_deref(), new.group.as_deref());
    changes.value("group", &format!("the group of `{name}`"), groups);
    for field in &enums.new.fields {
        let value = |entry: &Entry| {
            let (_, value) = entry.fields.iter().find(|(known, _)| *known == field.name)?;
            Some(value.texts().join(", "))
        };
        let (before, now) = (value(old), value(new));
        let noun = format!("`{}` of `{name}`", field.name);
        changes.value("fields", &noun, (before.as_deref(), now.as_deref()));
    }
}
