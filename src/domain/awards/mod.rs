//! Awards (评选): what is granted to whom, under which certificate number, and how the monthly service star comes about
//! (A; P7-3, P3-4, P6-1, P4-4). The weights of the star are ours; the screen shows and explains them.

mod stars;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::audits::Subject;
use super::dates::{Moment, parse_date};
use super::ids::{AppraisalId, AwardId, ContestId};
use super::problems::{Field, Problem, Problems, Wrong};

pub use stars::{STAR_WEIGHTS, StarCandidate, StarDraft, StarFigures, StarPoints, StarWeights, proposed, rank_stars};

/// What an award is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AwardKind {
    /// 服务明星: of a month (P7-3).
    ServiceStar,
    /// 优胜窗口: of a month (P6-1).
    BestWindow,
    /// 明星大堂经理: of a year (P3-4).
    StarLobbyManager,
    /// 年度考核先进 (P1-II.6).
    Appraisal,
    /// 竞赛优胜 (P6-1, P1-II.3).
    Contest,
    /// 其他
    #[default]
    Other,
}

impl AwardKind {
    /// All, in the order of the lists.
    pub const ALL: [Self; 6] =
        [Self::ServiceStar, Self::BestWindow, Self::StarLobbyManager, Self::Appraisal, Self::Contest, Self::Other];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::ServiceStar => "service_star",
            Self::BestWindow => "best_window",
            Self::StarLobbyManager => "star_lobby_manager",
            Self::Appraisal => "appraisal",
            Self::Contest => "contest",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a period has one at most: there is one service star of a month, one star lobby manager of a year.
    pub fn is_single(self) -> bool {
        matches!(self, Self::ServiceStar | Self::StarLobbyManager)
    }
}

/// The number of a certificate: year and running number without a gap, never used twice, `2026-003`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CertificateNumber {
    /// Year it was awarded in.
    pub year: i32,
    /// Running number of the year, from 1.
    pub running: u32,
}

impl std::fmt::Display for CertificateNumber {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:03}", self.year, self.running)
    }
}

/// An award as it is granted.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAward {
    /// What it is for.
    pub kind: AwardKind,
    /// What it is called: `2026 年 11 月服务明星`.
    pub title: String,
    /// First day it is for.
    pub from: NaiveDate,
    /// Last day it is for.
    pub until: NaiveDate,
    /// To whom.
    pub subject: Subject,
    /// The score it rests on.
    pub score: Option<f64>,
    /// The rank it rests on.
    pub rank: Option<u32>,
    /// The day it is awarded; its year numbers the certificate.
    pub awarded_on: NaiveDate,
    /// Why; may be empty where the rank says so.
    pub reason: String,
    /// The contest it ends.
    pub contest: Option<ContestId>,
    /// The appraisal it rests on.
    pub appraisal: Option<AppraisalId>,
}

impl NewAward {
    /// Whether another one says the same: the same kind for the same days, to the same subject or to anyone where a
    /// period has one at most.
    pub fn repeats(&self, other: &Self) -> bool {
        let same_days = (self.from, self.until) == (other.from, other.until);
        let same = self.kind == other.kind && same_days && self.contest == other.contest;
        let alike = self.title == other.title || self.kind != AwardKind::Other;
        same && alike && self.appraisal == other.appraisal && (self.kind.is_single() || self.subject == other.subject)
    }
}

/// An award on record.
#[derive(Debug, Clone, PartialEq)]
pub struct Award {
    /// Row number.
    pub id: AwardId,
    /// What was granted.
    pub granted: NewAward,
    /// Number of its certificate.
    pub certificate: CertificateNumber,
    /// Revoked (P4-4), with the reason; the number stays taken.
    pub revoked: Option<(Moment, String)>,
}

/// The month before the one a day lies in: first and last day.
pub fn month_before(day: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let this = day.with_day(1)?;
    Some((this.checked_sub_months(Months::new(1))?, this.pred_opt()?))
}

/// The form of any other award, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "one field each of `NewAward`, as typed")]
pub struct AwardDraft {
    pub is_open: bool,
    pub title: String,
    /// The word of the subject: `person:17`.
    pub subject: String,
    pub from: String,
    pub until: String,
    pub awarded_on: String,
    pub reason: String,
}

/// Longest title of an award or a contest, in characters: it stands on one line of a certificate.
pub const TITLE_MOST: usize = 40;
/// Longest reason, in characters.
pub const REASON_MOST: usize = 200;

impl AwardDraft {
    /// An empty form: this year, awarded today.
    pub fn fresh(today: NaiveDate) -> Self {
        let first = today.with_ordinal(1).unwrap_or(today);
        Self {
            is_open: true,
            from: first.to_string(),
            until: today.to_string(),
            awarded_on: today.to_string(),
            ..Self::default()
        }
    }

    /// Reads the form.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, today: NaiveDate) -> Result<NewAward, Vec<Problem>> {
        let mut problems = Problems::default();
        let title = problems.required(Field::AwardTitle, &self.title);
        if self.title.trim().chars().count() > TITLE_MOST {
            problems.note(Field::AwardTitle, Wrong::TooLong { most: TITLE_MOST });
        }
        let subject = problems.take(Field::AwardedTo, Subject::from_key(&self.subject).ok_or(Wrong::Missing));
        let from = problems.take(Field::AwardFrom, parse_date(&self.from, today));
        let until = problems.take(Field::AwardUntil, parse_date(&self.until, today));
        if from.zip(until).is_some_and(|(from, until)| until < from) {
            problems.note(Field::AwardUntil, Wrong::OutOfOrder);
        }
        let awarded_on = problems.take(Field::AwardedOn, parse_date(&self.awarded_on, today));
        if awarded_on.is_some_and(|day| day > today) {
            problems.note(Field::AwardedOn, Wrong::InFuture);
        }
        let reason = problems.required(Field::Reason, &self.reason);
        if self.reason.trim().chars().count() > REASON_MOST {
            problems.note(Field::Reason, Wrong::TooLong { most: REASON_MOST });
        }
        let days = from.zip(until).zip(awarded_on);
        let award = title.zip(subject).zip(reason).zip(days);
        problems.finish(award.map(|(((title, subject), reason), ((from, until), awarded_on))| NewAward {
            kind: AwardKind::Other,
            title,
            from,
            until,
            subject,
            score: None,
            rank: None,
            awarded_on,
            reason,
            contest: None,
            appraisal: None,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::StaffId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn figures(person: i64, check_mean: Option<f64>) -> StarFigures {
        let checks = u32::from(check_mean.is_some());
        StarFigures { person: StaffId(person), check_mean, checks, praise: 0, founded: 0, late: 0, bars: vec![] }
    }

    #[test]
    fn points_start_from_the_checks_and_every_figure_moves_them() {
        let of = |praise, founded, late| StarFigures { praise, founded, late, ..figures(1, Some(92.5)) }.points();
        let total = |praise, founded, late| of(praise, founded, late).total.to_string();
        assert_eq!(total(0, 0, 0), "92.5");
        assert_eq!(total(2, 0, 0), "98.5");
        assert_eq!((of(9, 0, 0).praise.to_string(), total(9, 0, 0)), ("15".to_owned(), "107.5".to_owned()));
        assert_eq!(total(1, 1, 3), "79.5");
        assert_eq!(total(0, 10, 0), "0", "never below nothing");
        assert_eq!(figures(1, None).points().total.to_string(), "80");
    }

    #[test]
    fn the_same_points_share_a_rank_and_whoever_is_barred_is_not_proposed() {
        let barred = StarFigures { bars: vec!["P1-8.2.f".into()], ..figures(4, Some(99.0)) };
        let ranked = rank_stars(vec![figures(1, Some(90.0)), figures(2, Some(95.0)), figures(3, Some(95.0)), barred]);
        let ranks: Vec<(i64, u32)> = ranked.iter().map(|one| (one.figures.person.0, one.rank)).collect();
        assert_eq!(ranks, [(4, 1), (2, 2), (3, 2), (1, 4)]);
        assert_eq!(proposed(&ranked), [StaffId(2), StaffId(3)]);
        assert_eq!(proposed(&[]), []);
    }

    #[test]
    fn another_than_the_proposed_needs_a_reason() {
        let ranked = rank_stars(vec![figures(1, Some(90.0)), figures(2, Some(95.0))]);
        let draft = |chosen: Option<i64>, reason: &str| StarDraft { chosen, reason: reason.into() }.check(&ranked);
        assert_eq!(draft(Some(2), " "), Ok((StaffId(2), String::new())));
        assert_eq!(draft(Some(1), " 救助晕倒的客户 "), Ok((StaffId(1), "救助晕倒的客户".into())));
        assert_eq!(draft(Some(1), ""), Err(vec![Problem::new(Field::Reason, Wrong::Missing)]));
        assert_eq!(draft(Some(9), "x"), Err(vec![Problem::new(Field::AwardedTo, Wrong::Missing)]));
        assert_eq!(draft(None, ""), Err(vec![Problem::new(Field::AwardedTo, Wrong::Missing)]));
    }

    #[test]
    fn a_month_has_one_star_and_as_many_best_windows_as_share_the_rank() {
        let star = |subject: i64, kind: AwardKind, month: &str| NewAward {
            kind,
            title: "x".into(),
            from: day(&format!("{month}-01")),
            until: day(&format!("{month}-28")),
            subject: Subject::Person(StaffId(subject)),
            score: None,
            rank: None,
            awarded_on: day("2026-12-01"),
            reason: String::new(),
            contest: None,
            appraisal: None,
        };
        let first = star(1, AwardKind::ServiceStar, "2026-11");
        assert!(star(2, AwardKind::ServiceStar, "2026-11").repeats(&first));
        assert!(!star(1, AwardKind::ServiceStar, "2026-10").repeats(&first));
        let window = star(1, AwardKind::BestWindow, "2026-11");
        assert!(window.repeats(&window) && !star(2, AwardKind::BestWindow, "2026-11").repeats(&window));
        let free = star(1, AwardKind::Other, "2026-11");
        assert!(!NewAward { title: "y".into(), ..free.clone() }.repeats(&free) && free.repeats(&free));
    }

    #[test]
    fn a_free_award_is_read_or_its_problems_are_named() {
        let today = day("2026-11-23");
        let draft = AwardDraft {
            title: "拾金不昧".into(),
            subject: "person:3".into(),
            reason: "交还客户钱包".into(),
            ..AwardDraft::fresh(today)
        };
        let award = draft.check(today).unwrap();
        assert_eq!(
            (award.subject, award.from, award.awarded_on),
            (Subject::Person(StaffId(3)), day("2026-01-01"), today)
        );
        let bad = AwardDraft { until: "2025-12-31".into(), awarded_on: "+1".into(), ..AwardDraft::fresh(today) };
        let wrong: Vec<Field> = bad.check(today).unwrap_err().into_iter().map(|problem| problem.field).collect();
        assert_eq!(wrong, [Field::AwardTitle, Field::AwardedTo, Field::AwardUntil, Field::AwardedOn, Field::Reason]);
    }

    #[test]
    fn the_month_before_january_is_december() {
        assert_eq!(month_before(day("2027-01-05")), Some((day("2026-12-01"), day("2026-12-31"))));
        assert_eq!(month_before(day("2026-03-31")), Some((day("2026-02-01"), day("2026-02-28"))));
    }

    #[test]
    fn certificate_numbers_read_as_year_and_running_number() {
        assert_eq!(CertificateNumber { year: 2026, running: 7 }.to_string(), "2026-007");
    }
}
