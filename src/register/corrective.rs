//! Corrective actions: opened for a failed item, assigned, shown by evidence, closed by a second person (A).

use chrono::NaiveDate;

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::corrective::{CorrectiveAction, CorrectiveKind, CorrectiveRefusal, NewCorrectiveEvent};
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, CorrectiveId, StaffId};
use crate::storage::corrective::{self, NewCorrective};

/// A corrective action to open for a failed item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenCorrective {
    /// The check it was found in.
    pub audit: AuditId,
    /// Code of the item that failed.
    pub item_code: String,
    /// Who opens it.
    pub by: Option<StaffId>,
    /// Who puts it right; may be settled later.
    pub owner: Option<StaffId>,
    /// Until when.
    pub due: Option<NaiveDate>,
}

impl Register {
    /// Every corrective action of checks that are not void, in the order they were opened.
    ///
    /// # Errors
    /// The file's.
    pub fn correctives(&self) -> Result<Vec<CorrectiveAction>, RegisterError> {
        Ok(corrective::all(self.conn())?)
    }

    /// One corrective action.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn corrective(&self, id: CorrectiveId) -> Result<CorrectiveAction, RegisterError> {
        corrective::get(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    /// Opens a corrective action for an item that failed in a finished check.
    ///
    /// # Errors
    /// `AuditVoid`, `AuditUnfinished`; `NoSuchRecord` for an item that did not fail; `CorrectiveExists`.
    pub fn open_corrective(
        &mut self,
        new: &OpenCorrective,
        at: Moment,
    ) -> Result<Outcome<CorrectiveId>, RegisterError> {
        let audit = self.finished_audit(new.audit)?;
        let answers = audit.corrected_answers();
        let answer = answers.get(&new.item_code).filter(|_| audit.failed().contains(&new.item_code));
        let (answer, item) = answer.zip(audit.pack.item(&new.item_code)).ok_or(Refusal::NoSuchRecord)?;
        if corrective::of_item(self.conn(), new.audit, &new.item_code)?.is_some() {
            return Err(Refusal::CorrectiveExists.into());
        }
        let reason = answer.reason.trim();
        let row = NewCorrective {
            audit: new.audit,
            item_code: new.item_code.clone(),
            what: if reason.is_empty() { item.text.zh.clone() } else { reason.to_owned() },
            opened_by: new.by,
            owner: new.owner,
            due: new.due,
        };
        let subject = format!("{} {} {}", audit.pack.code, audit.day, new.item_code);
        self.transact(Action::new(ActionKind::OpenCorrective, subject, at), |w| {
            Ok(corrective::open(w.conn, w.hall, &row, at)?)
        })
    }

    /// Assigns, postpones, shows by evidence, closes, reopens or notes a corrective action.
    ///
    /// # Errors
    /// `CorrectiveClosed`, `EvidenceMissing`, `SecondPersonNeeded`, `ReasonMissing`, `NoSuchRecord`.
    pub fn add_corrective_event(
        &mut self,
        id: CorrectiveId,
        new: &NewCorrectiveEvent,
        at: Moment,
    ) -> Result<Outcome<()>, RegisterError> {
        let action = self.corrective(id)?;
        action.may_add(new).map_err(|refusal| RegisterError::from(refused(refusal)))?;
        let kind = match new.kind {
            CorrectiveKind::Closed => ActionKind::CloseCorrective,
            CorrectiveKind::Reopened => ActionKind::ReopenCorrective,
            _ => ActionKind::ChangeCorrective,
        };
        let subject = format!("{} #{} {}", action.item_code, id.0, new.kind.code());
        self.transact(Action::new(kind, subject, at), |w| Ok(corrective::insert_event(w.conn, w.hall, id, (new, at))?))
    }
}

fn refused(refusal: CorrectiveRefusal) -> Refusal {
    match refusal {
        CorrectiveRefusal::Closed => Refusal::CorrectiveClosed,
        CorrectiveRefusal::EvidenceMissing => Refusal::EvidenceMissing,
        CorrectiveRefusal::SecondPersonNeeded => Refusal::SecondPersonNeeded,
        CorrectiveRefusal::ReasonMissing => Refusal::ReasonMissing,
    }
}
