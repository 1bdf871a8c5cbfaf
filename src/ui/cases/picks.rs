//! Several cases picked at once: Ctrl and Shift with a click, Shift with the arrow keys.

use std::collections::BTreeSet;

use egui::Modifiers;

use super::data::CaseList;
use crate::domain::ids::CaseId;

/// The cases picked besides the selected one; empty while only that one is.
#[derive(Debug, Default)]
pub(super) struct Picks {
    cases: BTreeSet<CaseId>,
    /// Where a range with Shift starts.
    anchor: Option<CaseId>,
}

impl Picks {
    /// A row was clicked or reached with the keys; `selected` is the case selected so far.
    pub(super) fn click(&mut self, list: &CaseList, row: usize, (modifiers, selected): (Modifiers, Option<CaseId>)) {
        let Some(id) = list.id_at(row) else { return };
        if modifiers.shift {
            let anchor = self.anchor.or(selected).unwrap_or(id);
            let from = list.row_of(anchor).unwrap_or(row);
            self.cases = list.between(from, row).iter().copied().collect();
            self.anchor = Some(anchor);
        } else if modifiers.command {
            if self.cases.is_empty() {
                self.cases.extend(selected);
            }
            if !self.cases.remove(&id) {
                self.cases.insert(id);
            }
            self.anchor = Some(id);
        } else {
            self.clear();
            self.anchor = Some(id);
        }
    }

    /// Only the selected case is left.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }

    /// Whether a case is one of several.
    pub(super) fn holds(&self, id: CaseId) -> bool {
        self.cases.contains(&id)
    }

    /// How many are picked, the selected one counted.
    pub(super) fn count(&self, selected: Option<CaseId>) -> usize {
        if self.cases.is_empty() { usize::from(selected.is_some()) } else { self.cases.len() }
    }

    /// The cases picked, in the order of the list.
    pub(super) fn in_order(&self, list: &CaseList) -> Vec<CaseId> {
        let mut rows: Vec<(usize, CaseId)> =
            self.cases.iter().filter_map(|id| list.row_of(*id).map(|row| (row, *id))).collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, id)| id).collect()
    }
}
