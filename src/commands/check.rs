//! `reasonbook check`: shows what `generate` would change, and writes nothing.

use super::project::Project;
use super::{console, counted, exit_code, pipeline, undecided};
use crate::disk::Access;
use crate::plan::Plan;

/// Runs the command; gives the exit code.
pub fn run(project: &mut Project) -> u8 {
    // Beside a run that writes, some files would be old and some new.
    let _lock = match project.lock(Access::Read) {
        Ok(lock) => lock,
        Err(error) => return undecided(&[error], project),
    };
    let planned = pipeline::load(project).and_then(|catalogue| pipeline::plan(project, &catalogue));
    let plan = match planned {
        Ok(plan) => plan,
        Err(errors) => return undecided(&errors, project),
    };
    for output in &plan.outputs {
        console::diff(&output.diff());
    }
    let findings = plan.findings();
    console::diagnostics(&findings, &project.sources);
    console::say(&summary(&plan, project));
    exit_code(&findings)
}

/// What is to be mended, and with which command.
fn summary(plan: &Plan, project: &Project) -> String {
    let outputs = counted(plan.outputs.len(), "output");
    let stale = format!("{} of {outputs} not up to date", plan.stale());
    let orphans = plan.orphans.len();
    let refusals = plan.refusals().len();
    if refusals > 0 {
        let what = counted(refusals, "finding");
        return format!("{stale}; {what} above must be settled by hand first");
    }
    if orphans > 0 {
        let command = project.command("generate --prune");
        return format!(
            "{stale}, {}; to update and remove, run: {command}",
            counted(orphans, "orphan")
        );
    }
    if plan.stale() > 0 {
        return format!("{stale}; to update, run: {}", project.command("generate"));
    }
    let are = if plan.outputs.len() == 1 { "is" } else { "are" };
    format!("{outputs} {are} up to date")
}
