//! The list of standards by purpose.

use egui::Ui;

use super::data::PackLine;
use super::{Asked, PacksScreen, words};
use crate::ui::audit_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Column, EmptyState, RowTops, Table, TwoLines, chip, list_footer, pane_header, split_bottom, two_line_row,
};

const CHIP: f32 = 120.0;

/// A row: the head of a purpose, or a standard.
enum Line {
    Head(String, usize),
    Pack(usize),
}

/// Paints the list and answers what was asked for.
pub(super) fn show(screen: &mut PacksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
    let mut asked = None;
    let count = cx.strings.text_with("pack-count", &[("n", screen.data.lines.len().into())]);
    pane_header(ui, cx.tokens, (&cx.text("pack-list"), &count), |ui| {
        let bring = Button::secondary(cx.text("pack-import")).icon(icons::IMPORT);
        if bring.show(ui, cx.tokens).clicked() {
            asked = Some(Asked::Import);
        }
    });
    if screen.data.is_unreadable {
        EmptyState::new(icons::WARNING, cx.text("pack-unreadable"), cx.text("pack-unreadable-do")).show(ui, cx.tokens);
        return asked;
    }
    let (mut body, mut foot) = split_bottom(ui, size::LIST_FOOTER);
    rows(screen, &mut body, cx);
    list_footer(&mut foot, cx.tokens, (&cx.text("pack-never-changed"), ""));
    asked
}

fn rows(screen: &mut PacksScreen, ui: &mut Ui, cx: &UiContext<'_>) {
    let lines = grouped(&screen.data.lines, cx);
    let heights = lines.iter().map(|line| match line {
        Line::Head(..) => size::ROW_GROUP,
        Line::Pack(_) => size::ROW_TWO,
    });
    let tops = RowTops::new(heights);
    let columns = [Column::rest(""), Column::exact("", CHIP).right()];
    let chosen = screen.selected.clone();
    let is_chosen = |line: &Line| match line {
        Line::Pack(index) => screen.data.lines.get(*index).is_some_and(|line| Some(named(line)) == chosen),
        Line::Head(..) => false,
    };
    let table = Table::new("packs", &columns).mixed(&tops).headless().selected(lines.iter().position(is_chosen));
    let output = table.show(ui, cx.tokens, |row| match lines.get(row.index) {
        Some(Line::Head(name, count)) => row.group(name, &count.to_string()),
        Some(Line::Pack(index)) => {
            let Some(line) = screen.data.lines.get(*index) else { return };
            let title = line.known.pack.title.in_language(cx.strings.lang().key());
            let about = about(cx, line);
            let (tone, icon, standing) = words::standing(cx.strings, line);
            row.name(format!("{title} {about} {standing}"));
            let two = TwoLines { title: title.into(), line: about.as_str().into(), ..TwoLines::default() };
            row.cell(|ui| two_line_row(ui, cx.tokens, two));
            row.cell(|ui| chip(ui, cx.tokens, tone, (icon, &standing)));
        }
        None => {}
    });
    let clicked = output.activated.or(output.clicked).and_then(|index| lines.get(index));
    if let Some(Line::Pack(index)) = clicked {
        screen.selected = screen.data.lines.get(*index).map(named);
    }
}

fn named(line: &PackLine) -> (String, String) {
    let (code, edition) = line.name();
    (code.to_owned(), edition.to_owned())
}

fn about(cx: &UiContext<'_>, line: &PackLine) -> String {
    let pack = &line.known.pack;
    let values = [
        ("edition", pack.edition.as_str().into()),
        ("items", pack.items.len().into()),
        ("points", cx.strings.number(pack.total_points.as_number(), 2).into()),
        ("uses", line.uses.into()),
    ];
    cx.strings.text_with("pack-line", &values)
}

fn grouped(lines: &[PackLine], cx: &UiContext<'_>) -> Vec<Line> {
    let mut rows = Vec::new();
    let mut above = None;
    for (index, line) in lines.iter().enumerate() {
        let purpose = line.known.pack.purpose;
        if above != Some(purpose) {
            let count = lines.iter().filter(|other| other.known.pack.purpose == purpose).count();
            rows.push(Line::Head(audit_words::purpose(cx.strings, purpose), count));
            above = Some(purpose);
        }
        rows.push(Line::Pack(index));
    }
    rows
}
