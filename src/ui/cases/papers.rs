//! The papers of a case: which there are, the pane that shows one, masked unless chosen (C; P1-9.2, P1-9.3, P6-2, P8-1.w3).

use egui::{Align, Layout, Ui, vec2};

use super::detail::Shown;
use super::letter::{LetterAsked, LetterForm};
use super::paper_values::{self, Masking};
use crate::domain::cases::{CaseChannel, What};
use crate::domain::ids::CaseId;
use crate::jobs::case_papers::{CasePaper, make_case_paper};
use crate::ui::commands::{Command, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::papers::{PaperAbout, PaperPanel};
use crate::ui::theme::size;
use crate::ui::widgets::switch;

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

    /// What stands on the history when names and phones are printed.
    fn subject(self, number: &str) -> String {
        let paper = match self {
            Self::CaseSheet => "sheet",
            Self::ReplyLetter => "letter",
            Self::HandoverSlip => "slip",
            Self::OpinionPage => "opinion page",
        };
        format!("{number} {paper}")
    }
}

/// The pane of a paper, in place of the case.
pub(super) struct CasePapers {
    pub(super) case: CaseId,
    kind: PaperKind,
    masking: Masking,
    /// The letter's words, before it is set.
    letter: Option<LetterForm>,
    panel: Option<PaperPanel>,
}

impl CasePapers {
    /// Opens a paper of the case shown; a letter is written first.
    pub(super) fn open(cx: &UiContext<'_>, kind: PaperKind, shown: &Shown) -> Self {
        let case = shown.file.case.id;
        let mut papers = Self { case, kind, masking: Masking::Masked, letter: None, panel: None };
        if kind == PaperKind::ReplyLetter {
            papers.letter = Some(LetterForm::open(cx, shown));
        } else {
            papers.make(cx, shown);
        }
        papers
    }

    fn make(&mut self, cx: &UiContext<'_>, shown: &Shown) {
        let masking = self.masking;
        let paper = match self.kind {
            PaperKind::CaseSheet => CasePaper::CaseSheet(Box::new(paper_values::case_sheet(cx, shown, masking))),
            PaperKind::HandoverSlip => CasePaper::HandoverSlip(Box::new(paper_values::slip(cx, shown, masking))),
            PaperKind::OpinionPage => CasePaper::OpinionPage(Box::new(paper_values::opinion(cx, shown, masking))),
            PaperKind::ReplyLetter => match &self.letter {
                Some(letter) => CasePaper::ReplyLetter(Box::new(letter.letter(cx, shown, masking))),
                None => return,
            },
        };
        let about = PaperAbout::new(cx, self.kind.words(cx), shown.file.case.number.to_string());
        self.panel = Some(PaperPanel::open(cx, about, move |progress| make_case_paper(&paper, progress)));
    }

    /// Paints it; `true` when it was closed.
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) -> bool {
        let was = self.masking;
        self.masking_row(ui, cx);
        if was != self.masking {
            if self.masking == Masking::Revealed {
                let subject = self.kind.subject(&shown.file.case.number.to_string());
                cx.send(Command::Shell(ShellCommand::Reveal(subject)));
            }
            if self.panel.is_some() {
                self.make(cx, shown);
            }
        }
        if let Some(panel) = &mut self.panel {
            let closed = panel.show(ui, cx);
            if closed && self.letter.is_some() {
                self.panel = None;
                return false;
            }
            return closed;
        }
        let Some(letter) = &mut self.letter else { return true };
        match letter.show(ui, cx, (shown, self.masking)) {
            Some(LetterAsked::Preview) => self.make(cx, shown),
            Some(LetterAsked::Close) => return true,
            None => {}
        }
        false
    }

    /// The switch for names and phones.
    fn masking_row(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let width = ui.available_width();
        ui.allocate_ui_with_layout(vec2(width, size::RAIL_ITEM), Layout::left_to_right(Align::Center), |ui| {
            ui.add_space(size::GAP_20);
            let mut is_revealed = self.masking == Masking::Revealed;
            switch(ui, cx.tokens, &mut is_revealed, &cx.text("paper-with-names"));
            self.masking = if is_revealed { Masking::Revealed } else { Masking::Masked };
        });
    }
}
