//! The recovery code of a file closed by a passphrase, on paper. The layout is `assets/documents/recovery_sheet.typ`.

use serde::Serialize;

use super::DocumentError;
use super::case_sheets::set;
use super::engine::Template;
use super::paper::{Fact, Foot, SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "recovery_sheet.typ", source: include_str!("../../assets/documents/recovery_sheet.typ") };

/// The sheet; every word comes as it is to stand on paper. It has no `Debug`: whoever reads it opens the file.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
pub struct RecoverySheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// Which file, which day.
    pub facts: Vec<Fact>,
    /// The code's groups.
    pub groups: Vec<String>,
    /// How it is used and where it is kept, a line each.
    pub lines: Vec<String>,
    /// Foot of the page.
    pub foot: Foot,
    /// The other words.
    pub labels: RecoveryLabels,
}

/// The words of the sheet.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
pub struct RecoveryLabels {
    /// Title.
    pub title: String,
    /// Before the line for whoever keeps it.
    pub kept_by: String,
    /// Before the line for the place.
    pub kept_where: String,
}

/// The sheet as PDF, one page of A4 upright.
///
/// # Errors
/// `Nothing` without a code, else those of the typesetting engine.
pub fn recovery_sheet(sheet: &RecoverySheet) -> Result<Vec<u8>, DocumentError> {
    if sheet.groups.is_empty() {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(sheet)?, sheet.foot.printed_on)
}
