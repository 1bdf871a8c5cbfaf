//! The tables of the period, one at a time under tabs: as many columns as there is room for, the total as the last row.

use egui::{Frame, Rect, Sense, Stroke, Ui, vec2};

use super::words;
use crate::exchange::report_export::{Cell, ReportTable};
use crate::ui::context::UiContext;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Column, Table, Tabs, muted, paragraph};

/// Narrowest and widest column of figures.
const FIGURES: [f32; 2] = [84.0, 128.0];
/// A first column is no narrower.
const NAMES: f32 = 168.0;
/// A first column this wide gives the rest to the figures.
const NAMES_AIRY: f32 = 280.0;

/// Paints the tabs and the table of the one chosen; `way` is its place among the tables. A note stands below the first.
pub(super) fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (tables, first_note): (&[ReportTable], Option<&str>),
    way: &mut usize,
) {
    let edge = Stroke::new(size::LINE, cx.tokens.line);
    let frame = Frame::new().fill(cx.tokens.surface).stroke(edge).corner_radius(size::RADIUS_CARD);
    frame.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(ui.available_width());
        let tabs = tables.iter().enumerate().fold(Tabs::new(), |tabs, (index, table)| tabs.tab(index, &table.title));
        Frame::new().inner_margin(egui::Margin { left: 8, right: 8, top: 4, bottom: 0 }).show(ui, |ui| {
            tabs.show(ui, cx.tokens, way);
        });
        let Some(table) = tables.get(*way) else { return };
        if table.rows.is_empty() {
            ui.add_space(size::GAP_12);
            ui.horizontal(|ui| {
                ui.add_space(size::GAP_20);
                muted(ui, cx.tokens, &cx.text("sheet-nothing"));
            });
            ui.add_space(size::GAP_12);
            return;
        }
        table_ui(ui, cx, table);
        if let Some(note) = first_note.filter(|_| *way == 0) {
            let frame = Frame::new().inner_margin(egui::Margin::symmetric(20, 8));
            frame.show(ui, |ui| paragraph(ui, Text::Secondary, note, cx.tokens.text2));
        } else {
            ui.add_space(size::GAP_4);
        }
    });
}

fn table_ui(ui: &mut Ui, cx: &UiContext<'_>, table: &ReportTable) {
    let [least, most] = FIGURES;
    let room = ui.available_width();
    let fits = ((room - NAMES) / least).max(1.0) as usize;
    let shown = (fits + 1).min(table.columns.len());
    let wide = ((room - NAMES_AIRY) / (shown.max(2) - 1) as f32).clamp(least, most);
    let columns: Vec<Column<'_>> = table
        .columns
        .iter()
        .take(shown)
        .enumerate()
        .map(|(index, column)| match index {
            0 => Column::rest(&column.title),
            _ => Column::exact(&column.title, wide).right(),
        })
        .collect();
    let rows = table.rows.len() + usize::from(table.total.is_some());
    let list = Table::new("report table", &columns).rows(rows);
    let high = size::TABLE_HEADER + size::ROW * rows as f32;
    let mut place =
        ui.new_child(egui::UiBuilder::new().max_rect(Rect::from_min_size(ui.cursor().min, vec2(room, high))));
    ui.allocate_exact_size(vec2(room, high), Sense::hover());
    list.show(&mut place, cx.tokens, |row| {
        let style = if row.index < table.rows.len() { Text::Body } else { Text::RowTitle };
        let cells = table.rows.get(row.index).or(table.total.as_ref());
        let Some(cells) = cells.map(|cells| told(cx, cells.iter().take(shown))) else {
            return;
        };
        row.name(cells.join(" · "));
        for words in &cells {
            row.text(style, words);
        }
    });
}

fn told<'c>(cx: &UiContext<'_>, cells: impl Iterator<Item = &'c Cell>) -> Vec<String> {
    cells.map(|cell| words::cell(cx.strings, cell)).collect()
}
