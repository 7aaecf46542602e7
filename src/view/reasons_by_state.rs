//! The reasons that come with each state, for code that looks them up at run time.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{EntryId, UpdateState};

/// A state that some reason still comes with.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct StateReasons<'c> {
    /// The state.
    pub state: Shared<Link<'c>>,
    /// The reasons, by source.
    pub by_source: Vec<SourceReasons<'c>>,
}

/// The reasons that come with a state from a source.
#[derive(Debug, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct SourceReasons<'c> {
    /// The source; none where the catalogue has no sources.
    pub source: Option<Shared<Link<'c>>>,
    /// The reasons, each once.
    pub reasons: Vec<Shared<Link<'c>>>,
}

/// The reasons of every state that has any: of updates that have not ended, with the states that
/// they have or can repeat. All in the order of the catalogue.
pub fn by_state<'c>(wording: &Wording<'c>) -> Vec<StateReasons<'c>> {
    let Wording { catalogue, links, api, .. } = wording;
    let has_sources = !catalogue.sources.entries.is_empty();
    let mut found: BTreeMap<EntryId, BTreeMap<Option<EntryId>, BTreeSet<EntryId>>> =
        BTreeMap::new();
    for one in &catalogue.occurrences {
        if one.has_ended || !one.is_triple_in(*api) || one.source.is_some() != has_sources {
            continue;
        }
        let states = match one.state {
            UpdateState::State(state) => vec![state],
            UpdateState::LastKnown if one.repeats_any() => {
                catalogue.states.iter().map(|(id, _)| id).collect()
            }
            UpdateState::LastKnown => one.among.clone(),
            UpdateState::Untied => continue,
        };
        for state in states {
            let by_source = found.entry(state).or_default();
            by_source.entry(one.source).or_default().insert(one.reason);
        }
    }
    let of_source = |(source, reasons): (Option<EntryId>, BTreeSet<EntryId>)| SourceReasons {
        source: source.map(|source| links.entry(source)),
        reasons: reasons.into_iter().map(|reason| links.entry(reason)).collect(),
    };
    let of_state = |(state, by_source): (EntryId, BTreeMap<_, _>)| {
        let by_source = by_source.into_iter().map(of_source).collect();
        StateReasons { state: links.entry(state), by_source }
    };
    found.into_iter().map(of_state).collect()
}
