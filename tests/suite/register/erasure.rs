//! Erasing a person: what stands against it, that nothing of them is left in records, search, undo or bytes, that the
//! statistics are the same before and after, and that the history stays whole.

use std::path::Path;

use hallkeeper::domain::audits::{Answer, AuditKind, RunDetails, Subject, Verdict};
use hallkeeper::domain::backups::{BackupReason, CopyName};
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{
    CaseChannel, CaseDetails, CaseKind, CaseQuery, Finding, NewCase, NewEvent, ReplyMode, What,
};
use hallkeeper::domain::conduct::{ConductMatter, NewConduct};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::erasure::{Barrier, Cases, ErasureReason, Mentions, Person};
use hallkeeper::domain::ids::{CaseId, StaffId};
use hallkeeper::domain::periods::Period;
use hallkeeper::domain::personal::Why;
use hallkeeper::domain::staff::{StaffDraft, StaffRecord, StaffStatus};
use hallkeeper::domain::training::{Hours, NewTraining, TrainingKind};
use hallkeeper::register::audit_runs::NewRun;
use hallkeeper::register::backups::Places;
use hallkeeper::register::erasure::Erasure;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::staff::NewPhoto;
use hallkeeper::register::{ActionKind, Refusal, Register, RegisterError};

use super::making::{at, day, fill, hall, record};

/// Names and numbers with rare signs, each of them only this person's.
const STAFF: &str = "王𠅤𬭎";
const STAFF_PHONE: &str = "13800007719";
const CUSTOMER: &str = "方䶮";
const CUSTOMER_PHONE: &str = "13900004826";
const FACE: &[u8] = b"a face that is nobody else's: 7f2c61";
const SCAN: &[u8] = b"a letter by hand: 0b44d9";

struct Story {
    register: Register,
    staff: StaffId,
    case: CaseId,
}

fn event(when: Moment, what: What) -> NewEvent {
    NewEvent { at: when, by: None, what }
}

/// A hall file with somebody who left and a customer whose case is closed, both mentioned in many places.
fn story(path: &Path) -> Story {
    let (mut register, people) = fill(Register::create(path, &hall(), at("2026-11-01", 8, 0)).unwrap());
    let staff = leaver(&mut register, &people);
    let case = closed_case(&mut register, &people);
    Story { register, staff, case }
}

fn leaver(register: &mut Register, people: &[StaffId]) -> StaffId {
    let now = at("2026-11-02", 9, 0);
    let draft = StaffDraft {
        work_no: "CQ0299".into(),
        name: STAFF.into(),
        phone: STAFF_PHONE.into(),
        team: "营业班".into(),
        languages: "普通话".into(),
        ..StaffDraft::default()
    };
    let known = draft.check(day("2026-11-02")).unwrap();
    let id = register.add_staff(&known, now).unwrap().value;
    let picture = |content: &[u8]| NewFile {
        media_type: "image/jpeg".into(),
        name: format!("{STAFF}.jpg"),
        content: content.to_vec(),
    };
    let old = [FACE, b" older"].concat();
    register.change_photo(id, Some(&NewPhoto::of_print(old.clone(), picture(&old))), now).unwrap();
    register.change_photo(id, Some(&NewPhoto::of_print(FACE.to_vec(), picture(FACE))), now).unwrap();
    let training = NewTraining {
        day: day("2026-11-02"),
        hours: Hours::parse("2.5").unwrap(),
        kind: TrainingKind::EthicsLaw,
        topic: "廉洁从业".into(),
        teacher: STAFF.into(),
    };
    register.record_training(&[people[0], id], &training, now).unwrap();
    let conduct = NewConduct {
        day: day("2026-11-02"),
        matter: ConductMatter::Praise,
        text: format!("用户来信表扬{STAFF}"),
        follow_up: String::new(),
        case: None,
    };
    register.record_conduct(&[id], &conduct, now).unwrap();
    let gone = StaffRecord { status: StaffStatus::Left, ..register.staff_member(id).unwrap().record };
    register.change_staff(id, &gone, now).unwrap();
    id
}

fn closed_case(register: &mut Register, people: &[StaffId]) -> CaseId {
    let opened_at = at("2026-11-02", 17, 0);
    let scan = NewFile { media_type: "image/png".into(), name: format!("{CUSTOMER}.png"), content: SCAN.to_vec() };
    let scan = register.keep_file(&scan, ActionKind::KeepScan, opened_at).unwrap().value;
    let letter = NewLetter {
        kind: CaseKind::Complaint,
        signed_by: CUSTOMER.into(),
        text: format!("{CUSTOMER}：{STAFF}态度不好，请回电 139 0000 4826"),
        scan: Some(scan),
        fate: LetterFate::Case { department: String::new() },
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
    let number = register.record_box_entry(&entry, opened_at).unwrap().value[0];
    let case = register.case_of_number(number).unwrap().unwrap();
    let facts = NewCase { customer_contact: CUSTOMER_PHONE.into(), ..case.facts.clone() };
    let later = at("2026-11-03", 9, 0);
    register.correct_case(case.id, (&facts, "补充电话", None), later).unwrap();
    register.add_case_note(case.id, (&format!("{CUSTOMER}又来电，{STAFF}已道歉"), None), later).unwrap();
    let steps = [
        What::Investigated { note: format!("问过{STAFF}") },
        What::Concluded { finding: Finding::Founded, text: format!("{STAFF}说话不耐烦") },
        What::Replied { mode: ReplyMode::Phone, text: format!("已向{CUSTOMER}说明，{CUSTOMER_PHONE}") },
    ];
    for what in steps {
        register.add_case_event(case.id, &event(later, what), later).unwrap();
    }
    let file = NewFile {
        media_type: "image/png".into(),
        name: format!("{CUSTOMER}附件.png"),
        content: [SCAN, b" two"].concat(),
    };
    register.attach_to_case(case.id, (&file, None), later).unwrap();
    register.close_case(case.id, None, later).unwrap();
    register.keep_draft(&format!("case:letter:{}", case.id.0), &format!("尊敬的{CUSTOMER}"), later).unwrap();
    register.keep_draft("case:new", &format!("与{STAFF}有关"), later).unwrap();
    case.id
}

/// Somebody joins a hall of three people, leaves, and is erased.
pub(super) fn erase_somebody(register: &mut Register, now: Moment) {
    let people: Vec<StaffId> = register.staff().unwrap().iter().map(|member| member.id).collect();
    let gone = leaver(register, &people);
    register.erase_person(&asked(Person::Staff(gone)), now).unwrap();
}

fn asked(person: Person) -> Erasure {
    Erasure {
        person,
        word: "已抹去".into(),
        reason: ErasureReason::Asked,
        note: "本人来信要求".into(),
        mentions: Mentions::EditedOut,
    }
}

/// Everything the reports are made of.
fn figures(register: &Register, now: Moment) -> String {
    let month = Period::month(2026, 11).unwrap();
    let cases = register.case_figures(month, now).unwrap();
    let audits = register.audit_figures(month).unwrap();
    let sums = register.training_sums(2026).unwrap();
    let conduct: Vec<_> =
        register.conduct_of_year(2026).unwrap().into_iter().map(|record| (record.staff, record.matter)).collect();
    let counts = (register.staff().unwrap().len(), register.count_cases(&CaseQuery::default()).unwrap());
    let open = register.open_cases(now).unwrap().len();
    format!("{cases:?}\n{audits:?}\n{sums:?}\n{conduct:?}\n{counts:?} {open}")
}

/// Whether the bytes of the file, or of what lies beside it, hold a text.
fn file_holds(path: &Path, needle: &[u8]) -> bool {
    let folder = std::fs::read_dir(path.parent().unwrap()).unwrap();
    folder
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap_or_default())
        .any(|bytes| bytes.windows(needle.len()).any(|window| window == needle))
}

fn barriers<T: std::fmt::Debug>(result: Result<T, RegisterError>) -> Vec<Barrier> {
    match result.unwrap_err() {
        RegisterError::NotAllowed(Refusal::CannotErase { barriers }) => barriers,
        other => panic!("{other}"),
    }
}

#[test]
fn an_erased_member_of_staff_is_nowhere_any_more_and_the_statistics_are_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let Story { mut register, staff, .. } = story(&path);
    let now = at("2026-11-26", 9, 0);
    let before = figures(&register, now);
    let lines = register.verify().unwrap().lines;
    let erased = register.erase_person(&asked(Person::Staff(staff)), now).unwrap();
    assert!(!erased.is_undoable);
    assert_eq!((erased.value.name.as_str(), erased.value.subject.as_str()), ("已抹去０１", "CQ0299"));
    assert_eq!(erased.value.pictures, 4, "two prints, two originals");
    assert_eq!(figures(&register, now), before, "no figure of a report changes");
    let member = register.staff_member(staff).unwrap();
    assert_eq!((member.record.name.as_str(), member.record.phone, member.photo), ("已抹去０１", None, None));
    assert_eq!(member.record.team, "营业班", "what is counted by stays");
    assert_eq!(register.undoable(), []);
    let report = register.verify().unwrap();
    assert_eq!((report.findings, report.lines), (vec![], lines + 1));
    let line = &register.history(1).unwrap()[0];
    assert_eq!((line.action.as_str(), line.subject.as_str()), ("erase_person", "CQ0299"));
    assert_eq!(register.search_cases(STAFF, 10).unwrap().len(), 0);
    drop(register);
    for needle in [STAFF.as_bytes(), STAFF_PHONE.as_bytes(), FACE] {
        assert!(!file_holds(&path, needle), "{}", String::from_utf8_lossy(needle));
    }
    assert!(file_holds(&path, CUSTOMER.as_bytes()), "nobody else went");
    assert_eq!(Register::open(&path).unwrap().verify().unwrap().findings, []);
}

#[test]
fn an_erased_customer_is_nowhere_any_more_and_the_case_still_counts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let Story { mut register, case, .. } = story(&path);
    let now = at("2026-11-26", 9, 0);
    let before = figures(&register, now);
    assert_eq!(register.search_cases(CUSTOMER, 10).unwrap().len(), 1);
    let erased = register.erase_person(&asked(Person::Customer(case, Cases::Same)), now).unwrap().value;
    assert_eq!((erased.cases, erased.pictures), (1, 2));
    assert_eq!(figures(&register, now), before);
    let known = register.case(case).unwrap();
    assert_eq!(known.facts.customer_name.reveal(Why::Compared), "已抹去０１");
    assert!(known.facts.customer_contact.is_empty());
    assert!(known.facts.summary.starts_with("██：王𠅤𬭎态度不好，请回电 ██"), "{}", known.facts.summary);
    let file = register.case_file(case).unwrap();
    assert!(file.events.iter().all(|event| event.file.is_none()), "attachments went with the letter");
    assert_eq!(register.search_cases(CUSTOMER, 10).unwrap().len(), 0);
    assert_eq!(register.verify().unwrap().findings, []);
    drop(register);
    for needle in [CUSTOMER.as_bytes(), CUSTOMER_PHONE.as_bytes(), SCAN, b"139 0000 4826"] {
        assert!(!file_holds(&path, needle), "{}", String::from_utf8_lossy(needle));
    }
    assert!(file_holds(&path, STAFF.as_bytes()), "nobody else went");
}

#[test]
fn of_who_is_erased_nothing_is_left_in_the_log_beside_the_open_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let Story { mut register, staff, .. } = story(&path);
    assert!(file_holds(&path, STAFF.as_bytes()) && folder.path().join("a.hall-wal").exists());
    register.erase_person(&asked(Person::Staff(staff)), at("2026-11-26", 9, 0)).unwrap();
    assert!(!file_holds(&path, STAFF.as_bytes()) && !file_holds(&path, FACE), "with the file still open");
}

#[test]
fn what_is_held_is_said_before_and_nothing_is_changed_by_looking() {
    let folder = tempfile::tempdir().unwrap();
    let Story { register, staff, case } = story(&folder.path().join("a.hall"));
    let head = register.history_head().unwrap();
    let preview = register.erasure_preview(Person::Staff(staff), day("2026-11-26")).unwrap();
    let held = |key: &str| preview.held.iter().find(|(known, _)| *known == key).map(|(_, count)| *count);
    assert_eq!((held("held-roster"), held("held-phone"), held("held-photos")), (Some(1), Some(1), Some(4)));
    assert_eq!((held("held-training"), held("held-conduct"), held("held-cards")), (Some(1), Some(1), None));
    let rows = |table: &str| preview.mentions.iter().find(|(known, _)| *known == table).map(|(_, rows)| *rows);
    assert_eq!((rows("case_events"), rows("case_notes"), rows("letters")), (Some(2), Some(1), Some(1)));
    assert_eq!((preview.drafts, preview.history_lines, preview.has_namesake), (1, 0, false));
    let customer = register.erasure_preview(Person::Customer(case, Cases::This), day("2026-11-26")).unwrap();
    assert_eq!(customer.held.iter().find(|(key, _)| *key == "held-attachments"), Some(&("held-attachments", 2)));
    assert_eq!(customer.barriers, [Barrier::WithinMinimum(day("2027-11-03"))]);
    assert_eq!(register.history_head().unwrap(), head);
}

#[test]
fn an_open_case_or_a_live_card_is_never_overridden_and_the_shortest_time_only_by_a_wish_with_a_note() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut register, staff, case } = story(&folder.path().join("a.hall"));
    let now = at("2026-11-26", 9, 0);
    let bare = Erasure { note: String::new(), ..asked(Person::Staff(staff)) };
    assert_eq!(barriers(register.erase_person(&bare, now)), [Barrier::WithinMinimum(day("2027-11-02"))]);
    let here = register.staff().unwrap()[0].id;
    let found = barriers(register.erase_person(&asked(Person::Staff(here)), now));
    assert!(found.contains(&Barrier::StillHere), "{found:?}");
    super::making::print_badge(&mut register, staff, ("", None), now);
    let found = barriers(register.erase_person(&asked(Person::Staff(staff)), now));
    assert!(matches!(&found[..], [Barrier::LiveCards(cards)] if cards.len() == 1), "{found:?}");
    let reopened = What::Reopened { reason: "用户不满意".into() };
    register.add_case_event(case, &event(now, reopened), now).unwrap();
    let found = barriers(register.erase_person(&asked(Person::Customer(case, Cases::This)), now));
    assert!(matches!(&found[..], [Barrier::OpenCases(_), ..]), "{found:?}");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn somebody_of_the_same_name_or_a_longer_one_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let Story { mut register, staff, .. } = story(&path);
    let now = at("2026-11-26", 9, 0);
    let longer = register.add_staff(&record("CQ0300", "王𠅤𬭎明"), now).unwrap().value;
    let note = What::Investigated { note: "王𠅤𬭎明代为说明".into() };
    let facts = NewCase {
        kind: CaseKind::Enquiry,
        channel: CaseChannel::Phone,
        summary: "王𠅤𬭎明接待".into(),
        customer_name: "".into(),
        customer_contact: "".into(),
        first_asked: Some(longer),
        department: String::new(),
        received_at: now,
        details: CaseDetails::default(),
    };
    let other = register.record_case(&facts, now).unwrap().value.0;
    register.add_case_event(other, &event(now, note), now).unwrap();
    register.erase_person(&asked(Person::Staff(staff)), now).unwrap();
    assert_eq!(register.staff_member(longer).unwrap().record.name.as_str(), "王𠅤𬭎明");
    assert_eq!(register.case(other).unwrap().facts.summary, "王𠅤𬭎明接待");
}

#[test]
fn a_person_is_erased_once() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut register, staff, .. } = story(&folder.path().join("a.hall"));
    let now = at("2026-11-26", 9, 0);
    register.erase_person(&asked(Person::Staff(staff)), now).unwrap();
    let again = barriers(register.erase_person(&asked(Person::Staff(staff)), now));
    assert!(again.contains(&Barrier::Erased));
    let told = register.erasures().unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(
        (told[0].subject.as_str(), told[0].number.as_str(), told[0].reason.as_str()),
        ("staff", "CQ0299", "asked")
    );
}

#[test]
fn the_same_customer_is_known_however_the_contact_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut register, .. } = story(&folder.path().join("a.hall"));
    let now = at("2026-11-26", 9, 0);
    let mut ask = |name: &str, contact: &str| {
        let facts = NewCase {
            kind: CaseKind::Enquiry,
            channel: CaseChannel::Phone,
            summary: "问电费".into(),
            customer_name: name.into(),
            customer_contact: contact.into(),
            first_asked: None,
            department: String::new(),
            received_at: now,
            details: CaseDetails::default(),
        };
        register.record_case(&facts, now).unwrap().value.0
    };
    let same = [ask("方大同", "13800002610"), ask("方大同", "138 0000 2610"), ask("方大同", "１３８００００２６１０")];
    let abroad = [
        ask("方大同", "+86 138 0000 2610"),
        ask("方大同", "86-13800002610"),
        ask("方大同", "＋８６１３８００００２６１０"),
    ];
    let same = [same, abroad].concat();
    let other = ask("方大同", "13800002611");
    assert_eq!(register.cases_like(same[0]).unwrap(), same);
    assert_eq!(register.cases_like(other).unwrap(), [other]);
}

#[test]
fn files_kept_by_a_restore_are_given_up_with_the_copies_and_only_when_a_later_copy_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let Story { mut register, case, .. } = story(&path);
    let kept = folder.path().join("a-before-restore-2026-11-23_174200.hall");
    register.back_up(&kept).unwrap();
    register.erase_person(&asked(Person::Customer(case, Cases::This)), at("2026-11-26", 9, 0)).unwrap();
    let places = Places { file: path.clone(), hall_uid: register.hall_uid().unwrap(), second: None };
    let later = CopyName::new(at("2026-11-27", 9, 0), BackupReason::Daily);
    let later = places.first_folder().join(later.file_name());
    std::fs::create_dir(places.first_folder()).unwrap();
    std::fs::write(&later, b"spoilt").unwrap();
    assert_eq!(register.copies_of_erased(&places).unwrap(), [], "a later copy that cannot be read is none");
    std::fs::remove_file(&later).unwrap();
    register.back_up(&later).unwrap();
    assert_eq!(register.copies_of_erased(&places).unwrap().len(), 1);
    assert_eq!(register.drop_copies_of_erased(&places).unwrap(), 1);
    assert!(!kept.exists() && later.exists() && path.exists());
}

#[test]
fn photos_of_checks_of_somebody_go_with_them_and_those_of_the_hall_stay_and_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let Story { mut register, staff, .. } = story(&folder.path().join("a.hall"));
    let on = day("2026-11-03");
    let pack = super::audit_runs::PACK;
    for (subject, content) in
        [(Subject::Person(staff), &b"photo 41c9 of one"[..]), (Subject::Hall, b"photo 88e0 of all")]
    {
        let now = at("2026-11-03", 10, 0);
        let details = RunDetails { kind: AuditKind::Spot, subject, ..RunDetails::of_hall(on) };
        let run = NewRun { pack_text: pack.into(), day: on, auditor: None, details };
        let id = register.start_run(&run, now).unwrap().value;
        let code = register.audit(id).unwrap().pack.items[0].code.clone();
        register.answer_item(id, (&code, Some(&Answer::by_hand(Verdict::Pass, ""))), now).unwrap();
        let photo = NewFile { media_type: "image/jpeg".into(), name: String::new(), content: content.to_vec() };
        register.add_item_photo(id, (&code, &photo), now).unwrap();
        let more = NewFile { content: [content, b" again"].concat(), ..photo };
        register.add_item_photo(id, (&code, &more), now).unwrap();
    }
    let preview = register.erasure_preview(Person::Staff(staff), day("2026-11-26")).unwrap();
    assert_eq!(preview.held.iter().find(|(key, _)| *key == "held-photos"), Some(&("held-photos", 6)));
    assert_eq!(preview.photos_of_anybody, 2);
    let erased = register.erase_person(&asked(Person::Staff(staff)), at("2026-11-26", 9, 0)).unwrap().value;
    assert_eq!(erased.pictures, 6, "four of the roster, two of the check");
    let after = register.erasure_preview(Person::Staff(staff), day("2026-11-26")).unwrap();
    assert_eq!((after.photos_of_anybody, after.held.iter().find(|(key, _)| *key == "held-photos")), (2, None));
    assert_eq!(register.verify().unwrap().findings, []);
    drop(register);
    let path = folder.path().join("a.hall");
    assert!(!file_holds(&path, b"photo 41c9 of one") && file_holds(&path, b"photo 88e0 of all"));
}

#[test]
fn letters_without_a_case_that_the_customer_signed_and_gave_their_number_in_go_with_them() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let Story { mut register, case, .. } = story(&path);
    let people: Vec<StaffId> = register.staff().unwrap().iter().map(|member| member.id).collect();
    let opened_at = at("2026-11-04", 17, 0);
    let letter = |text: &str| NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: CUSTOMER.into(),
        text: text.into(),
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
        letters: vec![letter("椅子不够，回电+86 139-0000-4826"), letter("同名的人写的")],
        remark: String::new(),
    };
    register.record_box_entry(&entry, opened_at).unwrap();
    let erasure = Erasure { mentions: Mentions::OwnOnly, ..asked(Person::Customer(case, Cases::Same)) };
    register.erase_person(&erasure, at("2026-11-26", 9, 0)).unwrap();
    let entry = register.box_entry(entry.box_id, opened_at.date()).unwrap().unwrap();
    let told: Vec<_> = entry.letters.iter().map(|letter| (letter.signed_by.is_empty(), letter.text.as_str())).collect();
    assert_eq!(told, [(true, "椅子不够，回电██"), (false, "同名的人写的")]);
    assert_eq!(register.verify().unwrap().findings, []);
}
