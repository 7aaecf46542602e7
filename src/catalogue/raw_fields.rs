//! The types of fields that a catalogue defines, and the values that entries give them.

use super::decode::{Anything, Decode, Label, Map, Prose, Text, words};
use super::kinds::Kind;
use super::yaml::{Node, Value, Word};

words! {
    ScalarType = Kind::Word(&["text", "number", "url"]);
}

/// The type of a field.
#[derive(Debug)]
pub struct FieldType;

/// What a catalogue says of the type of a field.
#[derive(Debug)]
pub enum RawFieldType<'t> {
    /// One of the types that have a word for them.
    Scalar(Word<'t>),
    /// One of some words.
    OneOf(Vec<RawFieldWord<'t>>),
    /// Any number of some words.
    ManyOf(Vec<RawFieldWord<'t>>),
}

/// A word that a field can have, and what it means.
#[derive(Debug)]
pub struct RawFieldWord<'t> {
    pub word: Word<'t>,
    pub meaning: Option<Word<'t>>,
}

impl<'t> RawFieldType<'t> {
    /// The words that it lists.
    pub fn words(&self) -> &[RawFieldWord<'t>] {
        match self {
            Self::Scalar(_) => &[],
            Self::OneOf(words) | Self::ManyOf(words) => words,
        }
    }
}

/// Words, or words with their meanings, in a list of their own.
const MANY: &[Kind] = &[Label::KIND, Kind::NonEmptyList(&Label::KIND), Map::<Label, Prose>::KIND];

impl<'t> Decode<'t> for FieldType {
    const KIND: Kind = Kind::Either(&[
        ScalarType::KIND,
        Kind::NonEmptyList(&Kind::Either(MANY)),
        Map::<Label, Prose>::KIND,
    ]);
    type Read = RawFieldType<'t>;
    type Field = Option<Self::Read>;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        match &node.value {
            Value::List(items) => match items.as_slice() {
                [inner] if inner.text().is_none() => Some(RawFieldType::ManyOf(field_words(inner))),
                _ => Some(RawFieldType::OneOf(field_words(node))),
            },
            Value::Map(_) => Some(RawFieldType::OneOf(field_words(node))),
            _ => node.text().map(RawFieldType::Scalar),
        }
    }
}

fn field_words<'t>(node: &Node<'t>) -> Vec<RawFieldWord<'t>> {
    match &node.value {
        Value::List(items) => items
            .iter()
            .filter_map(|item| Some(RawFieldWord { word: item.text()?, meaning: None }))
            .collect(),
        Value::Map(pairs) => pairs
            .iter()
            .map(|(word, node)| RawFieldWord { word: word.clone(), meaning: node.text() })
            .collect(),
        _ => Vec::new(),
    }
}

/// The value of a field: a text, or several words.
#[derive(Debug)]
pub struct FieldValue;

impl<'t> Decode<'t> for FieldValue {
    const KIND: Kind = Kind::Either(&[Text::KIND, Kind::List(&Text::KIND)]);
    type Read = Node<'t>;
    type Field = Option<Self::Read>;

    fn read(node: &Node<'t>) -> Option<Self::Read> {
        Anything::read(node)
    }
}
