//! The roster as a list (P1-1.3): who works here, at which window, and until when the badge is valid. No phones, no ID numbers.

use serde::Serialize;

use crate::documents::DocumentError;
use crate::documents::case_sheets::set;
use crate::documents::engine::Template;
use crate::documents::paper::{Foot, SheetLanguage, data_of, in_column};

static TEMPLATE: Template =
    Template { name: "roster_list.typ", source: include_str!("../../../assets/documents/roster_list.typ") };

/// How the list lies on A4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RosterPaper {
    /// A4 upright.
    #[default]
    Upright,
    /// A4 lying across.
    Across,
}

/// The list.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RosterList {
    /// Where lines break.
    pub language: SheetLanguage,
    /// How it lies.
    pub paper: RosterPaper,
    /// Title.
    pub title: String,
    /// Name of the hall.
    pub hall: String,
    /// The day it stands for and how many people, in words.
    pub about: String,
    /// Column heads.
    pub columns: RosterColumns,
    /// The people, in order.
    pub rows: Vec<RosterRow>,
    /// Foot of every page.
    pub foot: Foot,
}

/// Heads of the columns, left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RosterColumns {
    /// Work number.
    pub work_no: String,
    /// Name.
    pub name: String,
    /// Team or department.
    pub team: String,
    /// Post.
    pub post: String,
    /// Title.
    pub title: String,
    /// Window.
    pub window: String,
    /// Phone; empty leaves the column out.
    pub phone: String,
    /// Last day of the badge.
    pub valid_until: String,
}

/// A person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RosterRow {
    /// Work number.
    #[serde(serialize_with = "in_column")]
    pub work_no: String,
    /// Name.
    pub name: String,
    /// Team or department.
    pub team: String,
    /// Post.
    pub post: String,
    /// Title.
    pub title: String,
    /// Window; may be empty.
    pub window: String,
    /// Phone, masked.
    pub phone: String,
    /// Last day of the badge, or what is said instead.
    pub valid_until: String,
    /// Whether the badge is out of date or missing.
    pub is_late: bool,
}

/// The list as PDF, A4.
///
/// # Errors
/// `Nothing` without a person, else those of the typesetting engine.
pub fn roster_list_pdf(list: &RosterList) -> Result<Vec<u8>, DocumentError> {
    if list.rows.is_empty() {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(list)?, list.foot.printed_on)
}
