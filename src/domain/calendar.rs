//! The working-day calendar: rest days, public holidays and make-up working days, one data file a year;
//! and the days a hall itself is open. Without a year's file weekends are rest days and `covers` says no.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::texts::Text;

/// The files shipped with the program: name, contents. Source and edition stand in each.
const SHIPPED: [(&str, &str); 3] = [
    ("2024.json", include_str!("../../data/calendars/2024.json")),
    ("2025.json", include_str!("../../data/calendars/2025.json")),
    ("2026.json", include_str!("../../data/calendars/2026.json")),
];

/// What kind of day a date is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DayKind {
    /// Monday to Friday, nothing arranged.
    WorkingDay,
    /// Saturday or Sunday, nothing arranged.
    RestDay,
    /// A day off by arrangement; the holiday it belongs to.
    Holiday(Text),
    /// A Saturday or Sunday worked by arrangement (补班).
    MakeUpDay,
}

impl DayKind {
    /// Whether the day counts in a limit of working days.
    pub fn is_working(&self) -> bool {
        matches!(self, Self::WorkingDay | Self::MakeUpDay)
    }
}

/// What a calendar file says of one date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arranged {
    Off,
    Work,
}

/// One year's arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// Edition of the file, e.g. `2026.1`; kept with what was computed on it.
    pub edition: String,
    /// The notice it was taken from.
    pub source: String,
    days: BTreeMap<NaiveDate, (Arranged, Text)>,
}

/// What is wrong with a calendar file; names the file, the entry and the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {entry}: {field}: {what}")]
pub struct CalendarError {
    /// File name as given.
    pub file: String,
    /// `file` for the head, `day 3` for the third entry.
    pub entry: String,
    /// Field of that entry.
    pub field: String,
    /// What is wrong with it.
    pub what: String,
}

/// The arrangements of the years known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkCalendar {
    years: BTreeMap<i32, CalendarYear>,
}

impl WorkCalendar {
    /// The calendars shipped with the program.
    ///
    /// # Errors
    /// The first fault of a shipped file; a test holds that there is none.
    pub fn shipped() -> Result<Self, CalendarError> {
        let mut calendar = Self::default();
        for (file, json) in SHIPPED {
            calendar.add(file, json)?;
        }
        Ok(calendar)
    }

    /// Adds one year's file; a year already there is replaced.
    ///
    /// # Errors
    /// File, entry and field of the first fault; the calendar is then unchanged.
    pub fn add(&mut self, file: &str, json: &str) -> Result<i32, CalendarError> {
        let year = CalendarYear::parse(file, json)?;
        let number = year.year;
        self.years.insert(number, year);
        Ok(number)
    }

    /// Whether the year's arrangement is known; if not, what is computed in it is provisional.
    pub fn covers(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The years known, in order.
    pub fn years(&self) -> impl Iterator<Item = &CalendarYear> {
        self.years.values()
    }

    /// The kind of a date; plain weekends where the year is not covered.
    pub fn day_kind(&self, date: NaiveDate) -> DayKind {
        let year = self.years.get(&date.year());
        match year.and_then(|year| year.days.get(&date)) {
            Some((Arranged::Off, name)) => DayKind::Holiday(name.clone()),
            Some((Arranged::Work, _)) => DayKind::MakeUpDay,
            None if is_weekend(date) => DayKind::RestDay,
            None => DayKind::WorkingDay,
        }
    }

    /// Whether the date counts in a limit of working days.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.day_kind(date).is_working()
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

impl CalendarYear {
    /// Reads one year's file: `{ year, edition, source, days: [{ date, name: { zh, en }, kind: "off" | "work" }] }`.
    ///
    /// # Errors
    /// File, entry and field of the first fault.
    pub fn parse(file: &str, json: &str) -> Result<Self, CalendarError> {
        let head = Part::head(file);
        let value: Value = serde_json::from_str(json).map_err(|e| head.fault("json", e.to_string()))?;
        let fields = head.object(&value)?;
        head.only_these(fields, &["year", "edition", "source", "days"])?;
        let year = head.year(fields)?;
        let mut read = Self {
            year,
            edition: head.text(fields, "edition")?.to_owned(),
            source: head.text(fields, "source")?.to_owned(),
            days: BTreeMap::new(),
        };
        let days = fields.get("days").and_then(Value::as_array);
        let days = days.ok_or_else(|| head.fault("days", "a list is needed".to_owned()))?;
        for (index, day) in days.iter().enumerate() {
            read.add_day(&Part::day(file, index), day)?;
        }
        Ok(read)
    }

    fn add_day(&mut self, part: &Part<'_>, value: &Value) -> Result<(), CalendarError> {
        let fields = part.object(value)?;
        part.only_these(fields, &["date", "name", "kind"])?;
        let date = self.read_date(part, fields)?;
        let arranged = match part.text(fields, "kind")? {
            "off" => Arranged::Off,
            "work" if is_weekend(date) => Arranged::Work,
            "work" => return Err(part.fault("kind", format!("{date} is a working day as it is"))),
            other => {
                return Err(part.fault("kind", format!("`{other}` is neither `off` nor `work`")));
            }
        };
        let name = part.name(fields)?;
        if self.days.insert(date, (arranged, name)).is_some() {
            return Err(part.fault("date", format!("{date} stands there twice")));
        }
        Ok(())
    }

    fn read_date(&self, part: &Part<'_>, fields: &Map<String, Value>) -> Result<NaiveDate, CalendarError> {
        let text = part.text(fields, "date")?;
        let date: NaiveDate = text.parse().map_err(|_| part.fault("date", format!("`{text}` is not a date")))?;
        if date.year() == self.year {
            Ok(date)
        } else {
            Err(part.fault("date", format!("{date} is not in {}", self.year)))
        }
    }
}

/// A part of a calendar file while it is read: knows how to name its faults.
struct Part<'a> {
    file: &'a str,
    entry: String,
}

impl<'a> Part<'a> {
    fn head(file: &'a str) -> Self {
        Self { file, entry: "file".to_owned() }
    }

    fn day(file: &'a str, index: usize) -> Self {
        Self { file, entry: format!("day {}", index + 1) }
    }

    fn fault(&self, field: &str, what: String) -> CalendarError {
        CalendarError { file: self.file.to_owned(), entry: self.entry.clone(), field: field.to_owned(), what }
    }

    fn object<'v>(&self, value: &'v Value) -> Result<&'v Map<String, Value>, CalendarError> {
        let fields = value.as_object();
        fields.ok_or_else(|| self.fault("json", "an object is needed".to_owned()))
    }

    fn only_these(&self, fields: &Map<String, Value>, known: &[&str]) -> Result<(), CalendarError> {
        match fields.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(self.fault(key, "no such field".to_owned())),
            None => Ok(()),
        }
    }

    fn text<'v>(&self, fields: &'v Map<String, Value>, field: &str) -> Result<&'v str, CalendarError> {
        let text = fields.get(field).and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).ok_or_else(|| self.fault(field, "a text is needed".to_owned()))
    }

    fn year(&self, fields: &Map<String, Value>) -> Result<i32, CalendarError> {
        let year = fields.get("year").and_then(Value::as_i64);
        year.and_then(|year| i32::try_from(year).ok())
            .filter(|year| (1949..=2999).contains(year))
            .ok_or_else(|| self.fault("year", "a year is needed".to_owned()))
    }

    fn name(&self, fields: &Map<String, Value>) -> Result<Text, CalendarError> {
        let name = fields.get("name").cloned().unwrap_or(Value::Null);
        let name: Text = serde_json::from_value(name).map_err(|e| self.fault("name", e.to_string()))?;
        match name.blank_language() {
            Some(language) => Err(self.fault("name", format!("the text is missing in `{language}`"))),
            None => Ok(name),
        }
    }
}

/// The days a hall is open: weekdays, and single dates that differ. Independent of public holidays: many halls serve on them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenDays {
    /// Open on this weekday, Monday first.
    pub weekdays: [bool; 7],
    /// Dates that differ: `true` open, `false` closed.
    pub exceptions: BTreeMap<NaiveDate, bool>,
}

impl OpenDays {
    /// Whether the hall is open on the date.
    pub fn is_open(&self, date: NaiveDate) -> bool {
        let weekday = date.weekday().num_days_from_monday() as usize;
        let exception = self.exceptions.get(&date);
        *exception.unwrap_or(self.weekdays.get(weekday).unwrap_or(&false))
    }

    /// The open day `count` open days before `today` (1 = the last one before it, 0 = `today` itself, open or not).
    /// `None` when there is none within ten years.
    pub fn open_day_before(&self, today: NaiveDate, count: u32) -> Option<NaiveDate> {
        if count == 0 {
            return Some(today);
        }
        let earlier = std::iter::successors(today.pred_opt(), NaiveDate::pred_opt).take(3660);
        earlier.filter(|day| self.is_open(*day)).nth(count as usize - 1)
    }
}

#[cfg(test)]
mod tests {
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

    fn error(days: &str) -> String {
        CalendarYear::parse("mine.json", &json(days)).unwrap_err().to_string()
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

    #[test]
    fn a_fault_names_file_entry_and_field() {
        let good = r#"{"date": "2026-10-01", "name": {"zh": "甲", "en": "A"}, "kind": "off"}"#;
        let cases = [
            (
                r#"{"date": "2025-10-01", "name": {"zh": "甲", "en": "A"}, "kind": "off"}"#,
                "date: 2025-10-01 is not in 2026",
            ),
            (
                r#"{"date": "2026-02-30", "name": {"zh": "甲", "en": "A"}, "kind": "off"}"#,
                "date: `2026-02-30` is not a date",
            ),
            (r#"{"date": "2026-10-02", "name": {"zh": "甲", "en": "A"}, "kind": "maybe"}"#, "kind: `maybe` is neither"),
            (
                r#"{"date": "2026-10-02", "name": {"zh": "甲", "en": "A"}, "kind": "work"}"#,
                "kind: 2026-10-02 is a working day",
            ),
            (
                r#"{"date": "2026-10-02", "name": {"zh": "甲", "en": ""}, "kind": "off"}"#,
                "name: the text is missing in `en`",
            ),
            (r#"{"date": "2026-10-02", "kind": "off"}"#, "name: "),
            (r#"{"date": "2026-10-02", "note": 1, "kind": "off"}"#, "note: no such field"),
            (good, "date: 2026-10-01 stands there twice"),
            ("7", "json: an object is needed"),
        ];
        for (bad, expected) in cases {
            let found = error(&format!("{good}, {bad}"));
            assert!(found.starts_with(&format!("mine.json: day 2: {expected}")), "{found}");
        }
        let head = CalendarYear::parse("mine.json", "{}").unwrap_err();
        assert_eq!(head.to_string(), "mine.json: file: year: a year is needed");
    }

    #[test]
    fn the_hall_keeps_its_own_open_days() {
        let mut open = OpenDays { weekdays: [true, true, true, true, true, true, false], exceptions: BTreeMap::new() };
        assert!(open.is_open(day("2026-11-21")));
        assert!(!open.is_open(day("2026-11-22")));
        open.exceptions.insert(day("2026-11-21"), false);
        open.exceptions.insert(day("2026-11-22"), true);
        assert!(!open.is_open(day("2026-11-21")));
        assert!(open.is_open(day("2026-11-22")));
        let before = |count| open.open_day_before(day("2026-11-23"), count);
        assert_eq!(before(0), Some(day("2026-11-23")));
        assert_eq!(before(1), Some(day("2026-11-22")));
        assert_eq!(before(2), Some(day("2026-11-20")));
        assert_eq!(OpenDays::default().open_day_before(day("2026-11-23"), 1), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,200}") {
            let _ = CalendarYear::parse("any.json", &text);
        }

        #[test]
        fn every_day_has_a_kind(days in -40_000i64..40_000) {
            let calendar = WorkCalendar::shipped().unwrap();
            let date = day("2026-01-01") + chrono::Duration::days(days);
            let kind = calendar.day_kind(date);
            let arranged = matches!(kind, DayKind::Holiday(_) | DayKind::MakeUpDay);
            prop_assert!(!arranged || calendar.covers(date.year()));
        }
    }
}
