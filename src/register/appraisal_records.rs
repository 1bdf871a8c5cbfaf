//! What the hall's records say about a prerequisite (P1-II.7). A stand-in until linked records answer it: they cannot
//! tell, so that a person judges.

use super::{Register, RegisterError};
use crate::domain::audits::{Evidence, Subject};
use crate::domain::dates::Moment;
use crate::domain::standards::Prerequisite;

/// Whether it is met by the records of the year, and what they say.
pub(super) type Said = Option<(bool, Evidence)>;

impl Register {
    /// What the records of a year say of a subject; `None` where no record answers it.
    pub(super) fn prerequisite_of_year(
        &self,
        _prerequisite: &Prerequisite,
        (_subject, _year): (&Subject, i32),
        _now: Moment,
    ) -> Result<Said, RegisterError> {
        Ok(None)
    }
}
