//! The roster: adding, changing, photos, bringing in a list (S; P1-1.2).

use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::staff::{StaffMember, StaffRecord, WindowPeriod};
use crate::storage::files::NewFile;
use crate::storage::{files, hall, staff};

/// A photo as it is kept: the 1-inch print and the picture it was cut from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPhoto {
    /// JPEG, 590 x 826.
    pub print: Vec<u8>,
    /// As it was brought in.
    pub original: NewFile,
}

/// One person of a list to bring in.
#[derive(Debug, Clone, PartialEq, Eq)]
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

    /// Sets a person's photo, or takes it away (the pictures stay in the file, and undo brings it back).
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn change_photo(
        &mut self,
        id: StaffId,
        photo: Option<&NewPhoto>,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let member = self.staff_member(id)?;
        let action = Action::new(ActionKind::ChangePhoto, member.record.work_no.as_str(), at);
        self.transact(action, |w| match photo {
            Some(photo) => put_photo(w, id, photo, at),
            None => Ok(staff::set_photo(w.conn, id, None, None)?),
        })
    }

    /// Brings a whole list in: one transaction, one step to undo.
    ///
    /// # Errors
    /// `WorkNoTaken` when the plan was made before another change; nothing is brought in then.
    pub fn import_staff(&mut self, people: &[StaffImport], at: Moment) -> Result<Outcome<usize>, RegisterError> {
        let action = Action::new(ActionKind::ImportStaff, people.len().to_string(), at);
        self.transact(action, |w| {
            for StaffImport { id, record, photo } in people {
                let id = put(w, *id, record, at)?;
                if let Some(photo) = photo {
                    put_photo(w, id, photo, at)?;
                }
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
    let others = staff::all(w.conn)?;
    if let Some(other) = others.iter().find(|m| m.record.work_no == record.work_no && Some(m.id) != id) {
        return Err(Refusal::WorkNoTaken { by: other.record.name.as_str().to_owned() }.into());
    }
    let before = match id {
        Some(id) => Some(others.into_iter().find(|m| m.id == id).ok_or(Refusal::NoSuchRecord)?),
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

fn put_photo(w: &Write<'_>, id: StaffId, photo: &NewPhoto, at: Moment) -> Result<(), RegisterError> {
    let print = NewFile { media_type: "image/jpeg".to_owned(), name: String::new(), content: photo.print.clone() };
    let print = files::insert(w.conn, w.hall, &print, at)?;
    let original = files::insert(w.conn, w.hall, &photo.original, at)?;
    Ok(staff::set_photo(w.conn, id, Some(print), Some(original))?)
}
