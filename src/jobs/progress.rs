//! How far a job is, and the wish to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// The person asked the job to stop; passed on with `?`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

#[derive(Debug, Default)]
struct State {
    done: AtomicUsize,
    total: AtomicUsize,
    cancelled: AtomicBool,
}

/// The job's side: count steps, notice a cancel.
#[derive(Debug, Clone, Default)]
pub struct Progress(Arc<State>);

/// What a screen shows of a running job.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Steps done.
    pub done: usize,
    /// Steps in all; 0 while unknown.
    pub total: usize,
}

impl Progress {
    /// Tells how many steps there are.
    pub fn expect(&self, total: usize) {
        self.0.total.store(total, Ordering::Relaxed);
    }

    /// One step done.
    ///
    /// # Errors
    /// `Cancelled` when the person asked to stop.
    pub fn step(&self) -> Result<(), Cancelled> {
        self.0.done.fetch_add(1, Ordering::Relaxed);
        if self.0.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// So far of so much, for work that is no count of steps.
    ///
    /// # Errors
    /// `Cancelled` when the person asked to stop.
    pub fn reach(&self, done: usize, total: usize) -> Result<(), Cancelled> {
        self.0.total.store(total, Ordering::Relaxed);
        self.0.done.store(done, Ordering::Relaxed);
        if self.0.cancelled.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }

    /// Asks the job to stop at its next step.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::Relaxed);
    }

    /// How far it is.
    pub fn seen(&self) -> Seen {
        Seen { done: self.0.done.load(Ordering::Relaxed), total: self.0.total.load(Ordering::Relaxed) }
    }
}
