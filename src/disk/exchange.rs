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

    let how = if old.is_some() { RenameFlags::EXCHANGE } else { RenameFlags::NOREPLACE };
    match (rustix::fs::renameat_with(folder, new, folder, name, how), old) {
        (Ok(()), None) => Ok(sync(folder)),
        (Ok(()), Some(old)) => settle(folder, new, name, old, text),
        (Err(Errno::EXIST), None) | (Err(Errno::NOENT), Some(_)) => Err(changed()),
        (Err(error), _) if knows_no_flags(error) => put_over(folder, new, name),
        (Err(error), _) => Err(error.into()),
    }
}

/// Removes what came out of the exchange, if it is `old`; otherwise puts it back.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn settle(
    folder: &Dir,
    new: &str,
    name: &str,
    old: &[u8],
    text: &str,
) -> io::Result<io::Result<()>> {
    // A program that had opened the old file may still write to it. Syncing leaves it time to.
    let synced = sync(folder);
    if holds(folder, new, old) {
        // If it stays, it is in nobody's way, and the next run removes it.
        let _ = folder.remove_file(new);
        return Ok(synced);
    }
    // If what comes out then is not what was put in, somebody has saved once more, and that has to go back
    // too.
    let mut placed = text.as_bytes().to_vec();
    loop {
        let out = super::bytes_of(folder, new.as_ref()).unwrap_or_default();
        rustix::fs::renameat_with(folder, new, folder, name, rustix::fs::RenameFlags::EXCHANGE)?;
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
