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
mod limits;
mod list;
mod man;
mod mentions;
mod outputs;
mod pipeline;
mod progress;
mod project;
mod rename;
mod retire;
mod schema;
mod selection;
mod template;
mod usage;
mod version;
mod watch;
mod words;

use std::panic::resume_unwind;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

use anstream::ColorChoice;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

use crate::diagnostic::Diagnostic;
use console::Verbosity;
use exit::Exit;
use format::Format;
use limits::Limits;
use project::Project;

/// The first thread may have too little, as after `ulimit -s 32`.
const STACK: usize = 8 << 20;

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
    color: Color,
    /// Say only what is wrong
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    quiet: bool,
    /// Also say what is read, and how long each step takes
    #[arg(short, long, global = true)]
    verbose: bool,
    #[command(flatten)]
    limits: Limits,
}

impl Common {
    fn verbosity(&self) -> Verbosity {
        match (self.quiet, self.verbose) {
            (true, _) => Verbosity::Quiet,
            (_, true) => Verbosity::Verbose,
            _ => Verbosity::Usual,
        }
    }
}

#[derive(Subcommand)]
enum Command {
    /// Write a first catalogue, here or where `--catalogue` says: an example, or what the enums of
    /// `.proto` files say
    #[command(after_help = examples::INIT)]
    Init(init::Arguments),
    /// Write every output that is not what the catalogue says; lints that are denied are exit 1, but
    /// keep nothing from being written
    #[command(after_help = examples::GENERATE)]
    Generate(generate::Arguments),
    /// Show what `generate` would change, as a diff that `git apply` takes; write nothing
    #[command(after_help = examples::CHECK)]
    Check(check::Arguments),
    /// Print the path of every output, one a line
    #[command(after_help = examples::OUTPUTS)]
    Outputs(outputs::Arguments),
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
    Rename(rename::Arguments),
    /// Mark an entry as deprecated
    #[command(after_help = examples::DEPRECATE)]
    Deprecate(retire::Arguments),
    /// Remove an entry: its name and its number stay taken, its updates and its guidance go
    #[command(after_help = examples::REMOVE)]
    Remove(retire::Arguments),
    /// Print the format of the catalogue as a JSON Schema, for editors
    #[command(after_help = examples::SCHEMA)]
    Schema(schema::Arguments),
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

#[derive(Clone, Copy, ValueEnum)]
enum Color {
    Auto,
    Always,
    Never,
}

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    match thread::Builder::new().stack_size(STACK).spawn(run_here) {
        Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
        Err(error) => {
            console::warn(&format!("error: no thread can be started: {error}"));
            Exit::Undecided.into()
        }
    }
}

fn run_here() -> ExitCode {
    completions::answer();
    let start = Instant::now();
    let CommandLine { command, common } = usage::parse();
    console::set_verbosity(common.verbosity());
    match common.color {
        Color::Auto => ColorChoice::Auto,
        Color::Always => ColorChoice::Always,
        Color::Never => ColorChoice::Never,
    }
    .write_global();
    let format = match command {
        Command::Check(ref arguments) => arguments.format,
        Command::Audit(ref arguments) => arguments.format,
        _ => Format::Human,
    };
    let on = |command: &dyn Fn(&mut Project) -> Exit| on(&common, format, command);
    let exit = match command {
        Command::Generate(arguments) => on(&|project| generate::run(project, &arguments)),
        Command::Check(arguments) => on(&|project| check::run(project, &arguments)),
        Command::Outputs(arguments) => on(&|project| outputs::run(project, &arguments)),
        Command::Compare(arguments) => on(&|project| compare::run(project, &arguments)),
        Command::Explain(arguments) => explain::run(common.catalogue.as_deref(), &arguments),
        Command::List(arguments) => on(&|project| list::run(project, &arguments)),
        Command::Add(arguments) => on(&|project| add::run(project, &arguments)),
        Command::Rename(arguments) => on(&|project| rename::run(project, &arguments)),
        Command::Deprecate(arguments) => on(&|project| retire::deprecate(project, &arguments)),
        Command::Remove(arguments) => on(&|project| retire::remove(project, &arguments)),
        Command::Audit(arguments) => audit::run(&common, &arguments),
        Command::Init(arguments) => {
            let project = Project::new(common.catalogue.as_deref());
            on_project(project, format, |project| init::run(project, &arguments))
        }
        Command::Schema(arguments) => schema::run(&arguments),
        Command::Template(arguments) => template::run(&arguments),
        Command::Completions { shell } => completions::run(shell),
        Command::Man(arguments) => man::run(usage::command(), &arguments),
    };
    console::detail(|| format!("all took {}", progress::milliseconds(start)));
    if console::has_lost() { Exit::Undecided } else { exit }.into()
}

/// Runs a command on the project of the catalogue that was asked for.
fn on(common: &Common, format: Format, command: impl FnOnce(&mut Project) -> Exit) -> Exit {
    on_project(Project::find(common.catalogue.as_deref()), format, |project| {
        project.limits = common.limits;
        command(project)
    })
}

/// Runs a command on a project, if there is one.
fn on_project(
    project: Result<Project, Box<Diagnostic>>,
    format: Format,
    command: impl FnOnce(&mut Project) -> Exit,
) -> Exit {
    match project {
        Ok(mut project) => command(&mut project),
        Err(error) => {
            format.report_no_project(*error);
            Exit::Undecided
        }
    }
}
