//! What is due: the opening check, letters without a department, the boxes, the calendar, the clock; and what was done.

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::data::{DoneRow, Part, Read, Row, Tallies, names_line};
use crate::domain::audits::Subject;
use crate::domain::boxes::{BoxUrgency, SuggestionBox, box_urgency};
use crate::domain::standards::Pack;
use crate::register::audits::AuditSummary;
use crate::ui::commands::Place;
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::Tone;

/// From so many minutes before the limit on a row is amber.
const SOON_MINUTES: i64 = 60;

/// The opening check: due, begun, or nothing when it is finished.
pub(super) fn opening_check(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let Some(pack) = &read.pack else { return };
    let audit = read.audit_of(read.facts.today());
    if audit.is_some_and(|row| row.finished_at.is_some()) {
        return;
    }
    let strings = read.facts.strings;
    let opens_at = read.facts.register.hall().opens_at;
    let (tone, chip) = before_limit(read, opens_at);
    tallies.audits.due = 1;
    tallies.audits.overdue = usize::from(tone == Tone::Danger);
    let action = if audit.is_some() { "today-check-continue" } else { "today-check-begin" };
    rows.push(Row {
        part: Part::BeforeOpening,
        icon: icons::CHECKLIST,
        tone,
        title: strings.text("today-check"),
        beside: String::new(),
        line: check_line(read, pack, audit),
        chip,
        action: (strings.text(action), Place::DailyCheck),
    });
}

/// The chip of something to do before the doors open.
fn before_limit(read: &Read<'_>, limit: NaiveTime) -> (Tone, (Icon, String)) {
    let strings = read.facts.strings;
    let minutes = (limit - read.facts.now.time()).num_minutes();
    let late = read.facts.now.time() > limit;
    match (late, minutes) {
        (true, _) => {
            let past = time_span(read, -minutes);
            (Tone::Danger, (icons::OVERDUE.filled(), strings.text_with("today-opened-since", &[("span", past.into())])))
        }
        (false, 0..=SOON_MINUTES) => {
            let left = time_span(read, minutes);
            (Tone::Warn, (icons::DUE, strings.text_with("today-left", &[("span", left.into())])))
        }
        (false, _) => {
            let time = strings.time(limit);
            (Tone::Neutral, (icons::WAITING, strings.text_with("today-before", &[("time", time.into())])))
        }
    }
}

/// `9 分钟`, `2 小时`.
fn time_span(read: &Read<'_>, minutes: i64) -> String {
    let strings = read.facts.strings;
    match minutes {
        ..120 => strings.text_with("today-minutes", &[("n", minutes.into())]),
        _ => strings.text_with("today-hours", &[("n", (minutes / 60).into())]),
    }
}

fn check_line(read: &Read<'_>, pack: &Pack, audit: Option<&AuditSummary>) -> String {
    let strings = read.facts.strings;
    let register = read.facts.register;
    let all = pack.items.len();
    let answered = audit.and_then(|row| register.audit(row.id).ok()).map(|audit| audit.answers.len());
    let mut line = match answered {
        Some(done) => strings.text_with("today-check-answered", &[("all", all.into()), ("done", done.into())]),
        None => strings.text_with("today-check-items", &[("all", all.into())]),
    };
    let failed = register.failed_last_time(&pack.code, &Subject::Hall, read.facts.today()).unwrap_or_default();
    let lang = strings.lang().key();
    let names: Vec<String> = pack
        .items
        .iter()
        .filter(|item| failed.contains(&item.code))
        .map(|item| item.text.in_language(lang).to_owned())
        .collect();
    if !names.is_empty() {
        let failed = strings.text_with("today-check-failed", &[("items", names_line(strings, &names).into())]);
        line = format!("{line} · {failed}");
    }
    line
}

/// Each box in use today that was not opened yet.
pub(super) fn boxes(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let strings = read.facts.strings;
    let today = read.facts.today();
    let closes_at = read.facts.register.hall().closes_at;
    let entries = read.facts.register.box_entries(today, today).unwrap_or_default();
    for the_box in read.facts.register.boxes().unwrap_or_default() {
        let opened = entries.iter().any(|entry| entry.box_id == the_box.id);
        if opened || !is_in_use(&the_box, today) {
            continue;
        }
        let (tone, chip) = box_chip(read, closes_at);
        tallies.boxes.due += 1;
        tallies.boxes.overdue += usize::from(tone == Tone::Danger);
        let values = [("box", box_name(read, &the_box).into())];
        rows.push(Row {
            part: Part::BeforeClosing,
            icon: icons::BOXES,
            tone,
            title: strings.text("today-box"),
            beside: String::new(),
            line: strings.text_with("today-box-line", &values),
            chip,
            action: (strings.text("today-box-go"), Place::Boxes(Some((the_box.id, today)))),
        });
    }
}

/// Whether the box hangs on that day.
pub(super) fn is_in_use(the_box: &SuggestionBox, day: NaiveDate) -> bool {
    day >= the_box.since && the_box.retired_on.is_none_or(|end| day < end)
}

/// `1 号箱（大厅东侧）`.
fn box_name(read: &Read<'_>, the_box: &SuggestionBox) -> String {
    if the_box.place.is_empty() {
        return the_box.name.clone();
    }
    let values = [("name", the_box.name.as_str().into()), ("place", the_box.place.as_str().into())];
    read.facts.strings.text_with("today-box-name", &values)
}

/// Neutral until an hour before closing, then amber, then red.
fn box_chip(read: &Read<'_>, closes_at: NaiveTime) -> (Tone, (Icon, String)) {
    let strings = read.facts.strings;
    match box_urgency(read.facts.now.time(), closes_at) {
        BoxUrgency::Calm => {
            let time = strings.time(closes_at);
            (Tone::Neutral, (icons::WAITING, strings.text_with("today-before", &[("time", time.into())])))
        }
        BoxUrgency::Soon { minutes_left } => {
            let left = strings.text_with("today-closing-in", &[("n", minutes_left.into())]);
            (Tone::Warn, (icons::DUE, left))
        }
        BoxUrgency::Past { minutes_past } => {
            let past = time_span(read, i64::from(minutes_past));
            let words = strings.text_with("today-closed-since", &[("span", past.into())]);
            (Tone::Danger, (icons::OVERDUE.filled(), words))
        }
    }
}

/// A year whose holidays are not known: this one, or from December on the next.
pub(super) fn calendar(read: &Read<'_>, rows: &mut Vec<Row>) {
    let (strings, today) = (read.facts.strings, read.facts.today());
    let this = (!read.facts.calendar.covers(today.year())).then_some(today.year());
    let next = today.year() + 1;
    let reaching = super::cases::provisional(read, next);
    let is_wanted = today.month() == 12 || reaching > 0;
    let ahead = (is_wanted && !read.facts.calendar.covers(next)).then_some(next);
    for year in this.into_iter().chain(ahead) {
        let tone = if year == today.year() { Tone::Warn } else { Tone::Neutral };
        let line = match (year == next, reaching) {
            (true, n) if n > 0 => strings.text_with("today-calendar-reaching", &[("n", n.into())]),
            _ => strings.text("today-calendar-line"),
        };
        let year = year.to_string();
        rows.push(Row {
            part: Part::Week,
            icon: icons::REST_DAY,
            tone,
            title: strings.text_with("today-calendar", &[("year", year.into())]),
            beside: String::new(),
            line,
            chip: (icons::INFO, strings.text("today-calendar-chip")),
            action: (strings.text("today-calendar-go"), Place::Calendar),
        });
    }
}

/// The PC's clock stands before the newest record.
pub(super) fn clock(read: &Read<'_>, rows: &mut Vec<Row>) {
    let strings = read.facts.strings;
    let Ok(Some(newest)) = read.facts.register.records_ahead_of(read.facts.now) else {
        return;
    };
    let values = [("date", strings.date_iso(newest.date()).into()), ("time", strings.time(newest.time()).into())];
    rows.push(Row {
        part: Part::Week,
        icon: icons::WARNING,
        tone: Tone::Danger,
        title: strings.text("today-clock"),
        beside: String::new(),
        line: strings.text_with("today-clock-line", &values),
        chip: (icons::OVERDUE.filled(), strings.text("today-clock-chip")),
        action: (strings.text("today-clock-go"), Place::Settings),
    });
}

/// What was done today, earliest first.
pub(super) fn done_today(read: &Read<'_>) -> Vec<DoneRow> {
    let mut done = Vec::new();
    done_check(read, &mut done);
    done_boxes(read, &mut done);
    super::cases::done(read, &mut done);
    done.sort_by_key(|row| row.at);
    done
}

fn done_check(read: &Read<'_>, done: &mut Vec<DoneRow>) {
    let (strings, today) = (read.facts.strings, read.facts.today());
    let Some(row) = read.audit_of(today) else {
        return;
    };
    let Some(at) = row.finished_at else { return };
    let score = row.result.map(|(earned, possible)| {
        let values = [("earned", strings.number(earned, 2).into()), ("possible", strings.number(possible, 2).into())];
        strings.text_with("today-done-score", &values)
    });
    done.push(DoneRow { at, title: strings.text("today-check"), line: score.unwrap_or_default() });
}

fn done_boxes(read: &Read<'_>, done: &mut Vec<DoneRow>) {
    let (strings, today) = (read.facts.strings, read.facts.today());
    let boxes = read.facts.register.boxes().unwrap_or_default();
    for entry in read.facts.register.box_entries(today, today).unwrap_or_default() {
        let name = boxes.iter().find(|b| b.id == entry.box_id).map(|b| b.name.clone()).unwrap_or_default();
        let letters = match entry.letter_count {
            0 => strings.text("today-done-box-empty"),
            n => strings.text_with("today-done-box-letters", &[("n", n.into())]),
        };
        done.push(DoneRow {
            at: entry.entered_at,
            title: strings.text("today-box"),
            line: format!("{name} · {letters}"),
        });
    }
}
