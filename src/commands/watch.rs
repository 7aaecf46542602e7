//! `reasonbook generate --watch`: generates whenever something has changed that outputs are made of.

use std::sync::Arc;

use super::project::Project;
use super::{CLEAN, UNDECIDED, console};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::watch::{Watch, Woken};

/// Runs `generate` now and after every change, until it is interrupted; gives the exit code.
pub fn run(project: &mut Project, generate: impl Fn(&mut Project) -> u8) -> u8 {
    let mut watch = match Watch::start() {
        Ok(watch) => watch,
        Err(error) => return cannot_watch(project, &error),
    };
    generate(project);
    console::say("watching; Ctrl-C ends it");
    loop {
        if let Woken::Interrupted = watch.settle() {
            return CLEAN;
        }
        // First listen, then look: what happens in between is heard.
        if let Err(error) = watch.listen(&project.path, project.looked_for()) {
            return cannot_watch(project, &error);
        }
        if project.look_again() {
            generate(project);
        } else if let Woken::Interrupted = watch.wait() {
            return CLEAN;
        }
    }
}

fn cannot_watch(project: &Project, why: &str) -> u8 {
    let place = Place::File(Arc::from(project.path.display().to_string()));
    let error = Diagnostic::new(codes::DISK, place, format!("cannot watch this folder: {why}"));
    console::diagnostics(&[error], &project.sources);
    UNDECIDED
}
