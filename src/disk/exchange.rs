//! The last step of replacing a file: whoever saves it at that moment loses nothing.

use std::io;

use cap_std::fs::Dir;

use super::open_folder;

/// Puts a new file in the place of one that held `old`, or where there was none; no file of the name
/// `new` is left. Where the file holds something else by then, that stays in its place. What it gives is
/// whether the new name lasts.
///
/// # Errors
///
/// Where it does, and those of the system.
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
    // Who has opened the old file before may still write to it, and mostly has done so after this.
    let synced = sync(folder);
    if holds(folder, new, old) {
        // What stays is in nobody's way, and goes with the next run.
        let _ = folder.remove_file(new);
        return Ok(synced);
    }
    // What has come out goes back. What comes out then is what was put there before; or else somebody
    // has saved again, and that goes back.
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

/// Whether it is the file system, or the system, that cannot do it.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn knows_no_flags(error: rustix::io::Errno) -> bool {
    use rustix::io::Errno;
    [Errno::INVAL, Errno::NOSYS, Errno::NOTSUP, Errno::OPNOTSUPP].contains(&error)
}

/// Whether a file is there and holds this.
pub fn holds(folder: &Dir, name: &str, bytes: &[u8]) -> bool {
    super::bytes_of(folder, name.as_ref()).is_ok_and(|found| found == bytes)
}

/// Where files cannot be exchanged, a save between the look at the old file and this is lost.
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

/// What to say where somebody else has changed a file.
pub fn changed() -> io::Error {
    io::Error::new(io::ErrorKind::ResourceBusy, "it has changed since it was read")
}

/// Makes the new name of a file last; file systems that cannot do so keep it anyway.
pub fn sync(folder: &Dir) -> io::Result<()> {
    // Nobody syncs folders there.
    if cfg!(windows) {
        return Ok(());
    }
    match open_folder(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}
