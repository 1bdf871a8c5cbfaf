//! The one place that reads the PC's clock; tests set it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use crate::domain::dates::Moment;

/// Tells now.
#[derive(Debug, Clone)]
pub struct Clock(Source);

#[derive(Debug, Clone)]
enum Source {
    Pc,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// The PC's clock.
    pub fn of_pc() -> Self {
        Self(Source::Pc)
    }

    /// A clock that stands until it is set, for tests and pictures.
    pub fn set_to(moment: Moment) -> Self {
        Self(Source::Set(Arc::new(AtomicI64::new(moment.0))))
    }

    /// Moves a set clock; the PC's clock is left alone.
    pub fn set(&self, moment: Moment) {
        if let Source::Set(ms) = &self.0 {
            ms.store(moment.0, Ordering::Relaxed);
        }
    }

    /// Now.
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> Moment {
        match &self.0 {
            Source::Pc => Moment::from(chrono::Utc::now()),
            Source::Set(ms) => Moment(ms.load(Ordering::Relaxed)),
        }
    }
}
