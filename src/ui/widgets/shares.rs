//! Lying bars of 100: what each part earned of what there was, the figure behind it. A low share has another colour and bold words.

use super::paint::{corner, elided, line, put};
use super::tip::tip;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};
use std::borrow::Cow;

/// Height of a row.
pub const SHARE_ROW: f32 = 26.0;
/// Height of a bar.
const BAR: f32 = 12.0;
/// Widest part of the room that the labels take.
const LABELS: f32 = 0.4;

/// One bar.
#[derive(Clone, Debug)]
struct Bar<'a> {
    label: Cow<'a, str>,
    share: Option<f64>,
    told: Cow<'a, str>,
}

/// Bars of 100, one below the other.
#[derive(Clone, Debug)]
#[must_use]
pub struct Shares<'a> {
    low: f64,
    rows: Vec<Bar<'a>>,
}

impl<'a> Shares<'a> {
    /// No bar yet; a share below `low` (0 to 1) is marked.
    pub fn new(low: f64) -> Self {
        Self { low, rows: Vec::new() }
    }

    /// Adds a bar: label, share from 0 to 1 (none where there was nothing to earn), the figure behind it.
    pub fn row(mut self, label: impl Into<Cow<'a, str>>, share: Option<f64>, told: impl Into<Cow<'a, str>>) -> Self {
        self.rows.push(Bar { label: label.into(), share, told: told.into() });
        self
    }

    /// Shows them over the width there is.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens) {
        let room = ui.available_width();
        let width = |ui: &Ui, words: &str| line(ui, Text::Secondary, words, tokens.text2).size().x;
        let labels = self.rows.iter().map(|row| width(ui, &row.label)).fold(0.0, f32::max).min(room * LABELS);
        let told = self.rows.iter().map(|row| width(ui, &row.told)).fold(0.0, f32::max) + size::GAP_4;
        for row in &self.rows {
            let (rect, response) = ui.allocate_exact_size(vec2(room, SHARE_ROW), Sense::hover());
            let left = rect.left() + labels + size::GAP_12;
            let track = Rect::from_min_max(
                pos2(left, rect.center().y - BAR / 2.0),
                pos2((rect.right() - told - size::GAP_12).max(left + BAR), rect.center().y + BAR / 2.0),
            );
            self.row_ui(ui, tokens, (row, rect, track), response);
        }
    }

    fn row_ui(&self, ui: &Ui, tokens: &Tokens, (row, rect, track): (&Bar<'_>, Rect, Rect), response: Response) {
        let is_low = row.share.is_some_and(|share| share < self.low);
        let label = elided(ui, Text::Secondary, (&row.label, tokens.text2), track.left() - size::GAP_12 - rect.left());
        let is_cut = label.elided;
        put(ui.painter(), label, rect.with_max_x(track.left() - size::GAP_12), Align2::RIGHT_CENTER);
        ui.painter().rect_filled(track, corner(BAR / 2.0), tokens.neutral_soft);
        if let Some(share) = row.share {
            let color = if is_low { tokens.warn } else { tokens.accent };
            let filled = track.with_max_x(track.left() + track.width() * share.clamp(0.0, 1.0) as f32);
            ui.painter().with_clip_rect(filled).rect_filled(track, corner(BAR / 2.0), color);
        }
        let color = if is_low { tokens.warn_text } else { tokens.text };
        let told = line(ui, Text::Secondary, &row.told, color);
        put(ui.painter(), told, rect.with_min_x(track.right() + size::GAP_12), Align2::LEFT_CENTER);
        let words = format!("{} · {}", row.label, row.told);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &words));
        if is_cut {
            tip(response, tokens, &words, None);
        }
    }
}
