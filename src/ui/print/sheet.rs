//! The middle: the very page that prints, white on the canvas, with page and zoom above.

use egui::emath::GuiRounding;
use egui::{Align, CentralPanel, Frame, Image, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::PrintRoom;
use super::batch::BatchKey;
use super::options::sheet_words;
use super::preview::NoPage;
use crate::documents::DocumentError;
use crate::domain::sheets::Side;
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, EmptyState, Tone, elided_label, note, secondary};

/// Points a millimetre has at 100 %.
const POINTS_PER_MM: f32 = 96.0 / 25.4;
/// Zoom steps in per cent.
const STEPS: [u32; 9] = [25, 33, 50, 67, 75, 100, 125, 150, 200];
/// Most pixels across a page picture.
const MOST_PIXELS: f32 = 3200.0;

/// Below this width the bar above the page holds icons only.
const NARROW: f32 = 360.0;
/// Least room for the words about the page.
const LEAST_WORDS: f32 = 96.0;

/// How large the page is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Zoom {
    /// The whole page, as large as fits.
    #[default]
    Fit,
    /// Per cent of actual size.
    Percent(u32),
}

/// The page made: its size, how many there are, whether it is the one wanted.
#[derive(Clone, Copy)]
struct Shown {
    size_mm: (f32, f32),
    count: usize,
    is_current: bool,
}

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &BatchKey) {
    let frame = Frame::new().fill(cx.tokens.canvas);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let bar = ui.allocate_exact_size(vec2(ui.available_width(), size::TOP_BAR), Sense::hover()).0;
        let body = ui.available_rect_before_wrap();
        note_pixels(ui, room, (key, body));
        if key.subjects.is_empty() {
            nothing(ui, cx, room);
            return;
        }
        if let Some(problem) = room.preview.problem_of(key) {
            refused(ui, cx, problem);
            return;
        }
        let is_current = room.preview.is_current(key);
        let Some(made) = room.preview.made() else {
            let inner = bar.shrink2(vec2(size::GAP_16, 0.0));
            row(ui, inner, |ui| secondary(ui, cx.tokens, &cx.text("print-setting")));
            return;
        };
        let shown = Shown { size_mm: made.size_mm, count: made.count, is_current };
        let scale = scale(room, body, shown.size_mm);
        page(ui, cx, room, (shown, scale, key));
        tools(ui, cx, room, (bar, shown, scale, key));
    });
}

fn scale(room: &PrintRoom, body: Rect, size_mm: (f32, f32)) -> f32 {
    match room.zoom {
        Zoom::Fit => fitting(body, size_mm),
        Zoom::Percent(percent) => POINTS_PER_MM * percent as f32 / 100.0,
    }
}

/// Pixels across the page is wanted with: by the paper where it is known before the page is made.
fn note_pixels(ui: &Ui, room: &mut PrintRoom, (key, body): (&BatchKey, Rect)) {
    let of_order = key.order.as_ref().and_then(|order| order.as_ref().ok()).map(|order| order.spec.paper);
    let of_made = room.preview.made().map(|made| made.size_mm);
    let size_mm = of_order.map(|paper| (paper.width_mm, paper.height_mm)).or(of_made).unwrap_or((210.0, 297.0));
    let across = scale(room, body, size_mm) * size_mm.0 * ui.ctx().pixels_per_point();
    room.preview.pixels = across.round().clamp(1.0, MOST_PIXELS) as usize;
}

fn row<R>(ui: &mut Ui, rect: Rect, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = Layout::left_to_right(Align::Center);
    let mut row = ui.new_child(UiBuilder::new().id_salt("sheet bar").max_rect(rect).layout(layout));
    row.spacing_mut().item_spacing.x = size::GAP_4;
    contents(&mut row)
}

/// Points a millimetre gets so that the whole page can be seen.
fn fitting(body: Rect, (width, height): (f32, f32)) -> f32 {
    let room = body.size() - vec2(2.0 * size::GAP_24, size::GAP_20);
    (room.x / width).min(room.y / height).max(0.2)
}

fn nothing(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom) {
    ui.add_space((ui.available_height() * 0.3).round());
    let (title, text) = if room.form.list.is_empty() {
        ("print-nobody-page", "print-nobody-page-text")
    } else {
        ("print-untick-page", "print-untick-page-text")
    };
    EmptyState::new(icons::STAFF, cx.text(title), cx.text(text)).show(ui, cx.tokens);
}

fn refused(ui: &mut Ui, cx: &UiContext<'_>, problem: &NoPage) {
    Frame::new().inner_margin(egui::Margin::same(24)).show(ui, |ui| {
        note(ui, cx.tokens, Tone::Danger, (icons::OVERDUE, &sentence(cx, problem)));
    });
}

/// What is wrong with the page and what to do, as a sentence.
pub(super) fn sentence(cx: &UiContext<'_>, problem: &NoPage) -> String {
    match problem {
        NoPage::Document(DocumentError::Photo { work_no }) => {
            cx.strings.text_with("print-bad-photo", &[("number", work_no.as_str().into())])
        }
        NoPage::Document(DocumentError::Logo) => cx.text("print-bad-logo"),
        NoPage::Document(DocumentError::NoGlyph { characters }) => {
            let characters: String = characters.iter().collect();
            cx.strings.text_with("print-bad-signs", &[("signs", characters.into())])
        }
        NoPage::Sheet(problem) => card_words::sheet_problem(cx.strings, problem),
        NoPage::Document(error) => cx.strings.text_with("print-no-page", &[("because", error.to_string().into())]),
        NoPage::Broken(because) => cx.strings.text_with("print-no-page", &[("because", because.as_str().into())]),
    }
}

fn page(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom, (shown, scale, key): (Shown, f32, &BatchKey)) {
    let wanted = vec2(shown.size_mm.0, shown.size_mm.1) * scale;
    let density = ui.ctx().pixels_per_point();
    ScrollArea::both().id_salt("sheet").auto_shrink([false, false]).show(ui, |ui| {
        let least = ui.available_size();
        let around = wanted + vec2(2.0 * size::GAP_24, size::GAP_20);
        let (area, _) = ui.allocate_exact_size(around.max(least), Sense::hover());
        let top = area.top().max(area.top() + (area.height() - around.y) / 2.0);
        let left = area.left() + (area.width() - wanted.x) / 2.0;
        let rect = Rect::from_min_size(egui::pos2(left, top), wanted).round_to_pixels(density);
        paper(ui, cx, rect);
        if let Some(made) = room.preview.made() {
            Image::from_texture((made.texture.id(), rect.size())).paint_at(ui, rect);
        }
        let sheet = ui.interact(rect, ui.scope_id().with("sheet page"), Sense::hover());
        let words = page_words(cx, room, (shown, key));
        sheet.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &words));
    });
}

fn paper(ui: &Ui, cx: &UiContext<'_>, rect: Rect) {
    let shadow = cx.tokens.float_shadow().as_shape(rect, egui::CornerRadius::ZERO);
    ui.painter().add(shadow);
    ui.painter().rect_filled(rect, 0.0, cx.tokens.paper);
}

/// Which page, and what lies on it: `第 1 张，共 1 张 · A4 · 2 × 2 · 86 × 118 毫米`.
fn page_words(cx: &UiContext<'_>, room: &PrintRoom, (shown, key): (Shown, &BatchKey)) -> String {
    let page = room.preview.made().map_or(0, super::preview::MadePage::page);
    let imposed = key.pages().and_then(Result::ok).unwrap_or_default();
    let is_back = imposed.get(page).is_some_and(|page| page.side == Side::Back);
    let (number, count) = match imposed.get(page).map(|page| page.sheet) {
        Some(sheet) => (sheet, key.counts().map_or(shown.count, |counts| counts.sheets)),
        None => (page + 1, shown.count),
    };
    let values = [("page", number.into()), ("pages", count.into())];
    let place = cx.strings.text_with(if is_back { "print-page-back-of" } else { "print-page" }, &values);
    let Some(order) = key.order.as_ref().and_then(|order| order.as_ref().ok()) else {
        let paper = sheet_words::size(cx, shown.size_mm);
        let paper = cx.strings.text_with("print-card-size", &[("size", paper.into())]);
        return [place, paper].join(" · ");
    };
    let card = (order.card.width_mm, order.card.height_mm);
    let card = cx.strings.text_with("print-card-size", &[("size", sheet_words::size(cx, card).into())]);
    let each = cx.strings.text_with("print-each", &[("n", order.spec.cells().into())]);
    let paper = sheet_words::paper(cx, &order.spec);
    [place, paper, each, card].join(" · ")
}

fn tools(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    room: &mut PrintRoom,
    (bar, shown, scale, key): (Rect, Shown, f32, &BatchKey),
) {
    row(ui, bar.shrink2(vec2(size::GAP_16, 0.0)), |ui| {
        let all = Vec2::new(ui.available_width(), bar.height());
        ui.allocate_ui_with_layout(all, Layout::right_to_left(Align::Center), |ui| {
            zoom(ui, cx, room, scale);
            if ui.available_width() < LEAST_WORDS {
                return;
            }
            ui.add_space(size::GAP_8);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                turn(ui, cx, room, shown.count);
                let words =
                    if shown.is_current { page_words(cx, room, (shown, key)) } else { cx.text("print-setting") };
                elided_label(ui, cx.tokens, Text::Secondary, (&words, cx.tokens.text2));
            });
        });
    });
}

fn turn(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, count: usize) {
    if count < 2 {
        return;
    }
    let page = room.preview.page;
    let first = (page == 0).then(|| cx.text("print-first-page"));
    let last = (page + 1 >= count).then(|| cx.text("print-last-page"));
    let back = Button::icon_only(icons::PREVIOUS, cx.text("print-page-back")).small().blocked(first);
    if back.show(ui, cx.tokens).clicked() {
        room.preview.page = page.saturating_sub(1);
    }
    let next = Button::icon_only(icons::FOLLOWING, cx.text("print-page-next")).small().blocked(last);
    if next.show(ui, cx.tokens).clicked() {
        room.preview.page = (page + 1).min(count - 1);
    }
}

/// Laid from the right: fit, larger, per cent, smaller.
fn zoom(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, scale: f32) {
    let percent = (scale / POINTS_PER_MM * 100.0).round() as u32;
    let is_narrow = ui.available_width() < NARROW;
    let fit = if is_narrow {
        Button::icon_only(icons::FIT, cx.text("print-fit"))
    } else {
        Button::quiet(cx.text("print-fit")).icon(icons::FIT)
    };
    if fit.small().show(ui, cx.tokens).clicked() {
        room.zoom = Zoom::Fit;
    }
    if Button::icon_only(icons::ADD, cx.text("print-larger")).small().show(ui, cx.tokens).clicked() {
        room.zoom = Zoom::Percent(larger(percent));
    }
    if !is_narrow {
        secondary(ui, cx.tokens, &format!("{percent}%"));
    }
    if Button::icon_only(icons::REMOVE, cx.text("print-smaller")).small().show(ui, cx.tokens).clicked() {
        room.zoom = Zoom::Percent(smaller(percent));
    }
}

fn larger(percent: u32) -> u32 {
    STEPS.into_iter().find(|step| *step > percent).unwrap_or(200)
}

fn smaller(percent: u32) -> u32 {
    STEPS.into_iter().rev().find(|step| *step < percent).unwrap_or(25)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zoom_goes_to_the_next_step_and_stays_in_its_bounds() {
        assert_eq!((smaller(56), larger(56)), (50, 67));
        assert_eq!((smaller(25), larger(200)), (25, 200));
        assert_eq!((smaller(100), larger(100)), (75, 125));
    }

    #[test]
    fn a_whole_page_fits_into_the_canvas() {
        let body = Rect::from_min_size(egui::Pos2::ZERO, vec2(652.0, 644.0));
        let scale = fitting(body, (210.0, 297.0));
        assert!(297.0 * scale <= 624.5 && 210.0 * scale <= 604.0, "{scale}");
        assert!((scale / POINTS_PER_MM - 0.56).abs() < 0.01, "{scale}");
    }
}
