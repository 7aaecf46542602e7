//! Describes in Markdown what several entries have to do with each other.

use std::collections::HashSet;

use itertools::Itertools;

use super::Wording;
use super::entry::{item, name, occurrences, triple};
use super::lookup::Id;
use crate::catalogue::{Catalogue, EnumKind, Occurrence, UpdateState};

/// The cases that have all of these entries; of several entries of one enum, any.
pub fn combination(wording: &Wording<'_>, ids: &[Id]) -> String {
    let catalogue = wording.catalogue;
    let of = |wanted: EnumKind| {
        let ids = ids.iter().filter(move |(kind, _)| *kind == wanted);
        ids.map(|(_, index)| *index).collect::<HashSet<_>>()
    };
    let [states, sources, reasons] = EnumKind::ALL.map(of);
    let is_one = |wanted: &HashSet<usize>, index: Option<usize>| {
        wanted.is_empty() || index.is_some_and(|index| wanted.contains(&index))
    };
    let has_all = |occurrence: &Occurrence| {
        let state = match occurrence.state {
            UpdateState::State(state) => Some(state),
            UpdateState::LastKnown | UpdateState::Untied => None,
        };
        let among = occurrence.among.iter().any(|state| states.contains(state));
        is_one(&reasons, Some(occurrence.reason))
            && is_one(&sources, occurrence.source)
            && (is_one(&states, state) || among)
    };
    let names = ids.iter().filter_map(|(kind, index)| name(catalogue, *kind, *index)).join(", ");
    let cases = occurrences(wording, &format!("Cases with {names}:"), |occurrence| {
        has_all(occurrence).then(|| triple(catalogue, occurrence))
    });
    if cases.is_empty() { format!("No case has all of {names}.") } else { cases }
}

/// A list of entries, each with what it says of itself first.
pub fn list(catalogue: &Catalogue, ids: &[Id]) -> String {
    let line = |(kind, index): &Id| {
        let description = &catalogue.entry(*kind, *index)?.description;
        let first = description.split("\n\n").next().unwrap_or_default();
        let colon = if first.is_empty() { "" } else { ": " };
        Some(item(&format!("{}{colon}{first}", name(catalogue, *kind, *index)?)))
    };
    ids.iter().filter_map(line).join("\n")
}
