//! Lists the files of a source tree.

use std::io;
use std::path::{Path, PathBuf};

use ignore::{Error, WalkBuilder};

use super::DiskError;
use crate::paths;

/// What becomes of the files that `.gitignore` or `.ignore` exclude.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ignored {
    /// They are left out.
    LeftOut,
    /// They are listed like the others.
    Listed,
}

/// The sorted paths, relative to a folder, of all files below it that `passes` accepts. Everything in `.git` is
/// left out. Links are not followed.
///
/// # Errors
///
/// If a folder cannot be read.
pub fn source_files(
    folder: &Path,
    ignored: Ignored,
    passes: &dyn Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, DiskError> {
    let is_git = |name: &std::ffi::OsStr| name.to_str().is_some_and(paths::is_git);
    let walk = WalkBuilder::new(folder)
        .standard_filters(ignored == Ignored::LeftOut)
        .hidden(false)
        .require_git(false)
        .git_global(false)
        .filter_entry(move |entry| entry.depth() == 0 || !is_git(entry.file_name()))
        .build();
    let mut files = Vec::new();
    for entry in walk {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        if is_file && passes(path) {
            files.push(path.to_owned());
        }
    }
    files.sort();
    Ok(files)
}

fn unreadable(folder: &Path, error: Error) -> DiskError {
    let path = match &error {
        Error::WithPath { path, .. } => path.clone(),
        _ => folder.to_owned(),
    };
    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("it cannot be walked"));
    DiskError::at(&path, "read", error)
}
