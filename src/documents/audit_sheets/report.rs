//! The figures of the checks over a period (R): totals, then sections with a line of scores, shares as bars, and a table each. The
//! layout is `assets/documents/audit_report.typ`.

use serde::Serialize;

use crate::documents::DocumentError;
use crate::documents::case_reports::{ReportColumn, ReportFigure};
use crate::documents::case_sheets::set;
use crate::documents::colours::on_paper;
use crate::documents::engine::Template;
use crate::documents::paper::{Foot, SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "audit_report.typ", source: include_str!("../../../assets/documents/audit_report.typ") };

/// A report; every figure comes as it is to stand on paper.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct AuditReport {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// Title.
    pub title: String,
    /// The period in words.
    pub period: String,
    /// The unit's colour as red, green, blue; darkened where it would be too pale on paper.
    #[serde(rename = "accent", serialize_with = "on_paper")]
    pub unit_colour: [u8; 3],
    /// How it was counted.
    pub note: String,
    /// The figures at the head, six in a row.
    pub totals: Vec<ReportFigure>,
    /// The sections, in order.
    pub sections: Vec<AuditReportSection>,
    /// In place of a table without rows.
    pub nothing: String,
    /// Foot of every page.
    pub foot: Foot,
}

/// A part of the report.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct AuditReportSection {
    /// Title.
    pub title: String,
    /// Whether it begins a standard, and its title is larger.
    pub is_head: bool,
    /// A line below the title; may be empty.
    pub note: String,
    /// Scores over time.
    pub line: Option<LineChart>,
    /// Shares of what there was to earn.
    pub shares: Vec<ShareBar>,
    /// The columns of the table; none for a section without one.
    pub columns: Vec<ReportColumn>,
    /// The rows; a cell each column.
    pub rows: Vec<Vec<String>>,
}

/// Scores of 100 over time.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LineChart {
    /// A place each along the foot.
    pub labels: Vec<String>,
    /// The lines; the first is drawn strongest.
    pub series: Vec<LineSeries>,
    /// A score to mark, as the one that passes.
    pub mark: Option<f64>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct LineSeries {
    /// Its name in the legend.
    pub name: String,
    /// A score each place; none where nothing was checked.
    pub values: Vec<Option<f64>>,
}

/// One bar of 100.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
pub struct ShareBar {
    /// Its label.
    pub label: String,
    /// Share earned, 0 to 1; none where nothing was possible.
    pub share: Option<f64>,
    /// What stands behind the bar: `18 / 20`.
    pub told: String,
}

/// The report as PDF, A4 upright.
///
/// # Errors
/// `Nothing` without a figure or section, `UnevenRow` where cells do not match columns or a line its places, else those of the
/// typesetting engine.
pub fn audit_report(report: &AuditReport) -> Result<Vec<u8>, DocumentError> {
    if report.totals.is_empty() && report.sections.is_empty() {
        return Err(DocumentError::Nothing);
    }
    if let Some(uneven) = report.sections.iter().find(|section| !section.is_even()) {
        return Err(DocumentError::UnevenRow { section: uneven.title.clone() });
    }
    set(&TEMPLATE, data_of(report)?, report.foot.printed_on)
}

impl AuditReportSection {
    fn is_even(&self) -> bool {
        let rows = self.rows.iter().all(|row| row.len() == self.columns.len());
        let fits = |line: &LineChart| line.series.iter().all(|series| series.values.len() == line.labels.len());
        rows && self.line.as_ref().is_none_or(fits)
    }
}
