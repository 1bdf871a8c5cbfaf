//! The card with the files that are there already.

use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, vec2};

use super::FirstContext;
use crate::ui::commands::ShellCommand;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{card, separator, tip};

/// The file opened last and any other file. True when another file shall be picked.
pub(super) fn card_of_files(ui: &mut Ui, cx: &FirstContext<'_>) -> bool {
    card(ui, cx.tokens, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if let Some(recent) = cx.recent {
            let name = recent.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let words = cx.strings.text_with("first-open-recent", &[("name", name.into())]);
            let row = way(ui, cx, icons::RESTORE, &words);
            if tip(row, cx.tokens, &recent.to_string_lossy(), None).clicked() {
                cx.send(ShellCommand::OpenFile(recent.to_owned()));
            }
            separator(ui, cx.tokens);
        }
        way(ui, cx, icons::OPEN_FILE, &cx.text("first-open")).clicked()
    })
    .inner
}

fn way(ui: &mut Ui, cx: &FirstContext<'_>, icon: Icon, words: &str) -> Response {
    let tokens = cx.tokens;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::RAIL_ITEM), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, size::RADIUS, tokens.hover);
    }
    icon.paint(ui.painter(), rect.left_center() + vec2(18.0, 0.0), size::BUTTON_ICON, tokens.text2);
    icons::FOLLOWING.paint(ui.painter(), rect.right_center() - vec2(18.0, 0.0), size::BUTTON_ICON, tokens.text2);
    let room = Rect::from_min_max(rect.min + vec2(40.0, 0.0), rect.max - vec2(36.0, 0.0));
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(Text::Body.elided(words, tokens.text, room.width())));
    let at = Align2::LEFT_CENTER.align_size_within_rect(galley.size(), room);
    ui.painter().galley(at.min, galley, tokens.text);
    response.on_hover_cursor(CursorIcon::PointingHand)
}
