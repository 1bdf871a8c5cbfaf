//! The tabs' screens and which is shown.

use crate::domain::locking::IdleLock;
use crate::ui::audits::AuditsTab;
use crate::ui::boxes::BoxesTab;
use crate::ui::cases::CasesTab;
use crate::ui::commands::{Done, Place};
use crate::ui::context::UiContext;
use crate::ui::copies::CopiesShown;
use crate::ui::disclosure::DisclosureTab;
use crate::ui::frame::Tab;
use crate::ui::help::HelpPage;
use crate::ui::layouts::LayoutsScreen;
use crate::ui::print::PrintRoom;
use crate::ui::reports::ReportsTab;
use crate::ui::screen::Screen;
use crate::ui::settings::SettingsTab;
use crate::ui::staff::StaffTab;
use crate::ui::today::TodayTab;

/// One screen a tab, and the print room.
#[derive(Default)]
pub struct Screens {
    tab: Tab,
    is_printing: bool,
    has_layouts: bool,
    /// The print room was left for the layouts: back there everything is as it was.
    left_print: bool,
    today: TodayTab,
    staff: StaffTab,
    print: PrintRoom,
    layouts: LayoutsScreen,
    cases: CasesTab,
    boxes: BoxesTab,
    audits: AuditsTab,
    settings: SettingsTab,
    reports: ReportsTab,
    disclosure: DisclosureTab,
}

/// Whether a place is the print room without anybody named.
fn is_back_to_print(place: &Place) -> bool {
    matches!(place, Place::PrintProduct(_, people) if people.is_empty())
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
            Tab::Staff if self.has_layouts => &mut self.layouts,
            Tab::Staff => &mut self.staff,
            Tab::Cases => &mut self.cases,
            Tab::Boxes => &mut self.boxes,
            Tab::Audits => &mut self.audits,
            Tab::Disclosure => &mut self.disclosure,
            Tab::Settings => &mut self.settings,
            Tab::Reports => &mut self.reports,
        }
    }

    /// Tells who shows them how the copies of the file stand.
    pub fn tell_copies(&mut self, copies: &CopiesShown) {
        self.settings.tell_copies(copies);
        self.today.tell_copies(copies);
    }

    /// Tells the settings after how long the window locks itself.
    pub fn tell_idle_lock(&mut self, limit: IdleLock) {
        self.settings.set_idle_lock(limit);
    }

    /// The page of help that belongs to the screen shown.
    pub fn help_page(&self) -> HelpPage {
        match self.tab {
            Tab::Staff if self.is_printing => HelpPage::Print,
            Tab::Staff if self.has_layouts => HelpPage::Layouts,
            Tab::Staff if self.staff.shows_cards() => HelpPage::Cards,
            tab => HelpPage::from(tab),
        }
    }

    /// Goes to a place and tells its screen.
    pub fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        let comes_back = self.has_layouts && self.left_print && is_back_to_print(place);
        self.left_print = self.is_printing && matches!(place, Place::Layouts(_));
        self.is_printing = matches!(place, Place::Print(_) | Place::PrintProduct(..));
        self.has_layouts = matches!(place, Place::Layouts(_));
        self.tab = match place {
            Place::Today => Tab::Today,
            Place::Staff(_)
            | Place::NewStaff
            | Place::StaffShortOfHours
            | Place::NewTraining(_)
            | Place::ImportStaff
            | Place::ImportStaffList(_)
            | Place::Print(_)
            | Place::PrintProduct(..)
            | Place::Layouts(_)
            | Place::Cards(_)
            | Place::CardList(_)
            | Place::VerifyCard(_) => Tab::Staff,
            Place::Cases(_) | Place::NewCase | Place::NewCaseLike(_) => Tab::Cases,
            Place::Boxes(_) => Tab::Boxes,
            Place::Audits(_)
            | Place::DailyCheck
            | Place::NewRun(_)
            | Place::Corrective(_)
            | Place::Plans(_)
            | Place::Appraisals(_)
            | Place::Contests(_)
            | Place::Standards(_) => Tab::Audits,
            Place::Disclosure(_) => Tab::Disclosure,
            Place::Settings
            | Place::Calendar
            | Place::SettingsSection(_)
            | Place::Backups
            | Place::Access
            | Place::Retention => Tab::Settings,
            Place::Reports => Tab::Reports,
        };
        if !comes_back {
            self.shown().go(place, cx);
        }
    }

    /// Lets work go on that was begun on a screen no longer shown.
    pub fn work_on(&mut self, cx: &UiContext<'_>) {
        if !(self.tab == Tab::Staff && self.is_printing) {
            self.print.work_on(cx);
        }
        if self.tab != Tab::Settings {
            self.settings.work_on(cx);
        }
    }

    /// Tells every screen what was done.
    pub fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        let all: [&mut dyn Screen; 10] = [
            &mut self.today,
            &mut self.staff,
            &mut self.print,
            &mut self.layouts,
            &mut self.cases,
            &mut self.boxes,
            &mut self.audits,
            &mut self.settings,
            &mut self.reports,
            &mut self.disclosure,
        ];
        for screen in all {
            screen.hear(done, cx);
        }
    }
}
