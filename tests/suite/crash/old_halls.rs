//! Halls of earlier editions, as `tests/fixtures/halls/v1.hall` and on: how they are made, and what they hold.
//!
//! Made once by the steps of their edition and the rows and history such an edition wrote (`rows_v1.sql` and on):
//! `HALLKEEPER_MAKE_HALLS=1 cargo test --test suite old_halls`. A file that was shipped is not made again.

use std::path::{Path, PathBuf};

use hallkeeper::register::Register;
use hallkeeper::storage::open::APPLICATION_ID;
use hallkeeper::storage::touched::TouchedRow;
use hallkeeper::storage::{TRACKED_TABLES, case_search, history, old_badges};
use rusqlite::Connection;

use super::super::register::making::day;

/// Steps and rows of each edition.
const EDITIONS: [(&str, &str); 5] = [
    (
        include_str!("../../../src/storage/migrations/0001_one_hall.sql"),
        include_str!("../../fixtures/halls/rows_v1.sql"),
    ),
    (
        include_str!("../../../src/storage/migrations/0002_complaint_register.sql"),
        include_str!("../../fixtures/halls/rows_v2.sql"),
    ),
    (include_str!("../../../src/storage/migrations/0003_audits.sql"), include_str!("../../fixtures/halls/rows_v3.sql")),
    (
        include_str!("../../../src/storage/migrations/0004_print_room.sql"),
        include_str!("../../fixtures/halls/rows_v4.sql"),
    ),
    (
        include_str!("../../../src/storage/migrations/0005_keeping.sql"),
        include_str!("../../fixtures/halls/rows_v5.sql"),
    ),
];

/// The standard a check of the first edition was scored on.
const PACK: &str = include_str!("../../fixtures/halls/pack_v1.toml");

/// How many editions there are files of.
pub(super) const ALL: [usize; 5] = [1, 2, 3, 4, 5];

/// The file of an edition.
pub(super) fn of_edition(edition: usize) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/halls/v{edition}.hall"))
}

/// The tables on the history that this file has.
fn tables(conn: &Connection) -> Vec<&'static str> {
    let known = |table: &&str| {
        let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = ?1";
        conn.query_row(sql, [table], |row| row.get::<_, i64>(0)).unwrap() == 1
    };
    TRACKED_TABLES.into_iter().filter(known).collect()
}

fn last_row(conn: &Connection, table: &str) -> i64 {
    conn.query_row(&format!("SELECT coalesce(max(id), 0) FROM {table}"), [], |row| row.get(0)).unwrap()
}

/// Rows of one line of the history, and the line.
fn write_line(conn: &Connection, (head, rows): (&str, &str)) {
    let mut words = head.trim().split(' ');
    let action = words.next().unwrap();
    let rest: Vec<&str> = words.collect();
    let (named, subject): (Vec<&str>, Vec<&str>) = rest.into_iter().partition(|word| {
        word.split_once(':').is_some_and(|(table, row)| TRACKED_TABLES.contains(&table) && row.parse::<i64>().is_ok())
    });
    let before: Vec<(&str, i64)> = tables(conn).into_iter().map(|table| (table, last_row(conn, table))).collect();
    conn.execute_batch(&rows.replace("@pack@", &PACK.replace('\'', "''"))).unwrap();
    if action.is_empty() {
        return;
    }
    let named = named.iter().map(|name| name.split_once(':').unwrap());
    let mut touched: Vec<(String, i64)> = named.map(|(table, row)| (table.to_owned(), row.parse().unwrap())).collect();
    for (table, last) in before {
        touched.extend((last + 1..=last_row(conn, table)).map(|row| (table.to_owned(), row)));
    }
    let touched: Vec<TouchedRow> =
        touched.into_iter().map(|(table, row)| TouchedRow { table, row, before: None }).collect();
    let at_ms = history::latest_ms(conn).unwrap().unwrap_or(1_704_160_800_000) + 60_000;
    let subject = subject.join(" ");
    history::append(conn, history::NewLine { at_ms, action, subject: &subject }, &touched).unwrap();
}

/// Makes the file an edition would have left.
fn make(edition: usize, path: &Path) {
    let _ = std::fs::remove_file(path);
    let conn = Connection::open(path).unwrap();
    // Small pages, so that the files stay small.
    conn.execute_batch("PRAGMA page_size=1024; PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON").unwrap();
    conn.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
    for (version, (step, rows)) in (1..).zip(EDITIONS).take(edition) {
        conn.execute_batch(step).unwrap();
        if version == 4 {
            old_badges::take_over(&conn).unwrap();
        }
        for line in rows.split("-- @").skip(1) {
            write_line(&conn, line.split_once('\n').unwrap());
        }
    }
    if edition >= 2 {
        case_search::reindex_all(&conn).unwrap();
    }
    conn.pragma_update(None, "user_version", edition as i64).unwrap();
    conn.execute_batch("VACUUM").unwrap();
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
}

#[test]
fn old_halls_are_made_when_asked_and_are_small() {
    for edition in ALL {
        let path = of_edition(edition);
        if std::env::var_os("HALLKEEPER_MAKE_HALLS").is_some() && !path.exists() {
            make(edition, &path);
        }
        let length = std::fs::metadata(&path).unwrap().len();
        assert!((10_000..250_000).contains(&length), "{} has {length} bytes", path.display());
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(bytes[60..64], (edition as u32).to_be_bytes(), "version of {}", path.display());
    }
}

/// What a person finds in the hall of an edition, read by this edition.
pub(super) fn holds_all(register: &Register, edition: usize) {
    let staff = register.staff().unwrap();
    let people: Vec<_> = staff.iter().map(|m| (m.record.work_no.as_str(), m.record.name.as_str())).collect();
    assert_eq!(people, [("CQ0201", "周静岚"), ("CQ0209", "唐巧云"), ("CQ0218", "顾明䶮")]);
    assert_eq!(register.hall().name, "长桥供电所营业厅");
    let cases = register.cases().unwrap();
    let of_number = |running: u32| cases.iter().find(|c| c.number.running == running).unwrap();
    assert_eq!(cases.len(), if edition == 1 { 3 } else { 4 });
    assert_eq!(of_number(1).facts.summary, "停电没有提前告知，'要求'书面答复");
    assert_eq!(of_number(2).facts.summary, "=1+1 过户要哪些材料\n第二行：产权证号 510100200001010012");
    assert_eq!(of_number(2).voided.as_ref().unwrap().reason, "重复登记");
    let notes = register.case_notes(of_number(1).id).unwrap();
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["家属来电催办"]);
    let entries = register.box_entries(day("2024-01-01"), day("2024-12-31")).unwrap();
    let letters = entries.iter().map(|e| register.box_entry(e.box_id, e.day).unwrap().unwrap().letters.len());
    let mut letters: Vec<usize> = letters.collect();
    letters.sort_unstable();
    assert_eq!(letters, [0, 2]);
    let audits = register.audits(10).unwrap();
    let audit = register.audit(audits[0].id).unwrap();
    assert_eq!((audits.len(), audit.answers["P1-1.1"].reason.as_str()), (1, "未佩戴工牌"));
    let cards = register.cards().unwrap();
    let printed = cards.iter().filter(|card| card.life.is_printed).count();
    assert_eq!((cards.len(), printed), if edition >= 4 { (4, 4) } else { (3, 3) });
    assert_eq!(register.draft::<String>("case:new").unwrap().as_deref(), Some("只写了一半"));
    if edition >= 2 {
        let file = register.case_file(of_number(4).id).unwrap();
        assert_eq!((file.events.len(), of_number(4).facts.summary.as_str()), (1, "３号窗口排队一小时"));
    }
    if edition >= 5 {
        let keepers = register.keepers().unwrap();
        assert_eq!(keepers.iter().map(|keeper| keeper.name.as_str()).collect::<Vec<_>>(), ["周静岚"]);
        assert_eq!(register.retention_reviews().unwrap().len(), 1);
    }
    if edition >= 3 {
        assert_eq!(register.training_of(staff[0].id).unwrap()[0].training.topic, "新装流程");
        assert_eq!(register.conduct_of(staff[1].id).unwrap()[0].text, "拾金不昧");
        assert_eq!(register.disclosure_on(day("2026-01-01")).unwrap().len(), 1);
    }
}
