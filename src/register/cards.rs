//! The ledger of cards (P1-1.2, P1-1.6): a card is made under the next number of its series, printed once, and lives until
//! it is destroyed. What was made and printed is never undone; what happened to a card since can be.

use std::collections::BTreeSet;

use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::cards::{
    Card, CardEvent, CardEventKind, CardNumber, CardStep, CardToMake, IssueReason, LifeProblem, VISITOR_SERIES,
};
use crate::domain::dates::Moment;
use crate::domain::ids::{CardId, StaffId};
use crate::domain::products::Product;
use crate::storage::{cards, staff};

impl Register {
    /// Every card of every product, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn cards(&self) -> Result<Vec<Card>, RegisterError> {
        Ok(cards::all(self.conn())?)
    }

    /// One card.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn card(&self, id: CardId) -> Result<Card, RegisterError> {
        cards::get(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    /// A person's cards, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn cards_of(&self, staff: StaffId) -> Result<Vec<Card>, RegisterError> {
        Ok(cards::of_staff(self.conn(), staff)?)
    }

    /// The card of a number.
    ///
    /// # Errors
    /// The file's.
    pub fn card_by_number(&self, number: &CardNumber) -> Result<Option<Card>, RegisterError> {
        let same = cards::of_running(self.conn(), number.running)?;
        Ok(same.into_iter().find(|card| card.number == *number))
    }

    /// The numbers these cards would get now, for the preview: that of the card made and never printed where it fits,
    /// else the next of the series. Nothing is given out.
    ///
    /// # Errors
    /// `NoSuchRecord` for an unknown person.
    pub fn next_numbers(&self, wanted: &[CardToMake]) -> Result<Vec<CardNumber>, RegisterError> {
        let mut numbers = Numbers::default();
        let mut out = Vec::new();
        for card in wanted {
            let write = Write { conn: self.conn(), hall: self.hall_id, pace: &self.pace };
            let known = Known::of(&write, card)?;
            let number = match known.fitting(card, &numbers.taken) {
                Some(unused) => {
                    numbers.take(unused, card);
                    unused.number.clone()
                }
                None => numbers.next(&write, card)?,
            };
            out.push(number);
        }
        Ok(out)
    }

    /// Makes cards, each under its number: one made before and never printed is taken where it says the same, and is
    /// void where it does not. A card made because the one before was lost reports that one lost.
    ///
    /// # Errors
    /// `ReasonMissing` where a printed card of the kind is not void, `NoteMissing` for another reason without a note,
    /// `NoSuchRecord` for an unknown person or a product that is no card. Nothing is made then.
    pub fn make_cards(&mut self, wanted: &[CardToMake], at: Moment) -> Result<Outcome<Vec<Card>>, RegisterError> {
        let action = Action::new(ActionKind::MakeCards, wanted.len().to_string(), at);
        let made = self.transact(action, |w| {
            let mut taken = BTreeSet::new();
            let mut made = Vec::new();
            for card in wanted {
                let id = make(w, card, &taken, at)?;
                taken.extend(card.staff.is_none().then_some(id));
                made.push(cards::get(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?);
            }
            Ok(made)
        })?;
        self.settle();
        Ok(made)
    }

    /// Notes one step for several cards, all or none. Printing a card makes those it takes the place of void in the same
    /// transaction, with its number as the reason.
    ///
    /// # Errors
    /// `Card` with what forbids it and the card's number; `DayAhead`; `NoteMissing` for a card made void without a word.
    pub fn note_card_events(
        &mut self,
        ids: &[CardId],
        step: &CardStep,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        if step.on > at.date() {
            return Err(Refusal::DayAhead.into());
        }
        let ids: BTreeSet<CardId> = ids.iter().copied().collect();
        let found: Vec<Card> = ids.iter().map(|id| self.card(*id)).collect::<Result<_, _>>()?;
        let subject = match found.as_slice() {
            [card] => card.number.to_string(),
            _ => found.len().to_string(),
        };
        let outcome = self.transact(Action::new(action_of(step.kind), subject, at), |w| {
            found.iter().try_for_each(|card| note(w, card, step, at))
        })?;
        if step.kind == CardEventKind::Printed {
            self.settle();
        }
        Ok(outcome)
    }

    /// Notes that the ledger left the program with names; the subject names the file, not its path.
    ///
    /// # Errors
    /// The file's.
    pub fn note_card_export(&mut self, subject: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ExportCards, subject, at), |_| Ok(()))
    }

    /// Steps of cards done before are no longer undone: paper followed from them, and a step taken back alone could leave
    /// another card with a life that cannot be.
    fn settle(&mut self) {
        self.undo.drop_steps(|row| row.table == "card_events");
    }
}

/// The action of a step.
fn action_of(kind: CardEventKind) -> ActionKind {
    match kind {
        CardEventKind::Made => ActionKind::MakeCards,
        CardEventKind::Printed => ActionKind::PrintCards,
        CardEventKind::HandedOver => ActionKind::HandOverCards,
        CardEventKind::Suspended => ActionKind::SuspendCards,
        CardEventKind::Found => ActionKind::FindCards,
        CardEventKind::Voided => ActionKind::VoidCards,
        CardEventKind::Returned => ActionKind::ReturnCards,
        CardEventKind::Destroyed => ActionKind::DestroyCards,
    }
}

/// What is known of whom a card is made for.
struct Known {
    /// Cards of the product, newest first; of visitors those never printed, oldest first.
    cards: Vec<Card>,
    series: String,
}

impl Known {
    fn of(w: &Write<'_>, wanted: &CardToMake) -> Result<Self, RegisterError> {
        let is_visitor = wanted.product == Product::Visitor;
        if !wanted.product.is_card() || is_visitor != wanted.staff.is_none() {
            return Err(Refusal::NoSuchRecord.into());
        }
        let Some(id) = wanted.staff else {
            return Ok(Self { cards: cards::unused_visitor_cards(w.conn)?, series: VISITOR_SERIES.to_owned() });
        };
        let member = staff::get(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?;
        let mut cards = cards::of_staff(w.conn, id)?;
        cards.retain(|card| card.product == wanted.product);
        Ok(Self { cards, series: member.record.work_no.as_str().to_owned() })
    }

    /// Printed cards that are not void, newest first.
    fn in_place(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|card| card.life.holds_place())
    }

    /// Cards with a number that were never printed.
    fn unused(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|card| !card.life.is_printed && card.life.may(CardEventKind::Printed))
    }

    /// One of those that says what is wanted under the number of today; each of a visitor's once.
    fn fitting(&self, wanted: &CardToMake, taken: &BTreeSet<CardId>) -> Option<&Card> {
        self.unused()
            .find(|card| card.face == wanted.face && card.number.series == self.series && !taken.contains(&card.id))
    }
}

/// Numbers told before they are given out.
#[derive(Default)]
struct Numbers {
    given: Vec<CardNumber>,
    taken: BTreeSet<CardId>,
}

impl Numbers {
    fn take(&mut self, unused: &Card, wanted: &CardToMake) {
        self.taken.extend(wanted.staff.is_none().then_some(unused.id));
    }

    fn next(&mut self, w: &Write<'_>, wanted: &CardToMake) -> Result<CardNumber, RegisterError> {
        let series = Known::of(w, wanted)?.series;
        let told = self.given.iter().filter(|number| number.series == series).map(|number| number.running).max();
        let running = cards::highest_of(w.conn, &series)?.max(told.unwrap_or(0)) + 1;
        let number = CardNumber { series, running };
        self.given.push(number.clone());
        Ok(number)
    }
}

fn make(w: &Write<'_>, wanted: &CardToMake, taken: &BTreeSet<CardId>, at: Moment) -> Result<CardId, RegisterError> {
    let known = Known::of(w, wanted)?;
    let wanted = &with_reason(&known, wanted)?;
    let replaces = known.in_place().next().map(|card| card.id);
    if wanted.reason == IssueReason::Lost {
        for lost in known.in_place().filter(|card| card.life.may(CardEventKind::Suspended)) {
            add_event(w, lost, CardEventKind::Suspended, (at, &wanted.note))?;
        }
    }
    if let Some(unused) = known.fitting(wanted, taken) {
        cards::set_terms(w.conn, unused.id, wanted, replaces)?;
        return Ok(unused.id);
    }
    let running = cards::highest_of(w.conn, &known.series)? + 1;
    let number = CardNumber { series: known.series.clone(), running };
    let id = cards::insert(w.conn, w.hall, (wanted, &number), replaces, at)?;
    cards::insert_event(w.conn, w.hall, id, &plain_event(CardEventKind::Made, (at, "")))?;
    for other in known.unused().filter(|_| wanted.staff.is_some()) {
        add_event(w, other, CardEventKind::Voided, (at, &CardEvent::replaced_note(&number)))?;
    }
    Ok(id)
}

/// The wish with a reason that may stand in the ledger.
fn with_reason(known: &Known, wanted: &CardToMake) -> Result<CardToMake, RegisterError> {
    let is_again = IssueReason::AGAIN.contains(&wanted.reason);
    if known.in_place().next().is_some() && !is_again {
        return Err(Refusal::ReasonMissing.into());
    }
    if wanted.reason == IssueReason::Other && wanted.note.trim().is_empty() {
        return Err(Refusal::NoteMissing.into());
    }
    // The first of its kind has no other reason, whatever a batch says.
    let had_one = known.cards.iter().any(|card| card.life.is_printed);
    let reason = if is_again && had_one { wanted.reason } else { IssueReason::First };
    Ok(CardToMake { reason, ..wanted.clone() })
}

fn plain_event(kind: CardEventKind, (at, note): (Moment, &str)) -> CardEvent {
    let (by, signed_by, note) = (String::new(), String::new(), note.to_owned());
    CardEvent { kind, at, on: at.date(), by, signed_by, note }
}

fn add_event(w: &Write<'_>, card: &Card, kind: CardEventKind, words: (Moment, &str)) -> Result<(), RegisterError> {
    Ok(cards::insert_event(w.conn, w.hall, card.id, &plain_event(kind, words))?)
}

/// Writes a step of one card, as it stands within the transaction.
fn note(w: &Write<'_>, card: &Card, step: &CardStep, at: Moment) -> Result<(), RegisterError> {
    let refused = |problem: LifeProblem| Refusal::Card { problem, number: card.number.to_string() };
    let ends_live = step.kind == CardEventKind::Destroyed && card.life.holds_place();
    card.life.after(step.kind).map_err(refused)?;
    if (step.kind == CardEventKind::Voided || ends_live) && step.note.trim().is_empty() {
        return Err(Refusal::NoteMissing.into());
    }
    if card.events.last().is_some_and(|last| last.on > step.on) {
        return Err(refused(LifeProblem::BeforeLastStep).into());
    }
    let CardStep { kind, on, by, signed_by, note } = step.clone();
    cards::insert_event(w.conn, w.hall, card.id, &CardEvent { kind, at, on, by, signed_by, note })?;
    if step.kind == CardEventKind::Printed { replace_others(w, card, at) } else { Ok(()) }
}

/// The cards a printed one takes the place of become void. A card made as the first while another was printed since is
/// no first one: it is refused.
fn replace_others(w: &Write<'_>, printed: &Card, at: Moment) -> Result<(), RegisterError> {
    let Some(person) = printed.staff else {
        return Ok(());
    };
    let others = cards::of_staff(w.conn, person)?.into_iter();
    let others = others.filter(|card| card.id != printed.id && card.product == printed.product);
    for other in others.filter(|card| card.life.holds_place()) {
        if !IssueReason::AGAIN.contains(&printed.reason) {
            return Err(Refusal::ReasonMissing.into());
        }
        add_event(w, &other, CardEventKind::Voided, (at, &CardEvent::replaced_note(&printed.number)))?;
    }
    Ok(())
}
