//! What a picture file is, before and while it is decoded: limits, cut-off files, HEIC, how it lies, its colours.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use chrono::NaiveDate;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits, Rgb, RgbImage};
use thiserror::Error;

use super::photo_day::day_noted;
use crate::domain::problems::Wrong;

/// Largest side of a picture, in pixels.
pub const SIDE_MOST: u32 = 12_000;
/// Most memory a decoded picture may take.
pub const MEMORY_MOST_BYTES: u64 = 256 * 1024 * 1024;
/// Largest picture file, in MiB.
pub const PICTURE_MOST_MEGABYTES: u64 = 30;

/// Why a picture could not be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PhotoError {
    /// HEIC: no decoder here; set the phone to "most compatible", or send it to oneself as JPEG.
    #[error("a HEIC picture")]
    Heic,
    /// The file ends before the picture: copy it again from the camera.
    #[error("the picture file is cut off")]
    CutOff,
    /// More pixels or bytes than a photo has.
    #[error("more than 12,000 pixels a side or 30 MB")]
    TooBig,
    /// No picture in a known format (JPEG, PNG, WebP).
    #[error("not a JPEG, PNG or WebP picture")]
    NotAPicture,
    /// A picture, but damaged.
    #[error("the picture cannot be read: {because}")]
    Unreadable {
        /// The decoder's words, for the details.
        because: String,
    },
}

impl PhotoError {
    /// The key of the sentence in the texts (what happened, and what to do); `photo-unreadable` has `because`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Heic => "photo-heic",
            Self::CutOff => "photo-cut-off",
            Self::TooBig => "photo-too-big",
            Self::NotAPicture => "photo-not-a-picture",
            Self::Unreadable { .. } => "photo-unreadable",
        }
    }
}

impl From<PhotoError> for Wrong {
    fn from(error: PhotoError) -> Self {
        match error {
            PhotoError::Heic => Self::HeicPicture,
            PhotoError::CutOff => Self::PictureCutOff,
            PhotoError::TooBig => Self::PictureTooBig,
            PhotoError::NotAPicture => Self::UnreadablePicture { because: error.to_string() },
            PhotoError::Unreadable { because } => Self::UnreadablePicture { because },
        }
    }
}

/// What was done to a picture so that it can be printed; the person should look at the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mended {
    /// Turned upright as its camera noted.
    Turned,
    /// Transparent parts made white.
    Flattened,
    /// Printing colours (CMYK) converted.
    Recoloured,
}

impl From<Mended> for Wrong {
    fn from(mended: Mended) -> Self {
        match mended {
            Mended::Turned => Self::PictureTurned,
            Mended::Flattened => Self::PictureFlattened,
            Mended::Recoloured => Self::PictureRecoloured,
        }
    }
}

/// A decoded picture, upright and opaque.
#[derive(Debug, Clone)]
pub(super) struct Upright {
    /// Always RGB, 8 bits.
    pub(super) image: DynamicImage,
    pub(super) mended: Vec<Mended>,
    /// The day its camera noted.
    pub(super) noted_on: Option<NaiveDate>,
}

/// Looks at a picture without decoding a whole JPEG: what will have to be mended.
///
/// # Errors
/// What would keep it from being used, as far as its header and its end tell (PNG and WebP: as far as decoding tells).
pub fn check_picture(bytes: &[u8]) -> Result<Vec<Mended>, PhotoError> {
    let jpeg = recognised(bytes)?;
    guarded(|| {
        let (mut decoder, noted) = opened(bytes)?;
        match jpeg {
            Some(jpeg) => {
                decoder.set_limits(limits()).map_err(|e| photo_error(&e))?;
                let turned = (noted.orientation != Orientation::NoTransforms).then_some(Mended::Turned);
                Ok(turned.into_iter().chain(jpeg.recoloured()).collect())
            }
            None => Ok(upright(bytes)?.mended),
        }
    })
}

/// Decodes a picture once, turned upright, transparent parts white.
///
/// # Errors
/// Any `PhotoError`.
pub(super) fn decode_upright(bytes: &[u8]) -> Result<Upright, PhotoError> {
    let jpeg = recognised(bytes)?;
    let mut upright = guarded(|| upright(bytes))?;
    upright.mended.extend(jpeg.and_then(|j| j.recoloured()));
    Ok(upright)
}

/// Runs picture code; its panic on a damaged file becomes an error.
pub(super) fn guarded<T>(work: impl FnOnce() -> Result<T, PhotoError>) -> Result<T, PhotoError> {
    catch_unwind(AssertUnwindSafe(work))
        .unwrap_or_else(|_| Err(PhotoError::Unreadable { because: "the decoder gave up".to_owned() }))
}

/// The BLAKE3 hash of a picture file, by which the same photo is known again.
pub fn picture_hash(bytes: &[u8]) -> [u8; 32] {
    *blake3::hash(bytes).as_bytes()
}

/// Checks size and kind; for a JPEG, what its markers say.
fn recognised(bytes: &[u8]) -> Result<Option<JpegMarkers>, PhotoError> {
    if bytes.len() as u64 > PICTURE_MOST_MEGABYTES * 1024 * 1024 {
        return Err(PhotoError::TooBig);
    }
    if is_heic(bytes) {
        return Err(PhotoError::Heic);
    }
    if !bytes.starts_with(b"\xff\xd8") {
        return Ok(None);
    }
    let markers = JpegMarkers::of(bytes);
    if markers.is_whole { Ok(Some(markers)) } else { Err(PhotoError::CutOff) }
}

/// Whether the content is HEIC, whatever its name says.
pub fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    bytes.get(4..8) == Some(b"ftyp")
        && [b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"]
            .iter()
            .any(|known| known.as_slice() == brand)
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE_MOST);
    limits.max_image_height = Some(SIDE_MOST);
    limits.max_alloc = Some(MEMORY_MOST_BYTES);
    limits
}

fn photo_error(error: &ImageError) -> PhotoError {
    match error {
        ImageError::Limits(_) => PhotoError::TooBig,
        ImageError::Unsupported(_) => PhotoError::NotAPicture,
        ImageError::IoError(e) if e.kind() == std::io::ErrorKind::UnexpectedEof => PhotoError::CutOff,
        other => {
            let because = other.to_string();
            if because.contains("unexpected end of file") || because.contains("UnexpectedEof") {
                PhotoError::CutOff
            } else {
                PhotoError::Unreadable { because }
            }
        }
    }
}

/// A decoder whose picture is within the limits, and what its camera noted: how the picture lies, the day.
fn opened(bytes: &[u8]) -> Result<(impl ImageDecoder + '_, Noted), PhotoError> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PhotoError::NotAPicture)?;
    // Other decoders may be built in for documents; photos are these three.
    let known = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP];
    if !reader.format().is_some_and(|format| known.contains(&format)) {
        return Err(PhotoError::NotAPicture);
    }
    reader.limits(limits());
    let mut decoder = reader.into_decoder().map_err(|e| photo_error(&e))?;
    let (width, height) = decoder.dimensions();
    if width > SIDE_MOST || height > SIDE_MOST || decoder.total_bytes() > MEMORY_MOST_BYTES {
        return Err(PhotoError::TooBig);
    }
    if width == 0 || height == 0 {
        return Err(PhotoError::NotAPicture);
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let taken_on = decoder.exif_metadata().ok().flatten().and_then(|exif| day_noted(&exif));
    Ok((decoder, Noted { orientation, taken_on }))
}

/// What a camera notes in its pictures, as far as it is used here.
struct Noted {
    orientation: Orientation,
    taken_on: Option<NaiveDate>,
}

fn upright(bytes: &[u8]) -> Result<Upright, PhotoError> {
    let (decoder, Noted { orientation, taken_on }) = opened(bytes)?;
    let decoded = DynamicImage::from_decoder(decoder).map_err(|e| photo_error(&e))?;
    let mut mended = Vec::new();
    let mut decoded = if decoded.color().has_alpha() {
        let (image, flattened) = on_white(&decoded);
        mended.extend(flattened);
        DynamicImage::ImageRgb8(image)
    } else {
        decoded
    };
    if orientation != Orientation::NoTransforms {
        decoded.apply_orientation(orientation);
        mended.insert(0, Mended::Turned);
    }
    Ok(Upright { image: DynamicImage::ImageRgb8(decoded.into_rgb8()), mended, noted_on: taken_on })
}

/// Lays a picture on white; says so only if some part let the white through.
fn on_white(picture: &DynamicImage) -> (RgbImage, Option<Mended>) {
    let source = picture.to_rgba8();
    let mut flattened = None;
    let mut image = RgbImage::new(source.width(), source.height());
    for (to, from) in image.pixels_mut().zip(source.pixels()) {
        let [red, green, blue, alpha] = from.0;
        if alpha < 255 {
            flattened = Some(Mended::Flattened);
        }
        let mix = |part: u8| {
            let (part, alpha) = (u32::from(part), u32::from(alpha));
            ((part * alpha + 255 * (255 - alpha) + 127) / 255) as u8
        };
        *to = Rgb([mix(red), mix(green), mix(blue)]);
    }
    (image, flattened)
}

/// What the markers of a JPEG say.
struct JpegMarkers {
    components: u8,
    /// The end marker is there: decoders fill what is missing with grey and say nothing.
    is_whole: bool,
}

impl JpegMarkers {
    /// Walks the segments up to the picture data, then looks for the end marker.
    fn of(bytes: &[u8]) -> Self {
        let mut markers = Self { components: 3, is_whole: false };
        let mut at = 2;
        while let Some(&[0xff, kind, high, low]) = bytes.get(at..at + 4) {
            match kind {
                0xff => {
                    at += 1;
                    continue;
                }
                0xd9 => break,
                0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf => {
                    markers.components = bytes.get(at + 9).copied().unwrap_or(3);
                }
                0xda => {
                    let data = bytes.get(at..).unwrap_or_default();
                    markers.is_whole = data.windows(2).any(|pair| pair == [0xff, 0xd9]);
                    break;
                }
                _ => {}
            }
            at += 2 + usize::from(u16::from_be_bytes([high, low]));
        }
        markers
    }

    fn recoloured(&self) -> Option<Mended> {
        (self.components == 4).then_some(Mended::Recoloured)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgba, RgbaImage};
    use proptest::prelude::*;

    fn bytes_of(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// Left half red, right half blue.
    fn two_halves(width: u32, height: u32) -> DynamicImage {
        let image =
            RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([200, 0, 0]) } else { Rgb([0, 0, 200]) });
        DynamicImage::ImageRgb8(image)
    }

    /// A JPEG with an EXIF orientation put behind its first marker.
    fn lying(orientation: u8) -> Vec<u8> {
        let jpeg = bytes_of(&two_halves(64, 32), ImageFormat::Jpeg);
        let mut exif = b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".to_vec();
        exif.extend([orientation, 0, 0, 0, 0, 0, 0, 0]);
        let length = (exif.len() as u16 + 2).to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
    }

    #[test]
    fn a_picture_lying_on_its_side_is_turned_and_named() {
        let bytes = lying(6);
        assert_eq!(check_picture(&bytes), Ok(vec![Mended::Turned]));
        let upright = decode_upright(&bytes).unwrap();
        assert_eq!(upright.mended, [Mended::Turned]);
        let image = upright.image.into_rgb8();
        assert_eq!(image.dimensions(), (32, 64));
        assert!(image.get_pixel(16, 5).0[0] > 150, "red is on top now");
        assert!(image.get_pixel(16, 60).0[2] > 150, "blue is below");
    }

    #[test]
    fn an_upright_picture_has_nothing_to_mend() {
        assert_eq!(check_picture(&lying(1)), Ok(Vec::new()));
        for format in [ImageFormat::Png, ImageFormat::WebP] {
            let bytes = bytes_of(&two_halves(64, 32), format);
            assert_eq!(check_picture(&bytes), Ok(Vec::new()));
        }
    }

    #[test]
    fn transparent_parts_become_white_and_are_named() {
        let clear = RgbaImage::from_pixel(20, 20, Rgba([10, 20, 30, 0]));
        let bytes = bytes_of(&DynamicImage::ImageRgba8(clear), ImageFormat::Png);
        let upright = decode_upright(&bytes).unwrap();
        assert_eq!(upright.mended, [Mended::Flattened]);
        assert_eq!(upright.image.into_rgb8().get_pixel(3, 3).0, [255; 3]);
        let solid = RgbaImage::from_pixel(20, 20, Rgba([10, 20, 30, 255]));
        let bytes = bytes_of(&DynamicImage::ImageRgba8(solid), ImageFormat::Png);
        assert_eq!(check_picture(&bytes), Ok(Vec::new()));
    }

    #[test]
    fn a_picture_cut_off_anywhere_is_said_to_be_so() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png] {
            let bytes = bytes_of(&two_halves(200, 300), format);
            for part in [2, 4] {
                let cut = &bytes[..bytes.len() * (part - 1) / part];
                assert_eq!(check_picture(cut), Err(PhotoError::CutOff), "{format:?}");
                let decoded = decode_upright(cut).map(|u| u.mended);
                assert_eq!(decoded, Err(PhotoError::CutOff), "{format:?}");
            }
        }
    }

    #[test]
    fn heic_is_known_by_its_content() {
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and so on";
        assert_eq!(check_picture(heic), Err(PhotoError::Heic));
        assert_eq!(check_picture(b"\0\0\0\x18ftypisom0000"), Err(PhotoError::NotAPicture));
    }

    #[test]
    fn a_bomb_is_refused_before_it_is_unpacked() {
        let mut png = bytes_of(&two_halves(8, 8), ImageFormat::Png);
        png[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let crc = crc32(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&crc);
        assert_eq!(check_picture(&png), Err(PhotoError::TooBig));
        let heavy = vec![0; (PICTURE_MOST_MEGABYTES as usize) << 20 | 1];
        assert_eq!(check_picture(&heavy), Err(PhotoError::TooBig));
    }

    fn crc32(bytes: &[u8]) -> u32 {
        let step = |crc: u32, byte: &u8| (0..8).fold(crc ^ u32::from(*byte), |c, _| (c >> 1) ^ (0xedb8_8320 * (c & 1)));
        !bytes.iter().fold(u32::MAX, step)
    }

    #[test]
    fn four_colour_parts_are_read_off_the_markers() {
        let frame = b"\xff\xd8\xff\xc0\x00\x14\x08\x00\x10\x00\x10\x04";
        let rest = b"\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xff\xda\x00\x02\x11\xff\xd9";
        let markers = JpegMarkers::of(&[&frame[..], rest].concat());
        assert!(markers.is_whole);
        assert_eq!(markers.recoloured(), Some(Mended::Recoloured));
    }

    #[test]
    fn other_files_are_no_pictures() {
        for bytes in [&b"hello"[..], b"", b"%PDF-1.7", b"GIF89a\x01\0\x01\0\0\0\0"] {
            assert_eq!(check_picture(bytes), Err(PhotoError::NotAPicture));
        }
    }

    proptest! {
        #[test]
        fn a_damaged_picture_never_panics(at in 2usize..600, value in any::<u8>(), png in any::<bool>()) {
            let format = if png { ImageFormat::Png } else { ImageFormat::Jpeg };
            let mut bytes = bytes_of(&two_halves(32, 24), format);
            let last = bytes.len() - 1;
            bytes[at.min(last)] = value;
            let _ = check_picture(&bytes);
            let _ = decode_upright(&bytes);
        }
    }
}
