//! The same work on many things, on a few threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Does `work` on each of `all`, on at most so many threads; the results are in the order of the things.
///
/// This thread is one of them. The others are as many as the system gives, so that a computer with no room for more does
/// the work one by one. What panics ends them all.
pub fn each<T: Sync, R: Send>(all: &[T], threads: usize, work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let results: Vec<Mutex<Option<R>>> = all.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    let go_on = || {
        while let Some((one, slot)) = {
            let index = next.fetch_add(1, Ordering::Relaxed);
            all.get(index).zip(results.get(index))
        } {
            let done = work(one);
            if let Ok(mut slot) = slot.lock() {
                *slot = Some(done);
            }
        }
    };
    std::thread::scope(|scope| {
        let spawn = |_: usize| std::thread::Builder::new().spawn_scoped(scope, go_on).is_ok();
        let _others = (1..threads.min(all.len())).take_while(|nth| spawn(*nth)).count();
        go_on();
    });
    results.into_iter().filter_map(|slot| slot.into_inner().ok().flatten()).collect()
}

#[cfg(test)]
mod tests {
    use super::each;

    #[track_caller]
    fn check(count: usize, threads: usize) {
        let all: Vec<usize> = (0..count).collect();
        let expected: Vec<usize> = all.iter().map(|one| one * 2).collect();
        assert_eq!(each(&all, threads, |one| one * 2), expected, "{count} on {threads}");
    }

    #[test]
    fn each_is_done_once_and_results_keep_their_order() {
        for threads in [0, 1, 2, 7] {
            for count in [0, 1, 2, 100] {
                check(count, threads);
            }
        }
    }
}
