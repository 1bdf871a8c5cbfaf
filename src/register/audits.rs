//! Checks: begun from a pack, answered item by item, finished and locked with a frozen copy of the pack (A; P1-2.4).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::audits::{Answer, Score, Verdict, problems_before_finish, score};
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, FileId, StaffId};
use crate::domain::standards::Pack;
use crate::storage::audits::{self, AnswerRow, AuditRow};
use crate::storage::files::NewFile;
use crate::storage::{StorageError, files};

/// A check with its pack as it was, and all answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Row number.
    pub id: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// The pack it is scored on, for ever.
    pub pack: Pack,
    /// Who checks.
    pub auditor: Option<StaffId>,
    /// Begun.
    pub started_at: Moment,
    /// Finished and locked.
    pub finished_at: Option<Moment>,
    /// Answers by item code.
    pub answers: BTreeMap<String, Answer>,
    /// Photos by item code.
    pub photos: BTreeMap<String, FileId>,
}

impl Audit {
    /// The score so far, or the final one.
    pub fn score(&self) -> Score {
        score(&self.pack, &self.answers)
    }

    /// Codes of the items that failed.
    pub fn failed(&self) -> BTreeSet<String> {
        let failed = self.answers.iter().filter(|(_, answer)| answer.verdict == Verdict::Fail);
        failed.map(|(code, _)| code.clone()).collect()
    }
}

/// A line of the list of checks.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditSummary {
    /// Row number.
    pub id: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// Code of the pack.
    pub pack_code: String,
    /// Edition of the pack.
    pub pack_edition: String,
    /// Who checked.
    pub auditor: Option<StaffId>,
    /// Begun.
    pub started_at: Moment,
    /// Finished and locked.
    pub finished_at: Option<Moment>,
    /// Earned and possible points, frozen when it was finished.
    pub result: Option<(f64, f64)>,
}

impl Register {
    /// Checks, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn audits(&self, most: usize) -> Result<Vec<AuditSummary>, RegisterError> {
        Ok(audits::newest(self.conn(), most)?.into_iter().map(summary).collect())
    }

    /// One check with pack and answers.
    ///
    /// # Errors
    /// `NoSuchRecord`, `BadPack`.
    pub fn audit(&self, id: AuditId) -> Result<Audit, RegisterError> {
        let row = audits::get(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        let pack = Pack::parse(&row.pack_code, &row.pack_text).map_err(bad_pack)?;
        let mut answers = BTreeMap::new();
        let mut photos = BTreeMap::new();
        for AnswerRow { item_code, answer, photo, .. } in audits::answers(self.conn(), id)? {
            if let Some(photo) = photo {
                photos.insert(item_code.clone(), photo);
            }
            answers.insert(item_code, read_answer(&answer)?);
        }
        let AuditRow { day, auditor, started_at, finished_at, .. } = row;
        Ok(Audit { id, day, pack, auditor, started_at, finished_at, answers, photos })
    }

    /// The check of a pack for a day, if one was begun.
    ///
    /// # Errors
    /// The file's.
    pub fn audit_of_day(&self, pack_code: &str, day: NaiveDate) -> Result<Option<AuditSummary>, RegisterError> {
        let rows = audits::newest(self.conn(), 400)?;
        Ok(rows.into_iter().find(|row| row.pack_code == pack_code && row.day == day).map(summary))
    }

    /// What failed in the last finished check of that pack before `day`.
    ///
    /// # Errors
    /// The file's.
    pub fn failed_last_time(&self, pack_code: &str, day: NaiveDate) -> Result<BTreeSet<String>, RegisterError> {
        let rows = audits::newest(self.conn(), 400)?;
        let last = rows.into_iter().find(|r| r.pack_code == pack_code && r.day < day && r.finished_at.is_some());
        last.map_or_else(|| Ok(BTreeSet::new()), |row| Ok(self.audit(row.id)?.failed()))
    }

    /// Begins a check from a pack's text, which is kept with it for ever.
    ///
    /// # Errors
    /// `BadPack`; `AuditExists` when that pack was begun for the day already.
    pub fn start_audit(
        &mut self,
        pack_text: &str,
        (day, auditor): (NaiveDate, Option<StaffId>),
        at: Moment,
    ) -> Result<Outcome<AuditId>, RegisterError> {
        let pack = Pack::parse("pack", pack_text).map_err(bad_pack)?;
        if self.audit_of_day(&pack.code, day)?.is_some() {
            return Err(Refusal::AuditExists.into());
        }
        let row = new_row(pack_text, &pack, (day, auditor), at);
        let action = Action::new(ActionKind::StartAudit, format!("{} {day}", pack.code), at);
        self.transact(action, |w| Ok(audits::insert(w.conn, w.hall, &row)?))
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

    /// Puts a photo beside an answered item.
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
        let action = Action::new(ActionKind::AnswerItem, format!("{} {code} photo", audit.day), at);
        self.transact(action, |w| {
            let file = files::insert(w.conn, w.hall, photo, at)?;
            audits::put_answer(w.conn, w.hall, id, &write_answer(code, answer, Some(file), at)?)?;
            Ok(file)
        })
    }

    /// Finishes a check: the score is frozen and the answers are locked.
    ///
    /// # Errors
    /// `AuditFinished`; `AuditUnfinished` names the items without answer, number or reason.
    pub fn finish_audit(&mut self, id: AuditId, at: Moment) -> Result<Outcome<Score>, RegisterError> {
        let audit = self.open_audit(id)?;
        let problems = problems_before_finish(&audit.pack, &audit.answers);
        if !problems.is_empty() {
            let items = problems.into_iter().map(|problem| problem.item).collect();
            return Err(Refusal::AuditUnfinished { items }.into());
        }
        let score = audit.score();
        let action = Action::new(ActionKind::FinishAudit, format!("{} {}", audit.pack.code, audit.day), at);
        let points = (score.earned.as_number(), score.possible.as_number());
        self.transact(action, |w| {
            audits::finish(w.conn, id, points, at)?;
            Ok(score)
        })
    }

    /// Writes a whole check that was run elsewhere or before: begun, answered and finished in one step.
    ///
    /// # Errors
    /// `BadPack`, `AuditExists`, `AuditUnfinished`.
    pub fn record_whole_audit(&mut self, whole: &WholeAudit<'_>) -> Result<Outcome<AuditId>, RegisterError> {
        let WholeAudit { pack_text, day, auditor, answers, started_at, finished_at } = *whole;
        let pack = Pack::parse("pack", pack_text).map_err(bad_pack)?;
        if self.audit_of_day(&pack.code, day)?.is_some() {
            return Err(Refusal::AuditExists.into());
        }
        let problems = problems_before_finish(&pack, answers);
        if !problems.is_empty() {
            let items = problems.into_iter().map(|problem| problem.item).collect();
            return Err(Refusal::AuditUnfinished { items }.into());
        }
        let score = score(&pack, answers);
        let action = Action::new(ActionKind::FinishAudit, format!("{} {day}", pack.code), finished_at);
        let row = new_row(pack_text, &pack, (day, auditor), started_at);
        self.transact(action, |w| {
            let id = audits::insert(w.conn, w.hall, &row)?;
            for (code, answer) in answers {
                audits::put_answer(w.conn, w.hall, id, &write_answer(code, answer, None, finished_at)?)?;
            }
            let points = (score.earned.as_number(), score.possible.as_number());
            audits::finish(w.conn, id, points, finished_at)?;
            Ok(id)
        })
    }

    fn open_audit(&self, id: AuditId) -> Result<Audit, RegisterError> {
        let audit = self.audit(id)?;
        if audit.finished_at.is_some() {
            return Err(Refusal::AuditFinished.into());
        }
        Ok(audit)
    }
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

fn summary(row: AuditRow) -> AuditSummary {
    let AuditRow { id, day, pack_code, pack_edition, auditor, started_at, finished_at, earned, possible, .. } = row;
    let result = earned.zip(possible);
    AuditSummary { id, day, pack_code, pack_edition, auditor, started_at, finished_at, result }
}

fn bad_pack(error: crate::domain::standards::PackError) -> RegisterError {
    Refusal::BadPack { because: error.to_string() }.into()
}

fn read_answer(json: &str) -> Result<Answer, RegisterError> {
    serde_json::from_str(json).map_err(|error| StorageError::Damaged(error.to_string()).into())
}

fn write_answer(code: &str, answer: &Answer, photo: Option<FileId>, at: Moment) -> Result<AnswerRow, RegisterError> {
    let body = serde_json::to_string(answer).map_err(|error| StorageError::Damaged(error.to_string()))?;
    Ok(AnswerRow { item_code: code.to_owned(), answer: body, photo, answered_at: at })
}
