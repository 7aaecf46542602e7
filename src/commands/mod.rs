//! The command line: what can be asked for, where answers go, and the exit codes.

mod add;
mod audit;
mod check;
mod compare;
mod completions;
mod console;
mod depfile;
mod edit;
mod examples;
mod exit;
mod explain;
mod format;
mod generate;
mod here;
mod include;
mod init;
mod lifecycle;
mod limits;
mod list;
mod man;
mod mentions;
mod overrun;
mod pipeline;
mod progress;
mod project;
mod revision;
mod seen;
mod selection;
mod template;
mod usage;
mod watch;
mod words;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueHint};
use clap_complete::Shell;

use crate::catalogue::Target;
use crate::diagnostic::Diagnostic;
use crate::edit::Request;
use crate::schema;
use console::Verbosity;
use exit::{Exit, Outcome, Trouble};
use format::ReportFormat;
use limits::Limits;
use overrun::RunLimits;
use project::Project;

#[derive(Parser)]
#[command(name = "reasonbook", version, about, after_help = exit::HELP)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    common: Common,
}

#[derive(Args)]
struct Common {
    /// The catalogue; by default `catalogue.yaml` here or in the nearest parent folder
    #[arg(long, value_name = "FILE", value_hint = ValueHint::AnyPath, global = true)]
    catalogue: Option<String>,
    /// When to use colour; `auto` is on a terminal, unless `NO_COLOR` is set
    #[arg(long, value_name = "WHEN", global = true, default_value = "auto")]
    color: clap::ColorChoice,
    /// Say only what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Also say what is read, and how long each step takes
    #[arg(short, long, global = true)]
    verbose: bool,
    #[command(flatten)]
    limits: Limits,
    #[command(flatten)]
    run_limits: RunLimits,
    /// How many seconds to wait for another run at most
    #[arg(long, value_name = "SECONDS", global = true, default_value_t = 600)]
    wait: u32,
}

impl Common {
    /// Sets for the whole process what it may take, how much is said, and in which colours.
    fn set_up(&self) {
        self.run_limits.set();
        console::set_verbosity(match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Usual,
        });
        match self.color {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        }
        .write_global();
    }
}

#[derive(Subcommand)]
enum Command {
    /// Write a first catalogue, here or where `--catalogue` says: an example, or what the enums of
    /// `.proto` files say
    #[command(after_help = examples::INIT)]
    Init(init::Arguments),
    /// Write every output that is not what the catalogue says; a denied lint gives exit code 1, and
    /// outputs are written all the same
    #[command(after_help = examples::GENERATE)]
    Generate(generate::Arguments),
    /// Show what `generate` would change, as a diff that `git apply` takes; write nothing
    #[command(after_help = examples::CHECK)]
    Check(check::Arguments),
    /// Print the path of every output, one a line
    #[command(after_help = examples::OUTPUTS)]
    Outputs {
        /// Leave out files that are edited in place
        #[arg(long)]
        whole: bool,
    },
    /// Show all that is known of an entry, by any of its names or its number, or of a diagnostic's code
    #[command(after_help = examples::EXPLAIN)]
    Explain(explain::Arguments),
    /// Hold the source code that sends updates against the catalogue; write nothing
    #[command(after_help = examples::AUDIT)]
    Audit(audit::Arguments),
    /// Say what changed since another catalogue, and whether that breaks users
    #[command(after_help = examples::COMPARE)]
    Compare(compare::Arguments),
    /// Show the reasons by state; or, with a filter, the entries that pass it
    #[command(after_help = examples::LIST)]
    List(list::Arguments),
    /// Add a state, a source or a reason to the catalogue
    #[command(after_help = examples::ADD)]
    Add(Box<add::Arguments>),
    /// Rename an entry everywhere in the catalogue; its old name becomes a former one
    #[command(after_help = examples::RENAME)]
    Rename(lifecycle::Rename),
    /// Mark an entry as deprecated
    #[command(after_help = examples::DEPRECATE)]
    Deprecate(lifecycle::Retire),
    /// Remove an entry: its name and its number stay taken, its updates and its guidance go
    #[command(after_help = examples::REMOVE)]
    Remove(lifecycle::Retire),
    /// Print the format of the catalogue as a JSON Schema, for editors
    #[command(after_help = examples::SCHEMA)]
    Schema {
        /// The format of the files that a catalogue includes, which have entries, notes and lints alone
        #[arg(long)]
        included: bool,
    },
    /// Print a built-in template, to start one of the project's own from; or list them all
    #[command(after_help = examples::TEMPLATE)]
    Template(template::Arguments),
    /// Print what a shell needs to complete the command line
    #[command(after_help = examples::COMPLETIONS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Print a manual page, or write them all
    #[command(after_help = examples::MAN)]
    Man(man::Arguments),
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    overrun::run(run_here)
}

fn run_here() -> ExitCode {
    completions::answer();
    let start = Instant::now();
    let CommandLine { command, common } = usage::parse();
    common.set_up();
    let exit = run_command(command, &common);
    console::detail(|| format!("all took {}", progress::milliseconds(start)));
    if console::has_lost() { Exit::Undecided } else { exit }.into()
}

fn run_command(command: Command, common: &Common) -> Exit {
    let (format, is_catalogue_needed) = match &command {
        Command::Check(arguments) => (arguments.format, true),
        Command::Audit(arguments) => (arguments.format, !arguments.names.are_given()),
        Command::Init(_) => (ReportFormat::Human, false),
        _ => (ReportFormat::Human, true),
    };
    let asked = common.catalogue.as_deref();
    let on = |command: &dyn Fn(&mut Project) -> Outcome| {
        let open = if is_catalogue_needed { Project::find } else { Project::at };
        on_project(open(asked), format, |project| {
            project.limits = common.limits;
            project.patience = Duration::from_secs(common.wait.into());
            command(project)
        })
    };
    match command {
        Command::Init(arguments) => on(&|project| init::run(project, &arguments)),
        Command::Generate(arguments) => on(&|project| generate::run(project, &arguments)),
        Command::Check(arguments) => on(&|project| check::run(project, &arguments)),
        Command::Outputs { whole } => on(&|project| outputs(project, whole)),
        Command::Explain(arguments) => explain::run(asked, &arguments),
        Command::Audit(arguments) => on(&|project| audit::run(project, &arguments)),
        Command::Compare(arguments) => on(&|project| compare::run(project, &arguments)),
        Command::List(arguments) => on(&|project| list::run(project, &arguments)),
        Command::Add(arguments) => on(&|project| add::run(project, &arguments)),
        Command::Rename(arguments) => on(&|project| lifecycle::rename(project, &arguments)),
        Command::Deprecate(arguments) => {
            on(&|project| lifecycle::retire(project, &arguments, Request::Deprecate))
        }
        Command::Remove(arguments) => {
            on(&|project| lifecycle::retire(project, &arguments, Request::Remove))
        }
        Command::Schema { included } => {
            console::answer(&if included { schema::included() } else { schema::schema() });
            Exit::Clean
        }
        Command::Template(arguments) => template::run(&arguments),
        Command::Completions { shell } => completions::run(shell),
        Command::Man(arguments) => ended(man::run(usage::command(), &arguments), format, None),
    }
}

/// Prints the files that the catalogue generates, or those that it generates whole, for scripts and build
/// systems.
fn outputs(project: &mut Project, whole: bool) -> Outcome {
    for output in &project.catalogue()?.outputs {
        if !whole || matches!(output.target, Target::Whole(_)) {
            console::answer(&format!("{}\n", project.path_from_here(&output.path)));
        }
    }
    Ok(Exit::Clean)
}

/// Runs a command on a project, if there is one.
fn on_project(
    project: Result<Project, Box<Diagnostic>>,
    format: ReportFormat,
    command: impl FnOnce(&mut Project) -> Outcome,
) -> Exit {
    match project {
        Ok(mut project) => {
            let outcome = command(&mut project);
            ended(outcome, format, Some(&project))
        }
        Err(error) => ended(Err((*error).into()), format, None),
    }
}

/// Reports why a command could do nothing.
fn ended(outcome: Outcome, format: ReportFormat, project: Option<&Project>) -> Exit {
    match outcome {
        Ok(exit) => return exit,
        Err(Trouble::Usage(error)) => usage::show(&error),
        Err(Trouble::Diagnostics(errors)) => format.report(&errors, project),
    }
    Exit::Undecided
}
