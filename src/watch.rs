//! The only module that waits for changes of files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// How long there must be no events before a change counts as complete. Some editors save in
/// several steps.
const SILENCE: Duration = Duration::from_millis(100);

/// How long to wait for that at most, in case the events never stop.
const PATIENCE: Duration = Duration::from_secs(1);

/// Waits until something happens near certain files. It does not tell what happened: the caller
/// compares the files itself, so that no event can be misread.
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<Woken>,
    watched: BTreeSet<PathBuf>,
}

/// Why a wait has ended.
pub enum Woken {
    /// Something may have changed.
    Changed,
    /// The user pressed Ctrl-C.
    Interrupted,
}

impl Watch {
    /// Starts listening for changes of files and for Ctrl-C. Call it only once per process.
    /// Fails with the operating system's message, if it cannot listen.
    pub fn start() -> Result<Self, String> {
        let (sender, events) = mpsc::channel();
        let interrupts = sender.clone();
        // The second Ctrl-C ends the process at once.
        let mut interrupted = false;
        ctrlc::set_handler(move || {
            if interrupted || interrupts.send(Woken::Interrupted).is_err() {
                std::process::exit(INTERRUPTED);
            }
            interrupted = true;
        })
        .map_err(|error| error.to_string())?;
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Ignore reads: they change nothing, and this tool's own reads would wake it up.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                let _ = sender.send(Woken::Changed);
            }
        })
        .map_err(|error| error.to_string())?;
        Ok(Self { watcher, events, watched: BTreeSet::new() })
    }

    /// Watches all folders between `root` and the files, and stops watching any others. It watches
    /// folders rather than files, because editors replace files. It watches the folders above too,
    /// because these can also be replaced.
    /// Fails if `root`, or another folder that exists, cannot be watched.
    pub fn listen<'f>(
        &mut self,
        root: &Path,
        files: impl Iterator<Item = &'f str>,
    ) -> Result<(), String> {
        let mut wanted = BTreeSet::new();
        for file in files {
            let folders = Path::new(file).ancestors().skip(1);
            wanted.extend(folders.map(|folder| root.join(folder)));
            let file = root.join(file);
            // The target of a link can be changed in its own folder.
            let target = if file.is_symlink() { file.canonicalize().ok() } else { None };
            wanted.extend(target.and_then(|target| target.parent().map(Path::to_owned)));
        }
        for folder in self.watched.difference(&wanted) {
            let _ = self.watcher.unwatch(folder);
        }
        for folder in &wanted {
            // Watch the folder again even if it is watched already: it may have been replaced.
            let watched = self.watcher.watch(folder, RecursiveMode::NonRecursive);
            if folder.is_dir() || folder == &root.join("") {
                watched.map_err(|error| error.to_string())?;
            }
        }
        self.watched = wanted;
        Ok(())
    }

    /// Waits for the first event.
    pub fn wait(&self) -> Woken {
        self.events.recv().unwrap_or(Woken::Interrupted)
    }

    /// Waits until no more events come.
    pub fn settle(&self) -> Woken {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.events.recv_timeout(SILENCE) {
                Ok(Woken::Changed) if Instant::now() < end => {}
                Ok(woken) => return woken,
                Err(RecvTimeoutError::Timeout) => return Woken::Changed,
                Err(RecvTimeoutError::Disconnected) => return Woken::Interrupted,
            }
        }
    }
}

/// The exit code of a program that was interrupted: 128 and the number of the signal.
const INTERRUPTED: i32 = 130;
