//! Runs at the same time: those that write are alone, those that read are not.

use std::fs::{File, TryLockError};

use super::{DiskError, Folder, open_folder};

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
    /// Waits until no other run is in the way, and keeps those away that would be. `wait` is called
    /// once if there is one to wait for.
    ///
    /// It is the folder that is locked: files that are replaced, as the catalogue may be, would
    /// take their locks with them.
    ///
    /// # Errors
    ///
    /// Where waiting fails.
    pub fn lock(&self, access: Access, wait: impl FnOnce()) -> Result<Lock, DiskError> {
        let lock = || {
            let folder = open_folder(&self.dir)?.into_std();
            let tried = match access {
                Access::Read => folder.try_lock_shared(),
                Access::Write => folder.try_lock(),
            };
            match (tried, access) {
                // Some file systems have no locks, nor do folders on Windows. Each run then still
                // replaces files whole, and only those that are what it has read.
                (Err(TryLockError::Error(_)) | Ok(()), _) => return Ok(Lock { _folder: folder }),
                (Err(TryLockError::WouldBlock), _) => wait(),
            }
            match access {
                Access::Read => folder.lock_shared()?,
                Access::Write => folder.lock()?,
            }
            Ok(Lock { _folder: folder })
        };
        lock().map_err(|error| DiskError::new(".", "lock", error))
    }
}
