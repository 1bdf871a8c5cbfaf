//! Every write goes through here: one transaction, its line on the history, its step to undo.

use std::collections::BTreeSet;

use rusqlite::{Connection, TransactionBehavior};

use super::case_rules::Rules;
use super::undo::UndoStep;
use super::{ActionKind, Area, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::HallId;
use crate::storage::pace::Pace;
use crate::storage::{case_search, fault, hall, history, history_authors, touched};

/// An action and what it is about (no personal data: it stands on the history for ever).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Action {
    /// What is done.
    pub kind: ActionKind,
    /// Work number, case number, day...
    pub subject: String,
    /// When.
    pub at: Moment,
}

impl Action {
    /// An action on a subject.
    pub fn new(kind: ActionKind, subject: impl Into<String>, at: Moment) -> Self {
        Self { kind, subject: subject.into(), at }
    }
}

/// What an action gave and what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<T> {
    /// The value.
    pub value: T,
    /// Areas changed.
    pub changes: BTreeSet<Area>,
    /// Whether it can be undone.
    pub is_undoable: bool,
}

/// What the work inside a transaction sees.
pub(super) struct Write<'a> {
    /// The connection, inside the transaction.
    pub(super) conn: &'a Connection,
    /// The hall.
    pub(super) hall: HallId,
    /// Told of every step of long work.
    pub(super) pace: &'a Pace,
}

impl Register {
    /// Runs `work` in one transaction; on `Ok` the rows it touched are on the history and can be undone.
    ///
    /// # Errors
    /// What `work` or the file says; nothing is changed then.
    pub(super) fn transact<T>(
        &mut self,
        action: Action,
        work: impl FnOnce(&Write<'_>) -> Result<T, RegisterError>,
    ) -> Result<Outcome<T>, RegisterError> {
        let Action { kind, subject, at } = action;
        if let Some(hold) = self.hold.filter(|_| kind != ActionKind::ConfirmClock) {
            return Err(RegisterError::Held(hold));
        }
        let author = self.author;
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        touched::forget(&tx)?;
        let value = work(&Write { conn: &tx, hall: self.hall_id, pace: &self.pace })?;
        fault::point("save:written");
        if let Some(author) = author {
            history_authors::sign_next(&tx, self.hall_id, author)?;
        }
        let mut rows = touched::collect(&tx)?;
        let line = history::NewLine { at_ms: at.0, action: kind.code(), subject: &subject };
        history::append_at(&tx, line, (&rows, &self.pace))?;
        case_search::follow_at(&tx, (&rows, &self.pace))?;
        fault::point("save:before-commit");
        tx.commit()?;
        fault::point("save:committed");
        // Who wrote a line is never taken back.
        rows.retain(|row| row.table != "history_authors");
        let changes: BTreeSet<Area> = rows.iter().filter_map(|row| Area::of_table(&row.table)).collect();
        self.after_commit(&changes)?;
        let is_undoable = kind.is_undoable() && !rows.is_empty();
        if is_undoable {
            self.undo.push(UndoStep { kind, subject, at, rows });
        }
        Ok(Outcome { value, changes, is_undoable })
    }

    pub(super) fn after_commit(&mut self, changes: &BTreeSet<Area>) -> Result<(), RegisterError> {
        self.revisions.grow(changes);
        if changes.contains(&Area::Hall) {
            self.hall = hall::get(&self.conn)?.1;
            self.rules = Rules::read(&self.conn, self.hall.sector)?;
            self.calendar = self.work_calendar(&self.shipped_calendar);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::hall::HallDraft;
    use crate::register::error::RegisterError;
    use crate::register::{ActionKind, Register};
    use crate::storage::StorageError;
    use crate::storage::files::NewFile;

    use super::Moment;

    #[test]
    fn a_full_disk_saves_nothing_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let at = Moment(1_700_000_000_000);
        let draft = HallDraft { name: "甲".into(), ..HallDraft::fresh() };
        let hall = draft.check(None, at.date()).unwrap();
        let mut register = Register::create(&folder.path().join("a.hall"), &hall, at).unwrap();
        let pages: i64 = register.conn.query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        register.conn.query_row(&format!("PRAGMA max_page_count = {}", pages + 2), [], |_| Ok(())).unwrap();
        let big = NewFile { media_type: "image/png".into(), name: String::new(), content: vec![7; 1 << 20] };
        let error = register.keep_file(&big, ActionKind::KeepScan, at).unwrap_err();
        assert!(matches!(error, RegisterError::Storage(StorageError::DiskFull)), "{error}");
        let report = register.verify().unwrap();
        assert_eq!((report.lines, report.findings), (1, vec![]));
        register.conn.query_row("PRAGMA max_page_count = 1073741823", [], |_| Ok(())).unwrap();
        register.keep_file(&big, ActionKind::KeepScan, at).unwrap();
        assert_eq!(register.verify().unwrap().findings, []);
    }
}
