//! Looking before erasing: what is held about somebody, who else has the name, what the history says.

use rusqlite::{Connection, params};

use super::super::StorageError;
use super::ids;
use super::staff::{CHECK_PHOTOS, Lines, former_pictures};
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::mentions::Needles;

/// How many records of each kind are held about somebody, by the key of their kind.
pub type Held = Vec<(&'static str, usize)>;

/// What is held about a member of staff; kinds without a record are left out.
///
/// # Errors
/// The engine's.
pub fn held_of_staff(conn: &Connection, id: StaffId) -> Result<Held, StorageError> {
    const COUNTS: [(&str, &str); 8] = [
        ("held-roster", "SELECT count(*) FROM staff WHERE id = ?1"),
        ("held-phone", "SELECT count(*) FROM staff WHERE id = ?1 AND phone IS NOT NULL"),
        (
            "held-cards",
            "SELECT (SELECT count(*) FROM cards WHERE staff_id = ?1) + (SELECT count(*) FROM badge_prints WHERE staff_id = ?1)",
        ),
        ("held-windows", "SELECT count(*) FROM window_periods WHERE staff_id = ?1"),
        ("held-training", "SELECT count(*) FROM training_records WHERE staff_id = ?1"),
        ("held-conduct", "SELECT count(*) FROM conduct_records WHERE staff_id = ?1"),
        ("held-awards", "SELECT count(*) FROM awards WHERE staff_id = ?1"),
        (
            "held-checks",
            "SELECT (SELECT count(*) FROM audit_details WHERE staff_id = ?1) + (SELECT count(*) FROM audits WHERE auditor_id = ?1)",
        ),
    ];
    let mut held = counted(conn, &COUNTS, id.0)?;
    let pictures = ids(
        conn,
        "SELECT photo_file_id FROM staff WHERE id = ?1 UNION SELECT photo_original_id FROM staff WHERE id = ?1
         UNION SELECT file_id FROM staff_pictures WHERE staff_id = ?1
         UNION SELECT original_id FROM staff_pictures WHERE staff_id = ?1",
        [id.0],
    )?;
    let checks = ids(conn, CHECK_PHOTOS, [id.0])?;
    let pictures = pictures.len() + checks.len() + former_pictures(conn, id, Lines::Any)?.len();
    if pictures > 0 {
        held.insert(2.min(held.len()), ("held-photos", pictures));
    }
    Ok(held)
}

/// How many photos of checks of windows, teams and the hall there are: anybody may be in them, and they stay.
///
/// # Errors
/// The engine's.
pub fn photos_of_anybody(conn: &Connection) -> Result<usize, StorageError> {
    let sql = "WITH others AS (SELECT audit_id FROM audit_details WHERE staff_id IS NULL)
        SELECT count(*) FROM (
          SELECT file_id FROM audit_photos WHERE audit_id IN others
          UNION SELECT photo_file_id FROM audit_answers WHERE photo_file_id IS NOT NULL AND audit_id IN others
          UNION SELECT e.file_id FROM corrective_events e JOIN corrective_actions a ON a.id = e.action_id
            WHERE e.file_id IS NOT NULL AND a.audit_id IN others)";
    let count: i64 = conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
    Ok(count as usize)
}

/// What is held about the customer of these cases.
///
/// # Errors
/// The engine's.
pub fn held_of_cases(conn: &Connection, cases: &[CaseId]) -> Result<Held, StorageError> {
    const COUNTS: [(&str, &str); 5] = [
        ("held-cases", "SELECT count(*) FROM cases WHERE id = ?1"),
        ("held-contact", "SELECT count(*) FROM cases WHERE id = ?1 AND customer_contact <> ''"),
        ("held-letters", "SELECT count(*) FROM letters WHERE case_id = ?1"),
        ("held-notes", "SELECT count(*) FROM case_notes WHERE case_id = ?1"),
        (
            "held-attachments",
            "SELECT (SELECT count(*) FROM case_events WHERE case_id = ?1 AND file_id IS NOT NULL)
             + (SELECT count(*) FROM letters WHERE case_id = ?1 AND scan_file_id IS NOT NULL)",
        ),
    ];
    let mut sum: Held = Vec::new();
    for case in cases {
        for (key, count) in counted(conn, &COUNTS, case.0)? {
            match sum.iter_mut().find(|(known, _)| *known == key) {
                Some((_, all)) => *all += count,
                None => sum.push((key, count)),
            }
        }
    }
    Ok(sum)
}

fn counted(conn: &Connection, counts: &[(&'static str, &str)], id: i64) -> Result<Held, StorageError> {
    let mut held = Vec::new();
    for (key, sql) in counts {
        let count: i64 = conn.prepare_cached(sql)?.query_row([id], |row| row.get(0))?;
        if count > 0 {
            held.push((*key, count as usize));
        }
    }
    Ok(held)
}

/// What to look for about a member of staff: name and phone, also as their cards and roster had them before.
///
/// # Errors
/// The engine's.
pub fn staff_needles(conn: &Connection, id: StaffId) -> Result<Needles, StorageError> {
    let mut needles = Needles::default();
    let mut query = conn.prepare_cached(
        "SELECT name FROM staff WHERE id = ?1 UNION SELECT bearer FROM cards WHERE staff_id = ?1
         UNION SELECT name FROM keepers WHERE staff_id = ?1",
    )?;
    for name in query.query_map([id.0], |row| row.get::<_, String>(0))? {
        needles = needles.name(&name?);
    }
    let mut query = conn.prepare_cached("SELECT phone FROM staff WHERE id = ?1 AND phone IS NOT NULL")?;
    for phone in query.query_map([id.0], |row| row.get::<_, String>(0))? {
        needles = needles.contact(&phone?);
    }
    Ok(needles)
}

/// The names of everybody else on record: the roster, people who may open the file, bearers of cards.
///
/// # Errors
/// The engine's.
pub fn other_names(conn: &Connection, except: Option<StaffId>) -> Result<Vec<String>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT name FROM staff WHERE id IS NOT ?1 UNION SELECT name FROM keepers WHERE staff_id IS NOT ?1",
    )?;
    let names = query.query_map([except.map(|id| id.0)], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(names)
}

/// Whether a member of staff may open the file.
///
/// # Errors
/// The engine's.
pub fn may_open_file(conn: &Connection, id: StaffId) -> Result<bool, StorageError> {
    let mut query = conn.prepare_cached("SELECT 1 FROM keepers WHERE staff_id = ?1 AND removed_ms IS NULL")?;
    Ok(query.exists([id.0])?)
}

/// Lines of the history whose subject mentions somebody: they are never changed, so it is said.
///
/// # Errors
/// The engine's.
pub fn history_mentions(conn: &Connection, needles: &Needles) -> Result<usize, StorageError> {
    let mut lines = 0;
    let mut query = conn.prepare_cached("SELECT subject FROM history WHERE instr(subject, ?1) > 0")?;
    for hint in needles.hints().into_iter().filter(|hint| hint.chars().count() > 1) {
        for subject in query.query_map(params![hint], |row| row.get::<_, String>(0))? {
            lines += usize::from(needles.count_in(&subject?) > 0);
        }
    }
    Ok(lines)
}

/// Forms not confirmed yet that belong to these cases.
///
/// # Errors
/// The engine's.
pub fn drafts_of(conn: &Connection, needles: &Needles) -> Result<usize, StorageError> {
    let mut query = conn.prepare_cached("SELECT body FROM drafts")?;
    let mut found = 0;
    for body in query.query_map([], |row| row.get::<_, String>(0))? {
        found += usize::from(needles.count_in(&body?) > 0);
    }
    Ok(found)
}
