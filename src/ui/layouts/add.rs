//! What can be put on a card, and how it looks when it is new.

use egui::{Response, Ui};

use super::open::Open;
use super::{chips, words};
use crate::domain::layouts::{CardField, Element, ElementKind, Frame, Ink, Shown, TextElement, Weight};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::widgets::{Menu, MenuItem, menu_item, menu_line};

/// The menu below its button.
pub(super) fn menu(_ui: &Ui, cx: &UiContext<'_>, (button, open): (&Response, &mut Open)) {
    let mut added = None;
    Menu::below(button).show(cx.tokens, |ui| {
        let mut item = |ui: &mut Ui, key: &str, kind: ElementKind| {
            let entry = MenuItem::new(cx.text(key)).icon(words::icon(&kind));
            if menu_item(ui, cx.tokens, entry).clicked() {
                added = Some(kind);
            }
        };
        item(ui, "editor-kind-text", text());
        item(ui, "editor-kind-photo", ElementKind::Photo);
        item(ui, "editor-kind-mark", ElementKind::Mark);
        item(ui, "editor-kind-seal", ElementKind::Seal);
        menu_line(ui, cx.tokens);
        item(ui, "editor-kind-qr", ElementKind::Qr);
        item(ui, "editor-kind-barcode", ElementKind::Barcode);
        item(ui, "editor-kind-star", ElementKind::Star);
        menu_line(ui, cx.tokens);
        item(ui, "editor-kind-band", ElementKind::Fill { ink: Ink::Band, radius_mm: 0.0 });
        let entry = MenuItem::new(cx.text("editor-kind-line")).icon(icons::REMOVE);
        if menu_item(ui, cx.tokens, entry).clicked() {
            added = Some(ElementKind::Fill { ink: Ink::Hairline, radius_mm: 0.0 });
        }
    });
    if let Some(kind) = added {
        let element = new_element(open, kind);
        open.add(element);
        button.ctx.memory_mut(|memory| memory.request_focus(super::canvas::id()));
    }
}

fn text() -> ElementKind {
    let words = format!("{{{}}}", CardField::Name.code());
    ElementKind::Text(TextElement { weight: Weight::Bold, ..TextElement::new(words, 5.0) })
}

/// A new element in the middle of the face shown.
fn new_element(open: &Open, kind: ElementKind) -> Element {
    let layout = open.layout();
    let (width_mm, height_mm) = usual_size(&kind, layout.width_mm);
    let (width_mm, height_mm) = (width_mm.min(layout.width_mm), height_mm.min(layout.height_mm));
    let frame = Frame {
        x_mm: (layout.width_mm - width_mm) / 2.0,
        y_mm: (layout.height_mm - height_mm) / 2.0,
        width_mm,
        height_mm,
    };
    let shown = match kind {
        ElementKind::Star => Shown::Star,
        ElementKind::Qr | ElementKind::Barcode => Shown::WithCode,
        _ => Shown::Always,
    };
    Element { face: open.face, frame, kind, shown }
}

/// How large it is at first: width and height.
fn usual_size(kind: &ElementKind, face: f32) -> (f32, f32) {
    match kind {
        ElementKind::Fill { ink: Ink::Hairline, .. } => (face - 12.0, 0.3),
        ElementKind::Fill { .. } => (face, 10.0),
        ElementKind::Photo => (25.0, 35.0),
        ElementKind::Mark => (15.0, 15.0),
        ElementKind::Seal => (20.0, 20.0),
        ElementKind::Qr => (18.0, 18.0),
        ElementKind::Barcode => (40.0, 10.0),
        ElementKind::Star => (8.0, 8.0),
        ElementKind::Text(text) => (30.0, text.size_mm * 1.4),
    }
}

/// The chip of a field, to be put into words.
pub(super) fn chip(name: &str, [open, close]: [char; 2]) -> String {
    format!("{open}{name}{close}")
}

/// Fields and words that can be put in: what the menu says, and the chip.
pub(super) fn insertable(cx: &UiContext<'_>) -> (Vec<String>, usize) {
    let fields = CardField::ALL.iter().map(|field| chip(&words::field(cx.strings, *field), chips::FIELD));
    let mut all: Vec<String> = fields.collect();
    let count = all.len();
    let labels = crate::domain::layouts::CardLabel::ALL.iter();
    all.extend(labels.map(|label| chip(&words::label(cx.strings, *label), chips::LABEL)));
    (all, count)
}
