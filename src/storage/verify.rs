//! Walks the history and every tracked row: what was changed, removed or added outside the program is named.
//!
//! The walk goes in short steps, so that a window goes on living while it lasts; lines written meanwhile are taken along.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{Connection, params};

use super::engine_check::EngineWalk;
use super::history::{HistoryLine, hash_of, hex, row_to_line};
use super::touched::columns;
use super::{StorageError, TRACKED_TABLES};

/// Most rows or lines of a step.
const ROWS: usize = 2_000;
/// Most bytes of a step, but for one row larger than that: pictures are rows too.
const BYTES: usize = 4 << 20;

/// Something the program did not do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A line of the history was changed.
    LineChanged {
        /// Its number.
        seq: i64,
    },
    /// A line of the history is missing before this one.
    LineMissing {
        /// Number of the line that should be there.
        seq: i64,
    },
    /// A row was changed.
    RowChanged(RowName),
    /// A row was removed.
    RowRemoved(RowName),
    /// A row was added.
    RowAdded(RowName),
    /// The history's own guards were removed.
    GuardsMissing,
    /// The engine finds the file damaged.
    Damaged(String),
}

/// A row as a person would name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowName {
    /// Table.
    pub table: String,
    /// Row number.
    pub row: i64,
    /// Work number, case number, day...; empty where there is none.
    pub label: String,
    /// Number of the last line of the history about it; 0 for none.
    pub last_line: i64,
}

/// What was walked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Verification {
    /// Lines of the history.
    pub lines: usize,
    /// Rows compared.
    pub rows: usize,
    /// Hash of the newest line, hex.
    pub head: String,
    /// What is wrong; empty is clean.
    pub findings: Vec<Finding>,
}

/// Walks everything at once.
///
/// # Errors
/// Only when the file cannot be read at all.
pub fn verify(conn: &Connection) -> Result<Verification, StorageError> {
    let mut walk = VerifyWalk::new(conn)?;
    while walk.step(conn)? {}
    Ok(walk.into_report())
}

/// Last known state of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Last {
    /// Line about it.
    seq: i64,
    /// Its hash; `None` when it is gone.
    hash: Option<[u8; 32]>,
}

/// What the history says of each row, by table.
type Expected = HashMap<String, BTreeMap<i64, Last>>;

/// What a walk is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The lines of the history.
    Lines,
    /// The engine's own check of the tables.
    Engine,
    /// The records.
    Records,
    /// Nothing more to do.
    Done,
}

/// How far a walk is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct WalkProgress {
    /// What it is at.
    pub stage: Stage,
    /// How much of all is done, 0 to 1.
    pub part: f32,
}

/// A walk under way: it holds its place, not the file.
#[derive(Debug)]
pub struct VerifyWalk {
    report: Verification,
    expected: Expected,
    stage: Stage,
    /// Number and hash of the line before the next one.
    last_line: (i64, Vec<u8>),
    /// A line read and not yet taken in whole: a list brought in is one line of many rows.
    half: Option<(HistoryLine, usize)>,
    engine: EngineWalk,
    /// The table and the row walked last.
    place: (usize, i64),
    /// Steps to expect: lines, tables of the engine, rows of each table.
    totals: (i64, usize, Vec<i64>),
}

impl VerifyWalk {
    /// A walk from the beginning.
    ///
    /// # Errors
    /// The engine's.
    pub fn new(conn: &Connection) -> Result<Self, StorageError> {
        let engine = EngineWalk::new(conn)?;
        let most = |sql: &str| conn.query_row(sql, [], |row| row.get::<_, Option<i64>>(0));
        let lines = most("SELECT max(seq) FROM history")?.unwrap_or(0);
        let rows = TRACKED_TABLES.iter().map(|table| most(&format!("SELECT max(id) FROM {table}")));
        let rows = rows.map(|last| Ok(last?.unwrap_or(0))).collect::<Result<_, StorageError>>()?;
        let totals = (lines, engine.tables(), rows);
        Ok(Self {
            report: Verification::default(),
            expected: Expected::new(),
            stage: Stage::Lines,
            last_line: (0, vec![0; 32]),
            half: None,
            engine,
            place: (0, i64::MIN),
            totals,
        })
    }

    /// What was found; whole once the walk is done.
    pub fn into_report(mut self) -> Verification {
        self.report.head = hex(&self.last_line.1);
        self.report
    }

    /// How many tables the engine looks at.
    pub fn tables(&self) -> usize {
        self.totals.1
    }

    /// How far it is.
    pub fn progress(&self) -> WalkProgress {
        let (lines, tables, rows) = &self.totals;
        let (table, row) = self.place;
        let walked: i64 = rows.iter().take(table).sum();
        let walked = walked + row.clamp(0, rows.get(table).copied().unwrap_or(0).max(0));
        // A table of the engine counts as much as its share of the rows.
        let all: i64 = rows.iter().sum();
        let engine = all as f32 * self.engine.walked() as f32 / (*tables).max(1) as f32;
        let done = self.last_line.0 as f32 + engine + walked as f32;
        let part = done / (*lines as f32 + 2.0 * all as f32).max(1.0);
        WalkProgress { stage: self.stage, part: part.clamp(0.0, 1.0) }
    }

    /// Goes a step; whether there is more to do. A part of the file the engine cannot read is named, and the walk goes
    /// on behind it.
    ///
    /// # Errors
    /// The engine's, other than damage.
    pub fn step(&mut self, conn: &Connection) -> Result<bool, StorageError> {
        let gone = match self.stage {
            Stage::Lines => self.lines(conn),
            Stage::Engine => self.engine(conn),
            Stage::Records => self.records(conn),
            Stage::Done => return Ok(false),
        };
        match gone {
            Ok(()) => {}
            Err(StorageError::Damaged(what)) => {
                self.report.findings.push(Finding::Damaged(what));
                self.skip();
            }
            Err(error) => return Err(error),
        }
        Ok(self.stage != Stage::Done)
    }

    /// Leaves what cannot be read. Without the whole history the records cannot be held against it.
    fn skip(&mut self) {
        match self.stage {
            Stage::Lines => (self.stage, self.place.0) = (Stage::Engine, TRACKED_TABLES.len()),
            // Behind the last table only the newest lines are left to read.
            Stage::Records if self.place.0 >= TRACKED_TABLES.len() => self.stage = Stage::Done,
            Stage::Records => self.place = (self.place.0 + 1, i64::MIN),
            Stage::Engine | Stage::Done => {}
        }
    }

    /// Reads some lines on from the last one.
    fn lines(&mut self, conn: &Connection) -> Result<(), StorageError> {
        // Lines written meanwhile are taken along later: who writes all the time does not keep the walk here.
        if self.read_lines(conn)? < ROWS && self.half.is_none() {
            check_guards(conn, &mut self.report)?;
            self.stage = Stage::Engine;
        }
        Ok(())
    }

    /// Takes in the lines after the last one, at most a step's worth; gives how many changes and lines it took.
    fn read_lines(&mut self, conn: &Connection) -> Result<usize, StorageError> {
        let mut taken = self.take_half();
        let mut query = conn.prepare_cached("SELECT * FROM history WHERE seq > ?1 ORDER BY seq")?;
        let mut rows = query.query([self.last_line.0])?;
        while taken < ROWS && self.half.is_none() {
            let Some(row) = rows.next()? else { break };
            let line = row_to_line(row)?;
            self.check_line(&line);
            self.half = Some((line, 0));
            taken += 1 + self.take_half();
        }
        Ok(taken)
    }

    fn check_line(&mut self, line: &HistoryLine) {
        let (last, previous) = &self.last_line;
        if line.seq != last + 1 {
            self.report.findings.push(Finding::LineMissing { seq: last + 1 });
        } else if line.previous != *previous || line.hash != line.expected_hash() {
            self.report.findings.push(Finding::LineChanged { seq: line.seq });
        }
        self.report.lines += 1;
        self.last_line = (line.seq, line.hash.clone());
    }

    /// Takes in the rest of the line read last, or a step's worth of it; gives how many changes.
    fn take_half(&mut self) -> usize {
        let Some((line, mut at)) = self.half.take() else {
            return 0;
        };
        let mut taken = 0;
        while taken < ROWS {
            let rest = line.changes.get(at..).unwrap_or_default();
            let Some(change) = rest.split(' ').next().filter(|_| !rest.is_empty()) else {
                return taken;
            };
            at += change.len() + 1;
            taken += 1;
            self.note(line.seq, change);
        }
        self.half = Some((line, at));
        taken
    }

    fn note(&mut self, seq: i64, change: &str) {
        let mut parts = change.splitn(3, ':');
        let (Some(table), Some(row), Some(hash)) = (parts.next(), parts.next(), parts.next()) else {
            return;
        };
        let Ok(row) = row.parse() else { return };
        if self.is_passed(table, row) {
            return;
        }
        let hash = (hash != "-").then(|| unhex(hash));
        let rows = match self.expected.get_mut(table) {
            Some(rows) => rows,
            None => self.expected.entry(table.to_owned()).or_default(),
        };
        rows.insert(row, Last { seq, hash });
    }

    /// Whether the walk is behind a row: what was written to it since was written by the program.
    fn is_passed(&self, table: &str, row: i64) -> bool {
        let place = TRACKED_TABLES.iter().position(|known| *known == table);
        self.stage == Stage::Records && place.is_some_and(|place| (place, row) <= self.place)
    }

    fn engine(&mut self, conn: &Connection) -> Result<(), StorageError> {
        match self.engine.step(conn)? {
            Some(faults) => self.report.findings.extend(faults.into_iter().map(Finding::Damaged)),
            None => self.stage = Stage::Records,
        }
        Ok(())
    }

    fn records(&mut self, conn: &Connection) -> Result<(), StorageError> {
        while self.read_lines(conn)? > 0 {}
        let (index, after) = self.place;
        let Some(table) = TRACKED_TABLES.get(index) else {
            self.stage = Stage::Done;
            return Ok(());
        };
        let names = columns(conn, table)?;
        let mut query = conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id > ?1 ORDER BY id LIMIT ?2"))?;
        let mut rows = query.query(params![after, ROWS as i64])?;
        let (mut count, mut bytes) = (0, 0);
        while count < ROWS && bytes < BYTES {
            let Some(row) = rows.next()? else {
                self.end_table(table);
                return Ok(());
            };
            self.row(row, (table, &names))?;
            bytes += weight(row, names.len());
            count += 1;
        }
        Ok(())
    }

    fn row(&mut self, row: &rusqlite::Row<'_>, (table, names): (&str, &[String])) -> Result<(), StorageError> {
        let number: i64 = row.get("id")?;
        let hash = hash_of(row, names)?;
        self.report.rows += 1;
        self.place.1 = number;
        let known = self.expected.get_mut(table).and_then(|rows| rows.remove(&number));
        let name = |last_line| RowName { table: table.to_owned(), row: number, label: label(row, table), last_line };
        match known {
            Some(Last { hash: Some(last), .. }) if last == hash => {}
            Some(Last { seq, hash: Some(_) }) => self.report.findings.push(Finding::RowChanged(name(seq))),
            known => self.report.findings.push(Finding::RowAdded(name(known.map_or(0, |last| last.seq)))),
        }
        Ok(())
    }

    /// What the history knows of the table and was not met is gone.
    fn end_table(&mut self, table: &str) {
        let left = self.expected.remove(table).unwrap_or_default();
        let gone = left.into_iter().filter(|(_, last)| last.hash.is_some());
        let named = gone.map(|(row, last)| {
            let (table, label, last_line) = (table.to_owned(), String::new(), last.seq);
            Finding::RowRemoved(RowName { table, row, label, last_line })
        });
        self.report.findings.extend(named);
        self.place = (self.place.0 + 1, i64::MIN);
    }
}

/// The bytes a hash stands for; a word that is none is no row's hash.
fn unhex(text: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    for (byte, digits) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
        *byte = std::str::from_utf8(digits).ok().and_then(|two| u8::from_str_radix(two, 16).ok()).unwrap_or(0);
    }
    bytes
}

/// About how many bytes a row has.
fn weight(row: &rusqlite::Row<'_>, columns: usize) -> usize {
    let of = |index| row.get_ref(index).ok().and_then(|value| value.as_bytes().ok().map(<[u8]>::len));
    (0..columns).filter_map(of).sum()
}

fn check_guards(conn: &Connection, report: &mut Verification) -> Result<(), StorageError> {
    let sql = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'history'";
    let guards: i64 = conn.query_row(sql, [], |row| row.get(0))?;
    if guards < 2 {
        report.findings.push(Finding::GuardsMissing);
    }
    Ok(())
}

/// What a person calls the row; never a customer's data.
fn label(row: &rusqlite::Row<'_>, table: &str) -> String {
    let text = |column: &str| row.get::<_, String>(column).unwrap_or_default();
    match table {
        "staff" => text("work_no"),
        "cases" => {
            let number = |column: &str| row.get::<_, i64>(column).unwrap_or_default();
            format!("{:04}-{:04}", number("year"), number("running"))
        }
        "box_entries" | "open_exceptions" | "audits" => text("day"),
        "service_windows" => text("number"),
        "halls" | "boxes" | "contests" => text("name"),
        "audit_plans" | "awards" => text("title"),
        "pack_editions" => format!("{} {}", text("code"), text("edition")),
        "disclosure_documents" => text("code"),
        "calendar_years" => text("edition"),
        "audit_answers" | "audit_corrections" | "corrective_actions" => text("item_code"),
        _ => String::new(),
    }
}
