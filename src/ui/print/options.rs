//! The right pane: paper, first cell, crop marks, last day, printer; below them what to do.

use egui::{
    Align, Align2, CornerRadius, CursorIcon, Frame, Layout, Margin, Panel, ScrollArea, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, vec2,
};

use super::PrintRoom;
use super::deliver::{Act, actions};
use super::form::{Paper, Validity};
use crate::documents::badges::CARDS_PER_A4;
use crate::domain::problems::Wrong;
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Caption, DateField, Select, secondary, switch};
use crate::ui::words;

/// Width of the pane, and where the text size leaves little room.
const PANE: [f32; 2] = [304.0, 236.0];
/// A cell of the sheet: width and height.
const CELL: [f32; 2] = [34.0, 46.0];
const CELL_GAP: f32 = 6.0;

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) -> Option<Act> {
    let frame = Frame::new().fill(cx.tokens.surface);
    let mut act = None;
    let width = super::fitting(ui, PANE);
    Panel::right("print options").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        let bottom =
            Frame::new().fill(cx.tokens.surface).inner_margin(Margin { left: 20, right: 16, top: 8, bottom: 16 });
        let bar = Panel::bottom("print actions").resizable(false).frame(bottom).show_separator_line(false);
        bar.show(ui, |ui| act = actions(ui, cx, room));
        ScrollArea::vertical().id_salt("print options").auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 20, right: 16, top: 16, bottom: 8 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = size::GAP_12;
                paper(ui, cx, room);
                if room.form.paper == Paper::A4 {
                    cells_and_marks(ui, cx, room);
                }
                last_day(ui, cx, room);
                printer(ui, cx, room);
            });
        });
    });
    act
}

fn paper(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let options = [cx.text("print-paper-a4"), cx.text("print-paper-card")];
    let mut picked = Some(usize::from(room.form.paper == Paper::Card));
    let caption = cx.text("print-paper");
    if Select::new(caption.as_str(), &mut picked, &options).show(ui, cx.tokens, cx.strings).changed() {
        room.form.paper = if picked == Some(1) { Paper::Card } else { Paper::A4 };
        room.preview.page = 0;
    }
}

fn cells_and_marks(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &cx.text("print-start"));
        let is_narrow = ui.available_width() < PANE[1];
        if is_narrow {
            cells(ui, cx, room);
            crop_marks(ui, cx, room);
            return;
        }
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_20;
            cells(ui, cx, room);
            ui.with_layout(Layout::top_down(Align::Min), |ui| crop_marks(ui, cx, room));
        });
    });
}

fn crop_marks(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    switch(ui, cx.tokens, &mut room.form.has_crop_marks, &cx.text("print-crop-marks"));
}

/// The four cells of the sheet; those before the first card were used earlier.
fn cells(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let [width, height] = CELL;
    egui::Grid::new("start cells").spacing(vec2(CELL_GAP, CELL_GAP)).min_col_width(0.0).min_row_height(0.0).show(
        ui,
        |ui| {
            for cell in 0..CARDS_PER_A4 {
                if start_cell(ui, cx, (cell, room.form.start), vec2(width, height)) {
                    room.form.start = cell;
                    room.preview.page = 0;
                }
                if cell % 2 == 1 {
                    ui.end_row();
                }
            }
        },
    );
}

fn start_cell(ui: &mut Ui, cx: &UiContext<'_>, (cell, start): (usize, usize), wanted: egui::Vec2) -> bool {
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let is_picked = cell == start;
    let name = cx.strings.text_with("print-cell", &[("n", (cell + 1).into())]);
    response.widget_info(|| WidgetInfo::selected(egui::Role::RadioButton, ui.is_enabled(), is_picked, &name));
    let fill = match (is_picked, cell < start, response.hovered()) {
        (true, _, _) => tokens.selected,
        (_, _, true) => tokens.hover,
        (_, true, _) => tokens.neutral_soft,
        _ => tokens.surface,
    };
    let edge = if is_picked {
        Stroke::new(size::LINE_FOCUS, tokens.accent)
    } else {
        Stroke::new(size::LINE, tokens.line_strong)
    };
    let corner = CornerRadius::same(4);
    ui.painter().rect(rect, corner, fill, edge, StrokeKind::Inside);
    let color = if is_picked { tokens.accent_text } else { tokens.text2 };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, (cell + 1).to_string(), Text::RowTitle.font(), color);
    if response.has_focus() {
        let ring = Stroke::new(size::LINE_FOCUS, tokens.accent);
        ui.painter().rect_stroke(rect.expand(size::LINE_FOCUS), corner, ring, StrokeKind::Outside);
    }
    response.on_hover_cursor(CursorIcon::PointingHand).clicked()
}

fn last_day(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let today = cx.today();
    let validity = room.form.validity(today);
    let problem = match validity {
        _ if room.is_typing_day => None,
        Validity::Past => Some(cx.text("print-day-past")),
        Validity::Unclear => Some(words::wrong(cx.strings, &Wrong::NotADate)),
        Validity::Open | Validity::Until(_) => None,
    };
    let mut caption = Caption::new(cx.text("print-valid-until")).problem(problem);
    if validity == Validity::Open && !room.is_typing_day {
        caption = caption.hint(cx.text("print-valid-open"));
    }
    let shown = DateField::new(caption, &mut room.form.valid_until, today).show(ui, cx.tokens, cx.strings);
    room.is_typing_day = shown.response.has_focus();
}

fn printer(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom) {
    let delivery = &mut room.delivery;
    if delivery.printers.names.is_empty() {
        return;
    }
    let caption = cx.text("print-printer");
    Select::new(caption.as_str(), &mut delivery.printer, &delivery.printers.names).show(ui, cx.tokens, cx.strings);
}
