//! Taking a member of staff out of their own rows. Team, post, windows, hours, kinds of conduct records stay: the
//! statistics count them. The work number stays: the history and the ledger of cards are numbered by it.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};
use serde_json::Value;

use super::super::StorageError;
use super::{ids, remove_files, remove_orphans};
use crate::domain::ids::StaffId;

/// Replaces everything personal in the rows of a person by a neutral name, or by nothing; pictures leave the file. Returns
/// how many pictures left.
///
/// # Errors
/// The engine's.
pub fn erase_staff(conn: &Connection, id: StaffId, name: &str) -> Result<usize, StorageError> {
    let pictures = erase_photos(conn, id)? + erase_check_photos(conn, id)?;
    conn.execute(
        "UPDATE staff SET name = ?2, sex = NULL, title = '', joined_on = NULL, phone = NULL, qualifications = '',
         languages = '', salt = randomblob(16) WHERE id = ?1",
        params![id.0, name],
    )?;
    conn.execute(
        "UPDATE badge_prints SET reason = '', salt = randomblob(16) WHERE staff_id = ?1 AND reason <> ''",
        [id.0],
    )?;
    conn.execute(
        "UPDATE cards SET bearer = ?2, title = '', salt = randomblob(16) WHERE staff_id = ?1",
        params![id.0, name],
    )?;
    conn.execute(
        "UPDATE card_events SET signed_by = ?2, salt = randomblob(16)
         WHERE card_id IN (SELECT id FROM cards WHERE staff_id = ?1) AND kind = 'handed_over' AND signed_by <> ''",
        params![id.0, name],
    )?;
    conn.execute(
        "UPDATE conduct_records SET text = ?2, follow_up = '', salt = randomblob(16) WHERE staff_id = ?1",
        params![id.0, name],
    )?;
    conn.execute("UPDATE keepers SET name = ?2, salt = randomblob(16) WHERE staff_id = ?1", params![id.0, name])?;
    conn.execute(
        "DELETE FROM drafts WHERE key IN ('staff:' || ?1, 'conduct:' || ?1, 'training:' || ?1)
         OR key IN (SELECT 'card-step:' || id FROM cards WHERE staff_id = ?1)",
        [id.0],
    )?;
    Ok(pictures)
}

/// Takes all pictures of a person out of the file: those they have, and those that were theirs before, as the lines of the
/// history name them. Returns how many left.
///
/// # Errors
/// The engine's.
pub fn erase_photos(conn: &Connection, id: StaffId) -> Result<usize, StorageError> {
    let present =
        "SELECT photo_file_id FROM staff WHERE id = ?1 UNION SELECT photo_original_id FROM staff WHERE id = ?1
         UNION SELECT file_id FROM staff_pictures WHERE staff_id = ?1
         UNION SELECT original_id FROM staff_pictures WHERE staff_id = ?1";
    let mut files = ids(conn, present, [id.0])?;
    // Before the rows go by which the lines of the history are known.
    let former = former_pictures(conn, id, Lines::Any)?;
    conn.execute("DELETE FROM staff_pictures WHERE staff_id = ?1", [id.0])?;
    if !files.is_empty() {
        conn.execute(
            "UPDATE staff SET photo_file_id = NULL, photo_original_id = NULL, salt = randomblob(16) WHERE id = ?1",
            [id.0],
        )?;
    }
    files.extend(former);
    files.retain(|file| is_orphan(conn, *file).unwrap_or(false));
    remove_files(conn, &files)
}

/// The photos taken in checks of a person: of items, and of what was put right after.
pub(super) const CHECK_PHOTOS: &str =
    "SELECT file_id FROM audit_photos WHERE audit_id IN (SELECT audit_id FROM audit_details WHERE staff_id = ?1)
     UNION SELECT photo_file_id FROM audit_answers
       WHERE audit_id IN (SELECT audit_id FROM audit_details WHERE staff_id = ?1)
     UNION SELECT e.file_id FROM corrective_events e JOIN corrective_actions a ON a.id = e.action_id
       WHERE a.audit_id IN (SELECT audit_id FROM audit_details WHERE staff_id = ?1)";

/// Takes the photos of checks of a person out of the file; answers and scores stay. Returns how many left.
fn erase_check_photos(conn: &Connection, id: StaffId) -> Result<usize, StorageError> {
    let files = ids(conn, CHECK_PHOTOS, [id.0])?;
    let of_theirs = "audit_id IN (SELECT audit_id FROM audit_details WHERE staff_id = ?1)";
    conn.execute(&format!("DELETE FROM audit_photos WHERE {of_theirs}"), [id.0])?;
    conn.execute(
        &format!(
            "UPDATE audit_answers SET photo_file_id = NULL, salt = randomblob(16)
             WHERE photo_file_id IS NOT NULL AND {of_theirs}"
        ),
        [id.0],
    )?;
    conn.execute(
        &format!(
            "UPDATE corrective_events SET file_id = NULL, salt = randomblob(16)
             WHERE file_id IS NOT NULL AND action_id IN (SELECT id FROM corrective_actions WHERE {of_theirs})"
        ),
        [id.0],
    )?;
    remove_orphans(conn, &files)
}

/// Which lines of the history tell of former pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// Any that changed the person's row or pictures: a list that came in may hold other people's, too.
    Any,
    /// Those about this person alone.
    OfThemAlone,
}

/// Pictures that came in with a change of this person's row or pictures and that nothing points to any more.
///
/// # Errors
/// The engine's.
pub fn former_pictures(conn: &Connection, id: StaffId, lines: Lines) -> Result<Vec<i64>, StorageError> {
    let rows = ids(conn, "SELECT id FROM staff_pictures WHERE staff_id = ?1", [id.0])?;
    let known: Vec<String> = rows.iter().map(|row| format!("staff_pictures:{row}:")).collect();
    let mut query = conn.prepare_cached(
        "SELECT changes, action = 'change_photo' AND subject = (SELECT work_no FROM staff WHERE id = ?1) FROM history
         WHERE action IN ('change_photo', 'import_photos', 'import_staff', 'add_staff') AND instr(changes, 'files:') > 0",
    )?;
    let found = query.query_map([id.0], |line| Ok((line.get::<_, String>(0)?, line.get::<_, bool>(1)?)))?;
    let mut files = Vec::new();
    for line in found {
        let (changes, is_named) = line?;
        let words: Vec<&str> = changes.split_whitespace().collect();
        let rows_of = |table: &str| words.iter().filter_map(|word| row_of(word, table)).collect::<BTreeSet<i64>>();
        let people = rows_of("staff:");
        let is_theirs =
            people.contains(&id.0) || words.iter().any(|word| known.iter().any(|row| word.starts_with(row)));
        // A change of photos is one person's; a list is when it names nobody else.
        let is_alone = is_named || (people.len() == 1 && people.contains(&id.0));
        if (lines == Lines::Any && is_theirs) || is_alone {
            files.extend(rows_of("files:"));
        }
    }
    files.sort_unstable();
    files.dedup();
    let mut orphans = Vec::new();
    for file in files {
        if is_orphan(conn, file)? {
            orphans.push(file);
        }
    }
    Ok(orphans)
}

/// The row of a word of a line's changes, as `files:12:<hash>`, of this table.
fn row_of(word: &str, table: &str) -> Option<i64> {
    word.strip_prefix(table)?.split(':').next()?.parse().ok()
}

/// Whether a picture is there and no row points to it, nor a form that was not confirmed.
pub(in crate::storage) fn is_orphan(conn: &Connection, file: i64) -> Result<bool, StorageError> {
    let mut query = conn.prepare_cached(include_str!("orphan.sql"))?;
    if !query.exists([file])? {
        return Ok(false);
    }
    let mut drafts = conn.prepare_cached("SELECT body FROM drafts WHERE instr(body, ?1) > 0")?;
    for body in drafts.query_map([file.to_string()], |row| row.get::<_, String>(0))? {
        if serde_json::from_str(&body?).is_ok_and(|body| names_file(&body, file)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether a form names a picture in one of the fields for pictures.
fn names_file(body: &Value, file: i64) -> bool {
    match body {
        Value::Object(fields) => fields.iter().any(|(key, value)| {
            let is_picture = matches!(key.as_str(), "scan" | "file" | "photo" | "picture");
            (is_picture && value.as_i64() == Some(file)) || names_file(value, file)
        }),
        Value::Array(values) => values.iter().any(|value| names_file(value, file)),
        _ => false,
    }
}
