//! Describes in Markdown what several entries have to do with each other.

use std::collections::HashSet;

use itertools::Itertools;

use super::Wording;
use super::entry::{item, name, occurrences, triple};
use crate::catalogue::{Catalogue, EntryId, EnumKind, Occurrence, UpdateState};

/// The cases that have all of these entries; of several entries of one enum, any.
pub fn combination(wording: &Wording<'_>, ids: &[EntryId]) -> String {
    let catalogue = wording.catalogue;
    let of = |kind: EnumKind| {
        ids.iter().copied().filter(|id| id.kind == kind).collect::<HashSet<EntryId>>()
    };
    let [states, sources, reasons] = EnumKind::ALL.map(of);
    let is_one = |wanted: &HashSet<EntryId>, id: Option<EntryId>| {
        wanted.is_empty() || id.is_some_and(|id| wanted.contains(&id))
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
    let names = ids.iter().map(|id| name(catalogue, *id)).join(", ");
    let cases = occurrences(wording, &format!("Cases with {names}:"), |occurrence| {
        has_all(occurrence).then(|| triple(catalogue, occurrence))
    });
    if cases.is_empty() { format!("No case has all of {names}.") } else { cases }
}

/// A list of entries, each with what it says of itself first.
pub fn list(catalogue: &Catalogue, ids: &[EntryId]) -> String {
    let line = |id: &EntryId| {
        let first = catalogue[*id].description.split("\n\n").next().unwrap_or_default();
        let colon = if first.is_empty() { "" } else { ": " };
        item(&format!("{}{colon}{first}", name(catalogue, *id)))
    };
    ids.iter().map(line).join("\n")
}
