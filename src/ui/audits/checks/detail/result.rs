//! The result of a check: score, what it is scaled to, grade, vetoes, corrections beside it; what was said since.

use egui::{Ui, vec2};

use super::super::data::Overview;
use super::shown::Shown;
use crate::domain::audits::Score;
use crate::domain::ids::StaffId;
use crate::register::audits::Audit;
use crate::ui::audits::score_view::{self, Figure};
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Tone, label, note, paragraph, progress_with_words, secondary, separator};

/// What stands above the list of items.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (shown, overview): (&Shown, &Overview)) {
    let audit = &shown.audit;
    let pack = &audit.pack;
    let title = format!("{} {}", pack.title.in_language(cx.strings.lang().key()), pack.edition);
    label(ui, cx.tokens, Text::DetailTitle, &title);
    for line in about(cx, audit, overview) {
        paragraph(ui, Text::Secondary, &line, cx.tokens.text2);
    }
    ui.add_space(size::GAP_8);
    void(ui, cx, audit);
    if audit.finished_at.is_none() {
        let (done, all) = (audit.answers.len(), pack.items.len());
        let far = cx.strings.text_with("audit-answered", &[("done", done.into()), ("all", all.into())]);
        let part = done as f32 / all.max(1) as f32;
        progress_with_words(ui, cx.tokens, part, (&cx.text("audit-in-progress"), &far));
        ui.add_space(size::GAP_16);
    }
    let head = if audit.finished_at.is_some() { "audit-score-final" } else { "audit-score-now" };
    let figure = Figure { score: &shown.score, pack, answers: &audit.answers, head: cx.text(head) };
    score_view::figure(ui, cx, &figure);
    ui.add_space(size::GAP_8);
    corrected(ui, cx, shown);
    if let Some((compared, name)) = &shown.compared {
        let words = words::compared(cx.strings, compared, name);
        score_view::line_with_icon(ui, cx, (words::compared_icon(compared), cx.tokens.text2), &words);
    }
    score_view::vetoes(ui, cx, &figure);
    if shown.gains.len() > 1 || !shown.score.vetoed.is_empty() {
        score_view::gains(ui, cx, (pack, &shown.gains));
    }
}

/// Who checked whom, and over which records.
fn about(cx: &UiContext<'_>, audit: &Audit, overview: &Overview) -> Vec<String> {
    let strings = cx.strings;
    let details = &audit.details;
    let name = |who: &StaffId| overview.names.person(*who).to_owned();
    let mut people = Vec::new();
    let everyone = audit.auditor.iter().chain(&details.with_auditors).map(name);
    let auditors: Vec<String> = everyone.filter(|name| !name.is_empty()).collect();
    if !auditors.is_empty() {
        let names = auditors.join(&cx.text("audit-list-comma"));
        people.push(strings.text_with("audit-by", &[("name", names.into())]));
    }
    if let Some(audited) = details.audited.as_ref().map(name) {
        people.push(strings.text_with("runs-audited", &[("name", audited.into())]));
    }
    let mut lines = Vec::new();
    if !people.is_empty() {
        lines.push(people.join(" · "));
    }
    if audit.pack.items.iter().any(|item| item.link.is_some()) {
        let days = [details.period_from, details.period_until].map(|day| strings.date_iso(day));
        let [from, until] = days;
        let days = if from == until { from } else { format!("{from} – {until}") };
        lines.push(strings.text_with("runs-period", &[("days", days.into())]));
    }
    if let Some(of) = details.re_check_of
        && let Some(row) = overview.rows.iter().find(|row| row.id == of)
    {
        let day = strings.date_with_weekday(row.day, cx.today());
        lines.push(strings.text_with("runs-re-check-of", &[("day", day.into())]));
    }
    lines
}

fn void(ui: &mut Ui, cx: &UiContext<'_>, audit: &Audit) {
    if let Some((at, reason)) = &audit.voided {
        let values = [("date", cx.strings.date_iso(at.date()).into()), ("reason", reason.as_str().into())];
        note(ui, cx.tokens, Tone::Neutral, (icons::VOID, &cx.strings.text_with("runs-void-line", &values)));
        ui.add_space(size::GAP_12);
    }
}

/// The corrected score beside the frozen one.
fn corrected(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) {
    let Some(Score { earned, possible, result, .. }) = &shown.corrected else { return };
    let grade = result.as_ref().and_then(|result| shown.audit.pack.grade(&result.grade));
    let grade = grade.map_or("", |grade| grade.title.in_language(cx.strings.lang().key()));
    let score = result.as_ref().map(|result| cx.strings.number(result.score, 2)).unwrap_or_default();
    let values = [
        ("n", shown.audit.corrections.len().into()),
        ("got", words::points(cx.strings, *earned).into()),
        ("of", words::points(cx.strings, *possible).into()),
        ("score", score.into()),
        ("grade", grade.into()),
    ];
    note(ui, cx.tokens, Tone::Accent, (icons::EDIT, &cx.strings.text_with("runs-corrected", &values)));
    ui.add_space(size::GAP_8);
}

/// What stands below the list of items: notes, when it was locked, where the standard comes from.
pub(super) fn after(ui: &mut Ui, cx: &UiContext<'_>, (shown, overview): (&Shown, &Overview)) {
    let audit = &shown.audit;
    notes(ui, cx, (audit, overview));
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

fn notes(ui: &mut Ui, cx: &UiContext<'_>, (audit, overview): (&Audit, &Overview)) {
    if audit.notes.is_empty() {
        return;
    }
    label(ui, cx.tokens, Text::RowTitle, &cx.text("runs-notes"));
    for entry in &audit.notes {
        separator(ui, cx.tokens);
        ui.add_space(size::GAP_4);
        let who = entry.by.map_or("", |who| overview.names.person(who));
        let day = format!("{} {}", cx.strings.date_iso(entry.at.date()), cx.strings.time(entry.at.time()));
        let kind = super::note::kind_words(cx.strings, entry.kind);
        let head: Vec<&str> = [kind.as_str(), who, day.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        secondary(ui, cx.tokens, &head.join(" · "));
        paragraph(ui, Text::Body, &entry.text, cx.tokens.text);
        ui.add_space(size::GAP_4);
    }
    ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
    ui.add_space(size::GAP_12);
}
