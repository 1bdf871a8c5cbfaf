//! The yearly appraisal (年度考核): its calendar, the yearly score, self-score beside re-score, what is published
//! (P1-II.4 to P1-II.7, P4-6).

mod calendar;
mod differences;
mod drafts;
mod published;
mod yearly;

pub use calendar::{
    AppraisalDates, AppraisalStep, Publicity, PublicityState, StepFacts, StepStanding, StepState, steps,
};
pub use differences::{AreaDifference, ItemDifference, Side, differences};
pub use drafts::{AppraisalDraft, JudgementDraft, needs_reason};
pub use published::{Basis, Published, PublishedRow};
pub use yearly::{Kept, PartScore, PartValues, YearlyScore, yearly};

use chrono::NaiveDate;

use super::audits::{AuditKind, RunDetails, Subject};
use super::ids::{AppraisalId, StaffId};

/// What a self-score or re-score of an appraisal is about: the records of the year answer its linked items.
pub fn run_details(
    (appraisal, year): (AppraisalId, i32),
    kind: AuditKind,
    subject: Subject,
    (day, with_auditors): (NaiveDate, Vec<StaffId>),
) -> RunDetails {
    let dates = AppraisalDates::of(year);
    RunDetails {
        kind,
        audited: subject.person(),
        subject,
        period_from: dates.first_day,
        period_until: day.clamp(dates.first_day, dates.last_day),
        with_auditors,
        appraisal: Some(appraisal),
        ..RunDetails::of_hall(day)
    }
}

#[cfg(test)]
mod tests;
