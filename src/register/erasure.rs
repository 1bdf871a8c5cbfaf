//! Erasing a person: what would go, what stands against it, and doing it in one step that is never taken back. Statistics
//! and history stay whole.

use chrono::NaiveDate;

use super::transact::Write;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::cases::{Case, CaseChannel, Standing};
use crate::domain::dates::Moment;
use crate::domain::erasure::{Barrier, Cases, ErasureReason, Mentions, Person, neutral_name, standing};
use crate::domain::ids::{CaseId, StaffId};
use crate::domain::mentions::Needles;
use crate::domain::retention::{RetentionKind, is_over, kept_until};
use crate::domain::staff::StaffStatus;
use crate::storage::erasure::{self, CustomerCase, ErasedRow, FREE_TEXTS, Held, Reach};
use crate::storage::pace::Part;
use crate::storage::{cards, cases, fault, retention, staff, touched};

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// Who.
    pub person: Person,
    /// The neutral word, in the language of the screen: `已抹去`.
    pub word: String,
    /// Why.
    pub reason: ErasureReason,
    /// More words; wanted for [`ErasureReason::Other`].
    pub note: String,
    /// What becomes of mentions in other texts.
    pub mentions: Mentions,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erased {
    /// The name that stands there now.
    pub name: String,
    /// Work number or case number.
    pub subject: String,
    /// Cases whose customer this was.
    pub cases: usize,
    /// Texts somebody was edited out of.
    pub texts: usize,
    /// Pictures that left the file.
    pub pictures: usize,
    /// How far the bytes are that were freed.
    pub freed: FreedBytes,
}

/// What became of the bytes an erasure freed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FreedBytes {
    /// Nothing is left in them.
    #[default]
    Wiped,
    /// There was no room for wiping them: the next opening of the file does it.
    Waiting,
}

/// An erasure on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastErasure {
    /// `staff` or `customer`.
    pub subject: String,
    /// Work number or case number; empty when it is not there any more.
    pub number: String,
    /// Code of the reason.
    pub reason: String,
    /// More words; may be empty.
    pub note: String,
    /// When.
    pub at: Moment,
}

/// What is held about a person, before anything is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasurePreview {
    /// Who.
    pub person: Person,
    /// Work number, or number of the case.
    pub subject: String,
    /// How many records of each kind, by the key of the kind.
    pub held: Held,
    /// Rows of each table that mention them: in the person's own reach, and everywhere.
    pub mentions: Vec<(&'static str, usize)>,
    /// Rows that mention them outside their own cases; of staff always 0.
    pub elsewhere: usize,
    /// Forms not confirmed that mention them.
    pub drafts: usize,
    /// Lines of the history that mention them and stay.
    pub history_lines: usize,
    /// Photos of checks of windows, teams and the hall, which stay and may show them; of a customer always 0.
    pub photos_of_anybody: usize,
    /// Whether another person of the roster has the same name.
    pub has_namesake: bool,
    /// What stands against it.
    pub barriers: Vec<Barrier>,
}

impl Register {
    /// What is held about a person and what stands against erasing them.
    ///
    /// # Errors
    /// `NoSuchRecord`, `Stopped`.
    pub fn erasure_preview(&self, person: Person, today: NaiveDate) -> Result<ErasurePreview, RegisterError> {
        match person {
            Person::Staff(id) => self.staff_preview(id, today),
            Person::Customer(case, which) => self.customer_preview((case, which), today),
        }
    }

    fn staff_preview(&self, id: StaffId, today: NaiveDate) -> Result<ErasurePreview, RegisterError> {
        let conn = self.conn();
        let member = self.staff_member(id)?;
        let needles = self.needles_of(id)?;
        self.pace.begin(Part::Looking, FREE_TEXTS.len())?;
        let mentions = erasure::mentions(conn, (&needles, &Reach::Everywhere), &self.pace)?;
        let name = member.record.name.as_str();
        Ok(ErasurePreview {
            person: Person::Staff(id),
            subject: member.record.work_no.as_str().to_owned(),
            held: erasure::held_of_staff(conn, id)?,
            mentions: by_table(&mentions),
            elsewhere: 0,
            drafts: erasure::drafts_of(conn, &needles)?,
            history_lines: erasure::history_mentions(conn, &needles)?,
            photos_of_anybody: erasure::photos_of_anybody(conn)?,
            has_namesake: erasure::other_names(conn, Some(id))?.iter().any(|other| other == name),
            barriers: self.staff_barriers(id, today)?,
        })
    }

    fn customer_preview(
        &self,
        (case, which): (CaseId, Cases),
        today: NaiveDate,
    ) -> Result<ErasurePreview, RegisterError> {
        let conn = self.conn();
        let all = self.cases_of_customer(case, which)?;
        let reach = Reach::Cases(all.clone());
        let (mut inside, mut outside, mut drafts, mut lines) = (Vec::new(), 0, 0, 0);
        self.pace.begin(Part::Looking, FREE_TEXTS.len() * (all.len() + 1))?;
        for id in &all {
            let Some(of) = erasure::customer_of(conn, *id)? else { continue };
            let own = erasure::mentions(conn, (&of.needles, &reach), &self.pace)?;
            if *id == case {
                let everywhere = erasure::mentions(conn, (&of.needles, &Reach::Everywhere), &self.pace)?;
                outside = everywhere.len().saturating_sub(own.len());
                drafts = erasure::drafts_of(conn, &of.needles)?;
                lines = erasure::history_mentions(conn, &of.needles)?;
                inside = own;
            }
        }
        Ok(ErasurePreview {
            person: Person::Customer(case, which),
            subject: self.case(case)?.number.to_string(),
            held: with_letters(erasure::held_of_cases(conn, &all)?, self.letters_of_customer(&all, which)?.1.len()),
            mentions: by_table(&inside),
            elsewhere: outside,
            drafts,
            history_lines: lines,
            photos_of_anybody: 0,
            has_namesake: false,
            barriers: self.customer_barriers(&all, today)?,
        })
    }

    /// The cases of the same customer: the same name and the same contact, both given; this one among them.
    ///
    /// # Errors
    /// `NoSuchRecord`; the file's.
    pub fn cases_like(&self, case: CaseId) -> Result<Vec<CaseId>, RegisterError> {
        self.cases_of_customer(case, Cases::Same)
    }

    /// The cases meant.
    fn cases_of_customer(&self, case: CaseId, which: Cases) -> Result<Vec<CaseId>, RegisterError> {
        self.case(case)?;
        Ok(match which {
            Cases::This => vec![case],
            Cases::Same => erasure::cases_like(self.conn(), case)?,
        })
    }

    pub(super) fn needles_of(&self, id: StaffId) -> Result<Needles, RegisterError> {
        let needles = erasure::staff_needles(self.conn(), id)?;
        let others = erasure::other_names(self.conn(), Some(id))?;
        Ok(others.iter().fold(needles, |needles, other| needles.sparing(other)))
    }

    pub(super) fn staff_barriers(&self, id: StaffId, today: NaiveDate) -> Result<Vec<Barrier>, RegisterError> {
        let conn = self.conn();
        let member = self.staff_member(id)?;
        let mut barriers = Vec::new();
        if erasure::is_erased(conn, "staff", id.0)? {
            barriers.push(Barrier::Erased);
        }
        if matches!(member.record.status, StaffStatus::Active | StaffStatus::OnLeave) {
            barriers.push(Barrier::StillHere);
        }
        let live = cards::of_staff(conn, id)?.into_iter().filter(|card| card.life.holds_place());
        let live: Vec<String> = live.map(|card| card.number.to_string()).collect();
        if !live.is_empty() {
            barriers.push(Barrier::LiveCards(live));
        }
        let has = |case: &Case| case.outcomes.handler.or(case.facts.first_asked) == Some(id);
        let open: Vec<_> = cases::open(conn)?.iter().filter(|case| has(case)).map(|case| case.number).collect();
        if !open.is_empty() {
            barriers.push(Barrier::OpenCases(open));
        }
        if erasure::may_open_file(conn, id)? {
            barriers.push(Barrier::MayOpenFile);
        }
        let least = RetentionKind::StaffLeft.rule().least;
        let begun = retention::last_lines_of_staff(conn)?.get(&id.0).map(|at| at.date());
        if let Some(begun) = begun.filter(|begun| !is_over(*begun, least, today)) {
            barriers.push(Barrier::WithinMinimum(kept_until(begun, least)));
        }
        Ok(barriers)
    }

    pub(super) fn customer_barriers(&self, all: &[CaseId], today: NaiveDate) -> Result<Vec<Barrier>, RegisterError> {
        let conn = self.conn();
        let found = cases::by_ids(conn, all)?;
        let is_open = |case: &&Case| case.voided.is_none() && case.outcomes.standing == Standing::Open;
        let open: Vec<_> = found.iter().filter(is_open).map(|case| case.number).collect();
        let mut barriers = Vec::new();
        if !open.is_empty() {
            barriers.push(Barrier::OpenCases(open));
        }
        let mut erased = 0;
        for case in all {
            erased += usize::from(erasure::is_erased(conn, "customer", case.0)?);
        }
        if erased == all.len() {
            barriers.push(Barrier::Erased);
        }
        let until = found.iter().filter_map(|case| {
            let begun = begun_of(case)?;
            let least = kind_of(case).rule().least;
            (!is_over(begun, least, today)).then(|| kept_until(begun, least))
        });
        barriers.extend(until.max().map(Barrier::WithinMinimum));
        Ok(barriers)
    }

    /// Erases a person in one step: never taken back, and everything that could be undone before is forgotten. A copy of
    /// the file is the caller's business, before; wiping the freed bytes is done here, after.
    ///
    /// # Errors
    /// `CannotErase` with what stands against it; `NoteMissing`; `NoSuchRecord`; `Stopped`; the file's.
    pub fn erase_person(&mut self, erasure: &Erasure, at: Moment) -> Result<Outcome<Erased>, RegisterError> {
        if erasure.reason == ErasureReason::Other && erasure.note.trim().is_empty() {
            return Err(Refusal::NoteMissing.into());
        }
        let preview = self.erasure_preview(erasure.person, at.date())?;
        let against: Vec<Barrier> =
            standing(&preview.barriers, erasure.reason, &erasure.note).into_iter().cloned().collect();
        if !against.is_empty() {
            return Err(Refusal::CannotErase { barriers: against }.into());
        }
        let action = Action::new(ActionKind::ErasePerson, preview.subject.clone(), at);
        let outcome = match erasure.person {
            Person::Staff(id) => {
                let needles = self.needles_of(id)?;
                self.transact(action, |w| {
                    begin_erasing(w, 1)?;
                    erase_staff(w, (id, &needles), (erasure, at))
                })?
            }
            Person::Customer(case, which) => {
                let all = self.cases_of_customer(case, which)?;
                let letters = self.letters_of_customer(&all, which)?;
                self.transact(action, |w| {
                    begin_erasing(w, all.len())?;
                    let mut erased = erase_customer(w, &all, (erasure, at))?;
                    erased.pictures += erasure::erase_letters(w.conn, &letters.1, &letters.0)?;
                    Ok(erased)
                })?
            }
        };
        let freed = self.forget_erased()?;
        let value = Erased { subject: preview.subject, freed, ..outcome.value };
        Ok(Outcome { value, changes: outcome.changes, is_undoable: false })
    }

    /// After an erasure: nothing of it is left in what could be undone, nor in the bytes of the file.
    /// The erasure stands on record already: where the bytes cannot be wiped now, that is no reason to call it not done.
    pub(super) fn forget_erased(&mut self) -> Result<FreedBytes, RegisterError> {
        self.forget_undo();
        touched::forget(&self.conn)?;
        fault::point("erase:committed");
        self.pace.begin(Part::Bytes, 0)?;
        Ok(match erasure::wipe_freed(&self.conn) {
            Ok(()) => FreedBytes::Wiped,
            Err(error) => {
                tracing::warn!(%error, "freed bytes could not be wiped");
                FreedBytes::Waiting
            }
        })
    }

    /// Wipes the freed bytes when the newest thing done was an erasure that may have been cut off.
    pub(super) fn wipe_if_pending(&self) -> Result<(), RegisterError> {
        if erasure::has_pending_wipe(&self.conn)? {
            erasure::wipe_freed(&self.conn)?;
        }
        Ok(())
    }

    /// Everyone erased, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn erasures(&self) -> Result<Vec<PastErasure>, RegisterError> {
        let mut told = Vec::new();
        for erasure::KeptErasure { subject, subject_id: row, reason, note, at } in erasure::all(self.conn())? {
            let number = if subject == "staff" {
                self.staff_member(StaffId(row)).map(|member| member.record.work_no.as_str().to_owned())
            } else {
                self.case(CaseId(row)).map(|case| case.number.to_string())
            };
            told.push(PastErasure { subject, number: number.unwrap_or_default(), reason, note, at });
        }
        Ok(told)
    }
}

/// What is held, with so many letters more.
fn with_letters(mut held: Held, letters: usize) -> Held {
    match held.iter_mut().find(|(key, _)| *key == "held-letters") {
        Some((_, count)) => *count += letters,
        None if letters > 0 => held.push(("held-letters", letters)),
        None => {}
    }
    held
}

/// The kind a case is kept as.
pub(super) fn kind_of(case: &Case) -> RetentionKind {
    if case.facts.channel == CaseChannel::OpinionBook { RetentionKind::OpinionBook } else { RetentionKind::Cases }
}

/// The day the time of a case began: it was closed, or made void.
fn begun_of(case: &Case) -> Option<NaiveDate> {
    let closed = case.outcomes.closed_at.map(Moment::date);
    closed.or_else(|| case.voided.as_ref().map(|voided| voided.at.date()))
}

fn by_table(mentions: &[erasure::Mention]) -> Vec<(&'static str, usize)> {
    let mut tables: Vec<(&'static str, usize)> = Vec::new();
    for mention in mentions {
        match tables.iter_mut().find(|(table, _)| *table == mention.table) {
            Some((_, rows)) => *rows += 1,
            None => tables.push((mention.table, 1)),
        }
    }
    tables
}

/// Says how many steps erasing so many people and cases takes: one for each column of text.
pub(super) fn begin_erasing(w: &Write<'_>, people: usize) -> Result<(), RegisterError> {
    Ok(w.pace.begin(Part::Records, FREE_TEXTS.len() * people)?)
}

fn erase_staff(
    w: &Write<'_>,
    (id, needles): (StaffId, &Needles),
    (erasure, at): (&Erasure, Moment),
) -> Result<Erased, RegisterError> {
    let name = neutral_name(&erasure.word, erasure::count(w.conn)? + 1);
    let pictures = erasure::erase_staff(w.conn, id, &name)?;
    fault::point("erase:half");
    let texts = match erasure.mentions {
        Mentions::EditedOut => {
            erasure::edit_out(w.conn, (needles, &Reach::Everywhere), w.pace)?
                + erasure::edit_out_of_drafts(w.conn, needles)?
        }
        Mentions::OwnOnly => 0,
    };
    erasure::insert(w.conn, w.hall, &row("staff", id.0, (erasure, at)))?;
    staff::get(w.conn, id)?.ok_or(Refusal::NoSuchRecord)?;
    Ok(Erased { name, subject: String::new(), cases: 0, texts, pictures, freed: FreedBytes::Wiped })
}

fn erase_customer(w: &Write<'_>, all: &[CaseId], (erasure, at): (&Erasure, Moment)) -> Result<Erased, RegisterError> {
    let name = neutral_name(&erasure.word, erasure::count(w.conn)? + 1);
    let mut erased = Erased { name, subject: String::new(), cases: 0, texts: 0, pictures: 0, freed: FreedBytes::Wiped };
    let known: Vec<CustomerCase> = all
        .iter()
        .map(|case| erasure::customer_of(w.conn, *case))
        .collect::<Result<Vec<_>, _>>()?
        .into_iter()
        .flatten()
        .collect();
    for of in &known {
        if erasure::is_erased(w.conn, "customer", of.case.0)? {
            continue;
        }
        erased.pictures += erasure::erase_customer(w.conn, of, &erased.name)?;
        fault::point("erase:half");
        let reach = match erasure.mentions {
            Mentions::EditedOut => Reach::Everywhere,
            Mentions::OwnOnly => Reach::Cases(all.to_vec()),
        };
        erased.texts += erasure::edit_out(w.conn, (&of.needles, &reach), w.pace)?;
        if erasure.mentions == Mentions::EditedOut {
            erased.texts += erasure::edit_out_of_drafts(w.conn, &of.needles)?;
        }
        erasure::insert(w.conn, w.hall, &row("customer", of.case.0, (erasure, at)))?;
        erased.cases += 1;
    }
    // Last: a number masked is not found any more.
    for of in &known {
        erasure::mask_texts(w.conn, of.case)?;
    }
    Ok(erased)
}

fn row(subject: &'static str, subject_id: i64, (erasure, at): (&Erasure, Moment)) -> ErasedRow {
    ErasedRow { subject, subject_id, reason: erasure.reason, note: erasure.note.trim().to_owned(), at }
}

/// Erases what is due of customers' cases and people who left, inside one step of the yearly look.
pub(super) fn erase_due(
    w: &Write<'_>,
    person: Person,
    (word, needles, at): (&str, Option<&Needles>, Moment),
) -> Result<(), RegisterError> {
    let erasure = Erasure {
        person,
        word: word.to_owned(),
        reason: ErasureReason::Retention,
        note: String::new(),
        mentions: Mentions::OwnOnly,
    };
    match person {
        Person::Staff(id) => {
            let none = Needles::default();
            let erasure = Erasure { mentions: Mentions::EditedOut, ..erasure };
            erase_staff(w, (id, needles.unwrap_or(&none)), (&erasure, at))?;
        }
        Person::Customer(case, _) => {
            erase_customer(w, &[case], (&erasure, at))?;
        }
    }
    Ok(())
}

impl Register {
    /// What to look for about somebody who left, for the yearly look; nothing where somebody else has the same name.
    pub(super) fn safe_needles_of(&self, id: StaffId) -> Result<Needles, RegisterError> {
        let name = self.staff_member(id)?.record.name;
        let has_namesake = erasure::other_names(self.conn(), Some(id))?.iter().any(|other| other == name.as_str());
        if has_namesake { Ok(Needles::default()) } else { self.needles_of(id) }
    }
}
