//! `reasonbook completions`: what a shell needs to complete command lines.

use clap::CommandFactory;
use clap_complete::Shell;

use super::{CLEAN, CommandLine, console};

/// Runs the command; gives the exit code.
pub fn run(shell: Shell) -> u8 {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "reasonbook", &mut script);
    console::answer(&String::from_utf8_lossy(&script));
    CLEAN
}
