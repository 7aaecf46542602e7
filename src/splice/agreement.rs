//! Whether an enum of a `.proto` file and the one of the catalogue have the same values.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::{
    Catalogue, Entry, EnumKind, Enumeration, HasEntry, Names, NumberRange, NumberSet, Stage,
};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::{Enum, Reserved, Value};

/// What the comparison of an enum gives.
pub struct Agreed {
    /// The index of the entry that each value stands for; none for aliases and unknown values.
    pub entries: Vec<Option<usize>>,
    /// Where the two differ.
    pub disagreements: Vec<Diagnostic>,
}

/// Compares an enum of a file with the one of the catalogue, in the words of an api.
pub fn agree(
    catalogue: &Catalogue,
    api: usize,
    kind: EnumKind,
    of: &Enum,
    file: &Arc<str>,
) -> Agreed {
    match kind {
        EnumKind::States => compare(catalogue, &catalogue.states, api, of, file),
        EnumKind::Sources => compare(catalogue, &catalogue.sources, api, of, file),
        EnumKind::Reasons => compare(catalogue, &catalogue.reasons, api, of, file),
    }
}

fn compare<T: HasEntry>(
    catalogue: &Catalogue,
    enumeration: &Enumeration<T>,
    api: usize,
    of: &Enum,
    file: &Arc<str>,
) -> Agreed {
    let entries: Vec<&Entry> = enumeration.entries.iter().map(HasEntry::entry).collect();
    let names = names(&entries, api);
    let mut comparison = Comparison { catalogue, api, of, file, entries, names, found: Vec::new() };
    let values: Vec<_> = of.values.iter().map(|value| comparison.value(value)).collect();
    let seen: BTreeSet<usize> = values.iter().filter_map(|named| named.entry()).collect();
    comparison.missing(&seen);
    comparison.reserved(&enumeration.reserved_numbers, &enumeration.reserved_names);
    Agreed {
        entries: values
            .into_iter()
            .map(|named| if let Named::Now(entry) = named { Some(entry) } else { None })
            .collect(),
        disagreements: comparison.found,
    }
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
    api: usize,
    of: &'a Enum,
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
        Place::span(&self.catalogue.file, &entry.span)
    }

    fn value(&mut self, value: &Value) -> Named {
        let named = self.names.get(value.name.as_str()).copied().unwrap_or(Named::Nowhere);
        match named {
            Named::Now(index) => {
                self.number(value, index);
                self.lifecycle(value, index);
            }
            Named::Before(index) => self.number(value, index),
            Named::Elsewhere(index) => self.elsewhere(value, index),
            Named::Nowhere => self.unknown(value),
        }
        named
    }

    fn number(&mut self, value: &Value, index: usize) {
        let Some(entry) = self.entries.get(index) else { return };
        if i64::from(entry.number) == value.number {
            return;
        }
        let message = format!(
            "`{}` is {} here and {} in the catalogue",
            value.name, value.number, entry.number
        );
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
        self.found.push(
            Diagnostic::new(
                codes::DIFFERENT_LIFECYCLE,
                self.here(&value.span),
                format!("`{}` {message}", value.name),
            )
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
        let help = format!("add an entry with the number {}, or remove the value", value.number);
        let mut unknown =
            Diagnostic::new(codes::UNKNOWN_VALUE, self.here(&value.span), message).with_help(help);
        if let Some(last) = self.entries.last() {
            unknown = unknown.with_other(self.entry_place(last), "its entries end here");
        }
        self.found.push(unknown);
    }

    fn missing(&mut self, seen: &BTreeSet<usize>) {
        for (index, entry) in self.entries.clone().into_iter().enumerate() {
            if seen.contains(&index) || entry.lifecycle.stage == Stage::Removed {
                continue;
            }
            let name = entry.names.in_api(self.api);
            let message = format!("`{}` has no value `{name}`", self.of.path);
            let help = format!("add `{name} = {};` to the enum", entry.number);
            self.found.push(
                Diagnostic::new(codes::MISSING_VALUE, self.entry_place(entry), message)
                    .with_other(self.here(&self.of.name), "the enum")
                    .with_help(help),
            );
        }
    }

    /// What is reserved on one side alone. Removed entries are reserved too.
    fn reserved(&mut self, numbers: &[NumberRange], names: &[Names]) {
        let removed = self.entries.iter().filter(|entry| entry.lifecycle.stage == Stage::Removed);
        let numbers = numbers.iter().copied();
        let numbers: NumberSet =
            numbers.chain(removed.clone().map(|entry| entry.number.into())).collect();
        let mut names: BTreeSet<&str> = names.iter().map(|names| names.in_api(self.api)).collect();
        names.extend(removed.map(|entry| entry.names.in_api(self.api)));
        let (mut here, mut found) = (Vec::new(), Vec::new());
        for reserved in &self.of.reserved {
            let (what, item, span) = match reserved {
                Reserved::Numbers(first, last, span) => {
                    let range = NumberRange { first: *first, last: *last };
                    here.push(range);
                    let unknown = NumberSet::from_iter([range]).without(&numbers);
                    if unknown.is_empty() {
                        continue;
                    }
                    (unknown.in_words(), unknown.to_string(), span)
                }
                Reserved::Name(name, _) if names.remove(name.as_str()) => continue,
                Reserved::Name(name, span) => (format!("the name `{name}`"), name.clone(), span),
            };
            let message = format!("{what}: reserved here and not in the catalogue");
            let help = format!("add `{item}` to `reserved` in the catalogue");
            found.push(self.different(span, message, help));
        }
        let missing = numbers.without(&here.into_iter().collect());
        let missing_numbers =
            (!missing.is_empty()).then(|| (missing.in_words(), missing.to_string()));
        let missing_names =
            names.into_iter().map(|name| (format!("the name `{name}`"), format!("\"{name}\"")));
        for (what, item) in missing_numbers.into_iter().chain(missing_names) {
            let message =
                format!("{what}: reserved in the catalogue and not in `{}`", self.of.path);
            let help = format!("add `reserved {item};` to the enum");
            found.push(self.different(&self.of.name, message, help));
        }
        self.found.extend(found);
    }

    fn different(&self, span: &Range<usize>, message: String, help: String) -> Diagnostic {
        Diagnostic::new(codes::DIFFERENT_RESERVED, self.here(span), message).with_help(help)
    }
}
