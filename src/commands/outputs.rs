//! `reasonbook outputs`: the files that the catalogue generates, for scripts and build systems.

use super::project::Project;
use super::{CLEAN, console, undecided};
use crate::catalogue;

/// Runs the command; gives the exit code.
pub fn run(project: &mut Project) -> u8 {
    let text = project.catalogue_text().map_err(|error| vec![error]);
    match text.and_then(|text| catalogue::load(&project.shown, &text)) {
        Ok(catalogue) => {
            for output in &catalogue.outputs {
                console::answer(&format!("{}\n", project.path_from_here(&output.path)));
            }
            CLEAN
        }
        Err(errors) => undecided(&errors, project),
    }
}
