//! Strokes of the screen: words at a place, the plot of both scores.

use egui::{Align2, Color32, Rect, Stroke, Ui, pos2};

use crate::ui::theme::{Text, Tokens, size};

/// The scores at both ends of the plot.
const SCALE: [f64; 2] = [60.0, 100.0];
const DOT: f32 = 4.5;

/// Words in a rect, cut with `…` when they are wider. Answers where they are.
pub(super) fn put(ui: &Ui, rect: Rect, align: Align2, (style, words, color): (Text, &str, Color32)) -> Rect {
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(style.elided(words, color, rect.width())));
    let place = align.align_size_within_rect(galley.size(), rect);
    ui.painter().galley(place.min, galley, color);
    place
}

/// How wide words are.
pub(super) fn width(ui: &Ui, style: Text, words: &str) -> f32 {
    ui.fonts_mut(|fonts| fonts.layout_job(style.job(words, Color32::PLACEHOLDER))).size().x
}

/// Both scores on a line from 60 to 100 with a stroke where an award begins.
pub(super) fn plot(ui: &Ui, rect: Rect, tokens: &Tokens, (own, again, pass): (Option<f64>, Option<f64>, f64)) {
    let y = rect.center().y;
    let line = rect.x_range().shrink(DOT);
    let x = |score: f64| {
        let [from, until] = SCALE;
        let share = ((score - from) / (until - from)).clamp(0.0, 1.0) as f32;
        line.min + (line.max - line.min) * share
    };
    let painter = ui.painter();
    painter.hline(line, y, Stroke::new(size::LINE, tokens.line_strong));
    painter.vline(x(pass), y - 7.0..=y + 7.0, Stroke::new(size::LINE, tokens.line_strong));
    if let (Some(own), Some(again)) = (own, again) {
        let (low, high) = (x(own.min(again)), x(own.max(again)));
        painter.hline(low..=high, y, Stroke::new(2.0, tokens.line_strong));
    }
    if let Some(own) = own {
        hollow(ui, pos2(x(own), y), tokens);
    }
    if let Some(again) = again {
        painter.circle_filled(pos2(x(again), y), DOT, tokens.accent);
    }
}

/// The sign of a self-score.
pub(super) fn hollow(ui: &Ui, center: egui::Pos2, tokens: &Tokens) {
    ui.painter().circle(center, DOT - 0.5, tokens.surface, Stroke::new(size::LINE_FOCUS, tokens.line_strong));
}

/// The sign of a re-score.
pub(super) fn full(ui: &Ui, center: egui::Pos2, tokens: &Tokens) {
    ui.painter().circle_filled(center, DOT, tokens.accent);
}
