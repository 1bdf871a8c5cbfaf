//! The right pane: what is to be minded, the picked element in plain words or the face itself, and what to do with the layout.

mod actions;
mod colour;
mod face;
mod notes;
mod place;
mod text;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::open::Open;
use super::{LayoutsScreen, words};
use crate::domain::layouts::{CardField, Element, ElementKind, Shown};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, MmField, Select, elided_label, secondary};

/// Width of the pane, and where the text size leaves little room.
const PANE: [f32; 2] = [304.0, 244.0];

pub(super) use actions::{Act, save_blocked};
pub(super) use face::name_id;

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, screen: &mut LayoutsScreen) -> Option<Act> {
    let frame = Frame::new().fill(cx.tokens.surface);
    let width = super::fitting(ui, PANE);
    let mut act = None;
    Panel::right("layout properties").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        let Some(mut open) = screen.open.take() else { return };
        let bottom =
            Frame::new().fill(cx.tokens.surface).inner_margin(Margin { left: 20, right: 16, top: 8, bottom: 16 });
        let bar = Panel::bottom("layout actions").resizable(false).frame(bottom).show_separator_line(false);
        bar.show(ui, |ui| act = actions::show(ui, cx, (screen, &open)));
        ScrollArea::vertical().id_salt(open.picked).auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 16, top: 16, bottom: 12 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP_12;
                notes::show(ui, cx, (screen, &mut open));
                contents(ui, cx, (screen, &mut open));
            });
        });
        screen.open = Some(open);
    });
    act
}

fn contents(ui: &mut Ui, cx: &UiContext<'_>, (screen, open): (&mut LayoutsScreen, &mut Open)) {
    let is_open = open.target.is_open_to_change();
    if !is_open {
        secondary(ui, cx.tokens, &cx.text("editor-shipped-line"));
    }
    ui.add_enabled_ui(is_open, |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_12;
        if open.element().is_some() {
            element(ui, cx, (screen, open));
        } else {
            face::show(ui, cx, (screen, open));
        }
    });
}

fn element(ui: &mut Ui, cx: &UiContext<'_>, (screen, open): (&mut LayoutsScreen, &mut Open)) {
    let (Some(index), Some(element)) = (open.picked, open.element().cloned()) else { return };
    heading(ui, cx, (open, index, &element));
    match &element.kind {
        ElementKind::Text(kept) => text::show(ui, cx, (screen, open), kept),
        ElementKind::Fill { ink, radius_mm } => fill(ui, cx, (screen, open), (ink, *radius_mm)),
        ElementKind::Seal => face::seal(ui, cx, screen),
        _ => {}
    }
    place::show(ui, cx, (open, &element));
    shown(ui, cx, (open, element.shown));
}

/// What it is, with double and delete at the right.
fn heading(ui: &mut Ui, cx: &UiContext<'_>, (open, index, element): (&mut Open, usize, &Element)) {
    let layout = egui::Layout::right_to_left(egui::Align::Center);
    let row = egui::vec2(ui.available_width(), size::SMALL);
    ui.allocate_ui_with_layout(row, layout, |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_4;
        if open.target.is_open_to_change() {
            let delete = Button::icon_only(icons::DELETE, cx.text("editor-delete")).small().shortcut("Del");
            let is_gone = delete.show(ui, cx.tokens).clicked();
            let double = Button::icon_only(icons::COPY, cx.text("editor-double")).small().shortcut("Ctrl D");
            if double.show(ui, cx.tokens).clicked() {
                open.double();
            }
            if is_gone {
                open.remove();
            }
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            words::icon(&element.kind).show(ui, size::BUTTON_ICON, cx.tokens.text2);
            ui.add_space(size::GAP_4);
            let name = words::name(cx.strings, open.layout(), index);
            elided_label(ui, cx.tokens, Text::DetailTitle, (&name, cx.tokens.text));
        });
    });
}

fn fill(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (screen, open): (&mut LayoutsScreen, &mut Open),
    (ink, radius_mm): (&crate::domain::layouts::Ink, f32),
) {
    if let Some(chosen) = colour::show(ui, cx, (screen, ink)) {
        open.change_element("ink", |element| {
            if let ElementKind::Fill { ink, .. } = &mut element.kind {
                *ink = chosen;
            }
        });
    }
    let mut radius = radius_mm;
    let field = MmField::new(cx.text("editor-radius"), &mut radius, 0.0..=60.0);
    if field.show(ui, cx.tokens).changed() {
        open.change_element("radius", |element| {
            if let ElementKind::Fill { radius_mm, .. } = &mut element.kind {
                *radius_mm = radius;
            }
        });
    }
}

/// Conditions offered besides the usual ones: fields a hall may leave empty.
const OPTIONAL: [CardField; 5] =
    [CardField::Department, CardField::Qualifications, CardField::Window, CardField::Business, CardField::Address];

fn shown(ui: &mut Ui, cx: &UiContext<'_>, (open, kept): (&mut Open, Shown)) {
    let mut conditions = vec![Shown::Always, Shown::Star, Shown::Dated, Shown::WithPhone, Shown::WithCode];
    conditions.extend(OPTIONAL.map(Shown::With));
    if !conditions.contains(&kept) {
        conditions.push(kept);
    }
    let options: Vec<String> = conditions.iter().map(|one| words::shown(cx.strings, *one)).collect();
    let mut picked = conditions.iter().position(|one| *one == kept);
    let caption = cx.text("editor-shown");
    if Select::new(caption.as_str(), &mut picked, &options).show(ui, cx.tokens, cx.strings).changed()
        && let Some(chosen) = picked.and_then(|index| conditions.get(index))
    {
        open.change_element("shown", |element| element.shown = *chosen);
    }
}
