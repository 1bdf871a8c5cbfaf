//! The papers of a case: which there are, and their values.

use super::detail::Shown;
use crate::domain::cases::{CaseChannel, What};
use crate::ui::context::UiContext;

/// A paper of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum PaperKind {
    /// 办理单
    CaseSheet,
    /// 答复函
    ReplyLetter,
    /// 转办单
    HandoverSlip,
    /// 意见簿页
    OpinionPage,
}

impl PaperKind {
    /// Those a case can have now.
    pub(super) fn of(shown: &Shown) -> Vec<Self> {
        let mut papers = vec![Self::CaseSheet, Self::ReplyLetter];
        if shown.file.live().iter().any(|event| matches!(event.what, What::HandedOver { .. })) {
            papers.push(Self::HandoverSlip);
        }
        if shown.file.case.facts.channel == CaseChannel::OpinionBook {
            papers.push(Self::OpinionPage);
        }
        papers
    }

    /// Its name.
    pub(super) fn words(self, cx: &UiContext<'_>) -> String {
        cx.text(match self {
            Self::CaseSheet => "paper-case-sheet",
            Self::ReplyLetter => "paper-reply-letter",
            Self::HandoverSlip => "paper-handover-slip",
            Self::OpinionPage => "paper-opinion-page",
        })
    }
}
