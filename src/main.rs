//! The `reasonbook` command.
//!
//! The library beside it belongs to the program and has no stable API. Other programs run the command:
//! `check --format json` has every finding, and the template `catalogue.json` the whole catalogue.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    reasonbook::commands::run()
}
