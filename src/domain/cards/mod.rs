//! Cards of the ledger: what was made for whom, under which number, why again, and how each one lives (P1-1.2, P1-1.6).

pub mod code;
pub mod life;
pub mod lists;
pub mod steps;
pub mod work;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::Moment;
use super::ids::{CardId, StaffId};
use super::people::masked_name;
use super::products::Product;
pub use life::{CardEvent, CardEventKind, CardLife, LifeProblem, Standing, Whereabouts};
pub use work::{CardWork, FaceField, WorkItem};

/// The number of a card: a series (the work number it was made under; `V` for visitors) and a running number, never used twice.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CardNumber {
    /// Work number at the time, or `V`.
    pub series: String,
    /// 1, 2, 3...
    pub running: u32,
}

/// The series of visitors' badges.
pub const VISITOR_SERIES: &str = "V";

impl std::fmt::Display for CardNumber {
    /// `CQ0311-02`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{:02}", self.series, self.running)
    }
}

impl CardNumber {
    /// Reads `CQ0311-02`; the last dash parts series and number.
    pub fn parse(text: &str) -> Option<Self> {
        let (series, running) = text.trim().rsplit_once(['-', '－', '–'])?;
        let running = running.trim().parse().ok().filter(|n| *n > 0)?;
        let series = series.trim().to_owned();
        (!series.is_empty()).then_some(Self { series, running })
    }
}

/// Why a card was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueReason {
    /// The first of its kind for this person.
    First,
    /// Post or title changed.
    Post,
    /// Department changed.
    Department,
    /// Name changed.
    Name,
    /// Work number changed.
    Number,
    /// The unit's name or look changed.
    Unit,
    /// Worn out.
    Worn,
    /// Lost.
    Lost,
    /// Ran out.
    Expired,
    /// Printed badly.
    Misprint,
    /// Anything else; wants a note.
    Other,
    /// Taken over from the ledger of an earlier edition; not to be chosen.
    Earlier,
}

impl IssueReason {
    /// Those a person can choose for a card printed again.
    pub const AGAIN: [Self; 10] = [
        Self::Post,
        Self::Department,
        Self::Name,
        Self::Number,
        Self::Unit,
        Self::Worn,
        Self::Lost,
        Self::Expired,
        Self::Misprint,
        Self::Other,
    ];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Post => "post",
            Self::Department => "department",
            Self::Name => "name",
            Self::Number => "number",
            Self::Unit => "unit",
            Self::Worn => "worn",
            Self::Lost => "lost",
            Self::Expired => "expired",
            Self::Misprint => "misprint",
            Self::Other => "other",
            Self::Earlier => "earlier",
        }
    }

    /// Reads the word.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::First, Self::Earlier].into_iter().chain(Self::AGAIN).find(|reason| reason.code() == code)
    }
}

/// What stands on a card, as it was made.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CardFace {
    /// Name of the unit.
    pub unit_name: String,
    /// Name of the bearer; empty on a visitor's badge.
    pub bearer: String,
    /// Work number.
    pub work_no: String,
    /// Post.
    pub post: String,
    /// Title.
    pub title: String,
    /// Team or department.
    pub department: String,
}

/// Names stay behind their mask.
impl fmt::Debug for CardFace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardFace")
            .field("unit_name", &self.unit_name)
            .field("bearer", &masked_name(&self.bearer))
            .field("work_no", &self.work_no)
            .field("post", &self.post)
            .field("title", &self.title)
            .field("department", &self.department)
            .finish()
    }
}

/// A card of the ledger with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Row.
    pub id: CardId,
    /// Number that is unique over all halls (UUIDv7).
    pub uid: String,
    /// Its number.
    pub number: CardNumber,
    /// Badge, ID card, visitor's or trainee's.
    pub product: Product,
    /// Whose; nobody's for a visitor's.
    pub staff: Option<StaffId>,
    /// What stands on it.
    pub face: CardFace,
    /// When it was made.
    pub made_at: Moment,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// Why it was made.
    pub reason: IssueReason,
    /// More words to the reason.
    pub note: String,
    /// The card it took the place of.
    pub replaces: Option<CardId>,
    /// Its events, oldest first.
    pub events: Vec<CardEvent>,
    /// How it stands after them.
    pub life: CardLife,
}

impl Card {
    /// The newest event of a kind.
    pub fn last(&self, kind: CardEventKind) -> Option<&CardEvent> {
        self.events.iter().rev().find(|event| event.kind == kind)
    }

    /// The day it was printed.
    pub fn printed_on(&self) -> Option<NaiveDate> {
        self.last(CardEventKind::Printed).map(|event| event.on)
    }

    /// Whether its last day has passed.
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.valid_until.is_some_and(|last| last < today)
    }

    /// Whether it counts on a day as things stand now: printed, neither lost nor void, in date (P1-1.2).
    pub fn is_valid(&self, today: NaiveDate) -> bool {
        self.life.counts() && !self.is_expired(today)
    }

    /// How it stood at the end of a day; `None` where it was not made yet.
    pub fn life_on(&self, day: NaiveDate) -> Option<CardLife> {
        CardLife::on(&self.events, day)
    }
}

/// The card of a person that stands for them now, among those of one product, newest first: one that counts, else one
/// reported lost; whether it is in date is another matter.
pub fn present_card<'a>(cards: impl IntoIterator<Item = &'a Card>) -> Option<&'a Card> {
    let mut lost = None;
    for card in cards {
        if card.life.counts() {
            return Some(card);
        }
        lost = lost.or(card.life.holds_place().then_some(card));
    }
    lost
}

/// A card to be made: its number is given out with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardToMake {
    /// Badge, ID card, visitor's or trainee's.
    pub product: Product,
    /// Whose; nobody's for a visitor's, and only there.
    pub staff: Option<StaffId>,
    /// What stands on it.
    pub face: CardFace,
    /// Last day of validity.
    pub valid_until: Option<NaiveDate>,
    /// Why; one of [`IssueReason::AGAIN`] where a printed card of the kind is not void.
    pub reason: IssueReason,
    /// More words; wanted for [`IssueReason::Other`].
    pub note: String,
}

/// A step in the life of cards.
#[derive(Clone, PartialEq, Eq)]
pub struct CardStep {
    /// What; never [`CardEventKind::Made`].
    pub kind: CardEventKind,
    /// The day it happened.
    pub on: NaiveDate,
    /// Who notes it; may be empty.
    pub by: String,
    /// Who signed for it; may be empty.
    pub signed_by: String,
    /// Why, where; wanted for [`CardEventKind::Voided`].
    pub note: String,
}

/// Names stay behind their mask.
impl fmt::Debug for CardStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardStep")
            .field("kind", &self.kind)
            .field("on", &self.on)
            .field("by", &masked_name(&self.by))
            .field("signed_by", &masked_name(&self.signed_by))
            .field("note", &self.note)
            .finish()
    }
}

impl CardStep {
    /// A step without more words.
    pub fn plain(kind: CardEventKind, on: NaiveDate) -> Self {
        Self { kind, on, by: String::new(), signed_by: String::new(), note: String::new() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_it_is_written() {
        let number = CardNumber { series: "CQ-0311".into(), running: 2 };
        assert_eq!(number.to_string(), "CQ-0311-02");
        assert_eq!(CardNumber::parse(" CQ-0311-02 "), Some(number));
        for wrong in ["CQ0311", "CQ0311-00", "-02", "CQ0311-x", ""] {
            assert_eq!(CardNumber::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_reason_is_read_by_its_word() {
        for reason in [IssueReason::First, IssueReason::Earlier].into_iter().chain(IssueReason::AGAIN) {
            assert_eq!(IssueReason::from_code(reason.code()), Some(reason));
        }
        assert_eq!(IssueReason::from_code("stolen"), None);
    }
}
