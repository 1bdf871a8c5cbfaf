//! The papers of the checks: audit sheet in two copies, corrective-action notice, appraisal sheet, ranking, report over a period (A;
//! P1-II, P4-4, P6-1, P8). Plain values in, frozen by whoever fills them; tagged PDF on A4 out.

mod appraisal;
mod notice;
mod ranking;
mod report;
mod sheet;

use serde::Serialize;

pub use appraisal::{AppraisalRow, AppraisalSheet, AppraisalSheetLabels, PrerequisiteRow, YearPart, appraisal_sheet};
pub use notice::{CorrectiveNotice, CorrectiveNoticeLabels, NoticeEntry, corrective_notice};
pub use ranking::{RankingRow, RankingSheet, RankingSheetLabels, ranking_sheet};
pub use report::{AuditReport, AuditReportSection, LineChart, LineSeries, ShareBar, audit_report};
pub use sheet::{
    AuditSheet, AuditSheetLabels, SheetArea, SheetCorrection, SheetGain, SheetItem, SheetNote, SheetScore, SheetVeto,
    audit_sheet,
};

/// How something came out: an item, a prerequisite, a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Passed, met, rewarded.
    Good,
    /// Failed, not met, passed over.
    Bad,
    /// Not applicable.
    Out,
    /// Not answered, not judged, nothing said.
    #[default]
    Open,
}
