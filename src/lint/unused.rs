//! Finds notes and capabilities that the catalogue declares but never uses.

use std::collections::HashSet;

use super::subject::Subject;
use crate::catalogue::CapabilityId;
use crate::diagnostic::{Diagnostic, codes};

pub fn unused_note(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let notes = subject.catalogue.notes.iter().filter(|note| !note.is_used);
    notes
        .map(|note| {
            let message = format!("nothing uses the note `{}`", note.name);
            subject
                .finding(codes::UNUSED_NOTE, &note.span, message)
                .with_help("add it to the `notes` of what it is about, or remove it")
        })
        .collect()
}

pub fn unused_capability(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalogue = subject.catalogue;
    let by_states = catalogue.states.entries.iter().filter_map(|state| state.requires);
    let by_updates =
        catalogue.occurrences.iter().flat_map(|occurrence| occurrence.requires.iter().copied());
    let used: HashSet<CapabilityId> = by_states.chain(by_updates).collect();
    let capabilities = CapabilityId::all().zip(&catalogue.capabilities);
    capabilities
        .filter(|(id, _)| !used.contains(id))
        .map(|(_, capability)| {
            let message = format!("nothing depends on the capability `{}`", capability.name);
            subject
                .finding(codes::UNUSED_CAPABILITY, &capability.span, message)
                .with_help("use it where it makes a difference, or remove it")
        })
        .collect()
}
