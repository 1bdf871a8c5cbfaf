//! A plan as it is shown: its rows in words, its counts, what is taken for granted, what is sent when it is brought in.

use std::sync::Arc;

use super::plan_words::{self, Wording};
use crate::exchange::staff_plan::RowProblem;
use crate::jobs::bringing::{Around, ReadList, ReadPlan};
use crate::register::MovedDeadline;
use crate::ui::commands::{BringCommand, Command, HallCommand};
use crate::ui::list_import::{PlanRow, Tallies, tallies};
use crate::ui::strings::{Lang, Strings};

/// A plan as shown.
pub(super) struct Plan {
    pub(super) read: ReadList,
    /// The deadlines of open cases that a year would move.
    pub(super) moved: Arc<Vec<MovedDeadline>>,
    /// The language its words are in.
    pub(super) lang: Lang,
    pub(super) rows: Vec<PlanRow>,
    pub(super) tallies: Tallies,
    /// What is taken for granted and what else to know, a sentence each.
    pub(super) assumed: Vec<String>,
}

impl Plan {
    /// A list in words; for a thread of its own.
    pub(super) fn of_list(lang: Lang, (read, moved): (ReadList, Arc<Vec<MovedDeadline>>), around: &Around) -> Self {
        let strings = Strings::load(lang);
        let Wording { rows, assumed } = plan_words::of_list(&strings, (&read, &moved), around);
        Self { tallies: tallies(&rows), rows, assumed, lang, read, moved }
    }

    /// How many cases, openings, documents or days come in or are changed.
    pub(super) fn entries(&self) -> usize {
        match &self.read.plan {
            ReadPlan::Cases(plan) => plan.add.len(),
            ReadPlan::Boxes(plan) => plan.add.len(),
            ReadPlan::Disclosure(plan) => plan.add.len() + plan.change.len(),
            ReadPlan::Calendar(plan) if plan.is_idle() => 0,
            ReadPlan::Calendar(plan) => plan.changes(),
        }
    }

    /// What is wrong, row by row.
    pub(super) fn problems(&self) -> &[RowProblem] {
        match &self.read.plan {
            ReadPlan::Cases(plan) => &plan.problems,
            ReadPlan::Boxes(plan) => &plan.problems,
            ReadPlan::Disclosure(plan) => &plan.problems,
            ReadPlan::Calendar(plan) => &plan.problems,
        }
    }

    /// What is sent when it is brought in; `None` when nothing would change.
    pub(super) fn command(&self) -> Option<Command> {
        if self.entries() == 0 {
            return None;
        }
        Some(Command::Bringing(match &self.read.plan {
            ReadPlan::Cases(plan) => {
                BringCommand::Cases(plan.add.iter().map(|planned| planned.import.clone()).collect())
            }
            ReadPlan::Boxes(plan) => {
                BringCommand::Boxes(plan.add.iter().map(|planned| planned.import.clone()).collect())
            }
            ReadPlan::Disclosure(plan) => BringCommand::Disclosure(plan.imports()),
            ReadPlan::Calendar(plan) => {
                return Some(Command::Hall(HallCommand::CalendarYear(Box::new(plan.year.clone()?))));
            }
        }))
    }
}
