//! The rail at the left: tabs with what needs doing there now, settings at the bottom.

use egui::{Align, Frame, Layout, Margin, Panel, Ui};

use super::Tab;
use crate::domain::dates::Moment;
use crate::register::Area;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::strings::Lang;
use crate::ui::theme::size;
use crate::ui::today::{Agenda, Tallies};
use crate::ui::widgets::{RailItem, Tally, rail_item};

/// The counts of the rail, built anew when a record or the minute changed.
#[derive(Debug, Default)]
pub struct RailTallies {
    built_for: Option<([u64; 6], i64)>,
    tallies: Tallies,
}

impl RailTallies {
    fn refresh(&mut self, cx: &UiContext<'_>) {
        let Moment(ms) = cx.now;
        let areas = [Area::Hall, Area::Staff, Area::Cases, Area::Boxes, Area::Audits, Area::Disclosure];
        let key = (areas.map(|area| cx.register.revision(area)), ms.div_euclid(60_000));
        if self.built_for != Some(key) {
            self.built_for = Some(key);
            self.tallies = Agenda::build(cx).tallies();
        }
    }

    fn of(&self, tab: Tab) -> Tally {
        match tab {
            Tab::Staff => self.tallies.staff,
            Tab::Boxes => self.tallies.boxes,
            Tab::Audits => self.tallies.audits,
            Tab::Disclosure => self.tallies.disclosure,
            Tab::Cases => self.tallies.cases,
            Tab::Today | Tab::Settings | Tab::Reports => Tally::default(),
        }
    }
}

/// Paints the rail at the left of what is left of the window.
pub fn rail(ui: &mut Ui, cx: &UiContext<'_>, shown: Tab, tallies: &mut RailTallies) {
    tallies.refresh(cx);
    let width = match cx.strings.lang() {
        Lang::Zh => size::RAIL_ZH,
        Lang::En => size::RAIL_EN,
    };
    let frame = Frame::new().fill(cx.tokens.ground).inner_margin(Margin { left: 8, right: 8, top: 12, bottom: 12 });
    Panel::left("rail").resizable(false).exact_size(width).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        for tab in Tab::ALL {
            if tab != Tab::Settings {
                item(ui, cx, (tab, shown), tallies);
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            item(ui, cx, (Tab::Settings, shown), tallies);
        });
    });
}

fn item(ui: &mut Ui, cx: &UiContext<'_>, (tab, shown): (Tab, Tab), tallies: &RailTallies) {
    let words = cx.text(tab.words_key());
    let item = RailItem {
        icon: tab.icon(),
        words: &words,
        tally: tallies.of(tab),
        picked: (tab == shown).into(),
        keys: Some(tab.keys()),
    };
    if rail_item(ui, cx.tokens, item).clicked() {
        cx.go(match tab {
            Tab::Today => Place::Today,
            Tab::Staff => Place::Staff(None),
            Tab::Cases => Place::Cases(None),
            Tab::Boxes => Place::Boxes(None),
            Tab::Audits => Place::Audits(None),
            Tab::Disclosure => Place::Disclosure(None),
            Tab::Settings => Place::Settings,
            Tab::Reports => Place::Reports,
        });
    }
}
