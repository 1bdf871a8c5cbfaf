//! The life of a check: begun from a pack, answered item by item, finished and locked, corrected by further entries
//! (A; P1-2.4, P1-II.2).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::audits::{Audit, bad_pack};
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::audits::{
    Answer, AuditKind, NoteKind, RunDetails, Score, Subject, Verdict, problems_before_finish, score,
};
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, FileId, StaffId};
use crate::domain::standards::{Pack, Purpose};
use crate::storage::audit_entries::{CorrectionRow, NoteRow};
use crate::storage::audits::{AnswerRow, AuditRow};
use crate::storage::corrective::{self, NewCorrective};
use crate::storage::files::NewFile;
use crate::storage::{StorageError, audit_details, audit_entries, audits, files};

/// A run to begin.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRun {
    /// The pack's text, kept with the run for ever.
    pub pack_text: String,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Who checks.
    pub auditor: Option<StaffId>,
    /// What it is about.
    pub details: RunDetails,
}

/// A whole check to write in one step.
#[derive(Debug, Clone, Copy)]
pub struct WholeAudit<'a> {
    /// The pack's text.
    pub pack_text: &'a str,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Who checked.
    pub auditor: Option<StaffId>,
    /// Every answer, by item code.
    pub answers: &'a BTreeMap<String, Answer>,
    /// Begun.
    pub started_at: Moment,
    /// Finished.
    pub finished_at: Moment,
}

/// A correction of one item of a finished check.
#[derive(Debug, Clone, PartialEq)]
pub struct NewCorrection {
    /// Code of the item.
    pub item: String,
    /// The answer that should have been given.
    pub answer: Answer,
    /// Why; not blank.
    pub reason: String,
    /// Who corrects.
    pub by: Option<StaffId>,
}

impl Register {
    /// Begins a self-check of the whole hall from a pack's text, which is kept with it for ever.
    ///
    /// # Errors
    /// `BadPack`; `AuditExists` when that pack was begun for the day already.
    pub fn start_audit(
        &mut self,
        pack_text: &str,
        (day, auditor): (NaiveDate, Option<StaffId>),
        at: Moment,
    ) -> Result<Outcome<AuditId>, RegisterError> {
        let details = RunDetails::of_hall(day);
        self.start_run(&NewRun { pack_text: pack_text.to_owned(), day, auditor, details }, at)
    }

    /// Begins a run. The team and the window of its subject are filled in as of that day.
    ///
    /// # Errors
    /// `BadPack`; `SubjectNotOfPack`; `NothingToReCheck`; `AuditExists` when the daily check was begun for the day, or
    /// the same run by the same auditor stands open; `OutsideContest`, `ContestClosed`; what an appraisal refuses.
    pub fn start_run(&mut self, run: &NewRun, at: Moment) -> Result<Outcome<AuditId>, RegisterError> {
        let pack = Pack::parse("pack", &run.pack_text).map_err(bad_pack)?;
        if !pack.subjects.contains(&run.details.subject.kind()) {
            return Err(Refusal::SubjectNotOfPack.into());
        }
        if let Some(only) = &run.details.only_items
            && pack.clone().limited_to(only).items.is_empty()
        {
            return Err(Refusal::NothingToReCheck.into());
        }
        self.refuse_double_run(&pack, run)?;
        self.refuse_outside_contest(run)?;
        self.refuse_appraisal_run(&run.details)?;
        let details = self.with_membership(run)?;
        let row = new_row(&run.pack_text, &pack, (run.day, run.auditor), at);
        let subject = format!("{} {} {}", pack.code, run.day, details.subject.key());
        let action = Action::new(ActionKind::StartAudit, subject, at);
        self.transact(action, |w| {
            let id = audits::insert(w.conn, w.hall, &row)?;
            audit_details::insert(w.conn, w.hall, id, &details)?;
            Ok(id)
        })
    }

    fn refuse_double_run(&self, pack: &Pack, run: &NewRun) -> Result<(), RegisterError> {
        let is_daily = pack.purpose == Purpose::DailyCheck && run.details.kind != AuditKind::ReCheck;
        let same = |details: &RunDetails| {
            (details.kind, &details.subject, details.contest, details.appraisal, details.re_check_of)
                == (
                    run.details.kind,
                    &run.details.subject,
                    run.details.contest,
                    run.details.appraisal,
                    run.details.re_check_of,
                )
        };
        let doubles = self.audits_between(run.day, run.day)?.into_iter().any(|row| {
            let alike = row.voided.is_none() && row.pack_code == pack.code && same(&row.details);
            alike && (is_daily || (row.finished_at.is_none() && row.auditor == run.auditor))
        });
        if doubles { Err(Refusal::AuditExists.into()) } else { Ok(()) }
    }

    /// Team and window of the subject as of the day of the run.
    fn with_membership(&self, run: &NewRun) -> Result<RunDetails, RegisterError> {
        let mut details = run.details.clone();
        match &run.details.subject {
            Subject::Hall => {}
            Subject::Team(name) => details.team.clone_from(name),
            Subject::Window(window) => {
                let windows = self.windows()?;
                let found = windows.into_iter().find(|w| w.id == *window).ok_or(Refusal::NoSuchRecord)?;
                details.window_number = found.number;
            }
            Subject::Person(person) => {
                details.team = self.staff_member(*person)?.record.team;
                let periods = self.window_periods(*person)?;
                let then = periods
                    .into_iter()
                    .find(|period| period.from_on <= run.day && period.until_on.is_none_or(|until| run.day <= until));
                details.window_number = then.map(|period| period.number).unwrap_or_default();
            }
        }
        Ok(details)
    }

    /// Answers an item (`None` takes the answer back). A photo taken before stays with the answer.
    ///
    /// # Errors
    /// `AuditFinished`, `NoSuchRecord` for an item the pack does not have.
    pub fn answer_item(
        &mut self,
        id: AuditId,
        (code, answer): (&str, Option<&Answer>),
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let audit = self.open_audit(id)?;
        audit.pack.item(code).ok_or(Refusal::NoSuchRecord)?;
        let photo = audit.photos.get(code).copied();
        let action = Action::new(ActionKind::AnswerItem, format!("{} {code}", audit.day), at);
        let row = answer.map(|answer| write_answer(code, answer, photo, at)).transpose()?;
        self.transact(action, |w| match &row {
            Some(row) => Ok(audits::put_answer(w.conn, w.hall, id, row)?),
            None => Ok(audits::remove_answer(w.conn, id, code)?),
        })
    }

    /// Writes what the records say to several linked items in one step.
    ///
    /// # Errors
    /// `AuditFinished`, `NoSuchRecord` for an item the pack does not have.
    pub fn answer_items(
        &mut self,
        id: AuditId,
        answers: &[(String, Answer)],
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let audit = self.open_audit(id)?;
        let mut rows = Vec::new();
        for (code, answer) in answers {
            audit.pack.item(code).ok_or(Refusal::NoSuchRecord)?;
            rows.push(write_answer(code, answer, audit.photos.get(code).copied(), at)?);
        }
        let action = Action::new(ActionKind::AnswerItem, format!("{} {}", audit.day, rows.len()), at);
        self.transact(action, |w| {
            for row in &rows {
                audits::put_answer(w.conn, w.hall, id, row)?;
            }
            Ok(())
        })
    }

    /// Puts a photo beside an answered item: the first one, or a further one.
    ///
    /// # Errors
    /// `AuditFinished`; `NoSuchRecord` for an item without an answer.
    pub fn add_item_photo(
        &mut self,
        id: AuditId,
        (code, photo): (&str, &NewFile),
        at: Moment,
    ) -> Result<Outcome<FileId>, RegisterError> {
        let audit = self.open_audit(id)?;
        let answer = audit.answers.get(code).ok_or(Refusal::NoSuchRecord)?;
        let is_first = !audit.photos.contains_key(code);
        let action = Action::new(ActionKind::AnswerItem, format!("{} {code} photo", audit.day), at);
        self.transact(action, |w| {
            let file = files::insert(w.conn, w.hall, photo, at)?;
            if is_first {
                audits::put_answer(w.conn, w.hall, id, &write_answer(code, answer, Some(file), at)?)?;
            } else {
                audit_entries::insert_photo(w.conn, w.hall, id, (code, file, at))?;
            }
            Ok(file)
        })
    }

    /// Finishes a check: the score is frozen, the answers are locked, and every failed item with an owner or a day
    /// becomes a corrective action.
    ///
    /// # Errors
    /// `AuditFinished`; `AuditUnfinished` names the items without answer, number or reason.
    pub fn finish_audit(&mut self, id: AuditId, at: Moment) -> Result<Outcome<Score>, RegisterError> {
        let audit = self.open_audit(id)?;
        refuse_unfinished(&audit.pack, &audit.answers)?;
        let score = audit.score();
        let actions = correctives_of(&audit);
        let action = Action::new(ActionKind::FinishAudit, format!("{} {}", audit.pack.code, audit.day), at);
        let points = (score.earned.as_number(), score.possible.as_number());
        self.transact(action, |w| {
            audits::finish(w.conn, id, points, at)?;
            audit_details::freeze(w.conn, id, (score.scaled_to_100, score.result.as_ref(), &score.vetoed))?;
            for new in &actions {
                corrective::open(w.conn, w.hall, new, at)?;
            }
            Ok(score)
        })
    }

    /// Writes a whole check that was run elsewhere or before: begun, answered and finished in one step.
    ///
    /// # Errors
    /// `BadPack`, `AuditExists`, `AuditUnfinished`.
    pub fn record_whole_audit(&mut self, whole: &WholeAudit<'_>) -> Result<Outcome<AuditId>, RegisterError> {
        let WholeAudit { pack_text, day, auditor, answers, started_at, finished_at } = *whole;
        let details = RunDetails::of_hall(day);
        let run = NewRun { pack_text: pack_text.to_owned(), day, auditor, details };
        self.record_whole_run(&run, answers, (started_at, finished_at))
    }

    /// The same for any run.
    ///
    /// # Errors
    /// Those of [`Register::start_run`], `AuditUnfinished`.
    pub fn record_whole_run(
        &mut self,
        run: &NewRun,
        answers: &BTreeMap<String, Answer>,
        (started_at, finished_at): (Moment, Moment),
    ) -> Result<Outcome<AuditId>, RegisterError> {
        let whole = Pack::parse("pack", &run.pack_text).map_err(bad_pack)?;
        self.refuse_double_run(&whole, run)?;
        self.refuse_outside_contest(run)?;
        self.refuse_appraisal_run(&run.details)?;
        let details = self.with_membership(run)?;
        let pack = match &details.only_items {
            Some(only) => whole.limited_to(only),
            None => whole,
        };
        refuse_unfinished(&pack, answers)?;
        let score = score(&pack, answers);
        let action = Action::new(ActionKind::FinishAudit, format!("{} {}", pack.code, run.day), finished_at);
        let row = new_row(&run.pack_text, &pack, (run.day, run.auditor), started_at);
        self.transact(action, |w| {
            let id = audits::insert(w.conn, w.hall, &row)?;
            audit_details::insert(w.conn, w.hall, id, &details)?;
            for (code, answer) in answers {
                audits::put_answer(w.conn, w.hall, id, &write_answer(code, answer, None, finished_at)?)?;
            }
            let points = (score.earned.as_number(), score.possible.as_number());
            audits::finish(w.conn, id, points, finished_at)?;
            audit_details::freeze(w.conn, id, (score.scaled_to_100, score.result.as_ref(), &score.vetoed))?;
            for new in correctives_in(id, &answered(&pack, answers), run.auditor) {
                corrective::open(w.conn, w.hall, &new, finished_at)?;
            }
            Ok(id)
        })
    }

    /// Corrects an item of a finished check by a further entry; the frozen score stays beside the corrected one.
    ///
    /// # Errors
    /// `AuditUnfinished` while it is open, `ReasonMissing`, `NoSuchRecord`.
    pub fn correct_audit(
        &mut self,
        id: AuditId,
        correction: &NewCorrection,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let audit = self.finished_audit(id)?;
        let NewCorrection { item, answer, reason, by } = correction;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        audit.pack.item(item).ok_or(Refusal::NoSuchRecord)?;
        let answer = json(answer)?;
        let row = CorrectionRow { item_code: item.clone(), answer, reason: reason.trim().to_owned(), by: *by, at };
        let action = Action::new(ActionKind::CorrectAudit, format!("{} {} {item}", audit.pack.code, audit.day), at);
        self.transact(action, |w| Ok(audit_entries::insert_correction(w.conn, w.hall, id, &row)?))
    }

    /// Adds a remark, an objection or an opinion to a check.
    ///
    /// # Errors
    /// `ReasonMissing` for blank words, `NoSuchRecord`.
    pub fn note_audit(
        &mut self,
        id: AuditId,
        (kind, text, by): (NoteKind, &str, Option<StaffId>),
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let audit = self.audit(id)?;
        if text.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        let note = NoteRow { kind, text: text.trim().to_owned(), by, at };
        let subject = format!("{} {} {}", audit.pack.code, audit.day, kind.code());
        self.transact(Action::new(ActionKind::NoteAudit, subject, at), |w| {
            Ok(audit_entries::insert_note(w.conn, w.hall, id, &note)?)
        })
    }

    /// Voids a check that was begun by mistake; it stays on record with the reason and counts nowhere.
    ///
    /// # Errors
    /// `ReasonMissing`, `AuditVoid`, `NoSuchRecord`.
    pub fn void_audit(&mut self, id: AuditId, reason: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let audit = self.audit(id)?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if audit.voided.is_some() {
            return Err(Refusal::AuditVoid.into());
        }
        let known = audit_details::get(self.conn(), id)?.is_some();
        let subject = format!("{} {}", audit.pack.code, audit.day);
        self.transact(Action::new(ActionKind::VoidAudit, subject, at), |w| {
            if !known {
                audit_details::insert(w.conn, w.hall, id, &audit.details)?;
            }
            Ok(audit_details::void(w.conn, id, (at, reason.trim()))?)
        })
    }

    fn open_audit(&self, id: AuditId) -> Result<Audit, RegisterError> {
        let audit = self.audit(id)?;
        if audit.voided.is_some() {
            return Err(Refusal::AuditVoid.into());
        }
        if audit.finished_at.is_some() {
            return Err(Refusal::AuditFinished.into());
        }
        Ok(audit)
    }

    pub(super) fn finished_audit(&self, id: AuditId) -> Result<Audit, RegisterError> {
        let audit = self.audit(id)?;
        if audit.voided.is_some() {
            return Err(Refusal::AuditVoid.into());
        }
        if audit.finished_at.is_none() {
            return Err(Refusal::AuditUnfinished { items: Vec::new() }.into());
        }
        Ok(audit)
    }
}

fn refuse_unfinished(pack: &Pack, answers: &BTreeMap<String, Answer>) -> Result<(), RegisterError> {
    let problems = problems_before_finish(pack, answers);
    if problems.is_empty() {
        return Ok(());
    }
    let items = problems.into_iter().map(|problem| problem.item).collect();
    Err(Refusal::AuditUnfinished { items }.into())
}

/// The answers of a pack's items with the item's words, in order.
fn answered<'a>(pack: &'a Pack, answers: &'a BTreeMap<String, Answer>) -> Vec<(&'a str, &'a str, &'a Answer)> {
    let items = pack.items.iter();
    items.filter_map(|item| Some((item.code.as_str(), item.text.zh.as_str(), answers.get(&item.code)?))).collect()
}

fn correctives_of(audit: &Audit) -> Vec<NewCorrective> {
    correctives_in(audit.id, &answered(&audit.pack, &audit.answers), audit.auditor)
}

fn correctives_in(
    audit: AuditId,
    answered: &[(&str, &str, &Answer)],
    opened_by: Option<StaffId>,
) -> Vec<NewCorrective> {
    let failed = answered
        .iter()
        .filter(|(_, _, answer)| answer.verdict == Verdict::Fail && (answer.owner.is_some() || answer.due.is_some()));
    let new = |(code, text, answer): &(&str, &str, &Answer)| NewCorrective {
        audit,
        item_code: (*code).to_owned(),
        what: if answer.reason.trim().is_empty() { (*text).to_owned() } else { answer.reason.trim().to_owned() },
        opened_by,
        owner: answer.owner,
        due: answer.due,
    };
    failed.map(new).collect()
}

fn new_row(pack_text: &str, pack: &Pack, (day, auditor): (NaiveDate, Option<StaffId>), started_at: Moment) -> AuditRow {
    AuditRow {
        id: AuditId(0),
        day,
        pack_code: pack.code.clone(),
        pack_edition: pack.edition.clone(),
        pack_text: pack_text.to_owned(),
        auditor,
        started_at,
        finished_at: None,
        earned: None,
        possible: None,
    }
}

fn json(answer: &Answer) -> Result<String, StorageError> {
    serde_json::to_string(answer).map_err(|error| StorageError::Damaged(error.to_string()))
}

fn write_answer(code: &str, answer: &Answer, photo: Option<FileId>, at: Moment) -> Result<AnswerRow, RegisterError> {
    Ok(AnswerRow { item_code: code.to_owned(), answer: json(answer)?, photo, answered_at: at })
}
