//! `reasonbook check`: shows what `generate` would change, and writes nothing.

use clap::Args;

use super::console::{self, counted};
use super::depfile::Depfile;
use super::exit::{Exit, Outcome};
use super::format::Format;
use super::pipeline::{self, Run, Verdict};
use super::project::Project;
use super::selection::Paths;
use crate::diagnostic::Severity;
use crate::disk::Access;
use crate::plan::Plan;

/// How to report what was found.
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    paths: Paths,
    /// How to say what was found; all but `human` go to standard output, without a diff
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub format: Format,
    /// What to take for an error: only `warnings` can be
    #[arg(long, value_name = "WHAT", value_parser = ["warnings"])]
    deny: Option<String>,
    #[command(flatten)]
    depfile: Depfile,
}

pub fn run(project: &mut Project, arguments: &Arguments) -> Outcome {
    let Arguments { paths, format, deny, depfile } = arguments;
    // While another run writes, some files are old and some new.
    let _lock = project.lock(Access::Read)?;
    let Run { mut plan, mut verdict, mut found, compared, .. } = pipeline::run(project, paths);
    if !matches!(verdict, Verdict::Undecided(_))
        && let Err(error) = depfile.of_check(project, &plan)
    {
        found.push(error);
        (plan, verdict) = (Plan::default(), Verdict::Undecided(0));
    }
    found.extend(plan.findings(&project.command("generate")));
    if deny.is_some() {
        for finding in &mut found {
            finding.severity = Severity::Error;
        }
    }
    // If one output is refused, `generate` writes nothing, so there is no diff to apply either.
    let is_shown = verdict == Verdict::Clear && matches!(format, Format::Human);
    let where_git_takes_it = if is_shown { show(&plan, project) } else { None };
    format.report(&found, Some(project));
    if let Some(summary) = summary(&plan, verdict, compared, project) {
        console::say(&summary);
    }
    // A person at a terminal reads the diff; a program may hand it to git.
    if let Some(line) = where_git_takes_it.filter(|_| !console::is_shown()) {
        console::say(&line);
    }
    let is_undecided = matches!(verdict, Verdict::Undecided(_));
    Ok(if is_undecided { Exit::Undecided } else { Exit::after(&found) })
}

/// How many bytes of diffs are shown. A few lines of a template can make many large files.
const LONGEST_DIFFS: usize = 64 << 20;

/// Shows the diff of every output. Says of one that leads out of the current folder where git takes it.
fn show(plan: &Plan, project: &Project) -> Option<String> {
    let (mut leads_out, mut left, mut hidden) = (false, LONGEST_DIFFS, 0);
    for output in &plan.outputs {
        let path = project.path_from_here(&output.path);
        let diff = output.diff(&path);
        // Half a diff could not be applied.
        let Some(rest) = left.checked_sub(diff.len()) else {
            hidden += 1;
            continue;
        };
        left = rest;
        leads_out |= !diff.is_empty() && path.starts_with("../");
        console::diff(&diff);
    }
    if hidden > 0 {
        let (what, are) = (counted(hidden, "diff"), if hidden == 1 { "is" } else { "are" });
        let most = LONGEST_DIFFS >> 20;
        console::warn(&format!("{what} {are} not shown: all take more than {most} MiB"));
    }
    let folder = project.path_from_here("");
    leads_out.then(|| {
        format!(
            "git does not apply diffs to files outside the current folder; \
             for a diff that it applies, run this in {folder}"
        )
    })
}

/// The last line of the report, where so many hand-written files were compared; none if nothing is known
/// of the outputs.
fn summary(plan: &Plan, verdict: Verdict, compared: usize, project: &Project) -> Option<String> {
    match verdict {
        Verdict::Undecided(unknown) => partial_summary(plan, unknown),
        Verdict::Refused(refusals) => Some(refused_summary(plan, refusals)),
        Verdict::Clear => Some(match compared {
            0 => clear_summary(plan, project),
            _ if plan.outputs.is_empty() && plan.orphans.is_empty() => read_summary(compared),
            _ => format!("{}; {}", read_summary(compared), clear_summary(plan, project)),
        }),
    }
}

/// What is known of the outputs, if anything is.
fn partial_summary(plan: &Plan, unknown: usize) -> Option<String> {
    let known = Some(plan.outputs.len()).filter(|known| *known > 0)?;
    let outputs = counted(known + unknown, "output");
    let state = match plan.stale() {
        0 => format!("{known} of {outputs} up to date"),
        stale => format!("{stale} of {outputs} not up to date"),
    };
    let rest = if unknown > 0 { format!(", {unknown} not known") } else { String::new() };
    Some(format!("{state}{rest}; the errors above come first"))
}

/// How many outputs are not up to date, if any is not.
fn stale(plan: &Plan) -> Option<String> {
    let outputs = counted(plan.outputs.len(), "output");
    (plan.stale() > 0).then(|| format!("{} of {outputs} not up to date", plan.stale()))
}

/// What a person has to settle first.
fn refused_summary(plan: &Plan, refusals: usize) -> String {
    let (what, are) = (counted(refusals, "finding"), if refusals == 1 { "is" } else { "are" });
    let first = format!("nothing can be written before {what} above {are} resolved by hand");
    match stale(plan) {
        Some(stale) => format!("{stale}; {first}"),
        None => first,
    }
}

/// How many hand-written files were compared.
fn read_summary(compared: usize) -> String {
    let was = if compared == 1 { "was" } else { "were" };
    format!("{} {was} compared with the catalogue", counted(compared, "file"))
}

/// What is out of date, and the command that fixes it.
fn clear_summary(plan: &Plan, project: &Project) -> String {
    let orphans = (!plan.orphans.is_empty()).then(|| counted(plan.orphans.len(), "orphan"));
    let (generate, prune) = (project.command("generate"), project.command("generate --prune"));
    match (stale(plan), orphans) {
        (Some(stale), Some(orphans)) => {
            format!("{stale}, {orphans}; to update and remove, run: {prune}")
        }
        (None, Some(orphans)) => format!("{orphans}; to remove, run: {prune}"),
        (Some(stale), None) => format!("{stale}; to update, run: {generate}"),
        (None, None) => {
            let outputs = counted(plan.outputs.len(), "output");
            let are = if plan.outputs.len() == 1 { "is" } else { "are" };
            format!("{outputs} {are} up to date")
        }
    }
}
