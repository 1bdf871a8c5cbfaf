//! The index follows whatever touches a case, and can be made anew.

use rusqlite::Connection;

use super::*;
use crate::domain::cases::{CaseChannel, CaseDetails, CaseKind, CaseNote, CaseNumber, CaseQuery, NewCase, Voided};
use crate::domain::dates::Moment;
use crate::domain::hall::HallDraft;
use crate::domain::ids::HallId;
use crate::storage::{case_query, cases, hall, touched};

const AT: Moment = Moment(1_793_000_000_000);

/// A hall in memory without any case.
pub(crate) fn empty_hall() -> Connection {
    let conn = crate::storage::in_memory().unwrap();
    let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
    hall::insert(&conn, &draft.check(None, AT.date()).unwrap(), AT).unwrap();
    conn
}

/// Adds a case to rows and index.
pub(crate) fn add(conn: &Connection, (year, running): (i32, u32), summary: &str) -> CaseId {
    touched::forget(conn).unwrap();
    let case = NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: summary.into(),
        customer_name: "陈先生".into(),
        customer_contact: "13800001234".into(),
        first_asked: None,
        department: "计量班".into(),
        received_at: AT,
        details: CaseDetails::default(),
    };
    let id = cases::insert(conn, HallId(1), (CaseNumber { year, running }, &case), AT).unwrap();
    follow(conn, &touched::collect(conn).unwrap()).unwrap();
    id
}

/// Runs SQL as a change of the program would: with the index following.
pub(crate) fn change(conn: &Connection, sql: &str) {
    touched::forget(conn).unwrap();
    conn.execute_batch(sql).unwrap();
    follow(conn, &touched::collect(conn).unwrap()).unwrap();
}

pub(crate) fn found(conn: &Connection, text: &str) -> Vec<i64> {
    let query = CaseQuery { text: text.into(), ..CaseQuery::default() };
    case_query::ids(conn, &query, None).unwrap().into_iter().map(|id| id.0).collect()
}

fn event(case: i64, body: &str) -> String {
    format!(
        "INSERT INTO case_events (uid, hall_id, case_id, kind, at_ms, entered_ms, body)
         VALUES (lower(hex(randomblob(8))), 1, {case}, 'contacted', 0, 0, '{body}');"
    )
}

#[test]
fn every_field_of_a_case_is_searched_but_the_contact() {
    let conn = empty_hall();
    let id = add(&conn, (2026, 7), "账单有误").0;
    for text in ["2026-0007", "0007", "账单有误", "单有", "误", "陈先", "计量班"] {
        assert_eq!(found(&conn, text), [id], "{text}");
    }
    for text in ["1380", "8", "误陈", "误 陈", "\n", "7账"] {
        let expected = if text == "\n" { vec![id] } else { vec![] };
        assert_eq!(found(&conn, text), expected, "{text:?}");
    }
}

#[test]
fn details_log_and_notes_are_searched_as_they_come_and_go() {
    let conn = empty_hall();
    let id = add(&conn, (2026, 1), "停电").0;
    change(
        &conn,
        "INSERT INTO case_details (uid, hall_id, case_id, matter, page_no, forwarded_by, forwarded_no)
         VALUES ('d', 1, 1, 'billing_error', '第38页', '市公司', '督〔2026〕9号')",
    );
    for text in ["billing_er", "第38页", "市公司", "督〔2026〕9"] {
        assert_eq!(found(&conn, text), [id], "{text}");
    }
    change(&conn, &event(id, r#"{"kind":"contacted","note":"已致歉，约定周五上门"}"#));
    assert_eq!(found(&conn, "周五上门"), [id]);
    assert_eq!(found(&conn, "contacted"), Vec::<i64>::new(), "a code is no word");
    change(&conn, "UPDATE case_events SET body = '{\"note\":\"改约周六\"}'");
    assert_eq!((found(&conn, "周五"), found(&conn, "改约周六")), (vec![], vec![id]));
    change(&conn, "DELETE FROM case_events");
    assert_eq!(found(&conn, "周六"), Vec::<i64>::new());
    touched::forget(&conn).unwrap();
    let note = CaseNote { at: AT, text: "家属来电".into(), author: None };
    cases::insert_note(&conn, HallId(1), CaseId(id), &note).unwrap();
    follow(&conn, &touched::collect(&conn).unwrap()).unwrap();
    assert_eq!(found(&conn, "家属"), [id]);
    change(&conn, "UPDATE cases SET summary = '停水'");
    assert_eq!((found(&conn, "停电"), found(&conn, "停水")), (vec![], vec![id]));
    assert!(index_is_whole(&conn).unwrap());
}

#[test]
fn the_engine_finds_nothing_wrong_with_the_index() {
    let conn = empty_hall();
    for running in 1..50 {
        add(&conn, (2026, running), "窗口排队太久");
    }
    change(&conn, "UPDATE cases SET summary = summary || '！' WHERE id % 3 = 0");
    for check in ["PRAGMA integrity_check", "PRAGMA quick_check"] {
        let word: String = conn.query_row(check, [], |row| row.get(0)).unwrap();
        assert_eq!(word, "ok", "{check}");
    }
}

#[test]
fn a_voided_case_is_found_as_void() {
    let conn = empty_hall();
    let id = add(&conn, (2026, 1), "停电");
    touched::forget(&conn).unwrap();
    cases::void(&conn, id, &Voided { at: AT, reason: "重复".into() }).unwrap();
    follow(&conn, &touched::collect(&conn).unwrap()).unwrap();
    let standing: String = conn.query_row("SELECT standing FROM case_index", [], |row| row.get(0)).unwrap();
    assert_eq!(standing, "void");
}

#[test]
fn a_broken_index_is_seen_and_made_anew() {
    let conn = empty_hall();
    let ids = [add(&conn, (2026, 1), "停电"), add(&conn, (2026, 2), "停水"), add(&conn, (2025, 9), "停车")];
    for damage in [
        "DELETE FROM case_index WHERE case_id = 1",
        "DELETE FROM case_texts WHERE place % 2 = 0",
        "DELETE FROM case_pairs WHERE rowid = (SELECT max(place) FROM case_index)",
        "INSERT INTO case_texts VALUES (1, 'x')",
        "INSERT INTO case_pairs (rowid, pairs) VALUES (1, 'x')",
        "UPDATE case_index SET place = place + 100 WHERE case_id = 2",
        "INSERT INTO case_pairs (case_pairs) VALUES ('delete-all')",
    ] {
        assert!(index_is_whole(&conn).unwrap(), "before {damage}");
        conn.execute_batch(damage).unwrap();
        assert!(!index_is_whole(&conn).unwrap(), "{damage}");
        reindex_all(&conn).unwrap();
    }
    assert_eq!(found(&conn, "停"), [ids[1].0, ids[0].0, ids[2].0], "by number, not by row");
}

#[test]
fn rows_written_by_another_program_are_indexed_on_opening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let conn = crate::storage::create_file(&path).unwrap();
    let draft = HallDraft { name: "甲".into(), ..HallDraft::fresh() };
    hall::insert(&conn, &draft.check(None, AT.date()).unwrap(), AT).unwrap();
    add(&conn, (2026, 1), "停电");
    let foreign = "INSERT INTO cases (uid, hall_id, year, running, kind, channel, summary, received_ms, entered_ms)
        VALUES ('x', 1, 2026, 2, 'report', 'phone', '插入的停电', 0, 0)";
    conn.execute_batch(foreign).unwrap();
    assert_eq!(found(&conn, "停电"), [1]);
    drop(conn);
    let mut conn = crate::storage::open_file(&path).unwrap();
    assert_eq!(found(&conn, "停电"), [2, 1]);
    assert_eq!(catch_up(&mut conn).unwrap(), 0, "nothing is left to do");
}
