//! What the index holds of a case: what it is filtered by, and the words it is found by. These are its number, its
//! own words, those of its log and notes; never the customer's contact.

use rusqlite::types::Value as SqlValue;
use rusqlite::{Connection, Row};
use serde_json::Value;

use super::super::StorageError;
use super::super::sql_types::collect;
use crate::domain::cases::CaseNumber;
use crate::domain::ids::CaseId;
use crate::domain::texts::folded_line;

/// What the index holds of a case.
pub(super) struct IndexRow {
    /// The case's place in the order of the register.
    pub(super) place: i64,
    /// Its row of `case_index`, in the order of the columns.
    pub(super) filtered: Vec<SqlValue>,
    /// Its words, folded, one field a line.
    pub(super) folded: String,
}

/// Columns of `case_index`, the first of `row.sql`.
const FILTERED: usize = 9;

/// Fields of a log entry's body that hold words; the others hold codes, numbers and times.
const WORDED: [&str; 8] = ["note", "text", "to_unit", "to", "reason", "approver", "place", "name"];

/// Facts whose corrections hold words that are searched.
const WORDED_FACTS: [&str; 4] = ["summary", "customer_name", "page_no", "forwarding"];

/// What the index is to hold of a case; `None` when there is no such case.
pub(super) fn of_case(conn: &Connection, case: CaseId) -> Result<Option<IndexRow>, StorageError> {
    let mut query = conn.prepare_cached(include_str!("row.sql"))?;
    let found = collect(&mut query, [case.0], |row| Ok((row.get(0)?, filtered(row)?, fields(row)?)))?.pop();
    let Some((place, filtered, mut fields)) = found else {
        return Ok(None);
    };
    let mut query = conn.prepare_cached("SELECT body FROM case_events WHERE case_id = ?1 ORDER BY id")?;
    for body in collect(&mut query, [case.0], |row| Ok(row.get::<_, String>(0)?))? {
        add_words_of(&body, &mut fields);
    }
    let mut query = conn.prepare_cached("SELECT text FROM case_notes WHERE case_id = ?1 ORDER BY id")?;
    fields.extend(collect(&mut query, [case.0], |row| Ok(row.get::<_, String>(0)?))?);
    let lines: Vec<String> = fields.iter().filter(|field| !field.is_empty()).map(|field| folded_line(field)).collect();
    Ok(Some(IndexRow { place, filtered, folded: lines.join("\n") }))
}

fn filtered(row: &Row<'_>) -> Result<Vec<SqlValue>, StorageError> {
    Ok((0..FILTERED).map(|column| row.get(column)).collect::<Result<_, _>>()?)
}

fn fields(row: &Row<'_>) -> Result<Vec<String>, StorageError> {
    let number = CaseNumber { year: row.get("year")?, running: row.get("running")? };
    let mut fields = vec![number.to_string()];
    for column in ["summary", "customer_name", "department", "matter_code", "forwarded_by", "forwarded_no", "page_no"] {
        fields.extend(row.get::<_, Option<String>>(column)?);
    }
    Ok(fields)
}

/// Adds the words of a log entry; a body that cannot be read has none.
fn add_words_of(body: &str, fields: &mut Vec<String>) {
    let Ok(Value::Object(body)) = serde_json::from_str(body) else { return };
    let text = |value: Option<&Value>| value.and_then(Value::as_str).map(str::to_owned);
    fields.extend(WORDED.iter().filter_map(|key| text(body.get(*key))));
    for change in body.get("changes").and_then(Value::as_array).into_iter().flatten() {
        let fact = change.get("fact").and_then(Value::as_str).unwrap_or_default();
        if WORDED_FACTS.contains(&fact) {
            fields.extend(["before", "after"].iter().filter_map(|key| text(change.get(*key))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::events::{CaseFact, Correction, Frozen};
    use crate::domain::cases::{Finding, What};

    fn words(what: &What) -> Vec<String> {
        let mut fields = Vec::new();
        add_words_of(&serde_json::to_string(what).unwrap(), &mut fields);
        fields
    }

    #[test]
    fn an_entrys_words_are_searched_and_its_codes_are_not() {
        let concluded = What::Concluded { finding: Finding::Founded, text: "电表走快".into() };
        assert_eq!(words(&concluded), ["电表走快"]);
        let handed = What::HandedOver { to_person: None, to_unit: "计量班".into(), note: "请复核".into() };
        assert_eq!(words(&handed), ["请复核", "计量班"]);
        assert_eq!(words(&What::Closed { frozen: Frozen::default() }), Vec::<String>::new());
    }

    #[test]
    fn a_corrected_contact_is_never_searched() {
        let change = |fact, after: &str| Correction { fact, before: String::new(), after: after.into() };
        let changes = vec![
            change(CaseFact::CustomerContact, "13800000000"),
            change(CaseFact::CustomerName, "陈先生"),
            change(CaseFact::Kind, "complaint"),
        ];
        let corrected = What::Corrected { changes, reason: "听错".into() };
        assert_eq!(words(&corrected), ["听错", "", "陈先生"]);
    }

    #[test]
    fn a_body_that_cannot_be_read_has_no_words() {
        let mut fields = Vec::new();
        add_words_of("{", &mut fields);
        add_words_of("[\"text\"]", &mut fields);
        assert!(fields.is_empty());
    }
}
