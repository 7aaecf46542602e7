//! Which file of a catalogue a change of its tree is to be made in, and where in that file.

use super::tree::{self, Path, Step, Tree, TreeChange};
use super::yaml_text::{items, node};
use crate::catalogue::yaml::Node;

/// The trees of the files of a catalogue; the tree of the whole has the lists of all, in this order.
pub struct Parts<'p> {
    pub roots: &'p [Option<Node<'p>>],
    /// The file for what is new.
    pub wanted: Option<usize>,
}

impl Parts<'_> {
    /// The file for a change, and the change as it is there.
    pub fn localised(&self, change: TreeChange) -> Option<(usize, TreeChange)> {
        Some(match change {
            TreeChange::Insert { list, at, item } => return self.inserted(&list, at, item),
            TreeChange::Set { map, key, value, earlier } => {
                let (file, map) = self.path(map)?;
                (file, TreeChange::Set { map, key, value, earlier })
            }
            TreeChange::Drop { map, keys } => {
                let (file, map) = self.path(map)?;
                (file, TreeChange::Drop { map, keys })
            }
            TreeChange::RenameKey { map, key, to } => {
                let (file, map) = self.path(map)?;
                (file, TreeChange::RenameKey { map, key, to })
            }
            TreeChange::Reword { scalar, word, nth, by } => {
                let (file, scalar) = self.path(scalar)?;
                (file, TreeChange::Reword { scalar, word, nth, by })
            }
        })
    }

    fn inserted(&self, list: &[Step], at: usize, item: Tree) -> Option<(usize, TreeChange)> {
        let [Step::Key(key)] = list else {
            let (file, list) = self.path(list.to_vec())?;
            return Some((file, TreeChange::Insert { list, at, item }));
        };
        let lengths = self.lengths(key);
        // The file of the item before it.
        let before = || match at.checked_sub(1) {
            Some(before) => Self::file_of(&lengths, before).map(|(file, _)| file),
            None => self.roots.iter().position(|root| has(root.as_ref(), key)),
        };
        let file = self.wanted.or_else(before)?;
        let start: usize = lengths.get(..file)?.iter().sum();
        let at = at.checked_sub(start)?;
        let change = if has(self.roots.get(file)?.as_ref(), key) {
            TreeChange::Insert { list: list.to_vec(), at, item }
        } else {
            let name = ["states", "sources", "reasons"].into_iter().find(|name| name == key)?;
            tree::set(Vec::new(), name, Tree::List(vec![item]))
        };
        Some((file, change))
    }

    /// The file that has what is at the end of a path, and the path there.
    fn path(&self, path: Path) -> Option<(usize, Path)> {
        match path.as_slice() {
            [] => Some((self.wanted.unwrap_or(0), path)),
            [Step::Key(key), Step::Item(index), rest @ ..] => {
                let (file, index) = Self::file_of(&self.lengths(key), *index)?;
                let start = [Step::Key(key.clone()), Step::Item(index)];
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

    /// How many items of a list at the top each file has.
    fn lengths(&self, key: &str) -> Vec<usize> {
        let length = |root: &Node<'_>| root.get(key).map(|list| items(list).len());
        self.roots.iter().map(|root| root.as_ref().and_then(length).unwrap_or(0)).collect()
    }

    /// The file that has an item, and which of its own it is.
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
