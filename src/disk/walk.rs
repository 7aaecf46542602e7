//! Lists and walks folders.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use cap_std::fs::Dir;

use super::replace::{clear, is_unfinished};
use super::{DiskError, Folder, folder_and_name, open_regular, present, top_of};
use crate::paths::{self, Named};

/// A file, its folder, and its name there.
struct Found<'a> {
    dir: &'a Dir,
    name: &'a Path,
    path: PathBuf,
}

/// How far down to look.
#[derive(Clone, Copy)]
enum Depth<'a> {
    /// In the folder itself.
    One,
    /// In all folders below it too, but in none that has a file of this name, unless that file is known.
    AllWithout(&'a str, &'a BTreeSet<&'a Path>),
}

/// The leftovers of runs that died.
#[derive(Debug, Default)]
pub struct Cleared {
    /// The files that are gone now.
    pub files: Vec<PathBuf>,
    /// Those that could not be removed.
    pub failed: Vec<DiskError>,
}

impl Folder {
    /// The files below a folder of which `keep` accepts the first `top` bytes. `known` files are skipped
    /// unread, and so are folders that have a `catalogue` of their own. A folder that does not exist has
    /// no files; links are not followed.
    ///
    /// # Errors
    ///
    /// Where a folder or a file cannot be read.
    pub fn files_below(
        &self,
        folder: &Path,
        catalogue: &str,
        known: &BTreeSet<&Path>,
        top: u64,
        keep: &impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<PathBuf>, DiskError> {
        let mut files = Vec::new();
        self.walk(folder, Depth::AllWithout(catalogue, known), &mut |found| {
            // The next run that writes removes unfinished files.
            if is_unfinished(found.name) || known.contains(found.path.as_path()) {
                return Ok(());
            }
            let read = || top_of(open_regular(found.dir, found.name)?, top);
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

    /// What a folder holds; nothing if it does not exist. Leaves out unfinished files, git's own, and names
    /// that are not UTF-8.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or a link leads to it.
    pub fn list(&self, folder: &str) -> Result<Vec<Named>, DiskError> {
        let path = Path::new(folder);
        let read = || {
            let mut found = Vec::new();
            for entry in self.open_own(path)?.entries()? {
                let entry = entry?;
                let Ok(name) = entry.file_name().into_string() else { continue };
                if !paths::is_git(&name) && !is_unfinished(Path::new(&name)) {
                    found.push(Named { name, is_folder: entry.file_type()?.is_dir() });
                }
            }
            found.sort_by(|a, b| a.name.cmp(&b.name));
            Ok(found)
        };
        let found = present(read()).map_err(|error| DiskError::at(path, "read", error))?;
        Ok(found.unwrap_or_default())
    }

    /// Removes the leftovers of runs that died: in the folders of the files `made`, and below the folders
    /// `owned`, except in those with a `catalogue` of their own.
    #[must_use]
    pub fn clear_unfinished<'a>(
        &self,
        catalogue: &str,
        made: impl Iterator<Item = &'a str>,
        owned: &[String],
    ) -> Cleared {
        let Cleared { mut files, mut failed } = Cleared::default();
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
        // Reading the files of a folder that cannot be read reports the error.
        for folder in made.map(|path| folder_and_name(path).0).collect::<BTreeSet<_>>() {
            let _ = self.walk(folder, Depth::One, &mut clear);
        }
        let known = BTreeSet::new();
        for folder in owned {
            let _ = self.walk(Path::new(folder), Depth::AllWithout(catalogue, &known), &mut clear);
        }
        files.sort();
        Cleared { files, failed }
    }

    fn walk(
        &self,
        folder: &Path,
        depth: Depth<'_>,
        visit: &mut impl FnMut(Found<'_>) -> Result<(), DiskError>,
    ) -> Result<(), DiskError> {
        match present(self.open_own(folder)) {
            Ok(Some(dir)) => walk(&dir, folder, depth, visit),
            Ok(None) => Ok(()),
            Err(error) => Err(DiskError::at(folder, "read", error)),
        }
    }
}

fn walk(
    dir: &Dir,
    folder: &Path,
    depth: Depth<'_>,
    visit: &mut impl FnMut(Found<'_>) -> Result<(), DiskError>,
) -> Result<(), DiskError> {
    if let Depth::AllWithout(catalogue, known) = depth
        && dir.exists(catalogue)
        && !known.contains(folder.join(catalogue).as_path())
    {
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
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_file() || kind.is_symlink() && is_unfinished(&name) {
            visit(Found { dir, name: &name, path })?;
        } else if let (true, Depth::AllWithout(..)) = (kind.is_dir(), depth) {
            walk(&entry.open_dir().map_err(unreadable)?, &path, depth, visit)?;
        }
    }
    Ok(())
}
