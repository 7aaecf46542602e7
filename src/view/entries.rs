//! The three enums, as templates see them.

use std::borrow::Cow;
use std::collections::HashMap;

use itertools::Itertools;
use serde::Serialize;

use super::entry::{Enclosing, Entry};
use super::fields::{self, Field, Group};
use super::links::prefix;
use super::page::{self, Case, Cases, Cell};
use super::places::{Place, places};
use super::shared::Shared;
use super::triples::{Triple, triples};
use super::wording::Wording;
use crate::catalogue::{self, Catalogue, EntryId, EnumKind, Occurrence};
use crate::language::names;
use crate::prose::{Reference, References};

/// One of the three enums.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "{T}s"))]
pub struct Enumeration<'c, T> {
    /// The name of the type in every language.
    #[serde(rename = "type")]
    pub type_name: &'c str,
    /// What names start with.
    pub prefix: String,
    /// Markdown: what the enum is.
    pub description: Cow<'c, str>,
    /// What readers know the entries by: `name`, `number`, `code` or `label`.
    pub key: &'static str,
    /// Whether entries have codes instead of numbers.
    pub coded: bool,
    /// Whether a number is above 2147483647, so that only unsigned numbers of 32 bits hold all.
    pub unsigned: bool,
    /// Groups of its entries; none where the catalogue has none.
    pub groups: Vec<Group<'c>>,
    /// Whether every entry is in a group.
    pub grouped: bool,
    /// Facts of the catalogue's own that its entries can have.
    pub fields: Vec<Field<'c>>,
    /// The entries, in the order of the catalogue.
    pub entries: Vec<T>,
    /// Numbers that are neither in use nor free, those of removed entries included.
    pub reserved_numbers: Vec<i64>,
    /// Ranges of such numbers.
    pub reserved_ranges: Vec<ReservedRange>,
    /// Names that are neither in use nor free, those of removed entries included.
    pub reserved_names: Vec<&'c str>,
}

/// Numbers that no entry may take.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ReservedRange {
    /// The first number.
    pub first: i64,
    /// The last number, which is reserved too; 2147483647 where protobuf says `max`.
    pub last: i64,
}

/// A state.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct State<'c> {
    /// What it shares with other entries.
    #[serde(flatten)]
    pub entry: Entry<'c>,
    /// `yes`, `no` or `usually`: whether no other state follows; empty where nobody said.
    pub terminal: &'c str,
    /// The capability without which a client never sees it; empty where all can.
    pub requires: &'c str,
    /// Markdown: remarks on it.
    pub notes: Vec<Cow<'c, str>>,
}

/// Who sends updates.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Source<'c> {
    /// What it shares with other entries.
    #[serde(flatten)]
    pub entry: Entry<'c>,
    /// What prose calls it.
    pub component: &'c str,
}

/// Why an update was sent.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Reason<'c> {
    /// What it shares with other entries.
    #[serde(flatten)]
    pub entry: Entry<'c>,
    /// Advice for code that sets it itself.
    pub guidance: Option<Guidance<'c>>,
    /// The cases in which it comes, as the catalogue has them; `instead` is not carried out.
    pub cases: Vec<Shared<Case<'c>>>,
    /// The same, with those that differ in nothing but their source together.
    pub cells: Vec<Cell<'c>>,
    /// The rows and sections of the page that have its cases, or in which it comes instead of another.
    pub places: Vec<Place<'c>>,
    /// With what it comes, each combination once, those that `instead` makes included.
    pub updates: Vec<Triple<'c>>,
}

/// Advice for those who set a reason themselves.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Guidance<'c> {
    /// Markdown: the advice.
    pub text: Cow<'c, str>,
    /// Markdown: remarks on it.
    pub notes: Vec<Cow<'c, str>>,
}

/// Where each reason occurs.
pub struct OccurrencesByReason<'c>(HashMap<EntryId, Vec<&'c Occurrence>>);

impl<'c> OccurrencesByReason<'c> {
    pub fn new(catalogue: &'c Catalogue) -> Self {
        Self(catalogue.occurrences.iter().into_group_map_by(|occurrence| occurrence.reason))
    }

    pub fn of(&self, reason: EntryId) -> &[&'c Occurrence] {
        self.0.get(&reason).map_or(&[], Vec::as_slice)
    }
}

pub fn states<'c>(wording: &Wording<'c>) -> Enumeration<'c, State<'c>> {
    enumeration(&wording.catalogue.states, wording, |_, state, entry| State {
        entry,
        terminal: state.terminal.map_or("", Into::into),
        requires: wording.capability(state.requires),
        notes: state.notes.iter().map(|note| wording.prose(note)).collect(),
    })
}

pub fn sources<'c>(wording: &Wording<'c>) -> Enumeration<'c, Source<'c>> {
    enumeration(&wording.catalogue.sources, wording, |_, source, entry| Source {
        entry,
        component: &source.component,
    })
}

/// The reasons; `cases` are those of each.
pub fn reasons<'c>(
    wording: &Wording<'c>,
    cases: &Cases<'c>,
    occurrences: &OccurrencesByReason<'c>,
) -> Enumeration<'c, Reason<'c>> {
    enumeration(&wording.catalogue.reasons, wording, |id, reason, entry| {
        let cases = id.among(cases);
        let occurrences = occurrences.of(id);
        Reason {
            entry,
            guidance: reason.guidance.as_ref().map(|guidance| Guidance {
                text: wording.prose(&guidance.text),
                notes: guidance.notes.iter().map(|note| wording.prose(note)).collect(),
            }),
            cells: page::cells(cases),
            cases: cases.clone(),
            places: places(wording, occurrences),
            updates: triples(wording, occurrences),
        }
    })
}

/// Where code spans that name an entry lead, in the words of the api with index `api`. Names of
/// other apis and former names lead to the entry as well; names of the api itself win.
pub fn references(catalogue: &Catalogue, api: usize) -> References {
    let mut references = HashMap::new();
    for declared in EnumKind::ALL.map(|kind| catalogue.enumeration(kind)) {
        let prefix = prefix(catalogue, api, &declared.prefix);
        for entry in &declared.entries {
            let name = entry.names.in_api(api);
            let reference = Reference {
                type_name: declared.type_name.clone(),
                name: name.to_owned(),
                variant: names::variant(name, &prefix),
                anchor: entry.names.first().to_owned(),
            };
            for other in entry.every_name() {
                references.entry(other.to_owned()).or_insert_with(|| reference.clone());
            }
            references.insert(name.to_owned(), reference);
        }
    }
    References::new(references)
}

/// An enum with its entries; `view` makes what is particular to it.
fn enumeration<'c, V>(
    declared: &'c catalogue::Enumeration,
    wording: &Wording<'c>,
    view: impl Fn(EntryId, &'c catalogue::Entry, Entry<'c>) -> V,
) -> Enumeration<'c, V> {
    let prefix = prefix(wording.catalogue, wording.api, &declared.prefix);
    let enclosing = Enclosing { wording, prefix: prefix.clone() };
    let (reserved_numbers, reserved_ranges) = reserved_numbers(declared);
    Enumeration {
        type_name: &declared.type_name,
        prefix,
        description: wording.prose(&declared.description),
        key: declared.key.into(),
        coded: declared.is_coded(),
        unsigned: declared.is_unsigned(),
        groups: fields::groups(&declared.groups, wording),
        grouped: declared.entries.iter().all(|entry| entry.group.is_some()),
        fields: fields::fields(&declared.fields, wording),
        entries: declared
            .iter()
            .map(|(id, entry)| view(id, entry, enclosing.entry(&wording.links.entry(id), entry)))
            .collect(),
        reserved_numbers,
        reserved_ranges,
        reserved_names: removed(declared)
            .map(|entry| &entry.names)
            .chain(&declared.reserved_names)
            .map(|names| wording.name(names))
            .collect(),
    }
}

/// The entries that are no longer there, whose numbers and names stay taken.
fn removed(declared: &catalogue::Enumeration) -> impl Iterator<Item = &catalogue::Entry> {
    let entries = declared.entries.iter();
    entries.filter(|entry| entry.lifecycle.stage == catalogue::Stage::Removed)
}

/// Numbers that no entry may take: single ones, and ranges.
fn reserved_numbers(declared: &catalogue::Enumeration) -> (Vec<i64>, Vec<ReservedRange>) {
    let removed = removed(declared).filter_map(|entry| entry.number);
    let single = declared.reserved_numbers.iter().filter_map(|range| range.single());
    let ranges = declared.reserved_numbers.iter().filter(|range| range.single().is_none());
    let ranges = ranges.map(|range| ReservedRange { first: range.first, last: range.last });
    (removed.chain(single).collect(), ranges.collect())
}
