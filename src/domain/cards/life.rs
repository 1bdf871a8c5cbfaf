//! The life of one card: what may follow what.

use chrono::NaiveDate;

use crate::domain::dates::Moment;

/// What can happen to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardEventKind {
    /// 制证: its number was given out.
    Made,
    /// 打印
    Printed,
    /// 领用: handed to its bearer against a signature.
    HandedOver,
    /// 挂失: reported lost.
    Suspended,
    /// 找回: turned up again.
    Found,
    /// 作废: no longer valid, wherever it is.
    Voided,
    /// 交回: back in the hall's hands.
    Returned,
    /// 销毁
    Destroyed,
}

/// One thing that happened to a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardEvent {
    /// What.
    pub kind: CardEventKind,
    /// When it was written down.
    pub at: Moment,
    /// The day it happened.
    pub on: NaiveDate,
    /// Who noted it; may be empty.
    pub by: String,
    /// Who signed for it; may be empty.
    pub signed_by: String,
    /// Why, where.
    pub note: String,
}

/// Whether a card counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// It counts.
    Live,
    /// Reported lost: it does not count until it is found.
    Suspended,
    /// It will never count again.
    Void,
}

/// Where a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whereabouts {
    /// Not on paper yet, or in the hall's hands.
    Hall,
    /// With its bearer.
    Bearer,
    /// Nobody knows.
    Lost,
    /// Gone for good.
    Destroyed,
}

/// How a card stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CardLife {
    /// Whether it counts.
    pub standing: Standing,
    /// Where it is.
    pub place: Whereabouts,
    /// Whether it is on paper.
    pub is_printed: bool,
}
