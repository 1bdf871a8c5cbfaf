//! Small vector pictures the templates place.

use std::fmt::Write;
use std::io::Cursor;

use image::{ImageFormat, ImageReader};

/// The JPEG filling a frame of this width and height, cut evenly where its shape is another. Its bytes stay what they are: inside a
/// vector picture the typesetting engine passes them on without unpacking the pixels. None where it is no whole JPEG.
pub(super) fn framed_jpeg(jpeg: &[u8], width_mm: f32, height_mm: f32) -> Option<String> {
    if !is_whole_jpeg(jpeg) {
        return None;
    }
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width_mm}\" height=\"{height_mm}\" viewBox=\"0 0 {width_mm} {height_mm}\">\
         <image width=\"{width_mm}\" height=\"{height_mm}\" preserveAspectRatio=\"xMidYMid slice\" href=\"data:image/jpeg;base64,"
    );
    base64(jpeg, &mut svg);
    svg.push_str("\"/></svg>");
    Some(svg)
}

const START_OF_SCAN: [u8; 2] = [0xff, 0xda];
const END: [u8; 2] = [0xff, 0xd9];

/// Its header reads, and picture data stands between a start and an end.
pub(super) fn is_whole_jpeg(jpeg: &[u8]) -> bool {
    let size = ImageReader::with_format(Cursor::new(jpeg), ImageFormat::Jpeg).into_dimensions();
    let scan = jpeg.windows(2).position(|marker| marker == START_OF_SCAN);
    let end = jpeg.windows(2).rposition(|marker| marker == END);
    let begins = image::guess_format(jpeg).is_ok_and(|format| format == ImageFormat::Jpeg);
    begins && size.is_ok_and(|(width, height)| width > 0 && height > 0) && scan.zip(end).is_some_and(|(s, e)| s < e)
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn base64(bytes: &[u8], out: &mut String) {
    out.reserve(bytes.len().div_ceil(3) * 4 + 32);
    for three in bytes.chunks(3) {
        let [one, two, last] = [0, 1, 2].map(|at| u32::from(three.get(at).copied().unwrap_or(0)));
        let number = one << 16 | two << 8 | last;
        for place in 0..4 {
            let digit = DIGITS.get((number >> (18 - 6 * place) & 63) as usize).copied().unwrap_or(b'=');
            out.push(if place > three.len() { '=' } else { char::from(digit) });
        }
    }
}

/// Bars from top to bottom of a picture of this width; left edge and width of each.
pub(super) fn upright_bars(bars: impl Iterator<Item = (f32, f32)>, width_mm: f32) -> String {
    let mut path = String::new();
    for (from, width) in bars {
        let _ = write!(path, "M{from} 0h{width}v1h-{width}z");
    }
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width_mm}\" height=\"1\" viewBox=\"0 0 {width_mm} 1\" \
         preserveAspectRatio=\"none\"><path d=\"{path}\" fill=\"#000\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_ends_as_the_standard_says() {
        let of = |bytes: &[u8]| {
            let mut out = String::new();
            base64(bytes, &mut out);
            out
        };
        let wanted = ["", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"];
        for (length, wanted) in wanted.into_iter().enumerate() {
            assert_eq!(of(&b"foobar"[..length]), wanted);
        }
    }

    #[test]
    fn half_a_jpeg_is_none() {
        let mut jpeg = Cursor::new(Vec::new());
        image::RgbImage::new(5, 7).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
        let jpeg = jpeg.into_inner();
        assert!(framed_jpeg(&jpeg, 25.0, 35.0).is_some());
        assert_eq!(framed_jpeg(&jpeg[..jpeg.len() - 2], 25.0, 35.0), None);
        assert_eq!(framed_jpeg(b"\x89PNG\r\n\x1a\n", 25.0, 35.0), None);
    }
}
