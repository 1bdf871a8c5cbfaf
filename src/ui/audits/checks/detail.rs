//! A check in detail: score, what cost how much, failed items with reason and photo, the edition it was scored on.

use egui::{Align, Layout, ScrollArea, Ui, vec2};

use super::overview::Wish;
use super::{ChecksScreen, Pane};
use crate::register::Area;
use crate::register::audits::Audit;
use crate::ui::audits::score_view::{self, Figure};
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, EmptyState, Tone, label, note, pane_header, paragraph, progress_with_words, secondary, separator, thumbnail,
};

const PHOTO: [f32; 2] = [150.0, 102.0];

/// The check shown beside the list, read when it or the checks changed.
pub(super) struct Shown {
    seen: (u64, crate::domain::ids::AuditId),
    audit: Audit,
}

/// Paints the detail of the selected check.
pub(super) fn show(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    refresh(tab, cx);
    let Some(shown) = &tab.shown else {
        if tab.overview.rows.is_empty() {
            return None;
        }
        ui.add_space(size::GAP_24 * 4.0);
        EmptyState::new(icons::AUDITS, cx.text("audit-pick"), cx.text("audit-pick-text")).show(ui, cx.tokens);
        return None;
    };
    let audit = &shown.audit;
    let index = tab.overview.rows.iter().position(|row| row.id == audit.id);
    let auditor = tab.overview.name_of(audit.auditor).to_owned();
    let mut wish = None;
    let date = cx.strings.date_with_weekday(audit.day, cx.today());
    ui.spacing_mut().item_spacing.y = 0.0;
    let alone = tab.pane == Pane::Detail;
    let mut back = alone && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
    let is_today = tab.overview.today.as_ref().is_some_and(|row| row.id == audit.id);
    pane_header(ui, cx.tokens, (&date, &auditor), |ui| {
        if audit.finished_at.is_none() && !is_today {
            let button = Button::secondary(cx.text("audit-go-on"));
            if button.show(ui, cx.tokens).clicked() {
                wish = index.map(Wish::Open);
            }
        }
        if alone {
            let button = Button::quiet(cx.text("audit-back-short")).icon(icons::BACK).shortcut("Esc");
            back |= button.show(ui, cx.tokens).clicked();
        }
    });
    separator(ui, cx.tokens);
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("check").show(ui, |ui| {
        egui::Frame::new().inner_margin(egui::Margin::same(size::GAP_24 as i8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
            body(ui, cx, audit);
        });
    });
    if back {
        tab.pane = Pane::List;
    }
    wish
}

fn refresh(tab: &mut ChecksScreen, cx: &UiContext<'_>) {
    let exists = |id| tab.overview.rows.iter().any(|row| row.id == id);
    let newest = tab.overview.rows.first().map(|row| row.id);
    tab.selected = tab.selected.filter(|id| exists(*id)).or(newest);
    let Some(id) = tab.selected else {
        tab.shown = None;
        return;
    };
    let seen = (cx.register.revision(Area::Audits), id);
    if tab.shown.as_ref().is_none_or(|shown| shown.seen != seen) {
        tab.shown = cx.register.audit(id).ok().map(|audit| Shown { seen, audit });
    }
}

fn body(ui: &mut Ui, cx: &UiContext<'_>, audit: &Audit) {
    let score = audit.score();
    let pack = &audit.pack;
    let lang = cx.strings.lang().key();
    let title = format!("{} {}", pack.title.in_language(lang), pack.edition);
    label(ui, cx.tokens, Text::DetailTitle, &title);
    ui.add_space(size::GAP_8);
    if audit.finished_at.is_none() {
        let (done, all) = (audit.answers.len(), pack.items.len());
        let far = cx.strings.text_with("audit-answered", &[("done", done.into()), ("all", all.into())]);
        let part = done as f32 / all.max(1) as f32;
        progress_with_words(ui, cx.tokens, part, (&cx.text("audit-in-progress"), &far));
        ui.add_space(size::GAP_16);
    }
    let head = if audit.finished_at.is_some() { "audit-score-final" } else { "audit-score-now" };
    let figure = Figure { score: &score, pack, head: cx.text(head) };
    score_view::figure(ui, cx, &figure);
    ui.add_space(size::GAP_12);
    if !score.vetoed.is_empty() {
        let items: Vec<String> = score.vetoed.iter().map(|code| words::item_line(cx.strings, pack, code)).collect();
        let items = items.join(&cx.text("audit-list-comma"));
        let words = cx.strings.text_with("audit-veto", &[("items", items.into())]);
        note(ui, cx.tokens, Tone::Danger, (icons::VETO, &words));
        ui.add_space(size::GAP_8);
    }
    score_view::lost(ui, cx, &figure);
    ui.add_space(size::GAP_16);
    failed(ui, cx, audit);
    locked(ui, cx, audit);
}

fn failed(ui: &mut Ui, cx: &UiContext<'_>, audit: &Audit) {
    let codes = audit.failed();
    if codes.is_empty() {
        return;
    }
    label(ui, cx.tokens, Text::RowTitle, &cx.text("audit-failed-items"));
    ui.add_space(size::GAP_4);
    for item in audit.pack.items.iter().filter(|item| codes.contains(&item.code)) {
        let photo = audit.photos.get(&item.code);
        let width = ui.available_width() - if photo.is_some() { PHOTO[0] + size::GAP_12 } else { 0.0 };
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
                ui.set_width(width);
                let line = words::item_line(cx.strings, &audit.pack, &item.code);
                paragraph(ui, Text::Body, &line, cx.tokens.text);
                let answer = audit.answers.get(&item.code);
                let value = words::answered_value(cx.strings, item, answer);
                let reason = answer.map(|answer| answer.reason.clone()).unwrap_or_default();
                let parts: Vec<String> = value.into_iter().chain((!reason.is_empty()).then_some(reason)).collect();
                paragraph(ui, Text::Secondary, &parts.join(" · "), cx.tokens.text2);
            });
            if let Some(file) = photo {
                let picture = cx.pictures.of_file(ui.ctx(), cx.register, (*file, PictureSize::Detail));
                thumbnail(ui, cx.tokens, PHOTO, picture.as_ref());
            }
        });
        ui.add_space(size::GAP_4);
        separator(ui, cx.tokens);
        ui.add_space(size::GAP_4);
    }
    ui.add_space(size::GAP_12);
}

fn locked(ui: &mut Ui, cx: &UiContext<'_>, audit: &Audit) {
    let lang = cx.strings.lang().key();
    if let Some(at) = audit.finished_at {
        let values = [
            ("date", cx.strings.date_iso(at.date()).into()),
            ("time", cx.strings.time(at.time()).into()),
            ("pack", audit.pack.title.in_language(lang).into()),
            ("edition", audit.pack.edition.as_str().into()),
        ];
        note(ui, cx.tokens, Tone::Neutral, (icons::LOCK, &cx.strings.text_with("audit-locked", &values)));
        ui.add_space(size::GAP_8);
    }
    secondary(ui, cx.tokens, &cx.text("audit-source"));
    paragraph(ui, Text::Secondary, audit.pack.source.in_language(lang), cx.tokens.text2);
}
