//! Tells the sample hall's cases: each is recorded, and each of its steps entered, as a person would.

use chrono::Duration;

use super::Filling;
use crate::domain::cases::events::Frozen;
use crate::domain::cases::{CaseDetails, NewCase, NewEvent, Target, What};
use crate::domain::dates::Moment;
use crate::domain::deadlines::Limit;
use crate::domain::ids::{CaseId, StaffId};
use crate::exchange::sample_hall::{
    SampleAct, SampleCase, SampleDetails, SampleLetterCase, SampleNote, SampleStep, SampleTarget, SampleTime,
    SampleVoid,
};
use crate::register::{Refusal, RegisterError};

/// A case of the sample, by its place in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Told {
    /// Written by hand.
    ByHand(usize),
    /// Made of a letter.
    OfLetter(usize),
}

impl<'a> Filling<'a> {
    fn moment(&self, time: SampleTime) -> Option<Moment> {
        time.moment(self.now.date(), &self.sample.open_days())
    }

    /// All that happened to the cases, each at its time.
    pub(super) fn case_events(&self) -> Vec<(Moment, super::Event<'a>)> {
        use super::Event;
        let sample = self.sample;
        let mut events: Vec<(Option<Moment>, Event<'a>)> = Vec::new();
        for (index, case) in sample.cases.iter().enumerate() {
            let told = Told::ByHand(index);
            events.push((self.moment(case.entered.unwrap_or(case.received)), Event::Case(index, case)));
            events.extend(case.steps.iter().map(|step| (self.moment(step.at), Event::Step(told, step))));
            events.extend(case.notes.iter().map(|note| (self.moment(note.at), Event::Note(told, note))));
            events.extend(case.voided.iter().map(|void| (self.moment(void.at), Event::Void(told, void))));
        }
        for (index, case) in sample.letter_cases.iter().enumerate() {
            let told = Told::OfLetter(index);
            events.extend(case.steps.iter().map(|step| (self.moment(step.at), Event::Step(told, step))));
        }
        events.into_iter().filter_map(|(at, event)| at.map(|at| (at, event))).collect()
    }

    pub(super) fn case(&mut self, at: Moment, index: usize, case: &SampleCase) -> Result<(), RegisterError> {
        let new = NewCase {
            kind: case.kind,
            channel: case.channel,
            summary: case.summary.clone(),
            customer_name: case.customer_name.as_str().into(),
            customer_contact: case.customer_contact.as_str().into(),
            first_asked: Some(self.person(&case.first_asked)?),
            department: case.department.clone(),
            received_at: self.moment(case.received).unwrap_or(at),
            details: self.details(&case.details)?,
        };
        let (id, _) = self.register.record_case(&new, at)?.value;
        self.cases.insert(index, id);
        Ok(())
    }

    fn details(&self, details: &SampleDetails) -> Result<CaseDetails, RegisterError> {
        let target = match &details.target {
            SampleTarget::Nobody => Target::Nobody,
            SampleTarget::Hall => Target::Hall,
            SampleTarget::Person(work_no) => Target::Person(self.person(work_no)?),
            SampleTarget::Window(number) => {
                let window = self.register.windows()?.into_iter().find(|window| window.number == *number);
                Target::Window(window.ok_or(Refusal::NoSuchRecord)?.id)
            }
            SampleTarget::Team(name) => Target::Team(name.clone()),
        };
        let dated = |days: u32| self.now.date().checked_sub_signed(Duration::days(i64::from(days)));
        Ok(CaseDetails {
            matter: details.matter.clone(),
            is_important: details.important,
            letter_date: details.letter_days_ago.and_then(dated),
            rings: details.rings,
            page_no: details.page_no.clone(),
            forwarded_by: details.forwarded_by.clone(),
            forwarded_no: details.forwarded_no.clone(),
            is_answer_required: details.answer_required,
            is_out_of_town: details.out_of_town,
            is_severe_weather: details.severe_weather,
            is_complex: details.complex,
            target,
        })
    }

    pub(super) fn step(&mut self, at: Moment, told: Told, step: &SampleStep) -> Result<(), RegisterError> {
        let (id, by) = (self.case_id(told)?, self.person(&step.by)?);
        match &step.step {
            SampleAct::Close {} => {
                self.register.close_case(id, Some(by), at)?;
            }
            SampleAct::Correct { details, reason } => {
                let facts = NewCase { details: self.details(details)?, ..self.register.case(id)?.facts };
                self.register.correct_case(id, (&facts, reason, Some(by)), at)?;
            }
            SampleAct::Happen { moment, .. } => {
                let when = self.moment(*moment).unwrap_or(at);
                self.add(id, (when, by, self.what(&step.step)?), at)?;
            }
            act => self.add(id, (at, by, self.what(act)?), at)?,
        }
        Ok(())
    }

    fn add(&mut self, id: CaseId, (when, by, what): (Moment, StaffId, What), at: Moment) -> Result<(), RegisterError> {
        self.register.add_case_event(id, &NewEvent { at: when, by: Some(by), what }, at)?;
        Ok(())
    }

    fn what(&self, act: &SampleAct) -> Result<What, RegisterError> {
        let person = |work_no: Option<String>| work_no.map(|work_no| self.person(&work_no)).transpose();
        Ok(match act.clone() {
            SampleAct::Accept { note } => What::Accepted { note },
            SampleAct::HandOver { to, unit, note } => What::HandedOver { to_person: person(to)?, to_unit: unit, note },
            SampleAct::Contact { note } => What::Contacted { note },
            SampleAct::Investigate { note } => What::Investigated { note },
            SampleAct::Pause { because, note } => What::Paused { because, note },
            SampleAct::Resume { note } => What::Resumed { note },
            SampleAct::Extend { step, length, unit, approver, reason } => {
                What::Extended { step, by: Limit { length, unit }, approver, reason }
            }
            SampleAct::Happen { event, note, .. } => What::Happened { event, note },
            SampleAct::Conclude { finding, text } => What::Concluded { finding, text },
            SampleAct::Remedy { text, compensation, charged, charge } => What::Remedied {
                text,
                compensation_fen: compensation * 100,
                charged: person(charged)?,
                charged_fen: charge * 100,
            },
            SampleAct::Reply { mode, text } => What::Replied { mode, text },
            SampleAct::Report { to, text } => What::Reported { to, text },
            SampleAct::Sign { note } => What::Signed { note },
            SampleAct::Survey { satisfaction, note } => What::Surveyed { satisfaction, note },
            SampleAct::Archive { place } => What::Archived { place },
            SampleAct::Link { to, how } => What::Linked { other: self.case_of_key(&to)?, how },
            // These two have verbs of their own.
            SampleAct::Close {} => What::Closed { frozen: Frozen::default() },
            SampleAct::Correct { reason, .. } => What::Corrected { changes: Vec::new(), reason },
        })
    }

    fn case_of_key(&self, key: &str) -> Result<CaseId, RegisterError> {
        let index = self.sample.cases.iter().position(|case| case.key == key).ok_or(Refusal::NoSuchRecord)?;
        self.case_id(Told::ByHand(index))
    }

    fn case_id(&self, told: Told) -> Result<CaseId, RegisterError> {
        let found = match told {
            Told::ByHand(index) => self.cases.get(&index).copied(),
            Told::OfLetter(index) => match self.sample.letter_cases.get(index) {
                Some(case) => self.case_of_letter(case)?,
                None => None,
            },
        };
        found.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    fn case_of_letter(&self, case: &SampleLetterCase) -> Result<Option<CaseId>, RegisterError> {
        let day = self.sample.open_days().open_day_before(self.now.date(), case.open_days_ago);
        let Some((box_id, day)) = self.boxes.get(&case.box_name).copied().zip(day) else { return Ok(None) };
        let entry = self.register.box_entry(box_id, day)?;
        let letter = entry.and_then(|full| full.letters.into_iter().find(|letter| letter.position == case.letter));
        Ok(letter.and_then(|letter| letter.case).map(|(id, _)| id))
    }

    pub(super) fn note(&mut self, at: Moment, told: Told, note: &SampleNote) -> Result<(), RegisterError> {
        let (id, author) = (self.case_id(told)?, self.person(&note.author)?);
        self.register.add_case_note(id, (&note.text, Some(author)), at)?;
        Ok(())
    }

    pub(super) fn void(&mut self, at: Moment, told: Told, void: &SampleVoid) -> Result<(), RegisterError> {
        self.register.void_case(self.case_id(told)?, &void.reason, at)?;
        Ok(())
    }
}
