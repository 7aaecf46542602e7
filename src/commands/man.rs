//! `reasonbook man`: manual pages, of the same definitions as `--help`.

use std::path::{Path, PathBuf};

use clap::builder::Resettable;
use clap::{Args, Command};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};

use super::console;
use super::exit::{Exit, Outcome};
use super::usage;
use crate::disk;

/// Which pages, and where to.
#[derive(Args)]
pub struct Arguments {
    /// The command whose page to print; by default that of `reasonbook` itself
    command: Option<String>,
    /// Write every page into this folder instead
    #[arg(long, value_name = "FOLDER", conflicts_with = "command")]
    into: Option<PathBuf>,
}

pub fn run(all: Command, arguments: &Arguments) -> Outcome {
    let mut all = all.disable_help_subcommand(true);
    // Completes the name of each command.
    all.build();
    if let Some(folder) = &arguments.into {
        return write(&all, folder);
    }
    let asked = match &arguments.command {
        None => Some(&all),
        Some(name) => all.find_subcommand(name),
    };
    let Some(asked) = asked else {
        let name = arguments.command.as_deref().unwrap_or_default();
        return Err(
            usage::wrong::<Arguments>("man", &format!("there is no command `{name}`")).into()
        );
    };
    console::answer(&page(asked));
    Ok(Exit::Clean)
}

fn write(all: &Command, folder: &Path) -> Outcome {
    for one in std::iter::once(all).chain(all.get_subcommands()) {
        let name = format!("{}.1", one.get_display_name().unwrap_or(one.get_name()));
        disk::write_asked(&folder.join(&name), &page(one))?;
    }
    Ok(Exit::Clean)
}

fn page(command: &Command) -> String {
    let mut page = Vec::new();
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let command = command.clone().after_help(Resettable::Reset);
    // Writing to a vector does not fail.
    let _ = Man::new(command).render(&mut page);
    if let Some(examples) = examples.strip_prefix("Examples:\n") {
        let _ = as_they_stand("EXAMPLES", examples).to_writer(&mut page);
    }
    String::from_utf8_lossy(&page).into_owned()
}

/// A section whose lines are neither filled nor hyphenated, so that commands can be copied.
fn as_they_stand(title: &str, text: &str) -> Roff {
    let mut section = Roff::new();
    section.control("SH", [title]).control("nf", []);
    for line in text.lines() {
        section.text([roman(line)]);
    }
    section.control("fi", []);
    section
}
