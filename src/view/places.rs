//! Where the reference page speaks of a reason: the rows with its cases, and the sections of states in
//! which it comes instead of another.

use serde::Serialize;

use super::links::Link;
use super::page::row_id;
use super::shared::Shared;
use super::wording::Wording;
use crate::catalogue::{Occurrence, UpdateState};

/// Where a reason comes with a state.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Place<'c> {
    /// The state; none for the last known one.
    pub state: Option<Shared<Link<'c>>>,
    /// The anchor of the row, or of the section where it comes instead of others only.
    pub id: String,
    /// Whether nobody can be sure of any of its cases there.
    pub doubtful: bool,
}

/// The places of a reason, each state once.
pub fn places<'c>(wording: &Wording<'c>, occurrences: &[&Occurrence]) -> Vec<Place<'c>> {
    let mut places = Vec::new();
    for occurrence in occurrences.iter().filter(|one| one.state != UpdateState::Untied) {
        add(&mut places, wording, occurrence);
    }
    places
}

fn add<'c>(places: &mut Vec<Place<'c>>, wording: &Wording<'c>, occurrence: &Occurrence) {
    let state = wording.links.state_of(occurrence.state);
    let has_row = occurrence.instead_of.is_none();
    let id = if has_row {
        row_id(state.as_ref(), &wording.links.entry(occurrence.reason))
    } else {
        state.as_ref().map_or("section-unchanged", |state| state.anchor).to_owned()
    };
    match places.iter_mut().find(|known| known.state == state) {
        Some(known) => {
            known.doubtful &= occurrence.is_doubtful;
            if has_row {
                known.id = id;
            }
        }
        None => places.push(Place { state, id, doubtful: occurrence.is_doubtful }),
    }
}
