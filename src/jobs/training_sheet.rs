//! The training sheet of a year (P1-8.1): a snapshot in words in, a paper to look at and print out.

use super::Progress;
use super::papers::{MadePaper, PaperError};
use crate::documents::paper::unprintable;
use crate::documents::training_sheets::{TrainingSheet, training_sheet};

/// Sets the sheet; one step.
///
/// # Errors
/// `Cancelled`, or those of the document.
pub fn make_training_sheet(sheet: &TrainingSheet, progress: &Progress) -> Result<MadePaper, PaperError> {
    let pdf = training_sheet(sheet)?;
    progress.step()?;
    Ok(MadePaper::of(pdf, unprintable(sheet))?)
}
