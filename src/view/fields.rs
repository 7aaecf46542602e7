//! What a catalogue adds to an enum of its own accord, as templates see it: groups, fields and values.

use std::borrow::Cow;

use heck::{ToLowerCamelCase, ToShoutySnakeCase, ToSnakeCase};
use serde::Serialize;

use super::wording::Wording;
use crate::catalogue::{self, FieldValue};
use crate::language::names;

/// A word as code names it: one that a field can have, or the name of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Constant<'c> {
    /// The word.
    pub name: &'c str,
    /// The word in `UpperCamelCase`.
    pub variant: String,
    /// The word in `UPPER_SNAKE_CASE`.
    pub constant: String,
}

/// A group of entries.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Group"))]
pub struct Group<'c> {
    /// Its name.
    pub name: &'c str,
    /// The name in `UpperCamelCase`.
    pub variant: String,
    /// The name in `UPPER_SNAKE_CASE`.
    pub constant: String,
    /// What people call it.
    pub title: &'c str,
    /// Markdown: what its entries have in common.
    pub description: Cow<'c, str>,
    /// The numbers that its entries alone can have, as the catalogue writes them: `7`, `100 to 199`.
    pub numbers: Vec<String>,
    /// What the codes of its entries alone can begin with.
    pub codes: Vec<&'c str>,
}

/// A fact of the catalogue's own that entries can have.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Field"))]
pub struct Field<'c> {
    /// Its name.
    pub name: &'c str,
    /// What people call it.
    pub title: &'c str,
    /// The name in `UpperCamelCase`.
    pub variant: String,
    /// The name in `lowerCamelCase`.
    pub camel: String,
    /// The name in `snake_case`.
    pub snake: String,
    /// `text`, `number`, `url`, `word` for one of its words, or `flags` for several of them.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// The words that it can have; none where it has no words.
    pub words: Vec<FieldWord<'c>>,
    /// Whether every entry has it.
    pub required: bool,
    /// Markdown: what it says of an entry.
    pub meaning: Cow<'c, str>,
}

/// A word that a field can have.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FieldWord<'c> {
    /// The word.
    pub name: &'c str,
    /// The word in `UpperCamelCase`.
    pub variant: String,
    /// The word in `UPPER_SNAKE_CASE`.
    pub constant: String,
    /// Markdown: what it means.
    pub meaning: Cow<'c, str>,
}

/// What an entry has of a field.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Value<'c> {
    /// A text, or an address.
    Text(&'c str),
    /// A number.
    Number(i64),
    /// A word.
    Word(Constant<'c>),
    /// Several words.
    Flags(Vec<Constant<'c>>),
}

impl Value<'_> {
    /// The value as people write it: of several words each by itself.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![(*text).to_owned()],
            Self::Number(number) => vec![number.to_string()],
            Self::Word(word) => vec![word.name.to_owned()],
            Self::Flags(words) => words.iter().map(|word| word.name.to_owned()).collect(),
        }
    }
}

/// Values by the names of their fields, without those that the entry does not have.
pub type Values<'c> = Vec<(&'c str, Value<'c>)>;

/// A word or a name as code has it.
pub fn constant(name: &str) -> Constant<'_> {
    Constant { name, variant: names::variant(name, ""), constant: name.to_shouty_snake_case() }
}

/// The groups of an enum.
pub fn groups<'c>(groups: &'c [catalogue::Group], wording: &Wording<'c>) -> Vec<Group<'c>> {
    let group = |group: &'c catalogue::Group| {
        let Constant { name, variant, constant } = constant(&group.name);
        Group {
            name,
            variant,
            constant,
            title: &group.title,
            description: wording.prose(&group.description),
            numbers: group.numbers.iter().map(ToString::to_string).collect(),
            codes: group.codes.iter().map(String::as_str).collect(),
        }
    };
    groups.iter().map(group).collect()
}

/// The fields of an enum.
pub fn fields<'c>(fields: &'c [catalogue::Field], wording: &Wording<'c>) -> Vec<Field<'c>> {
    let word = |word: &'c catalogue::FieldWord| {
        let Constant { name, variant, constant } = constant(&word.name);
        FieldWord { name, variant, constant, meaning: wording.prose(&word.meaning) }
    };
    let field = |field: &'c catalogue::Field| Field {
        name: &field.name,
        title: &field.title,
        variant: names::variant(&field.name, ""),
        camel: field.name.to_lower_camel_case(),
        snake: field.name.to_snake_case(),
        kind: field.kind.word(),
        words: field.words().iter().map(word).collect(),
        required: field.is_required,
        meaning: wording.prose(&field.meaning),
    };
    fields.iter().map(field).collect()
}

/// What an entry has of the fields of its enum.
pub fn values(entry: &catalogue::Entry) -> Values<'_> {
    let values = entry.fields.iter().map(|(name, value)| {
        let value = match value {
            FieldValue::Text(text) => Value::Text(text),
            FieldValue::Number(number) => Value::Number(*number),
            FieldValue::Word(word) => Value::Word(constant(word)),
            FieldValue::Flags(words) => Value::Flags(words.iter().map(|it| constant(it)).collect()),
        };
        (name.as_str(), value)
    });
    values.collect()
}

/// What `catalogue.json` has of values: words by their names.
#[cfg(test)]
pub fn values_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
    schemars::json_schema!({
        "type": "object",
        "additionalProperties": {
            "type": ["string", "integer", "array"],
            "items": { "type": "string" }
        }
    })
}
