//! What the hall's records say about a prerequisite (P1-II.7). A stand-in until linked records answer it: they cannot
//! tell, so that a person judges.

use super::{Register, RegisterError};
use crate::domain::audits::{Evidence, Subject};
use crate::domain::dates::Moment;
use crate::domain::standards::Prerequisite;

/// The records asked: of whom, in which year.
#[derive(Debug, Clone, Copy)]
pub(super) struct YearOf<'a> {
    /// Whom it is about.
    pub(super) subject: &'a Subject,
    /// The year.
    pub(super) year: i32,
}

impl Register {
    /// The evidence behind a prerequisite; `None` where no record answers it.
    pub(super) fn prerequisite_evidence(
        &self,
        _prerequisite: &Prerequisite,
        _of: YearOf<'_>,
        _now: Moment,
    ) -> Result<Option<Evidence>, RegisterError> {
        Ok(None)
    }
}
