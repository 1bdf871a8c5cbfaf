//! Colours of a unit on paper: written for the templates, and kept readable whatever was chosen (WCAG 2, AA).

/// As the templates read it: `#00695f`.
pub(super) fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

const WHITE: [u8; 3] = [255, 255, 255];
const DARK: [u8; 3] = [0x16, 0x21, 0x1e];
/// Contrast normal text must reach.
const LEAST_CONTRAST: f64 = 4.5;

/// White where it can be read on the band, else dark.
pub(super) fn text_colour_on(band: [u8; 3]) -> [u8; 3] {
    if contrast(band, WHITE) >= LEAST_CONTRAST || contrast(band, WHITE) >= contrast(band, DARK) { WHITE } else { DARK }
}

/// The colour itself where it can be read on white paper, else as much darker as it takes.
pub(super) fn readable_on_white(colour: [u8; 3]) -> [u8; 3] {
    let mut darker = colour;
    while contrast(darker, WHITE) < LEAST_CONTRAST {
        darker = darker.map(|part| (f64::from(part) * 0.95) as u8);
    }
    darker
}

/// A colour as the templates read it, fit for white paper.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields over by reference")]
pub(super) fn on_paper<S: serde::Serializer>(colour: &[u8; 3], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&hex(readable_on_white(*colour)))
}

/// Contrast ratio of two colours, 1 to 21.
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance([red, green, blue]: [u8; 3]) -> f64 {
    let linear = |part: u8| {
        let value = f64::from(part) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_on_the_band_is_white_until_it_would_be_too_faint() {
        assert_eq!(text_colour_on([0x00, 0x69, 0x5f]), WHITE);
        assert_eq!(text_colour_on([0x9b, 0x1c, 0x15]), WHITE);
        assert_eq!(text_colour_on([0xff, 0xd7, 0x4a]), DARK);
        let ratio = contrast([0x00, 0x69, 0x5f], WHITE);
        assert!((6.5..6.7).contains(&ratio), "{ratio}");
    }

    #[test]
    fn a_pale_unit_colour_is_darkened_until_it_reads_on_paper() {
        assert_eq!(readable_on_white([0x00, 0x69, 0x5f]), [0x00, 0x69, 0x5f]);
        for pale in [[0xff, 0xd7, 0x4a], [255, 255, 255], [0x7f, 0xdc, 0xcb]] {
            let dark = readable_on_white(pale);
            assert!((4.5..6.0).contains(&contrast(dark, WHITE)), "{pale:?} {dark:?}");
        }
    }
}
