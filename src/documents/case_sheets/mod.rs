//! The papers of the complaint register: case sheet, reply letter, handover slip, register book, page of the opinion book (C; P1-9.2,
//! P1-9.3, P6-2, P8-1.w3). Plain values in, masked or not by whoever fills them; tagged PDF on A4 out. Characters no font holds are
//! spelled out as `[U+1F600]`; [`super::paper::unprintable`] names them before anything is printed.

mod book;
mod case_sheet;
mod letter;
mod opinion;
mod slip;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

use super::DocumentError;
use super::engine::{self, Paper, Tagging, Template};

pub use book::{BookRow, RegisterBook, RegisterBookLabels, register_book};
pub use case_sheet::{CaseEntry, CaseSheet, CaseSheetLabels, CaseStep, StepWords, TimelineWords, case_sheet};
pub use letter::{ReplyLetter, reply_letter};
pub use opinion::{Bilingual, BilingualOutcomes, OpinionLabels, OpinionPage, opinion_page};
pub use slip::{HandoverSlip, HandoverSlipLabels, handover_slip};

/// What became of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Met in time.
    InTime,
    /// Met late, or not yet met and overdue.
    Late,
    /// Not yet met, and still in time.
    Open,
    /// No limit runs.
    #[default]
    NoClock,
}

/// The word of each outcome.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct OutcomeWords {
    /// See [`Outcome::InTime`].
    pub in_time: String,
    /// See [`Outcome::Late`].
    pub late: String,
    /// See [`Outcome::Open`].
    pub open: String,
    /// See [`Outcome::NoClock`].
    pub no_clock: String,
}

/// Sets a paper that is read.
pub(super) fn set(template: &'static Template, data: Value, date: Option<NaiveDate>) -> Result<Vec<u8>, DocumentError> {
    engine::compile(Paper { template, data, files: BTreeMap::new(), tagging: Tagging::Tagged, date })
}
