//! The numbers that a new entry cannot have.

use crate::catalogue::{AnyEnum, NumberSet, successor};

/// Numbers that are in use or reserved.
#[derive(Debug, Default)]
pub struct TakenNumbers {
    used: Vec<i64>,
    reserved: NumberSet,
}

impl TakenNumbers {
    /// Those of an enum.
    #[must_use]
    pub fn of(enumeration: &AnyEnum<'_>) -> Self {
        Self {
            used: enumeration.entries.iter().filter_map(|entry| entry.number).collect(),
            reserved: enumeration.reserved_numbers.iter().copied().collect(),
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

    /// The number after the highest of them, if there is one. A range that reaches to `max` does not
    /// count as the highest.
    #[must_use]
    pub fn next(&self) -> Option<i64> {
        let highest = self.used.iter().copied().max().max(self.reserved.highest_with_successor());
        let next = highest.map_or(Some(0), successor)?;
        self.reserved.free_from(next.max(0))
    }
}
