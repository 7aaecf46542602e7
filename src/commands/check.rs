//! `reasonbook check`: shows what `generate` would change, and writes nothing.

use super::depfile;
use super::project::Project;
use super::{console, counted, exit_code, pipeline, undecided};
use crate::plan::Plan;

/// Shown by `--help`; tests run them.
pub const EXAMPLES: &str = "\
Examples:
  reasonbook check
  reasonbook check --catalogue docs/catalogue.yaml
  reasonbook check 2> drift.txt | git apply --allow-empty
  reasonbook check --depfile stamp.d --depfile-target stamp && touch stamp";

/// Runs the command; gives the exit code.
pub fn run(project: &mut Project, depfile: &depfile::Arguments) -> u8 {
    let plan = match pipeline::run(project) {
        Ok(plan) => plan,
        Err(errors) => return undecided(&errors, project),
    };
    if let Err(error) = depfile.of_check(project, &plan) {
        return undecided(&[error], project);
    }
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
