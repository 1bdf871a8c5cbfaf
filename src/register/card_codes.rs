//! The check code of a card: keyed by the file's secret, so that nobody makes one up, and verified by scanning or typing.

use chrono::NaiveDate;

use super::{Register, RegisterError};
use crate::domain::cards::code::{ReadCode, check_signs, code_text, folded, read_code};
use crate::domain::cards::{Card, CardNumber, Standing};
use crate::domain::staff::StaffStatus;
use crate::storage::cards;

/// What a code or a number says about a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeAnswer {
    /// It counts today.
    Valid(Card),
    /// It is void; its last `Voided` or `Destroyed` event says when and why.
    Void(Card),
    /// It is reported lost.
    Suspended(Card),
    /// Its last day has passed.
    Expired(Card),
    /// It has a number and was never printed.
    NotPrinted(Card),
    /// There is a card of that number, but the code is not its own: made up, misread, or of a copy of the file.
    WrongCheck {
        /// The number read.
        number: CardNumber,
    },
    /// In order, but its bearer moved away or left: it is to be taken back.
    Gone(Card),
    /// No card of that number was made here.
    Unknown {
        /// The number read.
        number: CardNumber,
    },
    /// Neither a code nor a card's number.
    NoCode,
}

impl CodeAnswer {
    fn of(card: Card, today: NaiveDate) -> Self {
        match card.life.standing {
            Standing::Void => Self::Void(card),
            Standing::Suspended => Self::Suspended(card),
            Standing::Live if !card.life.is_printed => Self::NotPrinted(card),
            Standing::Live if card.is_expired(today) => Self::Expired(card),
            Standing::Live => Self::Valid(card),
        }
    }
}

impl Register {
    /// The text of a card's QR code: `HK1:CQ0217:CQ0217-03:7K3FQ2`.
    pub fn code_of(&self, card: &Card) -> String {
        code_text(&card.face.work_no, &card.number, &self.check_of(card))
    }

    fn check_of(&self, card: &Card) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.card_secret);
        let running = card.number.running.to_string();
        for part in [card.product.code(), &card.number.series, &running, &card.face.work_no, &card.uid] {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part.as_bytes());
        }
        check_signs(hasher.finalize().as_bytes())
    }

    fn answer(&self, card: Card, today: NaiveDate) -> Result<CodeAnswer, RegisterError> {
        let bearer = card.staff.map(|id| self.staff_member(id)).transpose()?;
        let is_here = bearer.is_none_or(|m| matches!(m.record.status, StaffStatus::Active | StaffStatus::OnLeave));
        Ok(match CodeAnswer::of(card, today) {
            CodeAnswer::Valid(card) if !is_here => CodeAnswer::Gone(card),
            answer => answer,
        })
    }

    /// What a scanned code, or a number typed by hand, says about a card on a day.
    ///
    /// # Errors
    /// The file's.
    pub fn verify_code(&self, text: &str, today: NaiveDate) -> Result<CodeAnswer, RegisterError> {
        let (number, whole) = match read_code(text) {
            None => return Ok(CodeAnswer::NoCode),
            Some(ReadCode::Number(number)) => (number, None),
            Some(ReadCode::Whole { work_no, number, check }) => (number, Some((work_no, check))),
        };
        let Some(card) = self.card_typed(&number)? else {
            return Ok(CodeAnswer::Unknown { number });
        };
        let is_own = whole.is_none_or(|(work_no, check)| {
            folded(&work_no) == folded(&card.face.work_no) && check == folded(&self.check_of(&card))
        });
        Ok(if is_own { self.answer(card, today)? } else { CodeAnswer::WrongCheck { number: card.number } })
    }

    /// The card of a number as a hand or a scanner gives it; where the letters O, I, L could be meant as figures, only
    /// where one card fits.
    fn card_typed(&self, number: &CardNumber) -> Result<Option<Card>, RegisterError> {
        let same = cards::of_running(self.conn(), number.running)?;
        if let Some(at) = same.iter().position(|card| card.number.series.eq_ignore_ascii_case(&number.series)) {
            return Ok(same.into_iter().nth(at));
        }
        let wanted = folded(&number.series);
        let mut fitting = same.into_iter().filter(|card| folded(&card.number.series) == wanted);
        let first = fitting.next();
        Ok(if fitting.next().is_none() { first } else { None })
    }
}
