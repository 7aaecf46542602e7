//! `reasonbook compare`: what changed since another catalogue, and whether that breaks users.

use std::sync::Arc;

use clap::{ArgGroup, Args, ValueEnum};

use super::console;
use super::exit::Exit;
use super::project::Project;
use crate::catalogue::{self, Catalogue};
use crate::compare::{self, Change};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::git::{self, GitError};

/// What to compare with, and how to say it.
#[derive(Args)]
#[command(group(ArgGroup::new("with").required(true).args(["old", "against"])))]
pub struct Arguments {
    /// The catalogue as it was, in a file
    old: Option<String>,
    /// The catalogue as it stood in a git revision
    #[arg(long, value_name = "REV")]
    against: Option<String>,
    /// How to say what changed
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// Lines for people
    Text,
    /// A list for a changelog
    Markdown,
    /// A document for programs
    Json,
}

/// Runs the command.
pub fn run(project: &mut Project, arguments: &Arguments) -> Exit {
    let (old, new) = match both(project, arguments) {
        Ok(both) => both,
        Err(errors) => return project.undecided(&errors),
    };
    let changes = compare::compare(&old, &new);
    match arguments.format {
        Format::Text => console::show(&compare::text(&changes)),
        Format::Markdown => console::answer(&compare::markdown(&changes)),
        Format::Json => console::json(&compare::json(&old.file, &new.file, &changes)),
    }
    let breaking = changes.iter().filter(|change| change.breaking).count();
    console::say(&summary(&changes, breaking));
    if breaking > 0 { Exit::Findings } else { Exit::Clean }
}

fn summary(changes: &[Change], breaking: usize) -> String {
    match (changes.len(), breaking) {
        (0, _) => "nothing changed".to_owned(),
        (all, 0) => format!("{}, none breaking", console::counted(all, "change")),
        (all, breaking) => format!("{}, {breaking} breaking", console::counted(all, "change")),
    }
}

/// The old catalogue and the new one, or everything that is wrong with either.
fn both(
    project: &mut Project,
    arguments: &Arguments,
) -> Result<(Catalogue, Catalogue), Vec<Diagnostic>> {
    let new = project.catalogue();
    let old = match (&arguments.old, &arguments.against) {
        (Some(path), _) => old_file(project, path),
        (None, revision) => old_revision(project, revision.as_deref().unwrap_or_default()),
    };
    match (old, new) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (old, new) => Err([old.err(), new.err()].into_iter().flatten().flatten().collect()),
    }
}

fn old_file(project: &mut Project, path: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    let mut old = Project::find(Some(path)).map_err(|error| vec![*error])?;
    let loaded = old.catalogue();
    project.sources.extend(old.sources);
    loaded
}

/// The catalogue as it stood in a git revision.
pub fn old_revision(project: &mut Project, revision: &str) -> Result<Catalogue, Vec<Diagnostic>> {
    let shown: Arc<str> = Arc::from(format!("{revision}:{}", project.shown));
    let bytes = git::file_in(&project.path, &project.file_name, revision)
        .map_err(|error| vec![trouble(&error, revision, &shown)])?;
    let text = project.text(Arc::clone(&shown), bytes).map_err(|error| vec![error])?;
    catalogue::load(&shown, &text)
}

/// What git says, as a diagnostic.
fn trouble(error: &GitError, revision: &str, shown: &Arc<str>) -> Diagnostic {
    let (message, help, note) = match error {
        GitError::NoGit(error) => (format!("git does not run: {error}"), "install git", None),
        GitError::NoRepository(note) => (
            "the catalogue is in no git repository".to_owned(),
            "go to a clone of its repository",
            Some(note),
        ),
        GitError::UnknownRevision => (
            format!("there is no revision `{revision}`"),
            "fetch it first; a checkout in CI may hold one revision alone",
            None,
        ),
        GitError::NoFile(note) => (
            format!("the revision `{revision}` has no such catalogue"),
            "name a revision that has it",
            Some(note),
        ),
    };
    let mut diagnostic =
        Diagnostic::new(codes::NO_OLD_CATALOGUE, Place::File(Arc::clone(shown)), message)
            .with_help(help);
    diagnostic.notes.extend(note.filter(|note| !note.is_empty()).cloned());
    diagnostic
}
