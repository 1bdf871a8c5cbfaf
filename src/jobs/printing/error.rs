//! Why nothing was printed, as data; `ui/printing_words.rs` has the sentences.

use thiserror::Error;

use super::queue::Reason;
use super::running::RunError;

/// Why nothing was printed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PrintError {
    /// This PC has no printing system (any more).
    #[error("there is no printing system on this PC")]
    NoSystem,
    /// The printer has been taken away since it was chosen.
    #[error("the printing system knows no such printer: {0}")]
    Gone(String),
    /// The queue is stopped; nothing was sent.
    #[error("the queue is stopped: {}", .0.words)]
    Stopped(Reason),
    /// The queue takes no jobs; nothing was sent.
    #[error("the queue takes no jobs: {}", .0.words)]
    NotAccepting(Reason),
    /// No room for the job, most likely on the disk of the printing system; its words.
    #[error("the disk of the printing system is full: {0}")]
    SpoolFull(String),
    /// The queue did not take the job; the system's words.
    #[error("the printer did not take the pages: {0}")]
    Refused(String),
    /// The printing system did not answer; whether it took the job is not known.
    #[error("the printing system did not answer for {seconds} seconds")]
    TimedOut {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The person stopped it before it was sent.
    #[error("cancelled before it was sent")]
    Cancelled,
    /// It cannot be cancelled any more; the system's words.
    #[error("too late to cancel: {0}")]
    TooLate(String),
    /// The system did not let it be cancelled, it prints on; the system's words.
    #[error("the job was not cancelled: {0}")]
    NotCancelled(String),
    /// A page could not be made into a picture for the printer.
    #[error("page {page} could not be drawn: {because}")]
    Page {
        /// Counted from 1.
        page: usize,
        /// What the drawing said.
        because: String,
    },
    /// The printing system could not be run.
    #[error("the printing system could not be run: {0}")]
    Broken(String),
}

impl From<RunError> for PrintError {
    fn from(error: RunError) -> Self {
        match error {
            RunError::Absent => Self::NoSystem,
            RunError::TimedOut(patience) => Self::TimedOut { seconds: patience.as_secs().max(1) },
            RunError::Broken(because) => Self::Broken(because),
        }
    }
}
