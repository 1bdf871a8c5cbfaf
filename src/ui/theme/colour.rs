//! Colours from hex words, mixing, and the contrast of two colours as WCAG 2 counts it.

use egui::{Color32, Rgba};
use serde::{Deserialize, Deserializer, de::Error};

/// Reads `#RRGGBB` or `#RRGGBBAA` of a theme file.
pub(super) fn hex<'de, D: Deserializer<'de>>(source: D) -> Result<Color32, D::Error> {
    let word = String::deserialize(source)?;
    parse(&word).ok_or_else(|| D::Error::custom(format!("not a colour: {word}")))
}

fn parse(word: &str) -> Option<Color32> {
    let digits = word.strip_prefix('#').filter(|digits| digits.is_ascii())?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let [a, b, c, d] = value.to_be_bytes();
    match digits.len() {
        6 => Some(opaque([b, c, d])),
        8 => Some(colour([a, b, c, d])),
        _ => None,
    }
}

/// A solid colour from red, green and blue: for a colour a person chose, never for the program's own look.
pub fn opaque([red, green, blue]: [u8; 3]) -> Color32 {
    colour([red, green, blue, u8::MAX])
}

#[expect(clippy::disallowed_methods, reason = "the one place that makes colours from numbers of a file")]
fn colour([red, green, blue, alpha]: [u8; 4]) -> Color32 {
    Color32::from_rgba_unmultiplied(red, green, blue, alpha)
}

/// `part` of `other` mixed into `colour`, 0 to 1.
pub(super) fn mix(colour: Color32, other: Color32, part: f32) -> Color32 {
    colour.lerp_to_gamma(other, part)
}

/// Moves a colour towards another in small steps until it fits; the other one itself if nothing before fits.
pub(super) fn adjusted(start: Color32, towards: Color32, fits: impl Fn(Color32) -> bool) -> Color32 {
    (0..=50_u8)
        .map(|step| mix(start, towards, f32::from(step) / 50.0))
        .find(|candidate| fits(*candidate))
        .unwrap_or(towards)
}

/// The candidate that is read best on `ground`.
pub(super) fn most_readable(ground: Color32, candidates: [Color32; 3]) -> Color32 {
    candidates.into_iter().max_by(|a, b| contrast(*a, ground).total_cmp(&contrast(*b, ground))).unwrap_or(ground)
}

/// Contrast of two solid colours, 1 to 21 (WCAG 2.2: text wants 4.5, edges and icons 3).
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Color32) -> f32 {
    let rgba = Rgba::from(colour);
    0.2126 * rgba.r() + 0.7152 * rgba.g() + 0.0722 * rgba.b()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hex_word_with_six_or_eight_digits_is_a_colour() {
        assert_eq!(parse("#00766A").unwrap().to_array(), [0, 0x76, 0x6A, 255]);
        assert_eq!(parse("#00000080").unwrap().a(), 0x80);
        for bad in ["00766A", "#00766", "#GG0000", "#", "#厅管"] {
            assert!(parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn black_on_white_is_21_to_1() {
        let (black, white) = (parse("#000000").unwrap(), parse("#FFFFFF").unwrap());
        assert!((contrast(black, white) - 21.0).abs() < 0.01);
        assert!((contrast(white, white) - 1.0).abs() < 0.01);
    }
}
