//! `reasonbook generate`: writes every output that is not what the catalogue says.

use std::path::PathBuf;

use super::depfile;
use super::pipeline::{self, Outcome, Undecided};
use super::project::{Project, disk_trouble};
use super::{FINDINGS, UNDECIDED, console, counted, exit_code, undecided};
use crate::disk::DiskError;
use crate::plan::{Change, Plan};

/// Shown by `--help`; tests run them.
pub const EXAMPLES: &str = "\
Examples:
  reasonbook generate
  reasonbook generate --prune
  reasonbook generate --watch
  reasonbook generate --depfile build/reasons.d";

/// Runs the command; gives the exit code. With `prune`, orphans are removed.
pub fn run(project: &mut Project, prune: bool, depfile: &depfile::Arguments) -> u8 {
    let wait = || console::say("another run is at work here; waiting for it");
    // Without a catalogue there is nothing to lock, and the pipeline says so.
    let lock = project.folder.lock(&project.file_name, wait);
    if let Err(error) = lock.as_ref().map_err(disk_trouble)
        && project.folder.read(&project.file_name).is_ok_and(|text| text.is_some())
    {
        return undecided(&[error], project);
    }
    let Outcome { mut lints, plan } = pipeline::run(project);
    let mut plan = match plan {
        Ok(plan) => plan,
        Err(Undecided { errors, rest, .. }) => {
            lints.extend(errors.into_iter().chain(rest.refusals()));
            return undecided(&lints, project);
        }
    };
    if let Err(error) = depfile.of_generate(project, &plan) {
        lints.push(error);
        return undecided(&lints, project);
    }
    let refusals = plan.refusals();
    if !refusals.is_empty() {
        lints.extend(refusals);
        console::diagnostics(&lints, &project.sources);
        console::say("nothing was written");
        return FINDINGS;
    }
    let orphans = if prune { std::mem::take(&mut plan.orphans) } else { Vec::new() };
    let mut done = 0;
    if let Err(error) = write(project, &plan, &orphans, &mut done) {
        console::diagnostics(&[disk_trouble(&error)], &project.sources);
        console::say(&format!(
            "stopped after {}; run it again for the rest",
            counted(done, "file")
        ));
        return UNDECIDED;
    }
    project.wrote(&plan);
    let outputs = counted(plan.outputs.len(), "output");
    console::say(&format!("{} of {outputs} changed", plan.stale()));
    lints.extend(plan.remaining());
    let findings = lints;
    console::diagnostics(&findings, &project.sources);
    exit_code(&findings)
}

/// Writes what differs and removes orphans; counts in `done` what it has done so far.
fn write(
    project: &Project,
    plan: &Plan,
    orphans: &[PathBuf],
    done: &mut usize,
) -> Result<(), DiskError> {
    for output in &plan.outputs {
        let what = match output.change {
            Change::None | Change::NotAdopted(_) => continue,
            Change::Missing => "created",
            Change::Stale(_) => "updated",
        };
        project.folder.write(&output.path, &output.text)?;
        console::say(&format!("{what} {}", output.path));
        *done += 1;
    }
    for path in orphans {
        project.folder.remove(path)?;
        console::say(&format!("removed {}", path.display()));
        *done += 1;
    }
    Ok(())
}
