//! What is chosen and typed in the print room, kept until it is printed.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::data::{People, Person};
use crate::documents::badges::{BadgeSheet, CARDS_PER_A4, CropMarks};
use crate::domain::ids::StaffId;
use crate::register::badges::BadgeToPrint;
use crate::ui::widgets::date_text::parse_date;

/// Where an unfinished form is kept.
pub(super) const FORM_KEY: &str = "print:form";
/// Where cards wait that were saved as PDF and not yet said to be printed.
pub(super) const WAITING_KEY: &str = "print:waiting";

/// The paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) enum Paper {
    /// Four on A4.
    #[default]
    A4,
    /// A page of the card's own size.
    Card,
}

/// The form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Form {
    /// The list, in its order.
    pub(super) people: Vec<StaffId>,
    /// Who is ticked.
    pub(super) ticked: BTreeSet<StaffId>,
    /// Why printed again.
    pub(super) reason: String,
    /// Last day, as typed.
    pub(super) valid_until: String,
    pub(super) paper: Paper,
    /// Cell of the first card, 0 to 3.
    pub(super) start: usize,
    pub(super) has_crop_marks: bool,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            people: Vec::new(),
            ticked: BTreeSet::new(),
            reason: String::new(),
            valid_until: String::new(),
            paper: Paper::A4,
            start: 0,
            has_crop_marks: true,
        }
    }
}

/// The last day as it was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Validity {
    /// Nothing typed: the line is left out.
    Open,
    /// Until this day.
    Until(NaiveDate),
    /// A day that has passed.
    Past,
    /// No date.
    Unclear,
}

/// A card that waits for "printed".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub(super) staff: StaffId,
    pub(super) reason: String,
    pub(super) valid_until: Option<NaiveDate>,
}

impl From<&Waiting> for BadgeToPrint {
    fn from(waiting: &Waiting) -> Self {
        let Waiting { staff, reason, valid_until } = waiting.clone();
        Self { staff, reason, valid_until }
    }
}

impl Form {
    /// The same paper for other people: all who can be printed are ticked.
    #[must_use]
    pub(super) fn for_people(&self, (people, data): (Vec<StaffId>, &People), valid_until: Option<NaiveDate>) -> Self {
        let ticked = data.listed(&people).filter(|person| person.can_print()).map(|person| person.id).collect();
        Self {
            people,
            ticked,
            reason: String::new(),
            valid_until: valid_until.map(|day| day.to_string()).unwrap_or_default(),
            ..self.clone()
        }
    }

    /// What the last day means today.
    pub(super) fn validity(&self, today: NaiveDate) -> Validity {
        match parse_date(&self.valid_until, today) {
            _ if self.valid_until.trim().is_empty() => Validity::Open,
            Some(day) if day < today => Validity::Past,
            Some(day) => Validity::Until(day),
            None => Validity::Unclear,
        }
    }

    /// The sheet for the typesetter.
    pub(super) fn sheet(&self) -> BadgeSheet {
        let crop_marks = if self.has_crop_marks { CropMarks::Drawn } else { CropMarks::Omitted };
        match self.paper {
            Paper::A4 => BadgeSheet::A4 { crop_marks, start: self.start.min(CARDS_PER_A4 - 1) },
            Paper::Card => BadgeSheet::OneCardPerPage,
        }
    }

    /// Those ticked, in the order of the list.
    pub(super) fn chosen<'a>(&'a self, people: &'a People) -> impl Iterator<Item = &'a Person> {
        people.ticked(&self.people, &self.ticked)
    }

    /// Those ticked who had a badge printed before.
    pub(super) fn again<'a>(&'a self, people: &'a People) -> impl Iterator<Item = &'a Person> {
        self.chosen(people).filter(|person| person.is_again())
    }

    /// Whether a reason is due and not there.
    pub(super) fn lacks_reason(&self, people: &People) -> bool {
        self.reason.trim().is_empty() && self.again(people).next().is_some()
    }

    /// Ticks or unticks a person; who cannot be printed stays unticked.
    pub(super) fn toggle(&mut self, person: &Person) {
        if !self.ticked.remove(&person.id) && person.can_print() {
            self.ticked.insert(person.id);
        }
    }

    /// Puts a person at the end of the list, ticked when that can be.
    pub(super) fn add(&mut self, person: &Person) {
        if !self.people.contains(&person.id) {
            self.people.push(person.id);
        }
        if person.can_print() {
            self.ticked.insert(person.id);
        }
    }

    /// The lines for the ledger.
    pub(super) fn lines(&self, people: &People, valid_until: Option<NaiveDate>) -> Vec<Waiting> {
        let reason = |person: &Person| {
            if person.is_again() { self.reason.trim().to_owned() } else { String::new() }
        };
        self.chosen(people).map(|person| Waiting { staff: person.id, reason: reason(person), valid_until }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::badges::BadgeProblem;
    use crate::ui::print::data::{Built, Readiness};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn people() -> People {
        let person = |id: i64, readiness: Readiness| Person {
            id: StaffId(id),
            name: format!("person {id}"),
            work_no: format!("CQ{id:04}"),
            photo: None,
            is_active: true,
            has_valid_badge: readiness == Readiness::Again(day("2024-03-11")),
            readiness,
        };
        People {
            built: Built { staff: 0, hall: 0, day: day("2026-11-23") },
            all: vec![
                person(1, Readiness::Ready),
                person(2, Readiness::Again(day("2024-03-11"))),
                person(3, Readiness::HeldBack(vec![BadgeProblem::MissingPhoto])),
            ],
        }
    }

    #[test]
    fn who_is_held_back_is_listed_but_never_ticked() {
        let people = people();
        let mut form = Form::default().for_people((people.active(), &people), None);
        assert_eq!(form.people.len(), 3);
        assert_eq!(form.ticked, BTreeSet::from([StaffId(1), StaffId(2)]));
        form.toggle(people.get(StaffId(3)).unwrap());
        form.add(people.get(StaffId(3)).unwrap());
        assert!(!form.ticked.contains(&StaffId(3)));
        assert_eq!(people.in_need(), [StaffId(1), StaffId(3)]);
    }

    #[test]
    fn only_a_reprint_carries_the_reason() {
        let people = people();
        let mut form = Form::default().for_people((people.active(), &people), None);
        assert!(form.lacks_reason(&people));
        form.reason = " 换岗 ".into();
        let reasons: Vec<String> = form.lines(&people, None).into_iter().map(|line| line.reason).collect();
        assert_eq!(reasons, ["", "换岗"]);
        form.reason.clear();
        form.toggle(people.get(StaffId(2)).unwrap());
        assert!(!form.lacks_reason(&people));
    }

    #[test]
    fn a_last_day_is_open_or_a_day_to_come() {
        let today = day("2026-11-23");
        let with = |text: &str| Form { valid_until: text.into(), ..Form::default() }.validity(today);
        assert_eq!(with(" "), Validity::Open);
        assert_eq!(with("2028-12-31"), Validity::Until(day("2028-12-31")));
        assert_eq!(with("2026-11-22"), Validity::Past);
        assert_eq!(with("soon"), Validity::Unclear);
    }
}
