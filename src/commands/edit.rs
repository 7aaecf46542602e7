//! What all edits of the catalogue share: the diff, the files, and what is left to do.

use std::collections::HashMap;
use std::sync::Arc;

use clap::Args;

use super::console;
use super::exit::{Exit, Outcome, Trouble};
use super::generate::{self, Attempt};
use super::project::Project;
use crate::catalogue::{self, Catalogue, Target};
use crate::compare;
use crate::diagnostic::{Diagnostic, Files};
use crate::disk::Access;
use crate::edit::{self, Request};
use crate::lint::{self, Subject};
use crate::plan::{Drift, Planned};
use crate::splice::{self, ByHand};

/// What to do with an edit.
#[derive(Args)]
pub struct Options {
    /// Update the outputs too
    #[arg(long)]
    generate: bool,
    /// Show the diff and write nothing
    #[arg(long, conflicts_with = "generate")]
    dry_run: bool,
}

/// Makes a request with the catalogue at hand, and carries it out.
pub fn run(
    project: &mut Project,
    options: &Options,
    request: impl FnOnce(&mut Project, &Catalogue) -> Result<Request, Trouble>,
) -> Outcome {
    let done = carry_out(project, options, request)?;
    Ok(finish(project, options, &done))
}

/// The given release, or else the catalogue's own; none if it is empty.
pub fn since(given: Option<&str>, catalogue: &Catalogue) -> Option<String> {
    let since = given.or(catalogue.release.as_deref())?;
    Some(since.to_owned()).filter(|since| !since.is_empty())
}

/// Updates the outputs if that was asked for, and says what is left to do.
fn finish(project: &mut Project, options: &Options, done: &Done) -> Exit {
    let attempt =
        options.generate.then(|| generate::attempt(project, &generate::Arguments::default()));
    match attempt {
        // Generating has reported the lints already.
        Some(Attempt::Written(_)) => {}
        Some(Attempt::Not(_)) => {
            console::say(&format!("{} was written, the outputs were not", project.shown));
        }
        None => project.report(&done.found),
    }
    for line in by_hand(project, &done.catalogue, &done.name) {
        console::say(&line);
    }
    if !options.dry_run && !matches!(attempt, Some(Attempt::Written(_))) {
        let command = project.command("generate");
        console::say(&format!("to update the outputs, run: {command}"));
    }
    attempt.map_or_else(|| Exit::after(&done.found), Attempt::exit)
}

struct Done {
    /// The lints that the edit brought.
    found: Vec<Diagnostic>,
    /// The catalogue that the new text is.
    catalogue: Catalogue,
    /// The name of the entry that was edited.
    name: String,
}

fn carry_out(
    project: &mut Project,
    options: &Options,
    request: impl FnOnce(&mut Project, &Catalogue) -> Result<Request, Trouble>,
) -> Result<Done, Trouble> {
    let _lock = project.lock(Access::Write)?;
    let old = project.catalogue()?;
    let request = request(project, &old)?;
    let edited = edit::edit(&old, &request).require()?;
    let new = catalogue::load_files(&shown_as_edited(project, &old, &edited))?;
    let changes = changes(project, &old, &edited);
    for ChangedFile { planned, .. } in &changes {
        project.folder.read_own(&planned.path)?;
        console::diff(&planned.diff(&project.path_from_here(&planned.path)));
    }
    console::say_styled(compare::text(&compare::compare(&old, &new)).trim_end());
    for ChangedFile { shown, old, planned } in changes.iter().filter(|_| !options.dry_run) {
        let old = Some(old.as_bytes());
        project.folder.write(&planned.path, old, &planned.text)?;
        console::say(&format!("updated {}", project.path_from_here(shown)));
    }
    let found = new_lints(&Subject::new(&old), &Subject::new(&new));
    let name = match request {
        Request::Add(addition) => addition.name,
        Request::Rename(renaming) => renaming.to,
        Request::Deprecate(retirement) | Request::Remove(retirement) => retirement.name,
    };
    Ok(Done { found, name, catalogue: new })
}

/// The edited files by other names, which the project keeps for diagnostics.
fn shown_as_edited(project: &mut Project, old: &Catalogue, edited: &Files) -> Files {
    let mut shown = edited.clone();
    shown.rename(|file| {
        let is_same = old.files.iter().any(|old| old.name == file.name && old.text == file.text);
        if is_same {
            return Arc::clone(&file.name);
        }
        project.name_as_it_is(&format!("{} (edited)", project.path_from_here(&file.name)))
    });
    for file in shown.iter() {
        project.sources.insert(Arc::clone(&file.name), Arc::clone(&file.text));
    }
    shown
}

struct ChangedFile {
    shown: Arc<str>,
    old: Arc<str>,
    planned: Planned,
}

fn changes(project: &Project, old: &Catalogue, edited: &Files) -> Vec<ChangedFile> {
    let pairs = old.files.iter().zip(edited.iter()).filter(|(old, new)| old.text != new.text);
    pairs
        .map(|(old, new)| {
            let is_main = new.start == 0;
            let path = if is_main { project.file_name.clone() } else { new.name.to_string() };
            let drift = Drift::Stale(old.text.as_bytes().to_vec());
            let planned = Planned { path, text: new.text.to_string(), drift };
            ChangedFile { shown: Arc::clone(&new.name), old: Arc::clone(&old.text), planned }
        })
        .collect()
}

/// What a person has to change for an entry in `.proto` files whose comments alone are generated.
fn by_hand(project: &Project, catalogue: &Catalogue, name: &str) -> Vec<String> {
    let Some((kind, _, entry)) = catalogue.find(name) else { return Vec::new() };
    let mut lines = Vec::new();
    for output in &catalogue.outputs {
        if !matches!(output.target, Target::ProtoComments(..)) {
            continue;
        }
        // `check` reports what is wrong with the file.
        let Ok(Some(bytes)) = project.folder.read_own(&output.path) else { continue };
        let file = project.path_from_here(&output.path);
        let steps = splice::by_hand(kind, entry, output, &String::from_utf8_lossy(&bytes));
        let said = steps
            .into_iter()
            .map(|ByHand { what, line }| format!("by hand: {what} in {file}:{line}"));
        lines.extend(said);
    }
    lines
}

/// The lints of the new catalogue that the old one does not have. One with the same message about the same
/// words counts as old, as often as the old catalogue has it.
fn new_lints(old: &Subject<'_>, new: &Subject<'_>) -> Vec<Diagnostic> {
    let key = |one: &Diagnostic, subject: &Subject<'_>| {
        (one.message.clone(), subject.catalogue.files.words(&one.place).to_owned())
    };
    let mut known: HashMap<_, usize> = HashMap::new();
    for one in lint::lint(old, Vec::new()) {
        *known.entry(key(&one, old)).or_default() += 1;
    }
    let mut found = lint::lint(new, Vec::new());
    found.retain(|one| match known.get_mut(&key(one, new)) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        _ => true,
    });
    found
}
