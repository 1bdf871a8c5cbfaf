//! Keeping times: the hall's own, what is due of each kind, the yearly decision and what it leaves.

use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{CaseKind, Finding, NewEvent, ReplyMode, What};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::personal::Why;
use hallkeeper::domain::retention::RetentionKind;
use hallkeeper::register::retention::Decision;
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::case_desk::Desk;
use super::making::{at, day, register};

fn due(register: &Register, kind: RetentionKind, today: &str) -> usize {
    let due = register.retention_due(day(today)).unwrap();
    due.into_iter().find(|due| due.kind == kind).unwrap().count
}

fn closed_desk() -> Desk {
    let mut desk = Desk::plain();
    let now = at("2026-11-03", 10, 0);
    for what in [
        What::Concluded { finding: Finding::Founded, text: "已查清".into() },
        What::Replied { mode: ReplyMode::Letter, text: "已说明".into() },
    ] {
        desk.register.add_case_event(desk.id, &NewEvent { at: now, by: None, what }, now).unwrap();
    }
    desk.register.close_case(desk.id, None, now).unwrap();
    desk
}

fn unsigned_letter(register: &mut Register, people: &[hallkeeper::domain::ids::StaffId], opened_at: Moment) {
    let letter = NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "方䶮".into(),
        text: "方䶮建议加一把椅子，回电138.0000.2610".into(),
        scan: None,
        fate: LetterFate::NoAction { because: "已有".into() },
    };
    let entry = NewBoxEntry {
        box_id: register.boxes().unwrap()[0].id,
        day: opened_at.date(),
        opened_at,
        opener: people[0],
        witness: people[1],
        seal: Seal::Intact,
        letters: vec![letter],
        remark: String::new(),
    };
    register.record_box_entry(&entry, opened_at).unwrap();
}

#[test]
fn a_closed_case_is_due_when_its_time_is_over_and_not_a_day_before() {
    let desk = closed_desk();
    assert_eq!(due(&desk.register, RetentionKind::Cases, "2029-11-03"), 0);
    assert_eq!(due(&desk.register, RetentionKind::Cases, "2029-11-04"), 1);
    assert_eq!(due(&desk.register, RetentionKind::OpinionBook, "2029-11-04"), 0);
}

#[test]
fn a_hall_keeps_longer_or_shorter_but_never_under_the_fewest_months() {
    let mut desk = closed_desk();
    let now = at("2026-11-26", 9, 0);
    let refused = desk.register.set_retention((RetentionKind::Cases, Some(11)), now).unwrap_err();
    assert!(matches!(refused, RegisterError::NotAllowed(Refusal::RetentionTooShort { least: 12 })));
    desk.register.set_retention((RetentionKind::Cases, Some(12)), now).unwrap();
    assert_eq!(due(&desk.register, RetentionKind::Cases, "2027-11-04"), 1);
    desk.register.set_retention((RetentionKind::Cases, Some(60)), now).unwrap();
    assert_eq!(due(&desk.register, RetentionKind::Cases, "2029-11-04"), 0);
    desk.register.set_retention((RetentionKind::Cases, None), now).unwrap();
    assert_eq!(due(&desk.register, RetentionKind::Cases, "2029-11-04"), 1);
    assert_eq!(desk.register.verify().unwrap().findings, []);
}

#[test]
fn the_yearly_look_waits_in_december_until_each_kind_due_is_decided() {
    let mut desk = closed_desk();
    assert_eq!(desk.register.retention_waiting(day("2029-11-30")).unwrap(), None);
    assert_eq!(desk.register.retention_waiting(day("2028-12-01")).unwrap(), None, "nothing is due");
    assert_eq!(desk.register.retention_waiting(day("2029-12-01")).unwrap(), Some(2029));
    let now = at("2029-12-03", 9, 0);
    let bare = desk.register.review_retention(RetentionKind::Cases, &Decision::Keep(" ".into()), now).unwrap_err();
    assert!(matches!(bare, RegisterError::NotAllowed(Refusal::NoteMissing)));
    desk.register.review_retention(RetentionKind::Cases, &Decision::Keep("还在诉讼".into()), now).unwrap();
    assert_eq!(desk.register.retention_waiting(day("2029-12-03")).unwrap(), None);
    assert_eq!(desk.register.retention_waiting(day("2030-12-01")).unwrap(), Some(2030), "the next year asks again");
    let reviews = desk.register.retention_reviews().unwrap();
    assert_eq!((reviews[0].due, reviews[0].is_erased, reviews[0].note.as_str()), (1, false, "还在诉讼"));
}

#[test]
fn erasing_what_is_due_takes_names_and_leaves_the_case() {
    let mut desk = closed_desk();
    let now = at("2029-12-03", 9, 0);
    let done = desk.register.review_retention(RetentionKind::Cases, &Decision::Erase("已抹去".into()), now).unwrap();
    assert_eq!((done.value.due, done.value.erased, done.value.left, done.is_undoable), (1, 1, 0, false));
    let case = desk.register.case(desk.id).unwrap();
    assert_eq!(case.facts.customer_name.reveal(Why::Compared), "已抹去０１");
    assert!(case.facts.customer_contact.is_empty());
    assert_eq!(due(&desk.register, RetentionKind::Cases, "2029-12-03"), 0);
    assert_eq!(desk.register.verify().unwrap().findings, []);
}

#[test]
fn a_letter_without_a_case_loses_its_signature_when_it_is_due() {
    let (mut register, people) = register();
    unsigned_letter(&mut register, &people, at("2026-11-02", 17, 0));
    let now = at("2029-12-03", 9, 0);
    assert_eq!(due(&register, RetentionKind::BoxLetters, "2029-12-03"), 1);
    register.review_retention(RetentionKind::BoxLetters, &Decision::Erase("已抹去".into()), now).unwrap();
    assert_eq!(due(&register, RetentionKind::BoxLetters, "2029-12-03"), 0);
    let the_box = register.boxes().unwrap()[0].id;
    let entry = register.box_entry(the_box, day("2026-11-02")).unwrap().unwrap();
    let letter = &entry.letters[0];
    assert_eq!((letter.signed_by.is_empty(), letter.text.as_str()), (true, "██建议加一把椅子，回电138****2610"));
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn forms_nobody_confirmed_are_forgotten_when_they_are_due() {
    let (mut register, _) = register();
    register.keep_draft("case:new", &"方䶮", at("2026-11-02", 9, 0)).unwrap();
    register.keep_draft("staff:new", &"新人", at("2027-06-20", 9, 0)).unwrap();
    assert_eq!(due(&register, RetentionKind::Drafts, "2027-06-30"), 1);
    let now = at("2027-06-30", 9, 0);
    let done = register.review_retention(RetentionKind::Drafts, &Decision::Erase("已抹去".into()), now).unwrap();
    assert_eq!(done.value.erased, 1);
    assert_eq!(register.draft::<String>("case:new").unwrap(), None);
    assert_eq!(register.draft::<String>("staff:new").unwrap().as_deref(), Some("新人"));
}
