//! Years of the calendar in the hall's file: the newest counts, undo brings the one before back, verify stays clean.

use hallkeeper::domain::calendar::{CalendarYear, WorkCalendar, YearHead};
use hallkeeper::register::{ActionKind, Refusal, Register, RegisterError};

use super::making::{at, day, hall, register};

fn year(number: i32, edition: &str, text: &str) -> CalendarYear {
    let head = YearHead { year: number, edition: edition.into(), source: "typed".into() };
    CalendarYear::read_typed(text, head).accepted().unwrap()
}

fn shipped() -> WorkCalendar {
    WorkCalendar::shipped().unwrap()
}

#[test]
fn a_year_brought_in_counts_before_the_shipped_one_and_undo_takes_it_back() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 9, 0);
    let closed = day("2026-11-23");
    assert!(register.work_calendar(&shipped()).is_working_day(closed));
    let outcome = register.add_calendar_year(&year(2026, "2026.2", "休 11-23"), now).unwrap();
    assert!(outcome.is_undoable);
    let calendar = register.work_calendar(&shipped());
    assert!(!calendar.is_working_day(closed));
    assert!(calendar.is_working_day(day("2026-10-01")), "the whole year is replaced");
    assert_eq!(calendar.year(2026).unwrap().edition, "2026.2");
    assert_eq!(register.verify().unwrap().findings, []);
    let undone = register.undo("", now).unwrap().value;
    assert_eq!((undone.kind, undone.subject.as_str()), (ActionKind::ImportCalendar, "2026 2026.2"));
    assert_eq!(register.work_calendar(&shipped()), shipped());
    assert_eq!(register.calendar_years().unwrap(), []);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn the_newest_edition_of_a_year_counts_and_the_others_stay() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 9, 0);
    assert_eq!(register.next_calendar_edition(2027).unwrap(), "2027.import-1");
    register.add_calendar_year(&year(2027, "2027.import-1", "休 1-1"), now).unwrap();
    register.add_calendar_year(&year(2028, "2028.import-1", "休 1-1"), now).unwrap();
    register.add_calendar_year(&year(2027, "2027.import-2", "休 1-1..1-3"), now).unwrap();
    let counts: Vec<String> = register.calendar_years().unwrap().into_iter().map(|one| one.year.edition).collect();
    assert_eq!(counts, ["2027.import-2", "2028.import-1"]);
    assert_eq!(register.next_calendar_edition(2027).unwrap(), "2027.import-3");
    assert_eq!(register.next_calendar_edition(2028).unwrap(), "2028.import-2");
    register.undo("", now).unwrap();
    assert_eq!(register.calendar_years().unwrap()[0].year.edition, "2027.import-1");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn an_edition_never_means_two_arrangements() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 9, 0);
    let taken = |result: Result<_, RegisterError>| {
        matches!(result, Err(RegisterError::NotAllowed(Refusal::EditionTaken { .. })))
    };
    register.add_calendar_year(&year(2027, "2027.1", "休 1-1"), now).unwrap();
    assert!(taken(register.add_calendar_year(&year(2027, "2027.1", "休 1-1..1-3"), now)));
    assert!(taken(register.add_calendar_year(&year(2026, "2026.1", "休 1-1"), now)), "the shipped edition");
    register.add_calendar_year(&year(2027, "2027.1", "休 1-1"), now).unwrap();
    let same = shipped().year(2026).unwrap().clone();
    register.add_calendar_year(&same, now).unwrap();
    assert_eq!(register.calendar_years().unwrap().len(), 2);
}

#[test]
fn a_year_is_there_again_when_the_file_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let now = at("2026-12-01", 9, 0);
    let text = "休 元旦 1-1..1-3\n休 “厂庆/Works day” 6-3\n班 6-5";
    let brought = year(2027, "2027.import-1", text);
    let mut register = Register::create(&path, &hall(), now).unwrap();
    register.add_calendar_year(&brought, now).unwrap();
    drop(register);
    let register = Register::open(&path).unwrap();
    let stored = register.calendar_years().unwrap();
    assert_eq!((&stored[0].year, stored[0].added_at), (&brought, now));
    assert!(register.work_calendar(&shipped()).covers(2027));
}

#[test]
fn a_year_that_cannot_be_read_leaves_the_shipped_calendar_and_is_named_by_verify() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let now = at("2026-12-01", 9, 0);
    let mut register = Register::create(&path, &hall(), now).unwrap();
    register.add_calendar_year(&year(2027, "2027.import-1", "休 1-1"), now).unwrap();
    drop(register);
    let foreign = rusqlite::Connection::open(&path).unwrap();
    foreign.execute("UPDATE calendar_years SET text = '{}'", []).unwrap();
    drop(foreign);
    let register = Register::open(&path).unwrap();
    assert_eq!(register.work_calendar(&shipped()), shipped());
    let findings = register.verify().unwrap().findings;
    assert!(format!("{findings:?}").contains("2027.import-1"), "{findings:?}");
}
