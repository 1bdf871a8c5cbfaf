//! A record struck out: it stays readable and no longer counts.

use super::dates::Moment;

/// When and why a record was struck.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck {
    /// When.
    pub at: Moment,
    /// Why.
    pub reason: String,
}
