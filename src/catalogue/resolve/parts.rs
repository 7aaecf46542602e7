//! What a catalogue says of each enum, gathered from where it stands.

use super::references::is_unread;
use crate::catalogue::keys::{RawCatalogue, RawEnum, RawReason, RawSource, RawState};
use crate::catalogue::yaml::{Node, Word};

/// What the catalogue says of an enum, which stands in several places.
pub struct EnumParts<'r, 't, T> {
    pub declared: Option<&'r RawEnum<'t>>,
    pub entries: &'r [T],
    pub reserved_numbers: &'r [Word<'t>],
    pub reserved_names: &'r [Word<'t>],
    /// Whether an entry could not be read, or its name.
    pub is_unread: bool,
}

impl<'r, 't, T> EnumParts<'r, 't, T> {
    /// Whether the catalogue has anything that belongs to it.
    pub fn is_used(&self) -> bool {
        !self.entries.is_empty()
            || !self.reserved_numbers.is_empty()
            || !self.reserved_names.is_empty()
    }

    pub fn prefix(&self) -> Option<&'r Word<'t>> {
        self.declared?.prefix.as_ref()
    }
}

/// What it says of the states.
pub fn states<'r, 't>(
    root: &Node<'_>,
    raw: &'r RawCatalogue<'t>,
) -> EnumParts<'r, 't, RawState<'t>> {
    EnumParts {
        declared: raw.enums.states.as_ref(),
        entries: &raw.states,
        reserved_numbers: &raw.reserved.numbers.states,
        reserved_names: &raw.reserved.names.states,
        is_unread: is_unread(root, "states"),
    }
}

/// What it says of the sources.
pub fn sources<'r, 't>(
    root: &Node<'_>,
    raw: &'r RawCatalogue<'t>,
) -> EnumParts<'r, 't, RawSource<'t>> {
    EnumParts {
        declared: raw.enums.sources.as_ref(),
        entries: &raw.sources,
        reserved_numbers: &raw.reserved.numbers.sources,
        reserved_names: &raw.reserved.names.sources,
        is_unread: is_unread(root, "sources"),
    }
}

/// What it says of the reasons.
pub fn reasons<'r, 't>(
    root: &Node<'_>,
    raw: &'r RawCatalogue<'t>,
) -> EnumParts<'r, 't, RawReason<'t>> {
    EnumParts {
        declared: raw.enums.reasons.as_ref(),
        entries: &raw.reasons,
        reserved_numbers: &raw.reserved.numbers.reasons,
        reserved_names: &raw.reserved.names.reasons,
        is_unread: is_unread(root, "reasons"),
    }
}
