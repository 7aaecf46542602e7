//! The last step of replacing a file. Somebody who saves the file at that moment loses nothing.

use std::io;

use cap_std::fs::Dir;

use super::open_folder;

/// Renames the file `new` to `name`, which held `old`, or did not exist. Returns whether that was synced.
///
/// # Errors
///
/// If `name` holds something else by now, which then stays there; and those of the system.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub fn put(
    folder: &Dir,
    new: &str,
    name: &str,
    old: Option<&[u8]>,
    text: &str,
) -> io::Result<io::Result<()>> {
    use rustix::fs::RenameFlags;
    use rustix::io::Errno;

    let rename = |how| rustix::fs::renameat_with(folder, new, folder, name, how);
    let Some(old) = old else {
        return match rename(RenameFlags::NOREPLACE) {
            Ok(()) => Ok(sync(folder)),
            Err(Errno::EXIST) => Err(changed()),
            Err(error) if knows_no_flags(error) => put_over(folder, new, name),
            Err(error) => Err(error.into()),
        };
    };
    match rename(RenameFlags::EXCHANGE) {
        Ok(()) => {}
        Err(Errno::NOENT) => return Err(changed()),
        Err(error) if knows_no_flags(error) => return put_over(folder, new, name),
        Err(error) => return Err(error.into()),
    }
    // A program that had opened the old file may still write to it. Syncing leaves it time to.
    let synced = sync(folder);
    if holds(folder, new, old) {
        // If it stays, it is in nobody's way, and the next run removes it.
        let _ = folder.remove_file(new);
        return Ok(synced);
    }
    // Put back what came out. If what comes out then is not what was put in, somebody has saved once more,
    // and that has to go back too.
    let mut placed = text.as_bytes().to_vec();
    loop {
        let out = super::bytes_of(folder, new.as_ref()).unwrap_or_default();
        rename(RenameFlags::EXCHANGE)?;
        if holds(folder, new, &placed) {
            folder.remove_file(new)?;
            return Err(changed());
        }
        placed = out;
    }
}

/// Whether the system, or the file system, cannot exchange files.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn knows_no_flags(error: rustix::io::Errno) -> bool {
    use rustix::io::Errno;
    [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP].contains(&error)
}

/// Whether a file is there and holds this.
pub fn holds(folder: &Dir, name: &str, bytes: &[u8]) -> bool {
    super::bytes_of(folder, name.as_ref()).is_ok_and(|found| found == bytes)
}

/// Without an exchange, a save between the last look at the old file and this is lost.
fn put_over(folder: &Dir, new: &str, name: &str) -> io::Result<io::Result<()>> {
    folder.rename(new, folder, name).map(|()| sync(folder))
}

/// The same as above, for systems that do not exchange files.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub fn put(
    folder: &Dir,
    new: &str,
    name: &str,
    _: Option<&[u8]>,
    _: &str,
) -> io::Result<io::Result<()>> {
    put_over(folder, new, name)
}

/// The error for a file that somebody else has changed.
pub fn changed() -> io::Error {
    io::Error::new(io::ErrorKind::ResourceBusy, "it has changed since it was read")
}

/// Syncs a folder, so that the new name of a file lasts. File systems without that keep it anyway.
pub fn sync(folder: &Dir) -> io::Result<()> {
    // Windows cannot sync folders.
    if cfg!(windows) {
        return Ok(());
    }
    match open_folder(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}
