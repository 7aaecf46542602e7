//! Finds entries whose lifecycle disagrees with their updates, and entries without a useful
//! replacement.

use std::collections::HashSet;

use super::subject::Subject;
use crate::catalogue::{Entry, EntryId, Stage};
use crate::diagnostic::{Diagnostic, codes};

pub fn active_without_update(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let occurrences = &subject.catalogue.occurrences;
    // A catalogue without any updates is a plain list of names.
    if occurrences.is_empty() {
        return Vec::new();
    }
    let occur: HashSet<EntryId> = occurrences.iter().map(|occurrence| occurrence.reason).collect();
    let is_silent = |(id, reason): &(EntryId, &Entry)| {
        reason.lifecycle.stage == Stage::Active && !occur.contains(id)
    };
    let found = subject.catalogue.reasons.iter().filter(is_silent);
    found
        .map(|(_, reason)| {
            let message = format!("`{}` is active, and no update carries it", reason.names.first());
            subject
                .finding(codes::ACTIVE_WITHOUT_UPDATE, &reason.span, message)
                .with_help("add its updates, or `lifecycle: unused`")
        })
        .collect()
}

/// The number of reasons, for [`super::Rule::among`].
pub fn reasons(subject: &Subject<'_>) -> usize {
    subject.catalogue.reasons.entries.len()
}

pub fn unused_with_update(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for reason in &subject.catalogue.reasons.entries {
        let stage = reason.lifecycle.stage;
        let update = reason.updates.iter().find(|update| update.until.is_none());
        let Some(update) = update.filter(|_| matches!(stage, Stage::Unused | Stage::Removed))
        else {
            continue;
        };
        let name = reason.names.first();
        let message = format!("`{name}` is {stage}, and this update carries it");
        let carried = subject
            .finding(codes::UNUSED_WITH_UPDATE, &update.span, message)
            .with_other(subject.place(&reason.span), "the reason");
        let help = "say with `until` when it ended, or correct the lifecycle";
        found.push(carried.with_help(help));
    }
    found
}

pub fn deprecated_without_replacement(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, entry) in subject.catalogue.every_entry() {
        let lifecycle = &entry.lifecycle;
        let is_explained = lifecycle.replacement.is_some() || !lifecycle.note.is_empty();
        if lifecycle.stage != Stage::Deprecated || is_explained {
            continue;
        }
        let name = entry.names.first();
        let message = format!("`{name}` is deprecated, and nothing says what to use instead");
        let alone = subject.finding(codes::DEPRECATED_WITHOUT_REPLACEMENT, &entry.span, message);
        found.push(alone.with_help("add `use` with the entry that takes its place, or a `note`"));
    }
    found
}

pub fn outdated_replacement(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (_, entry) in subject.catalogue.every_entry() {
        let Some(replacement) = entry.lifecycle.replacement else { continue };
        let target = &subject.catalogue[replacement];
        let stage = target.lifecycle.stage;
        // Resolving the catalogue reports a removed replacement that has none itself.
        let is_dead_end = stage == Stage::Removed && target.lifecycle.replacement.is_none();
        if stage == Stage::Active || is_dead_end {
            continue;
        }
        let (name, other) = (entry.names.first(), target.names.first());
        let message = format!("`{name}` sends its readers to `{other}`, which is {stage} itself");
        let outdated = subject
            .finding(codes::OUTDATED_REPLACEMENT, &entry.span, message)
            .with_other(subject.place(&target.span), "this one");
        found.push(outdated.with_help("write under `use` the entry to use now"));
    }
    found
}
