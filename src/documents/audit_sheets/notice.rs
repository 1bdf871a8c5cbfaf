//! The corrective-action notice (整改通知单): what is to be put right, where it was found, until when; with room for the evidence and
//! for whoever accepts it, who is a second person. The layout is `assets/documents/corrective_notice.typ`.

use serde::Serialize;

use super::Mark;
use crate::documents::DocumentError;
use crate::documents::case_sheets::set;
use crate::documents::engine::Template;
use crate::documents::paper::{Fact, Foot, SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "corrective_notice.typ", source: include_str!("../../../assets/documents/corrective_notice.typ") };

/// One notice: the actions of one owner, or one action.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CorrectiveNotice {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// To whom it goes.
    pub owner: String,
    /// Owner, post, issued by, issued on, how many.
    pub facts: Vec<Fact>,
    /// What is asked, in a sentence.
    pub intro: String,
    /// The actions.
    pub entries: Vec<NoticeEntry>,
    /// Foot of every page.
    pub foot: Foot,
    /// Every word on it.
    pub labels: CorrectiveNoticeLabels,
}

/// One action.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct NoticeEntry {
    /// Its number on the notice or in the register.
    pub number: String,
    /// What is to be put right.
    pub what: String,
    /// The item of the standard that failed.
    pub item: String,
    /// The check it was found in: standard, day, kind, subject, auditor.
    pub found: String,
    /// Until when.
    pub due: String,
    /// How it stands: late is bad, closed is good.
    pub mark: Mark,
    /// The same in words; may be empty.
    pub state: String,
    /// Evidence on record; left free for the hand when there is none.
    pub evidence: String,
    /// Who accepted it when, with what words; left free for the hand when nobody did.
    pub accepted: String,
}

/// The words of the notice, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the part of the same name")]
pub struct CorrectiveNoticeLabels {
    pub title: String,
    pub continued: String,
    pub what: String,
    pub item: String,
    pub found: String,
    pub due: String,
    pub evidence: String,
    /// Below the room for the evidence.
    pub evidence_hint: String,
    pub acceptance: String,
    /// The two boxes to tick.
    pub accepted: String,
    pub sent_back: String,
    /// Over the room for whoever accepts: not the owner.
    pub accepted_by: String,
    pub accepted_on: String,
    pub done_by: String,
    pub done_on: String,
    pub issued_signature: String,
    pub received_signature: String,
    pub signed_on: String,
}

/// The notice as PDF, A4 upright.
///
/// # Errors
/// `Nothing` without an action, else those of the typesetting engine.
pub fn corrective_notice(notice: &CorrectiveNotice) -> Result<Vec<u8>, DocumentError> {
    if notice.entries.is_empty() {
        return Err(DocumentError::Nothing);
    }
    set(&TEMPLATE, data_of(notice)?, notice.foot.printed_on)
}
