//! The list of what must hang or lie in the hall on paper (D; P1-3.1, P8-1.w7): by kind, with version, place, dates and state, to be
//! walked round with and signed. The layout is `assets/documents/disclosure_list.typ`.

use serde::Serialize;

use super::DocumentError;
use super::case_sheets::set;
use super::engine::Template;
use super::paper::{Foot, SheetLanguage, data_of, in_column};

static TEMPLATE: Template =
    Template { name: "disclosure_list.typ", source: include_str!("../../assets/documents/disclosure_list.typ") };

/// The list; every word comes as it is to stand on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DisclosureSheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Title.
    pub title: String,
    /// Name of the hall.
    pub hall: String,
    /// The day it stands for, and what is wrong, in words.
    pub about: String,
    /// Column heads.
    pub columns: DisclosureColumns,
    /// The documents by kind.
    pub groups: Vec<DisclosureGroup>,
    /// Before the line whoever walked round signs on.
    pub checked_by: String,
    /// Before the line for the date.
    pub checked_on: String,
    /// Foot of every page.
    pub foot: Foot,
}

/// Heads of the columns, left to right.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DisclosureColumns {
    /// Title and code.
    pub document: String,
    /// Version.
    pub version: String,
    /// Place.
    pub place: String,
    /// Put up on.
    pub put_up: String,
    /// Valid until; banners: to be down by.
    pub until: String,
    /// State.
    pub state: String,
    /// Room for a tick.
    pub seen: String,
}

/// The documents of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DisclosureGroup {
    /// The kind and how many.
    pub title: String,
    /// The documents.
    pub rows: Vec<DisclosureRow>,
}

/// A document.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct DisclosureRow {
    /// Title.
    pub title: String,
    /// Code.
    #[serde(serialize_with = "in_column")]
    pub code: String,
    /// The version on show; empty for none.
    #[serde(serialize_with = "in_column")]
    pub version: String,
    /// Where.
    #[serde(serialize_with = "in_column")]
    pub place: String,
    /// Since when.
    pub put_up: String,
    /// Until when.
    pub until: String,
    /// State word.
    pub state: String,
    /// Its colour.
    pub tone: DisclosureTone,
}

/// The colour of a state word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DisclosureTone {
    /// In order.
    #[default]
    Good,
    /// Soon.
    Soon,
    /// Out of date or missing.
    Late,
    /// Nothing to do.
    Plain,
}

/// The list as PDF, A4 upright.
///
/// # Errors
/// `Nothing` without a document, else those of the typesetting engine.
pub fn disclosure_sheet(sheet: &DisclosureSheet) -> Result<Vec<u8>, DocumentError> {
    if sheet.groups.iter().all(|group| group.rows.is_empty()) {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(sheet)?, sheet.foot.printed_on)
}
