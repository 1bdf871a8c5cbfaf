//! The same work on many things, a few of them at a time in threads of their own; the answers in order.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Builder};

use super::{Cancelled, Progress};

/// Most threads: each may hold a whole decoded picture.
const MOST: usize = 3;

/// Does `work` on each item; one step of progress an item.
///
/// # Errors
/// `Cancelled` when the person asked to stop.
pub(super) fn each<T: Sync, R: Send>(
    items: &[T],
    progress: &Progress,
    work: impl Fn(&T) -> R + Sync,
) -> Result<Vec<R>, Cancelled> {
    progress.expect(items.len());
    let next = AtomicUsize::new(0);
    let answers: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(items.len()));
    let run = || -> Result<(), Cancelled> {
        while let index = next.fetch_add(1, Ordering::Relaxed)
            && let Some(item) = items.get(index)
        {
            let answer = work(item);
            answers.lock().unwrap_or_else(PoisonError::into_inner).push((index, answer));
            progress.step()?;
        }
        Ok(())
    };
    let helpers = thread::available_parallelism().map_or(1, usize::from).min(MOST).saturating_sub(1);
    let ended = thread::scope(|scope| {
        for _ in 0..helpers.min(items.len()) {
            // Without a further thread this one does it all.
            let _ = Builder::new().name("one of many".to_owned()).spawn_scoped(scope, run);
        }
        run()
    });
    ended?;
    let mut answers = answers.into_inner().unwrap_or_else(PoisonError::into_inner);
    // A helper that was stopped leaves its place empty.
    if answers.len() < items.len() {
        return Err(Cancelled);
    }
    answers.sort_by_key(|(index, _)| *index);
    Ok(answers.into_iter().map(|(_, answer)| answer).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answers_come_in_the_order_of_the_things() {
        let items: Vec<usize> = (0..100).collect();
        let progress = Progress::default();
        assert_eq!(each(&items, &progress, |n| n * 2), Ok((0..100).map(|n| n * 2).collect()));
        assert_eq!(progress.seen().done, 100);
        assert_eq!(each(&[0_usize; 0], &progress, |n| *n), Ok(vec![]));
    }

    #[test]
    fn a_stop_ends_all_of_them() {
        let items: Vec<usize> = (0..1000).collect();
        let progress = Progress::default();
        let done = AtomicUsize::new(0);
        progress.cancel();
        let ended = each(&items, &progress, |_| done.fetch_add(1, Ordering::Relaxed));
        assert_eq!(ended, Err(Cancelled));
        assert!(done.load(Ordering::Relaxed) <= MOST, "each stops at its next step");
    }
}
