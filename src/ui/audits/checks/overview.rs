//! The list of checks, newest first, and what stands where no pack is.

use egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, pos2};

use super::{ChecksScreen, Pane};
use crate::domain::audits::Verdict;
use crate::domain::ids::AuditId;
use crate::register::audits::AuditSummary;
use crate::ui::audits::checks::data::{Brief, Edition};
use crate::ui::audits::words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, Column, EmptyState, Table, Tone, TwoLines, chip, label, list_footer, pane_header, split_bottom,
    two_line_row,
};

/// Narrower bodies show the list alone until a check is opened.
const BOTH_FROM: f32 = 900.0;
const SCORE: f32 = 54.0;
const CHIP: f32 = 132.0;

/// What a click in the overview asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wish {
    /// Begin or go on with today's check.
    Today,
    /// Set up another run.
    New,
    /// Open a check.
    Open(AuditId),
}

/// Paints list and detail side by side.
pub(super) fn show(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let all = ui.available_rect_before_wrap();
    ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
    ui.advance_cursor_after_rect(all);
    let wants_detail = tab.form.is_some() || tab.pane == Pane::Detail;
    tab.pane = match (all.width() >= BOTH_FROM, wants_detail) {
        (true, _) => Pane::Both,
        (false, true) => Pane::Detail,
        (false, false) => Pane::List,
    };
    if tab.pane == Pane::Detail {
        return tab.side(&mut ui.new_child(UiBuilder::new().id_salt("check").max_rect(all)), cx);
    }
    let has_side = !tab.overview.rows.is_empty() || tab.form.is_some();
    let both = tab.pane == Pane::Both && has_side;
    let list = if both { size::LIST_PANE.min(all.width() * 0.5) } else { all.width() };
    let left = Rect::from_min_max(all.min, pos2(all.left() + list, all.bottom()));
    let right = Rect::from_min_max(pos2(left.right(), all.top()), all.max);
    let layout = Layout::top_down(Align::Min);
    let mut pane = ui.new_child(UiBuilder::new().id_salt("checks").max_rect(left).layout(layout));
    pane.set_clip_rect(left.intersect(ui.clip_rect()));
    pane.spacing_mut().item_spacing.y = 0.0;
    let wish = head_and_list(tab, &mut pane, cx);
    if right.width() > 1.0 {
        ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(size::LINE, cx.tokens.line));
        let mut pane = ui.new_child(UiBuilder::new().id_salt("check").max_rect(right).layout(layout));
        pane.set_clip_rect(right.intersect(ui.clip_rect()));
        return wish.or(tab.side(&mut pane, cx));
    }
    wish
}

fn head_and_list(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let mut wish = None;
    let finished = tab.overview.today.as_ref().is_some_and(|row| row.finished_at.is_some());
    let begun = tab.overview.today.is_some();
    let (has_pack, is_empty) = (tab.overview.pack.is_some(), tab.overview.rows.is_empty());
    let count = cx.strings.text_with("audit-count", &[("n", tab.overview.rows.len().into())]);
    pane_header(ui, cx.tokens, (&cx.text("audits-title"), &count), |ui| {
        if has_pack && !finished && !is_empty {
            let words = if begun { "audit-continue" } else { "audit-begin" };
            if Button::primary(cx.text(words)).icon(icons::CHECKLIST).small().show(ui, cx.tokens).clicked() {
                wish = Some(Wish::Today);
            }
        }
        let new = Button::secondary(cx.text("run-new")).icon(icons::ADD).shortcut("Ctrl N").small();
        if new.show(ui, cx.tokens).clicked() {
            wish = Some(Wish::New);
        }
    });
    let above = if is_empty { size::GAP_24 * 2.0 } else { size::GAP_16 };
    if !has_pack && no_pack(above, ui, cx) {
        cx.go(Place::Settings);
    }
    if is_empty {
        if has_pack {
            ui.add_space(size::GAP_24 * 2.0);
            let text = cx.text("audit-none-text");
            let button = Button::primary(cx.text("audit-begin")).icon(icons::CHECKLIST);
            let empty = EmptyState::new(icons::AUDITS, cx.text("audit-none"), text).button(button);
            if empty.show(ui, cx.tokens) {
                wish = Some(Wish::Today);
            }
        }
        return wish;
    }
    wish.or(listed(tab, ui, cx))
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

/// Filters, the table, and how much of it is shown.
fn listed(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let (mut body, mut foot) = split_bottom(ui, size::LIST_FOOTER);
    body.spacing_mut().item_spacing.y = 0.0;
    tab.filter.show(&mut body, cx, &tab.overview);
    tab.overview.narrow(cx, &tab.filter);
    let (shown, all) = (tab.overview.listed.len(), tab.overview.rows.len());
    let open = tab.overview.rows.iter().filter(|row| row.finished_at.is_none() && row.voided.is_none()).count();
    let values = [("n", shown.into()), ("all", all.into())];
    let left = cx.strings.text_with(if shown == all { "runs-shown-all" } else { "runs-shown" }, &values);
    list_footer(&mut foot, cx.tokens, (&left, &cx.strings.text_with("runs-open-count", &[("n", open.into())])));
    if shown == 0 {
        body.add_space(size::GAP_24 * 2.0);
        let button = Button::primary(cx.text("runs-filter-clear"));
        let empty = EmptyState::new(icons::FILTER, cx.text("runs-none-found"), cx.text("runs-none-found-text"));
        if empty.button(button).show(&mut body, cx.tokens) && tab.filter.is_set() {
            tab.filter.clear();
        }
        return None;
    }
    list(tab, &mut body, cx)
}

fn list(tab: &mut ChecksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let columns = [Column::rest(""), Column::exact("", SCORE).right(), Column::exact("", CHIP).right()];
    let listed = std::mem::take(&mut tab.overview.listed);
    let selected = listed.iter().position(|(row, _)| Some(row.id) == tab.selected).filter(|_| tab.form.is_none());
    let table = Table::new("audits", &columns).row(size::ROW_TWO).rows(listed.len()).headless().selected(selected);
    let overview = &mut tab.overview;
    let output = table.show(ui, cx.tokens, |row| {
        let Some((summary, words)) = listed.get(row.index) else {
            return;
        };
        let brief = overview.brief(summary, cx.register).cloned();
        let (tone, icon, state) = state(cx, summary, (brief.as_ref(), overview.edition(summary)));
        row.name(format!("{} {} {state}", words.title, words.line));
        let lines =
            TwoLines { title: words.title.as_str().into(), line: words.line.as_str().into(), ..TwoLines::default() };
        row.cell(|ui| two_line_row(ui, cx.tokens, lines));
        let score = summary.score_of_100().filter(|_| summary.counts()).map(|score| cx.strings.number(score, 1));
        row.cell(|ui| label(ui, cx.tokens, Text::RowTitle, &score.unwrap_or_default()));
        row.cell(|ui| chip(ui, cx.tokens, tone, (icon, &state)));
    });
    let id_at = |index: usize| listed.get(index).map(|(row, _)| (row.id, row.finished_at.is_some()));
    if let Some((id, _)) = output.clicked.and_then(id_at) {
        tab.selected = Some(id);
        tab.form = None;
    }
    let opened = output.activated.or(output.clicked.filter(|_| tab.pane == Pane::List)).and_then(id_at);
    tab.overview.listed = listed;
    let (id, is_finished) = opened?;
    if tab.pane == Pane::List && is_finished {
        tab.pane = Pane::Detail;
    }
    Some(Wish::Open(id))
}

/// The chip of a check: void, how far it is, its grade, or what failed.
pub(super) fn state(
    cx: &UiContext<'_>,
    row: &AuditSummary,
    (brief, edition): (Option<&Brief>, Option<&Edition>),
) -> (Tone, icons::Icon, String) {
    if row.voided.is_some() {
        return (Tone::Neutral, icons::VOID, cx.text("runs-state-void"));
    }
    let failed = brief.map_or(0, |brief| brief.failed);
    if row.finished_at.is_none() {
        let (done, all) = brief.map_or((0, 0), |brief| (brief.answered, brief.asked));
        let values = [("done", done.into()), ("all", all.into())];
        return (Tone::Warn, icons::IN_PROGRESS, cx.strings.text_with("audit-state-open", &values));
    }
    let grade = row.frozen.as_ref().and_then(|frozen| edition?.grade(&frozen.grade));
    let (bad, _) = words::verdict_icon(Some(Verdict::Fail));
    let lang = cx.strings.lang().key();
    match (grade, failed) {
        (Some((title, true)), _) => (Tone::Ok, icons::DONE.filled(), title.in_language(lang).to_owned()),
        (Some((title, false)), _) => (Tone::Danger, bad, title.in_language(lang).to_owned()),
        (None, 0) => (Tone::Ok, icons::DONE, cx.text("audit-state-done")),
        (None, failed) => (Tone::Danger, bad, cx.strings.text_with("audit-state-failed", &[("n", failed.into())])),
    }
}
