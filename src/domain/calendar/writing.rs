//! A year in the typed form, one line a holiday: `休 春节 2-15..2-23, 班 2-14 2-28`.

use chrono::{Datelike, NaiveDate};

use super::names::{named, unnamed};
use super::year::{Arranged, CalendarYear, DayRun};
use crate::domain::texts::Text;

impl CalendarYear {
    /// The text that [`CalendarYear::read_typed`] reads as the same days (quotes and slashes inside a name are lost).
    pub fn to_typed(&self) -> String {
        let runs = self.summary().runs;
        let mut names: Vec<&Text> = Vec::new();
        for run in &runs {
            if !names.contains(&&run.name) {
                names.push(&run.name);
            }
        }
        let lines = names.into_iter().map(|name| {
            let own: Vec<&DayRun> = runs.iter().filter(|run| run.name == *name).collect();
            let parts = [part("休", &own, Arranged::Off), part("班", &own, Arranged::Work)];
            let mut parts = parts.into_iter().flatten();
            let head = parts.next().map(|(word, dates)| format!("{word} {}{dates}", name_words(name)));
            let rest = parts.map(|(word, dates)| format!("{word} {dates}"));
            head.into_iter().chain(rest).collect::<Vec<String>>().join(", ")
        });
        lines.collect::<Vec<String>>().join("\n")
    }
}

/// The word and the dates of one kind.
fn part<'w>(word: &'w str, runs: &[&DayRun], arranged: Arranged) -> Option<(&'w str, String)> {
    let dates: Vec<String> = runs.iter().filter(|run| run.arranged == arranged).map(|run| dates(run)).collect();
    (!dates.is_empty()).then(|| (word, dates.join(" ")))
}

fn dates(run: &DayRun) -> String {
    let short = |date: NaiveDate| format!("{}-{}", date.month(), date.day());
    if run.first == run.last { short(run.first) } else { format!("{}..{}", short(run.first), short(run.last)) }
}

/// The name as typed, with a blank behind; nothing for days without a name of their own.
fn name_words(name: &Text) -> String {
    if *name == unnamed() {
        return String::new();
    }
    if named(&name.zh) == *name && name.zh != name.en {
        return format!("{} ", name.zh);
    }
    let plain = |words: &str| words.replace(['"', '“', '”', '「', '」', '/', '\n'], " ").trim().to_owned();
    let (zh, en) = (plain(&name.zh), plain(&name.en));
    match (zh.is_empty(), zh == en) {
        (true, _) => String::new(),
        (false, true) => format!("“{zh}” "),
        (false, false) => format!("“{zh}/{en}” "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::{WorkCalendar, YearHead};
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn head(year: &CalendarYear) -> YearHead {
        YearHead { year: year.year, edition: year.edition.clone(), source: year.source.clone() }
    }

    #[test]
    fn the_shipped_years_are_short_when_typed_and_come_back() {
        let shipped = WorkCalendar::shipped().unwrap();
        for year in shipped.years() {
            let text = year.to_typed();
            assert_eq!(CalendarYear::read_typed(&text, head(year)).accepted().as_ref(), Ok(year), "{text}");
        }
        let text = shipped.year(2026).unwrap().to_typed();
        assert_eq!(text.lines().nth(1), Some("休 春节 2-15..2-23, 班 2-14 2-28"));
        assert_eq!(text.lines().count(), 7);
    }

    fn some_year() -> impl Strategy<Value = CalendarYear> {
        let name = prop_oneof![
            Just(Text { zh: "春节".into(), en: "Spring Festival".into() }),
            Just(unnamed()),
            ("[甲-龟]{1,4}", "[A-Z][a-z]{1,6}").prop_map(|(zh, en)| Text { zh, en }),
            "[甲-龟]{1,4}".prop_map(|zh| Text { en: zh.clone(), zh }),
        ];
        let day = (0u64..365, name, proptest::bool::ANY);
        (1949i32..3000, prop::collection::vec(day, 1..40)).prop_map(|(number, days)| {
            let first = NaiveDate::from_ymd_opt(number, 1, 1).unwrap();
            let (edition, source) = (format!("{number}.1"), "notice".to_owned());
            let mut year = CalendarYear { year: number, edition, source, days: BTreeMap::new() };
            for (offset, name, is_off) in days {
                let arranged = if is_off { Arranged::Off } else { Arranged::Work };
                let _ = year.arrange(first + chrono::Days::new(offset), (arranged, name));
            }
            year
        })
    }

    proptest! {
        #[test]
        fn a_year_written_as_json_or_typed_comes_back_equal(year in some_year()) {
            prop_assert_eq!(&CalendarYear::read_json(&year.to_json()).unwrap(), &year);
            if year.days().count() > 0 {
                let text = year.to_typed();
                let back = CalendarYear::read_typed(&text, head(&year)).accepted();
                prop_assert_eq!(back.as_ref(), Ok(&year), "{}", text);
            }
        }
    }
}
