//! The command line as clap has it, with what its definitions cannot say: which options a command does
//! not use, and what a word that is out of place may mean.

use std::path::Path;
use std::process;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Args, Command, CommandFactory, Error, FromArgMatches};

use super::{CommandLine, console};
use crate::visible;

/// Options of all commands that some do not use: they take them, and their help does not show them.
const UNUSED: &[(&str, &[&str])] = &[
    ("outputs", &["wait"]),
    ("explain", &["wait"]),
    ("audit", &["wait"]),
    ("compare", &["wait"]),
    ("list", &["wait"]),
    ("schema", &["catalogue", "wait"]),
    ("template", &["catalogue", "wait"]),
    ("completions", &["catalogue", "wait"]),
    ("man", &["catalogue", "wait"]),
];

/// The help of a command, with its examples before its options.
const EXAMPLES_FIRST: &str = "\
{about-with-newline}
{usage-heading} {usage}{after-help}

{all-args}";

/// The definition of the command line.
pub fn command() -> Command {
    let mut all = CommandLine::command().mut_subcommands(|one| one.help_template(EXAMPLES_FIRST));
    for (command, unused) in UNUSED {
        let hidden: Vec<_> = all
            .get_arguments()
            .filter(|argument| unused.contains(&argument.get_id().as_str()))
            .map(|argument| argument.clone().hide(true))
            .collect();
        all = all.mut_subcommand(command, |command| command.args(hidden));
    }
    all
}

/// The command line of this process; if it is wrong, the process ends with the reason.
pub fn parse() -> CommandLine {
    let matches = command().try_get_matches().unwrap_or_else(|error| end(&explained(error)));
    CommandLine::from_arg_matches(&matches).unwrap_or_else(|error| end(&error))
}

/// What is wrong with a command line, as clap says it. `A` has the arguments of the command.
pub fn wrong<A: Args>(command: &'static str, message: &str) -> Error {
    let command = Command::new(command).bin_name(format!("reasonbook {command}"));
    A::augment_args(command).error(ErrorKind::MissingRequiredArgument, message)
}

/// Shows an error, or the help that was asked for, and ends the process.
fn end(error: &Error) -> ! {
    show(error);
    process::exit(error.exit_code())
}

/// Shows an error, which quotes words of the command line: without styles if these could be some.
pub fn show(error: &Error) {
    if !error.use_stderr() {
        let _ = error.print();
        return;
    }
    let plain = error.render().to_string();
    if visible::lines(&plain) == plain {
        console::warn_styled(error.render().ansi().to_string().trim_end());
    } else {
        console::warn(plain.trim_end());
    }
}

/// Whether a word on a command line looks like the path of a catalogue.
pub fn is_like_a_catalogue(word: &str) -> bool {
    let extension = Path::new(word).extension();
    extension.is_some_and(|extension| extension == "yaml" || extension == "yml")
}

/// A wrong command line, with a tip if a catalogue is given where something else is expected.
fn explained(mut error: Error) -> Error {
    let word = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(word)) => word.clone(),
        _ => return error,
    };
    if error.kind() == ErrorKind::UnknownArgument && is_like_a_catalogue(&word) {
        let tip = StyledStr::from(format!("to name the catalogue, use '--catalogue {word}'"));
        error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![tip]));
    }
    error
}
