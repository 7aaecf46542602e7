//! The files that a catalogue includes, on the disk or in a revision.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::project::Project;
use crate::catalogue::{self, Broken, Catalogue, NamedText};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::git::{GitError, Revision};
use crate::paths;

impl Project {
    /// The catalogue with the files that it includes.
    pub fn examine(&mut self) -> Result<Catalogue, Broken> {
        let text = self.catalogue_text()?;
        self.examine_in(None, &Arc::clone(&self.shown), &text)
    }

    /// The catalogue in a text, with the files that it includes, on the disk or in a revision.
    pub fn examine_in(
        &mut self,
        mut revision: Option<&mut Revision>,
        shown: &Arc<str>,
        text: &str,
    ) -> Result<Catalogue, Broken> {
        let mut read = HashSet::new();
        catalogue::examine(shown, text, &mut |pattern, place| {
            self.included(pattern, place, revision.as_deref_mut(), &mut read)
        })
    }

    /// The files that a pattern stands for, but those that were read for another one.
    fn included(
        &mut self,
        pattern: &str,
        place: &Place,
        mut revision: Option<&mut Revision>,
        read: &mut HashSet<String>,
    ) -> Result<Vec<NamedText>, Vec<Diagnostic>> {
        let refused = |why: String| refused(pattern, place, &why);
        let mut files = Vec::new();
        for path in self.matching(pattern, revision.as_deref_mut()).map_err(refused)? {
            if read.insert(path.clone()) {
                let (name, bytes) =
                    self.included_file(path, revision.as_deref_mut()).map_err(refused)?;
                let text = self.text(&name, &bytes).map_err(|error| vec![error])?;
                files.push((name, text));
            }
        }
        Ok(files)
    }

    /// The paths that a pattern stands for, or why there are none.
    fn matching(
        &mut self,
        pattern: &str,
        revision: Option<&mut Revision>,
    ) -> Result<BTreeSet<String>, String> {
        let paths = match revision {
            None => paths::expand(pattern, &mut |folder: &str| self.list(folder))
                .map_err(|error| error.error.to_string()),
            Some(revision) => {
                paths::expand(pattern, &mut |folder: &str| revision.list(folder)).map_err(why)
            }
        }?;
        let paths = paths.ok_or("it is not a plain path below the catalogue's folder")?;
        if paths.is_empty() { Err("no file has this path".to_owned()) } else { Ok(paths) }
    }

    /// What diagnostics call a file, and its bytes; or why it cannot be read.
    fn included_file(
        &mut self,
        path: String,
        revision: Option<&mut Revision>,
    ) -> Result<(Arc<str>, Vec<u8>), String> {
        if self.is_catalogue(&path) {
            return Err("it is the catalogue itself".to_owned());
        }
        match revision {
            None => {
                let found = self.record_read(&path, self.folder.read_own(&path));
                let bytes = found.map_err(|error| error.error.to_string())?;
                Ok((Arc::from(path), bytes.ok_or("it does not exist")?))
            }
            Some(revision) => {
                let bytes = revision.file(&path).map_err(why)?;
                let name = format!("{}:{}", revision.name, self.path_from_here(&path));
                Ok((self.name_as_it_is(&name), bytes))
            }
        }
    }
}

fn why(error: GitError) -> String {
    match error {
        GitError::Unreadable(why) => why,
        _ => "the revision has no such file".to_owned(),
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
