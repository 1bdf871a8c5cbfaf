//! Pages of a finished PDF as pictures: what the preview shows is the very page that prints.

use std::sync::Arc;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{RenderCache, RenderSettings, render};

use super::DocumentError;

const MM_PER_POINT: f32 = 25.4 / 72.0;
/// Most pixels along one side; an A4 page at 1200 dpi still fits.
const MOST_PIXELS: u16 = 16_384;

/// One page as opaque pixels, row by row from the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// Width in pixels.
    pub width: usize,
    /// Height in pixels.
    pub height: usize,
    /// Red, green, blue, alpha (always 255) of each pixel.
    pub rgba: Vec<u8>,
}

/// The page, counted from 0, at this many pixels a millimetre (150 dpi are 5.9).
/// Errors: not a PDF, no such page, a picture without size or beyond 16,384 pixels.
pub fn page_picture(pdf: &[u8], page: usize, pixels_per_mm: f32) -> Result<PagePicture, DocumentError> {
    let pdf = open(pdf)?;
    let page = pdf.pages().get(page).ok_or(DocumentError::NoSuchPage { page })?;
    let (points_wide, points_high) = page.render_dimensions();
    let scale = pixels_per_mm * MM_PER_POINT;
    let (width, height) = pixels(points_wide * scale, points_high * scale)?;
    let settings = RenderSettings {
        // Stretched by less than a pixel, so that no edge is half covered.
        x_scale: f32::from(width) / points_wide,
        y_scale: f32::from(height) / points_high,
        width: Some(width),
        height: Some(height),
        bg_color: WHITE,
    };
    let pixmap = render(page, &RenderCache::new(), &InterpreterSettings::default(), &settings);
    Ok(PagePicture { width: width.into(), height: height.into(), rgba: pixmap.data_as_u8_slice().to_vec() })
}

/// How many pages the PDF has.
pub fn page_count(pdf: &[u8]) -> Result<usize, DocumentError> {
    Ok(open(pdf)?.pages().len())
}

/// Width and height of the page, counted from 0, in millimetres.
pub fn page_size_mm(pdf: &[u8], page: usize) -> Result<(f32, f32), DocumentError> {
    let pdf = open(pdf)?;
    let page = pdf.pages().get(page).ok_or(DocumentError::NoSuchPage { page })?;
    let (width, height) = page.render_dimensions();
    Ok((width * MM_PER_POINT, height * MM_PER_POINT))
}

/// Width and height of every page in millimetres.
pub fn page_sizes_mm(pdf: &[u8]) -> Result<Vec<(f32, f32)>, DocumentError> {
    let pdf = open(pdf)?;
    let size = |(width, height): (f32, f32)| (width * MM_PER_POINT, height * MM_PER_POINT);
    Ok(pdf.pages().iter().map(|page| size(page.render_dimensions())).collect())
}

fn open(pdf: &[u8]) -> Result<Pdf, DocumentError> {
    Pdf::new(Arc::new(pdf.to_vec())).map_err(|problem| DocumentError::Pdf(format!("{problem:?}")))
}

fn pixels(width: f32, height: f32) -> Result<(u16, u16), DocumentError> {
    let fits = |side: f32| side.round() >= 1.0 && side.round() <= f32::from(MOST_PIXELS);
    if fits(width) && fits(height) {
        Ok((width.round() as u16, height.round() as u16))
    } else {
        Err(DocumentError::PictureSize { width: width.round() as u64, height: height.round() as u64 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_pdf_is_an_error_not_a_panic() {
        for bytes in [b"".as_slice(), b"%PDF-1.7", b"not a page"] {
            assert!(matches!(page_count(bytes), Err(DocumentError::Pdf(_))), "{bytes:?}");
        }
    }

    #[test]
    fn a_picture_has_a_size_that_can_be_drawn() {
        assert_eq!(pixels(85.6, 118.2), Ok((86, 118)));
        assert!(pixels(0.2, 10.0).is_err());
        assert!(pixels(f32::NAN, 10.0).is_err());
        assert_eq!(pixels(20_000.0, 10.0), Err(DocumentError::PictureSize { width: 20_000, height: 10 }));
    }
}
