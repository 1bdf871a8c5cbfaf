//! The register of cases as a list to hand on: XLSX and CSV, names and contacts masked unless they are asked for (C;
//! P1-9.2). What is shown of them is recorded by the caller. A list that shows them carries the whole story of each case in its
//! last columns, so that another hall can take the cases over as they are.

use rust_xlsxwriter::XlsxError;

use super::case_cells::told;
use super::case_row::{Row, due_told};
use super::list_writing::{csv_of, xlsx_of};
use super::roster::Roster;
use super::staff_export::Personal;
use super::whole_story::{Teller, in_cells};
use crate::domain::cases::{CaseChannel, CaseKind, CasePhase, Finding, ListedCase, ListedStep, ReplyMode};
use crate::domain::problems::Field;

/// The columns of an exported list, in order; those of the deadlines follow.
pub const CASE_EXPORT_FIELDS: [Field; 48] = [
    Field::CaseNumber,
    Field::OldNumber,
    Field::Status,
    Field::ReceivedAt,
    Field::CaseKind,
    Field::CaseChannel,
    Field::CaseSummary,
    Field::Matter,
    Field::CustomerName,
    Field::CustomerContact,
    Field::FirstAsked,
    Field::Department,
    Field::Target,
    Field::Importance,
    Field::Circumstances,
    Field::LetterDate,
    Field::Rings,
    Field::PageNo,
    Field::ForwardedBy,
    Field::ForwardedNo,
    Field::AnswerRequired,
    Field::AnswerBy,
    Field::AcceptedAt,
    Field::HandedOverAt,
    Field::HandOverTo,
    Field::HandOverUnit,
    Field::InvestigatedAt,
    Field::Investigation,
    Field::ConcludedAt,
    Field::Finding,
    Field::Conclusion,
    Field::Remedy,
    Field::Compensation,
    Field::RepliedAt,
    Field::ReplyMode,
    Field::Reply,
    Field::SignedAt,
    Field::ReportedAt,
    Field::ReportTo,
    Field::ClosedAt,
    Field::SurveyedAt,
    Field::Satisfaction,
    Field::ArchivedAt,
    Field::ArchivePlace,
    Field::Note,
    Field::EnteredAt,
    Field::VoidReason,
    Field::InTime,
];

/// The words of the list, in the language of the person; each is one the import knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseWords {
    /// Language of the names of matters and steps, `zh` or `en`.
    pub tag: &'static str,
    /// Name of the sheet, at most 31 characters.
    pub sheet: String,
    /// Headings, in the order of [`CASE_EXPORT_FIELDS`].
    pub headings: Vec<String>,
    /// 投诉...
    pub kinds: Vec<(CaseKind, String)>,
    /// 电话...
    pub channels: Vec<(CaseChannel, String)>,
    /// 待受理...
    pub phases: Vec<(CasePhase, String)>,
    /// 属实...
    pub findings: Vec<(Finding, String)>,
    /// 电话, 书面...
    pub reply_modes: Vec<(ReplyMode, String)>,
    /// From 1, very dissatisfied, to 5.
    pub satisfactions: [String; 5],
    /// Names of matters by code.
    pub matters: Vec<(String, String)>,
    /// 是
    pub yes: String,
    /// 否
    pub no: String,
    /// 本厅
    pub hall: String,
    /// 号窗口, written after the number, or before it, as `{number}` stands.
    pub window: String,
    /// 城外, 恶劣天气, 复杂
    pub circumstances: [String; 3],
    /// 期限, 完成, 按时: written after the name of a step.
    pub step_parts: [String; 3],
    /// 全部经过: heads the columns of the whole story.
    pub story: String,
    /// Names of the steps and events of the rules by code.
    pub rule_names: Vec<(String, String)>,
}

impl CaseWords {
    /// The word of a meaning.
    pub(super) fn of<T: PartialEq>(words: &[(T, String)], meaning: &T) -> String {
        words.iter().find(|(known, _)| known == meaning).map(|(_, word)| word.clone()).unwrap_or_default()
    }

    /// 是, 否; blank for what is not known.
    pub(super) fn yes_or_no(&self, told: Option<bool>) -> String {
        told.map(|told| if told { self.yes.clone() } else { self.no.clone() }).unwrap_or_default()
    }
}

/// A deadline that has columns of its own.
struct StepColumn {
    code: String,
    name: String,
}

/// The list to hand on, the heading first: masked it is the columns alone; whole it carries each case's story, from which the
/// import takes the case over as it is.
pub fn case_list(cases: &[ListedCase], roster: &Roster, words: &CaseWords, personal: Personal) -> Vec<Vec<String>> {
    let mut rows = case_rows(cases, roster, words, personal);
    if personal == Personal::Masked {
        return rows;
    }
    let teller = Teller::new(cases, roster, &words.rule_names, words.tag);
    let mut stories: Vec<Vec<String>> = cases.iter().map(|case| in_cells(&teller.story(&case.file))).collect();
    let width = stories.iter().map(Vec::len).max().unwrap_or(1);
    let heading = |part: usize| if part == 0 { words.story.clone() } else { format!("{} ({})", words.story, part + 1) };
    stories.insert(0, (0..width).map(heading).collect());
    for (row, mut story) in rows.iter_mut().zip(stories) {
        story.resize(width, String::new());
        row.append(&mut story);
    }
    rows
}

/// The columns of the list as rows of texts, the heading first.
pub fn case_rows(cases: &[ListedCase], roster: &Roster, words: &CaseWords, personal: Personal) -> Vec<Vec<String>> {
    let columns = step_columns(cases, words.tag);
    let mut heading = words.headings.clone();
    for column in &columns {
        heading.extend(words.step_parts.iter().map(|part| format!("{} · {part}", column.name)));
    }
    let mut rows = vec![heading];
    for case in cases {
        let row = Row::of(case, roster, words, personal);
        let mut cells: Vec<String> = CASE_EXPORT_FIELDS.iter().map(|field| row.cell(*field)).collect();
        for column in &columns {
            let step = case.steps.iter().find(|step| step.code == column.code);
            cells.extend(step.map_or_else(|| [const { String::new() }; 3], |step| step_cells(step, words)));
        }
        rows.push(cells);
    }
    rows
}

/// Every deadline that one of the cases has, in the order they first occur.
fn step_columns(cases: &[ListedCase], tag: &str) -> Vec<StepColumn> {
    let mut columns: Vec<StepColumn> = Vec::new();
    for step in cases.iter().flat_map(|case| &case.steps) {
        if !columns.iter().any(|column| column.code == step.code) {
            columns.push(StepColumn { code: step.code.clone(), name: step.name.in_language(tag).to_owned() });
        }
    }
    columns
}

fn step_cells(step: &ListedStep, words: &CaseWords) -> [String; 3] {
    let due = step.due.map(due_told).unwrap_or_default();
    [due, step.met_at.map(told).unwrap_or_default(), words.yes_or_no(step.in_time)]
}

/// The register as CSV.
pub fn case_csv(rows: &[Vec<String>]) -> Vec<u8> {
    csv_of(rows)
}

/// The register as a workbook of one sheet.
///
/// # Errors
/// The writer's, for more cases than a sheet has rows.
pub fn case_xlsx(rows: &[Vec<String>], words: &CaseWords) -> Result<Vec<u8>, XlsxError> {
    xlsx_of(&words.sheet, rows)
}
