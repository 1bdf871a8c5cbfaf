//! Badges printed the way of earlier editions, told in terms of cards (P1-1.2). Screens that know cards use `cards`.

use chrono::NaiveDate;

use super::{Outcome, Register, RegisterError};
use crate::domain::cards::{Card, CardEventKind, CardFace, CardStep, CardToMake, IssueReason};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::domain::products::Product;

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

/// A badge that was printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadgePrint {
    /// Whose.
    pub staff: StaffId,
    /// Running number of the card.
    pub card_no: u32,
    /// When it was printed.
    pub printed_at: Moment,
    /// Valid until this day.
    pub valid_until: Option<NaiveDate>,
    /// Why it was printed again; empty for the first.
    pub reason: String,
}

impl BadgePrint {
    fn of(card: Card) -> Option<Self> {
        let printed_at = card.last(CardEventKind::Printed)?.at;
        let staff = card.staff.filter(|_| card.product == Product::Badge)?;
        Some(Self { staff, card_no: card.number.running, printed_at, valid_until: card.valid_until, reason: card.note })
    }
}

impl Register {
    /// Every printed badge, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn badge_prints(&self) -> Result<Vec<BadgePrint>, RegisterError> {
        Ok(self.cards()?.into_iter().filter_map(BadgePrint::of).collect())
    }

    /// Makes and prints badges. A card printed before needs a reason.
    ///
    /// # Errors
    /// Those of [`Register::make_cards`] and [`Register::note_card_events`].
    pub fn record_badge_prints(&mut self, badges: &[BadgeToPrint], at: Moment) -> Result<Outcome<()>, RegisterError> {
        let wanted = badges.iter().map(|badge| self.badge_card(badge)).collect::<Result<Vec<_>, _>>()?;
        let made = self.make_cards(&wanted, at)?.value;
        let ids: Vec<_> = made.iter().map(|card| card.id).collect();
        self.note_card_events(&ids, &CardStep::plain(CardEventKind::Printed, at.date()), at)
    }

    fn badge_card(&self, badge: &BadgeToPrint) -> Result<CardToMake, RegisterError> {
        let member = self.staff_member(badge.staff)?;
        let note = badge.reason.trim().to_owned();
        Ok(CardToMake {
            product: Product::Badge,
            staff: Some(badge.staff),
            face: CardFace::of(&self.hall().unit_name, &member),
            valid_until: badge.valid_until,
            reason: if note.is_empty() { IssueReason::First } else { IssueReason::Other },
            note,
        })
    }
}
