//! Updates as facts: triples of state, source and reason, those that `instead` makes included.

use serde::Serialize;

use super::entries::{Link, capability, link};
use super::wording::Wording;
use crate::catalogue::{Instead, Outcome, Update};

/// One triple, and who gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact<'c> {
    /// The state that comes with it; none where the last known one is repeated, or where the
    /// reason is tied to none.
    pub state: Option<Link<'c>>,
    /// What sends it; none where the catalogue does not say.
    pub source: Option<Link<'c>>,
    /// The reason.
    pub reason: Option<Link<'c>>,
    /// The capability without which a framework never gets it; empty where all do.
    pub requires: &'c str,
    /// The state that frameworks without the capability get in this case.
    pub instead_of: Option<Link<'c>>,
    /// The reason that they get in this case, where it differs.
    pub instead_of_reason: Option<Link<'c>>,
}

/// The triples of every reason, by the reason's index; each triple once.
pub fn by_reason<'c>(wording: &Wording<'c>) -> Vec<Vec<Fact<'c>>> {
    let reasons = &wording.catalogue.reasons.entries;
    let mut facts: Vec<Vec<Fact<'c>>> = reasons.iter().map(|_| Vec::new()).collect();
    let mut add = |reason: usize, fact: Fact<'c>| {
        if let Some(facts) = facts.get_mut(reason)
            && !facts.contains(&fact)
        {
            facts.push(fact);
        }
    };
    for (index, reason) in reasons.iter().enumerate() {
        let updates = reason.updates.iter();
        for update in updates.filter(|update| in_api(update, wording.api) && says_more(update)) {
            add(index, plain(wording, index, update));
            for instead in &update.instead {
                let (index, fact) = derived(wording, index, update, instead);
                add(index, fact);
            }
        }
    }
    facts
}

/// Whether an update ties its reason to anything.
fn says_more(update: &Update) -> bool {
    update.state != Outcome::Untied || update.source.is_some()
}

fn in_api(update: &Update, api: usize) -> bool {
    update.apis.as_ref().is_none_or(|apis| apis.contains(&api))
}

fn plain<'c>(wording: &Wording<'c>, reason: usize, update: &Update) -> Fact<'c> {
    let catalogue = wording.catalogue;
    Fact {
        state: state(wording, update.state),
        source: update.source.and_then(|index| link(wording, &catalogue.sources, index)),
        reason: link(wording, &catalogue.reasons, reason),
        requires: capability(
            wording,
            update.requires.or_else(|| required_by_state(wording, update)),
        ),
        instead_of: None,
        instead_of_reason: None,
    }
}

/// The capability without which a framework never sees the state of an update.
fn required_by_state(wording: &Wording<'_>, update: &Update) -> Option<usize> {
    let Outcome::State(index) = update.state else { return None };
    wording.catalogue.states.entries.get(index)?.requires
}

fn derived<'c>(
    wording: &Wording<'c>,
    reason: usize,
    update: &Update,
    instead: &Instead,
) -> (usize, Fact<'c>) {
    let base = plain(wording, reason, update);
    let to = instead.reason.unwrap_or(reason);
    let state = match instead.state {
        Outcome::Untied => base.state.clone(),
        other => state(wording, other),
    };
    let fact = Fact {
        state,
        source: base.source,
        reason: link(wording, &wording.catalogue.reasons, to),
        requires: capability(wording, Some(instead.capability)),
        instead_of: base.state,
        instead_of_reason: base.reason.filter(|_| to != reason),
    };
    (to, fact)
}

fn state<'c>(wording: &Wording<'c>, outcome: Outcome) -> Option<Link<'c>> {
    match outcome {
        Outcome::State(index) => link(wording, &wording.catalogue.states, index),
        Outcome::LastKnown | Outcome::Untied => None,
    }
}
