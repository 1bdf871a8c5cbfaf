//! The day as a read model: what is due in the order of the day, what was done, how the month stands. Pure: records and
//! the moment in, rows out.

use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::badges::{self, BadgeWork};
use super::days::{self, MonthDay};
use super::disclosure;
use super::due;
use super::training;
use super::{cases, checks};
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::calendar::{OpenDays, WorkCalendar};
use crate::domain::dates::Moment;
use crate::domain::ids::{FileId, StaffId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::standards::Pack;
use crate::register::audits::AuditSummary;
use crate::register::case_clocks::OpenCase;
use crate::register::{Area, Register};
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons::Icon;
use crate::ui::strings::{Lang, Strings};
use crate::ui::widgets::{Tally, Tone};

/// Part of the day a row belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// 开门前
    BeforeOpening,
    /// 今天要办
    Today,
    /// 下班前
    BeforeClosing,
    /// 本周留意
    Week,
}

/// One thing to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// When in the day.
    pub part: Part,
    /// Its sign.
    pub icon: Icon,
    /// Colour of sign and chip.
    pub tone: Tone,
    /// Bold title.
    pub title: String,
    /// Grey beside the title: a number; may be empty.
    pub beside: String,
    /// One grey line.
    pub line: String,
    /// Sign and words of the chip.
    pub chip: (Icon, String),
    /// Words of the button and where it leads.
    pub action: (String, Place),
}

/// One thing that was done today.
#[derive(Debug, Clone, PartialEq)]
pub struct DoneRow {
    /// When.
    pub at: Moment,
    /// What.
    pub title: String,
    /// One grey line; may be empty.
    pub line: String,
}

/// Someone on duty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnDuty {
    /// Row number.
    pub id: StaffId,
    /// Name.
    pub name: String,
    /// Post and window.
    pub place: String,
    /// Photo.
    pub photo: Option<FileId>,
}

/// Counts for the rail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tallies {
    /// People whose badge is missing, incomplete, running out; overdue: expired.
    pub staff: Tally,
    /// Cases due today; overdue: over a limit.
    pub cases: Tally,
    /// Boxes to open today; overdue after closing.
    pub boxes: Tally,
    /// The opening check (overdue after opening), corrective actions (overdue past their day), periods of plans.
    pub audits: Tally,
    /// Documents on show that run out; overdue: missing or out of date.
    pub disclosure: Tally,
}

/// Everything Today shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// To do, in the order of the day.
    pub rows: Vec<Row>,
    /// Done today, earliest first.
    pub done: Vec<DoneRow>,
    /// Each day of the month.
    pub month: Vec<MonthDay>,
    /// At most six people on duty.
    pub on_duty: Vec<OnDuty>,
    /// Whether the hall is open today.
    pub is_open: bool,
    tallies: Tallies,
}

/// What the agenda is built from.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The records.
    pub register: &'a Register,
    /// Working days.
    pub calendar: &'a WorkCalendar,
    /// Now, by the hall's clock.
    pub now: Moment,
    /// Texts.
    pub strings: &'a Strings,
}

impl<'a> Facts<'a> {
    /// The facts of a screen.
    pub fn of(cx: &UiContext<'a>) -> Self {
        Self { register: cx.register, calendar: cx.calendar, now: cx.now, strings: cx.strings }
    }

    /// What the agenda depends on: when it is another, the agenda is built anew.
    pub fn key(&self) -> ([u64; 6], i64, Lang) {
        let areas = [Area::Hall, Area::Staff, Area::Cases, Area::Boxes, Area::Audits, Area::Disclosure];
        (areas.map(|area| self.register.revision(area)), self.now.0.div_euclid(60_000), self.strings.lang())
    }

    pub(super) fn today(&self) -> NaiveDate {
        self.now.date()
    }
}

/// Facts read once, for all parts of the agenda.
pub(super) struct Read<'a> {
    pub(super) facts: Facts<'a>,
    pub(super) open_days: OpenDays,
    pub(super) pack: Option<Pack>,
    pub(super) audits: Vec<AuditSummary>,
    pub(super) staff: Vec<StaffMember>,
    pub(super) badges: BadgeWork,
    pub(super) open_cases: Arc<Vec<OpenCase>>,
}

impl<'a> Read<'a> {
    fn new(facts: Facts<'a>) -> Self {
        let register = facts.register;
        let pack = register.daily_pack().ok().flatten().map(|known| known.pack);
        let staff = register.staff().unwrap_or_default();
        let badges = badges::work(&facts, &staff);
        let mut audits = register.audits(120).unwrap_or_default();
        let is_daily = |row: &AuditSummary| {
            row.voided.is_none()
                && row.details.subject == Subject::Hall
                && row.details.kind != AuditKind::ReCheck
                && pack.as_ref().is_some_and(|pack| pack.code == row.pack_code)
        };
        audits.retain(is_daily);
        let open_cases = register.open_cases(facts.now).unwrap_or_default();
        Self { open_days: register.open_days().unwrap_or_default(), pack, audits, staff, badges, open_cases, facts }
    }

    pub(super) fn audit_of(&self, day: NaiveDate) -> Option<&AuditSummary> {
        self.audits.iter().find(|row| row.day == day)
    }
}

impl Agenda {
    /// The day of a screen.
    pub fn build(cx: &UiContext<'_>) -> Self {
        Self::from_facts(Facts::of(cx))
    }

    /// Builds the day from the records and the moment.
    pub fn from_facts(facts: Facts<'_>) -> Self {
        let read = Read::new(facts);
        let today = facts.today();
        let is_open = read.open_days.is_open(today);
        let month = days::month(&read);
        let mut rows = Vec::new();
        let mut tallies = Tallies::default();
        if is_open {
            due::opening_check(&read, &mut rows, &mut tallies);
        }
        cases::rows(&read, &mut rows, &mut tallies);
        checks::correctives(&read, &mut rows, &mut tallies);
        checks::plans(&read, &mut rows, &mut tallies);
        if is_open {
            due::boxes(&read, &mut rows, &mut tallies);
        }
        due::clock(&read, &mut rows);
        days::missed_boxes(&read, &mut rows);
        badges::rows(&read, &mut rows, &mut tallies);
        training::rows(&read, &mut rows);
        disclosure::rows(&read, &mut rows, &mut tallies);
        due::calendar(&read, &mut rows);
        super::awards::star(&read, &mut rows);
        super::retention::rows(&read, &mut rows);
        rows.sort_by_key(|row| row.part);
        let done = due::done_today(&read);
        Self { rows, done, month, on_duty: on_duty(&read), is_open, tallies }
    }

    /// Counts for the rail.
    pub fn tallies(&self) -> Tallies {
        self.tallies
    }
}

/// Active people with a post or window, those at a window first.
fn on_duty(read: &Read<'_>) -> Vec<OnDuty> {
    let strings = read.facts.strings;
    let mut people: Vec<&StaffMember> =
        read.staff.iter().filter(|member| member.record.status == StaffStatus::Active).collect();
    people.retain(|member| !member.record.post.is_empty() || !member.record.window.is_empty());
    people.sort_by_key(|member| member.record.window.is_empty());
    let shown = people.into_iter().take(6).map(|member| {
        let record = &member.record;
        let number = record.window.as_str();
        let window = match (number.is_empty(), number.chars().all(|sign| sign.is_ascii_digit())) {
            (true, _) => String::new(),
            (false, true) => strings.text_with("today-window", &[("number", number.into())]),
            (false, false) => number.to_owned(),
        };
        let parts: Vec<&str> =
            [record.post.as_str(), window.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        OnDuty { id: member.id, name: record.name.as_str().to_owned(), place: parts.join(" · "), photo: member.photo }
    });
    shown.collect()
}

/// Names for a line, at most three, then how many there are.
pub(super) fn names_line(strings: &Strings, names: &[String]) -> String {
    let comma = strings.text("today-comma");
    let shown: Vec<&str> = names.iter().take(3).map(String::as_str).collect();
    let line = shown.join(&comma);
    if names.len() <= 3 {
        return line;
    }
    strings.text_with("today-and-more", &[("names", line.into()), ("n", names.len().into())])
}

/// The last day shown of a month counts from its first.
pub(super) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}
