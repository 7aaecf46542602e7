//! Replaces files as a whole, so that nothing is lost if a run dies.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process;

use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt};
use cap_std::fs::{Dir, File, OpenOptions};

use super::exchange::{changed, holds, put, sync};
use super::{
    BELOW_NO_FOLDER, DiskError, Folder, folder_and_name, not_of_git, open_part, open_regular,
    or_none, reworded, top_of,
};

/// The suffix of the temporary file beside the target that new text is written to.
const UNFINISHED: &str = ".reasonbook-new";

/// The [`DiskError::action`] of errors that come after the file already has its new text.
const SYNC: &str = "sync";

impl DiskError {
    /// Whether the file has its new text despite the error. A crash of the machine could still lose
    /// it.
    pub fn is_in_place(&self) -> bool {
        self.action == SYNC
    }

    /// Whether somebody else has changed the file since it was read.
    pub fn is_changed(&self) -> bool {
        // `ResourceBusy` with an OS error number comes from the operating system and means
        // something else.
        self.error.kind() == io::ErrorKind::ResourceBusy && self.error.raw_os_error().is_none()
    }
}

/// A random name for a temporary file. Process ids repeat across machines and containers, so they
/// would not be unique. The name does not contain the target's, which could make it too long.
fn unfinished() -> String {
    format!(".{:016x}{UNFINISHED}", RandomState::new().hash_one(process::id()))
}

/// Whether this is the name of a temporary file, of a run that is writing or of one that died.
pub fn is_unfinished(name: &Path) -> bool {
    let between = name.to_str().and_then(|name| name.strip_prefix('.')?.strip_suffix(UNFINISHED));
    between.is_some_and(|between| {
        between.len() == 16 && between.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Removes the temporary file of a run that died. Returns whether the file was removed. A live run
/// keeps its file locked. Where locks are not supported, live and dead runs look the same, and the
/// file stays.
pub fn clear(folder: &Dir, name: &Path) -> io::Result<bool> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).follow(FollowSymlinks::No);
    let opened = folder.open_with(name, &options);
    if opened.is_err() && folder.symlink_metadata(name).is_ok_and(|found| found.is_symlink()) {
        // Somebody had replaced an output by a link, and the exchange moved the link here.
        return Ok(or_none(folder.remove_file(name))?.is_some());
    }
    let Some(file) = or_none(opened)? else { return Ok(false) };
    let file = file.into_std();
    if cfg!(unix) && file.try_lock().is_err() {
        return Ok(false);
    }
    if cfg!(windows) {
        // Windows does not remove open files.
        drop(file);
        return Ok(or_none(folder.remove_file(name))?.is_some());
    }
    // Hold the lock while removing the file, so that a run that has just created it notices.
    let removed = or_none(folder.remove_file(name));
    drop(file);
    Ok(removed?.is_some())
}

impl Folder {
    /// Replaces a file as a whole: a reader sees the old text or the new text, never a part. `old`
    /// is what was read from the file; `None` if it did not exist. Missing folders are created.
    /// Permissions and owner stay the same.
    /// Fails if the new text cannot be put in place, or the file is no longer what was read; the file
    /// then stays as it is. Also if the rename cannot be synced: see [`DiskError::is_in_place`].
    pub fn write(&self, path: &str, old: Option<&[u8]>, text: &str) -> Result<(), DiskError> {
        let synced = self.replace(path, old, text);
        let synced = synced.map_err(|error| DiskError::new(path, "write", error))?;
        synced.map_err(|error| DiskError::new(path, SYNC, error))
    }

    /// Replaces a file. The inner result tells whether the rename was synced.
    fn replace(&self, path: &str, old: Option<&[u8]>, text: &str) -> io::Result<io::Result<()>> {
        not_of_git(Path::new(path))?;
        let (folder, name) = folder_and_name(path);
        let folder = self.make_own(folder)?;
        let unfinished = unfinished();
        let file = fill(&folder, &unfinished, text, old.is_some()).inspect_err(|_| {
            let _ = folder.remove_file(&unfinished);
        })?;
        let place = || {
            // Check only now, because writing and syncing the new text took a while.
            let present = unchanged(&folder, name, old)?;
            if let Some(present) = &present {
                take_after(&file, present)?;
                // An exchange gives it the name of a leftover, which a run of another catalogue may clear.
                if cfg!(unix) {
                    let _ = present.try_clone()?.into_std().try_lock();
                }
            }
            put(&folder, &unfinished, name, old, text)
        };
        place().inspect_err(|_| {
            // Remove the temporary file only if it holds our text. After a failed exchange it may
            // hold the only copy of what somebody else saved.
            if holds(&folder, &unfinished, text.as_bytes()) {
                let _ = folder.remove_file(&unfinished);
            }
        })
    }

    /// Opens a folder whose path has no links. Missing folders are created and synced.
    fn make_own(&self, folder: &Path) -> io::Result<Dir> {
        let mut dir = self.dir.try_clone()?;
        for part in folder.iter().map(Path::new) {
            dir = match open_part(&dir, part) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    match dir.create_dir(part) {
                        // Another run has just created it.
                        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                        made => made.map_err(|error| reworded(error, BELOW_NO_FOLDER))?,
                    }
                    sync(&dir)?;
                    open_part(&dir, part)?
                }
                opened => opened?,
            };
        }
        Ok(dir)
    }

    /// Removes a file if `ours` accepts its first `top` bytes.
    /// Fails if `ours` rejects them, or the file cannot be removed.
    pub fn remove(
        &self,
        path: &Path,
        top: u64,
        ours: &impl Fn(&[u8]) -> bool,
    ) -> Result<(), DiskError> {
        let remove = || {
            let folder = self.open_own(path.parent().unwrap_or(Path::new("")))?;
            let name = Path::new(path.file_name().unwrap_or_default());
            if !ours(&top_of(open_regular(&folder, name)?, top)?) {
                return Err(changed());
            }
            folder.remove_file(name)
        };
        remove().map_err(|error| DiskError::at(path, "remove", error))
    }
}

/// Writes a new file and syncs it. The file stays locked while it is open, which tells other runs
/// that this run is alive.
fn fill(folder: &Dir, name: &str, text: &str, private: bool) -> io::Result<File> {
    let mut file = make(folder, name, private)?;
    // Another run may have removed the file as a leftover before it was locked.
    while !folder.exists(name) {
        file = make(folder, name, private)?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(file)
}

/// Creates a file and locks it. A `private` file is readable by its owner only, until it gets the
/// permissions of the file that it replaces.
#[cfg_attr(not(unix), expect(unused_variables, reason = "elsewhere the folder decides"))]
fn make(folder: &Dir, name: &str, private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        use cap_std::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = folder.open_with(name, &options).map_err(|error| {
        io::Error::new(error.kind(), format!("no file can be created in its folder: {error}"))
    })?;
    if cfg!(unix) {
        // The clone shares the lock with `file`. This waits while another run is removing the file.
        let _ = file.try_clone()?.into_std().lock();
    }
    Ok(file)
}

/// Opens the file again and compares it with what was read. `None` if it still does not exist.
fn unchanged(folder: &Dir, name: &str, old: Option<&[u8]>) -> io::Result<Option<File>> {
    let read = || {
        let mut file = open_regular(folder, Path::new(name))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok((file, bytes))
    };
    let found = or_none(read()).map_err(|_: io::Error| changed())?;
    if found.as_ref().map(|(_, bytes)| bytes.as_slice()) != old {
        return Err(changed());
    }
    Ok(found.map(|(file, _)| file))
}

/// Gives the new file the permissions, the attributes and, if this user may, the owner of the old
/// file.
fn take_after(file: &File, old: &File) -> io::Result<()> {
    let metadata = old.metadata()?;
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        use std::os::unix::fs::fchown;
        let new = file.metadata()?;
        // Only root may change the owner. Other users may still set a group that they belong to.
        if (new.uid(), new.gid()) != (metadata.uid(), metadata.gid())
            && fchown(file, Some(metadata.uid()), Some(metadata.gid())).is_err()
        {
            let _ = fchown(file, None, Some(metadata.gid()));
        }
        take_attributes(&file.try_clone()?.into_std(), &old.try_clone()?.into_std())?;
    }
    // Set permissions last, because changing the owner can clear some of them.
    file.set_permissions(metadata.permissions())
}

/// Copies the access list and the extended attributes of the old file, where the file system has
/// them.
#[cfg(unix)]
fn take_attributes(file: &std::fs::File, old: &std::fs::File) -> io::Result<()> {
    use xattr::FileExt;
    let Ok(names) = old.list_xattr() else { return Ok(()) };
    let names: Vec<_> = names.collect();
    // An access list inherited from the folder could let in users whom the old file kept out.
    if !names.iter().any(|name| name == ACCESS_LIST) {
        let _ = file.remove_xattr(ACCESS_LIST);
    }
    for name in names {
        // Attributes that the system sets describe the old text, for example its signature. Only
        // the label is copied.
        if name.to_string_lossy().starts_with("security.") && name != LABEL {
            continue;
        }
        let taken = old.get_xattr(&name).and_then(|value| match value {
            Some(value) => file.set_xattr(&name, &value),
            None => Ok(()),
        });
        // With an access list, the group bits of the permissions are its mask. If the list cannot
        // be copied, the same bits would let in others, so that is an error. Other attributes that
        // cannot be set belong to the system.
        taken.or_else(|error| if name == ACCESS_LIST { Err(error) } else { Ok(()) })?;
    }
    Ok(())
}

/// The extended attribute that holds the POSIX access list.
#[cfg(unix)]
const ACCESS_LIST: &str = "system.posix_acl_access";

/// The extended attribute that holds the `SELinux` label.
#[cfg(unix)]
const LABEL: &str = "security.selinux";
