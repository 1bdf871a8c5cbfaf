//! A plan as it is shown: its rows in words, its counts, what is taken for granted, what is sent when it is brought in.

use super::plan_words::{self, Wording};
use crate::domain::calendar::{CalendarYear, ReadYear};
use crate::exchange::staff_plan::RowProblem;
use crate::jobs::bringing::{Around, ReadList, ReadPlan};
use crate::ui::commands::{BringCommand, Command, HallCommand};
use crate::ui::list_import::{PlanRow, Tallies, tallies};
use crate::ui::strings::{Lang, Strings};

/// A year as read, and the one it takes the place of.
#[derive(Debug, Clone)]
pub(super) struct ReadCalendar {
    pub(super) read: ReadYear,
    pub(super) before: Option<CalendarYear>,
    /// The edition it would have.
    pub(super) edition: String,
}

/// What was read.
pub(super) enum Read {
    List(ReadList),
    Calendar(ReadCalendar),
}

/// A plan as shown.
pub(super) struct Plan {
    pub(super) read: Read,
    /// The language its words are in.
    pub(super) lang: Lang,
    pub(super) rows: Vec<PlanRow>,
    pub(super) tallies: Tallies,
    /// What is taken for granted and what else to know, a sentence each.
    pub(super) assumed: Vec<String>,
}

impl Plan {
    /// A list in words; for a thread of its own.
    pub(super) fn of_list(lang: Lang, read: ReadList, around: &Around) -> Self {
        let strings = Strings::load(lang);
        let Wording { rows, assumed } = plan_words::of_list(&strings, &read, around);
        Self { tallies: tallies(&rows), rows, assumed, lang, read: Read::List(read) }
    }

    /// A year in words.
    pub(super) fn of_year(lang: Lang, read: ReadCalendar) -> Self {
        let strings = Strings::load(lang);
        let Wording { rows, assumed } = plan_words::of_year(&strings, &read);
        Self { tallies: tallies(&rows), rows, assumed, lang, read: Read::Calendar(read) }
    }

    /// How many cases, openings, documents or days come in or are changed.
    pub(super) fn entries(&self) -> usize {
        match &self.read {
            Read::List(ReadList { plan, .. }) => match plan {
                ReadPlan::Cases(plan) => plan.add.len(),
                ReadPlan::Boxes(plan) => plan.add.len(),
                ReadPlan::Disclosure(plan) => plan.add.len() + plan.change.len(),
            },
            Read::Calendar(read) if !read.read.faults().is_empty() => 0,
            Read::Calendar(_) => self.tallies.add + self.tallies.change,
        }
    }

    /// What is wrong, row by row; a year's faults stand in its rows only.
    pub(super) fn problems(&self) -> &[RowProblem] {
        match &self.read {
            Read::List(ReadList { plan, .. }) => match plan {
                ReadPlan::Cases(plan) => &plan.problems,
                ReadPlan::Boxes(plan) => &plan.problems,
                ReadPlan::Disclosure(plan) => &plan.problems,
            },
            Read::Calendar(_) => &[],
        }
    }

    /// What is sent when it is brought in; `None` when nothing would change.
    pub(super) fn command(&self) -> Option<Command> {
        if self.entries() == 0 {
            return None;
        }
        Some(match &self.read {
            Read::List(ReadList { plan, .. }) => Command::Bringing(match plan {
                ReadPlan::Cases(plan) => {
                    BringCommand::Cases(plan.add.iter().map(|planned| planned.import.clone()).collect())
                }
                ReadPlan::Boxes(plan) => {
                    BringCommand::Boxes(plan.add.iter().map(|planned| planned.import.clone()).collect())
                }
                ReadPlan::Disclosure(plan) => BringCommand::Disclosure(plan.imports()),
            }),
            Read::Calendar(ReadCalendar { read, edition, .. }) => {
                let year = read.clone().accepted().ok()?;
                let year = if year.edition.is_empty() { year.with_edition(edition.clone()) } else { year };
                Command::Hall(HallCommand::CalendarYear(Box::new(year)))
            }
        })
    }
}
