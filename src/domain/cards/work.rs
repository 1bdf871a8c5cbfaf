//! What is to be done about people's cards (P1-1.2, P1-1.6): one pass over roster and ledger.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Months, NaiveDate};

use super::{Card, CardFace, CardNumber, Standing, Whereabouts};
use crate::domain::ids::{CardId, StaffId};
use crate::domain::products::Product;
use crate::domain::staff::{StaffMember, StaffStatus};

/// From how many days before its last day a card is on the list of those running out.
pub const EXPIRING_DAYS: i64 = 30;

/// After how many months a photo is old.
pub const PHOTO_MONTHS: Months = Months::new(60);

/// What on a face can have changed since it was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FaceField {
    /// Name of the unit.
    Unit,
    /// Name of the bearer.
    Name,
    /// Work number.
    WorkNo,
    /// Post.
    Post,
    /// Title.
    Title,
    /// Team or department.
    Department,
}

impl CardFace {
    /// What a card for this person would say now.
    pub fn of(unit_name: &str, member: &StaffMember) -> Self {
        let record = &member.record;
        Self {
            unit_name: unit_name.trim().to_owned(),
            bearer: record.name.as_str().to_owned(),
            work_no: record.work_no.as_str().to_owned(),
            post: record.post.clone(),
            title: record.title.clone(),
            department: record.team.clone(),
        }
    }

    /// What it says otherwise than another. Of a card taken over from an older edition only name and work number are known,
    /// and what is not known cannot have changed; every card made since says its unit, and what is empty on it was empty.
    pub fn differs_from(&self, now: &Self) -> Vec<FaceField> {
        let pairs = [
            (FaceField::Unit, &self.unit_name, &now.unit_name),
            (FaceField::Name, &self.bearer, &now.bearer),
            (FaceField::WorkNo, &self.work_no, &now.work_no),
            (FaceField::Post, &self.post, &now.post),
            (FaceField::Title, &self.title, &now.title),
            (FaceField::Department, &self.department, &now.department),
        ];
        let is_whole = !self.unit_name.trim().is_empty();
        let changed = |then: &str, now: &str| {
            let is_known = is_whole || !then.trim().is_empty();
            is_known && then.trim() != now.trim()
        };
        pairs.into_iter().filter(|(_, then, now)| changed(then, now)).map(|(field, ..)| field).collect()
    }
}

/// A line of a work list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkItem {
    /// Whose.
    pub staff: Option<StaffId>,
    /// Which card, where it is about one.
    pub card: Option<CardId>,
    /// Name of the person; empty for a visitor's card.
    pub name: String,
    /// Number of the card.
    pub number: Option<CardNumber>,
    /// What the card is.
    pub product: Option<Product>,
    /// The day it is about: last day of validity, day the photo was taken, day it was reported lost, printed or made.
    pub day: Option<NaiveDate>,
    /// What changed since it was printed.
    pub changed: Vec<FaceField>,
}

/// What is to be done about cards; each list by the day it is about, then by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardWork {
    /// Counting cards of people here, and visitors', whose last day comes within 30 days.
    pub expiring: Vec<WorkItem>,
    /// Cards of people here, and visitors', whose last day has passed and that are not void.
    pub expired: Vec<WorkItem>,
    /// Counting cards of people here that say something else than the roster.
    pub changed: Vec<WorkItem>,
    /// Cards still with people who moved or left.
    pub not_returned: Vec<WorkItem>,
    /// Counting cards of people here that wait in the hall.
    pub not_handed_over: Vec<WorkItem>,
    /// People here without a photo.
    pub no_photo: Vec<WorkItem>,
    /// People here whose 1-inch photo was taken more than five years ago.
    pub photo_old: Vec<WorkItem>,
    /// Active people without a valid badge (P1-1.2).
    pub no_badge: Vec<WorkItem>,
    /// Cards that have a number and were never printed.
    pub made_not_printed: Vec<WorkItem>,
    /// Cards reported lost and not yet void.
    pub lost: Vec<WorkItem>,
}

/// What work is found from.
#[derive(Debug, Clone, Copy)]
pub struct WorkFacts<'a> {
    /// Name of the unit now.
    pub unit_name: &'a str,
    /// Everyone on the roster.
    pub staff: &'a [StaffMember],
    /// Every card.
    pub cards: &'a [Card],
    /// The day each 1-inch photo was taken, where it is known.
    pub taken: &'a BTreeMap<StaffId, NaiveDate>,
    /// Today.
    pub today: NaiveDate,
}

/// Whether someone of this status belongs to the hall now.
fn is_here(status: StaffStatus) -> bool {
    matches!(status, StaffStatus::Active | StaffStatus::OnLeave)
}

impl CardWork {
    /// All work, by one pass over cards and one over people.
    pub fn of(facts: &WorkFacts<'_>) -> Self {
        let people: BTreeMap<StaffId, &StaffMember> = facts.staff.iter().map(|member| (member.id, member)).collect();
        let mut work = Self::default();
        let mut badged = BTreeSet::new();
        for card in facts.cards {
            let bearer = card.staff.and_then(|id| people.get(&id).copied());
            work.note_card(facts, card, bearer);
            if card.product == Product::Badge && card.is_valid(facts.today) {
                badged.extend(card.staff);
            }
        }
        for member in facts.staff {
            work.note_person(facts, member, &badged);
        }
        work.sort();
        work
    }

    fn note_card(&mut self, facts: &WorkFacts<'_>, card: &Card, bearer: Option<&StaffMember>) {
        let item = |day: Option<NaiveDate>| WorkItem {
            staff: card.staff,
            card: Some(card.id),
            name: bearer.map(|member| member.record.name.as_str().to_owned()).unwrap_or_default(),
            number: Some(card.number.clone()),
            product: Some(card.product),
            day,
            changed: Vec::new(),
        };
        let here = bearer.is_none_or(|member| is_here(member.record.status));
        if !here {
            if card.life.place == Whereabouts::Bearer {
                self.not_returned.push(item(card.last(super::CardEventKind::HandedOver).map(|event| event.on)));
            }
        } else if card.life.counts() {
            self.note_counting(facts, card, bearer, item(card.printed_on()));
        } else if card.life.standing == Standing::Live {
            self.made_not_printed.push(item(Some(card.made_at.date())));
        }
        if card.life.standing == Standing::Suspended {
            self.lost.push(item(card.last(super::CardEventKind::Suspended).map(|event| event.on)));
        }
    }

    fn note_counting(&mut self, facts: &WorkFacts<'_>, card: &Card, bearer: Option<&StaffMember>, item: WorkItem) {
        match card.valid_until.map(|last| (last, (last - facts.today).num_days())) {
            Some((last, ..0)) => self.expired.push(WorkItem { day: Some(last), ..item.clone() }),
            Some((last, 0..=EXPIRING_DAYS)) => self.expiring.push(WorkItem { day: Some(last), ..item.clone() }),
            _ => {}
        }
        let Some(member) = bearer else {
            return;
        };
        let changed = card.face.differs_from(&CardFace::of(facts.unit_name, member));
        if !changed.is_empty() {
            self.changed.push(WorkItem { changed, ..item.clone() });
        }
        if card.life.place == Whereabouts::Hall {
            self.not_handed_over.push(item);
        }
    }

    fn note_person(&mut self, facts: &WorkFacts<'_>, member: &StaffMember, badged: &BTreeSet<StaffId>) {
        if !is_here(member.record.status) {
            return;
        }
        let item = |day: Option<NaiveDate>| WorkItem {
            staff: Some(member.id),
            card: None,
            name: member.record.name.as_str().to_owned(),
            number: None,
            product: None,
            day,
            changed: Vec::new(),
        };
        if member.photo.is_none() {
            self.no_photo.push(item(None));
        } else if let Some(taken) = facts.taken.get(&member.id).filter(|taken| is_old(**taken, facts.today)) {
            self.photo_old.push(item(Some(*taken)));
        }
        if member.record.status == StaffStatus::Active && !badged.contains(&member.id) {
            self.no_badge.push(item(None));
        }
    }

    fn sort(&mut self) {
        let lists = [
            &mut self.expiring,
            &mut self.expired,
            &mut self.changed,
            &mut self.not_returned,
            &mut self.not_handed_over,
            &mut self.no_photo,
            &mut self.photo_old,
            &mut self.no_badge,
            &mut self.made_not_printed,
            &mut self.lost,
        ];
        for list in lists {
            list.sort_by(|a, b| (a.day, &a.name, &a.number).cmp(&(b.day, &b.name, &b.number)));
        }
    }
}

/// Whether a photo is more than five years old.
fn is_old(taken: NaiveDate, today: NaiveDate) -> bool {
    taken.checked_add_months(PHOTO_MONTHS).is_some_and(|until| until < today)
}

#[cfg(test)]
mod tests;
