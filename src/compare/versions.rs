//! The two catalogues that are compared, with lookups from the names and numbers of one to entries
//! of the other.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::matching::{self, Indices, Matching, every_name};
use crate::catalogue::{
    CapabilityId, Catalogue, Entry, EntryId, EnumKind, Enumeration, NumberSet, PerKind,
};

/// Two catalogues, and which entries of them are the same.
pub struct Versions<'c> {
    pub old: &'c Catalogue,
    pub new: &'c Catalogue,
    /// The api whose names identify entries in messages.
    pub api: Indices,
    /// All apis that both catalogues have, starting with `api`.
    pub apis: Vec<Indices>,
    matchings: PerKind<Matching>,
}

/// The apis that both catalogues have. If they share none, their first apis are compared.
fn shared_apis(old: &Catalogue, new: &Catalogue) -> Vec<Indices> {
    let shared = old.apis.iter().enumerate().filter_map(|(index, api)| {
        let new = new.apis.iter().position(|other| other.name == api.name)?;
        Some(Indices { old: index, new })
    });
    let shared: Vec<_> = shared.collect();
    if shared.is_empty() { vec![Indices::default()] } else { shared }
}

impl<'c> Versions<'c> {
    pub fn new(old: &'c Catalogue, new: &'c Catalogue) -> Self {
        let apis = shared_apis(old, new);
        let api = apis.first().copied().unwrap_or_default();
        let matchings = PerKind::from_fn(|kind| {
            matching::entries(&old.enumeration(kind).entries, &new.enumeration(kind).entries, api)
        });
        Self { old, new, api, apis, matchings }
    }

    pub fn matching(&self, kind: EnumKind) -> &Matching {
        &self.matchings[kind]
    }

    /// The name of an entry of the old catalogue.
    pub fn old_name<'e>(&self, entry: &'e Entry) -> &'e str {
        entry.names.in_api(self.api.old)
    }

    /// The name of an entry of the new catalogue.
    pub fn new_name<'e>(&self, entry: &'e Entry) -> &'e str {
        entry.names.in_api(self.api.new)
    }

    /// The new name of an entry of the old catalogue; its old name if the entry is gone.
    pub fn name_now(&self, old: EntryId) -> &str {
        let new = self.matching(old.kind).new_of(old.index());
        match new.and_then(|new| self.new.enumeration(old.kind).entries.get(new)) {
            Some(entry) => self.new_name(entry),
            None => self.old_name(&self.old[old]),
        }
    }
}

/// One enum in both catalogues, with lookups by name and number.
pub struct BothEnums<'c> {
    pub versions: &'c Versions<'c>,
    pub old: &'c Enumeration,
    pub new: &'c Enumeration,
    pub matching: &'c Matching,
    /// Old entries by number.
    pub old_numbers: HashMap<i64, &'c Entry>,
    /// Old entries by code.
    pub old_codes: HashMap<&'c str, &'c Entry>,
    /// New entries by each of their names, in each shared api.
    pub new_names: Vec<HashMap<&'c str, &'c Entry>>,
    /// The names that the new catalogue reserves.
    pub reserved_names: HashSet<&'c str>,
    /// The numbers that the new catalogue reserves.
    pub reserved_numbers: NumberSet,
}

impl<'c> BothEnums<'c> {
    pub fn new(kind: EnumKind, versions: &'c Versions<'c>) -> Self {
        let (old, new) = (versions.old.enumeration(kind), versions.new.enumeration(kind));
        let api = versions.api.new;
        Self {
            versions,
            matching: versions.matching(kind),
            old_numbers: by(&old.entries, |entry| entry.number),
            old_codes: by(&old.entries, |entry| entry.code.as_deref()),
            new_names: versions.apis.iter().map(|api| by_name(new, api.new)).collect(),
            reserved_names: new.reserved_names.iter().map(|names| names.in_api(api)).collect(),
            reserved_numbers: new.reserved_numbers.iter().copied().collect(),
            old,
            new,
        }
    }

    /// Every entry of the two, with what it is in the other.
    pub fn pairs(&self) -> Vec<(Option<&'c Entry>, Option<&'c Entry>)> {
        self.matching.pairs(&self.old.entries, &self.new.entries)
    }

    /// The new entry that has a name in an api, by the position of that.
    pub fn holder(&self, api: usize, name: &str) -> Option<&'c Entry> {
        self.new_names.get(api)?.get(name).copied()
    }

    /// The old entries that the new catalogue no longer has.
    pub fn gone(&self) -> impl Iterator<Item = &'c Entry> + Clone {
        let entries = self.old.entries.iter().enumerate();
        entries.filter(|(index, _)| self.matching.new_of(*index).is_none()).map(|(_, entry)| entry)
    }
}

/// Entries by each of their names in an api.
fn by_name(enumeration: &Enumeration, api: usize) -> HashMap<&str, &Entry> {
    let names = |entry| every_name(entry, api).map(move |name| (name, entry));
    enumeration.entries.iter().flat_map(names).collect()
}

/// Entries by a key; entries without that key are left out.
fn by<'c, K: Eq + Hash>(
    entries: &'c [Entry],
    key: impl Fn(&'c Entry) -> Option<K>,
) -> HashMap<K, &'c Entry> {
    entries.iter().filter_map(|entry| Some((key(entry)?, entry))).collect()
}

/// The name of a capability, if there is one.
pub fn capability(catalogue: &Catalogue, id: Option<CapabilityId>) -> Option<&str> {
    Some(&catalogue[id?].name)
}
