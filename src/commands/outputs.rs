//! `reasonbook outputs`: the files that the catalogue generates, for scripts and build systems.

use clap::Args;

use super::console;
use super::exit::Exit;
use super::project::Project;
use crate::catalogue::{Output, Target};

/// Which outputs to print.
#[derive(Args)]
pub struct Arguments {
    /// Leave out files that are edited in place
    #[arg(long)]
    whole: bool,
}

/// Runs the command.
pub fn run(project: &mut Project, arguments: &Arguments) -> Exit {
    let is_asked = |output: &&Output| !arguments.whole || matches!(output.target, Target::Whole(_));
    match project.catalogue() {
        Ok(catalogue) => {
            for output in catalogue.outputs.iter().filter(is_asked) {
                console::answer(&format!("{}\n", project.path_from_here(&output.path)));
            }
            Exit::Clean
        }
        Err(errors) => project.undecided(&errors),
    }
}
