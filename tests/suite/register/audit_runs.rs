//! Runs of every kind and subject: membership as of that day, re-checks, corrections beside the frozen score, repeat
//! findings, corrective actions at finishing, void runs (P1-II.2, P2-3b, domain rules 4.1 and 4.3).

use std::collections::{BTreeMap, BTreeSet};

use hallkeeper::domain::audits::{Answer, AuditKind, NoteKind, RunDetails, Subject, Verdict};
use hallkeeper::domain::ids::{AuditId, StaffId};
use hallkeeper::domain::staff::StaffRecord;
use hallkeeper::domain::standards::Pack;
use hallkeeper::register::audit_runs::{NewCorrection, NewRun};
use hallkeeper::register::packs::PackOrigin;
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, record, register};

/// Two items on a window, team or person, 10 points.
pub(crate) const PACK: &str = r#"
code = "own"
edition = "1"
sector = "other"
subjects = ["hall", "window", "team", "person"]
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
total_points = 10
grades = [
  { code = "good", title = { zh = "良好", en = "Good" }, from = 80 },
  { code = "poor", title = { zh = "不合格", en = "Poor" }, from = 0 },
]
areas = [{ code = "one", title = { zh = "一", en = "One" } }]
items = [
  { code = "A", rule = "P1-2.4", area = "one", text = { zh = "甲", en = "A" }, kind = "yes_no", points = 4 },
  { code = "B", rule = "P1-2.6", area = "one", text = { zh = "乙", en = "B" }, kind = "yes_no", points = 6, veto = true },
]
"#;

fn run(on: &str, subject: Subject) -> NewRun {
    let details = RunDetails { kind: AuditKind::Spot, subject, ..RunDetails::of_hall(day(on)) };
    NewRun { pack_text: PACK.into(), day: day(on), auditor: None, details }
}

fn passed() -> Answer {
    Answer::by_hand(Verdict::Pass, "")
}

fn failed(because: &str) -> Answer {
    Answer::by_hand(Verdict::Fail, because)
}

fn finished(register: &mut Register, run: &NewRun, (a, b): (Answer, Answer)) -> AuditId {
    let now = at(&run.day.to_string(), 10, 0);
    let id = register.start_run(run, now).unwrap().value;
    register.answer_items(id, &[("A".into(), a), ("B".into(), b)], now).unwrap();
    register.finish_audit(id, now).unwrap();
    id
}

fn refusal<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Refusal {
    match result.unwrap_err() {
        RegisterError::NotAllowed(refusal) => refusal,
        other => panic!("{other}"),
    }
}

fn move_to(register: &mut Register, person: StaffId, (team, window): (&str, &str), on: &str) {
    let record = StaffRecord { team: team.into(), window: window.into(), ..record("CQ0209", "唐巧云") };
    register.change_staff(person, &record, at(on, 8, 0)).unwrap();
}

#[test]
fn a_person_is_checked_with_team_and_window_as_of_that_day() {
    let (mut register, people) = register();
    move_to(&mut register, people[1], ("收费班", "3"), "2026-11-02");
    let id = finished(&mut register, &run("2026-11-03", Subject::Person(people[1])), (passed(), passed()));
    move_to(&mut register, people[1], ("业务班", "5"), "2026-11-04");
    let audit = register.audit(id).unwrap();
    assert_eq!((audit.details.team.as_str(), audit.details.window_number.as_str()), ("收费班", "3"));
    let later = register.start_run(&run("2026-11-05", Subject::Person(people[1])), at("2026-11-05", 9, 0)).unwrap();
    let audit = register.audit(later.value).unwrap();
    assert_eq!((audit.details.team.as_str(), audit.details.window_number.as_str()), ("业务班", "5"));
    let before = register.start_run(&run("2026-11-03", Subject::Person(people[1])), at("2026-11-05", 9, 5)).unwrap();
    assert_eq!(register.audit(before.value).unwrap().details.window_number, "3", "the day of the run counts");
}

#[test]
fn a_pack_is_run_only_on_the_subjects_it_is_for_and_not_twice_at_once() {
    let (mut register, people) = register();
    let (daily, _) = &Pack::shipped()[0];
    let wrong = NewRun { pack_text: (*daily).to_owned(), ..run("2026-11-03", Subject::Person(people[0])) };
    assert_eq!(refusal(register.start_run(&wrong, at("2026-11-03", 9, 0))), Refusal::SubjectNotOfPack);
    let spot = NewRun { auditor: Some(people[0]), ..run("2026-11-03", Subject::Hall) };
    register.start_run(&spot, at("2026-11-03", 9, 0)).unwrap();
    assert_eq!(refusal(register.start_run(&spot, at("2026-11-03", 9, 1))), Refusal::AuditExists);
    let other = NewRun { auditor: Some(people[1]), ..spot };
    register.start_run(&other, at("2026-11-03", 9, 2)).unwrap();
}

#[test]
fn the_result_is_frozen_with_grade_and_vetoes() {
    let (mut register, _) = register();
    let id = finished(&mut register, &run("2026-11-03", Subject::Hall), (passed(), failed("缺伞架")));
    let frozen = register.audit(id).unwrap().frozen.unwrap();
    assert_eq!((frozen.scaled, frozen.score, frozen.grade.as_str()), (Some(40.0), Some(40.0), "poor"));
    assert_eq!(frozen.vetoed, ["B"]);
    let summary = register.audits(5).unwrap().remove(0);
    assert_eq!((summary.score_of_100(), summary.counts()), (Some(40.0), true));
}

#[test]
fn a_re_check_lists_what_failed_alone_and_nothing_else_can_be_answered() {
    let (mut register, _) = register();
    let first = finished(&mut register, &run("2026-11-03", Subject::Hall), (failed("灰"), passed()));
    let only: BTreeSet<String> = register.audit(first).unwrap().failed();
    let details = RunDetails {
        kind: AuditKind::ReCheck,
        only_items: Some(only),
        re_check_of: Some(first),
        ..RunDetails::of_hall(day("2026-11-06"))
    };
    let again = NewRun { details, ..run("2026-11-06", Subject::Hall) };
    let id = register.start_run(&again, at("2026-11-06", 9, 0)).unwrap().value;
    let audit = register.audit(id).unwrap();
    assert_eq!(audit.pack.items.iter().map(|item| item.code.as_str()).collect::<Vec<_>>(), ["A"]);
    assert_eq!(audit.pack.total_points.to_string(), "4");
    let stranger = register.answer_item(id, ("B", Some(&passed())), at("2026-11-06", 9, 1));
    assert_eq!(refusal(stranger), Refusal::NoSuchRecord);
    register.answer_item(id, ("A", Some(&passed())), at("2026-11-06", 9, 1)).unwrap();
    let score = register.finish_audit(id, at("2026-11-06", 9, 2)).unwrap().value;
    assert_eq!((score.scaled_to_100, score.possible.to_string().as_str()), (Some(100.0), "4"));
    let none = RunDetails { only_items: Some(BTreeSet::new()), ..again.details.clone() };
    let nothing = NewRun { details: none, ..again };
    assert_eq!(refusal(register.start_run(&nothing, at("2026-11-06", 9, 3))), Refusal::NothingToReCheck);
}

#[test]
fn a_correction_is_a_further_entry_and_the_frozen_score_stays() {
    let (mut register, people) = register();
    let id = finished(&mut register, &run("2026-11-03", Subject::Hall), (failed("灰"), passed()));
    let correction = NewCorrection { item: "A".into(), answer: passed(), reason: " ".into(), by: Some(people[0]) };
    let now = at("2026-11-04", 9, 0);
    assert_eq!(refusal(register.correct_audit(id, &correction, now)), Refusal::ReasonMissing);
    let correction = NewCorrection { reason: "看错了位置".into(), ..correction };
    register.correct_audit(id, &correction, now).unwrap();
    let audit = register.audit(id).unwrap();
    assert_eq!(audit.score().scaled_to_100, Some(60.0));
    assert_eq!(audit.corrected_score().scaled_to_100, Some(100.0));
    assert_eq!(audit.frozen.as_ref().unwrap().score, Some(60.0));
    assert!(audit.failed().is_empty(), "what was corrected did not fail");
    assert_eq!((audit.corrections[0].reason.as_str(), audit.corrections[0].by), ("看错了位置", Some(people[0])));
    register.undo("", at("2026-11-04", 9, 1)).unwrap();
    assert!(register.audit(id).unwrap().corrections.is_empty());
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn findings_of_the_last_twelve_months_are_counted_by_subject() {
    let (mut register, people) = register();
    let hall = |on: &str| run(on, Subject::Hall);
    finished(&mut register, &hall("2025-11-05"), (failed("灰"), passed()));
    finished(&mut register, &hall("2025-11-06"), (failed("灰"), passed()));
    finished(&mut register, &hall("2026-05-06"), (failed("灰"), failed("缺")));
    finished(&mut register, &run("2026-05-07", Subject::Person(people[0])), (failed("灰"), passed()));
    let void = finished(&mut register, &hall("2026-06-01"), (failed("灰"), passed()));
    register.void_audit(void, "走错厅", at("2026-06-01", 11, 0)).unwrap();
    let found = register.repeat_findings("own", &Subject::Hall, day("2026-11-06")).unwrap();
    assert_eq!(found, BTreeMap::from([("A".to_owned(), 2), ("B".to_owned(), 1)]));
    assert_eq!(register.failed_last_time("own", &Subject::Hall, day("2026-11-06")).unwrap().len(), 2);
    assert!(register.failed_last_time("own", &Subject::Person(people[1]), day("2026-11-06")).unwrap().is_empty());
}

#[test]
fn a_failed_item_with_an_owner_opens_a_corrective_action_at_finishing() {
    let (mut register, people) = register();
    let answer = Answer { owner: Some(people[1]), due: Some(day("2026-11-10")), ..failed("3 号窗口缺杯") };
    let id = finished(&mut register, &run("2026-11-03", Subject::Hall), (answer, failed("没人管")));
    let rows = register.history(50).unwrap();
    let line = rows.iter().find(|line| line.action == "finish_audit").unwrap();
    assert!(line.changes.contains("corrective_actions"), "{}", line.changes);
    assert_eq!(line.changes.matches("corrective_actions:").count(), 1, "{}", line.changes);
    assert!(register.audit(id).unwrap().finished_at.is_some());
}

#[test]
fn a_void_run_stays_on_record_and_counts_nowhere() {
    let (mut register, _) = register();
    let id = register.start_run(&run("2026-11-03", Subject::Hall), at("2026-11-03", 9, 0)).unwrap().value;
    assert_eq!(refusal(register.void_audit(id, "  ", at("2026-11-03", 9, 1))), Refusal::ReasonMissing);
    register.void_audit(id, "选错标准", at("2026-11-03", 9, 2)).unwrap();
    assert_eq!(refusal(register.void_audit(id, "再来", at("2026-11-03", 9, 3))), Refusal::AuditVoid);
    assert_eq!(refusal(register.answer_item(id, ("A", None), at("2026-11-03", 9, 3))), Refusal::AuditVoid);
    let summary = register.audits(5).unwrap().remove(0);
    assert_eq!((summary.counts(), summary.voided.unwrap().1.as_str()), (false, "选错标准"));
}

#[test]
fn notes_and_objections_are_added_and_blank_ones_refused() {
    let (mut register, people) = register();
    let id = finished(&mut register, &run("2026-11-03", Subject::Hall), (passed(), passed()));
    let now = at("2026-11-03", 11, 0);
    assert_eq!(refusal(register.note_audit(id, (NoteKind::Note, " ", None), now)), Refusal::ReasonMissing);
    register.note_audit(id, (NoteKind::Objection, "当时在换班", Some(people[2])), now).unwrap();
    let note = &register.audit(id).unwrap().notes[0];
    assert_eq!((note.kind, note.text.as_str(), note.by), (NoteKind::Objection, "当时在换班", Some(people[2])));
}

#[test]
fn an_edition_is_kept_once_and_a_run_keeps_its_own_for_ever() {
    let (mut register, _) = register();
    let now = at("2026-11-02", 9, 0);
    assert_eq!(register.publish_pack(PACK, now).unwrap().value, "own");
    let twice = register.publish_pack(PACK, now);
    assert_eq!(refusal(twice), Refusal::PackEditionTaken { edition: "own 1".into() });
    let (shipped, pack) = &Pack::shipped()[0];
    let name = format!("{} {}", pack.code, pack.edition);
    assert_eq!(refusal(register.publish_pack(shipped, now)), Refusal::PackEditionTaken { edition: name });
    let id = finished(&mut register, &run("2026-11-03", Subject::Hall), (failed("灰"), passed()));
    let second = PACK
        .replace("edition = \"1\"", "edition = \"2\"")
        .replace("points = 4", "points = 9")
        .replace("total_points = 10", "total_points = 15");
    register.publish_pack(&second, at("2026-11-04", 9, 0)).unwrap();
    assert_eq!(register.usable_pack("own").unwrap().unwrap().pack.edition, "2");
    let audit = register.audit(id).unwrap();
    assert_eq!((audit.pack.edition.as_str(), audit.score().scaled_to_100), ("1", Some(60.0)));
    assert_eq!((register.pack_uses("own", "1").unwrap(), register.pack_uses("own", "2").unwrap()), (1, 0));
    register.retire_pack(("own", "2"), day("2026-11-05"), at("2026-11-05", 9, 0)).unwrap();
    let left = register.usable_pack("own").unwrap().unwrap();
    assert_eq!((left.pack.edition.as_str(), left.origin), ("1", PackOrigin::Own));
    let shipped = register.retire_pack((&pack.code, &pack.edition), day("2026-11-05"), at("2026-11-05", 9, 0));
    assert_eq!(refusal(shipped), Refusal::NoSuchRecord);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_daily_check_of_our_own_takes_the_place_of_the_shipped_one() {
    let (mut register, _) = register();
    let shipped = register.daily_pack().unwrap().unwrap();
    assert_eq!(shipped.origin, PackOrigin::Shipped);
    let own = PACK.replace("sector = \"other\"", "sector = \"other\"\npurpose = \"daily_check\"");
    register.publish_pack(&own, at("2026-11-02", 9, 0)).unwrap();
    assert_eq!(register.daily_pack().unwrap().unwrap().pack.code, "own");
}
