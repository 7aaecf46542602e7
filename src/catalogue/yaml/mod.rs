//! The catalogue's text as a tree in which every node knows its bytes.
//!
//! Scalars keep the text that stands in the file, so that a release `1.10` is never 1.1. Of YAML
//! the format takes mappings, sequences and scalars; anchors, aliases, tags and further documents
//! are refused, each at its place.

mod malformed;
mod reader;
mod scalar;
mod spot;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

pub use reader::{parse, parse_at};
pub use scalar::{CURLY_QUOTES, Context, is_plain, scalar};
pub use spot::no_space;

/// A node of the tree and the bytes that it stands in.
#[derive(Debug)]
pub struct Node<'t> {
    pub span: Range<usize>,
    pub value: Value<'t>,
}

#[derive(Debug)]
pub enum Value<'t> {
    Scalar(Scalar<'t>),
    List(Vec<Node<'t>>),
    Map(Vec<(Word<'t>, Node<'t>)>),
    /// A node that a diagnostic has already been given for.
    Refused,
}

#[derive(Debug)]
pub struct Scalar<'t> {
    pub text: Cow<'t, str>,
    /// Written without quotes and not as a block, so that it can stand for a number or for nothing.
    pub plain: bool,
    /// Empty, with a comment in its place.
    pub is_cut: bool,
}

/// A piece of text and the bytes that it stands in.
#[derive(Clone, Debug)]
pub struct Word<'t> {
    pub text: Cow<'t, str>,
    pub span: Range<usize>,
}

impl<'t> Node<'t> {
    /// Whether the node is empty, `~` or `null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.is_null())
    }

    pub fn is_map(&self) -> bool {
        matches!(self.value, Value::Map(_))
    }

    /// Whether this is what a merge key merges; `key` is the key before it.
    pub fn is_merged(&self, key: &Word<'_>) -> bool {
        key.text == MERGE && matches!(self.value, Value::Refused)
    }

    /// The node's own text, if it is a scalar that is not null.
    pub fn text(&self) -> Option<Word<'t>> {
        match &self.value {
            Value::Scalar(scalar) if !scalar.is_null() => {
                Some(Word { text: scalar.text.clone(), span: self.span.clone() })
            }
            _ => None,
        }
    }

    /// The keys of a map with their values; none for anything else.
    pub fn entries(&self) -> std::slice::Iter<'_, (Word<'t>, Node<'t>)> {
        match &self.value {
            Value::Map(pairs) => pairs.iter(),
            _ => [].iter(),
        }
    }

    /// What stands under a key of a map.
    pub fn get(&self, key: &str) -> Option<&Node<'t>> {
        self.entries().find(|(name, _)| name.text == key).map(|(_, node)| node)
    }

    /// The text under a key of a map.
    pub fn word(&self, key: &str) -> Option<Word<'t>> {
        self.get(key)?.text()
    }

    /// Counts bytes from `start` on, here and in all that is below.
    pub fn shift(&mut self, start: usize) {
        let shift = |span: &mut Range<usize>| *span = span.start + start..span.end + start;
        shift(&mut self.span);
        match &mut self.value {
            Value::Map(pairs) => {
                for (key, value) in pairs {
                    shift(&mut key.span);
                    value.shift(start);
                }
            }
            Value::List(items) => items.iter_mut().for_each(|item| item.shift(start)),
            Value::Scalar(_) | Value::Refused => {}
        }
    }

    /// Gives keys other names, by where they start, here and in all that is below.
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

/// The key that merges other maps into one, where YAML has it; what it merges is refused.
const MERGE: &str = "<<";
