//! Replaces files whole, so that nothing is lost if a run dies.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};
use std::path::Path;
use std::process;

use cap_fs_ext::{FollowSymlinks, OpenOptionsFollowExt};
use cap_std::fs::{Dir, File, OpenOptions};

use super::exchange::{changed, holds, put, sync};
use super::{
    BELOW_NO_FOLDER, DiskError, Folder, folder_and_name, in_words, not_of_git, open_part,
    open_regular, present, top_of,
};

/// The ending of the name under which the new text of a file is written, beside the file.
const UNFINISHED: &str = ".reasonbook-new";

/// The action that can fail after a file has its new text.
const SYNC: &str = "sync";

impl DiskError {
    /// Whether the new text is in its place all the same, unless the machine crashes.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.action == SYNC
    }

    /// Whether somebody else has changed the file since it was read.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        // The operating system reports other things as busy too.
        self.error.kind() == io::ErrorKind::ResourceBusy && self.error.raw_os_error().is_none()
    }
}

/// A name for the new text of a file. No other run has it, on whatever machine or in whatever container, and
/// it is no longer than file names may be.
fn unfinished() -> String {
    format!(".{:016x}{UNFINISHED}", RandomState::new().hash_one(process::id()))
}

/// Whether a file is the new text of a run that is writing, or that died.
pub fn is_unfinished(name: &Path) -> bool {
    let between = name.to_str().and_then(|name| name.strip_prefix('.')?.strip_suffix(UNFINISHED));
    between.is_some_and(|between| {
        between.len() == 16 && between.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Removes the new text of a run that died, and says whether it did. A running process keeps its file locked;
/// where there are no locks nobody can tell, and the file stays.
pub fn clear(folder: &Dir, name: &Path) -> io::Result<bool> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).follow(FollowSymlinks::No);
    let opened = folder.open_with(name, &options);
    if opened.is_err() && folder.symlink_metadata(name).is_ok_and(|found| found.is_symlink()) {
        // Somebody put a link in the place of an output, and it came out of there.
        return Ok(present(folder.remove_file(name))?.is_some());
    }
    let Some(file) = present(opened)? else { return Ok(false) };
    let file = file.into_std();
    if cfg!(unix) && file.try_lock().is_err() {
        return Ok(false);
    }
    if cfg!(windows) {
        // Windows does not remove open files.
        drop(file);
        return Ok(present(folder.remove_file(name))?.is_some());
    }
    // Locked until it is removed, so that a run that has just created it notices.
    let removed = present(folder.remove_file(name));
    drop(file);
    Ok(removed?.is_some())
}

impl Folder {
    /// Replaces a file whole: a reader sees the old text or the new one, never a part.
    /// `old` is what was read of it; none where it did not exist. Missing folders are made;
    /// permissions and owner stay as they are.
    ///
    /// # Errors
    ///
    /// Where the new text cannot be put in place, or the file is no longer what was read; it then
    /// stands as it was. And where the new name cannot be synced: see [`DiskError::is_in_place`].
    pub fn write(&self, path: &str, old: Option<&[u8]>, text: &str) -> Result<(), DiskError> {
        let synced = self.replace(path, old, text);
        let synced = synced.map_err(|error| DiskError::new(path, "write", error))?;
        synced.map_err(|error| DiskError::new(path, SYNC, error))
    }

    /// Returns whether the new name was synced.
    fn replace(&self, path: &str, old: Option<&[u8]>, text: &str) -> io::Result<io::Result<()>> {
        not_of_git(Path::new(path))?;
        let (folder, name) = folder_and_name(path);
        let folder = self.make_own(folder)?;
        let unfinished = unfinished();
        let file = fill(&folder, &unfinished, text, old.is_some()).inspect_err(|_| {
            let _ = folder.remove_file(&unfinished);
        })?;
        let place = || {
            // Checked now, since writing and syncing the new text has taken a while.
            if let Some(old) = unchanged(&folder, name, old)? {
                take_after(&file, &old)?;
            }
            put(&folder, &unfinished, name, old, text)
        };
        place().inspect_err(|_| {
            // By now it may hold what somebody else saved and what could not be put back.
            if holds(&folder, &unfinished, text.as_bytes()) {
                let _ = folder.remove_file(&unfinished);
            }
        })
    }

    /// Opens a folder to which no link leads; missing folders are created and synced.
    fn make_own(&self, folder: &Path) -> io::Result<Dir> {
        let mut dir = self.dir.try_clone()?;
        for part in folder.iter().map(Path::new) {
            dir = match open_part(&dir, part) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    match dir.create_dir(part) {
                        // Another run was faster.
                        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                        made => made.map_err(|error| in_words(error, BELOW_NO_FOLDER))?,
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
    ///
    /// # Errors
    ///
    /// If it does not, or the file cannot be removed.
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

/// Writes a new file. It is locked while it is open, which tells other runs that this one is alive.
fn fill(folder: &Dir, name: &str, text: &str, private: bool) -> io::Result<File> {
    let mut file = make(folder, name, private)?;
    // Before it was locked, another run may have taken it for a leftover.
    while !folder.exists(name) {
        file = make(folder, name, private)?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(file)
}

/// Creates a file and locks it. If it is to take over the permissions of another file, nobody else may read
/// it until then.
#[cfg_attr(not(unix), expect(unused_variables, reason = "new files are like their folder there"))]
fn make(folder: &Dir, name: &str, private: bool) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        use cap_std::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let file = folder.open_with(name, &options).map_err(|error| {
        io::Error::new(error.kind(), format!("its folder takes no new file: {error}"))
    })?;
    if cfg!(unix) {
        // The copy shares the lock. A run that removes the file holds the lock while it does.
        let _ = file.try_clone()?.into_std().lock();
    }
    Ok(file)
}

/// The file, if it is still what was read; none if there was none.
fn unchanged(folder: &Dir, name: &str, old: Option<&[u8]>) -> io::Result<Option<File>> {
    let read = || {
        let mut file = open_regular(folder, Path::new(name))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok((file, bytes))
    };
    let found = present(read()).map_err(|_: io::Error| changed())?;
    if found.as_ref().map(|(_, bytes)| bytes.as_slice()) != old {
        return Err(changed());
    }
    Ok(found.map(|(file, _)| file))
}

/// Gives a file the permissions, the attributes and, if this user may, the owner of the one that it replaces.
fn take_after(file: &File, old: &File) -> io::Result<()> {
    let metadata = old.metadata()?;
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        use std::os::unix::fs::fchown;
        let new = file.metadata()?;
        // Only root may change the owner; others may choose among their own groups.
        if (new.uid(), new.gid()) != (metadata.uid(), metadata.gid())
            && fchown(file, Some(metadata.uid()), Some(metadata.gid())).is_err()
        {
            let _ = fchown(file, None, Some(metadata.gid()));
        }
        take_attributes(&file.try_clone()?.into_std(), &old.try_clone()?.into_std())?;
    }
    // Last, since the steps above can clear some of them.
    file.set_permissions(metadata.permissions())
}

/// Copies the access list and the extended attributes of another file, where file systems have them.
#[cfg(unix)]
fn take_attributes(file: &std::fs::File, old: &std::fs::File) -> io::Result<()> {
    use xattr::FileExt;
    let Ok(names) = old.list_xattr() else { return Ok(()) };
    let names: Vec<_> = names.collect();
    // A list inherited from the folder could admit users whom the old file kept out.
    if !names.iter().any(|name| name == ACCESS_LIST) {
        let _ = file.remove_xattr(ACCESS_LIST);
    }
    for name in names {
        // The system's own attributes describe the old text, except for the label.
        if name.to_string_lossy().starts_with("security.") && name != LABEL {
            continue;
        }
        let taken = old.get_xattr(&name).and_then(|value| match value {
            Some(value) => file.set_xattr(&name, &value),
            None => Ok(()),
        });
        // Without its list, the file's permissions for the group, which are the mask of the list, would
        // admit others. Attributes that cannot be set belong to the system.
        taken.or_else(|error| if name == ACCESS_LIST { Err(error) } else { Ok(()) })?;
    }
    Ok(())
}

/// The attribute with the access list of a file.
#[cfg(unix)]
const ACCESS_LIST: &str = "system.posix_acl_access";

/// The attribute with the label of `SELinux`.
#[cfg(unix)]
const LABEL: &str = "security.selinux";
