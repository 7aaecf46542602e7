//! Triples of state, source and reason, those that `instead` makes included.

use itertools::Itertools;
use serde::Serialize;

use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{CapabilityId, EnumKind, Occurrence};

/// A combination in which a reason comes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Update"))]
pub struct Triple<'c> {
    /// The state; `null` where the last known one is repeated, or where the reason is tied to none.
    pub state: Option<Shared<Link<'c>>>,
    /// The states that it can repeat, where it repeats the last known one: those that the catalogue
    /// names, or all.
    pub among: Vec<Shared<Link<'c>>>,
    /// Whether these are all, since the catalogue names none.
    #[serde(skip)]
    pub repeats_any: bool,
    /// What sends it, where the catalogue says so.
    pub source: Option<Shared<Link<'c>>>,
    /// The reason.
    pub reason: Option<Shared<Link<'c>>>,
    /// The capabilities without which a client never gets it; none where all can.
    pub requires: Vec<Shared<Link<'c>>>,
    /// The capabilities with which a client never gets it, but always another update in its place.
    pub excludes: Vec<Shared<Link<'c>>>,
    /// Where `instead` makes it: the state that clients without the capability get, if there is one.
    pub instead_of: Option<Shared<Link<'c>>>,
    /// Where `instead` makes it: the reason that they get.
    pub instead_of_reason: Option<Shared<Link<'c>>>,
    /// Whether it takes more than the capability to get it instead of the other.
    pub conditional: bool,
    /// The first release with it; empty where the catalogue names none.
    pub since: &'c str,
    /// The last release with it; empty where it still comes.
    pub until: &'c str,
    /// Whether that was before the release that the catalogue describes.
    pub ended: bool,
}

impl<'c> Triple<'c> {
    /// The states that the catalogue names for it.
    pub fn named_states(&self) -> impl Iterator<Item = &Link<'c>> {
        let among = if self.repeats_any { &[] } else { &self.among[..] };
        self.state.iter().chain(among).map(|state| &**state)
    }
}

/// The triples of a reason in the wording's api, each once.
pub fn triples<'c>(wording: &Wording<'c>, occurrences: &[&'c Occurrence]) -> Vec<Triple<'c>> {
    let here = occurrences.iter().filter(|occurrence| occurrence.is_triple_in(wording.api));
    here.map(|occurrence| triple(wording, occurrence)).unique().collect()
}

fn triple<'c>(wording: &Wording<'c>, occurrence: &'c Occurrence) -> Triple<'c> {
    let links = &wording.links;
    let is_derived = occurrence.instead_of.is_some();
    let repeats_any = occurrence.repeats_any();
    let capabilities =
        |all: &[CapabilityId]| all.iter().map(|id| links.capability(*id)).collect::<Vec<_>>();
    Triple {
        state: links.state_of(occurrence.state),
        among: if repeats_any {
            links.all(EnumKind::States).to_vec()
        } else {
            occurrence.among.iter().map(|state| links.entry(*state)).collect()
        },
        repeats_any,
        source: occurrence.source.map(|source| links.entry(source)),
        reason: Some(links.entry(occurrence.reason)),
        requires: capabilities(&occurrence.requires),
        excludes: capabilities(&occurrence.excludes),
        instead_of: occurrence.instead_of.and_then(|state| links.state_of(state)),
        instead_of_reason: is_derived.then(|| links.entry(occurrence.owner)),
        conditional: occurrence.is_conditional,
        since: occurrence.since.as_deref().unwrap_or_default(),
        until: occurrence.until.as_deref().unwrap_or_default(),
        ended: occurrence.has_ended,
    }
}
