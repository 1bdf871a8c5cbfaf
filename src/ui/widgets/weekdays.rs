//! The seven days of a week as round switches.

use super::Caption;
use super::paint::{edge, focus_ring, line, plate, put};
use crate::ui::strings::Strings;
use crate::ui::theme::{Text, Tokens, size};
use chrono::Weekday;
use egui::{Align2, CursorIcon, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

/// Monday first, as the days stand in the records.
const DAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];
const ROUND: f32 = 34.0;

/// Which days of the week are chosen, Monday first.
#[must_use]
pub struct WeekdayToggles<'a> {
    caption: Caption<'a>,
    days: &'a mut [bool; 7],
}

impl<'a> WeekdayToggles<'a> {
    /// The days under their caption.
    pub fn new(caption: impl Into<Caption<'a>>, days: &'a mut [bool; 7]) -> Self {
        Self { caption: caption.into(), days }
    }

    /// Width of all seven.
    pub fn width() -> f32 {
        7.0 * ROUND + 6.0 * size::GAP_8
    }

    /// Shows them; changed when a day was switched.
    pub fn show(self, ui: &mut Ui, tokens: &Tokens, strings: &Strings) -> Response {
        let Self { caption, days } = self;
        caption.around(ui, tokens, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = size::GAP_8;
                let (_, mut all) = ui.allocate_exact_size(vec2(0.0, size::NORMAL), Sense::hover());
                ui.add_space(-size::GAP_8);
                for (day, on) in DAYS.into_iter().zip(days) {
                    let one = toggle(ui, tokens, (&strings.weekday_sign(day), &strings.weekday_name(day)), *on);
                    if one.clicked() {
                        *on = !*on;
                        all.mark_changed();
                    }
                }
                all
            })
            .inner
        })
    }
}

fn toggle(ui: &mut Ui, tokens: &Tokens, (sign, name): (&str, &str), on: impl Into<super::Picked>) -> Response {
    let on = on.into() == super::Picked::Yes;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(ROUND), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), on, name));
    let (fill, stroke, style, color) = match (on, response.hovered()) {
        (true, true) => (tokens.accent_hover, Stroke::NONE, Text::RowTitle, tokens.on_accent),
        (true, false) => (tokens.accent, Stroke::NONE, Text::RowTitle, tokens.on_accent),
        (false, true) => (tokens.hover, edge(tokens.line_strong), Text::Body, tokens.text2),
        (false, false) => (tokens.surface, edge(tokens.line_strong), Text::Body, tokens.text2),
    };
    plate(ui.painter(), rect, ROUND / 2.0, (fill, stroke));
    put(ui.painter(), line(ui, style, sign, color), rect, Align2::CENTER_CENTER);
    focus_ring(ui, &response, ROUND / 2.0, tokens);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
