//! Progress: a bar of 8 with words and count above.

use super::paint::{corner, elided, line, put};
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

/// A bar over the full width, `part` from 0 to 1; `name` says what of.
pub fn progress(ui: &mut Ui, tokens: &Tokens, part: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::PROGRESS), Sense::hover());
    let round = corner(size::PROGRESS / 2.0);
    ui.painter().rect_filled(rect, round, tokens.neutral_soft);
    let part = part.clamp(0.0, 1.0);
    if part > 0.0 {
        let width = (rect.width() * part).max(size::PROGRESS);
        ui.painter().rect_filled(Rect::from_min_size(rect.min, vec2(width, rect.height())), round, tokens.accent);
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ProgressIndicator, true, name);
        info.value = Some(f64::from(part));
        info
    });
    response
}

/// What is going on at the left, how far at the right, the bar below.
pub fn progress_with_words(ui: &mut Ui, tokens: &Tokens, part: f32, (what, far): (&str, &str)) -> Response {
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), Text::Secondary.line()), Sense::hover());
        let right = line(ui, Text::Secondary, far, tokens.text2);
        let room = rect.width() - right.size().x - size::GAP_8;
        put(ui.painter(), right, rect, Align2::RIGHT_CENTER);
        let left = elided(ui, Text::SecondaryStrong, (what, tokens.text), room);
        put(ui.painter(), left, rect, Align2::LEFT_CENTER);
        progress(ui, tokens, part, &format!("{what} {far}"))
    })
    .inner
}
