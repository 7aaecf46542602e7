//! What the catalogue declares and never uses.

use std::collections::HashSet;

use super::subject::Subject;
use crate::diagnostic::{Diagnostic, codes};

pub fn unused_note(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let notes = subject.catalogue.notes.iter().filter(|note| !note.is_used);
    notes
        .map(|note| {
            let message = format!("nothing has the note `{}`", note.name);
            let place = subject.place(&note.span);
            Diagnostic::new(codes::UNUSED_NOTE, place, message)
                .with_help("name it in the `notes` of what it is about, or remove it")
        })
        .collect()
}

pub fn unused_capability(subject: &Subject<'_>) -> Vec<Diagnostic> {
    let catalogue = subject.catalogue;
    let updates = || catalogue.reasons.entries.iter().flat_map(|reason| &reason.updates);
    let instead = updates().flat_map(|update| &update.instead).map(|instead| instead.capability);
    let required = catalogue.states.entries.iter().filter_map(|state| state.requires);
    let used: HashSet<usize> =
        updates().filter_map(|update| update.requires).chain(required).chain(instead).collect();
    let capabilities = catalogue.capabilities.iter().enumerate();
    capabilities
        .filter(|(index, _)| !used.contains(index))
        .map(|(_, capability)| {
            let message = format!("nothing depends on the capability `{}`", capability.name);
            let place = subject.place(&capability.span);
            Diagnostic::new(codes::UNUSED_CAPABILITY, place, message)
                .with_help("name it where it makes a difference, or remove it")
        })
        .collect()
}
