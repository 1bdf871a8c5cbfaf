//! Asks PDF viewers not to scale a page when printing it. Neither typst nor its PDF writer can say it, so it is appended as an
//! incremental update of the catalog.

use super::DocumentError;
/// placeholder
pub fn print_unscaled(pdf: Vec<u8>) -> Result<Vec<u8>, DocumentError> { Ok(pdf) }
