//! Turns the table of keys into a JSON Schema, with which editors complete and check a catalogue.
//!
//! The decoder rejects everything that the schema rejects. The schema accepts more, because it
//! cannot follow references. It also sees typed values where the decoder sees text: where text is
//! expected, it accepts a number or a boolean if YAML 1.1 or 1.2 could read that text as one.

use serde_json::{Map, Value, json};

use crate::catalogue::kinds::{Choice, Key, Keys, Kind};
use crate::catalogue::{CATALOGUE, I32_MIN, INCLUDED, U32_MAX};
use crate::diagnostic::codes;

/// Words that YAML 1.1 reads as booleans.
const TRUTH: &[&str] = &["yes", "no", "on", "off", "y", "n", "true", "false"];

/// The schema of a catalogue as JSON.
pub fn schema() -> String {
    document("A catalogue of reasonbook", schema_of(&CATALOGUE))
}

/// The schema of a file that a catalogue includes, as JSON.
pub fn included() -> String {
    let Kind::Record(keys) = CATALOGUE else { return String::new() };
    let known = keys.iter().filter(|key| INCLUDED.contains(&key.name)).map(property);
    let part = json!({
        "type": ["object", "null"],
        "properties": known.collect::<Map<_, _>>(),
        "additionalProperties": false
    });
    document("A file that a catalogue of reasonbook includes", object(part))
}

fn document(title: &str, kind: Map<String, Value>) -> String {
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), title.into());
    schema.extend(kind);
    schema.insert("$defs".into(), definitions());
    format!("{:#}\n", Value::Object(schema))
}

/// The types of values that many keys share, by the names that [`schema_of`] refers to.
fn definitions() -> Value {
    let number = json!({ "type": ["number", "boolean"], "minimum": 0 });
    let scalar = json!({ "type": ["number", "boolean"] });
    json!({
        "text": unless(&scalar, &json!({ "type": "string" })),
        "name": unless(&json!({ "type": "boolean" }), &matching("^[A-Za-z][A-Za-z0-9_]*$")),
        "label": unless(&scalar, &matching("^[A-Za-z0-9_.-]+$")),
        "part": unless(&scalar, &matching("^[A-Za-z0-9]+$")),
        "span": unless(&scalar, &matching(r"^[^`\r\n]*$")),
        "path": unless(&scalar, &matching(PATH)),
        "version": unless(&number, &matching("^[A-Za-z0-9][A-Za-z0-9.+_~-]*$")),
        "numbers": { "anyOf": [reference("number"), matching(RANGE)] },
        "number": { "type": "integer", "minimum": I32_MIN, "maximum": U32_MAX }
    })
}

/// A schema that applies where `condition` does not. Listing booleans as a type would make editors
/// suggest `true` and `false`; they do not look into a condition.
fn unless(condition: &Value, schema: &Value) -> Value {
    json!({ "if": condition, "else": schema })
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// The pattern of a path: no part is empty, `.` or `..`, and no character is special to a file
/// system.
const PATH: &str = r"^(?!(.*/)?\.{0,2}(/|$))[^\\:\u0000-\u001f\u007f-\u009f]*$";

/// The pattern of a range of numbers. The decoder checks that the numbers fit and are in order.
const RANGE: &str =
    "^(-?(0|[1-9][0-9]*)|0x[0-9A-Fa-f]+) to (max|-?(0|[1-9][0-9]*)|0x[0-9A-Fa-f]+)$";

fn schema_of(kind: &Kind) -> Map<String, Value> {
    object(match kind {
        Kind::Text | Kind::Prose => reference("text"),
        Kind::Name => reference("name"),
        Kind::NameOr(word) => json!({ "anyOf": [reference("name"), { "const": word }] }),
        Kind::Label => reference("label"),
        Kind::Part => reference("part"),
        Kind::CodeSpan => reference("span"),
        Kind::Path => reference("path"),
        Kind::Version => reference("version"),
        Kind::Number => reference("number"),
        Kind::Numbers => reference("numbers"),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Lint => json!({ "enum": codes::lints().map(|code| code.name).collect::<Vec<_>>() }),
        Kind::Word(words) => one_of_words(words),
        Kind::List(kind) => json!({ "type": ["array", "null"], "items": schema_of(kind) }),
        Kind::NonEmptyList(kind) => {
            json!({ "type": "array", "minItems": 1, "items": schema_of(kind) })
        }
        Kind::Map(key, kind) => json!({
            "type": ["object", "null"],
            "propertyNames": schema_of(key),
            "additionalProperties": schema_of(kind)
        }),
        Kind::Record(keys) => record(*keys),
        Kind::Either(kinds) => {
            json!({ "anyOf": kinds.iter().map(|kind| filled(schema_of(kind))).collect::<Vec<_>>() })
        }
        Kind::Anything => json!({}),
    })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/$defs/{name}") })
}

fn one_of_words(words: &[&str]) -> Value {
    if words.iter().any(|word| TRUTH.contains(word)) {
        // Accept booleans without suggesting them.
        let truth = unless(&json!({ "type": "boolean" }), &json!(false));
        return json!({ "anyOf": [{ "enum": words }, truth] });
    }
    json!({ "enum": words })
}

/// The schema of a record. A record without required keys can be null.
fn record(keys: Keys) -> Value {
    let required: Vec<_> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut record = Map::new();
    let types = if required.is_empty() { json!(["object", "null"]) } else { json!("object") };
    record.insert("type".into(), types);
    record.insert("properties".into(), keys.iter().map(property).collect::<Map<_, _>>().into());
    record.insert("additionalProperties".into(), false.into());
    if !required.is_empty() {
        record.insert("required".into(), required.into());
    }
    let alternatives =
        |names: &[&str]| names.iter().map(|name| json!({ "required": [name] })).collect();
    let (rule, value): (_, Value) = match keys.choice {
        None => return record.into(),
        Some(Choice::AtMostOne) => ("maxProperties", 1.into()),
        Some(Choice::One(names)) => ("oneOf", Value::Array(alternatives(names))),
        Some(Choice::Any(names)) => ("anyOf", Value::Array(alternatives(names))),
    };
    record.insert(rule.into(), value);
    record.into()
}

fn property(key: &Key) -> (String, Value) {
    let mut schema = Map::new();
    schema.insert("description".into(), key.meaning().into());
    schema.extend(schema_of(&key.kind));
    (key.name.to_owned(), schema.into())
}

/// The schema without `null` among its types.
fn filled(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
    }
    schema
}

/// The map of a JSON object.
fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
