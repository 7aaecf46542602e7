//! `reasonbook schema`: the format of the catalogue as a JSON Schema.

use clap::Args;

use super::console;
use super::exit::Exit;
use crate::schema;

/// What the schema is for.
#[derive(Args)]
pub struct Arguments {
    /// The format of the files that a catalogue includes, which have entries, notes and lints alone
    #[arg(long)]
    included: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Exit {
    console::answer(&if arguments.included { schema::included() } else { schema::schema() });
    Exit::Clean
}
