//! What a screen asks for about public disclosure (公示).

use chrono::NaiveDate;

use crate::domain::disclosure::{NewDocument, NewVersion};
use crate::domain::ids::{DisclosureId, DisclosureVersionId};
use crate::register::files::NewFile;

/// About public disclosure (公示). All but the picture of a form end in [`super::Done::DisclosureChanged`].
#[derive(Debug, Clone)]
pub enum DisclosureCommand {
    /// Take a list over: what is not there yet.
    TakeOver(Vec<NewDocument>),
    /// Add (`None`) or change a document.
    Save(Option<DisclosureId>, Box<NewDocument>),
    /// Put a version up; the one before comes down.
    PutUp(DisclosureId, Box<NewVersion>),
    /// Take the version on show down on a day.
    TakeDown(DisclosureId, NaiveDate),
    /// Keep a picture of a version on show.
    Photo(DisclosureVersionId, NewFile),
    /// Keep the picture of a version whose form is not confirmed yet. Ends in [`super::Done::DisclosurePictureKept`].
    KeepPicture(DisclosureId, NewFile),
    /// Take a document off the list, with the reason.
    Retire(DisclosureId, String),
    /// Put a retired document on the list again.
    BringBack(DisclosureId),
}
