//! Updates as facts: triples of state, source and reason, those that `instead` makes included.

use serde::Serialize;

use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::Occurrence;

/// A combination in which a reason comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(rename = "Update"))]
pub struct Fact<'c> {
    /// The state; `null` where the last known one is repeated, or where the reason is tied to none.
    pub state: Option<Shared<Link<'c>>>,
    /// What sends it, where the catalogue says so.
    pub source: Option<Shared<Link<'c>>>,
    /// The reason.
    pub reason: Option<Shared<Link<'c>>>,
    /// The capability without which a framework never gets it; empty where all can.
    pub requires: &'c str,
    /// The state that frameworks without the capability get in this case.
    pub instead_of: Option<Shared<Link<'c>>>,
    /// The reason that they get in this case, where it differs.
    pub instead_of_reason: Option<Shared<Link<'c>>>,
}

/// The triples of every reason in the wording's api, by the reason's index; each triple once.
pub fn by_reason<'c>(wording: &Wording<'c>) -> Vec<Vec<Fact<'c>>> {
    let reasons = &wording.catalogue.reasons.entries;
    let mut facts: Vec<Vec<Fact<'c>>> = reasons.iter().map(|_| Vec::new()).collect();
    let all = wording.catalogue.occurrences.iter();
    for occurrence in all.filter(|occurrence| occurrence.is_triple_in(wording.api)) {
        let fact = fact(wording, occurrence);
        if let Some(facts) = facts.get_mut(occurrence.reason)
            && !facts.contains(&fact)
        {
            facts.push(fact);
        }
    }
    facts
}

fn fact<'c>(wording: &Wording<'c>, occurrence: &Occurrence) -> Fact<'c> {
    let links = &wording.links;
    let differs = occurrence.reason != occurrence.owner;
    Fact {
        state: links.state_of(occurrence.state),
        source: occurrence.source.and_then(|index| links.source(index)),
        reason: links.reason(occurrence.reason),
        requires: wording.capability(occurrence.requires),
        instead_of: occurrence.instead_of.and_then(|state| links.state_of(state)),
        instead_of_reason: links.reason(occurrence.owner).filter(|_| differs),
    }
}
