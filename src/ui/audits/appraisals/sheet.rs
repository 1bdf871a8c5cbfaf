//! Tables of the detail side: both scores area by area with the line saying why, and the parts of the yearly score.

use egui::{Align2, Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{paint, words};
use crate::domain::appraisals::{AreaDifference, ItemDifference};
use crate::domain::audits::Score;
use crate::domain::standards::{Pack, Points};
use crate::register::appraisal_sheet::AppraisalSheet;
use crate::register::appraisal_standing::{AppraisalStanding, StandingRow};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Tone, label, note, separator};

const FULL: f32 = 46.0;
const SCORE: f32 = 54.0;
/// Height of a row without its line.
const ROW: f32 = 36.0;
/// Most items told in a line.
const MOST_TOLD: usize = 3;

/// A row: name and its line, then figures from the left; the last is bold.
struct Line<'a> {
    name: &'a str,
    why: String,
    figures: [String; 3],
    is_bold: bool,
    last: Color32,
}

/// Area by area, bonus and total.
pub(super) fn areas(ui: &mut Ui, cx: &UiContext<'_>, (standing, sheet): (&AppraisalStanding, &AppraisalSheet)) {
    let pack = &standing.appraisal.pack;
    let heads = [
        cx.text("appraisal-areas"),
        cx.text("appraisal-full"),
        cx.text("appraisal-col-own"),
        cx.text("appraisal-col-again"),
    ];
    head(ui, cx, &heads);
    for area in &sheet.areas {
        let title = pack.areas.iter().find(|known| known.code == area.area).map(|known| &known.title);
        let name = title.map_or(area.area.as_str(), |title| title.in_language(cx.strings.lang().key()));
        let last = if area.is_lower() { cx.tokens.danger_text } else { cx.tokens.text };
        let full = cx.strings.number(area.full.as_number(), 2);
        let figures = [full, figure(cx, area.self_score), figure(cx, area.re_score)];
        row(ui, cx, &Line { name, why: why(cx, pack, area), figures, is_bold: false, last });
    }
    bonus(ui, cx, sheet);
    total(ui, cx, (pack, sheet));
}

fn figure(cx: &UiContext<'_>, points: Option<Points>) -> String {
    words::score(cx.strings, points.map(Points::as_number))
}

/// What bonus items added, where they did.
fn bonus(ui: &mut Ui, cx: &UiContext<'_>, sheet: &AppraisalSheet) {
    let of = |score: &Option<Score>| score.as_ref().map(|score| score.bonus);
    let both = [of(&sheet.self_score), of(&sheet.re_score)];
    if both.iter().flatten().all(|bonus| *bonus == Points::ZERO) {
        return;
    }
    let [own, again] = both.map(|bonus| figure(cx, bonus));
    let name = cx.text("appraisal-bonus");
    let figures = [String::new(), own, again];
    row(ui, cx, &Line { name: &name, why: String::new(), figures, is_bold: false, last: cx.tokens.text });
}

fn total(ui: &mut Ui, cx: &UiContext<'_>, (pack, sheet): (&Pack, &AppraisalSheet)) {
    let final_of = |score: &Option<Score>| score.as_ref().and_then(|score| score.result.as_ref()).map(|r| r.score);
    let own = words::score(cx.strings, final_of(&sheet.self_score));
    let again = words::score(cx.strings, final_of(&sheet.re_score));
    let possible = sheet.re_score.as_ref().or(sheet.self_score.as_ref()).map_or(pack.total_points, |s| s.possible);
    let why = if possible < pack.total_points {
        let values = [
            ("possible", words::score(cx.strings, Some(possible.as_number())).into()),
            ("total", words::score(cx.strings, Some(pack.total_points.as_number())).into()),
        ];
        cx.strings.text_with("appraisal-scaled", &values)
    } else {
        String::new()
    };
    let name = cx.text("appraisal-total");
    let figures = [cx.strings.number(possible.as_number(), 2), own, again];
    row(ui, cx, &Line { name: &name, why, figures, is_bold: true, last: cx.tokens.text });
    let vetoed = sheet.re_score.as_ref().or(sheet.self_score.as_ref()).map(|score| score.vetoed.as_slice());
    if let Some(codes) = vetoed.filter(|codes| !codes.is_empty()) {
        let items: Vec<String> =
            codes.iter().map(|code| crate::ui::audits::words::item_line(cx.strings, pack, code)).collect();
        let words = cx.strings.text_with("audit-veto", &[("items", items.join("；").into())]);
        ui.add_space(size::GAP_8);
        note(ui, cx.tokens, Tone::Danger, (icons::VETO, &words));
    }
}

/// Why an area is not full: the reasons of its items, else their words.
fn why(cx: &UiContext<'_>, pack: &Pack, area: &AreaDifference) -> String {
    let costs = |item: &&ItemDifference| item.re_lost.or(item.self_lost).is_some_and(|lost| lost > Points::ZERO);
    let found: Vec<&ItemDifference> = area.items.iter().filter(costs).collect();
    let told = found.iter().take(MOST_TOLD).map(|item| {
        let lost = words::score(cx.strings, item.re_lost.or(item.self_lost).map(Points::as_number));
        let known = pack.item(&item.item).map(|known| known.text.in_language(cx.strings.lang().key()));
        let what = if item.reason.is_empty() { known.unwrap_or(&item.item) } else { &item.reason };
        cx.strings.text_with("appraisal-why", &[("what", what.into()), ("lost", lost.into())])
    });
    let mut told = told.collect::<Vec<_>>().join(&cx.text("appraisal-reasons-join"));
    if found.len() > MOST_TOLD {
        told += &cx.strings.text_with("appraisal-why-more", &[("n", (found.len() - MOST_TOLD).into())]);
    }
    told
}

/// The parts of the yearly score with their weights; what left its weight out is said.
pub(super) fn yearly(ui: &mut Ui, cx: &UiContext<'_>, (standing, subject): (&AppraisalStanding, &StandingRow)) {
    let yearly = &subject.yearly;
    if yearly.parts.is_empty() || yearly.score.is_none() {
        return;
    }
    ui.add_space(size::GAP_16);
    let heads = [
        cx.text("appraisal-yearly"),
        cx.text("appraisal-weight"),
        cx.text("appraisal-part-score"),
        cx.text("appraisal-brings"),
    ];
    head(ui, cx, &heads);
    for part in &yearly.parts {
        let (name, counted) = words::part(cx.strings, part);
        let brings = part.score.map(|_| part.brings);
        let figures =
            [cx.strings.number(part.weight, 1), words::score(cx.strings, part.score), two_decimals(cx, brings)];
        row(ui, cx, &Line { name: &name, why: counted, figures, is_bold: false, last: cx.tokens.text });
    }
    let name = cx.text("appraisal-yearly-total");
    let scaled = cx.strings.text_with("appraisal-yearly-scaled", &[("n", cx.strings.number(yearly.weight, 1).into())]);
    let why = if yearly.is_scaled() { scaled } else { String::new() };
    let pass = standing.appraisal.rules().pass_score.as_number();
    let last = if yearly.score.is_some_and(|score| score < pass) { cx.tokens.danger_text } else { cx.tokens.text };
    let figures = [cx.strings.number(yearly.weight, 1), String::new(), words::score(cx.strings, yearly.score)];
    row(ui, cx, &Line { name: &name, why, figures, is_bold: true, last });
}

fn two_decimals(cx: &UiContext<'_>, value: Option<f64>) -> String {
    value.map_or_else(|| "—".to_owned(), |value| cx.strings.fixed(value, 2))
}

fn head(ui: &mut Ui, cx: &UiContext<'_>, heads: &[String; 4]) {
    separator(ui, cx.tokens);
    let wanted = vec2(ui.available_width(), size::TABLE_HEADER - 2.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, heads.join(" ")));
    let [name, figures @ ..] = heads;
    let places = places(rect);
    let room = rect.with_max_x(rect.right() - FULL - 2.0 * SCORE);
    paint::put(ui, room, Align2::LEFT_CENTER, (Text::Secondary, name, cx.tokens.text2));
    for (index, (words, place)) in figures.iter().zip(places).enumerate() {
        let (style, color) =
            if index == 2 { (Text::SecondaryStrong, cx.tokens.text) } else { (Text::Secondary, cx.tokens.text2) };
        paint::put(ui, place, Align2::RIGHT_CENTER, (style, words, color));
    }
    separator(ui, cx.tokens);
}

/// The three columns of figures.
fn places(rect: Rect) -> [Rect; 3] {
    let at = |right: f32, width: f32| Rect::from_min_max(pos2(right - width, rect.top()), pos2(right, rect.bottom()));
    let right = rect.right();
    [at(right - 2.0 * SCORE, FULL), at(right - SCORE, SCORE), at(right, SCORE)]
}

fn row(ui: &mut Ui, cx: &UiContext<'_>, line: &Line<'_>) {
    let room = ui.available_width() - FULL - 2.0 * SCORE - size::GAP_8;
    let galley = |ui: &Ui, style: Text, words: &str, color: Color32, room: f32| {
        ui.fonts_mut(|fonts| fonts.layout_job(style.wrapped(words, color, room)))
    };
    let style = if line.is_bold { Text::RowTitle } else { Text::Body };
    let name = galley(ui, style, line.name, cx.tokens.text, room);
    let why_room = if line.why.is_empty() { 0.0 } else { room + FULL * 0.5 };
    let why = galley(ui, Text::Secondary, &line.why, cx.tokens.text2, why_room.max(1.0));
    let below = if line.why.is_empty() { 0.0 } else { why.size().y };
    let height = (name.size().y + below + 2.0 * size::GAP_8 - 2.0).max(ROW);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let top = rect.center().y - f32::midpoint(name.size().y, below);
    let name_end = top + name.size().y;
    ui.painter().galley(pos2(rect.left(), top), name, cx.tokens.text);
    if !line.why.is_empty() {
        ui.painter().galley(pos2(rect.left(), name_end), why, cx.tokens.text2);
    }
    for (index, (words, place)) in line.figures.iter().zip(places(rect)).enumerate() {
        let (style, color) = match (index, line.is_bold) {
            (2, _) => (Text::RowTitle, line.last),
            (0, _) => (Text::Secondary, cx.tokens.text2),
            (_, true) => (Text::Body, cx.tokens.text),
            (_, false) => (Text::Body, cx.tokens.text2),
        };
        paint::put(ui, place, Align2::RIGHT_CENTER, (style, words, color));
    }
    let told = [line.name, &line.figures.join(" "), &line.why].join(" ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, told.trim()));
    separator(ui, cx.tokens);
}

/// Heading of a form on the detail side.
pub(super) fn form_head(ui: &mut Ui, cx: &UiContext<'_>, title: &str) {
    ui.add_space(size::GAP_16);
    label(ui, cx.tokens, Text::DetailTitle, title);
    ui.add_space(size::GAP_8);
}
