//! Keeps runs apart: runs that read may overlap, a run that writes has the folder to itself.

use std::fs::{File, TryLockError};
use std::io;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{DiskError, Folder, open_folder};

/// How long to sleep between two attempts to take the lock.
const TICK: Duration = Duration::from_millis(20);

/// What a run does with the files of a folder.
#[derive(Clone, Copy, Debug)]
pub enum Access {
    /// The run reads; other runs may read too.
    Read,
    /// The run writes; no other run may read or write.
    Write,
}

/// Holds the lock until it is dropped. The operating system releases it if the process dies.
#[derive(Debug)]
pub struct Lock {
    _folder: File,
}

impl Folder {
    /// Waits until no other run is in the way, then locks the folder; gives up after `patience`. If
    /// there is a run to wait for, `wait` is called once, with its process id if the system can
    /// tell.
    ///
    /// The lock is on the folder, not on a file: replacing a file, such as the catalogue, would
    /// lose its lock.
    /// Fails if the folder cannot be opened, or the other run takes longer than `patience`.
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
                // Some file systems have no locks, and on Windows folders have none. Then runs are
                // not kept apart, but each still replaces files whole, and only if they are
                // unchanged since it read them.
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
    /// Whether another run held the lock for too long.
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

/// The id of the process that holds the lock, from Linux's list of locks. Each line has the number,
/// the kind, the mode, the access, the process and the file, which ends with its inode.
fn holder(inode: u64) -> Option<u32> {
    let locks = std::fs::read_to_string("/proc/locks").ok()?;
    locks.lines().find_map(|lock| {
        let mut words = lock.split_whitespace().skip(1);
        let (kind, process) = (words.next()?, words.nth(2)?);
        let is_this_lock = kind == "FLOCK" && words.next()?.ends_with(&format!(":{inode}"));
        process.parse().ok().filter(|process| is_this_lock && *process > 0)
    })
}
