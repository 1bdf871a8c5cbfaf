//! Printing at actual size through the system's own queues: CUPS on Linux and macOS, the spooler on Windows. Where there
//! is none, no printer is offered and a PDF is saved instead.

mod cups;
mod cups_words;
mod errand;
mod error;
mod order;
mod queue;
mod running;
mod ticket;
mod windows;
mod windows_words;

use std::ffi::OsString;
use std::path::Path;
use std::thread;
use std::time::Duration;

pub use cups::Cups;
pub use errand::Errand;
pub use error::PrintError;
pub use order::{Media, PrintOrder, Sides};
pub use queue::{Offers, PrinterInfo, Printers, QueueState, Reason, Trouble};
pub use ticket::{Continue, JobState, JobTicket};
pub use windows::Windows;

/// How often in a row the system may fail to tell how far a job is.
const MISSES: usize = 3;

/// The printing system of this PC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintSystem {
    /// Linux and macOS.
    Cups(Cups),
    /// Windows.
    Windows(Windows),
}

impl Default for PrintSystem {
    fn default() -> Self {
        if cfg!(windows) { Self::Windows(Windows::default()) } else { Self::Cups(Cups::default()) }
    }
}

impl PrintSystem {
    /// CUPS with its `lpstat` and `lp` at these places, and its other programs beside `lpstat`.
    pub fn cups(list: impl Into<OsString>, send: impl Into<OsString>) -> Self {
        let list = list.into();
        let folder = Path::new(&list).parent().unwrap_or(Path::new("")).to_owned();
        Self::Cups(Cups { list, send: send.into(), ..Cups::in_folder(&folder) })
    }

    /// The printers with their states and what they offer; an empty list where there is no printing system. May take
    /// seconds: ask in a job.
    pub fn printers(&self) -> Printers {
        match self {
            Self::Cups(cups) => cups.printers(),
            Self::Windows(windows) => windows.printers(),
        }
    }

    /// Gives a PDF to a printer at actual size: nothing scales it on the way. A queue that is gone, stopped or takes no
    /// jobs is told of before anything is sent.
    ///
    /// # Errors
    /// `NoSystem`, `Gone`, `Stopped`, `NotAccepting`, `SpoolFull`, `Refused`, `TimedOut`; `Page` where pages go as
    /// pictures; `Broken` for anything else.
    pub fn send(&self, order: &PrintOrder, pdf: &[u8]) -> Result<JobTicket, PrintError> {
        match self {
            Self::Cups(cups) => cups.send(order, pdf),
            Self::Windows(windows) => windows.send(order, pdf),
        }
    }

    /// How far a job is now.
    ///
    /// # Errors
    /// `NoSystem`, `Gone`, `TimedOut`, `Broken`.
    pub fn job_state(&self, ticket: &JobTicket) -> Result<JobState, PrintError> {
        match self {
            Self::Cups(cups) => cups.job_state(ticket),
            Self::Windows(windows) => windows.job_state(ticket),
        }
    }

    /// Takes a job out of its queue; pages already in the printer still come out.
    ///
    /// # Errors
    /// `TooLate` when it has left the queue; `NotCancelled`, `NoSystem`, `TimedOut`, `Broken`.
    pub fn cancel(&self, ticket: &JobTicket) -> Result<(), PrintError> {
        match self {
            Self::Cups(cups) => cups.cancel(ticket),
            Self::Windows(windows) => windows.cancel(ticket),
        }
    }

    /// Looks at a job until nothing more happens to it, and gives its last state. `each` hears how far it is at every
    /// look and says how to go on; a page heard of once is kept while the printer tells none.
    ///
    /// # Errors
    /// Those of `job_state` after three looks in vain, those of `cancel` except `TooLate`.
    pub fn watch(
        &self,
        ticket: &JobTicket,
        mut each: impl FnMut(&JobState) -> Continue,
    ) -> Result<JobState, PrintError> {
        let (mut page, mut misses, mut is_cancelled) = (None, 0, false);
        loop {
            let state = match self.job_state(ticket) {
                Ok(state) => state.since(page),
                Err(error) if misses + 1 >= MISSES => return Err(error),
                Err(_) => {
                    misses += 1;
                    thread::sleep(self.pace());
                    continue;
                }
            };
            (page, misses) = (state.page().or(page), 0);
            let state = if is_cancelled && state.is_final() { JobState::Cancelled } else { state };
            let wish = each(&state);
            if state.is_final() || wish == Continue::Leave {
                return Ok(state);
            }
            if wish == Continue::Cancel && !is_cancelled {
                is_cancelled = self.is_taken_out(ticket)?;
            }
            thread::sleep(self.pace());
        }
    }

    fn is_taken_out(&self, ticket: &JobTicket) -> Result<bool, PrintError> {
        match self.cancel(ticket) {
            Ok(()) => Ok(true),
            Err(PrintError::TooLate(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn pace(&self) -> Duration {
        match self {
            Self::Cups(cups) => cups.pace,
            Self::Windows(windows) => windows.pace,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_a_printing_system_there_are_no_printers_and_printing_says_why() {
        let none = PrintSystem::cups("/no/such/lpstat", "/no/such/lp");
        assert_eq!(none.printers(), Printers::default());
        let order = PrintOrder::new("Office", "badges");
        assert_eq!(none.send(&order, b"%PDF"), Err(PrintError::NoSystem));
    }

    #[cfg(unix)]
    #[test]
    fn a_queue_that_refuses_is_quoted_without_its_own_name() {
        let refusing = PrintSystem::cups("false", "false");
        let order = PrintOrder::new("Office", "badges");
        let answer = refusing.send(&order, &vec![0; 200_000]);
        assert!(matches!(&answer, Err(PrintError::Refused(said)) if said.contains("exit status: 1")), "{answer:?}");
        assert_eq!(refusing.printers(), Printers::default());
    }
}
