//! `--depfile`: tells a build system what a command has read and made.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::project::{Project, disk_trouble};
use crate::depfile;
use crate::diagnostic::{Diagnostic, Place, codes, shown};
use crate::disk;
use crate::plan::{Drift, Plan};

/// Whether to write a depfile, and what it says.
#[derive(Args, Default)]
pub struct Arguments {
    /// Write for Make or ninja which files the outputs are made of
    #[arg(long, value_name = "FILE")]
    depfile: Option<PathBuf>,
    /// What the depfile says is made, such as a stamp file; by default the outputs that are
    /// generated whole
    #[arg(long, value_name = "PATH", requires = "depfile")]
    depfile_target: Option<String>,
}

impl Arguments {
    /// Writes the depfile of `generate`. What it made the last time is nothing that it reads.
    pub fn of_generate(&self, project: &Project, plan: &Plan) -> Result<(), Diagnostic> {
        self.write(project, plan, &[])
    }

    /// Writes the depfile of `check`, which reads what was generated.
    pub fn of_check(&self, project: &Project, plan: &Plan) -> Result<(), Diagnostic> {
        let there = plan.outputs.iter().filter(|output| !matches!(output.drift, Drift::Missing));
        let there: Vec<_> = there.map(|output| output.path.as_str()).collect();
        self.write(project, plan, &there)
    }

    /// What to put behind “nothing” where the depfile alone is written.
    pub fn but_itself(&self) -> String {
        let file = self.depfile.as_ref();
        file.map_or_else(String::new, |file| format!(" but {}", file.display()))
    }

    fn write(&self, project: &Project, plan: &Plan, compared: &[&str]) -> Result<(), Diagnostic> {
        let Some(file) = &self.depfile else {
            return Ok(());
        };
        let inputs: Vec<_> = project.inputs().collect();
        // A file that is edited in place is an input: no build system takes one that is both.
        let whole = plan.outputs.iter().map(|output| output.path.as_str());
        let whole = whole.filter(|path| !inputs.contains(path));
        let made: Vec<_> = match &self.depfile_target {
            Some(target) => vec![target.clone()],
            None => whole.map(|path| project.path_from_here(path)).collect(),
        };
        if made.is_empty() {
            return Err(nothing_made(file));
        }
        let mut read: Vec<_> = inputs.iter().chain(compared).collect();
        read.sort();
        read.dedup();
        let read = read.into_iter().map(|path| project.path_from_here(path));
        let read: Vec<_> = read.filter(|path| !made.contains(path)).collect();
        if let Some(error) = made.iter().chain(&read).find_map(|path| unwritable(path)) {
            return Err(error);
        }
        let text = depfile::depfile(&made, &read);
        let is_it = |path: &str| disk::is_same(&project.path.join(path), file);
        if plan.outputs.iter().any(|output| is_it(&output.path)) {
            return Err(is_output(file));
        }
        if disk::text_asked(file).is_some_and(|old| !depfile::is_depfile(&old)) {
            return Err(no_depfile(file));
        }
        disk::write_asked(file, &text).map_err(|error| disk_trouble(&error))
    }
}

/// What would be a command or an assignment in a depfile, which anybody may have named a file.
fn unwritable(path: &str) -> Option<Diagnostic> {
    let why = depfile::unwritable(path)?;
    let place = Place::File(Arc::from(shown(Path::new(path))));
    let message = format!("the path {why}, which a depfile cannot say");
    Some(
        Diagnostic::new(codes::DEPFILE_PATH, place, message)
            .with_help("rename the file, or build without --depfile"),
    )
}

fn no_depfile(file: &Path) -> Diagnostic {
    let place = Place::File(Arc::from(file.display().to_string()));
    let message = "this is no depfile, and would be lost";
    Diagnostic::new(codes::NOT_A_DEPFILE, place, message)
        .with_help("name another file with --depfile, or remove this one")
}

fn is_output(file: &Path) -> Diagnostic {
    let place = Place::File(Arc::from(file.display().to_string()));
    Diagnostic::new(codes::NOT_A_DEPFILE, place, "this is an output, and would be lost")
        .with_help("name another file with --depfile")
}

fn nothing_made(file: &Path) -> Diagnostic {
    let place = Place::File(Arc::from(file.display().to_string()));
    let message =
        "no output is generated whole, so the depfile has nothing to stand before its colon";
    Diagnostic::new(codes::EMPTY_DEPFILE, place, message)
        .with_help("name the stamp file of the build with --depfile-target PATH")
}
