//! The middle: the very page that prints, white on the canvas, with page and zoom above.

use egui::emath::GuiRounding;
use egui::{Align, CentralPanel, Frame, Image, Layout, Rect, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, vec2};

use super::PrintRoom;
use super::form::Paper;
use super::preview::{NoPage, SheetKey};
use crate::documents::DocumentError;
use crate::documents::badges::{CARD_HEIGHT_MM, CARD_WIDTH_MM, CARDS_PER_A4};
use crate::jobs::badge_sheet::SheetPages;
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

pub(super) fn pane(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, key: &SheetKey) {
    let frame = Frame::new().fill(cx.tokens.canvas);
    CentralPanel::default().frame(frame).show(ui, |ui| {
        let bar = ui.allocate_exact_size(vec2(ui.available_width(), size::TOP_BAR), Sense::hover()).0;
        let body = ui.available_rect_before_wrap();
        if key.people.is_empty() {
            nothing(ui, cx, room);
        } else if let Some(problem) = room.preview.problem_of(key) {
            refused(ui, cx, problem);
        } else if let Some(pages) = room.preview.pages().cloned() {
            let scale = match room.zoom {
                Zoom::Fit => fitting(body, pages.size_mm),
                Zoom::Percent(percent) => POINTS_PER_MM * percent as f32 / 100.0,
            };
            page(ui, cx, room, (&pages, scale));
            let is_current = room.preview.pages_of(key).is_some();
            tools(ui, cx, room, (bar, &pages, scale, is_current));
        } else {
            let inner = bar.shrink2(vec2(size::GAP_16, 0.0));
            row(ui, inner, |ui| secondary(ui, cx.tokens, &cx.text("print-setting")));
        }
    });
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
    let (title, text) = if room.form.people.is_empty() {
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
        NoPage::Document(error) => cx.strings.text_with("print-no-page", &[("because", error.to_string().into())]),
        NoPage::Broken(because) => cx.strings.text_with("print-no-page", &[("because", because.as_str().into())]),
    }
}

fn page(ui: &mut Ui, cx: &UiContext<'_>, room: &mut PrintRoom, (pages, scale): (&SheetPages, f32)) {
    let wanted = vec2(pages.size_mm.0, pages.size_mm.1) * scale;
    let density = ui.ctx().pixels_per_point();
    let pixels = (wanted.x * density).round().clamp(1.0, MOST_PIXELS) as usize;
    ScrollArea::both().id_salt("sheet").auto_shrink([false, false]).show(ui, |ui| {
        let least = ui.available_size();
        let around = wanted + vec2(2.0 * size::GAP_24, size::GAP_20);
        let (area, _) = ui.allocate_exact_size(around.max(least), Sense::hover());
        let top = area.top().max(area.top() + (area.height() - around.y) / 2.0);
        let left = area.left() + (area.width() - wanted.x) / 2.0;
        let rect = Rect::from_min_size(egui::pos2(left, top), wanted).round_to_pixels(density);
        paper(ui, cx, rect);
        let texture = room.preview.texture(ui.ctx(), cx.jobs, pixels);
        if let Some(texture) = texture {
            Image::from_texture((texture.id(), rect.size())).paint_at(ui, rect);
        }
        let sheet = ui.interact(rect, ui.scope_id().with("sheet page"), Sense::hover());
        let words = page_words(cx, room, pages);
        sheet.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &words));
    });
}

fn paper(ui: &Ui, cx: &UiContext<'_>, rect: Rect) {
    let shadow = cx.tokens.float_shadow().as_shape(rect, egui::CornerRadius::ZERO);
    ui.painter().add(shadow);
    ui.painter().rect_filled(rect, 0.0, cx.tokens.paper);
}

/// Which page, and what lies on it.
fn page_words(cx: &UiContext<'_>, room: &PrintRoom, pages: &SheetPages) -> String {
    let card = format!("{CARD_WIDTH_MM:.0} × {CARD_HEIGHT_MM:.0}");
    let place = [
        ("page", (room.preview.page + 1).into()),
        ("pages", pages.count.into()),
        ("each", CARDS_PER_A4.into()),
        ("size", card.into()),
    ];
    match room.form.paper {
        Paper::A4 => cx.strings.text_with("print-page-a4", &place),
        Paper::Card => cx.strings.text_with("print-page-card", &place),
    }
}

fn tools(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    room: &mut PrintRoom,
    (bar, pages, scale, is_current): (Rect, &SheetPages, f32, bool),
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
                turn(ui, cx, room, pages.count);
                let words = if is_current { page_words(cx, room, pages) } else { cx.text("print-setting") };
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
