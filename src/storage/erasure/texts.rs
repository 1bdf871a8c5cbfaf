//! Where free text stands in the file, and editing a person out of it.

use rusqlite::{Connection, params};
use serde_json::Value;

use super::super::StorageError;
use super::super::pace::Pace;
use crate::domain::ids::CaseId;
use crate::domain::mentions::{BAR, Needles};

/// How a text is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// As words.
    Plain,
    /// As JSON: only its strings are read and edited.
    Json,
    /// As a name that is unique in its table: it keeps its row's number when it is edited.
    Unique,
}

use Form::{Json, Plain, Unique};

/// Every column somebody may have written a person's name or number into. Columns that are not here hold codes, days, or
/// somebody's own name ([`KEPT_TEXTS`]); a test holds both lists against the file.
pub const FREE_TEXTS: &[(&str, &str, Form)] = &[
    ("files", "name", Plain),
    ("open_exceptions", "note", Plain),
    ("service_windows", "purpose", Plain),
    ("badge_prints", "reason", Plain),
    ("boxes", "place", Plain),
    ("box_entries", "remark", Plain),
    ("cases", "summary", Plain),
    ("cases", "department", Plain),
    ("cases", "void_reason", Plain),
    ("letters", "text", Plain),
    ("letters", "department", Plain),
    ("letters", "no_action_because", Plain),
    ("box_remarks", "text", Plain),
    ("case_notes", "text", Plain),
    ("case_details", "page_no", Plain),
    ("case_details", "forwarded_by", Plain),
    ("case_details", "forwarded_no", Plain),
    ("case_events", "body", Json),
    ("case_views", "name", Unique),
    ("case_views", "filter", Json),
    ("letter_templates", "name", Unique),
    ("letter_templates", "body", Plain),
    ("audits", "pack_text", Plain),
    ("audit_answers", "answer", Json),
    ("audit_details", "void_reason", Plain),
    ("audit_corrections", "answer", Json),
    ("audit_corrections", "reason", Plain),
    ("audit_notes", "text", Plain),
    ("corrective_actions", "what", Plain),
    ("corrective_events", "text", Plain),
    ("audit_plans", "title", Plain),
    ("audit_plans", "note", Plain),
    ("plan_notes", "text", Plain),
    ("appraisals", "ranking", Json),
    ("appraisal_prerequisites", "reason", Plain),
    ("contests", "name", Plain),
    ("contests", "ranking", Json),
    ("contests", "note", Plain),
    ("awards", "title", Plain),
    ("awards", "reason", Plain),
    ("awards", "revoke_reason", Plain),
    ("disclosure_documents", "title", Plain),
    ("disclosure_documents", "place", Plain),
    ("disclosure_documents", "retire_reason", Plain),
    ("disclosure_documents", "note", Plain),
    ("disclosure_versions", "place", Plain),
    ("disclosure_versions", "note", Plain),
    ("training_records", "topic", Plain),
    ("training_records", "teacher", Plain),
    ("training_records", "strike_reason", Plain),
    ("conduct_records", "text", Plain),
    ("conduct_records", "follow_up", Plain),
    ("conduct_records", "strike_reason", Plain),
    ("cards", "note", Plain),
    ("card_events", "by_name", Plain),
    ("card_events", "signed_by", Plain),
    ("card_events", "note", Plain),
    ("card_layouts", "name", Plain),
    ("card_layouts", "body", Json),
    ("erasures", "note", Plain),
    ("retention_reviews", "note", Plain),
];

/// Columns of text that are not searched, by what they hold: the names of the hall's own things, words of the program,
/// days, and names that are somebody's own field, erased with that person only.
pub const KEPT_TEXTS: &[&str] = &[
    "uid",
    "halls.name",
    "halls.unit_name",
    "halls.sector",
    "halls.address",
    "halls.supervision_phone",
    "halls.complaint_phone",
    "halls.rest_day_phone",
    "halls.opens_at",
    "halls.closes_at",
    "halls.open_weekdays",
    "halls.records_since",
    "halls.unit_colour",
    "halls.badge_valid_until",
    "files.media_type",
    "open_exceptions.day",
    "service_windows.number",
    "service_windows.retired_on",
    "staff.*",
    "window_periods.*",
    "badge_prints.valid_until",
    "boxes.name",
    "boxes.since",
    "boxes.retired_on",
    "box_entries.day",
    "box_entries.seal",
    "cases.kind",
    "cases.channel",
    "cases.customer_name",
    "cases.customer_contact",
    "letters.kind",
    "letters.signed_by",
    "case_details.matter",
    "case_details.letter_date",
    "case_details.target_kind",
    "case_details.target_team",
    "case_details.standing",
    "case_details.finding",
    "case_events.kind",
    "rule_sets.*",
    "calendar_years.*",
    "audits.day",
    "audits.pack_code",
    "audits.pack_edition",
    "audit_answers.item_code",
    "audit_details.kind",
    "audit_details.subject_kind",
    "audit_details.team",
    "audit_details.window_number",
    "audit_details.period_from",
    "audit_details.period_until",
    "audit_details.with_auditors",
    "audit_details.only_items",
    "audit_details.grade",
    "audit_details.vetoed",
    "audit_photos.item_code",
    "audit_corrections.item_code",
    "audit_notes.kind",
    "corrective_actions.item_code",
    "corrective_events.kind",
    "corrective_events.due",
    "pack_editions.*",
    "audit_plans.pack_code",
    "audit_plans.kind",
    "audit_plans.subject_kind",
    "audit_plans.every",
    "audit_plans.from_on",
    "audit_plans.until_on",
    "audit_plans.stopped_on",
    "spot_draws.*",
    "plan_notes.period_from",
    "plan_notes.kind",
    "appraisals.pack_code",
    "appraisals.pack_edition",
    "appraisals.pack_text",
    "appraisals.subject_kind",
    "appraisals.review_group",
    "appraisals.sent_on",
    "appraisals.published_on",
    "appraisals.closed_on",
    "appraisal_prerequisites.subject",
    "appraisal_prerequisites.code",
    "contests.pack_code",
    "contests.pack_edition",
    "contests.pack_text",
    "contests.subject_kind",
    "contests.from_on",
    "contests.until_on",
    "contests.closed_on",
    "awards.kind",
    "awards.from_on",
    "awards.until_on",
    "awards.subject_kind",
    "awards.team",
    "awards.awarded_on",
    "disclosure_documents.code",
    "disclosure_documents.rule",
    "disclosure_documents.kind",
    "disclosure_documents.since",
    "disclosure_documents.retired_on",
    "disclosure_versions.version",
    "disclosure_versions.put_up_on",
    "disclosure_versions.valid_until",
    "disclosure_versions.event_ends_on",
    "disclosure_versions.taken_down_on",
    "training_records.day",
    "training_records.kind",
    "conduct_records.day",
    "conduct_records.kind",
    "conduct_records.code",
    "cards.product",
    "cards.series",
    "cards.unit_name",
    "cards.bearer",
    "cards.work_no",
    "cards.post",
    "cards.title",
    "cards.department",
    "cards.valid_until",
    "cards.reason",
    "card_events.kind",
    "card_events.on_day",
    "card_marks.*",
    "card_layouts.product",
    "card_layouts.retired_on",
    "print_sheets.*",
    "printer_calibrations.*",
    "unit_pictures.*",
    "staff_pictures.*",
    "keepers.name",
    "erasures.subject",
    "erasures.reason",
    "retention_rules.*",
    "retention_reviews.kind",
    "retention_reviews.decision",
];

/// How far mentions are looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// In every text of the file.
    Everywhere,
    /// In the rows of these cases only: a customer may be called as many others are (王先生).
    Cases(Vec<CaseId>),
}

/// A row that mentions somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// Its table.
    pub table: &'static str,
    /// Its number.
    pub row: i64,
    /// How often, in this column.
    pub times: usize,
}

/// The rows that mention somebody, in the order of the tables; each column looked through is a step.
///
/// # Errors
/// The engine's; `Stopped`.
pub fn mentions(
    conn: &Connection,
    (needles, reach): (&Needles, &Reach),
    pace: &Pace,
) -> Result<Vec<Mention>, StorageError> {
    let mut found = Vec::new();
    for (table, column, form) in FREE_TEXTS {
        for (row, text) in read(conn, (table, column), (needles, reach))? {
            let times = match form {
                Plain | Unique => needles.count_in(&text),
                Json => count_in_json(&text, needles),
            };
            if times > 0 {
                found.push(Mention { table, row, times });
            }
        }
        pace.step()?;
    }
    Ok(found)
}

/// Edits somebody out of the texts; how many texts that were. Each row gets a new salt; each column is a step.
///
/// # Errors
/// The engine's; `Stopped`.
pub fn edit_out(conn: &Connection, (needles, reach): (&Needles, &Reach), pace: &Pace) -> Result<usize, StorageError> {
    let mut edited = 0;
    for (table, column, form) in FREE_TEXTS {
        for (row, text) in read(conn, (table, column), (needles, reach))? {
            let new = match form {
                Plain => needles.edit_out(&text),
                Json => edit_json(&text, needles),
                Unique => needles.edit_out(&text).map(|text| format!("{text}{BAR}{row}")),
            };
            if let Some(new) = new {
                let sql = format!("UPDATE {table} SET {column} = ?2, salt = randomblob(16) WHERE id = ?1");
                conn.prepare_cached(&sql)?.execute(params![row, new])?;
                edited += 1;
            }
        }
        pace.step()?;
    }
    Ok(edited)
}

/// Edits somebody out of forms not confirmed yet; how many those were.
///
/// # Errors
/// The engine's.
pub fn edit_out_of_drafts(conn: &Connection, needles: &Needles) -> Result<usize, StorageError> {
    let mut query = conn.prepare_cached("SELECT key, body FROM drafts")?;
    let drafts =
        query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<Vec<(String, String)>, _>>()?;
    let mut edited = 0;
    for (key, body) in drafts {
        if let Some(new) = edit_json(&body, needles) {
            conn.prepare_cached("UPDATE drafts SET body = ?2 WHERE key = ?1")?.execute(params![key, new])?;
            edited += 1;
        }
    }
    Ok(edited)
}

/// Texts that hold one of the hints, by row.
fn read(
    conn: &Connection,
    (table, column): (&str, &str),
    (needles, reach): (&Needles, &Reach),
) -> Result<Vec<(i64, String)>, StorageError> {
    let within = match (reach, table) {
        (Reach::Everywhere, _) => None,
        (Reach::Cases(cases), "cases") => Some(("id", cases)),
        (Reach::Cases(cases), "case_details" | "case_events" | "case_notes" | "letters") => Some(("case_id", cases)),
        (Reach::Cases(_), _) => return Ok(Vec::new()),
    };
    let hints = needles.hints();
    let holds: Vec<String> = (1..=hints.len()).map(|at| format!("instr({column}, ?{at}) > 0")).collect();
    if holds.is_empty() {
        return Ok(Vec::new());
    }
    let only = within.map(|(key, cases)| {
        let numbers: Vec<String> = cases.iter().map(|case| case.0.to_string()).collect();
        format!(" AND {key} IN ({})", numbers.join(", "))
    });
    let sql = format!("SELECT id, {column} FROM {table} WHERE ({}){}", holds.join(" OR "), only.unwrap_or_default());
    let mut query = conn.prepare(&sql)?;
    let rows = query.query_map(rusqlite::params_from_iter(hints), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn count_in_json(body: &str, needles: &Needles) -> usize {
    let Ok(value) = serde_json::from_str::<Value>(body) else {
        return needles.count_in(body);
    };
    let mut times = 0;
    each_string(&value, &mut |text| times += needles.count_in(text));
    times
}

fn each_string(value: &Value, hear: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) => hear(text),
        Value::Array(values) => values.iter().for_each(|value| each_string(value, hear)),
        Value::Object(fields) => fields.values().for_each(|value| each_string(value, hear)),
        _ => {}
    }
}

/// The body with the person edited out of its strings; `None` when it does not mention them.
pub(super) fn edit_json(body: &str, needles: &Needles) -> Option<String> {
    let Ok(mut value) = serde_json::from_str::<Value>(body) else {
        return needles.edit_out(body);
    };
    edit_value(&mut value, needles).then(|| value.to_string())
}

fn edit_value(value: &mut Value, needles: &Needles) -> bool {
    match value {
        Value::String(text) => match needles.edit_out(text) {
            Some(new) => {
                *text = new;
                true
            }
            None => false,
        },
        Value::Array(values) => edit_each(values.iter_mut(), needles),
        Value::Object(fields) => edit_each(fields.values_mut(), needles),
        _ => false,
    }
}

/// Every one of them is edited, also behind the first that mentions the person.
fn edit_each<'a>(values: impl Iterator<Item = &'a mut Value>, needles: &Needles) -> bool {
    let mut is_edited = false;
    for value in values {
        is_edited |= edit_value(value, needles);
    }
    is_edited
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::{TRACKED_TABLES, in_memory};

    #[test]
    fn every_column_of_text_is_either_searched_or_kept_for_a_reason() {
        let conn = in_memory().unwrap();
        for table in TRACKED_TABLES {
            let sql = "SELECT name FROM pragma_table_info(?1) WHERE type = 'TEXT'";
            let mut query = conn.prepare(sql).unwrap();
            let columns: Vec<String> =
                query.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
            for column in columns {
                let is_searched = FREE_TEXTS.iter().any(|(of, name, _)| *of == table && *name == column);
                let (whole, all) = (format!("{table}.{column}"), format!("{table}.*"));
                let is_kept = column == "uid" || KEPT_TEXTS.iter().any(|kept| *kept == whole || *kept == all);
                assert!(is_searched != is_kept, "{whole}: searched {is_searched}, kept {is_kept}");
            }
        }
    }

    #[test]
    fn every_searched_column_is_there() {
        let conn = in_memory().unwrap();
        let needles = Needles::default().name("方䶮").contact("13800002610");
        let everywhere = (&needles, &Reach::Everywhere);
        assert_eq!(mentions(&conn, everywhere, &Pace::default()).unwrap(), []);
        assert_eq!(edit_out(&conn, everywhere, &Pace::default()).unwrap(), 0);
    }

    #[test]
    fn figures_of_json_are_left_alone() {
        let needles = Needles::default().contact("13800002610");
        let body = r#"{"kind":"replied","due_ms":13800002610,"text":"回电13800002610"}"#;
        let edited = edit_json(body, &needles).unwrap();
        assert!(edited.contains(r#""due_ms":13800002610"#) && edited.contains("回电██"), "{edited}");
        assert_eq!(edit_json(r#"{"due_ms":13800002610}"#, &needles), None);
    }
}
