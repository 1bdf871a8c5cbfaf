//! The candidates for a star: figures of the records, points, and how they came about.

use egui::Ui;

use super::data::Data;
use crate::domain::awards::{STAR_WEIGHTS, StarCandidate, StarPoints};
use crate::domain::ids::StaffId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Column, Row, RowTops, Table, Tone, TwoLines, label, note, note_height, paragraph, two_line_row,
};

/// A line of the table: a candidate, or the note below one that is barred.
enum Line<'a> {
    Of(&'a StarCandidate),
    Note(String),
}

/// Paints the table; answers who was clicked.
pub(super) fn table(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (candidates, data): (&[StarCandidate], &Data),
    chosen: Option<StaffId>,
) -> Option<StaffId> {
    let room = ui.available_width() - size::GAP_20 - size::GAP_16;
    let (mut lines, mut heights) = (Vec::new(), Vec::new());
    for candidate in candidates {
        lines.push(Line::Of(candidate));
        heights.push(size::ROW_TWO);
        if !candidate.is_eligible() {
            let items = candidate.figures.bars.join(&cx.text("audit-list-comma"));
            let words = cx.strings.text_with("star-bars", &[("items", items.into())]);
            heights.push(note_height(ui, &words, room) + size::GAP_12);
            lines.push(Line::Note(words));
        }
    }
    let tops = RowTops::new(heights);
    let columns = [
        Column::exact(cx.text("contest-column-rank"), 48.0),
        Column::rest(cx.text("star-column-name")),
        Column::exact(cx.text("star-column-checks"), 124.0).right(),
        Column::exact(cx.text("star-column-praise"), 72.0).right(),
        Column::exact(cx.text("star-column-founded"), 96.0).right(),
        Column::exact(cx.text("star-column-late"), 96.0).right(),
        Column::exact(cx.text("star-column-points"), 84.0).right(),
    ];
    let is_chosen = |line: &Line<'_>| matches!(line, Line::Of(one) if Some(one.figures.person) == chosen);
    let at = lines.iter().position(is_chosen);
    let name = cx.text("star-candidates");
    let output =
        Table::new(&name, &columns).mixed(&tops).selected(at).show(ui, cx.tokens, |row| match lines.get(row.index) {
            Some(Line::Of(candidate)) => candidate_row(row, cx, (candidate, data)),
            Some(Line::Note(words)) => {
                row.name(words.clone());
                row.rest(|ui| note(ui, cx.tokens, Tone::Danger, (icons::VETO, words)));
            }
            None => {}
        });
    let clicked = output.clicked.or(output.activated).and_then(|index| lines.get(index));
    match clicked {
        Some(Line::Of(candidate)) => Some(candidate.figures.person),
        _ => None,
    }
}

fn candidate_row(row: &mut Row<'_>, cx: &UiContext<'_>, (candidate, data): (&StarCandidate, &Data)) {
    let figures = &candidate.figures;
    let name = data.names.person(figures.person);
    let post = data.posts.get(&figures.person).map_or("", String::as_str);
    let checks = match figures.check_mean {
        Some(mean) => {
            let values = [("mean", cx.strings.fixed(mean, 2).into()), ("n", figures.checks.into())];
            cx.strings.text_with("star-checks", &values)
        }
        None => cx.text("star-no-check"),
    };
    let total = cx.strings.fixed(candidate.points.total, 2);
    row.name(format!("{} {name} {post} {checks} {total}", candidate.rank));
    row.text(Text::RowTitle, &candidate.rank.to_string());
    let lines = TwoLines { title: name.into(), beside: "".into(), line: post.into() };
    row.cell(|ui| two_line_row(ui, cx.tokens, lines));
    row.text(Text::Secondary, &checks);
    for count in [figures.praise, figures.founded, figures.late] {
        let words = if count == 0 { "—".to_owned() } else { count.to_string() };
        row.text(Text::Secondary, &words);
    }
    row.text(Text::RowTitle, &total);
}

/// How the points of the one chosen came about, and whose weights they are.
pub(super) fn explain(ui: &mut Ui, cx: &UiContext<'_>, (candidate, name): (&StarCandidate, &str)) {
    let StarPoints { start, praise, founded, late, total } = candidate.points;
    let figures = &candidate.figures;
    let number = |value: f64| cx.strings.number(value, 2);
    label(ui, cx.tokens, Text::RowTitle, &cx.strings.text_with("star-how", &[("name", name.into())]));
    let from = match figures.checks {
        0 => cx.strings.text_with("star-part-start", &[("points", number(start).into())]),
        n => cx.strings.text_with("star-part-checks", &[("points", number(start).into()), ("n", n.into())]),
    };
    let mut parts = vec![from];
    let more = [
        ("star-part-praise", figures.praise, praise),
        ("star-part-founded", figures.founded, founded),
        ("star-part-late", figures.late, late),
    ];
    for (key, count, points) in more {
        if count > 0 {
            let values = [("n", count.into()), ("points", number(points).into())];
            parts.push(cx.strings.text_with(key, &values));
        }
    }
    let sum = format!("{} = {}", parts.join(" "), cx.strings.fixed(total, 2));
    paragraph(ui, Text::Body, &sum, cx.tokens.text);
    let weights = STAR_WEIGHTS;
    let values = [
        ("start", number(weights.without_check).into()),
        ("praise", number(weights.praise).into()),
        ("most", number(weights.praise_most).into()),
        ("founded", number(weights.founded).into()),
        ("late", number(weights.late).into()),
    ];
    paragraph(ui, Text::Secondary, &cx.strings.text_with("star-weights", &values), cx.tokens.text3);
}
