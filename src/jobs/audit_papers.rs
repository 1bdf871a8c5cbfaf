//! The papers of the checks (A; P1-II, P4-4, P6-1): a snapshot of words and figures in, a paper to look at and print out.

use super::Progress;
use super::papers::{MadePaper, PaperError};
use crate::documents::DocumentError;
use crate::documents::audit_sheets::{
    AppraisalSheet, AuditReport, AuditSheet, CorrectiveNotice, RankingSheet, appraisal_sheet, audit_report,
    audit_sheet, corrective_notice, ranking_sheet,
};
use crate::documents::paper::unprintable;

/// What is to be put on paper.
#[derive(Debug, Clone, PartialEq)]
pub enum AuditPaper {
    /// 检查评分表
    Sheet(Box<AuditSheet>),
    /// 整改通知单
    Notice(Box<CorrectiveNotice>),
    /// 考核评分表
    Appraisal(Box<AppraisalSheet>),
    /// 名次公示表
    Ranking(Box<RankingSheet>),
    /// 检查统计报表
    Report(Box<AuditReport>),
}

impl AuditPaper {
    /// The paper as PDF.
    ///
    /// # Errors
    /// Those of the document.
    pub fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        match self {
            Self::Sheet(sheet) => audit_sheet(sheet),
            Self::Notice(notice) => corrective_notice(notice),
            Self::Appraisal(sheet) => appraisal_sheet(sheet),
            Self::Ranking(sheet) => ranking_sheet(sheet),
            Self::Report(report) => audit_report(report),
        }
    }

    /// The characters on it no font holds, each once (§4.8).
    pub fn unprintable(&self) -> Vec<char> {
        match self {
            Self::Sheet(sheet) => unprintable(sheet),
            Self::Notice(notice) => unprintable(notice),
            Self::Appraisal(sheet) => unprintable(sheet),
            Self::Ranking(sheet) => unprintable(sheet),
            Self::Report(report) => unprintable(report),
        }
    }
}

/// Sets the paper; one step.
///
/// # Errors
/// `Cancelled`, or those of the document.
pub fn make_audit_paper(paper: &AuditPaper, progress: &Progress) -> Result<MadePaper, PaperError> {
    let pdf = paper.pdf()?;
    progress.step()?;
    Ok(MadePaper::of(pdf, paper.unprintable())?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::documents::audit_sheets::NoticeEntry;

    #[test]
    fn a_made_paper_has_pages_and_names_what_does_not_print() {
        let entry = NoticeEntry { what: "王\u{10FFFD}".into(), ..NoticeEntry::default() };
        let notice = CorrectiveNotice { entries: vec![entry], ..CorrectiveNotice::default() };
        let paper = make_audit_paper(&AuditPaper::Notice(Box::new(notice)), &Progress::default()).unwrap();
        assert_eq!(paper.sizes_mm.len(), 1);
        assert_eq!(paper.unprintable, ['\u{10FFFD}']);
    }

    #[test]
    fn a_notice_without_an_action_and_a_report_without_a_figure_are_none() {
        for paper in [AuditPaper::Notice(Box::default()), AuditPaper::Report(Box::default())] {
            let ended = make_audit_paper(&paper, &Progress::default());
            assert_eq!(ended, Err(PaperError::Document(DocumentError::Nothing)));
        }
    }

    #[test]
    fn a_paper_stopped_meanwhile_is_not_handed_over() {
        let progress = Progress::default();
        progress.cancel();
        let ended = make_audit_paper(&AuditPaper::Sheet(Box::default()), &progress);
        assert_eq!(ended, Err(PaperError::Cancelled(crate::jobs::Cancelled)));
    }
}
