//! `reasonbook generate --watch`: generates whenever something changes that outputs are made of.

use jiff::ZonedDateTime;

use super::exit::{Exit, Outcome};
use super::project::Project;
use super::{console, limits, overrun};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::watch::{Watch, Woken};

/// Runs `generate` now and after every change, until it is interrupted.
pub fn run(project: &mut Project, generate: impl Fn(&mut Project) -> Exit) -> Outcome {
    let mut watch = Watch::start().map_err(|error| cannot_watch(&error))?;
    generate(project);
    if limits::have_given_up() {
        return Ok(runs_away());
    }
    console::say("watching; press Ctrl-C to stop");
    loop {
        if let Woken::Interrupted = watch.settle() {
            return Ok(Exit::Clean);
        }
        // Listen before looking, so that no change in between is missed.
        watch
            .listen(&project.path, project.seen.looked_for())
            .map_err(|error| cannot_watch(&error))?;
        if project.look_again() {
            overrun::begin_round();
            console::say(
                &ZonedDateTime::now().strftime("[%H:%M:%S] something changed").to_string(),
            );
            generate(project);
            if limits::have_given_up() {
                return Ok(runs_away());
            }
        } else if let Woken::Interrupted = watch.wait() {
            return Ok(Exit::Clean);
        }
    }
}

/// Only the end of the process stops a template that was given up.
fn runs_away() -> Exit {
    console::warn("stopped watching, because nothing else stops the template");
    Exit::Undecided
}

fn cannot_watch(why: &str) -> Diagnostic {
    let place = Place::whole("");
    Diagnostic::new(codes::DISK, place, format!("cannot watch this folder: {why}"))
        .with_help("run `generate` after each change, or allow the system to watch more files")
}
