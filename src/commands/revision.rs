//! The catalogue in a git revision.

use std::sync::Arc;

use super::overrun;
use super::project::Project;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::git::{GitError, Revision};

impl Project {
    /// The catalogue as it was in a git revision; its text is kept for diagnostics.
    pub fn catalogue_at(&mut self, revision: &str) -> Result<Catalogue, Vec<Diagnostic>> {
        let shown = self.name_as_it_is(&format!("{revision}:{}", self.shown));
        let trouble = |error: GitError| vec![trouble(&error, revision, &shown)];
        let mut revision =
            Revision::open(&self.path, revision, overrun::longest()).map_err(trouble)?;
        let bytes = revision.file(&self.file_name).map_err(trouble)?;
        let text = self.text(&shown, &bytes).map_err(|error| vec![error])?;
        self.examine_in(Some(&mut revision), &shown, &text).map_err(|broken| broken.errors)
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
        GitError::UnknownRevision(note) => (
            format!("there is no revision `{revision}`"),
            "fetch it first; a checkout in CI may have only one revision",
            Some(note),
        ),
        GitError::Unreadable(why) => (
            format!("cannot read the catalogue in `{revision}`: {why}"),
            "choose another revision",
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
