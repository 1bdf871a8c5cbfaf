//! Cases in and out as lists: a whole register brought in at once, and everything told of each case (C; P1-9.2).

use super::case_clocks::{CaseClocks, frozen};
use super::case_life::{link_back, outcomes};
use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::cases::events::{Frozen, FrozenStep};
use crate::domain::cases::lists::old_number_in;
use crate::domain::cases::{
    BareCase, Case, CaseEvent, CaseFile, CaseImport, CaseNote, CaseNumber, KnownCase, LinkEnd, ListedCase, ListedStep,
    NewEvent, Outcomes, What,
};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{Days, MetBy, Standing as StepStanding, StepDeadline};
use crate::domain::ids::{CaseEventId, CaseId};
use crate::domain::texts::Text;
use crate::storage::pace::Part;
use crate::storage::{case_details, case_events, cases};

use std::collections::BTreeSet;

use chrono::Datelike;

impl Register {
    /// Brings a list of cases in: one transaction, one step to undo. A case that brings its number keeps it where it is free;
    /// the others take the next numbers of the year they are entered. What goes on with a bare case on record is written to that. The deadlines of a closed one are those it brings frozen,
    /// else they are frozen as the rules of the day it came in count them. Gives how many.
    ///
    /// # Errors
    /// `CaseHasStory` when more is told by now of a case that one goes on with; the file's, `BadRules`, or `Stopped`. Nothing is
    /// brought in then.
    pub fn import_cases(&mut self, imports: &[CaseImport], at: Moment) -> Result<Outcome<usize>, RegisterError> {
        let open = self.open_days()?;
        let days = Days { calendar: &self.calendar, open: &open };
        self.pace.begin(Part::Looking, imports.len())?;
        let read = imports.iter().map(|import| {
            self.pace.step()?;
            self.as_entered(import, days, at)
        });
        let logs: Vec<(Vec<NewEvent>, Outcomes)> = read.collect::<Result<_, _>>()?;
        let action = Action::new(ActionKind::ImportCases, imports.len().to_string(), at);
        self.transact(action, |w| {
            // Each case is written, then its log.
            w.pace.begin(Part::Records, imports.len() * 2)?;
            let fresh = imports.iter().filter(|import| import.kept.onto.is_none());
            let wishes = fresh.map(|import| import.kept.number.as_ref().map(|kept| kept.number));
            let mut numbers = numbers_of(w, &wishes.collect::<Vec<_>>(), at)?.into_iter();
            let mut ids = Vec::with_capacity(imports.len());
            for (import, (_, outcomes)) in imports.iter().zip(&logs) {
                ids.push(if let Some(bare) = import.kept.onto {
                    go_on_with(w, (import, outcomes), bare, at)?
                } else {
                    let number = numbers.next().ok_or(Refusal::NoSuchRecord)?;
                    put_case(w, (import, outcomes), number, at)?
                });
                w.pace.step()?;
            }
            for ((import, (log, _)), id) in imports.iter().zip(&logs).zip(&ids) {
                put_log(w, (import, log), (*id, &ids), at)?;
                w.pace.step()?;
            }
            Ok(imports.len())
        })
    }

    /// The log of an imported case with its closings counted, where they bring nothing, and what it comes to.
    fn as_entered(
        &self,
        import: &CaseImport,
        days: Days<'_>,
        at: Moment,
    ) -> Result<(Vec<NewEvent>, Outcomes), RegisterError> {
        let mut file = unnumbered(import, at);
        for event in &import.events {
            file.events.push(entered(event, file.events.len(), at));
            if matches!(&event.what, What::Closed { frozen } if *frozen == Frozen::default()) {
                let clocks = self.count(&file, days, at)?;
                let frozen = as_far_as_told(frozen(&clocks, &file, &self.calendar), &clocks, &file);
                if let Some(closing) = file.events.last_mut() {
                    closing.what = What::Closed { frozen };
                }
            }
        }
        let outcomes = outcomes(&file);
        let log = file.events.into_iter().map(|CaseEvent { at, by, what, .. }| NewEvent { at, by, what });
        Ok((log.collect(), outcomes))
    }

    /// What a list is compared with: every case, void ones too.
    ///
    /// # Errors
    /// The file's.
    pub fn known_cases(&self) -> Result<Vec<KnownCase>, RegisterError> {
        let mut notes = cases::all_notes(self.conn())?;
        let told = case_events::with_any(self.conn())?;
        let known = cases::all(self.conn())?.into_iter().map(|case| {
            let notes = notes.remove(&case.id).unwrap_or_default();
            let old = notes.iter().find_map(|note| old_number_in(&note.text)).map(str::to_owned);
            let is_bare = case.voided.is_none() && !told.contains(&case.id);
            let bare = is_bare.then(|| {
                let notes = notes.into_iter().map(|note| note.text).collect();
                Box::new(BareCase { facts: case.facts.clone(), notes })
            });
            KnownCase {
                id: case.id,
                is_void: case.voided.is_some(),
                bare,
                number: case.number,
                old_number: old.unwrap_or_default(),
                received_at: case.facts.received_at,
                summary: case.facts.summary,
                customer_name: case.facts.customer_name,
                customer_contact: case.facts.customer_contact,
            }
        });
        Ok(known.collect())
    }

    /// Every case with its log, notes and deadlines, oldest number first; void ones too.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn listed_cases(&self, now: Moment) -> Result<Vec<ListedCase>, RegisterError> {
        let mut logs = case_events::all(self.conn())?;
        let mut notes = cases::all_notes(self.conn())?;
        let open = self.open_days()?;
        let days = Days { calendar: &self.calendar, open: &open };
        let mut listed = Vec::new();
        for case in cases::all(self.conn())?.into_iter().rev() {
            let (events, notes) = (logs.remove(&case.id), notes.remove(&case.id));
            let file = CaseFile { case, events: events.unwrap_or_default(), notes: notes.unwrap_or_default() };
            let steps = match last_frozen(&file) {
                Some(frozen) => self.frozen_steps(frozen),
                None if file.case.voided.is_some() => Vec::new(),
                None => self.count(&file, days, now)?.steps.iter().map(listed_step).collect(),
            };
            listed.push(ListedCase { file, steps });
        }
        Ok(listed)
    }

    /// Steps as frozen, with the names the edition they were counted on gives them; the code where it is not known.
    fn frozen_steps(&self, frozen: &Frozen) -> Vec<ListedStep> {
        let mut editions = self.rule_editions().filter(|edition| edition.set.code == frozen.rule_set);
        let edition = editions.find(|edition| edition.set.edition == frozen.rule_edition);
        let rule = edition.and_then(|edition| edition.set.rules.iter().find(|rule| rule.code == frozen.rule));
        let name = |code: &str| {
            let step = rule.and_then(|rule| rule.steps.iter().find(|step| step.code == code));
            step.map_or_else(|| Text { zh: code.to_owned(), en: code.to_owned() }, |step| step.name.clone())
        };
        let listed = frozen.steps.iter().map(|FrozenStep { step, due_ms, met_ms, in_time, .. }| ListedStep {
            code: step.clone(),
            name: name(step),
            due: due_ms.map(Moment),
            met_at: met_ms.map(Moment),
            in_time: *in_time,
        });
        listed.collect()
    }
}

/// The numbers of a list's cases: a number that is brought along stays where it is free, the others follow the highest of the
/// year they are entered.
pub(super) fn numbers_of(
    w: &Write<'_>,
    wishes: &[Option<CaseNumber>],
    at: Moment,
) -> Result<Vec<CaseNumber>, RegisterError> {
    let mut granted = BTreeSet::new();
    let mut kept = Vec::with_capacity(wishes.len());
    for wish in wishes {
        let number = match wish.filter(|number| !granted.contains(number)) {
            Some(number) if !cases::is_taken(w.conn, w.hall, number)? => Some(number),
            _ => None,
        };
        granted.extend(number);
        kept.push(number);
    }
    let mut next = cases::next_number(w.conn, w.hall, at.date().year())?;
    let highest = granted.iter().filter(|number| number.year == next.year).map(|number| number.running).max();
    next.running = next.running.max(highest.unwrap_or(0) + 1);
    let mut following = || {
        let number = next;
        next.running += 1;
        number
    };
    Ok(kept.into_iter().map(|number| number.unwrap_or_else(&mut following)).collect())
}

/// Writes an imported case under its number, with its notes; a void one as void.
fn put_case(
    w: &Write<'_>,
    (import, outcomes): (&CaseImport, &Outcomes),
    number: CaseNumber,
    at: Moment,
) -> Result<CaseId, RegisterError> {
    let CaseImport { case, notes, kept, .. } = import;
    let id = cases::insert(w.conn, w.hall, (number, case), at)?;
    case_details::put(w.conn, (w.hall, id), (&case.details, outcomes))?;
    for note in &kept.notes {
        cases::insert_note(w.conn, w.hall, id, note)?;
    }
    let otherwise = kept.number.as_ref().filter(|kept| kept.number != number).map(|kept| &kept.otherwise);
    for text in notes.iter().chain(otherwise) {
        let note = CaseNote { at, text: text.clone(), author: None };
        cases::insert_note(w.conn, w.hall, id, &note)?;
    }
    if let Some(voided) = &kept.voided {
        cases::void(w.conn, id, voided)?;
    }
    Ok(id)
}

/// Writes what a list tells to a case on record of which nothing was told but that it came in; its number stays.
fn go_on_with(
    w: &Write<'_>,
    (import, outcomes): (&CaseImport, &Outcomes),
    id: CaseId,
    at: Moment,
) -> Result<CaseId, RegisterError> {
    let CaseImport { case, notes, kept, .. } = import;
    let known = cases::get(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?;
    if known.voided.is_some() || !case_events::of_case(w.conn, id)?.is_empty() {
        return Err(Refusal::CaseHasStory.into());
    }
    cases::update(w.conn, id, case)?;
    case_details::put(w.conn, (w.hall, id), (&case.details, outcomes))?;
    for note in &kept.notes {
        cases::insert_note(w.conn, w.hall, id, note)?;
    }
    for text in notes {
        cases::insert_note(w.conn, w.hall, id, &CaseNote { at, text: text.clone(), author: None })?;
    }
    if let Some(voided) = &kept.voided {
        cases::void(w.conn, id, voided)?;
    }
    Ok(id)
}

/// Writes the log of an imported case. What it strikes and links is told by places; the case at the other end of a link gets its
/// own entry where it is on record already.
fn put_log(
    w: &Write<'_>,
    (import, log): (&CaseImport, &[NewEvent]),
    (id, ids): (CaseId, &[CaseId]),
    at: Moment,
) -> Result<(), RegisterError> {
    let mut written: Vec<Option<CaseEventId>> = Vec::with_capacity(log.len());
    for (place, event) in log.iter().enumerate() {
        let placed = placed(import, (place, event), (&written, ids));
        let entry = match &placed {
            Some(new) => Some(case_events::insert(w.conn, (w.hall, id), (new, None), at)?),
            None => None,
        };
        written.push(entry);
        let is_struck = || log.iter().any(|later| strikes(later, place));
        if let (Some(LinkEnd::OnRecord(other)), Some(new)) = (import.link_end(place), &placed)
            && let What::Linked { how, .. } = new.what
            && !is_struck()
        {
            link_back(w, (id, other, how), new, at)?;
        }
    }
    Ok(())
}

/// An entry with row numbers where the list tells places; `None` for one that is left out.
fn placed(
    import: &CaseImport,
    (place, event): (usize, &NewEvent),
    (written, ids): (&[Option<CaseEventId>], &[CaseId]),
) -> Option<NewEvent> {
    if import.is_left_out(place) {
        return None;
    }
    let what = match &event.what {
        What::Struck { event: CaseEventId(struck), reason } => {
            let entry = usize::try_from(*struck).ok().and_then(|struck| written.get(struck).copied().flatten());
            What::Struck { event: entry?, reason: reason.clone() }
        }
        What::Linked { how, .. } => {
            let other = match import.link_end(place)? {
                LinkEnd::OnRecord(other) => other,
                LinkEnd::Together(other) => *ids.get(other)?,
            };
            What::Linked { other, how: *how }
        }
        what => what.clone(),
    };
    Some(NewEvent { what, ..*event })
}

fn strikes(event: &NewEvent, place: usize) -> bool {
    matches!(event.what, What::Struck { event: CaseEventId(struck), .. } if usize::try_from(struck) == Ok(place))
}

/// What was frozen when the case was closed, if it is closed now.
fn last_frozen(file: &CaseFile) -> Option<&Frozen> {
    let last = file.events.iter().rev().find_map(|event| match &event.what {
        What::Closed { frozen } => Some(frozen),
        _ => None,
    });
    last.filter(|_| file.case.outcomes.closed_at.is_some())
}

fn listed_step(step: &StepDeadline) -> ListedStep {
    let in_time = match step.standing {
        StepStanding::Met { in_time } => in_time,
        StepStanding::Overdue { .. } => Some(false),
        _ => None,
    };
    let due = step.due.map(|due| due.at);
    ListedStep { code: step.step.clone(), name: step.name.clone(), due, met_at: step.met_at, in_time }
}

/// An imported case before it has a number.
fn unnumbered(import: &CaseImport, at: Moment) -> CaseFile {
    let facts = import.case.clone();
    let outcomes = Outcomes::fresh(facts.first_asked);
    let number = CaseNumber { year: at.date().year(), running: 0 };
    let case = Case { id: CaseId(0), number, facts, entered_at: at, outcomes, voided: None };
    CaseFile { case, events: Vec::new(), notes: Vec::new() }
}

fn entered(event: &NewEvent, index: usize, entered_at: Moment) -> CaseEvent {
    let NewEvent { at, by, what } = event.clone();
    CaseEvent { id: CaseEventId(index as i64), at, entered_at, by, what, file: None }
}

/// Late is only said of what the list tells: a step whose own event it does not speak of (a register without acceptance
/// times) is not judged.
fn as_far_as_told(mut frozen: Frozen, clocks: &CaseClocks, file: &CaseFile) -> Frozen {
    let Some(rule) = &clocks.rule else { return frozen };
    let tells = |by: &MetBy| file.events.iter().any(|event| is_met_by(&event.what, by));
    for step in &mut frozen.steps {
        let of_rule = rule.steps.iter().find(|known| known.code == step.step);
        let is_told = of_rule.and_then(|step| step.met_by.first()).is_some_and(tells);
        if step.in_time == Some(false) && !is_told {
            step.in_time = None;
        }
    }
    frozen
}

fn is_met_by(what: &What, by: &MetBy) -> bool {
    match what {
        What::Happened { event, .. } => by.event() == Some(event),
        what => MetBy::from_word(what.code()).as_ref() == Some(by),
    }
}
