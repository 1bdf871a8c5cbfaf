//! The list into a file: a workbook or CSV, written beside, then renamed; an existing file is asked about first.

use std::path::PathBuf;

use egui::Context;

use super::paper;
use crate::exchange::disclosure_export::DisclosureTable;
use crate::exchange::files::{FileError, write_whole};
use crate::jobs::{JobEnd, Task};
use crate::register::disclosure::DisclosureEntry;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::print::{file_name, file_notice, with_ending};
use crate::ui::widgets::{Answer, Button, Dialog, Tone};

/// Why nothing was written.
#[derive(Debug, thiserror::Error)]
enum SaveError {
    #[error(transparent)]
    Table(#[from] rust_xlsxwriter::XlsxError),
    #[error(transparent)]
    File(#[from] FileError),
}

/// A file being written: asked where, asked whether to replace, on its way.
pub(super) struct Saving {
    table: DisclosureTable,
    pick: Option<PathPick>,
    replace: Option<PathBuf>,
    task: Option<Task<Result<PathBuf, SaveError>>>,
}

fn is_csv(path: &std::path::Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"))
}

impl Saving {
    /// Asks where the file shall lie; beside the hall's file is proposed.
    pub(super) fn ask(cx: &UiContext<'_>, entries: &[DisclosureEntry]) -> Self {
        let folder = cx.register.path().and_then(|path| path.parent()).map(PathBuf::from).unwrap_or_default();
        let day = cx.strings.date_iso(cx.today());
        let path = folder.join(cx.strings.text_with("disclosure-file", &[("date", day.into())]));
        let pick = PathPick::new(PickWhat::SaveFile, cx.text("disclosure-save"), &["xlsx", "csv"]);
        let pick = pick.text(cx.text("disclosure-save-kinds")).proposed(path.to_string_lossy().into_owned());
        Self { table: paper::table(cx, entries), pick: Some(pick), replace: None, task: None }
    }

    /// Shows the dialogs and hears what ended; true when it is over.
    pub(super) fn carry_on(&mut self, ctx: &Context, cx: &UiContext<'_>) -> bool {
        self.hear_path(ctx, cx);
        self.hear_answer(ctx, cx);
        if let Some(end) = self.task.as_ref().and_then(Task::poll) {
            self.task = None;
            told(cx, end);
        }
        self.pick.is_none() && self.replace.is_none() && self.task.is_none()
    }

    fn hear_path(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.pick = None;
                let path = if is_csv(&path) { path } else { with_ending(path, "xlsx") };
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
        let answer = Dialog::new("replace disclosure list", question)
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

    fn write(&mut self, cx: &UiContext<'_>, path: PathBuf) {
        let table = self.table.clone();
        self.task = Some(cx.jobs.start("write disclosure list", move |_| {
            let bytes = if is_csv(&path) { table.csv() } else { table.xlsx()? };
            write_whole(&path, &bytes)?;
            Ok(path)
        }));
    }
}

fn told(cx: &UiContext<'_>, end: JobEnd<Result<PathBuf, SaveError>>) {
    let title = cx.text("disclosure-paper-title");
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
