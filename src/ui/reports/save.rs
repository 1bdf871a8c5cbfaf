//! The report into a file: a PDF or a workbook.

use egui::Context;

use super::audits::Names;
use super::words::{self, ReportOf};
use crate::exchange::audit_export::{AuditBook, audit_xlsx};
use crate::exchange::report_export::{ReportBook, report_xlsx};
use crate::jobs::audit_papers::AuditPaper;
use crate::jobs::case_papers::CasePaper;
use crate::ui::commands::{AuditCommand, Command};
use crate::ui::context::UiContext;
use crate::ui::save_as::{MakeError, SaveAs, SaveStep, SaveWhat, file_name};

/// What is written.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// The paper.
    Pdf(CasePaper),
    /// The tables.
    Table(ReportBook),
    /// The paper of the checks, with names or without.
    AuditPdf(AuditPaper, Names),
    /// The tables of the checks; who checked stands among them.
    AuditTable(AuditBook),
}

impl Content {
    /// The report as a paper.
    pub(super) fn pdf(cx: &UiContext<'_>, of: ReportOf<'_>) -> Self {
        Self::Pdf(CasePaper::Report(Box::new(words::paper(cx.strings, of))))
    }

    /// The report as a workbook.
    pub(super) fn table(cx: &UiContext<'_>, of: ReportOf<'_>) -> Self {
        Self::Table(words::book(cx.strings, of))
    }

    fn endings(&self) -> &'static [&'static str] {
        match self {
            Self::Pdf(_) | Self::AuditPdf(..) => &["pdf"],
            Self::Table(_) | Self::AuditTable(_) => &["xlsx"],
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, MakeError> {
        Ok(match self {
            Self::Pdf(paper) => paper.pdf()?,
            Self::Table(book) => report_xlsx(book)?,
            Self::AuditPdf(paper, _) => paper.pdf()?,
            Self::AuditTable(book) => audit_xlsx(book)?,
        })
    }

    /// Whether results of checks leave with names.
    fn tells_names_of_checks(&self) -> bool {
        matches!(self, Self::AuditPdf(_, Names::Told) | Self::AuditTable(_))
    }

    fn is_of_checks(&self) -> bool {
        matches!(self, Self::AuditPdf(..) | Self::AuditTable(_))
    }
}

/// A report on its way into a file.
pub(crate) struct Saving {
    save: SaveAs,
    tells_names_of_checks: bool,
}

impl Saving {
    /// Asks where the file shall lie.
    pub(super) fn ask(cx: &UiContext<'_>, content: Content, period: &str) -> Self {
        let key = if content.is_of_checks() { "audit-figures-file" } else { "report-file" };
        let name = cx.strings.text_with(key, &[("period", period.into())]);
        Self::named(cx, content, &name)
    }

    /// The same under a name of its own, without its ending.
    pub(crate) fn named(cx: &UiContext<'_>, content: Content, name: &str) -> Self {
        let title = match content {
            Content::Pdf(_) | Content::AuditPdf(..) => "report-where-pdf",
            Content::Table(_) | Content::AuditTable(_) => "report-where-table",
        };
        let what = if content.is_of_checks() { "audit-figures-title" } else { "report-paper-title" };
        let what = SaveWhat {
            title: cx.text(title),
            about: String::new(),
            what: cx.text(what),
            name: name.to_owned(),
            endings: content.endings(),
        };
        let tells_names_of_checks = content.tells_names_of_checks();
        Self { save: SaveAs::ask(cx, what, move |_| content.bytes()), tells_names_of_checks }
    }

    /// Shows the dialogs and hears what ended; true when it is over. What leaves with names is noted before it does.
    pub(crate) fn carry_on(&mut self, ctx: &Context, cx: &UiContext<'_>) -> bool {
        match self.save.carry_on(ctx, cx) {
            SaveStep::Begun(path) if self.tells_names_of_checks => {
                cx.send(Command::Audits(AuditCommand::Exported(file_name(&path))));
                false
            }
            SaveStep::Going | SaveStep::Begun(_) => false,
            SaveStep::Written(_) | SaveStep::Over => true,
        }
    }
}
