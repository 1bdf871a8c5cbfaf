//! The calendar as a whole: the shipped years, every day against another source, and years brought in.

use super::*;
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn make_up_days(calendar: &WorkCalendar, year: i32) -> Vec<String> {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    first
        .iter_days()
        .take_while(|d| d.year() == year)
        .filter(|d| calendar.day_kind(*d) == DayKind::MakeUpDay)
        .map(|d| d.format("%m-%d").to_string())
        .collect()
}

fn working_days(calendar: &WorkCalendar, year: i32) -> usize {
    let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
    first.iter_days().take_while(|d| d.year() == year).filter(|d| calendar.is_working_day(*d)).count()
}

fn json(days: &str) -> String {
    format!(r#"{{"year": 2026, "edition": "2026.9", "source": "test", "days": [{days}]}}"#)
}

#[test]
fn the_make_up_days_of_2026_are_the_six_of_the_notice() {
    let calendar = WorkCalendar::shipped().unwrap();
    assert_eq!(make_up_days(&calendar, 2026), ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]);
}

#[test]
fn the_shipped_years_have_as_many_working_days_as_arranged() {
    let calendar = WorkCalendar::shipped().unwrap();
    let counts = [2024, 2025, 2026].map(|year| working_days(&calendar, year));
    assert_eq!(counts, WORKING_DAYS);
}

/// Counted with `chinesecalendar` 1.11.0 (see data/README.md).
const WORKING_DAYS: [usize; 3] = [251, 248, 248];

/// The signs of the fixture by day.
fn told_by_others() -> Vec<(NaiveDate, char)> {
    let lines = include_str!("../../../tests/fixtures/chinesecalendar_1.11.0.txt").lines();
    let mut days = Vec::new();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let (month, signs) = line.split_once(' ').unwrap();
        days.extend(signs.chars().enumerate().map(|(index, sign)| (day(&format!("{month}-{:02}", index + 1)), sign)));
    }
    days
}

#[test]
fn every_day_of_2024_to_2026_is_what_chinesecalendar_says() {
    let calendar = WorkCalendar::shipped().unwrap();
    let told = told_by_others();
    let mut expected = day("2024-01-01");
    for (date, sign) in &told {
        assert_eq!(*date, expected, "a day is missing in the fixture");
        let ours = match calendar.day_kind(*date) {
            DayKind::WorkingDay => 'w',
            DayKind::RestDay => 'r',
            DayKind::Holiday(_) => 'h',
            DayKind::MakeUpDay => 'm',
        };
        assert_eq!(ours, *sign, "{date}");
        expected = expected.succ_opt().unwrap();
    }
    assert_eq!(told.len(), 366 + 365 + 365);
}

#[test]
fn a_holiday_has_its_name_and_a_make_up_day_is_worked() {
    let calendar = WorkCalendar::shipped().unwrap();
    let DayKind::Holiday(name) = calendar.day_kind(day("2025-10-06")) else {
        panic!("2025-10-06 is a holiday");
    };
    assert_eq!(name.zh, "国庆节、中秋节");
    assert_eq!(name.en, "National Day and Mid-Autumn Festival");
    assert!(calendar.is_working_day(day("2026-02-28")));
    assert_eq!(calendar.day_kind(day("2026-11-22")), DayKind::RestDay);
    assert_eq!(calendar.day_kind(day("2026-11-23")), DayKind::WorkingDay);
}

#[test]
fn a_year_that_is_not_covered_has_plain_weekends_and_says_so() {
    let calendar = WorkCalendar::shipped().unwrap();
    assert!(!calendar.covers(2027));
    assert_eq!(calendar.day_kind(day("2027-01-01")), DayKind::WorkingDay);
    assert_eq!(calendar.day_kind(day("2027-01-02")), DayKind::RestDay);
}

#[test]
fn an_imported_year_replaces_the_one_before() {
    let mut calendar = WorkCalendar::shipped().unwrap();
    let days = json(r#"{"date": "2026-11-23", "name": {"zh": "甲", "en": "A"}, "kind": "off"}"#);
    assert_eq!(calendar.add("mine.json", &days), Ok(2026));
    assert!(!calendar.is_working_day(day("2026-11-23")));
    assert!(calendar.is_working_day(day("2026-10-01")));
    let editions: Vec<&str> = calendar.years().map(|y| y.edition.as_str()).collect();
    assert_eq!(editions, ["2024.1", "2025.1", "2026.9"]);
}

proptest! {
    #[test]
    fn every_day_has_a_kind(days in -40_000i64..40_000) {
        let calendar = WorkCalendar::shipped().unwrap();
        let date = day("2026-01-01") + chrono::Duration::days(days);
        let kind = calendar.day_kind(date);
        let arranged = matches!(kind, DayKind::Holiday(_) | DayKind::MakeUpDay);
        prop_assert!(!arranged || calendar.covers(date.year()));
    }
}
