//! The files that a run is about: all of the catalogue's, or those that were named.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;

use super::project::Project;
use super::usage;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::plan::Plan;

/// Names of files and folders.
#[derive(Args, Default)]
pub struct Paths {
    /// Only these outputs and files of `mentions`, or those in these folders; by default all
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
}

/// Which files of the catalogue a run leaves out.
#[derive(Default)]
pub struct Selection {
    left_out: BTreeSet<String>,
    is_limited: bool,
}

impl Paths {
    /// The files that these paths select, or an error for each path that selects none.
    pub fn select(
        &self,
        project: &mut Project,
        catalogue: &Catalogue,
    ) -> Result<Selection, Vec<Diagnostic>> {
        let mut left_out: BTreeSet<String> = files(catalogue).map(str::to_owned).collect();
        let mut unknown = Vec::new();
        for path in &self.paths {
            let name = project.path_from_folder(path);
            let is_meant = |file: &str| name == "." || Path::new(file).starts_with(&name);
            if !files(catalogue).any(is_meant) {
                unknown.push(unknown_output(project, catalogue, path));
            }
            left_out.retain(|file| !is_meant(file));
        }
        let is_limited = !self.paths.is_empty();
        let selection =
            if is_limited { Selection { left_out, is_limited } } else { Selection::default() };
        if unknown.is_empty() { Ok(selection) } else { Err(unknown) }
    }
}

/// The outputs, and the files that people write.
pub fn files(catalogue: &Catalogue) -> impl Iterator<Item = &str> + Clone {
    let outputs = catalogue.outputs.iter().map(|output| output.path.as_str());
    outputs.chain(catalogue.mentions.iter().map(|mentions| mentions.path.as_str()))
}

fn unknown_output(project: &mut Project, catalogue: &Catalogue, path: &Path) -> Diagnostic {
    let shown = path.display().to_string();
    let place = Place::File(project.name_as_it_is(&shown));
    let error =
        Diagnostic::new(codes::UNKNOWN_OUTPUT, place, "this is not an output of the catalogue");
    if usage::is_like_a_catalogue(&shown) {
        return error.with_help(format!("if it is the catalogue, write --catalogue {shown}"));
    }
    let known: Vec<_> = files(catalogue).map(|file| project.path_from_here(file)).collect();
    error.with_nearest(&shown, known.iter().map(String::as_str))
}

impl Selection {
    /// Whether a file is among those that the run is about.
    pub fn has(&self, file: &str) -> bool {
        !self.left_out.contains(file)
    }

    /// Whether a finding is about the catalogue or a selected file. If the selection is limited, nothing is said
    /// of unneeded exemptions: what they exempt may be in another file.
    pub fn is_about(&self, found: &Diagnostic) -> bool {
        let is_known = !self.is_limited || found.code != codes::UNNEEDED_ALLOW;
        is_known && self.has(found.place.file())
    }

    /// Leaves out of a plan the other outputs, and orphans, which no path names.
    pub fn limit(&self, plan: &mut Plan) {
        plan.outputs.retain(|output| self.has(&output.path));
        if self.is_limited {
            plan.orphans.clear();
        }
    }
}
