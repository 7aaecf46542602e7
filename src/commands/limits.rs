//! Templates that do not end, or take all memory: given up, with an error that names them.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use memory_stats::memory_stats;

use crate::catalogue::Catalogue;
use crate::diagnostic::{Diagnosed, Diagnostic, Place, codes};
use crate::render::{Position, Progress};

/// The time between two looks at whether a limit is reached.
const TICK: Duration = Duration::from_millis(10);

/// How long the templates of one output may take. The largest ones take a second or two.
const LONGEST: Duration = Duration::from_secs(20);

/// How many bytes of memory they may take.
const MOST: usize = 2 << 30;

/// How much more of both they may take for each entry of the catalogue: many times what those that are
/// built in take on a busy machine.
const PER_ENTRY: (Duration, usize) = (Duration::from_millis(5), 32 << 10);

/// Templates call each other; what they do not use of it costs nothing.
const STACK: usize = 64 << 20;

/// Set where rendering was given up.
static GIVEN_UP: AtomicBool = AtomicBool::new(false);

/// Whether some rendering was given up, and so goes on for as long as the process does.
pub fn have_given_up() -> bool {
    GIVEN_UP.load(Ordering::Relaxed)
}

/// Gives what rendering a catalogue gives, unless it exceeds a limit: it then goes on in vain, and ends
/// with the process.
pub fn within<T: Default + Send + 'static>(
    catalogue: &Catalogue,
    render: impl FnOnce(&Progress) -> Diagnosed<T> + Send + 'static,
) -> Diagnosed<T> {
    try_within(&Limits::of(catalogue), render).unwrap_or_else(|exceeded| {
        GIVEN_UP.store(true, Ordering::Relaxed);
        Diagnosed { value: T::default(), diagnostics: vec![exceeded] }
    })
}

/// What the templates of one output may take.
struct Limits {
    longest: Duration,
    most: usize,
}

impl Limits {
    fn of(catalogue: &Catalogue) -> Self {
        let Catalogue { states, sources, reasons, .. } = catalogue;
        let entries = states.entries.len() + sources.entries.len() + reasons.entries.len();
        let times = u32::try_from(entries).unwrap_or(u32::MAX);
        let (time, memory) = PER_ENTRY;
        Self {
            longest: LONGEST.saturating_add(time.saturating_mul(times)),
            most: MOST.saturating_add(memory.saturating_mul(entries)),
        }
    }
}

fn try_within<T: Send + 'static>(
    limits: &Limits,
    render: impl FnOnce(&Progress) -> T + Send + 'static,
) -> Result<T, Diagnostic> {
    let progress = Progress::default();
    let (sender, receiver) = channel();
    let rendering = progress.clone();
    let work = move || {
        // Dropped when this ends, however it does.
        let _sender: Sender<()> = sender;
        render(&rendering)
    };
    let thread = thread::Builder::new().stack_size(STACK).spawn(work).map_err(|error| {
        let message = format!("no thread can be started to render them: {error}");
        Diagnostic::new(codes::TEMPLATE, Place::File(Arc::from("templates")), message)
    })?;
    let mut usage = Usage { memory_before: memory_in_use(), ..Usage::default() };
    while receiver.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
        usage.look(progress.position(), memory_in_use(), limits)?;
    }
    Ok(thread.join().unwrap_or_else(|panic| resume_unwind(panic)))
}

/// Bytes; zero where the system does not say.
fn memory_in_use() -> usize {
    memory_stats().map_or(0, |stats| stats.physical_mem)
}

/// What the templates of the output that is being rendered have taken so far.
#[derive(Default)]
struct Usage {
    position: Position,
    /// Looks, not time: a process that was stopped in between has not used it.
    looks: u32,
    memory_before: usize,
}

impl Usage {
    fn look(&mut self, now: Position, memory: usize, limits: &Limits) -> Result<(), Diagnostic> {
        if now.output != self.position.output {
            (self.looks, self.memory_before) = (0, memory);
        }
        self.position = now;
        self.looks += 1;
        if TICK * self.looks > limits.longest {
            return Err(self.exceeded(&format!("{} seconds", limits.longest.as_secs())));
        }
        if memory.saturating_sub(self.memory_before) > limits.most {
            return Err(self.exceeded(&format!("{} MiB of memory", limits.most >> 20)));
        }
        Ok(())
    }

    fn exceeded(&self, limit: &str) -> Diagnostic {
        let Position { output, template } = &self.position;
        let message = format!("this takes more than {limit}");
        let mut diagnostic =
            Diagnostic::new(codes::TEMPLATE, Place::File(Arc::clone(template)), message)
                .with_help("look for loops in loops, and for texts that grow in them");
        if !output.is_empty() {
            diagnostic.notes.push(format!("while rendering {output}"));
        }
        diagnostic
    }
}
