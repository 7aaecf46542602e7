//! Runs work on all cores.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::thread;

/// The smallest stack, in bytes. Templates that call each other recursively need this much.
const LEAST: usize = 64 << 20;

/// The size of each thread's stack, in bytes. Dropping a deeply nested value of a template takes as
/// much stack as it is deep. The stack has room for all the memory that templates may use, so that
/// the memory limit ends them first; or for as much of it as the system allows. Unused stack costs
/// nothing.
pub static STACK: LazyLock<usize> = LazyLock::new(|| {
    let sizes = (0..7).map(|times| LEAST.saturating_mul(1 << times));
    let has_room = |size: &usize| {
        let thread = thread::Builder::new().stack_size(*size).spawn(|| ());
        thread.is_ok_and(|thread| thread.join().is_ok())
    };
    sizes.rev().find(has_room).unwrap_or(LEAST)
});

/// Calls `make` with each item and its index, and returns the results in that order. The calls start
/// in order, on several threads. If no thread can be started, all calls run on this one.
pub fn on_every_core<I: Sync, T: Send>(
    items: &[I],
    make: impl Fn(usize, &I) -> T + Sync,
) -> Vec<T> {
    let (next, finished) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(items.len())));
    let work = || {
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(index) else { return };
            let result = make(index, item);
            finished.lock().unwrap_or_else(PoisonError::into_inner).push((index, result));
        }
    };
    thread::scope(|scope| {
        let threads = thread::available_parallelism().map_or(1, usize::from).min(items.len());
        for _ in 1..threads {
            if thread::Builder::new().stack_size(*STACK).spawn_scoped(scope, work).is_err() {
                break;
            }
        }
        work();
    });
    let mut finished = finished.into_inner().unwrap_or_else(PoisonError::into_inner);
    finished.sort_by_key(|(index, _)| *index);
    finished.into_iter().map(|(_, result)| result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_keeps_its_order() {
        let numbers: Vec<usize> = (0..1000).collect();
        let expected: Vec<_> = numbers.iter().map(|number| (*number, number * 2)).collect();
        assert_eq!(on_every_core(&numbers, |index, number| (index, number * 2)), expected);
        assert!(on_every_core(&[], |_, number: &usize| *number).is_empty());
    }
}
