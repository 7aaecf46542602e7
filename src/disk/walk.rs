//! What stands in folders.

use std::collections::BTreeSet;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use cap_fs_ext::FollowSymlinks;
use cap_std::fs::{Dir, File};

use super::replace::is_unfinished;
use super::{DiskError, Folder, in_words, open_regular, present};

/// A file, its folder, and its name there.
struct Found<'a> {
    dir: &'a Dir,
    name: &'a Path,
    path: PathBuf,
}

/// How far down to look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// In the folder itself.
    One,
    /// In those below it too.
    All,
}

impl Folder {
    /// The files below a folder that `keep` says yes to, given their first `top` bytes; those that
    /// are `known` are left out unread. A folder that does not exist has none; links are not
    /// followed.
    ///
    /// # Errors
    ///
    /// Where a folder or a file cannot be read.
    pub fn files_below(
        &self,
        folder: &Path,
        known: &BTreeSet<&Path>,
        top: u64,
        keep: &impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<PathBuf>, DiskError> {
        let mut files = Vec::new();
        self.walk(folder, Depth::All, &mut |found| {
            // The next run that writes clears what is unfinished.
            if is_unfinished(found.name) || known.contains(found.path.as_path()) {
                return Ok(());
            }
            let read = || top_of(open_regular(found.dir, found.name, FollowSymlinks::No)?, top);
            let bytes = match present(read()) {
                Ok(bytes) => bytes,
                Err(error) => return Err(DiskError::at(&found.path, "read", error)),
            };
            if bytes.is_some_and(|bytes| keep(&bytes)) {
                files.push(found.path);
            }
            Ok(())
        })?;
        Ok(files)
    }

    /// Removes what runs that died have left behind: in the folders of `files`, and below the
    /// folders `owned`. Gives the paths.
    ///
    /// # Errors
    ///
    /// Where a file cannot be removed.
    pub fn clear_unfinished<'a>(
        &self,
        files: impl Iterator<Item = &'a str>,
        owned: &[String],
    ) -> Result<Vec<PathBuf>, DiskError> {
        let mut cleared = Vec::new();
        let mut failed = None;
        let mut clear = |found: Found<'_>| {
            if is_unfinished(found.name) {
                match present(found.dir.remove_file(found.name)) {
                    Ok(_) => cleared.push(found.path),
                    Err(error) => failed = Some(DiskError::at(&found.path, "remove", error)),
                }
            }
            Ok(())
        };
        // A folder that cannot be read is an error where its files are read.
        let folder =
            |path: &'a str| Path::new(path.rsplit_once('/').map_or(".", |(folder, _)| folder));
        for folder in files.map(folder).collect::<BTreeSet<_>>() {
            let _ = self.walk(folder, Depth::One, &mut clear);
        }
        for folder in owned {
            let _ = self.walk(Path::new(folder), Depth::All, &mut clear);
        }
        cleared.sort();
        failed.map_or(Ok(cleared), Err)
    }

    fn walk(
        &self,
        folder: &Path,
        depth: Depth,
        visit: &mut impl FnMut(Found<'_>) -> Result<(), DiskError>,
    ) -> Result<(), DiskError> {
        let dir = match self.dir.open_dir(folder) {
            Ok(dir) => dir,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => {
                return Err(DiskError::at(folder, "read", in_words(error, "it is not a folder")));
            }
        };
        let shown = if folder == Path::new(".") { Path::new("") } else { folder };
        walk(&dir, shown, depth, visit)
    }
}

fn walk(
    dir: &Dir,
    folder: &Path,
    depth: Depth,
    visit: &mut impl FnMut(Found<'_>) -> Result<(), DiskError>,
) -> Result<(), DiskError> {
    let unreadable = |error| DiskError::at(folder, "read", error);
    for entry in dir.entries().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let name = PathBuf::from(entry.file_name());
        let path = folder.join(&name);
        let unreadable = |error| DiskError::at(&path, "read", error);
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_file() {
            visit(Found { dir, name: &name, path })?;
        } else if kind.is_dir() && depth == Depth::All {
            walk(&entry.open_dir().map_err(unreadable)?, &path, depth, visit)?;
        }
    }
    Ok(())
}

/// The first bytes of a file.
pub fn top_of(file: File, top: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(top).read_to_end(&mut bytes)?;
    Ok(bytes)
}
