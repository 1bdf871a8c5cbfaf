//! Papers to be looked at before they are printed: the PDF made once, its pages pictured one by one as they are looked at, so that a
//! book of hundreds of pages costs no more than one of two.

use std::sync::Arc;

use super::Cancelled;
use crate::documents::DocumentError;
use crate::documents::raster::{PagePicture, page_picture, page_sizes_mm};

/// Pixels a millimetre of the preview: sharp on a screen of twice the usual density.
const PREVIEW_PIXELS_PER_MM: f32 = 6.0;

/// A finished paper.
#[derive(Debug, Clone, PartialEq)]
pub struct MadePaper {
    /// The PDF: what is shown, saved and printed.
    pub pdf: Arc<Vec<u8>>,
    /// Width and height of each page in millimetres.
    pub sizes_mm: Vec<(f32, f32)>,
    /// Characters no font holds, to be named before printing (§4.8); on the paper they are spelled out.
    pub unprintable: Vec<char>,
}

/// Why there is no paper.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PaperError {
    /// Somebody stopped it.
    #[error(transparent)]
    Cancelled(#[from] Cancelled),
    /// It could not be set.
    #[error(transparent)]
    Document(#[from] DocumentError),
    /// What belongs on it could not be read from the file: a book with a case missing is no book.
    #[error("the register could not be read: {0}")]
    Records(String),
}

impl MadePaper {
    /// Measures the pages of a PDF.
    ///
    /// # Errors
    /// A PDF that cannot be read.
    pub fn of(pdf: Vec<u8>, unprintable: Vec<char>) -> Result<Self, DocumentError> {
        let sizes_mm = page_sizes_mm(&pdf)?;
        Ok(Self { pdf: Arc::new(pdf), sizes_mm, unprintable })
    }

    /// A page, counted from 0, as a picture for the screen.
    ///
    /// # Errors
    /// No such page.
    pub fn picture(&self, page: usize) -> Result<PagePicture, DocumentError> {
        page_picture(&self.pdf, page, PREVIEW_PIXELS_PER_MM)
    }
}
