//! One value for each enum of a catalogue.

use std::ops::{Index, IndexMut};

use super::EnumKind;

/// One value for each enum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PerKind<T> {
    states: T,
    sources: T,
    reasons: T,
}

impl<T> PerKind<T> {
    /// The value that a function gives each enum.
    pub fn new(mut value: impl FnMut(EnumKind) -> T) -> Self {
        Self {
            states: value(EnumKind::States),
            sources: value(EnumKind::Sources),
            reasons: value(EnumKind::Reasons),
        }
    }
}

impl<T> Index<EnumKind> for PerKind<T> {
    type Output = T;

    fn index(&self, kind: EnumKind) -> &T {
        match kind {
            EnumKind::States => &self.states,
            EnumKind::Sources => &self.sources,
            EnumKind::Reasons => &self.reasons,
        }
    }
}

impl<T> IndexMut<EnumKind> for PerKind<T> {
    fn index_mut(&mut self, kind: EnumKind) -> &mut T {
        match kind {
            EnumKind::States => &mut self.states,
            EnumKind::Sources => &mut self.sources,
            EnumKind::Reasons => &mut self.reasons,
        }
    }
}
