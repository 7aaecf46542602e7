//! Edits of the catalogue's text: a new entry, another name for one, the end of its life. Nothing else in
//! the text changes by a byte.
//!
//! A request becomes changes of the tree. They are carried out twice, on the text and on the tree,
//! and the new text has to read as that tree.

mod add;
mod entry;
mod numbers;
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

use crate::catalogue::{Catalogue, yaml};
use crate::diagnostic::{Diagnosed, Diagnostic, Findings, Place, codes};
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

/// The text of a catalogue after an edit, if nothing stands in its way. Whether the catalogue is still
/// right is for [`catalogue::load`](crate::catalogue::load) to say.
#[must_use]
pub fn edit(catalogue: &Catalogue, text: &str, request: &Request) -> Diagnosed<Option<String>> {
    edited(catalogue, text, request).into()
}

fn edited(catalogue: &Catalogue, text: &str, request: &Request) -> Result<String, Vec<Diagnostic>> {
    let mut findings = Findings::new(Arc::clone(&catalogue.file));
    let Some(root) = yaml::parse(text, &mut findings) else {
        return Err(findings.into_sorted());
    };
    let changes = match request {
        Request::Add(addition) => add::changes(catalogue, &root, addition),
        Request::Rename(renaming) => rename::changes(catalogue, &root, renaming),
        Request::Deprecate(retirement) => retire::deprecate(catalogue, &root, retirement),
        Request::Remove(retirement) => retire::remove(catalogue, &root, retirement),
    }?;
    carried_out(&YamlText { text, root: &root }, &changes).ok_or_else(|| {
        let message = "the edit does not fit into the way the catalogue is written";
        let place = Place::File(Arc::clone(&catalogue.file));
        let help = "make it by hand, and let `check` look at it";
        vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)]
    })
}

/// The new text, if it reads as what the changes make of the old one.
fn carried_out(old: &YamlText<'_>, changes: &[TreeChange]) -> Option<String> {
    let mut expected = Tree::of(old.root);
    changes.iter().try_for_each(|change| expected.apply(change))?;
    let text = splices::carry_out(old, changes)?;
    let mut findings = Findings::new(Arc::from(""));
    let tree = yaml::parse(&text, &mut findings).map(|root| Tree::of(&root));
    (findings.is_empty() && tree == Some(expected)).then_some(text)
}
