//! The one module that reads and writes files, all of them below one folder.

use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use cap_std::ambient_authority;
use cap_std::fs::{Dir, OpenOptions};

/// A folder that nothing leaves: not by `..`, an absolute path or a link.
#[derive(Debug)]
pub struct Folder {
    dir: Dir,
}

/// A file below a [`Folder`], by its path from there with `/`, and what went wrong with it.
#[derive(Debug)]
pub struct DiskError {
    /// The path.
    pub path: String,
    /// What could not be done with it.
    pub action: &'static str,
    /// What the operating system says.
    pub error: io::Error,
}

impl DiskError {
    fn new(path: &str, action: &'static str, error: io::Error) -> Self {
        Self { path: path.to_owned(), action, error }
    }
}

/// The nearest folder that has a file `name`: `start` or one of its parents.
#[must_use]
pub fn nearest_with(start: &Path, name: &str) -> Option<PathBuf> {
    let has = |folder: &&Path| folder.join(name).is_file();
    start.ancestors().find(has).map(Path::to_owned)
}

impl Folder {
    /// Opens a folder.
    ///
    /// # Errors
    ///
    /// Those of the operating system.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { dir: Dir::open_ambient_dir(path, ambient_authority())? })
    }

    /// The bytes of a file; none where it does not exist.
    ///
    /// # Errors
    ///
    /// Where something is there that cannot be read, or that leads outside.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, DiskError> {
        match self.dir.read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(DiskError::new(path, "read", error)),
        }
    }

    /// Replaces a file whole: whoever reads it sees the old text or the new one. Missing folders
    /// are made; permissions stay as they are.
    ///
    /// # Errors
    ///
    /// Where the new text cannot be put in place; the old one then stands as it was.
    pub fn write(&self, path: &str, text: &str) -> Result<(), DiskError> {
        self.replace(path, text).map_err(|error| DiskError::new(path, "write", error))
    }

    fn replace(&self, path: &str, text: &str) -> io::Result<()> {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        self.dir.create_dir_all(folder)?;
        let folder = self.dir.open_dir(folder)?;
        let fresh = format!(".{name}.reasonbook-new");
        let written = fill(&folder, &fresh, text).and_then(|()| {
            if let Ok(old) = folder.metadata(name) {
                folder.set_permissions(&fresh, old.permissions())?;
            }
            folder.rename(&fresh, &folder, name)
        });
        if written.is_err() {
            let _ = folder.remove_file(&fresh);
        }
        written
    }

    /// Removes a file.
    ///
    /// # Errors
    ///
    /// Where it is still there afterwards.
    pub fn remove(&self, path: &str) -> Result<(), DiskError> {
        self.dir.remove_file(path).map_err(|error| DiskError::new(path, "remove", error))
    }

    /// The files below a folder whose first bytes, 4,096 at the most, `keep` says yes to; sorted.
    /// A folder that does not exist has none.
    ///
    /// # Errors
    ///
    /// Where a folder or a file cannot be read. Links are not followed.
    pub fn files_below(
        &self,
        folder: &str,
        keep: &impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<String>, DiskError> {
        let unreadable = |error| DiskError::new(folder, "read", error);
        let entries = match self.dir.read_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(unreadable)?,
        };
        let mut files = Vec::new();
        for entry in entries {
            let entry = entry.map_err(unreadable)?;
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type().map_err(unreadable)?;
            if kind.is_dir() {
                files.extend(self.files_below(&path, keep)?);
            } else if kind.is_file() && keep(&self.top(&path)?) {
                files.push(path);
            }
        }
        files.sort();
        Ok(files)
    }

    fn top(&self, path: &str) -> Result<Vec<u8>, DiskError> {
        let mut top = Vec::new();
        let read = self.dir.open(path).and_then(|file| file.take(4096).read_to_end(&mut top));
        read.map_err(|error| DiskError::new(path, "read", error))?;
        Ok(top)
    }
}

fn fill(folder: &Dir, name: &str, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    let mut file = folder.open_with(name, options.write(true).create(true).truncate(true))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
