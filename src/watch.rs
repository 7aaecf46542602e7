//! The one module that waits for changes of files.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{RecommendedWatcher, RecursiveMode, Watcher};

/// An editor that saves in several steps is done after this long without an event.
const SILENCE: Duration = Duration::from_millis(100);

/// Where events never stop, this is long enough.
const PATIENCE: Duration = Duration::from_secs(1);

/// Waits until something happens near certain files. It does not say what: the caller looks at the files, so
/// no event can be misread.
pub struct Watch {
    watcher: RecommendedWatcher,
    events: Receiver<Event>,
    watched: BTreeSet<PathBuf>,
}

/// Why waiting ended.
pub enum Woken {
    /// Something may have changed.
    Changed,
    /// The user asked for the end.
    Interrupted,
}

enum Event {
    Disk,
    Interrupt,
}

impl Watch {
    /// Starts to listen to the disk, and to Ctrl-C. To be called once in a process.
    ///
    /// # Errors
    ///
    /// Where the operating system does not let it.
    pub fn start() -> Result<Self, String> {
        let (sender, events) = mpsc::channel();
        let interrupts = sender.clone();
        // The second Ctrl-C ends the process at once.
        let mut interrupted = false;
        ctrlc::set_handler(move || {
            if interrupted || interrupts.send(Event::Interrupt).is_err() {
                std::process::exit(INTERRUPTED);
            }
            interrupted = true;
        })
        .map_err(|error| error.to_string())?;
        let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
            // Reading changes nothing, and this tool reads too.
            if !event.is_ok_and(|event| event.kind.is_access()) {
                let _ = sender.send(Event::Disk);
            }
        })
        .map_err(|error| error.to_string())?;
        Ok(Self { watcher, events, watched: BTreeSet::new() })
    }

    /// Listens from now on in all folders between `root` and the files, and in no others. Editors
    /// replace files, so it is their folders that are watched; and folders can be replaced too.
    ///
    /// # Errors
    ///
    /// Where `root`, or another folder that is there, cannot be watched.
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
            // The target of a link can change in another folder.
            let target = if file.is_symlink() { file.canonicalize().ok() } else { None };
            wanted.extend(target.and_then(|target| target.parent().map(Path::to_owned)));
        }
        for folder in self.watched.difference(&wanted) {
            let _ = self.watcher.unwatch(folder);
        }
        for folder in &wanted {
            // Watched again even if it is watched already: it may be another folder by now.
            let watched = self.watcher.watch(folder, RecursiveMode::NonRecursive);
            if folder.is_dir() || folder == &root.join("") {
                watched.map_err(|error| error.to_string())?;
            }
        }
        self.watched = wanted;
        Ok(())
    }

    /// Waits until something happens.
    #[must_use]
    pub fn wait(&self) -> Woken {
        match self.events.recv() {
            Ok(Event::Disk) => Woken::Changed,
            Ok(Event::Interrupt) | Err(_) => Woken::Interrupted,
        }
    }

    /// Waits until what is happening is over.
    #[must_use]
    pub fn settle(&self) -> Woken {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.events.recv_timeout(SILENCE) {
                Ok(Event::Disk) if Instant::now() < end => {}
                Ok(Event::Disk) | Err(RecvTimeoutError::Timeout) => return Woken::Changed,
                Ok(Event::Interrupt) | Err(RecvTimeoutError::Disconnected) => {
                    return Woken::Interrupted;
                }
            }
        }
    }
}

/// The exit code by which shells know that a program was interrupted.
const INTERRUPTED: i32 = 130;
