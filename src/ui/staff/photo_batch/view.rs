//! How the folder's photos look on their way in: counts that filter, the grid, what is missing, what became of them.

use egui::{Rect, ScrollArea, Ui, UiBuilder, vec2};

use super::cards::{Cards, HalfLength, Shown};
use super::grid;
use super::{PhotoBatch, Stage};
use crate::jobs::Seen;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, EmptyState, FilterChip, Tone};

/// What the page asks.
pub(super) enum Ask {
    Leave,
    Folder,
    TakeOver,
    Stop,
    Open(usize),
}

impl PhotoBatch {
    /// The whole body. True when it was left.
    pub(super) fn page(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        let mut ask = self.header(ui, cx);
        let area = ui.available_rect_before_wrap().shrink2(vec2(size::GAP_20, 0.0));
        let mut body = ui.new_child(UiBuilder::new().id_salt("photo batch").max_rect(area));
        ask = ask.or(self.body(&mut body, cx, area));
        let is_free = self.pick.is_none() && !egui::Popup::is_any_open(ui.ctx());
        if is_free && ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            ask = ask.or(Some(Ask::Leave));
        }
        self.answer(cx, ask)
    }

    fn body(&mut self, ui: &mut Ui, cx: &UiContext<'_>, area: Rect) -> Option<Ask> {
        match &mut self.stage {
            Stage::Choosing => choosing(ui, cx),
            Stage::Gathering { .. } => working(ui, cx, ("photos-looking", None)),
            Stage::Reading { task, .. } => {
                let asked = working(ui, cx, ("photos-looking", Some(task.seen())));
                stopped(asked, || task.cancel())
            }
            Stage::Failed(because) => failed(ui, cx, because),
            Stage::Cutting { task, .. } => {
                let asked = working(ui, cx, ("photos-cutting", Some(task.seen())));
                stopped(asked, || task.cancel())
            }
            Stage::Sent { .. } => working(ui, cx, ("photos-writing", None)),
            Stage::Looking(cards) if cards.all.is_empty() => no_pictures(ui, cx),
            Stage::Looking(cards) => looking(ui, cx, cards, area),
            Stage::In { people, failed, .. } => {
                finished(ui, cx, (*people, failed));
                None
            }
        }
    }

    fn answer(&mut self, cx: &UiContext<'_>, ask: Option<Ask>) -> bool {
        match ask {
            None | Some(Ask::Stop) => {}
            Some(Ask::Leave) => return true,
            Some(Ask::Folder) => self.choose(cx),
            Some(Ask::TakeOver) => self.take_over(cx),
            Some(Ask::Open(index)) => self.open(cx, index),
        }
        false
    }

    fn header(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let mut ask = None;
        let folder = self.folder.as_ref().and_then(|folder| folder.file_name());
        let folder = folder.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        w::pane_header(ui, cx.tokens, (&cx.text("photos-folder"), &folder), |ui| {
            ask = self.actions(ui, cx);
        });
        ask
    }

    fn actions(&self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let mut ask = None;
        if let Stage::Looking(cards) = &self.stage {
            let n = cards.tallies.ticked;
            let words = cx.strings.text_with("photos-take-over", &[("n", n.into())]);
            let blocked = match (n, &self.again) {
                (0, _) => Some(cx.text("photos-none-ticked")),
                (_, Some(_)) => Some(cx.text("staff-photo-not-ready")),
                _ => None,
            };
            if Button::primary(words).icon(icons::IMPORT).blocked(blocked).show(ui, cx.tokens).clicked() {
                ask = Some(Ask::TakeOver);
            }
        }
        if matches!(self.stage, Stage::Looking(_) | Stage::Failed(_)) {
            let other = Button::secondary(cx.text("photos-folder-other")).icon(icons::OPEN_FILE);
            if other.show(ui, cx.tokens).clicked() {
                ask = Some(Ask::Folder);
            }
        }
        let key = if matches!(self.stage, Stage::In { .. }) { "staff-import-close" } else { "photos-leave" };
        let leave = Button::quiet(cx.text(key)).icon(icons::BACK).shortcut("Esc");
        if leave.show(ui, cx.tokens).clicked() {
            ask = Some(Ask::Leave);
        }
        ask
    }
}

/// A wish to stop goes to the job.
fn stopped(asked: Option<Ask>, cancel: impl FnOnce()) -> Option<Ask> {
    if matches!(asked, Some(Ask::Stop)) {
        cancel();
    }
    None
}

fn choosing(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
    ui.add_space(ui.available_height() * 0.2);
    let empty = EmptyState::new(icons::PHOTO, cx.text("photos-empty"), cx.text("photos-folder-how"));
    let button = Button::primary(cx.text("photos-folder-choose")).icon(icons::OPEN_FILE);
    empty.button(button).show(ui, cx.tokens).then_some(Ask::Folder)
}

fn no_pictures(ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
    ui.add_space(ui.available_height() * 0.2);
    let empty = EmptyState::new(icons::IMAGE, cx.text("photos-no-pictures"), cx.text("photos-folder-how"));
    let button = Button::primary(cx.text("photos-folder-other")).icon(icons::OPEN_FILE);
    empty.button(button).show(ui, cx.tokens).then_some(Ask::Folder)
}

fn failed(ui: &mut Ui, cx: &UiContext<'_>, because: &str) -> Option<Ask> {
    ui.add_space(ui.available_height() * 0.2);
    let empty = EmptyState::new(icons::WARNING, cx.text("photos-folder-failed"), because);
    let button = Button::primary(cx.text("photos-folder-other")).icon(icons::OPEN_FILE);
    empty.button(button).show(ui, cx.tokens).then_some(Ask::Folder)
}

fn working(ui: &mut Ui, cx: &UiContext<'_>, (key, seen): (&str, Option<Seen>)) -> Option<Ask> {
    ui.add_space(size::GAP_24);
    let counted = seen.filter(|seen| seen.total > 0);
    let part = counted.map_or(0.0, |seen| seen.done as f32 / seen.total as f32);
    let far = counted.map(|seen| format!("{} / {}", seen.done, seen.total)).unwrap_or_default();
    w::progress_with_words(ui, cx.tokens, part, (&cx.text(key), &far));
    ui.add_space(size::GAP_8);
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(100));
    let stop = seen.is_some() && Button::secondary(cx.text("staff-import-stop")).show(ui, cx.tokens).clicked();
    stop.then_some(Ask::Stop)
}

fn looking(ui: &mut Ui, cx: &UiContext<'_>, cards: &mut Cards, area: Rect) -> Option<Ask> {
    chips(ui, cx, cards);
    ui.add_space(size::GAP_8);
    under_chips(ui, cx, cards);
    ui.add_space(size::GAP_12);
    let rest = area.with_min_y(ui.cursor().top());
    let mut inner = ui.new_child(UiBuilder::new().id_salt("photo grid").max_rect(rest));
    inner.shrink_clip_rect(rest.expand(size::GAP_4));
    grid::show(&mut inner, cx, cards).map(Ask::Open)
}

fn chips(ui: &mut Ui, cx: &UiContext<'_>, cards: &mut Cards) {
    let tallies = cards.tallies;
    let all = [
        (Shown::All, "photos-all", tallies.all, None),
        (Shown::Ticked, "photos-ticked", tallies.ticked, Some((icons::DONE, Tone::Ok))),
        (Shown::Remarked, "photos-remarked", tallies.remarked, Some((icons::WARNING, Tone::Warn))),
        (Shown::Unmatched, "photos-unmatched", tallies.unmatched, Some((icons::PERSON, Tone::Warn))),
        (Shown::Unusable, "photos-unusable", tallies.unusable, Some((icons::OVERDUE, Tone::Danger))),
    ];
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
        for (shown, key, n, sign) in all {
            let words = cx.strings.text_with(key, &[("n", n.into())]);
            let mut chip = FilterChip::new(words).picked(cards.shown == shown);
            if let Some((icon, tone)) = sign.filter(|_| n > 0) {
                chip = chip.icon(icon, tone);
            }
            if chip.show(ui, cx.tokens).clicked() {
                cards.show(shown);
            }
        }
    });
}

/// The 5-inch cuts, and who still lacks a photo.
fn under_chips(ui: &mut Ui, cx: &UiContext<'_>, cards: &mut Cards) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_20;
        let with = cards.all.iter().filter(|card| card.has(crate::domain::photos::PhotoSize::FiveInch)).count();
        if cards.tallies.half_length > 0 {
            let mut along = with > 0;
            let words = cx.strings.text_with("photos-five-inch-along", &[("n", cards.tallies.half_length.into())]);
            if w::checkbox(ui, cx.tokens, &mut along, &words).changed() {
                cards.with_half_length(if along { HalfLength::Along } else { HalfLength::LeftOut });
            }
        }
        if !cards.lacking.is_empty() {
            let names = cards.lacking.join(&cx.text("photos-comma"));
            let values = [("n", cards.lacking.len().into()), ("names", names.into())];
            let words = cx.strings.text_with("photos-lacking", &values);
            w::elided_label(ui, cx.tokens, Text::Secondary, (&words, cx.tokens.text2));
        }
    });
}

fn finished(ui: &mut Ui, cx: &UiContext<'_>, (people, failed): (usize, &[String])) {
    let told = cx.strings.text_with("photos-done", &[("n", people.into())]);
    w::note(ui, cx.tokens, Tone::Ok, (icons::DONE.filled(), &told));
    if failed.is_empty() {
        return;
    }
    ui.add_space(size::GAP_16);
    let title = cx.strings.text_with("photos-left-out", &[("n", failed.len().into())]);
    w::label(ui, cx.tokens, Text::RowTitle, &title);
    ui.add_space(size::GAP_8);
    ScrollArea::vertical().id_salt("photos left out").auto_shrink([false, false]).show(ui, |ui| {
        for line in failed {
            w::paragraph(ui, Text::Secondary, line, cx.tokens.text);
        }
    });
}
