//! The schema that editors use: it is up to date, and it never contradicts the decoder.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use crate::project::{Project, repository};
use jsonschema::Validator;
use reasonbook::catalogue;
use reasonbook::catalogue::kinds::{Key, Kind};
use reasonbook::catalogue::{CATALOGUE, INCLUDED};
use reasonbook::schema::{included, schema};
use serde_json::{Value, json};
use snapbox::{Data, assert_data_eq};

/// What may stand anywhere in YAML; some of it means something else in 1.1 and in 1.2.
#[rustfmt::skip]
const VALUES: [&str; 18] = [
    "~", "''", "a b", "A", "7", "-1", "1.10", "true", "yes", "1_000", "2024-01-01", "../a", "[]",
    "{}", "[A]", "7 to 9", "-7 to max", "9 to 7",
];

#[test]
fn the_committed_schemas_are_what_the_command_prints() {
    let schemas = [("catalogue", &["schema"][..]), ("included", &["schema", "--included"])];
    for (name, command) in schemas {
        let run = Project::empty().run(command).exits(0);
        assert_eq!(run.stderr, "");
        let committed = repository("docs").join(format!("{name}.schema.json"));
        assert_data_eq!(run.stdout, Data::read_from(&committed, None).raw());
    }
}

#[test]
fn they_are_schemas() {
    for schema in [schema(), included()] {
        let schema = serde_json::from_str(&schema).unwrap();
        jsonschema::draft202012::meta::validate(&schema).unwrap();
    }
}

#[test]
fn an_included_file_has_entries_notes_and_lints_alone() {
    let schema = jsonschema::draft202012::new(&serde_json::from_str(&included()).unwrap()).unwrap();
    let Value::Object(whole) = every_key() else { panic!("a catalogue is a map") };
    for (key, value) in whole {
        let part = json!({ key.as_str(): value });
        assert_eq!(schema.is_valid(&part), INCLUDED.contains(&key.as_str()), "{key}");
    }
    assert!(schema.is_valid(&Value::Null), "a file may be empty");
    assert!(schema.is_valid(&json!({ "reasons": [{ "name": "R_A", "number": 1 }] })));
    for broken in [json!({ "reasons": [{ "number": 1 }] }), json!({ "notes": [] }), json!([])] {
        assert!(!schema.is_valid(&broken), "{broken}");
    }
}

#[test]
fn every_good_catalogue_is_good_for_the_schema() {
    let schema = validator();
    let mut paths = vec![repository("catalogue.yaml"), repository("tests/schema/every-key.yaml")];
    for fixture in fs::read_dir(repository("tests/fixtures")).unwrap() {
        paths.push(fixture.unwrap().path().join("catalogue.yaml"));
    }
    // Some projects are there to be given a first catalogue.
    paths.retain(|path| path.exists());
    assert!(paths.len() > 3, "{paths:?}");
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        for value in readings(&text) {
            let errors: Vec<_> = schema.iter_errors(&value).map(|e| e.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{}", path.display());
        }
        assert!(decodes(&text), "{}", path.display());
    }
}

#[test]
fn the_catalogue_names_its_schema() {
    let text = fs::read_to_string(repository("catalogue.yaml")).unwrap();
    let path = text.lines().next().unwrap().strip_prefix("# yaml-language-server: $schema=");
    assert!(repository(path.unwrap()).is_file());
}

/// References, duplicates and clashes are for the decoder alone.
#[test]
fn what_the_schema_calls_a_mistake_is_one() {
    let schema = validator();
    let mut found = 0;
    for path in mistakes() {
        let text = fs::read_to_string(&path).unwrap();
        if readings(&text).iter().any(|value| !schema.is_valid(value)) {
            assert!(!decodes(&text), "{}", path.display());
            found += 1;
        }
    }
    assert!(found > 10, "{found}");
}

/// Each record lacks each of its required keys in turn, gets a key of no meaning, and has a value
/// of the wrong type under each key.
#[test]
fn a_broken_record_is_broken_for_both() {
    let (schema, whole) = (validator(), every_key());
    let mut places = Vec::new();
    walk(&CATALOGUE, &whole, "", "", &mut places);
    let mut broken = 0;
    for Place { kind, pointer, .. } in &places {
        for (what, value) in breaks(kind, whole.pointer(pointer).unwrap()) {
            let mut mutant = whole.clone();
            *mutant.pointer_mut(pointer).unwrap() = value;
            assert!(!schema.is_valid(&mutant), "the schema takes {what} at {pointer}");
            assert!(!decodes(&mutant.to_string()), "the decoder takes {what} at {pointer}");
            broken += 1;
        }
    }
    assert!(broken > 300, "{broken}");
}

#[test]
fn every_key_of_the_table_is_tried() {
    let mut places = Vec::new();
    walk(&CATALOGUE, &every_key(), "", "", &mut places);
    let tried: BTreeSet<_> = places.into_iter().map(|place| place.key).collect();
    let mut known = BTreeSet::from([String::new()]);
    every_known_key(&CATALOGUE, "", &mut known);
    assert_eq!(tried, known);
}

#[test]
fn the_schema_is_never_stricter_than_the_decoder() {
    let (schema, whole) = (validator(), every_key());
    let mut places = Vec::new();
    walk(&CATALOGUE, &whole, "", "", &mut places);
    // The last place of each key will do; nothing refers to what stands there.
    let places: BTreeMap<_, _> =
        places.into_iter().map(|place| (place.key, place.pointer)).collect();
    let (mut rejected, mut taken) = (0, 0);
    for pointer in places.values() {
        let mut mutant = whole.clone();
        let mut set = |value: &Value| {
            value.clone_into(mutant.pointer_mut(pointer).unwrap());
            mutant.clone()
        };
        let text = set(&"PLACEHOLDER".into()).to_string();
        for value in VALUES {
            if !decodes(&text.replace("\"PLACEHOLDER\"", value)) {
                rejected += 1;
                continue;
            }
            for reading in readings(value) {
                assert!(schema.is_valid(&set(&reading)), "{value} at {pointer}");
            }
            taken += 1;
        }
    }
    assert!(taken > 300 && rejected > 300, "{taken} {rejected}");
}

fn validator() -> Validator {
    let schema = serde_json::from_str(&schema()).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// What YAML 1.1 and what YAML 1.2 makes of a text; nothing where it is not one document of YAML.
fn readings(text: &str) -> Vec<Value> {
    [false, true]
        .into_iter()
        .filter_map(|strict_booleans| {
            let options = serde_yaml::options! { strict_booleans: strict_booleans };
            serde_yaml::from_str_with_options(text, options).ok()
        })
        .collect()
}

fn decodes(text: &str) -> bool {
    // What is included is on the disk.
    let nothing = &mut |pattern: &str, _: &_| {
        let paths = reasonbook::paths::expand(pattern, &mut |_| Ok::<_, ()>(Vec::new()));
        paths.unwrap().map(|_| Vec::new()).ok_or_else(Vec::new)
    };
    catalogue::examine(&Arc::from("catalogue.yaml"), text, nothing).is_ok()
}

fn mistakes() -> Vec<PathBuf> {
    let entries = fs::read_dir(repository("tests/errors")).unwrap().map(|e| e.unwrap().path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().unwrap() == "yaml").collect();
    paths.sort();
    paths
}

fn every_key() -> Value {
    let text = fs::read_to_string(repository("tests/schema/every-key.yaml")).unwrap();
    readings(&text).pop().unwrap()
}

/// A value, and what the table says about it.
struct Place {
    kind: &'static Kind,
    /// Where it is.
    pointer: String,
    /// The keys of the table that lead to it.
    key: String,
}

/// All values of a catalogue.
fn walk(kind: &'static Kind, value: &Value, pointer: &str, key: &str, places: &mut Vec<Place>) {
    places.push(Place { kind, pointer: pointer.to_owned(), key: key.to_owned() });
    let below = |name: &str| format!("{pointer}/{}", name.replace('~', "~0").replace('/', "~1"));
    match (chosen(kind, value), value) {
        (Kind::Record(keys), Value::Object(record)) => {
            for (name, value) in record {
                let known = keys.get(name).unwrap();
                walk(&known.kind, value, &below(name), &format!("{key}/{name}"), places);
            }
        }
        (Kind::Map(_, kind), Value::Object(map)) => {
            for (name, value) in map {
                walk(kind, value, &below(name), key, places);
            }
        }
        (Kind::List(kind) | Kind::NonEmptyList(kind), Value::Array(items)) => {
            for (index, value) in items.iter().enumerate() {
                walk(kind, value, &below(&index.to_string()), key, places);
            }
        }
        _ => {}
    }
}

/// The kind of an alternative that a value is of.
fn chosen(kind: &'static Kind, value: &Value) -> &'static Kind {
    let Kind::Either(kinds) = kind else { return kind };
    chosen(kinds.iter().find(|kind| fits(kind, value)).unwrap(), value)
}

fn fits(kind: &Kind, value: &Value) -> bool {
    match kind {
        Kind::Record(_) | Kind::Map(..) => value.is_object(),
        Kind::NonEmptyList(_) | Kind::List(_) => value.is_array(),
        Kind::Either(kinds) => kinds.iter().any(|kind| fits(kind, value)),
        _ => !value.is_object() && !value.is_array(),
    }
}

fn every_known_key(kind: &'static Kind, key: &str, known: &mut BTreeSet<String>) {
    match kind {
        Kind::Record(keys) => {
            for Key { name, kind, .. } in keys.iter() {
                let key = format!("{key}/{name}");
                every_known_key(kind, &key, known);
                known.insert(key);
            }
        }
        Kind::Map(_, kind) | Kind::List(kind) | Kind::NonEmptyList(kind) => {
            every_known_key(kind, key, known);
        }
        Kind::Either(kinds) => kinds.iter().for_each(|kind| every_known_key(kind, key, known)),
        _ => {}
    }
}

/// What stands wrongly in place of a value.
fn breaks(kind: &'static Kind, value: &Value) -> Vec<(String, Value)> {
    let (list, map) = (json!([]), json!({}));
    let wrong = match kind {
        Kind::Anything => vec![],
        Kind::List(_) | Kind::NonEmptyList(_) => vec!["A".into(), map],
        Kind::Map(..) | Kind::Record(_) => vec!["A".into(), list],
        Kind::Either(_) => vec![Value::Null],
        _ => vec![Value::Null, list, map],
    };
    let mut breaks: Vec<_> = wrong.into_iter().map(|value| (value.to_string(), value)).collect();
    let (Kind::Record(keys), Value::Object(record)) = (chosen(kind, value), value) else {
        return breaks;
    };
    let mut more = record.clone();
    more.insert("unheard_of".to_owned(), "A".into());
    breaks.push(("an unknown key".to_owned(), more.into()));
    for Key { name, .. } in keys.iter().filter(|key| key.required) {
        let mut less = record.clone();
        less.remove(*name);
        breaks.push((format!("no {name}"), less.into()));
    }
    breaks
}
