//! The report into a file: a PDF or a workbook, written beside, then renamed; an existing file is asked about first.

use std::path::PathBuf;

use egui::Context;

use super::audits::Names;
use super::words::{self, ReportOf};
use crate::documents::DocumentError;
use crate::exchange::audit_export::{AuditBook, audit_xlsx};
use crate::exchange::files::{FileError, write_whole};
use crate::exchange::report_export::{ReportBook, report_xlsx};
use crate::jobs::audit_papers::AuditPaper;
use crate::jobs::case_papers::CasePaper;
use crate::jobs::{JobEnd, Task};
use crate::ui::commands::{AuditCommand, Command, Notice};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::print::{file_name, file_notice, with_ending};
use crate::ui::widgets::{Answer, Button, Dialog, Tone};

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

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
enum SaveError {
    #[error(transparent)]
    Paper(#[from] DocumentError),
    #[error(transparent)]
    Table(#[from] rust_xlsxwriter::XlsxError),
    #[error(transparent)]
    File(#[from] FileError),
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

    fn ending(&self) -> &'static str {
        match self {
            Self::Pdf(_) | Self::AuditPdf(..) => "pdf",
            Self::Table(_) | Self::AuditTable(_) => "xlsx",
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, SaveError> {
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

/// A file being written: asked where, asked whether to replace, on its way.
pub(crate) struct Saving {
    content: Content,
    pick: Option<PathPick>,
    replace: Option<PathBuf>,
    task: Option<Task<Result<PathBuf, SaveError>>>,
}

impl Saving {
    /// Asks where the file shall lie; beside the hall's file is proposed.
    pub(super) fn ask(cx: &UiContext<'_>, content: Content, period: &str) -> Self {
        let key = if content.is_of_checks() { "audit-figures-file" } else { "report-file" };
        let name = cx.strings.text_with(key, &[("period", period.into())]);
        Self::named(cx, content, &name)
    }

    /// The same under a name of its own, without its ending.
    pub(crate) fn named(cx: &UiContext<'_>, content: Content, name: &str) -> Self {
        let folder = cx.register.path().and_then(|path| path.parent()).map(PathBuf::from).unwrap_or_default();
        let path = folder.join(format!("{name}.{}", content.ending()));
        let title = match content {
            Content::Pdf(_) | Content::AuditPdf(..) => "report-where-pdf",
            Content::Table(_) | Content::AuditTable(_) => "report-where-table",
        };
        let pick = PathPick::new(PickWhat::SaveFile, cx.text(title), &[content.ending()]);
        let pick = Some(pick.proposed(path.to_string_lossy().into_owned()));
        Self { content, pick, replace: None, task: None }
    }

    /// Shows the dialogs and hears what ended; true when it is over.
    pub(crate) fn carry_on(&mut self, ctx: &Context, cx: &UiContext<'_>) -> bool {
        self.hear_path(ctx, cx);
        self.hear_answer(ctx, cx);
        if let Some(end) = self.task.as_ref().and_then(Task::poll) {
            self.task = None;
            told(cx, &self.content, end);
        }
        self.pick.is_none() && self.replace.is_none() && self.task.is_none()
    }

    fn hear_path(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.pick = None;
                let path = with_ending(path, self.content.ending());
                if path.exists() {
                    self.replace = Some(path);
                } else {
                    self.write(cx, path);
                }
            }
            Some(Picked::Cancelled) => self.pick = None,
            Some(Picked::Open) | None => {}
        }
    }

    fn hear_answer(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        let Some(path) = &self.replace else {
            return;
        };
        let question = cx.strings.text_with("print-replace", &[("file", file_name(path).into())]);
        let answer = Dialog::new("replace report", question)
            .icon(icons::WARNING, Tone::Warn)
            .text(cx.text("print-replace-text"))
            .answers(cx.text("print-replace-keep"), Button::danger(cx.text("print-replace-do")))
            .show(ctx, cx.tokens, |_| {});
        if let Some(answer) = answer {
            let path = self.replace.take().filter(|_| answer == Answer::Act);
            if let Some(path) = path {
                self.write(cx, path);
            }
        }
    }

    /// What leaves with names is noted before it does.
    fn write(&mut self, cx: &UiContext<'_>, path: PathBuf) {
        if self.content.tells_names_of_checks() {
            cx.send(Command::Audits(AuditCommand::Exported(file_name(&path))));
        }
        let content = self.content.clone();
        self.task = Some(cx.jobs.start("write report", move |_| {
            write_whole(&path, &content.bytes()?)?;
            Ok(path)
        }));
    }
}

fn told(cx: &UiContext<'_>, content: &Content, end: JobEnd<Result<PathBuf, SaveError>>) {
    let title = cx.text(if content.is_of_checks() { "audit-figures-title" } else { "report-paper-title" });
    cx.notify(match end {
        JobEnd::Value(Ok(path)) => {
            let values = [("paper", title.into()), ("name", file_name(&path).into())];
            Notice::done(cx.strings.text_with("papers-saved", &values))
        }
        JobEnd::Value(Err(SaveError::File(error))) => file_notice(cx, &error),
        JobEnd::Value(Err(error)) => not_made(cx, title, &error.to_string()),
        JobEnd::Broke(because) => not_made(cx, title, &because),
    });
}

fn not_made(cx: &UiContext<'_>, title: String, because: &str) -> Notice {
    let text = cx.strings.text_with("papers-not-made", &[("paper", title.into())]);
    Notice::wrong(text, cx.text("papers-not-made-do")).with_details(because)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_is_added_and_takes_nothing_away() {
        assert_eq!(with_ending("/a/报表 2026.11".into(), "xlsx"), PathBuf::from("/a/报表 2026.11.xlsx"));
        assert_eq!(with_ending("/a/登记簿.PDF".into(), "pdf"), PathBuf::from("/a/登记簿.PDF"));
    }
}
