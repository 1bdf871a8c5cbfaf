//! A picture as it was brought in becomes the 1-inch photo that prints (P1-1.2): upright, 25:35, 590 x 826, JPEG.

use image::codecs::jpeg::{JpegEncoder, PixelDensity};
use image::{DynamicImage, GenericImageView, ImageEncoder};

pub use super::photo_checks::{Mended, PhotoError, check_picture, is_heic, picture_hash};

use super::crop::{CropFrame, propose_crop, shrunk};
use super::photo_checks::{decode_upright, guarded};

/// Width of a normal photo, pixels: 25 mm at 600 dpi.
pub const PHOTO_WIDTH: u32 = 590;
/// Height of a normal photo, pixels: 35 mm at 600 dpi.
pub const PHOTO_HEIGHT: u32 = 826;
/// JPEG quality of a normal photo.
const QUALITY: u8 = 90;

/// A photo as it prints; the caller keeps the original beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct NormalPhoto {
    /// JPEG, 590 x 826, quality 90, no EXIF (no place, no camera).
    pub jpeg: Vec<u8>,
    /// The frame that was cut out, given or proposed.
    pub crop: CropFrame,
    /// Width and height of the upright original, pixels.
    pub upright_size: (u32, u32),
    /// What was done to it besides cropping.
    pub mended: Vec<Mended>,
}

/// Makes the photo that prints. Without a crop frame one is proposed by where the face is.
///
/// # Errors
/// Any `PhotoError`.
pub fn normalise_photo(bytes: &[u8], crop: Option<CropFrame>) -> Result<NormalPhoto, PhotoError> {
    let upright = decode_upright(bytes)?;
    let image = upright.image;
    let upright_size = image.dimensions();
    guarded(|| {
        let crop = crop.unwrap_or_else(|| propose_crop(&image));
        let (x, y, width, height) = crop.pixels(upright_size);
        let cut = image.crop_imm(x, y, width, height);
        let jpeg = encoded(&shrunk(&cut, (PHOTO_WIDTH, PHOTO_HEIGHT)))?;
        Ok(NormalPhoto { jpeg, crop, upright_size, mended: upright.mended })
    })
}

fn encoded(image: &DynamicImage) -> Result<Vec<u8>, PhotoError> {
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    encoder.set_pixel_density(PixelDensity::dpi(600));
    encoder
        .write_image(image.as_bytes(), image.width(), image.height(), image::ExtendedColorType::Rgb8)
        .map_err(|e| PhotoError::Unreadable { because: e.to_string() })?;
    Ok(jpeg)
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
    /// The frame to begin with.
    pub proposed: CropFrame,
    /// What was done to it.
    pub mended: Vec<Mended>,
}

/// The whole picture, upright, at most `max_side` pixels a side, with a proposed frame: decoded once.
///
/// # Errors
/// Any `PhotoError`.
pub fn upright_preview(bytes: &[u8], max_side: u32) -> Result<Preview, PhotoError> {
    let upright = decode_upright(bytes)?;
    guarded(|| {
        let proposed = propose_crop(&upright.image);
        let upright_size = upright.image.dimensions();
        let small = within(upright.image, max_side.max(1));
        Ok(Preview {
            width: small.width(),
            height: small.height(),
            rgba: small.into_rgba8().into_raw(),
            upright_size,
            proposed,
            mended: upright.mended,
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
    fn quarters(width: u32, height: u32) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([220, 20, 20]),
            (false, true) => Rgb([20, 220, 20]),
            (true, false) => Rgb([20, 20, 220]),
            (false, false) => Rgb([220, 220, 20]),
        });
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_normal_photo_is_590_by_826_at_600_dpi_without_exif() {
        let photo = normalise_photo(&quarters(500, 700), None).unwrap();
        let image = image::load_from_memory(&photo.jpeg).unwrap();
        assert_eq!(image.dimensions(), (PHOTO_WIDTH, PHOTO_HEIGHT));
        assert_eq!(photo.upright_size, (500, 700));
        assert!(!photo.jpeg.windows(4).any(|four| four == b"Exif"));
        assert_eq!(&photo.jpeg[6..10], b"JFIF");
        assert_eq!(&photo.jpeg[13..18], [1, 2, 88, 2, 88], "dots per inch");
    }

    #[test]
    fn the_given_frame_is_what_is_cut_out() {
        let frame = CropFrame { x: 0.5, y: 0.5, width: 0.5, height: 0.5 };
        let photo = normalise_photo(&quarters(500, 700), Some(frame)).unwrap();
        assert_eq!(photo.crop, frame);
        let image = image::load_from_memory(&photo.jpeg).unwrap().into_rgb8();
        for (x, y) in [(10, 10), (580, 10), (10, 816), (580, 816)] {
            let [red, green, blue] = image.get_pixel(x, y).0;
            assert!(red > 180 && green > 180 && blue < 70, "{x} {y}");
        }
    }

    #[test]
    fn a_preview_is_small_opaque_and_shows_the_whole_picture() {
        let preview = upright_preview(&quarters(1200, 800), 300).unwrap();
        assert_eq!((preview.width, preview.height), (300, 200));
        assert_eq!(preview.upright_size, (1200, 800));
        assert_eq!(preview.rgba.len(), 300 * 200 * 4);
        assert!(preview.rgba.chunks(4).all(|pixel| pixel[3] == 255));
        assert!(preview.rgba[0] > 180, "upper left is red");
    }

    #[test]
    fn a_tiny_picture_still_becomes_a_photo() {
        let photo = normalise_photo(&quarters(2, 2), None).unwrap();
        let image = image::load_from_memory(&photo.jpeg).unwrap();
        assert_eq!(image.dimensions(), (PHOTO_WIDTH, PHOTO_HEIGHT));
    }
}
