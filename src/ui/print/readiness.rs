//! How each stands before printing, by the cards made for them: ready, made, or again with the reason that follows.

use chrono::NaiveDate;

use super::data::{Before, MadeBefore, Readiness};
use crate::domain::cards::{Card, CardFace, FaceField, IssueReason, Standing};
use crate::domain::ids::StaffId;
use crate::domain::products::Product;
use crate::jobs::cards::Subject;

/// The cards of the product, newest first.
pub(super) struct Ledger<'a> {
    pub(super) cards: &'a [Card],
    pub(super) today: NaiveDate,
    pub(super) product: Product,
}

pub(super) fn is_made(card: &Card) -> bool {
    !card.life.is_printed && card.life.standing == Standing::Live
}

impl Ledger<'_> {
    pub(super) fn of(&self, id: StaffId) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(move |card| card.staff == Some(id))
    }

    pub(super) fn readiness(&self, subject: Subject, face: &CardFace) -> Readiness {
        let Some(id) = subject.person().filter(|_| self.product.is_card()) else {
            return Readiness::Ready;
        };
        if let Some(made) = self.of(id).find(|card| is_made(card) && card.face == *face) {
            return Readiness::Made(MadeBefore {
                number: made.number.clone(),
                reason: made.reason,
                note: made.note.clone(),
            });
        }
        let worn = self.of(id).find(|card| card.life.is_printed && card.life.standing != Standing::Void);
        worn.map_or(Readiness::Ready, |card| {
            Readiness::Again(Before {
                number: card.number.clone(),
                printed_on: card.printed_on(),
                suggested: suggested(card, face, self.today),
            })
        })
    }

    pub(super) fn has_valid(&self, id: StaffId) -> bool {
        self.of(id).any(|card| card.is_valid(self.today))
    }
}

/// The reason that follows from what a card says otherwise than the roster, or from how it stands.
fn suggested(card: &Card, now: &CardFace, today: NaiveDate) -> Option<IssueReason> {
    let of_field = |field: &FaceField| match field {
        FaceField::Post | FaceField::Title => IssueReason::Post,
        FaceField::Name => IssueReason::Name,
        FaceField::WorkNo => IssueReason::Number,
        FaceField::Department => IssueReason::Department,
        FaceField::Unit => IssueReason::Unit,
    };
    let changed = card.face.differs_from(now);
    let first = [FaceField::Name, FaceField::WorkNo, FaceField::Post, FaceField::Title]
        .iter()
        .find(|field| changed.contains(field))
        .or(changed.first());
    match first {
        Some(field) => Some(of_field(field)),
        None if card.life.standing == Standing::Suspended => Some(IssueReason::Lost),
        None if card.is_expired(today) => Some(IssueReason::Expired),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::CardNumber;
    use crate::domain::ids::CardId;

    fn face(post: &str) -> CardFace {
        CardFace {
            unit_name: "长桥供电所".into(), bearer: "沈若溪".into(), post: post.into(), ..CardFace::default()
        }
    }

    #[test]
    fn what_changed_on_the_card_suggests_the_reason() {
        let mut card = made_up("业务受理员");
        let today = "2026-11-23".parse().unwrap();
        assert_eq!(suggested(&card, &face("收费员"), today), Some(IssueReason::Post));
        assert_eq!(suggested(&card, &face("业务受理员"), today), None);
        let renamed = CardFace { bearer: "沈溪".into(), ..face("收费员") };
        assert_eq!(suggested(&card, &renamed, today), Some(IssueReason::Name));
        card.valid_until = Some("2026-01-01".parse().unwrap());
        assert_eq!(suggested(&card, &face("业务受理员"), today), Some(IssueReason::Expired));
        card.life.standing = Standing::Suspended;
        assert_eq!(suggested(&card, &face("业务受理员"), today), Some(IssueReason::Lost));
    }

    fn made_up(post: &str) -> Card {
        use crate::domain::dates::Moment;
        let on = "2024-03-11".parse().unwrap();
        Card {
            id: CardId(1),
            uid: String::new(),
            number: CardNumber { series: "CQ0217".into(), running: 1 },
            product: Product::Badge,
            staff: Some(StaffId(1)),
            face: face(post),
            made_at: Moment::at(on, chrono::NaiveTime::MIN),
            valid_until: None,
            reason: IssueReason::First,
            note: String::new(),
            replaces: None,
            events: Vec::new(),
            life: crate::domain::cards::CardLife::new(),
        }
    }
}
