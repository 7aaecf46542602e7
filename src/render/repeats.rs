//! Reports an error once, even if several outputs cause it because they share a template.

use crate::diagnostic::Diagnostic;

/// Adds errors to a list, except those that the list already has.
pub fn note(errors: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
    for error in more {
        let is_same =
            |known: &Diagnostic| known.place == error.place && known.message == error.message;
        if !errors.iter().any(is_same) {
            errors.push(error);
        }
    }
}

/// The value of a result. If it is an error, its diagnostics are added to `errors` with [`note`].
pub fn kept<T>(result: Result<T, Vec<Diagnostic>>, errors: &mut Vec<Diagnostic>) -> Option<T> {
    result.map_err(|more| note(errors, more)).ok()
}
