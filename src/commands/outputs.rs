//! `reasonbook outputs`: the files that the catalogue generates, for scripts and build systems.

use super::console;
use super::exit::Exit;
use super::project::Project;

/// Runs the command.
pub fn run(project: &mut Project) -> Exit {
    match project.catalogue() {
        Ok(catalogue) => {
            for output in &catalogue.outputs {
                console::answer(&format!("{}\n", project.path_from_here(&output.path)));
            }
            Exit::Clean
        }
        Err(errors) => project.undecided(&errors),
    }
}
