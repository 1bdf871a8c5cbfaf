//! The training sheet of a year (P1-8.1, P5-4): everyone active, hours by kind, the total against the hours due. The layout is
//! `assets/documents/training_sheet.typ`.

use serde::Serialize;

use super::DocumentError;
use super::case_sheets::set;
use super::engine::Template;
use super::paper::{Fact, Foot, SheetLanguage, data_of, in_column};

static TEMPLATE: Template =
    Template { name: "training_sheet.typ", source: include_str!("../../assets/documents/training_sheet.typ") };

/// One year of training.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TrainingSheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// The year in words.
    pub year: String,
    /// Everyone active, by team and work number.
    pub rows: Vec<TrainingRow>,
    /// Counts below the last row.
    pub totals: Vec<Fact>,
    /// Foot of every page.
    pub foot: Foot,
    /// Every word on the sheet.
    pub labels: TrainingSheetLabels,
}

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TrainingRow {
    /// Work number.
    #[serde(serialize_with = "in_column")]
    pub work_no: String,
    /// Name.
    #[serde(serialize_with = "in_column")]
    pub name: String,
    /// Team; may be empty.
    #[serde(serialize_with = "in_column")]
    pub team: String,
    /// Hours of each kind, in the order of the columns; empty for none.
    pub kinds: [String; 6],
    /// All hours.
    pub total: String,
    /// Those that count.
    pub counted: String,
    /// Those due.
    pub due: String,
    /// What is missing; empty when nothing is.
    pub missing: String,
}

/// The words of the sheet, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct TrainingSheetLabels {
    /// The sheet's title.
    pub title: String,
    /// Heads of the columns: number, work number, name, team, six kinds, total, counted, due, missing.
    pub columns: [String; 14],
    /// In place of a figure where nothing is missing.
    pub enough: String,
    /// What counts, and how the hours due are found.
    pub note: String,
    /// In a sheet without a row.
    pub nobody: String,
    /// Before the line the hall's head signs on.
    pub head_signature: String,
    /// Before the line for the date of that signature.
    pub signed_on: String,
}

/// The sheet as PDF, A4 lying, heads repeated on every page. A hall without people makes a sheet that says so.
///
/// # Errors
/// Those of the typesetting engine.
pub fn training_sheet(sheet: &TrainingSheet) -> Result<Vec<u8>, DocumentError> {
    set(&TEMPLATE, data_of(sheet)?, sheet.foot.printed_on)
}
