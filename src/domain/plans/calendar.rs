//! The calendar of the yearly appraisal (P1-II.4, P1-II.5): self-score by 30 November, sent in by 5 December, re-score
//! in December.

use chrono::NaiveDate;

use super::PeriodState;
use crate::domain::ids::AppraisalId;

/// Days before its end from which a step is due.
const REMIND_DAYS: i64 = 14;

/// A step of the appraisal's year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppraisalStep {
    /// 自评 (P1-II.4)
    SelfScore,
    /// 上报 (P1-II.4)
    Sent,
    /// 复评 (P1-II.5)
    ReScore,
}

/// What an appraisal's records say, as far as the calendar needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AppraisalMark {
    /// The appraisal, if one was opened for the year.
    pub appraisal: Option<AppraisalId>,
    /// The day every subject had its self-score.
    pub self_scored_on: Option<NaiveDate>,
    /// Sent in.
    pub sent_on: Option<NaiveDate>,
    /// The day every subject had its re-score, or the results were made public.
    pub re_scored_on: Option<NaiveDate>,
}

impl AppraisalStep {
    /// All, in order.
    pub const ALL: [Self; 3] = [Self::SelfScore, Self::Sent, Self::ReScore];

    /// First and last day in a year.
    pub fn days(self, year: i32) -> Option<(NaiveDate, NaiveDate)> {
        let ((from_month, from_day), (month, day)) = match self {
            Self::SelfScore => ((11, 1), (11, 30)),
            Self::Sent => ((12, 1), (12, 5)),
            Self::ReScore => ((12, 1), (12, 31)),
        };
        NaiveDate::from_ymd_opt(year, from_month, from_day).zip(NaiveDate::from_ymd_opt(year, month, day))
    }

    /// How it stands on a day.
    pub fn state(self, year: i32, mark: AppraisalMark, today: NaiveDate) -> PeriodState {
        let done = match self {
            Self::SelfScore => mark.self_scored_on.or(mark.sent_on),
            Self::Sent => mark.sent_on,
            Self::ReScore => mark.re_scored_on,
        };
        let Some((first, last)) = self.days(year) else { return PeriodState::Ahead };
        let days = (last - today).num_days();
        match done {
            Some(on) => PeriodState::Done { on, score: None },
            None if today < first => PeriodState::Ahead,
            None if days < 0 => PeriodState::Missed,
            None if days <= REMIND_DAYS => PeriodState::DueNow { days },
            None => PeriodState::Running { days },
        }
    }
}
