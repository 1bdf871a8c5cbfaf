//! A line of text as glyphs in the faces that have them. Signs stand side by side as they were measured; only the scripts that
//! cannot be read otherwise are shaped by the PDF writer, a stretch at a time.

use krilla::text::{GlyphId, KrillaGlyph};

use super::measure::{Glyph, Sign, sign, variant};
use super::typefaces::Typeface;
use crate::documents::fonts::needs_no_glyph;
use crate::domain::layouts::Weight;

/// A stretch of a line in one face; lengths at the size 1.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Its face.
    pub(super) face: Typeface,
    /// Its text, whole.
    pub(super) text: String,
    /// Where it starts.
    pub(super) from: f32,
    /// What draws it, each with the bytes of `text` it stands for.
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Whether its letters join and change their shapes.
    pub(super) is_joined: bool,
}

/// The line in runs, with so much room after each sign.
///
/// # Errors
/// The characters no face has.
pub(super) fn runs(text: &str, weight: Weight, spacing: f32) -> Result<Vec<Run>, Vec<char>> {
    let mut line = Line { runs: Vec::new(), at: 0.0, before: None, missing: Vec::new() };
    for character in text.chars() {
        line.push(character, sign(character, weight), spacing);
    }
    if line.missing.is_empty() { Ok(line.runs) } else { Err(line.missing) }
}

struct Line {
    runs: Vec<Run>,
    at: f32,
    before: Option<(char, Glyph)>,
    missing: Vec<char>,
}

impl Line {
    fn push(&mut self, character: char, sign: Sign, spacing: f32) {
        let advance = sign.advance + spacing;
        match sign.glyph {
            Some(glyph) => {
                self.draw(character, glyph, advance);
                self.before = Some((character, glyph));
            }
            None if needs_no_glyph(character) => self.follow(character, advance),
            None => self.missing.push(character),
        }
        self.at += advance;
    }

    fn draw(&mut self, character: char, glyph: Glyph, advance: f32) {
        let is_joined = is_joined(character);
        if let Some(run) = self.runs.last_mut().filter(|run| run.is_joined && character.is_whitespace()) {
            // Words that run from the right change places: the blanks between them are shaped with them.
            run.text.push(character);
            return;
        }
        let goes_on = self.runs.last().is_some_and(|run| run.face == glyph.face && run.is_joined == is_joined);
        if !goes_on {
            let (text, glyphs) = (String::new(), Vec::new());
            self.runs.push(Run { face: glyph.face, text, from: self.at, glyphs, is_joined });
        }
        let Some(run) = self.runs.last_mut() else { return };
        let from = run.text.len();
        run.text.push(character);
        let id = GlyphId::new(glyph.id.into());
        run.glyphs.push(KrillaGlyph::new(id, advance, 0.0, 0.0, 0.0, from..run.text.len(), None));
    }

    /// What has no drawing belongs to the sign before it; a variation selector may ask for another form of that sign.
    fn follow(&mut self, character: char, advance: f32) {
        let Some(run) = self.runs.last_mut() else { return };
        let Some(last) = run.glyphs.last_mut() else { return };
        run.text.push(character);
        last.text_range.end = run.text.len();
        last.x_advance += advance;
        if let Some(form) = self.before.and_then(|(sign, glyph)| variant(glyph, sign, character)) {
            last.glyph_id = GlyphId::new(form.id.into());
        }
    }
}

/// Scripts whose letters take their shapes from their neighbours, or run from the right.
fn is_joined(character: char) -> bool {
    matches!(character, '\u{0590}'..='\u{109F}' | '\u{1780}'..='\u{18AF}' | '\u{1A00}'..='\u{1AFF}' | '\u{A800}'..='\u{ABFF}'
        | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Vec<Run> {
        runs(text, Weight::Bold, 0.0).unwrap()
    }

    #[test]
    fn a_line_in_one_face_is_one_run_and_says_its_text() {
        let line = set("沈若溪 CQ0217");
        assert_eq!(line.len(), 1);
        assert_eq!(line[0].text, "沈若溪 CQ0217");
        assert_eq!(line[0].glyphs.len(), 10);
        assert_eq!(line[0].glyphs[1].text_range, 3..6);
    }

    #[test]
    fn what_has_no_drawing_stays_in_the_text_of_the_sign_before_it() {
        let line = set("溪\u{200D}若");
        assert_eq!(line[0].text, "溪\u{200D}若");
        assert_eq!(line[0].glyphs[0].text_range, 0..6);
        assert_eq!(line[0].glyphs.len(), 2);
    }

    #[test]
    fn a_character_no_face_has_is_named() {
        assert_eq!(runs("王\u{10FFFD}", Weight::Regular, 0.0).unwrap_err(), ['\u{10FFFD}']);
    }

    #[test]
    fn words_from_the_right_are_one_run_with_their_blanks() {
        let mut line = Line { runs: Vec::new(), at: 0.0, before: None, missing: Vec::new() };
        for character in "سلام سلام".chars() {
            let face = if character == ' ' { Typeface::Regular } else { Typeface::Installed(0) };
            line.draw(character, Glyph { face, id: 1 }, 1.0);
        }
        assert_eq!(line.runs.len(), 1);
        assert_eq!(line.runs[0].text, "سلام سلام");
    }

    #[test]
    fn room_between_signs_moves_the_next_one() {
        let line = runs("工作", Weight::Regular, 0.5).unwrap();
        assert!((line[0].glyphs[0].x_advance - 1.5).abs() < 1e-6);
    }
}
