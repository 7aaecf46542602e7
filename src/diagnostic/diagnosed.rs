//! The return type of phases: a value and its diagnostics.

use super::Diagnostic;

/// All values, or all errors.
pub fn all_or_errors<T, E>(
    results: impl IntoIterator<Item = Result<T, E>>,
) -> Result<Vec<T>, Vec<E>> {
    let (mut values, mut errors) = (Vec::new(), Vec::new());
    for one in results {
        match one {
            Ok(value) => values.push(value),
            Err(error) => errors.push(error),
        }
    }
    if errors.is_empty() { Ok(values) } else { Err(errors) }
}

/// The result of a phase. A phase that can fail returns a `Diagnosed<Option<T>>`.
#[derive(Debug, Default)]
#[must_use]
pub struct Diagnosed<T> {
    /// The result.
    pub value: T,
    /// Diagnostics about the result, or the reasons why there is none.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Diagnosed<T> {
    /// Appends the diagnostics to `found`, and returns the value.
    pub fn gather(self, found: &mut Vec<Diagnostic>) -> T {
        found.extend(self.diagnostics);
        self.value
    }
}

impl<T> From<T> for Diagnosed<T> {
    fn from(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }
}
