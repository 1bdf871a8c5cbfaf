//! The JSON form of a year: `{ year, edition, source, days: [{ date, name: { zh, en }, kind: "off" | "work" }] }`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::faults::{FaultField, FaultPlace, YearFault, YearWrong};
use super::year::{Arranged, CalendarYear, YEARS};
use crate::domain::texts::Text;

/// What is wrong with a calendar file; names the file, the entry and the field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {fault}")]
pub struct CalendarError {
    /// File name as given.
    pub file: String,
    /// Where, which field, what.
    pub fault: YearFault,
}

type Fields = Map<String, Value>;

impl CalendarYear {
    /// Reads one year's file in the JSON form.
    ///
    /// # Errors
    /// File, entry and field of the first fault.
    pub fn parse(file: &str, json: &str) -> Result<Self, CalendarError> {
        Self::read_json(json).map_err(|fault| CalendarError { file: file.to_owned(), fault })
    }

    /// Reads the JSON form.
    ///
    /// # Errors
    /// The first fault.
    pub fn read_json(json: &str) -> Result<Self, YearFault> {
        let head = Part(FaultPlace::Whole);
        let value: Value = serde_json::from_str(json).map_err(|e| head.not_json(&e))?;
        let fields = head.object(&value)?;
        head.only_these(fields, &["year", "edition", "source", "days"])?;
        let mut read = Self {
            year: head.year(fields)?,
            edition: head.text(fields, ("edition", FaultField::Edition))?.to_owned(),
            source: head.text(fields, ("source", FaultField::Source))?.to_owned(),
            days: BTreeMap::new(),
        };
        let days = fields.get("days").and_then(Value::as_array);
        let days = days.ok_or_else(|| head.fault(FaultField::Days, YearWrong::ListMissing))?;
        for (index, day) in days.iter().enumerate() {
            read.add_day(Part(FaultPlace::Day(index + 1)), day)?;
        }
        Ok(read)
    }

    fn add_day(&mut self, part: Part, value: &Value) -> Result<(), YearFault> {
        let fields = part.object(value)?;
        part.only_these(fields, &["date", "name", "kind"])?;
        let text = part.text(fields, ("date", FaultField::Date))?;
        let date: NaiveDate =
            text.parse().map_err(|_| part.fault(FaultField::Date, YearWrong::NotADate { text: text.to_owned() }))?;
        let arranged = match part.text(fields, ("kind", FaultField::Kind))? {
            "off" => Arranged::Off,
            "work" => Arranged::Work,
            other => return Err(part.fault(FaultField::Kind, YearWrong::NotAKind { text: other.to_owned() })),
        };
        let name = part.name(fields)?;
        self.arrange(date, (arranged, name)).map_err(|wrong| part.fault(field_of(&wrong), wrong))
    }
}

/// The part a day's fault is about.
pub(super) fn field_of(wrong: &YearWrong) -> FaultField {
    match wrong {
        YearWrong::WorkingAnyway { .. } => FaultField::Kind,
        _ => FaultField::Date,
    }
}

/// A part of the file while it is read: knows how to name its faults.
#[derive(Clone, Copy)]
struct Part(FaultPlace);

impl Part {
    fn fault(self, field: FaultField, wrong: YearWrong) -> YearFault {
        YearFault::new(self.0, field, wrong)
    }

    fn not_json(self, error: &serde_json::Error) -> YearFault {
        self.fault(FaultField::Text, YearWrong::NotJson { because: error.to_string() })
    }

    fn object(self, value: &Value) -> Result<&Fields, YearFault> {
        value.as_object().ok_or_else(|| self.fault(FaultField::Text, YearWrong::NotAnObject))
    }

    fn only_these(self, fields: &Fields, known: &[&str]) -> Result<(), YearFault> {
        match fields.keys().find(|key| !known.contains(&key.as_str())) {
            Some(key) => Err(self.fault(FaultField::Other(key.clone()), YearWrong::NoSuchField)),
            None => Ok(()),
        }
    }

    fn text<'v>(self, fields: &'v Fields, (key, field): (&str, FaultField)) -> Result<&'v str, YearFault> {
        let text = fields.get(key).and_then(Value::as_str).map(str::trim);
        text.filter(|text| !text.is_empty()).ok_or_else(|| self.fault(field, YearWrong::TextMissing))
    }

    fn year(self, fields: &Fields) -> Result<i32, YearFault> {
        let year = fields.get("year").and_then(Value::as_i64);
        year.and_then(|year| i32::try_from(year).ok())
            .filter(|year| YEARS.contains(year))
            .ok_or_else(|| self.fault(FaultField::Year, YearWrong::YearMissing))
    }

    fn name(self, fields: &Fields) -> Result<Text, YearFault> {
        let name = fields.get("name").cloned().unwrap_or(Value::Null);
        let name: Text = serde_json::from_value(name).map_err(|e| {
            let because = e.to_string();
            self.fault(FaultField::Name, YearWrong::NameUnreadable { because })
        })?;
        match name.blank_language() {
            Some(language) => Err(self.fault(FaultField::Name, YearWrong::LanguageMissing { language })),
            None => Ok(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::ReadYear;
    use proptest::prelude::*;

    const GOOD: &str = r#"{"date": "2026-10-01", "name": {"zh": "甲", "en": "A"}, "kind": "off"}"#;

    fn json(days: &str) -> String {
        format!(r#"{{"year": 2026, "edition": "2026.9", "source": "test", "days": [{days}]}}"#)
    }

    fn day_with(date: &str, kind: &str) -> String {
        format!(r#"{{"date": "{date}", "name": {{"zh": "甲", "en": "A"}}, "kind": "{kind}"}}"#)
    }

    #[test]
    fn a_fault_names_file_entry_and_field() {
        let cases = [
            (day_with("2025-10-01", "off"), "date: 2025-10-01 is not in 2026"),
            (day_with("2026-02-30", "off"), "date: `2026-02-30` is not a date"),
            (day_with("2026-10-02", "maybe"), "kind: `maybe` is neither"),
            (day_with("2026-10-02", "work"), "kind: 2026-10-02 is a working day"),
            (
                r#"{"date": "2026-10-02", "name": {"zh": "甲", "en": ""}, "kind": "off"}"#.to_owned(),
                "name: the text is missing in `en`",
            ),
            (r#"{"date": "2026-10-02", "kind": "off"}"#.to_owned(), "name: "),
            (r#"{"date": "2026-10-02", "note": 1, "kind": "off"}"#.to_owned(), "note: no such field"),
            (GOOD.to_owned(), "date: 2026-10-01 stands there twice"),
            ("7".to_owned(), "text: an object is needed"),
        ];
        for (bad, expected) in cases {
            let found = CalendarYear::parse("mine.json", &json(&format!("{GOOD}, {bad}"))).unwrap_err().to_string();
            assert!(found.starts_with(&format!("mine.json: day 2: {expected}")), "{found}");
        }
    }

    #[test]
    fn a_fault_of_the_head_names_its_field() {
        for (bad, expected) in [
            ("{}", "file: year: a year is needed"),
            (r#"{"year": 26}"#, "file: year: a year is needed"),
            (r#"{"year": 2026, "edition": " "}"#, "file: edition: a text is needed"),
            (r#"{"year": 2026, "edition": "1"}"#, "file: source: a text is needed"),
            (r#"{"year": 2026, "edition": "1", "source": "s"}"#, "file: days: a list is needed"),
            (r#"{"yaer": 2026}"#, "file: yaer: no such field"),
        ] {
            assert_eq!(
                CalendarYear::parse("mine.json", bad).unwrap_err().to_string(),
                format!("mine.json: {expected}")
            );
        }
    }

    #[test]
    fn a_year_without_a_day_is_not_taken() {
        let year = CalendarYear::read_json(&json("")).unwrap();
        let faults = ReadYear::of(year).accepted().unwrap_err();
        assert_eq!(faults[0].wrong, YearWrong::Nothing);
        assert!(ReadYear::of(CalendarYear::read_json(&json(GOOD)).unwrap()).accepted().is_ok());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in ".{0,200}") {
            let _ = CalendarYear::parse("any.json", &text);
        }
    }
}
