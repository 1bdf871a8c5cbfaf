//! Where a paper goes: to a printer of this PC, into a PDF, or to the program that shows PDFs.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::PaperAbout;
use crate::exchange::files::{FileError, write_whole};
use crate::jobs::printing::{JobTicket, PrintError, PrintOrder, PrintSystem, Printers};
use crate::jobs::{JobEnd, Task};
use crate::ui::commands::{Command, Notice, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pick::{PathPick, PickWhat, Picked};
use crate::ui::print::{file_name, file_notice, print_notice, with_ending};
use crate::ui::widgets::{Answer, Button, Dialog, Tone};

/// What follows once the PDF is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Nothing.
    Stay,
    /// The program that shows PDFs opens it, to be printed there.
    Open,
}

type Saving = Task<Result<PathBuf, FileError>>;
type Sending = Task<Result<JobTicket, PrintError>>;

/// The way of one paper out of the program.
pub(super) struct Delivery {
    system: PrintSystem,
    printers: Printers,
    listing: Option<Task<Printers>>,
    pick: Option<PathPick>,
    replace: Option<PathBuf>,
    saving: Option<Saving>,
    printing: Option<(String, Sending)>,
    saved: Option<PathBuf>,
    then: Then,
}

impl Delivery {
    /// Asks the system for its printers.
    pub(super) fn new(cx: &UiContext<'_>, system: PrintSystem) -> Self {
        let asked = system.clone();
        Self {
            system,
            printers: Printers::default(),
            listing: Some(cx.jobs.start("printers", move |_| asked.printers())),
            pick: None,
            replace: None,
            saving: None,
            printing: None,
            saved: None,
            then: Then::Stay,
        }
    }

    /// The printers heard of so far.
    pub(super) fn printers(&self) -> &Printers {
        &self.printers
    }

    /// Whether the paper is on its way.
    pub(super) fn is_busy(&self) -> bool {
        self.saving.is_some() || self.printing.is_some()
    }

    /// Whether a dialog is open.
    pub(super) fn has_dialog(&self) -> bool {
        self.pick.is_some() || self.replace.is_some()
    }

    /// Gives the pages to a printer at actual size.
    pub(super) fn print(&mut self, cx: &UiContext<'_>, printer: usize, (about, pdf): (&PaperAbout, &Arc<Vec<u8>>)) {
        let Some(printer) = self.printers.names.get(printer).cloned() else {
            return;
        };
        let order = PrintOrder::new(&printer, &about.file_stem);
        let (system, pdf) = (self.system.clone(), Arc::clone(pdf));
        self.printing = Some((printer, cx.jobs.start("printing paper", move |_| system.send(&order, &pdf))));
    }

    /// Opens the PDF saved before, or asks where to save it first.
    pub(super) fn open_or_save(&mut self, cx: &UiContext<'_>, about: &PaperAbout) {
        match &self.saved {
            Some(path) => cx.send(Command::Shell(ShellCommand::OpenWithViewer(path.clone()))),
            None => self.ask_where(cx, about, Then::Open),
        }
    }

    /// Asks where the PDF shall lie; beside the hall's file is proposed.
    pub(super) fn ask_where(&mut self, cx: &UiContext<'_>, about: &PaperAbout, then: Then) {
        let folder = cx.register.path().and_then(|path| path.parent()).map(PathBuf::from).unwrap_or_default();
        let path = folder.join(format!("{}.pdf", allowed(&about.file_stem)));
        let pick = PathPick::new(PickWhat::SaveFile, cx.text("papers-save"), &["pdf"]);
        self.pick = Some(pick.proposed(path.to_string_lossy().into_owned()));
        self.then = then;
    }

    /// Shows the dialogs and hears what ended.
    pub(super) fn carry_on(&mut self, ctx: &Context, cx: &UiContext<'_>, (about, pdf): (&PaperAbout, &Arc<Vec<u8>>)) {
        if let Some(JobEnd::Value(printers)) = self.listing.as_ref().and_then(Task::poll) {
            self.listing = None;
            self.printers = printers;
        }
        self.hear_path(ctx, cx, pdf);
        self.hear_answer(ctx, cx, pdf);
        self.hear_saving(cx, about);
        self.hear_printing(cx, about);
    }

    fn hear_path(&mut self, ctx: &Context, cx: &UiContext<'_>, pdf: &Arc<Vec<u8>>) {
        match self.pick.as_mut().map(|pick| pick.show(ctx, cx)) {
            Some(Picked::Path(path)) => {
                self.pick = None;
                let path = with_ending(path, "pdf");
                if path.exists() {
                    self.replace = Some(path);
                } else {
                    self.save(cx, path, pdf);
                }
            }
            Some(Picked::Cancelled) => self.pick = None,
            Some(Picked::Open) | None => {}
        }
    }

    fn hear_answer(&mut self, ctx: &Context, cx: &UiContext<'_>, pdf: &Arc<Vec<u8>>) {
        let Some(path) = &self.replace else {
            return;
        };
        let question = cx.strings.text_with("print-replace", &[("file", file_name(path).into())]);
        let answer = Dialog::new("replace paper", question)
            .icon(icons::WARNING, Tone::Warn)
            .text(cx.text("print-replace-text"))
            .answers(cx.text("print-replace-keep"), Button::danger(cx.text("print-replace-do")))
            .show(ctx, cx.tokens, |_| {});
        if let Some(answer) = answer {
            let path = self.replace.take().filter(|_| answer == Answer::Act);
            if let Some(path) = path {
                self.save(cx, path, pdf);
            }
        }
    }

    fn save(&mut self, cx: &UiContext<'_>, path: PathBuf, pdf: &Arc<Vec<u8>>) {
        let pdf = Arc::clone(pdf);
        self.saving = Some(cx.jobs.start("saving paper", move |_| write_whole(&path, &pdf).map(|()| path)));
    }

    fn hear_saving(&mut self, cx: &UiContext<'_>, about: &PaperAbout) {
        let Some(end) = self.saving.as_ref().and_then(Task::poll) else {
            return;
        };
        self.saving = None;
        match end {
            JobEnd::Value(Ok(path)) => self.is_saved(cx, about, path),
            JobEnd::Value(Err(error)) => cx.notify(file_notice(cx, &error)),
            JobEnd::Broke(because) => {
                let notice = Notice::wrong(cx.text("print-not-saved"), cx.text("print-file-other"));
                cx.notify(notice.with_details(because));
            }
        }
    }

    fn is_saved(&mut self, cx: &UiContext<'_>, about: &PaperAbout, path: PathBuf) {
        let values = [("paper", about.title.as_str().into()), ("name", file_name(&path).into())];
        cx.notify(Notice::done(cx.strings.text_with("papers-saved", &values)));
        if self.then == Then::Open {
            cx.send(Command::Shell(ShellCommand::OpenWithViewer(path.clone())));
        }
        self.saved = Some(path);
    }

    fn hear_printing(&mut self, cx: &UiContext<'_>, about: &PaperAbout) {
        let Some(end) = self.printing.as_ref().and_then(|(_, task)| task.poll()) else {
            return;
        };
        let Some((printer, _)) = self.printing.take() else {
            return;
        };
        match end {
            JobEnd::Value(Ok(_)) => {
                let values = [("paper", about.title.as_str().into()), ("printer", printer.into())];
                cx.notify(Notice::done(cx.strings.text_with("papers-sent", &values)));
            }
            JobEnd::Value(Err(error)) => cx.notify(print_notice(cx, &error, &printer)),
            JobEnd::Broke(because) => cx.notify(print_notice(cx, &PrintError::Broken(because), &printer)),
        }
    }
}

/// A name every desktop takes: signs with a meaning in paths become blanks.
fn allowed(name: &str) -> String {
    let clean: String = name.chars().map(|sign| if r#"/\:*?"<>|"#.contains(sign) { ' ' } else { sign }).collect();
    clean.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_holds_no_sign_with_a_meaning_in_paths() {
        assert_eq!(allowed("意见箱月表 1/2 号箱 2026-11"), "意见箱月表 1 2 号箱 2026-11");
    }
}
