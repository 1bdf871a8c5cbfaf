//! Checks as they stand: with their pack as it was, what they are about, answers, corrections, result (A; P1-2.4, P1-II.2).

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use chrono::{Months, NaiveDate};

use super::{Refusal, Register, RegisterError};
use crate::domain::audits::{Answer, AuditKind, RunDetails, Score, Subject, Verdict, score};
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, FileId, StaffId};
use crate::domain::standards::Pack;
use crate::storage::StorageError;
use crate::storage::audit_details::{self, DetailsRow, FrozenResult};
use crate::storage::audit_entries::{self, CorrectionRow, NoteRow};
use crate::storage::audits::{self, AnswerRow, AuditRow};

/// A check with its pack as it was, and all answers.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Row number.
    pub id: AuditId,
    /// The day it stands for.
    pub day: NaiveDate,
    /// The pack it is scored on, for ever; of a re-check the items it lists.
    pub pack: Pack,
    /// Who checks.
    pub auditor: Option<StaffId>,
    /// What it is about.
    pub details: RunDetails,
    /// Begun.
    pub started_at: Moment,
    /// Finished and locked.
    pub finished_at: Option<Moment>,
    /// Voided, with the reason.
    pub voided: Option<(Moment, String)>,
    /// The result as it was frozen at finishing.
    pub frozen: Option<FrozenResult>,
    /// Answers by item code, as they were when it was finished.
    pub answers: BTreeMap<String, Answer>,
    /// The first photo by item code.
    pub photos: BTreeMap<String, FileId>,
    /// Further photos: item code, file.
    pub more_photos: Vec<(String, FileId)>,
    /// Corrections after finishing, in order.
    pub corrections: Vec<Correction>,
    /// Remarks, objections, opinions, in order.
    pub notes: Vec<NoteRow>,
}

/// A correction of an item of a finished check: a further entry, the frozen score stays.
#[derive(Debug, Clone, PartialEq)]
pub struct Correction {
    /// Code of the item.
    pub item: String,
    /// The answer that should have been given.
    pub answer: Answer,
    /// Why.
    pub reason: String,
    /// Who.
    pub by: Option<StaffId>,
    /// When.
    pub at: Moment,
}

impl Audit {
    /// The score so far, or the final one as it was frozen.
    pub fn score(&self) -> Score {
        score(&self.pack, &self.answers)
    }

    /// The answers with every correction put in.
    pub fn corrected_answers(&self) -> BTreeMap<String, Answer> {
        let mut answers = self.answers.clone();
        for Correction { item, answer, .. } in &self.corrections {
            answers.insert(item.clone(), answer.clone());
        }
        answers
    }

    /// The score with every correction put in.
    pub fn corrected_score(&self) -> Score {
        score(&self.pack, &self.corrected_answers())
    }

    /// Codes of the items that failed, corrections put in.
    pub fn failed(&self) -> BTreeSet<String> {
        let answers = self.corrected_answers();
        let failed = answers.iter().filter(|(_, answer)| answer.verdict == Verdict::Fail);
        failed.map(|(code, _)| code.clone()).collect()
    }

    /// All photos of an item, in order.
    pub fn photos_of(&self, code: &str) -> Vec<FileId> {
        let further = self.more_photos.iter().filter(|(item, _)| item == code).map(|(_, file)| *file);
        self.photos.get(code).copied().into_iter().chain(further).collect()
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
    /// What it is about.
    pub details: RunDetails,
    /// Begun.
    pub started_at: Moment,
    /// Finished and locked.
    pub finished_at: Option<Moment>,
    /// Earned and possible points, frozen when it was finished.
    pub result: Option<(f64, f64)>,
    /// Score of 100 after vetoes, grade, vetoes; frozen when it was finished.
    pub frozen: Option<FrozenResult>,
    /// Voided, with the reason.
    pub voided: Option<(Moment, String)>,
}

impl AuditSummary {
    /// Finished and not void: it counts in means, rankings, trends.
    pub fn counts(&self) -> bool {
        self.finished_at.is_some() && self.voided.is_none()
    }

    /// Score of 100 after vetoes; runs of the first edition have it from their points.
    pub fn score_of_100(&self) -> Option<f64> {
        let frozen = self.frozen.as_ref().and_then(|frozen| frozen.score);
        let from_points = || {
            let (earned, possible) = self.result.filter(|(_, possible)| *possible > 0.0)?;
            Some((earned / possible * 10_000.0).round() / 100.0)
        };
        frozen.or_else(from_points)
    }
}

/// Months over which a finding counts as repeated.
const REPEAT_MONTHS: u32 = 12;

impl Register {
    /// Checks, newest first, void ones among them.
    ///
    /// # Errors
    /// The file's.
    pub fn audits(&self, most: usize) -> Result<Vec<AuditSummary>, RegisterError> {
        self.summaries(audits::newest(self.conn(), most)?)
    }

    fn summaries(&self, rows: Vec<AuditRow>) -> Result<Vec<AuditSummary>, RegisterError> {
        let mut details: BTreeMap<AuditId, DetailsRow> =
            audit_details::all(self.conn())?.into_iter().map(|row| (row.audit, row)).collect();
        Ok(rows.into_iter().map(|row| summary(row, &mut details)).collect())
    }

    /// Checks of days within `from..=until`, oldest first, void ones among them.
    ///
    /// # Errors
    /// The file's.
    pub fn audits_between(&self, from: NaiveDate, until: NaiveDate) -> Result<Vec<AuditSummary>, RegisterError> {
        self.summaries(audits::between(self.conn(), from, until)?)
    }

    /// One check with pack and answers.
    ///
    /// # Errors
    /// `NoSuchRecord`, `BadPack`.
    pub fn audit(&self, id: AuditId) -> Result<Audit, RegisterError> {
        let row = audits::get(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        let pack = read_pack(&row.pack_code, &row.pack_text)?;
        let mut answers = BTreeMap::new();
        let mut photos = BTreeMap::new();
        for AnswerRow { item_code, answer, photo, .. } in audits::answers(self.conn(), id)? {
            if let Some(photo) = photo {
                photos.insert(item_code.clone(), photo);
            }
            answers.insert(item_code, read_answer(&answer)?);
        }
        let AuditRow { day, auditor, started_at, finished_at, .. } = row;
        let (details, frozen, voided) = match audit_details::get(self.conn(), id)? {
            Some(DetailsRow { details, result, voided, .. }) => (details, result, voided),
            None => (RunDetails::of_hall(day), None, None),
        };
        let pack = match &details.only_items {
            Some(only) => pack.limited_to(only),
            None => pack,
        };
        let frozen = frozen.filter(|_| finished_at.is_some());
        let corrections = audit_entries::corrections(self.conn(), id)?.into_iter().map(read_correction);
        let corrections = corrections.collect::<Result<_, _>>()?;
        let more_photos = audit_entries::photos(self.conn(), id)?;
        let notes = audit_entries::notes(self.conn(), id)?;
        Ok(Audit {
            id,
            day,
            pack,
            auditor,
            details,
            started_at,
            finished_at,
            voided,
            frozen,
            answers,
            photos,
            more_photos,
            corrections,
            notes,
        })
    }

    /// The pack's text of a check, as it was, for ever.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn pack_text_of(&self, id: AuditId) -> Result<String, RegisterError> {
        Ok(audits::get(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?.pack_text)
    }

    /// The check of a pack on the whole hall for a day, if one was begun and is not void.
    ///
    /// # Errors
    /// The file's.
    pub fn audit_of_day(&self, pack_code: &str, day: NaiveDate) -> Result<Option<AuditSummary>, RegisterError> {
        let rows = self.audits(400)?;
        Ok(rows.into_iter().find(|row| is_check_of_hall(row) && row.pack_code == pack_code && row.day == day))
    }

    /// What failed in the last finished check of that pack and subject before `day`.
    ///
    /// # Errors
    /// The file's.
    pub fn failed_last_time(
        &self,
        pack_code: &str,
        subject: &Subject,
        day: NaiveDate,
    ) -> Result<BTreeSet<String>, RegisterError> {
        let rows = self.audits(usize::MAX >> 1)?;
        let same = |row: &AuditSummary| {
            row.pack_code == pack_code && &row.details.subject == subject && row.details.kind != AuditKind::ReCheck
        };
        let last = rows.into_iter().find(|row| row.counts() && row.day < day && same(row));
        last.map_or_else(|| Ok(BTreeSet::new()), |row| Ok(self.audit(row.id)?.failed()))
    }

    /// The last finished check of that pack and subject before a check: of an earlier day, or begun earlier on its day.
    ///
    /// # Errors
    /// The file's.
    pub fn run_before(&self, audit: &Audit) -> Result<Option<Audit>, RegisterError> {
        let Audit { id, day, pack, details, .. } = audit;
        let same = |row: &AuditSummary| {
            row.pack_code == pack.code
                && row.details.subject == details.subject
                && row.details.kind != AuditKind::ReCheck
        };
        let earlier = |row: &AuditSummary| (row.day, row.id) < (*day, *id);
        let rows = self.audits(usize::MAX >> 1)?;
        let last = rows.into_iter().find(|row| row.counts() && earlier(row) && same(row));
        last.map(|row| self.audit(row.id)).transpose()
    }

    /// How often each item failed in the finished checks of that pack and subject in the twelve months before `day`.
    ///
    /// # Errors
    /// The file's.
    pub fn repeat_findings(
        &self,
        pack_code: &str,
        subject: &Subject,
        day: NaiveDate,
    ) -> Result<BTreeMap<String, u32>, RegisterError> {
        let from = day.checked_sub_months(Months::new(REPEAT_MONTHS)).unwrap_or(day);
        let mut found: BTreeMap<String, u32> = BTreeMap::new();
        for row in self.audits_between(from, day)? {
            let same = row.pack_code == pack_code && &row.details.subject == subject;
            if row.counts() && row.day < day && same && row.details.kind != AuditKind::ReCheck {
                for code in self.audit(row.id)?.failed() {
                    *found.entry(code).or_default() += 1;
                }
            }
        }
        Ok(found)
    }
}

fn is_check_of_hall(row: &AuditSummary) -> bool {
    row.voided.is_none() && row.details.subject == Subject::Hall && row.details.kind != AuditKind::ReCheck
}

fn summary(row: AuditRow, details: &mut BTreeMap<AuditId, DetailsRow>) -> AuditSummary {
    let AuditRow { id, day, pack_code, pack_edition, auditor, started_at, finished_at, earned, possible, .. } = row;
    let (details, frozen, voided) = match details.remove(&id) {
        Some(DetailsRow { details, result, voided, .. }) => (details, result, voided),
        None => (RunDetails::of_hall(day), None, None),
    };
    let frozen = frozen.filter(|_| finished_at.is_some());
    let result = earned.zip(possible);
    AuditSummary { id, day, pack_code, pack_edition, auditor, details, started_at, finished_at, result, frozen, voided }
}

pub(super) fn bad_pack(error: crate::domain::standards::PackError) -> RegisterError {
    Refusal::BadPack { because: error.to_string() }.into()
}

/// Packs read lately that are kept read.
const KEPT_PACKS: usize = 12;

/// The pack of a run, read once: a list of runs holds the same few texts again and again.
fn read_pack(code: &str, text: &str) -> Result<Pack, RegisterError> {
    static READ: Mutex<VecDeque<(String, Pack)>> = Mutex::new(VecDeque::new());
    let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, pack)) = read.iter().find(|(known, _)| known == text) {
        return Ok(pack.clone());
    }
    let pack = Pack::parse(code, text).map_err(bad_pack)?;
    read.push_front((text.to_owned(), pack.clone()));
    read.truncate(KEPT_PACKS);
    Ok(pack)
}

fn read_answer(json: &str) -> Result<Answer, RegisterError> {
    serde_json::from_str(json).map_err(|error| StorageError::Damaged(error.to_string()).into())
}

fn read_correction(row: CorrectionRow) -> Result<Correction, RegisterError> {
    let CorrectionRow { item_code, answer, reason, by, at } = row;
    Ok(Correction { item: item_code, answer: read_answer(&answer)?, reason, by, at })
}
