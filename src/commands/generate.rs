//! `reasonbook generate`: writes every output that is not what the catalogue says.

use std::path::{Path, PathBuf};

use super::depfile;
use super::pipeline::{self, Outcome, Undecided};
use super::project::{Project, disk_trouble};
use super::{FINDINGS, UNDECIDED, console, counted, exit_code, undecided};
use crate::catalogue::Catalogue;
use crate::diagnostic::shown;
use crate::disk::{Access, Cleared, DiskError};
use crate::plan::{Change, Plan, Planned};
use crate::render;

/// Runs the command; gives the exit code. With `prune`, orphans are removed.
pub fn run(project: &mut Project, prune: bool, depfile: &depfile::Arguments) -> u8 {
    attempt(project, prune, depfile).unwrap_or_else(|code| {
        if code == FINDINGS {
            console::say(&format!("nothing{} was written", depfile.but_itself()));
        }
        code
    })
}

/// The same without a word where nothing was written; the exit code is an error then.
pub fn attempt(project: &mut Project, prune: bool, depfile: &depfile::Arguments) -> Result<u8, u8> {
    let _lock = match project.lock(Access::Write) {
        Ok(lock) => lock,
        Err(error) => return Err(undecided(&[error], project)),
    };
    let Outcome { catalogue, mut lints, plan } = pipeline::run(project);
    if let Some(catalogue) = catalogue {
        clear(project, &catalogue);
    }
    let mut plan = match plan {
        Ok(plan) => plan,
        Err(Undecided { errors, rest, .. }) => {
            lints.extend(errors.into_iter().chain(rest.refusals()));
            return Err(undecided(&lints, project));
        }
    };
    if let Err(error) = depfile.of_generate(project, &plan) {
        lints.push(error);
        return Err(undecided(&lints, project));
    }
    let refusals = plan.refusals();
    if !refusals.is_empty() {
        lints.extend(refusals);
        console::diagnostics(&lints, &project.sources);
        return Err(FINDINGS);
    }
    let orphans = if prune { std::mem::take(&mut plan.orphans) } else { Vec::new() };
    if !write(project, &plan, &orphans) {
        return Ok(UNDECIDED);
    }
    project.wrote(&plan);
    let outputs = counted(plan.outputs.len(), "output");
    console::say(&format!("{} of {outputs} changed", plan.stale()));
    lints.extend(plan.remaining());
    let findings = lints;
    console::diagnostics(&findings, &project.sources);
    Ok(exit_code(&findings))
}

/// Removes what runs that died have left behind, of outputs and of the catalogue. What cannot be removed is
/// in nobody's way.
fn clear(project: &Project, catalogue: &Catalogue) {
    let files = catalogue.outputs.iter().map(|output| output.path.as_str());
    let files = files.chain([project.file_name.as_str()]);
    let Cleared { files, failed } =
        project.folder.clear_unfinished(&project.file_name, files, &catalogue.owned);
    for path in files {
        console::say(&format!("removed {}, which a run that died left behind", shown(&path)));
    }
    for DiskError { path, error, .. } in failed {
        console::say(&format!("{path}, which a run that died left behind, stays: {error}"));
    }
}

/// One thing to do on the disk.
enum Step<'p> {
    Write(&'p Planned, &'static str, Option<&'p [u8]>),
    Remove(&'p Path),
}

/// Writes what differs and removes orphans; says what was done, and where it failed what was not.
fn write(project: &Project, plan: &Plan, orphans: &[PathBuf]) -> bool {
    let writes = plan.outputs.iter().filter_map(|output| match &output.change {
        Change::None | Change::NotAdopted(_) => None,
        Change::Missing => Some(Step::Write(output, "created", None)),
        Change::Stale(old) => Some(Step::Write(output, "updated", Some(old))),
    });
    let steps: Vec<_> = writes.chain(orphans.iter().map(|path| Step::Remove(path))).collect();
    for (done, step) in steps.iter().enumerate() {
        if let Err(error) = step.take(project) {
            let done = done + usize::from(error.is_in_place());
            if error.is_in_place() {
                console::say(&step.taken());
            }
            console::diagnostics(&[disk_trouble(&error)], &project.sources);
            steps.iter().skip(done).for_each(|step| console::say(&step.not_taken()));
            console::say(&format!(
                "stopped after {}; run it again for the rest",
                counted(done, "file")
            ));
            return false;
        }
        console::say(&step.taken());
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

    fn taken(&self) -> String {
        match self {
            Self::Write(output, done, _) => format!("{done} {}", output.path),
            Self::Remove(path) => format!("removed {}", shown(path)),
        }
    }

    fn not_taken(&self) -> String {
        match self {
            Self::Write(output, ..) => format!("not written: {}", output.path),
            Self::Remove(path) => format!("not removed: {}", shown(path)),
        }
    }
}
