//! Edits the text of the catalogue: adds, renames, deprecates and removes entries. No other byte of
//! the text changes.
//!
//! A request becomes changes of the YAML tree. They are made twice: on the tree, and on the text of
//! the files. The edit is accepted only if the new text parses to the new tree.

mod add;
mod comments;
mod entry;
mod numbers;
mod parts;
mod references;
mod rename;
mod retire;
mod splices;
mod tree;
mod write;
mod yaml_text;

use std::sync::Arc;

pub use add::{Addition, Case, Facts};
pub use numbers::TakenNumbers;
pub use rename::Renaming;
pub use retire::Retirement;

use crate::catalogue::yaml::{self, Node};
use crate::catalogue::{self, Catalogue};
use crate::diagnostic::{Diagnostic, Files, Findings, codes};
use parts::Parts;
use tree::{Tree, TreeChange};
use yaml_text::YamlText;

/// What to edit.
#[derive(Debug)]
pub enum Request {
    /// Add an entry.
    Add(Box<Addition>),
    /// Rename an entry; the old name becomes a former name.
    Rename(Renaming),
    /// Mark an entry as deprecated: new code should not use it.
    Deprecate(Retirement),
    /// Mark an entry as removed; its name and its number stay taken.
    Remove(Retirement),
}

/// The catalogue after the edit. `name` gets each edited file's name and new text, and says how
/// diagnostics name it.
/// Fails with the diagnostics that say why the edit cannot be made, or that its result has as a
/// catalogue.
pub fn edit(
    catalogue: &Catalogue,
    request: &Request,
    name: impl FnMut(&str, &Arc<str>) -> Arc<str>,
) -> Result<Catalogue, Vec<Diagnostic>> {
    let files = &catalogue.files;
    let mut findings = Findings::new(files.clone());
    let whole = [catalogue::tree(files, &mut findings)];
    let [Some(root)] = &whole else { return Err(findings.into_sorted()) };
    let (changes, file) = match request {
        Request::Add(addition) => {
            (add::changes(catalogue, root, addition)?, add::file(catalogue, addition)?)
        }
        Request::Rename(renaming) => (rename::changes(catalogue, root, renaming)?, None),
        Request::Deprecate(retirement) => (retire::deprecate(catalogue, root, retirement)?, None),
        Request::Remove(retirement) => (retire::remove(catalogue, root, retirement)?, None),
    };
    carried_out(files, &whole, changes, file, name).unwrap_or_else(|| {
        let message = "the catalogue is written in a way that this edit cannot change";
        let place = files.whole();
        let help = "make it by hand, then run `check`";
        Err(vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)])
    })
}

/// Makes the changes, and returns the new catalogue if its files parse to the changed tree. New
/// entries go into the `wanted` file. `whole` is the tree of all files.
fn carried_out(
    old: &Files,
    whole: &[Option<Node<'_>>; 1],
    changes: Vec<TreeChange>,
    wanted: Option<usize>,
    mut name: impl FnMut(&str, &Arc<str>) -> Arc<str>,
) -> Option<Result<Catalogue, Vec<Diagnostic>>> {
    let mut expected = Tree::of(whole[0].as_ref()?);
    changes.iter().try_for_each(|change| expected.apply(change))?;
    let mut findings = Findings::new(old.clone());
    let several: Vec<_>;
    let roots = if old.others().is_empty() {
        whole.as_slice()
    } else {
        several = old.iter().map(|file| yaml::parse(&file.text, &mut findings)).collect();
        &several
    };
    let parts = Parts { roots, wanted };
    let mut by_file: Vec<Vec<TreeChange>> = roots.iter().map(|_| Vec::new()).collect();
    for change in changes {
        let (file, change) = parts.localised(change)?;
        by_file.get_mut(file)?.push(change);
    }
    let texts = old.iter().zip(roots).zip(&by_file).map(|((file, root), changes)| {
        if changes.is_empty() {
            return Some((Arc::clone(&file.name), Arc::clone(&file.text)));
        }
        let text = YamlText { text: &file.text, root: root.as_ref()? };
        let text = splices::carry_out(&text, changes)?.into();
        Some((name(&file.name, &text), text))
    });
    let new = texts.collect::<Option<Vec<_>>>().and_then(Files::of)?;
    let mut findings = Findings::new(new.clone());
    let root = catalogue::tree(&new, &mut findings)?;
    let mut tree = Tree::of(&root);
    // The order of the top-level keys depends on which file has a key first, so compare without it.
    expected.sort_keys();
    tree.sort_keys();
    (findings.is_empty() && tree == expected).then(|| catalogue::of_tree(root, findings))
}
