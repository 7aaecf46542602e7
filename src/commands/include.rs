//! The files that a catalogue includes, on the disk or in a revision.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::project::Project;
use crate::catalogue::{self, Broken, Catalogue, NamedText};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::git;
use crate::paths;

impl Project {
    /// The catalogue with the files that it includes.
    pub fn examine(&mut self) -> Result<Catalogue, Broken> {
        let text = self.catalogue_text()?;
        let shown = Arc::clone(&self.shown);
        catalogue::examine(&shown, &text, &mut |pattern, place| self.included(pattern, place, None))
    }

    /// The catalogue with the files that it includes, as they stood in a revision.
    pub fn examine_at(
        &mut self,
        revision: &str,
        text: &str,
        shown: &Arc<str>,
    ) -> Result<Catalogue, Broken> {
        catalogue::examine(shown, text, &mut |pattern, place| {
            self.included(pattern, place, Some(revision))
        })
    }

    fn included(
        &mut self,
        pattern: &str,
        place: &Place,
        revision: Option<&str>,
    ) -> Result<Vec<NamedText>, Vec<Diagnostic>> {
        let refused = |why: &str| refused(pattern, place, why);
        let not_there = |_| refused("the revision has no such file");
        let paths = match revision {
            None => paths::expand(pattern, &mut |folder: &str| self.list(folder))
                .map_err(|error| refused(&error.error.to_string())),
            Some(revision) => {
                let list = &mut |folder: &str| git::files_in(&self.path, folder, revision);
                paths::expand(pattern, list).map_err(not_there)
            }
        }?;
        let mut files = Vec::new();
        for path in self.plain(paths).map_err(refused)? {
            let (name, bytes) = match revision {
                None => {
                    let found = self.note(&path, self.folder.read_own(&path));
                    let found = found.map_err(|error| refused(&error.error.to_string()))?;
                    (Arc::from(path), found.ok_or_else(|| refused("it does not exist"))?)
                }
                Some(revision) => {
                    let bytes = git::file_in(&self.path, &path, revision).map_err(not_there)?;
                    let name = format!("{revision}:{}", self.path_from_here(&path));
                    (self.name_as_it_is(&name), bytes)
                }
            };
            let text = self.text(&name, &bytes).map_err(|error| vec![error])?;
            files.push((name, text));
        }
        Ok(files)
    }

    /// The paths that a pattern stands for, or why they cannot be included.
    fn plain(&self, paths: Option<BTreeSet<String>>) -> Result<BTreeSet<String>, &'static str> {
        match paths {
            None => Err("it is not a plain path below the catalogue's folder"),
            Some(paths) if paths.is_empty() => Err("no file has this path"),
            Some(paths) if paths.iter().any(|path| self.is_catalogue(path)) => {
                Err("it is the catalogue itself")
            }
            Some(paths) => Ok(paths),
        }
    }
}

impl From<Diagnostic> for Broken {
    fn from(error: Diagnostic) -> Self {
        Self { errors: vec![error], repeated: Vec::new(), rest: None }
    }
}

fn refused(pattern: &str, place: &Place, why: &str) -> Vec<Diagnostic> {
    let message = format!("`{pattern}` cannot be included: {why}");
    let help = "write the path of a file from the catalogue's folder, with `/` between its parts; \
        `*` and `?` match parts of a name";
    vec![Diagnostic::new(codes::CANNOT_INCLUDE, place.clone(), message).with_help(help)]
}
