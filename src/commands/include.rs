//! The files that a catalogue includes, on the disk or in a revision.

use std::collections::HashSet;
use std::sync::Arc;

use super::project::Project;
use crate::catalogue::{self, Broken, Catalogue, NamedText};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::git::Revision;
use crate::paths;

impl Project {
    /// The catalogue with the files that it includes.
    pub fn examine(&mut self) -> Result<Catalogue, Broken> {
        let text = self.catalogue_text()?;
        let shown = Arc::clone(&self.shown);
        let mut read = HashSet::new();
        catalogue::examine(&shown, &text, &mut |pattern, place| {
            self.included(pattern, place, None, &mut read)
        })
    }

    /// The catalogue with the files that it includes, as they stood in a revision.
    pub fn examine_at(
        &mut self,
        (revision, files): (&str, &mut Revision),
        text: &str,
        shown: &Arc<str>,
    ) -> Result<Catalogue, Broken> {
        let mut read = HashSet::new();
        catalogue::examine(shown, text, &mut |pattern, place| {
            self.included(pattern, place, Some((revision, files)), &mut read)
        })
    }

    /// The files that a pattern stands for, but those that were read for another one.
    fn included(
        &mut self,
        pattern: &str,
        place: &Place,
        mut revision: Option<(&str, &mut Revision)>,
        read: &mut HashSet<String>,
    ) -> Result<Vec<NamedText>, Vec<Diagnostic>> {
        let refused = |why: &str| refused(pattern, place, why);
        let not_there = |_| refused("the revision has no such file");
        let paths = match &mut revision {
            None => paths::expand(pattern, &mut |folder: &str| self.list(folder))
                .map_err(|error| refused(&error.error.to_string())),
            Some((_, files)) => {
                paths::expand(pattern, &mut |folder: &str| files.list(folder)).map_err(not_there)
            }
        }?;
        let mut files = Vec::new();
        let paths =
            paths.ok_or_else(|| refused("it is not a plain path below the catalogue's folder"))?;
        if paths.is_empty() {
            return Err(refused("no file has this path"));
        }
        for path in paths {
            if !read.insert(path.clone()) {
                continue;
            }
            if self.is_catalogue(&path) {
                return Err(refused("it is the catalogue itself"));
            }
            let (name, bytes) = match &mut revision {
                None => {
                    let found = self.note(&path, self.folder.read_own(&path));
                    let found = found.map_err(|error| refused(&error.error.to_string()))?;
                    (Arc::from(path), found.ok_or_else(|| refused("it does not exist"))?)
                }
                Some((revision, files)) => {
                    let bytes = files.file(&path).map_err(not_there)?;
                    let name = format!("{revision}:{}", self.path_from_here(&path));
                    (self.name_as_it_is(&name), bytes)
                }
            };
            let text = self.text(&name, &bytes).map_err(|error| vec![error])?;
            files.push((name, text));
        }
        Ok(files)
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
