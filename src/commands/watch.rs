//! `reasonbook generate --watch`: generates whenever something changes that outputs are made of.

use jiff::ZonedDateTime;

use super::exit::Exit;
use super::project::Project;
use super::{console, limits};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::watch::{Watch, Woken};

/// Runs `generate` now and after every change, until it is interrupted.
pub fn run(project: &mut Project, generate: impl Fn(&mut Project) -> Exit) -> Exit {
    let mut watch = match Watch::start() {
        Ok(watch) => watch,
        Err(error) => return cannot_watch(project, &error),
    };
    generate(project);
    if limits::have_given_up() {
        return runs_away();
    }
    console::say("watching; press Ctrl-C to stop");
    loop {
        if let Woken::Interrupted = watch.settle() {
            return Exit::Clean;
        }
        // Listen before looking, so that no change in between is missed.
        if let Err(error) = watch.listen(&project.path, project.looked_for()) {
            return cannot_watch(project, &error);
        }
        if project.look_again() {
            console::say(
                &ZonedDateTime::now().strftime("[%H:%M:%S] something changed").to_string(),
            );
            generate(project);
            if limits::have_given_up() {
                return runs_away();
            }
        } else if let Woken::Interrupted = watch.wait() {
            return Exit::Clean;
        }
    }
}

/// Only the end of the process stops a template that was given up.
fn runs_away() -> Exit {
    console::warn("stopped watching, because nothing else stops the template");
    Exit::Undecided
}

fn cannot_watch(project: &Project, why: &str) -> Exit {
    let place = Place::whole("");
    let error = Diagnostic::new(codes::DISK, place, format!("cannot watch this folder: {why}"))
        .with_help("run `generate` after each change, or allow the system to watch more files");
    project.report(&[error]);
    Exit::Undecided
}
