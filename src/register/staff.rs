//! The roster: adding, changing, photos, bringing in a list (S; P1-1.2).

use super::photos::put_photo;
use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::staff::{StaffMember, StaffRecord, WindowPeriod};
use crate::storage::pace::Part;
use crate::storage::{hall, staff};

pub use super::photos::NewPhoto;

/// One person of a list to bring in.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffImport {
    /// Who is changed; `None` adds.
    pub id: Option<StaffId>,
    /// The data.
    pub record: StaffRecord,
    /// A photo found for them.
    pub photo: Option<NewPhoto>,
}

impl Register {
    /// Everyone, by work number.
    ///
    /// # Errors
    /// The file's.
    pub fn staff(&self) -> Result<Vec<StaffMember>, RegisterError> {
        Ok(staff::all(self.conn())?)
    }

    /// One person.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn staff_member(&self, id: StaffId) -> Result<StaffMember, RegisterError> {
        staff::get(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    /// A person's windows, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn window_periods(&self, id: StaffId) -> Result<Vec<WindowPeriod>, RegisterError> {
        Ok(staff::window_periods(self.conn(), id)?)
    }

    /// Adds a person.
    ///
    /// # Errors
    /// `WorkNoTaken`.
    pub fn add_staff(&mut self, record: &StaffRecord, at: Moment) -> Result<Outcome<StaffId>, RegisterError> {
        let action = Action::new(ActionKind::AddStaff, record.work_no.as_str(), at);
        self.transact(action, |w| put(w, None, record, at))
    }

    /// Changes a person's data.
    ///
    /// # Errors
    /// `WorkNoTaken`, `NoSuchRecord`.
    pub fn change_staff(
        &mut self,
        id: StaffId,
        record: &StaffRecord,
        at: Moment,
    ) -> Result<Outcome<StaffId>, RegisterError> {
        let action = Action::new(ActionKind::ChangeStaff, record.work_no.as_str(), at);
        self.transact(action, |w| put(w, Some(id), record, at))
    }

    /// Brings a whole list in: one transaction, one step to undo.
    ///
    /// # Errors
    /// `WorkNoTaken` when the plan was made before another change, `Stopped`; nothing is brought in then.
    pub fn import_staff(&mut self, people: &[StaffImport], at: Moment) -> Result<Outcome<usize>, RegisterError> {
        let action = Action::new(ActionKind::ImportStaff, people.len().to_string(), at);
        self.transact(action, |w| {
            w.pace.begin(Part::Records, people.len())?;
            for StaffImport { id, record, photo } in people {
                let id = put(w, *id, record, at)?;
                if let Some(photo) = photo {
                    put_photo(w, id, photo, at)?;
                }
                w.pace.step()?;
            }
            Ok(people.len())
        })
    }

    /// Notes on the history that a roster left the program with its phone numbers.
    ///
    /// # Errors
    /// The file's.
    pub fn note_staff_export(&mut self, subject: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ExportStaff, subject, at), |_| Ok(()))
    }
}

fn put(w: &Write<'_>, id: Option<StaffId>, record: &StaffRecord, at: Moment) -> Result<StaffId, RegisterError> {
    let same = staff::of_work_no(w.conn, w.hall, &record.work_no)?;
    if let Some(other) = same.filter(|other| Some(other.id) != id) {
        return Err(Refusal::WorkNoTaken { by: other.record.name.as_str().to_owned() }.into());
    }
    let before = match id {
        Some(id) => Some(staff::get(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?),
        None => None,
    };
    let id = match &before {
        Some(member) => {
            staff::update(w.conn, member.id, record)?;
            member.id
        }
        None => staff::insert(w.conn, w.hall, record, at)?,
    };
    let window_before = before.map(|m| m.record.window).unwrap_or_default();
    if window_before != record.window {
        let window = match record.window.as_str() {
            "" => None,
            number => Some(hall::window_of_number(w.conn, w.hall, number)?),
        };
        staff::set_window(w.conn, (w.hall, id), window, at.date())?;
    }
    Ok(id)
}
