//! Keeps runs apart: a run that writes is alone, runs that read can share.

use std::fs::{File, TryLockError};
use std::io;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{DiskError, Folder, open_folder};

/// How often to check whether the other run is done.
const TICK: Duration = Duration::from_millis(20);

/// What a run does with the files of a folder.
#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// It reads, and so may others.
    Read,
    /// It writes, and nobody else reads or writes.
    Write,
}

/// Keeps runs apart until it is dropped; the operating system drops it for a run that dies.
#[derive(Debug)]
pub struct Lock {
    _folder: File,
}

impl Folder {
    /// Waits until no other run is in the way, then keeps others out; gives up after `patience`. If there
    /// is a run to wait for, `wait` is called once, with the number of its process if the system knows it.
    ///
    /// The lock is on the folder: a file that is replaced, as the catalogue may be, would take its lock
    /// with it.
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
                // Some file systems have no locks, nor have folders on Windows. Even then each run
                // replaces files whole, and only if they are still what it has read.
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

/// The process that holds the lock, from the system's list of locks. A line of it has the kind, the mode,
/// the process and the file.
fn holder(inode: u64) -> Option<u32> {
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    locks.lines().find_map(|lock| {
        let mut words = lock.split_whitespace().skip(1);
        let (kind, process) = (words.next()?, words.nth(2)?);
        let is_it = kind == "FLOCK" && words.next()?.ends_with(&format!(":{inode}"));
        process.parse().ok().filter(|process| is_it && *process > 0)
    })
}
