//! The sample's cards: made, printed, handed over, and what happened to them since.

use chrono::{Duration, NaiveTime};

use super::{Event, Filling};
use crate::domain::cards::{CardEventKind, CardFace, CardStep, CardToMake};
use crate::domain::dates::Moment;
use crate::domain::ids::StaffId;
use crate::exchange::sample_hall::{SampleBadge, SampleCardStep};
use crate::register::{Refusal, RegisterError};

/// Work number of who keeps the ledger.
const KEEPER: &str = "CQ0201";

/// Minutes from the print of a card to its being handed over.
const TO_HANDING_OVER: i64 = 30;

/// What is told of a card.
#[derive(Clone, Copy)]
pub(super) enum CardTold<'a> {
    /// It was made, and printed where it was.
    Made(&'a SampleBadge),
    /// Its bearer got it.
    HandedOver(&'a SampleBadge),
    /// Something else.
    Step(&'a SampleCardStep),
}

impl<'a> Filling<'a> {
    /// Everything about cards, each with its card's place in the sample.
    pub(super) fn card_events(&self) -> Vec<(Moment, Event<'a>)> {
        let mut events = Vec::new();
        for (index, badge) in self.sample.badges.iter().enumerate() {
            let printed = self.card_moment(badge.printed_days_ago, self.register.hall().opens_at);
            events.push((printed, Event::Card(index, CardTold::Made(badge))));
            if badge.printed && badge.handed_over {
                let handed = Moment(printed.0 + Duration::minutes(TO_HANDING_OVER).num_milliseconds());
                events.push((handed, Event::Card(index, CardTold::HandedOver(badge))));
            }
            let steps = badge.steps.iter();
            events.extend(
                steps.map(|step| (self.card_moment(step.days_ago, step.at), Event::Card(index, CardTold::Step(step)))),
            );
        }
        events
    }

    fn card_moment(&self, days_ago: u32, time: NaiveTime) -> Moment {
        let day = self.now.date().checked_sub_signed(Duration::days(i64::from(days_ago)));
        Moment::at(day.unwrap_or(self.now.date()), time)
    }

    pub(super) fn card(&mut self, at: Moment, (index, told): (usize, CardTold<'a>)) -> Result<(), RegisterError> {
        match told {
            CardTold::Made(badge) => self.made(at, (index, badge)),
            CardTold::HandedOver(badge) => {
                let by = self.person(KEEPER)?;
                let step = CardStep {
                    by: self.name(by)?,
                    signed_by: self.name(self.person(&badge.work_no)?)?,
                    ..CardStep::plain(CardEventKind::HandedOver, at.date())
                };
                self.step_of_card(at, index, &step)
            }
            CardTold::Step(told) => {
                let by = self.name(self.person(KEEPER)?)?;
                let signed_by = self.person(&told.signed_by).and_then(|id| self.name(id)).unwrap_or_default();
                let (kind, on, note) = (told.kind, at.date(), told.note.clone());
                self.step_of_card(at, index, &CardStep { kind, on, by, signed_by, note })
            }
        }
    }

    fn made(&mut self, at: Moment, (index, badge): (usize, &SampleBadge)) -> Result<(), RegisterError> {
        let staff = if badge.work_no.is_empty() { None } else { Some(self.person(&badge.work_no)?) };
        let wanted = CardToMake {
            product: badge.product,
            staff,
            face: self.face(staff, badge)?,
            valid_until: badge.valid.last_day(self.now.date()),
            reason: badge.why,
            note: badge.reason.clone(),
        };
        let made = self.register.make_cards(&[wanted], at)?.value;
        let id = made.first().ok_or(Refusal::NoSuchRecord)?.id;
        self.cards.insert(index, id);
        if badge.printed {
            let by = self.name(self.person(KEEPER)?)?;
            let step = CardStep { by, ..CardStep::plain(CardEventKind::Printed, at.date()) };
            self.step_of_card(at, index, &step)?;
        }
        Ok(())
    }

    fn face(&self, staff: Option<StaffId>, badge: &SampleBadge) -> Result<CardFace, RegisterError> {
        let unit_name = &self.register.hall().unit_name;
        let Some(staff) = staff else {
            return Ok(CardFace { unit_name: unit_name.clone(), ..CardFace::default() });
        };
        let face = CardFace::of(unit_name, &self.register.staff_member(staff)?);
        Ok(CardFace { post: badge.post.clone().unwrap_or(face.post), ..face })
    }

    fn name(&self, id: StaffId) -> Result<String, RegisterError> {
        Ok(self.register.staff_member(id)?.record.name.as_str().to_owned())
    }

    fn step_of_card(&mut self, at: Moment, index: usize, step: &CardStep) -> Result<(), RegisterError> {
        let id = self.cards.get(&index).copied().ok_or(Refusal::NoSuchRecord)?;
        self.register.note_card_events(&[id], step, at)?;
        Ok(())
    }
}
