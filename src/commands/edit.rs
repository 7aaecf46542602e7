//! What all edits of the catalogue share: the diff, the files, and what is left to do.

use std::collections::HashMap;
use std::sync::Arc;

use clap::Args;

use super::console;
use super::exit::{Exit, Outcome, Trouble};
use super::generate;
use super::project::Project;
use crate::catalogue::{Catalogue, Target};
use crate::compare;
use crate::diagnostic::{Diagnostic, Files};
use crate::disk::{Access, DiskError};
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

/// Updates the outputs if that was asked for, and says what is left to do.
fn finish(project: &mut Project, options: &Options, done: &Done) -> Exit {
    let attempt =
        options.generate.then(|| generate::attempt(project, &generate::Arguments::default()));
    let wrote = attempt.is_some_and(|attempt| attempt.wrote);
    if attempt.is_none() {
        // An attempt reports the lints itself.
        project.report(&done.found);
    } else if !wrote {
        console::warn(&format!("{} was written, the outputs were not", project.shown));
    }
    for line in by_hand(project, &done.catalogue, &done.name) {
        console::warn(&line);
    }
    if !options.dry_run && !wrote {
        let command = project.command("generate");
        console::say(&format!("to update the outputs, run: {command}"));
    }
    attempt.map_or_else(|| Exit::after(&done.found), |attempt| attempt.exit)
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
    let new = edit::edit(&old, &request, |file, text| shown_as_edited(project, file, text))?;
    let changes = changes(project, &old.files, &new.files);
    for planned in &changes {
        // No diff is shown of a file that could not be written, such as a link.
        project.folder.read_own(&planned.path)?;
        console::diff(&planned.diff(&project.path_from_here(&planned.path)));
    }
    console::say_styled(compare::text(&compare::compare(&old, &new)).trim_end());
    if !options.dry_run {
        write(project, &changes)?;
    }
    let found = new_lints(&Subject::new(&old), &Subject::new(&new));
    let name = match request {
        Request::Add(addition) => addition.name,
        Request::Rename(renaming) => renaming.to,
        Request::Deprecate(retirement) | Request::Remove(retirement) => retirement.name,
    };
    Ok(Done { found, name, catalogue: new })
}

/// Writes all files of an edit, or none: if one cannot be written, those before it get their old text back.
fn write(project: &Project, changes: &[Planned]) -> Result<(), Trouble> {
    for (index, Planned { path, text, drift }) in changes.iter().enumerate() {
        let Drift::Stale(old) = drift else { continue };
        let Err(error) = project.folder.write(path, Some(old), text) else { continue };
        let written = changes.iter().take(index + usize::from(error.is_in_place()));
        let put_back = written.filter_map(|change| put_back(project, change).err());
        let errors = [error].into_iter().chain(put_back).map(Diagnostic::from);
        return Err(errors.collect::<Vec<_>>().into());
    }
    for Planned { path, .. } in changes {
        console::say(&format!("updated {}", project.path_from_here(path)));
    }
    Ok(())
}

/// Gives a file its old text back, unless somebody else has changed it since.
fn put_back(project: &Project, written: &Planned) -> Result<(), DiskError> {
    let Drift::Stale(old) = &written.drift else { return Ok(()) };
    let old = String::from_utf8_lossy(old);
    project.folder.write(&written.path, Some(written.text.as_bytes()), &old)
}

/// The name of an edited file in diagnostics; the project keeps its text for them.
fn shown_as_edited(project: &mut Project, file: &str, text: &Arc<str>) -> Arc<str> {
    let name = project.name_as_it_is(&format!("{} (edited)", project.path_from_here(file)));
    project.sources.insert(Arc::clone(&name), Arc::clone(text));
    name
}

fn changes(project: &Project, old: &Files, new: &Files) -> Vec<Planned> {
    let pairs = old.iter().zip(new.iter()).filter(|(old, new)| old.text != new.text);
    pairs
        .map(|(old, new)| {
            let is_main = new.start == 0;
            let path = if is_main { project.file_name.clone() } else { old.name.to_string() };
            let drift = Drift::Stale(old.text.as_bytes().to_vec());
            Planned { path, text: new.text.to_string(), drift }
        })
        .collect()
}

/// The steps that a person has to take for an entry in `.proto` files of which only comments are generated.
fn by_hand(project: &Project, catalogue: &Catalogue, name: &str) -> Vec<String> {
    let Some((id, entry)) = catalogue.find(name) else { return Vec::new() };
    let mut lines = Vec::new();
    for output in &catalogue.outputs {
        if !matches!(output.target, Target::ProtoComments(..)) {
            continue;
        }
        // `check` reports what is wrong with the file.
        let Ok(Some(bytes)) = project.folder.read_own(&output.path) else { continue };
        let file = project.path_from_here(&output.path);
        let steps = splice::by_hand(id.kind, entry, output, &String::from_utf8_lossy(&bytes));
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
