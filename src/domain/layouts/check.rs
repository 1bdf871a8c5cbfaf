//! What keeps a layout from being used.

use std::ops::RangeInclusive;

use super::{CardField, CardLayout, Element, ElementKind, Frame, Ink, LayoutProblem, Part, TextElement};
use crate::domain::products::Product;

/// Width and height of a face.
const FACE_MM: RangeInclusive<f32> = 10.0..=420.0;
/// How far a fill may run over its face.
const OVER_MM: f32 = 5.0;
/// What rounding may add.
const SLACK_MM: f32 = 0.01;

impl CardLayout {
    /// Everything that keeps the layout from being used, in the order of its elements; empty means it may be used.
    pub fn check(&self) -> Vec<LayoutProblem> {
        let mut problems = Vec::new();
        if !FACE_MM.contains(&self.width_mm) || !FACE_MM.contains(&self.height_mm) {
            problems.push(LayoutProblem::FaceSize);
        }
        for (place, element) in self.elements.iter().enumerate() {
            self.check_element(element, place + 1, &mut problems);
        }
        problems.extend(self.missing().map(LayoutProblem::Missing));
        problems
    }

    fn check_element(&self, element: &Element, place: usize, problems: &mut Vec<LayoutProblem>) {
        let (over, least) = match element.kind {
            ElementKind::Fill { .. } => (OVER_MM, 0.1),
            _ => (SLACK_MM, 0.5),
        };
        if !self.holds(&element.frame, over) {
            problems.push(LayoutProblem::Outside { element: place });
        }
        if !(element.frame.width_mm >= least && element.frame.height_mm >= least) {
            problems.push(LayoutProblem::TooSmall { element: place });
        }
        let mut wrong = |what| problems.push(LayoutProblem::OutOfRange { element: place, what });
        match &element.kind {
            ElementKind::Fill { ink, radius_mm } => {
                check_ink(ink, &mut wrong);
                check_range(*radius_mm, 0.0..=200.0, "radius_mm", &mut wrong);
            }
            ElementKind::Text(text) => {
                check_text(text, &mut wrong);
                problems.extend(unknown(text).map(|field| LayoutProblem::UnknownField { element: place, field }));
            }
            _ => {}
        }
    }

    fn holds(&self, frame: &Frame, over: f32) -> bool {
        let inside = |from: f32, length: f32, whole: f32| from >= -over && from + length <= whole + over;
        inside(frame.x_mm, frame.width_mm, self.width_mm) && inside(frame.y_mm, frame.height_mm, self.height_mm)
    }

    /// What must stand on it and does not (P1-1.2, P1-2.7).
    fn missing(&self) -> impl Iterator<Item = &'static str> {
        let fields: &[CardField] = match self.product {
            Product::Badge => {
                &[CardField::UnitName, CardField::Name, CardField::WorkNo, CardField::Post, CardField::Title]
            }
            Product::CounterSign => &[CardField::WorkNo],
            _ => &[],
        };
        let has_photo = self.elements.iter().any(|element| element.kind == ElementKind::Photo);
        let photo = (self.product == Product::Badge && !has_photo).then_some("photo");
        let absent = fields.iter().filter(|field| !self.says(**field)).map(|field| field.code());
        photo.into_iter().chain(absent).collect::<Vec<_>>().into_iter()
    }
}

fn check_text(text: &TextElement, wrong: &mut impl FnMut(&'static str)) {
    check_ink(&text.ink, wrong);
    check_range(text.size_mm, 0.8..=200.0, "size_mm", wrong);
    check_range(text.least, 0.3..=1.0, "least", wrong);
    check_range(text.spacing, 0.0..=3.0, "spacing", wrong);
    check_range(text.from_four, 0.3..=1.0, "from_four", wrong);
    if !(1..=9).contains(&text.lines) {
        wrong("lines");
    }
}

fn check_range(value: f32, range: RangeInclusive<f32>, what: &'static str, wrong: &mut impl FnMut(&'static str)) {
    if !range.contains(&value) {
        wrong(what);
    }
}

fn check_ink(ink: &Ink, wrong: &mut impl FnMut(&'static str)) {
    if matches!(ink, Ink::Own(colour) if own_rgb(colour).is_none()) {
        wrong("ink");
    }
}

fn unknown(text: &TextElement) -> impl Iterator<Item = String> {
    let words = |part| match part {
        Part::Unknown(words) => Some(words.to_owned()),
        _ => None,
    };
    text.parts().into_iter().filter_map(words).collect::<Vec<_>>().into_iter()
}

/// `#RRGGBB` as red, green, blue.
fn own_rgb(colour: &str) -> Option<[u8; 3]> {
    let digits = colour.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let number = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

impl Ink {
    /// Its own colour, where it has one that can be read.
    pub fn own_rgb(&self) -> Option<[u8; 3]> {
        match self {
            Self::Own(colour) => own_rgb(colour),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn badge() -> CardLayout {
        CardLayout::shipped_as("badge").unwrap().clone()
    }

    fn problems(change: impl FnOnce(&mut CardLayout)) -> Vec<LayoutProblem> {
        let mut layout = badge();
        change(&mut layout);
        layout.check()
    }

    #[test]
    fn a_badge_without_its_photo_or_a_field_cannot_be_used() {
        let without = problems(|badge| badge.elements.clear());
        let missing = ["photo", "unit", "name", "work_no", "post", "title"];
        assert_eq!(without, missing.map(LayoutProblem::Missing));
    }

    #[test]
    fn only_a_fill_may_run_over_the_edge() {
        let over = problems(|badge| {
            badge.elements[0].frame = Frame { x_mm: -2.0, y_mm: -2.0, width_mm: 90.0, height_mm: 29.0 }
        });
        assert_eq!(over, []);
        let photo = badge().elements.iter().position(|e| e.kind == ElementKind::Photo).unwrap();
        let outside = problems(|badge| badge.elements[photo].frame.x_mm = 70.0);
        assert_eq!(outside, [LayoutProblem::Outside { element: photo + 1 }]);
    }

    #[test]
    fn a_number_that_is_none_is_outside_everything() {
        let broken = problems(|badge| badge.elements[0].frame.width_mm = f32::NAN);
        assert_eq!(broken, [LayoutProblem::Outside { element: 1 }, LayoutProblem::TooSmall { element: 1 }]);
        assert_eq!(problems(|badge| badge.width_mm = f32::INFINITY)[0], LayoutProblem::FaceSize);
    }

    #[test]
    fn a_wrong_field_colour_or_share_names_its_element() {
        let wrong = problems(|badge| {
            let text = TextElement { ink: Ink::Own("red".into()), least: 0.1, ..TextElement::new("{nmae}", 4.0) };
            let frame = Frame { x_mm: 5.0, y_mm: 5.0, width_mm: 9.0, height_mm: 5.0 };
            badge.elements.insert(0, Element { frame, kind: ElementKind::Text(text), ..badge.elements[0].clone() });
        });
        let expected = [
            LayoutProblem::OutOfRange { element: 1, what: "ink" },
            LayoutProblem::OutOfRange { element: 1, what: "least" },
            LayoutProblem::UnknownField { element: 1, field: "nmae".into() },
        ];
        assert_eq!(wrong, expected);
        assert_eq!(Ink::Own("#C9a24b".into()).own_rgb(), Some([0xc9, 0xa2, 0x4b]));
    }
}
