//! The people of the list by team, in the order chosen, and how many of each sort there are.

use super::cards::{CardState, is_here};
use super::data::{CARD, Counts, Group, Line, Person, WINDOW};
use crate::domain::staff::StaffStatus;
use crate::ui::widgets::{Order, Sort};

pub(super) fn counted(people: &[Person]) -> Counts {
    let count = |fits: &dyn Fn(&Person) -> bool| people.iter().filter(|person| fits(person)).count();
    Counts {
        active: count(&|p| p.status == StaffStatus::Active),
        all: people.len(),
        shown: 0,
        trouble: count(&|p| p.card.is_trouble()),
        without: count(&|p| matches!(p.card, CardState::NoCard | CardState::NoPhoto)),
        expiring: count(&|p| matches!(p.card, CardState::ExpiresOn(_))),
        expired: count(&|p| p.card == CardState::Expired),
        lost: count(&|p| p.card == CardState::Lost),
        short: count(&Person::is_short),
    }
}

/// Teams in the order of their first work number, without the empty one.
pub(super) fn teams(people: &[Person]) -> Vec<String> {
    let mut teams: Vec<String> = Vec::new();
    for person in people.iter().filter(|person| is_here(person.status) && !person.team.is_empty()) {
        if !teams.contains(&person.team) {
            teams.push(person.team.clone());
        }
    }
    teams
}

pub(super) fn group_of(person: &Person) -> Group {
    if is_here(person.status) { Group::Team(person.team.clone()) } else { Group::Gone }
}

pub(super) fn grouped(people: Vec<Person>, sort: Sort) -> Vec<Line> {
    let mut groups: Vec<(Group, Vec<Person>)> = Vec::new();
    for person in people {
        let group = group_of(&person);
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, members)) => members.push(person),
            None => groups.push((group, vec![person])),
        }
    }
    // Teams as they came; people of no team after them, who is gone last.
    groups.sort_by_key(|(group, _)| match group {
        Group::Team(name) if !name.is_empty() => 0,
        Group::Team(_) => 1,
        Group::Gone => 2,
    });
    let mut lines = Vec::new();
    for (group, mut members) in groups {
        sorted(&mut members, sort);
        lines.push(Line::Head(group, members.len()));
        lines.extend(members.into_iter().map(|person| Line::Person(Box::new(person))));
    }
    lines
}

pub(super) fn sorted(people: &mut [Person], sort: Sort) {
    people.sort_by(|a, b| {
        let by_number = a.work_no.cmp(&b.work_no);
        match sort.column {
            WINDOW => a.window.is_empty().cmp(&b.window.is_empty()).then(a.window.cmp(&b.window)).then(by_number),
            CARD => a.card.cmp(&b.card).then(by_number),
            _ => by_number,
        }
    });
    if sort.order == Order::Falling {
        people.reverse();
    }
}
