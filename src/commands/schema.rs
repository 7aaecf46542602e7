//! `reasonbook schema`: the format of the catalogue as a JSON Schema.

use super::console;
use super::exit::Exit;
use crate::schema;

/// Runs the command.
pub fn run() -> Exit {
    console::answer(&schema::schema());
    Exit::Clean
}
