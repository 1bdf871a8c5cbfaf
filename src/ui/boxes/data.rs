//! What the tab shows, built when the records, the box, the month or the day changed; a frame only reads it.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveTime};

use crate::domain::boxes::{BoxDay, BoxEntry, DayFacts, Openness, SuggestionBox, box_day};
use crate::domain::calendar::OpenDays;
use crate::domain::cases::CaseNumber;
use crate::domain::dates::days_of_month;
use crate::domain::ids::{BoxId, FileId, StaffId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::register::boxes::FullEntry;
use crate::register::{Area, Register, RegisterError};
use crate::ui::context::UiContext;
use crate::ui::widgets::MonthShown;

/// How far back the people of the last opening are looked for.
const LOOK_BACK_DAYS: u64 = 92;

/// What the tab stands at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    /// The box asked for; `None` takes the first that is due.
    pub(super) picked: Option<BoxId>,
    /// The day.
    pub(super) day: NaiveDate,
    /// The month on the calendar.
    pub(super) month: MonthShown,
}

/// When it has to be built anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Key {
    at: At,
    today: NaiveDate,
    revisions: [u64; 4],
}

impl Key {
    pub(super) fn of(at: At, cx: &UiContext<'_>) -> Self {
        let areas = [Area::Boxes, Area::Staff, Area::Hall, Area::Cases];
        Self { at, today: cx.today(), revisions: areas.map(|area| cx.register.revision(area)) }
    }
}

/// Someone who can open or watch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) id: StaffId,
    pub(super) name: String,
    pub(super) photo: Option<FileId>,
}

/// Sums of the month for one box.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    /// Days the box was opened.
    pub(super) opened: usize,
    /// Letters found.
    pub(super) letters: usize,
    /// Openings without a letter.
    pub(super) empty: usize,
    /// Entries written on a later day.
    pub(super) late: usize,
    /// Open days without an entry.
    pub(super) missed: usize,
    /// Letters that are neither a case nor have a reason.
    pub(super) open_letters: usize,
}

/// All a frame reads.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub(super) key: Key,
    /// The chosen day.
    pub(super) day: NaiveDate,
    /// Boxes to choose from: in use today or in the month shown.
    pub(super) boxes: Vec<SuggestionBox>,
    /// How many hang today.
    pub(super) hanging: usize,
    /// The box chosen; `None` when there is none at all.
    pub(super) the_box: Option<SuggestionBox>,
    /// Every day of the month and how it stands.
    pub(super) cells: Vec<(NaiveDate, BoxDay)>,
    pub(super) counts: Counts,
    /// How the chosen day stands.
    pub(super) state: BoxDay,
    /// The chosen day's entry.
    pub(super) entry: Option<FullEntry>,
    /// Active staff.
    pub(super) people: Vec<Person>,
    /// Who opened and watched this box last, if they still work here.
    pub(super) last: (Option<StaffId>, Option<StaffId>),
    /// The number the next case will get.
    pub(super) next_number: CaseNumber,
    pub(super) closes_at: NaiveTime,
    names: BTreeMap<StaffId, String>,
}

impl Shown {
    /// Reads what the tab shows.
    pub(super) fn build(at: At, cx: &UiContext<'_>) -> Result<Self, RegisterError> {
        let (register, today) = (cx.register, cx.today());
        let facts = Facts::read(register, today)?;
        let boxes: Vec<SuggestionBox> =
            register.boxes()?.into_iter().filter(|b| hangs_in(b, at.month) || hangs_on(b, today)).collect();
        let the_box = facts.choose(register, &boxes, at.picked)?;
        let staff = register.staff()?;
        let mut shown = Self {
            key: Key::of(at, cx),
            day: at.day,
            hanging: boxes.iter().filter(|b| hangs_on(b, today)).count(),
            boxes,
            cells: Vec::new(),
            counts: Counts::default(),
            state: BoxDay::Before,
            entry: None,
            people: staff.iter().filter(|m| m.record.status == StaffStatus::Active).map(person).collect(),
            last: (None, None),
            next_number: register.next_case_number(cx.now)?,
            closes_at: register.hall().closes_at,
            names: staff.iter().map(|m| (m.id, m.record.name.as_str().to_owned())).collect(),
            the_box: None,
        };
        if let Some(the_box) = the_box {
            shown.fill(register, &facts, at, &the_box)?;
            shown.the_box = Some(the_box);
        }
        Ok(shown)
    }

    fn fill(
        &mut self,
        register: &Register,
        facts: &Facts,
        at: At,
        the_box: &SuggestionBox,
    ) -> Result<(), RegisterError> {
        let month = Month::read(register, the_box.id, at.month)?;
        self.cells = month.days.iter().map(|day| (*day, facts.state(the_box, *day, month.entry(*day)))).collect();
        self.counts = counts(&self.cells, month.open_letters(register)?);
        self.entry = register.box_entry(the_box.id, at.day)?;
        self.state = facts.state(the_box, at.day, self.entry.as_ref().map(|full| &full.entry));
        let still_here = |id: StaffId| self.people.iter().any(|person| person.id == id).then_some(id);
        let from = facts.today.checked_sub_days(Days::new(LOOK_BACK_DAYS)).unwrap_or(facts.today);
        let last = register.box_entries(from, facts.today)?.into_iter().rfind(|entry| entry.box_id == the_box.id);
        self.last = last.map_or((None, None), |entry| (still_here(entry.opener), still_here(entry.witness)));
        Ok(())
    }

    /// A person's name, also of those who left.
    pub(super) fn name(&self, id: StaffId) -> &str {
        self.names.get(&id).map_or("", String::as_str)
    }

    /// The number the `nth` (from 0) of the cases to be made will get.
    pub(super) fn number_to_come(&self, nth: u32) -> CaseNumber {
        CaseNumber { running: self.next_number.running + nth, ..self.next_number }
    }
}

/// What a day's state rests on besides its entry.
struct Facts {
    today: NaiveDate,
    records_since: NaiveDate,
    open_days: OpenDays,
}

impl Facts {
    fn read(register: &Register, today: NaiveDate) -> Result<Self, RegisterError> {
        Ok(Self { today, records_since: register.hall().records_since, open_days: register.open_days()? })
    }

    fn state(&self, the_box: &SuggestionBox, day: NaiveDate, entry: Option<&BoxEntry>) -> BoxDay {
        let open = if self.open_days.is_open(day) { Openness::Open } else { Openness::Closed };
        let facts = DayFacts { today: self.today, records_since: self.records_since, open };
        box_day(the_box, day, entry, facts)
    }

    /// The box asked for, else the first that is due today, else the first.
    fn choose(
        &self,
        register: &Register,
        boxes: &[SuggestionBox],
        picked: Option<BoxId>,
    ) -> Result<Option<SuggestionBox>, RegisterError> {
        if let Some(asked) = boxes.iter().find(|b| Some(b.id) == picked) {
            return Ok(Some(asked.clone()));
        }
        let entries = register.box_entries(self.today, self.today)?;
        let due = boxes.iter().find(|b| {
            let entry = entries.iter().find(|entry| entry.box_id == b.id);
            self.state(b, self.today, entry) == BoxDay::Due
        });
        Ok(due.or(boxes.iter().find(|b| hangs_on(b, self.today))).or(boxes.first()).cloned())
    }
}

/// The entries of one box in one month.
struct Month {
    days: Vec<NaiveDate>,
    entries: Vec<BoxEntry>,
}

impl Month {
    fn read(register: &Register, the_box: BoxId, month: MonthShown) -> Result<Self, RegisterError> {
        let days = days_of_month(month.year, month.month);
        let entries = match (days.first(), days.last()) {
            (Some(first), Some(last)) => register.box_entries(*first, *last)?,
            _ => Vec::new(),
        };
        Ok(Self { days, entries: entries.into_iter().filter(|entry| entry.box_id == the_box).collect() })
    }

    fn entry(&self, day: NaiveDate) -> Option<&BoxEntry> {
        self.entries.iter().find(|entry| entry.day == day)
    }

    /// Letters counted but without a fate on record.
    fn open_letters(&self, register: &Register) -> Result<usize, RegisterError> {
        let mut open = 0;
        for entry in self.entries.iter().filter(|entry| entry.letter_count > 0) {
            let full = register.box_entry(entry.box_id, entry.day)?;
            let letters = full.map(|full| full.letters).unwrap_or_default();
            let told = letters.iter().filter(|l| l.case.is_some() || !l.no_action_because.is_empty()).count();
            open += (entry.letter_count as usize).saturating_sub(told);
        }
        Ok(open)
    }
}

fn counts(cells: &[(NaiveDate, BoxDay)], open_letters: usize) -> Counts {
    let mut counts = Counts { open_letters, ..Counts::default() };
    for (_, state) in cells {
        let (opened, letters) = match state {
            BoxDay::Empty => (1, 0),
            BoxDay::Kept { letters } | BoxDay::Late { letters } => (1, *letters as usize),
            _ => (0, 0),
        };
        counts.opened += opened;
        counts.letters += letters;
        counts.empty += usize::from(opened == 1 && letters == 0);
        counts.late += usize::from(matches!(state, BoxDay::Late { .. }));
        counts.missed += usize::from(*state == BoxDay::Missed);
    }
    counts
}

fn person(member: &StaffMember) -> Person {
    Person { id: member.id, name: member.record.name.as_str().to_owned(), photo: member.photo }
}

/// Whether a box hangs on a day.
pub(super) fn hangs_on(the_box: &SuggestionBox, day: NaiveDate) -> bool {
    the_box.since <= day && the_box.retired_on.is_none_or(|end| day < end)
}

fn hangs_in(the_box: &SuggestionBox, month: MonthShown) -> bool {
    let days = days_of_month(month.year, month.month);
    let (Some(first), Some(last)) = (days.first(), days.last()) else {
        return false;
    };
    the_box.since <= *last && the_box.retired_on.is_none_or(|end| *first < end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, number).unwrap()
    }

    #[test]
    fn a_late_entry_is_opened_and_late_and_may_be_empty() {
        let cells = [
            (day(2), BoxDay::Kept { letters: 2 }),
            (day(3), BoxDay::Empty),
            (day(4), BoxDay::Late { letters: 0 }),
            (day(5), BoxDay::Missed),
            (day(8), BoxDay::Rest),
        ];
        let expected = Counts { opened: 3, letters: 2, empty: 2, late: 1, missed: 1, open_letters: 0 };
        assert_eq!(counts(&cells, 0), expected);
    }

    #[test]
    fn a_box_taken_down_is_still_shown_in_the_months_it_hung() {
        let taken_down = SuggestionBox {
            id: BoxId(1),
            name: "1 号箱".into(),
            place: String::new(),
            since: day(2),
            retired_on: Some(day(20)),
        };
        assert!(hangs_in(&taken_down, MonthShown { year: 2026, month: 11 }));
        assert!(!hangs_in(&taken_down, MonthShown { year: 2026, month: 12 }));
        assert!(!hangs_in(&taken_down, MonthShown { year: 2026, month: 10 }));
        assert!(hangs_on(&taken_down, day(19)) && !hangs_on(&taken_down, day(20)));
    }
}
