//! Entries by their names, whatever enum they are in.

use super::entry::{Entry, Enumeration, Names};
use super::model::Catalogue;
use super::output::EnumKind;

impl EnumKind {
    /// All of them, in the order of every output.
    pub const ALL: [Self; 3] = [Self::States, Self::Sources, Self::Reasons];
}

impl Entry {
    /// The code and the label, by which people look it up beside its names.
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

    /// An entry by its index in its enum.
    pub fn entry(&self, kind: EnumKind, index: usize) -> Option<&Entry> {
        self.enumeration(kind).entries.get(index)
    }

    /// Every entry, with its enum and its index there.
    pub fn every_entry(&self) -> impl Iterator<Item = (EnumKind, usize, &Entry)> + Clone {
        EnumKind::ALL.into_iter().flat_map(|kind| {
            let entries = self.enumeration(kind).entries.iter().enumerate();
            entries.map(move |(index, entry)| (kind, index, entry))
        })
    }

    /// The names that are reserved, in every api.
    pub fn reserved_names(&self) -> impl Iterator<Item = &str> {
        let enums = EnumKind::ALL.into_iter().map(|kind| self.enumeration(kind));
        enums.flat_map(|one| &one.reserved_names).flat_map(Names::iter)
    }

    /// Every name that no new entry can get, in every api: those of entries, and reserved ones.
    pub fn taken_names(&self) -> impl Iterator<Item = &str> {
        let entries = self.every_entry().flat_map(|(.., entry)| entry.every_name());
        entries.chain(self.reserved_names())
    }

    /// The enum and the entry, by its index, that a name of any api leads to, former names included.
    pub fn find(&self, name: &str) -> Option<(EnumKind, usize, &Entry)> {
        self.every_entry().find(|(_, _, entry)| entry.every_name().any(|it| it == name))
    }

    /// The entry of one enum that a name leads to.
    pub fn find_in(&self, kind: EnumKind, name: &str) -> Option<(usize, &Entry)> {
        let (found, index, entry) = self.find(name)?;
        (found == kind).then_some((index, entry))
    }
}
