//! The entries of an enum: by number, what each api calls it, and whether the apis agree.

use std::collections::BTreeMap;

use super::facts::Facts;
use super::read::{Enums, Found};
use super::reserved::{self, Reservations};
use super::rule::before;
use crate::catalogue::names::rename;
use crate::catalogue::{Api, EnumKind};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::Value;

/// An enum of the catalogue.
pub struct Listed {
    /// Which one it is, and its key.
    pub kind: EnumKind,
    pub key: &'static str,
    /// The path of the enum in the first api, and where its name stands.
    pub path: String,
    pub place: Place,
    /// Markdown; empty if there is none.
    pub description: String,
    pub entries: Vec<Entry>,
    pub reserved: Reservations,
}

/// An entry of an enum.
pub struct Entry {
    /// The name in the first api, and those that no rule gives, by the index of their api.
    pub name: String,
    pub names: BTreeMap<usize, String>,
    pub number: i64,
    pub deprecated: bool,
    /// Each with the release in which it changed, where that is known.
    pub former_names: Vec<(String, Option<String>)>,
    /// What its comment says that is no prose.
    pub facts: Facts,
    /// Markdown; empty if there is none.
    pub description: String,
    /// The value that it was made of.
    pub place: Place,
    /// The index of its value in the enum of each api; none where that has none.
    pub values: Vec<Option<usize>>,
}

impl Entry {
    /// Its name in an api.
    pub fn in_api(&self, index: usize, apis: &[Api]) -> String {
        let rule = apis.get(index).map_or(&[][..], |api| &api.rename);
        self.names.get(&index).cloned().unwrap_or_else(|| rename(&self.name, rule))
    }
}

/// The enum of a kind; nothing where there is none.
pub fn listed(
    kind: EnumKind,
    key: &'static str,
    by_api: &[Enums],
    apis: &[Api],
    found: &mut Vec<Diagnostic>,
) -> Option<Listed> {
    let first = by_api.first()?.of(kind)?;
    let mut merge = Merge { kind, by_api, apis, entries: Vec::new(), found };
    for (api, here) in by_api.iter().enumerate() {
        if let Some(here) = here.of(kind) {
            merge.numbers(api, first, here);
            merge.add(api, here);
        } else if here.shared.contains(&kind) {
            merge.share(api);
        }
    }
    merge.missing();
    let Merge { entries, found, .. } = merge;
    let reserved = reserved::gather(kind, by_api, apis, &entries, found);
    Some(Listed {
        kind,
        key,
        path: first.of.path.clone(),
        place: first.source.place(&first.of.name),
        description: String::new(),
        entries,
        reserved,
    })
}

/// The apis while they are put together.
struct Merge<'m> {
    kind: EnumKind,
    by_api: &'m [Enums<'m>],
    apis: &'m [Api],
    entries: Vec<Entry>,
    found: &'m mut Vec<Diagnostic>,
}

impl Merge<'_> {
    fn rule(&self, api: usize) -> &[(String, String)] {
        self.apis.get(api).map_or(&[], |api| &api.rename)
    }

    /// The names of the first api that have another number in this one.
    fn numbers(&mut self, api: usize, first: &Found, here: &Found) {
        let there = if api > 0 { first.of.values.as_slice() } else { &[] };
        let rule = self.rule(api);
        let numbers: BTreeMap<String, &Value> =
            there.iter().map(|value| (rename(&value.name, rule), value)).collect();
        for value in &here.of.values {
            let there = numbers.get(&value.name).filter(|there| there.number != value.number);
            let Some(there) = there else { continue };
            let message = format!(
                "`{}` is {} here and {} in {}",
                value.name, value.number, there.number, first.source.file.path
            );
            let error = Diagnostic::new(
                codes::DIFFERENT_NUMBER,
                here.source.place(&value.number_span),
                message,
            );
            self.found.push(
                error
                    .with_other(first.source.place(&there.number_span), "the number there")
                    .with_help("a number that is in use stays; correct the one that is wrong"),
            );
        }
    }

    /// The api has the very enum of one before, so no rule changes the names in it.
    fn share(&mut self, api: usize) {
        for entry in &mut self.entries {
            if entry.in_api(api, self.apis) != entry.name {
                entry.names.insert(api, entry.name.clone());
            }
        }
    }

    /// Adds what an api says about the entries.
    fn add(&mut self, api: usize, here: &Found) {
        let mut numbers: Vec<i64> = Vec::new();
        let mut by_number: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (index, value) in here.of.values.iter().enumerate() {
            let values = by_number.entry(value.number).or_default();
            if values.is_empty() {
                numbers.push(value.number);
            }
            values.push(index);
        }
        let known: BTreeMap<i64, usize> =
            self.entries.iter().enumerate().map(|(at, entry)| (entry.number, at)).collect();
        for number in numbers {
            let values = by_number.remove(&number).unwrap_or_default();
            match known.get(&number) {
                Some(entry) => self.match_up(*entry, api, here, &values),
                None => self.push(api, here, &values),
            }
        }
    }

    /// A number that no api before has.
    fn push(&mut self, api: usize, here: &Found, values: &[usize]) {
        let of = here.of;
        // Of two names for a number, the one that is deprecated is the old one.
        let in_use = |at: usize| of.values.get(at).is_some_and(|value| !value.deprecated);
        let (Some(at), aliases) = split(values, in_use) else { return };
        let Some(value) = of.values.get(at) else { return };
        let in_first = before(&value.name, self.rule(api));
        let names = match &in_first {
            Some(_) => BTreeMap::new(),
            None => BTreeMap::from([(api, value.name.clone())]),
        };
        let mut indices = vec![None; api];
        indices.push(Some(at));
        self.entries.push(Entry {
            name: in_first.unwrap_or_else(|| value.name.clone()),
            names,
            number: value.number,
            deprecated: value.deprecated,
            former_names: Vec::new(),
            facts: Facts::default(),
            description: String::new(),
            place: here.source.place(&value.span),
            values: indices,
        });
        self.aliases(self.entries.len() - 1, api, here, &aliases);
    }

    /// A number that an entry has already.
    fn match_up(&mut self, entry: usize, api: usize, here: &Found, values: &[usize]) {
        let of = here.of;
        let Some(known) = self.entries.get_mut(entry) else { return };
        let expected = known.in_api(api, self.apis);
        let is_expected = |at: usize| of.values.get(at).is_some_and(|value| value.name == expected);
        let (Some(at), aliases) = split(values, is_expected) else { return };
        let Some(value) = of.values.get(at) else { return };
        known.values.resize(api, None);
        known.values.push(Some(at));
        let place = known.place.clone();
        if value.name != expected {
            known.names.insert(api, value.name.clone());
            let message = format!(
                "the number {} is `{}` here, and would be `{expected}` after the name in the other file",
                value.number, value.name
            );
            let help = "if the two are the same, the catalogue is right: it has both names";
            let warning =
                Diagnostic::new(codes::DIFFERENT_NAME, here.source.place(&value.span), message);
            self.found.push(warning.with_other(place.clone(), "the other name").with_help(help));
        }
        if value.deprecated != known.deprecated {
            let message =
                format!("`{}` is deprecated in one file, and not in the other", value.name);
            let help = "the catalogue follows the first file; correct the one that is wrong";
            let warning = Diagnostic::new(
                codes::DIFFERENT_LIFECYCLE,
                here.source.place(&value.span),
                message,
            );
            self.found.push(warning.with_other(place, "the value there").with_help(help));
        }
        self.aliases(entry, api, here, &aliases);
    }

    /// Further names of one number: the first one is the name, and these it had before.
    fn aliases(&mut self, entry: usize, api: usize, here: &Found, aliases: &[usize]) {
        for value in aliases.iter().filter_map(|at| here.of.values.get(*at)) {
            let in_first = before(&value.name, self.rule(api));
            let Some(known) = self.entries.get_mut(entry) else { return };
            let Some(former) = in_first else {
                let message =
                    format!("no name of the first api becomes `{}` in this one", value.name);
                let help = "the alias is not in the catalogue, so `generate` will ask for it";
                let place = here.source.place(&value.span);
                self.found
                    .push(Diagnostic::new(codes::NOT_CARRIED_OVER, place, message).with_help(help));
                continue;
            };
            let is_known = known.former_names.iter().any(|(name, _)| *name == former);
            if former != known.name && !is_known {
                known.former_names.push((former, None));
            }
        }
    }

    /// Entries that some api does not have.
    fn missing(&mut self) {
        for entry in &mut self.entries {
            entry.values.resize(self.by_api.len(), None);
            for (api, enums) in self.by_api.iter().enumerate() {
                let here = enums.of(self.kind).filter(|_| entry.values.get(api) == Some(&None));
                let Some(Found { source, of, .. }) = here else { continue };
                let name = entry.in_api(api, self.apis);
                // It has another number there, which is an error already.
                if of.values.iter().any(|value| value.name == name) {
                    continue;
                }
                let message =
                    format!("`{}` of {} has no value `{name}`", of.path, source.file.path);
                let help = format!(
                    "add `{name} = {};` to it, or `generate` will stop there",
                    entry.number
                );
                self.found.push(
                    Diagnostic::new(codes::MISSING_IN_ONE_FILE, entry.place.clone(), message)
                        .with_other(source.place(&of.name), "the enum without it")
                        .with_help(help),
                );
            }
        }
    }
}

/// The first of some values for which something holds, or else the first of all, and the others.
fn split(values: &[usize], holds: impl Fn(usize) -> bool) -> (Option<usize>, Vec<usize>) {
    let first = values.iter().copied().find(|at| holds(*at)).or(values.first().copied());
    (first, values.iter().copied().filter(|at| Some(*at) != first).collect())
}
