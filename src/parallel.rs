//! Work on every core.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

/// What templates that call each other need of a stack.
const LEAST: usize = 64 << 20;

/// What each thread may use of the stack; what it leaves costs nothing. Values that a template nests need a
/// stack as deep when they are dropped. So there is room for all the memory that templates may take, and
/// the limit of that ends them first; or as much of it as the system has.
pub static STACK: LazyLock<usize> = LazyLock::new(|| {
    let sizes = (0..7).map(|times| LEAST.saturating_mul(1 << times));
    let has_room = |size: &usize| {
        let thread = thread::Builder::new().stack_size(*size).spawn(|| ());
        thread.is_ok_and(|thread| thread.join().is_ok())
    };
    sizes.rev().find(has_room).unwrap_or(LEAST)
});

/// What a function makes of each number below `count`, in their order. It is given them in that order,
/// though on several threads at once; where no further thread can be started, it gets all of them here.
pub fn on_every_core<T: Send>(count: usize, make: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let (next, finished) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= count {
                return;
            }
            let one = make(index);
            finished.lock().unwrap_or_else(PoisonError::into_inner).push((index, one));
        }
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(count);
        for _ in 1..threads {
            if thread::Builder::new().stack_size(*STACK).spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
    let mut finished = finished.into_inner().unwrap_or_else(PoisonError::into_inner);
    finished.sort_by_key(|(index, _)| *index);
    finished.into_iter().map(|(_, one)| one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_keeps_its_order() {
        let expected: Vec<_> = (0..1000).map(|number| number * 2).collect();
        assert_eq!(on_every_core(1000, |number| number * 2), expected);
        assert!(on_every_core(0, |number| number).is_empty());
    }
}
