//! `reasonbook check`: shows what `generate` would change, and writes nothing.

use super::depfile;
use super::format::Format;
use super::pipeline::{self, Outcome, Undecided};
use super::project::Project;
use super::{UNDECIDED, console, counted, exit_code};
use crate::diagnostic::{Diagnostic, Severity};
use crate::disk::Access;
use crate::plan::Plan;

/// Runs the command; gives the exit code. With `deny_warnings`, warnings are errors.
pub fn run(
    project: &mut Project,
    format: Format,
    deny_warnings: bool,
    depfile: &depfile::Arguments,
) -> u8 {
    // Beside a run that writes, some files would be old and some new.
    let _lock = match project.lock(Access::Read) {
        Ok(lock) => lock,
        Err(error) => {
            format.report(&[error], project);
            return UNDECIDED;
        }
    };
    let Outcome { lints, mut plan, .. } = pipeline::run(project);
    if let Ok(made) = &plan
        && let Err(error) = depfile.of_check(project, made)
    {
        plan = Err(vec![error].into());
    }
    let mut findings = lints;
    match &plan {
        Ok(plan) => findings.extend(plan.findings()),
        Err(Undecided { errors, rest, .. }) => {
            findings.extend(errors.iter().cloned().chain(rest.findings()));
        }
    }
    if deny_warnings {
        findings.iter_mut().for_each(deny);
    }
    if let Ok(plan) = &plan
        && matches!(format, Format::Human)
    {
        show_diffs(plan);
    }
    format.report(&findings, project);
    match &plan {
        Ok(plan) => {
            console::say(&summary(plan, project));
            exit_code(&findings)
        }
        Err(undecided) => {
            if let Some(summary) = partial_summary(undecided) {
                console::say(&summary);
            }
            UNDECIDED
        }
    }
}

fn deny(diagnostic: &mut Diagnostic) {
    diagnostic.severity = Severity::Error;
}

/// Shows the diffs of all outputs, or of none: while one is refused, `generate` writes nothing, and
/// neither shall who applies the diffs.
fn show_diffs(plan: &Plan) {
    if plan.refusals().is_empty() {
        plan.outputs.iter().for_each(|output| console::diff(&output.diff()));
    }
}

/// What is known where not all is; nothing where nothing is.
fn partial_summary(Undecided { rest, others, .. }: &Undecided) -> Option<String> {
    let known = Some(rest.outputs.len()).filter(|known| *known > 0)?;
    let outputs = counted(known + others, "output");
    let state = match rest.stale() {
        0 => format!("{known} of {outputs} up to date"),
        stale => format!("{stale} of {outputs} not up to date"),
    };
    let unknown = if *others > 0 { format!(", {others} not known") } else { String::new() };
    Some(format!("{state}{unknown}; the errors above come first"))
}

/// What is to be mended, and with which command.
fn summary(plan: &Plan, project: &Project) -> String {
    let outputs = counted(plan.outputs.len(), "output");
    let stale = (plan.stale() > 0).then(|| format!("{} of {outputs} not up to date", plan.stale()));
    let refusals = plan.refusals().len();
    if refusals > 0 {
        let (what, are) = (counted(refusals, "finding"), if refusals == 1 { "is" } else { "are" });
        let first = format!("nothing can be written before {what} above {are} settled by hand");
        return match stale {
            Some(stale) => format!("{stale}; {first}"),
            None => first,
        };
    }
    if !plan.orphans.is_empty() {
        let (orphans, command) =
            (counted(plan.orphans.len(), "orphan"), project.command("generate --prune"));
        return match stale {
            Some(stale) => format!("{stale}, {orphans}; to update and remove, run: {command}"),
            None => format!("{orphans}; to remove, run: {command}"),
        };
    }
    if let Some(stale) = stale {
        return format!("{stale}; to update, run: {}", project.command("generate"));
    }
    let are = if plan.outputs.len() == 1 { "is" } else { "are" };
    format!("{outputs} {are} up to date")
}
