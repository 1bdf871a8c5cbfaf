//! How each day of the month stands (P1-2, P1-9.3): kept when the check was finished and every box opened that day.

use chrono::{Datelike, NaiveDate};

use super::data::{Part, Read, Row, first_of_month};
use super::due::is_in_use;
use crate::domain::boxes::{BoxDay, BoxEntry, DayFacts, Openness, SuggestionBox, box_day};
use crate::domain::dates::days_of_month;
use crate::ui::commands::Place;
use crate::ui::icons;
use crate::ui::widgets::Tone;

/// How a day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayMark {
    /// All done on the day.
    Kept,
    /// All done, something of it on a later day.
    Late,
    /// An open day with something not done.
    Missed,
    /// The hall was closed.
    Rest,
    /// Today.
    Today,
    /// Not yet come.
    Ahead,
    /// Before the records began, or nothing was to be done.
    Nothing,
}

/// A day of the month and how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthDay {
    /// The day.
    pub day: NaiveDate,
    /// How it stands.
    pub mark: DayMark,
}

/// Every day of this month.
pub(super) fn month(read: &Read<'_>) -> Vec<MonthDay> {
    let today = read.facts.today();
    let days = days_of_month(today.year(), today.month());
    let boxes = read.facts.register.boxes().unwrap_or_default();
    let entries = entries(read, (first_of_month(today), today));
    let stands = |day: NaiveDate| MonthDay { day, mark: mark(read, day, (&boxes, &entries)) };
    days.into_iter().map(stands).collect()
}

fn entries(read: &Read<'_>, (from, to): (NaiveDate, NaiveDate)) -> Vec<BoxEntry> {
    read.facts.register.box_entries(from, to).unwrap_or_default()
}

fn mark(read: &Read<'_>, day: NaiveDate, (boxes, entries): (&[SuggestionBox], &[BoxEntry])) -> DayMark {
    let today = read.facts.today();
    if day == today {
        return DayMark::Today;
    }
    if !read.open_days.is_open(day) {
        return DayMark::Rest;
    }
    let records_since = read.facts.register.hall().records_since;
    if day > today {
        return DayMark::Ahead;
    }
    if day < records_since {
        return DayMark::Nothing;
    }
    let facts = DayFacts { today, records_since, open: Openness::Open };
    let entry = |b: &SuggestionBox| entries.iter().find(|entry| entry.box_id == b.id && entry.day == day);
    let marks = boxes.iter().filter_map(|b| match box_day(b, day, entry(b), facts) {
        BoxDay::Missed => Some(DayMark::Missed),
        BoxDay::Late { .. } => Some(DayMark::Late),
        BoxDay::Empty | BoxDay::Kept { .. } => Some(DayMark::Kept),
        BoxDay::Rest | BoxDay::Before | BoxDay::Ahead | BoxDay::Due => None,
    });
    let worst = |marks: Vec<DayMark>| {
        [DayMark::Missed, DayMark::Late, DayMark::Kept].into_iter().find(|mark| marks.contains(mark))
    };
    worst(marks.chain(check_mark(read, day)).collect()).unwrap_or(DayMark::Nothing)
}

/// How the check of a past open day stands; `None` where the hall has no standard.
fn check_mark(read: &Read<'_>, day: NaiveDate) -> Option<DayMark> {
    read.pack.as_ref()?;
    let finished = read.audit_of(day).and_then(|row| row.finished_at);
    Some(match finished {
        Some(at) if at.date() <= day => DayMark::Kept,
        Some(_) => DayMark::Late,
        None => DayMark::Missed,
    })
}

/// One row a box with days of this month that were missed, with the way to a late entry.
pub(super) fn missed_boxes(read: &Read<'_>, rows: &mut Vec<Row>) {
    let (strings, today) = (read.facts.strings, read.facts.today());
    let since = read.facts.register.hall().records_since;
    let entries = entries(read, (first_of_month(today), today));
    for the_box in read.facts.register.boxes().unwrap_or_default() {
        let missed: Vec<NaiveDate> = days_of_month(today.year(), today.month())
            .into_iter()
            .filter(|day| *day < today && *day >= since && is_in_use(&the_box, *day) && read.open_days.is_open(*day))
            .filter(|day| !entries.iter().any(|entry| entry.box_id == the_box.id && entry.day == *day))
            .collect();
        let Some(newest) = missed.last() else {
            continue;
        };
        let comma = strings.text("today-comma");
        let listed: Vec<String> = missed.iter().rev().take(4).map(|day| strings.date_short(*day, today)).collect();
        let values = [("box", the_box.name.as_str().into()), ("n", missed.len().into())];
        let dates = listed.join(&comma);
        let dates = if missed.len() > listed.len() { format!("{dates}…") } else { dates };
        rows.push(Row {
            part: Part::Week,
            icon: icons::BOXES,
            tone: Tone::Danger,
            title: strings.text_with("today-missed", &values),
            beside: String::new(),
            line: strings.text_with("today-missed-line", &[("dates", dates.into())]),
            chip: (icons::FAILED.filled(), strings.text_with("today-missed-chip", &values)),
            action: (strings.text("today-missed-go"), Place::Boxes(Some((the_box.id, *newest)))),
        });
    }
}
