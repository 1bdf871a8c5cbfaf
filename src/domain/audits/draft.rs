//! A run as it is typed into the form, and what is wrong with it (A; P1-II.2, P2-3b).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AuditKind, RunDetails, Subject};
use crate::domain::dates::parse_date;
use crate::domain::ids::{AppraisalId, AuditId, ContestId, PlanId, StaffId};
use crate::domain::problems::{Field, Problem, Problems, Wrong};
use crate::domain::standards::Pack;

/// What a run belongs to and is limited to; the form does not ask for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunOrigin {
    /// The standard's text where it was frozen elsewhere.
    pub pack_text: Option<String>,
    /// The items of a re-check.
    pub only_items: Option<BTreeSet<String>>,
    /// The run whose failures are checked again.
    pub re_check_of: Option<AuditId>,
    /// The plan it fulfils.
    pub plan: Option<PlanId>,
    /// The contest it is a visit of.
    pub contest: Option<ContestId>,
    /// The appraisal it scores.
    pub appraisal: Option<AppraisalId>,
}

impl RunOrigin {
    /// Whether what it belongs to is about one subject, which then cannot be chosen.
    pub fn is_of_one_subject(&self) -> bool {
        self.re_check_of.is_some() || self.appraisal.is_some()
    }
}

/// A run as it is typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RunDraft {
    /// Code of the standard.
    pub pack: String,
    /// Kind of run.
    pub kind: AuditKind,
    /// What it is about, as [`Subject::key`]; empty while it is not chosen.
    pub subject: String,
    /// The day it stands for.
    pub day: String,
    /// First day whose records answer linked items.
    pub from: String,
    /// Last day of them.
    pub until: String,
    /// Who checks.
    pub auditor: Option<StaffId>,
    /// Who checks beside the auditor.
    pub with: Vec<StaffId>,
    /// Who stands for what is checked.
    pub audited: Option<StaffId>,
    /// What it belongs to.
    pub origin: RunOrigin,
}

impl RunDraft {
    /// The day and what the run is about.
    ///
    /// # Errors
    /// Standard or subject missing, a day that is none or in the future, a period that ends before it begins, an auditor
    /// who is the person checked.
    pub fn check(&self, pack: Option<&Pack>, today: NaiveDate) -> Result<(NaiveDate, RunDetails), Vec<Problem>> {
        let mut problems = Problems::default();
        if pack.is_none() {
            problems.note(Field::Standard, Wrong::Missing);
        }
        let subject = self.subject_of(pack).ok_or(Wrong::Missing);
        let subject = problems.take(Field::Subject, subject);
        let day = problems.take(Field::Day, day_of(&self.day, today).and_then(|day| past(day, today)));
        let from = problems.take(Field::PeriodFrom, day_of(&self.from, today));
        let until = problems.take(Field::PeriodUntil, day_of(&self.until, today));
        if from > until && until.is_some() {
            problems.note(Field::PeriodUntil, Wrong::OutOfOrder);
        }
        if self.auditor.is_some() && self.auditor == subject.as_ref().and_then(Subject::person) {
            problems.note(Field::Auditor, Wrong::SamePerson);
        }
        match (subject, day, from, until) {
            (Some(subject), Some(day), Some(from), Some(until)) if problems.is_empty() => {
                Ok((day, self.details(subject, (from, until))))
            }
            _ => Err(problems.into_vec()),
        }
    }

    /// The subject, where the standard may be run on it.
    pub fn subject_of(&self, pack: Option<&Pack>) -> Option<Subject> {
        let subject = Subject::from_key(&self.subject)?;
        pack.is_none_or(|pack| pack.subjects.contains(&subject.kind())).then_some(subject)
    }

    fn details(&self, subject: Subject, (period_from, period_until): (NaiveDate, NaiveDate)) -> RunDetails {
        let RunOrigin { only_items, re_check_of, plan, contest, appraisal, .. } = self.origin.clone();
        let mut with_auditors = self.with.clone();
        with_auditors.retain(|who| Some(*who) != self.auditor);
        RunDetails {
            kind: self.kind,
            subject,
            team: String::new(),
            window_number: String::new(),
            period_from,
            period_until,
            with_auditors,
            audited: self.audited,
            only_items,
            re_check_of,
            plan,
            contest,
            appraisal,
        }
    }
}

fn day_of(typed: &str, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    if typed.trim().is_empty() { Err(Wrong::Missing) } else { parse_date(typed, today) }
}

fn past(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate, Wrong> {
    if day > today { Err(Wrong::InFuture) } else { Ok(day) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::standards::Purpose;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn contest() -> &'static Pack {
        let packs = Pack::shipped().iter().map(|(_, pack)| pack);
        packs.into_iter().find(|pack| pack.purpose == Purpose::Contest).unwrap()
    }

    fn draft() -> RunDraft {
        RunDraft {
            subject: "window:3".into(),
            day: "今天".into(),
            from: "2026-10-01".into(),
            until: "2026-12-31".into(),
            ..RunDraft::default()
        }
    }

    fn wrong(draft: &RunDraft) -> Vec<Field> {
        draft.check(Some(contest()), today()).unwrap_err().into_iter().map(|problem| problem.field).collect()
    }

    #[test]
    fn a_filled_form_gives_the_day_and_the_details() {
        let (day, details) = draft().check(Some(contest()), today()).unwrap();
        assert_eq!(day, today());
        assert_eq!(details.subject.key(), "window:3");
        assert_eq!(details.period_from.to_string(), "2026-10-01");
    }

    #[test]
    fn what_is_missing_or_cannot_be_is_named_at_its_field() {
        assert_eq!(RunDraft::default().check(None, today()).unwrap_err().len(), 5);
        assert_eq!(wrong(&RunDraft { subject: "hall".into(), ..draft() }), [Field::Subject]);
        assert_eq!(wrong(&RunDraft { day: "2026-11-24".into(), ..draft() }), [Field::Day]);
        assert_eq!(wrong(&RunDraft { until: "2026-09-30".into(), ..draft() }), [Field::PeriodUntil]);
    }
}
