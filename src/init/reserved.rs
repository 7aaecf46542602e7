//! The numbers and names that the enums reserve.

use std::collections::BTreeSet;

use super::draft::{DraftEntry, Reservations};
use super::read::{ApiEnums, FoundEnum};
use super::rule::before;
use crate::catalogue::{Api, EnumKind, NumberRange, NumberSet};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::Reserved;

/// Everything that the apis reserve.
pub fn gather(
    kind: EnumKind,
    by_api: &[ApiEnums],
    apis: &[Api],
    entries: &[DraftEntry],
    found: &mut Vec<Diagnostic>,
) -> Reservations {
    let mut all = Reservations::default();
    let taken: NumberSet = entries.iter().map(|entry| entry.number.into()).collect();
    let names = names(entries, apis);
    let mut numbers = Vec::new();
    for (enums, api) in by_api.iter().zip(apis) {
        let Some(FoundEnum { source, definition, .. }) = enums.get(kind) else { continue };
        for reserved in &definition.reserved {
            let (trouble, span) = match reserved {
                Reserved::Numbers(range, span) => {
                    let range = NumberSet::from_iter([*range]);
                    let free = range.without(&taken);
                    numbers.extend(free.ranges());
                    ((free != range).then_some("a value has one of these numbers"), span)
                }
                Reserved::Name(name, span) => {
                    let free = before(name, &api.rename).filter(|name| !names.contains(name));
                    let trouble = free.is_none().then_some("a value has this name");
                    let is_known = |name: &String| all.names.iter().any(|(known, _)| known == name);
                    let new = free.filter(|name| !is_known(name));
                    all.names.extend(new.map(|name| (name, source.place(span))));
                    (trouble, span)
                }
            };
            found.extend(trouble.map(|trouble| not_reserved(source.place(span), trouble)));
        }
    }
    differences(kind, by_api, apis, found);
    all.numbers = numbers.into_iter().collect();
    all
}

/// Every name that an entry has or had, in every api.
fn names(entries: &[DraftEntry], apis: &[Api]) -> BTreeSet<String> {
    let names = entries.iter().flat_map(|entry| {
        let former = entry.former_names.iter().cloned();
        (0..apis.len()).map(|api| entry.in_api(api, apis)).chain(former)
    });
    names.collect()
}

fn not_reserved(place: Place, trouble: &str) -> Diagnostic {
    let message = format!("{trouble}, so the catalogue does not reserve it");
    let help = "the file still reserves it, and `check` will warn that the two differ";
    Diagnostic::new(codes::NOT_CARRIED_OVER, place, message).with_help(help)
}

/// Warns of reservations that only the first api or only another one has.
fn differences(kind: EnumKind, by_api: &[ApiEnums], apis: &[Api], found: &mut Vec<Diagnostic>) {
    let mut all = by_api.iter().zip(apis).filter_map(|(enums, api)| Some((enums.get(kind)?, api)));
    let Some(first) = all.next() else { return };
    for other in all {
        found.extend(reserved_in_one(first, other));
        found.extend(reserved_in_one(other, first));
    }
}

/// Warns of reservations that one api has and another lacks.
fn reserved_in_one(
    (here, api): (&FoundEnum, &Api),
    (there, other_api): (&FoundEnum, &Api),
) -> Vec<Diagnostic> {
    let names: Vec<_> = there
        .definition
        .reserved
        .iter()
        .filter_map(|reserved| match reserved {
            Reserved::Name(name, _) => Some(before(name, &other_api.rename)),
            Reserved::Numbers(..) => None,
        })
        .collect();
    let numbers = there.definition.reserved.iter().filter_map(range).collect();
    let alone = here.definition.reserved.iter().filter_map(|reserved| {
        let (known, span) = match reserved {
            Reserved::Numbers(_, span) => {
                let here: NumberSet = range(reserved).into_iter().collect();
                (here.without(&numbers).is_empty(), span)
            }
            Reserved::Name(name, span) => (names.contains(&before(name, &api.rename)), span),
        };
        if known {
            return None;
        }
        let message = format!("this is reserved here and not in {}", there.source.file.path);
        let warning = Diagnostic::new(codes::DIFFERENT_RESERVED, here.source.place(span), message);
        let warning =
            warning.with_other(there.source.place(&there.definition.name), "the enum there");
        Some(warning.with_help("reserve it there too"))
    });
    alone.collect()
}

fn range(reserved: &Reserved) -> Option<NumberRange> {
    match reserved {
        Reserved::Numbers(range, _) => Some(*range),
        Reserved::Name(..) => None,
    }
}
