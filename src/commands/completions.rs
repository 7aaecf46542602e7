//! `reasonbook completions`: what a shell needs to complete command lines. Its script asks this program,
//! which knows the catalogue, for every candidate.

use std::env;
use std::ffi::OsStr;

use clap::{Arg, Command, ValueHint};
use clap_complete::Shell;
use clap_complete::engine::{
    ArgValueCompleter, CompletionCandidate, PathCompleter, ValueCompleter,
};
use clap_complete::env::{CompleteEnv, Shells};
use itertools::Itertools;

use super::console;
use super::exit::Exit;
use super::project::Project;
use super::{selection, usage};
use crate::catalogue::{Catalogue, EnumKind};
use crate::diagnostic::codes;

/// The variable by which a script asks.
const VARIABLE: &str = "REASONBOOK_COMPLETE";

/// Which names complete an argument.
#[derive(Clone, Copy)]
enum Candidates {
    /// Entries of every enum.
    All,
    /// Entries of one enum.
    Of(EnumKind),
    /// Entries, and the codes of diagnostics.
    AllAndCodes,
    /// Files that `check` looks at.
    Files,
}

/// The arguments that take names, by their commands.
const NAMES: &[(&str, &str, Candidates)] = &[
    ("check", "paths", Candidates::Files),
    ("explain", "names", Candidates::AllAndCodes),
    ("list", "state", Candidates::Of(EnumKind::States)),
    ("list", "source", Candidates::Of(EnumKind::Sources)),
    ("add", "state", Candidates::Of(EnumKind::States)),
    ("add", "source", Candidates::Of(EnumKind::Sources)),
    ("add", "after", Candidates::All),
    ("rename", "old", Candidates::All),
    ("deprecate", "name", Candidates::All),
    ("deprecate", "replacement", Candidates::All),
    ("remove", "name", Candidates::All),
    ("remove", "replacement", Candidates::All),
];

/// The command line with completions for arguments that take names or paths.
fn with_candidates(all: Command) -> Command {
    let all = all.mut_args(with_paths).mut_subcommands(|command| command.mut_args(with_paths));
    NAMES.iter().fold(all, |all, (command, argument, names)| {
        let completer = ArgValueCompleter::new(|typed: &OsStr| names.candidates(typed));
        all.mut_subcommand(command, |command| {
            command.mut_arg(argument, |argument| argument.add(completer))
        })
    })
}

/// If an argument takes a path, completes it with the files whose names need no quotes.
fn with_paths(argument: Arg) -> Arg {
    if argument.get_value_hint() != ValueHint::AnyPath {
        return argument;
    }
    argument.add(ArgValueCompleter::new(|typed: &OsStr| {
        let mut paths = PathCompleter::any().complete(typed);
        paths.retain(|path| is_plain(&path.get_value().to_string_lossy()));
        paths
    }))
}

impl Candidates {
    /// The names that begin with what was typed, in the order of the catalogue.
    fn candidates(self, typed: &OsStr) -> Vec<CompletionCandidate> {
        let typed = typed.to_string_lossy();
        let mut names = names(self);
        if let Self::AllAndCodes = self {
            names.extend(codes::ALL.iter().map(|code| code.name.to_owned()));
        }
        names.retain(|name| name.starts_with(&*typed) && is_plain(name));
        names.into_iter().map(CompletionCandidate::new).collect()
    }
}

/// Whether a shell takes a word as it is. Bash inserts candidates without quotes, and would run what is
/// in them.
fn is_plain(word: &str) -> bool {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || "_./:+-@".contains(sign);
    !word.starts_with('-') && word.chars().all(is_plain)
}

/// The names in the catalogue of the command line; none if it cannot be read.
fn names(wanted: Candidates) -> Vec<String> {
    let Ok(mut project) = Project::find(catalogue().as_deref()) else { return Vec::new() };
    let Ok(catalogue) = project.catalogue() else { return Vec::new() };
    let names: Vec<String> = match wanted {
        Candidates::Files => {
            selection::files(&catalogue).map(|file| project.path_from_here(file)).collect()
        }
        Candidates::Of(kind) => names_of_entries(&catalogue, &[kind]),
        Candidates::All | Candidates::AllAndCodes => names_of_entries(&catalogue, &EnumKind::ALL),
    };
    names.into_iter().unique().collect()
}

/// The path after `--catalogue`, also after a `=`, which is a word of its own in Bash.
fn catalogue() -> Option<String> {
    let mut words = env::args_os().map(|word| word.to_string_lossy().into_owned());
    words
        .find_map(|word| match word.strip_prefix("--catalogue")? {
            "" => Some(None),
            rest => rest.strip_prefix('=').map(|path| Some(path.to_owned())),
        })?
        .or_else(|| words.find(|word| word != "="))
}

fn names_of_entries(catalogue: &Catalogue, kinds: &[EnumKind]) -> Vec<String> {
    let entries = catalogue.every_entry().filter(|(id, _)| kinds.contains(&id.kind));
    let names = entries.flat_map(|(_, entry)| entry.every_name().chain(entry.code.as_deref()));
    names.map(str::to_owned).collect()
}

/// Answers a script and ends the process, if it was a script that started it.
pub fn answer() {
    CompleteEnv::with_factory(|| with_candidates(usage::command())).var(VARIABLE).complete();
}

pub fn run(shell: Shell) -> Exit {
    let mut script = Vec::new();
    if let Some(completer) = Shells::builtins().completer(&shell.to_string()) {
        let name = "reasonbook";
        // Writing to a vector does not fail.
        let _ = completer.write_registration(VARIABLE, name, name, name, &mut script);
    }
    console::answer(&String::from_utf8_lossy(&script));
    Exit::Clean
}
