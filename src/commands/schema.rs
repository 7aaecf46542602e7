//! `reasonbook schema`: the format of the catalogue as a JSON Schema.

use super::{CLEAN, console};
use crate::schema;

/// Runs the command; gives the exit code.
pub fn run() -> u8 {
    console::answer(&schema::schema());
    CLEAN
}
