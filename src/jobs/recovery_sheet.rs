//! The recovery code on paper: words in, a paper to look at and print out. It stays in memory unless somebody saves it.

use super::Progress;
use super::papers::{MadePaper, PaperError};
use crate::documents::paper::unprintable;
use crate::documents::recovery_sheets::{RecoverySheet, recovery_sheet};

/// Sets the sheet; one step.
///
/// # Errors
/// `Cancelled`, or those of the document.
pub fn make_recovery_sheet(sheet: &RecoverySheet, progress: &Progress) -> Result<MadePaper, PaperError> {
    let pdf = recovery_sheet(sheet)?;
    progress.step()?;
    Ok(MadePaper::of(pdf, unprintable(sheet))?)
}
