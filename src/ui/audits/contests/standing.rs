//! The standing of a contest or a month: rank, whom, visits, mean, each visit's score as a point.

use egui::{Rect, Sense, Stroke, Ui, pos2, vec2};

use super::data::Data;
use super::words;
use crate::domain::audits::Subject;
use crate::domain::contests::{ContestStanding, StandingRow, Visit};
use crate::domain::ranking::RankResult;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Column, Row, RowTops, Table, Tone, TwoLines, chip, elided_label, label, note, note_height, tip, two_line_row,
};

/// The plot begins here or lower.
const PLOT_FROM: f64 = 90.0;
const RANK: f32 = 48.0;
const PLOT: f32 = 176.0;
const CHIP: f32 = 124.0;
/// Narrower panes leave the plot and the last visit out.
const WIDE: f32 = 700.0;

/// A line of the table: a subject, or the note below one that is passed over.
enum Line<'a> {
    Of(&'a StandingRow),
    Note(String),
}

/// Paints the table; answers the subject clicked.
pub(super) fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (standing, data): (&ContestStanding, &Data),
    selected: Option<&Subject>,
) -> Option<Subject> {
    let mut lines = Vec::new();
    let mut heights = Vec::new();
    let room = ui.available_width() - size::GAP_20 - size::GAP_16;
    for row in &standing.rows {
        lines.push(Line::Of(row));
        heights.push(size::ROW_TWO);
        if matches!(row.ranked.result, RankResult::PassedOver { .. }) {
            let words = words::veto(cx, row);
            heights.push(note_height(ui, &words, room) + size::GAP_12);
            lines.push(Line::Note(words));
        }
    }
    let tops = RowTops::new(heights);
    let floor = (ui.available_width() >= WIDE).then(|| floor_of(standing));
    let columns = columns(cx, floor);
    let is_selected = |line: &Line<'_>| matches!(line, Line::Of(row) if Some(&row.ranked.subject) == selected);
    let at = lines.iter().position(is_selected);
    let name = cx.text("contest-standing");
    let output =
        Table::new(&name, &columns).mixed(&tops).selected(at).show(ui, cx.tokens, |row| match lines.get(row.index) {
            Some(Line::Of(of)) => subject_row(row, cx, (of, data, standing.rules.min_checks), floor),
            Some(Line::Note(words)) => {
                row.name(words.clone());
                row.rest(|ui| note(ui, cx.tokens, Tone::Danger, (icons::VETO, words)));
            }
            None => {}
        });
    let clicked = output.clicked.or(output.activated).and_then(|index| lines.get(index));
    match clicked {
        Some(Line::Of(row)) => Some(row.ranked.subject.clone()),
        _ => None,
    }
}

fn columns(cx: &UiContext<'_>, floor: Option<f64>) -> Vec<Column<'static>> {
    let mut columns = vec![
        Column::exact(cx.text("contest-column-rank"), RANK),
        Column::rest(cx.text("contest-column-subject")),
        Column::exact(cx.text("contest-column-visits"), 60.0).right(),
        Column::exact(cx.text("contest-column-mean"), 72.0).right(),
    ];
    if let Some(floor) = floor {
        let head = cx.strings.text_with("contest-column-points", &[("from", cx.strings.number(floor, 0).into())]);
        columns.push(Column::exact("", size::GAP_16));
        columns.push(Column::exact(head, PLOT));
        columns.push(Column::exact(cx.text("contest-column-last"), 72.0));
    }
    columns.push(Column::exact(cx.text("contest-column-result"), CHIP).right());
    columns
}

/// The left end of the plot.
fn floor_of(standing: &ContestStanding) -> f64 {
    let scores = standing.rows.iter().flat_map(|row| &row.visits).map(|visit| visit.score);
    (scores.fold(PLOT_FROM, f64::min) / 10.0).floor() * 10.0
}

fn subject_row(
    row: &mut Row<'_>,
    cx: &UiContext<'_>,
    (of, data, min_checks): (&StandingRow, &Data, u32),
    floor: Option<f64>,
) {
    let ranked = &of.ranked;
    let rank = ranked.rank.map_or_else(|| "—".to_owned(), |rank| rank.to_string());
    let title = data.names.subject(cx.strings, &ranked.subject);
    let about = about(cx, data, &ranked.subject);
    let visits = format!("{} / {min_checks}", of.visits.len());
    let mean = ranked.score.map_or_else(|| "—".to_owned(), |score| cx.strings.fixed(score, 2));
    let result = words::result(cx, of, min_checks);
    let told = result.as_ref().map_or("", |(.., words)| words.as_str());
    row.name(format!("{rank} {title} {about} {visits} {mean} {told}"));
    row.text(Text::RowTitle, &rank);
    let lines = TwoLines { title: title.as_str().into(), beside: "".into(), line: about.as_str().into() };
    row.cell(|ui| two_line_row(ui, cx.tokens, lines));
    row.cell(|ui| elided_label(ui, cx.tokens, Text::Body, (&visits, cx.tokens.text2)));
    row.cell(|ui| label(ui, cx.tokens, Text::RowTitle, &mean));
    if let Some(floor) = floor {
        row.cell(|_| {});
        row.cell(|ui| plot(ui, cx, (of, data), floor));
        let last = of.visits.last().map(|visit| cx.strings.date_short(visit.day, cx.today()));
        row.cell(|ui| elided_label(ui, cx.tokens, Text::Secondary, (&last.unwrap_or_default(), cx.tokens.text2)));
    }
    row.cell(|ui| {
        if let Some((tone, icon, words)) = result {
            chip(ui, cx.tokens, tone, (icon, &words));
        }
    });
}

/// Who serves at the window; the post of a person.
fn about(cx: &UiContext<'_>, data: &Data, subject: &Subject) -> String {
    match subject {
        Subject::Window(id) => {
            let names = data.serving.get(id).map(|names| names.join(&cx.text("audit-list-comma")));
            names.unwrap_or_else(|| cx.text("contest-nobody"))
        }
        Subject::Person(id) => data.posts.get(id).cloned().unwrap_or_default(),
        Subject::Team(_) | Subject::Hall => String::new(),
    }
}

/// Words of a visit: day, score, who checked.
pub(super) fn visit_words(cx: &UiContext<'_>, data: &Data, visit: &Visit) -> String {
    let day = cx.strings.date_short(visit.day, cx.today());
    let who = visit.auditor.map(|who| data.names.person(who).to_owned()).unwrap_or_default();
    let parts = [day, cx.strings.number(visit.score, 2), who];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// Each visit as a point on a line from the floor to 100, the mean as a bar; a veto is red.
fn plot(ui: &mut Ui, cx: &UiContext<'_>, (of, data): (&StandingRow, &Data), floor: f64) {
    let tokens = cx.tokens;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    let axis = rect.shrink2(vec2(6.0, 0.0));
    let at = |score: f64| axis.left() + axis.width() * ((score - floor) / (100.0 - floor)).clamp(0.0, 1.0) as f32;
    let middle = axis.center().y;
    let painter = ui.painter();
    painter.hline(axis.x_range(), middle, Stroke::new(size::LINE_FOCUS, tokens.line));
    if let Some(mean) = of.ranked.score {
        painter.vline(at(mean), middle - 9.0..=middle + 9.0, Stroke::new(size::LINE_FOCUS, tokens.text2));
    }
    for (place, visit) in of.visits.iter().enumerate() {
        let point = pos2(at(visit.score), middle);
        let fill = if visit.vetoed.is_empty() { tokens.accent } else { tokens.danger };
        ui.painter().circle(point, 4.5, fill, Stroke::new(size::LINE, tokens.surface));
        let id = ui.scope_id().with(("visit", place));
        let response = ui.interact(Rect::from_center_size(point, vec2(12.0, 20.0)), id, Sense::hover());
        let words = visit_words(cx, data, visit);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &words));
        tip(response, tokens, &words, None);
    }
}
