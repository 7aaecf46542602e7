//! The two catalogues that are compared, and where the names and numbers of one lead in the other.

use std::collections::{HashMap, HashSet};

use super::matching::{self, Matching, every_name};
use crate::catalogue::{Catalogue, Entry, Enumeration, HasEntry, NumberSet};

/// Two catalogues, and which entry of one is which of the other.
pub struct Versions<'c> {
    pub old: &'c Catalogue,
    pub new: &'c Catalogue,
    /// The apis that both have, by their indices; the first pair gives the names that entries go by.
    pub apis: Vec<(usize, usize)>,
    pub states: Matching,
    pub sources: Matching,
    pub reasons: Matching,
}

/// The apis that both have; where they share none, the first ones stand for each other.
fn shared_apis(old: &Catalogue, new: &Catalogue) -> Vec<(usize, usize)> {
    let index = |name: &str| new.apis.iter().position(|api| api.name == name);
    let names = old.apis.iter().enumerate();
    let shared: Vec<_> = names.filter_map(|(at, api)| Some((at, index(&api.name)?))).collect();
    if shared.is_empty() { vec![(0, 0)] } else { shared }
}

impl<'c> Versions<'c> {
    /// Says which entry of one catalogue is which of the other.
    pub fn new(old: &'c Catalogue, new: &'c Catalogue) -> Self {
        let apis = shared_apis(old, new);
        Self {
            states: matching::entries(&old.states.entries, &new.states.entries, &apis),
            sources: matching::entries(&old.sources.entries, &new.sources.entries, &apis),
            reasons: matching::entries(&old.reasons.entries, &new.reasons.entries, &apis),
            old,
            new,
            apis,
        }
    }

    /// The api of the old catalogue in whose words entries are named.
    pub fn old_api(&self) -> usize {
        self.apis.first().map_or(0, |(old, _)| *old)
    }

    /// The same api in the new catalogue.
    pub fn new_api(&self) -> usize {
        self.apis.first().map_or(0, |(_, new)| *new)
    }

    /// The name that an entry of the old catalogue goes by.
    pub fn old_name<'e>(&self, entry: &'e Entry) -> &'e str {
        entry.names.in_api(self.old_api())
    }

    /// The name that an entry of the new catalogue goes by.
    pub fn new_name<'e>(&self, entry: &'e Entry) -> &'e str {
        entry.names.in_api(self.new_api())
    }

    /// What an entry of the old catalogue is called now; as then where it is gone.
    pub fn name_now<'e, T: HasEntry>(
        &self,
        matching: &Matching,
        (old, new): (&'e [T], &'e [T]),
        index: usize,
    ) -> &'e str {
        match matching.new_of(index).and_then(|index| new.get(index)) {
            Some(entry) => self.new_name(entry.entry()),
            None => old.get(index).map_or("", |entry| self.old_name(entry.entry())),
        }
    }
}

/// One enum in both catalogues, and where its names and numbers lead.
pub struct Enums<'c, T> {
    pub old: &'c Enumeration<T>,
    pub new: &'c Enumeration<T>,
    pub matching: &'c Matching,
    /// The old entries by their numbers.
    pub old_numbers: HashMap<i64, &'c Entry>,
    /// The old entries by their codes.
    pub old_codes: HashMap<&'c str, &'c Entry>,
    /// The new entries by all their names.
    pub new_names: HashMap<&'c str, &'c Entry>,
    /// The names that no new entry may take.
    pub reserved_names: HashSet<&'c str>,
    /// The numbers that no new entry may take.
    pub reserved_numbers: NumberSet,
}

impl<'c, T: HasEntry> Enums<'c, T> {
    pub fn new(
        old: &'c Enumeration<T>,
        new: &'c Enumeration<T>,
        matching: &'c Matching,
        new_api: usize,
    ) -> Self {
        let numbers = old.entries.iter().map(HasEntry::entry);
        let codes = numbers.clone();
        let names = new.entries.iter().map(HasEntry::entry);
        let names =
            names.flat_map(|entry| every_name(entry, new_api).map(move |name| (name, entry)));
        Self {
            old,
            new,
            matching,
            old_codes: codes.filter_map(|entry| Some((entry.code.as_deref()?, entry))).collect(),
            old_numbers: numbers.filter_map(|entry| Some((entry.number?, entry))).collect(),
            new_names: names.collect(),
            reserved_names: new.reserved_names.iter().map(|names| names.in_api(new_api)).collect(),
            reserved_numbers: new.reserved_numbers.iter().copied().collect(),
        }
    }
}

/// The name of a capability.
pub fn capability(catalogue: &Catalogue, index: Option<usize>) -> Option<&str> {
    catalogue.capabilities.get(index?).map(|capability| capability.name.as_str())
}
