//! Taking a member of staff out of their own rows. Team, post, windows, hours, kinds of conduct records stay: the
//! statistics count them. The work number stays: the history and the ledger of cards are numbered by it.

use rusqlite::{Connection, params};
use serde_json::Value;

use super::super::StorageError;
use super::{ids, remove_files};
use crate::domain::ids::StaffId;

/// Replaces everything personal in the rows of a person by a neutral name, or by nothing; pictures leave the file. Returns
/// how many pictures left.
///
/// # Errors
/// The engine's.
pub fn erase_staff(conn: &Connection, id: StaffId, name: &str) -> Result<usize, StorageError> {
    let pictures = erase_photos(conn, id)?;
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
    conn.execute("DELETE FROM staff_pictures WHERE staff_id = ?1", [id.0])?;
    if !files.is_empty() {
        conn.execute(
            "UPDATE staff SET photo_file_id = NULL, photo_original_id = NULL, salt = randomblob(16) WHERE id = ?1",
            [id.0],
        )?;
    }
    files.extend(former(conn, id)?);
    files.retain(|file| is_orphan(conn, *file).unwrap_or(false));
    remove_files(conn, &files)
}

/// Pictures that came in with a change of this person's row and that nothing points to any more.
pub(super) fn former(conn: &Connection, id: StaffId) -> Result<Vec<i64>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT changes FROM history WHERE action IN ('change_photo', 'import_photos', 'import_staff', 'add_staff')
         AND (instr(changes, ?1) > 0 OR instr(changes, ?2) > 0)",
    )?;
    let (row, picture) = (format!("staff:{}:", id.0), "files:");
    let lines =
        query.query_map(params![row, format!("staff_pictures:{}:", id.0)], |found| found.get::<_, String>(0))?;
    let mut files = Vec::new();
    for line in lines {
        let line = line?;
        let words: Vec<&str> = line.split_whitespace().collect();
        if !words.iter().any(|word| word.starts_with(&row)) {
            continue;
        }
        let numbers = words.iter().filter_map(|word| word.strip_prefix(picture)?.split(':').next()?.parse().ok());
        for file in numbers {
            if is_orphan(conn, file)? {
                files.push(file);
            }
        }
    }
    files.sort_unstable();
    files.dedup();
    Ok(files)
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
