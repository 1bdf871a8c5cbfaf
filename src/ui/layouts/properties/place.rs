//! Where the picked element lies and how large it is.

use egui::Ui;

use super::super::frames::{LEAST_MM, Side};
use super::super::open::Open;
use crate::domain::layouts::{Element, ElementKind, Frame};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, MmField, secondary};

/// How far a fill may run over the edge.
const OVER_MM: f32 = 5.0;

pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (open, element): (&mut Open, &Element)) {
    let is_fill = matches!(element.kind, ElementKind::Fill { .. });
    let (over, least) = if is_fill { (OVER_MM, 0.1) } else { (0.0, LEAST_MM) };
    let (wide, high) = (open.layout().width_mm, open.layout().height_mm);
    let Frame { mut x_mm, mut y_mm, mut width_mm, mut height_mm } = element.frame;
    let start = |length: f32, room: f32| -over..=(room + over - length).max(-over);
    let length = |at: f32, room: f32| least..=(room + over - at).max(least);
    let mut changed = None;
    let mut field = |ui: &mut Ui, key: &'static str, value: &mut f32, range| {
        if MmField::new(cx.text(key), value, range).show(ui, cx.tokens).changed() {
            changed = Some(key);
        }
    };
    ui.columns_const(|[left, right]| {
        field(left, "editor-x", &mut x_mm, start(width_mm, wide));
        field(right, "editor-y", &mut y_mm, start(height_mm, high));
    });
    ui.columns_const(|[left, right]| {
        field(left, "editor-width", &mut width_mm, length(x_mm, wide));
        field(right, "editor-height", &mut height_mm, length(y_mm, high));
    });
    if let Some(key) = changed {
        open.change_element(key, |element| element.frame = Frame { x_mm, y_mm, width_mm, height_mm });
    }
    sides(ui, cx, open);
}

fn sides(ui: &mut Ui, cx: &UiContext<'_>, open: &mut Open) {
    ui.horizontal(|ui| {
        secondary(ui, cx.tokens, &cx.text("editor-on-face"));
        ui.add_space(size::GAP_4);
        for (side, icon, key) in [
            (Side::Left, icons::TO_LEFT, "editor-to-left"),
            (Side::Middle, icons::TO_MIDDLE, "editor-to-middle"),
            (Side::Right, icons::TO_RIGHT, "editor-to-right"),
        ] {
            if Button::icon_only(icon, cx.text(key)).small().show(ui, cx.tokens).clicked() {
                open.align(side);
            }
        }
    });
}
