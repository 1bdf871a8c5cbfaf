//! The file's shape, step by step: append-only SQL, all pending steps in one exclusive transaction.

use rusqlite::{Connection, TransactionBehavior};

use super::{StorageError, case_search, fault, old_badges};

/// Every step ever shipped, in order; a shipped step is never edited (its hash is pinned in a test).
const STEPS: [&str; 6] = [
    include_str!("migrations/0001_one_hall.sql"),
    include_str!("migrations/0002_complaint_register.sql"),
    include_str!("migrations/0003_audits.sql"),
    include_str!("migrations/0004_print_room.sql"),
    include_str!("migrations/0005_keeping.sql"),
    include_str!("migrations/0006_found_by_their_record.sql"),
];

/// The version from which on the cases have their index.
pub(super) const CASES_INDEXED: i64 = 2;

/// The version from which on every badge is a card of the ledger.
const BADGES_ARE_CARDS: i64 = 4;

/// The newest version of the file this edition knows.
pub const NEWEST: i64 = STEPS.len() as i64;

/// Whether steps are to be run on an existing file.
///
/// # Errors
/// The engine's.
pub fn pending(conn: &Connection) -> Result<bool, StorageError> {
    Ok(version(conn)? < NEWEST)
}

fn version(conn: &Connection) -> Result<i64, StorageError> {
    Ok(conn.query_row("PRAGMA user_version", [], |row| row.get(0))?)
}

/// Runs the pending steps; all or none.
///
/// # Errors
/// The engine's; the file is then as before.
pub fn run(conn: &mut Connection) -> Result<(), StorageError> {
    let from = version(conn)?;
    if from >= NEWEST {
        return Ok(());
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    for step in STEPS.iter().skip(usize::try_from(from).unwrap_or(0)) {
        tx.execute_batch(step)?;
        fault::point("migration:step");
    }
    if from < CASES_INDEXED {
        case_search::reindex_all(&tx)?;
        fault::point("migration:indexed");
    }
    if from < BADGES_ARE_CARDS {
        old_badges::take_over(&tx)?;
        fault::point("migration:taken-over");
    }
    tx.pragma_update(None, "user_version", NEWEST)?;
    fault::point("migration:before-commit");
    tx.commit()?;
    fault::point("migration:committed");
    Ok(())
}

/// Gives an empty file the shape of a version: what is salvaged of an older file is brought up to date afterwards.
pub(super) fn run_to(conn: &Connection, to: i64) -> Result<(), StorageError> {
    for step in STEPS.iter().take(usize::try_from(to).unwrap_or(0)) {
        conn.execute_batch(step)?;
    }
    conn.pragma_update(None, "application_id", super::open::APPLICATION_ID)?;
    conn.pragma_update(None, "user_version", to)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::{CaseChannel, CaseDetails, CaseKind, CaseNote, CaseNumber, CaseQuery, NewCase};
    use crate::domain::dates::Moment;
    use crate::domain::hall::HallDraft;
    use crate::domain::ids::{CaseId, HallId};
    use crate::storage::touched::TouchedRow;
    use crate::storage::{cases, hall, history};

    #[test]
    fn a_shipped_step_is_never_edited() {
        let hashes: Vec<String> =
            STEPS.iter().map(|step| blake3::hash(step.as_bytes()).to_hex()[..16].to_owned()).collect();
        assert_eq!(
            hashes,
            [
                "584a892c18d00c28",
                "db7967e97f8582cf",
                "b29c8d19af1fc8f3",
                "c6d5bf900a49cf49",
                "9f1e148765c362ec",
                "56c4191660541703"
            ]
        );
    }

    /// A file as the first edition left it: one hall, three cases, a note, its history.
    fn file_of_the_first_version(path: &std::path::Path) {
        let conn = Connection::open(path).unwrap();
        run_to(&conn, 1).unwrap();
        let at = Moment(1_793_000_000_000);
        let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
        hall::insert(&conn, &draft.check(None, at.date()).unwrap(), at).unwrap();
        let mut rows = vec![("halls", 1)];
        for (running, summary) in [(1, "停电没有提前告知"), (2, "３号窗口排队"), (3, "100%_属实")] {
            let case = NewCase {
                kind: CaseKind::Complaint,
                channel: CaseChannel::Phone,
                summary: summary.into(),
                customer_name: "䶮女士".into(),
                customer_contact: "".into(),
                first_asked: None,
                department: String::new(),
                received_at: at,
                details: CaseDetails::default(),
            };
            cases::insert(&conn, HallId(1), (CaseNumber { year: 2026, running }, &case), at).unwrap();
            rows.push(("cases", i64::from(running)));
        }
        let note = CaseNote { at, text: "家属来电催办".into(), author: None };
        cases::insert_note(&conn, HallId(1), CaseId(2), &note).unwrap();
        rows.push(("case_notes", 1));
        let touched: Vec<TouchedRow> =
            rows.into_iter().map(|(table, row)| TouchedRow { table: table.into(), row, before: None }).collect();
        let line = history::NewLine { at_ms: at.0, action: "record_case", subject: "2026-0001" };
        history::append(&conn, line, &touched).unwrap();
    }

    #[test]
    fn an_old_file_gets_its_cases_indexed_and_its_history_stays_true() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.hall");
        file_of_the_first_version(&path);
        let conn = crate::storage::open_file(&path).unwrap();
        assert_eq!(version(&conn).unwrap(), NEWEST);
        assert_eq!(crate::storage::verify::verify(&conn).unwrap().findings, vec![]);
        assert!(case_search::index_is_whole(&conn).unwrap());
        let found = |text: &str| {
            let query = CaseQuery { text: text.into(), ..CaseQuery::default() };
            crate::storage::case_query::ids(&conn, &query, None).unwrap().iter().map(|id| id.0).collect::<Vec<_>>()
        };
        assert_eq!((found("前告知"), found("3号"), found("%_"), found("催办")), (vec![1], vec![2], vec![3], vec![2]));
        assert_eq!(found("䶮"), [3, 2, 1]);
        let copy = folder.path().join("copy.hall");
        let target = (copy.as_path(), crate::storage::backup::Keep::File);
        crate::storage::backup::copy_by_engine(&conn, (None, None), target).unwrap();
        let copied = crate::storage::open_file(&copy).unwrap();
        assert!(case_search::index_is_whole(&copied).unwrap(), "a copy of the file holds the index too");
        let kept = crate::storage::backup::copies_in(&folder.path().join("old-backups"));
        let look = crate::storage::backup::look(&kept[0].1, None, crate::storage::backup::Look::Pages).unwrap();
        assert_eq!((kept.len(), look.version, look.counts.cases), (1, 1, 3), "the file as it was is kept");
    }

    #[test]
    fn what_hangs_on_a_record_is_found_without_reading_all_of_it() {
        let conn = crate::storage::in_memory().unwrap();
        for (table, column) in [
            ("case_notes", "case_id"),
            ("case_events", "case_id"),
            ("case_details", "case_id"),
            ("box_remarks", "entry_id"),
            ("letters", "entry_id"),
            ("letters", "case_id"),
        ] {
            let sql = format!("EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE {column} = 1 ORDER BY id");
            let plan: String = conn.query_row(&sql, [], |row| row.get("detail")).unwrap();
            assert!(plan.starts_with("SEARCH"), "{table}.{column}: {plan}");
        }
    }

    #[test]
    fn running_twice_changes_nothing() {
        let mut conn = crate::storage::in_memory().unwrap();
        assert!(!pending(&conn).unwrap());
        run(&mut conn).unwrap();
        assert_eq!(version(&conn).unwrap(), NEWEST);
    }
}
