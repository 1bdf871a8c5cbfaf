//! How a score came about, item by item: what each brought and why, with records, photos and corrections.

use std::collections::BTreeSet;

use egui::{Align, Align2, Layout, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::super::run::records;
use super::shown::{ItemLine, Line, Listed, Shown};
use crate::domain::ids::FileId;
use crate::ui::audits::photos;
use crate::ui::audits::tall::Tall;
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::evidence_words::EvidenceNames;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, FilterChip, Tone, group_row, label, paragraph, secondary};

/// Left edge of the words, and room for the points and the sign at the right.
const LEFT: f32 = 48.0;
const RIGHT: f32 = 92.0;

/// What the list remembers.
pub(super) struct View<'a> {
    pub(super) tall: &'a mut Tall,
    pub(super) looked_at: &'a mut BTreeSet<String>,
    pub(super) listed: &'a mut Listed,
    pub(super) zoomed: &'a mut Option<FileId>,
}

/// Paints the list over the full width of the pane.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown, view: View<'_>) {
    let View { tall, looked_at, listed, zoomed } = view;
    chips(ui, cx, (shown, listed));
    if shown.lines.is_empty() {
        super::padded(ui, |ui| {
            secondary(ui, cx.tokens, &cx.text("audit-lost-nothing"));
        });
        return;
    }
    let name = egui::Id::unique(("check items", shown.audit.id.0));
    tall.show(
        ui,
        name,
        |_| false,
        |ui, index| match shown.lines.get(index) {
            Some(Line::Head(name, brought)) => {
                group_row(ui, cx.tokens, (name, brought));
            }
            Some(Line::Item(line)) => item(ui, cx, (line, &shown.records), (looked_at, zoomed)),
            None => {}
        },
    );
}

fn chips(ui: &mut Ui, cx: &UiContext<'_>, (shown, listed): (&Shown, &mut Listed)) {
    let inner = ui.available_rect_before_wrap().shrink2(vec2(size::GAP_20, 0.0));
    let row = Rect::from_min_size(inner.min, vec2(inner.width(), size::SMALL));
    let layout = Layout::left_to_right(Align::Center);
    let mut row_ui = ui.new_child(UiBuilder::new().id_salt("listed").max_rect(row).layout(layout));
    row_ui.spacing_mut().item_spacing.x = size::GAP_8;
    label(&mut row_ui, cx.tokens, Text::RowTitle, &cx.text("runs-items"));
    let all = cx.strings.text_with("runs-items-all", &[("n", shown.audit.pack.items.len().into())]);
    for (this, words) in [(Listed::Notable, cx.text("runs-items-notable")), (Listed::All, all)] {
        if FilterChip::new(words).picked(*listed == this).show(&mut row_ui, cx.tokens).clicked() {
            *listed = this;
        }
    }
    ui.advance_cursor_after_rect(row);
    ui.add_space(size::GAP_8);
}

fn item(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (line, names): (&ItemLine, &EvidenceNames),
    (looked_at, zoomed): (&mut BTreeSet<String>, &mut Option<FileId>),
) {
    let tokens = cx.tokens;
    let all = ui.available_rect_before_wrap();
    let top = all.top() + size::GAP_8;
    figures(ui, cx, line, (all, top));
    let place = Rect::from_min_max(
        pos2(all.left() + size::GAP_20 + LEFT, top),
        pos2(all.right() - size::GAP_20 - RIGHT, top + 4000.0),
    );
    let mut words =
        ui.new_child(UiBuilder::new().id_salt("words").max_rect(place).layout(Layout::top_down(Align::Min)));
    words.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
    paragraph(&mut words, Text::Body, &line.text, tokens.text);
    if !line.says.is_empty() {
        paragraph(&mut words, Text::Secondary, &line.says.join(" · "), tokens.text2);
    }
    for correction in &line.corrections {
        paragraph(&mut words, Text::Secondary, correction, Tone::Accent.text(tokens));
    }
    evidence(&mut words, cx, (line, names), looked_at);
    if !line.photos.is_empty()
        && let Some(file) = photos::show(&mut words, cx, &line.photos)
    {
        *zoomed = Some(file);
    }
    let bottom = words.min_rect().bottom() + size::GAP_8;
    ui.painter().hline(all.x_range(), bottom - 0.5, Stroke::new(size::LINE, tokens.line));
    ui.advance_cursor_after_rect(Rect::from_min_max(all.min, pos2(all.right(), bottom)));
}

/// The records behind an answer as they were frozen, once asked for.
fn evidence(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (line, names): (&ItemLine, &EvidenceNames),
    looked_at: &mut BTreeSet<String>,
) {
    let Some(evidence) = &line.evidence else { return };
    let is_open = looked_at.contains(&line.code);
    let arrow = if is_open { icons::COLLAPSE } else { icons::FOLLOWING };
    if Button::link(cx.text("run-evidence")).trailing(arrow).show(ui, cx.tokens).clicked() {
        if is_open {
            looked_at.remove(&line.code);
        } else {
            looked_at.insert(line.code.clone());
        }
    }
    if is_open {
        records(ui, cx, evidence, names);
    }
}

/// Number at the left; points and sign at the right.
fn figures(ui: &Ui, cx: &UiContext<'_>, line: &ItemLine, (all, top): (Rect, f32)) {
    let tokens = cx.tokens;
    let row = Rect::from_min_size(pos2(all.left(), top), vec2(all.width(), Text::Body.line()));
    let inner = row.shrink2(vec2(size::GAP_20, 0.0));
    let (icon, tone) = words::verdict_icon(line.verdict);
    icon.paint(ui.painter(), pos2(inner.right() - 8.0, inner.center().y), size::CHIP_ICON + 2.0, tone.text(tokens));
    let style = if line.is_lost { Text::SecondaryStrong } else { Text::Secondary };
    let color = if line.is_lost { tokens.danger_text } else { tokens.text2 };
    let points = inner.with_max_x(inner.right() - 24.0);
    for (style, words, color, align, room) in [
        (Text::Secondary, &line.number, tokens.text2, Align2::LEFT_CENTER, inner),
        (style, &line.points, color, Align2::RIGHT_CENTER, points),
    ] {
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.job(words.as_str(), color)));
        let place = align.align_size_within_rect(galley.size(), room);
        ui.painter().galley(place.min, galley, color);
    }
    let state = words::verdict(cx.strings, line.verdict);
    let response = ui.interact(row, ui.scope_id().with("figures"), Sense::hover());
    let name = format!("{} {} {} {state}", line.number, line.text, line.points);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &name));
}
