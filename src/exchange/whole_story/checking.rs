//! What may not be in a story, and what the columns beside it tell otherwise.

use std::collections::BTreeMap;

use super::Told;
use crate::domain::cases::{Case, CaseEvent, CaseFile, CaseNumber, NewCase, NewEvent, Outcomes, What};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseEventId, CaseId};
use crate::domain::problems::{Field, Wrong};
use crate::exchange::case_cells::time_told;
use crate::exchange::case_entry::Entry;

impl Entry<'_> {
    /// The log of a whole story, with what is wrong with it noted: it lies in the future, or is closed without what closing needs
    /// (P1-9.2). What a column tells otherwise is only named: the story counts.
    pub(in crate::exchange) fn whole_story(&mut self, case: &NewCase, told: &Told) -> Vec<NewEvent> {
        let is_ahead = |event: &NewEvent| !matches!(event.what, What::Happened { .. }) && event.at > self.around.now;
        if told.events.iter().any(is_ahead) {
            self.wrong(Field::CaseStory, Wrong::InFuture);
        }
        let file = as_file(case, &told.events);
        let (_, round) = file.round();
        if round.iter().any(|event| matches!(event.what, What::Closed { .. })) {
            if file.conclusion().is_none() {
                self.wrong(Field::Conclusion, Wrong::Missing);
            }
            if file.reply().is_none() {
                self.wrong(Field::RepliedAt, Wrong::Missing);
            }
        }
        let last: BTreeMap<Field, Moment> =
            round.iter().filter_map(|event| Some((told_by(&event.what)?, event.at))).collect();
        for field in STORY_TIMES {
            let by_column = time_told(&self.word(field)).ok().map(|told| told.moment(None).minute());
            if self.has(field) && by_column != last.get(&field).map(|at| at.minute()) {
                self.remark(field, Wrong::StoryDiffers);
            }
        }
        told.events.clone()
    }
}

/// The columns that tell again what the story tells.
const STORY_TIMES: [Field; 10] = [
    Field::AcceptedAt,
    Field::HandedOverAt,
    Field::InvestigatedAt,
    Field::ConcludedAt,
    Field::RepliedAt,
    Field::SignedAt,
    Field::ReportedAt,
    Field::ClosedAt,
    Field::SurveyedAt,
    Field::ArchivedAt,
];

/// A case of a list as one on record, to ask what its log comes to; an entry's row number is its place.
fn as_file(facts: &NewCase, events: &[NewEvent]) -> CaseFile {
    let entries = events.iter().zip(0..).map(|(event, place)| {
        let NewEvent { at, by, what } = event.clone();
        CaseEvent { id: CaseEventId(place), at, entered_at: at, by, what, file: None }
    });
    let (number, entered_at) = (CaseNumber { year: 0, running: 0 }, facts.received_at);
    let (outcomes, facts) = (Outcomes::fresh(facts.first_asked), facts.clone());
    let case = Case { id: CaseId(0), number, facts, entered_at, outcomes, voided: None };
    CaseFile { case, events: entries.collect(), notes: Vec::new() }
}

/// The field whose column tells when a step was last done, for those that have one.
fn told_by(what: &What) -> Option<Field> {
    Some(match what {
        What::Accepted { .. } => Field::AcceptedAt,
        What::HandedOver { .. } => Field::HandedOverAt,
        What::Investigated { .. } => Field::InvestigatedAt,
        What::Concluded { .. } => Field::ConcludedAt,
        What::Replied { .. } => Field::RepliedAt,
        What::Signed { .. } => Field::SignedAt,
        What::Reported { .. } => Field::ReportedAt,
        What::Closed { .. } => Field::ClosedAt,
        What::Surveyed { .. } => Field::SurveyedAt,
        What::Archived { .. } => Field::ArchivedAt,
        _ => return None,
    })
}
