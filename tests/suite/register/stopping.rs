//! Long changes, stopped at any of their steps: nothing of them stands, the history is whole, and a second try goes in.

use std::sync::{Arc, Mutex};

use hallkeeper::domain::box_lists::{BoxImport, LetterOrigin};
use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{CaseImport, CaseKind, Finding, NewEvent, What};
use hallkeeper::domain::disclosure::{DisclosureImport, DisclosureKind, NewDocument};
use hallkeeper::domain::erasure::{Cases, ErasureReason, Mentions, Person};
use hallkeeper::domain::photos::PerSize;
use hallkeeper::register::erasure::Erasure;
use hallkeeper::register::pace::{Part, Reached};
use hallkeeper::register::photos::{NewCut, PhotoToTakeOver};
use hallkeeper::register::staff::StaffImport;
use hallkeeper::register::{Register, RegisterError};
use hallkeeper::storage::files::NewFile;

use super::case_desk::complaint;
use super::making::{at, day, record, register};

/// Rows of every list.
const ROWS: usize = 5;

/// Something long, done to a register.
type Deed<'a> = dyn Fn(&mut Register) -> Result<(), RegisterError> + 'a;

/// Everything a stopped change could have left behind.
fn standing(register: &Register) -> String {
    let verified = register.verify().unwrap();
    assert_eq!(verified.findings, []);
    let counts = register.standing().unwrap();
    format!("{counts:?} {} {:?} {:?}", verified.lines, register.cases().unwrap(), register.staff().unwrap())
}

/// Does it, told of each step and stopped at the one of this number; gives the steps.
fn watched(register: &mut Register, deed: &Deed<'_>, stop_at: usize) -> (Result<(), RegisterError>, Vec<Reached>) {
    let told: Arc<Mutex<Vec<Reached>>> = Arc::default();
    let heard = Arc::clone(&told);
    let go_on = move |reached| {
        let mut heard = heard.lock().unwrap();
        heard.push(reached);
        heard.len() <= stop_at
    };
    let done = register.watched(Box::new(go_on), deed);
    let steps = told.lock().unwrap().clone();
    (done, steps)
}

/// Stops it at every step that can be stopped, then lets it through; gives the parts it told.
fn stopped_everywhere(register: &mut Register, name: &str, deed: &Deed<'_>) -> Vec<Part> {
    let before = standing(register);
    for stop_at in 0.. {
        let (done, steps) = watched(register, deed, stop_at);
        let last = steps.last().copied().unwrap_or_default();
        let Err(error) = done else {
            assert!(stop_at > ROWS, "{name}: each row is a step: {stop_at}");
            assert_ne!(standing(register), before, "{name} is done");
            for step in &steps {
                assert!(step.total == 0 || step.done <= step.total, "{name}: {step:?}");
            }
            let mut parts: Vec<Part> = steps.iter().map(|step| step.part).collect();
            parts.dedup();
            return parts;
        };
        assert!(error.is_stop(), "{name} at step {stop_at}: {error}");
        assert!(last.part != Part::Bytes, "{name}: what is committed is not called stopped");
        assert_eq!(standing(register), before, "{name} stopped at step {stop_at}");
        assert_eq!(steps.len(), stop_at + 1, "{name}: a stop is heard at once");
    }
    unreachable!("{name} never goes through")
}

fn case_list(first_asked: hallkeeper::domain::ids::StaffId) -> Vec<CaseImport> {
    let investigated =
        NewEvent { at: at("2026-11-02", 10, 0), by: None, what: What::Investigated { note: "问过".into() } };
    let concluded = What::Concluded { finding: Finding::Founded, text: "已查清".into() };
    let events = vec![investigated.clone(), NewEvent { what: concluded, ..investigated }];
    (0..ROWS).map(|n| CaseImport::told(complaint(first_asked), events.clone(), vec![format!("原编号 {n}")])).collect()
}

fn entry_list(register: &Register) -> Vec<BoxImport> {
    let people: Vec<_> = register.staff().unwrap().iter().map(|member| member.id).collect();
    let box_id = register.boxes().unwrap()[0].id;
    let of_day = |n: usize| {
        let on = day("2026-11-02") + chrono::Duration::days(n as i64);
        let letter = NewLetter {
            kind: CaseKind::Suggestion,
            signed_by: "".into(),
            text: format!("信 {n}"),
            scan: None,
            fate: LetterFate::Case { department: String::new() },
        };
        let entry = NewBoxEntry {
            box_id,
            day: on,
            opened_at: at(&on.to_string(), 17, 0),
            opener: people[0],
            witness: people[1],
            seal: Seal::Intact,
            letters: vec![letter],
            remark: String::new(),
        };
        BoxImport { entry, origins: vec![LetterOrigin::fresh()], remarks: Vec::new() }
    };
    (0..ROWS).map(of_day).collect()
}

fn document(n: usize) -> DisclosureImport {
    let facts = NewDocument {
        code: format!("D{n}"),
        rule: String::new(),
        kind: DisclosureKind::Document,
        title: "电价表".into(),
        place: String::new(),
        note: String::new(),
    };
    DisclosureImport {
        id: None,
        facts,
        since: Some(day("2024-01-02")),
        versions: Vec::new(),
        taken_down: Vec::new(),
        retired: None,
    }
}

#[test]
fn a_list_stopped_at_any_step_leaves_nothing_and_goes_in_the_next_time() {
    let now = at("2026-11-20", 9, 0);
    let (mut register, people) = register();
    let cases = case_list(people[0]);
    let parts = stopped_everywhere(&mut register, "cases", &|r| r.import_cases(&cases, now).map(drop));
    assert_eq!(parts, [Part::Looking, Part::Records, Part::History, Part::Index]);
    let entries = entry_list(&register);
    let parts = stopped_everywhere(&mut register, "entries", &|r| r.import_box_entries(&entries, now).map(drop));
    assert_eq!(parts, [Part::Records, Part::History, Part::Index]);
    let documents: Vec<_> = (0..ROWS).map(document).collect();
    stopped_everywhere(&mut register, "documents", &|r| r.import_disclosure(&documents, now).map(drop));
    let person = |n: usize| StaffImport { id: None, record: record(&format!("L{n}"), "新人"), photo: None };
    let list: Vec<StaffImport> = (0..ROWS).map(person).collect();
    stopped_everywhere(&mut register, "people", &|r| r.import_staff(&list, now).map(drop));
}

#[test]
fn photos_stopped_at_any_step_are_on_nobody() {
    let now = at("2026-11-20", 9, 0);
    let (mut register, people) = register();
    let photo = |n: usize| PhotoToTakeOver {
        staff: people[n % people.len()],
        name: format!("{n}.jpg"),
        cuts: PerSize { one_inch: Some(NewCut { print: vec![n as u8], crop: None }), five_inch: None },
        taken_on: None,
    };
    let photos: Vec<_> = (0..ROWS).map(photo).collect();
    let original =
        |n: usize| NewFile { media_type: "image/jpeg".into(), name: String::new(), content: vec![100 + n as u8] };
    let deed = |r: &mut Register| r.take_over_photos(&photos, &mut |n| Some(original(n)), now).map(drop);
    stopped_everywhere(&mut register, "photos", &deed);
}

#[test]
fn an_erasure_stopped_at_any_step_erased_nobody_and_once_committed_it_is_not_stopped() {
    let now = at("2026-11-20", 9, 0);
    let (mut register, people) = register();
    let (case, _) = register.record_case(&complaint(people[0]), now).unwrap().value;
    register.void_case(case, "重复", now).unwrap();
    let person = Person::Customer(case, Cases::This);
    let erasure = Erasure {
        person,
        word: "已抹去".into(),
        reason: ErasureReason::Asked,
        note: "本人书面要求".into(),
        mentions: Mentions::EditedOut,
    };
    let (looked, steps) = watched(&mut register, &|r| r.erasure_preview(person, now.date()).map(drop), 3);
    assert!(looked.unwrap_err().is_stop() && steps.len() == 4, "a look is stopped too");
    let parts = stopped_everywhere(&mut register, "erasure", &|r| r.erase_person(&erasure, now).map(drop));
    assert_eq!(parts, [Part::Looking, Part::Records, Part::History, Part::Index, Part::Bytes]);
}

#[test]
fn taking_back_and_making_the_index_anew_stopped_leave_what_was() {
    let now = at("2026-11-20", 9, 0);
    let (mut register, people) = register();
    register.import_cases(&case_list(people[0]), now).unwrap();
    assert!(!register.undoes_much(), "a short list is taken back at once");
    for stop_at in 0..ROWS {
        let (done, _) = watched(&mut register, &|r: &mut Register| r.rebuild_case_index(), stop_at);
        assert!(done.unwrap_err().is_stop());
        assert!(register.case_index_is_whole().unwrap());
    }
    let parts = stopped_everywhere(&mut register, "undo", &|r| r.undo("误导入", now).map(drop));
    assert_eq!(parts, [Part::Records, Part::History, Part::Index]);
    assert!(register.cases().unwrap().iter().all(|case| case.voided.is_some()));
}
