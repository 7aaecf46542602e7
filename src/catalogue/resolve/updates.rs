//! Updates: one for each state and source that an entry of the list names.

use super::references::References;
use super::{notes, optional, text};
use crate::catalogue::model::{Instead, Outcome, Update};
use crate::catalogue::raw::{RawInstead, RawUpdate, Word};
use crate::diagnostic::{Diagnostic, Findings};

/// The word that stands in place of a state where an update repeats the last one.
const LAST_KNOWN: &str = "last-known";

pub fn resolve(
    raw: &[RawUpdate<'_>],
    references: &References<'_>,
    findings: &mut Findings,
) -> Vec<Update> {
    raw.iter().flat_map(|update| resolve_update(update, references, findings)).collect()
}

fn resolve_update(
    raw: &RawUpdate<'_>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Vec<Update> {
    let one = Update {
        state: Outcome::Untied,
        source: None,
        when: text(raw.when.as_ref()),
        instead: raw
            .instead
            .iter()
            .filter_map(|instead| resolve_instead(instead, references, findings))
            .collect(),
        notes: notes(&raw.notes, references, findings),
        requires: references.capability(raw.requires.as_ref(), findings),
        since: optional(raw.since.as_ref()),
        until: optional(raw.until.as_ref()),
        apis: raw.apis.as_ref().map(|apis| {
            let mut apis: Vec<_> =
                apis.iter().filter_map(|api| references.api(api, findings)).collect();
            apis.sort_unstable();
            apis
        }),
    };
    let mut states: Vec<_> =
        raw.states.iter().filter_map(|word| outcome(word, references, findings)).collect();
    let mut sources: Vec<_> =
        raw.sources.iter().map(|word| references.source(word, findings)).collect();
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

fn outcome(
    word: &Word<'_>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Option<Outcome> {
    if word.text == LAST_KNOWN {
        return Some(Outcome::LastKnown);
    }
    references.state(word, findings).map(Outcome::State)
}

fn resolve_instead(
    raw: &RawInstead<'_>,
    references: &References<'_>,
    findings: &mut Findings,
) -> Option<Instead> {
    if raw.state.is_none() && raw.reason.is_none() {
        let message = format!("`{}` says nothing that differs", raw.capability.text);
        let place = findings.place(&raw.capability.span);
        let help = "add the `state` or the `reason` that these frameworks get";
        findings.push(Diagnostic::error("missing-key", place, message).with_help(help));
    }
    let capability = references.capability(Some(&raw.capability), findings);
    let state = match &raw.state {
        Some(word) => outcome(word, references, findings),
        None => Some(Outcome::Untied),
    };
    let reason = references.reason(raw.reason.as_ref(), findings);
    Some(Instead { capability: capability?, state: state?, reason, when: text(raw.when.as_ref()) })
}
