//! The appraisal sheet of a person, window or team (考核评分表, P1-II.4, P1-II.5, P1-II.7): self-score beside re-score, prerequisites,
//! opinion, signatures. The layout is `assets/documents/appraisal_sheet.typ`.

use serde::Serialize;

use super::Mark;
use crate::documents::DocumentError;
use crate::documents::case_sheets::set;
use crate::documents::engine::Template;
use crate::documents::paper::{Fact, Foot, SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "appraisal_sheet.typ", source: include_str!("../../../assets/documents/appraisal_sheet.typ") };

/// The appraisal of one subject; every figure comes as it is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AppraisalSheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// Title with its year.
    pub title: String,
    /// Whose it is.
    pub subject: String,
    /// Name, work number, post, team, standard, review group.
    pub facts: Vec<Fact>,
    /// A row each chapter.
    pub rows: Vec<AppraisalRow>,
    /// The sum of the rows.
    pub total: AppraisalRow,
    /// What the yearly score is made of; empty where it is the appraisal alone.
    pub year_parts: Vec<YearPart>,
    /// The yearly score with its words; empty where it is the appraisal alone.
    pub year_score: String,
    /// Vetoes that failed, a line each.
    pub vetoes: Vec<String>,
    /// What must be fulfilled to be rewarded (P1-II.7).
    pub prerequisites: Vec<PrerequisiteRow>,
    /// Rank and result: `第 3 名 · 推荐先进`; empty until it is ranked.
    pub result: String,
    /// What kind of result it is.
    pub mark: Mark,
    /// Why it is passed over; empty for none.
    pub passed_over: String,
    /// Opinion of the review group; left free for the hand when there is none.
    pub opinion: String,
    /// Foot of every page.
    pub foot: Foot,
    /// Every word on the sheet.
    pub labels: AppraisalSheetLabels,
}

/// A chapter, or the sum of them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AppraisalRow {
    /// Title.
    pub name: String,
    /// Points there are.
    pub full: String,
    /// Self-score; `—` for none.
    pub self_score: String,
    /// Re-score; `—` for none.
    pub re_score: String,
    /// What the re-score is more or less.
    pub difference: String,
    /// Whether the re-score is less.
    pub is_less: bool,
    /// Why points were lost.
    pub reason: String,
}

/// A part of the yearly score.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct YearPart {
    /// Where it comes from.
    pub name: String,
    /// What it is made of: `全年检查 4 次`.
    pub basis: String,
    /// Its weight: `15%`.
    pub weight: String,
    /// Its score of 100.
    pub score: String,
    /// What it adds.
    pub adds: String,
}

/// A prerequisite.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct PrerequisiteRow {
    /// The whole rule.
    pub text: String,
    /// Whether it is met.
    pub mark: Mark,
    /// The same in a word.
    pub word: String,
    /// Why, or what the records say; may be empty.
    pub reason: String,
}

/// The words of the sheet, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the part of the same name")]
pub struct AppraisalSheetLabels {
    pub continued: String,
    pub area: String,
    pub full: String,
    pub self_score: String,
    pub re_score: String,
    pub difference: String,
    pub reason: String,
    pub year: String,
    pub year_part: String,
    pub year_basis: String,
    pub year_weight: String,
    pub year_part_score: String,
    pub year_adds: String,
    pub vetoes: String,
    pub prerequisites: String,
    pub result: String,
    pub opinion: String,
    pub subject_signature: String,
    pub group_signature: String,
    pub head_signature: String,
    pub signed_on: String,
}

/// The sheet as PDF, A4 upright.
///
/// # Errors
/// Those of the typesetting engine.
pub fn appraisal_sheet(sheet: &AppraisalSheet) -> Result<Vec<u8>, DocumentError> {
    set(&TEMPLATE, data_of(sheet)?, sheet.foot.printed_on)
}
