//! The faces paper and screen share, and which characters can be printed at all (§4.8).

use std::sync::LazyLock;

use ttf_parser::Face;

use super::installed_fonts;

/// Noto Sans SC Regular (OFL), static TTF.
pub static REGULAR: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Regular.ttf");

/// Noto Sans SC Bold (OFL), static TTF.
pub static BOLD: &[u8] = include_bytes!("../../assets/fonts/NotoSansSC-Bold.ttf");

/// The characters of `text` that no face, shipped or installed, can print: each once, in order of appearance.
/// Blanks, controls and variation selectors need no glyph (§4.8).
pub fn uncovered(text: &str) -> Vec<char> {
    let mut missing = beyond_own_faces(text);
    missing.retain(|character| installed_fonts::face_with(*character).is_none());
    missing
}

/// Whether the character prints: in a shipped or an installed face, or because it needs no glyph.
pub fn is_covered(character: char) -> bool {
    needs_no_glyph(character) || own_faces_hold(character) || installed_fonts::face_with(character).is_some()
}

/// The text with every character that cannot be printed spelled out as `[U+1F600]`, so that a sheet never shows an empty box.
pub fn spelled_out(text: &str) -> String {
    let missing = uncovered(text);
    if missing.is_empty() {
        return text.to_owned();
    }
    let spelled = |character: char| {
        if missing.contains(&character) { format!("[U+{:04X}]", u32::from(character)) } else { character.to_string() }
    };
    text.chars().map(spelled).collect()
}

/// The characters of `text` the shipped faces lack: each once, in order of appearance.
pub(super) fn beyond_own_faces(text: &str) -> Vec<char> {
    let mut found = Vec::new();
    for character in text.chars() {
        if !needs_no_glyph(character) && !own_faces_hold(character) && !found.contains(&character) {
            found.push(character);
        }
    }
    found
}

pub(super) fn needs_no_glyph(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || matches!(character,
            '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

fn own_faces_hold(character: char) -> bool {
    static FACES: LazyLock<Vec<Face<'static>>> =
        LazyLock::new(|| [REGULAR, BOLD].into_iter().filter_map(|face| Face::parse(face, 0).ok()).collect());
    FACES.iter().any(|face| face.glyph_index(character).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_faces_hold_rare_characters_of_names() {
        for character in "䶮㛃𬭎𠅤𰻝堃喆犇".chars() {
            assert!(own_faces_hold(character), "{character}");
        }
        assert_eq!(uncovered("沈若溪 CQ0217 䶮𬭎𠅤"), Vec::<char>::new());
    }

    #[test]
    fn a_character_no_font_can_hold_is_named_once() {
        // Private use, outside every shipped or common installed face.
        let text = "王\u{10FFFD}五\u{10FFFD}";
        assert_eq!(uncovered(text), vec!['\u{10FFFD}']);
        assert!(!is_covered('\u{10FFFD}'));
        assert_eq!(spelled_out(text), "王[U+10FFFD]五[U+10FFFD]");
        assert_eq!(spelled_out("王五"), "王五");
    }

    #[test]
    fn blanks_and_selectors_need_no_glyph() {
        assert_eq!(uncovered("方\u{3000}挈\u{E0101}\t\n\u{200D}"), Vec::<char>::new());
    }
}
