//! The ledger of printed badges of editions 1 to 3 becomes cards: each print one card under its old number, the older ones
//! void by the newer one. What stood on them is not known but for name and work number.

use rusqlite::Connection;

use super::history::{NewLine, append, latest_ms};
use super::sql_types::{bad, collect, moment, optional_date};
use super::touched::TouchedRow;
use super::{StorageError, cards};
use crate::domain::cards::{CardEvent, CardEventKind, CardFace, CardNumber, CardToMake, IssueReason};
use crate::domain::dates::Moment;
use crate::domain::ids::{CardId, HallId, StaffId};
use crate::domain::products::Product;

/// The word of its line on the history.
const ACTION: &str = "take_over_cards";

/// A row of the old ledger with whom it was printed for.
struct OldBadge {
    row: i64,
    hall: HallId,
    printed_at: Moment,
    card: CardToMake,
    number: CardNumber,
}

/// Takes every row over and writes one line on the history.
///
/// # Errors
/// `BadRow` for a row that cannot be read, or the engine's.
pub fn take_over(conn: &Connection) -> Result<(), StorageError> {
    let old = old_badges(conn)?;
    if old.is_empty() {
        return Ok(());
    }
    let mut before: Option<(StaffId, CardId)> = None;
    for badge in &old {
        let replaced = before.filter(|(person, _)| Some(*person) == badge.card.staff).map(|(_, card)| card);
        let id = take_over_one(conn, badge, replaced)?;
        before = badge.card.staff.map(|person| (person, id));
    }
    let line = NewLine { at_ms: latest_ms(conn)?.unwrap_or(0), action: ACTION, subject: &old.len().to_string() };
    append(conn, line, &new_rows(conn)?)
}

fn take_over_one(conn: &Connection, badge: &OldBadge, replaced: Option<CardId>) -> Result<CardId, StorageError> {
    let OldBadge { row, hall, printed_at: at, card, number } = badge;
    let event = |kind, note: &str| {
        let (by, signed_by, note) = (String::new(), String::new(), note.to_owned());
        CardEvent { kind, at: *at, on: at.date(), by, signed_by, note }
    };
    let id = cards::insert(conn, *hall, (card, number), replaced, *at)?;
    cards::set_print(conn, id, *row)?;
    cards::insert_event(conn, *hall, id, &event(CardEventKind::Made, ""))?;
    cards::insert_event(conn, *hall, id, &event(CardEventKind::Printed, ""))?;
    if let Some(replaced) = replaced {
        let note = CardEvent::replaced_note(number);
        cards::insert_event(conn, *hall, replaced, &event(CardEventKind::Voided, &note))?;
    }
    Ok(id)
}

/// All rows, person by person, each person's in the order of their numbers.
fn old_badges(conn: &Connection) -> Result<Vec<OldBadge>, StorageError> {
    const TABLE: &str = "badge_prints";
    let mut query = conn.prepare(
        "SELECT p.*, s.work_no, s.name FROM badge_prints p JOIN staff s ON s.id = p.staff_id
         ORDER BY p.staff_id, p.card_no",
    )?;
    collect(&mut query, [], |row| {
        let (work_no, bearer): (String, String) = (row.get("work_no")?, row.get("name")?);
        let running: u32 = row.get("card_no")?;
        let note: String = row.get("reason")?;
        let reason = match (note.trim().is_empty(), running) {
            (false, _) => IssueReason::Other,
            (true, 1) => IssueReason::First,
            (true, _) => IssueReason::Earlier,
        };
        if running == 0 {
            return Err(bad(TABLE, "card_no"));
        }
        Ok(OldBadge {
            row: row.get("id")?,
            hall: HallId(row.get("hall_id")?),
            printed_at: moment(row, "printed_ms")?,
            number: CardNumber { series: work_no.clone(), running },
            card: CardToMake {
                product: Product::Badge,
                staff: Some(StaffId(row.get("staff_id")?)),
                face: CardFace { bearer, work_no, ..CardFace::default() },
                valid_until: optional_date(row, TABLE, "valid_until")?,
                reason,
                note,
            },
        })
    })
}

/// Every row of the two tables, which were empty before.
fn new_rows(conn: &Connection) -> Result<Vec<TouchedRow>, StorageError> {
    let mut rows = Vec::new();
    for table in ["cards", "card_events"] {
        let mut query = conn.prepare(&format!("SELECT id FROM {table} ORDER BY id"))?;
        let ids = collect(&mut query, [], |row| Ok(row.get::<_, i64>(0)?))?;
        rows.extend(ids.into_iter().map(|row| TouchedRow { table: table.to_owned(), row, before: None }));
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::{Standing, Whereabouts};
    use crate::domain::hall::HallDraft;
    use crate::storage::{hall, history, migrations, open_file, verify};

    /// A file as the third edition left it: two people, one with three badges.
    fn file_of_the_third_version(path: &std::path::Path) {
        let conn = Connection::open(path).unwrap();
        migrations::run_to(&conn, 3).unwrap();
        let at = Moment(1_793_000_000_000);
        let draft = HallDraft { name: "长桥供电所营业厅".into(), ..HallDraft::fresh() };
        hall::insert(&conn, &draft.check(None, at.date()).unwrap(), at).unwrap();
        conn.execute_batch(
            "INSERT INTO staff (uid, hall_id, work_no, name, status, created_ms) VALUES
               ('a', 1, 'CQ0217', '沈若溪', 'active', 0), ('b', 1, 'CQ0218', '陆远', 'active', 0);
             INSERT INTO badge_prints (uid, hall_id, staff_id, card_no, printed_ms, valid_until, reason) VALUES
               ('1', 1, 1, 1, 1700000000000, '2025-12-31', ''), ('2', 1, 2, 1, 1710000000000, NULL, '入职'),
               ('3', 1, 1, 2, 1720000000000, '2026-12-31', '卡面磨损'), ('4', 1, 1, 3, 1730000000000, NULL, '');",
        )
        .unwrap();
        let rows = [("halls", 1), ("staff", 2), ("badge_prints", 4)];
        let rows = rows.into_iter().flat_map(|(table, last)| (1..=last).map(move |row| (table, row)));
        let touched: Vec<TouchedRow> =
            rows.map(|(table, row)| TouchedRow { table: table.into(), row, before: None }).collect();
        let line = history::NewLine { at_ms: at.0, action: "import_staff", subject: "2" };
        history::append(&conn, line, &touched).unwrap();
    }

    #[test]
    fn the_old_ledger_becomes_cards_under_their_numbers() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.hall");
        file_of_the_third_version(&path);
        let conn = open_file(&path).unwrap();
        let told: Vec<_> = cards::all(&conn)
            .unwrap()
            .iter()
            .map(|card| (card.number.to_string(), card.reason, card.note.clone(), card.life.standing))
            .collect();
        let told: Vec<_> =
            told.iter().map(|(number, why, note, how)| (number.as_str(), *why, note.as_str(), *how)).collect();
        assert_eq!(
            told,
            [
                ("CQ0217-03", IssueReason::Earlier, "", Standing::Live),
                ("CQ0217-02", IssueReason::Other, "卡面磨损", Standing::Void),
                ("CQ0218-01", IssueReason::Other, "入职", Standing::Live),
                ("CQ0217-01", IssueReason::First, "", Standing::Void),
            ]
        );
    }

    #[test]
    fn a_card_taken_over_knows_its_bearer_its_day_and_what_came_after() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.hall");
        file_of_the_third_version(&path);
        let conn = open_file(&path).unwrap();
        let mut of_one = cards::of_staff(&conn, StaffId(1)).unwrap();
        let (newest, second) = (of_one.remove(0), of_one.remove(0));
        let face = CardFace { bearer: "沈若溪".into(), work_no: "CQ0217".into(), ..CardFace::default() };
        assert_eq!((&newest.face, newest.replaces), (&face, Some(second.id)));
        assert_eq!((newest.life.is_printed, newest.life.place), (true, Whereabouts::Hall));
        assert_eq!((second.made_at, second.valid_until), (Moment(1_720_000_000_000), "2026-12-31".parse().ok()));
        assert_eq!(second.events.last().unwrap().replaced_by(), Some(newest.number));
        assert_eq!(cards::highest_of(&conn, "CQ0217").unwrap(), 3);
    }

    #[test]
    fn taking_over_is_one_line_on_a_history_that_stays_true() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.hall");
        file_of_the_third_version(&path);
        let conn = open_file(&path).unwrap();
        assert_eq!(verify::verify(&conn).unwrap().findings, vec![]);
        let lines = history::newest(&conn, 5).unwrap();
        assert_eq!((lines.len(), lines[0].action.as_str(), lines[0].subject.as_str()), (2, ACTION, "4"));
        drop(conn);
        assert_eq!(history::newest(&open_file(&path).unwrap(), 5).unwrap().len(), 2, "taken over once");
    }
}
