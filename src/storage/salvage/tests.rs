//! Pages destroyed on purpose, and what comes back.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, params};

use super::*;
use crate::domain::dates::Moment;
use crate::domain::hall::HallDraft;
use crate::storage::touched::TouchedRow;
use crate::storage::{create_file, files, hall, open_file};

const PAGE: usize = 4096;
const CASES: i64 = 3000;

/// A hall with many cases, some pictures, a draft; every row on the history.
fn filled(path: &Path) {
    let conn = create_file(path).unwrap();
    let at = Moment(1_793_000_000_000);
    let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
    conn.execute_batch("BEGIN").unwrap();
    let id = hall::insert(&conn, &draft.check(None, at.date()).unwrap(), at).unwrap();
    line(&conn, ("found_hall", ""), &[("halls", 1)]);
    for n in 1..=CASES {
        conn.execute(
            "INSERT INTO cases (uid, hall_id, year, running, kind, channel, summary, received_ms, entered_ms)
             VALUES (?1, 1, 2026, ?2, 'complaint', 'phone', ?3, ?4, ?4)",
            params![crate::storage::sql_types::new_uid(), n, format!("第 {n} 件，停电没有提前告知"), at.0],
        )
        .unwrap();
        line(&conn, ("record_case", &format!("2026-{n:04}")), &[("cases", n)]);
    }
    for n in 1..=4_u8 {
        let content = (0..60_000_u32).map(|i| (i % 251) as u8 ^ n).collect();
        let file = files::NewFile { media_type: "image/jpeg".into(), name: String::new(), content };
        files::insert(&conn, id, &file, at).unwrap();
        line(&conn, ("keep_scan", ""), &[("files", i64::from(n))]);
    }
    conn.execute("INSERT INTO drafts VALUES ('case:new', '{}', 1)", []).unwrap();
    conn.execute_batch("COMMIT").unwrap();
}

fn line(conn: &Connection, (action, subject): (&str, &str), rows: &[(&str, i64)]) {
    let touched: Vec<TouchedRow> =
        rows.iter().map(|(table, row)| TouchedRow { table: (*table).into(), row: *row, before: None }).collect();
    history::append(conn, NewLine { at_ms: 1_793_000_000_000, action, subject }, &touched).unwrap();
}

/// Pages of a table by kind, as the engine's own list tells before anything is destroyed: roots of trees by table.
fn root_of(path: &Path, name: &str) -> usize {
    let conn = Connection::open(path).unwrap();
    conn.query_row("SELECT rootpage FROM sqlite_schema WHERE name = ?1", [name], |row| row.get::<_, i64>(0)).unwrap()
        as usize
}

fn bytes_of(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

/// Leaves of tables whose first row has so many columns (a sign of the table).
fn leaves_with(bytes: &[u8], word: &str) -> Vec<usize> {
    let pages = bytes.chunks(PAGE).enumerate().skip(1);
    let holds = |page: &[u8]| page[0] == 13 && page.windows(word.len()).any(|window| window == word.as_bytes());
    pages.filter(|(_, page)| holds(page)).map(|(index, _)| index).collect()
}

fn destroy(bytes: &mut [u8], page: usize) {
    for (index, byte) in bytes[page * PAGE..(page + 1) * PAGE].iter_mut().enumerate() {
        *byte = (index as u8).wrapping_mul(167) ^ 0x5A;
    }
}

struct Patient {
    _folder: tempfile::TempDir,
    damaged: PathBuf,
    target: PathBuf,
}

fn patient(hurt: impl FnOnce(&Path, &mut Vec<u8>)) -> Patient {
    let folder = tempfile::tempdir().unwrap();
    let (good, damaged) = (folder.path().join("good.hall"), folder.path().join("bad.hall"));
    filled(&good);
    let mut bytes = bytes_of(&good);
    hurt(&good, &mut bytes);
    std::fs::write(&damaged, bytes).unwrap();
    let target = folder.path().join("saved.hall");
    Patient { _folder: folder, damaged, target }
}

fn saved(patient: &Patient) -> SalvageReport {
    let before = bytes_of(&patient.damaged);
    let job = Salvage {
        damaged: &patient.damaged,
        target: &patient.target,
        key: None,
        at_ms: 1_793_000_100_000,
        action: "salvage_file",
    };
    let report = salvage(&job, &mut || true).unwrap().unwrap();
    assert_eq!(bytes_of(&patient.damaged), before, "the damaged file is only read");
    let conn = open_file(&patient.target).unwrap();
    assert!(case_search::index_is_whole(&conn).unwrap());
    let folder = patient.target.parent().unwrap();
    let left: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with('.')), "{left:?}");
    report
}

fn count(path: &Path, table: &str) -> i64 {
    let conn = open_file(path).unwrap();
    conn.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
}

#[test]
fn a_sound_file_comes_back_whole() {
    let patient = patient(|_, _| {});
    let report = saved(&patient);
    assert!(report.is_whole(), "{report:?}");
    assert_eq!((report.lines_lost, report.orphans.len(), report.unknown), (0, 0, 0));
    assert!(report.knows_all() && !report.forms_uncertain && report.unvouched == 0);
    assert_eq!(count(&patient.target, "cases"), CASES);
    assert_eq!(count(&patient.target, "drafts"), 1);
    let conn = open_file(&patient.target).unwrap();
    assert_eq!(verify::verify(&conn).unwrap().findings, []);
}

#[test]
fn destroyed_leaves_cost_their_rows_and_the_rows_are_named() {
    let mut destroyed = 0;
    let patient = patient(|_, bytes| {
        for page in leaves_with(bytes, "停电没有提前告知").into_iter().step_by(15).take(5) {
            destroy(bytes, page);
            destroyed += 1;
        }
    });
    assert_eq!(destroyed, 5);
    assert!(open_file(&patient.damaged).is_err());
    let report = saved(&patient);
    let cases = report.tables.iter().find(|table| table.table == "cases").unwrap();
    assert_eq!(cases.read + cases.lost, CASES as u64);
    assert!((50..200).contains(&cases.lost), "{}", cases.lost);
    assert_eq!(report.lines_lost, 0);
    let named: Vec<&str> = report.lost.iter().map(|row| row.subject.as_str()).collect();
    assert!(named.iter().all(|name| name.starts_with("2026-")), "{named:?}");
    assert_eq!(report.lost.len() as u64, cases.lost);
    println!("5 leaves destroyed: {} of {CASES} cases back", cases.read);
}

#[test]
fn a_destroyed_root_costs_nothing_for_the_leaves_are_found_by_themselves() {
    let patient = patient(|good, bytes| destroy(bytes, root_of(good, "cases") - 1));
    let report = saved(&patient);
    assert!(report.lost.is_empty(), "{}", report.lost.len());
    assert_eq!(count(&patient.target, "cases"), CASES);
    assert!(report.found_apart >= CASES as u64, "{}", report.found_apart);
}

#[test]
fn a_lost_page_of_forms_begun_is_told_though_no_line_knows_them() {
    let patient = patient(|good, bytes| destroy(bytes, root_of(good, "drafts") - 1));
    let report = saved(&patient);
    assert!(report.forms_uncertain && report.lost.is_empty() && !report.is_whole());
}

#[test]
fn destroyed_pages_of_the_history_are_counted_and_the_records_stay() {
    let patient = patient(|_, bytes| {
        let leaves = leaves_with(bytes, "record_case");
        destroy(bytes, leaves[leaves.len() / 2]);
    });
    let report = saved(&patient);
    assert!(report.lines_lost > 0);
    assert_eq!(count(&patient.target, "cases"), CASES);
    assert!(report.unknown > 0, "rows whose lines are lost are told apart");
    assert!(!report.is_whole());
}

#[test]
fn a_zeroed_first_page_costs_no_record() {
    let patient = patient(|_, bytes| bytes[..PAGE].fill(0));
    assert!(matches!(open_file(&patient.damaged), Err(StorageError::Damaged(_))));
    let report = saved(&patient);
    assert!(report.lost.is_empty(), "{}", report.lost.len());
    assert_eq!((count(&patient.target, "cases"), count(&patient.target, "files")), (CASES, 4));
    let conn = open_file(&patient.target).unwrap();
    assert_eq!(hall::get(&conn).unwrap().1.name, "长桥供电所营业厅");
    assert_eq!(verify::verify(&conn).unwrap().findings, []);
}

#[test]
fn the_first_bytes_gone_cost_nothing_at_any_size_of_page() {
    for (page, gone) in [(4096, 16), (4096, 100), (1024, 16), (1024, 100), (1024, 1024)] {
        let patient = patient(|good, bytes| {
            let conn = Connection::open(good).unwrap();
            let settings = format!("PRAGMA journal_mode=DELETE; PRAGMA page_size={page}; VACUUM");
            conn.execute_batch(&settings).unwrap();
            drop(conn);
            *bytes = bytes_of(good);
            bytes[..gone].fill(0);
        });
        assert!(matches!(open_file(&patient.damaged), Err(StorageError::Damaged(_))), "{page}, {gone}");
        let report = saved(&patient);
        assert!(report.lost.is_empty() && report.lines_lost == 0, "{page}, {gone}: {}", report.lost.len());
        assert_eq!((count(&patient.target, "cases"), count(&patient.target, "files")), (CASES, 4), "{page}, {gone}");
        let conn = open_file(&patient.target).unwrap();
        assert_eq!(verify::verify(&conn).unwrap().findings, [], "{page}, {gone}");
    }
}

#[test]
fn records_nothing_points_to_and_no_line_tells_of_are_taken_by_their_shape_and_counted_apart() {
    let patient = patient(|good, bytes| {
        for page in leaves_with(bytes, "record_case") {
            destroy(bytes, page);
        }
        destroy(bytes, root_of(good, "cases") - 1);
    });
    let report = saved(&patient);
    assert_eq!(count(&patient.target, "cases"), CASES);
    assert_eq!(report.unvouched, CASES as u64);
    assert!(report.end_unknown && !report.is_whole() && !report.knows_all());
    let others: u64 = report.tables.iter().filter(|table| table.table != "cases").map(|table| table.read).sum();
    let patient = self::patient(|_, _| {});
    let sound = saved(&patient);
    let expected: u64 = sound.tables.iter().filter(|table| table.table != "cases").map(|table| table.read).sum();
    assert_eq!(others, expected, "no case came in as something else");
}

#[test]
fn a_lost_case_is_called_by_its_number_though_it_came_in_a_list() {
    let patient = patient(|good, bytes| {
        let conn = Connection::open(good).unwrap();
        conn.execute_batch("PRAGMA journal_mode=DELETE; UPDATE cases SET running = running + 5000").unwrap();
        case_search::reindex_all(&conn).unwrap();
        let rows: Vec<(&str, i64)> = (1..=CASES).map(|n| ("cases", n)).collect();
        line(&conn, ("import_cases", "3000"), &rows);
        drop(conn);
        *bytes = bytes_of(good);
        let leaf = leaves_with(bytes, "停电没有提前告知")[10];
        destroy(bytes, leaf);
    });
    let report = saved(&patient);
    assert!(!report.lost.is_empty());
    assert!(report.lost.iter().all(|row| row.subject == format!("2026-{:04}", row.row + 5000)), "{:?}", report.lost);
}

#[test]
fn a_cut_off_file_gives_what_lies_before_the_cut() {
    let patient = patient(|_, bytes| bytes.truncate(bytes.len() / 2 + 100));
    assert!(matches!(open_file(&patient.damaged), Err(StorageError::Truncated { .. })));
    let report = saved(&patient);
    let back = count(&patient.target, "cases");
    assert!(back > CASES / 4, "{back}");
    assert!(!report.is_whole());
    println!("half of the file: {back} of {CASES} cases back, {} lines lost", report.lines_lost);
}

#[test]
fn what_was_written_last_is_saved_too() {
    let folder = tempfile::tempdir().unwrap();
    let (open, damaged) = (folder.path().join("open.hall"), folder.path().join("bad.hall"));
    filled(&open);
    let conn = open_file(&open).unwrap();
    conn.execute("INSERT INTO drafts VALUES ('late', '{}', 2)", []).unwrap();
    std::fs::copy(&open, &damaged).unwrap();
    std::fs::copy(folder.path().join("open.hall-wal"), folder.path().join("bad.hall-wal")).unwrap();
    drop(conn);
    let mut bytes = bytes_of(&damaged);
    let leaf = leaves_with(&bytes, "停电没有提前告知")[10];
    destroy(&mut bytes, leaf);
    std::fs::write(&damaged, bytes).unwrap();
    let patient = Patient { damaged, target: folder.path().join("saved.hall"), _folder: folder };
    let report = saved(&patient);
    assert!(!report.lost.is_empty());
    assert_eq!(count(&patient.target, "drafts"), 2);
}

#[test]
fn stopped_on_the_way_nothing_is_left() {
    let patient = patient(|_, _| {});
    let job =
        Salvage { damaged: &patient.damaged, target: &patient.target, key: None, at_ms: 0, action: "salvage_file" };
    let mut steps = 0;
    let stopped = salvage(&job, &mut || {
        steps += 1;
        steps < 10
    });
    assert_eq!(stopped.unwrap(), None);
    assert!(!patient.target.exists());
    assert_eq!(std::fs::read_dir(patient.target.parent().unwrap()).unwrap().count(), 2);
}

#[test]
fn a_file_with_nothing_in_it_is_refused_and_makes_none() {
    let patient = patient(|_, bytes| bytes.iter_mut().for_each(|byte| *byte = 0x33));
    let job =
        Salvage { damaged: &patient.damaged, target: &patient.target, key: None, at_ms: 0, action: "salvage_file" };
    assert!(matches!(salvage(&job, &mut || true), Err(StorageError::NothingSaved)));
    assert!(!patient.target.exists());
}
