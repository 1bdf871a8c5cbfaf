//! The badge sheet as it will print and its pages as pictures: a snapshot of cards in, one PDF out, which preview, file
//! and printer share byte for byte (P1-1.2).

use std::sync::Arc;

use crate::documents::DocumentError;
use crate::documents::badges::{BadgeCard, BadgeSheet, BadgeStyle, badge_pdf};
use crate::documents::raster::{PagePicture, page_count, page_picture, page_size_mm};

/// What is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetOrder {
    /// Look of the cards.
    pub style: BadgeStyle,
    /// Cards, in the order of printing.
    pub cards: Vec<BadgeCard>,
    /// Paper, start cell and crop marks.
    pub sheet: BadgeSheet,
}

/// A finished PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetPages {
    /// The PDF itself.
    pub pdf: Arc<Vec<u8>>,
    /// How many pages it has.
    pub count: usize,
    /// Width and height of its pages in millimetres.
    pub size_mm: (f32, f32),
}

/// Sets the pages.
///
/// # Errors
/// Those of [`badge_pdf`]: nothing to print, a photo or logo that cannot be read, a character no font holds.
pub fn set_pages(order: &SheetOrder) -> Result<SheetPages, DocumentError> {
    let pdf = badge_pdf(&order.style, &order.cards, order.sheet)?;
    let (count, size_mm) = (page_count(&pdf)?, page_size_mm(&pdf, 0)?);
    Ok(SheetPages { pdf: Arc::new(pdf), count, size_mm })
}

/// A page, counted from 0, as a picture so many pixels wide.
///
/// # Errors
/// No such page, or a picture without size or beyond what can be drawn.
pub fn picture_of_page(pages: &SheetPages, page: usize, pixels_wide: usize) -> Result<PagePicture, DocumentError> {
    page_picture(&pages.pdf, page, pixels_wide as f32 / pages.size_mm.0.max(1.0))
}
