//! The exit codes.

use std::process::ExitCode;

use crate::diagnostic::{Diagnostic, Severity};

/// What the help of every command says of them.
pub const HELP: &str = "\
Exit codes: 0 nothing to do, or done; 1 something is out of date or stands in the way; \
2 could not decide (usage, or an input that cannot be read or is not valid).";

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Nothing to do, or done.
    Clean,
    /// A person has something to do: CI fails.
    Findings,
    /// Nothing could be decided: wrong usage, or an input that cannot be read or is not valid.
    Undecided,
}

impl Exit {
    /// How a command ends that found this; warnings change nothing.
    pub fn after(found: &[Diagnostic]) -> Self {
        let errors = found.iter().any(|finding| finding.severity == Severity::Error);
        if errors { Self::Findings } else { Self::Clean }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Clean => 0,
            Exit::Findings => 1,
            Exit::Undecided => 2,
        })
    }
}
