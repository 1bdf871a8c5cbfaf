//! What is to be done about people's cards, read in one pass (P1-1.2, P1-1.6).

use chrono::NaiveDate;

use super::{Register, RegisterError};
use crate::domain::cards::CardWork;
use crate::domain::cards::work::WorkFacts;
use crate::storage::cards;

impl Register {
    /// Every work list about cards on a day.
    ///
    /// # Errors
    /// The file's.
    pub fn card_work(&self, today: NaiveDate) -> Result<CardWork, RegisterError> {
        let (staff, cards) = (self.staff()?, self.cards()?);
        let taken = cards::photos_taken(self.conn())?;
        let unit_name = &self.hall().unit_name;
        Ok(CardWork::of(&WorkFacts { unit_name, staff: &staff, cards: &cards, taken: &taken, today }))
    }
}
