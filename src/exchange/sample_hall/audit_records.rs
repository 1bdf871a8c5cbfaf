//! The sample's runs beside the opening checks, as written in its file.

use std::collections::BTreeMap;

use chrono::{Duration, NaiveDate, NaiveTime};
use serde::Deserialize;

use super::{SampleAppraisal, SampleContest, SampleCorrected, SamplePlan, SampleVisit};
use crate::domain::audits::{Answer, AuditKind, Verdict};
use crate::domain::dates::Moment;
use crate::domain::standards::{Item, Pack};

/// The file of audits and disclosure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleAudits {
    /// Runs beside the opening checks, oldest first.
    pub runs: Vec<SampleRun>,
    /// What hangs and lies in the hall.
    pub disclosure: SampleDisclosure,
    /// What came of corrective actions.
    pub corrected: Vec<SampleCorrected>,
    /// Plans of the year.
    pub plans: Vec<SamplePlan>,
    /// A contest that is over.
    pub contest: SampleContest,
    /// Last year's appraisal.
    pub appraisal: SampleAppraisal,
}

/// Last year's appraisal began at most so many days ago: in the middle of November of the year before.
const APPRAISAL_DAYS_AGO: u32 = 366 + 46;

impl SampleAudits {
    /// So many days ago the first of it happened.
    pub fn first_days_ago(&self) -> u32 {
        let runs = self.runs.iter().map(|run| run.days_ago);
        let differs = self.disclosure.differs.iter().filter_map(|differs| differs.put_up_days_ago);
        let others = [self.disclosure.put_up_days_ago, self.contest.from_days_ago, APPRAISAL_DAYS_AGO];
        runs.chain(differs).chain(others).max().unwrap_or(0)
    }
}

/// What hangs and lies in the hall.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDisclosure {
    /// When the list of the sector was taken over and everything put up.
    pub put_up_days_ago: u32,
    /// Documents that differ from that.
    pub differs: Vec<SampleDiffering>,
    /// Banners of the hall's own.
    pub banners: Vec<SampleBanner>,
}

/// A document that differs from the rest.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleDiffering {
    /// Its code.
    pub code: String,
    /// It was never put up.
    #[serde(default)]
    pub missing: bool,
    /// Its version, where it has a name of its own.
    pub version: Option<String>,
    /// When it was put up.
    pub put_up_days_ago: Option<u32>,
    /// For how many days it is valid.
    pub valid_days: Option<u32>,
}

/// A banner of the hall's own.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleBanner {
    /// Its code.
    pub code: String,
    /// What it says it is.
    pub title: String,
    /// Where it hangs.
    pub place: String,
    /// When it was put up.
    pub put_up_days_ago: u32,
    /// When its event ended.
    pub event_ended_days_ago: u32,
}

/// A run; items that are not listed passed.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleRun {
    /// Code of the pack.
    pub pack: String,
    /// Kind of run.
    pub kind: AuditKind,
    /// `hall`, `window N`, `team NAME` or a work number.
    pub subject: String,
    /// The day, in calendar days before today.
    pub days_ago: u32,
    /// Work number of who checked.
    pub by: String,
    /// Work numbers of who checked along.
    #[serde(default)]
    pub with: Vec<String>,
    /// When it was begun on that day.
    pub started: NaiveTime,
    /// When it was finished.
    pub finished: NaiveTime,
    /// What failed.
    #[serde(default)]
    pub failed: Vec<SampleFinding>,
}

/// A failed item of a run.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SampleFinding {
    /// Item code of the pack.
    pub item: String,
    /// Number found, for counted items.
    pub value: Option<f64>,
    /// Why.
    pub reason: String,
    /// Work number of who puts it right.
    pub owner: Option<String>,
    /// Until so many days after the run.
    pub due_in: Option<u32>,
}

impl SampleRun {
    /// A visit of a contest as a run on its window.
    pub fn of_visit(visit: &SampleVisit) -> Self {
        Self {
            pack: "window-contest".to_owned(),
            kind: AuditKind::ContestVisit,
            subject: format!("window {}", visit.window),
            days_ago: visit.days_ago,
            by: visit.by.clone(),
            with: Vec::new(),
            started: NaiveTime::MIN,
            finished: NaiveTime::MIN,
            failed: visit.failed.clone(),
        }
    }

    /// The day of the run.
    pub fn day(&self, today: NaiveDate) -> NaiveDate {
        today.checked_sub_signed(Duration::days(i64::from(self.days_ago))).unwrap_or(today)
    }

    /// Begun and finished.
    pub fn moments(&self, today: NaiveDate) -> (Moment, Moment) {
        let day = self.day(today);
        (Moment::at(day, self.started), Moment::at(day, self.finished))
    }

    /// Every answer given by hand: what is listed failed, the rest passed; a choice takes its best answer. Owner and day
    /// stand in the finding.
    pub fn answers(&self, pack: &Pack, area_m2: Option<f64>) -> BTreeMap<String, Answer> {
        let answer = |item: &Item| (item.code.clone(), self.answer(item, area_m2));
        pack.items.iter().filter(|item| !item.bonus).map(answer).collect()
    }

    /// The finding of an item.
    pub fn finding(&self, code: &str) -> Option<&SampleFinding> {
        self.failed.iter().find(|finding| finding.item == code)
    }

    fn answer(&self, item: &Item, area_m2: Option<f64>) -> Answer {
        let finding = self.finding(&item.code);
        let (verdict, reason) = match finding {
            Some(finding) => (Verdict::Fail, finding.reason.as_str()),
            None => (Verdict::Pass, ""),
        };
        let value = finding.map_or_else(|| item.limit_in(area_m2), |finding| finding.value);
        let judged = value.and_then(|value| Answer::of_value(item, value, area_m2));
        let chosen = || Answer::of_choice(item, item.best_option()?);
        judged.or_else(chosen).unwrap_or_else(|| Answer::by_hand(verdict, reason)).because(reason)
    }
}
