//! The steps everything is taken out in, and what each reads from the records.

use chrono::{Datelike, NaiveDate};

use super::lists::{ImportList, list_piece};
use super::papers::{PaperStep, paper_piece, papers_of};
use crate::domain::cases::CaseNumber;
use crate::domain::ids::FileId;
use crate::exchange::export_all::{NamedCase, SheetPlan, all_sheets};
use crate::jobs::outward::Piece;
use crate::register::outward::{Raw, RawRow, RawTable, Shown};
use crate::register::{Register, RegisterError};
use crate::ui::context::UiContext;

/// Rows read between two frames.
pub(super) const SLICE: usize = 1_000;

/// One thing to do.
pub(super) enum Step {
    /// Numbers of the cases after a row.
    Cases(i64),
    /// A sheet begins.
    Sheet(&'static SheetPlan),
    /// Rows of a sheet after a row.
    Rows(&'static SheetPlan, i64),
    /// No more sheets.
    EndOfSheets,
    /// A kept picture or scan, to this path.
    Picture(FileId, String),
    /// A list the program takes in again, to a folder.
    List(ImportList, String),
    /// A paper, to this path.
    Paper(Box<PaperStep>, String),
    /// A page of plain words.
    Page(String, String),
}

/// What the steps read.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) year: Option<i32>,
    pub(super) shown: Shown,
}

/// Every sheet, after the cases' numbers.
pub(super) fn of_sheets() -> Vec<Step> {
    let sheets = all_sheets().flat_map(|plan| [Step::Sheet(plan), Step::Rows(plan, 0)]);
    std::iter::once(Step::Cases(0)).chain(sheets).chain([Step::EndOfSheets]).collect()
}

/// How many slices the steps take, for the bar.
///
/// # Errors
/// The file's.
pub(super) fn weight(register: &Register, wanted: Wanted, steps: &[Step]) -> Result<usize, RegisterError> {
    let mut all = 0;
    for step in steps {
        all += match step {
            Step::Rows(plan, _) => register.row_count(plan.table, wanted.year)? / SLICE + 1,
            Step::Cases(_) => register.row_count("cases", None)? / SLICE + 1,
            _ => 1,
        };
    }
    Ok(all)
}

/// Reads what a step hands on, and what is to be done next before all else.
///
/// # Errors
/// The file's.
pub(super) fn read(
    cx: &UiContext<'_>,
    wanted: Wanted,
    step: Step,
) -> Result<(Option<Piece>, Option<Step>), RegisterError> {
    Ok(match step {
        Step::Cases(after) => {
            let rows = cx.register.rows_after(CASE_ROWS, after, SLICE)?;
            let next = rows.last().filter(|_| rows.len() == SLICE).map(|(last, _)| Step::Cases(*last));
            (Some(Piece::Cases(rows.iter().map(case_of).collect())), next)
        }
        Step::Sheet(plan) => (Some(Piece::Sheet(plan)), None),
        Step::Rows(plan, after) => {
            let columns: Vec<&str> = plan.columns.iter().map(|column| column.column).collect();
            let from = RawTable { table: plan.table, number: plan.number, columns: &columns, year: wanted.year };
            let rows = cx.register.rows_after(from, after, SLICE)?;
            let next = rows.last().filter(|_| rows.len() == SLICE).map(|(last, _)| Step::Rows(plan, *last));
            (Some(Piece::Rows(rows)), next)
        }
        Step::EndOfSheets => (Some(Piece::EndOfSheets), None),
        Step::Picture(id, path) => (Some(Piece::Bytes(path, cx.register.file(id)?)), None),
        Step::List(list, folder) => return list_piece(cx, wanted, (list, &folder)),
        Step::Paper(paper, path) => (paper_piece(cx, *paper, path)?, None),
        Step::Page(path, text) => (Some(Piece::Bytes(path, page(&text))), None),
    })
}

const CASE_ROWS: RawTable<'static> = RawTable {
    table: "cases",
    number: "id",
    columns: &["year", "running", "customer_name", "customer_contact"],
    year: None,
};

fn case_of((id, cells): &RawRow) -> NamedCase {
    let whole = |index: usize| if let Some(Raw::Whole(number)) = cells.get(index) { *number } else { 0 };
    let text = |index: usize| if let Some(Raw::Text(text)) = cells.get(index) { text.as_str() } else { "" };
    let number = CaseNumber { year: whole(0) as i32, running: whole(1) as u32 };
    NamedCase { id: *id, number: number.to_string(), name: text(2).into(), contact: text(3).into() }
}

/// Plain words as every editor shows them.
fn page(text: &str) -> Vec<u8> {
    format!("\u{feff}{}\r\n", text.lines().collect::<Vec<_>>().join("\r\n")).into_bytes()
}

/// First and last day of a year.
pub(super) fn days_of(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    NaiveDate::from_ymd_opt(year, 1, 1).zip(NaiveDate::from_ymd_opt(year, 12, 31))
}

/// The months of a year that have begun.
pub(super) fn months_of(year: i32, today: NaiveDate) -> u32 {
    match today.year().cmp(&year) {
        std::cmp::Ordering::Greater => 12,
        std::cmp::Ordering::Equal => today.month(),
        std::cmp::Ordering::Less => 0,
    }
}

/// The papers of a year.
///
/// # Errors
/// The file's.
pub(super) fn of_papers(cx: &UiContext<'_>, year: i32) -> Result<Vec<Step>, RegisterError> {
    Ok(papers_of(cx, year)?.into_iter().map(|(paper, path)| Step::Paper(Box::new(paper), path)).collect())
}
