//! The right pane: what to print, on which sheet, from which cell, in which layout, on which printer; below them what to do.

mod cells;
mod layout;
mod more;
mod printer;
mod product;
mod sheet;
pub(super) mod sheet_words;

use egui::{Frame, Margin, Panel, ScrollArea, Ui};

use super::PrintRoom;
use super::batch::BatchKey;
use super::deliver::{Act, actions};
use crate::ui::context::UiContext;
use crate::ui::theme::size;

/// Width of the pane, and where the text size leaves little room.
pub(super) const PANE: [f32; 2] = [304.0, 236.0];

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &BatchKey) -> Option<Act> {
    let frame = Frame::new().fill(cx.tokens.surface);
    let mut act = None;
    let width = super::fitting(ui, PANE);
    Panel::right("print options").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        let bottom =
            Frame::new().fill(cx.tokens.surface).inner_margin(Margin { left: 20, right: 16, top: 8, bottom: 16 });
        let bar = Panel::bottom("print actions").resizable(false).frame(bottom).show_separator_line(false);
        let height = bar.show(ui, |ui| {
            act = actions(ui, cx, room);
            ui.min_rect().height()
        });
        settle(ui, room, height.inner);
        ScrollArea::vertical().id_salt("print options").auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 16, top: 16, bottom: 8 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP_12;
                let is_going = room.delivery.is_busy();
                ui.add_enabled_ui(!is_going, |ui| fields(ui, cx, room, key));
            });
        });
    });
    act
}

/// A foot that grew or shrank has its new room from the next frame on.
fn settle(ui: &Ui, room: &mut PrintRoom, height: f32) {
    if (room.foot - height).abs() > 0.5 {
        room.foot = height;
        ui.ctx().request_repaint();
    }
}

fn fields(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &BatchKey) {
    product::choose(ui, cx, room);
    sheet::choose(ui, cx, room);
    if room.form.product.has_layout() {
        cells::and_switches(ui, cx, room, key);
        more::edge(ui, cx, room, key);
        layout::choose(ui, cx, room);
    }
    printer::choose(ui, cx, room);
    more::fields(ui, cx, room, key);
}
