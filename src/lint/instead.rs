//! Finds `instead` clauses that contradict the rest of the catalogue.

use super::subject::Subject;
use crate::catalogue::{Catalogue, EntryId, Instead, Update, UpdateState};
use crate::diagnostic::{Diagnostic, codes};

pub fn contradicting_instead(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalogue = subject.catalogue;
    let mut found = Vec::new();
    for (id, reason) in catalogue.reasons.iter() {
        for update in &reason.updates {
            for instead in &update.instead {
                let Some((message, help)) = contradiction(catalogue, id, update, instead) else {
                    continue;
                };
                let contradicting = subject
                    .finding(codes::CONTRADICTING_INSTEAD, &instead.span, message)
                    .with_help(help);
                // An update with several states or sources is expanded into several updates. Report
                // it once.
                if found.last() != Some(&contradicting) {
                    found.push(contradicting);
                }
            }
        }
    }
    found
}

/// The message and the help for an `instead` that changes nothing, that its own condition excludes,
/// or that leads to a state which these clients never see.
fn contradiction(
    catalogue: &Catalogue,
    reason: EntryId,
    update: &Update,
    instead: &Instead,
) -> Option<(String, &'static str)> {
    let clients = &catalogue.words.framework.plural;
    let own = &catalogue[instead.capability].name;
    let same_state = instead.state.is_none_or(|state| update.state == UpdateState::State(state));
    let same_reason = instead.reason.is_none_or(|other| other == reason);
    if same_state && same_reason {
        let message = format!("with `{own}` the state and the reason are the same");
        return Some((message, "name what differs, or remove it"));
    }
    let required = [update.requires, catalogue.required_by(update.state)];
    if required.contains(&Some(instead.capability)) {
        let message = format!(
            "only {clients} with `{own}` get this update, and `instead` says that they get \
                another one"
        );
        return Some((message, "split it into two updates, or remove one of the two"));
    }
    let other = instead
        .state
        .and_then(|state| catalogue.required_by(UpdateState::State(state)))
        .filter(|other| *other != instead.capability && !required.contains(&Some(*other)))?;
    let message =
        format!("{clients} with `{own}` never see a state that needs `{}`", catalogue[other].name);
    Some((message, "use a state that they see, or the other capability"))
}
