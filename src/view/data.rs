//! The catalogue as data for other programs, which is what `catalogue.json` holds: what templates see,
//! without what follows from the rest, and with the names of entries instead of links to them.

use tera::{Map, Value};

use super::View;
use crate::catalogue::{EntryId, EnumKind};

/// Keys that only templates see, by the key of the part that has them.
const FOR_TEMPLATES: &[(&str, &[&str])] = &[
    ("", &["by_state", "combinations", "has_updates", "reasons_by_state", "unchanged", "titles"]),
    ("words", &["of_a_task", "a_framework", "an_update", "variant", "constant"]),
    ("states", OF_ENUMS),
    ("sources", OF_ENUMS),
    ("reasons", OF_ENUMS),
    ("groups", &["variant", "constant"]),
    ("fields", &["variant", "camel", "snake"]),
    ("capabilities", &["variant"]),
    (
        "entries",
        &["variant", "constant", "kebab", "camel", "anchor", "lookup_names", "cells", "places"],
    ),
    ("former_names", &["constant", "variant"]),
    ("aliases", &["constant", "variant"]),
    ("cases", &["frameworks"]),
    ("instead", &["condition", "frameworks"]),
    ("updates", &["reason"]),
];

const OF_ENUMS: &[&str] = &["coded", "grouped", "unsigned"];

/// The keys of parts that stand for a name: links, and words and groups.
const NAMED: [[&str; 3]; 2] = [["name", "variant", "anchor"], ["name", "variant", "constant"]];

/// The data of a view that templates see.
pub fn data(view: &Value) -> Value {
    part_of_data(view, "")
}

/// The data of an entry of a view.
pub fn entry_data(view: &View<'_>, id: EntryId) -> Option<Value> {
    let seen = match id.kind {
        EnumKind::States => Value::try_from_serializable(id.among(&view.states.entries)),
        EnumKind::Sources => Value::try_from_serializable(id.among(&view.sources.entries)),
        EnumKind::Reasons => Value::try_from_serializable(id.among(&view.reasons.entries)),
    };
    Some(part_of_data(&seen.ok()?, "entries"))
}

/// Whether data has what is under a key; `parent` is the key of the part around it.
pub fn is_data(parent: &str, key: &str) -> bool {
    !for_templates(parent).contains(&key)
}

/// The keys of a part that only templates see.
fn for_templates(part: &str) -> &'static [&'static str] {
    FOR_TEMPLATES.iter().find(|(key, _)| *key == part).map_or(&[], |(_, keys)| keys)
}

/// Reduces a part of the view to its data. Texts are shared, not copied.
fn part_of_data(seen: &Value, key: &str) -> Value {
    if let Some(items) = seen.as_array() {
        return items.iter().map(|item| part_of_data(item, key)).collect::<Vec<_>>().into();
    }
    // An api can be called like anything.
    let Some(map) = seen.as_map().filter(|_| key != "names") else { return seen.clone() };
    let has = |keys: &[&str; 3]| map.keys().map(|key| key.as_str()).eq(keys.map(Some));
    if key != "values" && NAMED.iter().any(has) {
        return map.values().next().cloned().unwrap_or_else(Value::none);
    }
    let hidden = for_templates(key);
    let mut data = Map::with_capacity(map.len());
    for (inner, value) in map {
        let name = inner.as_str().unwrap_or_default();
        // A field can be called like anything, too.
        let below = match (key, name) {
            ("entries", "fields") => "values",
            ("values", _) => "value",
            _ => name,
        };
        if !hidden.contains(&name) {
            data.insert(inner.clone(), part_of_data(value, below));
        }
    }
    data.into()
}
