//! `reasonbook completions`: what a shell needs to complete command lines.

use clap::CommandFactory;
use clap_complete::Shell;

use super::exit::Exit;
use super::{CommandLine, console};

/// Runs the command.
pub fn run(shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut CommandLine::command(), "reasonbook", &mut script);
    console::answer(&String::from_utf8_lossy(&script));
    Exit::Clean
}
