//! What the hall's records say about a prerequisite in the year of an appraisal (P1-II.7).

use super::evidence::Scope;
use super::{Register, RegisterError};
use crate::domain::appraisals::AppraisalDates;
use crate::domain::audits::{Evidence, Subject};
use crate::domain::dates::Moment;
use crate::domain::standards::Prerequisite;

/// Whether it is met by the records of the year, and what they say.
pub(super) type Said = Option<(bool, Evidence)>;

impl Register {
    /// What the records of a year say of a subject; `None` where no record answers it.
    pub(super) fn prerequisite_of_year(
        &self,
        prerequisite: &Prerequisite,
        (subject, year): (&Subject, i32),
        now: Moment,
    ) -> Result<Said, RegisterError> {
        let dates = AppraisalDates::of(year);
        let scope = Scope { subject: subject.clone(), from: dates.first_day, until: dates.last_day };
        self.prerequisite(prerequisite, &scope, now)
    }
}
