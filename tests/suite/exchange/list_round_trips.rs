//! The disclosure register and the calendar handed on and brought in elsewhere hold the same.

use hallkeeper::domain::calendar::{CalendarYear, WorkCalendar, YearHead};
use hallkeeper::domain::disclosure::{
    DisclosureImport, DisclosureKind, DisclosureList, ListedDisclosure, NewDocument, NewVersion, Retired, VersionImport,
};
use hallkeeper::exchange::calendar_export::{calendar_csv, calendar_rows, calendar_xlsx};
use hallkeeper::exchange::calendar_import::{CalendarSurroundings, plan_calendar};
use hallkeeper::exchange::calendars::read_bytes;
use hallkeeper::exchange::disclosure_export::{disclosure_csv, disclosure_rows, disclosure_xlsx};
use hallkeeper::exchange::headers::{ListKind, find_header_of};
use hallkeeper::exchange::staff_export::Personal;
use hallkeeper::exchange::stepping::on_and_on;
use hallkeeper::exchange::tables::read_list;
use hallkeeper::register::Register;
use hallkeeper::ui::list_words::{calendar_list_words, disclosure_list_words};
use hallkeeper::ui::strings::{Lang, Strings};
use proptest::prelude::*;

use super::super::register::making::{at, day, register};
use super::case_registers::now;
use super::disclosure_plans::plan_against;

/// What must survive the journey: all but row numbers, pictures, and when it was entered.
type Told = (NewDocument, chrono::NaiveDate, Option<Retired>, Vec<(NewVersion, Option<chrono::NaiveDate>)>);

fn all_told(register: &Register) -> Vec<Told> {
    let told = |ListedDisclosure { document, versions }| {
        let versions = versions.into_iter().map(|version| (version.facts, version.taken_down_on));
        (document.facts, document.since, document.retired, versions.collect())
    };
    register.listed_disclosure().unwrap().into_iter().map(told).collect()
}

fn text(most: usize) -> impl Strategy<Value = String> {
    let pattern = format!("[=+@'\";,甲䶮𠅤ab1\n()＝ ]{{1,{most}}}");
    proptest::string::string_regex(&pattern).unwrap().prop_map(|text| format!("文{}", text.trim_end()))
}

fn some_text() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), text(8)]
}

fn versions(kind: DisclosureKind) -> impl Strategy<Value = Vec<VersionImport>> {
    let one = (text(6), some_text(), 1..40i64, prop::option::of(0..400i64), some_text(), prop::option::of(0..30i64));
    prop::collection::vec(one, 0..4).prop_map(move |all| {
        let mut up = day("2026-01-01");
        let version =
            |(version, place, days, valid, note, down): (String, String, i64, Option<i64>, String, Option<i64>)| {
                up += chrono::Duration::days(days);
                let later = |days: i64| up + chrono::Duration::days(days);
                let (valid_until, event_ends_on) =
                    if kind.is_seasonal() { (None, Some(later(valid.unwrap_or(3)))) } else { (valid.map(later), None) };
                let version =
                    NewVersion { version, place, put_up_on: up, valid_until, event_ends_on, photo: None, note };
                VersionImport { version, taken_down_on: down.map(later) }
            };
        all.into_iter().map(version).collect()
    })
}

fn documents() -> impl Strategy<Value = DisclosureImport> {
    let retired = || prop::option::of(text(6).prop_map(|reason| Retired { on: day("2026-11-20"), reason }));
    (0..DisclosureKind::ALL.len()).prop_flat_map(move |kind| {
        let kind = DisclosureKind::ALL[kind];
        let facts = (text(10), some_text(), some_text(), prop_oneof![Just(""), Just("P1-3.1"), Just("ours")]);
        (facts, versions(kind), retired(), 0..300i64).prop_map(
            move |((title, place, note, rule), versions, retired, since)| DisclosureImport {
                id: None,
                facts: NewDocument { code: String::new(), rule: rule.to_owned(), kind, title, place, note },
                since: Some(day("2026-01-01") + chrono::Duration::days(since)),
                versions,
                taken_down: Vec::new(),
                retired,
            },
        )
    })
}

fn bytes_of(register: &Register, lang: Lang) -> [Vec<u8>; 2] {
    let words = disclosure_list_words(&Strings::load(lang));
    let rows = disclosure_rows(&register.listed_disclosure().unwrap(), &words, Personal::Shown);
    [disclosure_csv(&rows), disclosure_xlsx(&rows, &words).unwrap()]
}

fn assert_comes_back(here: &Register, lang: Lang) -> Result<(), TestCaseError> {
    for bytes in bytes_of(here, lang) {
        let (mut there, _) = register();
        let plan = plan_against(&there, &bytes);
        prop_assert_eq!(&plan.problems, &[]);
        there.import_disclosure(&plan.imports(), now()).unwrap();
        prop_assert_eq!(all_told(&there), all_told(here));
        let again = plan_against(here, &bytes);
        prop_assert!(again.is_idle() && again.problems.is_empty(), "known where it came from");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn a_disclosure_register_handed_on_and_brought_in_elsewhere_is_the_same(
        list in prop::collection::vec(documents(), 1..5),
        is_english in any::<bool>(),
    ) {
        let (mut here, _) = register();
        let numbered = list.into_iter().enumerate().map(|(index, mut import)| {
            import.facts.code = format!("={index}'");
            import
        });
        here.import_disclosure(&numbered.collect::<Vec<_>>(), now()).unwrap();
        assert_comes_back(&here, if is_english { Lang::En } else { Lang::Zh })?;
    }
}

#[test]
fn the_shipped_lists_come_back_in_either_language() {
    for list in DisclosureList::shipped() {
        for tag in ["zh", "en"] {
            let (mut here, _) = register();
            let documents: Vec<NewDocument> = list.documents.iter().map(|listed| listed.taken_over(tag)).collect();
            here.take_over_disclosure(&documents, at("2026-11-01", 9, 0)).unwrap();
            for lang in Lang::ALL {
                assert_comes_back(&here, lang).unwrap();
            }
        }
    }
}

#[test]
fn every_heading_of_a_disclosure_export_is_one_the_import_knows() {
    for lang in Lang::ALL {
        let words = disclosure_list_words(&Strings::load(lang));
        let bytes = disclosure_csv(std::slice::from_ref(&words.headings));
        let table = read_list(&bytes, None, ListKind::Disclosure).unwrap();
        let mapping = find_header_of(&table, ListKind::Disclosure).unwrap();
        assert_eq!(mapping.columns.len(), words.headings.len(), "{lang:?}: {:?}", words.headings);
    }
}

/// A day of 2027 with a name people and attackers write; a make-up day only on a weekend.
fn arranged_day() -> impl Strategy<Value = (chrono::NaiveDate, String, String)> {
    let name = || "[=+@'\";甲䶮𬭎𠅤A1(＝-][=+@'\";,甲䶮𠅤ab1()＝{] {0,3}x";
    (0..365i64, name(), name()).prop_map(|(n, zh, en)| (day("2027-01-01") + chrono::Duration::days(n), zh, en))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn a_calendar_year_with_any_names_comes_back(
        days in prop::collection::vec(arranged_day(), 1..40),
        is_english in any::<bool>(),
    ) {
        let mut rows = vec![["日期", "类型", "名称", "英文名称"].map(str::to_owned).to_vec()];
        let mut seen = std::collections::BTreeSet::new();
        for (date, zh, en) in days.into_iter().filter(|(date, ..)| seen.insert(*date)) {
            let is_weekend = chrono::Datelike::weekday(&date).number_from_monday() > 5;
            let kind = if is_weekend && zh.len() % 2 == 0 { "班" } else { "休" };
            rows.push(vec![date.to_string(), kind.to_owned(), zh, en]);
        }
        let head = YearHead { year: 2027, edition: "a".into(), source: "a".into() };
        let year = CalendarYear::read_rows(&rows, 1, head).accepted().unwrap();
        let words = calendar_list_words(&Strings::load(if is_english { Lang::En } else { Lang::Zh }));
        let rows = calendar_rows(&year, &words);
        for bytes in [calendar_csv(&rows), calendar_xlsx(&rows, &words).unwrap()] {
            let read = read_bytes(&bytes, "a", None).unwrap();
            let second = year.days().nth(1).map(|(date, ..)| date);
            prop_assert_eq!(second.and_then(|date| read.row_of(date)), second.map(|_| 3), "the row is known");
            prop_assert!(read.accepted().unwrap().days().eq(year.days()));
            let table = read_list(&bytes, None, ListKind::Calendar).unwrap();
            let mapping = find_header_of(&table, ListKind::Calendar).unwrap();
            let around = CalendarSurroundings::default();
            let plan = plan_calendar(&table, &mapping, &around, &on_and_on).unwrap().unwrap();
            prop_assert_eq!(&plan.problems, &[]);
            let written = plan.year.clone().unwrap();
            prop_assert!(written.days().eq(year.days()));
            let mut calendar = WorkCalendar::default();
            calendar.put(written);
            let around = CalendarSurroundings::new(calendar, []);
            let again = plan_calendar(&table, &mapping, &around, &on_and_on).unwrap().unwrap();
            prop_assert!(again.is_idle() && !again.is_refused(), "brought in again it changes nothing");
        }
    }
}

#[test]
fn a_calendar_year_comes_back_with_its_names_in_both_languages() {
    let shipped = WorkCalendar::shipped().unwrap();
    let own = "日期,类型,名称,英文名称\n2027-02-06,休,春节,Spring Festival\n2027-05-09,班,厅庆,Hall day\n";
    let own = read_bytes(own.as_bytes(), "a", Some(2027)).unwrap().accepted().unwrap();
    let years: Vec<CalendarYear> = (2024..=2026).filter_map(|year| shipped.year(year).cloned()).chain([own]).collect();
    assert!(years.len() > 1, "shipped years are there");
    for year in years {
        for lang in Lang::ALL {
            let words = calendar_list_words(&Strings::load(lang));
            let rows = calendar_rows(&year, &words);
            for bytes in [calendar_csv(&rows), calendar_xlsx(&rows, &words).unwrap()] {
                let read = read_bytes(&bytes, "a", None).unwrap().accepted().unwrap();
                assert!(read.days().eq(year.days()), "{} {lang:?}", year.year);
            }
        }
    }
}
