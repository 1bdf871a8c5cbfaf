//! Taking a customer out of a case: name and contact, what corrections kept of them, the letter, attachments, unfinished
//! forms. What the case was about and how it went stays.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::{Value, json};

use super::super::StorageError;
use super::{ids, remove_files, remove_orphans};
use crate::domain::ids::CaseId;
use crate::domain::masking::mask_in_text;
use crate::domain::mentions::{Needles, plain_contact};

/// What a case knows of its customer, present and corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerCase {
    /// The case.
    pub case: CaseId,
    /// What to look for in its texts.
    pub needles: Needles,
    /// Pictures of its letter and attachments.
    pub files: Vec<i64>,
}

/// What a case knows of its customer; `None` when there is no such case.
///
/// # Errors
/// The engine's.
pub fn customer_of(conn: &Connection, case: CaseId) -> Result<Option<CustomerCase>, StorageError> {
    let mut query = conn.prepare_cached("SELECT customer_name, customer_contact FROM cases WHERE id = ?1")?;
    let found: Option<(String, String)> = query.query_row([case.0], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((name, contact)) = found else {
        return Ok(None);
    };
    let mut needles = Needles::default().name(&name).contact(&contact);
    let mut letters = conn.prepare_cached("SELECT signed_by FROM letters WHERE case_id = ?1")?;
    for signed in letters.query_map([case.0], |row| row.get::<_, String>(0))? {
        needles = needles.name(&signed?);
    }
    let mut events = conn.prepare_cached("SELECT body FROM case_events WHERE case_id = ?1 AND kind = 'corrected'")?;
    for body in events.query_map([case.0], |row| row.get::<_, String>(0))? {
        for (fact, text) in corrected(&body?) {
            needles = if fact == "customer_name" { needles.name(&text) } else { needles.contact(&text) };
        }
    }
    let sql =
        "SELECT file_id FROM case_events WHERE case_id = ?1 UNION SELECT scan_file_id FROM letters WHERE case_id = ?1";
    Ok(Some(CustomerCase { case, needles, files: ids(conn, sql, [case.0])? }))
}

/// Names and contacts a correction kept, by fact.
fn corrected(body: &str) -> Vec<(String, String)> {
    let Ok(Value::Object(body)) = serde_json::from_str::<Value>(body) else {
        return Vec::new();
    };
    let changes = body.get("changes").and_then(Value::as_array);
    let personal = changes.into_iter().flatten().filter(|change| is_personal(change));
    let texts = personal.flat_map(|change| {
        let fact = change.get("fact").and_then(Value::as_str).unwrap_or_default();
        let text = |key: &str| change.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        [(fact.to_owned(), text("before")), (fact.to_owned(), text("after"))]
    });
    texts.filter(|(_, text)| !text.is_empty()).collect()
}

fn is_personal(change: &Value) -> bool {
    matches!(change.get("fact").and_then(Value::as_str), Some("customer_name" | "customer_contact"))
}

/// The cases of the same customer, this one among them: the same name and the same contact, both given. A name alone is
/// many people's.
///
/// # Errors
/// The engine's.
pub fn cases_like(conn: &Connection, case: CaseId) -> Result<Vec<CaseId>, StorageError> {
    let sql = "SELECT id, customer_name, customer_contact FROM cases
               WHERE id = ?1 OR (trim(customer_name) <> '' AND trim(customer_contact) <> '') ORDER BY id";
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map([case.0], |row| {
        let (name, contact): (String, String) = (row.get(1)?, row.get(2)?);
        Ok((CaseId(row.get(0)?), (name.trim().to_owned(), plain_contact(&contact))))
    })?;
    let all: Vec<(CaseId, (String, String))> = rows.collect::<Result<_, _>>()?;
    let own = all.iter().find(|(id, _)| *id == case).map(|(_, customer)| customer.clone());
    let own = own.filter(|(name, contact)| !name.is_empty() && !contact.is_empty());
    let is_same = |(id, customer): &(CaseId, _)| *id == case || own.as_ref() == Some(customer);
    Ok(all.into_iter().filter(is_same).map(|(id, _)| id).collect())
}

/// Replaces name and contact in a case's own rows; pictures of letters and attachments leave the file. Returns how many.
///
/// # Errors
/// The engine's.
pub fn erase_customer(conn: &Connection, of: &CustomerCase, name: &str) -> Result<usize, StorageError> {
    let case = of.case.0;
    conn.execute(
        "UPDATE cases SET customer_name = iif(trim(customer_name) = '', '', ?2), customer_contact = '',
         salt = randomblob(16) WHERE id = ?1",
        params![case, name],
    )?;
    conn.execute(
        "UPDATE letters SET signed_by = iif(trim(signed_by) = '', '', ?2), scan_file_id = NULL, salt = randomblob(16)
         WHERE case_id = ?1",
        params![case, name],
    )?;
    conn.execute(
        "UPDATE case_events SET file_id = NULL, salt = randomblob(16) WHERE case_id = ?1 AND file_id IS NOT NULL",
        [case],
    )?;
    erase_bodies(conn, case, name)?;
    let keys = ["step", "note", "letter", "correct"].map(|form| format!("case:{form}:{case}"));
    for key in keys {
        super::super::drafts::forget(conn, &key)?;
    }
    remove_files(conn, &of.files)
}

/// Takes who signed letters that became no case out of them: signature, scan, mentions. Returns how many pictures left.
///
/// # Errors
/// The engine's.
pub fn erase_letters(conn: &Connection, letters: &[i64], needles: &Needles) -> Result<usize, StorageError> {
    let mut gone = 0;
    for letter in letters {
        let scans = ids(conn, "SELECT scan_file_id FROM letters WHERE id = ?1", [letter])?;
        let text: String = conn.query_row("SELECT text FROM letters WHERE id = ?1", [letter], |row| row.get(0))?;
        let text = mask_in_text(&needles.edit_out(&text).unwrap_or(text));
        conn.execute(
            "UPDATE letters SET signed_by = '', scan_file_id = NULL, text = ?2, salt = randomblob(16) WHERE id = ?1",
            params![letter, text],
        )?;
        gone += remove_orphans(conn, &scans)?;
    }
    Ok(gone)
}

/// Names and contacts in corrections, names of attached files.
fn erase_bodies(conn: &Connection, case: i64, name: &str) -> Result<(), StorageError> {
    let sql = "SELECT id, body FROM case_events WHERE case_id = ?1 AND kind IN ('corrected', 'attached')";
    let mut query = conn.prepare_cached(sql)?;
    let events: Vec<(i64, String)> =
        query.query_map([case], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (id, body) in events {
        let Ok(mut value) = serde_json::from_str::<Value>(&body) else { continue };
        if let Some(file) = value.get_mut("name") {
            *file = json!(name);
        }
        let changes = value.get_mut("changes").and_then(Value::as_array_mut);
        for change in changes.into_iter().flatten().filter(|change| is_personal(change)) {
            for key in ["before", "after"] {
                if let Some(text) = change.get_mut(key).filter(|text| text.as_str() != Some("")) {
                    *text = json!(name);
                }
            }
        }
        conn.prepare_cached("UPDATE case_events SET body = ?2, salt = randomblob(16) WHERE id = ?1")?
            .execute(params![id, value.to_string()])?;
    }
    Ok(())
}

/// Masks numbers and mail addresses in what was told about a case: also somebody else's. After mentions were edited out.
///
/// # Errors
/// The engine's.
pub fn mask_texts(conn: &Connection, case: CaseId) -> Result<(), StorageError> {
    for (table, column, key) in
        [("cases", "summary", "id"), ("letters", "text", "case_id"), ("case_notes", "text", "case_id")]
    {
        let sql = format!("SELECT id, {column} FROM {table} WHERE {key} = ?1");
        let mut query = conn.prepare(&sql)?;
        let rows = query.query_map([case.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let texts: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
        for (row, text) in texts {
            let masked = mask_in_text(&text);
            if masked != text {
                let sql = format!("UPDATE {table} SET {column} = ?2, salt = randomblob(16) WHERE id = ?1");
                conn.execute(&sql, params![row, masked])?;
            }
        }
    }
    mask_bodies(conn, case)
}

/// Masks what steps tell in words.
fn mask_bodies(conn: &Connection, case: CaseId) -> Result<(), StorageError> {
    let mut query = conn.prepare_cached("SELECT id, body FROM case_events WHERE case_id = ?1")?;
    let rows = query.query_map([case.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let events: Vec<(i64, String)> = rows.collect::<Result<_, _>>()?;
    for (id, body) in events {
        let Ok(mut value) = serde_json::from_str::<Value>(&body) else { continue };
        let mut is_changed = false;
        for key in ["note", "text", "reason"] {
            let Some(Value::String(text)) = value.get_mut(key) else { continue };
            let masked = mask_in_text(text);
            is_changed |= masked != *text;
            *text = masked;
        }
        if is_changed {
            conn.prepare_cached("UPDATE case_events SET body = ?2, salt = randomblob(16) WHERE id = ?1")?
                .execute(params![id, value.to_string()])?;
        }
    }
    Ok(())
}
