//! Work on several cores that keeps its order.
//!
//! For the command line, which waits for all of it; the reader has a worker of its own.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// More threads than this wait for memory rather than work.
const MOST_THREADS: usize = 8;

/// Calls `work` on every item, on all cores, and returns the answers in the order of the items.
pub(super) fn in_order<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MOST_THREADS).min(items.len());
    if threads <= 1 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some((at, item)) = taken(items, &next) {
            done.push((at, work(item)));
        }
        done
    };
    let mut answers: Vec<_> = thread::scope(|scope| {
        let crew: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        let join = |one: thread::ScopedJoinHandle<'_, Vec<(usize, R)>>| match one.join() {
            Ok(done) => done,
            Err(panic) => std::panic::resume_unwind(panic),
        };
        crew.into_iter().flat_map(join).collect()
    });
    answers.sort_unstable_by_key(|(at, _)| *at);
    answers.into_iter().map(|(_, answer)| answer).collect()
}

fn taken<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    Some((at, items.get(at)?))
}

#[cfg(test)]
mod tests {
    use super::in_order;

    #[test]
    fn the_answers_keep_the_order_of_the_items() {
        let items: Vec<usize> = (0..500).collect();
        let twice = in_order(&items, |item| item * 2);
        assert!(twice.iter().enumerate().all(|(at, answer)| *answer == at * 2));
        assert!(in_order(&[] as &[usize], |item| *item).is_empty());
    }
}
