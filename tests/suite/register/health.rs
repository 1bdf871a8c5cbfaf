//! The health of a file: a sound one asks for nothing, and what is wrong with it is found in slices as at once.

use hallkeeper::domain::health::verdicts::{
    DRAFTS_OPEN, FILES_ORPHANED, GUARDS_MISSING, HISTORY_BROKEN, INDEX_BROKEN, READABLE_NOT, REFERENCES_BROKEN,
};
use hallkeeper::domain::health::{Finding, HealthReport, State, Verdict};
use hallkeeper::register::health::{HealthWalk, HistoryWalk, REPORT};
use hallkeeper::register::history::{Finding as Named, Verification};
use hallkeeper::register::{ActionKind, Hold, Register, RegisterError};
use rusqlite::Connection;
use std::path::{Path, PathBuf};

use super::case_figures;
use super::making::{self, at, hall};
use hallkeeper::register::files::NewFile;

fn walked(register: &Register) -> Vec<Finding> {
    let mut walk = HealthWalk::new(register, at("2026-11-23", 9, 30)).unwrap();
    let mut parts = vec![walk.progress().1];
    while walk.step(register).unwrap() {
        parts.push(walk.progress().1);
    }
    assert!(parts.windows(2).all(|two| two[0] <= two[1]), "it never goes back: {parts:?}");
    assert!((walk.progress().1 - 1.0).abs() < f32::EPSILON);
    walk.findings()
}

fn open_codes(register: &Register) -> Vec<&'static str> {
    let report = HealthReport::new(at("2026-11-23", 9, 30), walked(register));
    report.to_see_to().iter().filter(|found| found.verdict.state > State::Note).map(|f| f.verdict.code).collect()
}

fn has(register: &Register, verdict: &'static Verdict) -> bool {
    walked(register).iter().any(|finding| finding.verdict == verdict)
}

/// A file with people, a month of cases and a box.
fn file(folder: &Path) -> PathBuf {
    let path = folder.join("a.hall");
    let empty = Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap();
    let (mut register, people) = making::fill(empty);
    case_figures::fill(&mut register, &people);
    path
}

/// Another program at the closed file.
fn foreign(path: &Path, sql: &str) {
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

fn verified_in_steps(register: &Register) -> Verification {
    let mut walk = HistoryWalk::new(register).unwrap();
    while walk.step(register).unwrap() {}
    walk.into_report()
}

#[test]
fn a_sound_file_asks_for_nothing_but_the_next_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&file(folder.path())).unwrap();
    assert_eq!(open_codes(&register), ["calendar-next"]);
    assert_eq!(verified_in_steps(&register), register.verify().unwrap());
}

#[test]
fn what_another_program_did_is_found() {
    for (sql, verdict) in [
        ("UPDATE staff SET post = '厅长' WHERE id = 1", &HISTORY_BROKEN),
        ("DROP TRIGGER history_is_never_changed", &GUARDS_MISSING),
        ("DELETE FROM case_texts", &INDEX_BROKEN),
        ("PRAGMA foreign_keys = OFF; UPDATE staff SET photo_file_id = 999 WHERE id = 1", &REFERENCES_BROKEN),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = file(folder.path());
        foreign(&path, sql);
        assert!(has(&Register::open(&path).unwrap(), verdict), "{sql}");
    }
}

#[test]
fn an_index_is_made_anew_without_a_line_on_the_history_and_not_while_writing_is_held() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    foreign(&path, "DELETE FROM case_texts");
    let mut register = Register::open(&path).unwrap();
    let head = register.history_head().unwrap();
    register.set_hold(Some(Hold::ViewOnly));
    assert!(matches!(register.rebuild_case_index(), Err(RegisterError::Held(Hold::ViewOnly))));
    register.set_hold(None);
    register.rebuild_case_index().unwrap();
    assert!(!has(&register, &INDEX_BROKEN));
    assert_eq!(register.history_head().unwrap(), head);
}

#[test]
fn drafts_and_pictures_nothing_points_to_are_worth_knowing() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = Register::open(&file(folder.path())).unwrap();
    assert!(!has(&register, &DRAFTS_OPEN) && !has(&register, &FILES_ORPHANED));
    register.keep_draft("staff:new", &"沈", at("2026-11-23", 9, 0)).unwrap();
    register.keep_draft(REPORT, &"kept by the program", at("2026-11-23", 9, 1)).unwrap();
    let scan = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; 9] };
    register.keep_file(&scan, ActionKind::KeepScan, at("2026-11-23", 9, 2)).unwrap();
    assert!(has(&register, &DRAFTS_OPEN) && has(&register, &FILES_ORPHANED));
    let drafts = register.open_drafts().unwrap();
    assert_eq!(drafts.iter().map(|draft| draft.key.as_str()).collect::<Vec<_>>(), ["staff:new"]);
}

#[test]
fn a_layout_that_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    foreign(
        &path,
        "INSERT INTO pack_editions (uid, hall_id, code, edition, text, created_ms)
         VALUES (hex(randomblob(16)), 1, 'own', '1', 'no pack', 0)",
    );
    assert!(has(&Register::open(&path).unwrap(), &READABLE_NOT));
}

#[test]
fn what_is_written_while_the_walk_is_on_its_way_is_no_finding() {
    let folder = tempfile::tempdir().unwrap();
    let mut register = Register::open(&file(folder.path())).unwrap();
    let mut walk = HistoryWalk::new(&register).unwrap();
    let mut number = 0;
    // A person is added, changed and taken back between the steps, whatever the walk is at.
    while walk.step(&register).unwrap() {
        number += 1;
        let at = at("2026-11-23", 10, number % 60);
        let person = making::record(&format!("ZZ{number:04}"), "丁一");
        let added = register.add_staff(&person, at).unwrap().value;
        register.change_staff(added, &making::record(&format!("ZZ{number:04}"), "丁二"), at).unwrap();
        if number % 2 == 0 {
            register.undo("x", at).unwrap();
            register.undo("x", at).unwrap();
        }
    }
    assert!(number > 20, "{number}");
    assert_eq!(walk.into_report().findings, []);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_change_behind_the_programs_back_is_found_though_the_walk_goes_in_steps() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path());
    foreign(
        &path,
        "DELETE FROM case_events WHERE id = (SELECT max(id) FROM case_events);
         UPDATE staff SET title = '班长' WHERE id = 2;
         DROP TRIGGER history_is_never_changed;
         UPDATE history SET subject = 'x' WHERE seq = 2;",
    );
    let register = Register::open(&path).unwrap();
    let found = verified_in_steps(&register).findings;
    assert!(found.contains(&Named::LineChanged { seq: 2 }) && found.contains(&Named::GuardsMissing), "{found:?}");
    let is = |table: &str, named: &Named| match named {
        Named::RowChanged(row) | Named::RowRemoved(row) => row.table == table,
        _ => false,
    };
    assert!(found.iter().any(|named| is("staff", named)), "{found:?}");
    assert!(found.iter().any(|named| is("case_events", named)), "{found:?}");
    assert_eq!(found.len(), 4, "{found:?}");
}
