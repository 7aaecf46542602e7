//! The command line: what can be asked for, where answers go, and the exit codes.

mod check;
mod compare;
mod console;
mod generate;
mod limits;
mod pipeline;
mod project;
mod schema;

use std::process::ExitCode;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::diagnostic::{Diagnostic, Severity, Sources};
use project::Project;

/// Nothing to do, or done.
const CLEAN: u8 = 0;
/// Something is to be done by a person: CI fails.
const FINDINGS: u8 = 1;
/// Nothing could be decided: wrong usage, or an input that cannot be read or is not valid.
const UNDECIDED: u8 = 2;

#[derive(Parser)]
#[command(name = "reasonbook", version, about, after_help = EXIT_CODES)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

const EXIT_CODES: &str = "\
Exit codes: 0 nothing to do, or done; 1 something is out of date or stands in the way; \
2 could not decide (usage, or an input that cannot be read or is not valid).";

#[derive(Args)]
struct Common {
    /// The catalogue; by default `catalogue.yaml` here or in the nearest parent folder
    #[arg(long, value_name = "FILE", global = true)]
    catalogue: Option<String>,
    /// When to use colour; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    color: Color,
}

#[derive(Subcommand)]
enum Command {
    /// Write every output that is not what the catalogue says
    Generate {
        /// Remove generated files in owned folders that no output explains
        #[arg(long)]
        prune: bool,
    },
    /// Show what `generate` would change, as a diff that `git apply` takes; write nothing
    Check,
    /// Say what changed since another catalogue, and whether that breaks users
    Compare(compare::Arguments),
    /// Print the format of the catalogue as a JSON Schema, for editors
    Schema,
}

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let CommandLine { command, common } = CommandLine::parse();
    match common.color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
    .write_global();
    ExitCode::from(match command {
        Command::Generate { prune } => on(&common, |project| generate::run(project, prune)),
        Command::Check => on(&common, check::run),
        Command::Compare(arguments) => on(&common, |project| compare::run(project, &arguments)),
        Command::Schema => schema::run(),
    })
}

/// Runs a command on the project of the catalogue that was asked for.
fn on(common: &Common, command: impl FnOnce(&mut Project) -> u8) -> u8 {
    match Project::find(common.catalogue.as_deref()) {
        Ok(mut project) => command(&mut project),
        Err(error) => {
            console::diagnostics(&[*error], &Sources::new());
            UNDECIDED
        }
    }
}

/// Says why nothing could be decided; gives the exit code for it.
fn undecided(errors: &[Diagnostic], project: &Project) -> u8 {
    console::diagnostics(errors, &project.sources);
    UNDECIDED
}

/// The exit code for what was found: warnings stand in nobody's way.
fn exit_code(findings: &[Diagnostic]) -> u8 {
    let errors = findings.iter().any(|finding| finding.severity == Severity::Error);
    if errors { FINDINGS } else { CLEAN }
}

/// A number of things in words: `1 output`, `2 outputs`.
fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
