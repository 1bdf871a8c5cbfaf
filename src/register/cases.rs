//! Cases: recorded under the next number, annotated, voided, never deleted (C; P1-9.2).

use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::cases::{Case, CaseNote, CaseNumber, NewCase, Outcomes, Voided};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, StaffId};
use crate::storage::{case_details, cases};

use chrono::Datelike;

impl Register {
    /// All cases, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn cases(&self) -> Result<Vec<Case>, RegisterError> {
        Ok(cases::all(self.conn())?)
    }

    /// One case.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn case(&self, id: CaseId) -> Result<Case, RegisterError> {
        cases::get(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    /// Cases entered, and cases closed, on the hall's day of `now`, each in the order it happened.
    ///
    /// # Errors
    /// The file's.
    pub fn cases_of_today(&self, now: Moment) -> Result<(Vec<Case>, Vec<Case>), RegisterError> {
        let since = Moment::at(now.date(), chrono::NaiveTime::MIN);
        Ok((cases::entered_since(self.conn(), since)?, cases::closed_since(self.conn(), since)?))
    }

    /// The case of a number, if there is one.
    ///
    /// # Errors
    /// The file's.
    pub fn case_of_number(&self, number: CaseNumber) -> Result<Option<Case>, RegisterError> {
        Ok(cases::of_number(self.conn(), number)?)
    }

    /// Notes of a case, oldest first.
    ///
    /// # Errors
    /// The file's.
    pub fn case_notes(&self, id: CaseId) -> Result<Vec<CaseNote>, RegisterError> {
        Ok(cases::notes(self.conn(), id)?)
    }

    /// The number the next case of that moment's year will get.
    ///
    /// # Errors
    /// The file's.
    pub fn next_case_number(&self, at: Moment) -> Result<CaseNumber, RegisterError> {
        Ok(cases::next_number(self.conn(), self.hall_id, at.date().year())?)
    }

    /// Records a case under the next number of the year.
    ///
    /// # Errors
    /// The file's.
    pub fn record_case(&mut self, case: &NewCase, at: Moment) -> Result<Outcome<(CaseId, CaseNumber)>, RegisterError> {
        let number = self.next_case_number(at)?;
        let action = Action::new(ActionKind::RecordCase, number.to_string(), at);
        self.transact(action, |w| put(w, case, at))
    }

    /// Adds a note.
    ///
    /// # Errors
    /// `ReasonMissing` for a blank note, `NoSuchRecord`.
    pub fn add_case_note(
        &mut self,
        id: CaseId,
        (text, author): (&str, Option<StaffId>),
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let number = self.case(id)?.number;
        let note = CaseNote { at, text: needed(text)?, author };
        let action = Action::new(ActionKind::AddCaseNote, number.to_string(), at);
        self.transact(action, |w| Ok(cases::insert_note(w.conn, w.hall, id, &note)?))
    }

    /// Voids a case: it stays on the register under its number, with the reason.
    ///
    /// # Errors
    /// `ReasonMissing`, `CaseVoid`, `NoSuchRecord`.
    pub fn void_case(&mut self, id: CaseId, reason: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let case = self.case(id)?;
        if case.voided.is_some() {
            return Err(Refusal::CaseVoid.into());
        }
        let voided = Voided { at, reason: needed(reason)? };
        let action = Action::new(ActionKind::VoidCase, case.number.to_string(), at);
        self.transact(action, |w| Ok(cases::void(w.conn, id, &voided)?))
    }
}

/// A text that must not be blank.
pub(super) fn needed(text: &str) -> Result<String, RegisterError> {
    match text.trim() {
        "" => Err(Refusal::ReasonMissing.into()),
        text => Ok(text.to_owned()),
    }
}

/// Records a case inside a transaction.
pub(super) fn put(w: &Write<'_>, case: &NewCase, at: Moment) -> Result<(CaseId, CaseNumber), RegisterError> {
    let number = cases::next_number(w.conn, w.hall, at.date().year())?;
    Ok((put_as(w, (number, case), at)?, number))
}

/// Records a case under a number that is free.
pub(super) fn put_as(
    w: &Write<'_>,
    (number, case): (CaseNumber, &NewCase),
    at: Moment,
) -> Result<CaseId, RegisterError> {
    let id = cases::insert(w.conn, w.hall, (number, case), at)?;
    case_details::put(w.conn, (w.hall, id), (&case.details, &Outcomes::fresh(case.first_asked)))?;
    Ok(id)
}
