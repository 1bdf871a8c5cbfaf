//! Pictures of people in their sizes (P1-1.2, P1-1.3): set together, read by size, and how old they are.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::{FileId, StaffId};
pub use crate::domain::photos::NewCut;
use crate::domain::photos::{CropFrame, PerSize, PhotoSize};
use crate::storage::files::NewFile;
use crate::storage::pace::Part;
use crate::storage::staff_pictures::StaffPicture as Stored;
use crate::storage::{files, staff, staff_pictures};

/// Pictures of a person as they are kept: the prints, and the picture they were cut from.
#[derive(Debug, Clone, PartialEq)]
pub struct NewPhoto {
    /// As it was brought in.
    pub original: NewFile,
    /// The prints; a size without one stays as it is on record.
    pub cuts: PerSize<Option<NewCut>>,
    /// The day it was taken; `None` takes what is on record of that very picture, else the day it is brought in.
    pub taken_on: Option<NaiveDate>,
}

impl NewPhoto {
    /// A 1-inch print and what it was cut from, nothing else known.
    pub fn of_print(print: Vec<u8>, original: NewFile) -> Self {
        let cuts = PerSize { one_inch: Some(NewCut { print, crop: None }), five_inch: None };
        Self { original, cuts, taken_on: None }
    }
}

/// Pictures of one person of a folder: cut, their original still in its file.
#[derive(Debug, Clone, PartialEq)]
pub struct PhotoToTakeOver {
    /// Whose.
    pub staff: StaffId,
    /// Name of the original, to say which could not be read.
    pub name: String,
    /// The prints.
    pub cuts: PerSize<Option<NewCut>>,
    /// The day it was taken.
    pub taken_on: Option<NaiveDate>,
}

/// A picture on record.
#[derive(Debug, Clone, PartialEq)]
pub struct StaffPicture {
    /// Its size.
    pub size: PhotoSize,
    /// The print.
    pub print: FileId,
    /// What it was cut from.
    pub original: Option<FileId>,
    /// The frame it was cut with, where it is known.
    pub crop: Option<CropFrame>,
    /// The day it was taken, where it is known.
    pub taken_on: Option<NaiveDate>,
}

impl Register {
    /// A person's pictures, the 1-inch photo first.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn pictures_of(&self, id: StaffId) -> Result<Vec<StaffPicture>, RegisterError> {
        let member = self.staff_member(id)?;
        let rows = staff_pictures::of_staff(self.conn(), id)?;
        let row = |size| rows.iter().find(|row| row.size == size);
        let one_inch = member.photo.map(|print| {
            let known = row(PhotoSize::OneInch);
            StaffPicture {
                size: PhotoSize::OneInch,
                print,
                original: member.photo_original,
                crop: known.and_then(|row| row.crop),
                taken_on: known.and_then(|row| row.taken_on),
            }
        });
        let five_inch = row(PhotoSize::FiveInch).and_then(|row| {
            let Stored { size, original, crop, taken_on, .. } = *row;
            row.file.map(|print| StaffPicture { size, print, original, crop, taken_on })
        });
        Ok(one_inch.into_iter().chain(five_inch).collect())
    }

    /// The print of a person in a size; without a 5-inch picture there is none, and the 1-inch photo is not taken in
    /// its place: that is the paper's to say ([`crate::domain::photos::PhotoRemark::Enlarged`]).
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn photo_for(&self, id: StaffId, size: PhotoSize) -> Result<Option<FileId>, RegisterError> {
        Ok(match size {
            PhotoSize::OneInch => self.staff_member(id)?.photo,
            PhotoSize::FiveInch => staff_pictures::five_inch(self.conn(), id)?,
        })
    }

    /// The day each 1-inch photo was taken; whoever is missing has none, or nobody knows.
    ///
    /// # Errors
    /// The file's.
    pub fn picture_days(&self) -> Result<BTreeMap<StaffId, NaiveDate>, RegisterError> {
        Ok(staff_pictures::days(self.conn())?)
    }

    /// Sets a person's pictures, all sizes given at once, or takes all away (the pictures stay in the file, and undo
    /// brings them back).
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
        self.transact(action, |w| {
            if let Some(photo) = photo {
                return put_photo(w, id, photo, at);
            }
            staff_pictures::remove_all(w.conn, id)?;
            Ok(staff::set_photo(w.conn, id, None, None)?)
        })
    }

    /// Takes the pictures of a folder over: one transaction, one step to undo. `original` reads one picture at a
    /// time, so that never more than one of them is held; `None` stops everything.
    ///
    /// # Errors
    /// `PictureGone` when an original cannot be read any more, `Stopped`; nothing is taken over then.
    pub fn take_over_photos(
        &mut self,
        photos: &[PhotoToTakeOver],
        original: &mut dyn FnMut(usize) -> Option<NewFile>,
        at: Moment,
    ) -> Result<Outcome<usize>, RegisterError> {
        let action = Action::new(ActionKind::ImportPhotos, photos.len().to_string(), at);
        self.transact(action, |w| {
            w.pace.begin(Part::Records, photos.len())?;
            for (index, photo) in photos.iter().enumerate() {
                let PhotoToTakeOver { staff, name, cuts, taken_on } = photo;
                let original = original(index).ok_or_else(|| Refusal::PictureGone { name: name.clone() })?;
                put_cuts(w, *staff, (cuts, &original, *taken_on), at)?;
                w.pace.step()?;
            }
            Ok(photos.len())
        })
    }
}

/// Sets the pictures of a person inside a transaction.
pub(super) fn put_photo(w: &Write<'_>, id: StaffId, photo: &NewPhoto, at: Moment) -> Result<(), RegisterError> {
    let NewPhoto { original, cuts, taken_on } = photo;
    put_cuts(w, id, (cuts, original, *taken_on), at)
}

fn put_cuts(
    w: &Write<'_>,
    id: StaffId,
    (cuts, original, taken_on): (&PerSize<Option<NewCut>>, &NewFile, Option<NaiveDate>),
    at: Moment,
) -> Result<(), RegisterError> {
    let (kept, day) = keep_original(w, id, original, at)?;
    let taken_on = taken_on.or(day);
    for size in PhotoSize::ALL {
        let Some(cut) = cuts.get(size) else {
            continue;
        };
        // A picture that is its own print is kept once.
        let print = if cut.print == original.content && size == PhotoSize::FiveInch {
            kept
        } else {
            let print =
                NewFile { media_type: "image/jpeg".to_owned(), name: String::new(), content: cut.print.clone() };
            files::insert(w.conn, w.hall, &print, at)?
        };
        let mut row = Stored { staff: id, size, file: None, original: None, crop: cut.crop, taken_on };
        match size {
            PhotoSize::OneInch => staff::set_photo(w.conn, id, Some(print), Some(kept))?,
            PhotoSize::FiveInch => (row.file, row.original) = (Some(print), Some(kept)),
        }
        staff_pictures::put(w.conn, w.hall, &row)?;
    }
    Ok(())
}

/// Keeps an original; one that is on record already is not kept twice, and its day stays.
fn keep_original(
    w: &Write<'_>,
    id: StaffId,
    original: &NewFile,
    at: Moment,
) -> Result<(FileId, Option<NaiveDate>), RegisterError> {
    let member = staff::get(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?;
    let rows = staff_pictures::of_staff(w.conn, id)?;
    let row = |size| rows.iter().find(|row| row.size == size);
    let one_inch = (member.photo_original, row(PhotoSize::OneInch).and_then(|row| row.taken_on));
    let five_inch = row(PhotoSize::FiveInch).map(|row| (row.original, row.taken_on));
    for (known, day) in std::iter::once(one_inch).chain(five_inch) {
        if let Some(known) = known
            && files::is_same(w.conn, known, &original.content)?
        {
            return Ok((known, day));
        }
    }
    Ok((files::insert(w.conn, w.hall, original, at)?, Some(at.date())))
}
