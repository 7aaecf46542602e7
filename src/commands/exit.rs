//! The exit codes.

use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{Args, Command};

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

/// Reports a wrong command line as clap does. `A` has the arguments of the command.
pub fn usage<A: Args>(command: &'static str, message: &str) -> Exit {
    let command = Command::new(command).bin_name(format!("reasonbook {command}"));
    let _ = A::augment_args(command).error(ErrorKind::MissingRequiredArgument, message).print();
    Exit::Undecided
}
