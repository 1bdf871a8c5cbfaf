//! One order on its way, shared by the job that sends and watches it and the screen that shows it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Continue, JobState, PrintError, PrintOrder, PrintSystem};

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<Option<JobState>>,
    is_cancelled: AtomicBool,
    is_left: AtomicBool,
}

/// One order on its way. Clones are the same errand: one goes into the job, one stays with the screen.
#[derive(Debug, Clone, Default)]
pub struct Errand(Arc<Shared>);

impl Errand {
    /// How far it is; `None` until the queue has taken it.
    pub fn state(&self) -> Option<JobState> {
        self.0.state.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Asks to stop it, in whatever state it is.
    pub fn cancel(&self) {
        self.0.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.is_cancelled.load(Ordering::Relaxed)
    }

    /// Nobody looks any more: it is printed, but no longer watched.
    pub fn leave(&self) {
        self.0.is_left.store(true, Ordering::Relaxed);
    }

    fn wish(&self) -> Continue {
        match () {
            () if self.is_cancelled() => Continue::Cancel,
            () if self.0.is_left.load(Ordering::Relaxed) => Continue::Leave,
            () => Continue::Watch,
        }
    }

    /// Sends the PDF and watches it to its last state. For the job. Once the queue has taken the pages, a system that no
    /// longer tells how far they are makes it `Forgotten`, not an error.
    ///
    /// # Errors
    /// `Cancelled` when stopped before it was sent; those of `send`; `NotCancelled` when it prints on against the wish.
    pub fn run(&self, system: &PrintSystem, order: &PrintOrder, pdf: &[u8]) -> Result<JobState, PrintError> {
        if self.is_cancelled() {
            return Err(PrintError::Cancelled);
        }
        let ticket = system.send(order, pdf)?;
        self.tell(&JobState::Waiting);
        let seen = system.watch(&ticket, |state| {
            self.tell(state);
            self.wish()
        });
        match seen {
            Err(error @ PrintError::NotCancelled(_)) => Err(error),
            Err(error) => {
                tracing::warn!(%error, "a job can no longer be watched");
                self.tell(&JobState::Forgotten);
                Ok(JobState::Forgotten)
            }
            Ok(state) => Ok(state),
        }
    }

    fn tell(&self, state: &JobState) {
        *self.0.state.lock().unwrap_or_else(PoisonError::into_inner) = Some(state.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_errand_stopped_before_it_was_sent_never_reaches_a_printer() {
        let errand = Errand::default();
        errand.clone().cancel();
        let answer = errand.run(&PrintSystem::cups("/no/such", "/no/such"), &PrintOrder::new("Office", "x"), b"");
        assert_eq!((answer, errand.state()), (Err(PrintError::Cancelled), None));
    }
}
