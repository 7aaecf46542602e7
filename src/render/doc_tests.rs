//! Tests that generate the documentation of templates and of `catalogue.json` from the types and
//! the table of filters, so that it cannot drift.

#![cfg(test)]

use std::fmt::Write;
use std::path::Path;
use std::sync::Arc;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use snapbox::{Data as Snapshot, assert_data_eq};

use super::filters::filters as all_filters;
use super::header::{Header, TemplateParameter};
use super::templates::built_in;
use crate::language::Filter;
use crate::view::{View, is_data};

/// The description of the whole schema.
const JSON: &str = "\
A catalogue in the words of one api.

Every key is always there, apart from fields that an entry lacks. A text that the catalogue does
not have is empty, and a name that leads nowhere is `null`. Descriptions, notes and the like are Markdown, in which a code span that
names an entry is a reference to it.";

/// The schema of a type as it is serialized.
fn schema_of<T: JsonSchema>() -> Map<String, Value> {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings.into_generator().into_root_schema_for::<T>();
    let Value::Object(schema) = schema.to_value() else { panic!("a type of keys") };
    schema
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("no object: {value}"))
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// Compares a file of the repository with the text that it should have.
fn assert_file(path: &str, text: String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    assert_data_eq!(text, Snapshot::read_from(&path, None).raw());
}

#[test]
fn the_schema_of_the_json_is_that_of_its_types() {
    let (properties, definitions) = data();
    let note = json!({
        "description": "What made the file, and how to make it again.",
        "type": "array",
        "items": { "type": "string" },
    });
    let format = json!({
        "description": "The version of this format. It rises when a key is removed or changes its meaning. New keys do not change it, so readers ignore keys that they do not know.",
        "const": 1,
    });
    let mut all = Map::from_iter([("//".to_owned(), note), ("format".to_owned(), format)]);
    all.extend(object(&properties).clone());
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A catalogue of reasons, as reasonbook writes it",
        "description": JSON,
        "type": "object",
        "required": all.keys().collect::<Vec<_>>(),
        "properties": all,
        "$defs": definitions,
    });
    assert_file("docs/catalogue-json.schema.json", format!("{schema:#}\n"));
}

/// The properties of `data`, which is a part of the view, and the definitions that they refer to.
fn data() -> (Value, Map<String, Value>) {
    let mut view = schema_of::<View<'static>>();
    let Value::Object(mut definitions) = view["$defs"].take() else { panic!("no definitions") };
    let mut seen = Vec::new();
    let mut root = Value::Object(view);
    part_of_data(&mut root, "", &mut definitions, &mut seen);
    definitions.retain(|name, _| seen.contains(name));
    (root["properties"].take(), definitions)
}

/// Reduces the schema of a part of the view, and all schemas that it refers to, to what `data` has.
fn part_of_data(
    part: &mut Value,
    parent: &str,
    definitions: &mut Map<String, Value>,
    seen: &mut Vec<String>,
) {
    let properties = part["properties"].as_object_mut().unwrap_or_else(|| panic!("{parent}"));
    properties.retain(|key, _| is_data(parent, key));
    for (key, property) in &mut *properties {
        let Some(name) = definition(property) else { continue };
        if ["Link", "Constant"].contains(&name.as_str()) {
            let description = property["description"].take();
            *property = if property["items"].is_null() {
                json!({ "type": ["string", "null"], "description": description })
            } else {
                json!({ "type": "array", "items": { "type": "string" }, "description": description })
            };
        } else if !seen.contains(&name) {
            seen.push(name.clone());
            let mut inner = definitions[&name].take();
            part_of_data(&mut inner, key, definitions, seen);
            definitions[&name] = inner;
        }
    }
    part["required"] = properties.keys().cloned().collect();
}

/// The name of the definition that a property refers to: directly, as the items of a list, or as a
/// value that can be null.
fn definition(property: &Value) -> Option<String> {
    let places = [&property["$ref"], &property["items"]["$ref"], &property["anyOf"][0]["$ref"]];
    let path = places.into_iter().find_map(Value::as_str)?;
    path.strip_prefix("#/$defs/").map(str::to_owned)
}

#[test]
fn the_guide_has_every_template_field_and_filter() {
    let guide = include_str!("../../docs/templates.md");
    let guide = with_part(guide, "templates", &templates());
    let guide = with_part(&guide, "fields", &fields());
    let guide = with_part(&guide, "filters", &filters());
    assert_file("docs/templates.md", guide);
}

/// A text with the part between two marks replaced.
fn with_part(text: &str, name: &str, part: &str) -> String {
    let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- end of {name} -->\n"));
    let parts = text.split_once(&begin);
    let parts = parts.and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1)));
    let Some((before, after)) = parts else {
        panic!("the guide has no part between {begin} and {end}")
    };
    format!("{before}{begin}\n{part}\n{end}{after}")
}

/// A table of the built-in templates, from their headers. Each must have one.
fn templates() -> String {
    let mut rows = String::from("| template | makes | parameters |\n| --- | --- | --- |\n");
    for (name, text) in built_in() {
        let header =
            Header::read(&Arc::from(*name), text).unwrap_or_else(|wrong| panic!("{wrong:?}"));
        let header = header.unwrap_or_else(|| panic!("{name} has no header"));
        assert!(!header.summary.is_empty(), "{name}");
        let row =
            |parameter: &TemplateParameter| format!("`{}`: {}", parameter.name, parameter.meaning);
        let parameters = header.parameters.iter().map(row).collect::<Vec<_>>().join("; ");
        let _ = writeln!(rows, "| `{name}` | {} | {parameters} |", header.summary);
    }
    rows
}

fn fields() -> String {
    let schema = schema_of::<View<'static>>();
    let mut tables = table(&schema["properties"]);
    for (name, definition) in object(&schema["$defs"]) {
        let description = words(&definition["description"]);
        let table = table(&definition["properties"]);
        let _ = write!(tables, "\n### {name}\n\n{description}\n\n{table}");
    }
    tables
}

fn table(properties: &Value) -> String {
    let mut rows = String::from("| field | type | meaning |\n| --- | --- | --- |\n");
    for (name, property) in object(properties) {
        let meaning = words(&property["description"]).replace('\n', " ");
        let _ = writeln!(rows, "| `{name}` | {} | {meaning} |", kind(property));
    }
    rows
}

fn kind(property: &Value) -> String {
    if let Some(name) = property["$ref"].as_str().and_then(|path| path.strip_prefix("#/$defs/")) {
        return format!("[{name}](#{})", name.to_lowercase());
    }
    if let Some([some, _null]) = property["anyOf"].as_array().map(Vec::as_slice) {
        return format!("{} or none", kind(some));
    }
    let mut types = property["type"].as_array().into_iter().flatten();
    let word = types.find_map(|word| word.as_str().filter(|word| *word != "null"));
    if let Some(word) = word {
        return format!("{} or none", kind(&json!({ "type": word })));
    }
    match words(&property["type"]) {
        "string" => "text".to_owned(),
        "integer" => "number".to_owned(),
        "boolean" => "`true` or `false`".to_owned(),
        "array" => format!("list of {}", kind(&property["items"])),
        "object" if property["additionalProperties"]["type"].is_array() => {
            "map of values".to_owned()
        }
        "object" => "map of text".to_owned(),
        other => panic!("{other}"),
    }
}

fn filters() -> String {
    let mut rows =
        String::from("| filter | reads | makes | arguments |\n| --- | --- | --- | --- |\n");
    for filter in all_filters() {
        let Filter { name, meaning, .. } = filter;
        let _ =
            writeln!(rows, "| `{name}` | {} | {meaning} | {} |", filter.reads(), filter.takes());
    }
    rows
}
