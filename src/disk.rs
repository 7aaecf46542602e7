//! The one module that reads and writes files, all of them below one folder.

use std::fs::{File, TryLockError};
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

/// The path of a file from a folder, with `/`, when all links are followed; none where it is not
/// below.
///
/// # Errors
///
/// Where one of the two is not there.
pub fn path_below(folder: &Path, file: &Path) -> io::Result<Option<String>> {
    let (folder, file) = (folder.canonicalize()?, file.canonicalize()?);
    let below = file.strip_prefix(folder).ok().and_then(Path::to_str);
    Ok(below.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/")))
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

    /// Whether something is there.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.dir.exists(path)
    }

    /// The bytes of a file; none where it does not exist.
    ///
    /// # Errors
    ///
    /// Where something is there that cannot be read, or that leads outside.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, DiskError> {
        match self.regular(path).and_then(|()| self.dir.read(path)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(DiskError::new(path, "read", error)),
        }
    }

    /// Fails for what could wait for ever when it is opened: pipes and devices.
    fn regular(&self, path: &str) -> io::Result<()> {
        if self.dir.metadata(path)?.is_file() {
            return Ok(());
        }
        Err(io::Error::other("it is not a regular file"))
    }

    /// Fails where a path is a symbolic link, which writing would replace by a file.
    ///
    /// # Errors
    ///
    /// Only that: what else is wrong with the path shows when it is read.
    pub fn refuse_link(&self, path: &str) -> Result<(), DiskError> {
        match self.dir.symlink_metadata(path) {
            Ok(metadata) if metadata.is_symlink() => {
                let error =
                    io::Error::other("it is a symbolic link; name the file that it leads to");
                Err(DiskError::new(path, "write", error))
            }
            _ => Ok(()),
        }
    }

    /// Keeps other runs from writing until the lock is dropped. `wait` is called once where another
    /// run has it.
    ///
    /// # Errors
    ///
    /// Where the file, which is the one to lock, cannot be opened, or waiting for it fails.
    pub fn lock(&self, path: &str, wait: impl FnOnce()) -> Result<File, DiskError> {
        let lock = || {
            self.regular(path)?;
            let file = self.dir.open(path)?.into_std();
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => {
                    wait();
                    file.lock()?;
                }
                // Where the file system has no locks, nothing keeps two runs apart.
                Err(TryLockError::Error(_)) | Ok(()) => {}
            }
            Ok(file)
        };
        lock().map_err(|error| DiskError::new(path, "lock", error))
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
    pub fn remove(&self, path: &Path) -> Result<(), DiskError> {
        let shown = path.to_string_lossy();
        self.dir.remove_file(path).map_err(|error| DiskError::new(&shown, "remove", error))
    }

    /// The files below a folder that `keep` says yes to, given their first `top` bytes. A folder
    /// that does not exist has none; links are not followed.
    ///
    /// # Errors
    ///
    /// Where a folder or a file cannot be read.
    pub fn files_below(
        &self,
        folder: &str,
        top: u64,
        keep: &impl Fn(&[u8]) -> bool,
    ) -> Result<Vec<PathBuf>, DiskError> {
        let mut files = Vec::new();
        match self.dir.open_dir(folder) {
            Ok(dir) => gather(&dir, Path::new(folder), top, keep, &mut files)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(DiskError::new(folder, "read", error)),
        }
        files.sort();
        Ok(files)
    }
}

/// Adds the files below a folder that `keep` says yes to.
fn gather(
    dir: &Dir,
    folder: &Path,
    top: u64,
    keep: &impl Fn(&[u8]) -> bool,
    files: &mut Vec<PathBuf>,
) -> Result<(), DiskError> {
    let unreadable = |error| DiskError::new(&folder.to_string_lossy(), "read", error);
    for entry in dir.entries().map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let path = folder.join(entry.file_name());
        let unreadable = |error| DiskError::new(&path.to_string_lossy(), "read", error);
        let kind = entry.file_type().map_err(unreadable)?;
        if kind.is_dir() {
            gather(&entry.open_dir().map_err(unreadable)?, &path, top, keep, files)?;
        } else if kind.is_file() {
            let mut bytes = Vec::new();
            let file = entry.open().map_err(unreadable)?;
            file.take(top).read_to_end(&mut bytes).map_err(unreadable)?;
            if keep(&bytes) {
                files.push(path);
            }
        }
    }
    Ok(())
}

/// Writes a new file; one of that name is left over from a run that died.
fn fill(folder: &Dir, name: &str, text: &str) -> io::Result<()> {
    match folder.remove_file(name) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut options = OpenOptions::new();
    let mut file = folder.open_with(name, options.write(true).create_new(true))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
