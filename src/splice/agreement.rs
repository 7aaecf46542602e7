//! Compares an enum of a `.proto` file with the catalogue.

mod reserved;

use std::collections::hash_map::Entry as Slot;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::Arc;

use crate::catalogue::{Catalogue, Entry, EntryId, EnumKind, Enumeration, Stage};
use crate::diagnostic::{Code, Diagnosed, Diagnostic, Place, codes};
use crate::proto::{Enum, Value};

/// Compares an enum of a file with the enum of the catalogue, by the names of an api. Returns, for
/// each value, its entry; `None` for aliases and unknown values. Differences that a
/// project may allow are lints.
pub fn agree(
    catalogue: &Catalogue,
    api: usize,
    kind: EnumKind,
    declared: &Enum,
    file: &Arc<str>,
) -> Diagnosed<Vec<Option<EntryId>>> {
    let own = catalogue.enumeration(kind);
    let names = names(own, api);
    // Of several entries with a number, the first.
    let numbers = own.entries.iter().rev().filter_map(|entry| Some((entry.number?, entry)));
    let numbers = numbers.collect();
    let taken = catalogue.taken_names().collect();
    let comparison = Comparison { catalogue, own, api, declared, file, names, numbers, taken };
    let values: Vec<_> = declared.values.iter().map(|value| comparison.named(value)).collect();
    let mut diagnostics = comparison.values(&values);
    diagnostics.extend(comparison.duplicates());
    diagnostics.extend(comparison.reserved());
    let entries = values.into_iter().map(|named| match named {
        Relation::Now(id) => Some(id),
        Relation::Other(_) | Relation::Elsewhere(_) | Relation::Nowhere => None,
    });
    Diagnosed { value: entries.collect(), diagnostics }
}

/// How the name of a value relates to the entries of the catalogue.
#[derive(Clone, Copy)]
enum Relation {
    /// The present name of an entry.
    Now(EntryId),
    /// A former name or an alias of an entry.
    Other(EntryId),
    /// The name of an entry in another api.
    Elsewhere(EntryId),
    /// Not a name of any entry.
    Nowhere,
}

/// The meaning of every name in an api. Present names are inserted last, so that they win over
/// others.
fn names(own: &Enumeration, api: usize) -> HashMap<&str, Relation> {
    let mut names = HashMap::new();
    for (id, entry) in own.iter() {
        names.extend(entry.names.iter().map(|name| (name, Relation::Elsewhere(id))));
    }
    for (id, entry) in own.iter() {
        let others = entry.other_names().map(|names| names.in_api(api));
        names.extend(others.map(|name| (name, Relation::Other(id))));
    }
    names.extend(own.iter().map(|(id, entry)| (entry.names.in_api(api), Relation::Now(id))));
    names
}

/// The comparison of one enum.
struct Comparison<'a> {
    catalogue: &'a Catalogue,
    /// The enum in the catalogue.
    own: &'a Enumeration,
    api: usize,
    declared: &'a Enum,
    file: &'a Arc<str>,
    names: HashMap<&'a str, Relation>,
    numbers: HashMap<i64, &'a Entry>,
    taken: HashSet<&'a str>,
}

impl<'a> Comparison<'a> {
    fn here(&self, span: &Range<usize>) -> Place {
        Place::span(self.file, span)
    }

    fn entry_place(&self, entry: &Entry) -> Place {
        self.catalogue.files.place(&entry.span)
    }

    fn named(&self, value: &Value) -> Relation {
        self.names.get(value.name.as_str()).copied().unwrap_or(Relation::Nowhere)
    }

    /// A diagnostic about a value, or a part of a value, that disagrees with an entry.
    fn disagreement(
        &self,
        code: Code,
        span: &Range<usize>,
        entry: &Entry,
        message: String,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(code, self.here(span), message)
            .with_other(self.entry_place(entry), "the entry")
            .with_help(help)
    }

    /// Compares the values with the entries; `named` has the meaning of each value's name.
    fn values(&self, named: &[Relation]) -> Vec<Diagnostic> {
        let mut absent = self.absent(named);
        let mut found = Vec::new();
        let mut pairs: Vec<_> = self.declared.values.iter().zip(named.iter().copied()).collect();
        // If several values have the number of an entry, prefer one whose name belongs to the
        // entry.
        pairs.sort_by_key(|(_, named)| matches!(named, Relation::Nowhere));
        for (value, named) in pairs {
            let holder = absent.get(&value.number).copied();
            match (named, holder) {
                (Relation::Other(id), Some(holder)) if id != holder => {
                    found.extend(self.value(value, named));
                }
                (Relation::Other(_) | Relation::Nowhere, Some(holder)) => {
                    absent.remove(&value.number);
                    found.push(self.renamed(value, named, &self.catalogue[holder]));
                }
                _ => found.extend(self.value(value, named)),
            }
        }
        found.extend(absent.iter().map(|(number, id)| self.missing(*number, &self.catalogue[*id])));
        found
    }

    /// The entries that no value is named after, by number. Removed entries are left out.
    fn absent(&self, values: &[Relation]) -> BTreeMap<i64, EntryId> {
        let seen: BTreeSet<EntryId> = values
            .iter()
            .filter_map(|named| match named {
                Relation::Now(id) | Relation::Elsewhere(id) => Some(*id),
                Relation::Other(_) | Relation::Nowhere => None,
            })
            .collect();
        let unseen = self.own.iter().filter(|(id, _)| !seen.contains(id));
        let present = unseen.filter(|(_, entry)| entry.lifecycle.stage != Stage::Removed);
        present.filter_map(|(id, entry)| Some((entry.number?, id))).collect()
    }

    /// Compares a value with the entry that its name belongs to.
    fn value(&self, value: &Value, named: Relation) -> Vec<Diagnostic> {
        let (different, other) = match named {
            Relation::Now(id) => {
                let entry = &self.catalogue[id];
                (self.number(value, entry), self.lifecycle(value, entry))
            }
            Relation::Other(id) => {
                let entry = &self.catalogue[id];
                // An alias or a former name may be deprecated while the entry itself is not.
                let is_removed = entry.lifecycle.stage == Stage::Removed;
                let lifecycle = is_removed.then(|| self.lifecycle(value, entry));
                (self.number(value, entry), lifecycle.flatten())
            }
            Relation::Elsewhere(id) => (None, Some(self.elsewhere(value, &self.catalogue[id]))),
            Relation::Nowhere => (None, Some(self.unknown(value))),
        };
        different.into_iter().chain(other).collect()
    }

    /// Whether an entry could get this name: it has the prefix, and is neither used nor reserved.
    fn is_free(&self, name: &str) -> bool {
        name.starts_with(&self.own.prefix) && !self.taken.contains(name)
    }

    /// The words for a name that is not the entry's present one.
    fn other_name(&self, name: &str, entry: &Entry) -> &'static str {
        let is_alias = entry.aliases.iter().any(|names| names.in_api(self.api) == name);
        if is_alias { "an alias" } else { "a former name" }
    }

    /// The diagnostic for a value with the number of an entry, but another name.
    fn renamed(&self, value: &Value, named: Relation, entry: &Entry) -> Diagnostic {
        let (here, there) = (&value.name, entry.names.in_api(self.api));
        let message = format!(
            "the value with the number {} is called `{here}` here and `{there}` in the catalogue",
            value.number
        );
        let help = if matches!(named, Relation::Other(_)) {
            let relation = self.other_name(here, entry);
            format!("`{here}` is {relation} of the entry, so call the value `{there}`")
        } else if self.api == 0 && self.is_free(here) {
            format!("call the value `{there}`, or run `reasonbook rename {there} {here}`")
        } else {
            format!("call the value `{there}`, or rename the entry")
        };
        self.disagreement(codes::RENAMED_VALUE, &value.span, entry, message, help)
    }

    fn number(&self, value: &Value, entry: &Entry) -> Option<Diagnostic> {
        let number = entry.number.filter(|number| *number != value.number)?;
        let message =
            format!("`{}` is {} here and {} in the catalogue", value.name, value.number, number);
        let help = "a number in use has to stay; correct the one that is wrong";
        let span = &value.number_span;
        Some(self.disagreement(codes::DIFFERENT_NUMBER, span, entry, message, help))
    }

    fn lifecycle(&self, value: &Value, entry: &Entry) -> Option<Diagnostic> {
        let (message, help) = match (value.deprecated, entry.lifecycle.stage) {
            (_, Stage::Removed) => {
                ("is removed in the catalogue, but still here", "reserve its name and number here")
            }
            (true, Stage::Active | Stage::Unused) => (
                "is deprecated here, but not in the catalogue",
                "add `lifecycle: deprecated` to the entry",
            ),
            (false, Stage::Deprecated) => {
                ("is deprecated in the catalogue, but not here", "add `[deprecated = true]`")
            }
            _ => return None,
        };
        let message = format!("`{}` {message}", value.name);
        let different =
            self.disagreement(codes::DIFFERENT_LIFECYCLE, &value.span, entry, message, help);
        Some(different.about(self.entry_place(entry)))
    }

    /// The diagnostic for a value that has the name of an entry in another api.
    fn elsewhere(&self, value: &Value, entry: &Entry) -> Diagnostic {
        let position = entry.names.iter().position(|name| name == value.name);
        let api_name =
            |api: usize| self.catalogue.apis.get(api).map_or("", |api| api.name.as_str());
        let message = format!(
            "`{}` is the name in {}, but this file has the names of {}",
            value.name,
            api_name(position.unwrap_or_default()),
            api_name(self.api)
        );
        let name = entry.names.in_api(self.api);
        let help = format!("call it `{name}`, or correct the `api` of the output");
        self.disagreement(codes::OTHER_API_NAME, &value.span, entry, message, help)
    }

    /// The diagnostic for a value whose name belongs to no entry.
    fn unknown(&self, value: &Value) -> Diagnostic {
        let message = format!("the catalogue has no `{}`", value.name);
        let (other, help) = match self.numbers.get(&value.number) {
            Some(entry) if entry.lifecycle.stage == Stage::Removed => {
                let label = "this had the number, and is removed";
                (Some((*entry, label)), "remove the value, and reserve its number".to_owned())
            }
            Some(entry) => {
                let help = "remove the value, or add its name to the `aliases` or the \
                    `former_names` of the entry";
                (Some((*entry, "this has the number")), help.to_owned())
            }
            None => (
                self.own.entries.last().map(|last| (last, "its entries end here")),
                format!("add an entry with the number {}, or remove the value", value.number),
            ),
        };
        let unknown =
            Diagnostic::new(codes::UNKNOWN_VALUE, self.here(&value.span), message).with_help(help);
        match other {
            Some((entry, label)) => unknown.with_other(self.entry_place(entry), label),
            None => unknown,
        }
    }

    /// The diagnostic for an entry without a value.
    fn missing(&self, number: i64, entry: &Entry) -> Diagnostic {
        let name = entry.names.in_api(self.api);
        let message = format!("`{}` has no value `{name}`", self.declared.path);
        let help = format!("add `{name} = {number};` to the enum");
        Diagnostic::new(codes::MISSING_VALUE, self.entry_place(entry), message)
            .with_other(self.here(&self.declared.name), "the enum")
            .with_help(help)
    }

    /// Finds values that share a number, unless the enum allows it.
    fn duplicates(&self) -> Vec<Diagnostic> {
        let mut first: HashMap<i64, &Value> = HashMap::new();
        let mut found = Vec::new();
        for value in self.declared.values.iter().filter(|_| !self.declared.allows_aliases) {
            match first.entry(value.number) {
                Slot::Vacant(free) => drop(free.insert(value)),
                Slot::Occupied(taken) => found.push(self.duplicate(taken.get(), value)),
            }
        }
        found
    }

    fn duplicate(&self, first: &'a Value, second: &'a Value) -> Diagnostic {
        let message = format!(
            "`{}` has the number of `{}`, and `{}` allows no aliases",
            second.name, first.name, self.declared.path
        );
        let other = |value: &'a Value| match self.named(value) {
            Relation::Other(id) => {
                Some((&value.name, self.other_name(&value.name, &self.catalogue[id])))
            }
            _ => None,
        };
        let cure = match [first, second].into_iter().find_map(other) {
            Some((name, relation)) => format!("remove `{name}`, which is {relation}"),
            None => "give one of them a number of its own".to_owned(),
        };
        Diagnostic::new(codes::DUPLICATE_VALUE, self.here(&second.number_span), message)
            .with_other(self.here(&first.number_span), "the number is taken here")
            .with_help(format!("{cure}, or add `option allow_alias = true;` to the enum"))
    }
}
