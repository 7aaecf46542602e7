//! The files that a catalogue includes, on the disk or in a revision.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::project::Project;
use crate::catalogue::{self, Broken, Catalogue, NamedText};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::disk::DiskError;
use crate::git;
use crate::paths;

impl Project {
    /// The catalogue with the files that it includes.
    pub fn examine(&mut self) -> Result<Catalogue, Broken> {
        let text = self.catalogue_text().map_err(Broken::from)?;
        let shown = Arc::clone(&self.shown);
        catalogue::examine(&shown, &text, &mut |pattern, place| self.included(pattern, place))
    }

    fn included(
        &mut self,
        pattern: &str,
        place: &Place,
    ) -> Result<Vec<NamedText>, Vec<Diagnostic>> {
        let list = &mut |folder: &str| self.list(folder);
        let unreadable = |error: DiskError| refused(pattern, place, &error.error.to_string());
        let paths = paths::expand(pattern, list).map_err(unreadable)?;
        let mut files = Vec::new();
        for path in &self.named(paths, pattern, place)? {
            let found = self.folder.read_own(path);
            self.note(path, &found);
            let found = found.map_err(unreadable)?;
            let bytes = found.ok_or_else(|| refused(pattern, place, "it does not exist"))?;
            let name: Arc<str> = Arc::from(path.as_str());
            let text = self.text(Arc::clone(&name), bytes).map_err(|error| vec![error])?;
            files.push((name, text));
        }
        Ok(files)
    }

    /// The catalogue with the files that it includes, as they stood in a revision.
    pub fn examine_at(
        &mut self,
        revision: &str,
        text: &str,
        shown: &Arc<str>,
    ) -> Result<Catalogue, Broken> {
        catalogue::examine(shown, text, &mut |pattern, place| {
            self.included_at(revision, pattern, place)
        })
    }

    fn included_at(
        &mut self,
        revision: &str,
        pattern: &str,
        place: &Place,
    ) -> Result<Vec<NamedText>, Vec<Diagnostic>> {
        let trouble = |_| refused(pattern, place, "the revision has no such file");
        let list = &mut |folder: &str| git::files_in(&self.path, folder, revision);
        let paths = paths::expand(pattern, list).map_err(trouble)?;
        let mut files = Vec::new();
        for path in &self.named(paths, pattern, place)? {
            let bytes = git::file_in(&self.path, path, revision).map_err(trouble)?;
            let name: Arc<str> = Arc::from(format!("{revision}:{path}"));
            let text = self.text(Arc::clone(&name), bytes).map_err(|error| vec![error])?;
            files.push((name, text));
        }
        Ok(files)
    }

    /// The paths that a pattern stands for, at least one, and none of them the catalogue's own.
    fn named(
        &self,
        paths: Option<BTreeSet<String>>,
        pattern: &str,
        place: &Place,
    ) -> Result<BTreeSet<String>, Vec<Diagnostic>> {
        let Some(paths) = paths else {
            let why = "it is no plain path below the catalogue's folder";
            return Err(refused(pattern, place, why));
        };
        if paths.is_empty() {
            return Err(refused(pattern, place, "no file has such a path"));
        }
        if paths.iter().any(|path| self.is_catalogue(path)) {
            return Err(refused(pattern, place, "it is the catalogue itself"));
        }
        Ok(paths)
    }
}

impl From<Diagnostic> for Broken {
    fn from(error: Diagnostic) -> Self {
        Self { errors: vec![error], repeated: Vec::new(), rest: None }
    }
}

fn refused(pattern: &str, place: &Place, why: &str) -> Vec<Diagnostic> {
    let message = format!("`{pattern}` cannot be included: {why}");
    let help = "write the path of a file from the catalogue's folder, with `/` between its parts; `*` and \
                `?` stand for parts of a name";
    vec![Diagnostic::new(codes::CANNOT_INCLUDE, place.clone(), message).with_help(help)]
}
