//! The `reasonbook` command.
#![forbid(unsafe_code)]

use std::process::ExitCode;

fn main() -> ExitCode {
    reasonbook::commands::run()
}
