//! Forms of the appraisal as typed: opening a year, judging a prerequisite.

use serde::{Deserialize, Serialize};

use crate::domain::ids::StaffId;
use crate::domain::problems::{Field, Problem, Wrong};
use crate::domain::standards::SubjectKind;

/// Opening a year's appraisal.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AppraisalDraft {
    /// The year.
    pub year: i32,
    /// Code of the standard.
    pub pack: String,
    /// Whom it ranks; `None` until chosen.
    pub subjects: Option<SubjectKind>,
    /// People of the review group.
    pub review_group: Vec<StaffId>,
}

impl AppraisalDraft {
    /// The standard's code and the kind of subject, once both are chosen.
    ///
    /// # Errors
    /// What is missing.
    pub fn check(&self) -> Result<(&str, SubjectKind), Vec<Problem>> {
        let missing = |field| Problem { field, wrong: Wrong::Missing };
        let mut problems = Vec::new();
        if self.pack.is_empty() {
            problems.push(missing(Field::AppraisalStandard));
        }
        match self.subjects {
            Some(kind) if problems.is_empty() => Ok((&self.pack, kind)),
            Some(_) => Err(problems),
            None => {
                problems.push(missing(Field::AppraisalSubject));
                Err(problems)
            }
        }
    }
}

/// Judging a prerequisite by hand.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct JudgementDraft {
    /// Met or not; `None` until chosen.
    pub is_met: Option<bool>,
    /// Why.
    pub reason: String,
}

impl JudgementDraft {
    /// The judgement and its reason; `records` is what the records say. Whoever says "not met", or otherwise than the
    /// records, gives a reason.
    ///
    /// # Errors
    /// What is missing.
    pub fn check(&self, records: Option<bool>) -> Result<(bool, String), Vec<Problem>> {
        let missing = |field| vec![Problem { field, wrong: Wrong::Missing }];
        let is_met = self.is_met.ok_or_else(|| missing(Field::Judgement))?;
        let reason = self.reason.trim();
        if reason.is_empty() && needs_reason((is_met, records)) {
            return Err(missing(Field::Reason));
        }
        Ok((is_met, reason.to_owned()))
    }
}

/// Whether a judgement by hand (met or not, what the records say) needs a reason.
pub fn needs_reason((is_met, records): (bool, Option<bool>)) -> bool {
    !is_met || records == Some(false)
}
