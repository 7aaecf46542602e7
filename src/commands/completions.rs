//! `reasonbook completions`: what a shell needs to complete command lines.

use clap::Command;
use clap_complete::Shell;

use super::console;
use super::exit::Exit;

/// Runs the command for a command line.
pub fn run(mut all: Command, shell: Shell) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut all, "reasonbook", &mut script);
    console::answer(&String::from_utf8_lossy(&script));
    Exit::Clean
}
