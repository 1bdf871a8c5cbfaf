//! What followed from the sample's runs: corrective actions put right, plans, a contest, last year's appraisal.

use chrono::{Duration, NaiveDate};
use serde::Deserialize;

use super::SampleFinding;
use crate::domain::audits::AuditKind;

/// What came of a corrective action.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleCorrected {
    /// The run it was found in, in calendar days before today.
    pub days_ago: u32,
    /// Code of its item.
    pub item: String,
    /// How it was put right.
    pub evidence: SampleDeed,
    /// How a second person closed it.
    pub closed: Option<SampleDeed>,
}

/// A deed so many days after the run.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDeed {
    /// Days after the run.
    pub after: u32,
    /// Work number of who did it.
    pub by: String,
    /// The words.
    pub text: String,
}

/// A plan of checks on the hall, from the first day of the year on.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SamplePlan {
    /// Its name.
    pub title: String,
    /// Code of the standard.
    pub pack: String,
    /// Kind of check.
    pub kind: AuditKind,
    /// How often, as the plan keeps it: `month`, `quarter`...
    pub every: String,
    /// Work number of who checks, where it is settled.
    pub auditor: Option<String>,
    /// So many days before its end a period is due.
    pub remind_days: u32,
}

/// A contest between windows that is over.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleContest {
    /// Its name.
    pub name: String,
    /// First day, in calendar days before today.
    pub from_days_ago: u32,
    /// Last day.
    pub until_days_ago: u32,
    /// Its visits, oldest first.
    pub visits: Vec<SampleVisit>,
}

/// A visit of a contest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleVisit {
    /// Number of the window.
    pub window: String,
    /// The day, in calendar days before today.
    pub days_ago: u32,
    /// Work number of who checked.
    pub by: String,
    /// What failed.
    pub failed: Vec<SampleFinding>,
}

/// Last year's appraisal of everyone.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleAppraisal {
    /// Code of the standard.
    pub pack: String,
    /// Work numbers of the review group.
    pub group: Vec<String>,
    /// Scores that are told; whoever is not named gets plain ones.
    pub scores: Vec<SampleScore>,
    /// Codes of the prerequisites everyone fulfils who is not named below.
    pub met: Vec<String>,
    /// Who does not fulfil one.
    pub not_met: Vec<SampleBar>,
}

/// Self-score and re-score of a person.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleScore {
    /// Work number.
    pub work_no: String,
    /// What failed in the self-score.
    #[serde(rename = "self")]
    pub own: Vec<SampleLoss>,
    /// What failed in the re-score.
    pub again: Vec<SampleLoss>,
    /// The review group's opinion; may be empty.
    pub opinion: String,
}

/// An item that failed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleLoss {
    /// Item code.
    pub item: String,
    /// Number found, for counted items.
    pub value: Option<f64>,
}

/// A prerequisite that a person does not fulfil.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBar {
    /// Work number.
    pub work_no: String,
    /// Code of the prerequisite.
    pub code: String,
    /// Why.
    pub reason: String,
}

impl SampleAppraisal {
    /// The year before that of `today`.
    pub fn year(today: NaiveDate) -> i32 {
        chrono::Datelike::year(&today) - 1
    }

    /// What a person lost: as told, or plain losses that differ from person to person.
    pub fn losses(&self, work_no: &str, (place, kind): (usize, AuditKind)) -> Vec<SampleLoss> {
        let told = self.scores.iter().find(|score| score.work_no == work_no);
        if let Some(score) = told {
            return if kind == AuditKind::SelfScore { score.own.clone() } else { score.again.clone() };
        }
        let more = if kind == AuditKind::SelfScore { 0 } else { 1 + place % 2 };
        let loss = |item: &str, value: usize| SampleLoss { item: item.to_owned(), value: Some(value as f64) };
        vec![
            loss("P1-2.4", 2 + place % 4 + more),
            loss("P1-3.2.b", 1 + place % 3),
            SampleLoss { item: "P1-8.1.f".to_owned(), value: None },
        ]
    }
}

/// The day so many days before another.
pub fn days_before(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_sub_signed(Duration::days(i64::from(days))).unwrap_or(day)
}
