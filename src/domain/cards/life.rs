//! The life of one card: what may follow what.

use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;

use super::CardNumber;
use crate::domain::dates::Moment;
use crate::domain::people::masked_name;

/// What can happen to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
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

impl CardEventKind {
    /// All, in the order of a life.
    pub const ALL: [Self; 8] = [
        Self::Made,
        Self::Printed,
        Self::HandedOver,
        Self::Suspended,
        Self::Found,
        Self::Voided,
        Self::Returned,
        Self::Destroyed,
    ];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Printed => "printed",
            Self::HandedOver => "handed_over",
            Self::Suspended => "suspended",
            Self::Found => "found",
            Self::Voided => "voided",
            Self::Returned => "returned",
            Self::Destroyed => "destroyed",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// One thing that happened to a card.
#[derive(Clone, PartialEq, Eq)]
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
    /// Why, where; `→ CQ0311-03` where another card took its place.
    pub note: String,
}

/// Names stay behind their mask.
impl fmt::Debug for CardEvent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CardEvent")
            .field("kind", &self.kind)
            .field("at", &self.at)
            .field("on", &self.on)
            .field("by", &masked_name(&self.by))
            .field("signed_by", &masked_name(&self.signed_by))
            .field("note", &self.note)
            .finish()
    }
}

/// What stands before the number of the card that took the place of another.
const TO: &str = "→ ";

impl CardEvent {
    /// The note of a card whose place another one takes.
    pub fn replaced_note(by: &CardNumber) -> String {
        format!("{TO}{by}")
    }

    /// The card that took its place, where the note names one.
    pub fn replaced_by(&self) -> Option<CardNumber> {
        self.note.strip_prefix(TO).and_then(CardNumber::parse)
    }
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

/// Why something cannot happen to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LifeProblem {
    /// A card is made once.
    AlreadyMade,
    /// It was printed: another print is another card.
    AlreadyPrinted,
    /// It is not on paper yet.
    NotPrinted,
    /// It is void.
    IsVoid,
    /// It is reported lost.
    IsSuspended,
    /// It is not reported lost.
    NotLost,
    /// It is not in the hall's hands.
    NotInHall,
    /// It is in the hall's hands already.
    IsInHall,
    /// It is destroyed; nothing comes after.
    IsDestroyed,
    /// The day lies before the step before.
    BeforeLastStep,
}

impl LifeProblem {
    /// All.
    pub const ALL: [Self; 10] = [
        Self::AlreadyMade,
        Self::AlreadyPrinted,
        Self::NotPrinted,
        Self::IsVoid,
        Self::IsSuspended,
        Self::NotLost,
        Self::NotInHall,
        Self::IsInHall,
        Self::IsDestroyed,
        Self::BeforeLastStep,
    ];

    /// The key of its sentences: `error-<key>` and `error-<key>-do`.
    pub fn key(self) -> &'static str {
        match self {
            Self::AlreadyMade => "card-already-made",
            Self::AlreadyPrinted => "card-already-printed",
            Self::NotPrinted => "card-not-printed",
            Self::IsVoid => "card-is-void",
            Self::IsSuspended => "card-is-suspended",
            Self::NotLost => "card-not-lost",
            Self::NotInHall => "card-not-in-hall",
            Self::IsInHall => "card-is-in-hall",
            Self::IsDestroyed => "card-is-destroyed",
            Self::BeforeLastStep => "card-before-last-step",
        }
    }
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
    /// Whether its bearer has it, or had it when it was lost.
    pub is_handed_over: bool,
}

impl CardLife {
    /// A card just made.
    #[expect(clippy::new_without_default, reason = "a card is made, it is never there by default")]
    pub fn new() -> Self {
        Self { standing: Standing::Live, place: Whereabouts::Hall, is_printed: false, is_handed_over: false }
    }

    /// Whether it counts: printed, not lost, not void. Its last day is another matter.
    pub fn counts(self) -> bool {
        self.is_printed && self.standing == Standing::Live
    }

    /// Whether it stands in the way of another card of its kind: on paper and not void.
    pub fn holds_place(self) -> bool {
        self.is_printed && self.standing != Standing::Void
    }

    /// Whether a thing can happen to it.
    pub fn may(self, kind: CardEventKind) -> bool {
        self.after(kind).is_ok()
    }

    /// How it stands after a thing happened.
    ///
    /// # Errors
    /// Why it cannot happen.
    pub fn after(self, kind: CardEventKind) -> Result<Self, LifeProblem> {
        if self.place == Whereabouts::Destroyed {
            return Err(LifeProblem::IsDestroyed);
        }
        match kind {
            CardEventKind::Made => Err(LifeProblem::AlreadyMade),
            CardEventKind::Printed => self.printed(),
            CardEventKind::HandedOver => self.handed_over(),
            CardEventKind::Suspended => self.suspended(),
            CardEventKind::Found => self.found(),
            CardEventKind::Voided => self.voided(),
            CardEventKind::Returned => self.returned(),
            CardEventKind::Destroyed => self.destroyed(),
        }
    }

    /// The life of a card by its events, oldest first.
    ///
    /// # Errors
    /// The first thing that could not have happened.
    pub fn of(events: &[CardEvent]) -> Result<Self, LifeProblem> {
        let later = match events.split_first() {
            Some((first, later)) if first.kind == CardEventKind::Made => later,
            _ => events,
        };
        later.iter().try_fold(Self::new(), |life, event| life.after(event.kind))
    }

    /// How it stood at the end of a day; `None` where it was not made yet.
    pub fn on(events: &[CardEvent], day: NaiveDate) -> Option<Self> {
        let mut by_then = events.iter().filter(|event| event.on <= day);
        by_then.next()?;
        Some(by_then.fold(Self::new(), |life, event| life.after(event.kind).unwrap_or(life)))
    }

    fn printed(self) -> Result<Self, LifeProblem> {
        if self.is_printed {
            return Err(LifeProblem::AlreadyPrinted);
        }
        self.live()?;
        Ok(Self { is_printed: true, ..self })
    }

    fn handed_over(self) -> Result<Self, LifeProblem> {
        self.on_paper()?;
        self.live()?;
        self.in_hall()?;
        Ok(Self { place: Whereabouts::Bearer, is_handed_over: true, ..self })
    }

    fn suspended(self) -> Result<Self, LifeProblem> {
        self.on_paper()?;
        self.live()?;
        Ok(Self { standing: Standing::Suspended, place: Whereabouts::Lost, ..self })
    }

    /// Live again where it was; a void card is only in the hall's hands again.
    fn found(self) -> Result<Self, LifeProblem> {
        match self.standing {
            Standing::Void if self.place == Whereabouts::Lost => {
                Ok(Self { place: Whereabouts::Hall, is_handed_over: false, ..self })
            }
            Standing::Suspended => {
                let place = if self.is_handed_over { Whereabouts::Bearer } else { Whereabouts::Hall };
                Ok(Self { standing: Standing::Live, place, ..self })
            }
            Standing::Void | Standing::Live => Err(LifeProblem::NotLost),
        }
    }

    fn voided(self) -> Result<Self, LifeProblem> {
        if self.standing == Standing::Void {
            return Err(LifeProblem::IsVoid);
        }
        Ok(Self { standing: Standing::Void, ..self })
    }

    fn returned(self) -> Result<Self, LifeProblem> {
        self.on_paper()?;
        if self.place == Whereabouts::Hall {
            return Err(LifeProblem::IsInHall);
        }
        Ok(Self { place: Whereabouts::Hall, is_handed_over: false, ..self })
    }

    fn destroyed(self) -> Result<Self, LifeProblem> {
        self.on_paper()?;
        self.in_hall()?;
        Ok(Self { standing: Standing::Void, place: Whereabouts::Destroyed, ..self })
    }

    fn on_paper(self) -> Result<(), LifeProblem> {
        if self.is_printed { Ok(()) } else { Err(LifeProblem::NotPrinted) }
    }

    fn live(self) -> Result<(), LifeProblem> {
        match self.standing {
            Standing::Live => Ok(()),
            Standing::Suspended => Err(LifeProblem::IsSuspended),
            Standing::Void => Err(LifeProblem::IsVoid),
        }
    }

    fn in_hall(self) -> Result<(), LifeProblem> {
        if self.place == Whereabouts::Hall { Ok(()) } else { Err(LifeProblem::NotInHall) }
    }
}

#[cfg(test)]
mod tests;
