//! Updates: one for each state and source that an entry of the list names.

use super::{Scope, notes, optional, text};
use crate::catalogue::model::{Instead, Outcome, Update};
use crate::catalogue::raw::{RawInstead, RawUpdate, Word};

/// The word that stands in place of a state where an update repeats the last one.
const LAST_KNOWN: &str = "last-known";

pub fn resolve(raw: &[RawUpdate<'_>], scope: &mut Scope<'_>) -> Vec<Update> {
    raw.iter().flat_map(|update| resolve_update(update, scope)).collect()
}

fn resolve_update(raw: &RawUpdate<'_>, scope: &mut Scope<'_>) -> Vec<Update> {
    let one = Update {
        state: Outcome::Untied,
        source: None,
        when: text(raw.when.as_ref()),
        instead: raw
            .instead
            .iter()
            .filter_map(|instead| resolve_instead(instead, raw, scope))
            .collect(),
        notes: notes(&raw.notes, scope),
        requires: scope.references.capability(raw.requires.as_ref(), scope.findings),
        since: optional(raw.since.as_ref()),
        until: optional(raw.until.as_ref()),
        apis: raw.apis.as_ref().map(|apis| resolve_apis(apis, scope)),
    };
    let mut states: Vec<_> = raw.states.iter().filter_map(|word| outcome(word, scope)).collect();
    let mut sources: Vec<_> =
        raw.sources.iter().map(|word| scope.references.source(word, scope.findings)).collect();
    if raw.states.is_empty() {
        states.push(Outcome::Untied);
    }
    if raw.sources.is_empty() {
        sources.push(None);
    }
    let each = |(state, source)| Update { state, source, ..one.clone() };
    states
        .into_iter()
        .flat_map(|state| sources.iter().map(move |source| (state, *source)))
        .map(each)
        .collect()
}

/// The apis of an update, by index.
fn resolve_apis(apis: &[Word<'_>], scope: &mut Scope<'_>) -> Vec<usize> {
    let mut apis: Vec<_> =
        apis.iter().filter_map(|api| scope.references.api(api, scope.findings)).collect();
    apis.sort_unstable();
    apis.dedup();
    apis
}

fn outcome(word: &Word<'_>, scope: &mut Scope<'_>) -> Option<Outcome> {
    if word.text == LAST_KNOWN {
        return Some(Outcome::LastKnown);
    }
    scope.references.state(word, scope.findings).map(Outcome::State)
}

fn resolve_instead(
    raw: &RawInstead<'_>,
    update: &RawUpdate<'_>,
    scope: &mut Scope<'_>,
) -> Option<Instead> {
    let capability = &raw.capability;
    if raw.state.is_none() && raw.reason.is_none() {
        let message = format!("`{}` says nothing that differs", capability.text);
        let help = "add the `state` or the `reason` that these frameworks get";
        scope.findings.error("missing-key", &capability.span, message, help);
    }
    if let Some(requires) = update.requires.as_ref().filter(|r| r.text != capability.text) {
        let message =
            format!("`{}` is only for those that have `{}` too", capability.text, requires.text);
        let help = "write what frameworks with both get as an update of its own";
        let other = (&requires.span, "required here");
        scope.findings.clash("conflicting-capabilities", &capability.span, message, other, help);
    }
    let state = raw.state.as_ref().map(|word| scope.references.state(word, scope.findings));
    Some(Instead {
        capability: scope.references.capability(Some(capability), scope.findings)?,
        state: state.flatten(),
        reason: scope.references.reason(raw.reason.as_ref(), scope.findings),
        when: text(raw.when.as_ref()),
    })
}
