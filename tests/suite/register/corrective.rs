//! Corrective actions: opened, assigned, shown, closed by a second person, reopened; what nobody looks after.

use super::making::{at, day, register};
use hallkeeper::domain::audits::{Answer, AuditKind, RunDetails, Verdict};
use hallkeeper::domain::corrective::{CorrectiveKind, CorrectiveState, NewCorrectiveEvent, state_of};
use hallkeeper::domain::hall::Sector;
use hallkeeper::domain::ids::{AuditId, CorrectiveId, StaffId};
use hallkeeper::domain::standards::Pack;
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::corrective::OpenCorrective;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::{ActionKind, Refusal, Register, RegisterError};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) const SILL: &str = "P1-2.4.a";
pub(crate) const CUPS: &str = "P1-2.9.c";

fn pack() -> (&'static str, Pack) {
    Pack::shipped_for(Sector::Power).unwrap().unwrap()
}

fn answers(pack: &Pack, failed: &[&str]) -> BTreeMap<String, Answer> {
    let answer = |code: &str| {
        let item = pack.item(code).unwrap();
        if failed.contains(&code) {
            return Answer::by_hand(Verdict::Fail, &format!("{code} 有问题"));
        }
        Answer::of_value(item, 0.0, None).unwrap_or_else(|| Answer::by_hand(Verdict::Pass, "看过"))
    };
    pack.items.iter().map(|item| (item.code.clone(), answer(&item.code))).collect()
}

/// A finished opening check on which these items failed.
pub(crate) fn check(register: &mut Register, on: &str, failed: &[&str]) -> AuditId {
    let (text, pack) = pack();
    let run = NewRun { pack_text: text.to_owned(), day: day(on), auditor: None, details: RunDetails::of_hall(day(on)) };
    let moments = (at(on, 8, 0), at(on, 8, 20));
    register.record_whole_run(&run, &answers(&pack, failed), moments).unwrap().value
}

/// A re-check of these items, on which these failed again.
fn re_check(register: &mut Register, (on, of): (&str, AuditId), items: &[&str], failed: &[&str]) -> AuditId {
    let (text, pack) = pack();
    let only: BTreeSet<String> = items.iter().map(|code| (*code).to_owned()).collect();
    let mut answers = answers(&pack, failed);
    answers.retain(|code, _| only.contains(code));
    let details = RunDetails {
        kind: AuditKind::ReCheck,
        only_items: Some(only),
        re_check_of: Some(of),
        ..RunDetails::of_hall(day(on))
    };
    let run = NewRun { pack_text: text.to_owned(), day: day(on), auditor: None, details };
    register.record_whole_run(&run, &answers, (at(on, 15, 0), at(on, 15, 20))).unwrap().value
}

fn open(register: &mut Register, audit: AuditId, item: &str) -> Result<CorrectiveId, RegisterError> {
    let new = OpenCorrective { audit, item_code: item.to_owned(), by: None, owner: None, due: None };
    register.open_corrective(&new, at("2026-11-23", 9, 0)).map(|outcome| outcome.value)
}

/// An action of a failed window sill that somebody has until a day.
pub(crate) fn assigned(register: &mut Register, (on, item): (&str, &str), who: StaffId, due: &str) -> CorrectiveId {
    let audit = check(register, on, &[item]);
    let new = OpenCorrective { audit, item_code: item.to_owned(), by: None, owner: Some(who), due: Some(day(due)) };
    register.open_corrective(&new, at(on, 9, 0)).unwrap().value
}

fn event(kind: CorrectiveKind, by: StaffId, text: &str) -> NewCorrectiveEvent {
    NewCorrectiveEvent { text: text.to_owned(), ..NewCorrectiveEvent::plain(kind, Some(by)) }
}

fn enter(register: &mut Register, id: CorrectiveId, new: &NewCorrectiveEvent) -> Result<(), RegisterError> {
    register.add_corrective_event(id, new, at("2026-11-23", 10, 0)).map(|_| ())
}

fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    let Err(RegisterError::NotAllowed(refusal)) = result else { panic!("{result:?}") };
    refusal
}

fn state(register: &Register, id: CorrectiveId) -> CorrectiveState {
    state_of(&register.corrective(id).unwrap(), day("2026-11-23"), register.calendar())
}

#[test]
fn an_action_is_opened_once_for_an_item_that_failed_in_a_finished_check() {
    let (mut register, _) = register();
    let audit = check(&mut register, "2026-11-20", &[SILL]);
    assert_eq!(refusal(open(&mut register, audit, CUPS)), Refusal::NoSuchRecord, "it passed");
    let id = open(&mut register, audit, SILL).unwrap();
    assert_eq!(register.corrective(id).unwrap().what, "P1-2.4.a 有问题");
    assert_eq!(state(&register, id), CorrectiveState::Unassigned);
    assert_eq!(refusal(open(&mut register, audit, SILL)), Refusal::CorrectiveExists);
    let begun = register.start_audit(pack().0, (day("2026-11-23"), None), at("2026-11-23", 8, 0)).unwrap().value;
    assert!(matches!(refusal(open(&mut register, begun, SILL)), Refusal::AuditUnfinished { .. }));
    register.void_audit(audit, "误开", at("2026-11-23", 9, 0)).unwrap();
    assert_eq!(refusal(open(&mut register, audit, CUPS)), Refusal::AuditVoid);
    assert_eq!(register.correctives().unwrap(), [], "what a void check found is on no board");
}

#[test]
fn an_action_goes_its_way_to_a_second_person_and_back() {
    let (mut register, people) = register();
    let (owner, second) = (people[0], people[1]);
    let id = assigned(&mut register, ("2026-11-20", SILL), owner, "2026-11-25");
    let close = event(CorrectiveKind::Closed, second, "");
    assert_eq!(refusal(enter(&mut register, id, &close)), Refusal::EvidenceMissing);
    assert_eq!(state(&register, id), CorrectiveState::Open { days: Some(2) });
    let photo = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![1, 2, 3] };
    let file = register.keep_file(&photo, ActionKind::KeepScan, at("2026-11-23", 9, 30)).unwrap().value;
    let shown = NewCorrectiveEvent { file: Some(file), ..event(CorrectiveKind::Evidence, owner, "") };
    enter(&mut register, id, &shown).unwrap();
    assert_eq!(state(&register, id), CorrectiveState::HandedIn);
    let own = event(CorrectiveKind::Closed, owner, "");
    assert_eq!(refusal(enter(&mut register, id, &own)), Refusal::SecondPersonNeeded);
    enter(&mut register, id, &close).unwrap();
    assert_eq!(state(&register, id), CorrectiveState::Closed { on: day("2026-11-23") });
    assert_eq!(refusal(enter(&mut register, id, &shown)), Refusal::CorrectiveClosed);
    let silent = event(CorrectiveKind::Reopened, second, " ");
    assert_eq!(refusal(enter(&mut register, id, &silent)), Refusal::ReasonMissing);
    enter(&mut register, id, &event(CorrectiveKind::Reopened, second, "又有灰")).unwrap();
    assert_eq!(refusal(enter(&mut register, id, &close)), Refusal::EvidenceMissing);
    let events = register.corrective(id).unwrap().events;
    assert_eq!(events[1].entry.file, Some(file));
    assert_eq!(register.file(file).unwrap(), photo.content);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn every_step_is_taken_back_by_undo() {
    let (mut register, people) = register();
    let id = assigned(&mut register, ("2026-11-20", SILL), people[0], "2026-11-25");
    enter(&mut register, id, &event(CorrectiveKind::Evidence, people[0], "擦了")).unwrap();
    enter(&mut register, id, &event(CorrectiveKind::Closed, people[1], "")).unwrap();
    let now = at("2026-11-23", 11, 0);
    assert_eq!(register.undo("", now).unwrap().value.kind, ActionKind::CloseCorrective);
    assert_eq!(state(&register, id), CorrectiveState::HandedIn);
    assert_eq!(register.undo("", now).unwrap().value.kind, ActionKind::ChangeCorrective);
    assert_eq!(state(&register, id), CorrectiveState::Open { days: Some(2) });
    let audit = check(&mut register, "2026-11-22", &[CUPS]);
    let opened = open(&mut register, audit, CUPS).unwrap();
    register.undo("", at("2026-11-23", 12, 0)).unwrap();
    assert_eq!(refusal(register.corrective(opened)), Refusal::NoSuchRecord);
    assert_eq!(register.verify().unwrap().findings, []);
}

fn untended(register: &Register, today: &str) -> Vec<(String, u32, AuditId)> {
    let found = register.untended_findings(day(today)).unwrap();
    found.into_iter().map(|one| (one.finding.item_code, one.times, one.finding.audit)).collect()
}

#[test]
fn a_failed_item_nobody_looks_after_is_shown_once_until_it_passes() {
    let (mut register, _) = register();
    check(&mut register, "2026-11-18", &[SILL, CUPS]);
    let last = check(&mut register, "2026-11-19", &[SILL]);
    assert_eq!(untended(&register, "2026-11-23"), [(SILL.to_owned(), 2, last)], "the cups passed since");
    let found = &register.untended_findings(day("2026-11-23")).unwrap()[0];
    assert_eq!((found.reason.as_str(), found.finding.item_number.as_str()), ("P1-2.4.a 有问题", "2.1"));
    assert_eq!(untended(&register, "2027-11-20"), [], "older than twelve months");
    re_check(&mut register, ("2026-11-20", last), &[SILL], &[]);
    assert_eq!(untended(&register, "2026-11-23"), [], "it passed the re-check");
}

#[test]
fn an_open_action_looks_after_the_item_however_often_it_fails_and_a_closed_one_does_not() {
    let (mut register, people) = register();
    let first = check(&mut register, "2026-11-18", &[SILL]);
    let id = open(&mut register, first, SILL).unwrap();
    let again = check(&mut register, "2026-11-19", &[SILL]);
    assert_eq!(untended(&register, "2026-11-23"), []);
    enter(&mut register, id, &event(CorrectiveKind::Evidence, people[0], "擦了")).unwrap();
    enter(&mut register, id, &event(CorrectiveKind::Closed, people[1], "")).unwrap();
    assert_eq!(untended(&register, "2026-11-23"), [(SILL.to_owned(), 2, again)]);
}

#[test]
fn void_checks_and_corrected_answers_are_heeded() {
    let (mut register, _) = register();
    let void = check(&mut register, "2026-11-18", &[SILL]);
    register.void_audit(void, "误开", at("2026-11-23", 9, 0)).unwrap();
    assert_eq!(untended(&register, "2026-11-23"), []);
    let corrected = check(&mut register, "2026-11-19", &[CUPS]);
    let correction = hallkeeper::register::audit_runs::NewCorrection {
        item: CUPS.into(),
        answer: Answer::by_hand(Verdict::Pass, ""),
        reason: "看错了".into(),
        by: None,
    };
    register.correct_audit(corrected, &correction, at("2026-11-23", 9, 0)).unwrap();
    assert_eq!(untended(&register, "2026-11-23"), []);
    assert_eq!(refusal(open(&mut register, corrected, CUPS)), Refusal::NoSuchRecord);
}

#[test]
fn what_an_appraisal_took_off_is_no_fault_to_put_right() {
    use hallkeeper::domain::audits::{AuditKind, RunDetails};
    use hallkeeper::register::audit_runs::NewRun;
    let (mut register, _) = register();
    let (text, pack) = &Pack::shipped()[0];
    for (kind, left) in [(AuditKind::SelfScore, 0), (AuditKind::ReScore, 0), (AuditKind::Spot, 1)] {
        let details = RunDetails { kind, ..RunDetails::of_hall(day("2026-11-18")) };
        let run = NewRun { pack_text: (*text).to_owned(), day: day("2026-11-18"), auditor: None, details };
        let moments = (at("2026-11-18", 8, 0), at("2026-11-18", 9, 0));
        register.record_whole_run(&run, &answers(pack, &[SILL]), moments).unwrap();
        assert_eq!(untended(&register, "2026-11-23").len(), left, "{kind:?}");
    }
}
