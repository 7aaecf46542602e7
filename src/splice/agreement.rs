//! Whether an enum of a `.proto` file and the one of the catalogue have the same values.

mod reserved;

use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::{Catalogue, Entry, EnumKind, Stage};
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::proto::{Enum, Value};

/// Compares an enum of a file with the one of the catalogue, in the words of an api: gives the index of
/// the entry that each value stands for, none for aliases and unknown values. Of the diagnostics, lints
/// are where the two may differ.
pub fn agree(
    catalogue: &Catalogue,
    api: usize,
    kind: EnumKind,
    declared: &Enum,
    file: &Arc<str>,
) -> Diagnosed<Vec<Option<usize>>> {
    let own = catalogue.enumeration(kind);
    let names = names(&own.entries, api);
    let found = Vec::new();
    let mut comparison =
        Comparison { catalogue, kind, api, declared, file, entries: own.entries, names, found };
    let values = comparison.values();
    comparison.duplicates();
    comparison.reserved(own.reserved_numbers, own.reserved_names);
    let entries = values.into_iter().map(|named| match named {
        Named::Now(entry) => Some(entry),
        Named::Before(_) | Named::Elsewhere(_) | Named::Nowhere => None,
    });
    Diagnosed { value: entries.collect(), diagnostics: comparison.found }
}

/// How the name of a value relates to the entries of the catalogue, each by its index.
#[derive(Clone, Copy)]
enum Named {
    /// It is the name of this entry.
    Now(usize),
    /// It was the name of this entry.
    Before(usize),
    /// It is the name of this entry, but in another api.
    Elsewhere(usize),
    /// No entry has or had it.
    Nowhere,
}

impl Named {
    fn entry(self) -> Option<usize> {
        match self {
            Self::Now(entry) | Self::Elsewhere(entry) => Some(entry),
            Self::Before(_) | Self::Nowhere => None,
        }
    }
}

/// What every name means in an api. Current names are put in last, so that they win.
fn names<'a>(entries: &[&'a Entry], api: usize) -> HashMap<&'a str, Named> {
    let mut names = HashMap::new();
    let all = || entries.iter().enumerate();
    for (index, entry) in all() {
        names.extend(entry.names.iter().map(|name| (name, Named::Elsewhere(index))));
    }
    for (index, entry) in all() {
        let former = entry.former_names.iter().map(|former| former.names.in_api(api));
        names.extend(former.map(|name| (name, Named::Before(index))));
    }
    names.extend(all().map(|(index, entry)| (entry.names.in_api(api), Named::Now(index))));
    names
}

struct Comparison<'a> {
    catalogue: &'a Catalogue,
    kind: EnumKind,
    api: usize,
    declared: &'a Enum,
    file: &'a Arc<str>,
    entries: Vec<&'a Entry>,
    names: HashMap<&'a str, Named>,
    found: Vec<Diagnostic>,
}

impl Comparison<'_> {
    fn here(&self, span: &Range<usize>) -> Place {
        Place::span(self.file, span)
    }

    fn entry_place(&self, entry: &Entry) -> Place {
        self.catalogue.files.place(&entry.span)
    }

    fn is_removed(&self, index: usize) -> bool {
        self.entries.get(index).is_some_and(|entry| entry.lifecycle.stage == Stage::Removed)
    }

    fn named(&self, value: &Value) -> Named {
        self.names.get(value.name.as_str()).copied().unwrap_or(Named::Nowhere)
    }

    /// Compares the values with the entries; gives what the name of each value means.
    fn values(&mut self) -> Vec<Named> {
        let declared = self.declared;
        let values: Vec<_> = declared.values.iter().map(|value| self.named(value)).collect();
        let seen: BTreeSet<usize> = values.iter().filter_map(|named| named.entry()).collect();
        let entries = self.entries.iter().enumerate();
        // The entries that no value has the name of, by their numbers.
        let mut absent: BTreeMap<i64, usize> = entries
            .filter(|(index, _)| !seen.contains(index) && !self.is_removed(*index))
            .filter_map(|(index, entry)| Some((entry.number?, index)))
            .collect();
        let mut pairs: Vec<_> = declared.values.iter().zip(values.iter().copied()).collect();
        // Where several values have the number of an entry, the one with a former name stands for it.
        pairs.sort_by_key(|(_, named)| matches!(named, Named::Nowhere));
        for (value, named) in pairs {
            let entry = absent.get(&value.number).copied();
            match (named, entry) {
                (Named::Before(before), Some(entry)) if before == entry => {
                    absent.remove(&value.number);
                    self.renamed(value, entry, true);
                }
                (Named::Nowhere, Some(entry)) => {
                    absent.remove(&value.number);
                    self.renamed(value, entry, false);
                }
                _ => self.value(value, named),
            }
        }
        for index in absent.into_values() {
            self.missing(index);
        }
        values
    }

    fn value(&mut self, value: &Value, named: Named) {
        match named {
            Named::Now(index) => {
                self.number(value, index);
                self.lifecycle(value, index);
            }
            Named::Before(index) => {
                self.number(value, index);
                // As long as the entry is there, a former name may be deprecated alone.
                if self.is_removed(index) {
                    self.lifecycle(value, index);
                }
            }
            Named::Elsewhere(index) => self.elsewhere(value, index),
            Named::Nowhere => self.unknown(value),
        }
    }

    /// Whether an entry could have the name.
    fn is_free(&self, name: &str) -> bool {
        name.starts_with(self.catalogue.enumeration(self.kind).prefix)
            && !self.catalogue.reserves_name(name)
            && self.catalogue.find(name).is_none()
    }

    /// A value and an entry that have a number in common, and no name.
    fn renamed(&mut self, value: &Value, index: usize, is_former: bool) {
        let Some(entry) = self.entries.get(index) else { return };
        let (here, there) = (&value.name, entry.names.in_api(self.api));
        let message = format!(
            "the value with the number {} is called `{here}` here and `{there}` in the catalogue",
            value.number
        );
        let help = if is_former {
            format!("`{here}` is a former name of the entry, so call the value `{there}`")
        } else if self.api == 0 && self.is_free(here) {
            format!("call the value `{there}`, or run `reasonbook rename {there} {here}`")
        } else {
            format!("call the value `{there}`, or rename the entry")
        };
        let other = self.entry_place(entry);
        self.found.push(
            Diagnostic::new(codes::RENAMED_VALUE, self.here(&value.span), message)
                .with_other(other, "the entry")
                .with_help(help),
        );
    }

    fn number(&mut self, value: &Value, index: usize) {
        let Some(entry) = self.entries.get(index) else { return };
        let Some(number) = entry.number.filter(|number| *number != value.number) else { return };
        let message =
            format!("`{}` is {} here and {} in the catalogue", value.name, value.number, number);
        let other = self.entry_place(entry);
        self.found.push(
            Diagnostic::new(codes::DIFFERENT_NUMBER, self.here(&value.number_span), message)
                .with_other(other, "the entry")
                .with_help("a number that is in use stays; correct the one that is wrong"),
        );
    }

    fn lifecycle(&mut self, value: &Value, index: usize) {
        let Some(entry) = self.entries.get(index) else { return };
        let stage = entry.lifecycle.stage;
        let (message, help) = match (value.deprecated, stage) {
            (_, Stage::Removed) => {
                ("is removed in the catalogue and still here", "reserve its name and number here")
            }
            (true, Stage::Active | Stage::Unused) => (
                "is deprecated here and not in the catalogue",
                "add `lifecycle: deprecated` to the entry",
            ),
            (false, Stage::Deprecated) => {
                ("is deprecated in the catalogue and not here", "add `[deprecated = true]`")
            }
            _ => return,
        };
        let other = self.entry_place(entry);
        let message = format!("`{}` {message}", value.name);
        self.found.push(
            Diagnostic::new(codes::DIFFERENT_LIFECYCLE, self.here(&value.span), message)
                .about(other.clone())
                .with_other(other, "the entry")
                .with_help(help),
        );
    }

    fn elsewhere(&mut self, value: &Value, index: usize) {
        let Some(entry) = self.entries.get(index) else { return };
        let position = entry.names.iter().position(|name| name == value.name);
        let api_name =
            |api: usize| self.catalogue.apis.get(api).map_or("", |api| api.name.as_str());
        let message = format!(
            "`{}` is the name in {}, and this file has the names of {}",
            value.name,
            api_name(position.unwrap_or_default()),
            api_name(self.api)
        );
        let other = self.entry_place(entry);
        let help = format!(
            "call it `{}`, or correct the `api` of the output",
            entry.names.in_api(self.api)
        );
        self.found.push(
            Diagnostic::new(codes::OTHER_API_NAME, self.here(&value.span), message)
                .with_other(other, "the entry")
                .with_help(help),
        );
    }

    fn unknown(&mut self, value: &Value) {
        let message = format!("the catalogue has no `{}`", value.name);
        let same = self.entries.iter().find(|entry| entry.number == Some(value.number));
        let (other, help) = match same {
            Some(entry) if entry.lifecycle.stage == Stage::Removed => {
                let label = "this had the number, and is removed";
                (Some((*entry, label)), "remove the value, and reserve its number".to_owned())
            }
            Some(entry) => {
                let help = "remove the value, or add its name to the `former_names` of the entry";
                (Some((*entry, "this has the number")), help.to_owned())
            }
            None => (
                self.entries.last().map(|last| (*last, "its entries end here")),
                format!("add an entry with the number {}, or remove the value", value.number),
            ),
        };
        let mut unknown =
            Diagnostic::new(codes::UNKNOWN_VALUE, self.here(&value.span), message).with_help(help);
        if let Some((entry, label)) = other {
            unknown = unknown.with_other(self.entry_place(entry), label);
        }
        self.found.push(unknown);
    }

    fn missing(&mut self, index: usize) {
        let Some(entry) = self.entries.get(index) else { return };
        let Some(number) = entry.number else { return };
        let name = entry.names.in_api(self.api);
        let message = format!("`{}` has no value `{name}`", self.declared.path);
        let help = format!("add `{name} = {number};` to the enum");
        let missing = Diagnostic::new(codes::MISSING_VALUE, self.entry_place(entry), message)
            .with_other(self.here(&self.declared.name), "the enum")
            .with_help(help);
        self.found.push(missing);
    }

    /// Values that share a number where the enum does not say that they may.
    fn duplicates(&mut self) {
        if self.declared.allows_aliases {
            return;
        }
        let mut first: HashMap<i64, &Value> = HashMap::new();
        for value in &self.declared.values {
            match first.entry(value.number) {
                Slot::Vacant(free) => drop(free.insert(value)),
                Slot::Occupied(taken) => {
                    let duplicate = self.duplicate(taken.get(), value);
                    self.found.push(duplicate);
                }
            }
        }
    }

    fn duplicate(&self, first: &Value, second: &Value) -> Diagnostic {
        let message = format!(
            "`{}` has the number of `{}`, and `{}` allows no aliases",
            second.name, first.name, self.declared.path
        );
        let is_former = |value: &&Value| matches!(self.named(value), Named::Before(_));
        let cure = match [first, second].into_iter().find(is_former) {
            Some(former) => format!("remove `{}`, which is a former name", former.name),
            None => "give one of them a number of its own".to_owned(),
        };
        Diagnostic::new(codes::DUPLICATE_VALUE, self.here(&second.number_span), message)
            .with_other(self.here(&first.number_span), "the number is taken here")
            .with_help(format!("{cure}, or add `option allow_alias = true;` to the enum"))
    }
}
