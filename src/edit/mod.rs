//! Edits of the catalogue's text: a new entry, another name for one, the end of its life. Nothing else in
//! the text changes by a byte.
//!
//! A request becomes changes of the tree. They are carried out twice, on the texts of the files and on the
//! tree, and the new texts have to read as that tree.

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

pub use add::{Addition, Case};
pub use numbers::TakenNumbers;
pub use rename::Renaming;
pub use retire::Retirement;

use crate::catalogue::yaml::{self, Node};
use crate::catalogue::{self, Catalogue};
use crate::diagnostic::{Diagnosed, Diagnostic, Files, Findings, codes};
use parts::Parts;
use tree::{Tree, TreeChange};
use yaml_text::YamlText;

/// What to edit.
#[derive(Debug)]
pub enum Request {
    /// A new entry.
    Add(Addition),
    /// Another name for an entry; the old one becomes a former name.
    Rename(Renaming),
    /// An entry that new code should not use.
    Deprecate(Retirement),
    /// An entry that is gone; its name and its number stay taken.
    Remove(Retirement),
}

/// The files of a catalogue after an edit, if nothing stands in its way. Whether the catalogue is still
/// right is for [`load_files`](crate::catalogue::load_files) to say.
#[must_use]
pub fn edit(catalogue: &Catalogue, request: &Request) -> Diagnosed<Option<Files>> {
    edited(catalogue, request).into()
}

fn edited(catalogue: &Catalogue, request: &Request) -> Result<Files, Vec<Diagnostic>> {
    let files = &catalogue.files;
    let mut findings = Findings::new(files.clone());
    let Some(root) = catalogue::tree(files, &mut findings) else {
        return Err(findings.into_sorted());
    };
    let changes = match request {
        Request::Add(addition) => add::changes(catalogue, &root, addition),
        Request::Rename(renaming) => rename::changes(catalogue, &root, renaming),
        Request::Deprecate(retirement) => retire::deprecate(catalogue, &root, retirement),
        Request::Remove(retirement) => retire::remove(catalogue, &root, retirement),
    }?;
    let wanted = match request {
        Request::Add(addition) => add::file(catalogue, addition)?,
        _ => None,
    };
    carried_out(files, &root, changes, wanted).ok_or_else(|| {
        let message = "the edit does not fit into the way the catalogue is written";
        let place = files.whole();
        let help = "make it by hand, and let `check` look at it";
        vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)]
    })
}

/// The new files, if they read as what the changes make of the old ones. What is new goes to the
/// `wanted` file.
fn carried_out(
    old: &Files,
    root: &Node<'_>,
    changes: Vec<TreeChange>,
    wanted: Option<usize>,
) -> Option<Files> {
    let mut expected = Tree::of(root);
    changes.iter().try_for_each(|change| expected.apply(change))?;
    let mut findings = Findings::new(old.clone());
    let roots: Vec<_> = old.iter().map(|file| yaml::parse(&file.text, &mut findings)).collect();
    let parts = Parts { roots: &roots, wanted };
    let mut of_files: Vec<Vec<TreeChange>> = roots.iter().map(|_| Vec::new()).collect();
    for change in changes {
        let (file, change) = parts.localised(change)?;
        of_files.get_mut(file)?.push(change);
    }
    let texts = old.iter().zip(&roots).zip(&of_files).map(|((file, root), changes)| {
        if changes.is_empty() {
            return Some((Arc::clone(&file.name), Arc::clone(&file.text)));
        }
        let text = YamlText { text: &file.text, root: root.as_ref()? };
        Some((Arc::clone(&file.name), splices::carry_out(&text, changes)?.into()))
    });
    let new = texts.collect::<Option<Vec<_>>>().and_then(Files::of)?;
    let mut findings = Findings::new(new.clone());
    let mut tree = Tree::of(&catalogue::tree(&new, &mut findings)?);
    // Which file has a key first decides its place among the others.
    expected.sort_keys();
    tree.sort_keys();
    (findings.is_empty() && tree == expected).then_some(new)
}
