//! Scores of 100 over time: a line each subject, told apart by colour, stroke and point. The axis begins below the lowest score, so that
//! small changes can be seen, and says where.

use super::paint::{edge, line, put};
use super::tip::tip;
use crate::ui::theme::{Text, Tokens, size};
use egui::{
    Align2, Color32, Id, Painter, Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2,
};
use std::borrow::Cow;

/// Height of the line that names the series.
const LEGEND: f32 = 22.0;
/// Height of the line of labels below the plot.
const LABELS: f32 = 20.0;
/// Room above the highest point for its figure.
const FIGURE: f32 = 18.0;
/// A slot narrower than this shows no figure above its point.
const FIGURE_SLOT: f32 = 30.0;
/// Half the size of a point.
const POINT: f32 = 4.0;
/// Width of a line's mark in the legend.
const MARK: f32 = 28.0;
/// Lines that can be told apart.
pub const LINES_MOST: usize = 5;
/// The highest score.
const TOP: f32 = 100.0;

/// One line.
#[derive(Clone, Debug)]
struct Series<'a> {
    words: Cow<'a, str>,
    values: Vec<Option<f64>>,
}

/// Lines of scores under a legend.
#[derive(Clone, Debug)]
#[must_use]
pub struct Trend<'a> {
    name: Cow<'a, str>,
    places: Vec<(Cow<'a, str>, Cow<'a, str>)>,
    series: Vec<Series<'a>>,
    pass: Option<f64>,
    height: f32,
}

impl<'a> Trend<'a> {
    /// No line yet; `name` says what is shown.
    pub fn new(name: impl Into<Cow<'a, str>>) -> Self {
        Self { name: name.into(), places: Vec::new(), series: Vec::new(), pass: None, height: 200.0 }
    }

    /// Adds a place along the foot: short label, whole name for the tooltip.
    pub fn place(mut self, label: impl Into<Cow<'a, str>>, name: impl Into<Cow<'a, str>>) -> Self {
        self.places.push((label.into(), name.into()));
        self
    }

    /// Adds a line: a score each place, none where nothing was checked. Lines beyond [`LINES_MOST`] are not drawn.
    pub fn series(mut self, words: impl Into<Cow<'a, str>>, values: Vec<Option<f64>>) -> Self {
        self.series.push(Series { words: words.into(), values });
        self.series.truncate(LINES_MOST);
        self
    }

    /// Marks a score, as the one that passes.
    pub fn pass(mut self, score: Option<f64>) -> Self {
        self.pass = score;
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
        self.legend(ui, tokens, rect.with_max_y(rect.top() + LEGEND));
        let gutter = line(ui, Text::Small, "100", tokens.text3).size().x + size::GAP_8;
        let plot = Rect::from_min_max(
            pos2(rect.left() + gutter, rect.top() + LEGEND + FIGURE),
            pos2(rect.right(), rect.bottom() - LABELS),
        );
        let frame = Frame { plot, bottom: bottom_of(&self), slot: plot.width() / self.places.len().max(1) as f32 };
        scale_lines(ui, tokens, frame);
        self.pass_line(ui, tokens, frame);
        for (index, series) in self.series.iter().enumerate().rev() {
            lines(ui.painter(), tokens, (index, series), frame);
        }
        self.figures(ui, tokens, frame);
        self.places(ui, tokens, (response.id, frame));
        response
    }

    fn legend(&self, ui: &Ui, tokens: &Tokens, rect: Rect) {
        let mut left = rect.left();
        for (index, series) in self.series.iter().enumerate().filter(|_| self.series.len() > 1) {
            let y = rect.center().y;
            stroke(ui.painter(), tokens, index, [pos2(left, y), pos2(left + MARK, y)]);
            point(ui.painter(), tokens, index, pos2(left + MARK / 2.0, y));
            let words = line(ui, Text::Secondary, &series.words, tokens.text2);
            let place = Rect::from_min_max(pos2(left + MARK + size::GAP_8, rect.top()), rect.max);
            left = put(ui.painter(), words, place, Align2::LEFT_CENTER).right() + size::GAP_16;
        }
    }

    fn pass_line(&self, ui: &Ui, tokens: &Tokens, frame: Frame) {
        let Some(pass) = self.pass.filter(|pass| *pass as f32 > frame.bottom) else { return };
        let y = frame.y(pass);
        let ends = [pos2(frame.plot.left(), y), pos2(frame.plot.right(), y)];
        ui.painter().extend(Shape::dashed_line(&ends, Stroke::new(1.0, tokens.text3), 5.0, 4.0));
    }

    /// Figures above the points of the first line, where there is room.
    fn figures(&self, ui: &Ui, tokens: &Tokens, frame: Frame) {
        let Some(first) = self.series.first().filter(|_| frame.slot >= FIGURE_SLOT) else { return };
        for (place, value) in first.values.iter().enumerate() {
            let Some(value) = value else { continue };
            let at = frame.at(place, *value);
            let figure = line(ui, Text::Small, &told(*value), tokens.text);
            let room = Rect::from_center_size(at - vec2(0.0, FIGURE / 2.0 + POINT), vec2(frame.slot, FIGURE));
            put(ui.painter(), figure, room, Align2::CENTER_CENTER);
        }
    }

    /// Labels below the plot, and a tooltip over each place that has a score.
    fn places(&self, ui: &Ui, tokens: &Tokens, (id, frame): (Id, Frame)) {
        let width = |label: &str| line(ui, Text::Small, label, Color32::PLACEHOLDER).size().x;
        let widest = self.places.iter().map(|(label, _)| width(label)).fold(0.0, f32::max);
        let every = ((widest + size::GAP_4) / frame.slot.max(1.0)).ceil().max(1.0) as usize;
        for (index, (label, name)) in self.places.iter().enumerate() {
            let left = frame.plot.left() + frame.slot * index as f32;
            let column = Rect::from_min_max(
                pos2(left, frame.plot.top() - FIGURE),
                pos2(left + frame.slot, frame.plot.bottom() + LABELS),
            );
            if index.is_multiple_of(every) {
                let words = line(ui, Text::Small, label, tokens.text2);
                put(ui.painter(), words, column.with_min_y(frame.plot.bottom()), Align2::CENTER_CENTER);
            }
            let Some(words) = self.place_told(index, name) else { continue };
            let response = ui.interact(column, id.with(index), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
            tip(response, tokens, &words, None);
        }
    }

    /// `2026 年 11 月 · 长桥供电所营业厅 94.1`; `None` where nothing was checked.
    fn place_told(&self, index: usize, name: &str) -> Option<String> {
        let score = |series: &Series<'_>| {
            let value = (*series.values.get(index)?)?;
            Some(format!("{} {}", series.words, told(value)))
        };
        let scores: Vec<String> = self.series.iter().filter_map(score).collect();
        (!scores.is_empty()).then(|| std::iter::once(name.to_owned()).chain(scores).collect::<Vec<_>>().join(" · "))
    }
}

/// Where the plot lies and what its foot stands for.
#[derive(Clone, Copy)]
struct Frame {
    plot: Rect,
    bottom: f32,
    slot: f32,
}

impl Frame {
    fn y(self, value: f64) -> f32 {
        let part = (value as f32 - self.bottom) / (TOP - self.bottom).max(1.0);
        self.plot.bottom() - self.plot.height() * part.clamp(0.0, 1.0)
    }

    fn at(self, place: usize, value: f64) -> Pos2 {
        pos2(self.plot.left() + self.slot * (place as f32 + 0.5), self.y(value))
    }
}

/// A round ten below the lowest score, never below 0.
fn bottom_of(trend: &Trend<'_>) -> f32 {
    let values = trend.series.iter().flat_map(|series| &series.values).flatten().chain(&trend.pass);
    let least = values.fold(f64::from(TOP), |least, value| least.min(*value));
    (((least / 10.0).floor() - 1.0) * 10.0).max(0.0) as f32
}

fn told(value: f64) -> String {
    let fixed = format!("{value:.1}");
    fixed.strip_suffix(".0").unwrap_or(&fixed).to_owned()
}

fn scale_lines(ui: &Ui, tokens: &Tokens, frame: Frame) {
    let span = TOP - frame.bottom;
    let step = step_of(span);
    let mut value = frame.bottom;
    while value <= TOP {
        let y = frame.y(f64::from(value)).round() + 0.5;
        let color = if value <= frame.bottom { tokens.line_strong } else { tokens.line };
        ui.painter().hline(frame.plot.x_range(), y, edge(color));
        let figure = line(ui, Text::Small, &told(f64::from(value)), tokens.text3);
        let left = frame.plot.left();
        let place = Rect::from_min_max(pos2(left - 80.0, y - 8.0), pos2(left - size::GAP_8, y + 8.0));
        put(ui.painter(), figure, place, Align2::RIGHT_CENTER);
        value += step;
    }
}

/// The first round step that ends at the top with six lines at most.
fn step_of(span: f32) -> f32 {
    let fits = |step: &f32| span / step <= 6.0 && (span / step).fract() < 0.01;
    [10.0, 20.0, 25.0, 30.0, 50.0].into_iter().find(fits).unwrap_or(10.0)
}

fn lines(painter: &Painter, tokens: &Tokens, (index, series): (usize, &Series<'_>), frame: Frame) {
    let known = series.values.iter().enumerate().filter_map(|(place, value)| Some((place, (*value)?)));
    let points: Vec<Pos2> = known.map(|(place, value)| frame.at(place, value)).collect();
    for pair in points.windows(2) {
        if let [from, to] = pair {
            stroke(painter, tokens, index, [*from, *to]);
        }
    }
    for at in points {
        point(painter, tokens, index, at);
    }
}

fn color_of(tokens: &Tokens, index: usize) -> Color32 {
    match index {
        0 => tokens.accent,
        1 => tokens.warn,
        2 => tokens.text2,
        3 => tokens.ok,
        _ => tokens.line_strong,
    }
}

/// The first line is whole, the others are dashed, each in its own way.
fn stroke(painter: &Painter, tokens: &Tokens, index: usize, ends: [Pos2; 2]) {
    let look = Stroke::new(if index == 0 { 2.0 } else { 1.5 }, color_of(tokens, index));
    if index == 0 {
        painter.line_segment(ends, look);
    } else {
        let dash = 2.0 + 3.0 * index as f32;
        painter.extend(Shape::dashed_line(&ends, look, dash, 3.0));
    }
}

/// A filled circle, a ring, a square, a diamond, a triangle.
fn point(painter: &Painter, tokens: &Tokens, index: usize, at: Pos2) {
    let color = color_of(tokens, index);
    let look = Stroke::new(1.5, color);
    match index {
        0 => {
            painter.circle_filled(at, POINT, color);
        }
        1 => {
            painter.circle(at, POINT, tokens.surface, look);
        }
        2 => {
            let square = Rect::from_center_size(at, vec2(POINT, POINT) * 2.0);
            painter.rect_filled(square, 0.0, color);
        }
        3 => {
            let corners = [(0.0, -1.3), (1.3, 0.0), (0.0, 1.3), (-1.3, 0.0)];
            shape(painter, (at, &corners), (tokens.surface, look));
        }
        _ => {
            let corners = [(0.0, -1.3), (1.2, 0.9), (-1.2, 0.9)];
            shape(painter, (at, &corners), (color, look));
        }
    }
}

fn shape(painter: &Painter, (at, corners): (Pos2, &[(f32, f32)]), (fill, look): (Color32, Stroke)) {
    let corners = corners.iter().map(|(x, y)| at + vec2(*x, *y) * POINT).collect();
    painter.add(Shape::convex_polygon(corners, fill, look));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_begins_a_round_ten_below_the_lowest_score() {
        for (least, bottom) in [(88.5, 70.0), (80.0, 70.0), (100.0, 90.0), (12.0, 0.0), (0.0, 0.0)] {
            let trend = Trend::new("x").series("a", vec![None, Some(least), Some(100.0)]);
            assert!((bottom_of(&trend) - bottom).abs() < 0.01, "{least}");
        }
        let marked = Trend::new("x").series("a", vec![Some(95.0)]).pass(Some(60.0));
        assert!((bottom_of(&marked) - 50.0).abs() < 0.01, "the pass score lies on the axis");
        assert!((bottom_of(&Trend::new("x")) - 90.0).abs() < 0.01);
    }

    #[test]
    fn the_scale_always_ends_at_a_hundred() {
        for (span, step) in
            [(10.0, 10.0), (50.0, 10.0), (60.0, 10.0), (70.0, 10.0), (80.0, 20.0), (90.0, 30.0), (100.0, 20.0)]
        {
            assert!((step_of(span) - step).abs() < 0.01, "{span}: {}", step_of(span));
        }
    }

    #[test]
    fn a_place_tells_its_name_and_every_score() {
        let trend = Trend::new("x").series("厅", vec![Some(94.1), None]).series("班", vec![Some(90.0), None]);
        assert_eq!(trend.place_told(0, "11 月").as_deref(), Some("11 月 · 厅 94.1 · 班 90"));
        assert_eq!(trend.place_told(1, "12 月"), None);
    }

    #[test]
    fn more_lines_than_can_be_told_apart_are_left_out() {
        let trend = (0..8).fold(Trend::new("x"), |trend, index| trend.series(index.to_string(), vec![]));
        assert_eq!(trend.series.len(), LINES_MOST);
    }
}
