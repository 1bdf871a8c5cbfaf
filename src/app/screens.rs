//! The tabs' screens and which is shown.

use crate::ui::audits::AuditsTab;
use crate::ui::boxes::BoxesTab;
use crate::ui::cases::CasesTab;
use crate::ui::commands::{Done, Place};
use crate::ui::context::UiContext;
use crate::ui::frame::Tab;
use crate::ui::print::PrintRoom;
use crate::ui::screen::Screen;
use crate::ui::settings::SettingsTab;
use crate::ui::staff::StaffTab;
use crate::ui::today::TodayTab;

/// One screen a tab, and the print room.
#[derive(Default)]
pub struct Screens {
    tab: Tab,
    is_printing: bool,
    today: TodayTab,
    staff: StaffTab,
    print: PrintRoom,
    cases: CasesTab,
    boxes: BoxesTab,
    audits: AuditsTab,
    settings: SettingsTab,
}

impl Screens {
    /// The tab shown.
    pub fn tab(&self) -> Tab {
        self.tab
    }

    /// The screen shown.
    pub fn shown(&mut self) -> &mut dyn Screen {
        match self.tab {
            Tab::Today => &mut self.today,
            Tab::Staff if self.is_printing => &mut self.print,
            Tab::Staff => &mut self.staff,
            Tab::Cases => &mut self.cases,
            Tab::Boxes => &mut self.boxes,
            Tab::Audits => &mut self.audits,
            Tab::Settings => &mut self.settings,
        }
    }

    /// Goes to a place and tells its screen.
    pub fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        self.is_printing = matches!(place, Place::Print(_));
        self.tab = match place {
            Place::Today => Tab::Today,
            Place::Staff(_) | Place::NewStaff | Place::ImportStaff | Place::Print(_) => Tab::Staff,
            Place::Cases(_) | Place::NewCase => Tab::Cases,
            Place::Boxes(_) => Tab::Boxes,
            Place::Audits(_) | Place::DailyCheck => Tab::Audits,
            Place::Settings => Tab::Settings,
        };
        self.shown().go(place, cx);
    }

    /// Tells every screen what was done.
    pub fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        let all: [&mut dyn Screen; 7] = [
            &mut self.today,
            &mut self.staff,
            &mut self.print,
            &mut self.cases,
            &mut self.boxes,
            &mut self.audits,
            &mut self.settings,
        ];
        for screen in all {
            screen.hear(done, cx);
        }
    }
}
