//! The ranking as a public notice (名次公示表, P1-II.5 to P1-II.7, P6-1): ranks, ties, results, who is passed over and why, since when it
//! hangs. The layout is `assets/documents/ranking_sheet.typ`.

use serde::Serialize;

use super::Mark;
use crate::documents::DocumentError;
use crate::documents::case_sheets::set;
use crate::documents::colours::on_paper;
use crate::documents::engine::Template;
use crate::documents::paper::{Fact, Foot, SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "ranking_sheet.typ", source: include_str!("../../../assets/documents/ranking_sheet.typ") };

/// A ranking; every figure comes as it is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RankingSheet {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// Title: `2026 年度服务考核名次公示`.
    pub title: String,
    /// Below it: standard, period, whom it is about.
    pub about: String,
    /// The unit's colour as red, green, blue; darkened where it would be too pale on paper.
    #[serde(rename = "accent", serialize_with = "on_paper")]
    pub unit_colour: [u8; 3],
    /// Who is ranked and rewarded: a sentence each.
    pub rules: Vec<String>,
    /// Titles of the prerequisites, a column each.
    pub prerequisites: Vec<String>,
    /// The ranked, best first.
    pub rows: Vec<RankingRow>,
    /// Those that are not ranked, with the reason.
    pub unranked: Vec<Fact>,
    /// From when to when it hangs, whom to turn to with an objection: a line each.
    pub published: Vec<String>,
    /// In place of a table without rows.
    pub nothing: String,
    /// Foot of every page.
    pub foot: Foot,
    /// Every word on it.
    pub labels: RankingSheetLabels,
}

/// One that is ranked.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RankingRow {
    /// Rank; those that tie bear the same.
    pub rank: String,
    /// Name of the person, window or team.
    pub name: String,
    /// Post or team; may be empty.
    pub of: String,
    /// Self-score; empty everywhere drops the column.
    pub self_score: String,
    /// The score ranked by.
    pub score: String,
    /// How many checks it rests on; empty everywhere drops the column.
    pub checks: String,
    /// A mark each prerequisite.
    pub marks: Vec<Mark>,
    /// The result in a word; may be empty.
    pub result: String,
    /// What kind of result it is.
    pub mark: Mark,
    /// Why it is passed over, or whose place it takes; may be empty.
    pub note: String,
}

/// The words of the notice, in the language the caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
#[expect(missing_docs, reason = "one word each for the part of the same name")]
pub struct RankingSheetLabels {
    pub continued: String,
    pub rank: String,
    pub name: String,
    pub self_score: String,
    pub score: String,
    pub checks: String,
    pub result: String,
    pub unranked: String,
    pub rules: String,
    pub published: String,
    pub head_signature: String,
    pub seal: String,
    pub signed_on: String,
}

/// The notice as PDF, A4 upright.
///
/// # Errors
/// `UnevenRow` where marks do not match the prerequisites, else those of the typesetting engine.
pub fn ranking_sheet(sheet: &RankingSheet) -> Result<Vec<u8>, DocumentError> {
    if sheet.rows.iter().any(|row| row.marks.len() != sheet.prerequisites.len()) {
        return Err(DocumentError::UnevenRow { section: sheet.title.clone() });
    }
    set(&TEMPLATE, data_of(sheet)?, sheet.foot.printed_on)
}
