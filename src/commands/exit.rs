//! How commands end: the exit codes, and why a command could do nothing.

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

/// How a command ended, or why it could do nothing.
pub type Outcome = Result<Exit, Trouble>;

/// Why a command could do nothing.
pub enum Trouble {
    /// The command line does not say what is needed.
    Usage(clap::Error),
    /// Something is wrong with an input, or with what was asked of it.
    Diagnostics(Vec<Diagnostic>),
}

impl From<clap::Error> for Trouble {
    fn from(error: clap::Error) -> Self {
        Self::Usage(error)
    }
}

impl From<Vec<Diagnostic>> for Trouble {
    fn from(diagnostics: Vec<Diagnostic>) -> Self {
        Self::Diagnostics(diagnostics)
    }
}

impl<E: Into<Diagnostic>> From<E> for Trouble {
    fn from(error: E) -> Self {
        Self::Diagnostics(vec![error.into()])
    }
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
