//! `reasonbook explain`: what there is to know of an entry or of a code.

use std::sync::Arc;

use super::console;
use super::exit::Exit;
use super::project::Project;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Place, Sources, codes};
use crate::explain;

/// Runs the command. A code can be explained without a catalogue, or with one that has errors.
pub fn run(catalogue: Option<&str>, name: &str) -> Exit {
    let code = codes::find(name);
    let mut project = match (Project::find(catalogue), code) {
        (Ok(project), _) => project,
        (Err(_), Some(code)) => return say(&explain::code(code)),
        (Err(error), None) => {
            console::diagnostics(&[*error], &Sources::new(), &str::to_owned);
            return Exit::Undecided;
        }
    };
    match (project.catalogue(), code) {
        (Ok(catalogue), code) => {
            let entry = explain::name(&catalogue, name);
            let texts: Vec<_> = entry.into_iter().chain(code.map(explain::code)).collect();
            if texts.is_empty() {
                return project.undecided(&[unknown(&catalogue, name, &project)]);
            }
            say(&texts.join("\n"))
        }
        (Err(_), Some(code)) => say(&explain::code(code)),
        (Err(errors), None) => project.undecided(&errors),
    }
}

fn say(text: &str) -> Exit {
    console::show(text);
    Exit::Clean
}

fn unknown(catalogue: &Catalogue, name: &str, project: &Project) -> Diagnostic {
    let message = format!("neither an entry nor a diagnostic is called `{name}`");
    let place = Place::File(Arc::clone(&project.shown));
    let names = explain::names(catalogue);
    let known = names.iter().copied().chain(codes::ALL.iter().map(|code| code.name));
    Diagnostic::new(codes::UNKNOWN_ENTRY, place, message).with_nearest(name, known)
}
