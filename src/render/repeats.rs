//! Reports an error once, even if several outputs have it because they share a template.

use crate::diagnostic::Diagnostic;

/// Adds errors to others, without those that are there already.
pub fn note(errors: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
    for error in more {
        let same =
            |known: &Diagnostic| known.place == error.place && known.message == error.message;
        if !errors.iter().any(same) {
            errors.push(error);
        }
    }
}

/// A result without its errors, which join the others.
pub fn kept<T>(result: Result<T, Vec<Diagnostic>>, errors: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|some| note(errors, some)).ok()
}
