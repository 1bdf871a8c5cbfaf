//! Only these sheets: `1-3,5` as typed.

use serde::{Deserialize, Serialize};

/// Sheets chosen by number, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetChoice {
    ranges: Vec<(usize, usize)>,
}

impl SheetChoice {
    /// Whether this sheet is chosen.
    pub fn holds(&self, sheet: usize) -> bool {
        self.ranges.iter().any(|&(from, until)| (from..=until).contains(&sheet))
    }
}
