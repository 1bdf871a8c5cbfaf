//! How large the face is shown.

use egui::{Rect, Ui, vec2};

use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, secondary};

/// Points a millimetre has at 100 %.
const POINTS_PER_MM: f32 = 96.0 / 25.4;
/// Zoom steps in per cent.
const STEPS: [u32; 9] = [50, 75, 100, 125, 150, 200, 300, 400, 600];

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui::layouts) enum Zoom {
    /// The whole face, as large as fits.
    #[default]
    Fit,
    /// Per cent of actual size.
    Percent(u32),
}

impl Zoom {
    /// Points a millimetre gets in `room` for a face of this size.
    pub(super) fn scale(self, room: Rect, (width, height): (f32, f32)) -> f32 {
        match self {
            Self::Fit => {
                let room = room.size() - vec2(2.0 * size::GAP_24, 2.0 * size::GAP_24);
                (room.x / width).min(room.y / height).max(0.5)
            }
            Self::Percent(percent) => POINTS_PER_MM * percent as f32 / 100.0,
        }
    }

    /// A step larger or smaller than what is shown now.
    pub(super) fn stepped(scale: f32, is_larger: Larger) -> Self {
        let percent = (scale / POINTS_PER_MM * 100.0).round() as u32;
        Self::Percent(match is_larger {
            Larger::Yes => STEPS.into_iter().find(|step| *step > percent).unwrap_or(600),
            Larger::No => STEPS.into_iter().rev().find(|step| *step < percent).unwrap_or(50),
        })
    }
}

/// Which way to step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Larger {
    /// Larger.
    Yes,
    /// Smaller.
    No,
}

/// Laid from the right: fit, larger, per cent, smaller.
pub(super) fn buttons(ui: &mut Ui, cx: &UiContext<'_>, zoom: &mut Zoom, scale: f32) {
    let percent = (scale / POINTS_PER_MM * 100.0).round() as u32;
    let fit = Button::icon_only(icons::FIT, cx.text("editor-fit")).small().shortcut("Ctrl 0");
    if fit.show(ui, cx.tokens).clicked() {
        *zoom = Zoom::Fit;
    }
    let larger = Button::icon_only(icons::ADD, cx.text("editor-larger")).small().shortcut("Ctrl +");
    if larger.show(ui, cx.tokens).clicked() {
        *zoom = Zoom::stepped(scale, Larger::Yes);
    }
    secondary(ui, cx.tokens, &format!("{percent}%"));
    let smaller = Button::icon_only(icons::REMOVE, cx.text("editor-smaller")).small().shortcut("Ctrl −");
    if smaller.show(ui, cx.tokens).clicked() {
        *zoom = Zoom::stepped(scale, Larger::No);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::Pos2;

    #[test]
    fn a_face_fits_and_steps_stay_in_their_bounds() {
        let room = Rect::from_min_size(Pos2::ZERO, vec2(652.0, 600.0));
        let scale = Zoom::Fit.scale(room, (86.0, 118.0));
        assert!(118.0 * scale <= 552.1 && 118.0 * scale > 551.0, "{scale}");
        assert_eq!(Zoom::stepped(POINTS_PER_MM, Larger::Yes), Zoom::Percent(125));
        assert_eq!(Zoom::stepped(POINTS_PER_MM * 6.0, Larger::Yes), Zoom::Percent(600));
        assert_eq!(Zoom::stepped(POINTS_PER_MM * 0.4, Larger::No), Zoom::Percent(50));
    }
}
