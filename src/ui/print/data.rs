//! Who stands in the list and how: built when the roster, the hall or the day changed, never in a frame that changed nothing.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::badges::{BadgeProblem, BadgeState, badge_state};
use crate::domain::ids::{FileId, StaffId};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::jobs::badges::badge_problems;
use crate::register::badges::BadgePrint;
use crate::register::{Area, RegisterError};
use crate::ui::context::UiContext;

/// How a person's badge stands before printing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Readiness {
    /// Nothing stands against it, and none was printed before.
    Ready,
    /// One was printed before, last on this day: printing again wants a reason.
    Again(NaiveDate),
    /// Cannot be printed, and why.
    HeldBack(Vec<BadgeProblem>),
}

/// A person of the roster as the print room shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person {
    pub(super) id: StaffId,
    pub(super) name: String,
    pub(super) work_no: String,
    pub(super) photo: Option<FileId>,
    pub(super) is_active: bool,
    /// Whether a badge was printed that is still valid.
    pub(super) has_valid_badge: bool,
    pub(super) readiness: Readiness,
}

impl Person {
    pub(super) fn can_print(&self) -> bool {
        !matches!(self.readiness, Readiness::HeldBack(_))
    }

    pub(super) fn is_again(&self) -> bool {
        matches!(self.readiness, Readiness::Again(_))
    }
}

/// What the data was built from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Built {
    pub(super) staff: u64,
    pub(super) hall: u64,
    pub(super) day: NaiveDate,
}

impl Built {
    pub(super) fn of(cx: &UiContext<'_>) -> Self {
        Self { staff: cx.register.revision(Area::Staff), hall: cx.register.revision(Area::Hall), day: cx.today() }
    }
}

/// Everyone, by work number.
#[derive(Debug)]
pub(super) struct People {
    pub(super) built: Built,
    pub(super) all: Vec<Person>,
}

impl People {
    /// # Errors
    /// The file's.
    pub(super) fn build(cx: &UiContext<'_>) -> Result<Self, RegisterError> {
        let prints = cx.register.badge_prints()?;
        let unit_name = &cx.register.hall().unit_name;
        let person = |member: StaffMember| person(unit_name, &prints, (member, cx.today()));
        let all = cx.register.staff()?.into_iter().map(person).collect();
        Ok(Self { built: Built::of(cx), all })
    }

    pub(super) fn get(&self, id: StaffId) -> Option<&Person> {
        self.all.iter().find(|person| person.id == id)
    }

    /// Everyone at work who has no valid badge.
    pub(super) fn in_need(&self) -> Vec<StaffId> {
        self.all.iter().filter(|person| person.is_active && !person.has_valid_badge).map(|person| person.id).collect()
    }

    /// Everyone at work.
    pub(super) fn active(&self) -> Vec<StaffId> {
        self.all.iter().filter(|person| person.is_active).map(|person| person.id).collect()
    }

    /// The people of a list, in its order.
    pub(super) fn listed<'a>(&'a self, list: &'a [StaffId]) -> impl Iterator<Item = &'a Person> {
        list.iter().filter_map(|id| self.get(*id))
    }

    /// Those of a list that are ticked, in its order.
    pub(super) fn ticked<'a>(
        &'a self,
        list: &'a [StaffId],
        ticked: &'a BTreeSet<StaffId>,
    ) -> impl Iterator<Item = &'a Person> {
        self.listed(list).filter(|person| ticked.contains(&person.id))
    }
}

fn person(unit_name: &str, prints: &[BadgePrint], (member, today): (StaffMember, NaiveDate)) -> Person {
    let problems = badge_problems(unit_name, &member);
    // Newest first: the first of a person is the card worn now.
    let newest = prints.iter().find(|print| print.staff == member.id);
    let readiness = match newest {
        _ if !problems.is_empty() => Readiness::HeldBack(problems),
        Some(print) => Readiness::Again(print.printed_at.date()),
        None => Readiness::Ready,
    };
    let has_valid_badge = newest.is_some_and(|print| badge_state(print.valid_until, today) != BadgeState::Expired);
    let StaffMember { id, record, photo, .. } = member;
    Person {
        id,
        name: record.name.as_str().to_owned(),
        work_no: record.work_no.as_str().to_owned(),
        photo,
        is_active: record.status == StaffStatus::Active,
        has_valid_badge,
        readiness,
    }
}
