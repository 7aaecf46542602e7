//! Updates: one for each state and source that an entry of the list names.

use std::collections::HashMap;
use std::ops::Range;

use super::scope::{Scope, notes};
use super::text::{optional, text};
use super::written::exemptions;
use crate::catalogue::ids::EntryId;
use crate::catalogue::keys::{RawInstead, RawUpdate};
use crate::catalogue::updates::{Instead, Update, UpdateState};
use crate::catalogue::yaml::Word;
use crate::diagnostic::codes;

/// The word instead of a state where an update repeats the last one.
pub const LAST_KNOWN: &str = "last-known";

pub fn resolve(raw: &[RawUpdate<'_>], scope: &mut Scope<'_>) -> Vec<Update> {
    let updates: Vec<_> = raw.iter().flat_map(|update| resolve_update(update, scope)).collect();
    check_twice(&updates, scope);
    updates
}

/// Reports updates that say what another one of the reason has said.
fn check_twice(updates: &[Update], scope: &mut Scope<'_>) {
    let mut seen = HashMap::new();
    for update in updates.iter().filter(|update| !update.when.is_empty()) {
        let when: Vec<_> = update.when.split_whitespace().collect();
        let releases = (&update.since, &update.until);
        let limits = (update.requires, releases, &update.apis, &update.among);
        let key = (update.state, update.source, when, limits);
        let first = seen.entry(key).or_insert(update);
        if first.span != update.span {
            let message = "the reason has the same update twice";
            let help = "remove one of the two, or say in `when` what makes them two cases";
            let other = (&first.span, "first here");
            scope.findings.clash(codes::DUPLICATE_UPDATE, &update.span, message, other, help);
        }
    }
}

/// An update of each state with each source.
fn resolve_update(raw: &RawUpdate<'_>, scope: &mut Scope<'_>) -> Vec<Update> {
    let shared = shared(raw, scope);
    let states = raw.states.iter();
    let states = states.filter_map(|word| Some((outcome(word, scope)?, word.span.clone())));
    let mut states: Vec<(UpdateState, Range<usize>)> = states.collect();
    let sources = raw.sources.iter();
    let sources = sources
        .map(|word| (scope.references.sources.find(word, scope.findings), word.span.clone()));
    let mut sources: Vec<(Option<EntryId>, Range<usize>)> = sources.collect();
    if raw.states.is_empty() {
        states.push((UpdateState::Untied, shared.span.clone()));
    }
    if raw.sources.is_empty() {
        sources.push((None, shared.span.clone()));
    }
    // Each source of a list has a place of its own; otherwise the state shows best which update it is.
    let is_at_source = raw.states.is_empty() || raw.sources.len() > 1;
    let mut updates = Vec::new();
    for (state, at) in &states {
        for (source, from) in &sources {
            let span = if is_at_source { from.clone() } else { at.clone() };
            updates.push(Update { span, state: *state, source: *source, ..shared.clone() });
        }
    }
    updates
}

/// What the updates of all its states and sources have in common.
fn shared(raw: &RawUpdate<'_>, scope: &mut Scope<'_>) -> Update {
    let instead = raw.instead.iter();
    Update {
        span: raw.when.as_ref().map_or(&raw.span, |when| &when.span).clone(),
        extent: raw.span.clone(),
        state: UpdateState::Untied,
        source: None,
        when: text(raw.when.as_ref()),
        instead: instead
            .filter_map(|(capability, instead)| resolve_instead(capability, instead, raw, scope))
            .collect(),
        notes: notes(&raw.notes, scope),
        doubtful: text(raw.doubtful.as_ref()),
        among: among(raw, scope),
        requires: scope.references.capabilities.find(raw.requires.as_ref(), scope.findings),
        since: optional(raw.since.as_ref()),
        until: optional(raw.until.as_ref()),
        apis: raw.apis.as_ref().map(|apis| resolve_apis(apis, scope)),
        allow: exemptions(&raw.allow, scope.findings),
    }
}

/// The states that an update can repeat; reports them where it has a state of its own.
fn among(raw: &RawUpdate<'_>, scope: &mut Scope<'_>) -> Vec<EntryId> {
    let other = raw.states.iter().find(|state| state.text != LAST_KNOWN);
    if let Some(first) = raw.among.first()
        && (other.is_some() || raw.states.is_empty())
    {
        let message = "`among` is for updates that repeat the last known state";
        let help = "write it only with `state: last-known`, or leave it out";
        match other {
            Some(other) => {
                let other = (&other.span, "this names a state");
                scope.findings.clash(codes::MISPLACED_AMONG, &first.span, message, other, help);
            }
            None => scope.findings.error(codes::MISPLACED_AMONG, &first.span, message, help),
        }
    }
    raw.among.iter().filter_map(|word| scope.references.states.find(word, scope.findings)).collect()
}

/// The apis of an update, by index.
fn resolve_apis(apis: &[Word<'_>], scope: &mut Scope<'_>) -> Vec<usize> {
    let mut apis: Vec<_> =
        apis.iter().filter_map(|api| scope.references.apis.find(api, scope.findings)).collect();
    apis.sort_unstable();
    apis.dedup();
    apis
}

fn outcome(word: &Word<'_>, scope: &mut Scope<'_>) -> Option<UpdateState> {
    if word.text == LAST_KNOWN {
        return Some(UpdateState::LastKnown);
    }
    let state = scope.references.states.find_beside(Some(LAST_KNOWN), word, scope.findings);
    state.map(UpdateState::State)
}

fn resolve_instead(
    capability: &Word<'_>,
    raw: &RawInstead<'_>,
    update: &RawUpdate<'_>,
    scope: &mut Scope<'_>,
) -> Option<Instead> {
    if raw.alternatives.is_wrong_number {
        let message = format!("`{}` changes nothing", capability.text);
        let help = "add the `state` or the `reason` that these clients get";
        scope.findings.error(codes::MISSING_KEY, &capability.span, message, help);
    }
    let known = scope.references.capabilities.find(capability, scope.findings);
    let required = update.requires.as_ref().filter(|required| {
        required.text != capability.text && scope.references.capabilities.has(required)
    });
    if let (Some(requires), Some(_)) = (required, known) {
        let message = format!(
            "this update requires `{}`, so `{}` alone does not replace it",
            requires.text, capability.text
        );
        let help = "write what clients with both get as an update of its own";
        let other = (&requires.span, "required here");
        let code = codes::CONFLICTING_CAPABILITIES;
        scope.findings.clash(code, &capability.span, message, other, help);
    }
    let state = raw.state.as_ref().map(|word| scope.references.states.find(word, scope.findings));
    Some(Instead {
        span: capability.span.clone(),
        capability: known?,
        state: state.flatten(),
        reason: scope.references.reasons.find(raw.reason.as_ref(), scope.findings),
        when: text(raw.when.as_ref()),
    })
}
