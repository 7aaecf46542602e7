//! The catalogue as data for other programs, which is what `catalogue.json` holds: what templates see,
//! without what follows from the rest, and with the names of entries in place of links to them.

use tera::{Map, Value};

use super::View;
use crate::catalogue::EnumKind;

/// What is for templates alone: the key of the part that has it, and its own key.
const FOR_TEMPLATES: &[(&str, &str)] = &[
    ("", "by_state"),
    ("", "combinations"),
    ("", "has_updates"),
    ("", "reasons_by_state"),
    ("", "unchanged"),
    ("", "titles"),
    ("words", "of_a_task"),
    ("words", "a_framework"),
    ("words", "an_update"),
    ("states", "coded"),
    ("states", "grouped"),
    ("states", "unsigned"),
    ("sources", "coded"),
    ("sources", "grouped"),
    ("sources", "unsigned"),
    ("reasons", "coded"),
    ("reasons", "grouped"),
    ("reasons", "unsigned"),
    ("groups", "variant"),
    ("groups", "constant"),
    ("fields", "variant"),
    ("fields", "camel"),
    ("fields", "snake"),
    ("words", "variant"),
    ("words", "constant"),
    ("capabilities", "variant"),
    ("entries", "variant"),
    ("entries", "constant"),
    ("entries", "kebab"),
    ("entries", "camel"),
    ("entries", "anchor"),
    ("entries", "lookup_names"),
    ("entries", "cells"),
    ("entries", "places"),
    ("former_names", "constant"),
    ("former_names", "variant"),
    ("aliases", "constant"),
    ("aliases", "variant"),
    ("cases", "frameworks"),
    ("instead", "condition"),
    ("instead", "frameworks"),
    ("updates", "reason"),
];

/// The keys of what stands for its name: of a link, and of a word or a group.
const NAMED: [[&str; 3]; 2] = [["name", "variant", "anchor"], ["name", "variant", "constant"]];

/// The data of a view that templates see.
pub fn data(view: &Value) -> Value {
    part_of_data(view, "")
}

/// The data of an entry of a view, by its enum and its index there.
pub fn entry_data(view: &View<'_>, kind: EnumKind, index: usize) -> Option<Value> {
    let seen = match kind {
        EnumKind::States => Value::try_from_serializable(view.states.entries.get(index)?),
        EnumKind::Sources => Value::try_from_serializable(view.sources.entries.get(index)?),
        EnumKind::Reasons => Value::try_from_serializable(view.reasons.entries.get(index)?),
    };
    Some(part_of_data(&seen.ok()?, "entries"))
}

/// Whether data has what stands under a key; `parent` is the key of the part around it.
pub fn is_data(parent: &str, key: &str) -> bool {
    !FOR_TEMPLATES.contains(&(parent, key))
}

/// What data has of a part; texts are shared with those that templates see.
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
    // Few parts have any, and there are many parts.
    let hidden: Vec<_> = FOR_TEMPLATES.iter().filter(|(parent, _)| *parent == key).collect();
    let mut data = Map::with_capacity(map.len());
    for (inner, value) in map {
        let name = inner.as_str().unwrap_or_default();
        // A field can be called like anything, too.
        let below = match (key, name) {
            ("entries", "fields") => "values",
            ("values", _) => "value",
            _ => name,
        };
        if hidden.iter().all(|(_, hidden)| *hidden != name) {
            data.insert(inner.clone(), part_of_data(value, below));
        }
    }
    data.into()
}
