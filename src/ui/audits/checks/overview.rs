//! The list of checks, newest first, and what stands where no pack is.

use egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, pos2};

use super::{ChecksScreen, Pane, detail};
use crate::register::audits::AuditSummary;
use crate::ui::audits::checks::data::Brief;
use crate::ui::audits::words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Column, EmptyState, Table, Tone, TwoLines, chip, label, pane_header, two_line_row};

/// Narrower bodies show the list alone until a check is opened.
const BOTH_FROM: f32 = 900.0;
const SCORE: f32 = 84.0;
const CHIP: f32 = 144.0;

/// What a click in the overview asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Begin or go on with today's check.
    Today,
    /// Open a check.
    Open(usize),
}

/// Paints list and detail side by side.
pub(super) fn show(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let all = ui.available_rect_before_wrap();
    ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
    ui.advance_cursor_after_rect(all);
    tab.pane = match (all.width() >= BOTH_FROM, tab.pane) {
        (true, _) => Pane::Both,
        (false, Pane::Detail) => Pane::Detail,
        (false, _) => Pane::List,
    };
    if tab.pane == Pane::Detail {
        return detail::show(tab, &mut ui.new_child(UiBuilder::new().id_salt("check").max_rect(all)), cx);
    }
    let both = tab.pane == Pane::Both && !tab.overview.rows.is_empty();
    let list = if both { size::LIST_PANE.min(all.width() * 0.5) } else { all.width() };
    let left = Rect::from_min_max(all.min, pos2(all.left() + list, all.bottom()));
    let right = Rect::from_min_max(pos2(left.right(), all.top()), all.max);
    let layout = Layout::top_down(Align::Min);
    let mut pane = ui.new_child(UiBuilder::new().id_salt("checks").max_rect(left).layout(layout));
    pane.spacing_mut().item_spacing.y = 0.0;
    let wish = head_and_list(tab, &mut pane, cx);
    if right.width() > 1.0 {
        ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(size::LINE, cx.tokens.line));
        let mut pane = ui.new_child(UiBuilder::new().id_salt("check").max_rect(right).layout(layout));
        pane.set_clip_rect(right.intersect(ui.clip_rect()));
        return wish.or(detail::show(tab, &mut pane, cx));
    }
    wish
}

fn head_and_list(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let mut wish = None;
    let finished = tab.overview.today.as_ref().is_some_and(|row| row.finished_at.is_some());
    let begun = tab.overview.today.is_some();
    let has_pack = tab.overview.pack.is_some();
    let count = cx.strings.text_with("audit-count", &[("n", tab.overview.rows.len().into())]);
    pane_header(ui, cx.tokens, (&cx.text("audits-title"), &count), |ui| {
        if has_pack && !finished {
            let words = if begun { "audit-continue" } else { "audit-begin" };
            let button = Button::primary(cx.text(words)).icon(icons::CHECKLIST).shortcut("Ctrl N");
            if button.show(ui, cx.tokens).clicked() {
                wish = Some(Wish::Today);
            }
        }
    });
    let above = if tab.overview.rows.is_empty() { size::GAP_24 * 2.0 } else { size::GAP_16 };
    if !has_pack && no_pack(above, ui, cx) {
        cx.go(Place::Settings);
    }
    if tab.overview.rows.is_empty() {
        if has_pack {
            ui.add_space(size::GAP_24 * 2.0);
            let text = cx.text("audit-none-text");
            EmptyState::new(icons::AUDITS, cx.text("audit-none"), text).show(ui, cx.tokens);
        }
        return wish;
    }
    wish.or(list(tab, ui, cx))
}

/// Without a pack there is nothing to check by; answers a click on the way to the settings.
fn no_pack(above: f32, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
    let sector = crate::ui::words::sector(cx.strings, cx.register.hall().sector);
    let text = cx.strings.text_with("audit-no-pack-text", &[("sector", sector.into())]);
    ui.add_space(above);
    let button = Button::primary(cx.text("audit-no-pack-settings")).icon(icons::SETTINGS);
    let clicked = EmptyState::new(icons::AUDITS, cx.text("audit-no-pack"), text).button(button).show(ui, cx.tokens);
    ui.add_space(size::GAP_16);
    clicked
}

fn list(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let columns = [Column::rest(""), Column::exact("", SCORE).right(), Column::exact("", CHIP).right()];
    let rows = tab.overview.rows.clone();
    let selected = rows.iter().position(|row| Some(row.id) == tab.selected);
    let table = Table::new("audits", &columns).row(size::ROW_TWO).rows(rows.len()).headless().selected(selected);
    let overview = &mut tab.overview;
    let output = table.show(ui, cx.tokens, |row| {
        let Some(summary) = rows.get(row.index) else {
            return;
        };
        let brief = overview.brief(summary, cx.register).cloned();
        let auditor = overview.name_of(summary.auditor).to_owned();
        let lines = lines(cx, summary, (brief.as_ref(), &auditor));
        let (tone, icon, state) = state(cx, summary, brief.as_ref());
        row.name(format!("{} {} {state}", lines.title, lines.line));
        row.cell(|ui| two_line_row(ui, cx.tokens, lines));
        let score = summary
            .result
            .map(|(earned, possible)| format!("{} / {}", cx.strings.number(earned, 2), cx.strings.number(possible, 2)));
        row.cell(|ui| label(ui, cx.tokens, Text::Secondary, &score.unwrap_or_default()));
        row.cell(|ui| chip(ui, cx.tokens, tone, (icon, &state)));
    });
    if let Some(index) = output.clicked {
        tab.selected = rows.get(index).map(|row| row.id);
    }
    let opened = output.activated.or(output.clicked.filter(|_| tab.pane == Pane::List))?;
    if tab.pane == Pane::List && rows.get(opened).is_some_and(|row| row.finished_at.is_some()) {
        tab.pane = Pane::Detail;
    }
    Some(Wish::Open(opened))
}

fn lines(cx: &UiContext<'_>, row: &AuditSummary, (brief, auditor): (Option<&Brief>, &str)) -> TwoLines<'static> {
    let title = brief.map_or(row.pack_code.as_str(), |brief| brief.title.in_language(cx.strings.lang().key()));
    let mut line = format!("{title} {}", row.pack_edition);
    if !auditor.is_empty() {
        line = format!("{line} · {auditor}");
    }
    let beside = if row.day == cx.today() { cx.text("date-today") } else { String::new() };
    let title = cx.strings.date_with_weekday(row.day, cx.today());
    TwoLines { title: title.into(), beside: beside.into(), line: line.into() }
}

/// The chip of a check.
pub(super) fn state(cx: &UiContext<'_>, row: &AuditSummary, brief: Option<&Brief>) -> (Tone, icons::Icon, String) {
    let failed = brief.map_or(0, |brief| brief.failed);
    match (row.finished_at.is_some(), failed) {
        (false, _) => {
            let (done, all) = brief.map_or((0, 0), |brief| (brief.answered, brief.asked));
            let values = [("done", done.into()), ("all", all.into())];
            (Tone::Warn, icons::IN_PROGRESS, cx.strings.text_with("audit-state-open", &values))
        }
        (true, 0) => (Tone::Ok, icons::DONE, cx.text("audit-state-done")),
        (true, failed) => {
            let (icon, _) = words::verdict_icon(Some(crate::domain::audits::Verdict::Fail));
            (Tone::Danger, icon, cx.strings.text_with("audit-state-failed", &[("n", failed.into())]))
        }
    }
}
