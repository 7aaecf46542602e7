//! Translates a change of the whole catalogue's tree into a change of one of its files.

use strum::VariantNames;

use super::tree::{self, ChangeKind, Tree, TreeChange, TreePath, TreeStep};
use super::yaml_text::{items, node};
use crate::catalogue::EnumKind;
use crate::catalogue::yaml::Node;

/// The trees of the catalogue's files. In the tree of the whole, their lists are joined in this
/// order.
pub struct Parts<'p> {
    pub roots: &'p [Option<Node<'p>>],
    /// The index of the file that new entries go into; by default, that of the entry before.
    pub wanted: Option<usize>,
}

impl Parts<'_> {
    /// The index of the file to change, and the change in terms of that file's tree.
    pub fn localised(&self, change: TreeChange) -> Option<(usize, TreeChange)> {
        match change {
            TreeChange { path, kind: ChangeKind::Insert { at, item } } if path.len() == 1 => {
                self.inserted(path, at, item)
            }
            TreeChange { path, kind } => {
                let (file, path) = self.path(path)?;
                Some((file, kind.at(path)))
            }
        }
    }

    /// As [`Self::localised`], for a new item of a top-level list.
    fn inserted(&self, list: TreePath, at: usize, item: Tree) -> Option<(usize, TreeChange)> {
        let Some(TreeStep::Key(key)) = list.first() else { return None };
        let lengths = self.lengths(key);
        let file_before = || match at.checked_sub(1) {
            Some(before) => Self::file_of(&lengths, before).map(|(file, _)| file),
            None => self.roots.iter().position(|root| has(root.as_ref(), key)),
        };
        let file = self.wanted.or_else(file_before)?;
        let start: usize = lengths.get(..file)?.iter().sum();
        let at = at.checked_sub(start)?;
        if has(self.roots.get(file)?.as_ref(), key) {
            return Some((file, ChangeKind::Insert { at, item }.at(list)));
        }
        let key = EnumKind::VARIANTS.iter().find(|name| **name == key)?;
        Some((file, tree::set(Vec::new(), key, Tree::List(vec![item]))))
    }

    /// The index of the file that contains the node at a path, and the path in that file.
    fn path(&self, path: TreePath) -> Option<(usize, TreePath)> {
        match path.as_slice() {
            [] => Some((self.wanted.unwrap_or(0), path)),
            [TreeStep::Key(key), TreeStep::Item(index), rest @ ..] => {
                let (file, index) = Self::file_of(&self.lengths(key), *index)?;
                let start = [TreeStep::Key(key.clone()), TreeStep::Item(index)];
                Some((file, [&start[..], rest].concat()))
            }
            steps => {
                let top = steps.get(..2).unwrap_or(steps);
                let has_it = |root: &Option<Node<'_>>| {
                    root.as_ref().and_then(|root| node(root, top)).is_some()
                };
                Some((self.roots.iter().position(has_it)?, path))
            }
        }
    }

    /// The number of items that each file has in a top-level list.
    fn lengths(&self, key: &str) -> Vec<usize> {
        let length = |root: &Node<'_>| root.get(key).map(|list| items(list).len());
        self.roots.iter().map(|root| root.as_ref().and_then(length).unwrap_or(0)).collect()
    }

    /// The index of the file that has an item of the joined list, and the item's index in that
    /// file.
    fn file_of(lengths: &[usize], index: usize) -> Option<(usize, usize)> {
        let mut index = index;
        for (file, length) in lengths.iter().enumerate() {
            if index < *length {
                return Some((file, index));
            }
            index -= length;
        }
        None
    }
}

fn has(root: Option<&Node<'_>>, key: &str) -> bool {
    root.is_some_and(|root| root.get(key).is_some())
}
