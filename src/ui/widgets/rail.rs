//! One item of the rail at the left of the window.

use super::chip::{Tally, paint_count};
use super::paint::{corner, elided, focus_ring, put};
use super::tip::tip;
use super::{Moment, Picked};
use crate::ui::icons::Icon;
use crate::ui::theme::{Text, Tokens, size};
use egui::{Align2, CursorIcon, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// A tab of the rail.
#[derive(Clone, Copy, Debug)]
pub struct RailItem<'a> {
    /// Its symbol; filled by itself when picked.
    pub icon: Icon,
    /// Its word.
    pub words: &'a str,
    /// What needs doing there now.
    pub tally: Tally,
    /// Whether its tab is open.
    pub picked: Picked,
    /// The key that leads there, for the tooltip.
    pub keys: Option<&'a str>,
}

/// Shows an item over the width there is; clicked when the tab shall open.
pub fn rail_item(ui: &mut Ui, tokens: &Tokens, item: RailItem<'_>) -> Response {
    rail_item_as_of(ui, tokens, item, None)
}

/// The same as it looks at one moment (gallery).
pub(crate) fn rail_item_as_of(ui: &mut Ui, tokens: &Tokens, item: RailItem<'_>, moment: Option<Moment>) -> Response {
    let RailItem { icon, words, tally, picked, keys } = item;
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), size::RAIL_ITEM), Sense::click());
    let is_picked = picked == Picked::Yes;
    response.widget_info(|| WidgetInfo::selected(Role::Tab, ui.is_enabled(), is_picked, words));
    let is_hovered = response.hovered() || moment == Some(Moment::Hovered);
    ground(ui, rect, tokens, (picked, is_hovered.into()));
    let (style, color, sign) =
        if is_picked { (Text::RowTitle, tokens.accent_text, icon.filled()) } else { (Text::Body, tokens.text2, icon) };
    let at = pos2(rect.left() + 23.0, rect.center().y);
    sign.paint(ui.painter(), at, size::RAIL_ICON, color);
    let end = if tally.due > 0 {
        let ground = if is_picked { tokens.surface } else { tokens.neutral_soft };
        let room = rect.shrink2(vec2(size::GAP_8, 0.0));
        paint_count(ui, room, tokens, (tally, ground))
    } else {
        rect.right() - size::GAP_4
    };
    let left = rect.left() + 42.0;
    let galley = elided(ui, style, (words, color), end - left - 2.0);
    let place = Rect::from_min_max(pos2(left, rect.top()), pos2(end, rect.bottom()));
    put(ui.painter(), galley, place, Align2::LEFT_CENTER);
    if moment == Some(Moment::Focused) {
        super::paint::ring(ui.painter(), rect, size::RADIUS_NOTE, tokens);
    }
    focus_ring(ui, &response, size::RADIUS_NOTE, tokens);
    tip(response.on_hover_cursor(CursorIcon::PointingHand), tokens, words, keys)
}

/// The ground of an item: soft with a bar when picked, grey under the pointer.
fn ground(ui: &Ui, rect: Rect, tokens: &Tokens, (picked, hovered): (Picked, Picked)) {
    let painter = ui.painter();
    let fill = match (picked, hovered) {
        (Picked::Yes, _) => tokens.selected,
        (Picked::No, Picked::Yes) => tokens.hover,
        (Picked::No, Picked::No) => return,
    };
    painter.rect_filled(rect, corner(size::RADIUS_NOTE), fill);
    if picked == Picked::Yes {
        let at = pos2(rect.left() + 1.5, rect.center().y);
        let bar = Rect::from_center_size(at, vec2(size::BAR, 24.0));
        painter.rect_filled(bar, corner(1.5), tokens.accent);
    }
}
