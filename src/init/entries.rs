//! Puts the entries of an enum together by number, with their names in each api, and compares the apis.

use std::collections::{BTreeMap, HashSet};

use super::draft::{DraftEntry, DraftEnum, Reservations};
use super::read::{ApiEnums, FoundEnum};
use super::rule::before;
use crate::catalogue::names::rename;
use crate::catalogue::{Api, EnumKind};
use crate::diagnostic::{Diagnostic, codes};
use crate::proto::Value;

/// The enum of a kind, if the first api has one.
pub fn merged(
    kind: EnumKind,
    by_api: &[ApiEnums],
    apis: &[Api],
    found: &mut Vec<Diagnostic>,
) -> Option<DraftEnum> {
    let first = by_api.first()?.get(kind)?;
    let mut merge = Merge { kind, by_api, apis, entries: Vec::new(), found };
    let mut strangers = Vec::new();
    for (api, here) in by_api.iter().enumerate() {
        if let Some(here) = here.get(kind) {
            if api > 0 && !merge.shares_a_name(api, here) {
                merge.report_strangers(first, here);
                strangers.push(api);
                continue;
            }
            merge.check_numbers(api, first, here);
            merge.add(api, here);
        } else if here.shared.contains(&kind) {
            merge.keep_names(api);
        }
    }
    merge.report_missing(&strangers);
    let entries = merge.entries;
    Some(DraftEnum {
        kind,
        path: first.definition.path.clone(),
        place: first.source.place(&first.definition.name),
        description: String::new(),
        entries,
        reserved: Reservations::default(),
    })
}

/// The apis while they are put together.
struct Merge<'m> {
    kind: EnumKind,
    by_api: &'m [ApiEnums<'m>],
    apis: &'m [Api],
    entries: Vec<DraftEntry>,
    found: &'m mut Vec<Diagnostic>,
}

impl Merge<'_> {
    fn rule(&self, api: usize) -> &[(String, String)] {
        self.apis.get(api).map_or(&[], |api| &api.rename)
    }

    /// Whether a name of the enum is one that an entry has in this api.
    fn shares_a_name(&self, api: usize, here: &FoundEnum) -> bool {
        let names: HashSet<String> =
            self.entries.iter().map(|entry| entry.in_api(api, self.apis)).collect();
        here.definition.values.iter().any(|value| names.contains(&value.name))
    }

    /// Reports two enums that have nothing in common.
    fn report_strangers(&mut self, first: &FoundEnum, here: &FoundEnum) {
        let message = format!(
            "`{}` and `{}` have no name in common, so they are not versions of one enum",
            here.definition.path, first.definition.path
        );
        let help = "name an enum of the other version, or make a catalogue for each";
        let error =
            Diagnostic::new(codes::UNKNOWN_ENUM, here.source.place(&here.definition.name), message);
        let other = first.source.place(&first.definition.name);
        self.found.push(error.with_other(other, "the enum of the first api").with_help(help));
    }

    /// Reports names of the first api that have another number in this one.
    fn check_numbers(&mut self, api: usize, first: &FoundEnum, here: &FoundEnum) {
        let there = if api > 0 { first.definition.values.as_slice() } else { &[] };
        let rule = self.rule(api);
        let numbers: BTreeMap<String, &Value> =
            there.iter().map(|value| (rename(&value.name, rule), value)).collect();
        for value in &here.definition.values {
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
                    .with_help("a number in use has to stay; correct the one that is wrong"),
            );
        }
    }

    /// The api has the same enum as an earlier one, so its rule does not apply to these names.
    fn keep_names(&mut self, api: usize) {
        for entry in &mut self.entries {
            if entry.in_api(api, self.apis) != entry.name {
                entry.names.insert(api, entry.name.clone());
            }
        }
    }

    /// Adds what an api says about the entries.
    fn add(&mut self, api: usize, here: &FoundEnum) {
        let mut numbers: Vec<i64> = Vec::new();
        let mut by_number: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        for (index, value) in here.definition.values.iter().enumerate() {
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

    /// Adds a number that no earlier api has.
    fn push(&mut self, api: usize, here: &FoundEnum, values: &[usize]) {
        let definition = here.definition;
        // Of two names for a number, the one that is deprecated is the old one.
        let in_use = |at: usize| definition.values.get(at).is_some_and(|value| !value.deprecated);
        let (Some(at), aliases) = split(values, in_use) else { return };
        let Some(value) = definition.values.get(at) else { return };
        let in_first = before(&value.name, self.rule(api));
        let names = match &in_first {
            Some(_) => BTreeMap::new(),
            None => BTreeMap::from([(api, value.name.clone())]),
        };
        self.entries.push(DraftEntry {
            name: in_first.unwrap_or_else(|| value.name.clone()),
            names,
            number: value.number,
            deprecated: value.deprecated,
            former_names: Vec::new(),
            aliases: Vec::new(),
            description: String::new(),
            proposed: Vec::new(),
            place: here.source.place(&value.span),
            values: BTreeMap::from([(api, at)]),
        });
        self.aliases(self.entries.len() - 1, api, here, &aliases);
    }

    /// Adds what an api says of a number that an entry already has.
    fn match_up(&mut self, entry: usize, api: usize, here: &FoundEnum, values: &[usize]) {
        let definition = here.definition;
        let Some(known) = self.entries.get_mut(entry) else { return };
        let expected = known.in_api(api, self.apis);
        let is_expected =
            |at: usize| definition.values.get(at).is_some_and(|value| value.name == expected);
        let (Some(at), aliases) = split(values, is_expected) else { return };
        let Some(value) = definition.values.get(at) else { return };
        known.values.insert(api, at);
        let place = known.place.clone();
        if value.name != expected {
            known.names.insert(api, value.name.clone());
            let message = format!(
                "the number {} is `{}` here, and would be `{expected}` after the name in the \
                    other file",
                value.number, value.name
            );
            let help = "if the two are the same, the catalogue is right: it has both names";
            let warning =
                Diagnostic::new(codes::DIFFERENT_NAME, here.source.place(&value.span), message);
            self.found.push(warning.with_other(place.clone(), "the other name").with_help(help));
        }
        if value.deprecated != known.deprecated {
            let message = format!("`{}` is deprecated in only one of the files", value.name);
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

    /// Adds the further names of a number. Deprecated ones are former names; the others are taken for aliases.
    fn aliases(&mut self, entry: usize, api: usize, here: &FoundEnum, aliases: &[usize]) {
        for value in aliases.iter().filter_map(|at| here.definition.values.get(*at)) {
            let in_first = before(&value.name, self.rule(api));
            let Some(known) = self.entries.get_mut(entry) else { return };
            let Some(other) = in_first else {
                let message = format!("no name of the first api is `{}` in this one", value.name);
                let help = "the alias is not in the catalogue, so `generate` will report it";
                let place = here.source.place(&value.span);
                self.found
                    .push(Diagnostic::new(codes::NOT_CARRIED_OVER, place, message).with_help(help));
                continue;
            };
            let is_former = value.deprecated && !known.deprecated;
            let others = if is_former { &mut known.former_names } else { &mut known.aliases };
            if other != known.name && !others.contains(&other) {
                others.push(other);
            }
        }
    }

    /// Reports entries that some api does not have.
    fn report_missing(&mut self, strangers: &[usize]) {
        let names = self.by_api.iter().map(|enums| {
            let here = enums.get(self.kind);
            here.iter().flat_map(|here| &here.definition.values).map(|it| &*it.name).collect()
        });
        let names: Vec<HashSet<&str>> = names.collect();
        for entry in &mut self.entries {
            for (api, enums) in self.by_api.iter().enumerate() {
                let here = enums.get(self.kind).filter(|_| !entry.values.contains_key(&api));
                let Some(FoundEnum { source, definition, .. }) =
                    here.filter(|_| !strangers.contains(&api))
                else {
                    continue;
                };
                let name = entry.in_api(api, self.apis);
                // It has another number there, which has been reported.
                if names.get(api).is_some_and(|names| names.contains(&*name)) {
                    continue;
                }
                let message =
                    format!("`{}` of {} has no value `{name}`", definition.path, source.file.path);
                let help = format!(
                    "add `{name} = {};` to it, or `generate` will fail there",
                    entry.number
                );
                self.found.push(
                    Diagnostic::new(codes::MISSING_IN_ONE_FILE, entry.place.clone(), message)
                        .with_other(source.place(&definition.name), "the enum without it")
                        .with_help(help),
                );
            }
        }
    }
}

/// The first of some values that is accepted, or else the first of all; and the others.
fn split(values: &[usize], holds: impl Fn(usize) -> bool) -> (Option<usize>, Vec<usize>) {
    let first = values.iter().copied().find(|at| holds(*at)).or(values.first().copied());
    (first, values.iter().copied().filter(|at| Some(*at) != first).collect())
}
