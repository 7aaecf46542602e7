//! Groups and fields that a catalogue defines for an enum.

use super::ranges::NumberRange;

/// A group of entries.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// Markdown: what its entries have in common; empty if nobody said.
    pub description: String,
    /// The numbers that its entries alone can have.
    pub numbers: Vec<NumberRange>,
    /// What the codes of its entries alone can begin with.
    pub codes: Vec<String>,
}

/// A fact of the catalogue's own that entries can have.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What people call it.
    pub title: String,
    /// What it holds.
    pub kind: FieldType,
    /// Whether every entry has it.
    pub is_required: bool,
    /// Markdown: what it says of an entry; empty if nobody said.
    pub meaning: String,
}

/// What a field holds.
#[derive(Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A text on one line.
    Text,
    /// A whole number that every language and JSON can hold.
    Number,
    /// The address of a page.
    Url,
    /// One of these words.
    Word(Vec<FieldWord>),
    /// Any number of these words.
    Flags(Vec<FieldWord>),
}

/// A word that a field can have.
#[derive(Debug, PartialEq, Eq)]
pub struct FieldWord {
    /// The word.
    pub name: String,
    /// Markdown: what it means; empty if nobody said.
    pub meaning: String,
}

/// What an entry has of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// A text, or an address.
    Text(String),
    /// A number.
    Number(i64),
    /// One word.
    Word(String),
    /// Some words, in the order of the type.
    Flags(Vec<String>),
}

impl FieldType {
    /// The word for it: `text`, `number`, `url`, `word` or `flags`.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Url => "url",
            Self::Word(_) => "word",
            Self::Flags(_) => "flags",
        }
    }
}

impl Field {
    /// The words that it can have, if it has some of a list.
    pub fn words(&self) -> &[FieldWord] {
        match &self.kind {
            FieldType::Word(words) | FieldType::Flags(words) => words,
            FieldType::Text | FieldType::Number | FieldType::Url => &[],
        }
    }
}

impl FieldValue {
    /// The value as people write it: each word of several by itself.
    pub fn texts(&self) -> Vec<String> {
        match self {
            Self::Text(text) | Self::Word(text) => vec![text.clone()],
            Self::Number(number) => vec![number.to_string()],
            Self::Flags(words) => words.clone(),
        }
    }
}
