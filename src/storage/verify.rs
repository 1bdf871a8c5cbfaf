//! Walks the history and every tracked row: what was changed, removed or added outside the program is named.

use std::collections::HashMap;

use rusqlite::Connection;

use super::history::{HistoryLine, hash_of, hex, row_to_line};
use super::touched::columns;
use super::{StorageError, TRACKED_TABLES};

/// Something the program did not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A line of the history was changed.
    LineChanged {
        /// Its number.
        seq: i64,
    },
    /// A line of the history is missing before this one.
    LineMissing {
        /// Number of the line that should be there.
        seq: i64,
    },
    /// A row was changed.
    RowChanged(RowName),
    /// A row was removed.
    RowRemoved(RowName),
    /// A row was added.
    RowAdded(RowName),
    /// The history's own guards were removed.
    GuardsMissing,
    /// The engine finds the file damaged.
    Damaged(String),
}

/// A row as a person would name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowName {
    /// Table.
    pub table: String,
    /// Row number.
    pub row: i64,
    /// Work number, case number, day...; empty where there is none.
    pub label: String,
    /// Number of the last line of the history about it; 0 for none.
    pub last_line: i64,
}

/// What was walked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// Lines of the history.
    pub lines: usize,
    /// Rows compared.
    pub rows: usize,
    /// Hash of the newest line, hex.
    pub head: String,
    /// What is wrong; empty is clean.
    pub findings: Vec<Finding>,
}

/// Walks everything.
///
/// # Errors
/// Only when the file cannot be read at all.
pub fn verify(conn: &Connection) -> Result<Verification, StorageError> {
    let mut report = Verification::default();
    let expected = walk_history(conn, &mut report)?;
    check_guards(conn, &mut report)?;
    check_engine(conn, &mut report)?;
    for table in TRACKED_TABLES {
        walk_table(conn, table, &expected, &mut report)?;
    }
    Ok(report)
}

/// Last known state of a row: line and hash (`-` when gone).
type Expected = HashMap<(String, i64), (i64, String)>;

fn walk_history(conn: &Connection, report: &mut Verification) -> Result<Expected, StorageError> {
    let mut query = conn.prepare("SELECT * FROM history ORDER BY seq")?;
    let mut expected = Expected::new();
    let mut previous = vec![0u8; 32];
    let mut next = 1;
    for line in query.query_map([], row_to_line)? {
        let line = line?;
        if line.seq != next {
            report.findings.push(Finding::LineMissing { seq: next });
        } else if line.previous != previous || line.hash != line.expected_hash() {
            report.findings.push(Finding::LineChanged { seq: line.seq });
        }
        note_rows(&line, &mut expected);
        next = line.seq + 1;
        report.lines += 1;
        previous = line.hash;
    }
    report.head = hex(&previous);
    Ok(expected)
}

fn note_rows(line: &HistoryLine, expected: &mut Expected) {
    for change in line.changes.split_whitespace() {
        let mut parts = change.splitn(3, ':');
        if let (Some(table), Some(row), Some(hash)) = (parts.next(), parts.next(), parts.next())
            && let Ok(row) = row.parse()
        {
            expected.insert((table.to_owned(), row), (line.seq, hash.to_owned()));
        }
    }
}

fn check_guards(conn: &Connection, report: &mut Verification) -> Result<(), StorageError> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'history'";
    let guards: i64 = conn.query_row(sql, [], |row| row.get(0))?;
    if guards < 2 {
        report.findings.push(Finding::GuardsMissing);
    }
    Ok(())
}

fn check_engine(conn: &Connection, report: &mut Verification) -> Result<(), StorageError> {
    let word: String = conn.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if word != "ok" {
        report.findings.push(Finding::Damaged(word));
    }
    Ok(())
}

fn walk_table(
    conn: &Connection,
    table: &str,
    expected: &Expected,
    report: &mut Verification,
) -> Result<(), StorageError> {
    let names = columns(conn, table)?;
    let mut query = conn.prepare(&format!("SELECT * FROM {table}"))?;
    let mut rows = query.query([])?;
    let mut seen = std::collections::HashSet::new();
    while let Some(row) = rows.next()? {
        report.rows += 1;
        let number: i64 = row.get("id")?;
        seen.insert(number);
        let hash = hex(&hash_of(row, &names)?);
        let known = expected.get(&(table.to_owned(), number));
        let name = |last_line| RowName { table: table.to_owned(), row: number, label: label(row, table), last_line };
        match known {
            Some((_, last)) if *last == hash => {}
            Some((seq, last)) if last != "-" => {
                report.findings.push(Finding::RowChanged(name(*seq)));
            }
            known => report.findings.push(Finding::RowAdded(name(known.map_or(0, |(seq, _)| *seq)))),
        }
    }
    let mut gone: Vec<RowName> = expected
        .iter()
        .filter(|((of, row), (_, hash))| of == table && hash != "-" && !seen.contains(row))
        .map(|((of, row), (seq, _))| RowName { table: of.clone(), row: *row, label: String::new(), last_line: *seq })
        .collect();
    gone.sort_by_key(|name| name.row);
    report.findings.extend(gone.into_iter().map(Finding::RowRemoved));
    Ok(())
}

/// What a person calls the row; never a customer's data.
fn label(row: &rusqlite::Row<'_>, table: &str) -> String {
    let text = |column: &str| row.get::<_, String>(column).unwrap_or_default();
    match table {
        "staff" => text("work_no"),
        "cases" => {
            let number = |column: &str| row.get::<_, i64>(column).unwrap_or_default();
            format!("{:04}-{:04}", number("year"), number("running"))
        }
        "box_entries" | "open_exceptions" | "audits" => text("day"),
        "service_windows" => text("number"),
        "halls" | "boxes" | "contests" => text("name"),
        "audit_plans" | "awards" => text("title"),
        "pack_editions" => format!("{} {}", text("code"), text("edition")),
        "disclosure_documents" => text("code"),
        "calendar_years" => text("edition"),
        "audit_answers" | "audit_corrections" | "corrective_actions" => text("item_code"),
        _ => String::new(),
    }
}
