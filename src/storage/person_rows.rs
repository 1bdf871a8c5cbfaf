//! Which rows of the file are about one person, table by table, or why none are; and the pictures among them. Reads only.

use rusqlite::{Connection, ToSql};

use super::outward::{Bound, RawRow, raw_rows};
use super::{StorageError, erasure};
use crate::domain::ids::{CaseId, StaffId};

/// What a table holds about somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The rows of this condition. `:id` is the person's row of the roster, `:subject` the same as `person:17`; `:cases`,
    /// `:audits`, `:letters` and `:files` are JSON lists of the rows that are about them.
    Rows(&'static str),
    /// None, because.
    Nothing(&'static str),
}

use Held::{Nothing, Rows};

const OF_CHECKS: &str = "audit_id IN (SELECT value FROM json_each(:audits))";
const OF_FILES: &str = "id IN (SELECT value FROM json_each(:files))";
const OF_CASES: &str = "case_id IN (SELECT value FROM json_each(:cases))";

/// What every table with rows on the history, and the history, hold about a member of staff: what was written about them, and
/// what stands under their name. Of what they did to somebody else only what is told in [`DONE_BY_STAFF`].
pub const ABOUT_STAFF: &[(&str, Held)] = &[
    ("halls", Nothing("the hall's own")),
    ("open_exceptions", Nothing("days of the hall")),
    ("service_windows", Nothing("told by number where somebody sat")),
    ("staff", Rows("id = :id")),
    ("window_periods", Rows("staff_id = :id")),
    ("staff_pictures", Rows("staff_id = :id")),
    ("training_records", Rows("staff_id = :id")),
    ("conduct_records", Rows("staff_id = :id")),
    ("cards", Rows("staff_id = :id")),
    ("card_events", Rows("card_id IN (SELECT id FROM cards WHERE staff_id = :id)")),
    ("card_marks", Nothing("numbers of series")),
    ("badge_prints", Rows("staff_id = :id")),
    ("boxes", Nothing("the hall's own")),
    ("box_entries", Rows("opener_id = :id OR witness_id = :id")),
    ("letters", Rows(OF_CASES)),
    ("box_remarks", Nothing("a remark on an opening, told by nobody")),
    ("cases", Rows("id IN (SELECT value FROM json_each(:cases))")),
    ("case_details", Rows(OF_CASES)),
    (
        "case_events",
        Rows(
            "by_id = :id OR case_id IN (SELECT value FROM json_each(:cases))
             OR (kind IN ('handed_over', 'remedied') AND json_valid(body)
                 AND :id IN (coalesce(body ->> '$.to_person', 0), coalesce(body ->> '$.charged', 0)))",
        ),
    ),
    ("case_notes", Rows("author_id = :id OR case_id IN (SELECT value FROM json_each(:cases))")),
    ("case_views", Nothing("what a list was narrowed to; says nothing of whom it was narrowed to")),
    ("letter_templates", Nothing("texts for any customer")),
    ("unit_pictures", Nothing("the unit's seal")),
    ("files", Rows(OF_FILES)),
    ("audit_plans", Rows("auditor_id = :id")),
    ("plan_notes", Rows("by_id = :id")),
    (
        "spot_draws",
        Rows(
            "(json_valid(candidates) AND :subject IN (SELECT value FROM json_each(candidates)))
             OR (json_valid(drawn) AND :subject IN (SELECT value FROM json_each(drawn)))",
        ),
    ),
    ("audits", Rows("id IN (SELECT value FROM json_each(:audits))")),
    ("audit_details", Rows("staff_id = :id OR (audited_id = :id AND staff_id IS NULL)")),
    (
        "audit_answers",
        Rows(
            "audit_id IN (SELECT value FROM json_each(:audits)) OR (json_valid(answer) AND answer ->> '$.owner' = :id)",
        ),
    ),
    ("audit_photos", Rows(OF_CHECKS)),
    ("audit_corrections", Rows(OF_CHECKS)),
    (
        "audit_notes",
        Rows(
            "audit_id IN (SELECT value FROM json_each(:audits))
             OR (by_id = :id AND audit_id IN (SELECT audit_id FROM audit_details WHERE staff_id IS NULL))",
        ),
    ),
    (
        "corrective_actions",
        Rows(
            "audit_id IN (SELECT value FROM json_each(:audits))
             OR id IN (SELECT action_id FROM corrective_events WHERE owner_id = :id)
             OR (opened_by = :id AND audit_id IN (SELECT audit_id FROM audit_details WHERE staff_id IS NULL))",
        ),
    ),
    (
        "corrective_events",
        Rows(
            "owner_id = :id OR action_id IN (SELECT id FROM corrective_actions
             WHERE audit_id IN (SELECT value FROM json_each(:audits)))
             OR (by_id = :id AND action_id IN (SELECT a.id FROM corrective_actions a
               JOIN audit_details d ON d.audit_id = a.audit_id WHERE d.staff_id IS NULL))",
        ),
    ),
    ("appraisals", Rows("json_valid(review_group) AND :id IN (SELECT value FROM json_each(review_group))")),
    ("appraisal_prerequisites", Rows("subject = :subject OR (by_id = :id AND subject NOT LIKE 'person:%')")),
    ("contests", Nothing("the place of somebody is told with the rankings")),
    ("awards", Rows("staff_id = :id")),
    ("disclosure_documents", Nothing("what hangs in the hall")),
    ("disclosure_versions", Nothing("what hangs in the hall")),
    ("pack_editions", Nothing("standards")),
    ("rule_sets", Nothing("deadline rules")),
    ("calendar_years", Nothing("the calendar")),
    ("card_layouts", Nothing("measures and fields")),
    ("print_sheets", Nothing("measures")),
    ("printer_calibrations", Nothing("measures")),
    ("keepers", Rows("staff_id = :id")),
    ("history_authors", Nothing("told with the lines of the history")),
    ("retention_rules", Nothing("the hall's own")),
    ("retention_reviews", Nothing("counts")),
    ("erasures", Rows("subject = 'staff' AND subject_id = :id")),
    (
        "history",
        Rows("seq IN (SELECT a.id FROM history_authors a JOIN keepers k ON k.id = a.keeper_id WHERE k.staff_id = :id)"),
    ),
];

/// What a member of staff did that is about somebody else or about the hall: told without what it came to.
pub const DONE_BY_STAFF: &[(&str, &str)] = &[
    (
        "cases",
        "id NOT IN (SELECT value FROM json_each(:cases))
         AND (first_asked_id = :id OR id IN (SELECT case_id FROM case_details WHERE handler_id = :id))",
    ),
    (
        "audits",
        "id NOT IN (SELECT value FROM json_each(:audits)) AND (auditor_id = :id OR id IN (SELECT audit_id FROM audit_details
         WHERE audited_id = :id OR (json_valid(with_auditors) AND :id IN (SELECT value FROM json_each(with_auditors)))))",
    ),
    (
        "audit_corrections",
        "by_id = :id AND audit_id NOT IN (SELECT value FROM json_each(:audits))",
    ),
];

/// What the tables hold about the customer of cases; every other table knows nothing of customers but mentions.
pub const ABOUT_CUSTOMER: &[(&str, Held)] = &[
    (
        "letters",
        Rows("case_id IN (SELECT value FROM json_each(:cases)) OR id IN (SELECT value FROM json_each(:letters))"),
    ),
    ("cases", Rows("id IN (SELECT value FROM json_each(:cases))")),
    ("case_details", Rows(OF_CASES)),
    ("case_events", Rows(OF_CASES)),
    ("case_notes", Rows(OF_CASES)),
    ("files", Rows(OF_FILES)),
    ("conduct_records", Nothing("about a member of staff, not about who complained")),
    ("cards", Nothing("who had a visitor's card is nobody's customer: nothing tells whether it is the same person")),
    ("card_events", Nothing("who signed for a visitor's card, the same")),
    ("erasures", Rows("subject = 'customer' AND subject_id IN (SELECT value FROM json_each(:cases))")),
];

/// Columns of pictures that show, or are by, a member of staff. Scans and attachments of cases are the customer's: a picture
/// cannot be masked.
const FILES_OF_STAFF: [(&str, &str); 10] = [
    ("photo_file_id", "staff WHERE id = :id"),
    ("photo_original_id", "staff WHERE id = :id"),
    ("file_id", "staff_pictures WHERE staff_id = :id"),
    ("original_id", "staff_pictures WHERE staff_id = :id"),
    ("file_id", "card_events WHERE card_id IN (SELECT id FROM cards WHERE staff_id = :id)"),
    ("photo_file_id", "audit_answers WHERE audit_id IN (SELECT value FROM json_each(:audits))"),
    ("file_id", "audit_photos WHERE audit_id IN (SELECT value FROM json_each(:audits))"),
    (
        "file_id",
        "corrective_events WHERE action_id IN (SELECT id FROM corrective_actions
         WHERE audit_id IN (SELECT value FROM json_each(:audits)))",
    ),
    ("file_id", "corrective_events WHERE owner_id = :id"),
    (
        "file_id",
        "corrective_events WHERE by_id = :id AND action_id IN (SELECT a.id FROM corrective_actions a
         JOIN audit_details d ON d.audit_id = a.audit_id WHERE d.staff_id IS NULL)",
    ),
];

/// Columns of scans and attachments of a customer's cases.
const FILES_OF_CUSTOMER: [(&str, &str); 3] = [
    ("scan_file_id", "letters WHERE case_id IN (SELECT value FROM json_each(:cases))"),
    ("scan_file_id", "letters WHERE id IN (SELECT value FROM json_each(:letters))"),
    ("file_id", "case_events WHERE case_id IN (SELECT value FROM json_each(:cases))"),
];

/// Whom rows are asked for, with what of the file is about them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whose {
    staff: Option<StaffId>,
    subject: String,
    cases: Vec<i64>,
    audits: String,
    letters: String,
    files: Vec<i64>,
}

impl Whose {
    /// A member of staff: complaints about them, checks of them.
    ///
    /// # Errors
    /// The engine's.
    pub fn staff(conn: &Connection, id: StaffId) -> Result<Self, StorageError> {
        let cases = numbers(conn, "SELECT case_id FROM case_details WHERE target_staff_id = ?1", id.0)?;
        let audits = numbers(conn, "SELECT audit_id FROM audit_details WHERE staff_id = ?1", id.0)?;
        let subject = format!("person:{}", id.0);
        let (audits, letters) = (list(&audits), list(&[]));
        Self { staff: Some(id), subject, cases, audits, letters, files: Vec::new() }.with_files(conn)
    }

    /// The customer of cases, and who signed letters that became no case.
    ///
    /// # Errors
    /// The engine's.
    pub fn customer(conn: &Connection, cases: &[CaseId], letters: &[i64]) -> Result<Self, StorageError> {
        let cases = cases.iter().map(|case| case.0).collect();
        let (audits, letters) = (list(&[]), list(letters));
        Self { staff: None, subject: String::new(), cases, audits, letters, files: Vec::new() }.with_files(conn)
    }

    fn with_files(self, conn: &Connection) -> Result<Self, StorageError> {
        let files = files_of(conn, &self)?;
        Ok(Self { files, ..self })
    }

    /// The pictures and scans that are theirs, by number.
    pub fn files(&self) -> &[i64] {
        &self.files
    }

    /// The member of staff, if it is one.
    pub fn staff_id(&self) -> Option<StaffId> {
        self.staff
    }

    /// Cases that are about them, or theirs.
    pub fn cases(&self) -> &[i64] {
        &self.cases
    }

    /// What a table holds about them; nothing where it is not named.
    pub fn condition(&self, table: &str) -> Option<&'static str> {
        let held = if self.staff.is_some() { ABOUT_STAFF } else { ABOUT_CUSTOMER };
        held.iter().find(|(known, _)| *known == table).and_then(|(_, held)| match held {
            Rows(condition) => Some(*condition),
            Nothing(_) => None,
        })
    }
}

/// Rows of a table to look through: from this number on, so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window<'a> {
    /// The table.
    pub table: &'a str,
    /// `id`, or `seq` of the history.
    pub number: &'a str,
    /// The columns wanted.
    pub columns: &'a [&'a str],
    /// The number before the first one looked at.
    pub after: i64,
    /// How many numbers are looked at.
    pub span: i64,
}

/// The rows of a window that fit a condition.
///
/// # Errors
/// The engine's.
pub fn rows_in(
    conn: &Connection,
    (whose, condition): (&Whose, &str),
    window: Window<'_>,
) -> Result<Vec<RawRow>, StorageError> {
    let Window { table, number, columns, after, span } = window;
    let wanted: Vec<&str> = std::iter::once(number).chain(columns.iter().copied()).collect();
    let sql = format!(
        "SELECT {} FROM {table} WHERE {number} > :after AND {number} <= :until AND ({condition}) ORDER BY {number}",
        wanted.join(", ")
    );
    let until = after.saturating_add(span);
    with_bounds(whose, condition, |values| {
        let mut bounds: Vec<Bound<'_>> = values;
        bounds.extend([(":after", &after as &dyn ToSql), (":until", &until)]);
        raw_rows(conn, &sql, (&bounds, columns.len()))
    })
}

/// The highest number of a table; 0 for an empty one.
///
/// # Errors
/// The engine's.
pub fn last_number(conn: &Connection, table: &str, number: &str) -> Result<i64, StorageError> {
    let sql = format!("SELECT coalesce(max({number}), 0) FROM {table}");
    Ok(conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))?)
}

/// The pictures and scans that are theirs, by number.
fn files_of(conn: &Connection, whose: &Whose) -> Result<Vec<i64>, StorageError> {
    let columns: &[(&str, &str)] = if whose.staff.is_some() { &FILES_OF_STAFF } else { &FILES_OF_CUSTOMER };
    let mut files = Vec::new();
    for (column, from) in columns {
        let sql = format!("SELECT {column} FROM {from} AND {column} IS NOT NULL");
        files.extend(with_bounds(whose, from, |values| raw_rows(conn, &sql, (&values, 0)))?);
    }
    let mut files: Vec<i64> = files.into_iter().map(|(file, _)| file).collect();
    if let Some(id) = whose.staff {
        files.extend(erasure::former_pictures(conn, id, erasure::Lines::OfThemAlone)?);
    }
    files.sort_unstable();
    files.dedup();
    Ok(files)
}

/// Letters that became no case and are signed: row, signature, text.
///
/// # Errors
/// The engine's.
pub fn signed_letters(conn: &Connection) -> Result<Vec<(i64, String, String)>, StorageError> {
    let sql = "SELECT id, signed_by, text FROM letters WHERE case_id IS NULL AND trim(signed_by) <> ''";
    let mut query = conn.prepare_cached(sql)?;
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}

/// Calls with the values a condition names.
fn with_bounds<T>(whose: &Whose, condition: &str, call: impl FnOnce(Vec<Bound<'_>>) -> T) -> T {
    let (id, cases, files) = (whose.staff.map(|id| id.0), list(&whose.cases), list(&whose.files));
    let values: [Bound<'_>; 6] = [
        (":id", &id),
        (":subject", &whose.subject),
        (":cases", &cases),
        (":audits", &whose.audits),
        (":letters", &whose.letters),
        (":files", &files),
    ];
    call(values.into_iter().filter(|(name, _)| condition.contains(name)).collect())
}

fn numbers(conn: &Connection, sql: &str, id: i64) -> Result<Vec<i64>, StorageError> {
    let mut query = conn.prepare_cached(sql)?;
    Ok(query.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// A JSON list of row numbers.
fn list(rows: &[i64]) -> String {
    let numbers: Vec<String> = rows.iter().map(i64::to_string).collect();
    format!("[{}]", numbers.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::outward::FILE_COLUMNS;
    use crate::storage::{TRACKED_TABLES, in_memory};

    /// Columns of a table that name a row of another one.
    fn pointing(conn: &Connection, table: &str, to: &str) -> Vec<String> {
        let mut query = conn.prepare("SELECT \"from\" FROM pragma_foreign_key_list(?1) WHERE \"table\" = ?2").unwrap();
        query.query_map([table, to], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    fn all_tables(conn: &Connection) -> Vec<String> {
        let mut query = conn.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").unwrap();
        query.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    }

    #[test]
    fn every_table_says_what_it_holds_about_a_member_of_staff() {
        for table in TRACKED_TABLES.into_iter().chain(["history"]) {
            let named = ABOUT_STAFF.iter().filter(|(known, _)| *known == table).count();
            assert_eq!(named, 1, "{table}: rows, or a reason, once");
        }
        for (table, held) in ABOUT_STAFF {
            assert!(TRACKED_TABLES.contains(table) || *table == "history", "{table} is no table");
            assert!(!matches!(held, Nothing("")), "{table} without a reason");
        }
    }

    #[test]
    fn every_column_that_names_somebody_of_the_roster_is_asked() {
        let conn = in_memory().unwrap();
        let mut seen = 0;
        for table in all_tables(&conn) {
            for column in pointing(&conn, &table, "staff") {
                let asks = |condition: &str| condition.contains(&format!("{column} = :id"));
                let is_about = |(known, held): &(&str, Held)| {
                    *known == table && matches!(held, Rows(condition) if asks(condition))
                };
                let is_done = |(known, condition): &(&str, &str)| {
                    (*known == table || condition.contains(&format!("FROM {table}"))) && asks(condition)
                };
                // Asked once, for the lists of what is about them.
                let is_listed = table == "case_details" && column == "target_staff_id";
                let is_asked = ABOUT_STAFF.iter().any(is_about) || DONE_BY_STAFF.iter().any(is_done) || is_listed;
                assert!(is_asked, "{table}.{column} is never asked");
                seen += 1;
            }
        }
        assert!(seen >= 20, "the keys were read: {seen}");
    }

    #[test]
    fn every_table_that_names_a_case_says_what_it_holds_about_the_customer() {
        let conn = in_memory().unwrap();
        for table in all_tables(&conn) {
            let names_a_case = !pointing(&conn, &table, "cases").is_empty();
            let is_named = ABOUT_CUSTOMER.iter().any(|(known, _)| *known == table);
            assert!(!names_a_case || is_named, "{table}");
        }
    }

    #[test]
    fn every_picture_is_somebodys_or_nobodys() {
        const OF_NOBODY: [&str; 3] =
            ["halls.logo_file_id", "unit_pictures.file_id", "disclosure_versions.photo_file_id"];
        for (table, column) in FILE_COLUMNS {
            let is_in = |list: &[(&str, &str)]| {
                list.iter().any(|(known, from)| *known == column && from.starts_with(&format!("{table} ")))
            };
            let name = format!("{table}.{column}");
            let is_somebodys = is_in(&FILES_OF_STAFF) || is_in(&FILES_OF_CUSTOMER);
            assert!(is_somebodys != OF_NOBODY.contains(&name.as_str()), "{name}");
        }
    }

    #[test]
    fn the_engine_takes_every_condition() {
        let conn = in_memory().unwrap();
        let staff = Whose::staff(&conn, StaffId(1)).unwrap();
        let customer = Whose::customer(&conn, &[CaseId(1)], &[2]).unwrap();
        for whose in [&staff, &customer] {
            for table in TRACKED_TABLES.into_iter().chain(["history"]) {
                let number = if table == "history" { "seq" } else { "id" };
                let Some(condition) = whose.condition(table) else { continue };
                let window = Window { table, number, columns: &[], after: 0, span: 100 };
                assert_eq!(rows_in(&conn, (whose, condition), window).unwrap(), [], "{table}");
                assert_eq!(last_number(&conn, table, number).unwrap(), 0, "{table}");
            }
            assert_eq!(whose.files(), Vec::<i64>::new());
        }
        for (table, condition) in DONE_BY_STAFF {
            let window = Window { table, number: "id", columns: &[], after: 0, span: 100 };
            assert_eq!(rows_in(&conn, (&staff, condition), window).unwrap(), [], "{table}");
        }
        assert_eq!(signed_letters(&conn).unwrap(), []);
    }
}
