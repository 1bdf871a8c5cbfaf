//! A case's life: each step is an entry of its log, checked by the rules of `domain::cases::life` (C; P1-9.2, P1-9.3, P6-2).

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};

use super::case_clocks::{CaseClocks, frozen};
use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::cases::corrections::corrections;
use crate::domain::cases::events::{Frozen, LinkKind};
use crate::domain::cases::life::Bystanders;
use crate::domain::cases::{
    CaseEvent, CaseFile, CaseNumber, CaseRefusal, NewCase, NewEvent, Outcomes, Standing, Target, What,
};
use crate::domain::dates::Moment;
use crate::domain::deadlines::Standing as StepStanding;
use crate::domain::ids::{CaseEventId, CaseId, FileId, StaffId};
use crate::storage::files::NewFile;
use crate::storage::{case_details, case_events, cases, files, staff};

impl Register {
    /// A case with its log and notes.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn case_file(&self, id: CaseId) -> Result<CaseFile, RegisterError> {
        let case = self.case(id)?;
        Ok(CaseFile { case, events: case_events::of_case(self.conn(), id)?, notes: self.case_notes(id)? })
    }

    /// The people a case is about on the day it came in: the person, whoever served at the window, the team's members.
    ///
    /// # Errors
    /// The file's.
    pub fn case_targets(&self, case: &NewCase) -> Result<BTreeSet<StaffId>, RegisterError> {
        let day = case.received_at.date();
        Ok(match &case.details.target {
            Target::Nobody | Target::Hall => BTreeSet::new(),
            Target::Person(id) => BTreeSet::from([*id]),
            Target::Window(id) => staff::serving_at(self.conn(), *id, day)?.into_iter().collect(),
            Target::Team(name) => {
                self.staff()?.into_iter().filter(|member| member.record.team == *name).map(|m| m.id).collect()
            }
        })
    }

    /// Enters a step of a case's life. Correcting and attaching have verbs of their own.
    ///
    /// # Errors
    /// [`Refusal::Case`] says which rule forbids it.
    pub fn add_case_event(
        &mut self,
        id: CaseId,
        new: &NewEvent,
        at: Moment,
    ) -> Result<Outcome<CaseEventId>, RegisterError> {
        self.add_case_events(id, std::slice::from_ref(new), at)
    }

    /// Enters steps that belong together, as a conclusion and the reply that tells it: all or none, one step to undo.
    /// Gives the last entry.
    ///
    /// # Errors
    /// [`Refusal::Case`] says which rule forbids it; `NothingChanged` for no step at all.
    pub fn add_case_events(
        &mut self,
        id: CaseId,
        news: &[NewEvent],
        at: Moment,
    ) -> Result<Outcome<CaseEventId>, RegisterError> {
        let (file, entries) = self.checked(id, news, at)?;
        self.put_events(&file, &entries, at)
    }

    /// Closes a case: its deadlines are frozen with the editions of rules and calendar they were counted on.
    ///
    /// # Errors
    /// [`Refusal::Case`]: `NoConclusion`, `NoReply` (P1-9.2), `WrittenReplyNeeded` (P1-9.3), `SignatureNeeded`
    /// (P8-1.w3), `ReportNeeded` (P4-6), `StepNotDone` (P1-10.3).
    pub fn close_case(
        &mut self,
        id: CaseId,
        by: Option<StaffId>,
        at: Moment,
    ) -> Result<Outcome<CaseEventId>, RegisterError> {
        let new = NewEvent { at, by, what: What::Closed { frozen: Frozen::default() } };
        self.add_case_event(id, &new, at)
    }

    /// Whether steps could be entered together, without entering them: the form says so before anything is sent.
    ///
    /// # Errors
    /// As [`Register::add_case_events`].
    pub fn may_add_case_events(&self, id: CaseId, news: &[NewEvent], at: Moment) -> Result<(), RegisterError> {
        self.checked(id, news, at).map(|_| ())
    }

    /// The case with the steps entered, and the entries as they are to be written.
    fn checked(&self, id: CaseId, news: &[NewEvent], at: Moment) -> Result<(CaseFile, Vec<NewEvent>), RegisterError> {
        let mut file = self.case_file(id)?;
        let mut entries = Vec::with_capacity(news.len());
        for new in news {
            let clocks = self.case_clocks(&file, at)?;
            self.check_event((&file, &clocks), new, at)?;
            let mut new = new.clone();
            if let What::Closed { .. } = new.what {
                new.what = What::Closed { frozen: self.frozen(&file, &new, at)? };
            }
            file.events.push(ahead(&new, (entries.len(), at)));
            entries.push(new);
        }
        Ok((file, entries))
    }

    fn check_event(
        &self,
        (file, clocks): (&CaseFile, &CaseClocks),
        new: &NewEvent,
        at: Moment,
    ) -> Result<(), RegisterError> {
        let targets = self.case_targets(&file.case.facts)?;
        let pausable = clocks.rule.as_ref().map(|rule| rule.pausable.as_slice()).unwrap_or_default();
        let beside = Bystanders {
            targets: &targets,
            pausable,
            must_report: clocks.report_need(),
            signature: clocks.signature_need(),
            now: at,
        };
        file.check(new, beside)?;
        check_extension(clocks, &new.what)?;
        if let What::Extended { approver, .. } = &new.what {
            self.check_approver(approver, &targets)?;
        }
        if let What::Closed { .. } = new.what {
            check_steps_done(&self.clocks_with(file, new, at)?)?;
        }
        if let What::Linked { other, .. } = &new.what {
            self.case(*other)?;
        }
        Ok(())
    }

    /// Whom a case is about does not approve its extension.
    fn check_approver(&self, approver: &str, targets: &BTreeSet<StaffId>) -> Result<(), RegisterError> {
        let people = self.staff()?;
        let is_target =
            people.iter().any(|member| targets.contains(&member.id) && approver.contains(member.record.name.as_str()));
        if is_target { Err(CaseRefusal::IsTarget.into()) } else { Ok(()) }
    }

    fn frozen(&self, file: &CaseFile, closing: &NewEvent, at: Moment) -> Result<Frozen, RegisterError> {
        Ok(frozen(&self.clocks_with(file, closing, at)?, file, &self.calendar))
    }

    /// What the clocks come to with the closing itself counted, for steps that are met by it.
    fn clocks_with(&self, file: &CaseFile, closing: &NewEvent, at: Moment) -> Result<CaseClocks, RegisterError> {
        let mut with = file.clone();
        with.events.push(ahead(closing, (0, at)));
        self.case_clocks(&with, at)
    }

    fn put_events(
        &mut self,
        file: &CaseFile,
        entries: &[NewEvent],
        at: Moment,
    ) -> Result<Outcome<CaseEventId>, RegisterError> {
        let case = &file.case;
        let last = entries.last().ok_or(CaseRefusal::NothingChanged)?;
        let action = Action::new(ActionKind::of_event(&last.what), case.number.to_string(), at);
        let (id, facts) = (case.id, case.facts.clone());
        self.transact(action, |w| {
            let mut newest = CaseEventId(0);
            for new in entries {
                newest = case_events::insert(w.conn, (w.hall, id), (new, None), at)?;
                match &new.what {
                    What::Linked { other, how } => link_back(w, (id, *other, *how), new, at)?,
                    What::Struck { event, .. } => strike_back(w, (file, *event), new, at)?,
                    _ => {}
                }
            }
            put_outcomes(w, id, &facts)?;
            Ok(newest)
        })
    }

    /// Corrects recorded facts by a further entry: what stood before stays in the log.
    ///
    /// # Errors
    /// `NothingChanged`, `TextMissing` without a reason, `IsClosed`, `IsVoid`.
    pub fn correct_case(
        &mut self,
        id: CaseId,
        (facts, reason, by): (&NewCase, &str, Option<StaffId>),
        at: Moment,
    ) -> Result<Outcome<CaseEventId>, RegisterError> {
        let file = self.case_file(id)?;
        let changes = corrections(&file.case.facts, facts);
        if changes.is_empty() {
            return Err(CaseRefusal::NothingChanged.into());
        }
        let new = NewEvent { at, by, what: What::Corrected { changes, reason: reason.trim().to_owned() } };
        let clocks = self.case_clocks(&file, at)?;
        self.check_event((&file, &clocks), &new, at)?;
        let action = Action::new(ActionKind::CorrectCase, file.case.number.to_string(), at);
        self.transact(action, |w| {
            cases::update(w.conn, id, facts)?;
            let event = case_events::insert(w.conn, (w.hall, id), (&new, None), at)?;
            put_outcomes(w, id, facts)?;
            Ok(event)
        })
    }

    /// Keeps a file with a case.
    ///
    /// # Errors
    /// `IsVoid`.
    pub fn attach_to_case(
        &mut self,
        id: CaseId,
        (attachment, by): (&NewFile, Option<StaffId>),
        at: Moment,
    ) -> Result<Outcome<CaseEventId>, RegisterError> {
        let case = self.case(id)?;
        if case.voided.is_some() {
            return Err(CaseRefusal::IsVoid.into());
        }
        let (name, media_type) = (attachment.name.clone(), attachment.media_type.clone());
        let new = NewEvent { at, by, what: What::Attached { name, media_type } };
        let action = Action::new(ActionKind::AttachToCase, case.number.to_string(), at);
        self.transact(action, |w| {
            let file: FileId = files::insert(w.conn, w.hall, attachment, at)?;
            Ok(case_events::insert(w.conn, (w.hall, id), (&new, Some(file)), at)?)
        })
    }

    /// Records a further case that belongs to one on record, as when one letter speaks of two things.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn record_linked_case(
        &mut self,
        case: &NewCase,
        (other, how): (CaseId, LinkKind),
        at: Moment,
    ) -> Result<Outcome<(CaseId, CaseNumber)>, RegisterError> {
        self.case(other)?;
        let number = self.next_case_number(at)?;
        let action = Action::new(ActionKind::RecordCase, number.to_string(), at);
        self.transact(action, |w| {
            let (id, number) = super::cases::put(w, case, at)?;
            let new = NewEvent { at, by: case.first_asked, what: What::Linked { other, how } };
            case_events::insert(w.conn, (w.hall, id), (&new, None), at)?;
            link_back(w, (id, other, how), &new, at)?;
            Ok((id, number))
        })
    }
}

impl Register {
    /// Records a case the higher office wants answered by a day (P4-6), in one step.
    ///
    /// # Errors
    /// The file's.
    pub fn record_case_answer_by(
        &mut self,
        case: &NewCase,
        day: NaiveDate,
        at: Moment,
    ) -> Result<Outcome<(CaseId, CaseNumber)>, RegisterError> {
        let number = self.next_case_number(at)?;
        let action = Action::new(ActionKind::RecordCase, number.to_string(), at);
        self.transact(action, |w| {
            let (id, number) = super::cases::put(w, case, at)?;
            let what = What::Happened { event: ANSWER_BY.to_owned(), note: String::new() };
            let new = NewEvent { at: Moment::at(day, NaiveTime::MIN), by: case.first_asked, what };
            case_events::insert(w.conn, (w.hall, id), (&new, None), at)?;
            Ok((id, number))
        })
    }

    /// Notes on the history that cases left the program with names and phones.
    ///
    /// # Errors
    /// The file's.
    pub fn note_case_export(&mut self, subject: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        self.transact(Action::new(ActionKind::ExportCases, subject, at), |_| Ok(()))
    }
}

/// Code of the event that carries the date by which the higher office wants its answer.
pub const ANSWER_BY: &str = "answer_by";

/// An entry not yet written, as the `nth` of those that come together.
fn ahead(new: &NewEvent, (nth, entered_at): (usize, Moment)) -> CaseEvent {
    let id = CaseEventId(i64::MAX - nth as i64);
    CaseEvent { id, at: new.at, entered_at, by: new.by, what: new.what.clone(), file: None }
}

/// The other case's own entry of a link.
pub(super) fn link_back(
    w: &Write<'_>,
    (id, other, how): (CaseId, CaseId, LinkKind),
    new: &NewEvent,
    at: Moment,
) -> Result<(), RegisterError> {
    let back = NewEvent { what: What::Linked { other: id, how }, ..new.clone() };
    case_events::insert(w.conn, (w.hall, other), (&back, None), at)?;
    Ok(())
}

/// A link that is struck is struck in the other case's log too.
fn strike_back(
    w: &Write<'_>,
    (file, struck): (&CaseFile, CaseEventId),
    new: &NewEvent,
    at: Moment,
) -> Result<(), RegisterError> {
    let linked = file.events.iter().find(|event| event.id == struck);
    let (Some(What::Linked { other, .. }), What::Struck { reason, .. }) = (linked.map(|event| &event.what), &new.what)
    else {
        return Ok(());
    };
    let case = cases::get(w.conn, *other)?.ok_or(Refusal::NoSuchRecord)?;
    let file_of_other = CaseFile { case, events: case_events::of_case(w.conn, *other)?, notes: Vec::new() };
    let id = file.case.id;
    let back = file_of_other
        .live()
        .into_iter()
        .filter(|event| matches!(event.what, What::Linked { other, .. } if other == id));
    for event in back {
        let what = What::Struck { event: event.id, reason: reason.clone() };
        case_events::insert(w.conn, (w.hall, *other), (&NewEvent { what, ..new.clone() }, None), at)?;
    }
    Ok(())
}

/// Writes beside the case what its log now comes to.
pub(super) fn put_outcomes(w: &Write<'_>, id: CaseId, facts: &NewCase) -> Result<(), RegisterError> {
    let case = cases::get(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?;
    let file = CaseFile { case, events: case_events::of_case(w.conn, id)?, notes: Vec::new() };
    Ok(case_details::put(w.conn, (w.hall, id), (&facts.details, &outcomes(&file)))?)
}

/// What a log comes to.
pub(super) fn outcomes(file: &CaseFile) -> Outcomes {
    let live = file.live();
    let turn = live.iter().rev().find_map(|event| match &event.what {
        What::Archived { .. } => Some(Standing::Archived),
        What::Closed { .. } => Some(Standing::Closed),
        What::Reopened { .. } => Some(Standing::Open),
        _ => None,
    });
    let standing = turn.unwrap_or(Standing::Open);
    let closing = live.iter().rev().find_map(|event| match &event.what {
        What::Closed { frozen } => Some((event.at, frozen.in_time())),
        _ => None,
    });
    let closing = closing.filter(|_| standing != Standing::Open);
    Outcomes {
        standing,
        handler: file.handler(),
        replied_at: file.reply().map(|event| event.at),
        closed_at: closing.map(|(at, _)| at),
        in_time: closing.and_then(|(_, in_time)| in_time),
        finding: file.conclusion().map(|(finding, _)| finding),
        satisfaction: file.satisfaction(),
    }
}

/// An extension is asked for in time, and within what the rule allows: the engine counts no other.
fn check_extension(clocks: &CaseClocks, what: &What) -> Result<(), CaseRefusal> {
    let What::Extended { step, by, .. } = what else { return Ok(()) };
    let step = clocks.step(step).ok_or(CaseRefusal::ExtensionNotAllowed)?;
    if matches!(step.standing, StepStanding::Overdue { .. }) {
        return Err(CaseRefusal::TooLateToExtend);
    }
    let allowed = step.extension.as_ref().filter(|_| step.may_extend).ok_or(CaseRefusal::ExtensionNotAllowed)?;
    let is_within = by.unit == allowed.limit.unit && (1..=allowed.limit.length).contains(&by.length);
    if is_within { Ok(()) } else { Err(CaseRefusal::ExtensionNotAllowed) }
}

/// What the rule wants done before closing is done.
fn check_steps_done(clocks: &CaseClocks) -> Result<(), CaseRefusal> {
    let is_done = |standing: &StepStanding| matches!(standing, StepStanding::Met { .. } | StepStanding::Exempt);
    let is_open = clocks.steps.iter().any(|step| step.needed_to_close && !is_done(&step.standing));
    if is_open { Err(CaseRefusal::StepNotDone) } else { Ok(()) }
}
