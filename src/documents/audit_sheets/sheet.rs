//! The audit sheet (检查评分表): how a score came about, item by item, in as many copies as there are sides, to be signed. A re-check
//! has the same sheet with its items alone. The layout is `assets/documents/audit_sheet.typ`.

use serde::Serialize;

use super::Mark;
use crate::documents::DocumentError;
use crate::documents::case_sheets::set;
use crate::documents::engine::Template;
use crate::documents::paper::{Fact, Foot, SheetLanguage, data_of, in_column};

static TEMPLATE: Template =
    Template { name: "audit_sheet.typ", source: include_str!("../../../assets/documents/audit_sheet.typ") };

/// One run as it is to stand on paper; every figure comes as it is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AuditSheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// Title, as it differs for a re-check.
    pub title: String,
    /// What the run is, in a line: standard, subject, day.
    pub about: String,
    /// Why the run is void; none for one that counts.
    pub void: Option<String>,
    /// What is said of a run that is not finished; none for one that is.
    pub unfinished: Option<String>,
    /// Whom each copy is for; one copy without words where there is none.
    pub copies: Vec<String>,
    /// Subject, standard, edition, kind, period, auditors, audited person.
    pub facts: Vec<Fact>,
    /// What it comes to.
    pub score: SheetScore,
    /// The veto items that failed.
    pub vetoes: Vec<SheetVeto>,
    /// The items by chapter.
    pub areas: Vec<SheetArea>,
    /// Which corrections would gain most.
    pub gains: Vec<SheetGain>,
    /// Objections, remarks, opinions.
    pub notes: Vec<SheetNote>,
    /// Corrections after it was finished, as further entries.
    pub corrections: Vec<SheetCorrection>,
    /// What it would come to with them; empty without one.
    pub corrected: String,
    /// Foot of every page.
    pub foot: Foot,
    /// Every word on the sheet.
    pub labels: AuditSheetLabels,
}

/// What a run comes to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SheetScore {
    /// The score of 100 after vetoes; `—` where there is none yet.
    pub figure: String,
    /// Below it: `满分 100`.
    pub figure_note: String,
    /// `得 87.5 / 92 分 · 折合 95.11 分`.
    pub points: String,
    /// What not-applicable items took out, bonus: a line each.
    pub more: Vec<String>,
    /// Grade and whether it is passed.
    pub grade: String,
    /// How it came out.
    pub mark: Mark,
}

/// A veto item that failed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SheetVeto {
    /// Number and text of the item.
    pub item: String,
    /// Why it failed.
    pub reason: String,
    /// What it does to the result (P4-4).
    pub effect: String,
}

/// A chapter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SheetArea {
    /// Its number and title.
    pub title: String,
    /// Earned of possible: `18 / 20`.
    pub points: String,
    /// Its items.
    pub items: Vec<SheetItem>,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SheetItem {
    /// Its number: `3.4`.
    pub number: String,
    /// What must be so.
    pub text: String,
    /// Small words after the text: veto, bonus, failed before.
    pub marks: Vec<String>,
    /// How it came out.
    pub outcome: Mark,
    /// The verdict in a word.
    #[serde(serialize_with = "in_column")]
    pub verdict: String,
    /// Number or option answered; may be empty.
    #[serde(serialize_with = "in_column")]
    pub value: String,
    /// `2 / 4`.
    pub points: String,
    /// Why it lost points, how often.
    pub reason: String,
    /// What the records say; empty for an item answered by a person alone.
    pub records: String,
    /// Why a person said otherwise than the records; empty where nobody did.
    pub overruled: String,
    /// Who puts it right until when; empty for none.
    pub corrective: String,
}

/// A correction that would gain.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SheetGain {
    /// Number and text of the item.
    pub item: String,
    /// What it would bring: `+2 分`.
    pub points: String,
}

/// What was said about the run.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SheetNote {
    /// Objection, remark, opinion.
    pub kind: String,
    /// Who and when.
    pub who: String,
    /// The words.
    pub text: String,
}

/// A further entry that corrects an item.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct SheetCorrection {
    /// Number and text of the item.
    pub item: String,
    /// As it was.
    pub was: String,
    /// As it should be.
    pub now: String,
    /// Why.
    pub reason: String,
    /// Who and when.
    pub who: String,
}

/// The words of the sheet, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the part of the same name")]
pub struct AuditSheetLabels {
    /// After the head, from the second page on.
    pub continued: String,
    /// Before the reason of a void run.
    pub void: String,
    pub number: String,
    pub item: String,
    pub verdict: String,
    pub points: String,
    pub note: String,
    /// Before what the records say.
    pub records: String,
    /// Before the reason of whoever said otherwise.
    pub overruled: String,
    /// Before who puts it right.
    pub corrective: String,
    pub vetoes: String,
    pub gains: String,
    pub notes: String,
    /// Over the room for an objection.
    pub objection: String,
    pub no_objection: String,
    pub has_objection: String,
    pub corrections: String,
    pub correction_item: String,
    pub correction_was: String,
    pub correction_now: String,
    pub correction_reason: String,
    pub correction_who: String,
    pub signatures: String,
    pub auditor_signature: String,
    pub audited_signature: String,
    pub signed_on: String,
}

/// All copies as PDF, A4 upright, each with its own page count.
///
/// # Errors
/// Those of the typesetting engine.
pub fn audit_sheet(sheet: &AuditSheet) -> Result<Vec<u8>, DocumentError> {
    set(&TEMPLATE, data_of(sheet)?, sheet.foot.printed_on)
}
