//! Replacing files whole, so that nothing is lost whenever a run dies.

use std::io::{self, Write};
use std::path::Path;
use std::process;

use cap_fs_ext::FollowSymlinks;
use cap_std::fs::{Dir, File, Metadata, OpenOptions};

use super::walk::top_of;
use super::{
    BELOW_NO_FOLDER, DiskError, Folder, bytes_of, in_words, open_folder, open_regular, present,
};

/// The new text of a file stands beside it under a name between these two, until it is whole.
const UNFINISHED: (&str, &str) = (".", ".reasonbook-new");

/// What may fail when a file has its new text already.
const SYNC: &str = "sync";

impl DiskError {
    /// Whether the new text stands in its place all the same, for as long as the machine does.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.action == SYNC
    }
}

/// The name of the new text of a file: no other run's, also where there are no locks.
fn unfinished(name: &str) -> String {
    format!("{}{name}.{}{}", UNFINISHED.0, process::id(), UNFINISHED.1)
}

/// Whether a file is new text that a run left behind when it died.
pub fn is_unfinished(name: &Path) -> bool {
    let (before, after) = UNFINISHED;
    let between = name.to_str().and_then(|name| name.strip_prefix(before)?.strip_suffix(after));
    between.and_then(|between| between.rsplit_once('.')).is_some_and(|(name, run)| {
        !name.is_empty() && !run.is_empty() && run.bytes().all(|byte| byte.is_ascii_digit())
    })
}

impl Folder {
    /// Replaces a file whole: whoever reads it, at any time, sees the old text or the new one.
    /// `old` is what was read of it; none where it did not exist. Missing folders are made;
    /// permissions and owner stay as they are.
    ///
    /// # Errors
    ///
    /// Where the new text cannot be put in place, or the file is no longer what was read; it then
    /// stands as it was. And where the new name cannot be synced: see [`DiskError::is_in_place`].
    pub fn write(&self, path: &str, old: Option<&[u8]>, text: &str) -> Result<(), DiskError> {
        let folder = self.replace(path, old, text);
        let folder = folder.map_err(|error| DiskError::new(path, "write", error))?;
        sync(&folder).map_err(|error| DiskError::new(path, SYNC, error))
    }

    /// Gives the folder that the file is in.
    fn replace(&self, path: &str, old: Option<&[u8]>, text: &str) -> io::Result<Dir> {
        let (folder, name) = path.rsplit_once('/').unwrap_or((".", path));
        let opened = match self.dir.open_dir(folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                self.dir.create_dir_all(folder).and_then(|()| self.dir.open_dir(folder))
            }
            opened => opened,
        };
        let folder = opened.map_err(|error| in_words(error, BELOW_NO_FOLDER))?;
        let unfinished = unfinished(name);
        let written = fill(&folder, &unfinished, text, old.is_some()).and_then(|file| {
            // Now, not before the new text was written and synced, which takes a while.
            if let Some(metadata) = unchanged(&folder, name, old)? {
                take_after(&file, &metadata)?;
            }
            folder.rename(&unfinished, &folder, name)
        });
        if let Err(error) = written {
            let _ = folder.remove_file(&unfinished);
            return Err(error);
        }
        Ok(folder)
    }

    /// Removes a file whose first `top` bytes `ours` says yes to.
    ///
    /// # Errors
    ///
    /// Where it says no by now, or the file is still there afterwards.
    pub fn remove(
        &self,
        path: &Path,
        top: u64,
        ours: &impl Fn(&[u8]) -> bool,
    ) -> Result<(), DiskError> {
        let remove = || {
            let file = open_regular(&self.dir, path, FollowSymlinks::No)?;
            if !ours(&top_of(file, top)?) {
                return Err(changed());
            }
            self.dir.remove_file(path)
        };
        remove().map_err(|error| DiskError::at(path, "remove", error))
    }
}

/// Writes a new file; one of that name is left over from a run that died. Nobody else may read it
/// where it is to get the permissions of another.
#[cfg_attr(not(unix), expect(unused_variables, reason = "new files are like their folder there"))]
fn fill(folder: &Dir, name: &str, text: &str, private: bool) -> io::Result<File> {
    present(folder.remove_file(name))?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        use cap_std::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = folder.open_with(name, &options).map_err(|error| {
        io::Error::new(error.kind(), format!("its folder takes no new file: {error}"))
    })?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(file)
}

/// What is known of a file that is still as it was read.
fn unchanged(folder: &Dir, name: &str, old: Option<&[u8]>) -> io::Result<Option<Metadata>> {
    let bytes = present(bytes_of(folder, name, FollowSymlinks::No)).map_err(|_| changed())?;
    if bytes.as_deref() != old {
        return Err(changed());
    }
    present(folder.symlink_metadata(name))
}

fn changed() -> io::Error {
    io::Error::new(io::ErrorKind::ResourceBusy, "it has changed since it was read")
}

/// Gives a file the permissions and, where this user may, the owner of the one that it replaces.
fn take_after(file: &File, old: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        use std::os::unix::fs::fchown;
        let new = file.metadata()?;
        // Only root gives files away, and others only to groups that they are in.
        if (new.uid(), new.gid()) != (old.uid(), old.gid())
            && fchown(file, Some(old.uid()), Some(old.gid())).is_err()
        {
            let _ = fchown(file, None, Some(old.gid()));
        }
    }
    // Last, since a change of the owner takes some of them away.
    file.set_permissions(old.permissions())
}

/// Makes the new name of a file last; file systems that cannot do so keep it anyway.
fn sync(folder: &Dir) -> io::Result<()> {
    // Nobody syncs folders there.
    if cfg!(windows) {
        return Ok(());
    }
    match open_folder(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}
