//! Entries, and the enums that they belong to, resolved.

use std::ops::Range;

use strum::{Display, EnumString, IntoStaticStr, VariantNames};

use super::fields::{Field, FieldValue, Group};
use super::ids::{CapabilityId, EntryId};
use super::output::EnumKind;
use super::ranges::{NumberRange, PROTO_MAX};
use super::updates::{Guidance, Update};
use super::written::Exemption;

/// A name in every api, in the order of [`Catalogue::apis`](super::Catalogue::apis).
/// A catalogue without `apis` has one unnamed api, so there is always a first name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    first: String,
    others: Vec<String>,
}

impl Names {
    /// The name in the first api, and those in the others.
    pub fn new(first: String, others: Vec<String>) -> Self {
        Self { first, others }
    }

    /// The name in the first api.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// The name in an api; the first where there is no such api.
    pub fn in_api(&self, api: usize) -> &str {
        self.iter().nth(api).unwrap_or(&self.first)
    }

    /// The names, in the order of the apis.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.first).chain(&self.others).map(String::as_str)
    }
}

/// One of the three enums.
#[derive(Debug)]
pub struct Enumeration {
    /// Which of the three it is.
    pub kind: EnumKind,
    /// The name of the type in every language; empty where the catalogue does not declare the enum.
    pub type_name: String,
    /// What every name starts with; may be empty.
    pub prefix: String,
    /// Markdown: what the enum is; empty if there is none.
    pub description: String,
    /// What readers know its entries by.
    pub key: EntryKey,
    /// Groups of its entries.
    pub groups: Vec<Group>,
    /// Facts of the catalogue's own that its entries can have.
    pub fields: Vec<Field>,
    /// Its entries, in the order of every output.
    pub entries: Vec<Entry>,
    /// Numbers that no entry may take, apart from those of removed entries.
    pub reserved_numbers: Vec<NumberRange>,
    /// Names that no entry may take, apart from those of removed entries.
    pub reserved_names: Vec<Names>,
}

/// What readers know an entry by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum EntryKey {
    /// Its name.
    #[default]
    Name,
    /// Its number.
    Number,
    /// Its code.
    Code,
    /// Its label.
    Label,
}

impl Enumeration {
    /// Whether its entries have codes instead of numbers.
    pub fn is_coded(&self) -> bool {
        !self.entries.is_empty() && self.entries.iter().all(|entry| entry.number.is_none())
    }

    /// Whether a number is so high that only unsigned numbers of 32 bits hold all.
    pub fn is_unsigned(&self) -> bool {
        self.entries.iter().any(|entry| entry.number.is_some_and(|number| number > PROTO_MAX))
    }
}

/// A state, a source or a reason.
#[derive(Debug, Default)]
pub struct Entry {
    /// Where its name is in the catalogue, in bytes.
    pub span: Range<usize>,
    /// Where all of it is there.
    pub extent: Range<usize>,
    /// Its names.
    pub names: Names,
    /// Its number, unique within the enum; every entry of the enum has one, or none has.
    pub number: Option<i64>,
    /// What it is called in public besides its name, or instead of a number; unique within the enum.
    pub code: Option<String>,
    /// What people see instead of its name.
    pub label: Option<String>,
    /// The first release in which the number has this meaning.
    pub since: Option<String>,
    /// Markdown: what happened, in one sentence; empty if there is none.
    pub description: String,
    /// Where it stands in its life.
    pub lifecycle: Lifecycle,
    /// Names that it used to have.
    pub former_names: Vec<FormerName>,
    /// Other names that it has as well.
    pub aliases: Vec<Names>,
    /// The name of the group that it is in.
    pub group: Option<String>,
    /// What it has of the fields of the enum, by their names, in their order.
    pub fields: Vec<(String, FieldValue)>,
    /// The rules that it is exempt from.
    pub allow: Vec<Exemption>,
    /// Of a state, whether no other one follows. `None`: nobody said.
    pub terminal: Option<Terminal>,
    /// Of a state, the capability without which a client never sees it.
    pub requires: Option<CapabilityId>,
    /// Of a state, remarks on it, in Markdown.
    pub notes: Vec<String>,
    /// Of a source, what prose calls it; empty if nothing.
    pub component: String,
    /// Of a reason, advice for code that sets it itself.
    pub guidance: Option<Guidance>,
    /// Of a reason, the cases in which an update carries it.
    pub updates: Vec<Update>,
}

/// Whether no other state follows one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, EnumString, IntoStaticStr, VariantNames)]
#[strum(serialize_all = "snake_case")]
pub enum Terminal {
    /// None does.
    Yes,
    /// Another one can.
    No,
    /// In most cases none does.
    Usually,
}

/// Where an entry stands in its life, and since when.
#[derive(Debug, Default)]
pub struct Lifecycle {
    /// The stage itself.
    pub stage: Stage,
    /// The first release of this stage.
    pub since: Option<String>,
    /// Markdown: what there is to know about it; empty if nothing.
    pub note: String,
    /// The entry of the same enum to use in its place.
    pub replacement: Option<EntryId>,
}

/// A stage of an entry's life.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Display, EnumString, IntoStaticStr, VariantNames,
)]
#[strum(serialize_all = "snake_case")]
pub enum Stage {
    /// In use.
    #[default]
    Active,
    /// Still defined, but not for new code.
    Deprecated,
    /// Defined, but not sent.
    Unused,
    /// No longer there; its name and number stay taken.
    Removed,
}

/// A name that an entry had before.
#[derive(Debug)]
pub struct FormerName {
    /// What it was in each api.
    pub names: Names,
    /// The first release without it.
    pub renamed_in: Option<String>,
}
