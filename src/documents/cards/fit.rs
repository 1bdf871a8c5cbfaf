//! From layout, unit and person to a fitted card.

use std::sync::Arc;

use super::faces::{Drawn, FittedCard, FittedFace, FittedItem};
use super::lines::{SetText, set_text};
use super::{CardContent, CardUnit, FitRemark};
use crate::documents::DocumentError;
use crate::documents::barcode::code_128;
use crate::documents::colours::{readable_on_white, text_colour_on};
use crate::documents::qr::QrCode;
use crate::domain::layouts::{CardField, CardLayout, Element, ElementKind, Face, Frame, Ink, Part, Shown, TextElement};

const TEXT: [u8; 3] = [0x16, 0x21, 0x1e];
const LABEL: [u8; 3] = [0x47, 0x55, 0x4f];
const HAIRLINE: [u8; 3] = [0xb4, 0xc3, 0xbe];
const WHITE: [u8; 3] = [255, 255, 255];

/// The card as it is drawn. Nothing is cut and no text leaves its frame, however long it is; what had to give way is in the remarks.
///
/// # Errors
/// A code too long for a QR code.
pub fn fit(layout: &CardLayout, unit: &CardUnit, content: &CardContent) -> Result<FittedCard, DocumentError> {
    let mut fitting = Fitting { unit, content, remarks: Vec::new() };
    let (mut front, mut back) = (FittedFace::default(), FittedFace::default());
    for (place, element) in layout.elements.iter().enumerate() {
        let items = fitting.element(place, element)?;
        let face = if element.face == Face::Front { &mut front } else { &mut back };
        face.items.extend(items);
    }
    Ok(FittedCard { front, back: layout.has_back().then_some(back), remarks: fitting.remarks })
}

struct Fitting<'a> {
    unit: &'a CardUnit,
    content: &'a CardContent,
    remarks: Vec<FitRemark>,
}

impl Fitting<'_> {
    fn element(&mut self, place: usize, element: &Element) -> Result<Vec<FittedItem>, DocumentError> {
        if !self.is_shown(element.shown) {
            return Ok(Vec::new());
        }
        let drawn = match &element.kind {
            ElementKind::Text(text) => return Ok(self.text(place, element, text)),
            ElementKind::Fill { ink, radius_mm } => {
                Some(Drawn::Fill { rgb: self.fill_rgb(ink), radius_mm: *radius_mm })
            }
            ElementKind::Photo if self.content.photo.is_some() => Some(Drawn::Photo),
            ElementKind::Photo => Some(Drawn::NoPhoto),
            ElementKind::Mark if self.unit.logo.is_some() => Some(Drawn::Logo),
            ElementKind::Mark => Some(Drawn::Mark { rgb: readable_on_white(self.unit.band_rgb) }),
            ElementKind::Seal => self.unit.seal.is_some().then_some(Drawn::Seal),
            ElementKind::Star => Some(Drawn::Star { rgb: self.unit.rule_rgb }),
            ElementKind::Qr => self.qr()?,
            ElementKind::Barcode => self.bars(&element.frame),
        };
        let area = if matches!(drawn, Some(Drawn::Qr(_) | Drawn::Mark { .. } | Drawn::Star { .. })) {
            square_in(&element.frame)
        } else {
            element.frame
        };
        Ok(drawn.map(|drawn| FittedItem { element: place, area, drawn }).into_iter().collect())
    }

    fn is_shown(&self, shown: Shown) -> bool {
        match shown {
            Shown::Always => true,
            Shown::Star => self.content.has_star,
            Shown::Dated => !self.field(CardField::ValidUntil).is_empty(),
            Shown::WithPhone => !self.field(CardField::SupervisionPhone).is_empty(),
            Shown::WithCode => self.content.with_code,
            Shown::With(field) => !self.field(field).is_empty(),
        }
    }

    /// The field on one line, without blanks at its ends: a pasted line break would push text out of its place.
    fn field(&self, field: CardField) -> String {
        let given = self.content.fields.get(&field).map(String::as_str);
        let of_unit = match field {
            CardField::UnitName => &self.unit.unit_name,
            CardField::HallName => &self.unit.hall_name,
            CardField::SupervisionPhone => &self.unit.supervision_phone,
            CardField::Address => &self.unit.address,
            _ => "",
        };
        on_one_line(given.unwrap_or(of_unit))
    }

    /// The words with fields and labels in; none where every field is empty.
    fn words(&self, text: &TextElement) -> Option<String> {
        let parts = text.parts();
        let is_filled = |part: &Part<'_>| matches!(part, Part::Field(field) if !self.field(*field).is_empty());
        let has_fields = parts.iter().any(|part| matches!(part, Part::Field(_)));
        if has_fields && !parts.iter().any(is_filled) {
            return None;
        }
        let said = |part| match part {
            Part::Words(words) => words.to_owned(),
            Part::Field(field) => self.field(field),
            Part::Label(label) => self.unit.labels.get(&label).cloned().unwrap_or_default(),
            Part::Unknown(words) => format!("{{{words}}}"),
        };
        let words = on_one_line(&parts.into_iter().map(said).collect::<String>());
        (!words.is_empty()).then_some(words)
    }

    fn text(&mut self, place: usize, element: &Element, text: &TextElement) -> Vec<FittedItem> {
        let Some(words) = self.words(text) else { return Vec::new() };
        let set = set_text(&words, text, &element.frame);
        if let Some(kind) = set.kind {
            self.remarks.push(FitRemark { element: place, face: element.face, kind, text: words });
        }
        lines_of(set, place, text, self.text_rgb(&text.ink))
    }

    fn qr(&self) -> Result<Option<Drawn>, DocumentError> {
        let code = self.content.code.trim();
        if code.is_empty() {
            return Ok(None);
        }
        Ok(Some(Drawn::Qr(Arc::new(QrCode::of(code)?))))
    }

    /// The work number as bars; nothing where it has signs a bar code cannot say.
    fn bars(&self, frame: &Frame) -> Option<Drawn> {
        let code = code_128(&self.field(CardField::WorkNo))?;
        let module = frame.width_mm / code.modules as f32;
        let bar = |(from, width): &(usize, usize)| (frame.x_mm + *from as f32 * module, *width as f32 * module);
        Some(Drawn::Bars(code.bars.iter().map(bar).collect()))
    }

    fn fill_rgb(&self, ink: &Ink) -> [u8; 3] {
        match ink {
            Ink::Text => TEXT,
            Ink::Label => LABEL,
            Ink::Hairline => HAIRLINE,
            Ink::Band => self.unit.band_rgb,
            Ink::OnBand => text_colour_on(self.unit.band_rgb),
            Ink::Rule => self.unit.rule_rgb,
            Ink::Number => self.unit.number_rgb,
            Ink::White => WHITE,
            Ink::Own(_) => ink.own_rgb().unwrap_or(TEXT),
        }
    }

    /// As a fill, but the unit's colours as dark as it takes to be read on white.
    fn text_rgb(&self, ink: &Ink) -> [u8; 3] {
        let rgb = self.fill_rgb(ink);
        if matches!(ink, Ink::Band | Ink::Rule | Ink::Number) { readable_on_white(rgb) } else { rgb }
    }
}

/// Words on a page, fitted into a frame like those on a card; nothing where they are blank.
pub(in crate::documents) fn page_line(
    words: &str,
    text: &TextElement,
    frame: &Frame,
    unit: &CardUnit,
) -> Vec<FittedItem> {
    let words = on_one_line(words);
    if words.is_empty() {
        return Vec::new();
    }
    let fitting = Fitting { unit, content: &CardContent::default(), remarks: Vec::new() };
    lines_of(set_text(&words, text, frame), 0, text, fitting.text_rgb(&text.ink))
}

fn lines_of(set: SetText, place: usize, text: &TextElement, rgb: [u8; 3]) -> Vec<FittedItem> {
    let SetText { lines, size_mm, spacing_mm, .. } = set;
    let item = |line: super::lines::SetLine| {
        let y_mm = line.baseline_mm - 0.88 * size_mm;
        let area = Frame { x_mm: line.x_mm, y_mm, width_mm: line.width_mm, height_mm: size_mm };
        let (weight, baseline_mm) = (text.weight, line.baseline_mm);
        let drawn = Drawn::Line { text: line.text, baseline_mm, size_mm, weight, rgb, spacing_mm };
        FittedItem { element: place, area, drawn }
    };
    lines.into_iter().map(item).collect()
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The largest square in the middle of the frame.
fn square_in(frame: &Frame) -> Frame {
    let side = frame.width_mm.min(frame.height_mm);
    Frame {
        x_mm: frame.x_mm + (frame.width_mm - side) / 2.0,
        y_mm: frame.y_mm + (frame.height_mm - side) / 2.0,
        width_mm: side,
        height_mm: side,
    }
}
