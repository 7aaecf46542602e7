//! Finds a free number for a new entry.

use crate::catalogue::{Enumeration, NumberSet, successor};

/// Numbers that are used or reserved.
#[derive(Debug, Default)]
pub struct TakenNumbers {
    used: Vec<i64>,
    reserved: NumberSet,
}

impl TakenNumbers {
    /// The taken numbers of an enum.
    pub fn of(enumeration: &Enumeration) -> Self {
        Self {
            used: enumeration.entries.iter().filter_map(|entry| entry.number).collect(),
            reserved: enumeration.reserved_numbers.iter().copied().collect(),
        }
    }

    /// The union with the taken numbers of another catalogue.
    pub fn and(mut self, other: &Self) -> Self {
        self.used.extend(&other.used);
        let reserved = [&self.reserved, &other.reserved].into_iter().flat_map(NumberSet::ranges);
        self.reserved = reserved.collect();
        self
    }

    /// The number after the highest taken one; `None` if no number is left. Reserved ranges up to
    /// `max` are skipped: nothing could come after them.
    pub fn next(&self) -> Option<i64> {
        let highest = self.used.iter().copied().max().max(self.reserved.highest_with_successor());
        let next = highest.map_or(Some(0), successor)?;
        self.reserved.free_from(next.max(0))
    }
}
