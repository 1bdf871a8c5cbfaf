//! Cards of the ledger: what was made for whom, under which number, why again, and how each one lives (P1-1.2, P1-1.6).

pub mod life;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::Moment;
use super::ids::{CardId, StaffId};
use super::products::Product;
pub use life::{CardEvent, CardEventKind, CardLife};

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
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
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

/// A card of the ledger with everything that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Row.
    pub id: CardId,
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
