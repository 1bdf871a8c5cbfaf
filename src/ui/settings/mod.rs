//! Settings (设置): sections at the left, the chosen one at the right.

mod access;
mod backups;
mod boxes;
mod calendar;
mod colours;
mod data;
mod file;
mod form;
mod hall_form;
mod health;
mod hours;
mod in_out;
mod logo;
mod looks;
mod privacy;
mod profile;
mod rules;
mod standards;
mod verify;
mod walk;
mod windows;

pub(in crate::ui) use colours::colour_name;
use egui::{Frame, Margin, Rect, ScrollArea, Ui, UiBuilder};

use super::commands::{Done, Place};
use super::context::{Incoming, UiContext};
use super::copies::CopiesShown;
use super::icons::{self, Icon};
use super::screen::Screen;
use super::strings::Lang;
use super::theme::{Text, size};
use super::widgets::{
    ACTION_BAR, Picked, RailItem, Tally, Tone, label, note, pane_header, paragraph, rail_item, split_bottom,
};
use crate::domain::locking::IdleLock;
use data::Data;

/// Widest a detail grows; longer lines are hard to read.
const DETAIL: f32 = 760.0;
/// Widest a detail of two columns grows.
const TWO_COLUMNS: f32 = 1180.0;
/// Width of the list of sections: Chinese, English.
const LIST: [f32; 2] = [208.0, 248.0];

/// A page of the settings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Section {
    /// Name, phones, logo, colour.
    #[default]
    Profile,
    /// Weekly plan and exceptions.
    Hours,
    /// Numbered windows.
    Windows,
    /// Suggestion boxes.
    Boxes,
    /// Daily check.
    Standards,
    /// Limits of the cases.
    Rules,
    /// Holidays and make-up days.
    Calendar,
    /// Language, theme, text size.
    Looks,
    /// Copies of the file and bringing one back.
    Backups,
    /// Passphrase, lock, people who may open the file.
    Access,
    /// Masking, keeping times, erasure.
    Privacy,
    /// Lists in, everything out.
    InOut,
    /// Everything the program rests on, checked.
    Health,
    /// The file and its history.
    File,
}

impl Section {
    /// Every section, in the order of the list.
    pub const ALL: [Self; 14] = [
        Self::Profile,
        Self::Hours,
        Self::Windows,
        Self::Boxes,
        Self::Standards,
        Self::Calendar,
        Self::Rules,
        Self::Looks,
        Self::Backups,
        Self::Access,
        Self::Privacy,
        Self::InOut,
        Self::Health,
        Self::File,
    ];

    fn icon(self) -> Icon {
        match self {
            Self::Profile => icons::HOME,
            Self::Hours => icons::DUE,
            Self::Windows => icons::GROUP,
            Self::Boxes => icons::BOXES,
            Self::Standards => icons::CHECKLIST,
            Self::Rules => icons::EXTEND,
            Self::Calendar => icons::DATE,
            Self::Looks => icons::PALETTE,
            Self::Backups => icons::BACKUP,
            Self::Access => icons::LOCK,
            Self::Privacy => icons::REVEAL,
            Self::InOut => icons::IMPORT,
            Self::Health => icons::HEALTH,
            Self::File => icons::FILE,
        }
    }

    fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Profile => ("settings-profile", "settings-profile-line"),
            Self::Hours => ("settings-hours", "settings-hours-line"),
            Self::Windows => ("settings-windows", "settings-windows-line"),
            Self::Boxes => ("settings-boxes", "settings-boxes-line"),
            Self::Standards => ("settings-standards", "settings-standards-line"),
            Self::Rules => ("settings-rules", "settings-rules-line"),
            Self::Calendar => ("calendar-title", "calendar-line"),
            Self::Looks => ("settings-looks", "settings-looks-line"),
            Self::Backups => ("settings-backups", "settings-backups-line"),
            Self::Access => ("settings-access", "settings-access-line"),
            Self::Privacy => ("settings-privacy", "settings-privacy-line"),
            Self::InOut => ("settings-in-out", "settings-in-out-line"),
            Self::Health => ("settings-health", "settings-health-line"),
            Self::File => ("settings-file", "settings-file-line"),
        }
    }
}

/// The tab's view state and its forms.
#[derive(Default)]
pub struct SettingsTab {
    section: Section,
    data: Option<Data>,
    profile: profile::Profile,
    hours: hours::Hours,
    windows: windows::Windows,
    boxes: boxes::Boxes,
    rules: rules::Rules,
    calendar: calendar::CalendarPage,
    backups: backups::BackupsPage,
    access: access::AccessPage,
    privacy: privacy::PrivacyPage,
    in_out: in_out::InOutPage,
    health: health::HealthPage,
    file: file::FilePage,
}

impl SettingsTab {
    /// Opens a section.
    pub fn open(&mut self, section: Section) {
        self.section = section;
        self.data = None;
    }

    /// Tells how the copies of the file stand; unknown until told.
    pub fn tell_copies(&mut self, copies: &CopiesShown) {
        self.backups.tell(copies);
        self.privacy.tell(copies);
        self.access.tell(copies);
    }

    /// Lets what goes out go on while another screen is shown.
    pub fn work_on(&mut self, cx: &UiContext<'_>) {
        self.in_out.work_on(cx);
    }

    /// Tells after how long the window locks itself on this PC.
    pub fn set_idle_lock(&mut self, limit: IdleLock) {
        self.access.set_idle_lock(limit);
    }

    fn list(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        pane_header(ui, cx.tokens, (&cx.text("settings-title"), ""), |_| {});
        let inner = Frame::new().inner_margin(Margin::symmetric(size::GAP_8 as i8, 0));
        inner.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            for section in Section::ALL {
                let words = cx.text(section.keys().0);
                let picked = Picked::from(section == self.section);
                let item =
                    RailItem { icon: section.icon(), words: &words, tally: Tally::default(), picked, keys: None };
                if rail_item(ui, cx.tokens, item).clicked() {
                    self.open(section);
                }
            }
        });
    }

    fn detail(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.section == Section::Access && self.access.paper(ui, cx) {
            return;
        }
        let has_bar = match self.section {
            Section::Profile | Section::Hours => true,
            Section::Calendar => self.calendar.has_bar(),
            _ => false,
        };
        if !has_bar {
            scrolled(ui, self.section, |ui| self.page(ui, cx));
            return;
        }
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        scrolled(&mut body, self.section, |ui| self.page(ui, cx));
        match self.section {
            Section::Profile => self.profile.form.bar(&mut bar, cx),
            Section::Calendar => self.calendar.bar(&mut bar, cx),
            _ => self.hours.form.bar(&mut bar, cx),
        }
    }

    fn page(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (title, line) = self.section.keys();
        label(ui, cx.tokens, Text::PageTitle, &cx.text(title));
        paragraph(ui, Text::Secondary, &cx.text(line), cx.tokens.text2);
        ui.add_space(size::GAP_12);
        ui.spacing_mut().item_spacing.y = size::GAP_12;
        let data = Data::current(&mut self.data, cx);
        if let Some(because) = &data.unreadable {
            let words = cx.strings.text_with("settings-unreadable", &[("because", because.as_str().into())]);
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, &words));
        }
        match self.section {
            Section::Profile => self.profile.show(ui, cx),
            Section::Hours => self.hours.show(ui, cx, data),
            Section::Windows => self.windows.show(ui, cx, data),
            Section::Boxes => self.boxes.show(ui, cx, data),
            Section::Standards => standards::show(ui, cx, data),
            Section::Rules => self.rules.show(ui, cx),
            Section::Calendar => self.calendar.show(ui, cx, data),
            Section::Looks => looks::show(ui, cx),
            Section::Backups => self.backups.show(ui, cx),
            Section::Access => self.access.show(ui, cx),
            Section::Privacy => self.privacy.show(ui, cx),
            Section::InOut => self.in_out.show(ui, cx),
            Section::Health => self.health.show(ui, cx),
            Section::File => self.file.show(ui, cx, data),
        }
        ui.add_space(size::GAP_24);
    }
}

fn scrolled(ui: &mut Ui, section: Section, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(section as u8).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(size::GAP_24 as i8, size::GAP_16 as i8)).show(ui, |ui| {
            let widest = if section == Section::InOut { TWO_COLUMNS } else { DETAIL };
            ui.set_width(ui.available_width().min(widest));
            ui.spacing_mut().item_spacing.y = size::GAP_4;
            contents(ui);
        });
    });
}

impl Screen for SettingsTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.section == Section::InOut && self.in_out.is_whole() {
            self.in_out.show_whole(ui, cx);
            self.in_out.work_on(cx);
            return;
        }
        let all = ui.available_rect_before_wrap();
        let wanted = if cx.strings.lang() == Lang::Zh { LIST[0] } else { LIST[1] };
        let split = all.left() + wanted.min(all.width() * 0.4).round();
        let left = Rect::from_min_max(all.min, egui::pos2(split, all.bottom()));
        let right = Rect::from_min_max(egui::pos2(split, all.top()), all.max);
        ui.painter().rect_filled(left, 0.0, cx.tokens.surface);
        ui.painter().rect_filled(right, 0.0, cx.tokens.ground);
        ui.painter().vline(split - 0.5, all.y_range(), (size::LINE, cx.tokens.line));
        let mut list = ui.new_child(UiBuilder::new().id_salt("sections").max_rect(left));
        ScrollArea::vertical().id_salt("sections").show(&mut list, |ui| self.list(ui, cx));
        let mut detail = ui.new_child(UiBuilder::new().id_salt("detail").max_rect(right));
        detail.shrink_clip_rect(right);
        self.detail(&mut detail, cx);
        ui.advance_cursor_after_rect(all);
        self.profile.logo.work(ui.ctx(), cx);
        self.file.work(ui.ctx(), cx);
        self.backups.work(ui.ctx(), cx);
        self.rules.work(ui.ctx(), cx);
        self.calendar.work(ui.ctx(), cx);
        self.privacy.work(ui.ctx(), cx);
        self.health.work(ui.ctx(), cx);
        self.in_out.work(ui.ctx(), cx);
        self.access.work(ui.ctx(), cx);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        self.data = None;
        self.profile.form.hear(done, cx);
        self.profile.logo.hear(done);
        self.hours.hear(done, cx);
        self.windows.hear(done, cx);
        self.boxes.hear(done, cx);
        self.rules.hear(done, cx);
        self.calendar.hear(done, cx);
        self.in_out.hear(done, cx);
        self.access.hear(done);
        self.file.hear();
        self.privacy.hear(done);
        self.health.hear(done, cx);
    }

    fn go(&mut self, place: &Place, _cx: &UiContext<'_>) {
        match place {
            Place::Calendar => self.open(Section::Calendar),
            Place::Retention => {
                self.open(Section::Privacy);
                self.privacy.open_times();
            }
            Place::SettingsSection(section) => self.open(*section),
            Place::Backups => self.open(Section::Backups),
            Place::Access => self.open(Section::Access),
            _ => {}
        }
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        match self.section {
            Section::Profile => self.profile.logo.take(cx, &incoming.name, incoming.bytes.clone()),
            Section::Calendar => self.calendar.take(cx, incoming),
            Section::InOut => self.in_out.receive(incoming, cx),
            _ => {}
        }
    }
}
