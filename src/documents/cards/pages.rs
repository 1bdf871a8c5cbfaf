//! Fitted cards on the pages of a print order.

use super::{CardContent, CardUnit};
use crate::documents::DocumentError;
use crate::domain::layouts::CardLayout;
use crate::domain::sheets::Page;

/// The pages cards are drawn on.
#[derive(Debug, Clone, Copy)]
pub struct SheetPaper<'a> {
    /// Which card lies where, as `domain::sheets::impose` says.
    pub pages: &'a [Page],
    /// Title of the file.
    pub title: &'a str,
}

/// The cards on their pages, as PDF.
///
/// # Errors
/// Nothing to print, an unreadable photo, logo or seal, a character no font holds, a code too long.
pub fn cards_pdf(
    layout: &CardLayout,
    unit: &CardUnit,
    cards: &[CardContent],
    paper: &SheetPaper<'_>,
) -> Result<Vec<u8>, DocumentError> {
    let _ = (layout, unit, cards, paper);
    Err(DocumentError::Nothing)
}
