//! The steps of a run: with `--verbose` how long each took, and on a terminal which one takes long.

use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::console;

/// A step that takes longer is named while it runs.
const LONG: Duration = Duration::from_millis(500);

/// Does a step of a run.
pub fn step<T>(doing: &'static str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let watched = console::is_watched().then(|| name_if_long(doing));
    let result = work();
    drop(watched);
    console::detail(|| format!("{doing} took {}", milliseconds(start)));
    result
}

pub fn milliseconds(start: Instant) -> String {
    format!("{:.1} ms", start.elapsed().as_secs_f64() * 1000.0)
}

/// Names the step unless the sender is dropped soon.
fn name_if_long(doing: &'static str) -> Sender<()> {
    let (done, end) = channel();
    let wait = move || {
        if end.recv_timeout(LONG) == Err(RecvTimeoutError::Timeout) {
            console::say(&format!("{doing} …"));
        }
    };
    // Where no thread can be started, the step stays unnamed.
    let _ = thread::Builder::new().spawn(wait);
    done
}
