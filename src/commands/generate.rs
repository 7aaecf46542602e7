//! `reasonbook generate`: writes every output that is not what the catalogue says.

use super::project::{Project, unreadable};
use super::{CLEAN, FINDINGS, UNDECIDED, console, counted, pipeline};
use crate::disk::DiskError;
use crate::plan::{Change, Plan};

/// Runs the command; gives the exit code. With `prune`, orphans are removed.
pub fn run(project: &mut Project, prune: bool) -> u8 {
    let mut plan = match pipeline::run(project) {
        Ok(plan) => plan,
        Err(errors) => {
            console::diagnostics(&errors, &project.sources);
            return UNDECIDED;
        }
    };
    let refusals = plan.refusals();
    if !refusals.is_empty() {
        console::diagnostics(&refusals, &project.sources);
        console::say("nothing was written");
        return FINDINGS;
    }
    let orphans = if prune { std::mem::take(&mut plan.orphans) } else { Vec::new() };
    if let Err(error) = write(project, &plan, &orphans) {
        console::diagnostics(&[unreadable(&error)], &project.sources);
        console::say("files named above this were written; run it again for the others");
        return UNDECIDED;
    }
    let changed = plan.outputs.iter().filter(|output| !matches!(output.change, Change::None));
    let outputs = counted(plan.outputs.len(), "output");
    console::say(&format!("{} of {outputs} changed", changed.count()));
    plan.outputs.clear();
    let findings = plan.findings();
    console::diagnostics(&findings, &project.sources);
    if findings.is_empty() { CLEAN } else { FINDINGS }
}

fn write(project: &Project, plan: &Plan, orphans: &[String]) -> Result<(), DiskError> {
    for output in &plan.outputs {
        let done = match output.change {
            Change::None | Change::NotAdopted => continue,
            Change::Missing => "created",
            Change::Stale(_) => "updated",
        };
        project.folder.write(&output.path, &output.text)?;
        console::say(&format!("{done} {}", output.path));
    }
    for path in orphans {
        project.folder.remove(path)?;
        console::say(&format!("removed {path}"));
    }
    Ok(())
}
