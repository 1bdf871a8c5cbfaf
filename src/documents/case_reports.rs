//! The figures of the complaint register over a month or any period (R): totals, then sections with a chart and a table each. The
//! layout is `assets/documents/case_report.typ`.

use serde::Serialize;

use super::DocumentError;
use super::case_sheets::set;
use super::colours::on_paper;
use super::engine::Template;
use super::paper::{Foot, SheetLanguage, data_of};

static TEMPLATE: Template =
    Template { name: "case_report.typ", source: include_str!("../../assets/documents/case_report.typ") };

/// A report; every figure comes as it is to stand on paper.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct CaseReport {
    /// Where lines break.
    pub language: SheetLanguage,
    /// Name of the hall.
    pub hall: String,
    /// Title.
    pub title: String,
    /// The period in words.
    pub period: String,
    /// The unit's colour as red, green, blue, for rules and bars; darkened where it would be too pale on paper.
    #[serde(rename = "accent", serialize_with = "on_paper")]
    pub unit_colour: [u8; 3],
    /// The figures at the head, six in a row.
    pub totals: Vec<ReportFigure>,
    /// The sections, in order.
    pub sections: Vec<ReportSection>,
    /// In place of a table without rows.
    pub nothing: String,
    /// Foot of every page.
    pub foot: Foot,
}

/// One figure at the head.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportFigure {
    /// What it is.
    pub label: String,
    /// The figure with its unit; `—` where there is none.
    pub value: String,
    /// What it is made of; may be empty.
    pub note: String,
}

/// One way of counting: by day, kind, channel, target, matter, step.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportSection {
    /// Title.
    pub title: String,
    /// A line below the title; may be empty.
    pub note: String,
    /// The columns.
    pub columns: Vec<ReportColumn>,
    /// The rows; a cell each column.
    pub rows: Vec<Vec<String>>,
    /// The last row, bold.
    pub total: Option<Vec<String>>,
    /// The bars above the table.
    pub chart: Option<ReportChart>,
}

/// Head of a column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportColumn {
    /// Its title.
    pub title: String,
    /// What stands in it.
    pub align: ColumnAlign,
}

/// What stands in a column: words are set left, figures right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnAlign {
    /// Words.
    Words,
    /// Figures.
    #[default]
    Figures,
}

/// Stacked bars.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportChart {
    /// How they stand.
    pub shape: ChartShape,
    /// The parts of a bar, from its foot; named in a legend where there are several.
    pub series: Vec<ReportSeries>,
    /// The bars.
    pub bars: Vec<ReportBar>,
}

/// How bars stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartShape {
    /// Upright, for days and months; where many stand close, figures go and only some labels stay.
    #[default]
    Columns,
    /// Lying, for kinds and names.
    Rows,
}

/// One part of all bars.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportSeries {
    /// Its name in the legend.
    pub name: String,
    /// Its colour.
    pub tone: SeriesTone,
}

/// The colour of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SeriesTone {
    /// The unit's colour: counts, in time.
    #[default]
    Accent,
    /// Red and hatched: late.
    Late,
    /// Grey: still open.
    Pale,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct ReportBar {
    /// Its label.
    pub label: String,
    /// One value a series.
    pub values: Vec<u32>,
}

/// The report as PDF, A4 upright.
///
/// # Errors
/// `Nothing` without a figure or section, `UnevenRow` where cells or values do not match columns or series, else those of the
/// typesetting engine.
pub fn case_report(report: &CaseReport) -> Result<Vec<u8>, DocumentError> {
    if report.totals.is_empty() && report.sections.is_empty() {
        return Err(DocumentError::Nothing);
    }
    if let Some(uneven) = report.sections.iter().find(|section| !section.is_even()) {
        return Err(DocumentError::UnevenRow { section: uneven.title.clone() });
    }
    set(&TEMPLATE, data_of(report)?, report.foot.printed_on)
}

impl ReportSection {
    /// Whether every row has a cell for each column and every bar a value for each series.
    fn is_even(&self) -> bool {
        let rows = self.rows.iter().chain(&self.total).all(|row| row.len() == self.columns.len());
        let bars =
            self.chart.as_ref().is_none_or(|chart| chart.bars.iter().all(|bar| bar.values.len() == chart.series.len()));
        rows && bars
    }
}
