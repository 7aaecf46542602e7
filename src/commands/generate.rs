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
use crate::diagnostic::shown;
use crate::disk::{Access, Cleared, DiskError};
use crate::plan::{Drift, Plan, Planned};
use crate::render;

/// What to do beside writing outputs.
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
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Attempt {
    /// The outputs were written; if the disk failed, perhaps not all of them.
    Written(Exit),
    /// Nothing was written.
    Not(Exit),
}

impl Attempt {
    /// How the command ends.
    pub fn exit(self) -> Exit {
        match self {
            Self::Written(exit) | Self::Not(exit) => exit,
        }
    }
}

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    if arguments.watch {
        watch::run(project, |project| once(project, arguments))
    } else {
        Ok(once(project, arguments))
    }
}

fn once(project: &mut Project, arguments: &Arguments) -> Exit {
    let attempt = attempt(project, arguments);
    if attempt == Attempt::Not(Exit::Findings) {
        console::say(&format!("nothing{} was written", arguments.depfile.but_itself()));
    }
    attempt.exit()
}

/// Generates, and reports what was found and done, except that nothing was written.
pub fn attempt(project: &mut Project, arguments: &Arguments) -> Attempt {
    let undecided = |project: &Project, errors: &[_]| {
        project.report(errors);
        Attempt::Not(Exit::Undecided)
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
        return Attempt::Not(Exit::Findings);
    }
    let orphans = if arguments.prune { std::mem::take(&mut plan.orphans) } else { Vec::new() };
    if !write(project, &plan, &orphans) {
        return Attempt::Written(Exit::Undecided);
    }
    project.wrote(&plan);
    let outputs = counted(plan.outputs.len(), "output");
    console::say(&format!("{} of {outputs} changed", plan.stale()));
    found.extend(plan.orphaned());
    project.report(&found);
    Attempt::Written(Exit::after(&found))
}

/// Removes the unfinished files that killed runs left beside outputs and the catalogue. Any that stays does
/// no harm.
fn clear(project: &Project, catalogue: &Catalogue) {
    let files = catalogue.outputs.iter().map(|output| output.path.as_str());
    let files = files.chain([project.file_name.as_str()]);
    let Cleared { files, failed } =
        project.folder.clear_unfinished(&project.file_name, files, &catalogue.owned);
    for path in files {
        let path = project.path_from_here(&shown(&path));
        console::say(&format!("removed {path}, left over from a run that died"));
    }
    for DiskError { path, error, .. } in failed {
        let path = project.path_from_here(&path);
        console::warn(&format!(
            "{path}, left over from a run that died, could not be removed: {error}"
        ));
    }
}

/// One thing to do on the disk.
enum Step<'p> {
    Write(&'p Planned, &'static str, Option<&'p [u8]>),
    Remove(&'p Path),
}

/// Writes what differs and removes orphans; reports what was done and, if that failed, what was not. Returns
/// whether all was done.
fn write(project: &Project, plan: &Plan, orphans: &[PathBuf]) -> bool {
    let writes = plan.outputs.iter().filter_map(|output| match &output.drift {
        Drift::None | Drift::NotAdopted => None,
        Drift::Missing => Some(Step::Write(output, "created", None)),
        Drift::Stale(old) => Some(Step::Write(output, "updated", Some(old))),
    });
    let steps: Vec<_> = writes.chain(orphans.iter().map(|path| Step::Remove(path))).collect();
    for (done, step) in steps.iter().enumerate() {
        if let Err(error) = step.take(project) {
            let done = done + usize::from(error.is_in_place());
            if error.is_in_place() {
                console::say(&step.taken(project));
            }
            project.report(&[error.into()]);
            steps.iter().skip(done).for_each(|step| console::warn(&step.not_taken(project)));
            console::warn(&format!(
                "stopped after {}; run it again for the rest",
                counted(done, "file")
            ));
            return false;
        }
        console::say(&step.taken(project));
    }
    true
}

impl Step<'_> {
    fn take(&self, project: &Project) -> Result<(), DiskError> {
        match self {
            Self::Write(output, _, old) => project.folder.write(&output.path, *old, &output.text),
            Self::Remove(path) => {
                let marker = render::marker(&project.file_name);
                let ours = |top: &[u8]| render::has_banner(top, &marker);
                project.folder.remove(path, render::TOP, &ours)
            }
        }
    }

    fn taken(&self, project: &Project) -> String {
        let path = self.path(project);
        match self {
            Self::Write(_, done, _) => format!("{done} {path}"),
            Self::Remove(_) => format!("removed {path}"),
        }
    }

    fn not_taken(&self, project: &Project) -> String {
        let path = self.path(project);
        match self {
            Self::Write(..) => format!("not written: {path}"),
            Self::Remove(_) => format!("not removed: {path}"),
        }
    }

    fn path(&self, project: &Project) -> String {
        match self {
            Self::Write(output, ..) => project.path_from_here(&output.path),
            Self::Remove(path) => project.path_from_here(&shown(path)),
        }
    }
}
