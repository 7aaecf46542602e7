//! Runs at the same time: those that write are alone, those that read are not.

use std::fs::{File, TryLockError};
use std::io;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{DiskError, Folder, open_folder};

/// How often is looked whether the other run is done.
const TICK: Duration = Duration::from_millis(20);

/// What a run does with the files of a folder.
#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// It reads, as others may.
    Read,
    /// It writes, while nobody else reads or writes.
    Write,
}

/// Keeps runs apart until it is dropped; the operating system drops it for a run that dies.
#[derive(Debug)]
pub struct Lock {
    _folder: File,
}

impl Folder {
    /// Waits until no other run is in the way, and keeps those away that would be; gives up when it has
    /// waited for so long. `wait` is called once if there is a run to wait for, with the number of its
    /// process where the system tells it.
    ///
    /// It is the folder that is locked: files that are replaced, as the catalogue may be, would
    /// take their locks with them.
    ///
    /// # Errors
    ///
    /// Where the folder cannot be opened, and where the other run takes too long.
    pub fn lock(
        &self,
        access: Access,
        patience: Duration,
        wait: impl FnOnce(Option<u32>),
    ) -> Result<Lock, DiskError> {
        let lock = || {
            let folder = open_folder(&self.dir)?;
            let inode = inode(&folder);
            let folder = folder.into_std();
            let is_taken = || {
                let tried = match access {
                    Access::Read => folder.try_lock_shared(),
                    Access::Write => folder.try_lock(),
                };
                // Some file systems have no locks, nor do folders on Windows. Each run then still
                // replaces files whole, and only those that are what it has read.
                matches!(tried, Err(TryLockError::WouldBlock))
            };
            if is_taken() {
                wait(inode.and_then(holder));
                let start = Instant::now();
                while is_taken() {
                    if start.elapsed() >= patience {
                        return Err(too_long(patience));
                    }
                    sleep(TICK);
                }
            }
            Ok(Lock { _folder: folder })
        };
        lock().map_err(|error| DiskError::new(".", "lock", error))
    }
}

impl DiskError {
    /// Whether another run took too long.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.error.kind() == io::ErrorKind::TimedOut && self.error.raw_os_error().is_none()
    }
}

fn too_long(patience: Duration) -> io::Error {
    let message = format!("another run is still at work here after {} s", patience.as_secs());
    io::Error::new(io::ErrorKind::TimedOut, message)
}

#[cfg(unix)]
fn inode(folder: &cap_std::fs::File) -> Option<u64> {
    use cap_std::fs::MetadataExt;
    folder.metadata().ok().map(|metadata| metadata.ino())
}

#[cfg(not(unix))]
fn inode(_: &cap_std::fs::File) -> Option<u64> {
    None
}

/// The process that has a lock, where the system has a list of locks: what each is, how, who, and of
/// which file.
fn holder(inode: u64) -> Option<u32> {
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    locks.lines().find_map(|lock| {
        let mut words = lock.split_whitespace().skip(1);
        let (kind, process) = (words.next()?, words.nth(2)?);
        let is_it = kind == "FLOCK" && words.next()?.ends_with(&format!(":{inode}"));
        process.parse().ok().filter(|process| is_it && *process > 0)
    })
}
