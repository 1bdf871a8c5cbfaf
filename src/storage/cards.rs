//! Rows of the ledger of cards: cards, what happened to them, the highest numbers. Cards are never taken out.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use rusqlite::{Connection, Row, params};

use super::StorageError;
use super::sql_types::{bad, collect, date, moment, new_uid, optional_date, word};
use crate::domain::cards::{Card, CardEvent, CardEventKind, CardFace, CardLife, CardNumber, CardToMake, IssueReason};
use crate::domain::dates::Moment;
use crate::domain::ids::{CardId, HallId, StaffId};
use crate::domain::products::Product;

const TABLE: &str = "cards";

/// Every card, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row, or events that cannot have followed each other.
pub fn all(conn: &Connection) -> Result<Vec<Card>, StorageError> {
    let mut query = conn.prepare_cached("SELECT * FROM cards ORDER BY made_ms DESC, id DESC")?;
    let cards = collect(&mut query, [], row_to_card)?;
    let mut query = conn.prepare_cached("SELECT * FROM card_events ORDER BY card_id, id")?;
    let mut events: HashMap<CardId, Vec<CardEvent>> = HashMap::new();
    for (card, event) in collect(&mut query, [], row_to_event)? {
        events.entry(card).or_default().push(event);
    }
    cards.into_iter().map(|card| with_events(&mut events, card)).collect()
}

fn with_events(events: &mut HashMap<CardId, Vec<CardEvent>>, card: Card) -> Result<Card, StorageError> {
    let events = events.remove(&card.id).unwrap_or_default();
    let life = CardLife::of(&events).map_err(|_| bad("card_events", "kind"))?;
    Ok(Card { events, life, ..card })
}

/// Cards by a condition on one column, newest first.
fn some(conn: &Connection, sql: &str, key: impl rusqlite::Params) -> Result<Vec<Card>, StorageError> {
    let mut query = conn.prepare_cached(sql)?;
    let cards = collect(&mut query, key, row_to_card)?;
    let mut query = conn.prepare_cached("SELECT * FROM card_events WHERE card_id = ?1 ORDER BY id")?;
    let mut read = |card: Card| {
        let events = collect(&mut query, [card.id.0], row_to_event)?;
        with_events(&mut HashMap::from([(card.id, events.into_iter().map(|(_, event)| event).collect())]), card)
    };
    cards.into_iter().map(&mut read).collect()
}

/// One card.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn get(conn: &Connection, id: CardId) -> Result<Option<Card>, StorageError> {
    Ok(some(conn, "SELECT * FROM cards WHERE id = ?1", [id.0])?.pop())
}

/// A person's cards, newest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_staff(conn: &Connection, staff: StaffId) -> Result<Vec<Card>, StorageError> {
    some(conn, "SELECT * FROM cards WHERE staff_id = ?1 ORDER BY made_ms DESC, id DESC", [staff.0])
}

/// Visitors' cards that have a number and were never printed, oldest first.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn unused_visitor_cards(conn: &Connection) -> Result<Vec<Card>, StorageError> {
    let sql = "SELECT * FROM cards c WHERE product = 'visitor' AND NOT EXISTS (
               SELECT 1 FROM card_events e WHERE e.card_id = c.id AND e.kind IN ('printed', 'voided')) ORDER BY id";
    some(conn, sql, [])
}

/// Cards with a running number, whatever their series.
///
/// # Errors
/// `BadRow` for an unreadable row.
pub fn of_running(conn: &Connection, running: u32) -> Result<Vec<Card>, StorageError> {
    some(conn, "SELECT * FROM cards WHERE running = ?1 ORDER BY id", [running])
}

fn row_to_card(row: &Row<'_>) -> Result<Card, StorageError> {
    let text = |column: &str| row.get::<_, String>(column);
    Ok(Card {
        id: CardId(row.get("id")?),
        uid: text("uid")?,
        number: CardNumber { series: text("series")?, running: row.get("running")? },
        product: word(row, TABLE, "product", Product::from_code)?,
        staff: row.get::<_, Option<i64>>("staff_id")?.map(StaffId),
        face: CardFace {
            unit_name: text("unit_name")?,
            bearer: text("bearer")?,
            work_no: text("work_no")?,
            post: text("post")?,
            title: text("title")?,
            department: text("department")?,
        },
        made_at: moment(row, "made_ms")?,
        valid_until: optional_date(row, TABLE, "valid_until")?,
        reason: word(row, TABLE, "reason", IssueReason::from_code)?,
        note: text("note")?,
        replaces: row.get::<_, Option<i64>>("replaces_id")?.map(CardId),
        events: Vec::new(),
        life: CardLife::new(),
    })
}

fn row_to_event(row: &Row<'_>) -> Result<(CardId, CardEvent), StorageError> {
    const TABLE: &str = "card_events";
    let event = CardEvent {
        kind: word(row, TABLE, "kind", CardEventKind::from_code)?,
        at: moment(row, "at_ms")?,
        on: date(row, TABLE, "on_day")?,
        by: row.get("by_name")?,
        signed_by: row.get("signed_by")?,
        note: row.get("note")?,
    };
    Ok((CardId(row.get("card_id")?), event))
}

/// Writes a card under its number.
///
/// # Errors
/// The engine's, as for a number given out before.
pub fn insert(
    conn: &Connection,
    hall: HallId,
    (card, number): (&CardToMake, &CardNumber),
    replaces: Option<CardId>,
    at: Moment,
) -> Result<CardId, StorageError> {
    let face = &card.face;
    conn.prepare_cached(include_str!("sql/card_insert.sql"))?.execute(params![
        new_uid(),
        hall.0,
        card.product.code(),
        card.staff.map(|id| id.0),
        number.series,
        number.running,
        face.unit_name,
        face.bearer,
        face.work_no,
        face.post,
        face.title,
        face.department,
        at.0,
        card.valid_until.map(|day| day.to_string()),
        card.reason.code(),
        card.note.trim(),
        replaces.map(|id| id.0),
    ])?;
    Ok(CardId(conn.last_insert_rowid()))
}

/// Gives a card that was never printed another reason, last day and card it takes the place of.
///
/// # Errors
/// The engine's.
pub fn set_terms(
    conn: &Connection,
    id: CardId,
    card: &CardToMake,
    replaces: Option<CardId>,
) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE cards SET reason = ?2, note = ?3, valid_until = ?4, replaces_id = ?5 WHERE id = ?1")?
        .execute(params![
        id.0,
        card.reason.code(),
        card.note.trim(),
        card.valid_until.map(|day| day.to_string()),
        replaces.map(|id| id.0)
    ])?;
    Ok(())
}

/// Notes that a card came out of a row of the ledger of an earlier edition.
///
/// # Errors
/// The engine's.
pub fn set_print(conn: &Connection, id: CardId, print: i64) -> Result<(), StorageError> {
    conn.prepare_cached("UPDATE cards SET print_id = ?2 WHERE id = ?1")?.execute([id.0, print])?;
    Ok(())
}

/// Writes what happened to a card.
///
/// # Errors
/// The engine's, as for a second print of one card.
pub fn insert_event(conn: &Connection, hall: HallId, card: CardId, event: &CardEvent) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO card_events (uid, hall_id, card_id, kind, at_ms, on_day, by_name, signed_by, note)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        new_uid(),
        hall.0,
        card.0,
        event.kind.code(),
        event.at.0,
        event.on.to_string(),
        event.by.trim(),
        event.signed_by.trim(),
        event.note.trim(),
    ])?;
    Ok(())
}

/// The highest number of every series: given out here, or known from elsewhere.
///
/// # Errors
/// The engine's.
pub fn highest(conn: &Connection) -> Result<BTreeMap<String, u32>, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT series, max(n) FROM (SELECT series, running AS n FROM cards
         UNION ALL SELECT series, last AS n FROM card_marks) GROUP BY series",
    )?;
    Ok(collect(&mut query, [], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect())
}

/// The highest number of a series; 0 where none was given out.
///
/// # Errors
/// The engine's.
pub fn highest_of(conn: &Connection, series: &str) -> Result<u32, StorageError> {
    let mut query = conn.prepare_cached(
        "SELECT max(coalesce((SELECT max(running) FROM cards WHERE series = ?1), 0),
                    coalesce((SELECT last FROM card_marks WHERE series = ?1), 0))",
    )?;
    Ok(query.query_row([series], |row| row.get(0))?)
}

/// Notes the highest number of a series known from elsewhere; a lower one changes nothing.
///
/// # Errors
/// The engine's.
pub fn raise_mark(conn: &Connection, hall: HallId, (series, last): (&str, u32)) -> Result<(), StorageError> {
    conn.prepare_cached(
        "INSERT INTO card_marks (uid, hall_id, series, last) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (series) DO UPDATE SET last = excluded.last WHERE excluded.last > last",
    )?
    .execute(params![new_uid(), hall.0, series, last])?;
    Ok(())
}

/// The secret behind the check codes of this file's cards.
///
/// # Errors
/// `Damaged` where it is gone.
pub fn secret(conn: &Connection) -> Result<[u8; 32], StorageError> {
    let secret: Vec<u8> = conn.query_row("SELECT secret FROM card_secret WHERE id = 1", [], |row| row.get(0))?;
    secret.try_into().map_err(|_| StorageError::Damaged("the secret of the cards' codes has another length".to_owned()))
}

/// The day each person's 1-inch photo was taken, where it is known.
///
/// # Errors
/// `BadRow` for an unreadable day.
pub fn photos_taken(conn: &Connection) -> Result<BTreeMap<StaffId, NaiveDate>, StorageError> {
    const TABLE: &str = "staff_pictures";
    let mut query = conn.prepare_cached(
        "SELECT staff_id, taken_on FROM staff_pictures WHERE size = 'one_inch' AND taken_on IS NOT NULL",
    )?;
    let rows = collect(&mut query, [], |row| Ok((StaffId(row.get("staff_id")?), date(row, TABLE, "taken_on")?)))?;
    Ok(rows.into_iter().collect())
}
