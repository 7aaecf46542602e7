//! `reasonbook generate`: writes every output that is not what the catalogue says.

use std::path::{Path, PathBuf};

use clap::Args;

use super::console::{self, counted};
use super::depfile::Depfile;
use super::exit::{Exit, Outcome};
use super::pipeline::{self, Run, Verdict};
use super::project::Project;
use super::selection::Paths;
use super::watch;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, shown_path};
use crate::disk::{Access, DiskError};
use crate::plan::{Drift, Plan, Planned};
use crate::render;

/// What to do besides writing outputs.
#[derive(Args, Default)]
pub struct Arguments {
    #[command(flatten)]
    paths: Paths,
    /// Remove generated files in owned folders that belong to no output
    #[arg(long, conflicts_with = "paths")]
    prune: bool,
    /// Go on: generate again whenever the catalogue, a template or a file that is edited in place
    /// changes
    #[arg(long, conflicts_with = "depfile")]
    watch: bool,
    #[command(flatten)]
    depfile: Depfile,
}

/// The result of an attempt to generate.
#[derive(Clone, Copy)]
pub struct Attempt {
    /// How the command ends.
    pub exit: Exit,
    /// Whether outputs were written; if the disk failed, perhaps not all of them.
    pub wrote: bool,
}

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    if arguments.watch {
        watch::run(project, |project| once(project, arguments))
    } else {
        Ok(once(project, arguments))
    }
}

fn once(project: &mut Project, arguments: &Arguments) -> Exit {
    let Attempt { exit, wrote } = attempt(project, arguments);
    if exit == Exit::Findings && !wrote {
        console::say(&format!("nothing{} was written", arguments.depfile.but_itself()));
    }
    exit
}

/// Generates, and reports what was found and done, except that nothing was written.
pub fn attempt(project: &mut Project, arguments: &Arguments) -> Attempt {
    let undecided = |project: &Project, errors: &[_]| {
        project.report(errors);
        Attempt { exit: Exit::Undecided, wrote: false }
    };
    let _lock = match project.lock(Access::Write) {
        Ok(lock) => lock,
        Err(error) => return undecided(project, &[error]),
    };
    let Run { catalogue, mut plan, verdict, mut found, .. } =
        pipeline::run(project, &arguments.paths);
    if let Some(catalogue) = catalogue {
        clear(project, &catalogue);
    }
    if let Verdict::Undecided(_) = verdict {
        return undecided(project, &found);
    }
    if let Err(error) = arguments.depfile.of_generate(project, &plan) {
        found.push(error);
        return undecided(project, &found);
    }
    if let Verdict::Refused(_) = verdict {
        project.report(&found);
        return Attempt { exit: Exit::Findings, wrote: false };
    }
    let orphans = if arguments.prune { std::mem::take(&mut plan.orphans) } else { Vec::new() };
    if !write(project, &plan, &orphans, &mut found) {
        return Attempt { exit: Exit::Undecided, wrote: true };
    }
    project.wrote(&plan, &mut found);
    let outputs = counted(plan.outputs.len(), "output");
    console::say(&format!("{} of {outputs} changed", plan.stale()));
    found.extend(plan.orphaned());
    project.report(&found);
    Attempt { exit: Exit::after(&found), wrote: true }
}

/// Removes the unfinished files that killed runs left beside outputs and the catalogue. Any that stays does
/// no harm.
fn clear(project: &Project, catalogue: &Catalogue) {
    let outputs = catalogue.outputs.iter().map(|output| output.path.as_str());
    let included = catalogue.files.iter().skip(1).map(|file| file.name.as_ref());
    let files = outputs.chain([project.file_name.as_str()]).chain(included);
    let (files, failed) =
        project.folder.clear_unfinished(&project.file_name, files, &catalogue.owned);
    for path in files {
        let path = project.path_from_here(&shown_path(&path));
        console::say(&format!("removed {path}, left over from a run that died"));
    }
    for DiskError { path, error, .. } in failed {
        let path = project.path_from_here(&path);
        console::warn(&format!(
            "{path}, left over from a run that died, could not be removed: {error}"
        ));
    }
}

/// A change of a file.
enum Change<'p> {
    /// Write the output over these bytes, if there are any.
    Write(&'p Planned, Option<&'p [u8]>),
    Remove(&'p Path),
}

impl Change<'_> {
    fn carry_out(&self, project: &Project) -> Result<(), DiskError> {
        let folder = &project.folder;
        match self {
            Self::Write(output, old) => folder.write(&output.path, *old, &output.text),
            Self::Remove(path) => folder.remove(path, render::TOP, &|top| project.has_made(top)),
        }
    }

    fn path(&self, project: &Project) -> String {
        match self {
            Self::Write(output, _) => project.path_from_here(&output.path),
            Self::Remove(path) => project.path_from_here(&shown_path(path)),
        }
    }

    /// What was done to the file.
    fn done(&self) -> &'static str {
        match self {
            Self::Write(_, None) => "created",
            Self::Write(_, Some(_)) => "updated",
            Self::Remove(_) => "removed",
        }
    }

    fn not_done(&self) -> &'static str {
        match self {
            Self::Write(..) => "not written",
            Self::Remove(_) => "not removed",
        }
    }
}

/// Writes what differs and removes orphans, and says so. If the disk fails, reports that after `found`, and
/// what was not done. Returns whether all was done.
fn write(project: &Project, plan: &Plan, orphans: &[PathBuf], found: &mut Vec<Diagnostic>) -> bool {
    let writes = plan.outputs.iter().filter_map(|output| match &output.drift {
        Drift::None | Drift::NotAdopted => None,
        Drift::Missing => Some(Change::Write(output, None)),
        Drift::Stale(old) => Some(Change::Write(output, Some(old))),
    });
    let changes: Vec<_> = writes.chain(orphans.iter().map(|path| Change::Remove(path))).collect();
    for (index, change) in changes.iter().enumerate() {
        let failed = change.carry_out(project).err();
        let is_done = failed.as_ref().is_none_or(DiskError::is_in_place);
        if is_done {
            console::say(&format!("{} {}", change.done(), change.path(project)));
        }
        let Some(error) = failed else { continue };
        let count = index + usize::from(is_done);
        found.push(error.into());
        project.report(found);
        for change in changes.iter().skip(count) {
            console::warn(&format!("{}: {}", change.not_done(), change.path(project)));
        }
        let files = counted(count, "file");
        console::warn(&format!("stopped after {files}; run it again for the rest"));
        return false;
    }
    true
}
