//! A list of cases brought in: numbers without a gap, one step to undo, deadlines frozen by the day they came in.

use hallkeeper::domain::cases::events::Frozen;
use hallkeeper::domain::cases::lists::old_number_note;
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseImport, CaseKind, Finding, NewCase, NewEvent, ReplyMode, Standing, What,
};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::register::{ActionKind, Register};

use super::making::{at, register};

fn complaint(summary: &str, received_at: Moment) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: summary.into(),
        customer_name: "".into(),
        customer_contact: "".into(),
        first_asked: Some(StaffId(1)),
        department: String::new(),
        received_at,
        details: CaseDetails::default(),
    }
}

/// A complaint of 2023, accepted, concluded, answered and closed then, number 17 of its register.
fn closed() -> CaseImport {
    let event = |at, what| NewEvent { at, by: None, what };
    let events = vec![
        event(at("2023-03-06", 9, 0), What::Accepted { note: String::new() }),
        event(at("2023-03-08", 9, 0), What::Concluded { finding: Finding::Founded, text: "已道歉".into() }),
        event(at("2023-03-30", 9, 0), What::Replied { mode: ReplyMode::Phone, text: String::new() }),
        event(at("2023-03-31", 9, 0), What::Closed { frozen: Frozen::default() }),
    ];
    let case = complaint("停电没有提前告知", at("2023-03-05", 14, 20));
    CaseImport::told(case, events, vec![old_number_note("2023-017", "zh")])
}

fn open(summary: &str) -> CaseImport {
    CaseImport::told(complaint(summary, at("2026-11-20", 9, 0)), vec![], vec![])
}

fn numbers(register: &Register) -> Vec<String> {
    register.cases().unwrap().iter().rev().map(|case| case.number.to_string()).collect()
}

#[test]
fn imported_cases_take_the_next_numbers_of_the_year_they_are_entered() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    register.record_case(&complaint("a", now), now).unwrap();
    let outcome = register.import_cases(&[closed(), open("b")], now).unwrap();
    assert_eq!((outcome.value, outcome.is_undoable), (2, true));
    register.record_case(&complaint("c", now), now).unwrap();
    assert_eq!(numbers(&register), ["2026-0001", "2026-0002", "2026-0003", "2026-0004"]);
    let old = &register.cases().unwrap()[2];
    assert_eq!((old.entered_at, old.facts.received_at), (now, at("2023-03-05", 14, 20)));
    assert_eq!(register.case_notes(old.id).unwrap()[0].text, "原编号 2023-017");
    assert_eq!(register.open_cases(now).unwrap().len(), 3);
}

#[test]
fn a_closed_one_is_closed_at_its_own_time_with_the_deadlines_of_its_day() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    register.import_cases(&[closed()], now).unwrap();
    let case = &register.cases().unwrap()[0];
    let outcomes = &case.outcomes;
    assert_eq!((outcomes.standing, outcomes.closed_at), (Standing::Closed, Some(at("2023-03-31", 9, 0))));
    assert_eq!((outcomes.replied_at, outcomes.finding), (Some(at("2023-03-30", 9, 0)), Some(Finding::Founded)));
    assert_eq!(outcomes.in_time, Some(false), "answered after 25 days, 15 are allowed");
    let file = register.case_file(case.id).unwrap();
    assert!(file.events.iter().all(|event| event.entered_at == now));
    let Some(What::Closed { frozen }) = file.events.last().map(|event| &event.what) else { panic!("not closed") };
    let judged: Vec<(&str, Option<bool>)> = frozen.steps.iter().map(|s| (s.step.as_str(), s.in_time)).collect();
    assert_eq!(judged, [("accept", Some(true)), ("answer", Some(false))]);
    let due = frozen.steps[1].due_ms.map(|ms| Moment(ms).date().to_string());
    assert_eq!(due.as_deref(), Some("2023-03-20"));
    assert_eq!((frozen.rule_set.as_str(), frozen.rule.as_str()), ("power_hall", "complaint"));
}

#[test]
fn a_list_is_one_line_of_history_and_one_step_to_undo() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    register.import_cases(&[closed(), open("b"), open("c")], now).unwrap();
    let lines = register.history(2).unwrap();
    assert_eq!((lines[0].action.as_str(), lines[0].subject.as_str()), ("import_cases", "3"));
    assert_ne!(lines[1].action, "import_cases");
    assert_eq!(register.verify().unwrap().findings, []);
    assert_eq!(register.undoable()[0].kind, ActionKind::ImportCases);
    register.undo("导入已撤销", now).unwrap();
    let cases = register.cases().unwrap();
    assert!(cases.iter().all(|case| case.voided.is_some()), "numbers stay taken, the cases are void");
    assert!(register.known_cases().unwrap().iter().all(|case| case.is_void));
    assert_eq!(register.verify().unwrap().findings, []);
    register.record_case(&complaint("d", now), now).unwrap();
    assert_eq!(numbers(&register).last().map(String::as_str), Some("2026-0004"));
}

#[test]
fn an_import_that_fails_brings_nothing_in() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    let unknown = CaseImport { case: NewCase { first_asked: Some(StaffId(99)), ..complaint("b", now) }, ..open("b") };
    register.import_cases(&[open("a"), unknown], now).unwrap_err();
    assert_eq!(register.cases().unwrap(), []);
    assert_eq!(register.next_case_number(now).unwrap().to_string(), "2026-0001");
}

#[test]
fn a_void_case_is_listed_without_deadlines_and_known_as_void() {
    let (mut register, _) = register();
    let now = at("2026-11-23", 8, 21);
    let (id, _) = register.record_case(&complaint("a", now), now).unwrap().value;
    register.void_case(id, "重复", now).unwrap();
    let listed = register.listed_cases(now).unwrap();
    assert_eq!((listed.len(), listed[0].steps.len()), (1, 0));
    assert!(register.known_cases().unwrap().iter().all(|case| case.is_void));
}
