//! The list of the disclosure register: words in, a paper to look at and print out.

use super::Progress;
use super::papers::{MadePaper, PaperError};
use crate::documents::disclosure_lists::{DisclosureSheet, disclosure_sheet};
use crate::documents::paper::unprintable;

/// Sets the list; one step.
///
/// # Errors
/// `Cancelled`, or those of the document.
pub fn make_disclosure_list(sheet: &DisclosureSheet, progress: &Progress) -> Result<MadePaper, PaperError> {
    let pdf = disclosure_sheet(sheet)?;
    progress.step()?;
    Ok(MadePaper::of(pdf, unprintable(sheet))?)
}
