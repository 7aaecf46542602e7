//! The diagnostics that people are shown, when there are more than anybody reads.

use super::Severity;
use super::place::{Located, order};

/// How many diagnostics are shown.
const MOST: usize = 200;

/// Some diagnostics of a run, sorted by place.
#[derive(Debug)]
pub struct Shown<'d> {
    /// Errors rather than warnings, and those at the start of a file rather than at its end.
    pub located: Vec<Located<'d>>,
    errors_left: usize,
    warnings_left: usize,
}

impl<'d> Shown<'d> {
    /// The diagnostics to show of all that are `located`.
    pub fn of(mut located: Vec<Located<'d>>) -> Self {
        let mut left = Vec::new();
        if located.len() > MOST {
            located.sort_by_key(|located| located.diagnostic.severity);
            left = located.split_off(MOST);
            located.sort_by(|a, b| order(a).cmp(&order(b)));
        }
        let is_error = |located: &&Located<'_>| located.diagnostic.severity == Severity::Error;
        let errors_left = left.iter().filter(is_error).count();
        Self { located, errors_left, warnings_left: left.len() - errors_left }
    }

    /// How many are left out, in words, and the severity of the worst of them; `None` if all are
    /// shown.
    pub fn left_out(&self) -> Option<(Severity, String)> {
        let counts = [(Severity::Error, self.errors_left), (Severity::Warning, self.warnings_left)];
        let mut counts = counts.into_iter().filter(|(_, count)| *count > 0).peekable();
        let (worst, _) = *counts.peek()?;
        let counts = counts.map(|(severity, count)| {
            format!("{count} more {severity}{}", if count == 1 { "" } else { "s" })
        });
        let counts = counts.collect::<Vec<_>>().join(" and ");
        Some((worst, format!("{counts}; `check` and `audit` show all with --format json")))
    }
}
