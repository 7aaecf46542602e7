//! `reasonbook check`: shows what `generate` would change, and writes nothing.

use super::project::Project;
use super::{CLEAN, FINDINGS, UNDECIDED, console, counted, pipeline};
use crate::plan::Plan;

/// Runs the command; gives the exit code.
pub fn run(project: &mut Project) -> u8 {
    let plan = match pipeline::run(project) {
        Ok(plan) => plan,
        Err(errors) => {
            console::diagnostics(&errors, &project.sources);
            return UNDECIDED;
        }
    };
    for output in &plan.outputs {
        console::diff(&output.diff());
    }
    let findings = plan.findings();
    if findings.is_empty() {
        console::say(&format!("{} are up to date", counted(plan.outputs.len(), "output")));
        return CLEAN;
    }
    console::diagnostics(&findings, &project.sources);
    console::say(&summary(&plan, findings.len(), project));
    FINDINGS
}

/// What is to be mended, and with which command.
fn summary(plan: &Plan, findings: usize, project: &Project) -> String {
    let orphans = plan.orphans.len();
    let outputs = counted(plan.outputs.len(), "output");
    let stale = format!("{} of {outputs} not up to date", findings - orphans);
    if orphans == 0 {
        return format!("{stale}; to update, run: {}", project.command("generate"));
    }
    let command = project.command("generate --prune");
    format!("{stale}, {}; to update and remove, run: {command}", counted(orphans, "orphan"))
}
