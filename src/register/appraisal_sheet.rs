//! The sheet of one subject of an appraisal: areas and items of both runs, what was said about it (P1-II.5).

use super::audits::Audit;
use super::{Register, RegisterError};
use crate::domain::appraisals::{AreaDifference, Side, differences};
use crate::domain::audits::{NoteKind, Score};
use crate::domain::ids::{AppraisalId, StaffId};
use crate::storage::audit_entries::NoteRow;

use super::appraisal_standing::StandingRow;

/// The sheet of a subject.
#[derive(Debug, Clone, PartialEq)]
pub struct AppraisalSheet {
    /// Areas in the order of the pack.
    pub areas: Vec<AreaDifference>,
    /// Score of the self-score, corrections put in; `None` while it is not finished.
    pub self_score: Option<Score>,
    /// Score of the re-score, corrections put in; `None` while it is not finished.
    pub re_score: Option<Score>,
    /// Who re-scored.
    pub reviewers: Vec<StaffId>,
    /// Opinions of the review group, objections and remarks on both runs, in order.
    pub notes: Vec<NoteRow>,
}

impl AppraisalSheet {
    /// Opinions of the review group.
    pub fn opinions(&self) -> impl Iterator<Item = &NoteRow> {
        self.notes.iter().filter(|note| note.kind == NoteKind::Opinion)
    }
}

impl Register {
    /// The sheet of a subject.
    ///
    /// # Errors
    /// `NoSuchRecord`, `BadPack`, the file's.
    pub fn appraisal_sheet(&self, id: AppraisalId, row: &StandingRow) -> Result<AppraisalSheet, RegisterError> {
        let appraisal = self.appraisal(id)?;
        let finished = |run: &Option<super::appraisal_standing::RunOf>| {
            run.as_ref().filter(|run| run.finished_on.is_some()).map(|run| self.audit(run.audit)).transpose()
        };
        let (own, again) = (finished(&row.self_run)?, finished(&row.re_run)?);
        let answers = |audit: &Option<Audit>| audit.as_ref().map(Audit::corrected_answers);
        let (self_answers, re_answers) = (answers(&own), answers(&again));
        let areas = differences(
            &appraisal.pack,
            Side { answers: self_answers.as_ref() },
            Side { answers: re_answers.as_ref() },
        );
        let mut reviewers: Vec<StaffId> = Vec::new();
        if let Some(audit) = &again {
            reviewers.extend(audit.auditor);
            reviewers.extend(audit.details.with_auditors.iter().filter(|who| audit.auditor != Some(**who)));
        }
        let mut notes: Vec<NoteRow> =
            [&own, &again].into_iter().flatten().flat_map(|audit| audit.notes.clone()).collect();
        notes.sort_by_key(|note| note.at);
        let score = |audit: &Option<Audit>| audit.as_ref().map(Audit::corrected_score);
        Ok(AppraisalSheet { areas, self_score: score(&own), re_score: score(&again), reviewers, notes })
    }
}
