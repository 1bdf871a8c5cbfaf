//! The history: every change is on it, forgery outside the program is found and named.

use hallkeeper::register::Register;
use hallkeeper::storage::verify::Finding;

use super::making::{at, fill, hall, register};

/// A hall on disk, filled and closed again, then changed by a foreign hand.
fn forged(sql: &str) -> Vec<Finding> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    drop(fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    let foreign = rusqlite::Connection::open(&path).unwrap();
    foreign.execute_batch(sql).unwrap();
    drop(foreign);
    Register::open(&path).unwrap().verify().unwrap().findings
}

#[test]
fn an_untouched_file_is_clean() {
    assert_eq!(forged("SELECT 1"), []);
}

#[test]
fn a_row_changed_from_outside_is_named() {
    let findings = forged("UPDATE staff SET name = '冒名' WHERE work_no = 'CQ0209'");
    let [Finding::RowChanged(row)] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!((row.table.as_str(), row.label.as_str()), ("staff", "CQ0209"));
}

#[test]
fn rows_removed_and_added_from_outside_are_named() {
    let removed = forged("DELETE FROM staff WHERE work_no = 'CQ0218'");
    assert!(matches!(removed.as_slice(), [Finding::RowRemoved(row)] if row.table == "staff"), "{removed:?}");
    let added = forged(
        "INSERT INTO staff (uid, hall_id, work_no, name, status, created_ms) VALUES ('x', 1, 'CQ9', '多', 'active', 0)",
    );
    assert!(matches!(added.as_slice(), [Finding::RowAdded(row)] if row.label == "CQ9"), "{added:?}");
}

#[test]
fn the_history_itself_cannot_be_rewritten_unseen() {
    let foreign = "UPDATE history SET subject = 'x' WHERE seq = 2";
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    drop(fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    let conn = rusqlite::Connection::open(&path).unwrap();
    assert!(conn.execute_batch(foreign).is_err(), "the guard must refuse");
    drop(conn);
    let findings = forged(&format!("DROP TRIGGER history_is_never_changed; {foreign}"));
    assert!(findings.contains(&Finding::LineChanged { seq: 2 }), "{findings:?}");
    assert!(findings.contains(&Finding::GuardsMissing), "{findings:?}");
    let findings = forged("DROP TRIGGER history_is_never_deleted; DELETE FROM history WHERE seq = 3");
    assert!(findings.contains(&Finding::LineMissing { seq: 3 }), "{findings:?}");
}

#[test]
fn no_personal_data_stands_on_the_history() {
    let (mut register, ids) = register();
    register.note_reveal("CQ0209 phone", at("2026-11-02", 9, 0)).unwrap();
    let _ = ids;
    for line in register.history(100).unwrap() {
        for word in ["周静岚", "唐巧云", "顾明远"] {
            assert!(!format!("{} {}", line.subject, line.changes).contains(word));
        }
    }
}

#[test]
fn a_clock_set_back_is_noticed() {
    let (register, _) = register();
    assert_eq!(register.records_ahead_of(at("2026-11-02", 9, 0)).unwrap(), None);
    assert!(register.records_ahead_of(at("2020-01-01", 9, 0)).unwrap().is_some());
}
