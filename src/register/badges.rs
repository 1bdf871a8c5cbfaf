//! The ledger of printed badges (P1-1.2).

use chrono::NaiveDate;

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::storage::staff;
pub use crate::storage::staff::BadgePrint;

/// A badge about to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgeToPrint {
    /// Whose.
    pub staff: StaffId,
    /// Why again; required when one was printed before.
    pub reason: String,
    /// Valid until this day.
    pub valid_until: Option<NaiveDate>,
}

impl Register {
    /// Every printed badge, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn badge_prints(&self) -> Result<Vec<BadgePrint>, RegisterError> {
        Ok(staff::badge_prints(self.conn())?)
    }

    /// Writes printed badges into the ledger. A card printed before needs a reason.
    ///
    /// # Errors
    /// `ReasonMissing`; nothing is written then.
    pub fn record_badge_prints(&mut self, badges: &[BadgeToPrint], at: Moment) -> Result<Outcome<()>, RegisterError> {
        let printed = self.badge_prints()?;
        let again = |id: StaffId| printed.iter().any(|print| print.staff == id);
        if badges.iter().any(|badge| again(badge.staff) && badge.reason.trim().is_empty()) {
            return Err(Refusal::ReasonMissing.into());
        }
        let action = Action::new(ActionKind::PrintBadges, badges.len().to_string(), at);
        self.transact(action, |w| {
            for BadgeToPrint { staff, reason, valid_until } in badges {
                let print = BadgePrint {
                    staff: *staff,
                    card_no: 0,
                    printed_at: at,
                    valid_until: *valid_until,
                    reason: reason.trim().to_owned(),
                };
                staff::insert_badge_print(w.conn, w.hall, &print)?;
            }
            Ok(())
        })
    }
}
