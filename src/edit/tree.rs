//! The changes that an edit makes to the catalogue, and the tree that results, however it is written. The text
//! is edited separately, and has to read as that tree afterwards.

use crate::catalogue::CATALOGUE;
use crate::catalogue::kinds::{Keys, Kind};
use crate::catalogue::yaml::{Node, Value};
use crate::text_edit::{self, TextEdit};

/// A node without its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tree {
    /// Nothing, or what could not be read.
    Null,
    /// A scalar.
    Word(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// The path to a node, from the top.
pub type Path = Vec<Step>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Into what stands under a key of a map.
    Key(String),
    /// Into an item of a list.
    Item(usize),
}

/// One change of the tree.
#[derive(Debug)]
pub struct TreeChange {
    /// The list, the map or the scalar that it changes.
    pub path: Path,
    pub kind: ChangeKind,
}

#[derive(Debug)]
pub enum ChangeKind {
    /// Puts an item into a list after `at` others.
    Insert { at: usize, item: Tree },
    /// Puts a value under a key of a map: in place of the old one, or else after those of the keys
    /// `earlier` that the map has.
    Set { key: &'static str, value: Tree, earlier: Vec<&'static str> },
    /// Takes keys out of a map.
    Drop { keys: Vec<&'static str> },
    /// Gives a key of a map another name.
    RenameKey { key: &'static str, to: &'static str },
    /// Replaces a word in a scalar, at its `nth` occurrences.
    Reword { word: String, nth: Vec<usize>, by: String },
}

impl ChangeKind {
    pub fn at(self, path: Path) -> TreeChange {
        TreeChange { path, kind: self }
    }
}

/// Puts a value under a key of the table, in the place that its order gives.
pub fn set(map: Path, key: &'static str, value: Tree) -> TreeChange {
    let keys = match map.iter().try_fold(&CATALOGUE, inner) {
        Some(Kind::Record(keys) | Kind::Choice(_, keys)) => Some(*keys),
        _ => None,
    };
    let names = keys.into_iter().flat_map(Keys::iter).map(|key| key.name);
    let earlier = names.take_while(|name| *name != key).collect();
    ChangeKind::Set { key, value, earlier }.at(map)
}

/// A path that goes on with a key.
pub fn below(path: &[Step], key: &str) -> Path {
    [path, &[Step::Key(key.to_owned())]].concat()
}

/// What may stand one step below a kind.
pub fn inner<'k>(kind: &'k Kind, step: &Step) -> Option<&'k Kind> {
    match (kind, step) {
        (Kind::Record(keys) | Kind::Choice(_, keys), Step::Key(name)) => {
            keys.get(name).map(|key| &key.kind)
        }
        (Kind::Map(_, value), Step::Key(_)) => Some(value),
        (Kind::List(item) | Kind::Some(item), Step::Item(_)) => Some(item),
        (Kind::Either(kinds), step) => kinds.iter().find_map(|kind| inner(kind, step)),
        _ => None,
    }
}

/// How many of the keys of a map stand before a new one.
pub fn place<'k>(present: impl Iterator<Item = &'k str> + Clone, earlier: &[&str]) -> usize {
    let all = present.clone().count();
    let last = present.enumerate().filter(|(_, key)| earlier.contains(key)).last();
    last.map_or(all, |(index, _)| index + 1)
}

/// Where a word stands on its own, in bytes.
pub fn occurrences(text: &str, word: &str) -> Vec<usize> {
    let inside = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let alone = |at: usize| {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(inside) && !after.is_some_and(inside)
    };
    text.match_indices(word).map(|(at, _)| at).filter(|at| alone(*at)).collect()
}

/// A text with those occurrences of a word replaced.
pub fn reword(text: &str, word: &str, nth: &[usize], by: &str) -> String {
    let all = occurrences(text, word).into_iter().enumerate();
    let asked = all.filter(|(index, _)| nth.contains(index));
    let edits = asked.map(|(_, at)| TextEdit::replace(at..at + word.len(), by));
    text_edit::apply(text, edits.collect()).unwrap_or_else(|| text.to_owned())
}

impl Tree {
    /// What a node says.
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

    /// A map of the values that are given.
    pub fn map(pairs: impl IntoIterator<Item = (&'static str, Option<Self>)>) -> Self {
        let given = pairs.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Self::Map(given.collect())
    }

    /// Puts the keys of a map into an order that does not depend on how it is written.
    pub fn sort_keys(&mut self) {
        if let Self::Map(pairs) = self {
            pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
    }

    /// A scalar, if there is one.
    pub fn word(text: Option<&str>) -> Option<Self> {
        text.map(|text| Self::Word(text.to_owned()))
    }

    /// Carries out a change; nothing if the tree has no place for it.
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

    fn at(&mut self, path: &[Step]) -> Option<&mut Self> {
        path.iter().try_fold(self, |tree, step| match (tree, step) {
            (Self::Map(pairs), Step::Key(key)) => {
                pairs.iter_mut().find(|(name, _)| name == key).map(|(_, value)| value)
            }
            (Self::List(items), Step::Item(index)) => items.get_mut(*index),
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
