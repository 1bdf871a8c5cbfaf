//! Training hours of the roster (S; P1-8.1, P5-4): who had how many hours of what, and how many are due.

mod drafts;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::dates::{Moment, parse_date};
use super::hall::Sector;
use super::ids::{StaffId, TrainingId};
use super::people::half_width;
use super::problems::{Field, Problems, Wrong};
use super::struck::Struck;

pub use drafts::TrainingDraft;

/// What a training was about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrainingKind {
    /// 职业道德与法纪教育: counts for the 16 hours (P1-8.1).
    EthicsLaw,
    /// 业务
    Business,
    /// 安全
    Safety,
    /// 礼仪
    Etiquette,
    /// 自查自纠: the yearly self-examination campaign (P1-8.1).
    SelfExamination,
    /// 其他
    Other,
}

impl TrainingKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] =
        [Self::EthicsLaw, Self::Business, Self::Safety, Self::Etiquette, Self::SelfExamination, Self::Other];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::EthicsLaw => "ethics_law",
            Self::Business => "business",
            Self::Safety => "safety",
            Self::Etiquette => "etiquette",
            Self::SelfExamination => "self_examination",
            Self::Other => "other",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether hours of this kind count for the yearly ones: in a power hall ethics and law alone (P1-8.1), elsewhere
    /// whatever teaches (P5-4, P8-3.5).
    pub fn counts(self, sector: Sector) -> bool {
        match (sector, self) {
            (_, Self::EthicsLaw) => true,
            (Sector::Power, _) => false,
            (Sector::Bank | Sector::Other, kind) => !matches!(kind, Self::SelfExamination | Self::Other),
        }
    }
}

/// Hours to the hundredth, kept whole so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Hours(u32);

impl Hours {
    /// The fewest one record holds: half an hour.
    pub const LEAST: Self = Self(50);
    /// The most one record holds: a day.
    pub const MOST: Self = Self(24 * 100);
    /// Hours everyone needs in a year (P1-8.1).
    pub const YEARLY: Self = Self(16 * 100);

    /// So many hundredths of an hour.
    pub fn of_hundredths(hundredths: u32) -> Self {
        Self(hundredths)
    }

    /// The number kept in the file, to the nearest hundredth.
    pub fn of_number(number: f64) -> Self {
        Self((number * 100.0).round().clamp(0.0, f64::from(u32::MAX)) as u32)
    }

    /// As a number, `1.5`.
    pub fn as_number(self) -> f64 {
        f64::from(self.0) / 100.0
    }

    /// Reads `2`, `1.5`, `0.75`, `１．５`, `2 学时`.
    ///
    /// # Errors
    /// `Missing`, `NotANumber`, `NotHours` under half an hour, over a day or with more than two decimals.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let plain = half_width(text.trim()).replace(['。', ','], ".");
        let plain = ["学时", "小时", "h"].iter().fold(plain.trim(), |text, unit| text.trim_end_matches(unit)).trim();
        if plain.is_empty() {
            return Err(Wrong::Missing);
        }
        let (whole, part) = plain.split_once('.').unwrap_or((plain, ""));
        let figures = |text: &str| text.bytes().all(|sign| sign.is_ascii_digit());
        if !figures(whole) || !figures(part) || whole.is_empty() {
            return Err(Wrong::NotANumber);
        }
        let part = part.trim_end_matches('0');
        if part.len() > 2 || whole.len() > 4 {
            return Err(Wrong::NotHours);
        }
        let hundredths = format!("{whole}{part:0<2}").parse().map_err(|_| Wrong::NotANumber)?;
        let hours = Self(hundredths);
        if (Self::LEAST..=Self::MOST).contains(&hours) { Ok(hours) } else { Err(Wrong::NotHours) }
    }

    /// What is missing to `due`.
    pub fn missing_to(self, due: Self) -> Self {
        Self(due.0.saturating_sub(self.0))
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// The share of `days` in `of` days, to the nearest tenth of an hour.
    fn share(self, days: i64, of: i64) -> Self {
        let tenths = i64::from(self.0) * days.clamp(0, of);
        Self(u32::try_from((tenths * 2 + of * 10) / (of * 20) * 10).unwrap_or(self.0))
    }
}

impl std::iter::Sum for Hours {
    fn sum<I: Iterator<Item = Self>>(hours: I) -> Self {
        hours.fold(Self::default(), Self::plus)
    }
}

/// First and last day of a year.
fn year_ends(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
}

/// Hours due in a year: sixteen, for whoever joined within it by the days left, the first one included (P1-8.1).
pub fn hours_due(joined_on: Option<NaiveDate>, year: i32) -> Hours {
    hours_due_of(Hours::YEARLY, joined_on, year)
}

/// The same where a standard asks for other hours than sixteen.
pub fn hours_due_of(yearly: Hours, joined_on: Option<NaiveDate>, year: i32) -> Hours {
    year_ends(year).map_or(yearly, |(_, last)| due_by(yearly, joined_on, last))
}

/// Hours due from the year's beginning (or the day of joining) to a day, both included: a person who is here all year
/// owes the share of the year gone by.
pub fn hours_due_by(joined_on: Option<NaiveDate>, day: NaiveDate) -> Hours {
    due_by(Hours::YEARLY, joined_on, day)
}

/// The same where a standard asks for other hours than sixteen a year.
pub fn due_by(yearly: Hours, joined_on: Option<NaiveDate>, day: NaiveDate) -> Hours {
    let Some((first, last)) = year_ends(day.year()) else {
        return yearly;
    };
    let from = joined_on.map_or(first, |joined| joined.max(first));
    yearly.share((day - from).num_days() + 1, (last - first).num_days() + 1)
}

/// A person's hours of one year, by kind; struck records are not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearHours(BTreeMap<TrainingKind, Hours>);

impl YearHours {
    /// Adds hours of a kind.
    pub fn add(&mut self, kind: TrainingKind, hours: Hours) {
        let sum = self.0.entry(kind).or_default();
        *sum = sum.plus(hours);
    }

    /// The hours of a kind.
    pub fn of(&self, kind: TrainingKind) -> Hours {
        self.0.get(&kind).copied().unwrap_or_default()
    }

    /// All hours.
    pub fn total(&self) -> Hours {
        self.0.values().copied().sum()
    }

    /// The hours that count for the yearly ones.
    pub fn counted(&self, sector: Sector) -> Hours {
        self.0.iter().filter(|(kind, _)| kind.counts(sector)).map(|(_, hours)| *hours).sum()
    }
}

/// How a person stands in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TrainingStanding {
    /// Hours that count.
    pub counted: Hours,
    /// Due in the whole year.
    pub due: Hours,
    /// Due by today; all of them once the year is over.
    pub due_by_now: Hours,
}

impl TrainingStanding {
    /// The standing in a year, seen from today.
    pub fn of(counted: Hours, joined_on: Option<NaiveDate>, (year, today): (i32, NaiveDate)) -> Self {
        let due = hours_due(joined_on, year);
        let due_by_now = match year.cmp(&today.year()) {
            std::cmp::Ordering::Less => due,
            std::cmp::Ordering::Equal => hours_due_by(joined_on, today),
            std::cmp::Ordering::Greater => Hours::default(),
        };
        Self { counted, due, due_by_now }
    }

    /// What is missing to the whole year's.
    pub fn missing(&self) -> Hours {
        self.counted.missing_to(self.due)
    }

    /// Whether there are fewer hours than due by now.
    pub fn is_short(&self) -> bool {
        self.counted < self.due_by_now
    }
}

/// A training as it is recorded, for everyone who took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTraining {
    /// The day.
    pub day: NaiveDate,
    /// How long.
    pub hours: Hours,
    /// What it was about.
    pub kind: TrainingKind,
    /// Its title.
    pub topic: String,
    /// Who taught; may be empty.
    pub teacher: String,
}

/// A person's training on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingRecord {
    /// Row number.
    pub id: TrainingId,
    /// Who took part.
    pub staff: StaffId,
    /// The training.
    pub training: NewTraining,
    /// When it was entered.
    pub entered_at: Moment,
    /// Set when it was struck: it stays on the list and counts for nothing.
    pub struck: Option<Struck>,
}

/// A day that has come.
pub(super) fn past_day(problems: &mut Problems, text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = parse_date(text, today).and_then(|day| if day > today { Err(Wrong::InFuture) } else { Ok(day) });
    problems.take(Field::Day, day)
}

/// Notes a text that is too long.
pub(super) fn most(problems: &mut Problems, field: Field, (text, most): (&str, usize)) {
    if text.trim().chars().count() > most {
        problems.note(field, Wrong::TooLong { most });
    }
}

/// Who a record is about: at least one, each once.
pub(super) fn participants(problems: &mut Problems, people: &[i64]) -> Vec<StaffId> {
    let mut found: Vec<StaffId> = Vec::new();
    for id in people.iter().copied().map(StaffId) {
        if !found.contains(&id) {
            found.push(id);
        }
    }
    if found.is_empty() {
        problems.note(Field::Participants, Wrong::Missing);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn hours(text: &str) -> Hours {
        Hours::parse(text).unwrap()
    }

    #[test]
    fn hours_are_read_from_half_an_hour_to_a_day_with_two_decimals() {
        for (text, number) in [("2", 2.0), ("1.5", 1.5), ("0.5", 0.5), ("24", 24.0), ("24.00", 24.0), ("0.75", 0.75)] {
            assert!((hours(text).as_number() - number).abs() < 1e-9, "{text}");
        }
        assert_eq!(hours("１．５ 学时"), hours("1.5"));
        assert_eq!(hours("2小时"), hours("2"));
        assert_eq!(hours("1.500"), hours("1.5"));
        for text in ["0.49", "0", "24.01", "1.125", "99999"] {
            assert_eq!(Hours::parse(text), Err(Wrong::NotHours), "{text}");
        }
        for text in ["x", "-1", "1.5.0", ".5", "两"] {
            assert_eq!(Hours::parse(text), Err(Wrong::NotANumber), "{text}");
        }
        assert_eq!(Hours::parse(" "), Err(Wrong::Missing));
    }

    #[test]
    fn sums_of_hundredths_are_exact() {
        let mut sum = YearHours::default();
        for _ in 0..10 {
            sum.add(TrainingKind::EthicsLaw, Hours::of_number(0.7));
        }
        sum.add(TrainingKind::Business, hours("9"));
        assert_eq!(sum.of(TrainingKind::EthicsLaw), hours("7"));
        assert_eq!(sum.total(), hours("16"));
        assert_eq!(sum.counted(Sector::Power), hours("7"), "business does not count in a power hall");
        assert_eq!(sum.counted(Sector::Bank), hours("16"));
    }

    #[test]
    fn a_campaign_never_counts_as_teaching() {
        let mut sum = YearHours::default();
        sum.add(TrainingKind::SelfExamination, hours("8"));
        sum.add(TrainingKind::Other, hours("8"));
        assert_eq!(sum.counted(Sector::Bank), Hours::default());
    }

    #[test]
    fn who_is_here_all_year_owes_sixteen() {
        assert_eq!(hours_due(None, 2026), Hours::YEARLY);
        assert_eq!(hours_due(Some(day("2011-07-04")), 2026), Hours::YEARLY);
        assert_eq!(hours_due(Some(day("2026-01-01")), 2026), Hours::YEARLY);
        assert_eq!(hours_due(Some(day("2027-01-01")), 2026), Hours::default());
    }

    #[test]
    fn who_joined_within_the_year_owes_the_days_left() {
        // 184 of 365 days (8.07), and of 366 in a leap year (8.04), to a tenth.
        assert_eq!(hours_due(Some(day("2026-07-01")), 2026), hours("8.1"));
        assert_eq!(hours_due(Some(day("2024-07-01")), 2024), hours("8"));
        // One day of the year is less than a twentieth of an hour.
        assert_eq!(hours_due(Some(day("2026-12-31")), 2026), Hours(0));
        assert_eq!(hours_due(Some(day("2026-12-30")), 2026), Hours(10));
        assert_eq!(hours_due(Some(day("2024-02-29")), 2024), hours("13.4"));
    }

    #[test]
    fn a_standard_may_ask_for_other_hours() {
        assert_eq!(hours_due_of(hours("24"), None, 2026), hours("24"));
        assert_eq!(hours_due_of(hours("24"), Some(day("2026-07-01")), 2026), hours("12.1"));
    }

    #[test]
    fn the_share_gone_by_grows_to_the_whole() {
        assert_eq!(hours_due_by(None, day("2026-12-31")), Hours::YEARLY);
        assert_eq!(hours_due_by(None, day("2024-12-31")), Hours::YEARLY);
        assert_eq!(hours_due_by(None, day("2026-10-01")), hours("12"));
        assert_eq!(hours_due_by(Some(day("2026-07-01")), day("2026-10-01")), hours("4.1"));
        assert_eq!(hours_due_by(Some(day("2026-07-01")), day("2026-06-30")), Hours::default());
    }

    #[test]
    fn one_hundredth_less_than_sixteen_is_short_on_the_last_day() {
        let on = |counted: &str, today: &str| {
            TrainingStanding::of(hours("8").plus(hours(counted)), None, (2026, day(today)))
        };
        assert!(!on("8", "2026-12-31").is_short());
        assert!(on("7.99", "2026-12-31").is_short());
        assert_eq!(on("7.99", "2026-12-31").missing(), Hours(1));
        assert!(!on("7.99", "2026-11-23").is_short(), "so far enough");
        assert!(on("7.99", "2027-01-05").is_short(), "the year is over");
        assert!(!on("0.5", "2025-12-31").is_short(), "the year has not begun");
    }

    #[test]
    fn a_form_is_read_with_each_person_once() {
        let today = day("2026-11-23");
        let draft = TrainingDraft {
            hours: "2".into(),
            topic: " 廉洁从业 ".into(),
            ..TrainingDraft::fresh(today, vec![3, 1, 3])
        };
        let (training, people) = draft.check(today).unwrap();
        assert_eq!((training.day, training.topic.as_str()), (today, "廉洁从业"));
        assert_eq!(people, [StaffId(3), StaffId(1)]);
    }

    #[test]
    fn every_problem_of_a_form_is_named() {
        let today = day("2026-11-23");
        let draft = TrainingDraft { day: "+1".into(), hours: "25".into(), ..TrainingDraft::default() };
        let problems = draft.check(today).unwrap_err();
        let told: Vec<(Field, Wrong)> = problems.into_iter().map(|one| (one.field, one.wrong)).collect();
        assert_eq!(
            told,
            [
                (Field::Day, Wrong::InFuture),
                (Field::Hours, Wrong::NotHours),
                (Field::TrainingKind, Wrong::UnknownWord),
                (Field::Topic, Wrong::Missing),
                (Field::Participants, Wrong::Missing),
            ]
        );
    }
}
