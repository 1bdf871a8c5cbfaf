//! Upright stacked bars over days or months. What is late is hatched besides its colour; the figures stand in every bar's tooltip.

use super::Tone;
use super::paint::{corner, edge, line, put};
use super::tip::tip;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use std::borrow::Cow;

/// Height of the line that names the parts.
const LEGEND: f32 = 22.0;
/// Height of the line of labels below the bars.
const LABELS: f32 = 20.0;
/// Room above the highest bar for its figure.
const FIGURE: f32 = 18.0;
/// Widest bar.
const WIDEST: f32 = 48.0;
/// A slot narrower than this shows no figure above its bar.
const FIGURE_SLOT: f32 = 14.0;
/// Gap between two strokes of a hatching.
const HATCH: f32 = 5.0;
/// Lines of the scale, at most.
const LINES_MOST: u32 = 4;

/// One bar.
#[derive(Clone, Debug)]
struct Bar<'a> {
    label: Cow<'a, str>,
    name: Cow<'a, str>,
    values: Vec<u32>,
}

/// Stacked bars under a legend.
#[derive(Clone, Debug)]
#[must_use]
pub struct Bars<'a> {
    name: Cow<'a, str>,
    series: Vec<(Cow<'a, str>, Tone)>,
    columns: Vec<Bar<'a>>,
    height: f32,
}

impl<'a> Bars<'a> {
    /// No bar yet; `name` says what is counted.
    pub fn new(name: impl Into<Cow<'a, str>>) -> Self {
        Self { name: name.into(), series: Vec::new(), columns: Vec::new(), height: 200.0 }
    }

    /// Adds a part of every bar, from its foot up: accent, danger (hatched) or neutral.
    pub fn series(mut self, words: impl Into<Cow<'a, str>>, tone: Tone) -> Self {
        self.series.push((words.into(), tone));
        self
    }

    /// Adds a bar: the short label below it, its whole name for the tooltip, a value each series.
    pub fn bar(mut self, (label, name): (impl Into<Cow<'a, str>>, impl Into<Cow<'a, str>>), values: Vec<u32>) -> Self {
        self.columns.push(Bar { label: label.into(), name: name.into(), values });
        self
    }

    /// So high with legend and labels.
    pub fn height(mut self, height: f32) -> Self {
        self.height = height;
        self
    }

    /// Shows them over the width there is.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) -> Response {
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), self.height), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &self.name));
        self.legend(ui, tokens, Rect::from_min_size(rect.min, vec2(rect.width(), LEGEND)));
        let highest = self.columns.iter().map(Bar::sum).max().unwrap_or(0);
        let scale = Scale::of(highest);
        let gutter = line(ui, Text::Small, &scale.top().to_string(), tokens.text3).size().x + size::GAP_8;
        let plot = Rect::from_min_max(
            pos2(rect.left() + gutter, rect.top() + LEGEND + FIGURE),
            pos2(rect.right(), rect.bottom() - LABELS),
        );
        scale_lines(ui, tokens, plot, scale);
        let slot = plot.width() / self.columns.len().max(1) as f32;
        let every = self.labels_every(ui, slot);
        for (index, bar) in self.columns.iter().enumerate() {
            let left = plot.left() + slot * index as f32;
            let column = Rect::from_min_max(pos2(left, plot.top() - FIGURE), pos2(left + slot, rect.bottom()));
            let shown = Shown { plot, scale, column, labelled: index.is_multiple_of(every) };
            self.bar_ui(ui, tokens, (bar, response.id.with(index)), &shown);
        }
        response
    }

    fn legend(&self, ui: &Ui, tokens: &Tokens, rect: Rect) {
        let mut left = rect.left();
        for (words, tone) in &self.series {
            let mark = Rect::from_center_size(pos2(left + 6.0, rect.center().y), vec2(12.0, 12.0));
            part(ui.painter(), tokens, mark, *tone);
            let words = line(ui, Text::Secondary, words, tokens.text2);
            let place = Rect::from_min_max(pos2(left + 18.0, rect.top()), rect.max);
            left = put(ui.painter(), words, place, Align2::LEFT_CENTER).right() + size::GAP_16;
        }
    }

    /// Every how many bars a label has room.
    fn labels_every(&self, ui: &Ui, slot: f32) -> usize {
        let width = |bar: &Bar<'_>| line(ui, Text::Small, &bar.label, Color32::PLACEHOLDER).size().x;
        let widest = self.columns.iter().map(width).fold(0.0, f32::max);
        ((widest + size::GAP_4) / slot.max(1.0)).ceil().max(1.0) as usize
    }

    fn bar_ui(&self, ui: &Ui, tokens: &Tokens, (bar, id): (&Bar<'_>, Id), shown: &Shown) {
        let Shown { plot, scale, column, labelled } = *shown;
        let response = ui.interact(column, id, Sense::hover());
        let painter = ui.painter();
        if response.hovered() {
            painter.rect_filled(column.with_max_y(plot.bottom()), corner(4.0), tokens.hover);
        }
        let wide = (column.width() * 0.64).clamp(1.0, WIDEST).round();
        let left = (column.center().x - wide / 2.0).round();
        let mut foot = plot.bottom();
        for ((_, tone), value) in self.series.iter().zip(&bar.values).filter(|(_, value)| **value > 0) {
            let top = foot - plot.height() * *value as f32 / scale.top() as f32;
            part(painter, tokens, Rect::from_min_max(pos2(left, top), pos2(left + wide, foot)), *tone);
            foot = top;
        }
        let sum = bar.sum();
        if sum > 0 && column.width() >= FIGURE_SLOT {
            let figure = line(ui, Text::Small, &sum.to_string(), tokens.text2);
            let place = Rect::from_min_max(pos2(column.left(), foot - FIGURE), pos2(column.right(), foot));
            put(painter, figure, place, Align2::CENTER_CENTER);
        }
        if labelled {
            let label = line(ui, Text::Small, &bar.label, tokens.text2);
            let place = Rect::from_min_max(pos2(column.left(), plot.bottom()), column.max);
            put(painter, label, place, Align2::CENTER_CENTER);
        }
        let told = self.told(bar);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
        tip(response, tokens, &told, None);
    }

    /// `11-02 周一 · 未超期办结 1 · 超期 2`
    fn told(&self, bar: &Bar<'_>) -> String {
        let parts = self.series.iter().zip(&bar.values).map(|((words, _), value)| format!("{words} {value}"));
        std::iter::once(bar.name.to_string()).chain(parts).collect::<Vec<_>>().join(" · ")
    }
}

impl Bar<'_> {
    fn sum(&self) -> u32 {
        self.values.iter().sum()
    }
}

/// Where a bar stands.
#[derive(Clone, Copy)]
struct Shown {
    plot: Rect,
    scale: Scale,
    column: Rect,
    labelled: bool,
}

/// The lines of the scale: `lines` times `step`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Scale {
    step: u32,
    lines: u32,
}

impl Scale {
    /// Steps of 1, 2 or 5 times a power of ten, at most four of them, reaching over `highest`.
    fn of(highest: u32) -> Self {
        let mut step = 1_u32;
        for factor in [2, 5, 10].into_iter().cycle() {
            if highest.div_ceil(step) <= LINES_MOST || step >= 100_000_000 {
                break;
            }
            let power = 10_u32.pow(step.ilog10());
            step = power * factor;
        }
        Self { step, lines: highest.div_ceil(step).max(1) }
    }

    fn top(self) -> u32 {
        self.step * self.lines
    }
}

fn scale_lines(ui: &Ui, tokens: &Tokens, plot: Rect, scale: Scale) {
    for index in 0..=scale.lines {
        let y = (plot.bottom() - plot.height() * index as f32 / scale.lines as f32).round() + 0.5;
        let color = if index == 0 { tokens.line_strong } else { tokens.line };
        ui.painter().hline(plot.x_range(), y, edge(color));
        let figure = line(ui, Text::Small, &(index * scale.step).to_string(), tokens.text3);
        let place = Rect::from_min_max(pos2(plot.left() - 80.0, y - 8.0), pos2(plot.left() - size::GAP_8, y + 8.0));
        put(ui.painter(), figure, place, Align2::RIGHT_CENTER);
    }
}

/// One part of a bar, or its mark in the legend.
fn part(painter: &Painter, tokens: &Tokens, rect: Rect, tone: Tone) {
    match tone {
        Tone::Danger => {
            painter.rect_filled(rect, 0.0, tokens.danger);
            hatch(painter, rect, Stroke::new(1.5, tokens.surface));
        }
        Tone::Neutral => {
            painter.rect_filled(rect, 0.0, tokens.line_strong);
        }
        Tone::Accent | Tone::Ok | Tone::Warn => {
            painter.rect_filled(rect, 0.0, tone.icon(tokens));
        }
    }
}

/// Strokes from lower left to upper right, kept inside.
fn hatch(painter: &Painter, rect: Rect, stroke: Stroke) {
    let inside = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut from = rect.left() - rect.height();
    while from < rect.right() {
        let ends: [Pos2; 2] = [pos2(from, rect.bottom()), pos2(from + rect.height(), rect.top())];
        inside.line_segment(ends, stroke);
        from += HATCH;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_has_round_steps_and_reaches_over_the_highest_bar() {
        for (highest, step, top) in
            [(0, 1, 1), (1, 1, 1), (4, 1, 4), (5, 2, 6), (9, 5, 10), (17, 5, 20), (21, 10, 30), (1_999, 500, 2_000)]
        {
            let scale = Scale::of(highest);
            assert_eq!((scale.step, scale.top()), (step, top), "{highest}");
        }
        assert!(Scale::of(u32::MAX / 2).top() >= u32::MAX / 2);
    }

    #[test]
    fn a_bar_tells_its_name_and_every_part() {
        let bars = Bars::new("件数").series("按时", Tone::Accent).series("超期", Tone::Danger);
        let bar = Bar { label: "2".into(), name: "11-02 周一".into(), values: vec![1, 2] };
        assert_eq!(bars.told(&bar), "11-02 周一 · 按时 1 · 超期 2");
    }
}
