//! Rows about how long records are kept: the hall's own times, what is due, what was decided; and taking what is due of a
//! kind out of the file.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::StorageError;
use super::erasure::{erase_photos, remove_files, remove_orphans};
use super::sql_types::{collect, new_uid};
use crate::domain::dates::Moment;
use crate::domain::ids::{HallId, StaffId};
use crate::domain::masking::mask_in_text;
use crate::domain::mentions::BAR;
use crate::domain::retention::RetentionKind;

/// A record whose time began on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Its row: a case, a letter, a person, a conduct record, a step of a card, a check; 0 for a draft.
    pub row: i64,
    /// The day.
    pub day: NaiveDate,
}

/// A decision about what was due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// Which kind.
    pub kind: RetentionKind,
    /// The year of the look.
    pub year: i32,
    /// Whether it was erased; else it was kept.
    pub is_erased: bool,
    /// How many records were due.
    pub due: usize,
    /// Why; may be empty.
    pub note: String,
    /// When.
    pub at: Moment,
}

/// The hall's own months, by the word of the kind.
///
/// # Errors
/// The engine's.
pub fn own_times(conn: &Connection) -> Result<Vec<(RetentionKind, u32)>, StorageError> {
    let mut query = conn.prepare_cached("SELECT kind, months FROM retention_rules ORDER BY id")?;
    let rows: Vec<(String, u32)> =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    Ok(rows.into_iter().filter_map(|(kind, months)| Some((RetentionKind::from_code(&kind)?, months))).collect())
}

/// Sets the hall's own months of a kind; `None` goes back to the program's.
///
/// # Errors
/// The engine's.
pub fn set_time(
    conn: &Connection,
    hall: HallId,
    (kind, months): (RetentionKind, Option<u32>),
) -> Result<(), StorageError> {
    let Some(months) = months else {
        conn.execute("DELETE FROM retention_rules WHERE hall_id = ?1 AND kind = ?2", params![hall.0, kind.code()])?;
        return Ok(());
    };
    conn.execute(
        "INSERT INTO retention_rules (uid, hall_id, kind, months) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (hall_id, kind) DO UPDATE SET months = excluded.months",
        params![new_uid(), hall.0, kind.code(), months],
    )?;
    Ok(())
}

/// Records of a kind whose time began on or before a day and that still hold personal data, oldest first.
///
/// # Errors
/// The engine's.
pub fn begun_until(conn: &Connection, kind: RetentionKind, until: NaiveDate) -> Result<Vec<Begun>, StorageError> {
    match kind {
        RetentionKind::StaffLeft => left_until(conn, until, "1"),
        RetentionKind::Photos => {
            let has_photo = "(photo_file_id IS NOT NULL OR photo_original_id IS NOT NULL
                OR EXISTS (SELECT 1 FROM staff_pictures p WHERE p.staff_id = staff.id))";
            left_until(conn, until, has_photo)
        }
        RetentionKind::OpinionBook | RetentionKind::Cases | RetentionKind::Drafts => {
            let next = until.succ_opt().unwrap_or(until);
            let end = Moment::at(next, chrono::NaiveTime::MIN).0;
            by_moment(conn, kind, end)
        }
        _ => by_day(conn, kind, until),
    }
}

const CASES_DUE: &str = "SELECT c.id, coalesce(d.closed_ms, c.voided_ms) AS begun
    FROM cases c LEFT JOIN case_details d ON d.case_id = c.id
    WHERE (c.voided_ms IS NOT NULL OR d.standing IN ('closed', 'archived'))
      AND coalesce(d.closed_ms, c.voided_ms) < ?1
      AND (c.customer_name <> '' OR c.customer_contact <> ''
        OR EXISTS (SELECT 1 FROM letters l WHERE l.case_id = c.id AND (l.signed_by <> '' OR l.scan_file_id IS NOT NULL))
        OR EXISTS (SELECT 1 FROM case_events f WHERE f.case_id = c.id AND f.file_id IS NOT NULL))
      AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.subject = 'customer' AND e.subject_id = c.id)";

fn by_moment(conn: &Connection, kind: RetentionKind, end_ms: i64) -> Result<Vec<Begun>, StorageError> {
    let sql = match kind {
        RetentionKind::OpinionBook => format!("{CASES_DUE} AND c.channel = 'opinion_book' ORDER BY begun"),
        RetentionKind::Cases => format!("{CASES_DUE} AND c.channel <> 'opinion_book' ORDER BY begun"),
        _ => "SELECT 0, saved_ms FROM drafts WHERE saved_ms < ?1 ORDER BY saved_ms".to_owned(),
    };
    let mut query = conn.prepare_cached(&sql)?;
    collect(&mut query, [end_ms], |row| Ok(Begun { row: row.get(0)?, day: Moment(row.get(1)?).date() }))
}

fn by_day(conn: &Connection, kind: RetentionKind, until: NaiveDate) -> Result<Vec<Begun>, StorageError> {
    let sql = match kind {
        RetentionKind::BoxLetters => {
            "SELECT l.id, e.day FROM letters l JOIN box_entries e ON e.id = l.entry_id
             WHERE l.case_id IS NULL AND e.day <= ?1 AND (l.signed_by <> '' OR l.scan_file_id IS NOT NULL) ORDER BY e.day"
        }
        RetentionKind::Conduct => {
            "SELECT id, day FROM conduct_records WHERE day <= ?1 AND text <> '██' ORDER BY day"
        }
        RetentionKind::VisitorCards => {
            "SELECT c.id, max(e.on_day) AS day FROM cards c JOIN card_events e ON e.card_id = c.id
             WHERE c.product = 'visitor'
               AND EXISTS (SELECT 1 FROM card_events g WHERE g.card_id = c.id AND g.kind IN ('returned', 'destroyed', 'voided'))
               AND (c.note NOT IN ('', '██') OR c.bearer <> ''
                 OR EXISTS (SELECT 1 FROM card_events s WHERE s.card_id = c.id
                   AND (s.signed_by <> '' OR s.note <> '' OR s.file_id IS NOT NULL)))
             GROUP BY c.id HAVING max(e.on_day) <= ?1 ORDER BY day"
        }
        _ => {
            "SELECT a.id, a.day FROM audits a WHERE a.day <= ?1 AND (
               EXISTS (SELECT 1 FROM audit_photos p WHERE p.audit_id = a.id)
               OR EXISTS (SELECT 1 FROM audit_answers n WHERE n.audit_id = a.id AND n.photo_file_id IS NOT NULL))
             ORDER BY a.day"
        }
    };
    let mut query = conn.prepare_cached(sql)?;
    collect(&mut query, [until.to_string()], |row| {
        Ok(Begun { row: row.get(0)?, day: super::sql_types::date(row, "retention", "day")? })
    })
}

/// People who left, are not erased, and about whose row the history says nothing after a day.
fn left_until(conn: &Connection, until: NaiveDate, fits: &str) -> Result<Vec<Begun>, StorageError> {
    let sql = format!(
        "SELECT id FROM staff WHERE status IN ('left', 'moved') AND {fits}
         AND NOT EXISTS (SELECT 1 FROM erasures e WHERE e.subject = 'staff' AND e.subject_id = staff.id)"
    );
    let left = super::erasure::ids(conn, &sql, [])?;
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let last = last_lines_of_staff(conn)?;
    let mut begun: Vec<Begun> = left
        .into_iter()
        .filter_map(|row| Some(Begun { row, day: last.get(&row)?.date() }))
        .filter(|begun| begun.day <= until)
        .collect();
    begun.sort_by_key(|begun| (begun.day, begun.row));
    Ok(begun)
}

/// When each person's row was last changed, by the history: since then nothing about their leaving can have changed.
///
/// # Errors
/// The engine's.
pub fn last_lines_of_staff(conn: &Connection) -> Result<std::collections::BTreeMap<i64, Moment>, StorageError> {
    let mut last = std::collections::BTreeMap::new();
    let mut query =
        conn.prepare_cached("SELECT at_ms, changes FROM history WHERE instr(changes, 'staff:') > 0 ORDER BY seq")?;
    let mut rows = query.query([])?;
    while let Some(line) = rows.next()? {
        let (at, changes): (i64, String) = (line.get(0)?, line.get(1)?);
        let people = changes.split_whitespace().filter_map(|word| word.strip_prefix("staff:")?.split(':').next());
        for row in people.filter_map(|row| row.parse().ok()) {
            last.insert(row, Moment(at));
        }
    }
    Ok(last)
}

/// Takes the personal data of records of a kind out of the file; cases and people who left are erased one by one instead.
/// Returns how many records were changed.
///
/// # Errors
/// The engine's.
pub fn erase(conn: &Connection, kind: RetentionKind, rows: &[i64]) -> Result<usize, StorageError> {
    let mut erased = 0;
    for row in rows {
        erased += match kind {
            RetentionKind::BoxLetters => erase_letter(conn, *row)?,
            RetentionKind::Photos => erase_photos(conn, StaffId(*row)).map(|gone| usize::from(gone > 0))?,
            RetentionKind::Conduct => conn.execute(
                "UPDATE conduct_records SET text = ?2, follow_up = '', salt = randomblob(16) WHERE id = ?1",
                params![row, BAR],
            )?,
            RetentionKind::VisitorCards => erase_visitor(conn, *row)?,
            RetentionKind::AuditPhotos => erase_audit_photos(conn, *row)?,
            RetentionKind::OpinionBook | RetentionKind::Cases | RetentionKind::StaffLeft | RetentionKind::Drafts => 0,
        };
    }
    Ok(erased)
}

fn erase_letter(conn: &Connection, row: i64) -> Result<usize, StorageError> {
    let scans = super::erasure::ids(conn, "SELECT scan_file_id FROM letters WHERE id = ?1", [row])?;
    let signed: String = conn.query_row("SELECT signed_by FROM letters WHERE id = ?1", [row], |row| row.get(0))?;
    let text: String = conn.query_row("SELECT text FROM letters WHERE id = ?1", [row], |row| row.get(0))?;
    let needles = crate::domain::mentions::Needles::default().name(&signed);
    let text = mask_in_text(&needles.edit_out(&text).unwrap_or(text));
    let changed = conn.execute(
        "UPDATE letters SET signed_by = '', scan_file_id = NULL, text = ?2, salt = randomblob(16) WHERE id = ?1",
        params![row, text],
    )?;
    remove_files(conn, &scans)?;
    Ok(changed)
}

/// Who had a visitor's card, who signed for it and the sheet they signed go; number, days and steps stay.
fn erase_visitor(conn: &Connection, card: i64) -> Result<usize, StorageError> {
    let scans = super::erasure::ids(conn, "SELECT file_id FROM card_events WHERE card_id = ?1", [card])?;
    let sql = "UPDATE card_events SET signed_by = '', by_name = '', note = '', file_id = NULL, salt = randomblob(16)
        WHERE card_id = ?1 AND (signed_by <> '' OR by_name <> '' OR note <> '' OR file_id IS NOT NULL)";
    let steps = conn.execute(sql, [card])?;
    // A card made for another reason never is without a note.
    let sql = "UPDATE cards SET bearer = '', note = iif(reason = 'other', ?2, ''), salt = randomblob(16)
        WHERE id = ?1 AND (bearer <> '' OR note NOT IN ('', ?2))";
    let cards = conn.execute(sql, params![card, BAR])?;
    conn.execute("DELETE FROM drafts WHERE key = 'card-step:' || ?1", [card])?;
    remove_orphans(conn, &scans)?;
    Ok(usize::from(steps + cards > 0))
}

fn erase_audit_photos(conn: &Connection, audit: i64) -> Result<usize, StorageError> {
    let sql = "SELECT file_id FROM audit_photos WHERE audit_id = ?1
        UNION SELECT photo_file_id FROM audit_answers WHERE audit_id = ?1";
    let files = super::erasure::ids(conn, sql, [audit])?;
    conn.execute("DELETE FROM audit_photos WHERE audit_id = ?1", [audit])?;
    conn.execute(
        "UPDATE audit_answers SET photo_file_id = NULL, salt = randomblob(16)
         WHERE audit_id = ?1 AND photo_file_id IS NOT NULL",
        [audit],
    )?;
    remove_orphans(conn, &files)?;
    Ok(1)
}

/// Forgets forms last typed in before a moment; how many.
///
/// # Errors
/// The engine's.
pub fn forget_drafts(conn: &Connection, until: NaiveDate) -> Result<usize, StorageError> {
    let end = Moment::at(until.succ_opt().unwrap_or(until), chrono::NaiveTime::MIN);
    Ok(conn.execute("DELETE FROM drafts WHERE saved_ms < ?1", [end.0])?)
}

/// Writes a decision down.
///
/// # Errors
/// The engine's.
pub fn insert_review(conn: &Connection, hall: HallId, review: &ReviewRow) -> Result<(), StorageError> {
    let decision = if review.is_erased { "erased" } else { "kept" };
    conn.execute(
        "INSERT INTO retention_reviews (uid, hall_id, kind, year, decision, due, note, at_ms)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            new_uid(),
            hall.0,
            review.kind.code(),
            review.year,
            decision,
            review.due as i64,
            review.note,
            review.at.0
        ],
    )?;
    Ok(())
}

/// All decisions, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn reviews(conn: &Connection) -> Result<Vec<ReviewRow>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM retention_reviews ORDER BY at_ms DESC, id DESC")?;
    collect(&mut query, [], |row| {
        Ok(ReviewRow {
            kind: super::sql_types::word(row, "retention_reviews", "kind", RetentionKind::from_code)?,
            year: row.get("year")?,
            is_erased: row.get::<_, String>("decision")? == "erased",
            due: row.get::<_, i64>("due")? as usize,
            note: row.get("note")?,
            at: super::sql_types::moment(row, "at_ms")?,
        })
    })
}

#[cfg(test)]
mod tests;
