//! Badges that need something (P1-1.2): none yet, running out, expired, lost, or not to be printed for want of data; cards
//! that say something else than the roster, and those not returned by people who left.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::data::{Facts, Part, Read, Row, Tallies, names_line};
use crate::domain::badges::{BadgeState, EXPIRES_SOON_DAYS, badge_state};
use crate::domain::cards::lists::CardList;
use crate::domain::cards::{Card, CardWork, Standing, WorkItem, present_card};
use crate::domain::ids::StaffId;
use crate::domain::products::Product;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::ui::commands::Place;
use crate::ui::icons;
use crate::ui::widgets::Tone;

type Person = (StaffId, String);

/// Active people whose badge needs something, each in one list; and what is to be done about cards of any kind.
#[derive(Debug, Default)]
pub(super) struct BadgeWork {
    incomplete: Vec<Person>,
    expired: Vec<Person>,
    expiring: Vec<(Person, NaiveDate)>,
    lost: Vec<Person>,
    none: Vec<Person>,
    cards: CardWork,
}

/// Sorts the active people by what their badge needs.
pub(super) fn work(facts: &Facts<'_>, staff: &[StaffMember]) -> BadgeWork {
    let today = facts.today();
    let cards = facts.register.cards().unwrap_or_default();
    let mut badges: BTreeMap<StaffId, Vec<&Card>> = BTreeMap::new();
    for card in cards.iter().filter(|card| card.product == Product::Badge) {
        if let Some(person) = card.staff {
            badges.entry(person).or_default().push(card);
        }
    }
    let mut work = BadgeWork { cards: facts.register.card_work(today).unwrap_or_default(), ..BadgeWork::default() };
    for member in staff.iter().filter(|member| member.record.status == StaffStatus::Active) {
        let person = (member.id, member.record.name.as_str().to_owned());
        let Some(badge) = badges.get(&member.id).and_then(|badges| present_card(badges.iter().copied())) else {
            let list = if is_incomplete(member) { &mut work.incomplete } else { &mut work.none };
            list.push(person);
            continue;
        };
        match (badge.life.standing, badge_state(badge.valid_until, today), badge.valid_until) {
            (Standing::Suspended, ..) => work.lost.push(person),
            (_, BadgeState::Expired, _) => work.expired.push(person),
            (_, BadgeState::ExpiresSoon, Some(until)) => work.expiring.push((person, until)),
            _ => {}
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
    let lists = [&work.incomplete, &work.expired, &work.lost, &work.none];
    tallies.staff.due = lists.map(Vec::len).iter().sum::<usize>() + work.expiring.len();
    tallies.staff.overdue = work.expired.len();
    let expired = Keys { title: "today-badge-expired", chip: "today-badge-expired-chip", action: "today-badge-print" };
    let lost = Keys { title: "today-badge-lost", chip: "today-badge-lost-chip", action: "today-badge-again" };
    let none = Keys { title: "today-badge-none", chip: "today-badge-none-chip", action: "today-badge-print" };
    let lacking =
        Keys { title: "today-badge-incomplete", chip: "today-badge-incomplete-chip", action: "today-badge-complete" };
    push(read, rows, (&work.expired, Tone::Danger, expired), Place::PrintProduct(Product::Badge, ids(&work.expired)));
    expiring(read, rows);
    push(read, rows, (&work.lost, Tone::Warn, lost), Place::PrintProduct(Product::Badge, ids(&work.lost)));
    push(read, rows, (&work.none, Tone::Warn, none), Place::PrintProduct(Product::Badge, ids(&work.none)));
    let first = work.incomplete.first().map(|(id, _)| *id);
    push(read, rows, (&work.incomplete, Tone::Warn, lacking), Place::Staff(first));
    of_cards(read, rows);
}

/// Rows about cards of any kind.
fn of_cards(read: &Read<'_>, rows: &mut Vec<Row>) {
    let work = &read.badges.cards;
    let changed = Keys { title: "today-card-changed", chip: "today-card-changed-chip", action: "today-badge-again" };
    let people = persons(&work.changed, |_| true);
    push(read, rows, (&people, Tone::Warn, changed), Place::PrintProduct(Product::Badge, ids(&people)));
    let kept = Keys { title: "today-card-kept", chip: "today-card-kept-chip", action: "today-card-look" };
    let people = persons(&work.not_returned, |_| true);
    push(read, rows, (&people, Tone::Warn, kept), Place::CardList(CardList::NotReturned));
    let soon = |item: &WorkItem| item.day.is_none_or(|day| (day - read.facts.today()).num_days() > EXPIRES_SOON_DAYS);
    let later = Keys { title: "today-card-later", chip: "today-card-later-chip", action: "today-badge-print" };
    let people = persons(&work.expiring, soon);
    push(read, rows, (&people, Tone::Neutral, later), Place::CardList(CardList::Expiring));
}

/// The people of a work list, each once.
fn persons(items: &[WorkItem], counts: impl Fn(&WorkItem) -> bool) -> Vec<Person> {
    let mut people: Vec<Person> = Vec::new();
    for item in items.iter().filter(|item| counts(item)) {
        if let Some(id) = item.staff.filter(|id| people.iter().all(|(known, _)| known != id)) {
            people.push((id, item.name.clone()));
        }
    }
    people
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
        action: (strings.text("today-badge-print"), Place::PrintProduct(Product::Badge, ids(&people))),
    });
}
