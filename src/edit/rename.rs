//! Renames an entry.

use super::tree::{self, ChangeKind, Tree, TreeChange, TreePath, TreeStep};
use super::{entry, references};
use crate::catalogue::yaml::Node;
use crate::catalogue::{Catalogue, Entry, FormerName};
use crate::diagnostic::Diagnostic;

/// The entry to rename, and its new name.
#[derive(Debug)]
pub struct Renaming {
    /// Any present or former name of the entry.
    pub name: String,
    /// The new name in the first api.
    pub to: String,
    /// The first release without the old name; by default the catalogue's own, and none if it is
    /// empty.
    pub since: Option<String>,
}

/// The changes that replace the name everywhere and keep the old one as a former name.
pub fn changes(
    catalogue: &Catalogue,
    root: &Node<'_>,
    renaming: &Renaming,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let (id, entry) = entry::find(catalogue, &renaming.name)?;
    let old = entry.names.first();
    let reword = |naming: references::Naming<'_>| {
        let (word, by) = (old.to_owned(), renaming.to.clone());
        ChangeKind::Reword { word, nth: naming.nth, by }.at(naming.path)
    };
    let mut changes: Vec<_> = references::find(root, old).into_iter().map(reword).collect();
    let since = entry::since(renaming.since.as_deref(), catalogue);
    let path = entry::path(id);
    let mut former = entry.former_names.iter().enumerate();
    match former.find(|(_, former)| former.names.first() == renaming.to) {
        Some(former) => changes.extend(swap(entry, &path, former, since)),
        None => changes.push(remember(entry, path, since)),
    }
    Ok(changes)
}

/// Adds the entry's old name to its former names.
fn remember(entry: &Entry, path: TreePath, since: Option<Tree>) -> TreeChange {
    let item = Tree::map([("name", Tree::word(Some(entry.names.first()))), ("renamed_in", since)]);
    match entry.former_names.len() {
        0 => tree::set(path, "former_names", Tree::List(vec![item])),
        at => ChangeKind::Insert { at, item }.at(tree::below(&path, "former_names")),
    }
}

/// Renames an entry back to its former name at the index `at`. The old name takes that place in the
/// list.
fn swap(
    entry: &Entry,
    path: &[TreeStep],
    (at, former): (usize, &FormerName),
    since: Option<Tree>,
) -> Vec<TreeChange> {
    let item = [tree::below(path, "former_names"), vec![TreeStep::Item(at)]].concat();
    let (word, by) = (former.names.first().to_owned(), entry.names.first().to_owned());
    let name = ChangeKind::Reword { word, nth: vec![0], by }.at(tree::below(&item, "name"));
    let release = match since {
        Some(since) => Some(tree::set(item, "renamed_in", since)),
        None if former.renamed_in.is_some() => {
            Some(ChangeKind::Drop { keys: vec!["renamed_in"] }.at(item))
        }
        None => None,
    };
    release.into_iter().chain([name]).collect()
}
