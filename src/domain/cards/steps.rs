//! The next step in a card's life: which ones are offered, and the form of one as typed (P1-1.2, P1-1.6).

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Card, CardEventKind, CardLife, CardStep, Standing, Whereabouts};
use crate::domain::dates::parse_date;
use crate::domain::problems::{Field, Problem, Problems, Wrong};

/// Something that can be done with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardMove {
    /// Printing a card that was made and never printed.
    Print,
    /// Printing another one in its place, with a reason.
    PrintAgain,
    /// A step of its life.
    Step(CardEventKind),
}

/// What is known of the person a card belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bearer {
    /// Belongs to the hall; the card is in order.
    Here,
    /// Belongs to the hall; the card ran out, will soon, or says something else than the roster.
    NeedsAnother,
    /// Moved or left.
    Gone,
    /// Nobody's: a visitor's card.
    Nobody,
}

/// What can be done with a card: the sensible next thing, what stands beside it, and what is rarely done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CardMoves {
    /// The next thing; a card in use and in order waits for nothing.
    pub next: Option<CardMove>,
    /// Beside it.
    pub beside: Vec<CardMove>,
    /// Behind the dots.
    pub more: Vec<CardMove>,
}

impl CardMoves {
    /// What can be done. Whatever may happen to a card is offered, and nothing else.
    pub fn of(life: CardLife, bearer: Bearer) -> Self {
        let mut moves = Self { next: next_of(life, bearer), ..Self::default() };
        let prints = match bearer {
            Bearer::Here | Bearer::NeedsAnother => life.is_printed && life.place != Whereabouts::Destroyed,
            Bearer::Gone | Bearer::Nobody => false,
        };
        if prints && life.standing != Standing::Void {
            moves.put(CardMove::PrintAgain, life);
        }
        for kind in CardEventKind::ALL {
            if kind != CardEventKind::Printed && life.may(kind) {
                moves.put(CardMove::Step(kind), life);
            }
        }
        if prints && life.standing == Standing::Void {
            moves.put(CardMove::PrintAgain, life);
        }
        moves.beside.sort_by_key(|one| order(*one));
        moves
    }

    /// Everything offered.
    pub fn all(&self) -> impl Iterator<Item = CardMove> {
        self.next.into_iter().chain(self.beside.iter().copied()).chain(self.more.iter().copied())
    }

    fn put(&mut self, one: CardMove, life: CardLife) {
        if self.next == Some(one) {
            return;
        }
        if is_rare(one, life) { self.more.push(one) } else { self.beside.push(one) }
    }
}

fn next_of(life: CardLife, bearer: Bearer) -> Option<CardMove> {
    use CardEventKind::{Destroyed, Found, HandedOver, Returned, Voided};
    let step = |kind| Some(CardMove::Step(kind)).filter(|_| life.may(kind));
    match (life.standing, life.place) {
        (_, Whereabouts::Destroyed) | (Standing::Void, Whereabouts::Lost) => None,
        (Standing::Live, _) if !life.is_printed => match bearer {
            Bearer::Gone => step(Voided),
            Bearer::Here | Bearer::NeedsAnother | Bearer::Nobody => Some(CardMove::Print),
        },
        (Standing::Live, Whereabouts::Hall) => match bearer {
            Bearer::Gone => step(Destroyed),
            Bearer::NeedsAnother => Some(CardMove::PrintAgain),
            Bearer::Here | Bearer::Nobody => step(HandedOver),
        },
        (Standing::Live, _) => match bearer {
            Bearer::Gone | Bearer::Nobody => step(Returned),
            Bearer::NeedsAnother => Some(CardMove::PrintAgain),
            Bearer::Here => None,
        },
        (Standing::Suspended, _) => step(Found),
        (Standing::Void, Whereabouts::Bearer) => step(Returned),
        (Standing::Void, Whereabouts::Hall) => step(Destroyed),
    }
}

/// What stands behind the dots: what ends a card, and another one for a void one.
fn is_rare(one: CardMove, life: CardLife) -> bool {
    match one {
        CardMove::Step(CardEventKind::Voided) => life.standing != Standing::Suspended,
        CardMove::Step(CardEventKind::Destroyed) => true,
        CardMove::Step(CardEventKind::Returned) => life.standing == Standing::Suspended,
        CardMove::PrintAgain => life.standing == Standing::Void,
        CardMove::Print | CardMove::Step(_) => false,
    }
}

/// The place of a button: what is done most comes first.
fn order(one: CardMove) -> u8 {
    match one {
        CardMove::Step(CardEventKind::HandedOver) => 0,
        CardMove::Step(CardEventKind::Suspended) => 1,
        CardMove::Step(CardEventKind::Found) => 2,
        CardMove::Step(CardEventKind::Returned) => 3,
        CardMove::PrintAgain | CardMove::Print => 4,
        CardMove::Step(_) => 5,
    }
}

/// What the form of a step is checked against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepFacts {
    /// Today.
    pub today: NaiveDate,
    /// The day of the newest thing that happened to any of the cards.
    pub since: Option<NaiveDate>,
    /// How many cards it is for.
    pub cards: usize,
}

impl StepFacts {
    /// Of these cards.
    pub fn of<'a>(today: NaiveDate, cards: impl Iterator<Item = &'a Card>) -> Self {
        let (mut since, mut count) = (None, 0);
        for card in cards {
            since = since.max(card.events.last().map(|event| event.on));
            count += 1;
        }
        Self { today, since, cards: count }
    }
}

/// A step as typed.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StepDraft {
    /// The word of what happens, as kept in the file.
    pub kind: String,
    /// The day.
    pub on: String,
    /// Who notes it.
    pub by: String,
    /// Who signed for it; at a destruction the witness.
    pub signed_by: String,
    /// Why, where, how.
    pub note: String,
}

/// Names stay behind their mask.
impl fmt::Debug for StepDraft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StepDraft").field("kind", &self.kind).field("on", &self.on).finish_non_exhaustive()
    }
}

impl StepDraft {
    /// A fresh form.
    pub fn new(kind: CardEventKind, on: NaiveDate) -> Self {
        Self { kind: kind.code().to_owned(), on: on.to_string(), ..Self::default() }
    }

    /// What happens; `None` for a word of another edition.
    pub fn kind(&self) -> Option<CardEventKind> {
        CardEventKind::from_code(&self.kind)
    }

    /// The step.
    ///
    /// # Errors
    /// Every problem, in the order of the form.
    pub fn check(&self, facts: &StepFacts) -> Result<CardStep, Vec<Problem>> {
        let mut problems = Problems::default();
        let kind = self.kind();
        let on = self.check_day(facts, &mut problems);
        let is_empty = |text: &str| text.trim().is_empty();
        match kind {
            Some(CardEventKind::HandedOver) if facts.cards < 2 && is_empty(&self.signed_by) => {
                problems.note(Field::SignedBy, Wrong::Missing);
            }
            Some(CardEventKind::Voided) if is_empty(&self.note) => problems.note(Field::VoidReason, Wrong::Missing),
            Some(CardEventKind::Destroyed) => self.check_two_people(&mut problems),
            _ => {}
        }
        let trimmed = |text: &str| text.trim().to_owned();
        let step = on.zip(kind).map(|(on, kind)| CardStep {
            kind,
            on,
            by: trimmed(&self.by),
            signed_by: trimmed(&self.signed_by),
            note: trimmed(&self.note),
        });
        problems.finish(step)
    }

    fn check_day(&self, facts: &StepFacts, problems: &mut Problems) -> Option<NaiveDate> {
        let on = problems.take(Field::Day, parse_date(&self.on, facts.today))?;
        let wrong = match facts.since {
            _ if on > facts.today => Wrong::InFuture,
            Some(since) if on < since => Wrong::OutOfOrder,
            _ => return Some(on),
        };
        problems.note(Field::Day, wrong);
        None
    }

    /// A card is destroyed by one person before the eyes of another.
    fn check_two_people(&self, problems: &mut Problems) {
        let (by, witness) = (self.by.trim(), self.signed_by.trim());
        if by.is_empty() {
            problems.note(Field::NotedBy, Wrong::Missing);
        }
        if witness.is_empty() {
            problems.note(Field::Witness, Wrong::Missing);
        } else if witness == by {
            problems.note(Field::Witness, Wrong::SamePerson);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cards::CardEvent;
    use crate::domain::dates::Moment;

    const BEARERS: [Bearer; 4] = [Bearer::Here, Bearer::NeedsAnother, Bearer::Gone, Bearer::Nobody];

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// Every life that can be reached.
    fn lives() -> Vec<CardLife> {
        let mut found = vec![CardLife::new()];
        let mut at = 0;
        while at < found.len() {
            for kind in CardEventKind::ALL {
                if let Ok(next) = found[at].after(kind)
                    && !found.contains(&next)
                {
                    found.push(next);
                }
            }
            at += 1;
        }
        found
    }

    #[test]
    fn whatever_may_happen_to_a_card_is_offered_once_and_nothing_else() {
        assert!(lives().len() > 8);
        for life in lives() {
            for bearer in BEARERS {
                let moves = CardMoves::of(life, bearer);
                let offered: Vec<CardMove> = moves.all().collect();
                for kind in CardEventKind::ALL {
                    let times = offered.iter().filter(|one| **one == CardMove::Step(kind)).count();
                    let wanted = usize::from(life.may(kind) && kind != CardEventKind::Printed);
                    assert_eq!(times, wanted, "{life:?} {bearer:?} {kind:?}");
                }
            }
        }
    }

    #[test]
    fn the_next_thing_follows_the_card_around() {
        let mut life = CardLife::new();
        let mut next = |kind: Option<CardEventKind>, bearer| {
            if let Some(kind) = kind {
                life = life.after(kind).unwrap();
            }
            CardMoves::of(life, bearer).next
        };
        let step = |kind| Some(CardMove::Step(kind));
        assert_eq!(next(None, Bearer::Here), Some(CardMove::Print));
        assert_eq!(next(Some(CardEventKind::Printed), Bearer::Here), step(CardEventKind::HandedOver));
        assert_eq!(next(Some(CardEventKind::HandedOver), Bearer::Here), None);
        assert_eq!(next(None, Bearer::NeedsAnother), Some(CardMove::PrintAgain));
        assert_eq!(next(None, Bearer::Gone), step(CardEventKind::Returned));
        assert_eq!(next(Some(CardEventKind::Suspended), Bearer::Here), step(CardEventKind::Found));
        assert_eq!(next(Some(CardEventKind::Voided), Bearer::Here), None);
        assert_eq!(next(Some(CardEventKind::Found), Bearer::Here), step(CardEventKind::Destroyed));
        assert_eq!(next(Some(CardEventKind::Destroyed), Bearer::Here), None);
    }

    #[test]
    fn no_card_is_printed_again_for_who_left_or_for_nobody() {
        let life = CardLife::new().after(CardEventKind::Printed).unwrap();
        for bearer in [Bearer::Gone, Bearer::Nobody] {
            assert!(CardMoves::of(life, bearer).all().all(|one| one != CardMove::PrintAgain));
        }
        assert!(CardMoves::of(life, Bearer::Here).all().any(|one| one == CardMove::PrintAgain));
    }

    fn facts() -> StepFacts {
        StepFacts { today: day("2026-11-23"), since: Some(day("2026-11-02")), cards: 1 }
    }

    fn draft(kind: CardEventKind) -> StepDraft {
        StepDraft { by: "周静岚".into(), ..StepDraft::new(kind, day("2026-11-23")) }
    }

    fn problems(draft: &StepDraft) -> Vec<(Field, Wrong)> {
        let problems = draft.check(&facts()).unwrap_err();
        problems.into_iter().map(|problem| (problem.field, problem.wrong)).collect()
    }

    #[test]
    fn handing_over_wants_a_signature_unless_each_of_several_signs_for_themselves() {
        let draft = draft(CardEventKind::HandedOver);
        assert_eq!(problems(&draft), [(Field::SignedBy, Wrong::Missing)]);
        assert!(draft.check(&StepFacts { cards: 2, ..facts() }).is_ok());
    }

    #[test]
    fn a_day_ahead_or_before_the_last_step_is_refused() {
        let on = |on: &str| StepDraft { on: on.into(), ..draft(CardEventKind::Returned) };
        assert_eq!(problems(&on("2026-11-24")), [(Field::Day, Wrong::InFuture)]);
        assert_eq!(problems(&on("2026-11-01")), [(Field::Day, Wrong::OutOfOrder)]);
        assert_eq!(on("今天").check(&facts()).unwrap().on, day("2026-11-23"));
    }

    #[test]
    fn a_card_is_destroyed_by_two_people() {
        let draft = draft(CardEventKind::Destroyed);
        assert_eq!(problems(&draft), [(Field::Witness, Wrong::Missing)]);
        let alone = StepDraft { signed_by: " 周静岚".into(), ..draft.clone() };
        assert_eq!(problems(&alone), [(Field::Witness, Wrong::SamePerson)]);
        let two = StepDraft { signed_by: "唐巧云 ".into(), ..draft };
        assert_eq!(two.check(&facts()).unwrap().signed_by, "唐巧云");
    }

    #[test]
    fn making_void_wants_a_reason() {
        assert_eq!(problems(&draft(CardEventKind::Voided)), [(Field::VoidReason, Wrong::Missing)]);
    }

    #[test]
    fn the_newest_step_of_any_card_is_the_first_day_of_the_next() {
        let card = |on: &str| Card {
            id: crate::domain::ids::CardId(1),
            uid: String::new(),
            number: crate::domain::cards::CardNumber { series: "CQ1".into(), running: 1 },
            product: crate::domain::products::Product::Badge,
            staff: None,
            face: crate::domain::cards::CardFace::default(),
            made_at: Moment(0),
            valid_until: None,
            reason: crate::domain::cards::IssueReason::First,
            note: String::new(),
            replaces: None,
            events: vec![CardEvent {
                kind: CardEventKind::Made,
                at: Moment(0),
                on: day(on),
                by: String::new(),
                signed_by: String::new(),
                note: String::new(),
            }],
            life: CardLife::new(),
        };
        let cards = [card("2026-11-02"), card("2026-11-05"), card("2026-10-01")];
        let facts = StepFacts::of(day("2026-11-23"), cards.iter());
        assert_eq!((facts.since, facts.cards), (Some(day("2026-11-05")), 3));
    }
}
