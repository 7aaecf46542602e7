//! Parses YAML into a tree in which every node knows its bytes.
//!
//! Scalars keep the text in the file, so that a release `1.10` is never 1.1. A catalogue may use
//! mappings, sequences and scalars. Anchors, aliases, tags and further documents are refused, each
//! at its place.

mod malformed;
mod quotes;
mod reader;
mod scalar;
mod spot;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

pub use reader::{parse, parse_at};
pub use scalar::{CURLY_QUOTES, Context, fits_block, is_plain, number, scalar};
pub use spot::no_space;

/// A node of the tree.
#[derive(Clone, Debug)]
pub struct Node<'t> {
    /// The bytes of the node, counted over all files of the catalogue.
    pub span: Range<usize>,
    pub value: Value<'t>,
}

/// The value of a node.
#[derive(Clone, Debug)]
pub enum Value<'t> {
    Scalar(Scalar<'t>),
    List(Vec<Node<'t>>),
    Map(Vec<(Word<'t>, Node<'t>)>),
    /// A value that has been reported already.
    Refused,
}

/// A scalar.
#[derive(Clone, Debug)]
pub struct Scalar<'t> {
    pub text: Cow<'t, str>,
    /// Whether it is written without quotes and not as a block. Only then can it be null.
    pub plain: bool,
    /// Whether it is empty because a comment follows in its place.
    pub is_cut: bool,
}

/// A text with its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    pub text: Cow<'t, str>,
    pub span: Range<usize>,
}

impl<'t> Node<'t> {
    /// Whether the node is empty, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.is_null())
    }

    /// Whether the node is a scalar without quotes.
    pub fn is_plain(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.plain)
    }

    /// Whether the node is a map.
    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// Whether the node is the value of a merge key. `key` is the key of the node.
    pub fn is_merged(&self, key: &Word<'_>) -> bool {
        key.text == MERGE && matches!(self.value, Value::Refused)
    }

    /// The text of the node, if it is a scalar.
    pub fn scalar(&self) -> Option<Word<'t>> {
        let Value::Scalar(scalar) = &self.value else { return None };
        Some(Word { text: scalar.text.clone(), span: self.span.clone() })
    }

    /// The text of the node, if it is a scalar that is not null.
    pub fn text(&self) -> Option<Word<'t>> {
        if self.is_null() { None } else { self.scalar() }
    }

    /// The keys of a map with their values; empty for any other node.
    pub fn entries(&self) -> std::slice::Iter<'_, (Word<'t>, Node<'t>)> {
        match &self.value {
            Value::Map(pairs) => pairs.iter(),
            _ => [].iter(),
        }
    }

    /// The value of a key in a map.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.entries().find(|(name, _)| name.text == key).map(|(_, node)| node)
    }

    /// The text of a key's value in a map.
    pub fn word(&self, key: &str) -> Option<Word<'t>> {
        self.get(key)?.text()
    }

    /// Renames keys of the node and of everything below it. `names` has the new names by the first
    /// byte of a key.
    pub fn rename_keys(&mut self, names: &HashMap<usize, &'static str>) {
        match &mut self.value {
            _ if names.is_empty() => {}
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    if let Some(name) = names.get(&key.span.start) {
                        key.text = Cow::Borrowed(name);
                    }
                    value.rename_keys(names);
                }
            }
            Value::List(items) => items.iter_mut().for_each(|item| item.rename_keys(names)),
            Value::Scalar(_) | Value::Refused => {}
        }
    }
}

impl Scalar<'_> {
    fn is_null(&self) -> bool {
        self.plain && matches!(self.text.as_ref(), "" | "~" | "null" | "Null" | "NULL")
    }
}

/// YAML's key for merging other maps into a map. Its value is refused.
const MERGE: &str = "<<";
