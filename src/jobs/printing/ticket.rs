//! A job given to a printer: its number in the queue and how far it is.

use super::queue::Reason;

/// The receipt for a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobTicket {
    /// Name of the queue.
    pub printer: String,
    /// Its number there (`Office-12`); `None` where the system named none: it cannot be watched or cancelled.
    pub id: Option<String>,
}

/// How far a job is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum JobState {
    /// In the queue, behind others or before a printer that is not ready yet.
    #[default]
    Waiting,
    /// Being printed.
    Printing {
        /// The page, counted from 1, where the printer tells.
        page: Option<usize>,
    },
    /// The printer stands still; it goes on when that is mended.
    Stopped {
        /// Why.
        reason: Reason,
        /// The page it had come to, where it told.
        page: Option<usize>,
    },
    /// Given up by the system.
    Failed {
        /// Why.
        reason: Reason,
        /// The page it had come to, where it told.
        page: Option<usize>,
    },
    /// All pages have left the queue.
    Done,
    /// Taken out of the queue by a person.
    Cancelled,
    /// The system no longer knows the job: most likely done.
    Forgotten,
}

impl JobState {
    /// Whether nothing more will happen.
    pub fn is_final(&self) -> bool {
        match self {
            Self::Waiting | Self::Printing { .. } | Self::Stopped { .. } => false,
            Self::Failed { .. } | Self::Done | Self::Cancelled | Self::Forgotten => true,
        }
    }

    /// The page it is at, where told.
    pub fn page(&self) -> Option<usize> {
        match self {
            Self::Printing { page } | Self::Stopped { page, .. } | Self::Failed { page, .. } => *page,
            Self::Waiting | Self::Done | Self::Cancelled | Self::Forgotten => None,
        }
    }

    /// With the page heard of before, where it tells none itself.
    pub(super) fn since(mut self, heard: Option<usize>) -> Self {
        if let Self::Printing { page } | Self::Stopped { page, .. } | Self::Failed { page, .. } = &mut self {
            *page = page.or(heard);
        }
        self
    }
}

/// What whoever watches a job wants next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continue {
    /// Watch on.
    Watch,
    /// Stop watching; the job goes on.
    Leave,
    /// Take the job out of the queue.
    Cancel,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stop_without_a_page_keeps_the_page_heard_of_last() {
        let stopped = JobState::Stopped { reason: Reason::default(), page: None };
        assert_eq!(stopped.since(Some(3)).page(), Some(3));
        assert_eq!(JobState::Printing { page: Some(4) }.since(Some(3)).page(), Some(4));
        assert_eq!(JobState::Done.since(Some(3)), JobState::Done);
    }
}
