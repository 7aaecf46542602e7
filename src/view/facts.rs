//! Updates as facts: triples of state, source and reason, those that `instead` makes included.

use std::collections::HashSet;

use serde::Serialize;

use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::Occurrence;

/// A combination in which a reason comes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Update"))]
pub struct Fact<'c> {
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

impl<'c> Fact<'c> {
    /// The states that the catalogue names for it.
    pub fn named_states(&self) -> impl Iterator<Item = &Link<'c>> {
        let among = if self.repeats_any { &[] } else { &self.among[..] };
        self.state.iter().chain(among).map(|state| &**state)
    }
}

/// The triples of every reason in the wording's api, by the reason's index; each triple once.
#[expect(clippy::mutable_key_type, reason = "what templates have seen of a part is not hashed")]
pub fn by_reason<'c>(wording: &Wording<'c>) -> Vec<Vec<Fact<'c>>> {
    let reasons = &wording.catalogue.reasons.entries;
    let mut facts: Vec<Vec<Fact<'c>>> = reasons.iter().map(|_| Vec::new()).collect();
    let all = wording.catalogue.occurrences.iter();
    for occurrence in all.filter(|occurrence| occurrence.is_triple_in(wording.api)) {
        let fact = fact(wording, occurrence);
        if let Some(facts) = facts.get_mut(occurrence.reason) {
            facts.push(fact);
        }
    }
    for facts in &mut facts {
        let mut seen = HashSet::new();
        let are_first: Vec<_> = facts.iter().map(|fact| seen.insert(fact)).collect();
        let mut are_first = are_first.into_iter();
        facts.retain(|_| are_first.next() == Some(true));
    }
    facts
}

fn fact<'c>(wording: &Wording<'c>, occurrence: &'c Occurrence) -> Fact<'c> {
    let links = &wording.links;
    let is_derived = occurrence.instead_of.is_some();
    let repeats_any = occurrence.repeats_any();
    let capabilities =
        |all: &[usize]| all.iter().filter_map(|index| links.capability(*index)).collect::<Vec<_>>();
    Fact {
        state: links.state_of(occurrence.state),
        among: if repeats_any {
            links.states.clone()
        } else {
            occurrence.among.iter().filter_map(|state| links.state(*state)).collect()
        },
        repeats_any,
        source: occurrence.source.and_then(|index| links.source(index)),
        reason: links.reason(occurrence.reason),
        requires: capabilities(&occurrence.requires),
        excludes: capabilities(&occurrence.excludes),
        instead_of: occurrence.instead_of.and_then(|state| links.state_of(state)),
        instead_of_reason: links.reason(occurrence.owner).filter(|_| is_derived),
        conditional: occurrence.is_conditional,
        since: occurrence.since.as_deref().unwrap_or_default(),
        until: occurrence.until.as_deref().unwrap_or_default(),
        ended: occurrence.has_ended,
    }
}
