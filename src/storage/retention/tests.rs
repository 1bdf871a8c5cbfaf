//! What is due by what a record still holds, and what is left of a visitor's card.

use rusqlite::Connection;

use super::*;
use crate::storage::in_memory;

/// A hall with two colleagues, a box and its opening.
fn conn() -> Connection {
    let conn = in_memory().unwrap();
    conn.execute_batch(
        "INSERT INTO halls (id, uid, name, unit_name, sector, opens_at, closes_at, open_weekdays, records_since,
           unit_colour, created_ms)
         VALUES (1, 'h', '甲厅', '', 'power', '08:00', '17:00', '1111111', '2020-01-01', '#005599', 0);
         INSERT INTO staff (id, uid, hall_id, work_no, name, status, created_ms)
         VALUES (1, 's1', 1, 'A1', '甲', 'active', 0), (2, 's2', 1, 'A2', '乙', 'active', 0);
         INSERT INTO boxes (id, uid, hall_id, name, since) VALUES (1, 'b', 1, '一号', '2020-01-01');
         INSERT INTO box_entries (id, uid, hall_id, box_id, day, opened_ms, opener_id, witness_id, seal, letter_count,
           entered_ms) VALUES (1, 'e', 1, 1, '2021-01-04', 0, 1, 2, 'intact', 1, 0);",
    )
    .unwrap();
    conn
}

fn file(conn: &Connection, id: i64) {
    let sql = "INSERT INTO files (id, uid, hall_id, media_type, content, created_ms) VALUES (?1, ?2, 1, 'image/png', x'00', 0)";
    conn.execute(sql, params![id, format!("f{id}")]).unwrap();
}

/// A closed case without name and contact.
fn nameless_case(conn: &Connection, id: i64) {
    let sql = "INSERT INTO cases (id, uid, hall_id, year, running, kind, channel, summary, received_ms, entered_ms)
        VALUES (?1, ?2, 1, 2021, ?1, 'complaint', 'phone', '', 0, 0)";
    conn.execute(sql, params![id, format!("c{id}")]).unwrap();
    let sql =
        "INSERT INTO case_details (uid, hall_id, case_id, standing, closed_ms) VALUES (?1, 1, ?2, 'closed', 1000)";
    conn.execute(sql, params![format!("d{id}"), id]).unwrap();
}

fn due(conn: &Connection) -> Vec<i64> {
    let until = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    begun_until(conn, RetentionKind::Cases, until).unwrap().into_iter().map(|begun| begun.row).collect()
}

#[test]
fn a_case_without_a_name_is_due_while_a_letter_or_a_file_of_it_is_kept() {
    let conn = conn();
    for id in 1..=4 {
        nameless_case(&conn, id);
        file(&conn, id);
    }
    let letter = "INSERT INTO letters (uid, hall_id, entry_id, position, kind, signed_by, text, scan_file_id, case_id)
        VALUES (?1, 1, 1, ?2, 'complaint', ?3, '', ?4, ?2)";
    conn.execute(letter, params!["l1", 1, "", Some(1)]).unwrap();
    conn.execute(letter, params!["l2", 2, "方䶮", None::<i64>]).unwrap();
    let event = "INSERT INTO case_events (uid, hall_id, case_id, kind, at_ms, entered_ms, body, file_id)
        VALUES (?1, 1, ?2, 'attached', 0, 0, '{}', ?3)";
    conn.execute(event, params!["v3", 3, Some(3)]).unwrap();
    conn.execute(event, params!["v4", 4, None::<i64>]).unwrap();
    assert_eq!(due(&conn), [1, 2, 3], "the fourth holds nothing of anybody");
    conn.execute("UPDATE letters SET scan_file_id = NULL, signed_by = ''", []).unwrap();
    conn.execute("UPDATE case_events SET file_id = NULL", []).unwrap();
    assert_eq!(due(&conn), Vec::<i64>::new());
}

#[test]
fn a_case_of_an_erased_customer_or_an_open_one_is_not_due() {
    let conn = conn();
    for id in 1..=3 {
        nameless_case(&conn, id);
    }
    conn.execute("UPDATE cases SET customer_contact = '13800002610'", []).unwrap();
    conn.execute("UPDATE case_details SET standing = 'open' WHERE case_id = 1", []).unwrap();
    let sql = "INSERT INTO erasures (uid, hall_id, subject, subject_id, reason, at_ms) VALUES ('x', 1, 'customer', 2, 'asked', 0)";
    conn.execute(sql, []).unwrap();
    assert_eq!(due(&conn), [3]);
}

/// A visitor's card given back: who had it, who signed, the sheet they signed.
fn visitor_card(conn: &Connection, (id, reason): (i64, &str)) {
    let sql = "INSERT INTO cards (id, uid, hall_id, product, series, running, bearer, made_ms, reason, note)
        VALUES (?1, ?2, 1, 'visitor', 'V', ?1, '魏一', 0, ?3, '魏一来修空调')";
    conn.execute(sql, params![id, format!("k{id}"), reason]).unwrap();
    let sql = "INSERT INTO card_events (uid, hall_id, card_id, kind, at_ms, on_day, by_name, signed_by, note, file_id)
        VALUES (?1, 1, ?2, ?3, 0, '2021-01-04', '甲', ?4, ?5, ?6)";
    conn.execute(sql, params![format!("p{id}"), id, "handed_over", "魏一", "", Some(id)]).unwrap();
    conn.execute(sql, params![format!("r{id}"), id, "returned", "", "魏一还了", None::<i64>]).unwrap();
}

fn visitors_due(conn: &Connection) -> Vec<i64> {
    let until = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
    begun_until(conn, RetentionKind::VisitorCards, until).unwrap().into_iter().map(|begun| begun.row).collect()
}

#[test]
fn of_a_visitors_card_neither_name_nor_signature_nor_scan_is_left() {
    let conn = conn();
    for (id, reason) in [(1, "first"), (2, "other"), (3, "first")] {
        file(&conn, id);
        visitor_card(&conn, (id, reason));
    }
    assert_eq!(visitors_due(&conn), [1, 2, 3]);
    assert_eq!(erase(&conn, RetentionKind::VisitorCards, &[1, 2]).unwrap(), 2);
    assert_eq!(visitors_due(&conn), [3]);
    let cards: Vec<(i64, String, String)> = {
        let mut query = conn.prepare("SELECT id, bearer, note FROM cards ORDER BY id").unwrap();
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap().map(Result::unwrap).collect()
    };
    assert_eq!(cards[0], (1, String::new(), String::new()));
    assert_eq!(cards[1], (2, String::new(), "██".to_owned()), "a card for another reason is never without a note");
    assert_eq!(cards[2].1, "魏一", "who was not due stays");
    let left = "SELECT count(*) FROM card_events WHERE card_id < 3
        AND (signed_by <> '' OR by_name <> '' OR note <> '' OR file_id IS NOT NULL)";
    assert_eq!(conn.query_row(left, [], |row| row.get::<_, i64>(0)).unwrap(), 0);
    let files: i64 = conn.query_row("SELECT min(id) FROM files", [], |row| row.get(0)).unwrap();
    assert_eq!(files, 3, "the scans left the file");
    let steps: i64 = conn.query_row("SELECT count(*) FROM card_events", [], |row| row.get(0)).unwrap();
    assert_eq!(steps, 6, "the life of the cards stays");
}

#[test]
fn a_visitors_card_is_due_by_its_bearer_or_its_scan_alone() {
    let conn = conn();
    for id in [1, 2, 3] {
        file(&conn, id);
        visitor_card(&conn, (id, "first"));
    }
    conn.execute("UPDATE cards SET note = '', bearer = iif(id = 1, '魏一', '')", []).unwrap();
    let sql = "UPDATE card_events SET signed_by = '', note = '', file_id = iif(card_id = 2, file_id, NULL)";
    conn.execute(sql, []).unwrap();
    assert_eq!(visitors_due(&conn), [1, 2]);
    assert_eq!(erase(&conn, RetentionKind::VisitorCards, &[1, 2]).unwrap(), 2);
    assert_eq!(visitors_due(&conn), Vec::<i64>::new());
}
