//! Parts of the page of a list on its way in: work going on, why there is no plan, counts that filter, columns to correct.

use egui::{ScrollArea, Ui, vec2};

use super::rows::Tallies;
use super::table::{Shown, View};
use crate::domain::problems::Field;
use crate::exchange::headers::Mapping;
use crate::exchange::list_memory::unknown_header;
use crate::exchange::tables::{Table, column_letter};
use crate::jobs::Seen;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{self as w, Button, Caption, EmptyState, FilterChip, Select, Tone};
use crate::ui::words;

/// Width of one column's select.
const MAPPED: f32 = 148.0;
/// Columns offered for correction; a list with more is none.
const COLUMNS_MOST: usize = 60;

/// The columns of a list, and what each can hold.
pub(in crate::ui) struct Columns<'a> {
    pub(in crate::ui) table: &'a Table,
    pub(in crate::ui) mapping: &'a Mapping,
    pub(in crate::ui) fields: &'a [Field],
    pub(in crate::ui) missing: Vec<Field>,
}

/// What is being done, how far it is; true when it is to stop.
pub(in crate::ui) fn working(ui: &mut Ui, cx: &UiContext<'_>, (key, seen): (&str, Option<Seen>)) -> bool {
    ui.add_space(size::GAP_24);
    let part = seen.filter(|seen| seen.total > 0).map_or(0.0, |seen| seen.done as f32 / seen.total as f32);
    let far = seen.filter(|seen| seen.total > 3).map(|seen| format!("{} / {}", seen.done, seen.total));
    w::progress_with_words(ui, cx.tokens, part, (&cx.text(key), &far.unwrap_or_default()));
    ui.add_space(size::GAP_8);
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    seen.is_some() && Button::secondary(cx.text("staff-import-stop")).show(ui, cx.tokens).clicked()
}

/// Why there is no plan; true when another list is wanted.
pub(in crate::ui) fn failed(ui: &mut Ui, cx: &UiContext<'_>, because: &str) -> bool {
    ui.add_space(ui.available_height() * 0.2);
    let empty = EmptyState::new(icons::WARNING, cx.text("staff-import-failed"), because);
    let button = Button::primary(cx.text("staff-import-other")).icon(icons::OPEN_FILE);
    empty.button(button).show(ui, cx.tokens)
}

/// The counts; a click shows only such rows.
pub(in crate::ui) fn chips(ui: &mut Ui, cx: &UiContext<'_>, (rows, tallies): (usize, Tallies), view: &mut View) {
    let all = [
        (Shown::All, "staff-import-all", rows, None),
        (Shown::Add, "staff-import-add", tallies.add, Some((icons::ADD, Tone::Ok))),
        (Shown::Change, "staff-import-change", tallies.change, Some((icons::EDIT, Tone::Accent))),
        (Shown::Skip, "staff-import-skip", tallies.skip, Some((icons::NOT_APPLICABLE, Tone::Neutral))),
        (Shown::Trouble, "staff-import-trouble", tallies.trouble, Some((icons::OVERDUE, Tone::Danger))),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        for (shown, key, n, sign) in all {
            let words = cx.strings.text_with(key, &[("n", n.into())]);
            let mut chip = FilterChip::new(words).picked(view.shown == shown);
            if let Some((icon, tone)) = sign.filter(|_| n > 0) {
                chip = chip.icon(icon, tone);
            }
            if chip.show(ui, cx.tokens).clicked() {
                view.shown = shown;
            }
        }
    });
}

/// A select for each column of the list, its header's words above; what was picked for which.
pub(in crate::ui) fn mapping(ui: &mut Ui, cx: &UiContext<'_>, columns: &Columns<'_>) -> Option<(usize, Option<Field>)> {
    let Columns { table, mapping, fields, missing } = columns;
    let mut picked_now = None;
    if !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|field| words::field(cx.strings, *field)).collect();
        let words = cx.strings.text_with("staff-import-missing", &[("fields", names.join("、").into())]);
        w::note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE, &words));
        ui.add_space(size::GAP_8);
    }
    let mut options = vec![cx.text("staff-import-unused")];
    options.extend(fields.iter().map(|field| words::field(cx.strings, *field)));
    let width = table.width().min(COLUMNS_MOST);
    ScrollArea::horizontal().id_salt("columns").show(ui, |ui| {
        ui.set_width((MAPPED + size::GAP_8) * width as f32);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            for column in 0..width {
                let field = mapping.field_of(column);
                let at = field.and_then(|field| fields.iter().position(|known| *known == field));
                let mut picked = Some(at.map_or(0, |at| at + 1));
                let caption = Caption::new(head_words(cx, (table, mapping), column)).width(MAPPED);
                let chosen = ui
                    .push_id(column, |ui| Select::new(caption, &mut picked, &options).show(ui, cx.tokens, cx.strings));
                if chosen.inner.changed() {
                    let field = picked.and_then(|at| at.checked_sub(1)).and_then(|at| fields.get(at)).copied();
                    picked_now = Some((column, field));
                }
            }
        });
        ui.add_space(size::GAP_8);
    });
    picked_now
}

fn head_words(cx: &UiContext<'_>, (table, mapping): (&Table, &Mapping), column: usize) -> String {
    let head = mapping.header_row.or_else(|| unknown_header(table)).map_or("", |row| table.cell(row, column));
    let head: String = head.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(9).collect();
    let values = [("letter", column_letter(column).into()), ("head", head.into())];
    cx.strings.text_with("staff-import-head", &values)
}
