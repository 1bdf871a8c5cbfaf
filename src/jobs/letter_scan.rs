//! Reads the picture of a letter: upright, and no larger than it must be to be read; bytes in, a file to keep out.

use std::io::Cursor;
use std::path::Path;

use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};

use crate::register::files::NewFile;

/// Longest side kept, in pixels: an A4 letter at 200 dpi.
const MOST_SIDE: u32 = 2400;
/// Largest picture read, in pixels a side.
const MOST_READ: u32 = 20_000;
/// Largest file read, in bytes.
const MOST_BYTES: u64 = 40 * 1024 * 1024;
const JPEG_QUALITY: u8 = 82;

/// Why a picture cannot be kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScanError {
    /// HEIC: no decoder; to be saved as JPEG on the phone.
    #[error("a HEIC picture")]
    Heic,
    /// The file cannot be read, or is too big; the system's words.
    #[error("{0}")]
    File(String),
    /// Not a picture that can be read; the decoder's words.
    #[error("{0}")]
    Unreadable(String),
}

/// The picture in a file.
///
/// # Errors
/// `File` when it cannot be read, else those of [`letter_scan`].
pub fn letter_scan_of_file(path: &Path) -> Result<NewFile, ScanError> {
    let told = |error: std::io::Error| ScanError::File(error.to_string());
    let length = std::fs::metadata(path).map_err(told)?.len();
    if length > MOST_BYTES {
        return Err(ScanError::File(format!("{} MB", length / 1024 / 1024)));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    letter_scan(&name, std::fs::read(path).map_err(told)?)
}

/// A picture as it is kept: as it came when it is upright and small enough, else turned, made smaller, JPEG.
///
/// # Errors
/// `Heic` or `Unreadable`.
pub fn letter_scan(name: &str, bytes: Vec<u8>) -> Result<NewFile, ScanError> {
    if is_heic(&bytes) {
        return Err(ScanError::Heic);
    }
    let (picture, orientation, format) = decode(&bytes).map_err(|error| ScanError::Unreadable(error.to_string()))?;
    let small = picture.width().max(picture.height()) <= MOST_SIDE;
    let kept =
        |media_type: &str, content| NewFile { media_type: media_type.to_owned(), name: name.to_owned(), content };
    if small && orientation == Orientation::NoTransforms {
        return Ok(kept(format.to_mime_type(), bytes));
    }
    let jpeg = smaller(picture, orientation).map_err(|error| ScanError::Unreadable(error.to_string()))?;
    Ok(kept(ImageFormat::Jpeg.to_mime_type(), jpeg))
}

fn decode(bytes: &[u8]) -> image::ImageResult<(DynamicImage, Orientation, ImageFormat)> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_READ);
    limits.max_image_height = Some(MOST_READ);
    reader.limits(limits);
    let format = reader.format().unwrap_or(ImageFormat::Jpeg);
    let mut decoder = reader.into_decoder()?;
    let orientation = decoder.orientation()?;
    Ok((DynamicImage::from_decoder(decoder)?, orientation, format))
}

fn smaller(mut picture: DynamicImage, orientation: Orientation) -> image::ImageResult<Vec<u8>> {
    if picture.width().max(picture.height()) > MOST_SIDE {
        picture = picture.thumbnail(MOST_SIDE, MOST_SIDE);
    }
    picture.apply_orientation(orientation);
    let mut jpeg = Vec::new();
    picture.to_rgb8().write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, JPEG_QUALITY))?;
    Ok(jpeg)
}

/// The brands of HEIC and HEIF stand at the fifth byte.
fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    bytes.get(4..8) == Some(b"ftyp") && [b"heic", b"heix", b"mif1", b"hevc", b"msf1"].iter().any(|one| brand == *one)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::RgbImage;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::from(RgbImage::new(width, height)).write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn a_small_picture_is_kept_byte_for_byte() {
        let bytes = png(40, 30);
        let kept = letter_scan("letter.png", bytes.clone()).unwrap();
        assert_eq!((kept.media_type.as_str(), kept.content), ("image/png", bytes));
    }

    #[test]
    fn a_huge_picture_is_made_smaller() {
        let kept = letter_scan("", png(4800, 1200)).unwrap();
        let picture = image::load_from_memory(&kept.content).unwrap();
        assert_eq!((kept.media_type.as_str(), picture.width(), picture.height()), ("image/jpeg", 2400, 600));
    }

    #[test]
    fn what_is_no_picture_is_refused_by_its_reason() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0".to_vec();
        assert_eq!(letter_scan("IMG.heic", heic), Err(ScanError::Heic));
        assert!(matches!(letter_scan("note.txt", b"no picture".to_vec()), Err(ScanError::Unreadable(_))));
    }
}
