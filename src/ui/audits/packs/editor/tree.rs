//! The parts of a standard that is edited: its head, then the items chapter by chapter; add, move, drop.

use egui::Ui;

use super::{Editor, Part};
use crate::domain::standards::drafts::PackDraft;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Column, RowTops, Table, Tone, elided_label, label, list_footer, split_bottom};

const CODE: f32 = 92.0;
const POINTS: f32 = 52.0;

/// A row of the tree.
enum Line {
    Head,
    Area(String, usize),
    Item(usize),
}

/// Paints the tree.
pub(super) fn show(editor: &mut Editor, ui: &mut Ui, cx: &UiContext<'_>) {
    let (mut body, mut foot) = split_bottom(ui, size::LIST_FOOTER);
    tools(editor, &mut body, cx);
    list(editor, &mut body, cx);
    let points = cx.strings.number(editor.draft.points().as_number(), 2);
    let count = cx.strings.text_with("pack-items-count", &[("n", editor.draft.items.len().into())]);
    list_footer(&mut foot, cx.tokens, (&count, &cx.strings.text_with("pack-points-sum", &[("points", points.into())])));
}

fn tools(editor: &mut Editor, ui: &mut Ui, cx: &UiContext<'_>) {
    egui::Frame::new().inner_margin(egui::Margin::symmetric(size::GAP_12 as i8, size::GAP_8 as i8)).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_4;
            if Button::secondary(cx.text("pack-add-item")).icon(icons::ADD).small().show(ui, cx.tokens).clicked() {
                editor.add_item();
            }
            let Part::Item(index) = editor.part else { return };
            let up = Button::icon_only(icons::SORT_UP, cx.text("pack-item-up")).small();
            if up.show(ui, cx.tokens).clicked() && index > 0 {
                swap(editor, index, index - 1);
            }
            let down = Button::icon_only(icons::SORT_DOWN, cx.text("pack-item-down")).small();
            if down.show(ui, cx.tokens).clicked() && index + 1 < editor.draft.items.len() {
                swap(editor, index, index + 1);
            }
            let drop = Button::icon_only(icons::DELETE, cx.text("pack-item-drop")).small();
            if drop.show(ui, cx.tokens).clicked() && index < editor.draft.items.len() {
                editor.draft.items.remove(index);
                editor.part = match editor.draft.items.len() {
                    0 => Part::Head,
                    left => Part::Item(index.min(left - 1)),
                };
            }
        });
    });
}

fn swap(editor: &mut Editor, from: usize, to: usize) {
    editor.draft.items.swap(from, to);
    editor.part = Part::Item(to);
    editor.reveal = true;
}

fn list(editor: &mut Editor, ui: &mut Ui, cx: &UiContext<'_>) {
    let lines = lines(&editor.draft, cx);
    let tops = RowTops::new(lines.iter().map(|line| match line {
        Line::Area(..) => size::ROW_GROUP,
        Line::Head | Line::Item(_) => size::ROW,
    }));
    let columns = [Column::exact("", CODE), Column::rest(""), Column::exact("", POINTS).right()];
    let is_picked = |line: &Line| match (line, editor.part) {
        (Line::Head, Part::Head) => true,
        (Line::Item(this), Part::Item(picked)) => *this == picked,
        _ => false,
    };
    let picked = lines.iter().position(is_picked);
    let reveal = std::mem::take(&mut editor.reveal).then_some(picked).flatten();
    let table = Table::new("pack-tree", &columns).mixed(&tops).headless().selected(picked).reveal(reveal);
    let lang = cx.strings.lang().key();
    let draft = &editor.draft;
    let output = table.show(ui, cx.tokens, |row| match lines.get(row.index) {
        Some(Line::Head) => {
            let words = cx.text("pack-head");
            row.name(words.clone());
            row.cell(|_| {});
            row.cell(|ui| label(ui, cx.tokens, Text::RowTitle, &words));
            row.cell(|_| {});
        }
        Some(Line::Area(title, count)) => row.group(title, &count.to_string()),
        Some(Line::Item(index)) => {
            let Some(item) = draft.items.get(*index) else { return };
            let text = if lang == "en" && !item.text.en.is_empty() { &item.text.en } else { &item.text.zh };
            let unnamed = cx.text("pack-item-unnamed");
            let (text, color) =
                if text.trim().is_empty() { (&unnamed, Tone::Danger.text(cx.tokens)) } else { (text, cx.tokens.text) };
            row.name(format!("{} {text}", item.code));
            row.cell(|ui| elided_label(ui, cx.tokens, Text::Secondary, (&item.code, cx.tokens.text2)));
            row.cell(|ui| elided_label(ui, cx.tokens, Text::Body, (text, color)));
            row.cell(|ui| label(ui, cx.tokens, Text::Body, item.points.trim()));
        }
        None => {}
    });
    match output.activated.or(output.clicked).and_then(|index| lines.get(index)) {
        Some(Line::Head) => editor.part = Part::Head,
        Some(Line::Item(index)) => editor.part = Part::Item(*index),
        _ => {}
    }
}

fn lines(draft: &PackDraft, cx: &UiContext<'_>) -> Vec<Line> {
    let lang = cx.strings.lang().key();
    let mut lines = vec![Line::Head];
    let known = |code: &str| draft.areas.iter().any(|area| area.code.trim() == code);
    for area in &draft.areas {
        let of_area = |item: &crate::domain::standards::drafts::ItemDraft| item.area == area.code.trim();
        let title = if lang == "en" && !area.title.en.is_empty() { &area.title.en } else { &area.title.zh };
        lines.push(Line::Area(title.clone(), draft.items.iter().filter(|item| of_area(item)).count()));
        let places = draft.items.iter().enumerate().filter(|(_, item)| of_area(item)).map(|(place, _)| place);
        lines.extend(places.map(Line::Item));
    }
    let stray: Vec<usize> =
        draft.items.iter().enumerate().filter(|(_, item)| !known(&item.area)).map(|(place, _)| place).collect();
    if !stray.is_empty() {
        lines.push(Line::Area(cx.text("pack-no-area"), stray.len()));
        lines.extend(stray.into_iter().map(Line::Item));
    }
    lines
}
