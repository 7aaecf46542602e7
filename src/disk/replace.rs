//! Replacing files whole, so that nothing is lost whenever a run dies.

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

/// The new text of a file stands beside it under a name that ends so, until it is whole.
const UNFINISHED: &str = ".reasonbook-new";

/// What may fail when a file has its new text already.
const SYNC: &str = "sync";

impl DiskError {
    /// Whether the new text stands in its place all the same, for as long as the machine does.
    #[must_use]
    pub fn is_in_place(&self) -> bool {
        self.action == SYNC
    }

    /// Whether somebody else has changed the file since it was read.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        // The operating system calls other things busy too.
        self.error.kind() == io::ErrorKind::ResourceBusy && self.error.raw_os_error().is_none()
    }
}

/// A name for the new text of a file: no other run's, whatever machine or container it is in, and not
/// too long where that of the file is not.
fn unfinished() -> String {
    format!(".{:016x}{UNFINISHED}", RandomState::new().hash_one(process::id()))
}

/// Whether a file is new text that a run writes, or left behind when it died.
pub fn is_unfinished(name: &Path) -> bool {
    let between = name.to_str().and_then(|name| name.strip_prefix('.')?.strip_suffix(UNFINISHED));
    between.is_some_and(|between| {
        between.len() == 16 && between.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// Removes what a run left behind when it died; says whether it did. A run that lives has its file locked.
/// Where there are no locks nobody knows, and the file stays.
pub fn clear(folder: &Dir, name: &Path) -> io::Result<bool> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).follow(FollowSymlinks::No);
    let Some(file) = present(folder.open_with(name, &options))? else { return Ok(false) };
    let file = file.into_std();
    if cfg!(unix) && file.try_lock().is_err() {
        return Ok(false);
    }
    if cfg!(windows) {
        // Nobody removes there what is open.
        drop(file);
        return Ok(present(folder.remove_file(name))?.is_some());
    }
    // Locked until it is gone, so that who has just made it knows.
    let removed = present(folder.remove_file(name));
    drop(file);
    Ok(removed?.is_some())
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
        let synced = self.replace(path, old, text);
        let synced = synced.map_err(|error| DiskError::new(path, "write", error))?;
        synced.map_err(|error| DiskError::new(path, SYNC, error))
    }

    /// Gives whether the new name lasts.
    fn replace(&self, path: &str, old: Option<&[u8]>, text: &str) -> io::Result<io::Result<()>> {
        not_of_git(Path::new(path))?;
        let (folder, name) = folder_and_name(path);
        let folder = self.make_own(folder)?;
        let unfinished = unfinished();
        let file = fill(&folder, &unfinished, text, old.is_some()).inspect_err(|_| {
            let _ = folder.remove_file(&unfinished);
        })?;
        let place = || {
            // Now, not before the new text was written and synced, which takes a while.
            if let Some(old) = unchanged(&folder, name, old)? {
                take_after(&file, &old)?;
            }
            put(&folder, &unfinished, name, old, text)
        };
        place().inspect_err(|_| {
            // It may hold by now what somebody else has saved, and could not be put back.
            if holds(&folder, &unfinished, text.as_bytes()) {
                let _ = folder.remove_file(&unfinished);
            }
        })
    }

    /// Opens a folder on a way that has no links; what is missing of it is made, and lasts.
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

/// Writes a new file, and keeps it locked as long as it is open, so that other runs know it for that of
/// one that lives.
fn fill(folder: &Dir, name: &str, text: &str, private: bool) -> io::Result<File> {
    let mut file = make(folder, name, private)?;
    // Another run may have taken it for one that is left over, as long as it was not locked.
    while !folder.exists(name) {
        file = make(folder, name, private)?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(file)
}

/// Makes a new file, and locks it. Nobody else may read it where it is to get the permissions of another.
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
        // The copy shares the lock. Who clears the file has it for as long as that takes; where there are
        // no locks, files that are left over stay.
        let _ = file.try_clone()?.into_std().lock();
    }
    Ok(file)
}

/// The file that is still as it was read; none where there was none.
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

/// Gives a file the permissions, the attributes and, where this user may, the owner of the one that it
/// replaces.
fn take_after(file: &File, old: &File) -> io::Result<()> {
    let metadata = old.metadata()?;
    #[cfg(unix)]
    {
        use cap_std::fs::MetadataExt;
        use std::os::unix::fs::fchown;
        let new = file.metadata()?;
        // Only root gives files away, and others only to groups that they are in.
        if (new.uid(), new.gid()) != (metadata.uid(), metadata.gid())
            && fchown(file, Some(metadata.uid()), Some(metadata.gid())).is_err()
        {
            let _ = fchown(file, None, Some(metadata.gid()));
        }
        take_attributes(&file.try_clone()?.into_std(), &old.try_clone()?.into_std())?;
    }
    // Last, since what comes before can take some of them away.
    file.set_permissions(metadata.permissions())
}

/// Gives a file the access list and the extended attributes of another one, where file systems have them.
#[cfg(unix)]
fn take_attributes(file: &std::fs::File, old: &std::fs::File) -> io::Result<()> {
    use xattr::FileExt;
    let Ok(names) = old.list_xattr() else { return Ok(()) };
    let names: Vec<_> = names.collect();
    // One that it has from its folder would let others in whom the old file kept out.
    if !names.iter().any(|name| name == ACCESS_LIST) {
        let _ = file.remove_xattr(ACCESS_LIST);
    }
    for name in names {
        // What the system says of the old text is not true of the new one, its label apart.
        if name.to_string_lossy().starts_with("security.") && name != LABEL {
            continue;
        }
        let taken = old.get_xattr(&name).and_then(|value| match value {
            Some(value) => file.set_xattr(&name, &value),
            None => Ok(()),
        });
        // Without the list, what the permissions say of the group, its mask, would let others in. The
        // rest is the system's own where it cannot be had.
        taken.or_else(|error| if name == ACCESS_LIST { Err(error) } else { Ok(()) })?;
    }
    Ok(())
}

/// The attribute that says who else may do what with a file.
#[cfg(unix)]
const ACCESS_LIST: &str = "system.posix_acl_access";

/// The one by which `SELinux` knows what a file is.
#[cfg(unix)]
const LABEL: &str = "security.selinux";
