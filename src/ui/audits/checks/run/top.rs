//! The head of a walk: way back, what is checked by whom, how far, which items are shown.

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2, vec2};

use super::{Filter, Run, Wish};
use crate::domain::audits::Verdict;
use crate::ui::audit_words;
use crate::ui::audits::checks::data::subject_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, FilterChip, label, pane_header, progress};

/// Wide enough for bar, count and filters on one line.
pub(super) const ONE_LINE: f32 = 700.0;

/// Paints the head.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
    let left = header(run, ui, cx);
    let all = ui.available_rect_before_wrap();
    let one = all.width() >= ONE_LINE;
    let height = if one { size::NORMAL } else { size::NORMAL + size::GAP_24 };
    let inner = Rect::from_min_max(
        pos2(all.left() + size::GAP_20, all.top()),
        pos2(all.right() - size::GAP_20, all.top() + height),
    );
    let bar = if one { inner } else { inner.with_max_y(inner.top() + size::GAP_20) };
    let below = if one { inner } else { inner.with_min_y(bar.bottom() + size::GAP_4) };
    let layout = if one { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) };
    let mut chips = ui.new_child(UiBuilder::new().id_salt("filters").max_rect(below).layout(layout));
    chips.spacing_mut().item_spacing.x = size::GAP_8;
    filters(run, &mut chips, cx);
    let end = if one { chips.min_rect().left() - size::GAP_12 } else { bar.right() };
    how_far(run, ui, bar.with_max_x(end), cx);
    ui.advance_cursor_after_rect(Rect::from_min_size(all.min, vec2(all.width(), height + size::GAP_8)));
    left.then_some(Wish::Leave)
}

fn header(run: &Run, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
    let all = ui.available_rect_before_wrap();
    let strip = Rect::from_min_size(all.min, vec2(all.width(), size::PANE_HEADER));
    let place = Rect::from_center_size(pos2(all.left() + 24.0, strip.center().y), vec2(size::SMALL, size::SMALL));
    let mut corner = ui.new_child(UiBuilder::new().id_salt("back").max_rect(place));
    let back = Button::icon_only(icons::BACK, cx.text("audit-back")).small().shortcut("Esc");
    let mut left = back.show(&mut corner, cx.tokens).clicked();
    let (title, about) = words_of(run, cx);
    let rest = strip.with_min_x(all.left() + 22.0);
    let mut head = ui.new_child(UiBuilder::new().id_salt("head").max_rect(rest).layout(Layout::top_down(Align::Min)));
    pane_header(&mut head, cx.tokens, (&title, &about), |ui| {
        left |= Button::secondary(cx.text("audit-pause")).icon(icons::PAUSE).show(ui, cx.tokens).clicked();
    });
    ui.advance_cursor_after_rect(strip);
    left
}

/// What the run is called; whom and what it is about, by which standard, by whom.
fn words_of(run: &Run, cx: &UiContext<'_>) -> (String, String) {
    let (pack, details) = (&run.audit.pack, &run.audit.details);
    let title = audit_words::run_title(cx.strings, pack.purpose, details, cx.today());
    let subject = subject_words(cx.strings, &run.names, &details.subject);
    let standard = pack.title.in_language(cx.strings.lang().key());
    let mut about = format!("{subject} · {standard} {}", pack.edition);
    let everyone = run.audit.auditor.iter().chain(&details.with_auditors);
    let names: Vec<&str> = everyone.map(|who| run.names.person(*who)).filter(|name| !name.is_empty()).collect();
    if !names.is_empty() {
        let who = cx.strings.text_with("audit-by", &[("name", names.join(&cx.text("audit-list-comma")).into())]);
        about = format!("{about} · {who}");
    }
    (title, about)
}

fn filters(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>) {
    let open = run.order.len() - run.audit.answers.len().min(run.order.len());
    let failed = run.audit.answers.values().filter(|answer| answer.verdict == Verdict::Fail).count();
    let mut all = [
        (Filter::All, cx.text("audit-filter-order")),
        (Filter::Unanswered, cx.strings.text_with("audit-filter-open", &[("n", open.into())])),
        (Filter::Failed, cx.strings.text_with("audit-filter-failed", &[("n", failed.into())])),
    ];
    if ui.layout().prefer_right_to_left() {
        all.reverse();
    }
    for (filter, words) in all {
        if FilterChip::new(words).picked(run.filter == filter).show(ui, cx.tokens).clicked() {
            run.filter = filter;
            run.reveal = true;
            run.change += 1;
        }
    }
}

fn how_far(run: &Run, ui: &mut Ui, rect: Rect, cx: &UiContext<'_>) {
    let (done, all) = (run.audit.answers.len(), run.order.len());
    let words = cx.strings.text_with("audit-answered", &[("done", done.into()), ("all", all.into())]);
    let layout = Layout::right_to_left(Align::Center);
    let mut count = ui.new_child(UiBuilder::new().id_salt("count").max_rect(rect).layout(layout));
    label(&mut count, cx.tokens, Text::Secondary, &words);
    let end = count.min_rect().left() - size::GAP_12;
    let half = size::PROGRESS / 2.0;
    let line = Rect::from_min_max(
        pos2(rect.left(), rect.center().y - half),
        pos2(end.max(rect.left() + size::GAP_24), rect.center().y + half),
    );
    let mut bar = ui.new_child(UiBuilder::new().id_salt("bar").max_rect(line));
    progress(&mut bar, cx.tokens, done as f32 / all.max(1) as f32, &words);
}
