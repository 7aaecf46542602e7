//! The table of keys as a JSON Schema, with which editors complete and check while one types.
//!
//! What the schema rejects, the decoder rejects too. The other way round it does what a schema can:
//! it follows no references. It sees values where the decoder sees text, so it takes a number or
//! a truth value for every text that YAML, 1.1 or 1.2, could read as one.

use serde_json::{Map, Value, json};

use crate::catalogue::kinds::{Choice, Key, Keys, Kind};
use crate::catalogue::{CATALOGUE, HIGHEST, LOWEST};
use crate::diagnostic::codes;

/// Words that YAML 1.1 reads as truth values.
const TRUTH: &[&str] = &["yes", "no", "on", "off", "y", "n", "true", "false"];

/// The schema, in JSON.
#[must_use]
pub fn schema() -> String {
    let mut schema = Map::new();
    schema.insert("$schema".into(), "https://json-schema.org/draft/2020-12/schema".into());
    schema.insert("title".into(), "A catalogue of reasonbook".into());
    schema.extend(schema_of(&CATALOGUE));
    schema.insert("$defs".into(), definitions());
    format!("{:#}\n", Value::Object(schema))
}

/// What many keys take, by the name that [`schema_of`] refers to.
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
        "number": { "type": "integer", "minimum": LOWEST, "maximum": HIGHEST }
    })
}

/// One schema where another does not hold. Editors suggest `true` and `false` where a schema lists
/// the type, but do not look into a condition.
fn unless(condition: &Value, schema: &Value) -> Value {
    json!({ "if": condition, "else": schema })
}

fn matching(pattern: &str) -> Value {
    json!({ "type": "string", "pattern": pattern })
}

/// No part is empty, `.` or `..`, and nothing in it means something to a file system.
const PATH: &str = r"^(?!(.*/)?\.{0,2}(/|$))[^\\:\u0000-\u001f\u007f-\u009f]*$";

/// Numbers from one to another; that they fit, and that the first is not above the last, is for the
/// decoder.
const RANGE: &str =
    "^(-?(0|[1-9][0-9]*)|0x[0-9A-Fa-f]+) to (max|-?(0|[1-9][0-9]*)|0x[0-9A-Fa-f]+)$";

fn schema_of(kind: &Kind) -> Map<String, Value> {
    object(match kind {
        Kind::Text | Kind::Prose => reference("text"),
        Kind::Name => reference("name"),
        Kind::NameOr(word) => json!({ "anyOf": [reference("name"), { "const": word }] }),
        Kind::Label => reference("label"),
        Kind::Part => reference("part"),
        Kind::Span => reference("span"),
        Kind::Path => reference("path"),
        Kind::Version => reference("version"),
        Kind::Number => reference("number"),
        Kind::Numbers => reference("numbers"),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Lint => json!({ "enum": codes::lints().map(|code| code.name).collect::<Vec<_>>() }),
        Kind::Word(words) => one_of_words(words),
        Kind::List(kind) => json!({ "type": ["array", "null"], "items": schema_of(kind) }),
        Kind::Some(kind) => json!({ "type": "array", "minItems": 1, "items": schema_of(kind) }),
        Kind::Map(key, kind) => json!({
            "type": ["object", "null"],
            "propertyNames": schema_of(key),
            "additionalProperties": schema_of(kind)
        }),
        Kind::Record(keys) => record(*keys, None),
        Kind::Choice(choice, keys) => record(*keys, Some(choice)),
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
        // Taken, but not suggested.
        let truth = unless(&json!({ "type": "boolean" }), &json!(false));
        return json!({ "anyOf": [{ "enum": words }, truth] });
    }
    json!({ "enum": words })
}

/// A record without required keys may be left empty.
fn record(keys: Keys, choice: Option<&Choice>) -> Value {
    let required: Vec<_> = keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut record = Map::new();
    let types = if required.is_empty() { json!(["object", "null"]) } else { json!("object") };
    record.insert("type".into(), types);
    record.insert("properties".into(), keys.iter().map(property).collect::<Map<_, _>>().into());
    record.insert("additionalProperties".into(), false.into());
    if !required.is_empty() {
        record.insert("required".into(), required.into());
    }
    let each = |names: &[&str]| names.iter().map(|name| json!({ "required": [name] })).collect();
    let (rule, value): (_, Value) = match choice {
        None => return record.into(),
        Some(Choice::AtMostOne) => ("maxProperties", 1.into()),
        Some(Choice::One(names)) => ("oneOf", Value::Array(each(names))),
        Some(Choice::Any(names)) => ("anyOf", Value::Array(each(names))),
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

/// The schema of a value that must not be left empty.
fn filled(mut schema: Map<String, Value>) -> Map<String, Value> {
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|kind| kind != "null");
    }
    schema
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}
