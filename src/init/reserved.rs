//! Numbers and names that the enums reserve.

use std::collections::BTreeSet;

use super::entries::Entry;
use super::read::Enums;
use super::rule::before;
use crate::catalogue::{Api, EnumKind, NumberRange, NumberSet};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::proto::Reserved;

/// What no entry may take, in the first api.
#[derive(Default)]
pub struct Reservations {
    pub numbers: NumberSet,
    /// Each with the place where a file has it.
    pub names: Vec<(String, Place)>,
}

/// What all files reserve.
pub fn gather(
    kind: EnumKind,
    files: &[Enums],
    apis: &[Api],
    entries: &[Entry],
    found: &mut Vec<Diagnostic>,
) -> Reservations {
    let mut all = Reservations::default();
    let taken = entries.iter().filter_map(|entry| i32::try_from(entry.number).ok());
    let taken: NumberSet = taken.map(NumberRange::from).collect();
    let mut numbers = Vec::new();
    let names = entries.iter().flat_map(|entry| {
        let former = entry.former_names.iter().map(|(name, _)| name.clone());
        (0..apis.len()).map(|api| entry.in_api(api, apis)).chain(former)
    });
    let names: BTreeSet<String> = names.collect();
    for (api, file) in files.iter().enumerate() {
        let Some(of) = file.of(kind) else { continue };
        for reserved in &of.reserved {
            let (trouble, span) = match reserved {
                Reserved::Numbers(first, last, span) => {
                    let range = NumberSet::from_iter([NumberRange { first: *first, last: *last }]);
                    let free = range.without(&taken);
                    numbers.extend(free.ranges().iter().copied());
                    let used = free != range;
                    (used.then_some("a value has one of these numbers"), span)
                }
                Reserved::Name(name, span) => {
                    let rule = apis.get(api).map_or(&[][..], |api| &api.rename);
                    let in_first = before(name, rule).filter(|name| !names.contains(name));
                    let trouble = in_first.is_none().then_some("a value has this name");
                    let is_known = |name: &String| all.names.iter().any(|(known, _)| known == name);
                    let new = in_first.filter(|name| !is_known(name));
                    all.names.extend(new.map(|name| (name, file.place(span))));
                    (trouble, span)
                }
            };
            if let Some(trouble) = trouble {
                let message = format!("{trouble}, so the catalogue does not reserve that");
                let help = "the file still reserves it, and `check` will warn that the two differ";
                let warning = Diagnostic::new(codes::NOT_CARRIED_OVER, file.place(span), message);
                found.push(warning.with_help(help));
            }
        }
    }
    differences(kind, files, apis, found);
    all.numbers = numbers.into_iter().collect();
    all
}

/// What the first file reserves and another does not, and the other way round.
fn differences(kind: EnumKind, files: &[Enums], apis: &[Api], found: &mut Vec<Diagnostic>) {
    let mut all = files.iter().zip(apis);
    let Some(first) = all.next() else { return };
    for other in all {
        found.extend(reserved_in_one(kind, first, other));
        found.extend(reserved_in_one(kind, other, first));
    }
}

/// What one file reserves and another does not.
fn reserved_in_one(
    kind: EnumKind,
    (file, api): (&Enums, &Api),
    (other, other_api): (&Enums, &Api),
) -> Vec<Diagnostic> {
    let (Some(here), Some(there)) = (file.of(kind), other.of(kind)) else { return Vec::new() };
    let names: Vec<_> = there
        .reserved
        .iter()
        .filter_map(|reserved| match reserved {
            Reserved::Name(name, _) => Some(before(name, &other_api.rename)),
            Reserved::Numbers(..) => None,
        })
        .collect();
    let numbers = there.reserved.iter().filter_map(range).collect();
    let alone = here.reserved.iter().filter_map(|reserved| {
        let (known, span) = match reserved {
            Reserved::Numbers(_, _, span) => {
                let here: NumberSet = range(reserved).into_iter().collect();
                (here.without(&numbers).is_empty(), span)
            }
            Reserved::Name(name, span) => (names.contains(&before(name, &api.rename)), span),
        };
        if known {
            return None;
        }
        let message = format!("this is reserved here and not in {}", other.file.path);
        let warning = Diagnostic::new(codes::DIFFERENT_RESERVED, file.place(span), message);
        let warning = warning.with_other(other.place(&there.name), "the enum there");
        Some(warning.with_help("reserve it there too"))
    });
    alone.collect()
}

fn range(reserved: &Reserved) -> Option<NumberRange> {
    match reserved {
        Reserved::Numbers(first, last, _) => Some(NumberRange { first: *first, last: *last }),
        Reserved::Name(..) => None,
    }
}
