//! What is wrong with a year of the calendar, and its days, in words: for the settings and the command line.

use chrono::{Datelike, NaiveDate};

use super::strings::{Strings, Value};
use super::words;
use crate::domain::calendar::{Arranged, FaultField, FaultPlace, YearFault, YearSummary, YearWrong};
use crate::domain::texts::Text;
use crate::exchange::calendars::CalendarFileError;
use crate::register::MovedDeadline;

/// Days of one holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HolidayWords {
    /// The holiday.
    pub name: String,
    /// Its days off: `02-15 周日 – 02-23 周一 · 9 天`; may be empty.
    pub off: String,
    /// Its make-up days: `02-14 周六、02-28 周六`; may be empty.
    pub make_up: String,
}

/// `02-15 周日`, `Sun 02-15`.
fn date(strings: &Strings, date: NaiveDate) -> String {
    let short = date.format("%m-%d").to_string();
    let weekday = strings.weekday_name(date.weekday());
    strings.text_with("calendar-date", &[("date", short.into()), ("weekday", weekday.into())])
}

/// The holidays of a year in the order of their first day.
pub fn holidays(strings: &Strings, summary: &YearSummary) -> Vec<HolidayWords> {
    let mut names: Vec<&Text> = Vec::new();
    for run in &summary.runs {
        if !names.contains(&&run.name) {
            names.push(&run.name);
        }
    }
    let between = strings.text("calendar-between-days");
    let holiday = |name: &Text| {
        let days = |arranged: Arranged| {
            let own = summary.runs.iter().filter(|run| run.name == *name && run.arranged == arranged);
            let words = own.map(|run| {
                let first = date(strings, run.first);
                if run.first == run.last {
                    return first;
                }
                let values =
                    [("first", first.into()), ("last", date(strings, run.last).into()), ("n", run.days().into())];
                strings.text_with("calendar-table-range", &values)
            });
            words.collect::<Vec<String>>().join(&between)
        };
        let name = name.in_language(strings.lang().key()).to_owned();
        HolidayWords { name, off: days(Arranged::Off), make_up: days(Arranged::Work) }
    };
    names.into_iter().map(holiday).collect()
}

/// `2027 年 · 休 33 天 · 补班 6 天 · 全年 248 个工作日`.
pub fn sum(strings: &Strings, summary: &YearSummary) -> String {
    let YearSummary { year, off, make_up, working, .. } = summary;
    let values: [(&str, Value<'_>); 4] = [
        ("year", year.to_string().into()),
        ("off", (*off).into()),
        ("work", (*make_up).into()),
        ("working", (*working).into()),
    ];
    strings.text_with("calendar-sum", &values)
}

/// Deadlines named one by one in a sentence; the others are counted.
const MOVED_NAMED: usize = 3;

/// The deadlines of open cases that a year would move, one sentence.
pub fn moved(strings: &Strings, moved: &[MovedDeadline]) -> String {
    if moved.is_empty() {
        return strings.text("calendar-would-move-none");
    }
    let one = |moved: &MovedDeadline| {
        let MovedDeadline { number, step, before, after, .. } = moved;
        let day =
            |day: &Option<NaiveDate>| day.map_or_else(|| strings.text("calendar-moved-no-date"), |day| day.to_string());
        let change = [("before", day(before).into()), ("after", day(after).into())];
        let values = [
            ("number", number.to_string().into()),
            ("step", step.in_language(strings.lang().key()).into()),
            ("change", strings.text_with("calendar-moved-change", &change).into()),
        ];
        strings.text_with("calendar-would-move-one", &values)
    };
    let between = strings.text("calendar-between-days");
    let first: Vec<String> = moved.iter().take(MOVED_NAMED).map(one).collect();
    let mut first = first.join(&between);
    if let Some(more) = moved.len().checked_sub(MOVED_NAMED).filter(|more| *more > 0) {
        first = strings.text_with("calendar-would-move-more", &[("first", first.into()), ("n", more.into())]);
    }
    strings.text_with("calendar-would-move-some", &[("n", moved.len().into()), ("first", first.into())])
}

/// That a year has fewer days off than the law gives, one sentence.
pub fn looks_short(strings: &Strings, summary: &YearSummary) -> Option<String> {
    let is_short = summary.off > 0 && summary.looks_short();
    is_short.then(|| strings.text_with("calendar-looks-short", &[("off", summary.off.into())]))
}

/// Why a file gave no year: what happened, and what to do.
pub fn file_error(strings: &Strings, error: &CalendarFileError) -> String {
    match error {
        CalendarFileError::File(error) => words::table_error(strings, error),
        CalendarFileError::YearMissing => strings.text("calendar-file-no-year"),
        CalendarFileError::ColumnsUnknown => strings.text("calendar-file-columns-unknown"),
    }
}

/// One fault as one sentence: where, which part, what.
pub fn fault(strings: &Strings, fault: &YearFault) -> String {
    let YearFault { place, field, wrong } = fault;
    let at = |key: &str, n: usize| strings.text_with(key, &[("n", n.into())]);
    let place = match place {
        FaultPlace::Whole => String::new(),
        FaultPlace::Day(n) => at("calendar-place-day", *n),
        FaultPlace::Row(n) => at("calendar-place-row", *n),
        FaultPlace::Line(n) => at("calendar-place-line", *n),
    };
    let field = match field_key(field) {
        Ok(key) => strings.text(key),
        Err(name) => name.to_owned(),
    };
    let wrong = wrong_words(strings, wrong);
    let values = [("place", place.into()), ("field", field.into()), ("wrong", wrong.into())];
    strings.text_with("calendar-fault", &values)
}

/// The key of the part's name; a column of another name has its own.
fn field_key(field: &FaultField) -> Result<&'static str, &str> {
    Ok(match field {
        FaultField::Text => "calendar-field-text",
        FaultField::Year => "calendar-field-year",
        FaultField::Edition => "calendar-field-edition",
        FaultField::Source => "calendar-field-source",
        FaultField::Days => "calendar-field-days",
        FaultField::Date => "calendar-field-date",
        FaultField::Kind => "calendar-field-kind",
        FaultField::Name => "calendar-field-name",
        FaultField::Other(name) => return Err(name),
    })
}

fn wrong_words(strings: &Strings, wrong: &YearWrong) -> String {
    let text = |key: &str, text: &str| strings.text_with(key, &[("text", text.into())]);
    let because = |key: &str, words: &str| strings.text_with(key, &[("because", words.into())]);
    let iso = |date: NaiveDate| strings.date_iso(date);
    match wrong {
        YearWrong::NotJson { because: words } => because("calendar-wrong-not-json", words),
        YearWrong::NameUnreadable { because: words } => because("calendar-wrong-name", words),
        YearWrong::NotADate { text: words } => text("calendar-wrong-not-a-date", words),
        YearWrong::Backwards { text: words } => text("calendar-wrong-backwards", words),
        YearWrong::NotAKind { text: words } => text("calendar-wrong-not-a-kind", words),
        YearWrong::NoKind { text: words } => text("calendar-wrong-no-kind", words),
        YearWrong::NoDates { text: words } => text("calendar-wrong-no-dates", words),
        YearWrong::UnknownWord { text: words } => text("calendar-wrong-unknown", words),
        YearWrong::LanguageMissing { language } => {
            strings.text_with("calendar-wrong-language", &[("language", (*language).into())])
        }
        YearWrong::YearDiffers { found, wanted } => {
            let values = [("found", found.to_string().into()), ("wanted", wanted.to_string().into())];
            strings.text_with("calendar-wrong-year-differs", &values)
        }
        YearWrong::OtherYear { date, year } => {
            let values = [("date", iso(*date).into()), ("year", year.to_string().into())];
            strings.text_with("calendar-wrong-other-year", &values)
        }
        YearWrong::WeekdayDiffers { date, written } => {
            let is = strings.weekday_long(*date);
            let values = [("date", iso(*date).into()), ("is", is.into()), ("written", written.as_str().into())];
            strings.text_with("calendar-wrong-weekday", &values)
        }
        YearWrong::WorkingAnyway { date } => {
            let values = [("date", iso(*date).into()), ("is", strings.weekday_long(*date).into())];
            strings.text_with("calendar-wrong-working-anyway", &values)
        }
        YearWrong::Twice { date } => strings.text_with("calendar-wrong-twice", &[("date", iso(*date).into())]),
        YearWrong::NotAnObject
        | YearWrong::NoSuchField
        | YearWrong::TextMissing
        | YearWrong::YearMissing
        | YearWrong::ListMissing
        | YearWrong::Nothing => strings.text(plain_key(wrong)),
    }
}

fn plain_key(wrong: &YearWrong) -> &'static str {
    match wrong {
        YearWrong::NotAnObject => "calendar-wrong-not-an-object",
        YearWrong::NoSuchField => "calendar-wrong-no-such-field",
        YearWrong::TextMissing => "calendar-wrong-text-missing",
        YearWrong::YearMissing => "calendar-wrong-year-missing",
        YearWrong::ListMissing => "calendar-wrong-list-missing",
        _ => "calendar-wrong-nothing",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{CalendarYear, WorkCalendar, YearHead};
    use crate::ui::strings::Lang;

    fn faults(lang: Lang, text: &str) -> Vec<String> {
        let head = YearHead { year: 2027, ..YearHead::default() };
        let read = CalendarYear::read_typed(text, head);
        read.faults().iter().map(|one| fault(&Strings::load(lang), one)).collect()
    }

    #[test]
    fn a_fault_is_one_sentence_with_its_place() {
        let text = "休 1-1..1-3\n班 2-15";
        assert_eq!(faults(Lang::Zh, text), ["第 2 行 · 休或班：2027-02-15 是星期一，本来就上班，不是补班"]);
        assert_eq!(
            faults(Lang::En, text),
            ["Line 2 · off or work: 2027-02-15 is a Monday, worked anyway and no make-up day"]
        );
        assert_eq!(faults(Lang::Zh, ""), ["日子：一天也没有写"]);
    }

    #[test]
    fn every_fault_has_words_in_both_languages() {
        let date = NaiveDate::from_ymd_opt(2027, 2, 15).unwrap();
        let text = || "X9".to_owned();
        let all = [
            YearWrong::NotJson { because: text() },
            YearWrong::NotAnObject,
            YearWrong::NoSuchField,
            YearWrong::TextMissing,
            YearWrong::YearMissing,
            YearWrong::ListMissing,
            YearWrong::NameUnreadable { because: text() },
            YearWrong::LanguageMissing { language: "en" },
            YearWrong::YearDiffers { found: 2026, wanted: 2027 },
            YearWrong::NotADate { text: text() },
            YearWrong::OtherYear { date, year: 2026 },
            YearWrong::WeekdayDiffers { date, written: text() },
            YearWrong::Backwards { text: text() },
            YearWrong::NotAKind { text: text() },
            YearWrong::NoKind { text: text() },
            YearWrong::NoDates { text: text() },
            YearWrong::UnknownWord { text: text() },
            YearWrong::WorkingAnyway { date },
            YearWrong::Twice { date },
            YearWrong::Nothing,
        ];
        for lang in Lang::ALL {
            let strings = Strings::load(lang);
            let said: Vec<String> = all.iter().map(|wrong| wrong_words(&strings, wrong)).collect();
            for (index, words) in said.iter().enumerate() {
                assert!(!words.contains("calendar-") && !words.contains('{'), "{words}");
                assert!(!said[..index].contains(words), "{words} is said of two faults");
            }
        }
    }

    #[test]
    fn a_year_is_told_holiday_by_holiday_with_weekdays() {
        let shipped = WorkCalendar::shipped().unwrap();
        let summary = shipped.year(2026).unwrap().summary();
        let zh = holidays(&Strings::load(Lang::Zh), &summary);
        assert_eq!(zh.len(), 7);
        assert_eq!(zh[1].name, "春节");
        assert_eq!(zh[1].off, "02-15 周日 – 02-23 周一 · 9 天");
        assert_eq!(zh[1].make_up, "02-14 周六、02-28 周六");
        let en = holidays(&Strings::load(Lang::En), &summary);
        assert_eq!(en[0].off, "Thu 01-01 – Sat 01-03 · 3 days");
        assert_eq!(sum(&Strings::load(Lang::Zh), &summary), "2026 年 · 休 33 天 · 补班 6 天 · 全年 248 个工作日");
    }
}
