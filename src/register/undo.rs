//! Taking back what was done today, newest first. Numbers of cases and certificates are never given back: the case is
//! voided, the award revoked instead.

use std::collections::BTreeSet;

use rusqlite::TransactionBehavior;

use super::{ActionKind, Area, Outcome, Refusal, Register, RegisterError};
use crate::domain::cases::Voided;
use crate::domain::dates::Moment;
use crate::domain::ids::{AwardId, CaseId};
use crate::storage::StorageError;
use crate::storage::pace::Part;
use crate::storage::touched::TouchedRow;
use crate::storage::{awards, case_search, cases, history, history_authors, touched};

/// One thing that can be taken back.
#[derive(Debug, Clone)]
pub(super) struct UndoStep {
    pub(super) kind: ActionKind,
    pub(super) subject: String,
    pub(super) at: Moment,
    pub(super) rows: Vec<TouchedRow>,
}

impl UndoStep {
    /// Whether the step recorded cases, which stay on the register as void ones.
    fn made_cases(&self) -> bool {
        self.rows.iter().any(|row| row.table == "cases" && row.before.is_none())
    }
}

/// The steps of this session, newest last.
#[derive(Debug, Default)]
pub(super) struct UndoStack(Vec<UndoStep>);

/// Rows of a step that is taken back in the time of some frames.
const MUCH: usize = 100;

/// Steps kept; older ones are forgotten.
const MOST: usize = 200;

impl UndoStack {
    pub(super) fn push(&mut self, step: UndoStep) {
        if self.0.len() == MOST {
            self.0.remove(0);
        }
        self.0.push(step);
    }

    /// Forgets the steps that touched such a row.
    pub(super) fn drop_steps(&mut self, is_settled: impl Fn(&TouchedRow) -> bool) {
        self.0.retain(|step| !step.rows.iter().any(&is_settled));
    }
}

/// What would be undone next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undoable {
    /// What was done.
    pub kind: ActionKind,
    /// What it was about.
    pub subject: String,
    /// When.
    pub at: Moment,
}

impl Register {
    /// What Ctrl+Z would take back now, newest first.
    pub fn undoable(&self) -> Vec<Undoable> {
        let steps = self.undo.0.iter().rev();
        steps.map(|s| Undoable { kind: s.kind, subject: s.subject.clone(), at: s.at }).collect()
    }

    /// Whether taking back the newest step takes so long that a window would stand still.
    pub fn undoes_much(&self) -> bool {
        self.undo.0.last().is_some_and(|step| step.rows.len() > MUCH)
    }

    /// Forgets what could be undone, as after the sample records were put in.
    pub fn forget_undo(&mut self) {
        self.undo.0.clear();
    }

    /// Takes back the newest step of today. `void_reason` is written on a case that was recorded by it: its number
    /// stays taken, so the register has no gap.
    ///
    /// # Errors
    /// `NothingToUndo`, `UndoTooLate` for a step of an earlier day, `Stopped`, or the file's.
    pub fn undo(&mut self, void_reason: &str, at: Moment) -> Result<Outcome<Undoable>, RegisterError> {
        if let Some(hold) = self.hold {
            return Err(RegisterError::Held(hold));
        }
        let step = self.undo.0.last().cloned().ok_or(Refusal::NothingToUndo)?;
        if step.at.date() != at.date() {
            self.undo.0.clear();
            return Err(Refusal::UndoTooLate.into());
        }
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        tx.execute_batch("PRAGMA defer_foreign_keys=ON")?;
        touched::forget(&tx)?;
        let voided = Voided { at, reason: void_reason.to_owned() };
        self.pace.begin(Part::Records, step.rows.len())?;
        for row in step.rows.iter().rev() {
            self.pace.step()?;
            let is_new = row.before.is_none();
            if row.table == "cases" && is_new {
                cases::void(&tx, CaseId(row.row), &voided)?;
            } else if row.table == "awards" && is_new {
                let reason = if void_reason.trim().is_empty() { ActionKind::Undo.code() } else { void_reason };
                awards::revoke(&tx, AwardId(row.row), (at, reason))?;
            } else if row.table == "case_details" && is_new && step.made_cases() {
                // The void case keeps what it was about.
            } else {
                match touched::restore(&tx, row) {
                    Err(StorageError::Engine(error)) if is_held(&error) => {
                        // What was there before has no place any more (its work number is another's now).
                        drop(tx);
                        self.undo.0.pop();
                        return Err(Refusal::UndoHeld.into());
                    }
                    done => done?,
                }
            }
        }
        if let Some(author) = self.author {
            history_authors::sign_next(&tx, self.hall_id, author)?;
        }
        let rows = touched::collect(&tx)?;
        let subject = format!("{} {}", step.kind.code(), step.subject);
        let line = history::NewLine { at_ms: at.0, action: ActionKind::Undo.code(), subject: &subject };
        history::append_at(&tx, line, (&rows, &self.pace))?;
        case_search::follow_at(&tx, (&rows, &self.pace))?;
        match tx.commit().map_err(StorageError::from) {
            Err(StorageError::Engine(error)) if is_held(&error) => {
                // A later record that cannot be taken back (a draw, a printed card) rests on it.
                self.undo.0.pop();
                return Err(Refusal::UndoHeld.into());
            }
            done => done?,
        }
        self.undo.0.pop();
        let changes: BTreeSet<Area> = rows.iter().filter_map(|row| Area::of_table(&row.table)).collect();
        self.after_commit(&changes)?;
        let value = Undoable { kind: step.kind, subject: step.subject, at: step.at };
        Ok(Outcome { value, changes, is_undoable: false })
    }
}

/// Whether another record still points to a row that was to be taken away, or stands where one was to come back.
fn is_held(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.code == rusqlite::ErrorCode::ConstraintViolation)
}
