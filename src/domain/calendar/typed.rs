//! A year as a person types it, `休 2-15..2-23, 班 2-14 2-28`, or pastes it from the notice,
//! `春节：2月15日至23日放假调休，共9天。2月14日、2月28日上班。`
//!
//! A word for off or worked before its dates holds until the next one; one that follows dates is about those. A holiday's
//! name holds to the end of its line. Nothing is passed over but remarks in brackets and what the notices count.

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::faults::{FaultField, FaultPlace, YearFault, YearWrong};
use super::names::{joined, unnamed};
use super::reading::field_of;
use super::signs::{Between, Placed, Sign, Written, scan};
use super::year::{Arranged, CalendarYear, ReadYear, YearHead};
use crate::domain::texts::Text;

impl CalendarYear {
    /// Reads typed or pasted text; dates without a year are of the head's.
    pub fn read_typed(text: &str, head: YearHead) -> ReadYear {
        let signs = scan(text);
        let mut reader =
            Reader { read: ReadYear::begun(head), force: None, name: None, is_named: false, pending: Vec::new() };
        let mut rest = signs.as_slice();
        while let Some((sign, after)) = rest.split_first() {
            rest = reader.step(sign, after);
        }
        reader.stop();
        reader.read.ended()
    }
}

/// The year a text names itself: a JSON form's `year`, else the first date written with its year.
pub fn year_named(text: &str) -> Option<i32> {
    if text.trim_start().starts_with('{') {
        let value: Value = serde_json::from_str(text).ok()?;
        return value.get("year")?.as_i64().and_then(|year| i32::try_from(year).ok());
    }
    scan(text).into_iter().find_map(|placed| match placed.sign {
        Sign::Date(Written { year, .. }) => year,
        _ => None,
    })
}

/// The date a cell holds, alone; short ones are of `year`.
pub(super) fn date_alone(cell: &str, year: i32) -> Result<NaiveDate, YearWrong> {
    let not_a_date = || YearWrong::NotADate { text: cell.trim().to_owned() };
    let signs = scan(cell.trim());
    match signs.as_slice() {
        [Placed { sign: Sign::Date(written), .. }] => resolve(written, (year, None)).ok_or_else(not_a_date)?,
        _ => Err(not_a_date()),
    }
}

/// The date, or `None` where there is no such day. `base` is the first day of the range that ends here.
fn resolve(written: &Written, (year, base): (i32, Option<NaiveDate>)) -> Option<Result<NaiveDate, YearWrong>> {
    let of_year = written.year.or(base.map(|base| base.year())).unwrap_or(year);
    let month = written.month.or(base.map(|base| base.month()))?;
    let date = NaiveDate::from_ymd_opt(of_year, month, written.day)?;
    Some(match &written.weekday {
        _ if date.year() != year => Err(YearWrong::OtherYear { date, year }),
        Some((weekday, said)) if *weekday != date.weekday() => {
            Err(YearWrong::WeekdayDiffers { date, written: said.clone() })
        }
        _ => Ok(date),
    })
}

/// A word for off or worked that holds.
struct Force {
    arranged: Arranged,
    line: usize,
    text: String,
    has_dates: bool,
}

/// Days from the first to the last, as written.
struct Span {
    first: NaiveDate,
    last: NaiveDate,
    line: usize,
    text: String,
}

struct Reader {
    read: ReadYear,
    force: Option<Force>,
    name: Option<Text>,
    /// The name was just given, no date came since: a further name joins it.
    is_named: bool,
    /// Dates whose word has not come yet.
    pending: Vec<Span>,
}

impl Reader {
    fn step<'s>(&mut self, placed: &'s Placed, after: &'s [Placed]) -> &'s [Placed] {
        match &placed.sign {
            Sign::Kind(arranged) => self.kind(*arranged, placed),
            Sign::Name(name) => self.name(name),
            Sign::Date(written) => return self.dates((placed, written), after),
            Sign::Stop => self.stop(),
            Sign::Line => (self.name, self.is_named) = (None, false),
            Sign::BadDate => {
                let wrong = YearWrong::NotADate { text: placed.text.clone() };
                self.wrong(placed.line, FaultField::Date, wrong);
                self.dated();
            }
            Sign::Between(_) | Sign::Unknown => {
                let wrong = YearWrong::UnknownWord { text: placed.text.clone() };
                self.wrong(placed.line, FaultField::Text, wrong);
            }
        }
        after
    }

    fn wrong(&mut self, line: usize, field: FaultField, wrong: YearWrong) {
        self.read.note(YearFault::new(FaultPlace::Line(line), field, wrong));
    }

    /// Dates came: whatever holds is about something.
    fn dated(&mut self) {
        self.is_named = false;
        if let Some(force) = &mut self.force {
            force.has_dates = true;
        }
    }

    fn kind(&mut self, arranged: Arranged, placed: &Placed) {
        let follows = self.force.is_none() && !self.pending.is_empty();
        self.let_go();
        if follows {
            for span in std::mem::take(&mut self.pending) {
                self.arrange(&span, arranged);
            }
            return;
        }
        let (line, text) = (placed.line, placed.text.clone());
        self.force = Some(Force { arranged, line, text, has_dates: false });
    }

    fn name(&mut self, name: &Text) {
        self.name = Some(match &self.name {
            Some(first) if self.is_named => joined(first, name),
            _ => name.clone(),
        });
        self.is_named = true;
    }

    /// The word that held is over; without any date it was about nothing.
    fn let_go(&mut self) {
        if let Some(force) = self.force.take().filter(|force| !force.has_dates) {
            self.wrong(force.line, FaultField::Kind, YearWrong::NoDates { text: force.text });
        }
    }

    /// A sentence is over: dates without a word stay without.
    fn stop(&mut self) {
        self.let_go();
        for span in std::mem::take(&mut self.pending) {
            self.wrong(span.line, FaultField::Kind, YearWrong::NoKind { text: span.text });
        }
    }

    /// One date, or the first of a range; gives what follows.
    fn dates<'s>(&mut self, (placed, written): (&Placed, &Written), after: &'s [Placed]) -> &'s [Placed] {
        self.dated();
        let range = match after {
            [
                Placed { sign: Sign::Between(between), text, .. },
                Placed { sign: Sign::Date(end), text: last, .. },
                rest @ ..,
            ] => {
                let text = format!("{}{text}{last}", placed.text);
                Some((*between, end, text, rest))
            }
            _ => None,
        };
        let Some((between, end, text, rest)) = range else {
            if let Some(day) = self.day((written, None), placed) {
                self.span(Span { first: day, last: day, line: placed.line, text: placed.text.clone() });
            }
            return after;
        };
        let whole = Placed { text, ..placed.clone() };
        let Some(first) = self.day((written, None), placed) else { return rest };
        if end.is_bare && between == Between::Hyphen {
            self.wrong(placed.line, FaultField::Date, YearWrong::NotADate { text: whole.text });
        } else if let Some(last) = self.day((end, Some(first)), &whole) {
            if last < first {
                self.wrong(placed.line, FaultField::Date, YearWrong::Backwards { text: whole.text });
            } else {
                self.span(Span { first, last, line: placed.line, text: whole.text });
            }
        }
        rest
    }

    fn day(&mut self, (written, base): (&Written, Option<NaiveDate>), placed: &Placed) -> Option<NaiveDate> {
        let date = resolve(written, (self.read.year(), base));
        let wrong = match date {
            Some(Ok(date)) => return Some(date),
            Some(Err(wrong)) => wrong,
            None => YearWrong::NotADate { text: placed.text.clone() },
        };
        self.wrong(placed.line, FaultField::Date, wrong);
        None
    }

    fn span(&mut self, span: Span) {
        match self.force.as_ref().map(|force| force.arranged) {
            Some(arranged) => self.arrange(&span, arranged),
            None => self.pending.push(span),
        }
    }

    /// Every day of the span; its first fault is enough.
    fn arrange(&mut self, span: &Span, arranged: Arranged) {
        let name = self.name.clone().unwrap_or_else(unnamed);
        for date in span.first.iter_days().take_while(|date| *date <= span.last) {
            if let Err(wrong) = self.read.arrange((date, span.line), (arranged, name.clone())) {
                self.wrong(span.line, field_of(&wrong), wrong);
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::WorkCalendar;
    use proptest::prelude::*;

    fn read(text: &str, year: i32) -> ReadYear {
        CalendarYear::read_typed(text, YearHead { year, edition: "x".into(), source: "typed".into() })
    }

    /// Days as `02-15 off`.
    fn days(text: &str, year: i32) -> Vec<String> {
        let year = read(text, year).accepted().unwrap_or_else(|faults| panic!("{text}: {faults:?}"));
        let word = |arranged| if arranged == Arranged::Off { "off" } else { "work" };
        year.days().map(|(date, arranged, _)| format!("{} {}", date.format("%m-%d"), word(arranged))).collect()
    }

    fn faults(text: &str) -> Vec<String> {
        read(text, 2026).faults().iter().map(ToString::to_string).collect()
    }

    const SPRING: [&str; 5] = ["02-14 work", "02-15 off", "02-16 off", "02-17 off", "02-28 work"];

    #[test]
    fn every_way_to_write_it_gives_the_same_days() {
        for text in [
            "休 2-15..2-17, 班 2-14 2-28",
            "休2-15..2-17，班2-14、2-28",
            "放假：2月15日至2月17日；补班：2月14日 2月28日",
            "off 2/15 - 2/17, work 2/14, 2/28",
            "Off 2.15~2.17\nWork 2.14\n2.28",
            "休 ２－１５到２－１７\n上班 ２－１４，２－２８",
            "休 2026-2-15..2026-2-17, 班 2026年2月14日, 20260228",
            "休 2-15-2-17 班 2-14,2-28",
            "休 2月15日（周日）—17日（星期二），班 2-14 周六 2-28(Sat)",
            "2月15日至17日放假调休，共3天。2月14日（周六）、2月28日（周六）上班。",
        ] {
            assert_eq!(days(text, 2026), SPRING, "{text}");
        }
    }

    /// The arrangement of 2026 in the words of a notice.
    const NOTICE: &str = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。";

    #[test]
    fn a_pasted_notice_gives_the_shipped_year() {
        let shipped = WorkCalendar::shipped().unwrap();
        let year = read(NOTICE, 2026).accepted().unwrap();
        let ours: Vec<_> = shipped.year(2026).unwrap().days().collect();
        assert_eq!(year.days().collect::<Vec<_>>(), ours);
    }

    #[test]
    fn names_hold_to_the_end_of_their_line_and_join() {
        let text = "休 国庆、中秋 10-1..10-8, 班 9-28 10-11\n休 5-1..5-5\n休 “厂庆/Works day” 6-3";
        let year = read(text, 2025).accepted().unwrap();
        let names: Vec<String> = year.summary().runs.iter().map(|run| run.name.zh.clone()).collect();
        assert_eq!(names, ["节假日", "厂庆", "国庆节、中秋节", "国庆节、中秋节", "国庆节、中秋节"]);
        let (_, _, works) = year.days().find(|(date, ..)| date.month() == 6).unwrap();
        assert_eq!(works.en, "Works day");
    }

    #[test]
    fn each_fault_names_its_line_its_part_and_what_is_wrong() {
        for (text, expected) in [
            ("休 2-30", "line 1: date: `2-30` is not a date"),
            ("休 2-15\n休 13月1日", "line 2: date: `13月1日` is not a date"),
            ("休 2-15-23", "line 1: date: `2-15-23` is not a date"),
            ("休 15", "line 1: date: `15` is not a date"),
            ("休 2027-2-15", "line 1: date: 2027-02-15 is not in 2026"),
            ("休 2-15（周六）", "line 1: date: 2026-02-15 is no `周六`"),
            ("休 2-23..2-15", "line 1: date: `2-23..2-15` ends before it begins"),
            ("休 12-30..1-2", "line 1: date: `12-30..1-2` ends before it begins"),
            ("2-15..2-23", "line 1: kind: nothing says whether `2-15..2-23` is off or worked"),
            ("休 2-15, 班", "line 1: kind: no date belongs to `班`"),
            ("休 班 2-14", "line 1: kind: no date belongs to `休`"),
            ("体 2-15", "line 1: text: `体` means nothing here"),
            ("休 2-15, 班 元宵 2-14", "line 1: text: `元宵` means nothing here"),
            ("休 2-15..", "line 1: text: `..` means nothing here"),
            ("休 (2-15)", "line 1: text: `(2-15)` means nothing here"),
            ("班 2-16", "line 1: kind: 2026-02-16 is a working day as it is"),
            ("休 2-15..2-17 2-16", "line 1: date: 2026-02-16 stands there twice"),
            ("休 2-14 班 2-14", "line 1: date: 2026-02-14 stands there twice"),
            (" \n", "file: days: no day is given"),
        ] {
            assert!(faults(text).contains(&expected.to_owned()), "{text}: {:?}", faults(text));
            assert!(read(text, 2026).accepted().is_err(), "{text}");
        }
    }

    #[test]
    fn what_was_understood_is_shown_although_nothing_is_taken() {
        let read = read("休 1-1..1-3, 2-30, 班 1-4", 2026);
        assert_eq!((read.summary().off, read.summary().make_up), (3, 1));
        assert_eq!(read.faults().len(), 1);
        assert!(read.accepted().is_err());
    }

    #[test]
    fn a_text_may_name_its_year() {
        assert_eq!(year_named("休 2-15..2-23, 班 2027年2月14日"), Some(2027));
        assert_eq!(year_named(r#"{"year": 2028}"#), Some(2028));
        assert_eq!(year_named("休 2-15..2-23"), None);
        assert_eq!(year_named("{ 2027-1-1"), None);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_without_a_panic(text in "[休班放假上调共天春节 0-9年月日号.,、（）()至到\\-~。;\n周六]{0,80}", year in 1949i32..3000) {
            let read = read(&text, year);
            let taken = read.clone().accepted();
            prop_assert_eq!(taken.is_ok(), read.faults().is_empty());
            if let Ok(taken) = taken {
                prop_assert!(taken.days().count() > 0);
                for (date, arranged, _) in taken.days() {
                    prop_assert_eq!(date.year(), year);
                    prop_assert!(arranged == Arranged::Off || crate::domain::calendar::is_weekend(date));
                }
            }
        }

        #[test]
        fn anything_at_all_is_read_or_refused_without_a_panic(text in "\\PC{0,100}") {
            let _ = read(&text, 2027).accepted();
            year_named(&text);
        }
    }
}
