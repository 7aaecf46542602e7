//! `reasonbook compare`: what changed since another catalogue, and whether that breaks users.

use clap::{ArgGroup, Args, ValueEnum};

use super::console;
use super::exit::{Exit, Outcome};
use super::project::Project;
use super::version::Version;
use crate::catalogue::Catalogue;
use crate::compare::{self, CatalogueChange};
use crate::diagnostic::Diagnostic;

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

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    let (old, new) = both(project, arguments)?;
    let changes = compare::compare(&old, &new);
    match arguments.format {
        Format::Text => console::show_styled(&compare::text(&changes)),
        Format::Markdown => console::show(&compare::markdown(&changes)),
        Format::Json => {
            console::json(&compare::json(&old.files.main().name, &new.files.main().name, &changes))
        }
    }
    let breaking = changes.iter().filter(|change| change.breaking).count();
    console::say(&summary(&changes, breaking));
    Ok(if breaking > 0 { Exit::Findings } else { Exit::Clean })
}

fn summary(changes: &[CatalogueChange], breaking: usize) -> String {
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
        (Some(path), _) => Version::InFile(path),
        (None, revision) => Version::AtRevision(revision.as_deref().unwrap_or_default()),
    };
    match (old.load(project), new) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (old, new) => Err([old.err(), new.err()].into_iter().flatten().flatten().collect()),
    }
}
