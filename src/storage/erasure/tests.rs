//! What is left of texts about a case once its customer is erased.

use rusqlite::{Connection, params};

use super::*;
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::mentions::Needles;
use crate::storage::pace::Pace;
use crate::storage::{TRACKED_TABLES, in_memory};

const PHONE: &str = "13800002610";
const NEIGHBOUR: &str = "139 0000 0472";

/// A case with a letter, a note and steps that all tell a neighbour's number.
fn conn() -> Connection {
    let conn = in_memory().unwrap();
    conn.execute_batch(
        "INSERT INTO halls (id, uid, name, unit_name, sector, opens_at, closes_at, open_weekdays, records_since,
           unit_colour, created_ms)
         VALUES (1, 'h', '甲厅', '', 'power', '08:00', '17:00', '1111111', '2020-01-01', '#005599', 0);
         INSERT INTO staff (id, uid, hall_id, work_no, name, status, created_ms)
         VALUES (1, 's1', 1, 'A1', '甲', 'active', 0), (2, 's2', 1, 'A2', '乙', 'left', 0);
         INSERT INTO boxes (id, uid, hall_id, name, since) VALUES (1, 'b', 1, '一号', '2020-01-01');
         INSERT INTO box_entries (id, uid, hall_id, box_id, day, opened_ms, opener_id, witness_id, seal, letter_count,
           entered_ms) VALUES (1, 'e', 1, 1, '2021-01-04', 0, 1, 2, 'intact', 1, 0);",
    )
    .unwrap();
    for id in [1, 2] {
        let text = format!("请回电{PHONE}或邻居{NEIGHBOUR}");
        let sql = "INSERT INTO cases (id, uid, hall_id, year, running, kind, channel, summary, customer_name,
            customer_contact, received_ms, entered_ms) VALUES (?1, ?2, 1, 2021, ?1, 'complaint', 'phone', ?3, '方䶮', ?4, 0, 0)";
        conn.execute(sql, params![id, format!("c{id}"), text, PHONE]).unwrap();
        let sql = "INSERT INTO letters (uid, hall_id, entry_id, position, kind, text, case_id) VALUES (?1, 1, 1, ?2, 'complaint', ?3, ?2)";
        conn.execute(sql, params![format!("l{id}"), id, text]).unwrap();
        let sql = "INSERT INTO case_notes (uid, hall_id, case_id, at_ms, text) VALUES (?1, 1, ?2, 0, ?3)";
        conn.execute(sql, params![format!("n{id}"), id, text]).unwrap();
    }
    conn
}

fn step(conn: &Connection, (case, kind): (i64, &str), body: &str) {
    let uid = crate::storage::sql_types::new_uid();
    let sql = "INSERT INTO case_events (uid, hall_id, case_id, kind, at_ms, entered_ms, body) VALUES (?1, 1, ?2, ?3, 0, 0, ?4)";
    conn.execute(sql, params![uid, case, kind, body]).unwrap();
}

fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut query = conn.prepare(sql).unwrap();
    query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[test]
fn numbers_of_others_are_masked_in_every_text_of_the_case_and_of_no_other_case() {
    let conn = conn();
    mask_texts(&conn, CaseId(1)).unwrap();
    for sql in [
        "SELECT summary FROM cases ORDER BY id",
        "SELECT text FROM letters ORDER BY id",
        "SELECT text FROM case_notes ORDER BY id",
    ] {
        let found = texts(&conn, sql);
        assert_eq!(found[0], "请回电138****2610或邻居139****0472", "{sql}");
        assert!(found[1].contains(PHONE) && found[1].contains(NEIGHBOUR), "{sql}");
    }
}

#[test]
fn what_steps_tell_is_masked_and_their_figures_stay() {
    let conn = conn();
    let bodies = [
        ("investigated", r#"{"kind":"investigated","note":"问过139 0000 0472"}"#),
        ("replied", r#"{"kind":"replied","mode":"phone","text":"已告13900000472"}"#),
        ("reopened", r#"{"kind":"reopened","reason":"13900000472来电"}"#),
        ("closed", r#"{"kind":"closed","frozen":{"due_ms":13900000472}}"#),
        ("accepted", "no JSON 13900000472"),
    ];
    for (kind, body) in bodies {
        step(&conn, (1, kind), body);
    }
    step(&conn, (2, "investigated"), r#"{"kind":"investigated","note":"13900000472"}"#);
    let salts = || texts(&conn, "SELECT hex(salt) FROM case_events ORDER BY id");
    let before = salts();
    mask_texts(&conn, CaseId(1)).unwrap();
    let found = texts(&conn, "SELECT body FROM case_events ORDER BY id");
    for body in &found[..3] {
        assert!(body.contains("139****0472") && !body.contains("13900000472"), "{body}");
        assert!(!body.contains("139 0000 0472"), "{body}");
    }
    assert_eq!(found[3..5], [bodies[3].1, bodies[4].1], "no words of anybody");
    assert!(found[5].contains("13900000472"), "another case");
    let after = salts();
    let is_new: Vec<bool> = before.iter().zip(&after).map(|(old, new)| old != new).collect();
    assert_eq!(is_new, [true, true, true, false, false, false], "a changed row gets a new salt, and only it");
}

#[test]
fn two_mentions_in_one_text_and_in_one_body_are_both_edited_out() {
    let conn = conn();
    let body = r#"{"kind":"corrected","changes":[{"before":"方䶮甲","after":"方䶮乙"}],"reason":"方䶮说，方䶮的电话13800002610"}"#;
    step(&conn, (1, "corrected"), body);
    conn.execute("UPDATE cases SET summary = '方䶮与方䶮的邻居' WHERE id = 1", []).unwrap();
    let needles = Needles::default().name("方䶮").contact(PHONE);
    let reach = Reach::Cases(vec![CaseId(1)]);
    let found = mentions(&conn, (&needles, &reach), &Pace::default()).unwrap();
    let times: Vec<_> = found.iter().map(|mention| (mention.table, mention.times)).collect();
    assert_eq!(times, [("cases", 2), ("letters", 1), ("case_notes", 1), ("case_events", 5)]);
    assert_eq!(edit_out(&conn, (&needles, &reach), &Pace::default()).unwrap(), 4);
    assert_eq!(texts(&conn, "SELECT summary FROM cases WHERE id = 1"), ["██与██的邻居"]);
    let body = texts(&conn, "SELECT body FROM case_events").remove(0);
    let told: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(told["reason"], "██说，██的电话██");
    assert_eq!((&told["changes"][0]["before"], &told["changes"][0]["after"]), (&"██甲".into(), &"██乙".into()));
    assert_eq!(mentions(&conn, (&needles, &reach), &Pace::default()).unwrap(), []);
    assert!(texts(&conn, "SELECT summary FROM cases WHERE id = 2")[0].contains(PHONE), "outside its reach");
}

#[test]
fn a_draft_that_mentions_somebody_twice_loses_both() {
    let conn = conn();
    let sql = "INSERT INTO drafts VALUES ('case:new', '{\"a\":\"方䶮\",\"b\":[\"与方䶮\",\"方䶮、方䶮\"]}', 0)";
    conn.execute(sql, []).unwrap();
    assert_eq!(edit_out_of_drafts(&conn, &Needles::default().name("方䶮")).unwrap(), 1);
    assert_eq!(texts(&conn, "SELECT body FROM drafts"), [r#"{"a":"██","b":["与██","██、██"]}"#]);
}

#[test]
fn a_former_picture_of_any_size_is_known_by_the_rows_of_pictures_and_not_by_the_row_of_the_person() {
    let conn = conn();
    for id in 1..=4 {
        let sql = "INSERT INTO files (id, uid, hall_id, media_type, content, created_ms) VALUES (?1, ?2, 1, 'image/jpeg', x'00', 0)";
        conn.execute(sql, params![id, format!("f{id}")]).unwrap();
    }
    // The row of the pictures of person 2 is 7; row 2 is somebody else's.
    conn.execute_batch(
        "INSERT INTO staff_pictures (id, uid, hall_id, staff_id, size, file_id) VALUES
           (7, 'p7', 1, 2, 'five_inch', 3), (2, 'p2', 1, 1, 'five_inch', NULL);",
    )
    .unwrap();
    let line = |seq: i64, subject: &str, changes: &str| {
        let sql = "INSERT INTO history (seq, at_ms, action, subject, changes, previous, hash) VALUES (?1, 0, ?2, ?3, ?4, x'00', ?5)";
        let action = if subject == "2" { "import_photos" } else { "change_photo" };
        conn.execute(sql, params![seq, action, subject, changes, seq.to_be_bytes()]).unwrap();
    };
    line(1, "OLD", "files:1:aa staff_pictures:7:bb");
    line(2, "A1", "files:2:aa staff_pictures:2:bb");
    line(3, "A2", "files:3:aa staff_pictures:7:bb");
    line(4, "2", "files:4:aa staff:1:bb staff:2:cc");
    assert_eq!(former_pictures(&conn, StaffId(2), Lines::Any).unwrap(), [1, 4], "the third is still theirs");
    let sure = former_pictures(&conn, StaffId(2), Lines::OfThemAlone).unwrap();
    assert!(sure.is_empty(), "a list may hold others' pictures: {sure:?}");
    assert_eq!(erase_photos(&conn, StaffId(2)).unwrap(), 3);
    assert_eq!(texts(&conn, "SELECT uid FROM files"), ["f2"], "nobody else's went");
}

const NAME: &str = "王𠅤𬭎";

/// A row in every table, put past its rules, all of the first person and the first case: the name stands in every text that is
/// searched, and in these columns.
fn a_row_everywhere(own: &[(&str, &str)]) -> Connection {
    let conn = in_memory().unwrap();
    conn.execute_batch("PRAGMA foreign_keys=OFF; PRAGMA ignore_check_constraints=ON;").unwrap();
    for table in TRACKED_TABLES {
        let sql = "SELECT name, type FROM pragma_table_info(?1) ORDER BY cid";
        let mut query = conn.prepare(sql).unwrap();
        let columns = query.query_map([table], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
        let columns: Vec<(String, String)> = columns.map(Result::unwrap).collect();
        let values = columns.iter().map(|(column, kind)| {
            let form = FREE_TEXTS.iter().find(|(of, name, _)| *of == table && name == column).map(|(.., form)| form);
            match (form, kind.as_str()) {
                (Some(Form::Json), _) => format!(r#"'{{"text":"{NAME}"}}'"#),
                (Some(_), _) => format!("'{NAME}'"),
                (None, _) if own.contains(&(table, column.as_str())) => format!("'{NAME}'"),
                (None, "INTEGER") => "1".to_owned(),
                (None, "REAL") => "1.0".to_owned(),
                (None, "BLOB") => "x'01'".to_owned(),
                (None, _) => "''".to_owned(),
            }
        });
        let values: Vec<String> = values.collect();
        conn.execute(&format!("INSERT INTO {table} VALUES ({})", values.join(", ")), []).unwrap();
    }
    conn
}

/// Where the name still stands, `table.column`.
fn names_left(conn: &Connection) -> Vec<String> {
    let mut left = Vec::new();
    for table in TRACKED_TABLES {
        let columns = texts(conn, &format!("SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT'"));
        for column in columns {
            let sql = format!("SELECT {column} FROM {table} WHERE instr({column}, '{NAME}') > 0");
            left.extend(texts(conn, &sql).iter().map(|_| format!("{table}.{column}")));
        }
    }
    left
}

#[test]
fn in_no_column_of_any_table_is_the_name_of_an_erased_member_of_staff_left() {
    let own = [("staff", "name"), ("cards", "bearer"), ("keepers", "name")];
    let conn = a_row_everywhere(&own);
    assert_eq!(names_left(&conn).len(), FREE_TEXTS.len() + own.len());
    let needles = staff_needles(&conn, StaffId(1)).unwrap();
    assert_eq!(mentions(&conn, (&needles, &Reach::Everywhere), &Pace::default()).unwrap().len(), FREE_TEXTS.len());
    erase_staff(&conn, StaffId(1), "已抹去０１").unwrap();
    edit_out(&conn, (&needles, &Reach::Everywhere), &Pace::default()).unwrap();
    assert_eq!(names_left(&conn), Vec::<String>::new());
}

#[test]
fn in_no_column_of_any_table_is_the_name_of_an_erased_customer_left() {
    let own = [("cases", "customer_name"), ("letters", "signed_by")];
    let conn = a_row_everywhere(&own);
    let of = customer_of(&conn, CaseId(1)).unwrap().unwrap();
    erase_customer(&conn, &of, "已抹去０１").unwrap();
    edit_out(&conn, (&of.needles, &Reach::Everywhere), &Pace::default()).unwrap();
    assert_eq!(names_left(&conn), Vec::<String>::new());
}
