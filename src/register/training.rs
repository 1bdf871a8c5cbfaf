//! Training hours: recorded for one or many at once, struck with a reason, summed by year (S; P1-8.1, P5-4).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::cases::needed;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::{StaffId, TrainingId};
use crate::domain::struck::Struck;
use crate::domain::training::{NewTraining, TrainingRecord, YearHours};
use crate::storage::{staff, training};

/// Topics and teachers offered.
const WORDS_MOST: u32 = 40;

impl Register {
    /// A person's training, struck records included, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn training_of(&self, staff: StaffId) -> Result<Vec<TrainingRecord>, RegisterError> {
        Ok(training::of_staff(self.conn(), staff)?)
    }

    /// Everyone's training of a year, struck records included, oldest first.
    ///
    /// # Errors
    /// The file's.
    pub fn training_of_year(&self, year: i32) -> Result<Vec<TrainingRecord>, RegisterError> {
        let (first, last) = year_days(year)?;
        Ok(training::between(self.conn(), first, last)?)
    }

    /// Everyone's hours of a year by kind; whoever had none is not in it, struck records count for nothing.
    ///
    /// # Errors
    /// The file's.
    pub fn training_sums(&self, year: i32) -> Result<BTreeMap<StaffId, YearHours>, RegisterError> {
        let (first, last) = year_days(year)?;
        Ok(training::sums(self.conn(), first, last)?)
    }

    /// Topics and teachers of earlier training, the newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn training_words(&self) -> Result<(Vec<String>, Vec<String>), RegisterError> {
        Ok(training::used_words(self.conn(), WORDS_MOST)?)
    }

    /// Records a training for everyone who took part: one step, one undo.
    ///
    /// # Errors
    /// `DayAhead`; `NoSuchRecord` for nobody, or for somebody who is not on the roster.
    pub fn record_training(
        &mut self,
        people: &[StaffId],
        new: &NewTraining,
        at: Moment,
    ) -> Result<Outcome<Vec<TrainingId>>, RegisterError> {
        self.check_people(people, (new.day, at))?;
        let action = Action::new(ActionKind::RecordTraining, format!("{} ×{}", new.day, people.len()), at);
        self.transact(action, |w| {
            people.iter().map(|id| Ok(training::insert(w.conn, (w.hall, *id), new, at)?)).collect()
        })
    }

    /// Strikes a record with a reason; it stays on the list and counts for nothing. Gives whose it is.
    ///
    /// # Errors
    /// `ReasonMissing`, `NoSuchRecord`, `RecordStruck`.
    pub fn strike_training(
        &mut self,
        id: TrainingId,
        reason: &str,
        at: Moment,
    ) -> Result<Outcome<StaffId>, RegisterError> {
        let record = training::get(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        let struck = Struck { at, reason: needed(reason)? };
        if record.struck.is_some() {
            return Err(Refusal::RecordStruck.into());
        }
        let subject = self.dated_work_no(record.staff, record.training.day)?;
        self.transact(Action::new(ActionKind::StrikeStaffRecord, subject, at), |w| {
            training::strike(w.conn, id, &struck)?;
            Ok(record.staff)
        })
    }

    /// Whether a record about these people can be made: some, all on the roster, of a day that has come.
    pub(super) fn check_people(&self, people: &[StaffId], (day, at): (NaiveDate, Moment)) -> Result<(), RegisterError> {
        if day > at.date() {
            return Err(Refusal::DayAhead.into());
        }
        if people.is_empty() {
            return Err(Refusal::NoSuchRecord.into());
        }
        for id in people {
            staff::get(self.conn(), *id)?.ok_or(Refusal::NoSuchRecord)?;
        }
        Ok(())
    }

    /// What stands on the history of a record about a person: the work number and the day.
    pub(super) fn dated_work_no(&self, id: StaffId, day: NaiveDate) -> Result<String, RegisterError> {
        Ok(format!("{} {day}", self.staff_member(id)?.record.work_no.as_str()))
    }
}

/// First and last day of a year.
pub(super) fn year_days(year: i32) -> Result<(NaiveDate, NaiveDate), RegisterError> {
    let ends = NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31));
    ends.ok_or_else(|| Refusal::NoSuchRecord.into())
}
