//! `reasonbook check`: shows what `generate` would change, and writes nothing but a depfile that was asked for.

use clap::Args;

use super::console::{self, are, counted};
use super::depfile::Depfile;
use super::exit::{Exit, Outcome};
use super::format::ReportFormat;
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
    pub format: ReportFormat,
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
    let generate = format!("run `{}`", project.command("generate"));
    found.extend(plan.findings(&match verdict {
        Verdict::Clear => generate,
        _ => format!("{generate} once the other errors are resolved"),
    }));
    if deny.is_some() {
        for finding in &mut found {
            finding.severity = Severity::Error;
        }
    }
    // If one output is refused, `generate` writes nothing, so there is no diff to apply either.
    let is_shown = verdict == Verdict::Clear && matches!(format, ReportFormat::Human);
    let where_git_takes_it = if is_shown { show(&plan, project) } else { None };
    format.report(&found, Some(project));
    if let Some(summary) = summary(&plan, verdict, compared, project) {
        console::say(&summary);
    }
    // A person at a terminal reads the diff; a program may hand it to git.
    if let Some(line) = where_git_takes_it.filter(|_| !console::is_shown()) {
        console::warn(&line);
    }
    let is_undecided = matches!(verdict, Verdict::Undecided(_));
    Ok(if is_undecided { Exit::Undecided } else { Exit::after(&found) })
}

/// How many bytes of diffs are shown. A few lines of a template can make many large files.
const LONGEST_DIFFS: usize = 64 << 20;

/// Shows the diff of every output. If one is outside the current folder, returns a line that says where git
/// applies it.
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
        let (what, are) = (counted(hidden, "diff"), are(hidden));
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

/// The last line of the report; none if nothing is known of the outputs. `compared` is the number of
/// hand-written files that were compared.
fn summary(plan: &Plan, verdict: Verdict, compared: usize, project: &Project) -> Option<String> {
    let known = plan.outputs.len();
    let was = if compared == 1 { "was" } else { "were" };
    let read = format!("{} {was} compared with the catalogue", counted(compared, "file"));
    Some(match verdict {
        Verdict::Undecided(_) if known == 0 => return None,
        Verdict::Undecided(unknown) => {
            let outputs = counted(known + unknown, "output");
            let state =
                stale(plan, unknown).unwrap_or_else(|| format!("{known} of {outputs} up to date"));
            let rest = if unknown > 0 { format!(", {unknown} not known") } else { String::new() };
            format!("{state}{rest}; the errors above come first")
        }
        Verdict::Refused(refusals) => {
            let (what, are) = (counted(refusals, "finding"), are(refusals));
            let first =
                format!("nothing can be written before {what} above {are} resolved by hand");
            stale(plan, 0).into_iter().chain([first]).collect::<Vec<_>>().join("; ")
        }
        Verdict::Clear if compared == 0 => clear_summary(plan, project),
        Verdict::Clear if known == 0 && plan.orphans.is_empty() => read,
        Verdict::Clear => format!("{read}; {}", clear_summary(plan, project)),
    })
}

/// How many outputs are not up to date, if any. `unknown` is the number of further outputs, of which nothing
/// is known.
fn stale(plan: &Plan, unknown: usize) -> Option<String> {
    let outputs = counted(plan.outputs.len() + unknown, "output");
    (plan.stale() > 0).then(|| format!("{} of {outputs} not up to date", plan.stale()))
}

/// What is out of date, and the command that fixes it.
fn clear_summary(plan: &Plan, project: &Project) -> String {
    let orphans = (!plan.orphans.is_empty()).then(|| counted(plan.orphans.len(), "orphan"));
    let (verb, command) = match (plan.stale() > 0, orphans.is_some()) {
        (true, true) => ("update and remove", "generate --prune"),
        (true, false) => ("update", "generate"),
        (false, true) => ("remove", "generate --prune"),
        (false, false) => {
            let all = plan.outputs.len();
            return format!("{} {} up to date", counted(all, "output"), are(all));
        }
    };
    let what = stale(plan, 0).into_iter().chain(orphans).collect::<Vec<_>>().join(", ");
    format!("{what}; to {verb}, run: {}", project.command(command))
}
