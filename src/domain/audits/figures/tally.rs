//! Sums of checks: of a standard, of a subject, of a chapter, of an item.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::FigureRun;
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::ids::AuditId;
use crate::domain::periods::Period;
use crate::domain::standards::Points;

/// Sums of checks.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RunTally {
    /// Checks.
    pub runs: u32,
    /// Those with a score.
    pub scored: u32,
    /// Sum of the scores of 100.
    pub sum: f64,
    /// Highest score.
    pub best: Option<f64>,
    /// Lowest score.
    pub worst: Option<f64>,
    /// Passed ones, of those that can be.
    pub passed: u32,
    /// Those that can be passed or not.
    pub judged: u32,
    /// Those in which a veto failed.
    pub vetoed: u32,
    /// Items failed, each as often as it failed.
    pub findings: u32,
}

impl RunTally {
    pub(super) fn of<'a>(runs: impl Iterator<Item = &'a FigureRun>) -> Self {
        let mut tally = Self::default();
        for run in runs {
            tally.runs += 1;
            tally.vetoed += u32::from(run.is_vetoed);
            tally.judged += u32::from(run.is_passed.is_some());
            tally.passed += u32::from(run.is_passed == Some(true));
            tally.findings += run.items.iter().filter(|(_, lost)| lost.is_some()).count() as u32;
            if let Some(score) = run.score {
                tally.scored += 1;
                tally.sum += score;
                tally.best = Some(tally.best.map_or(score, |best| best.max(score)));
                tally.worst = Some(tally.worst.map_or(score, |worst| worst.min(score)));
            }
        }
        tally
    }

    /// Mean score of 100.
    pub fn mean(&self) -> Option<f64> {
        (self.scored > 0).then(|| self.sum / f64::from(self.scored))
    }

    /// Share of the checks that passed.
    pub fn passed_share(&self) -> Option<f64> {
        (self.judged > 0).then(|| f64::from(self.passed) / f64::from(self.judged))
    }

    /// The mean to two decimals, to be compared.
    pub(super) fn mean_hundredths(&self) -> Option<i64> {
        self.mean().map(|mean| (mean * 100.0).round() as i64)
    }
}

/// A check on the line of scores.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// The check.
    pub audit: AuditId,
    /// Its day.
    pub day: NaiveDate,
    /// Its kind.
    pub kind: AuditKind,
    /// Score of 100.
    pub score: f64,
}

/// The checks of a subject by a standard.
#[derive(Debug, Clone, PartialEq)]
pub struct SubjectFigures {
    /// Whom or what they are about.
    pub subject: Subject,
    /// Sums.
    pub tally: RunTally,
    /// Each check with a score, oldest first.
    pub points: Vec<TrendPoint>,
    /// Mean score of each slot of the period; none where nothing was checked.
    pub slots: Vec<Option<f64>>,
}

impl SubjectFigures {
    pub(super) fn of<'a>(
        subject: &Subject,
        (period, slots): (Period, usize),
        runs: impl Iterator<Item = &'a FigureRun> + Clone,
    ) -> Self {
        let tally = RunTally::of(runs.clone());
        let point =
            |run: &FigureRun| Some(TrendPoint { audit: run.id, day: run.day, kind: run.kind, score: run.score? });
        let mut points: Vec<TrendPoint> = runs.filter_map(point).collect();
        points.sort_by_key(|point| (point.day, point.audit));
        let mut sums = vec![(0.0, 0_u32); slots];
        for point in &points {
            if let Some((sum, count)) = period.slot_of(point.day).and_then(|place| sums.get_mut(place)) {
                *sum += point.score;
                *count += 1;
            }
        }
        let slots = sums.into_iter().map(|(sum, count)| (count > 0).then(|| sum / f64::from(count))).collect();
        Self { subject: subject.clone(), tally, points, slots }
    }

    /// The newest score.
    pub fn last(&self) -> Option<f64> {
        self.points.last().map(|point| point.score)
    }

    /// How much the newest score is over the one before it.
    pub fn change(&self) -> Option<f64> {
        let (last, before) = self.points.split_last()?;
        Some(last.score - before.last()?.score)
    }
}

/// What a chapter earned over all checks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaFigures {
    /// Code of the chapter.
    pub area: String,
    /// Points earned.
    pub earned: Points,
    /// Points there were.
    pub possible: Points,
}

impl AreaFigures {
    pub(super) fn of(area: &str, runs: &[&FigureRun]) -> Self {
        let of_area = || runs.iter().flat_map(|run| &run.areas).filter(|points| points.area == area);
        Self {
            area: area.to_owned(),
            earned: of_area().map(|points| points.earned).sum(),
            possible: of_area().map(|points| points.possible).sum(),
        }
    }

    /// Share earned; `None` where nothing was possible.
    pub fn share(&self) -> Option<f64> {
        self.earned.percent_of(self.possible).map(|percent| percent / 100.0)
    }
}

/// How often an item failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemFigures {
    /// Code of the item.
    pub item: String,
    /// Checks in which it was looked at and applied.
    pub checked: u32,
    /// Checks in which it failed.
    pub failed: u32,
    /// Most often with one subject.
    pub most_with_one: u32,
    /// Points it cost.
    pub lost: Points,
}

impl ItemFigures {
    /// Whether it failed twice or more with the same subject.
    pub fn is_repeated(&self) -> bool {
        self.most_with_one >= 2
    }

    pub(super) fn most_failed(runs: &[&FigureRun]) -> Vec<Self> {
        let codes: BTreeSet<&String> =
            runs.iter().flat_map(|run| &run.items).filter(|(_, lost)| lost.is_some()).map(|(code, _)| code).collect();
        let of_code = |code: &String| {
            let mut figures = Self { item: code.clone(), checked: 0, failed: 0, most_with_one: 0, lost: Points::ZERO };
            let mut by_subject: BTreeMap<&Subject, u32> = BTreeMap::new();
            for run in runs {
                for (_, lost) in run.items.iter().filter(|(item, _)| item == code) {
                    figures.checked += 1;
                    let Some(lost) = lost else { continue };
                    figures.failed += 1;
                    figures.lost = figures.lost.and(*lost);
                    *by_subject.entry(&run.subject).or_default() += 1;
                }
            }
            figures.most_with_one = by_subject.into_values().max().unwrap_or(0);
            figures
        };
        let mut all: Vec<Self> = codes.into_iter().map(of_code).collect();
        all.sort_by(|a, b| (b.failed, b.lost).cmp(&(a.failed, a.lost)).then_with(|| a.item.cmp(&b.item)));
        all
    }
}
