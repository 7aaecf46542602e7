//! Another version of the catalogue: in a file, or in a git revision.

use std::sync::Arc;

use super::project::Project;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::git::{GitError, Revision};

/// Where the other version is.
#[derive(Clone, Copy)]
pub enum Version<'v> {
    /// In the file with this path.
    InFile(&'v str),
    /// In the file of the project's own catalogue, at this git revision.
    AtRevision(&'v str),
}

impl Version<'_> {
    /// Loads it; the project keeps its text for diagnostics.
    pub fn load(self, project: &mut Project) -> Result<Catalogue, Vec<Diagnostic>> {
        match self {
            Self::InFile(path) => {
                let mut other = Project::find(Some(path)).map_err(|error| vec![*error])?;
                other.catalogue().map_err(|errors| project.adopt(&other, errors))
            }
            Self::AtRevision(revision) => {
                let shown = project.name_as_it_is(&format!("{revision}:{}", project.shown));
                let trouble = |error: GitError| vec![trouble(&error, revision, &shown)];
                let mut files = Revision::open(&project.path, revision).map_err(trouble)?;
                let bytes = files.file(&project.file_name).map_err(trouble)?;
                let text = project.text(&shown, &bytes).map_err(|error| vec![error])?;
                let files = (revision, &mut files);
                project.examine_at(files, &text, &shown).map_err(|broken| broken.errors)
            }
        }
    }
}

/// What git says, as a diagnostic.
fn trouble(error: &GitError, revision: &str, shown: &Arc<str>) -> Diagnostic {
    let (message, help, note) = match error {
        GitError::NoGit(error) => (format!("cannot run git: {error}"), "install git", None),
        GitError::NoRepository(note) => (
            "the catalogue is not in a git repository".to_owned(),
            "run this in a clone of its repository",
            Some(note),
        ),
        GitError::UnknownRevision => (
            format!("there is no revision `{revision}`"),
            "fetch it first; a checkout in CI may have only one revision",
            None,
        ),
        GitError::NoFile(note) => (
            format!("the revision `{revision}` has no such catalogue"),
            "choose a revision that has it",
            Some(note),
        ),
    };
    let mut diagnostic =
        Diagnostic::new(codes::NO_OLD_CATALOGUE, Place::File(Arc::clone(shown)), message)
            .with_help(help);
    diagnostic.notes.extend(note.filter(|note| !note.is_empty()).cloned());
    diagnostic
}
