//! The versions of a document, newest first: what hung there when, and why.

use egui::Ui;

use super::photo::Photos;
use crate::domain::disclosure::{DocumentState, Version};
use crate::register::disclosure::DisclosureEntry;
use crate::ui::context::UiContext;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Step, TimelineRow, label, muted, picture_button};

/// Width and height of a picture in the story.
const SMALL_PHOTO: [f32; 2] = [64.0, 48.0];

/// Paints the story.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, entry: &DisclosureEntry, photos: &mut Photos) {
    ui.add_space(size::GAP_4);
    let n = entry.versions.len();
    label(ui, cx.tokens, Text::RowTitle, &cx.strings.text_with("disclosure-versions", &[("n", n.into())]));
    if n == 0 {
        muted(ui, cx.tokens, &cx.text("disclosure-no-versions"));
        return;
    }
    ui.spacing_mut().item_spacing.y = size::GAP_4;
    for (index, version) in entry.versions.iter().rev().enumerate() {
        let is_last = index + 1 == n;
        row(ui, cx, (entry, version, is_last.into()), photos);
    }
}

/// Whether a row ends the story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Last,
    Between,
}

impl From<bool> for Place {
    fn from(is_last: bool) -> Self {
        if is_last { Self::Last } else { Self::Between }
    }
}

fn row(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (entry, version, place): (&DisclosureEntry, &Version, Place),
    photos: &mut Photos,
) {
    let facts = &version.facts;
    let is_current = entry.current().is_some_and(|current| current.id == version.id);
    let mut row = TimelineRow::new(step(entry, is_current.into()), facts.version.as_str(), span(cx, version));
    let line = line(cx, version);
    if !line.is_empty() {
        row = row.line(line);
    }
    if place == Place::Last {
        row = row.last();
    }
    row.show(ui, cx.tokens, |ui| {
        let Some(photo) = facts.photo.filter(|_| !is_current) else { return };
        let texture = cx.pictures.of_file(ui.ctx(), cx.register, (photo, PictureSize::Thumbnail));
        let name = cx.strings.text_with("disclosure-photo-of", &[("version", facts.version.as_str().into())]);
        if picture_button(ui, cx.tokens, (SMALL_PHOTO, texture.as_ref()), &name).clicked() {
            photos.enlarge(photo);
        }
    });
}

/// Whether a version is the one on show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Now,
    Before,
}

impl From<bool> for Shown {
    fn from(is_current: bool) -> Self {
        if is_current { Self::Now } else { Self::Before }
    }
}

fn step(entry: &DisclosureEntry, shown: Shown) -> Step {
    match (shown, entry.state) {
        (Shown::Before, _) => Step::Ahead,
        (Shown::Now, DocumentState::OutOfDate { .. } | DocumentState::BannerOverdue { .. }) => Step::Failed,
        (Shown::Now, DocumentState::RunsOut { .. } | DocumentState::TakeDown { .. }) => Step::Open,
        (Shown::Now, _) => Step::Done,
    }
}

/// `11-02 – 11-20`, `11-20 起`.
fn span(cx: &UiContext<'_>, version: &Version) -> String {
    let up = cx.strings.date_short(version.facts.put_up_on, cx.today());
    match version.taken_down_on {
        Some(down) => {
            let down = cx.strings.date_short(down, cx.today());
            cx.strings.text_with("disclosure-hung", &[("from", up.into()), ("to", down.into())])
        }
        None => cx.strings.text_with("disclosure-hangs", &[("from", up.into())]),
    }
}

/// Place, end, note, and the day it was entered where that is another.
fn line(cx: &UiContext<'_>, version: &Version) -> String {
    let facts = &version.facts;
    let told = |key: &str, day| cx.strings.text_with(key, &[("date", cx.strings.date_short(day, cx.today()).into())]);
    let until = match (facts.event_ends_on, facts.valid_until) {
        (Some(ends), _) => told("disclosure-event-until", ends),
        (None, Some(until)) => told("disclosure-until", until),
        (None, None) => String::new(),
    };
    let entered = version.entered_at.date();
    let entered = if entered == facts.put_up_on { String::new() } else { told("disclosure-entered", entered) };
    let parts = [facts.place.clone(), until, facts.note.clone(), entered];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
