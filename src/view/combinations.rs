//! The states and sources that each reason comes with, each pair once.

use serde::Serialize;

use super::links::Link;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{Occurrence, UpdateState};

/// A state and a source that a reason comes with.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Combination<'c> {
    /// Its own anchor: those of the reason, the state and the source, with dots between them; `-`
    /// stands for one that is not there.
    pub anchor: String,
    /// The state, if it has one of its own.
    pub state: Option<Shared<Link<'c>>>,
    /// Whether it repeats the last known state.
    pub last_known: bool,
    /// What sends it, where the catalogue says so.
    pub source: Option<Shared<Link<'c>>>,
    /// Whether nobody is certain that it comes.
    pub doubtful: bool,
}

/// The combinations of a reason, those that `instead` makes and those of other apis included.
pub fn combinations<'c>(
    wording: &Wording<'c>,
    occurrences: &[&'c Occurrence],
) -> Vec<Combination<'c>> {
    let links = &wording.links;
    let mut combinations: Vec<Combination<'c>> = Vec::new();
    for occurrence in occurrences {
        let state = links.state_of(occurrence.state);
        let source = occurrence.source.map(|source| links.entry(source));
        let last_known = occurrence.state == UpdateState::LastKnown;
        let of_state =
            state.as_ref().map_or(if last_known { "last-known" } else { "-" }, |it| it.anchor);
        let of_source = source.as_ref().map_or("-", |it| it.anchor);
        let of_reason = links.entry(occurrence.reason).anchor;
        let anchor = format!("{of_reason}.{of_state}.{of_source}");
        let doubtful = occurrence.is_doubtful;
        match combinations.iter_mut().find(|known| known.anchor == anchor) {
            Some(known) => known.doubtful &= doubtful,
            None => combinations.push(Combination { anchor, state, last_known, source, doubtful }),
        }
    }
    combinations
}
