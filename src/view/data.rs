//! The catalogue as data for other programs, which is what `catalogue.json` holds: what templates see,
//! without what follows from the rest, and with the names of entries in place of links to them.

use tera::{Map, Value};

/// What is for templates alone: the key of the part that has it, and its own key.
const FOR_TEMPLATES: &[(&str, &str)] = &[
    ("", "by_state"),
    ("", "combinations"),
    ("", "has_updates"),
    ("", "unchanged"),
    ("", "titles"),
    ("states", "coded"),
    ("states", "unsigned"),
    ("sources", "coded"),
    ("sources", "unsigned"),
    ("reasons", "coded"),
    ("reasons", "unsigned"),
    ("capabilities", "variant"),
    ("entries", "variant"),
    ("entries", "anchor"),
    ("entries", "lookup_names"),
    ("entries", "untied"),
    ("entries", "places"),
    ("former_names", "constant"),
    ("former_names", "variant"),
    ("cases", "frameworks"),
    ("instead", "frameworks"),
    ("updates", "reason"),
];

/// The keys of a link.
const LINK: [&str; 3] = ["name", "variant", "anchor"];

/// The data of a view that templates see.
#[must_use]
pub fn data(view: &Value) -> Value {
    part_of_data(view, "")
}

/// Whether data has what stands under a key; `parent` is the key of the part around it.
#[must_use]
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
    if map.keys().map(|key| key.as_str()).eq(LINK.map(Some)) {
        return map.values().next().cloned().unwrap_or_else(Value::none);
    }
    let mut data = Map::new();
    for (inner, value) in map {
        let name = inner.as_str().unwrap_or_default();
        if is_data(key, name) {
            data.insert(inner.clone(), part_of_data(value, name));
        }
    }
    data.into()
}
