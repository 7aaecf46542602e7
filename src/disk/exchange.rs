//! The last step of replacing a file. If somebody else saves the file at that moment, their text is
//! not lost.

use std::io;

use cap_std::fs::Dir;

use super::open_folder;

/// Renames the file `new`, which holds `text`, to `name`. `old` is what `name` held when it was
/// read; `None` if it did not exist. The inner result tells whether the rename was synced.
/// Fails if `name` no longer holds `old`; the file then stays as it is. Also any error of the operating
/// system.
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

/// Finishes an exchange, after which `new` holds what was at `name`. Removes it if it is `old`;
/// otherwise puts it back.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn settle(
    folder: &Dir,
    new: &str,
    name: &str,
    old: &[u8],
    text: &str,
) -> io::Result<io::Result<()>> {
    // A program that still has the old file open may write to it. Syncing gives it time to finish.
    let synced = sync(folder);
    if holds(folder, new, old) {
        // A leftover does no harm, and the next run removes it.
        let _ = folder.remove_file(new);
        return Ok(synced);
    }
    // Exchange the files back. If the file that comes out is not the one put in last, somebody has
    // saved again in the meantime, and that text has to go back too.
    let mut placed = text.as_bytes().to_vec();
    loop {
        let out = super::bytes_of(folder, new.as_ref()).unwrap_or_default();
        rustix::fs::renameat_with(folder, new, folder, name, rustix::fs::RenameFlags::EXCHANGE)
            .map_err(|error| kept(folder, new, name, error))?;
        if holds(folder, new, &placed) {
            folder.remove_file(new)?;
            return Err(changed());
        }
        placed = out;
    }
}

/// Keeps what somebody else has saved, which `new` holds and which cannot be exchanged back: under its own
/// name if nothing has that any more, or else under one that no later run removes.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn kept(folder: &Dir, new: &str, name: &str, why: rustix::io::Errno) -> io::Error {
    let saved = format!("{new}.saved");
    let moves_to = |to: &str| {
        let how = rustix::fs::RenameFlags::NOREPLACE;
        rustix::fs::renameat_with(folder, new, folder, to, how).is_ok()
    };
    // A link has no text to lose, and the next run removes it.
    let is_link = || folder.symlink_metadata(new).is_ok_and(|found| found.is_symlink());
    if moves_to(name) || is_link() {
        return changed();
    }
    if !folder.exists(new) {
        return io::Error::other(format!("what it held before is gone: {why}"));
    }
    let holder = if moves_to(&saved) { &saved } else { new };
    io::Error::other(format!("what somebody else saved in it is in `{holder}` now: {why}"))
}

/// Whether the error means that the system or the file system cannot exchange files.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn knows_no_flags(error: rustix::io::Errno) -> bool {
    use rustix::io::Errno;
    [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP].contains(&error)
}

/// Whether the file exists and holds exactly these bytes.
pub fn holds(folder: &Dir, name: &str, bytes: &[u8]) -> bool {
    super::bytes_of(folder, name.as_ref()).is_ok_and(|found| found == bytes)
}

/// Renames `new` over `name`. Without an exchange, a save since the last check of the old file is
/// lost.
fn put_over(folder: &Dir, new: &str, name: &str) -> io::Result<io::Result<()>> {
    folder.rename(new, folder, name).map(|()| sync(folder))
}

/// Without an exchange: only Linux and macOS have one.
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
    io::Error::new(io::ErrorKind::ResourceBusy, "it changed after it was read")
}

/// Syncs a folder, so that the new name of a file survives a crash. File systems that cannot sync
/// folders are left alone.
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
