//! Entries by their ids and their names, whatever enum they are in.

use std::ops::Index;

use super::entry::{Entry, Enumeration, Names};
use super::ids::{CapabilityId, EntryId};
use super::model::{Capability, Catalogue};
use super::output::EnumKind;

impl EnumKind {
    /// All of them, in the order of every output.
    pub const ALL: [Self; 3] = [Self::States, Self::Sources, Self::Reasons];
}

impl Entry {
    /// The code and the label, by which people look it up besides its names.
    pub fn public_texts(&self) -> impl Iterator<Item = &str> {
        self.code.iter().chain(&self.label).map(String::as_str)
    }

    /// The names that it had before, then those that it has as well.
    pub fn other_names(&self) -> impl Iterator<Item = &Names> {
        self.former_names.iter().map(|former| &former.names).chain(&self.aliases)
    }

    /// All its names: the one that it has, then the others.
    pub fn all_names(&self) -> impl Iterator<Item = &Names> {
        std::iter::once(&self.names).chain(self.other_names())
    }

    /// Every name that it has or had, in every api; some of them several times.
    pub fn every_name(&self) -> impl Iterator<Item = &str> {
        self.all_names().flat_map(Names::iter)
    }
}

impl Enumeration {
    /// Its entries, with how others refer to them.
    pub fn iter(&self) -> impl Iterator<Item = (EntryId, &Entry)> + Clone {
        EntryId::all(self.kind).zip(&self.entries)
    }
}

impl Catalogue {
    /// One of the enums.
    pub fn enumeration(&self, kind: EnumKind) -> &Enumeration {
        match kind {
            EnumKind::States => &self.states,
            EnumKind::Sources => &self.sources,
            EnumKind::Reasons => &self.reasons,
        }
    }

    /// What the names of an enum start with: in the catalogue itself, then in each api; may be empty.
    pub fn prefixes(&self, kind: EnumKind) -> impl Iterator<Item = String> {
        let own = &self.enumeration(kind).prefix;
        std::iter::once(own.clone()).chain(self.apis.iter().map(|api| api.prefix(own)))
    }

    /// Every entry, enum by enum.
    pub fn every_entry(&self) -> impl Iterator<Item = (EntryId, &Entry)> + Clone {
        EnumKind::ALL.into_iter().flat_map(|kind| self.enumeration(kind).iter())
    }

    /// The names that are reserved, in every api.
    pub fn reserved_names(&self) -> impl Iterator<Item = &str> {
        let enums = EnumKind::ALL.into_iter().map(|kind| self.enumeration(kind));
        enums.flat_map(|one| &one.reserved_names).flat_map(Names::iter)
    }

    /// Every name that no new entry can get, in every api: those of entries, and reserved ones.
    pub fn taken_names(&self) -> impl Iterator<Item = &str> {
        let entries = self.every_entry().flat_map(|(_, entry)| entry.every_name());
        entries.chain(self.reserved_names())
    }

    /// The entry that a name of any api leads to, former names included.
    pub fn find(&self, name: &str) -> Option<(EntryId, &Entry)> {
        self.every_entry().find(|(_, entry)| entry.every_name().any(|it| it == name))
    }

    /// The entry of one enum that a name leads to.
    pub fn find_in(&self, kind: EnumKind, name: &str) -> Option<&Entry> {
        self.find(name).filter(|(id, _)| id.kind == kind).map(|(_, entry)| entry)
    }
}

impl Index<EntryId> for Catalogue {
    type Output = Entry;

    fn index(&self, id: EntryId) -> &Entry {
        id.among(&self.enumeration(id.kind).entries)
    }
}

impl Index<CapabilityId> for Catalogue {
    type Output = Capability;

    fn index(&self, id: CapabilityId) -> &Capability {
        id.among(&self.capabilities)
    }
}
