//! The life of a corrective action, at its edges.

use chrono::{NaiveDate, NaiveTime};

use super::*;
use crate::domain::calendar::WorkCalendar;
use crate::domain::problems::{Field, Wrong};

const OWNER: StaffId = StaffId(1);
const SECOND: StaffId = StaffId(2);

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> Moment {
    Moment::at(day(text), NaiveTime::from_hms_opt(9, 0, 0).unwrap())
}

fn calendar() -> WorkCalendar {
    WorkCalendar::shipped().unwrap()
}

fn action(events: Vec<NewCorrectiveEvent>) -> CorrectiveAction {
    let events = events.into_iter().map(|entry| CorrectiveEvent { at: at("2026-11-02"), entry }).collect();
    CorrectiveAction {
        id: CorrectiveId(1),
        audit: AuditId(1),
        item_code: "P1-2.4.a".into(),
        what: "窗台有灰".into(),
        opened_at: at("2026-11-01"),
        opened_by: None,
        events,
    }
}

fn assigned(due: &str) -> NewCorrectiveEvent {
    NewCorrectiveEvent {
        owner: Some(OWNER),
        due: Some(day(due)),
        ..NewCorrectiveEvent::plain(CorrectiveKind::Assigned, Some(SECOND))
    }
}

fn evidence(by: StaffId) -> NewCorrectiveEvent {
    NewCorrectiveEvent { text: "擦干净了".into(), ..NewCorrectiveEvent::plain(CorrectiveKind::Evidence, Some(by)) }
}

fn reopened() -> NewCorrectiveEvent {
    NewCorrectiveEvent { text: "还有灰".into(), ..NewCorrectiveEvent::plain(CorrectiveKind::Reopened, Some(SECOND)) }
}

fn closed(by: StaffId) -> NewCorrectiveEvent {
    NewCorrectiveEvent::plain(CorrectiveKind::Closed, Some(by))
}

fn state(events: Vec<NewCorrectiveEvent>, today: &str) -> CorrectiveState {
    state_of(&action(events), day(today), &calendar())
}

#[test]
fn nobody_has_it_until_it_is_assigned_but_a_day_gone_by_is_overdue_all_the_same() {
    assert_eq!(state(vec![], "2026-11-23"), CorrectiveState::Unassigned);
    let day_alone = NewCorrectiveEvent { owner: None, ..assigned("2026-11-20") };
    assert_eq!(state(vec![day_alone.clone()], "2026-11-20"), CorrectiveState::Unassigned);
    assert_eq!(state(vec![day_alone], "2026-11-21"), CorrectiveState::Overdue { days: 1 });
}

#[test]
fn it_is_amber_from_the_last_working_day_on_and_red_the_day_after_its_day() {
    // 2026-11-23 is a Monday: the working day before it is Friday the 20th.
    let on = |today| state(vec![assigned("2026-11-23")], today);
    assert_eq!(on("2026-11-19"), CorrectiveState::Open { days: Some(4) });
    assert_eq!(on("2026-11-20"), CorrectiveState::DueSoon { days: 3 });
    assert_eq!(on("2026-11-23"), CorrectiveState::DueSoon { days: 0 });
    assert_eq!(on("2026-11-24"), CorrectiveState::Overdue { days: 1 });
    let without_day = NewCorrectiveEvent { due: None, ..assigned("2026-11-23") };
    assert_eq!(state(vec![without_day], "2027-11-23"), CorrectiveState::Open { days: None });
}

#[test]
fn the_newest_owner_and_day_hold() {
    let later = NewCorrectiveEvent { owner: None, ..assigned("2026-12-01") };
    let postponed = NewCorrectiveEvent { kind: CorrectiveKind::Postponed, text: "等零件".into(), ..later };
    let action = action(vec![assigned("2026-11-23"), postponed]);
    assert_eq!((action.owner(), action.due()), (Some(OWNER), Some(day("2026-12-01"))));
}

#[test]
fn evidence_waits_for_a_second_person_however_late_it_is() {
    let events = vec![assigned("2026-11-10"), evidence(OWNER)];
    assert_eq!(state(events, "2026-11-23"), CorrectiveState::HandedIn);
}

#[test]
fn it_is_closed_only_with_evidence_and_by_a_second_person() {
    let open = action(vec![assigned("2026-11-23")]);
    assert_eq!(open.may_add(&closed(SECOND)), Err(CorrectiveRefusal::EvidenceMissing));
    let by_other = action(vec![assigned("2026-11-23"), evidence(StaffId(3))]);
    for person in [OWNER, StaffId(3)] {
        assert_eq!(by_other.may_add(&closed(person)), Err(CorrectiveRefusal::SecondPersonNeeded), "{person:?}");
    }
    let nobody = NewCorrectiveEvent::plain(CorrectiveKind::Closed, None);
    assert_eq!(by_other.may_add(&nobody), Err(CorrectiveRefusal::SecondPersonNeeded));
    assert_eq!(by_other.may_add(&closed(SECOND)), Ok(()));
}

#[test]
fn reopened_it_needs_evidence_anew() {
    let events = vec![assigned("2026-11-30"), evidence(OWNER), closed(SECOND)];
    let done = action(events.clone());
    assert_eq!(state(events.clone(), "2026-12-24"), CorrectiveState::Closed { on: day("2026-11-02") });
    assert_eq!(done.may_add(&evidence(OWNER)), Err(CorrectiveRefusal::Closed));
    assert_eq!(done.may_add(&reopened()), Ok(()));
    let again: Vec<_> = events.into_iter().chain([reopened()]).collect();
    assert_eq!(state(again.clone(), "2026-11-23"), CorrectiveState::Open { days: Some(7) });
    assert_eq!(action(again).may_add(&closed(SECOND)), Err(CorrectiveRefusal::EvidenceMissing));
}

#[test]
fn nothing_handed_in_is_nothing_to_send_back_and_reasons_are_needed() {
    let open = action(vec![assigned("2026-11-30")]);
    assert_eq!(open.may_add(&reopened()), Err(CorrectiveRefusal::EvidenceMissing));
    let handed_in = action(vec![assigned("2026-11-30"), evidence(OWNER)]);
    let silent = NewCorrectiveEvent { text: "  ".into(), ..reopened() };
    assert_eq!(handed_in.may_add(&silent), Err(CorrectiveRefusal::ReasonMissing));
    let photo = NewCorrectiveEvent { text: String::new(), file: Some(FileId(7)), ..evidence(OWNER) };
    assert_eq!(open.may_add(&photo), Ok(()));
    assert_eq!(open.may_add(&NewCorrectiveEvent { file: None, ..photo }), Err(CorrectiveRefusal::ReasonMissing));
    let unmoved = NewCorrectiveEvent { kind: CorrectiveKind::Postponed, due: None, ..reopened() };
    assert_eq!(open.may_add(&unmoved), Err(CorrectiveRefusal::ReasonMissing));
}

#[test]
fn a_form_names_what_it_lacks() {
    let today = day("2026-11-23");
    let problems = |draft: CorrectiveDraft| {
        let found = draft.check(today).err().unwrap_or_default();
        found.into_iter().map(|problem| (problem.field, problem.wrong)).collect::<Vec<_>>()
    };
    let of = |step| CorrectiveDraft { step, ..CorrectiveDraft::default() };
    let missing = |field| (field, Wrong::Missing);
    assert_eq!(problems(of(CorrectiveStep::Assign)), [missing(Field::Owner), missing(Field::DueOn)]);
    assert_eq!(problems(of(CorrectiveStep::Open)), []);
    assert_eq!(problems(of(CorrectiveStep::HandIn)), [missing(Field::Evidence), missing(Field::HandedInBy)]);
    assert_eq!(problems(of(CorrectiveStep::Close)), [missing(Field::ClosedBy)]);
    assert_eq!(problems(of(CorrectiveStep::Reopen)), [missing(Field::Reason)]);
    let past = CorrectiveDraft { owner: Some(1), due: "11-22".into(), ..of(CorrectiveStep::Assign) };
    assert_eq!(problems(past), [(Field::DueOn, Wrong::OutOfOrder)]);
    let good = CorrectiveDraft { owner: Some(1), due: "+3".into(), ..of(CorrectiveStep::Assign) };
    assert_eq!(good.check(today).unwrap().due, Some(day("2026-11-26")));
}

#[test]
fn kinds_are_kept_by_their_word() {
    for kind in CorrectiveKind::ALL {
        assert_eq!(CorrectiveKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(CorrectiveKind::from_code("done"), None);
}
