//! `reasonbook deprecate` and `reasonbook remove`: the end of an entry's life.

use clap::Args;

use super::ask;
use super::edit::{Options, run as edit};
use super::exit::Exit;
use super::project::Project;
use crate::edit::{Request, Retirement, find};

/// Which entry, and what there is to know about it.
#[derive(Args)]
pub struct Arguments {
    /// Its name; what is not given, a person at a terminal is asked for
    name: Option<String>,
    /// The entry to use in its place
    #[arg(long = "use", value_name = "OTHER")]
    replacement: Option<String>,
    /// What there is to know about it, in one sentence
    #[arg(long, value_name = "TEXT")]
    note: Option<String>,
    /// The first release in which it is so; the catalogue's by default
    #[arg(long, value_name = "RELEASE")]
    since: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// Runs `deprecate`.
pub fn deprecate(project: &mut Project, arguments: &Arguments) -> Exit {
    run(project, "deprecate", arguments, Request::Deprecate)
}

/// Runs `remove`.
pub fn remove(project: &mut Project, arguments: &Arguments) -> Exit {
    run(project, "remove", arguments, Request::Remove)
}

fn run(
    project: &mut Project,
    command: &str,
    arguments: &Arguments,
    request: fn(Retirement) -> Request,
) -> Exit {
    edit(project, command, &arguments.options, |_, catalogue| {
        let known = |name: &str| ask::entry(catalogue, name);
        let name = ask::required(arguments.name.as_deref(), "Name", "NAME", &known)?;
        let (_, _, entry) = find(catalogue, &name).map_err(|unknown| vec![unknown])?;
        let has_one = entry.lifecycle.replacement.is_some();
        let replacement = match &arguments.replacement {
            None if has_one => None,
            given => {
                let question = "Entry to use in its place (or nothing)";
                ask::optional(given.as_deref(), question, &known)
            }
        };
        let note = match &arguments.note {
            // Who uses it is to know what to do.
            None if !has_one && replacement.is_none() => {
                ask::optional(None, "What to do without it, in one sentence (or nothing)", ask::ANY)
            }
            given => given.clone(),
        };
        Ok(request(Retirement {
            name,
            since: ask::since(arguments.since.as_deref(), catalogue),
            replacement,
            note,
        }))
    })
}
