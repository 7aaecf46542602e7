//! Compares the groups and fields that an enum declares, and each entry's group and field values.

use super::changes::{Changes, Impact, given};
use super::versions::BothEnums;
use crate::catalogue::{AnyEnum, Entry, Field, Group};

/// Compares the declared groups and fields. Removing one breaks code that names it.
pub fn declared(old: &AnyEnum<'_>, new: &AnyEnum<'_>, changes: &mut Changes) {
    for group in new.groups {
        match old.groups.iter().find(|old| old.name == group.name) {
            Some(old) => same_group(old, group, changes),
            None => is_new("groups", "group", &group.name, changes),
        }
    }
    let names: Vec<_> = new.groups.iter().map(|group| group.name.as_str()).collect();
    for group in old.groups.iter().filter(|old| !names.contains(&old.name.as_str())) {
        is_gone("groups", &format!("the group `{}`", group.name), &group.name, changes);
    }
    for field in new.fields {
        match old.fields.iter().find(|old| old.name == field.name) {
            Some(old) => same_field(old, field, changes),
            None => is_new("fields", "field", &field.name, changes),
        }
    }
    let names: Vec<_> = new.fields.iter().map(|field| field.name.as_str()).collect();
    for field in old.fields.iter().filter(|old| !names.contains(&old.name.as_str())) {
        is_gone("fields", &format!("the field `{}`", field.name), &field.name, changes);
    }
}

fn is_new(what: &'static str, noun: &str, name: &str, changes: &mut Changes) {
    changes.push(what, (None, Some(name)), &format!("the {noun} `{name}` is new"));
}

fn is_gone(what: &'static str, noun: &str, name: &str, changes: &mut Changes) {
    changes.add(Impact::Breaking, what, (Some(name), None), &format!("{noun} is gone"));
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
    for word in new.words() {
        let message = format!("the field `{name}` can be `{}`", word.name);
        let noun = format!("what `{}` means in the field `{name}`", word.name);
        match old.words().iter().find(|old| old.name == word.name) {
            Some(old) => {
                changes.prose("fields", &noun, (given(&old.meaning), given(&word.meaning)))
            }
            None => changes.push("fields", (None, Some(&word.name)), &message),
        }
    }
    let is_kept = |word: &str| new.words().iter().any(|new| new.name == word);
    for word in old.words().iter().filter(|old| !is_kept(&old.name)) {
        let noun = format!("the word `{}` of the field `{name}`", word.name);
        is_gone("fields", &noun, &word.name, changes);
    }
}

/// Compares an entry's group and field values. These are facts: changing them breaks no code.
pub fn kept(old: &Entry, new: &Entry, enums: &BothEnums<'_>, changes: &mut Changes) {
    let name = enums.versions.new_name(new);
    let group =
        |version: &AnyEnum<'_>, entry: &Entry| Some(version.groups.get(entry.group?)?.name.clone());
    let (before, now) = (group(&enums.old, old), group(&enums.new, new));
    changes.value("group", &format!("the group of `{name}`"), (before.as_deref(), now.as_deref()));
    let value = |version: &AnyEnum<'_>, entry: &Entry, field: &str| {
        let at = version.fields.iter().position(|declared| declared.name == field)?;
        let texts = version.fields.get(at)?.texts(entry.fields.get(at)?.as_ref()?);
        Some(texts.join(", "))
    };
    for field in enums.new.fields {
        let (before, now) =
            (value(&enums.old, old, &field.name), value(&enums.new, new, &field.name));
        let noun = format!("`{}` of `{name}`", field.name);
        changes.value("fields", &noun, (before.as_deref(), now.as_deref()));
    }
}
