//! Changes of the catalogue as a tree of values, independent of how the YAML is written.

use crate::catalogue::CATALOGUE;
use crate::catalogue::kinds::{Keys, Kind};
use crate::catalogue::yaml::{Node, Value};
use crate::text_edit::{self, TextEdit};

/// A YAML value without its position in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Null, or a value that could not be read.
    Null,
    /// A scalar.
    Word(String),
    /// A list.
    List(Vec<Tree>),
    /// A map, in the order of the text.
    Map(Vec<(String, Tree)>),
}

/// The path to a node, from the root.
pub type TreePath = Vec<TreeStep>;

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TreeStep {
    /// To the value under this key of a map.
    Key(String),
    /// To the item at this index of a list.
    Item(usize),
}

/// One change of the tree.
#[derive(Debug)]
pub struct TreeChange {
    /// The path to the list, the map or the scalar that changes.
    pub path: TreePath,
    pub kind: ChangeKind,
}

/// What happens to the node at the path.
#[derive(Debug)]
pub enum ChangeKind {
    /// Inserts an item into a list after `at` others.
    Insert { at: usize, item: Tree },
    /// Sets the value of a key in a map. A new key goes after those of the `earlier` keys that the
    /// map has.
    Set { key: &'static str, value: Tree, earlier: Vec<&'static str> },
    /// Removes keys from a map.
    Drop { keys: Vec<&'static str> },
    /// Renames a key of a map.
    RenameKey { key: &'static str, to: &'static str },
    /// Replaces a word in a scalar, at its `nth` occurrences.
    Reword { word: String, nth: Vec<usize>, by: String },
}

impl ChangeKind {
    /// This change at a path.
    pub fn at(self, path: TreePath) -> TreeChange {
        TreeChange { path, kind: self }
    }
}

/// Sets a key of a map. A new key gets the place that it has in the table of keys.
pub fn set(map: TreePath, key: &'static str, value: Tree) -> TreeChange {
    let keys = match map.iter().try_fold(&CATALOGUE, inner) {
        Some(Kind::Record(keys)) => Some(*keys),
        _ => None,
    };
    let names = keys.into_iter().flat_map(Keys::iter).map(|key| key.name);
    let earlier = names.take_while(|name| *name != key).collect();
    ChangeKind::Set { key, value, earlier }.at(map)
}

/// The path extended by a key.
pub fn below(path: &[TreeStep], key: &str) -> TreePath {
    [path, &[TreeStep::Key(key.to_owned())]].concat()
}

/// The kind of the value one step below a value of this kind.
pub fn inner<'k>(kind: &'k Kind, step: &TreeStep) -> Option<&'k Kind> {
    match (kind, step) {
        (Kind::Record(keys), TreeStep::Key(name)) => keys.get(name).map(|key| &key.kind),
        (Kind::Map(_, value), TreeStep::Key(_)) => Some(value),
        (Kind::List(item) | Kind::NonEmptyList(item), TreeStep::Item(_)) => Some(item),
        (Kind::Either(kinds), step) => kinds.iter().find_map(|kind| inner(kind, step)),
        _ => None,
    }
}

/// The index for a new key: after the last of the `earlier` keys, or at the end.
pub fn place<'k>(present: impl Iterator<Item = &'k str> + Clone, earlier: &[&str]) -> usize {
    let count = present.clone().count();
    let last = present.enumerate().filter(|(_, key)| earlier.contains(key)).last();
    last.map_or(count, |(index, _)| index + 1)
}

/// The bytes at which a word starts that is not part of a longer word.
pub fn occurrences(text: &str, word: &str) -> Vec<usize> {
    let is_word_part = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let is_whole_word = |at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(is_word_part) && !after.is_some_and(is_word_part)
    };
    text.match_indices(word).map(|(at, _)| at).filter(|at| is_whole_word(*at)).collect()
}

/// The text with the `nth` occurrences of a word replaced, counted from 0.
pub fn reword(text: &str, word: &str, nth: &[usize], by: &str) -> String {
    let found = occurrences(text, word).into_iter().enumerate();
    let chosen = found.filter(|(index, _)| nth.contains(index));
    let edits = chosen.map(|(_, at)| TextEdit::replace(at..at + word.len(), by));
    text_edit::apply(text, edits.collect()).unwrap_or_else(|| text.to_owned())
}

impl Tree {
    /// The value of a node.
    pub fn of(node: &Node<'_>) -> Self {
        match &node.value {
            _ if node.is_null() => Self::Null,
            Value::Scalar(scalar) => Self::Word(scalar.text.to_string()),
            Value::List(items) => Self::List(items.iter().map(Self::of).collect()),
            Value::Map(pairs) => {
                let pairs = pairs.iter().map(|(key, node)| (key.text.to_string(), Self::of(node)));
                Self::Map(pairs.collect())
            }
            Value::Refused => Self::Null,
        }
    }

    /// A map of those keys that have a value.
    pub fn map(pairs: impl IntoIterator<Item = (&'static str, Option<Self>)>) -> Self {
        let given = pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Self::Map(given.collect())
    }

    /// Sorts the keys of a map, so that maps can be compared regardless of their order.
    pub fn sort_keys(&mut self) {
        if let Self::Map(pairs) = self {
            pairs.sort_by(|(a, _), (b, _)| a.cmp(b));
        }
    }

    /// The text as a scalar, if there is one.
    pub fn word(text: Option<&str>) -> Option<Self> {
        text.map(|text| Self::Word(text.to_owned()))
    }

    /// Makes a change; `None` if it does not fit the tree.
    pub fn apply(&mut self, TreeChange { path, kind }: &TreeChange) -> Option<()> {
        let tree = self.at(path)?;
        match kind {
            ChangeKind::Insert { at, item } => {
                if *tree == Self::Null {
                    *tree = Self::List(Vec::new());
                }
                let Self::List(items) = tree else { return None };
                (*at <= items.len()).then(|| items.insert(*at, item.clone()))
            }
            ChangeKind::Set { key, value, earlier } => {
                let pairs = tree.pairs()?;
                if let Some((_, old)) = pairs.iter_mut().find(|(name, _)| name == key) {
                    *old = value.clone();
                } else {
                    let at = place(pairs.iter().map(|(name, _)| name.as_str()), earlier);
                    pairs.insert(at, ((*key).to_owned(), value.clone()));
                }
                Some(())
            }
            ChangeKind::Drop { keys } => {
                tree.pairs()?.retain(|(name, _)| !keys.contains(&name.as_str()));
                Some(())
            }
            ChangeKind::RenameKey { key, to } => {
                let mut pairs = tree.pairs()?.iter_mut();
                pairs.find(|(name, _)| name == key).map(|(name, _)| (*to).clone_into(name))
            }
            ChangeKind::Reword { word, nth, by } => {
                let Self::Word(text) = tree else { return None };
                *text = reword(text, word, nth, by);
                Some(())
            }
        }
    }

    fn at(&mut self, path: &[TreeStep]) -> Option<&mut Self> {
        path.iter().try_fold(self, |tree, step| match (tree, step) {
            (Self::Map(pairs), TreeStep::Key(key)) => {
                pairs.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Self::List(items), TreeStep::Item(index)) => items.get_mut(*index),
            _ => None,
        })
    }

    fn pairs(&mut self) -> Option<&mut Vec<(String, Self)>> {
        match self {
            Self::Map(pairs) => Some(pairs),
            _ => None,
        }
    }
}
