//! Gives up templates that do not end or take all memory, with an error that names them.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Thread};
use std::time::Duration;
use std::{io, mem};

use clap::Args;

use super::console::counted;
use super::overrun::{memory_in_use, until_done};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::parallel::STACK;
use crate::render::{GROWTH, Position, Progress};

/// How often the limits are checked.
const TICK: Duration = Duration::from_millis(10);

/// How much more time and memory templates may take for each entry of the catalogue: many times what
/// the built-in ones take on a busy machine.
const PER_ENTRY: (Duration, usize) = (Duration::from_millis(5), 32 << 10);

/// How many times as long they may take for all entries together, since a stranger can add entries too.
/// What memory they may take is at most that of the run.
const MOST_TIMES: u32 = 5;

/// Set if rendering was given up.
static GIVEN_UP: AtomicBool = AtomicBool::new(false);

/// Whether some rendering was given up. Its thread runs until the process ends.
pub fn have_given_up() -> bool {
    GIVEN_UP.load(Ordering::Relaxed)
}

/// What the templates of all outputs may take, apart from what is added for each entry. The largest known
/// catalogues take a second or two.
#[derive(Args, Clone, Copy)]
pub struct Limits {
    /// How many seconds the templates of all outputs may take
    #[arg(long, value_name = "SECONDS", global = true, hide = true, default_value_t = SECONDS)]
    template_seconds: u32,
    /// How many MiB of memory they may take
    #[arg(long, value_name = "MIB", global = true, hide = true, default_value_t = MIB)]
    template_memory: u32,
}

const SECONDS: u32 = 20;
const MIB: u32 = 2048;

impl Default for Limits {
    fn default() -> Self {
        Self { template_seconds: SECONDS, template_memory: MIB }
    }
}

/// What rendering a catalogue gives, or an error if it exceeds a limit. Its thread then runs in vain
/// until the process ends.
pub fn within<T: Default + Send + 'static>(
    limits: Limits,
    catalogue: &Catalogue,
    render: impl FnOnce(&Progress, &dyn Fn(Diagnosed<T>)) + Send + 'static,
) -> Diagnosed<T> {
    try_within(&limits.with(catalogue.every_entry().count()), render).unwrap_or_else(|exceeded| {
        GIVEN_UP.store(true, Ordering::Relaxed);
        Diagnosed { value: T::default(), diagnostics: vec![exceeded] }
    })
}

/// What the templates of all outputs of a catalogue may take.
struct Allowance {
    longest: Duration,
    /// Bytes of memory.
    most: usize,
}

impl Limits {
    /// What the templates of a catalogue with so many entries may take.
    fn with(self, entries: usize) -> Allowance {
        let times = u32::try_from(entries).unwrap_or(u32::MAX);
        let (time, memory) = PER_ENTRY;
        let seconds = Duration::from_secs(self.template_seconds.into());
        let bytes =
            usize::try_from(self.template_memory).unwrap_or(usize::MAX).saturating_mul(1 << 20);
        let longest = seconds.saturating_add(time.saturating_mul(times));
        Allowance {
            longest: longest.min(seconds.saturating_mul(MOST_TIMES)),
            most: bytes.saturating_add(memory.saturating_mul(entries)),
        }
    }
}

fn try_within<T: Default + Send + 'static>(
    allowed: &Allowance,
    render: impl FnOnce(&Progress, &dyn Fn(T)) + Send + 'static,
) -> Result<T, Diagnostic> {
    let_wait(None);
    let progress = Progress::default();
    let (sender, receiver) = channel();
    let rendering = progress.clone();
    let work = move || {
        // Nobody receives it if rendering was given up.
        render(&rendering, &|given| {
            if sender.send(given).is_ok() {
                thread::park();
            }
        });
    };
    let thread =
        thread::Builder::new().stack_size(*STACK).spawn(work).map_err(|error| no_thread(&error))?;
    let handle = thread.thread().clone();
    let (before, mut looks) = (memory_in_use(), 0);
    let given = until_done(thread, &receiver, TICK, || {
        looks += 1;
        exceeded(looks, memory_in_use().saturating_sub(before), allowed)
    });
    let given = given.map_err(|limit| too_much(&limit, progress.position()))?;
    if given.is_some() {
        let_wait(Some(handle));
    }
    Ok(given.unwrap_or_default())
}

/// Lets a thread wait before it frees its memory, and the one before it wait no longer. Most runs end
/// first, and need not free anything.
fn let_wait(thread: Option<Thread>) {
    static WAITING: Mutex<Option<Thread>> = Mutex::new(None);
    let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(before) = mem::replace(&mut *waiting, thread) {
        before.unpark();
    }
}

/// The limit that is exceeded, in words. Looks are counted instead of time, which also passes while the
/// process is stopped.
fn exceeded(looks: u32, memory: usize, allowed: &Allowance) -> Option<String> {
    let seconds = usize::try_from(allowed.longest.as_secs()).unwrap_or(usize::MAX);
    if TICK * looks > allowed.longest {
        Some(counted(seconds, "second"))
    } else if memory > allowed.most {
        Some(format!("{} MiB of memory", allowed.most >> 20))
    } else {
        None
    }
}

fn no_thread(error: &io::Error) -> Diagnostic {
    let message = format!("no thread can be started to render them: {error}");
    Diagnostic::new(codes::TEMPLATE, Place::whole("templates"), message)
        .with_help("give the process more memory, or let it start more threads")
}

fn too_much(limit: &str, Position { output, template }: Position) -> Diagnostic {
    let message = format!("this needs more than {limit}");
    let mut diagnostic =
        Diagnostic::new(codes::TEMPLATE, Place::File(template), message).with_help(GROWTH);
    if !output.is_empty() {
        diagnostic.notes.push(format!("while rendering {output}"));
    }
    diagnostic
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_may_take_twenty_seconds_and_two_gibibytes_and_more_for_each_entry() {
        let allowed = Limits::default().with(1);
        assert_eq!(allowed.longest, Duration::from_millis(20_005));
        assert_eq!(allowed.most, (2 << 30) + (32 << 10));
    }

    #[test]
    fn many_entries_allow_five_times_as_long() {
        let allowed = Limits::default().with(10_000_000);
        assert_eq!(allowed.longest, Duration::from_secs(100));
    }

    #[test]
    fn what_is_at_a_limit_is_within_it() {
        let limits = Limits { template_seconds: 1, template_memory: 1 };
        let allowed = limits.with(1);
        let most = (1 << 20) + (32 << 10);
        assert_eq!(exceeded(100, most, &allowed), None);
        assert_eq!(exceeded(101, most, &allowed).as_deref(), Some("1 second"));
        assert_eq!(exceeded(100, most + 1, &allowed).as_deref(), Some("1 MiB of memory"));
    }
}
