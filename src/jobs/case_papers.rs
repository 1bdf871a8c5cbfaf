//! The papers of the complaint register (P1-9.2, P1-9.3, P6-2, P8-1.w3): a snapshot of words and figures in, a paper to look at and print out.

use super::Progress;
use super::papers::{MadePaper, PaperError};
use crate::documents::DocumentError;
use crate::documents::case_reports::{CaseReport, case_report};
use crate::documents::case_sheets::{
    CaseSheet, HandoverSlip, OpinionPage, RegisterBook, ReplyLetter, case_sheet, handover_slip, opinion_page,
    register_book, reply_letter,
};
use crate::documents::paper::unprintable;

/// What is to be put on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CasePaper {
    /// 办理单
    CaseSheet(Box<CaseSheet>),
    /// 答复函
    ReplyLetter(Box<ReplyLetter>),
    /// 转办单
    HandoverSlip(Box<HandoverSlip>),
    /// 登记簿
    RegisterBook(Box<RegisterBook>),
    /// 意见簿页
    OpinionPage(Box<OpinionPage>),
    /// 统计表
    Report(Box<CaseReport>),
}

impl CasePaper {
    /// The paper as PDF.
    ///
    /// # Errors
    /// Those of the document.
    pub fn pdf(&self) -> Result<Vec<u8>, DocumentError> {
        match self {
            Self::CaseSheet(sheet) => case_sheet(sheet),
            Self::ReplyLetter(letter) => reply_letter(letter),
            Self::HandoverSlip(slip) => handover_slip(slip),
            Self::RegisterBook(book) => register_book(book),
            Self::OpinionPage(page) => opinion_page(page),
            Self::Report(report) => case_report(report),
        }
    }

    /// The characters on it no font holds, each once (§4.8).
    pub fn unprintable(&self) -> Vec<char> {
        match self {
            Self::CaseSheet(sheet) => unprintable(sheet),
            Self::ReplyLetter(letter) => unprintable(letter),
            Self::HandoverSlip(slip) => unprintable(slip),
            Self::RegisterBook(book) => unprintable(book),
            Self::OpinionPage(page) => unprintable(page),
            Self::Report(report) => unprintable(report),
        }
    }
}

/// Sets the paper; one step.
///
/// # Errors
/// `Cancelled`, or those of the document.
pub fn make_case_paper(paper: &CasePaper, progress: &Progress) -> Result<MadePaper, PaperError> {
    let pdf = paper.pdf()?;
    progress.step()?;
    Ok(MadePaper::of(pdf, paper.unprintable())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip() -> CasePaper {
        let slip = HandoverSlip { number: "2026-0035".into(), to: "王\u{10FFFD}".into(), ..HandoverSlip::default() };
        CasePaper::HandoverSlip(Box::new(slip))
    }

    #[test]
    fn a_made_paper_has_pages_that_can_be_pictured_and_names_what_does_not_print() {
        let paper = make_case_paper(&slip(), &Progress::default()).unwrap();
        assert_eq!(paper.sizes_mm.len(), 1);
        assert_eq!(paper.unprintable, ['\u{10FFFD}']);
        let picture = paper.picture(0).unwrap();
        assert_eq!((picture.width, picture.height), (1260, 1782));
        assert_eq!(paper.picture(1), Err(DocumentError::NoSuchPage { page: 1 }));
    }

    #[test]
    fn a_paper_stopped_meanwhile_is_not_handed_over() {
        let progress = Progress::default();
        progress.cancel();
        assert_eq!(make_case_paper(&slip(), &progress), Err(PaperError::Cancelled(crate::jobs::Cancelled)));
    }

    #[test]
    fn what_cannot_be_set_is_an_error() {
        let empty = CasePaper::Report(Box::default());
        let ended = make_case_paper(&empty, &Progress::default());
        assert_eq!(ended, Err(PaperError::Document(DocumentError::Nothing)));
    }
}
