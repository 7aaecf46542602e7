//! How parts of a catalogue refer to its entries and capabilities. They are counted as the catalogue lists
//! them, so each of these leads somewhere in the catalogue that it is from.

use super::output::EnumKind;

/// An entry, by its enum and its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId {
    /// The enum.
    pub kind: EnumKind,
    index: usize,
}

/// A capability, by its place in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CapabilityId(usize);

impl EntryId {
    pub(super) fn new(kind: EnumKind, index: usize) -> Self {
        Self { kind, index }
    }

    /// Those of the entries of an enum, without an end.
    pub(crate) fn all(kind: EnumKind) -> impl Iterator<Item = Self> + Clone {
        (0..).map(move |index| Self::new(kind, index))
    }

    /// How many entries of the enum are before it.
    pub fn index(self) -> usize {
        self.index
    }

    /// What a list with one item for each entry of the enum has for this one.
    #[expect(clippy::indexing_slicing, reason = "the catalogue that made it has such an entry")]
    pub fn among<T>(self, items: &[T]) -> &T {
        &items[self.index]
    }
}

impl CapabilityId {
    pub(super) fn new(index: usize) -> Self {
        Self(index)
    }

    /// Those of the capabilities, without an end.
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        (0..).map(Self)
    }

    /// What a list with one item for each capability has for this one.
    #[expect(clippy::indexing_slicing, reason = "the catalogue that made it has such a capability")]
    pub fn among<T>(self, items: &[T]) -> &T {
        &items[self.0]
    }
}
