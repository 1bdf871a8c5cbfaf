//! Conduct records: made about one or many at once, followed up, struck with a reason (S; P1-8.2, P1-II.7, P5-4).

use super::cases::needed;
use super::training::year_days;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::conduct::{ConductRecord, NewConduct};
use crate::domain::dates::Moment;
use crate::domain::ids::{ConductId, StaffId};
use crate::domain::struck::Struck;
use crate::storage::conduct;

impl Register {
    /// What is on record of a person's conduct, struck records included, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn conduct_of(&self, staff: StaffId) -> Result<Vec<ConductRecord>, RegisterError> {
        Ok(conduct::of_staff(self.conn(), staff)?)
    }

    /// Everyone's conduct records of a year, struck ones included, oldest first.
    ///
    /// # Errors
    /// The file's.
    pub fn conduct_of_year(&self, year: i32) -> Result<Vec<ConductRecord>, RegisterError> {
        let (first, last) = year_days(year)?;
        Ok(conduct::between(self.conn(), first, last)?)
    }

    /// Makes a record about everyone concerned: one step, one undo.
    ///
    /// # Errors
    /// `DayAhead`, `ReasonMissing` without words; `NoSuchRecord` for nobody, somebody not on the roster, or a case
    /// number not on the register.
    pub fn record_conduct(
        &mut self,
        people: &[StaffId],
        new: &NewConduct,
        at: Moment,
    ) -> Result<Outcome<Vec<ConductId>>, RegisterError> {
        self.check_people(people, (new.day, at))?;
        needed(&new.text)?;
        let case = match new.case {
            Some(number) => Some(self.case_of_number(number)?.ok_or(Refusal::NoSuchRecord)?.id),
            None => None,
        };
        let action = Action::new(ActionKind::RecordConduct, format!("{} ×{}", new.day, people.len()), at);
        self.transact(action, |w| {
            people.iter().map(|id| Ok(conduct::insert(w.conn, (w.hall, *id), (new, case), at)?)).collect()
        })
    }

    /// Notes what was done about a record: a further line with its day, what stood before stays. Gives whose it is.
    ///
    /// # Errors
    /// `ReasonMissing` for a blank text, `NoSuchRecord`, `RecordStruck`.
    pub fn follow_up_conduct(
        &mut self,
        id: ConductId,
        text: &str,
        at: Moment,
    ) -> Result<Outcome<StaffId>, RegisterError> {
        let record = self.standing_conduct(id)?;
        let line = format!("{} {}", at.date(), needed(text)?);
        let follow_up = if record.follow_up.is_empty() { line } else { format!("{}\n{line}", record.follow_up) };
        let subject = self.dated_work_no(record.staff, record.day)?;
        self.transact(Action::new(ActionKind::RecordConduct, subject, at), |w| {
            conduct::set_follow_up(w.conn, id, &follow_up)?;
            Ok(record.staff)
        })
    }

    /// Strikes a record with a reason; it stays on the list and stands against nobody. Gives whose it is.
    ///
    /// # Errors
    /// `ReasonMissing`, `NoSuchRecord`, `RecordStruck`.
    pub fn strike_conduct(
        &mut self,
        id: ConductId,
        reason: &str,
        at: Moment,
    ) -> Result<Outcome<StaffId>, RegisterError> {
        let record = self.standing_conduct(id)?;
        let struck = Struck { at, reason: needed(reason)? };
        let subject = self.dated_work_no(record.staff, record.day)?;
        self.transact(Action::new(ActionKind::StrikeStaffRecord, subject, at), |w| {
            conduct::strike(w.conn, id, &struck)?;
            Ok(record.staff)
        })
    }

    fn standing_conduct(&self, id: ConductId) -> Result<ConductRecord, RegisterError> {
        let record = conduct::get(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        if record.struck.is_some() {
            return Err(Refusal::RecordStruck.into());
        }
        Ok(record)
    }
}
