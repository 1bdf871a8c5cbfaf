//! Badges that need something (P1-1.2): none yet, running out, expired, or not to be printed for want of data.

use chrono::NaiveDate;

use super::data::{Facts, Part, Read, Row, Tallies, names_line};
use crate::domain::badges::{BadgeState, badge_state};
use crate::domain::ids::StaffId;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::ui::commands::Place;
use crate::ui::icons;
use crate::ui::widgets::Tone;

type Person = (StaffId, String);

/// Active people whose badge needs something; each person stands in one list.
#[derive(Debug, Default)]
pub(super) struct BadgeWork {
    incomplete: Vec<Person>,
    expired: Vec<Person>,
    expiring: Vec<(Person, NaiveDate)>,
    none: Vec<Person>,
}

/// Sorts the active people by what their badge needs.
pub(super) fn work(facts: &Facts<'_>, staff: &[StaffMember]) -> BadgeWork {
    let prints = facts.register.badge_prints().unwrap_or_default();
    let mut work = BadgeWork::default();
    for member in staff.iter().filter(|member| member.record.status == StaffStatus::Active) {
        let person = (member.id, member.record.name.as_str().to_owned());
        let newest = prints.iter().find(|print| print.staff == member.id);
        let until = newest.and_then(|print| print.valid_until);
        match (newest, badge_state(until, facts.today()), until) {
            (Some(_), BadgeState::Expired, _) => work.expired.push(person),
            (Some(_), BadgeState::ExpiresSoon, Some(until)) => work.expiring.push((person, until)),
            (Some(_), ..) => {}
            (None, ..) if is_incomplete(member) => work.incomplete.push(person),
            (None, ..) => work.none.push(person),
        }
    }
    work
}

/// Whether a badge cannot be printed yet: it must show photo, post and title.
fn is_incomplete(member: &StaffMember) -> bool {
    let record = &member.record;
    member.photo.is_none() || record.post.trim().is_empty() || record.title.trim().is_empty()
}

fn ids(people: &[Person]) -> Vec<StaffId> {
    people.iter().map(|(id, _)| *id).collect()
}

fn names(people: &[Person]) -> Vec<String> {
    people.iter().map(|(_, name)| name.clone()).collect()
}

/// Keys of the texts of a row.
struct Keys {
    title: &'static str,
    chip: &'static str,
    action: &'static str,
}

/// Rows of this week for badges.
pub(super) fn rows(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let work = &read.badges;
    tallies.staff.due = work.incomplete.len() + work.expired.len() + work.expiring.len() + work.none.len();
    tallies.staff.overdue = work.expired.len();
    let expired = Keys { title: "today-badge-expired", chip: "today-badge-expired-chip", action: "today-badge-print" };
    let none = Keys { title: "today-badge-none", chip: "today-badge-none-chip", action: "today-badge-print" };
    let lacking =
        Keys { title: "today-badge-incomplete", chip: "today-badge-incomplete-chip", action: "today-badge-complete" };
    push(read, rows, (&work.expired, Tone::Danger, expired), Place::Print(ids(&work.expired)));
    expiring(read, rows);
    push(read, rows, (&work.none, Tone::Warn, none), Place::Print(ids(&work.none)));
    let first = work.incomplete.first().map(|(id, _)| *id);
    push(read, rows, (&work.incomplete, Tone::Warn, lacking), Place::Staff(first));
}

fn push(read: &Read<'_>, rows: &mut Vec<Row>, (people, tone, keys): (&[Person], Tone, Keys), place: Place) {
    if people.is_empty() {
        return;
    }
    let strings = read.facts.strings;
    let icon = if tone == Tone::Danger { icons::OVERDUE.filled() } else { icons::INFO };
    let count = [("n", people.len().into())];
    rows.push(Row {
        part: Part::Week,
        icon: icons::STAFF,
        tone,
        title: strings.text_with(keys.title, &count),
        beside: String::new(),
        line: names_line(strings, &names(people)),
        chip: (icon, strings.text(keys.chip)),
        action: (strings.text(keys.action), place),
    });
}

fn expiring(read: &Read<'_>, rows: &mut Vec<Row>) {
    let strings = read.facts.strings;
    let people: Vec<Person> = read.badges.expiring.iter().map(|(person, _)| person.clone()).collect();
    let Some(first) = read.badges.expiring.iter().map(|(_, until)| *until).min() else {
        return;
    };
    let days = (first - read.facts.today()).num_days();
    let left = match days {
        0 => strings.text("today-badge-last-day"),
        days => strings.text_with("today-days-left", &[("n", days.into())]),
    };
    let date = strings.date_with_weekday(first, read.facts.today());
    let line = strings.text_with(
        "today-badge-expiring-line",
        &[("names", names_line(strings, &names(&people)).into()), ("date", date.into())],
    );
    rows.push(Row {
        part: Part::Week,
        icon: icons::STAFF,
        tone: Tone::Warn,
        title: strings.text_with("today-badge-expiring", &[("n", people.len().into())]),
        beside: String::new(),
        line,
        chip: (icons::DUE, left),
        action: (strings.text("today-badge-print"), Place::Print(ids(&people))),
    });
}
