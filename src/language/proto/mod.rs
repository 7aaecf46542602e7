//! Protobuf: `.proto` files with nothing but the enums.

use heck::ToSnakeCase;

use super::Make::Text;
use super::{BesideValues, Filter, Language, Naming, Template, alone, filter, names};

/// The table of protobuf.
pub const PROTO: Language = Language {
    name: "protobuf",
    ending: ".proto",
    naming: Naming {
        // Words that begin another statement where a value could be.
        keywords: &["option", "reserved"],
        types: &[],
        members: &[],
        value: names::full,
        values_beside_types: true,
        other: names::full,
        // An enum of protobuf has no place for facts.
        field_type: names::full,
        accessor: str::to_snake_case,
        accessors: &[],
        beside_values: BesideValues::Nothing,
        more_accessors: &[],
        suffix: None,
    },
    filters: FILTERS,
    notation: None,
    directives: &["buf:", "protolint:"],
    templates: TEMPLATES,
};

/// How wide formatters make lines.
const COLUMNS: usize = 80;

#[rustfmt::skip] // A table: one line a filter.
const FILTERS: &[Filter] = &[
    filter("proto_statement", Text(|statement| Ok(statement_in_enum(statement))), "a statement of an enum in protobuf; where it is too long, options go below, and what is reserved into several statements"),
];

/// A value on two lines, or what is reserved in several statements, where one line is too short. Formatters
/// disagree about statements of several lines, so there are no others.
fn statement_in_enum(statement: &str) -> String {
    let indent = "  ";
    if indent.len() + statement.len() <= COLUMNS {
        return format!("{indent}{statement}");
    }
    if let Some((value, options)) = statement.split_once(" [") {
        return format!("{indent}{value}\n{indent}[{options}");
    }
    let (keyword, items) = statement.trim_end_matches(';').split_once(' ').unwrap_or_default();
    let mut lines: Vec<String> = Vec::new();
    for item in items.split(", ") {
        match lines.last_mut().filter(|last| last.len() + item.len() + ", ;".len() <= COLUMNS) {
            Some(last) => last.extend([", ", item]),
            None => lines.push(format!("{indent}{keyword} {item}")),
        }
    }
    lines.join(";\n") + ";"
}

const TEMPLATES: &[Template] = &[
    alone("comment.proto", include_str!("../../../templates/comment.proto")),
    alone("enums.proto", include_str!("../../../templates/enums.proto")),
];
