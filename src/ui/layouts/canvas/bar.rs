//! The bar above the canvas: add, undo, redo, the face, the zoom.

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, vec2};

use super::super::add;
use super::super::open::{Open, has_back};
use super::super::{LayoutsScreen, words};
use super::zoom::{Larger, Zoom, buttons};
use crate::domain::layouts::Face;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Segments, elided_label};

/// Below this width the bar has two rows.
const NARROW: f32 = 520.0;

/// Height of the bar in a pane of this width.
pub(super) fn height(width: f32) -> f32 {
    if width < NARROW { 2.0 * size::TOP_BAR - size::GAP_12 } else { size::TOP_BAR }
}

pub(super) fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (screen, open): (&mut LayoutsScreen, &mut Open),
    (bar, scale): (Rect, f32),
) {
    keys(ui, (screen, scale));
    let is_narrow = bar.width() < NARROW;
    let row = |top: f32| Rect::from_min_size(egui::pos2(bar.left(), top), vec2(bar.width(), size::TOP_BAR));
    let mut first = in_row(ui, row(bar.top()));
    tools(&mut first, cx, open);
    if is_narrow {
        let mut second = in_row(ui, row(bar.bottom() - size::TOP_BAR));
        looks(&mut second, cx, (screen, open), scale);
    } else {
        looks(&mut first, cx, (screen, open), scale);
    }
}

fn in_row(ui: &mut Ui, rect: Rect) -> Ui {
    let inner = rect.shrink2(vec2(size::GAP_12, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().id_salt(rect.top() as i32).max_rect(inner).layout(layout));
    row.spacing_mut().item_spacing.x = size::GAP_4;
    row
}

fn tools(ui: &mut Ui, cx: &UiContext<'_>, open: &mut Open) {
    let tokens = cx.tokens;
    if open.target.is_open_to_change() {
        let button = Button::secondary(cx.text("editor-add")).icon(icons::ADD).small().show(ui, tokens);
        add::menu(ui, cx, (&button, open));
        let nothing = |is_there: bool| (!is_there).then(|| cx.text("editor-no-step"));
        let undo = Button::icon_only(icons::UNDO, cx.text("editor-undo")).small().shortcut("Ctrl Z");
        if undo.blocked(nothing(open.can_undo())).show(ui, tokens).clicked() {
            open.undo();
        }
        let redo = Button::icon_only(icons::REDO, cx.text("editor-redo")).small().shortcut("Ctrl Y");
        if redo.blocked(nothing(open.can_redo())).show(ui, tokens).clicked() {
            open.redo();
        }
        ui.add_space(size::GAP_8);
    }
    if has_back(open.layout()) {
        let mut face = open.face;
        let segments = Segments::new()
            .option(Face::Front, super::face_words(cx, Face::Front))
            .option(Face::Back, super::face_words(cx, Face::Back));
        if segments.small().show(ui, tokens, &mut face).changed() {
            open.turn(face);
        }
    }
}

/// Zoom at the right, the size in words in what is left.
fn looks(ui: &mut Ui, cx: &UiContext<'_>, (screen, open): (&mut LayoutsScreen, &Open), scale: f32) {
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        buttons(ui, cx, &mut screen.canvas.zoom, scale);
        ui.add_space(size::GAP_8);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(size::GAP_8);
            let words = words::size(cx.strings, open.layout());
            elided_label(ui, cx.tokens, Text::Secondary, (&words, cx.tokens.text2));
        });
    });
}

/// Ctrl with +, − and 0, and with the wheel.
fn keys(ui: &Ui, (screen, scale): (&mut LayoutsScreen, f32)) {
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, key));
    if pressed(Key::Plus) || pressed(Key::Equals) {
        screen.canvas.zoom = Zoom::stepped(scale, Larger::Yes);
    }
    if pressed(Key::Minus) {
        screen.canvas.zoom = Zoom::stepped(scale, Larger::No);
    }
    if pressed(Key::Num0) {
        screen.canvas.zoom = Zoom::Fit;
    }
    let wheel = ui.input(egui::InputState::zoom_delta);
    if wheel > 1.0 {
        screen.canvas.zoom = Zoom::stepped(scale, Larger::Yes);
    } else if wheel < 1.0 {
        screen.canvas.zoom = Zoom::stepped(scale, Larger::No);
    }
}
