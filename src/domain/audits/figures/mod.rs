//! Figures of the finished checks of a period (R; P1-II.2, P4-2): scores over time, what each chapter earned, which items failed how
//! often, subjects beside each other. Scores and points are those frozen when a check was finished; an item counts as failed as its
//! corrections say. Void checks and re-checks are counted apart and nowhere else; scores of different standards are never mixed.

mod tally;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Answer, AuditKind, Subject, Verdict, loss};
use crate::domain::ids::{AppraisalId, AuditId, StaffId};
use crate::domain::periods::Period;
use crate::domain::standards::{Pack, Points};
use crate::domain::texts::Text;

pub use tally::{AreaFigures, ItemFigures, RunTally, SubjectFigures, TrendPoint};

/// A check as the figures see it.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRun {
    /// Row number.
    pub id: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Code of its standard.
    pub pack_code: String,
    /// Edition of its standard.
    pub edition: String,
    /// Kind.
    pub kind: AuditKind,
    /// Whom or what it is about.
    pub subject: Subject,
    /// The appraisal it scores.
    pub appraisal: Option<AppraisalId>,
    /// Whether it is finished.
    pub is_finished: bool,
    /// Whether it is void.
    pub is_void: bool,
    /// Score of 100 after vetoes, frozen.
    pub score: Option<f64>,
    /// Whether it is passed; `None` without a score.
    pub is_passed: Option<bool>,
    /// Whether a veto failed.
    pub is_vetoed: bool,
    /// What each chapter earned.
    pub areas: Vec<AreaPoints>,
    /// The items that were checked: code, points lost when it failed.
    pub items: Vec<(String, Option<Points>)>,
}

/// What a chapter of a check earned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaPoints {
    /// Code of the chapter.
    pub area: String,
    /// Points earned, without bonus.
    pub earned: Points,
    /// Points there were, without bonus and not-applicable items.
    pub possible: Points,
}

/// What each chapter of a pack earned by these answers; items without an answer earn nothing.
pub fn area_points(pack: &Pack, answers: &BTreeMap<String, Answer>) -> Vec<AreaPoints> {
    let of_area = |area: &String| {
        let mut points = AreaPoints { area: area.clone(), earned: Points::ZERO, possible: Points::ZERO };
        for item in pack.items_of(area).filter(|item| !item.bonus) {
            let answer = answers.get(&item.code).filter(|answer| super::scoring::is_allowed(item, answer));
            if answer.is_some_and(|answer| answer.verdict == Verdict::NotApplicable) {
                continue;
            }
            points.possible = points.possible.and(item.points);
            points.earned =
                points.earned.and(answer.map_or(Points::ZERO, |answer| item.points.less(loss(item, answer))));
        }
        points
    };
    pack.areas.iter().map(|area| of_area(&area.code)).collect()
}

/// The items that were checked: code, points lost when it failed. Bonus items and those not applicable are none.
pub fn checked_items(pack: &Pack, answers: &BTreeMap<String, Answer>) -> Vec<(String, Option<Points>)> {
    let items = pack.items.iter().filter(|item| !item.bonus);
    let checked = items.filter_map(|item| {
        let answer = answers.get(&item.code)?;
        match answer.verdict {
            Verdict::NotApplicable => None,
            Verdict::Pass => Some((item.code.clone(), None)),
            Verdict::Fail => Some((item.code.clone(), Some(loss(item, answer)))),
        }
    });
    checked.collect()
}

/// The words of a standard, of its newest edition among the checks.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardWords {
    /// Title.
    pub title: Text,
    /// Titles of the chapters by code, in order.
    pub areas: Vec<(String, Text)>,
    /// Items by code: the number shown before it, its text.
    pub items: BTreeMap<String, (String, Text)>,
    /// The score that passes or is rewarded, where the standard names one.
    pub pass_score: Option<f64>,
}

impl StandardWords {
    /// The words of a pack.
    pub fn of(pack: &Pack) -> Self {
        let items = pack.items.iter().map(|item| {
            let number = pack.number_of(&item.code).unwrap_or_default();
            (item.code.clone(), (number, item.text.clone()))
        });
        let lowest_passed = pack.grades.len().checked_sub(2).and_then(|place| pack.grades.get(place));
        let pass_score = pack.ranking.map(|rules| rules.pass_score).or(lowest_passed.map(|grade| grade.from));
        Self {
            title: pack.title.clone(),
            areas: pack.areas.iter().map(|area| (area.code.clone(), area.title.clone())).collect(),
            items: items.collect(),
            pass_score: pass_score.map(Points::as_number),
        }
    }
}

/// A corrective action that is not closed yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCorrective {
    /// The check it was found in.
    pub audit: AuditId,
    /// Day of that check.
    pub day: NaiveDate,
    /// Code of the item.
    pub item: String,
    /// What is to be put right.
    pub what: String,
    /// Who puts it right.
    pub owner: Option<StaffId>,
    /// Until when.
    pub due: Option<NaiveDate>,
}

impl OpenCorrective {
    /// Whether the day is past.
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.due.is_some_and(|due| due < today)
    }
}

/// The figures of a period.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditFigures {
    /// The period.
    pub period: Period,
    /// All counted checks.
    pub total: RunTally,
    /// Void checks of the period.
    pub void: u32,
    /// Finished re-checks of the period.
    pub re_checks: u32,
    /// Checks begun and not finished.
    pub unfinished: u32,
    /// By standard, the one with most checks first.
    pub standards: Vec<StandardFigures>,
    /// Corrective actions found up to the end of the period that are not closed yet, most pressing first.
    pub open_correctives: Vec<OpenCorrective>,
}

/// The figures of a standard.
#[derive(Debug, Clone, PartialEq)]
pub struct StandardFigures {
    /// Code of the standard.
    pub code: String,
    /// Its words.
    pub words: StandardWords,
    /// Editions checked by, in order.
    pub editions: Vec<String>,
    /// Its checks.
    pub tally: RunTally,
    /// Its subjects: halls, windows, teams, people; among their like by mean, best first.
    pub subjects: Vec<SubjectFigures>,
    /// Its chapters, in order.
    pub areas: Vec<AreaFigures>,
    /// The items that failed, most often first.
    pub items: Vec<ItemFigures>,
}

impl AuditFigures {
    /// Counts the checks of the period; others are left out. `words` holds those of every standard among them.
    pub fn of(period: Period, runs: &[FigureRun], words: &BTreeMap<String, StandardWords>) -> Self {
        let within: Vec<&FigureRun> = runs.iter().filter(|run| period.contains(run.day)).collect();
        let count = |fits: &dyn Fn(&FigureRun) -> bool| within.iter().filter(|run| fits(run)).count() as u32;
        let counted: Vec<&FigureRun> = within.iter().copied().filter(|run| counts(run, &within)).collect();
        let codes: BTreeSet<&String> = counted.iter().map(|run| &run.pack_code).collect();
        let mut standards: Vec<StandardFigures> = codes
            .into_iter()
            .filter_map(|code| {
                let of_code: Vec<&FigureRun> = counted.iter().copied().filter(|run| run.pack_code == *code).collect();
                Some(StandardFigures::of(period, (code, words.get(code)?), &of_code))
            })
            .collect();
        standards.sort_by_key(|standard| std::cmp::Reverse(standard.tally.runs));
        Self {
            period,
            total: RunTally::of(counted.iter().copied()),
            void: count(&|run| run.is_void),
            re_checks: count(&|run| !run.is_void && run.is_finished && run.kind == AuditKind::ReCheck),
            unfinished: count(&|run| !run.is_void && !run.is_finished),
            standards,
            open_correctives: Vec::new(),
        }
    }

    /// How many items failed twice or more with the same subject.
    pub fn repeated_items(&self) -> usize {
        self.standards.iter().flat_map(|standard| &standard.items).filter(|item| item.is_repeated()).count()
    }

    /// How many corrective actions are overdue.
    pub fn overdue_correctives(&self, today: NaiveDate) -> usize {
        self.open_correctives.iter().filter(|open| open.is_overdue(today)).count()
    }
}

/// Finished, not void, no re-check; a self-score only as long as the appraisal has no re-score of that subject.
fn counts(run: &FigureRun, all: &[&FigureRun]) -> bool {
    let is_whole = |run: &FigureRun| run.is_finished && !run.is_void && run.kind != AuditKind::ReCheck;
    let re_scored = || {
        let same = |other: &&&FigureRun| {
            other.kind == AuditKind::ReScore && other.appraisal == run.appraisal && other.subject == run.subject
        };
        run.appraisal.is_some() && all.iter().filter(same).any(|other| is_whole(other))
    };
    is_whole(run) && !(run.kind == AuditKind::SelfScore && re_scored())
}

impl StandardFigures {
    fn of(period: Period, (code, words): (&str, &StandardWords), runs: &[&FigureRun]) -> Self {
        let slots = period.slots();
        let subjects: BTreeSet<&Subject> = runs.iter().map(|run| &run.subject).collect();
        let of_subject = |subject: &Subject| {
            let own = runs.iter().copied().filter(|run| run.subject == *subject);
            SubjectFigures::of(subject, (period, slots.len()), own)
        };
        let mut subjects: Vec<SubjectFigures> = subjects.into_iter().map(of_subject).collect();
        subjects.sort_by(|a, b| {
            let key = |one: &SubjectFigures| (one.subject.kind(), std::cmp::Reverse(one.tally.mean_hundredths()));
            key(a).cmp(&key(b))
        });
        let editions: BTreeSet<&String> = runs.iter().map(|run| &run.edition).collect();
        Self {
            code: code.to_owned(),
            words: words.clone(),
            editions: editions.into_iter().cloned().collect(),
            tally: RunTally::of(runs.iter().copied()),
            subjects,
            areas: words.areas.iter().map(|(code, _)| AreaFigures::of(code, runs)).collect(),
            items: ItemFigures::most_failed(runs),
        }
    }
}

#[cfg(test)]
mod tests;
