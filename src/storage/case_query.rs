//! Asking for cases: one statement over the index of the cases, made of what is asked.

use chrono::{NaiveDate, NaiveTime};
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::StorageError;
use super::case_search::Needle;
use super::sql_types::collect;
use crate::domain::cases::{CaseQuery, CaseSort, Direction, StandingFilter, Target};
use crate::domain::dates::Moment;
use crate::domain::ids::CaseId;

/// The cases asked for, in the order asked for; at most `most` of them.
///
/// # Errors
/// The engine's.
pub fn ids(conn: &Connection, query: &CaseQuery, most: Option<usize>) -> Result<Vec<CaseId>, StorageError> {
    let Asked { from, mut holding } = Asked::of(query);
    let order = order(query, most);
    let limit = most.map_or("", |_| " LIMIT ?");
    holding.values.extend(most.map(|most| Value::Integer(most as i64)));
    let sql = format!("SELECT i.case_id {from}{}{order}{limit}", holding.clause());
    let mut found = conn.prepare_cached(&sql)?;
    collect(&mut found, params_from_iter(holding.values), |row| Ok(CaseId(row.get(0)?)))
}

/// How many cases are asked for.
///
/// # Errors
/// The engine's.
pub fn count(conn: &Connection, query: &CaseQuery) -> Result<usize, StorageError> {
    let Asked { from, holding } = Asked::of(query);
    let sql = format!("SELECT count(*) {from}{}", holding.clause());
    let count: i64 = conn.prepare_cached(&sql)?.query_row(params_from_iter(holding.values), |row| row.get(0))?;
    Ok(count as usize)
}

/// What a statement reads and holds it to.
struct Asked {
    from: &'static str,
    holding: Holding,
}

impl Asked {
    fn of(query: &CaseQuery) -> Self {
        let mut holding = Holding::default();
        let needle = Needle::of(&query.text);
        let from = match &needle {
            None => "FROM case_index i",
            Some(Needle { compared: None, .. }) => "FROM case_pairs p CROSS JOIN case_index i ON i.place = p.rowid",
            Some(_) => {
                "FROM case_pairs p CROSS JOIN case_index i ON i.place = p.rowid
                 CROSS JOIN case_texts t ON t.place = p.rowid"
            }
        };
        let (tokens, compared) = needle.map(|n| (n.tokens, n.compared)).unzip();
        holding.with("p.case_pairs MATCH ?", tokens);
        holding.with("i.kind = ?", query.kind.map(|kind| kind.code().to_owned()));
        holding.with("i.channel = ?", query.channel.map(|channel| channel.code().to_owned()));
        holding.with("i.matter = ?", query.matter.clone());
        holding.with("i.handler_id = ?", query.handler.map(|id| id.0));
        holding.with("i.target = ?", query.target.as_ref().map(target_text));
        let (first, last) = query.received.unzip();
        holding.with("i.received_ms >= ?", first.map(|day| start_ms(Some(day))));
        holding.with("i.received_ms < ?", last.map(|day| start_ms(day.succ_opt())));
        hold_standing(&mut holding, &query.standing);
        holding.with("instr(t.folded, ?)", compared.flatten());
        Self { from, holding }
    }
}

/// Conditions and their values.
#[derive(Default)]
struct Holding {
    conditions: Vec<&'static str>,
    values: Vec<Value>,
}

impl Holding {
    /// Adds a condition when there is a value for it.
    fn with(&mut self, condition: &'static str, value: Option<impl Into<Value>>) {
        if let Some(value) = value {
            self.conditions.push(condition);
            self.values.push(value.into());
        }
    }

    fn clause(&self) -> String {
        match self.conditions.as_slice() {
            [] => String::new(),
            conditions => format!(" WHERE {}", conditions.join(" AND ")),
        }
    }
}

fn hold_standing(holding: &mut Holding, standing: &StandingFilter) {
    let condition = match standing {
        StandingFilter::All => return,
        StandingFilter::OnRecord => "i.standing <> 'void'",
        StandingFilter::Open => "i.standing = 'open'",
        StandingFilter::Closed => "i.standing = 'closed'",
        StandingFilter::Archived => "i.standing = 'archived'",
        // Most cases are: they are read in the order of the register, not gathered by standing.
        StandingFilter::Ended => "+i.standing IN ('closed', 'archived')",
        StandingFilter::Void => "i.standing = 'void'",
        StandingFilter::Ids(ids) => {
            let numbers: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
            let list = format!("[{}]", numbers.join(","));
            return holding.with("i.case_id IN (SELECT value FROM json_each(?))", Some(list));
        }
    };
    holding.conditions.push(condition);
}

/// A target as the index holds it.
fn target_text(target: &Target) -> String {
    match target {
        Target::Nobody => String::new(),
        Target::Hall => "hall".to_owned(),
        Target::Person(id) => format!("person:{}", id.0),
        Target::Window(id) => format!("window:{}", id.0),
        Target::Team(name) => format!("team:{name}"),
    }
}

/// Where a day starts by the hall's clock; after the last day there is, never.
fn start_ms(day: Option<NaiveDate>) -> i64 {
    day.map_or(i64::MAX, |day| Moment::at(day, NaiveTime::MIN).0)
}

fn order(query: &CaseQuery, most: Option<usize>) -> &'static str {
    let is_by_number = query.sort == CaseSort::ByNumber;
    match (is_by_number, query.direction, Needle::of(&query.text).is_some()) {
        // The search index gives its rows in the order of places for nothing.
        (true, Direction::NewestFirst, true) => " ORDER BY p.rowid DESC",
        (true, Direction::OldestFirst, true) => " ORDER BY p.rowid",
        (true, Direction::NewestFirst, false) => " ORDER BY i.place DESC",
        (true, Direction::OldestFirst, false) => " ORDER BY i.place",
        // All the rows of a narrow filter are read faster as they lie and sorted then: the plus says so to the engine.
        (false, Direction::NewestFirst, _) if most.is_none() && is_narrow(query) => {
            " ORDER BY +i.received_ms DESC, i.place DESC"
        }
        (false, Direction::OldestFirst, _) if most.is_none() && is_narrow(query) => " ORDER BY +i.received_ms, i.place",
        (false, Direction::NewestFirst, _) => " ORDER BY i.received_ms DESC, i.place DESC",
        (false, Direction::OldestFirst, _) => " ORDER BY i.received_ms, i.place",
    }
}

/// Whether the rows themselves must be read to know which fit: no index over the time of receipt tells.
fn is_narrow(query: &CaseQuery) -> bool {
    let CaseQuery { standing, kind, channel, matter, handler, target, .. } = query;
    let parts = [kind.is_some(), channel.is_some(), matter.is_some(), handler.is_some(), target.is_some()];
    *standing != StandingFilter::All || parts.contains(&true)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::{CaseChannel, CaseKind};
    use crate::domain::ids::{StaffId, WindowId};
    use crate::storage::case_search::tests::{add, change, empty_hall};

    /// Six cases: 1 open without details, 2 open, 3 closed, 4 archived, 5 void, 6 of the year before.
    fn hall_of_six() -> Connection {
        let conn = empty_hall();
        for running in 1..=5 {
            add(&conn, (2026, running), "停电");
        }
        add(&conn, (2025, 44), "停水");
        change(
            &conn,
            "INSERT INTO staff (id, uid, hall_id, work_no, name, status, created_ms)
               VALUES (7, 's7', 1, 'A7', '周', 'active', 0), (8, 's8', 1, 'A8', '唐', 'active', 0);
             INSERT INTO service_windows (id, uid, hall_id, number) VALUES (3, 'w3', 1, '3');
             UPDATE cases SET first_asked_id = 7;
             UPDATE cases SET received_ms = received_ms - 86400000 * (10 - id);
             UPDATE cases SET kind = 'praise', channel = 'opinion_book' WHERE id = 3;
             INSERT INTO case_details (uid, hall_id, case_id, standing, handler_id, matter, target_kind, target_staff_id)
               VALUES ('d2', 1, 2, 'open', 8, 'outage', 'person', 7);
             INSERT INTO case_details (uid, hall_id, case_id, standing, target_kind, target_window_id)
               VALUES ('d3', 1, 3, 'closed', 'window', 3);
             INSERT INTO case_details (uid, hall_id, case_id, standing, target_kind, target_team)
               VALUES ('d4', 1, 4, 'archived', 'team', '甲班');
             INSERT INTO case_details (uid, hall_id, case_id, standing, target_kind)
               VALUES ('d5', 1, 5, 'closed', 'hall');
             UPDATE cases SET voided_ms = 1, void_reason = '重复' WHERE id = 5;",
        );
        conn
    }

    fn found(conn: &Connection, query: &CaseQuery) -> Vec<i64> {
        let found: Vec<i64> = ids(conn, query, None).unwrap().iter().map(|id| id.0).collect();
        assert_eq!(count(conn, query).unwrap(), found.len(), "the count agrees with the list: {query:?}");
        let first: Vec<i64> = ids(conn, query, Some(2)).unwrap().iter().map(|id| id.0).collect();
        assert_eq!(first, found[..found.len().min(2)], "{query:?}");
        found
    }

    fn all() -> CaseQuery {
        CaseQuery::default()
    }

    #[test]
    fn a_case_without_details_is_open_and_the_first_asked_persons() {
        let conn = hall_of_six();
        let standing = |standing| found(&conn, &CaseQuery { standing, ..all() });
        assert_eq!(standing(StandingFilter::All), [5, 4, 3, 2, 1, 6]);
        assert_eq!(standing(StandingFilter::OnRecord), [4, 3, 2, 1, 6]);
        assert_eq!(standing(StandingFilter::Open), [2, 1, 6]);
        assert_eq!(standing(StandingFilter::Closed), [3], "a void case is void, whatever it was before");
        assert_eq!(standing(StandingFilter::Archived), [4]);
        assert_eq!(standing(StandingFilter::Ended), [4, 3]);
        assert_eq!(standing(StandingFilter::Void), [5]);
        assert_eq!(standing(StandingFilter::Ids(vec![CaseId(6), CaseId(2), CaseId(99)])), [2, 6]);
        assert_eq!(standing(StandingFilter::Ids(vec![])), Vec::<i64>::new());
        let handler = |id| found(&conn, &CaseQuery { handler: Some(StaffId(id)), ..all() });
        assert_eq!((handler(7), handler(8)), (vec![5, 4, 3, 1, 6], vec![2]));
    }

    #[test]
    fn every_part_of_a_query_narrows() {
        let conn = hall_of_six();
        let target = |target| found(&conn, &CaseQuery { target: Some(target), ..all() });
        assert_eq!(target(Target::Person(StaffId(7))), [2]);
        assert_eq!(target(Target::Window(WindowId(3))), [3]);
        assert_eq!(target(Target::Team("甲班".into())), [4]);
        assert_eq!(target(Target::Hall), [5]);
        assert_eq!(target(Target::Nobody), [1, 6]);
        assert_eq!(found(&conn, &CaseQuery { kind: Some(CaseKind::Praise), ..all() }), [3]);
        assert_eq!(found(&conn, &CaseQuery { channel: Some(CaseChannel::OpinionBook), ..all() }), [3]);
        assert_eq!(found(&conn, &CaseQuery { matter: Some("outage".into()), ..all() }), [2]);
        assert_eq!(found(&conn, &CaseQuery { matter: Some(String::new()), ..all() }), [5, 4, 3, 1, 6]);
        let text = |text: &str| CaseQuery { text: text.into(), ..all() };
        assert_eq!(found(&conn, &text("停电")), [5, 4, 3, 2, 1]);
        assert_eq!(found(&conn, &CaseQuery { standing: StandingFilter::Open, ..text("停") }), [2, 1, 6]);
        assert_eq!(found(&conn, &CaseQuery { handler: Some(StaffId(8)), ..text("2026-000") }), [2]);
        assert_eq!(found(&conn, &text(" \n ")), [5, 4, 3, 2, 1, 6], "blank asks for all");
    }

    #[test]
    fn a_period_holds_its_first_and_its_last_day() {
        let conn = hall_of_six();
        let midnight = |day: &str| start_ms(Some(day.parse().unwrap()));
        for (id, ms) in [(1, midnight("2026-03-01") - 1), (2, midnight("2026-03-01")), (3, midnight("2026-04-01") - 1)]
        {
            change(&conn, &format!("UPDATE cases SET received_ms = {ms} WHERE id = {id}"));
        }
        let march = Some(("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap()));
        assert_eq!(found(&conn, &CaseQuery { received: march, ..all() }), [3, 2]);
        let ever = Some((NaiveDate::MIN, NaiveDate::MAX));
        assert_eq!(found(&conn, &CaseQuery { received: ever, ..all() }).len(), 6);
    }

    #[test]
    fn the_order_is_the_one_asked_for() {
        let conn = hall_of_six();
        for text in ["", "停"] {
            let ask = |sort, direction| found(&conn, &CaseQuery { sort, direction, text: text.into(), ..all() });
            assert_eq!(ask(CaseSort::ByNumber, Direction::NewestFirst), [5, 4, 3, 2, 1, 6]);
            assert_eq!(ask(CaseSort::ByNumber, Direction::OldestFirst), [6, 1, 2, 3, 4, 5]);
            assert_eq!(ask(CaseSort::ByReceived, Direction::NewestFirst), [6, 5, 4, 3, 2, 1]);
            assert_eq!(ask(CaseSort::ByReceived, Direction::OldestFirst), [1, 2, 3, 4, 5, 6]);
        }
    }

    /// How the engine goes about a query.
    fn plan(conn: &Connection, query: &CaseQuery) -> String {
        let Asked { from, holding } = Asked::of(query);
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT i.case_id {from}{}{} LIMIT 50",
            holding.clause(),
            order(query, Some(50))
        );
        let mut steps = conn.prepare(&sql).unwrap();
        let steps = steps.query_map(params_from_iter(holding.values), |row| row.get::<_, String>(3)).unwrap();
        steps.collect::<Result<Vec<_>, _>>().unwrap().join("; ")
    }

    #[test]
    fn the_first_rows_never_wait_for_all_to_be_sorted() {
        let conn = hall_of_six();
        for text in ["", "停", "停电", "停电没有"] {
            for direction in [Direction::NewestFirst, Direction::OldestFirst] {
                let query = CaseQuery { text: text.into(), direction, ..all() };
                let plan = plan(&conn, &query);
                assert!(!plan.contains("TEMP B-TREE"), "{text} {plan}");
                let kind = CaseQuery { kind: Some(CaseKind::Praise), standing: StandingFilter::Closed, ..query };
                assert!(!self::plan(&conn, &kind).contains("TEMP B-TREE"), "{text} with a filter");
            }
        }
        let received = CaseQuery { sort: CaseSort::ByReceived, ..all() };
        let plan_received = plan(&conn, &received);
        assert!(plan_received.contains("case_index_received") && !plan_received.contains("TEMP"), "{plan_received}");
    }

    #[test]
    fn the_open_cases_are_found_without_looking_at_the_others() {
        let conn = hall_of_six();
        let open = CaseQuery { standing: StandingFilter::Open, ..all() };
        assert!(plan(&conn, &open).contains("case_index_standing"), "{}", plan(&conn, &open));
    }
}
