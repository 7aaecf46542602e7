//! The only module that reads and writes files. All of them are below one folder, except those that
//! the command line names.

mod exchange;
mod links;
mod lock;
mod replace;
mod tree;
mod walk;

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use cap_fs_ext::{
    DirExt, FollowSymlinks, OpenOptionsFollowExt, OpenOptionsMaybeDirExt, OpenOptionsSyncExt,
};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, OpenOptions};

use crate::paths;
use links::without_links;

pub use lock::{Access, Lock};
pub use tree::{Ignored, source_files};

/// The largest file that is read or rendered, in bytes. No honest input comes close; a larger one
/// could exhaust the machine's memory.
pub const LARGEST: u64 = 64 << 20;

/// The most bytes that a run reads. All sources of a large system come to less.
pub const MOST_READ: u64 = 2 << 30;

const OUTSIDE: &str = "it is outside the catalogue's folder";

const BELOW_NO_FOLDER: &str = "one of its parents is not a folder";

/// A folder that no path can leave: not by `..`, not by an absolute path, not by a link.
#[derive(Debug)]
pub struct Folder {
    dir: Dir,
    /// How many bytes of its files have been read.
    read: AtomicU64,
}

/// An error about a file or a folder.
#[derive(Debug)]
pub struct DiskError {
    /// The path from the [`Folder`], with `/`; or the path that the command line names.
    pub path: String,
    /// The verb for what failed, such as `read`.
    pub action: &'static str,
    /// The error of the operating system, or one of our own in plain words.
    pub error: io::Error,
}

impl DiskError {
    fn new(path: &str, action: &'static str, error: io::Error) -> Self {
        Self { path: path.to_owned(), action, error }
    }

    fn at(path: &Path, action: &'static str, error: io::Error) -> Self {
        Self::new(&path.to_string_lossy(), action, error)
    }
}

/// The nearest folder with a file called `name`: `start` or one of its parents.
pub fn nearest_with(start: &Path, name: &str) -> Option<PathBuf> {
    let has = |folder: &&Path| folder.join(name).is_file();
    start.ancestors().find(has).map(Path::to_owned)
}

/// The path of a file relative to a folder, with `/` and all links followed; `None` if the file is
/// not below the folder.
/// Fails if the folder or the file does not exist.
pub fn path_below(folder: &Path, file: &Path) -> io::Result<Option<String>> {
    let (folder, file) = (folder.canonicalize()?, file.canonicalize()?);
    let below = file.strip_prefix(folder).ok().and_then(Path::to_str);
    Ok(below.map(|path| path.replace(std::path::MAIN_SEPARATOR, "/")))
}

/// Whether two paths lead to the same file. Neither the file nor its folders need to exist.
pub fn is_same(one: &Path, other: &Path) -> bool {
    // Follows links in the part of the path that exists, and appends the rest unchanged.
    let canonical = |path: &Path| {
        let path = std::path::absolute(path).ok()?;
        path.ancestors().find_map(|above| {
            let below = path.strip_prefix(above).ok()?;
            Some(above.canonicalize().ok()?.join(below))
        })
    };
    canonical(one).is_some_and(|one| canonical(other) == Some(one))
}

/// The text of a file that the command line names, wherever it is; `None` if it does not exist, or is a
/// pipe or a device.
/// Fails as [`Folder::read_own`].
pub fn text_asked(path: &Path) -> Result<Option<String>, DiskError> {
    let (parent, name) = parent_and_name(path)?;
    if is_stream(path) || !parent.exists() {
        return Ok(None);
    }
    let at = |error| DiskError::at(path, "read", error);
    let bytes =
        Folder::open(parent).map_err(at)?.read_own(name).map_err(|found| at(found.error))?;
    Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
}

/// Replaces a file that the command line names, wherever it is. Missing folders are created. If the
/// path is a pipe or a device, the text is written to it.
/// Fails as [`Folder::write`], and if the path does not end in a file name.
pub fn write_asked(path: &Path, text: &str) -> Result<(), DiskError> {
    let at = |error| DiskError::at(path, "write", error);
    not_of_git(path).map_err(at)?;
    if is_stream(path) {
        return std::fs::write(path, text).map_err(at);
    }
    let (parent, name) = parent_and_name(path)?;
    let made = std::fs::create_dir_all(parent).and_then(|()| parent.canonicalize());
    let opened = made.and_then(|parent| not_of_git(&parent).and_then(|()| Folder::open(&parent)));
    let folder = opened.map_err(at)?;
    let old = folder.read_own(name).map_err(|error| at(error.error))?;
    folder.write(name, old.as_deref(), text).map_err(|error| at(error.error))
}

/// Whether a path is that of a pipe or a device. Only the links that the system has in `/dev` are followed:
/// a link in a repository could lead to anything.
fn is_stream(path: &Path) -> bool {
    let found = if path.starts_with("/dev") { path.metadata() } else { path.symlink_metadata() };
    found.is_ok_and(|found| !found.is_file() && !found.is_dir() && !found.is_symlink())
}

fn parent_and_name(path: &Path) -> Result<(&Path, &str), DiskError> {
    let no_name = || DiskError::at(path, "write", io::Error::other("it is not the path of a file"));
    let name = path.file_name().and_then(|name| name.to_str()).ok_or_else(no_name)?;
    let parent = path.parent().filter(|parent| *parent != Path::new(""));
    Ok((parent.unwrap_or(Path::new(".")), name))
}

impl Folder {
    /// Opens a folder.
    /// Fails if the operating system cannot open it.
    pub fn open(path: &Path) -> io::Result<Self> {
        Ok(Self { dir: Dir::open_ambient_dir(path, ambient_authority())?, read: AtomicU64::new(0) })
    }

    /// Whether the path exists and stays below the folder.
    pub fn has(&self, path: &str) -> bool {
        without_links(&self.dir, Path::new(path), OUTSIDE).is_ok()
    }

    /// Whether the path leads to a regular file below the folder.
    pub fn has_file(&self, path: &str) -> bool {
        let found = || self.dir.metadata(without_links(&self.dir, Path::new(path), OUTSIDE)?);
        found().is_ok_and(|metadata| metadata.is_file())
    }

    /// The path of a file, with `/` and all links followed; `None` if it does not exist.
    pub fn real_path(&self, path: &str) -> Option<String> {
        let found = without_links(&self.dir, Path::new(path), OUTSIDE).ok()?;
        Some(found.to_str()?.replace(std::path::MAIN_SEPARATOR, "/"))
    }

    /// The bytes of a file; `None` if it does not exist.
    /// Fails if the file cannot be read, or the path leads out of the folder or into `.git`.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, DiskError> {
        self.counted(path, bytes_through_links(&self.dir, path, OUTSIDE))
    }

    /// The bytes of the file `name` in `folder`; `None` if it does not exist. The folder must not
    /// be a link, and links inside it must not lead out of it.
    /// Fails as [`Self::read`].
    pub fn read_in(&self, folder: &str, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let outside = format!("it is outside `{folder}`");
        let read = || bytes_through_links(&self.open_own(Path::new(folder))?, name, &outside);
        self.counted(&format!("{folder}/{name}"), read())
    }

    /// The bytes of a file that is to be replaced; `None` if it does not exist.
    /// Fails as [`Self::read`], and if the file or a folder above it is a link: replacing the file would
    /// overwrite the link, or two outputs could be one file.
    pub fn read_own(&self, path: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let (folder, name) = folder_and_name(path);
        let read = || {
            not_of_git(Path::new(path))?;
            bytes_of(&self.open_own(folder)?, Path::new(name))
        };
        self.counted(path, read())
    }

    /// What was read of a file, unless that is more than a run may read.
    fn counted(&self, path: &str, read: io::Result<Vec<u8>>) -> Result<Option<Vec<u8>>, DiskError> {
        let bytes = or_none(read).map_err(|error| DiskError::new(path, "read", error))?;
        let length = bytes.as_ref().map_or(0, |bytes| bytes.len() as u64);
        self.read.fetch_add(length, Ordering::Relaxed);
        if self.is_spent() {
            let message =
                format!("a run reads at most {} GiB, and this is beyond that", MOST_READ >> 30);
            let error = io::Error::new(io::ErrorKind::QuotaExceeded, message);
            return Err(DiskError::new(path, "read", error));
        }
        Ok(bytes)
    }

    /// Whether as much has been read as a run may read.
    pub fn is_spent(&self) -> bool {
        self.read.load(Ordering::Relaxed) > MOST_READ
    }

    /// Counts anew what is read, for another run.
    pub fn count_anew(&self) {
        self.read.store(0, Ordering::Relaxed);
    }

    /// Opens a folder whose path has no links.
    fn open_own(&self, folder: &Path) -> io::Result<Dir> {
        open_below(&self.dir, folder)
    }
}

/// Splits a path into the folder and the name of the file.
fn folder_and_name(path: &str) -> (&Path, &str) {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    (Path::new(folder), name)
}

/// Opens a folder below `dir`, one part of the path after the other, and follows no links.
fn open_below(dir: &Dir, folder: &Path) -> io::Result<Dir> {
    not_of_git(folder)?;
    folder.iter().try_fold(dir.try_clone()?, |dir, part| open_part(&dir, Path::new(part)))
}

/// Refuses paths inside `.git`: it may hold access tokens, and nothing in it is an input or an
/// output.
fn not_of_git(path: &Path) -> io::Result<()> {
    let is_git = path.to_str().is_some_and(paths::is_git);
    if is_git { Err(io::Error::other("it belongs to git")) } else { Ok(()) }
}

/// Opens a folder in a folder, unless it is a link.
fn open_part(dir: &Dir, name: &Path) -> io::Result<Dir> {
    dir.open_dir_nofollow(name).map_err(|error| {
        if dir.symlink_metadata(name).is_ok_and(|metadata| metadata.is_symlink()) {
            return io::Error::other(format!(
                "`{}` is a symbolic link; name the folder that it leads to",
                name.display()
            ));
        }
        reworded(error, &format!("`{}` is not a folder", name.display()))
    })
}

/// Rewords some errors of the operating system and of cap-std, the library that confines paths.
fn reworded(error: io::Error, not_a_directory: &str) -> io::Error {
    match error.kind() {
        // A part of the path exists but is not a folder, or is a dangling link.
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => {
            io::Error::other(not_a_directory)
        }
        _ if is_confined(&error) => io::Error::other(OUTSIDE),
        _ => error,
    }
}

/// Whether cap-std refused the path, and not the operating system.
fn is_confined(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::PermissionDenied && error.raw_os_error().is_none()
}

/// Turns the error for a missing file into `None`.
fn or_none<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        found => found.map(Some),
    }
}

/// The bytes of a file of at most [`LARGEST`] bytes.
fn bytes_of(dir: &Dir, name: &Path) -> io::Result<Vec<u8>> {
    let bytes = top_of(open_regular(dir, name)?, LARGEST + 1)?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST) {
        return Ok(bytes);
    }
    Err(io::Error::other(too_large()))
}

/// The message for a file above [`LARGEST`].
pub fn too_large() -> String {
    format!("it is larger than {} MiB", LARGEST >> 20)
}

/// The first bytes of a file, at most `top`.
fn top_of(file: File, top: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    file.take(top).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn bytes_through_links(dir: &Dir, path: &str, outside: &str) -> io::Result<Vec<u8>> {
    let found = without_links(dir, Path::new(path), outside)?;
    let folder = open_below(dir, found.parent().unwrap_or(Path::new("")))?;
    bytes_of(&folder, Path::new(found.file_name().unwrap_or(OsStr::new("."))))
}

/// Opens a folder itself, to lock or sync it.
fn open_folder(dir: &Dir) -> io::Result<File> {
    dir.open_with(".", OpenOptions::new().read(true).maybe_dir(true))
}

/// Opens a regular file for reading. The type is checked on the open file, so that nobody can swap
/// the file in between. The file is opened without blocking, so that a pipe does not wait for a
/// writer.
fn open_regular(dir: &Dir, path: &Path) -> io::Result<File> {
    let no_file = |what: &str| io::Error::other(format!("it is {what}"));
    let is_link = || dir.symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
    let mut options = OpenOptions::new();
    let file =
        match dir.open_with(path, options.read(true).nonblock(true).follow(FollowSymlinks::No)) {
            Ok(file) => file,
            Err(_) if is_link() => {
                return Err(no_file("a symbolic link; name the file that it leads to"));
            }
            Err(error) => return Err(reworded(error, BELOW_NO_FOLDER)),
        };
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(no_file("a folder"));
    }
    if metadata.is_file() { Ok(file) } else { Err(no_file("not a regular file")) }
}
