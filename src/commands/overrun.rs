//! Gives up on work that takes too much, with an error that names the limit.
//!
//! What a stranger's file can make long has a limit of its own, and an error that shows its place. The
//! limits of a run are for what nobody thought of.

use std::panic::resume_unwind;
use std::process::ExitCode;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use clap::Args;
use memory_stats::memory_stats;

use super::console::{self, counted};
use super::exit::Exit;

/// The stack of the main thread can be too small, for example after `ulimit -s 32`.
const STACK: usize = 8 << 20;

/// How often the limits of a run are checked, which `--watch` does all day.
const TICK: Duration = Duration::from_millis(100);

const SECONDS: u32 = 600;
const MIB: u32 = 4096;

/// What a run may take: several times what the largest catalogue takes that is allowed.
#[derive(Args, Clone, Copy)]
pub struct RunLimits {
    /// How many seconds of processor time a run may take, or one round of `--watch`; how long it waits for git
    #[arg(long, value_name = "SECONDS", global = true, hide = true, default_value_t = SECONDS)]
    run_seconds: u32,
    /// How many MiB of memory it may take
    #[arg(long, value_name = "MIB", global = true, hide = true, default_value_t = MIB)]
    run_memory: u32,
}

/// Those of this run, if it has a command line: a shell that completes one has none.
static LIMITS: OnceLock<RunLimits> = OnceLock::new();

/// The processor time of this process when its present round began, in milliseconds.
static BEGIN: AtomicU64 = AtomicU64::new(0);

impl RunLimits {
    /// Sets them for this run.
    pub fn set(self) {
        LIMITS.get_or_init(|| self);
    }

    fn of_this_run() -> Self {
        let usual = Self { run_seconds: SECONDS, run_memory: MIB };
        LIMITS.get().copied().unwrap_or(usual)
    }

    /// The limit that this exceeds, in words.
    fn exceeded(self, processor: Duration, memory: usize) -> Option<String> {
        if processor > Duration::from_secs(self.run_seconds.into()) {
            let seconds = usize::try_from(self.run_seconds).unwrap_or(usize::MAX);
            Some(format!("{} of processor time", counted(seconds, "second")))
        } else if memory >> 20 >= usize::try_from(self.run_memory).unwrap_or(usize::MAX) {
            Some(format!("{} MiB of memory", self.run_memory))
        } else {
            None
        }
    }
}

/// How much time this run may take, which is how long it waits for another program.
pub fn longest() -> Duration {
    Duration::from_secs(RunLimits::of_this_run().run_seconds.into())
}

/// Starts a round, which may take as much time as those before it.
pub fn begin_round() {
    BEGIN.store(milliseconds(processor_time()), Ordering::Relaxed);
}

/// Runs the work of this process on another thread, and ends the process with an error if it takes more
/// than a run may. Files are whole then, as after a kill.
pub fn run(work: impl FnOnce() -> ExitCode + Send + 'static) -> ExitCode {
    let (sender, receiver) = channel();
    let work = move || {
        // Nobody receives it if the run was given up.
        let _ = sender.send(work());
    };
    let thread = match thread::Builder::new().stack_size(STACK).spawn(work) {
        Ok(thread) => thread,
        Err(error) => {
            console::warn(&format!("error: no thread can be started: {error}"));
            return Exit::Undecided.into();
        }
    };
    let exceeded = || {
        let begin = Duration::from_millis(BEGIN.load(Ordering::Relaxed));
        let taken = processor_time().saturating_sub(begin);
        RunLimits::of_this_run().exceeded(taken, memory_in_use())
    };
    match until_done(thread, &receiver, TICK, exceeded) {
        Ok(exit) => exit.unwrap_or(Exit::Undecided.into()),
        Err(limit) => {
            console::warn(&format!("error: this run needs more than {limit}, and was ended"));
            console::warn(
                " = help: divide what it reads, or allow more with `--run-seconds` and \
                 `--run-memory` (in MiB)",
            );
            Exit::Undecided.into()
        }
    }
}

/// What a thread sends, or nothing if it ends without, or the limit that it exceeds; at each tick it is asked
/// for.
pub fn until_done<T>(
    thread: JoinHandle<()>,
    receiver: &Receiver<T>,
    tick: Duration,
    mut exceeded: impl FnMut() -> Option<String>,
) -> Result<Option<T>, String> {
    loop {
        match receiver.recv_timeout(tick) {
            Ok(sent) => return Ok(Some(sent)),
            Err(RecvTimeoutError::Timeout) => {
                if let Some(limit) = exceeded() {
                    return Err(limit);
                }
            }
            // It sent nothing, because it panicked.
            Err(RecvTimeoutError::Disconnected) => {
                thread.join().unwrap_or_else(|panic| resume_unwind(panic));
                return Ok(None);
            }
        }
    }
}

/// In bytes; zero if the system does not say.
pub fn memory_in_use() -> usize {
    memory_stats().map_or(0, |stats| stats.physical_mem)
}

/// The processor time that this process has taken.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn processor_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    time.try_into().unwrap_or_default()
}

/// Other systems are not asked, so a run may take any time there.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn processor_time() -> Duration {
    Duration::ZERO
}

fn milliseconds(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_within_the_limits_goes_on() {
        let limits = RunLimits { run_seconds: 1, run_memory: 2 };
        assert_eq!(limits.exceeded(Duration::from_secs(1), (2 << 20) - 1), None);
        let said = limits.exceeded(Duration::from_millis(1001), 0);
        assert_eq!(said.as_deref(), Some("1 second of processor time"));
        assert_eq!(limits.exceeded(Duration::ZERO, 2 << 20).as_deref(), Some("2 MiB of memory"));
    }
}
