//! Lists and walks folders.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use cap_std::fs::{Dir, DirEntry, FileType};

use super::replace::{clear, is_unfinished};
use super::{DiskError, Folder, folder_and_name, open_regular, or_none, top_of};
use crate::paths::{self, Listed};

/// A file that a walk has found.
struct Found<'a> {
    /// The folder that contains it.
    dir: &'a Dir,
    /// The name in that folder.
    name: &'a Path,
    /// The path from the [`Folder`].
    path: PathBuf,
}

/// Tells the folders of this catalogue from those of another.
#[derive(Clone, Copy)]
struct OwnCatalogue<'a> {
    /// The file name that every catalogue has.
    name: &'a str,
    /// The paths of files that are known to be this catalogue's.
    known: &'a BTreeSet<&'a Path>,
}

impl Folder {
    /// The files below a folder whose first `top` bytes `keep` accepts. `known` files are skipped
    /// unread. So are folders with another catalogue: a file called `catalogue` that is not known.
    /// A folder that does not exist has no files. Links are not followed.
    /// Fails if a folder or a file cannot be read.
    pub fn files_below(
        &self,
        folder: &Path,
        catalogue: &str,
        known: &BTreeSet<&Path>,
        top: u64,
        keep: &impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<PathBuf>, DiskError> {
        let mut files = Vec::new();
        let own = OwnCatalogue { name: catalogue, known };
        self.walk(folder, Some(own), &mut |found| {
            // The next run that writes removes temporary files.
            if is_unfinished(found.name) || known.contains(found.path.as_path()) {
                return Ok(());
            }
            let read = || top_of(open_regular(found.dir, found.name)?, top);
            let bytes =
                or_none(read()).map_err(|error| DiskError::at(&found.path, "read", error))?;
            if bytes.is_some_and(|bytes| keep(&bytes)) {
                files.push(found.path);
            }
            Ok(())
        })?;
        Ok(files)
    }

    /// The files and folders in a folder, sorted by name; none if it does not exist. Leaves out
    /// temporary files, `.git`, and names that are not UTF-8.
    /// Fails if the folder cannot be read, or its path has a link.
    pub fn list(&self, folder: &str) -> Result<Vec<Listed>, DiskError> {
        let path = Path::new(folder);
        let read = || {
            let mut found = Vec::new();
            for entry in self.open_own(path)?.entries()? {
                let entry = entry?;
                let Ok(name) = entry.file_name().into_string() else { continue };
                if !paths::is_git(&name) && !is_unfinished(Path::new(&name)) {
                    found.push(Listed { name, is_folder: kind(&entry)?.is_dir() });
                }
            }
            found.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(found)
        };
        let found = or_none(read()).map_err(|error| DiskError::at(path, "read", error))?;
        Ok(found.unwrap_or_default())
    }

    /// Removes the temporary files of runs that died: in the folders of the files `made`, and
    /// everywhere below the folders `owned`, except in those with another `catalogue`. Returns the files
    /// that were removed, and an error for each that could not be.
    pub fn clear_unfinished<'a>(
        &self,
        catalogue: &str,
        made: impl Iterator<Item = &'a str>,
        owned: &[String],
    ) -> (Vec<PathBuf>, Vec<DiskError>) {
        let (mut files, mut failed) = (Vec::new(), Vec::new());
        let mut clear = |found: Found<'_>| {
            if is_unfinished(found.name) {
                match clear(found.dir, found.name) {
                    Ok(true) => files.push(found.path),
                    Ok(false) => {}
                    Err(error) => failed.push(DiskError::at(&found.path, "remove", error)),
                }
            }
            Ok(())
        };
        // Errors of the walk are ignored here: reading the outputs in an unreadable folder reports
        // them.
        for folder in made.map(|path| folder_and_name(path).0).collect::<BTreeSet<_>>() {
            let _ = self.walk(folder, None, &mut clear);
        }
        let own = OwnCatalogue { name: catalogue, known: &BTreeSet::new() };
        for folder in owned {
            let _ = self.walk(Path::new(folder), Some(own), &mut clear);
        }
        files.sort();
        (files, failed)
    }

    fn walk(
        &self,
        folder: &Path,
        below: Option<OwnCatalogue<'_>>,
        visit: &mut impl FnMut(Found<'_>) -> Result<(), DiskError>,
    ) -> Result<(), DiskError> {
        match or_none(self.open_own(folder)) {
            Ok(Some(dir)) => walk(&dir, folder, below, visit),
            Ok(None) => Ok(()),
            Err(error) => Err(DiskError::at(folder, "read", error)),
        }
    }
}

/// Visits the files of a folder; with `below` also those of all folders below it, except folders that belong
/// to another catalogue.
fn walk(
    dir: &Dir,
    folder: &Path,
    below: Option<OwnCatalogue<'_>>,
    visit: &mut impl FnMut(Found<'_>) -> Result<(), DiskError>,
) -> Result<(), DiskError> {
    let is_known = |own: OwnCatalogue<'_>| own.known.contains(folder.join(own.name).as_path());
    if below.is_some_and(|own| dir.symlink_metadata(own.name).is_ok() && !is_known(own)) {
        return Ok(());
    }
    let unreadable = |error| DiskError::at(folder, "read", error);
    for entry in dir.entries().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = PathBuf::from(entry.file_name());
        if name.to_str().is_some_and(paths::is_git) {
            continue;
        }
        let path = folder.join(&name);
        let unreadable = |error| DiskError::at(&path, "read", error);
        let kind = kind(&entry).map_err(unreadable)?;
        if kind.is_file() || kind.is_symlink() && is_unfinished(&name) {
            visit(Found { dir, name: &name, path })?;
        } else if kind.is_dir() && below.is_some() {
            walk(&entry.open_dir().map_err(unreadable)?, &path, below, visit)?;
        }
    }
    Ok(())
}

/// Whether it is a file, a folder or a link. Some file systems do not say so where they list names.
fn kind(entry: &DirEntry) -> io::Result<FileType> {
    let listed = entry.file_type()?;
    let is_known = listed.is_file() || listed.is_dir() || listed.is_symlink();
    if is_known { Ok(listed) } else { Ok(entry.metadata()?.file_type()) }
}
