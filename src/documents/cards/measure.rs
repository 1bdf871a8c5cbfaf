//! How much room signs take, read off the faces they will be set in; no typesetting is needed to know it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::LazyLock;

use ttf_parser::Face;

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

fn look_up(character: char, weight: Weight) -> Sign {
    let [regular, bold] = &*FACES;
    let order = if weight == Weight::Bold { [bold, regular] } else { [regular, bold] };
    let own = order.into_iter().flatten().find_map(|face| in_face(face, character));
    own.unwrap_or_else(|| if needs_no_glyph(character) { Sign::default() } else { installed(character) })
}

/// A sign no face has takes a square: it is named before anything is printed.
const UNKNOWN: Sign = Sign { advance: 1.0, left: 0.0, right: 1.0, top: 0.88, bottom: -0.12 };

fn installed(character: char) -> Sign {
    let font = installed_fonts::face_with(character).and_then(|file| installed_face(&file));
    let face = font.as_ref().and_then(|font| Face::parse(font.data(), font.index()).ok());
    face.and_then(|face| in_face(&face, character)).unwrap_or(UNKNOWN)
}

fn in_face(face: &Face<'_>, character: char) -> Option<Sign> {
    let glyph = face.glyph_index(character)?;
    let unit = 1.0 / f32::from(face.units_per_em());
    let advance = f32::from(face.glyph_hor_advance(glyph)?) * unit;
    let Some(ink) = face.glyph_bounding_box(glyph) else {
        return Some(Sign { advance, ..Sign::default() });
    };
    let [left, right, top, bottom] = [ink.x_min, ink.x_max, ink.y_max, ink.y_min].map(|edge| f32::from(edge) * unit);
    Some(Sign { advance, left, right, top, bottom })
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
