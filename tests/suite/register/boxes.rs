//! The suggestion box log and the cases made of its letters (P1-9.3).

use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{CaseChannel, CaseKind};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, register};

fn letter(text: &str, fate: LetterFate) -> NewLetter {
    NewLetter { kind: CaseKind::Suggestion, signed_by: "".into(), text: text.into(), scan: None, fate }
}

fn entry(register: &Register, people: &[StaffId], opened_at: Moment, letters: Vec<NewLetter>) -> NewBoxEntry {
    NewBoxEntry {
        box_id: register.boxes().unwrap()[0].id,
        day: opened_at.date(),
        opened_at,
        opener: people[1],
        witness: people[2],
        seal: Seal::Intact,
        letters,
        remark: String::new(),
    }
}

fn case_fate() -> LetterFate {
    LetterFate::Case { department: "营业班".into() }
}

#[test]
fn every_letter_becomes_a_numbered_case_or_keeps_its_reason() {
    let (mut register, people) = register();
    let now = at("2026-11-02", 17, 0);
    let letters = vec![
        letter("等候区添几把椅子", case_fate()),
        letter("优惠券", LetterFate::NoAction { because: "广告".into() }),
        letter("窗口排队太久", case_fate()),
    ];
    let made = register.record_box_entry(&entry(&register, &people, now, letters), now).unwrap().value;
    let told: Vec<String> = made.iter().map(ToString::to_string).collect();
    assert_eq!(told, ["2026-0001", "2026-0002"]);
    let full = register.box_entry(register.boxes().unwrap()[0].id, now.date()).unwrap().unwrap();
    assert_eq!(full.entry.letter_count, 3);
    assert_eq!(full.letters[1].no_action_because, "广告");
    let case = register.case(full.letters[2].case.unwrap().0).unwrap();
    assert_eq!((case.facts.channel, case.facts.first_asked), (CaseChannel::BoxLetter, Some(people[1])));
    assert_eq!(case.facts.department, "营业班");
}

#[test]
fn a_day_has_one_entry_and_never_one_ahead() {
    let (mut register, people) = register();
    let now = at("2026-11-02", 17, 0);
    register.record_box_entry(&entry(&register, &people, now, vec![]), now).unwrap();
    let again = register.record_box_entry(&entry(&register, &people, now, vec![]), now);
    assert!(matches!(again, Err(RegisterError::NotAllowed(Refusal::EntryExists))));
    let ahead = NewBoxEntry { day: day("2026-11-03"), ..entry(&register, &people, now, vec![]) };
    let ahead = register.record_box_entry(&ahead, now);
    assert!(matches!(ahead, Err(RegisterError::NotAllowed(Refusal::DayAhead))));
}

#[test]
fn a_late_entry_keeps_both_times_and_remarks_are_additions() {
    let (mut register, people) = register();
    let opened = at("2026-11-02", 17, 0);
    let entered = at("2026-11-03", 9, 0);
    register.record_box_entry(&entry(&register, &people, opened, vec![]), entered).unwrap();
    let box_id = register.boxes().unwrap()[0].id;
    let full = register.box_entry(box_id, day("2026-11-02")).unwrap().unwrap();
    assert!(full.entry.is_late());
    assert_eq!((full.entry.opened_at, full.entry.entered_at), (opened, entered));
    register.add_box_remark(full.entry.id, "当天停电", at("2026-11-04", 9, 0)).unwrap();
    let full = register.box_entry(box_id, day("2026-11-02")).unwrap().unwrap();
    assert_eq!(full.remarks[0].text, "当天停电");
}

#[test]
fn undoing_an_entry_voids_its_cases_so_that_no_number_is_missing() {
    let (mut register, people) = register();
    let now = at("2026-11-02", 17, 0);
    register.record_box_entry(&entry(&register, &people, now, vec![letter("一", case_fate())]), now).unwrap();
    register.undo("撤销登记", now).unwrap();
    let box_id = register.boxes().unwrap()[0].id;
    assert_eq!(register.box_entry(box_id, now.date()).unwrap(), None);
    let cases = register.cases().unwrap();
    assert_eq!(cases[0].voided.as_ref().unwrap().reason, "撤销登记");
    register.record_box_entry(&entry(&register, &people, now, vec![letter("二", case_fate())]), now).unwrap();
    let numbers: Vec<String> = register.cases().unwrap().iter().map(|c| c.number.to_string()).collect();
    assert_eq!(numbers, ["2026-0002", "2026-0001"]);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn an_entry_of_yesterday_is_no_longer_undone() {
    let (mut register, people) = register();
    let now = at("2026-11-02", 17, 0);
    register.record_box_entry(&entry(&register, &people, now, vec![]), now).unwrap();
    let undone = register.undo("", at("2026-11-03", 8, 0));
    assert!(matches!(undone, Err(RegisterError::NotAllowed(Refusal::UndoTooLate))));
    assert!(register.box_entry(register.boxes().unwrap()[0].id, now.date()).unwrap().is_some());
}
