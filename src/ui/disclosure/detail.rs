//! One document: how it stands, the version on show with its picture, and every version that was.

use egui::{Align, Layout, Margin, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::DisclosureTab;
use super::photo::{Photos, PictureOf};
use super::timeline;
use crate::domain::disclosure::{DisclosureList, DocumentState, Version, down_by};
use crate::register::disclosure::DisclosureEntry;
use crate::ui::context::UiContext;
use crate::ui::disclosure_words;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    ACTION_BAR, Button, EmptyState, Menu, MenuItem, Tone, action_bar, chip, elided_label, key_value, menu_item,
    menu_line, note, picture_button, separator, split_bottom,
};

/// Width and height of the picture of the version on show.
const PHOTO: [f32; 2] = [200.0, 150.0];
/// Widest a column of facts grows.
const FACT_MOST: f32 = 220.0;
/// Height of a fact.
const FACT: f32 = 40.0;

/// What a click in the detail wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Back to the list.
    Back,
    /// The form of the document.
    Change,
    /// The form of a new version.
    PutUp,
    /// The question when it came down.
    TakeDown,
    /// The question why it is off the list.
    Retire,
    /// Put it on the list again.
    BringBack,
    /// Copy as text.
    Copy,
}

/// A part of the pane within the padding of a detail.
pub(super) fn padded(ui: &mut Ui, name: &str) -> Ui {
    let inner = ui.available_rect_before_wrap().shrink2(vec2(size::GAP_24, 0.0));
    let layout = Layout::top_down(Align::Min);
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(inner).layout(layout));
    part.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
    part
}

/// Nothing is chosen.
pub(super) fn nothing(ui: &mut Ui, cx: &UiContext<'_>) {
    ui.add_space((ui.available_height() / 2.0 - 60.0).max(size::GAP_24));
    EmptyState::new(icons::DISCLOSURE, cx.text("disclosure-choose"), cx.text("disclosure-choose-why"))
        .show(ui, cx.tokens);
}

impl DisclosureTab {
    /// The detail side.
    pub(super) fn detail(&mut self, ui: &mut Ui, cx: &UiContext<'_>, entry: &DisclosureEntry) -> Option<Wish> {
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        body.spacing_mut().item_spacing.y = 0.0;
        let mut top = padded(&mut body, "head");
        let mut wish = self.head(&mut top, cx, entry);
        separator(&mut top, cx.tokens);
        body.advance_cursor_after_rect(top.min_rect());
        let side = size::GAP_24 as i8;
        let margin = Margin { left: side, right: side, top: 12, bottom: 16 };
        let scroll = ScrollArea::vertical().id_salt(("document", entry.document.id.0)).auto_shrink([false, false]);
        scroll.show(&mut body, |ui| {
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_12);
                notes(ui, cx, entry);
                if let Some(version) = entry.current() {
                    present(ui, cx, (entry, version), &mut self.photos);
                }
                timeline::show(ui, cx, entry, &mut self.photos);
            });
        });
        wish = wish.or(actions(&mut padded(&mut bar, "bar"), cx, entry));
        wish
    }

    fn head(&self, ui: &mut Ui, cx: &UiContext<'_>, entry: &DisclosureEntry) -> Option<Wish> {
        let facts = &entry.document.facts;
        let mut wish = None;
        ui.add_space(size::GAP_12);
        let row = vec2(ui.available_width(), size::SMALL);
        ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
            let more = Button::icon_only(icons::MORE, cx.text("disclosure-more-of")).small().show(ui, cx.tokens);
            wish = more_menu(&more, cx, entry);
            let (tone, icon, words) = disclosure_words::chip(cx.strings, facts.kind, entry.state);
            chip(ui, cx.tokens, tone, (icon, &words));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if !self.both {
                    let back = Button::icon_only(icons::BACK, cx.text("disclosure-to-list")).small().shortcut("Esc");
                    if back.show(ui, cx.tokens).clicked() {
                        wish = Some(Wish::Back);
                    }
                }
                let title = facts.title_in(cx.strings.lang().key());
                elided_label(ui, cx.tokens, Text::DetailTitle, (title, cx.tokens.text));
            });
        });
        let kind = disclosure_words::kind(cx.strings, facts.kind);
        let parts = [facts.code.clone(), kind, disclosure_words::rule(cx.strings, facts), facts.place.clone()];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        elided_label(ui, cx.tokens, Text::Secondary, (&parts.join(" · "), cx.tokens.text2));
        ui.add_space(size::GAP_8 + 2.0);
        wish
    }
}

fn more_menu(button: &egui::Response, cx: &UiContext<'_>, entry: &DisclosureEntry) -> Option<Wish> {
    let shown = Menu::below(button).show(cx.tokens, |ui| {
        let mut wish = None;
        let mut item = |ui: &mut Ui, icon, key: &str, this| {
            if menu_item(ui, cx.tokens, MenuItem::new(cx.text(key)).icon(icon)).clicked() {
                wish = Some(this);
            }
        };
        item(ui, icons::EDIT, "disclosure-change", Wish::Change);
        item(ui, icons::COPY, "disclosure-copy", Wish::Copy);
        menu_line(ui, cx.tokens);
        if entry.document.retired.is_some() {
            item(ui, icons::UNDO, "disclosure-bring-back", Wish::BringBack);
        } else {
            item(ui, icons::ARCHIVED, "disclosure-retire", Wish::Retire);
        }
        wish
    });
    shown.and_then(|shown| shown.inner)
}

/// What to mind: why it is off the list, that it is missing, what the list and the hall say to it.
fn notes(ui: &mut Ui, cx: &UiContext<'_>, entry: &DisclosureEntry) {
    let facts = &entry.document.facts;
    let tone = disclosure_words::tone(facts.kind, entry.state);
    let day = |day| cx.strings.date_short(day, cx.today());
    match entry.state {
        DocumentState::Retired => {
            if let Some(retired) = &entry.document.retired {
                let values = [("date", day(retired.on).into()), ("reason", retired.reason.as_str().into())];
                let words = cx.strings.text_with("disclosure-retired-because", &values);
                note(ui, cx.tokens, Tone::Neutral, (icons::ARCHIVED, &words));
            }
        }
        DocumentState::Missing => {
            note(ui, cx.tokens, tone, (icons::FAILED.filled(), &cx.text("disclosure-is-missing")));
        }
        DocumentState::NotUp => {
            note(ui, cx.tokens, Tone::Neutral, (icons::NOT_APPLICABLE, &cx.text("disclosure-is-not-up")));
        }
        DocumentState::TakeDown { by, .. } | DocumentState::BannerOverdue { by, .. } => {
            let words = cx.strings.text_with("disclosure-banner-down", &[("date", day(by).into())]);
            note(ui, cx.tokens, tone, (icons::DUE, &words));
        }
        _ => {}
    }
    let listed = DisclosureList::shipped_document(&facts.code).and_then(|listed| listed.hint.as_ref());
    if let Some(hint) = listed {
        note(ui, cx.tokens, Tone::Neutral, (icons::INFO, hint.in_language(cx.strings.lang().key())));
    }
    if !facts.note.is_empty() {
        note(ui, cx.tokens, Tone::Neutral, (icons::NOTE, &facts.note));
    }
}

/// The version on show: its picture and its facts.
fn present(ui: &mut Ui, cx: &UiContext<'_>, (entry, version): (&DisclosureEntry, &Version), photos: &mut Photos) {
    let facts = facts_of(cx, entry, version);
    let photo = version.facts.photo;
    let has_photo = photo.is_some();
    let all = ui.available_rect_before_wrap();
    let left = if has_photo { all.left() + PHOTO[0] + size::GAP_24 } else { all.left() };
    let across = if has_photo || all.width() < 3.0 * FACT_MOST { 2 } else { 3 };
    let rows = facts.len().div_ceil(across) as f32;
    let height = rows * (FACT + size::GAP_8);
    let place = Rect::from_min_size(all.min, vec2(all.width(), if has_photo { height.max(PHOTO[1]) } else { height }));
    if let Some(photo) = photo {
        let texture = cx.pictures.of_file(ui.ctx(), cx.register, (photo, PictureSize::Detail));
        let spot = Rect::from_min_size(place.min, PHOTO.into());
        let mut spot = ui.new_child(UiBuilder::new().id_salt("photo").max_rect(spot));
        if picture_button(&mut spot, cx.tokens, (PHOTO, texture.as_ref()), &cx.text("disclosure-photo")).clicked() {
            photos.enlarge(photo);
        }
    }
    let width = (((place.right() - left) - size::GAP_16 * (across as f32 - 1.0)) / across as f32).min(FACT_MOST);
    for (index, (key, value)) in facts.iter().enumerate() {
        let (row, column) = ((index / across) as f32, (index % across) as f32);
        let corner = pos2(left + column * (width + size::GAP_16), place.top() + row * (FACT + size::GAP_8));
        let cell = Rect::from_min_size(corner, vec2(width, FACT));
        let mut cell = ui.new_child(UiBuilder::new().id_salt(("fact", index)).max_rect(cell));
        key_value(&mut cell, cx.tokens, key, value);
    }
    ui.advance_cursor_after_rect(place);
    let of = PictureOf::Version(version.id);
    if has_photo {
        let words = cx.text("disclosure-photo-another");
        let button = Button::quiet(words).icon(icons::PHOTO).small().tip(cx.text("disclosure-photo-drop-hint"));
        if button.show(ui, cx.tokens).clicked() {
            photos.choose(cx, of);
        }
    } else {
        photos.zone(ui, cx, of);
    }
}

fn facts_of(cx: &UiContext<'_>, entry: &DisclosureEntry, version: &Version) -> Vec<(String, String)> {
    let facts = &version.facts;
    let or_dash = |text: &str| if text.is_empty() { "—".to_owned() } else { text.to_owned() };
    let day = |day| cx.strings.date_with_weekday(day, cx.today());
    let mut all = vec![
        (cx.text("field-version"), facts.version.clone()),
        (cx.text("field-document-place"), or_dash(&facts.place)),
        (cx.text("field-put-up-on"), day(facts.put_up_on)),
    ];
    if let Some(ends) = facts.event_ends_on.filter(|_| entry.kind().is_seasonal()) {
        all.push((cx.text("field-event-ends-on"), day(ends)));
        all.push((cx.text("disclosure-must-be-down"), day(down_by(ends))));
    } else {
        let until = facts.valid_until.map_or_else(|| cx.text("disclosure-no-end"), day);
        all.push((cx.text("field-valid-until"), until));
    }
    if !facts.note.is_empty() {
        all.push((cx.text("field-note"), facts.note.clone()));
    }
    all
}

/// The step that is due as primary, then what else can be done.
fn actions(ui: &mut Ui, cx: &UiContext<'_>, entry: &DisclosureEntry) -> Option<Wish> {
    let (mut wish, mut retires) = (None, None);
    let up = entry.current().is_some();
    let comes_down = matches!(entry.state, DocumentState::TakeDown { .. } | DocumentState::BannerOverdue { .. });
    let put_up = if up { (icons::REFRESH, "disclosure-put-up-new") } else { (icons::ADD, "disclosure-put-up") };
    let down = (icons::CLOSE, "disclosure-take-down");
    let steps = match (entry.document.retired.is_some(), up, comes_down) {
        (true, ..) => vec![(icons::UNDO, "disclosure-bring-back", Wish::BringBack)],
        (false, true, true) => {
            vec![(down.0, down.1, Wish::TakeDown), (put_up.0, put_up.1, Wish::PutUp)]
        }
        (false, true, false) => {
            vec![(put_up.0, put_up.1, Wish::PutUp), (down.0, down.1, Wish::TakeDown)]
        }
        (false, false, _) => vec![(put_up.0, put_up.1, Wish::PutUp)],
    };
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            for (index, (icon, key, this)) in steps.into_iter().enumerate() {
                let is_first = index == 0 && this != Wish::BringBack;
                let words = cx.text(key);
                let button = if is_first { Button::primary(words) } else { Button::secondary(words) };
                if button.icon(icon).show(ui, cx.tokens).clicked() {
                    wish = Some(this);
                }
            }
        },
        |ui| {
            if entry.document.retired.is_some() {
                return;
            }
            let retire = Button::quiet(cx.text("disclosure-retire")).icon(icons::ARCHIVED);
            if retire.show(ui, cx.tokens).clicked() {
                retires = Some(Wish::Retire);
            }
        },
    );
    wish.or(retires)
}

/// The document as text, a line a fact.
pub(super) fn as_text(cx: &UiContext<'_>, entry: &DisclosureEntry) -> String {
    let facts = &entry.document.facts;
    let (_, _, state) = disclosure_words::chip(cx.strings, facts.kind, entry.state);
    let head = format!("{} {} · {state}", facts.code, facts.title_in(cx.strings.lang().key()));
    let version = entry.current().map(|version| facts_of(cx, entry, version)).unwrap_or_default();
    let lines = version.into_iter().map(|(key, value)| format!("{key}\t{value}"));
    std::iter::once(head).chain(lines).collect::<Vec<_>>().join("\n")
}
