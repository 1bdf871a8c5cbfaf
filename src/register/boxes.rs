//! The suggestion box log: entries, their letters and the cases made of them (B; P1-9.3).

use chrono::NaiveDate;

use super::cases::{needed, put};
use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::boxes::{BoxEntry, BoxRemark, Letter, LetterFate, NewBoxEntry, NewLetter, SuggestionBox};
use crate::domain::cases::{CaseChannel, CaseDetails, CaseNumber, NewCase};
use crate::domain::dates::Moment;
use crate::domain::ids::{BoxEntryId, BoxId, CaseId};
use crate::domain::personal::PersonalContact;
use crate::storage::boxes;

/// An entry with all that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FullEntry {
    /// The entry.
    pub entry: BoxEntry,
    /// Its letters, in order.
    pub letters: Vec<Letter>,
    /// Remarks added after it was locked.
    pub remarks: Vec<BoxRemark>,
}

impl Register {
    /// All boxes, in the order they were hung.
    ///
    /// # Errors
    /// The file's.
    pub fn boxes(&self) -> Result<Vec<SuggestionBox>, RegisterError> {
        Ok(boxes::all(self.conn())?)
    }

    /// Entries of all boxes from `from` to `to`, both included, by day.
    ///
    /// # Errors
    /// The file's.
    pub fn box_entries(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<BoxEntry>, RegisterError> {
        Ok(boxes::entries(self.conn(), from, to)?)
    }

    /// The entry of a box for a day, with letters and remarks.
    ///
    /// # Errors
    /// The file's.
    pub fn box_entry(&self, the_box: BoxId, day: NaiveDate) -> Result<Option<FullEntry>, RegisterError> {
        let Some(entry) = boxes::entry_of_day(self.conn(), the_box, day)? else {
            return Ok(None);
        };
        let letters = boxes::letters(self.conn(), entry.id)?;
        let remarks = boxes::remarks(self.conn(), entry.id)?;
        Ok(Some(FullEntry { entry, letters, remarks }))
    }

    /// Hangs a box.
    ///
    /// # Errors
    /// `ReasonMissing` without a name.
    pub fn add_box(
        &mut self,
        (name, place): (&str, &str),
        since: NaiveDate,
        at: Moment,
    ) -> Result<Outcome<BoxId>, RegisterError> {
        let name = needed(name)?;
        let action = Action::new(ActionKind::ChangeBox, name.clone(), at);
        self.transact(action, |w| Ok(boxes::insert(w.conn, w.hall, (&name, place.trim()), since)?))
    }

    /// Renames, moves or takes down a box.
    ///
    /// # Errors
    /// `ReasonMissing` without a name.
    pub fn change_box(&mut self, changed: &SuggestionBox, at: Moment) -> Result<Outcome<()>, RegisterError> {
        needed(&changed.name)?;
        let action = Action::new(ActionKind::ChangeBox, changed.name.clone(), at);
        self.transact(action, |w| Ok(boxes::update(w.conn, changed)?))
    }

    /// Logs the opening of a box; each letter becomes a numbered case or keeps its reason. An entry for an earlier
    /// day is late and shows both times. Gives the numbers of the cases made.
    ///
    /// # Errors
    /// `EntryExists`, `DayAhead`, `BoxNotInUse`.
    pub fn record_box_entry(
        &mut self,
        entry: &NewBoxEntry,
        at: Moment,
    ) -> Result<Outcome<Vec<CaseNumber>>, RegisterError> {
        self.check_box_entry(entry, at)?;
        let action = Action::new(ActionKind::RecordBoxEntry, format!("{} #{}", entry.day, entry.box_id.0), at);
        self.transact(action, |w| {
            let id = boxes::insert_entry(w.conn, w.hall, entry, at)?;
            let mut numbers = Vec::new();
            for (index, letter) in entry.letters.iter().enumerate() {
                numbers.extend(put_letter(w, LetterPlace { entry, id, position: index + 1 }, letter, at)?);
            }
            Ok(numbers)
        })
    }

    fn check_box_entry(&self, entry: &NewBoxEntry, at: Moment) -> Result<(), RegisterError> {
        if entry.day > at.date() {
            return Err(Refusal::DayAhead.into());
        }
        let the_box = self.boxes()?.into_iter().find(|b| b.id == entry.box_id).ok_or(Refusal::NoSuchRecord)?;
        if entry.day < the_box.since || the_box.retired_on.is_some_and(|end| entry.day >= end) {
            return Err(Refusal::BoxNotInUse.into());
        }
        if boxes::entry_of_day(self.conn(), entry.box_id, entry.day)?.is_some() {
            return Err(Refusal::EntryExists.into());
        }
        Ok(())
    }

    /// Adds a remark to an entry; what was written stays as it is.
    ///
    /// # Errors
    /// `ReasonMissing` for a blank remark, `NoSuchRecord`.
    pub fn add_box_remark(&mut self, id: BoxEntryId, text: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let entry = boxes::entry(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        let remark = BoxRemark { at, text: needed(text)? };
        let action = Action::new(ActionKind::AddBoxRemark, format!("{} #{}", entry.day, entry.box_id.0), at);
        self.transact(action, |w| Ok(boxes::insert_remark(w.conn, w.hall, id, &remark)?))
    }
}

/// Where a letter lies.
pub(super) struct LetterPlace<'a> {
    pub(super) entry: &'a NewBoxEntry,
    pub(super) id: BoxEntryId,
    pub(super) position: usize,
}

fn put_letter(
    w: &Write<'_>,
    place: LetterPlace<'_>,
    letter: &NewLetter,
    at: Moment,
) -> Result<Option<CaseNumber>, RegisterError> {
    let made = match &letter.fate {
        LetterFate::Case { department } => Some(put(w, &case_of(place.entry, letter, department), at)?),
        LetterFate::NoAction { .. } => None,
    };
    put_letter_row(w, &place, letter, made.map(|(case, _)| case))?;
    Ok(made.map(|(_, number)| number))
}

/// Writes the letter itself beside the case made of it.
pub(super) fn put_letter_row(
    w: &Write<'_>,
    place: &LetterPlace<'_>,
    letter: &NewLetter,
    case: Option<CaseId>,
) -> Result<(), RegisterError> {
    let LetterPlace { id, position, .. } = *place;
    let (department, because) = match &letter.fate {
        LetterFate::Case { department } => (department.as_str(), ""),
        LetterFate::NoAction { because } => ("", because.as_str()),
    };
    let row = boxes::LetterRow {
        entry: id,
        position,
        kind: letter.kind,
        signed_by: &letter.signed_by,
        text: &letter.text,
        scan: letter.scan,
        department,
        case,
        no_action_because: because,
    };
    boxes::insert_letter(w.conn, w.hall, &row)?;
    Ok(())
}

/// The case a letter becomes: received when the box was opened, first asked is the opener (P6-2).
pub(super) fn case_of(entry: &NewBoxEntry, letter: &NewLetter, department: &str) -> NewCase {
    NewCase {
        kind: letter.kind,
        channel: CaseChannel::BoxLetter,
        summary: letter.text.clone(),
        customer_name: letter.signed_by.clone(),
        customer_contact: PersonalContact::default(),
        first_asked: Some(entry.opener),
        department: department.to_owned(),
        received_at: entry.opened_at,
        details: CaseDetails::default(),
    }
}
