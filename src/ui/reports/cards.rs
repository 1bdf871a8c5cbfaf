//! The figures of the period: six cards, then a strip of those behind them.

use egui::{Frame, Margin, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::data::Shown;
use super::words;
use crate::exchange::report_export::ReportFigure;
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::elided_label;

/// Height of a card of one figure.
const CARD: f32 = 92.0;
/// A card is no narrower.
const NARROWEST: f32 = 148.0;
/// Place of the figure that turns red when it is not nought.
const LATE: usize = 2;
/// Padding of a card.
const PADDING: f32 = 12.0;

/// Paints the cards over the width there is: six in a row, three where there is less room.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
    let late = if shown.figures.total.late > 0 { vec![LATE] } else { Vec::new() };
    let in_row = row(ui, cx, (&shown.key_figures, late));
    further(ui, cx, &shown.further, in_row);
}

/// Cards of figures, those at some places in red; answers how many stand in a row.
pub(super) fn row(ui: &mut Ui, cx: &UiContext<'_>, (figures, red): (&[ReportFigure], Vec<usize>)) -> usize {
    let room = ui.available_width();
    let in_row = if room >= NARROWEST * 6.0 + size::GAP_12 * 5.0 { 6 } else { 3 };
    let wide = (room - size::GAP_12 * (in_row - 1) as f32) / in_row as f32;
    for (row, figures) in figures.chunks(in_row).enumerate() {
        let (rect, _) = ui.allocate_exact_size(vec2(room, CARD), Sense::hover());
        for (place, figure) in figures.iter().enumerate() {
            let left = rect.left() + (wide + size::GAP_12) * place as f32;
            let place_rect = Rect::from_min_size(pos2(left, rect.top()), vec2(wide, CARD));
            let color = if red.contains(&(row * in_row + place)) { cx.tokens.danger_text } else { cx.tokens.text };
            figure_card(ui, cx, (figure, color), place_rect);
        }
    }
    in_row
}

fn figure_card(ui: &mut Ui, cx: &UiContext<'_>, (figure, color): (&ReportFigure, egui::Color32), rect: Rect) {
    let ReportFigure { label, value, note, .. } = figure;
    let value = words::cell(cx.strings, value);
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    ui.painter().rect(rect, size::RADIUS_CARD, cx.tokens.surface, edge, egui::StrokeKind::Inside);
    let response = ui.interact(rect, ui.scope_id().with(("figure", label)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{label} {value}")));
    let inner = rect.shrink2(vec2(PADDING, 8.0));
    let mut ui = ui.new_child(UiBuilder::new().id_salt(label).max_rect(inner));
    ui.spacing_mut().item_spacing.y = 0.0;
    elided_label(&mut ui, cx.tokens, Text::Secondary, (label, cx.tokens.text2));
    ui.add_space(2.0);
    elided_label(&mut ui, cx.tokens, Text::PersonName, (&value, color));
    ui.add_space(size::GAP_4);
    elided_label(&mut ui, cx.tokens, Text::Secondary, (note, cx.tokens.text2));
}

/// Lines of figures, as many in a row as cards: label, figure, what it is made of.
fn further(ui: &mut Ui, cx: &UiContext<'_>, figures: &[ReportFigure], in_row: usize) {
    let edge = egui::Stroke::new(size::LINE, cx.tokens.line);
    let frame = Frame::new().fill(cx.tokens.surface).stroke(edge).corner_radius(size::RADIUS_CARD);
    frame.inner_margin(Margin::symmetric(PADDING as i8, 8)).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_8;
        for row in figures.chunks(in_row) {
            ui.columns(in_row, |columns| {
                for (ui, figure) in columns.iter_mut().zip(row) {
                    further_figure(ui, cx, figure);
                }
            });
        }
    });
}

fn further_figure(ui: &mut Ui, cx: &UiContext<'_>, figure: &ReportFigure) {
    let ReportFigure { label, value, note, .. } = figure;
    ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
    elided_label(ui, cx.tokens, Text::Secondary, (label, cx.tokens.text2));
    ui.horizontal(|ui| {
        let value = words::cell(cx.strings, value);
        elided_label(ui, cx.tokens, Text::RowTitle, (&value, cx.tokens.text));
        elided_label(ui, cx.tokens, Text::Secondary, (note, cx.tokens.text2));
    });
}
