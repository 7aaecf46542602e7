//! Edits of the catalogue's text: an entry more, another name, the end of its life. Nothing else in
//! the text changes by a byte.
//!
//! A request becomes changes of the tree. They are carried out twice, on the text and on the tree,
//! and what the new text says has to be that tree.

mod add;
mod page;
mod references;
mod rename;
mod retire;
mod splices;
mod tree;
mod write;

use std::sync::Arc;

pub use add::{Addition, Case};
pub use rename::Renaming;
pub use retire::Retirement;

use crate::catalogue::{AnyEnum, Catalogue, Entry, EnumKind, NumberSet, yaml};
use crate::diagnostic::{Diagnosed, Diagnostic, Findings, Place, codes};
use page::Page;
use tree::{Change, Path, Step, Tree};

/// What to edit.
#[derive(Debug)]
pub enum Request {
    /// A new entry.
    Add(Addition),
    /// Another name for an entry; the old one becomes a former name.
    Rename(Renaming),
    /// An entry that is not for new code any more.
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
    carried_out(&Page { text, root: &root }, &changes).ok_or_else(|| {
        let message = "the edit does not fit into the way the catalogue is written";
        let place = Place::File(Arc::clone(&catalogue.file));
        let help = "make it by hand, and let `check` look at it";
        vec![Diagnostic::new(codes::CANNOT_EDIT, place, message).with_help(help)]
    })
}

/// The new text, if it says what the changes make of the old one.
fn carried_out(page: &Page<'_>, changes: &[Change]) -> Option<String> {
    let mut expected = Tree::of(page.root);
    changes.iter().try_for_each(|change| expected.apply(change))?;
    let text = splices::carry_out(page, changes)?;
    let mut findings = Findings::new(Arc::from(""));
    let tree = yaml::parse(&text, &mut findings).map(|root| Tree::of(&root));
    (findings.is_empty() && tree == Some(expected)).then_some(text)
}

/// The path of an entry.
fn entry_path(kind: EnumKind, index: usize) -> Path {
    vec![Step::Key(kind.key().to_owned()), Step::Item(index)]
}

/// The entry that is asked for, by any name that it has or had.
///
/// # Errors
///
/// Where there is none.
pub fn find<'c>(
    catalogue: &'c Catalogue,
    name: &str,
) -> Result<(EnumKind, usize, &'c Entry), Diagnostic> {
    catalogue.find(name).ok_or_else(|| {
        let place = Place::File(Arc::clone(&catalogue.file));
        let message = format!("there is no entry `{name}`");
        let enums = EnumKind::ALL.map(|kind| catalogue.enumeration(kind).entries);
        let known = enums.iter().flatten().map(|entry| entry.names.first());
        Diagnostic::new(codes::UNKNOWN_ENTRY, place, message).with_nearest(name, known)
    })
}

/// Numbers that a new entry cannot have.
#[derive(Debug, Default)]
pub struct Taken {
    used: Vec<i32>,
    reserved: NumberSet,
}

impl Taken {
    /// Those of an enum.
    #[must_use]
    pub fn of(of: &AnyEnum<'_>) -> Self {
        Self {
            used: of.entries.iter().map(|entry| entry.number).collect(),
            reserved: of.reserved_numbers.iter().copied().collect(),
        }
    }

    /// These and those of another catalogue.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        self.used.extend(&other.used);
        let reserved = [&self.reserved, &other.reserved].into_iter().flat_map(NumberSet::ranges);
        self.reserved = reserved.copied().collect();
        self
    }

    /// Whether a number is one of them.
    #[must_use]
    pub fn contains(&self, number: i32) -> bool {
        self.used.contains(&number) || self.reserved.contains(number)
    }

    /// The number after the highest of them, where there is one. A range that reaches to `max` does
    /// not count as the highest.
    #[must_use]
    pub fn next(&self) -> Option<i32> {
        let highest = self.used.iter().copied().max().max(self.reserved.highest_with_successor());
        let next = highest.map_or(Some(0), |highest| highest.checked_add(1))?;
        self.reserved.free_from(next.max(0))
    }
}
