//! Fitted items drawn: fills, words, photo, logo, seal, mark, codes, star.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader};
use krilla::geom::{Rect, Transform};
use krilla::image::Image;

use super::canvas::{Canvas, Look, Pen, polygon, rectangle, rectangles, round_rectangle};
use super::faces::{Drawn, FittedItem};
use super::{CardContent, CardUnit, Mark};
use crate::documents::DocumentError;
use crate::documents::qr::QrCode;
use crate::documents::svg::is_whole_jpeg;
use crate::domain::layouts::{CardField, CardLayout, Frame};

/// What an edge may be off and still be the face's own.
const SLACK_MM: f32 = 0.01;
/// The line around photos and covers.
pub(super) const PHOTO_EDGE: [u8; 3] = [0x8a, 0x96, 0x92];
const PHOTO_GROUND: [u8; 3] = [0xf2, 0xf5, 0xf4];
/// Thickness of the line around a photo; it stands inside the photo's edge.
const EDGE_MM: f32 = 0.12;
const WHITE: [u8; 3] = [255; 3];
/// Black.
pub(super) const BLACK: [u8; 3] = [0; 3];

/// The side of the square the signs below are described in.
const SIGN_SIDE: f32 = 14.6;
const POWER: [(f32, f32); 6] = [(8.55, 3.2), (4.75, 8.1), (6.5, 8.1), (6.2, 11.4), (9.95, 6.6), (8.15, 6.6)];
const HOUSE: [(f32, f32); 7] =
    [(7.3, 3.7), (3.3, 7.1), (4.4, 7.1), (4.4, 10.7), (10.2, 10.7), (10.2, 7.1), (11.3, 7.1)];
const DOOR: Frame = Frame { x_mm: 6.3, y_mm: 8.0, width_mm: 2.0, height_mm: 3.2 };

/// What all cards share: the unit's pictures and the size of a face.
pub(super) struct Shared<'a> {
    layout: &'a CardLayout,
    mark: Mark,
    logo: Option<Image>,
    seal: Option<Image>,
}

impl<'a> Shared<'a> {
    /// The unit's pictures, opened.
    ///
    /// # Errors
    /// A logo or seal that is no picture.
    pub(super) fn new(layout: &'a CardLayout, unit: &CardUnit) -> Result<Self, DocumentError> {
        let opened = |bytes: &Option<Vec<u8>>| bytes.as_deref().map(unit_picture).transpose();
        Ok(Self { layout, mark: unit.mark, logo: opened(&unit.logo)?, seal: opened(&unit.seal)? })
    }

    /// The items of a face in their order; fills that touch an edge of the face run so far over it.
    ///
    /// # Errors
    /// An unreadable photo.
    pub(super) fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        items: &[FittedItem],
        content: &CardContent,
        bleed_mm: f32,
    ) -> Result<(), DocumentError> {
        for item in items {
            match &item.drawn {
                Drawn::Fill { rgb, radius_mm } if *radius_mm <= 0.0 => {
                    canvas.fill(rectangle(&self.ground(&item.area, bleed_mm)), *rgb);
                }
                Drawn::Photo => photo(canvas, &item.area, content)?,
                drawn => self.item(canvas, &item.area, drawn),
            }
        }
        Ok(())
    }

    fn item(&self, canvas: &mut Canvas<'_>, area: &Frame, drawn: &Drawn) {
        match drawn {
            Drawn::Fill { rgb, radius_mm } => canvas.fill(round_rectangle(area, *radius_mm, *radius_mm), *rgb),
            Drawn::Line { text, baseline_mm, size_mm, weight, rgb, spacing_mm } => {
                let look = Look { size_mm: *size_mm, weight: *weight, rgb: *rgb, spacing_mm: *spacing_mm };
                canvas.words((area.x_mm, *baseline_mm), text, &look);
            }
            Drawn::Photo => {}
            Drawn::NoPhoto => {
                canvas.fill(rectangle(&inset(area, EDGE_MM / 2.0)), PHOTO_GROUND);
                edge(canvas, area);
            }
            Drawn::Logo => self.logo(canvas, area),
            Drawn::Seal => self.seal.iter().for_each(|seal| canvas.picture_inside(seal, area)),
            Drawn::Mark { rgb } => mark(canvas, area, self.mark, *rgb),
            Drawn::Qr(code) => qr(canvas, area, code),
            Drawn::Bars(bars) => {
                let bar = |(x, width): &(f32, f32)| Rect::from_xywh(*x, area.y_mm, *width, area.height_mm);
                canvas.fill(rectangles(bars.iter().map(bar)), BLACK);
            }
            Drawn::Star { rgb } => sign(canvas, area, star(), (*rgb, 0.6)),
        }
    }

    /// A fill inside its face, or over the edge it touches.
    fn ground(&self, area: &Frame, bleed: f32) -> Frame {
        if bleed <= 0.0 {
            return *area;
        }
        let (wide, high) = (self.layout.width_mm, self.layout.height_mm);
        let low = |from: f32| if from <= SLACK_MM { -bleed } else { from };
        let far = |until: f32, edge: f32| if until >= edge - SLACK_MM { edge + bleed } else { until };
        let (x_mm, y_mm) = (low(area.x_mm), low(area.y_mm));
        let (right, bottom) = (far(area.right_mm(), wide), far(area.bottom_mm(), high));
        Frame { x_mm, y_mm, width_mm: right - x_mm, height_mm: bottom - y_mm }
    }

    /// On a white plate with round corners.
    fn logo(&self, canvas: &mut Canvas<'_>, area: &Frame) {
        let least = area.width_mm.min(area.height_mm);
        let radius = 2.0 * least / SIGN_SIDE;
        canvas.fill(round_rectangle(area, radius, radius), WHITE);
        if let Some(logo) = &self.logo {
            canvas.picture_inside(logo, &inset(area, 0.06 * least));
        }
    }
}

fn unit_picture(bytes: &[u8]) -> Result<Image, DocumentError> {
    let format = image::guess_format(bytes).map_err(|_| DocumentError::Logo)?;
    let decoder = ImageReader::with_format(Cursor::new(bytes), format).into_decoder();
    let mut decoder = decoder.map_err(|_| DocumentError::Logo)?;
    if decoder.dimensions().0 == 0 || decoder.dimensions().1 == 0 {
        return Err(DocumentError::Logo);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let opened = match format {
        ImageFormat::Png => Image::from_png(bytes.to_vec().into(), false),
        ImageFormat::Jpeg if orientation == Orientation::NoTransforms => Image::from_jpeg(bytes.to_vec().into(), false),
        ImageFormat::Jpeg => return upright(decoder, orientation),
        _ => return Err(DocumentError::Logo),
    };
    opened.map_err(|_| DocumentError::Logo)
}

/// A picture taken with the camera held aside, as it was meant.
fn upright(decoder: impl ImageDecoder, orientation: Orientation) -> Result<Image, DocumentError> {
    let mut picture = DynamicImage::from_decoder(decoder).map_err(|_| DocumentError::Logo)?;
    picture.apply_orientation(orientation);
    let (width, height) = (picture.width(), picture.height());
    Ok(Image::from_rgba8(picture.into_rgba8().into_raw(), width, height))
}

/// The photo cut to its frame, its bytes as they are.
fn photo(canvas: &mut Canvas<'_>, area: &Frame, content: &CardContent) -> Result<(), DocumentError> {
    let jpeg = content.photo.as_ref().filter(|jpeg| is_whole_jpeg(jpeg));
    let image = jpeg.and_then(|jpeg| Image::from_jpeg(jpeg.clone().into(), false).ok());
    let work_no = || content.fields.get(&CardField::WorkNo).cloned().unwrap_or_default();
    let image = image.ok_or_else(|| DocumentError::Photo { work_no: work_no() })?;
    canvas.picture_filling(&image, area);
    edge(canvas, area);
    Ok(())
}

fn edge(canvas: &mut Canvas<'_>, area: &Frame) {
    let pen = Pen { rgb: PHOTO_EDGE, thickness_mm: EDGE_MM, dash_mm: None };
    canvas.outline(rectangle(&inset(area, EDGE_MM / 2.0)), &pen);
}

fn inset(area: &Frame, by: f32) -> Frame {
    Frame {
        x_mm: area.x_mm + by,
        y_mm: area.y_mm + by,
        width_mm: area.width_mm - 2.0 * by,
        height_mm: area.height_mm - 2.0 * by,
    }
}

fn qr(canvas: &mut Canvas<'_>, area: &Frame, code: &QrCode) {
    let module = area.width_mm / code.side as f32;
    let rect = |(x, y, length): (usize, usize, usize)| Rect::from_xywh(x as f32, y as f32, length as f32, 1.0);
    let path = rectangles(code.runs().map(rect));
    canvas.placed(&Transform::from_row(module, 0.0, 0.0, module, area.x_mm, area.y_mm), |canvas| {
        canvas.fill(path, BLACK);
    });
}

fn mark(canvas: &mut Canvas<'_>, area: &Frame, mark: Mark, rgb: [u8; 3]) {
    let radius = area.width_mm / 2.0;
    let disc = Frame { height_mm: area.width_mm, ..*area };
    canvas.fill(round_rectangle(&disc, radius, radius), WHITE);
    match mark {
        Mark::Power => sign(canvas, area, POWER, (rgb, 1.0)),
        Mark::House => {
            sign(canvas, area, HOUSE, (rgb, 1.0));
            let unit = area.width_mm / SIGN_SIDE;
            let door = Frame {
                x_mm: area.x_mm + DOOR.x_mm * unit,
                y_mm: area.y_mm + DOOR.y_mm * unit,
                width_mm: DOOR.width_mm * unit,
                height_mm: DOOR.height_mm * unit,
            };
            canvas.fill(round_rectangle(&door, 0.3 * unit, 0.0), WHITE);
        }
    }
}

/// A sign of the square of `SIGN_SIDE` in the area, with corners rounded by a line of this thickness.
fn sign(
    canvas: &mut Canvas<'_>,
    area: &Frame,
    corners: impl IntoIterator<Item = (f32, f32)>,
    (rgb, thickness): ([u8; 3], f32),
) {
    let unit = area.width_mm / SIGN_SIDE;
    let corners = corners.into_iter().map(|(x, y)| (area.x_mm + x * unit, area.y_mm + y * unit));
    canvas.rounded(polygon(corners), rgb, thickness * unit);
}

fn star() -> impl Iterator<Item = (f32, f32)> {
    (0..10_u8).map(|corner| {
        let far = if corner % 2 == 0 { 7.3 } else { 2.9 };
        let angle = (f32::from(corner) * 36.0 - 90.0).to_radians();
        (7.3 + far * angle.cos(), 7.5 + far * angle.sin())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture(format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbImage::new(9, 5).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_logo_is_a_png_or_a_jpeg() {
        assert_eq!(unit_picture(&picture(ImageFormat::Png)).unwrap().size(), (9, 5));
        assert_eq!(unit_picture(&picture(ImageFormat::Jpeg)).unwrap().size(), (9, 5));
        let webp = picture(ImageFormat::WebP);
        for bytes in [webp.as_slice(), b"GIF89a", b"", b"\x89PNG\r\n\x1a\n"] {
            assert_eq!(unit_picture(bytes), Err(DocumentError::Logo));
        }
    }

    #[test]
    fn a_seal_photographed_sideways_stands_upright() {
        let jpeg = picture(ImageFormat::Jpeg);
        let (start, rest) = jpeg.split_at(2);
        // One EXIF entry: orientation 6, the camera held a quarter turn aside.
        let exif = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        assert_eq!(unit_picture(&[start, exif, rest].concat()).unwrap().size(), (5, 9));
    }
}
