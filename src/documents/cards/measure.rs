//! How much room signs take, read off the faces they will be set in; no typesetting is needed to know it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use ttf_parser::Face;

use super::typefaces::Typeface;
use crate::documents::engine::installed_face;
use crate::documents::fonts::{self, needs_no_glyph};
use crate::documents::installed_fonts;
use crate::domain::layouts::Weight;

/// A sign at the size 1: how far it moves on, and what its ink covers, upwards from the baseline.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Sign {
    pub(super) advance: f32,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    /// What draws it; none where nothing is drawn, or no face has it.
    pub(super) glyph: Option<Glyph>,
}

/// The drawing of a sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The face that has it.
    pub(super) face: Typeface,
    /// Its number in the face.
    pub(super) id: u16,
}

/// A line at the size 1. Left and right tell where ink or advance reaches from where the line starts.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Extent {
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Extent {
    pub(super) fn width(self) -> f32 {
        self.right - self.left
    }
}

/// The line with so much extra room after each sign; blanks at its end take none.
pub(super) fn extent(text: &str, weight: Weight, spacing: f32) -> Extent {
    let mut at = 0.0;
    let mut line = Extent::default();
    for character in text.trim_end().chars() {
        let sign = sign(character, weight);
        line.left = line.left.min(at + sign.left);
        line.right = line.right.max(at + sign.advance).max(at + sign.right);
        line.top = line.top.max(sign.top);
        line.bottom = line.bottom.min(sign.bottom);
        at += sign.advance + spacing;
    }
    line
}

/// The room of a sign in the face that draws it.
pub(super) fn sign(character: char, weight: Weight) -> Sign {
    thread_local! {
        static KNOWN: RefCell<HashMap<(char, bool), Sign>> = RefCell::default();
    }
    let key = (character, weight == Weight::Bold);
    KNOWN.with(|known| {
        if let Some(sign) = known.borrow().get(&key) {
            return *sign;
        }
        let sign = look_up(character, weight);
        known.borrow_mut().insert(key, sign);
        sign
    })
}

static FACES: LazyLock<[Option<Face<'static>>; 2]> =
    LazyLock::new(|| [fonts::REGULAR, fonts::BOLD].map(|face| Face::parse(face, 0).ok()));

/// The shipped faces, the one of this weight first.
fn own_faces(weight: Weight) -> impl Iterator<Item = (&'static Face<'static>, Typeface)> {
    let [regular, bold] = &*FACES;
    let (regular, bold) = ((regular, Typeface::Regular), (bold, Typeface::Bold));
    let order = if weight == Weight::Bold { [bold, regular] } else { [regular, bold] };
    order.into_iter().filter_map(|(face, name)| face.as_ref().map(|face| (face, name)))
}

/// The form of a shipped sign a variation selector asks for.
pub(super) fn variant(glyph: Glyph, character: char, selector: char) -> Option<Glyph> {
    let (face, name) = own_faces(Weight::Regular).find(|(_, name)| *name == glyph.face)?;
    face.glyph_variation_index(character, selector).map(|id| Glyph { face: name, id: id.0 })
}

fn look_up(character: char, weight: Weight) -> Sign {
    let own = own_faces(weight).find_map(|(face, name)| in_face(face, character, Some(name)));
    own.unwrap_or_else(|| if needs_no_glyph(character) { Sign::default() } else { installed(character) })
}

/// A sign no face has takes a square: it is named before anything is printed.
const UNKNOWN: Sign = Sign { advance: 1.0, left: 0.0, right: 1.0, top: 0.88, bottom: -0.12, glyph: None };

fn installed(character: char) -> Sign {
    let Some(file) = installed_fonts::face_with(character) else { return UNKNOWN };
    let font = installed_face(&file);
    let face = font.as_ref().and_then(|font| Face::parse(font.data(), font.index()).ok());
    face.and_then(|face| in_face(&face, character, Typeface::installed(&file))).unwrap_or(UNKNOWN)
}

fn in_face(face: &Face<'_>, character: char, name: Option<Typeface>) -> Option<Sign> {
    let id = face.glyph_index(character)?;
    let unit = 1.0 / f32::from(face.units_per_em());
    let advance = f32::from(face.glyph_hor_advance(id)?) * unit;
    let glyph = name.map(|face| Glyph { face, id: id.0 });
    let Some(ink) = face.glyph_bounding_box(id) else {
        return Some(Sign { advance, glyph, ..Sign::default() });
    };
    let [left, right, top, bottom] = [ink.x_min, ink.x_max, ink.y_max, ink.y_min].map(|edge| f32::from(edge) * unit);
    Some(Sign { advance, left, right, top, bottom, glyph })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_han_sign_is_as_wide_as_its_size_and_figures_are_all_alike() {
        let close = |a: f32, b: f32| (a - b).abs() < 1e-4;
        assert!(close(sign('溪', Weight::Bold).advance, 1.0));
        let zero = sign('0', Weight::Bold).advance;
        assert!("123456789".chars().all(|figure| close(sign(figure, Weight::Bold).advance, zero)));
        assert!(close(extent("沈若溪", Weight::Regular, 0.0).width(), 3.0));
        assert!(close(extent("工作证", Weight::Regular, 0.5).width(), 4.0), "no room after the last sign");
    }

    #[test]
    fn ink_that_reaches_over_its_advance_counts() {
        let j = extent("j", Weight::Regular, 0.0);
        assert!(j.left < 0.0 && j.bottom < -0.15 && j.top > 0.7, "{j:?}");
    }

    #[test]
    fn what_has_no_glyph_takes_no_room() {
        assert!(sign('\u{E0101}', Weight::Regular).advance.abs() < 1e-6);
        assert_eq!(extent("溪 ", Weight::Bold, 0.0), extent("溪", Weight::Bold, 0.0));
    }
}
