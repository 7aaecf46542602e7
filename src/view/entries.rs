//! The three enums and their entries, as templates see them.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Serialize, Serializer};

use super::facts::{self, Fact};
use super::fields::{self, Constant, Field, Group, Values};
use super::links::{Link, prefix};
use super::page::{self, Case, Cases, Cell};
use super::places::{self, Place};
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{self, Catalogue, HasEntry, Names};
use crate::language::names;
use crate::prose::Reference;

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
    /// Whether entries have codes in place of numbers.
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

/// What states, sources and reasons have in common.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Entry<'c> {
    /// The name in the api.
    pub name: &'c str,
    /// The name without the prefix in `UpperCamelCase`.
    pub variant: String,
    /// The same in `UPPER_SNAKE_CASE`.
    pub constant: String,
    /// The same in `kebab-case`.
    pub kebab: String,
    /// The same in `lowerCamelCase`.
    pub camel: String,
    /// The anchor of its row in the index of the page.
    pub anchor: &'c str,
    /// The number; none where the entries of the enum have codes in place of numbers.
    pub number: Option<i64>,
    /// The public string beside the number or in place of it; empty where it has none.
    pub code: &'c str,
    /// What people see in place of the name; empty where it has none.
    pub label: &'c str,
    /// The first release in which the number has this meaning.
    pub since: &'c str,
    /// Markdown: what happened, in one sentence.
    pub description: Cow<'c, str>,
    /// Where it stands in its life.
    pub lifecycle: Lifecycle<'c>,
    /// The group that it is in.
    pub group: Option<Constant<'c>>,
    /// What it has of the fields of the enum, by their names, without those that it lacks: a text, a
    /// number, a [Constant](#constant) for a word, or a list of these.
    #[serde(serialize_with = "fields::as_map")]
    #[cfg_attr(test, schemars(schema_with = "fields::values_schema"))]
    pub fields: Values<'c>,
    /// The name in every api, by the api; none where the catalogue declares no apis.
    #[serde(serialize_with = "as_map")]
    #[cfg_attr(test, schemars(with = "std::collections::BTreeMap<&str, &str>"))]
    pub names: Vec<(&'c str, &'c str)>,
    /// Every name that finds it: in every api, former ones included, each once.
    pub lookup_names: Vec<&'c str>,
    /// Names that it used to have.
    pub former_names: Vec<FormerName<'c>>,
    /// Other names that it has as well.
    pub aliases: Vec<Alias<'c>>,
}

/// Where an entry stands in its life.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Lifecycle<'c> {
    /// `active`, `deprecated`, `unused` or `removed`.
    pub stage: &'static str,
    /// The first release of this stage.
    pub since: &'c str,
    /// Markdown: what there is to know about it.
    pub note: Cow<'c, str>,
    /// The entry to use in its place.
    pub replacement: Option<Shared<Link<'c>>>,
}

/// A name that an entry had before.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FormerName<'c> {
    /// The name.
    pub name: &'c str,
    /// The name without the enum's prefix, where that leaves an identifier.
    pub constant: &'c str,
    /// The same in `UpperCamelCase`.
    pub variant: String,
    /// The first release without it.
    pub renamed_in: &'c str,
}

/// A name that an entry has beside its own.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Alias<'c> {
    /// The name.
    pub name: &'c str,
    /// The name without the enum's prefix, where that leaves an identifier.
    pub constant: &'c str,
    /// The same in `UpperCamelCase`.
    pub variant: String,
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
    /// Those of the cases that are tied to no state.
    pub untied: Vec<Cell<'c>>,
    /// Where the others stand.
    pub places: Vec<Place<'c>>,
    /// With what it comes, each combination once, those that `instead` makes included.
    pub updates: Vec<Fact<'c>>,
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

pub fn states<'c>(wording: &Wording<'c>) -> Enumeration<'c, State<'c>> {
    enumeration(&wording.catalogue.states, &wording.links.states, wording, |state, entry| State {
        entry,
        terminal: &state.terminal,
        requires: wording.capability(state.requires),
        notes: state.notes.iter().map(|note| wording.prose(note)).collect(),
    })
}

pub fn sources<'c>(wording: &Wording<'c>) -> Enumeration<'c, Source<'c>> {
    enumeration(&wording.catalogue.sources, &wording.links.sources, wording, |source, entry| {
        Source { entry, component: &source.component }
    })
}

/// The reasons; `cases` are those of each.
pub fn reasons<'c>(wording: &Wording<'c>, cases: Cases<'c>) -> Enumeration<'c, Reason<'c>> {
    let facts = facts::by_reason(wording).into_iter();
    let mut more = facts.zip(places::by_reason(wording)).zip(cases);
    enumeration(&wording.catalogue.reasons, &wording.links.reasons, wording, |reason, entry| {
        let ((updates, places), cases) = more.next().unwrap_or_default();
        Reason {
            entry,
            guidance: reason.guidance.as_ref().map(|guidance| Guidance {
                text: wording.prose(&guidance.text),
                notes: guidance.notes.iter().map(|note| wording.prose(note)).collect(),
            }),
            untied: page::untied(&cases),
            cases,
            places,
            updates,
        }
    })
}

/// Adds where the names of an enum's entries lead; names of the api itself win.
pub fn refer<T: HasEntry>(
    catalogue: &Catalogue,
    declared: &catalogue::Enumeration<T>,
    api: usize,
    references: &mut HashMap<String, Reference>,
) {
    let prefix = prefix(catalogue, api, declared);
    for entry in declared.entries.iter().map(HasEntry::entry) {
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

fn enumeration<'c, T: HasEntry, V>(
    declared: &'c catalogue::Enumeration<T>,
    links: &[Shared<Link<'c>>],
    wording: &Wording<'c>,
    mut view: impl FnMut(&'c T, Entry<'c>) -> V,
) -> Enumeration<'c, V> {
    let removed = || {
        let entries = declared.entries.iter().map(HasEntry::entry);
        entries.filter(|entry| entry.lifecycle.stage == catalogue::Stage::Removed)
    };
    let enclosing = Enclosing {
        wording,
        prefix: prefix(wording.catalogue, wording.api, declared),
        links,
        groups: &declared.groups,
        fields: &declared.fields,
    };
    Enumeration {
        type_name: &declared.type_name,
        description: wording.prose(&declared.description),
        key: declared.key.word(),
        coded: declared.is_coded(),
        unsigned: declared.is_unsigned(),
        groups: fields::groups(&declared.groups, wording),
        grouped: declared.entries.iter().all(|one| one.entry().group.is_some()),
        fields: fields::fields(&declared.fields, wording),
        entries: declared
            .entries
            .iter()
            .zip(links)
            .map(|(one, link)| view(one, entry(&enclosing, link, one.entry())))
            .collect(),
        prefix: enclosing.prefix,
        reserved_numbers: removed()
            .filter_map(|entry| entry.number)
            .chain(declared.reserved_numbers.iter().filter_map(|range| range.single()))
            .collect(),
        reserved_ranges: declared
            .reserved_numbers
            .iter()
            .filter(|range| range.single().is_none())
            .map(|range| ReservedRange { first: range.first, last: range.last })
            .collect(),
        reserved_names: removed()
            .map(|entry| &entry.names)
            .chain(&declared.reserved_names)
            .map(|names| wording.name(names))
            .collect(),
    }
}

/// What the enum of an entry says of it.
struct Enclosing<'w, 'c> {
    wording: &'w Wording<'c>,
    prefix: String,
    links: &'w [Shared<Link<'c>>],
    groups: &'c [catalogue::Group],
    fields: &'c [catalogue::Field],
}

fn entry<'c>(
    enclosing: &Enclosing<'_, 'c>,
    link: &Link<'c>,
    entry: &'c catalogue::Entry,
) -> Entry<'c> {
    let Enclosing { wording, prefix, links, groups, fields } = enclosing;
    let lifecycle = &entry.lifecycle;
    let mut lookup_names: Vec<&str> = Vec::new();
    for name in entry.every_name() {
        if !lookup_names.contains(&name) {
            lookup_names.push(name);
        }
    }
    Entry {
        name: link.name,
        variant: link.variant.clone(),
        constant: names::constant(names::without_prefix(link.name, prefix)),
        kebab: names::kebab(names::without_prefix(link.name, prefix)),
        camel: names::camel(names::without_prefix(link.name, prefix)),
        anchor: link.anchor,
        number: entry.number,
        code: entry.code.as_deref().unwrap_or_default(),
        label: entry.label.as_deref().unwrap_or_default(),
        since: entry.since.as_deref().unwrap_or_default(),
        description: wording.prose(&entry.description),
        lifecycle: Lifecycle {
            stage: lifecycle.stage.word(),
            since: lifecycle.since.as_deref().unwrap_or_default(),
            note: wording.prose(&lifecycle.note),
            replacement: lifecycle.replacement.and_then(|index| links.get(index).cloned()),
        },
        group: entry.group.and_then(|index| groups.get(index)).map(|it| fields::constant(&it.name)),
        fields: fields::values(fields, entry),
        names: api_names(wording, &entry.names),
        lookup_names,
        former_names: entry
            .former_names
            .iter()
            .map(|former| former_name(wording, former, prefix))
            .filter(|former| former.name != link.name)
            .collect(),
        aliases: entry
            .aliases
            .iter()
            .map(|names| wording.name(names))
            .filter(|name| *name != link.name)
            .map(|name| Alias {
                name,
                constant: names::without_prefix(name, prefix),
                variant: names::variant(name, prefix),
            })
            .collect(),
    }
}

fn api_names<'c>(wording: &Wording<'c>, names: &'c Names) -> Vec<(&'c str, &'c str)> {
    let apis = wording.catalogue.apis.iter();
    apis.zip(names.iter()).map(|(api, name)| (api.name.as_str(), name)).collect()
}

/// Names by their apis.
pub fn as_map<S: Serializer>(names: &[(&str, &str)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(names.iter().copied())
}

fn former_name<'c>(
    wording: &Wording<'c>,
    former: &'c catalogue::FormerName,
    prefix: &str,
) -> FormerName<'c> {
    let name = wording.name(&former.names);
    FormerName {
        name,
        constant: names::without_prefix(name, prefix),
        variant: names::variant(name, prefix),
        renamed_in: former.renamed_in.as_deref().unwrap_or_default(),
    }
}
