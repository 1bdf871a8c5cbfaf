//! A picture as it was brought in becomes the photos that print (P1-1.2, P1-1.3): upright, of the size's ratio and pixels,
//! JPEG.

use chrono::NaiveDate;
use image::codecs::jpeg::{JpegEncoder, PixelDensity};
use image::{DynamicImage, GenericImageView, ImageEncoder};

pub use super::photo_checks::{Mended, PhotoError, check_picture, is_heic, picture_hash};

use super::crop::{CropFrame, Face, faces, propose, shrunk};
use super::photo_checks::{Upright, decode_upright, guarded};
use crate::domain::photos::{NewCut, PerSize, PhotoSize};

/// JPEG quality of a photo that prints.
const QUALITY: u8 = 90;
/// JPEG quality of a small picture to look at.
const SMALL_QUALITY: u8 = 85;

/// The photos that print; the caller keeps the original beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct CutPhotos {
    /// JPEG of the size's pixels, quality 90, no EXIF (no place, no camera), and the frame that was cut out.
    pub cuts: PerSize<Option<NewCut>>,
    /// Width and height of the upright original, pixels.
    pub upright_size: (u32, u32),
    /// The day its camera noted; whether it is plausible is not asked here.
    pub noted_on: Option<NaiveDate>,
    /// What was done to it besides cropping.
    pub mended: Vec<Mended>,
}

/// Cuts the sizes a frame is given for.
///
/// # Errors
/// Any `PhotoError`.
pub fn cut_photos(bytes: &[u8], frames: PerSize<Option<CropFrame>>) -> Result<CutPhotos, PhotoError> {
    let upright = decode_upright(bytes)?;
    guarded(|| all_cuts(upright, frames))
}

/// Cuts what a picture gives by where the face is: always the 1-inch photo, the 5-inch one where it is half-length.
///
/// # Errors
/// Any `PhotoError`.
pub fn cut_by_face(bytes: &[u8]) -> Result<CutPhotos, PhotoError> {
    let upright = decode_upright(bytes)?;
    guarded(|| {
        let faces = faces(&upright.image);
        let frames = proposals(&faces, upright.image.dimensions());
        let is_half = is_half_length(&faces, upright.image.dimensions());
        let five_inch = is_half.then_some(frames.five_inch);
        all_cuts(upright, PerSize { one_inch: Some(frames.one_inch), five_inch })
    })
}

fn all_cuts(upright: Upright, frames: PerSize<Option<CropFrame>>) -> Result<CutPhotos, PhotoError> {
    let Upright { image, mended, noted_on } = upright;
    let cut = |size: PhotoSize| {
        let cut = frames.get(size).map(|crop| Ok(NewCut { print: print(&image, (size, crop))?, crop: Some(crop) }));
        cut.transpose()
    };
    let cuts = PerSize { one_inch: cut(PhotoSize::OneInch)?, five_inch: cut(PhotoSize::FiveInch)? };
    Ok(CutPhotos { cuts, upright_size: image.dimensions(), noted_on, mended })
}

fn print(image: &DynamicImage, (size, crop): (PhotoSize, CropFrame)) -> Result<Vec<u8>, PhotoError> {
    let (x, y, width, height) = crop.pixels(image.dimensions(), size.ratio());
    let cut = image.crop_imm(x, y, width, height);
    encoded(&shrunk(&cut, size.pixels()), QUALITY, size.dpi())
}

fn encoded(image: &DynamicImage, quality: u8, dpi: u16) -> Result<Vec<u8>, PhotoError> {
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, quality);
    encoder.set_pixel_density(PixelDensity::dpi(dpi));
    encoder
        .write_image(image.as_bytes(), image.width(), image.height(), image::ExtendedColorType::Rgb8)
        .map_err(|e| PhotoError::Unreadable { because: e.to_string() })?;
    Ok(jpeg)
}

fn proposals(faces: &[Face], picture: (u32, u32)) -> PerSize<CropFrame> {
    PerSize::of(|size| propose(faces.first().copied(), picture, size))
}

/// Least resolution of a 5-inch print that is proposed, dots an inch; a person may take a coarser one.
const HALF_LENGTH_DPI: f64 = 225.0;

/// Whether a picture shows enough of the person for the photo wall (P1-1.3): a face was found, the head is not too
/// large in the largest frame there is, and the frame has enough pixels.
fn is_half_length(faces: &[Face], picture: (u32, u32)) -> bool {
    let frame = propose(faces.first().copied(), picture, PhotoSize::FiveInch);
    let height = frame.height * f64::from(picture.1);
    let dpi = height / (PhotoSize::FiveInch.millimetres().1 / 25.4);
    let is_far_enough = |face: &Face| face.head() / height <= PhotoSize::FiveInch.guide().most;
    dpi >= HALF_LENGTH_DPI && faces.first().is_some_and(is_far_enough)
}

/// A picture for the crop editor.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// Width, pixels.
    pub width: u32,
    /// Height, pixels.
    pub height: u32,
    /// Red, green, blue, alpha (always 255), row by row.
    pub rgba: Vec<u8>,
    /// Width and height of the upright original, pixels.
    pub upright_size: (u32, u32),
    /// The faces found, largest first, in pixels of the upright original.
    pub faces: Vec<Face>,
    /// The frames to begin with.
    pub proposed: PerSize<CropFrame>,
    /// Whether it shows enough of the person for a 5-inch picture.
    pub is_half_length: bool,
    /// The day its camera noted.
    pub noted_on: Option<NaiveDate>,
    /// What was done to it.
    pub mended: Vec<Mended>,
}

impl Preview {
    /// The part a frame cuts out as a small JPEG of at most `most` pixels high, to look at.
    ///
    /// # Errors
    /// `Unreadable`, never in practice.
    pub fn small_cut(&self, (size, crop): (PhotoSize, CropFrame), most: u32) -> Result<Vec<u8>, PhotoError> {
        let lost = || PhotoError::Unreadable { because: "no pixels".to_owned() };
        let (x, y, width, height) = crop.pixels((self.width, self.height), size.ratio());
        let row = |y: u32| {
            let start = (y as usize * self.width as usize + x as usize) * 4;
            self.rgba.get(start..start + width as usize * 4)
        };
        let mut rgb = Vec::with_capacity(width as usize * height as usize * 3);
        for y in y..y + height {
            rgb.extend(row(y).ok_or_else(lost)?.chunks_exact(4).flat_map(|pixel| pixel.iter().take(3)));
        }
        let cut = image::RgbImage::from_raw(width, height, rgb).ok_or_else(lost)?;
        let height = most.min(height).max(1);
        let width = ((f64::from(height) * size.ratio()).round() as u32).max(1);
        encoded(&shrunk(&DynamicImage::ImageRgb8(cut), (width, height)), SMALL_QUALITY, 72)
    }
}

/// The whole picture, upright, at most `max_side` pixels a side, with proposed frames: decoded once.
///
/// # Errors
/// Any `PhotoError`.
pub fn upright_preview(bytes: &[u8], max_side: u32) -> Result<Preview, PhotoError> {
    let Upright { image, mended, noted_on } = decode_upright(bytes)?;
    guarded(|| {
        let faces = faces(&image);
        let upright_size = image.dimensions();
        let small = within(image, max_side.max(1));
        Ok(Preview {
            width: small.width(),
            height: small.height(),
            rgba: small.into_rgba8().into_raw(),
            upright_size,
            proposed: proposals(&faces, upright_size),
            is_half_length: is_half_length(&faces, upright_size),
            faces,
            noted_on,
            mended,
        })
    })
}

fn within(image: DynamicImage, max_side: u32) -> DynamicImage {
    let (width, height) = image.dimensions();
    let longer = width.max(height);
    if longer <= max_side {
        return image;
    }
    let side = |full: u32| {
        let fitted = u64::from(full) * u64::from(max_side) / u64::from(longer);
        (fitted as u32).max(1)
    };
    shrunk(&image, (side(width), side(height)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};
    use std::io::Cursor;

    /// Four quarters, each of its own colour.
    fn quarters(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([220, 20, 20]),
            (false, true) => Rgb([20, 220, 20]),
            (true, false) => Rgb([20, 20, 220]),
            (false, false) => Rgb([220, 220, 20]),
        })
    }

    fn bytes_of(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn quarters_png(width: u32, height: u32) -> Vec<u8> {
        bytes_of(&quarters(width, height), ImageFormat::Png)
    }

    #[test]
    fn a_one_inch_photo_is_590_by_826_at_600_dpi_without_exif() {
        let photo = cut_by_face(&quarters_png(500, 700)).unwrap();
        let print = photo.cuts.one_inch.unwrap().print;
        assert_eq!(image::load_from_memory(&print).unwrap().dimensions(), (590, 826));
        assert_eq!(photo.upright_size, (500, 700));
        assert!(!print.windows(4).any(|four| four == b"Exif"));
        assert_eq!(&print[6..10], b"JFIF");
        assert_eq!(&print[13..18], [1, 2, 88, 2, 88], "dots per inch");
        assert_eq!(photo.cuts.five_inch, None, "nobody is in it, so nobody is half-length");
    }

    #[test]
    fn both_sizes_are_cut_from_one_original() {
        let frame = CropFrame { x: 0.5, y: 0.5, width: 0.5, height: 0.5 };
        let wanted = PerSize { one_inch: Some(frame), five_inch: Some(frame) };
        let photo = cut_photos(&quarters_png(500, 700), wanted).unwrap();
        for size in PhotoSize::ALL {
            let cut = photo.cuts.get(size).as_ref().unwrap();
            assert_eq!(cut.crop, Some(frame));
            let image = image::load_from_memory(&cut.print).unwrap().into_rgb8();
            assert_eq!(image.dimensions(), size.pixels());
            let (right, bottom) = (image.width() - 10, image.height() - 10);
            for (x, y) in [(10, 10), (right, 10), (10, bottom), (right, bottom)] {
                let [red, green, blue] = image.get_pixel(x, y).0;
                assert!(red > 180 && green > 180 && blue < 70, "{size:?} {x} {y}");
            }
        }
    }

    #[test]
    fn a_size_without_a_frame_is_not_cut() {
        let wanted = PerSize { one_inch: None, five_inch: Some(CropFrame { x: 0.0, y: 0.0, width: 1.0, height: 1.0 }) };
        let photo = cut_photos(&quarters_png(50, 70), wanted).unwrap();
        assert!(photo.cuts.one_inch.is_none() && photo.cuts.five_inch.is_some());
    }

    #[test]
    fn the_day_the_camera_noted_comes_along() {
        let jpeg = bytes_of(&quarters(64, 80), ImageFormat::Jpeg);
        let exif = super::super::photo_day::tests::exif_of("2021:03:04 10:00:00", *b"MM");
        let length = (exif.len() as u16 + 8).to_be_bytes();
        let bytes = [&jpeg[..2], &[0xff, 0xe1], &length, b"Exif\0\0", &exif, &jpeg[2..]].concat();
        assert_eq!(upright_preview(&bytes, 100).unwrap().noted_on, NaiveDate::from_ymd_opt(2021, 3, 4));
        assert_eq!(cut_by_face(&bytes).unwrap().noted_on, NaiveDate::from_ymd_opt(2021, 3, 4));
        assert_eq!(upright_preview(&jpeg, 100).unwrap().noted_on, None);
    }

    #[test]
    fn a_preview_is_small_opaque_and_shows_the_whole_picture() {
        let preview = upright_preview(&quarters_png(1200, 800), 300).unwrap();
        assert_eq!((preview.width, preview.height), (300, 200));
        assert_eq!(preview.upright_size, (1200, 800));
        assert_eq!(preview.rgba.len(), 300 * 200 * 4);
        assert!(preview.rgba.chunks(4).all(|pixel| pixel[3] == 255));
        assert!(preview.rgba[0] > 180, "upper left is red");
    }

    #[test]
    fn a_small_cut_shows_what_the_frame_cuts_out() {
        let preview = upright_preview(&quarters_png(1000, 1400), 700).unwrap();
        let frame = CropFrame { x: 0.0, y: 0.5, width: 0.5, height: 0.5 };
        let small = preview.small_cut((PhotoSize::OneInch, frame), 140).unwrap();
        let image = image::load_from_memory(&small).unwrap().into_rgb8();
        assert_eq!(image.dimensions(), (100, 140));
        let [red, _, blue] = image.get_pixel(50, 70).0;
        assert!(blue > 180 && red < 70);
    }

    #[test]
    fn a_tiny_picture_still_becomes_a_photo() {
        let photo = cut_by_face(&quarters_png(2, 2)).unwrap();
        let image = image::load_from_memory(&photo.cuts.one_inch.unwrap().print).unwrap();
        assert_eq!(image.dimensions(), PhotoSize::OneInch.pixels());
    }
}
