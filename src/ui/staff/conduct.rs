//! A person's conduct: kind and day in sight, the words only after a click that the history notes (P1-8.2, P1-II.7, P5-4).

use chrono::Datelike;
use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::awards;
use super::person::PersonData;
use super::records::{RecordWish, Records};
use crate::domain::conduct::{ConductKind, ConductRecord};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::staff_record_words as record_words;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, EmptyState, Tone};

/// Left edge of what stands below a row's title.
const INDENT: f32 = 28.0;

/// The tab.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, person: &PersonData, records: &Records) -> Option<RecordWish> {
    let (mut body, mut foot) = w::split_bottom(ui, size::LIST_FOOTER + size::GAP_4);
    let mut wish = head(&mut body, cx, &person.conduct);
    body.add_space(size::GAP_8);
    if person.conduct.is_empty() && !awards::has_any(&body, cx, person.id()) {
        body.add_space(size::GAP_24);
        EmptyState::new(icons::AWARD, cx.text("conduct-none"), cx.text("conduct-none-why")).show(&mut body, cx.tokens);
    } else {
        ScrollArea::vertical().id_salt("conduct").auto_shrink([false, false]).show(&mut body, |ui| {
            ui.set_max_width(ui.available_width() - size::GAP_12);
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
            awards::card(ui, cx, person.id());
            for record in &person.conduct {
                wish = wish.take().or(row(ui, cx, (record, records.shown.contains(&record.id))));
            }
        });
    }
    foot.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icons::LOCK.show(ui, size::CHIP_ICON, cx.tokens.text2);
        w::elided_label(ui, cx.tokens, Text::Secondary, (&cx.text("conduct-hidden"), cx.tokens.text2));
    });
    wish
}

fn head(ui: &mut Ui, cx: &UiContext<'_>, conduct: &[ConductRecord]) -> Option<RecordWish> {
    let place = vec2(ui.available_width(), 44.0);
    let add = ui.allocate_ui_with_layout(place, Layout::right_to_left(Align::Center), |ui| {
        let add = Button::primary(cx.text("conduct-add")).icon(icons::ADD).show(ui, cx.tokens).clicked();
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(2.0);
            w::elided_label(ui, cx.tokens, Text::RowTitle, (&cx.text("conduct-title"), cx.tokens.text));
            w::elided_label(ui, cx.tokens, Text::Secondary, (&sums(cx, conduct), cx.tokens.text2));
        });
        add
    });
    add.inner.then_some(RecordWish::AddConduct)
}

/// How many of each stand; struck ones do not.
fn sums(cx: &UiContext<'_>, conduct: &[ConductRecord]) -> String {
    let count = |kind: ConductKind| {
        conduct.iter().filter(|record| record.struck.is_none() && record.matter.kind() == kind).count()
    };
    let values = [
        ("breaches", count(ConductKind::Breach).into()),
        ("cases", count(ConductKind::LawCase).into()),
        ("praise", count(ConductKind::Praise).into()),
    ];
    cx.strings.text_with("conduct-sum", &values)
}

/// `2026 年行风评议`, 违规...
fn title(cx: &UiContext<'_>, record: &ConductRecord) -> String {
    match record.matter.kind() {
        ConductKind::Review => {
            cx.strings.text_with("conduct-of-year", &[("year", record.day.year().to_string().into())])
        }
        kind => record_words::conduct_kind(cx.strings, kind),
    }
}

fn row(ui: &mut Ui, cx: &UiContext<'_>, (record, is_shown): (&ConductRecord, bool)) -> Option<RecordWish> {
    let place = vec2(ui.available_width(), size::ROW_AIRY);
    let mut wish = None;
    let (icon, tone) = record_words::conduct_icon(record.matter.kind());
    let is_struck = record.struck.is_some();
    ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
        let tint = if is_struck { cx.tokens.text3 } else { tone.icon(cx.tokens) };
        icon.show(ui, size::BUTTON_ICON, tint);
        let color = if is_struck { cx.tokens.text3 } else { cx.tokens.text };
        w::elided_label(ui, cx.tokens, Text::RowTitle, (&title(cx, record), color));
        w::secondary(ui, cx.tokens, &cx.strings.date_iso(record.day));
        if is_struck {
            w::chip(ui, cx.tokens, Tone::Neutral, (icons::VOID, &cx.text("conduct-struck")));
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let (icon, key) = if is_shown { (icons::HIDE, "conduct-hide") } else { (icons::REVEAL, "conduct-show") };
            let button = Button::quiet(cx.text(key)).icon(icon).small();
            let button = if is_shown { button } else { button.tip(cx.text("conduct-show-tip")) };
            if button.show(ui, cx.tokens).clicked() {
                wish = Some(RecordWish::Reveal(record.id));
            }
        });
    });
    if is_shown {
        let left = ui.horizontal_top(|ui| {
            ui.add_space(INDENT);
            ui.vertical(|ui| words(ui, cx, record)).inner
        });
        wish = wish.or(left.inner);
    }
    w::separator(ui, cx.tokens);
    wish
}

/// Everything a record says, and what can be done about it.
fn words(ui: &mut Ui, cx: &UiContext<'_>, record: &ConductRecord) -> Option<RecordWish> {
    ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
    if let Some(details) = record_words::conduct_details(cx.strings, &record.matter) {
        let code = match record.matter.kind() {
            ConductKind::Breach => format!("{} ", record.matter.code()),
            _ => String::new(),
        };
        w::paragraph(ui, Text::RowTitle, &format!("{code}{details}"), cx.tokens.text);
    }
    w::paragraph(ui, Text::Body, &record.text, cx.tokens.text);
    if !record.follow_up.is_empty() {
        w::secondary(ui, cx.tokens, &cx.text("field-follow-up"));
        w::paragraph(ui, Text::Body, &record.follow_up, cx.tokens.text);
    }
    if let Some(struck) = &record.struck {
        let because = cx.strings.text_with("conduct-struck-because", &[("reason", struck.reason.as_str().into())]);
        w::note(ui, cx.tokens, Tone::Neutral, (icons::VOID, &because));
    }
    let wish = below(ui, cx, record);
    ui.add_space(size::GAP_8);
    wish
}

fn below(ui: &mut Ui, cx: &UiContext<'_>, record: &ConductRecord) -> Option<RecordWish> {
    let mut wish = None;
    let place = vec2(ui.available_width(), size::ROW_AIRY);
    ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
        let at = record.entered_at;
        let at = format!("{} {}", cx.strings.date_iso(at.date()), cx.strings.time(at.time()));
        w::muted(ui, cx.tokens, &cx.strings.text_with("conduct-entered", &[("at", at.into())]));
        if let Some((id, number)) = record.case {
            let words = cx.strings.text_with("conduct-case", &[("number", number.to_string().into())]);
            if Button::link(words).show(ui, cx.tokens).clicked() {
                wish = Some(RecordWish::Case(id));
            }
        }
        if record.struck.is_some() {
            return;
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let strike = Button::quiet_danger(cx.text("conduct-strike")).icon(icons::VOID).small();
            if strike.show(ui, cx.tokens).clicked() {
                wish = Some(RecordWish::StrikeConduct(record.id));
            }
            let follow = Button::quiet(cx.text("conduct-follow")).icon(icons::NOTE).small();
            if follow.show(ui, cx.tokens).clicked() {
                wish = Some(RecordWish::FollowUp(record.id));
            }
        });
    });
    wish
}
