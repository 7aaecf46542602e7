//! Reports an error once, even if several outputs cause it because they share a template.

use crate::diagnostic::Diagnostic;

/// Adds errors to a list, except those that the list already has.
pub fn add_new(errors: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
    for error in more {
        let is_same =
            |known: &Diagnostic| known.place == error.place && known.message == error.message;
        if !errors.iter().any(is_same) {
            errors.push(error);
        }
    }
}

/// The value of a result. If it is an error, its diagnostics are added to `errors` with [`add_new`].
pub fn value_or_add<T>(
    result: Result<T, Vec<Diagnostic>>,
    errors: &mut Vec<Diagnostic>,
) -> Option<T> {
    result.map_err(|more| add_new(errors, more)).ok()
}
