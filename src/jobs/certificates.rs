//! Certificates: a snapshot of words in, a paper to look at and print out (P7-3, P6-1).

use super::Progress;
use super::papers::{MadePaper, PaperError};
use crate::documents::certificates::{Certificate, certificate};
use crate::documents::paper::unprintable;

/// Sets the certificate; one step.
///
/// # Errors
/// `Cancelled`, or those of the document.
pub fn make_certificate(words: &Certificate, progress: &Progress) -> Result<MadePaper, PaperError> {
    let pdf = certificate(words)?;
    progress.step()?;
    Ok(MadePaper::of(pdf, unprintable(words))?)
}
