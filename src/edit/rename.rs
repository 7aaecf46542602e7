//! Renames an entry.

use super::tree::{self, ChangeKind, Path, Step, Tree, TreeChange};
use super::{entry, references};
use crate::catalogue::yaml::Node;
use crate::catalogue::{Catalogue, Entry};
use crate::diagnostic::Diagnostic;

/// The entry to rename, and its new name.
#[derive(Debug)]
pub struct Renaming {
    /// Any present or former name of the entry.
    pub name: String,
    /// The new name in the first api.
    pub to: String,
    /// The first release without the old name.
    pub since: Option<String>,
}

/// The changes that replace the name everywhere and keep the old one as a former name.
pub fn changes(
    catalogue: &Catalogue,
    root: &Node<'_>,
    renaming: &Renaming,
) -> Result<Vec<TreeChange>, Vec<Diagnostic>> {
    let (kind, index, entry) = entry::find(catalogue, &renaming.name)?;
    let old = entry.names.first();
    let reword = |naming: references::Naming<'_>| {
        let (word, by) = (old.to_owned(), renaming.to.clone());
        ChangeKind::Reword { word, nth: naming.nth, by }.at(naming.path)
    };
    let mut changes: Vec<_> = references::find(root, old).into_iter().map(reword).collect();
    let former = entry.former_names.iter();
    match former.clone().position(|former| former.names.first() == renaming.to) {
        Some(at) => changes.extend(swap(entry, &entry::path(kind, index), at, renaming)),
        None => changes.push(remember(entry, entry::path(kind, index), renaming)),
    }
    Ok(changes)
}

/// Adds the entry's old name to its former names.
fn remember(entry: &Entry, path: Path, renaming: &Renaming) -> TreeChange {
    let item = Tree::map([
        ("name", Tree::word(Some(entry.names.first()))),
        ("renamed_in", Tree::word(renaming.since.as_deref())),
    ]);
    match entry.former_names.len() {
        0 => tree::set(path, "former_names", Tree::List(vec![item])),
        at => ChangeKind::Insert { at, item }.at(tree::below(&path, "former_names")),
    }
}

/// Renames an entry back to its former name at the index `at`. The old name takes that place in the
/// list.
fn swap(entry: &Entry, path: &[Step], at: usize, renaming: &Renaming) -> Vec<TreeChange> {
    let item = [tree::below(path, "former_names"), vec![Step::Item(at)]].concat();
    let (word, by) = (renaming.to.clone(), entry.names.first().to_owned());
    let name = ChangeKind::Reword { word, nth: vec![0], by }.at(tree::below(&item, "name"));
    let had_release = entry.former_names.get(at).is_some_and(|name| name.renamed_in.is_some());
    let release = match Tree::word(renaming.since.as_deref()) {
        Some(since) => Some(tree::set(item, "renamed_in", since)),
        None if had_release => Some(ChangeKind::Drop { keys: vec!["renamed_in"] }.at(item)),
        None => None,
    };
    release.into_iter().chain([name]).collect()
}
