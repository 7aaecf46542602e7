//! Entries by their names, whatever enum they are in.

use super::entry::{Entry, EntryKey, Enumeration, HasEntry, Names};
use super::fields::{Field, Group};
use super::model::Catalogue;
use super::output::EnumKind;
use super::ranges::NumberRange;

/// An enum, whichever of the three it is.
#[derive(Debug)]
pub struct AnyEnum<'c> {
    /// Which of the three it is.
    pub kind: EnumKind,
    /// The name of the type; empty where the catalogue does not declare the enum.
    pub type_name: &'c str,
    /// Whether its entries have codes in place of numbers.
    pub is_coded: bool,
    /// Whether a number is above what an `int32` holds.
    pub is_unsigned: bool,
    /// What readers know its entries by.
    pub key: EntryKey,
    /// What every name starts with; may be empty.
    pub prefix: &'c str,
    /// Markdown: what the enum is; empty if there is none.
    pub description: &'c str,
    /// Groups of its entries.
    pub groups: &'c [Group],
    /// Facts of the catalogue's own that its entries can have.
    pub fields: &'c [Field],
    /// Its entries, in the order of the catalogue.
    pub entries: Vec<&'c Entry>,
    /// Numbers that no entry may take, apart from those of removed entries.
    pub reserved_numbers: &'c [NumberRange],
    /// Names that no entry may take, apart from those of removed entries.
    pub reserved_names: &'c [Names],
}

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
    /// Whether no entry may take a name, in whatever api.
    pub fn reserves_name(&self, name: &str) -> bool {
        let reserved = [
            &self.states.reserved_names,
            &self.sources.reserved_names,
            &self.reasons.reserved_names,
        ];
        reserved.into_iter().flatten().flat_map(Names::iter).any(|reserved| reserved == name)
    }

    /// One of the enums.
    pub fn enumeration(&self, kind: EnumKind) -> AnyEnum<'_> {
        match kind {
            EnumKind::States => any(kind, &self.states),
            EnumKind::Sources => any(kind, &self.sources),
            EnumKind::Reasons => any(kind, &self.reasons),
        }
    }

    /// The name of the type of an enum; empty where the catalogue does not declare it.
    pub fn type_name(&self, kind: EnumKind) -> &str {
        match kind {
            EnumKind::States => &self.states.type_name,
            EnumKind::Sources => &self.sources.type_name,
            EnumKind::Reasons => &self.reasons.type_name,
        }
    }

    /// An entry by its index in its enum.
    pub fn entry(&self, kind: EnumKind, index: usize) -> Option<&Entry> {
        match kind {
            EnumKind::States => self.states.entries.get(index).map(HasEntry::entry),
            EnumKind::Sources => self.sources.entries.get(index).map(HasEntry::entry),
            EnumKind::Reasons => self.reasons.entries.get(index).map(HasEntry::entry),
        }
    }

    /// Every entry, with its enum and its index there.
    pub fn every_entry(&self) -> impl Iterator<Item = (EnumKind, usize, &Entry)> {
        EnumKind::ALL.into_iter().flat_map(|kind| {
            let entries = self.enumeration(kind).entries.into_iter().enumerate();
            entries.map(move |(index, entry)| (kind, index, entry))
        })
    }

    /// Every name that no new entry can get, in every api: those of entries, and reserved ones.
    pub fn taken_names(&self) -> impl Iterator<Item = &str> {
        let enums = EnumKind::ALL.map(|kind| self.enumeration(kind));
        let reserved = enums.into_iter().flat_map(|one| one.reserved_names);
        let entries = self.every_entry().flat_map(|(.., entry)| entry.all_names());
        entries.chain(reserved).flat_map(Names::iter)
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

fn any<T: HasEntry>(kind: EnumKind, one: &Enumeration<T>) -> AnyEnum<'_> {
    AnyEnum {
        kind,
        type_name: &one.type_name,
        is_coded: one.is_coded(),
        is_unsigned: one.is_unsigned(),
        key: one.key,
        prefix: &one.prefix,
        description: &one.description,
        groups: &one.groups,
        fields: &one.fields,
        entries: one.entries.iter().map(HasEntry::entry).collect(),
        reserved_numbers: &one.reserved_numbers,
        reserved_names: &one.reserved_names,
    }
}
