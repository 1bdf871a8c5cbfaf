//! The case sheet (办理单, P1-9.2): everything on record about one case, to be signed. The layout is `assets/documents/case_sheet.typ`.

use serde::Serialize;

use super::{Outcome, OutcomeWords, set};
use crate::documents::DocumentError;
use crate::documents::engine::Template;
use crate::documents::paper::{Fact, Foot, SheetLanguage, data_of, in_column, in_fact};

static TEMPLATE: Template =
    Template { name: "case_sheet.typ", source: include_str!("../../../assets/documents/case_sheet.typ") };

/// One case as it is to stand on paper; texts may have several lines, and any but the number may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CaseSheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// The case's number.
    pub number: String,
    /// Why the case is void; none for one in force.
    pub void: Option<String>,
    /// Kind.
    #[serde(serialize_with = "in_fact")]
    pub kind: String,
    /// Channel.
    #[serde(serialize_with = "in_fact")]
    pub channel: String,
    /// Matter.
    #[serde(serialize_with = "in_fact")]
    pub matter: String,
    /// When the customer brought it.
    #[serde(serialize_with = "in_fact")]
    pub received: String,
    /// When it was entered.
    #[serde(serialize_with = "in_fact")]
    pub entered: String,
    /// The date a letter bears itself.
    #[serde(serialize_with = "in_fact")]
    pub letter_date: String,
    /// The customer's name, as it may be shown.
    #[serde(serialize_with = "in_fact")]
    pub customer: String,
    /// Phone or address, as it may be shown.
    #[serde(serialize_with = "in_fact")]
    pub contact: String,
    /// Whom the case is about.
    #[serde(serialize_with = "in_fact")]
    pub target: String,
    /// Who was asked first (P6-2).
    #[serde(serialize_with = "in_fact")]
    pub first_asked: String,
    /// Who handles it now.
    #[serde(serialize_with = "in_fact")]
    pub handler: String,
    /// Department it was passed to.
    #[serde(serialize_with = "in_fact")]
    pub department: String,
    /// Facts of the channel: rings (P1-6.3), page (P8-1.w3), the office that forwarded it and its number (P4-6).
    pub more: Vec<Fact>,
    /// What it is about.
    pub summary: String,
    /// What changes its limits: important, out of town, severe weather.
    pub circumstances: String,
    /// Its limits.
    pub steps: Vec<CaseStep>,
    /// What happened, oldest first.
    pub timeline: Vec<CaseEntry>,
    /// The finding in a word.
    pub finding: String,
    /// The conclusion in words; left free for the hand when nothing is on record.
    pub conclusion: String,
    /// What was done about it.
    pub remedy: String,
    /// Compensation paid, with its unit (P1-10.5).
    pub compensation: String,
    /// When the reply was complete (P1-9.2).
    pub replied_at: String,
    /// How it was given (P1-9.3).
    pub reply_mode: String,
    /// What was said.
    pub reply: String,
    /// How satisfied the customer was (P7-2).
    pub satisfaction: String,
    /// Foot of every page.
    pub foot: Foot,
    /// Every word on the sheet.
    pub labels: CaseSheetLabels,
}

/// One limit of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseStep {
    /// Name of the step.
    #[serde(serialize_with = "in_fact")]
    pub name: String,
    /// When it was due.
    #[serde(serialize_with = "in_fact")]
    pub due: String,
    /// When it was met.
    #[serde(serialize_with = "in_fact")]
    pub met: String,
    /// What became of it.
    pub outcome: Outcome,
    /// The rule, an extension, a pause; may be empty.
    pub note: String,
}

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CaseEntry {
    /// When it happened.
    pub at: String,
    /// When it was entered, label and all, where that was later; else empty.
    pub entered: String,
    /// Who did it.
    #[serde(serialize_with = "in_column")]
    pub who: String,
    /// What it was.
    #[serde(serialize_with = "in_column")]
    pub what: String,
    /// What was said or done.
    pub words: String,
    /// Why it was struck: it stays to be read, crossed out. None for one that counts.
    pub struck: Option<String>,
}

/// The words of the sheet, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the field or part of the same name")]
pub struct CaseSheetLabels {
    pub title: String,
    pub number: String,
    /// Before the reason of a void case.
    pub void: String,
    /// After the number, from the second page on.
    pub continued: String,
    pub kind: String,
    pub channel: String,
    pub matter: String,
    pub received: String,
    pub entered: String,
    pub letter_date: String,
    pub customer: String,
    pub contact: String,
    pub target: String,
    pub first_asked: String,
    pub handler: String,
    pub department: String,
    pub summary: String,
    pub circumstances: String,
    pub steps: StepWords,
    pub outcomes: OutcomeWords,
    pub timeline: TimelineWords,
    /// Over conclusion, remedy, reply and satisfaction.
    pub outcome_title: String,
    pub conclusion: String,
    pub remedy: String,
    /// Before the sum.
    pub compensation: String,
    pub reply: String,
    pub satisfaction: String,
    pub handler_signature: String,
    pub head_signature: String,
    pub signed_on: String,
}

/// Words of the table of limits.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the column of the same name")]
pub struct StepWords {
    pub title: String,
    pub step: String,
    pub due: String,
    pub met: String,
    pub outcome: String,
    pub note: String,
}

/// Words of the log.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the column of the same name")]
pub struct TimelineWords {
    pub title: String,
    pub at: String,
    pub who: String,
    pub what: String,
    pub words: String,
    /// Before the reason an entry was struck for.
    pub struck: String,
}

/// The sheet as PDF, A4 upright; a long case goes on over pages whose heads say so.
///
/// # Errors
/// Those of the typesetting engine.
pub fn case_sheet(sheet: &CaseSheet) -> Result<Vec<u8>, DocumentError> {
    set(&TEMPLATE, data_of(sheet)?, sheet.foot.printed_on)
}
