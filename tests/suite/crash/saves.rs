//! Saving, killed: every record acknowledged is there, none is half.

use std::path::Path;

use hallkeeper::domain::boxes::{LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::ids::{BoxId, StaffId};
use hallkeeper::register::Register;

use super::super::register::making::{at, day, print_badge, record};
use super::child::{Until, Work, begun, run, tell, time_of};
use super::whole::opened_whole;
use super::{new_hall, share, wait};

pub(super) const SAVING: Work = Work { name: "save", run: save_without_end };

/// A complaint.
pub(super) fn case(text: &str, first_asked: StaffId) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: text.to_owned(),
        customer_name: "陈先生".into(),
        customer_contact: "".into(),
        first_asked: Some(first_asked),
        department: String::new(),
        received_at: at("2026-11-02", 9, 0),
        details: CaseDetails::default(),
    }
}

/// A day at the box with two letters, each a case.
pub(super) fn entry(n: usize, box_id: BoxId, people: &[StaffId]) -> NewBoxEntry {
    let date = day("2026-11-02") + chrono::Duration::days(n as i64);
    let letter = |text: &str| NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "".into(),
        text: text.into(),
        scan: None,
        fate: LetterFate::Case { department: String::new() },
    };
    NewBoxEntry {
        box_id,
        day: date,
        opened_at: at(&date.to_string(), 17, 0),
        opener: people[1],
        witness: people[2],
        seal: Seal::Intact,
        letters: vec![letter(&format!("信 {n} 甲")), letter(&format!("信 {n} 乙"))],
        remark: String::new(),
    }
}

fn save_without_end(file: &Path, from: usize) {
    save(file, from..usize::MAX);
}

/// Saves a bit of everything for each number.
pub(super) fn save(file: &Path, numbers: std::ops::Range<usize>) {
    let mut register = Register::open(file).unwrap();
    let people: Vec<StaffId> = register.staff().unwrap().iter().map(|m| m.id).collect();
    let box_id = register.boxes().unwrap()[0].id;
    begun();
    for n in numbers {
        let now = at("2026-11-02", 9, 0);
        register.record_case(&case(&format!("第 {n} 件"), people[0]), now).unwrap();
        tell(&format!("case {n}"));
        register.add_staff(&record(&format!("N{n}"), "新人"), now).unwrap();
        tell(&format!("person N{n}"));
        let why = if register.cards_of(people[0]).unwrap().is_empty() { "" } else { "又印" };
        print_badge(&mut register, people[0], (why, None), now);
        let newest = register.cards_of(people[0]).unwrap().iter().map(|c| c.number.running).max().unwrap();
        tell(&format!("card {newest}"));
        let entry = entry(n, box_id, &people);
        register.record_box_entry(&entry, entry.opened_at).unwrap();
        tell(&format!("entry {}", entry.day));
        register.keep_draft("case:new", &format!("draft {n}"), now).unwrap();
        tell(&format!("draft {n}"));
        register.add_staff(&record(&format!("U{n}"), "误录"), now).unwrap();
        register.undo("", now).unwrap();
        tell(&format!("taken-back U{n}"));
    }
}

/// Everything told is in the file.
pub(super) fn holds(register: &Register, told: &[String]) {
    let cases = register.cases().unwrap();
    let staff = register.staff().unwrap();
    let entries = register.box_entries(day("2026-11-01"), day("2100-01-01")).unwrap();
    let cards = register.cards().unwrap();
    let has_person = |no: &str| staff.iter().any(|m| m.record.work_no.as_str() == no);
    let draft = register.draft::<String>("case:new").unwrap().unwrap_or_default();
    for line in told {
        let (what, which) = line.split_once(' ').unwrap();
        let is_there = match what {
            "case" => cases.iter().any(|c| c.facts.summary == format!("第 {which} 件")),
            "card" => cards.iter().any(|c| c.number.running.to_string() == which && c.life.is_printed),
            "person" => has_person(which),
            "entry" => entries.iter().any(|e| e.day.to_string() == which),
            "draft" => number_in(&draft) >= number_in(which),
            "taken-back" => !has_person(which),
            _ => panic!("told {line}"),
        };
        assert!(is_there, "lost: {line}");
    }
}

/// The number a text ends with.
pub(super) fn number_in(text: &str) -> usize {
    text.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// A number no save has used yet.
fn next_free(register: &Register) -> usize {
    let entries = register.box_entries(day("2026-11-01"), day("2100-01-01")).unwrap();
    register.staff().unwrap().len() + register.cases().unwrap().len() + entries.len()
}

#[test]
fn killed_at_random_while_saving_nothing_acknowledged_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(SAVING, (&file, 1), 8);
    let register = opened_whole(&file);
    holds(&register, &ended.told);
    let (mut from, mut seen) = (next_free(&register), 0);
    drop(register);
    for round in 0..share(2) {
        let ended = run(SAVING, (&file, from), Until::Killed(wait(round, most)));
        let register = opened_whole(&file);
        holds(&register, &ended.told);
        seen += ended.told.len();
        from = next_free(&register);
    }
    println!("{} rounds, {seen} acknowledged", share(2));
    assert!(seen as u64 > share(2), "the child must have saved something: {seen}");
}
