//! Finds the entry that an edit is about.

use super::tree::{Tree, TreePath, TreeStep};
use crate::catalogue::{Catalogue, Entry, EntryId};
use crate::diagnostic::{Diagnostic, codes};

/// The path of an entry in the tree of the catalogue.
pub fn path(id: EntryId) -> TreePath {
    vec![TreeStep::Key(id.kind.to_string()), TreeStep::Item(id.index())]
}

/// The given release, or else the catalogue's own; none if it is empty.
pub fn since(given: Option<&str>, catalogue: &Catalogue) -> Option<Tree> {
    Tree::word(given.or(catalogue.release.as_deref()).filter(|since| !since.is_empty()))
}

/// The entry with this name, which may be a present or a former one, in any api.
/// Fails if there is no such entry.
pub fn find<'c>(
    catalogue: &'c Catalogue,
    name: &str,
) -> Result<(EntryId, &'c Entry), Vec<Diagnostic>> {
    catalogue.find(name).ok_or_else(|| {
        let place = catalogue.files.whole();
        let message = format!("there is no entry `{name}`");
        let known = catalogue.every_entry().map(|(.., entry)| entry.names.first());
        vec![Diagnostic::new(codes::UNKNOWN_ENTRY, place, message).with_nearest(name, known)]
    })
}
