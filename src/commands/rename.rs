//! `reasonbook rename`: another name for an entry, which keeps the old one.

use clap::Args;
use clap::builder::NonEmptyStringValueParser;

use super::edit::{self, Options};
use super::exit::Exit;
use super::project::Project;
use crate::edit::{Renaming, Request};

/// The entry and its new name.
#[derive(Args)]
pub struct Arguments {
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

/// Runs the command.
pub fn run(project: &mut Project, arguments: &Arguments) -> Exit {
    let Arguments { old, new, since, options } = arguments;
    edit::run::<Arguments>(project, "rename", options, |_, _| {
        let (name, to, since) = (old.clone(), new.clone(), since.clone());
        Ok(Request::Rename(Renaming { name, to, since }))
    })
}
