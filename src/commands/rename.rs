//! `reasonbook rename`: another name for an entry, which keeps the old one.

use clap::Args;

use super::ask;
use super::edit::{Options, run as edit};
use super::exit::Exit;
use super::project::Project;
use crate::edit::{Renaming, Request, find};

/// Which entry, and what it is called from now on.
#[derive(Args)]
pub struct Arguments {
    /// Its name; what is not given, a person at a terminal is asked for
    old: Option<String>,
    /// Its name from now on, in the first api
    new: Option<String>,
    /// The first release without the old name; the catalogue's by default
    #[arg(long, value_name = "RELEASE")]
    since: Option<String>,
    #[command(flatten)]
    options: Options,
}

/// Runs the command.
pub fn run(project: &mut Project, arguments: &Arguments) -> Exit {
    edit(project, "rename", &arguments.options, |_, catalogue| {
        let known = |name: &str| ask::entry(catalogue, name);
        let name = ask::required(arguments.old.as_deref(), "Name", "OLD", &known)?;
        let (kind, index, _) = find(catalogue, &name).map_err(|unknown| vec![unknown])?;
        let free = |to: &str| match catalogue.find(to) {
            // What it was called before.
            Some((same, at, now)) if (same, at) == (kind, index) && now.names.first() != to => {
                Ok(())
            }
            _ => ask::new_name(catalogue, to),
        };
        let to = ask::required(arguments.new.as_deref(), "New name", "NEW", &free)?;
        let since = ask::since(arguments.since.as_deref(), catalogue);
        Ok(Request::Rename(Renaming { name, to, since }))
    })
}
