//! What is asked of the register of cases: a filter, a text to look for, an order.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{CaseChannel, CaseKind, Target};
use crate::domain::ids::{CaseId, StaffId};

/// Which cases, by how far they are.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandingFilter {
    /// All that have a number, void ones too.
    #[default]
    All,
    /// All but the void ones.
    OnRecord,
    /// Not closed yet.
    Open,
    /// Closed, not archived yet.
    Closed,
    /// Archived.
    Archived,
    /// Closed, archived or not.
    Ended,
    /// Void.
    Void,
    /// These, whatever they are: those due, overdue or provisional are told by the clock, not by the file.
    Ids(Vec<CaseId>),
}

/// What the cases are sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseSort {
    /// By number.
    #[default]
    ByNumber,
    /// By when the customer brought it, then by number.
    ByReceived,
}

/// Which end comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// The newest first.
    #[default]
    NewestFirst,
    /// The oldest first.
    OldestFirst,
}

/// What is asked of the register of cases. The default asks for all, newest number first; every part that is set
/// narrows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CaseQuery {
    /// How far they are.
    pub standing: StandingFilter,
    /// Kind.
    pub kind: Option<CaseKind>,
    /// Channel.
    pub channel: Option<CaseChannel>,
    /// Code of the matter; the empty code is that of cases without one.
    pub matter: Option<String>,
    /// Who handles it: whom it was handed over to, else who was asked first (P6-2).
    pub handler: Option<StaffId>,
    /// Whom it is about.
    pub target: Option<Target>,
    /// First and last day it was brought on, both included (hall's clock).
    pub received: Option<(NaiveDate, NaiveDate)>,
    /// A part of its number, words, log or notes; blank for any.
    pub text: String,
    /// What is sorted by.
    pub sort: CaseSort,
    /// Which end comes first.
    pub direction: Direction,
}
