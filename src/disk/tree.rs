//! Lists the files of a source tree.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::{fs, io};

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

/// The files that say what is left out.
const IGNORE_FILES: [&str; 2] = [".gitignore", ".ignore"];

/// The largest such file, in bytes. Every line becomes a part of a program that matches paths.
const LARGEST_IGNORE_FILE: u64 = 1 << 20;

/// The most bytes that all of them may have.
const MOST_IGNORE_BYTES: u64 = 4 << 20;

/// The sorted paths, relative to a folder, of all files below it that `passes` accepts. Everything in `.git`
/// is left out. Links are not followed.
/// Fails if a folder cannot be read, or if a file that says what is left out is a link, a pipe or a device,
/// or too large. The walk would read it without a limit.
pub fn source_files(
    folder: &Path,
    ignored: Ignored,
    passes: &dyn Fn(&Path) -> bool,
) -> Result<Vec<PathBuf>, DiskError> {
    let leaves_out = ignored == Ignored::LeftOut;
    let read = AtomicU64::new(0);
    if leaves_out {
        check_ignore_files(folder, &read)?;
        // A relative path does not name the folders above it, and the walk reads their files too.
        let whole = folder.canonicalize().map_err(|error| DiskError::at(folder, "read", error))?;
        whole.ancestors().skip(1).try_for_each(|above| check_ignore_files(above, &read))?;
    }
    let refused = Arc::new(OnceLock::new());
    let noted = Arc::clone(&refused);
    let may_enter = move |below: &Path| match check_ignore_files(below, &read) {
        Ok(()) => true,
        Err(error) => {
            // The first one is enough.
            let _ = noted.set(error);
            false
        }
    };
    let mut files = Vec::new();
    for entry in walk(folder, ignored, may_enter) {
        let entry = entry.map_err(|error| unreadable(folder, error))?;
        let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        if is_file && passes(path) {
            files.push(path.to_owned());
        }
    }
    files.sort();
    match Arc::into_inner(refused).and_then(OnceLock::into_inner) {
        Some(error) => Err(error),
        None => Ok(files),
    }
}

fn walk(
    folder: &Path,
    ignored: Ignored,
    may_enter: impl Fn(&Path) -> bool + Send + Sync + 'static,
) -> ignore::Walk {
    let leaves_out = ignored == Ignored::LeftOut;
    let is_git = |name: &std::ffi::OsStr| name.to_str().is_some_and(paths::is_git);
    WalkBuilder::new(folder)
        .standard_filters(leaves_out)
        .hidden(false)
        .require_git(false)
        .git_global(false)
        // A file `.git` can lead to this one by way of others, which may be links or pipes.
        .git_exclude(false)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            let is_read = is_folder && leaves_out && entry.depth() > 0;
            (entry.depth() == 0 || !is_git(entry.file_name()))
                && (!is_read || may_enter(entry.path()))
        })
        .build()
}

/// Fails if a file that the walk would read on entering a folder is not a regular file of a sensible size.
/// `read` is how many bytes such files had before.
fn check_ignore_files(folder: &Path, read: &AtomicU64) -> Result<(), DiskError> {
    for name in IGNORE_FILES {
        let path = folder.join(name);
        let Ok(found) = fs::symlink_metadata(&path) else { continue };
        let wrong = if !found.is_file() {
            "it is not a regular file"
        } else if found.len() > LARGEST_IGNORE_FILE {
            "it is larger than 1 MiB"
        } else if read.fetch_add(found.len(), Ordering::Relaxed) + found.len() > MOST_IGNORE_BYTES {
            "all that say what is left out come to more than 4 MiB"
        } else {
            continue;
        };
        return Err(DiskError::at(&path, "read", io::Error::other(wrong)));
    }
    Ok(())
}

fn unreadable(folder: &Path, error: Error) -> DiskError {
    let path = match &error {
        Error::WithPath { path, .. } => path.clone(),
        _ => folder.to_owned(),
    };
    let error = error.into_io_error().unwrap_or_else(|| io::Error::other("it cannot be walked"));
    DiskError::at(&path, "read", error)
}
