//! The pages of the tab: the roster, and the ledger of cards beside it.

use egui::{Align, Layout, Rect, Stroke, Ui, UiBuilder, pos2, vec2};

use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::theme::size;
use crate::ui::widgets::Tabs;

/// A page of the tab.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Section {
    /// 人员名单
    #[default]
    Roster,
    /// 证件
    Cards,
}

impl Section {
    /// The page a place lies on; `None` for the tab as it was left.
    pub(super) fn of(place: &Place) -> Option<Self> {
        match place {
            Place::Cards(_) | Place::CardList(_) | Place::VerifyCard(_) => Some(Self::Cards),
            Place::Staff(None) => None,
            _ => Some(Self::Roster),
        }
    }

    /// The strip of pages over the body; answers the body.
    pub(super) fn strip(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Rect {
        let all = ui.available_rect_before_wrap();
        let strip = Rect::from_min_size(all.min, vec2(all.width(), size::VERDICT));
        ui.painter().rect_filled(strip, 0.0, cx.tokens.surface);
        let inner = Rect::from_min_max(pos2(strip.left() + size::GAP_8, strip.top()), strip.max);
        let layout = Layout::left_to_right(Align::Center);
        let mut bar = ui.new_child(UiBuilder::new().id_salt("staff-sections").max_rect(inner).layout(layout));
        Tabs::new()
            .tab(Self::Roster, cx.text("staff-section-roster"))
            .tab(Self::Cards, cx.text("cards-title"))
            .show(&mut bar, cx.tokens, self);
        ui.painter().hline(strip.x_range(), strip.bottom() - 0.5, Stroke::new(size::LINE, cx.tokens.line));
        Rect::from_min_max(strip.left_bottom(), all.max)
    }
}
