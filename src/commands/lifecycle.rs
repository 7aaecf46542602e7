//! `reasonbook rename`, `deprecate` and `remove`: a new name for an entry, and the end of its life.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::edit::{self, Options};
use super::exit::Outcome;
use super::project::Project;
use crate::edit::{Renaming, Request, Retirement};

/// The entry and its new name.
#[derive(Args)]
pub struct Rename {
    /// Its name
    old: String,
    /// Its name from now on, in the first api
    #[arg(value_parser = NonEmptyStringValueParser::new())]
    new: String,
    /// The first release without the old name; the catalogue's by default
    #[arg(long, value_name = "RELEASE")]
    since: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// The entry, and what to say about its end.
#[derive(Args)]
pub struct Retire {
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

/// Gives an entry a new name; it keeps the old one as a former name.
pub fn rename(project: &mut Project, Rename { old, new, since, options }: &Rename) -> Outcome {
    edit::run(project, options, |_, catalogue| {
        let since = edit::since(since.as_deref(), catalogue);
        Ok(Request::Rename(Renaming { name: old.clone(), to: new.clone(), since }))
    })
}

/// Deprecates or removes an entry, as `request` says.
pub fn retire(
    project: &mut Project,
    arguments: &Retire,
    request: fn(Retirement) -> Request,
) -> Outcome {
    edit::run(project, &arguments.options, |_, catalogue| {
        Ok(request(Retirement {
            name: arguments.name.clone(),
            since: edit::since(arguments.since.as_deref(), catalogue),
            replacement: arguments.replacement.clone(),
            note: arguments.note.clone(),
        }))
    })
}
