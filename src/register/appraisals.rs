//! The life of a year's appraisal: opened, sent in, prerequisites judged, published, closed (P1-II.4 to P1-II.7).

use super::appraisal_standing::{AppraisalStanding, JudgedPrerequisite};
use super::audits::bad_pack;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::appraisals::{Published, PublishedRow, needs_reason};
use crate::domain::audits::{AuditKind, Evidence, RunDetails, Subject};
use crate::domain::dates::Moment;
use crate::domain::ids::{AppraisalId, StaffId};
use crate::domain::standards::{Pack, Points, RankingRules, SubjectKind};
use crate::storage::StorageError;
use crate::storage::appraisals::{self, AppraisalRow, JudgementRow};

use chrono::NaiveDate;

/// A year's appraisal with its pack as it was when it was opened.
#[derive(Debug, Clone, PartialEq)]
pub struct Appraisal {
    /// Row number.
    pub id: AppraisalId,
    /// The year.
    pub year: i32,
    /// The pack it is scored on, for ever.
    pub pack: Pack,
    /// Its text, for the runs.
    pub pack_text: String,
    /// Whom it ranks.
    pub subject_kind: SubjectKind,
    /// People of the review group.
    pub review_group: Vec<StaffId>,
    /// Opened.
    pub opened_at: Moment,
    /// Day the self-scores were sent in.
    pub sent_on: Option<NaiveDate>,
    /// Day the ranking was made public.
    pub published_on: Option<NaiveDate>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The ranking as it was published.
    pub published: Option<Published>,
}

impl Appraisal {
    fn read(row: AppraisalRow) -> Result<Self, RegisterError> {
        let pack = Pack::parse(&format!("{} {}", row.pack_code, row.pack_edition), &row.pack_text).map_err(bad_pack)?;
        let published = match row.ranking.as_str() {
            "" => None,
            json => Some(serde_json::from_str(json).map_err(|error| StorageError::Damaged(error.to_string()))?),
        };
        Ok(Self {
            id: row.id,
            year: row.year,
            pack,
            pack_text: row.pack_text,
            subject_kind: row.subject_kind,
            review_group: row.review_group,
            opened_at: row.opened_at,
            sent_on: row.sent_on,
            published_on: row.published_on,
            closed_on: row.closed_on,
            published,
        })
    }

    /// Who is ranked and rewarded; a pack that does not say follows P1-II.6 and P1-II.7.
    pub fn rules(&self) -> RankingRules {
        let usual = || {
            let pass_score = Points::from_number(80.0).unwrap_or(Points::ZERO);
            RankingRules { min_checks: 1, pass_score, rewarded: 3 }
        };
        self.pack.ranking.unwrap_or_else(usual)
    }

    /// Published or closed: nothing moves any more.
    pub fn is_frozen(&self) -> bool {
        self.published_on.is_some() || self.closed_on.is_some()
    }
}

/// An appraisal to open.
#[derive(Debug, Clone, PartialEq)]
pub struct NewAppraisal {
    /// The year.
    pub year: i32,
    /// The pack's text, kept for ever.
    pub pack_text: String,
    /// Whom it ranks.
    pub subject_kind: SubjectKind,
    /// People of the review group.
    pub review_group: Vec<StaffId>,
}

/// Prerequisites judged by hand: of one subject, or of several at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJudgement {
    /// Whom it is about.
    pub subjects: Vec<Subject>,
    /// Code of the prerequisite.
    pub code: String,
    /// Met or not.
    pub is_met: bool,
    /// Why; needed where it is not met or the records say otherwise.
    pub reason: String,
    /// Who judges.
    pub by: Option<StaffId>,
}

impl Register {
    /// All appraisals, the newest year first.
    ///
    /// # Errors
    /// The file's, `BadPack`.
    pub fn appraisals(&self) -> Result<Vec<Appraisal>, RegisterError> {
        appraisals::all(self.conn())?.into_iter().map(Appraisal::read).collect()
    }

    /// One appraisal.
    ///
    /// # Errors
    /// `NoSuchRecord`, `BadPack`.
    pub fn appraisal(&self, id: AppraisalId) -> Result<Appraisal, RegisterError> {
        Appraisal::read(self.appraisal_row(id)?)
    }

    fn appraisal_row(&self, id: AppraisalId) -> Result<AppraisalRow, RegisterError> {
        appraisals::get(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    fn unpublished(&self, id: AppraisalId) -> Result<AppraisalRow, RegisterError> {
        let row = self.appraisal_row(id)?;
        match row.published_on.or(row.closed_on) {
            Some(_) => Err(Refusal::AppraisalClosed.into()),
            None => Ok(row),
        }
    }

    /// Opens a year's appraisal; its pack is kept with it for ever.
    ///
    /// # Errors
    /// `BadPack`, `SubjectNotOfPack`; `AppraisalExists` for that year, standard and kind of subject.
    pub fn open_appraisal(&mut self, new: &NewAppraisal, at: Moment) -> Result<Outcome<AppraisalId>, RegisterError> {
        let pack = Pack::parse("pack", &new.pack_text).map_err(bad_pack)?;
        if !pack.subjects.contains(&new.subject_kind) {
            return Err(Refusal::SubjectNotOfPack.into());
        }
        let same = |row: &AppraisalRow| {
            (row.year, row.subject_kind) == (new.year, new.subject_kind) && row.pack_code == pack.code
        };
        if appraisals::all(self.conn())?.iter().any(same) {
            return Err(Refusal::AppraisalExists.into());
        }
        let row = AppraisalRow {
            id: AppraisalId(0),
            year: new.year,
            pack_code: pack.code,
            pack_edition: pack.edition,
            pack_text: new.pack_text.clone(),
            subject_kind: new.subject_kind,
            review_group: new.review_group.clone(),
            opened_at: at,
            sent_on: None,
            published_on: None,
            closed_on: None,
            ranking: String::new(),
        };
        let action = Action::new(ActionKind::OpenAppraisal, subject_of(&row), at);
        self.transact(action, |w| Ok(appraisals::insert(w.conn, w.hall, &row)?))
    }

    /// Changes who is of the review group.
    ///
    /// # Errors
    /// `AppraisalClosed` once it is published, `NoSuchRecord`.
    pub fn change_review_group(
        &mut self,
        id: AppraisalId,
        group: &[StaffId],
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let row = AppraisalRow { review_group: group.to_vec(), ..self.unpublished(id)? };
        self.change_appraisal(&row, at)
    }

    fn change_appraisal(&mut self, row: &AppraisalRow, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let action = Action::new(ActionKind::ChangeAppraisal, subject_of(row), at);
        self.transact(action, |w| Ok(appraisals::update(w.conn, row)?))
    }

    /// Sends the self-scores in (P1-II.4: by 5 December). Later is allowed and shown as late; the first day stays.
    ///
    /// # Errors
    /// `SelfScoresMissing` names who has none, `AppraisalClosed`, `NoSuchRecord`.
    pub fn send_appraisal(&mut self, id: AppraisalId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let row = self.unpublished(id)?;
        let missing = self.appraisal_standing(id, at)?.missing_self_scores();
        if !missing.is_empty() {
            return Err(Refusal::SelfScoresMissing { subjects: self.names_of(&missing)? }.into());
        }
        let sent_on = row.sent_on.or(Some(at.date()));
        self.change_appraisal(&AppraisalRow { sent_on, ..row }, at)
    }

    /// Names of people and teams, numbers of windows.
    fn names_of(&self, subjects: &[Subject]) -> Result<Vec<String>, RegisterError> {
        let (staff, windows) = (self.staff()?, self.windows()?);
        let name = |subject: &Subject| match subject {
            Subject::Hall => self.hall().name.clone(),
            Subject::Team(name) => name.clone(),
            Subject::Person(id) => {
                let member = staff.iter().find(|member| member.id == *id);
                member.map(|member| member.record.name.as_str().to_owned()).unwrap_or_default()
            }
            Subject::Window(id) => {
                let window = windows.iter().find(|window| window.id == *id);
                window.map(|window| window.number.clone()).unwrap_or_default()
            }
        };
        Ok(subjects.iter().map(name).collect())
    }

    /// Judges a prerequisite by hand; it overrules the records and stays with its reason.
    ///
    /// # Errors
    /// `ReasonMissing` where it is not met or the records say otherwise; `AppraisalClosed`; `NoSuchRecord` for a code
    /// the pack does not have.
    pub fn judge_prerequisite(
        &mut self,
        id: AppraisalId,
        judgement: &NewJudgement,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let row = self.unpublished(id)?;
        let NewJudgement { subjects, code, is_met, reason, by } = judgement;
        let reason = reason.trim();
        let standing = self.appraisal_standing(id, at)?;
        for subject in subjects {
            let prerequisite = standing.prerequisite(subject, code).ok_or(Refusal::NoSuchRecord)?;
            if reason.is_empty() && needs_reason((*is_met, prerequisite.records)) {
                return Err(Refusal::ReasonMissing.into());
            }
        }
        let action = Action::new(ActionKind::JudgePrerequisite, format!("{} {code}", subject_of(&row)), at);
        self.transact(action, |w| {
            for subject in subjects {
                let (subject, reason) = (subject.clone(), reason.to_owned());
                let row = JudgementRow { subject, code: code.clone(), is_met: *is_met, reason, by: *by, at };
                appraisals::judge(w.conn, (w.hall, id), &row)?;
            }
            Ok(())
        })
    }

    /// Makes the ranking public: it is frozen with its reasons, and nothing done later moves it.
    ///
    /// # Errors
    /// `AppraisalTooEarly` before the self-scores were sent in, `AppraisalClosed`, `NoSuchRecord`.
    pub fn publish_appraisal(&mut self, id: AppraisalId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let row = self.unpublished(id)?;
        if row.sent_on.is_none() {
            return Err(Refusal::AppraisalTooEarly.into());
        }
        let published = published(&self.appraisal_standing(id, at)?, at.date());
        let ranking = serde_json::to_string(&published).map_err(|error| StorageError::Damaged(error.to_string()))?;
        self.change_appraisal(&AppraisalRow { published_on: Some(at.date()), ranking, ..row }, at)
    }

    /// Closes a published appraisal.
    ///
    /// # Errors
    /// `AppraisalTooEarly` before it is published, `AppraisalClosed`, `NoSuchRecord`.
    pub fn close_appraisal(&mut self, id: AppraisalId, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let row = self.appraisal_row(id)?;
        match (row.published_on, row.closed_on) {
            (_, Some(_)) => Err(Refusal::AppraisalClosed.into()),
            (None, None) => Err(Refusal::AppraisalTooEarly.into()),
            (Some(_), None) => self.change_appraisal(&AppraisalRow { closed_on: Some(at.date()), ..row }, at),
        }
    }

    /// Refuses a self-score or re-score that an appraisal does not take; other runs pass.
    ///
    /// # Errors
    /// `NoSuchRecord`; `SubjectNotOfPack` for another kind of subject; `AppraisalClosed` once it is published;
    /// `AppraisalTooEarly` for a re-score before the self-scores were sent in; `AuditExists` for a second one.
    pub(super) fn refuse_appraisal_run(&self, details: &RunDetails) -> Result<(), RegisterError> {
        let Some(id) = details.appraisal else {
            return Ok(());
        };
        let row = self.unpublished(id)?;
        if row.subject_kind != details.subject.kind() {
            return Err(Refusal::SubjectNotOfPack.into());
        }
        if details.kind == AuditKind::ReScore && row.sent_on.is_none() {
            return Err(Refusal::AppraisalTooEarly.into());
        }
        let runs = self.appraisal_runs(id)?;
        let same = |run: &&RunDetails| (run.kind, &run.subject) == (details.kind, &details.subject);
        match runs.iter().map(|run| &run.details).find(same) {
            Some(_) => Err(Refusal::AuditExists.into()),
            None => Ok(()),
        }
    }
}

fn subject_of(row: &AppraisalRow) -> String {
    format!("{} {} {}", row.year, row.pack_code, row.subject_kind.code())
}

/// The evidence of a prerequisite that is not met by the records.
fn against(judged: &JudgedPrerequisite) -> Option<(String, Evidence)> {
    let speaks = judged.by_hand.is_none() && judged.state.is_met == Some(false);
    Some((judged.state.code.clone(), judged.evidence.clone().filter(|_| speaks)?))
}

fn published(standing: &AppraisalStanding, on: NaiveDate) -> Published {
    let rows = standing.rows.iter().map(|row| PublishedRow {
        ranked: row.ranked.clone(),
        moves_up: row.moves_up,
        self_score: row.self_score,
        re_score: row.re_score,
        basis: row.basis,
        yearly: row.yearly.clone(),
        prerequisites: row.prerequisites.iter().map(|judged| judged.state.clone()).collect(),
        evidence: row.prerequisites.iter().filter_map(against).collect(),
        grade: row.grade.clone(),
    });
    Published { on, rewarded: standing.appraisal.rules().rewarded, rows: rows.collect() }
}
