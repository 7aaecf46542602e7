//! `--depfile`: tells a build system what a command has read and made.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::project::Project;
use crate::depfile;
use crate::diagnostic::{Code, Diagnostic, Place, codes};
use crate::disk;
use crate::plan::{Drift, Plan};

/// Whether to write a depfile, and what it says.
#[derive(Args, Default)]
pub struct Depfile {
    /// Write for Make or ninja which files the outputs are made of
    #[arg(long, value_name = "FILE")]
    depfile: Option<PathBuf>,
    /// What the depfile says is made, such as a stamp file; by default the outputs that are
    /// generated whole
    #[arg(long, value_name = "PATH", requires = "depfile")]
    depfile_target: Option<String>,
}

impl Depfile {
    /// Writes the depfile of `generate`, which does not depend on what it made the last time.
    pub fn of_generate(&self, project: &Project, plan: &Plan) -> Result<(), Diagnostic> {
        self.write(project, plan, &[])
    }

    /// Writes the depfile of `check`, which reads what was generated.
    pub fn of_check(&self, project: &Project, plan: &Plan) -> Result<(), Diagnostic> {
        let there = plan.outputs.iter().filter(|output| !matches!(output.drift, Drift::Missing));
        let there: Vec<_> = there.map(|output| output.path.as_str()).collect();
        self.write(project, plan, &there)
    }

    /// ` but FILE` if a depfile was asked for, to say “nothing but FILE was written”.
    pub fn but_itself(&self) -> String {
        let file = self.depfile.as_ref();
        file.map_or_else(String::new, |file| format!(" but {}", file.display()))
    }

    fn write(&self, project: &Project, plan: &Plan, compared: &[&str]) -> Result<(), Diagnostic> {
        let Some(file) = &self.depfile else {
            return Ok(());
        };
        let inputs = project.seen.inputs(&project.folder);
        // A file that is edited in place is an input: no build system takes one that is both.
        let whole = plan.outputs.iter().map(|output| output.path.as_str());
        let whole = whole.filter(|path| !inputs.contains(*path));
        let made: Vec<_> = match &self.depfile_target {
            Some(target) => vec![target.clone()],
            None => whole.map(|path| project.path_from_here(path)).collect(),
        };
        if made.is_empty() {
            let message = "no output is a whole file, so the depfile has no target";
            let help = "name the stamp file of the build with --depfile-target PATH";
            return Err(error(project, codes::EMPTY_DEPFILE, file, message).with_help(help));
        }
        let read: BTreeSet<&str> = inputs.into_iter().chain(compared.iter().copied()).collect();
        let read = read.into_iter().map(|path| project.path_from_here(path));
        let read: Vec<_> = read.filter(|path| !made.contains(path)).collect();
        if let Some(error) = made.iter().chain(&read).find_map(|path| unwritable(project, path)) {
            return Err(error);
        }
        let text = depfile::depfile(&made, &read);
        replaceable(file, project, plan)?;
        disk::write_asked(file, &text).map_err(|error| {
            let place = Place::whole(project.path_from_folder(Path::new(&error.path)));
            Diagnostic { place, ..error.into() }
        })
    }
}

/// Whether the depfile can be written without losing anything.
fn replaceable(file: &Path, project: &Project, plan: &Plan) -> Result<(), Diagnostic> {
    let is_it = |path: &str| disk::is_same(&project.path.join(path), file);
    if plan.outputs.iter().any(|output| is_it(&output.path)) {
        let message = "this is an output, and would be overwritten";
        let help = "name another file with --depfile";
        return Err(error(project, codes::NOT_A_DEPFILE, file, message).with_help(help));
    }
    // If it cannot be read, it cannot be written either, and the error of that says why.
    let old = disk::text_asked(file).unwrap_or_default();
    if old.is_some_and(|old| !depfile::is_depfile(&old)) {
        let message = "this is not a depfile, and would be overwritten";
        let help = "name another file with --depfile, or remove this one";
        return Err(error(project, codes::NOT_A_DEPFILE, file, message).with_help(help));
    }
    Ok(())
}

/// What would be a command or an assignment in a depfile; a stranger may have chosen the file's name.
fn unwritable(project: &Project, path: &str) -> Option<Diagnostic> {
    let why = depfile::unwritable(path)?;
    let message = format!("the path {why}, which a depfile cannot express");
    Some(
        error(project, codes::DEPFILE_PATH, Path::new(path), &message)
            .with_help("rename the file, or build without --depfile"),
    )
}

/// An error about the depfile itself.
fn error(project: &Project, code: Code, file: &Path, message: &str) -> Diagnostic {
    Diagnostic::new(code, Place::whole(project.path_from_folder(file)), message)
}
