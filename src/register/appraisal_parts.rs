//! What the parts of the yearly score are worked out from: checks, register and box of the year (P4-6).

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::audits::AuditSummary;
use super::{Register, RegisterError};
use crate::domain::appraisals::{AppraisalDates, Kept, PartValues};
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::boxes::{BoxDay, DayFacts, Openness, box_day};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::periods::Period;
use crate::domain::staff::StaffMember;
use crate::storage::appraisals::{self, JudgedCase};

/// The records of a year, read once for all subjects.
pub(super) struct YearRecords {
    checks: Vec<(Subject, f64)>,
    cases: Vec<JudgedCase>,
    boxes: Kept,
    teams: Vec<(StaffId, String)>,
}

impl Register {
    /// Reads them, up to `now`.
    pub(super) fn year_records(
        &self,
        year: i32,
        (audits, staff): (&[AuditSummary], &[StaffMember]),
        now: Moment,
    ) -> Result<YearRecords, RegisterError> {
        let dates = AppraisalDates::of(year);
        let days = dates.first_day..=dates.last_day;
        let is_check = |audit: &&AuditSummary| {
            let kind = audit.details.kind;
            let apart = matches!(kind, AuditKind::SelfScore | AuditKind::ReScore | AuditKind::ReCheck);
            audit.counts() && !apart && days.contains(&audit.day)
        };
        let checks = audits.iter().filter(is_check);
        let checks = checks.filter_map(|audit| Some((audit.details.subject.clone(), audit.score_of_100()?)));
        let cases = match Period::year(year) {
            Some(period) => appraisals::judged_cases(self.conn(), period.moments())?,
            None => Vec::new(),
        };
        Ok(YearRecords {
            checks: checks.collect(),
            cases,
            boxes: self.box_days_of(dates, now.date())?,
            teams: staff.iter().map(|member| (member.id, member.record.team.clone())).collect(),
        })
    }

    /// Days on which every box in use was opened, a late entry too; the day itself counts once its box was opened.
    fn box_days_of(&self, dates: AppraisalDates, today: NaiveDate) -> Result<Kept, RegisterError> {
        let until = dates.last_day.min(today);
        let entries = self.box_entries(dates.first_day, until)?;
        let (open, records_since) = (self.open_days()?, self.hall().records_since);
        let boxes = self.boxes()?;
        let mut kept = Kept::default();
        for day in dates.first_day.iter_days().take_while(|day| *day <= until) {
            let openness = if open.is_open(day) { Openness::Open } else { Openness::Closed };
            for one in &boxes {
                let entry = entries.iter().find(|entry| entry.box_id == one.id && entry.day == day);
                match box_day(one, day, entry, DayFacts { today, records_since, open: openness }) {
                    BoxDay::Kept { .. } | BoxDay::Empty | BoxDay::Late { .. } => {
                        kept = Kept { kept: kept.kept + 1, of: kept.of + 1 };
                    }
                    BoxDay::Missed => kept.of += 1,
                    BoxDay::Before | BoxDay::Rest | BoxDay::Due | BoxDay::Ahead => {}
                }
            }
        }
        Ok(kept)
    }
}

impl YearRecords {
    /// What the parts of a subject are worked out from; `own` is the score of its own items.
    pub(super) fn values(&self, subject: &Subject, own: Option<f64>) -> PartValues {
        PartValues { own, checks: self.checks_of(subject), cases: self.cases_of(subject), boxes: self.boxes }
    }

    /// Scores of the year's finished checks of a subject.
    pub(super) fn checks_of(&self, subject: &Subject) -> Vec<f64> {
        self.checks.iter().filter(|(of, _)| of == subject).map(|(_, score)| *score).collect()
    }

    /// Cases are those a person handled, the members of a team handled, or that were about a window.
    fn cases_of(&self, subject: &Subject) -> Kept {
        let members: BTreeSet<StaffId> = match subject {
            Subject::Team(name) => self.teams.iter().filter(|(_, team)| team == name).map(|(id, _)| *id).collect(),
            Subject::Person(id) => [*id].into(),
            Subject::Hall | Subject::Window(_) => BTreeSet::new(),
        };
        let fits = |case: &&JudgedCase| match subject {
            Subject::Hall => true,
            Subject::Window(window) => case.window == Some(*window),
            Subject::Team(_) | Subject::Person(_) => case.handler.is_some_and(|who| members.contains(&who)),
        };
        JudgedCase::tally(self.cases.iter().filter(fits))
    }
}
