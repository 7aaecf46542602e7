//! Everything that a catalogue says about each enum, from the several keys that say it.

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

/// What a catalogue says of the enum with a key.
macro_rules! parts {
    ($name:ident, $raw:ident) => {
        pub fn $name<'r, 't>(
            root: &Node<'_>,
            raw: &'r RawCatalogue<'t>,
        ) -> EnumParts<'r, 't, $raw<'t>> {
            EnumParts {
                declared: raw.enums.$name.as_ref(),
                entries: &raw.$name,
                reserved_numbers: &raw.reserved.numbers.$name,
                reserved_names: &raw.reserved.names.$name,
                is_unread: is_unread(root, stringify!($name)),
            }
        }
    };
}

parts!(states, RawState);
parts!(sources, RawSource);
parts!(reasons, RawReason);
