//! What a phase returns: a value, and its diagnostics.

use super::Diagnostic;

/// What a phase made, and the diagnostics that came with it.
///
/// If there may be no value, it is an `Option`.
#[derive(Debug, Default)]
pub struct Diagnosed<T> {
    /// What was made.
    pub value: T,
    /// What was found on the way, or why there is no value.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Diagnosed<T> {
    /// The value alone; its diagnostics join others.
    pub fn gather(self, found: &mut Vec<Diagnostic>) -> T {
        found.extend(self.diagnostics);
        self.value
    }
}

impl<T> Diagnosed<Option<T>> {
    /// The value, or why there is none. Diagnostics that come with a value are dropped, so this is for
    /// phases that have some only when they fail.
    ///
    /// # Errors
    ///
    /// Where there is no value.
    pub fn require(self) -> Result<T, Vec<Diagnostic>> {
        self.value.ok_or(self.diagnostics)
    }
}

impl<T> From<T> for Diagnosed<T> {
    fn from(value: T) -> Self {
        Self { value, diagnostics: Vec::new() }
    }
}

impl<T> From<Result<T, Vec<Diagnostic>>> for Diagnosed<Option<T>> {
    fn from(result: Result<T, Vec<Diagnostic>>) -> Self {
        match result {
            Ok(value) => Some(value).into(),
            Err(diagnostics) => Self { value: None, diagnostics },
        }
    }
}
