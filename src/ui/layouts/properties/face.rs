//! Nothing is picked: the layout's name, the size of its faces, its back, and the unit's seal.

use egui::{Id, Ui};

use super::super::open::{Open, has_back};
use super::super::steps::StepKind;
use super::super::{LayoutsScreen, words};
use crate::domain::layouts::{Element, ElementKind, Face, Frame, Ink, Shown};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, MmField, Select, TextField, label, paragraph, separator};

/// Usual faces: width and height in millimetres.
const PRESETS: [(&str, f32, f32); 8] = [
    ("editor-preset-badge", 86.0, 118.0),
    ("editor-preset-cr80", 85.6, 53.98),
    ("editor-preset-name", 90.0, 54.0),
    ("editor-preset-a6", 105.0, 148.0),
    ("editor-preset-sign", 200.0, 100.0),
    ("editor-preset-plate", 240.0, 80.0),
    ("editor-preset-five-inch", 89.0, 127.0),
    ("editor-preset-one-inch", 25.0, 35.0),
];

/// The field of the name, to lead the keys there.
pub(in crate::ui::layouts) fn name_id() -> Id {
    Id::unique("name of a layout")
}

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (screen, open): (&mut LayoutsScreen, &mut Open)) {
    name(ui, cx, open);
    face_size(ui, cx, open);
    back(ui, cx, open);
    separator(ui, cx.tokens);
    seal(ui, cx, screen);
}

fn name(ui: &mut Ui, cx: &UiContext<'_>, open: &mut Open) {
    let mut name = open.layout().name_in(cx.strings.lang().key()).to_owned();
    let missing = name.trim().is_empty().then(|| words::required(cx.strings));
    let caption = Caption::new(cx.text("editor-name")).required().problem(missing);
    if TextField::new(caption, &mut name).id(name_id()).limit(24).show(ui, cx.tokens).changed() {
        open.change(StepKind::Field(usize::MAX, "name"), |layout| super::super::rename(layout, &name));
    }
}

fn face_size(ui: &mut Ui, cx: &UiContext<'_>, open: &mut Open) {
    let (mut width, mut height) = (open.layout().width_mm, open.layout().height_mm);
    let mut kind = None;
    ui.columns_const(|[left, right]| {
        if MmField::new(cx.text("editor-width"), &mut width, 10.0..=420.0).show(left, cx.tokens).changed() {
            kind = Some(StepKind::Field(usize::MAX, "width"));
        }
        if MmField::new(cx.text("editor-height"), &mut height, 10.0..=420.0).show(right, cx.tokens).changed() {
            kind = Some(StepKind::Field(usize::MAX, "height"));
        }
    });
    let options: Vec<String> = PRESETS.iter().map(|(key, ..)| cx.text(key)).collect();
    let is = |(_, wide, high): &(&str, f32, f32)| (wide - width).abs() < 0.005 && (high - height).abs() < 0.005;
    let mut picked = PRESETS.iter().position(is);
    let caption = cx.text("editor-preset");
    let select = Select::new(caption.as_str(), &mut picked, &options).placeholder(cx.text("editor-preset-other"));
    if select.show(ui, cx.tokens, cx.strings).changed()
        && let Some((_, wide, high)) = picked.and_then(|index| PRESETS.get(index))
    {
        (width, height) = (*wide, *high);
        kind = Some(StepKind::Once);
    }
    if let Some(kind) = kind {
        open.change(kind, |layout| (layout.width_mm, layout.height_mm) = (width, height));
    }
}

fn back(ui: &mut Ui, cx: &UiContext<'_>, open: &mut Open) {
    if has_back(open.layout()) {
        if Button::quiet(cx.text("editor-remove-back")).icon(icons::REMOVE).small().show(ui, cx.tokens).clicked() {
            open.set_back(None);
        }
    } else if Button::quiet(cx.text("editor-add-back")).icon(icons::ADD).small().show(ui, cx.tokens).clicked() {
        let (width_mm, height_mm) = (open.layout().width_mm, open.layout().height_mm);
        let frame = Frame { x_mm: 0.0, y_mm: 0.0, width_mm, height_mm: (height_mm * 0.2).round() };
        let kind = ElementKind::Fill { ink: Ink::Band, radius_mm: 0.0 };
        open.set_back(Some(Element { face: Face::Back, frame, kind, shown: Shown::Always }));
        open.turn(Face::Back);
    }
}

/// The unit's seal: one picture for all layouts.
pub(super) fn seal(ui: &mut Ui, cx: &UiContext<'_>, screen: &mut LayoutsScreen) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        label(ui, cx.tokens, Text::RowTitle, &cx.text("editor-seal"));
        screen.seal.show(ui, cx);
        paragraph(ui, Text::Secondary, &cx.text("editor-seal-line"), cx.tokens.text2);
    });
}
