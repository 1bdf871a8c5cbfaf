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
        Ok(NormalPhoto {
            jpeg,
            crop,
            upright_size,
            mended: upright.mended,
        })
    })
}

fn encoded(image: &DynamicImage) -> Result<Vec<u8>, PhotoError> {
    let mut jpeg = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut jpeg, QUALITY);
    encoder.set_pixel_density(PixelDensity::dpi(600));
    encoder
        .write_image(
            image.as_bytes(),
            image.width(),
            image.height(),
            image::ExtendedColorType::Rgb8,
        )
        .map_err(|e| PhotoError::Unreadable {
            because: e.to_string(),
        })?;
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
