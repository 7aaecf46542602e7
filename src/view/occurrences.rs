//! Where reasons occur: as the catalogue says, and as `instead` makes it. The page and the
//! constants both come from here.

use crate::catalogue::{Catalogue, Instead, Outcome, Update};

/// A reason with a state and a source.
#[derive(Clone, Copy)]
pub struct Occurrence<'c> {
    /// The reason that occurs.
    pub reason: usize,
    /// What becomes of the state.
    pub state: Outcome,
    /// What sends it.
    pub source: Option<usize>,
    /// The update of the catalogue that says so.
    pub update: &'c Update,
    /// The reason that has the update.
    pub owner: usize,
    /// Which of its updates that is.
    pub nth: usize,
    /// What made it, where it is not the update itself.
    pub instead: Option<&'c Instead>,
}

impl Occurrence<'_> {
    /// Whether it comes in the api with index `api`, with more than the reason: then it is a triple.
    pub fn is_triple_in(&self, api: usize) -> bool {
        let Self { state, source, update, instead, .. } = self;
        let in_api = update.apis.as_ref().is_none_or(|apis| apis.contains(&api));
        let has_state = matches!(state, Outcome::State(_));
        in_api && (has_state || source.is_some() || update.requires.is_some() || instead.is_some())
    }
}

/// Whether any reason has a triple in the api with index `api`.
#[must_use]
pub fn has_updates(catalogue: &Catalogue, api: usize) -> bool {
    occurrences(catalogue).any(|occurrence| occurrence.is_triple_in(api))
}

/// Every occurrence, in the order of the catalogue.
pub fn occurrences(catalogue: &Catalogue) -> impl Iterator<Item = Occurrence<'_>> {
    let reasons = catalogue.reasons.entries.iter().enumerate();
    reasons.flat_map(|(owner, reason)| {
        reason.updates.iter().enumerate().flat_map(move |(nth, update)| {
            let (state, source) = (update.state, update.source);
            let plain =
                Occurrence { reason: owner, state, source, update, owner, nth, instead: None };
            let derived = update.instead.iter().map(move |instead| Occurrence {
                reason: instead.reason.unwrap_or(owner),
                state: instead.state.map_or(state, Outcome::State),
                instead: Some(instead),
                ..plain
            });
            std::iter::once(plain).chain(derived)
        })
    })
}
