//! Everything that a catalogue says about each enum, from the several keys that say it.

use super::references::is_unread;
use crate::catalogue::keys::{RawCatalogue, RawEntry, RawEnum};
use crate::catalogue::output::EnumKind;
use crate::catalogue::yaml::{Node, Word};

/// What the catalogue says of an enum, which is in several places.
pub struct EnumParts<'r, 't> {
    pub kind: EnumKind,
    pub declared: Option<&'r RawEnum<'t>>,
    pub entries: Vec<&'r RawEntry<'t>>,
    pub reserved_numbers: &'r [Word<'t>],
    pub reserved_names: &'r [Word<'t>],
    /// Whether an entry could not be read, or its name.
    pub is_unread: bool,
}

impl<'r, 't> EnumParts<'r, 't> {
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

/// What a catalogue says of each enum.
pub fn of_each<'r, 't>(root: &Node<'_>, raw: &'r RawCatalogue<'t>) -> [EnumParts<'r, 't>; 3] {
    macro_rules! parts {
        ($kind:ident, $key:ident) => {
            EnumParts {
                kind: EnumKind::$kind,
                declared: raw.enums.$key.as_ref(),
                entries: raw.$key.iter().map(|raw| &raw.entry).collect(),
                reserved_numbers: &raw.reserved.numbers.$key,
                reserved_names: &raw.reserved.names.$key,
                is_unread: is_unread(root, stringify!($key)),
            }
        };
    }
    [parts!(States, states), parts!(Sources, sources), parts!(Reasons, reasons)]
}
