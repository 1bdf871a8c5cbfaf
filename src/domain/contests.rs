//! Contests (竞赛): visits over a period, each subject's mean, the ranking when it is closed (A; P6-1, P1-II.3, P4-4).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::audits::Subject;
use super::awards::{REASON_MOST, TITLE_MOST};
use super::dates::{Moment, parse_date};
use super::ids::{AuditId, ContestId, StaffId};
use super::problems::{Field, Problem, Problems, Wrong};
use super::ranking::{RankEntry, Ranked, rank};
use super::standards::{Pack, Points, RankingRules, SubjectKind};

/// Visits a subject needs to be ranked, where the standard does not say (P6-1).
pub const MIN_VISITS: u32 = 3;

/// A contest to open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewContest {
    /// Name.
    pub name: String,
    /// Text of the standard, kept with it for ever.
    pub pack_text: String,
    /// What is compared.
    pub subject_kind: SubjectKind,
    /// First day of visits.
    pub from: NaiveDate,
    /// Last day of visits.
    pub until: NaiveDate,
    /// Remark; may be empty.
    pub note: String,
}

/// A contest on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Contest {
    /// Row number.
    pub id: ContestId,
    /// Name.
    pub name: String,
    /// Text of the standard as it was when the contest was opened.
    pub pack_text: String,
    /// Code of the standard.
    pub pack_code: String,
    /// Its edition.
    pub pack_edition: String,
    /// What is compared.
    pub subject_kind: SubjectKind,
    /// First day of visits.
    pub from: NaiveDate,
    /// Last day of visits.
    pub until: NaiveDate,
    /// When it was opened.
    pub opened_at: Moment,
    /// The day it was closed; visits come in no more.
    pub closed_on: Option<NaiveDate>,
    /// Remark; may be empty.
    pub note: String,
}

/// Where a contest stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContestState {
    /// 进行中
    Running,
    /// 待揭晓: its days are over, it is not closed.
    Over,
    /// 未开始
    Ahead,
    /// 已结束
    Closed,
}

impl Contest {
    /// Where it stands on a day.
    pub fn state(&self, today: NaiveDate) -> ContestState {
        match self.closed_on {
            Some(_) => ContestState::Closed,
            None if today < self.from => ContestState::Ahead,
            None if today > self.until => ContestState::Over,
            None => ContestState::Running,
        }
    }

    /// Whether a visit of that day belongs to it.
    pub fn takes(&self, day: NaiveDate) -> bool {
        self.closed_on.is_none() && (self.from..=self.until).contains(&day)
    }
}

/// A finished visit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Visit {
    /// The check.
    pub audit: AuditId,
    /// Whom or what it is about.
    pub subject: Subject,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Who checked.
    pub auditor: Option<StaffId>,
    /// Its score of 100 after vetoes.
    pub score: f64,
    /// Veto items that failed: the award is barred (P4-4).
    pub vetoed: Vec<String>,
}

/// A subject in a standing.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StandingRow {
    /// Place and result; the score is the mean of the visits.
    pub ranked: Ranked,
    /// Its visits, in the order of their days.
    pub visits: Vec<Visit>,
}

/// How the subjects of a contest stand, best first.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ContestStanding {
    /// By which rules they are ranked.
    pub rules: RankingRules,
    /// Subjects, best first, then those not ranked.
    pub rows: Vec<StandingRow>,
}

impl ContestStanding {
    /// Those who are rewarded; several where they share the place.
    pub fn rewarded(&self) -> impl Iterator<Item = &StandingRow> {
        self.rows.iter().filter(|row| row.ranked.result.is_rewarded())
    }

    /// The row of a subject.
    pub fn row(&self, subject: &Subject) -> Option<&StandingRow> {
        self.rows.iter().find(|row| &row.ranked.subject == subject)
    }
}

/// The rules a standard ranks by, or three visits, no least score, one rewarded.
pub fn rules_of(pack: &Pack) -> RankingRules {
    let plain = RankingRules { min_checks: MIN_VISITS, pass_score: Points::ZERO, rewarded: 1 };
    pack.ranking.unwrap_or(plain)
}

/// Mean of scores to two decimals, halves up; `None` without any. Counted in hundredths: 88.88 and 91.27 make 90.08.
pub fn mean(scores: impl IntoIterator<Item = f64>) -> Option<f64> {
    let hundredths = scores.into_iter().map(|score| (score * 100.0).round() as i64);
    let (count, sum) = hundredths.fold((0_i64, 0_i64), |(count, sum), score| (count + 1, sum + score));
    (count > 0).then(|| (2 * sum + count).div_euclid(2 * count) as f64 / 100.0)
}

/// How these subjects stand by these visits; a subject of a visit that is not among them is added.
pub fn standing(subjects: &[Subject], visits: &[Visit], rules: RankingRules) -> ContestStanding {
    let mut all: Vec<Subject> = subjects.to_vec();
    all.extend(visits.iter().map(|visit| visit.subject.clone()));
    all.sort();
    all.dedup();
    let of = |subject: &Subject| -> Vec<Visit> {
        let mut own: Vec<Visit> = visits.iter().filter(|visit| &visit.subject == subject).cloned().collect();
        own.sort_by_key(|visit| (visit.day, visit.audit));
        own
    };
    let entries: Vec<RankEntry> = all
        .iter()
        .map(|subject| {
            let own = of(subject);
            RankEntry {
                subject: subject.clone(),
                score: mean(own.iter().map(|visit| visit.score)),
                checks: own.len() as u32,
                prerequisites: Vec::new(),
                may_be_awarded: own.iter().all(|visit| visit.vetoed.is_empty()),
            }
        })
        .collect();
    let rows = rank(&entries, rules).into_iter().map(|ranked| StandingRow { visits: of(&ranked.subject), ranked });
    ContestStanding { rules, rows: rows.collect() }
}

/// The contest's form, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewContest`, as typed")]
pub struct ContestDraft {
    pub is_open: bool,
    pub name: String,
    /// Code of the standard.
    pub pack: String,
    pub subject_kind: String,
    pub from: String,
    pub until: String,
    pub note: String,
}

impl ContestDraft {
    /// Reads the form; `pack` is the text of the standard chosen and what was read from it.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, pack: Option<(&str, &Pack)>, today: NaiveDate) -> Result<NewContest, Vec<Problem>> {
        let mut problems = Problems::default();
        let name = problems.required(Field::ContestName, &self.name);
        if self.name.trim().chars().count() > TITLE_MOST {
            problems.note(Field::ContestName, Wrong::TooLong { most: TITLE_MOST });
        }
        let pack = problems.take(Field::ContestStandard, pack.ok_or(Wrong::Missing));
        let kind = SubjectKind::from_code(&self.subject_kind).filter(|kind| *kind != SubjectKind::Hall);
        let fits = |kind: &SubjectKind| pack.is_none_or(|(_, pack)| pack.subjects.contains(kind));
        let kind = problems.take(Field::Target, kind.filter(fits).ok_or(Wrong::UnknownWord));
        let from = problems.take(Field::ContestFrom, parse_date(&self.from, today));
        let until = problems.take(Field::ContestUntil, parse_date(&self.until, today));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            problems.note(Field::ContestUntil, Wrong::OutOfOrder);
        }
        if self.note.trim().chars().count() > REASON_MOST {
            problems.note(Field::Note, Wrong::TooLong { most: REASON_MOST });
        }
        let contest = name.zip(pack).zip(kind).zip(from.zip(until));
        problems.finish(contest.map(|(((name, (text, _)), subject_kind), (from, until))| NewContest {
            name,
            pack_text: text.to_owned(),
            subject_kind,
            from,
            until,
            note: self.note.trim().to_owned(),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::WindowId;
    use crate::domain::ranking::{RankResult, Reason};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn window(id: i64) -> Subject {
        Subject::Window(WindowId(id))
    }

    fn visits(id: i64, scores: &[f64]) -> Vec<Visit> {
        let visit = |(place, score): (usize, &f64)| Visit {
            audit: AuditId(id * 100 + place as i64),
            subject: window(id),
            day: day("2026-04-15"),
            auditor: None,
            score: *score,
            vetoed: vec![],
        };
        scores.iter().enumerate().map(visit).collect()
    }

    fn rules() -> RankingRules {
        RankingRules { min_checks: 3, pass_score: Points::from_number(80.0).unwrap(), rewarded: 1 }
    }

    fn told(standing: &ContestStanding) -> Vec<(Subject, Option<u32>, Option<f64>, RankResult)> {
        let row = |row: &StandingRow| {
            (row.ranked.subject.clone(), row.ranked.rank, row.ranked.score, row.ranked.result.clone())
        };
        standing.rows.iter().map(row).collect()
    }

    #[test]
    fn a_subjects_score_is_the_mean_of_its_visits_to_two_decimals() {
        assert_eq!(mean([95.0, 90.0, 91.0]), Some(92.0));
        assert_eq!(mean([90.0, 90.0, 91.0]), Some(90.33));
        assert_eq!(mean([88.88, 91.27]), Some(90.08));
        assert_eq!(mean([]), None);
    }

    #[test]
    fn two_visits_do_not_rank_and_three_do() {
        let all = [visits(1, &[99.0, 99.0]), visits(2, &[90.0, 92.0, 94.0])].concat();
        let standing = standing(&[window(1), window(2), window(3)], &all, rules());
        assert_eq!(
            told(&standing),
            [
                (window(2), Some(1), Some(92.0), RankResult::Recommended),
                (window(1), None, Some(99.0), RankResult::TooFewChecks),
                (window(3), None, None, RankResult::NotScored),
            ]
        );
        assert_eq!(standing.rewarded().count(), 1);
    }

    #[test]
    fn windows_that_share_the_first_place_are_both_the_best() {
        let all = [visits(1, &[90.0, 92.0, 94.0]), visits(2, &[92.0, 92.0, 92.0]), visits(3, &[91.0, 91.0, 91.0])];
        let standing = standing(&[], &all.concat(), rules());
        let best: Vec<&Subject> = standing.rewarded().map(|row| &row.ranked.subject).collect();
        assert_eq!(best, [&window(1), &window(2)]);
        assert!(standing.rows[0].ranked.is_shared && standing.rows[2].ranked.rank == Some(3));
    }

    #[test]
    fn a_visit_with_a_veto_keeps_the_rank_and_bars_the_award() {
        let mut first = visits(1, &[99.0, 99.0, 99.0]);
        first[1].vetoed.push("P6-1.language.e".into());
        let standing = standing(&[], &[first, visits(2, &[90.0, 90.0, 90.0])].concat(), rules());
        let passed = RankResult::PassedOver { reasons: vec![Reason::Veto] };
        assert_eq!(
            told(&standing),
            [(window(1), Some(1), Some(99.0), passed), (window(2), Some(2), Some(90.0), RankResult::Substitute),]
        );
    }

    #[test]
    fn a_frozen_standing_is_read_back_as_it_was() {
        let standing = standing(&[window(3)], &visits(1, &[90.33, 91.0, 92.0]), rules());
        let text = serde_json::to_string(&standing).unwrap();
        assert_eq!(serde_json::from_str::<ContestStanding>(&text).unwrap(), standing);
    }

    #[test]
    fn a_contest_takes_visits_of_its_days_until_it_is_closed() {
        use ContestState::{Ahead, Over, Running};
        let mut contest = Contest {
            id: ContestId(1),
            name: "春季窗口竞赛".into(),
            pack_text: String::new(),
            pack_code: String::new(),
            pack_edition: String::new(),
            subject_kind: SubjectKind::Window,
            from: day("2026-04-15"),
            until: day("2026-05-20"),
            opened_at: Moment(0),
            closed_on: None,
            note: String::new(),
        };
        let states = ["2026-04-14", "2026-04-15", "2026-05-20", "2026-05-21"].map(|text| contest.state(day(text)));
        assert_eq!(states, [Ahead, Running, Running, Over]);
        assert!(contest.takes(day("2026-05-20")) && !contest.takes(day("2026-05-21")));
        contest.closed_on = Some(day("2026-05-01"));
        assert!(!contest.takes(day("2026-05-01")));
        assert_eq!(contest.state(day("2026-04-14")), ContestState::Closed);
    }

    #[test]
    fn the_form_names_what_is_wrong_and_a_standard_must_fit_its_subjects() {
        let today = day("2026-04-10");
        let (text, pack) = Pack::shipped().iter().find(|(_, pack)| pack.code == "window-contest").unwrap();
        let draft = ContestDraft {
            name: "春季窗口竞赛".into(),
            subject_kind: "window".into(),
            from: "4-15".into(),
            until: "5-20".into(),
            ..ContestDraft::default()
        };
        let contest = draft.check(Some((text, pack)), today).unwrap();
        assert_eq!((contest.from, contest.until), (day("2026-04-15"), day("2026-05-20")));
        let fields = |draft: &ContestDraft, pack| -> Vec<Field> {
            draft.check(pack, today).unwrap_err().into_iter().map(|problem| problem.field).collect()
        };
        assert_eq!(fields(&draft, None), [Field::ContestStandard]);
        let person = ContestDraft { subject_kind: "person".into(), until: "4-1".into(), ..draft };
        assert_eq!(fields(&person, Some((text, pack))), [Field::Target, Field::ContestUntil]);
        assert_eq!(rules_of(pack), rules());
    }
}
