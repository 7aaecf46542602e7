//! `reasonbook deprecate` and `reasonbook remove`: the end of an entry's life.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::edit::{self, Options};
use super::exit::Exit;
use super::project::Project;
use crate::edit::{Request, Retirement};

/// The entry, and what to say about its end.
#[derive(Args)]
pub struct Arguments {
    /// Its name
    name: String,
    /// The entry to use in its place
    #[arg(long = "use", value_name = "OTHER", value_parser = NonEmptyStringValueParser::new())]
    replacement: Option<String>,
    /// What there is to know about it, in one sentence
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
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
    command: &'static str,
    arguments: &Arguments,
    request: fn(Retirement) -> Request,
) -> Exit {
    edit::run::<Arguments>(project, command, &arguments.options, |_, _| {
        Ok(request(Retirement {
            name: arguments.name.clone(),
            since: arguments.since.clone(),
            replacement: arguments.replacement.clone(),
            note: arguments.note.clone(),
        }))
    })
}
