//! A list of days off and make-up days becomes a plan: columns found or chosen, days added, changed, gone, faults named by row and
//! column, nothing taken in part (domain 4.4).

use std::sync::Arc;

use hallkeeper::domain::calendar::{Arranged, CalendarYear, YearHead};
use hallkeeper::domain::problems::{Field, Wrong};
use hallkeeper::exchange::calendar_plan::{CalendarImportPlan, DayFate, DaySkip, PlannedDay};
use hallkeeper::exchange::headers::ListKind;
use hallkeeper::exchange::list_memory::{kept, memory_key};
use hallkeeper::jobs::bringing::{Around, ListToRead, ReadError, ReadList, ReadPlan, Source, ToldBy, read};
use hallkeeper::jobs::{JobEnd, Jobs};
use hallkeeper::register::Register;

use super::super::register::making::{day, register};
use super::case_registers::now;

fn read_as(register: &Register, source: Source, memory: Vec<(String, String)>) -> Result<ReadList, ReadError> {
    let around = Around::of(ListKind::Calendar, register, now(), "zh").unwrap().unwrap().for_file("放假.csv", None);
    match read(&Jobs::at_once(), ListToRead { source, memory, around }).wait() {
        JobEnd::Value(read) => read,
        JobEnd::Broke(because) => panic!("{because}"),
    }
}

fn read_bytes(register: &Register, text: &str) -> Result<ReadList, ReadError> {
    read_as(register, Source::Bytes(text.as_bytes().to_vec()), Vec::new())
}

fn plan_in(read: &ReadList) -> &CalendarImportPlan {
    match &read.plan {
        ReadPlan::Calendar(plan) => plan,
        other => panic!("{other:?}"),
    }
}

fn plan_of(register: &Register, text: &str) -> CalendarImportPlan {
    plan_in(&read_bytes(register, text).unwrap()).clone()
}

fn named(plan: &CalendarImportPlan) -> Vec<(usize, Option<String>, Field, Wrong)> {
    let told = plan.problems.iter().map(|one| {
        let letter = one.column.as_ref().map(|column| column.letter.clone());
        (one.row, letter, one.problem.field, one.problem.wrong.clone())
    });
    told.collect()
}

#[test]
fn a_list_is_understood_under_its_title_with_columns_in_any_order() {
    let (hall, _) = register();
    let text = "2027 年放假安排,,,\n序号,节日,放假日期,安排\n1,春节,2月6日,放假\n2,春节,2027-02-07,休\n,,,\n3,春节,2027/2/13,补班\n合计,3 天,,\n";
    let plan = plan_of(&hall, text);
    assert_eq!(named(&plan), []);
    let days: Vec<_> = plan.days.iter().map(|one| (one.row, one.day.date, one.day.arranged)).collect();
    let expected = [
        (3, day("2027-02-06"), Arranged::Off),
        (4, day("2027-02-07"), Arranged::Off),
        (6, day("2027-02-13"), Arranged::Work),
    ];
    assert_eq!(days, expected);
    let skipped: Vec<_> = plan.skip.iter().map(|skip| (skip.row, skip.why)).collect();
    assert_eq!(skipped, [(1, DaySkip::TitleOrTotal), (5, DaySkip::Blank), (7, DaySkip::TitleOrTotal)]);
    let year = plan.year.unwrap();
    assert_eq!((year.edition.as_str(), year.source.as_str()), ("2027.import-1", "放假.csv"));
}

#[test]
fn columns_nobody_knows_are_asked_for_chosen_and_remembered() {
    let (hall, _) = register();
    let text = "哪天,怎么排,什么节\n2027-02-06,休,春节\n2027-02-13,班,春节\n";
    let read = read_bytes(&hall, text).unwrap();
    assert_eq!(read.missing(), [Field::Day, Field::DayKind]);
    assert!(plan_in(&read).is_idle());
    let mut mapping = read.mapping.clone();
    for (column, field) in [(0, Field::Day), (1, Field::DayKind), (2, Field::HolidayName)] {
        mapping.set(column, Some(field));
    }
    let corrected = read_as(&hall, Source::Corrected(Arc::clone(&read.table), mapping.clone()), Vec::new()).unwrap();
    assert_eq!((corrected.told_by, plan_in(&corrected).count(DayFate::Added)), (ToldBy::Person, 2));
    assert!(!plan_in(&corrected).is_refused(), "the row of unknown words is no day");
    let key = memory_key(ListKind::Calendar, &read.table, &mapping).unwrap();
    assert!(key.starts_with("calendar:"));
    let next = text.replace("2027", "2028").replace("02-06", "01-26").replace("02-13", "01-29");
    let again = read_as(&hall, Source::Bytes(next.into_bytes()), vec![(key, kept(&mapping))]).unwrap();
    assert_eq!((again.told_by, again.missing()), (ToldBy::Memory, vec![]));
    assert_eq!(plan_in(&again).year.as_ref().map(|year| (year.year, year.days().count())), Some((2028, 2)));
}

#[test]
fn each_fault_names_its_row_and_column_and_keeps_the_whole_year_out() {
    let (hall, _) = register();
    let text = "日期,类型,名称\n2027-02-06,休,春节\n2027-02-30,休,\n2027-02-15,班,\n2026-12-31,休,\n2027-02-06,休,\n2027-03-01,也许,\n2027-03-02,,清明\n";
    let plan = plan_of(&hall, text);
    let column = |letter: &str| Some(letter.to_owned());
    let expected = [
        (3, column("A"), Field::Day, Wrong::NotADate),
        (4, column("B"), Field::DayKind, Wrong::WorkingAnyway),
        (5, column("A"), Field::Day, Wrong::OtherYear { year: 2027 }),
        (6, column("A"), Field::Day, Wrong::TwiceInList { first_row: 2 }),
        (7, column("B"), Field::DayKind, Wrong::UnknownWord),
        (8, column("B"), Field::DayKind, Wrong::Missing),
    ];
    assert_eq!(named(&plan), expected);
    assert!(plan.is_refused() && plan.is_idle() && plan.year.is_none());
    assert_eq!(plan.days.len(), 1, "what was understood is shown");
}

#[test]
fn a_year_is_compared_with_the_one_it_takes_the_place_of() {
    let (mut hall, _) = register();
    let rows = [["2027-02-06", "休", "春节"], ["2027-02-13", "班", "春节"], ["2027-10-01", "休", "国庆节"]];
    let rows: Vec<Vec<String>> = rows.map(|row| row.map(str::to_owned).to_vec()).to_vec();
    let head = YearHead { year: 2027, edition: "2027.1".into(), source: "a".into() };
    hall.add_calendar_year(&CalendarYear::read_rows(&rows, 1, head).accepted().unwrap(), now()).unwrap();
    let plan = plan_of(&hall, "日期,类型,名称\n2027-02-06,休,春节\n2027-02-13,休,春节\n2027-05-01,休,劳动节\n");
    let fates: Vec<DayFate> = plan.days.iter().map(PlannedDay::fate).collect();
    assert_eq!(fates, [DayFate::Same, DayFate::Changed, DayFate::Added]);
    assert_eq!(plan.gone.iter().map(|gone| gone.date).collect::<Vec<_>>(), [day("2027-10-01")]);
    assert_eq!((plan.changes(), plan.is_idle()), (3, false));
    let same = plan_of(&hall, "日期,类型,名称\n2027-02-06,休,春节\n2027-02-13,班,春节\n2027-10-01,休,国庆\n");
    assert!(same.is_idle() && !same.is_refused(), "nothing to write");
    let less = plan_of(&hall, "日期,类型,名称\n2027-02-06,休,春节\n2027-02-13,班,春节\n");
    assert_eq!((less.changes(), less.is_idle()), (1, false), "a day that goes is a change");
}

#[test]
fn typed_text_and_json_take_the_same_way_without_columns() {
    let (hall, _) = register();
    let json = r#"{"year": 2027, "edition": "2027.9", "source": "s", "days": [
        {"date": "2027-01-01", "name": {"zh": "元旦", "en": "New Year's Day"}, "kind": "off"}]}"#;
    for (text, days) in [("休 春节 2027-2-6..2-12, 班 2027-2-13", 8), (json, 1)] {
        let read = read_bytes(&hall, text).unwrap();
        assert_eq!((read.missing(), read.table.rows.len()), (vec![], 0));
        assert_eq!(plan_in(&read).count(DayFate::Added), days, "{text}");
    }
    let bad = plan_of(&hall, "休 2027-2-6\n班 2-15");
    assert!(bad.is_refused() && bad.faults.len() == 1 && bad.problems.is_empty());
    assert_eq!(read_bytes(&hall, "休 2-6").map(drop), Err(ReadError::NoYear));
}

#[test]
fn a_year_stands_in_a_title_or_in_the_files_name_where_no_date_tells_it() {
    let (hall, _) = register();
    let list = "日期,类型\n2月6日,休\n";
    assert_eq!(read_bytes(&hall, list).map(drop), Err(ReadError::NoYear));
    let titled = plan_of(&hall, &format!("2028 年放假安排,\n{list}"));
    assert_eq!(titled.year.map(|year| year.year), Some(2028));
    let around = Around::of(ListKind::Calendar, &hall, now(), "zh").unwrap().unwrap();
    let around = around.for_file("2029年放假安排.csv", None);
    let source = Source::Bytes(list.as_bytes().to_vec());
    let JobEnd::Value(Ok(read)) = read(&Jobs::at_once(), ListToRead { source, memory: vec![], around }).wait() else {
        panic!("the file's name tells the year");
    };
    assert_eq!(plan_in(&read).year.as_ref().map(|year| year.year), Some(2029));
}
