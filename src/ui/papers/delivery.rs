//! Where a paper goes: to a printer of this PC, into a PDF, or to the program that shows PDFs.

use std::path::PathBuf;
use std::sync::Arc;

use egui::Context;

use super::PaperAbout;
use crate::jobs::printing::{JobTicket, PrintError, PrintOrder, PrintSystem, Printers};
use crate::jobs::{JobEnd, Task};
use crate::ui::commands::{Command, Notice, ShellCommand};
use crate::ui::context::UiContext;
use crate::ui::print::print_notice;
use crate::ui::save_as::{SaveAs, SaveStep, SaveWhat};

/// What follows once the PDF is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Then {
    /// Nothing.
    Stay,
    /// The program that shows PDFs opens it, to be printed there.
    Open,
}

type Sending = Task<Result<JobTicket, PrintError>>;

/// The way of one paper out of the program.
pub(super) struct Delivery {
    system: PrintSystem,
    printers: Printers,
    listing: Option<Task<Printers>>,
    saving: Option<SaveAs>,
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
        self.saving.as_ref().is_some_and(|saving| !saving.has_dialog()) || self.printing.is_some()
    }

    /// Whether a dialog is open.
    pub(super) fn has_dialog(&self) -> bool {
        self.saving.as_ref().is_some_and(SaveAs::has_dialog)
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
    pub(super) fn open_or_save(&mut self, cx: &UiContext<'_>, (about, pdf): (&PaperAbout, &Arc<Vec<u8>>)) {
        match &self.saved {
            Some(path) => cx.send(Command::Shell(ShellCommand::OpenWithViewer(path.clone()))),
            None => self.ask_where(cx, (about, pdf), Then::Open),
        }
    }

    /// Asks where the PDF shall lie.
    pub(super) fn ask_where(&mut self, cx: &UiContext<'_>, (about, pdf): (&PaperAbout, &Arc<Vec<u8>>), then: Then) {
        let what = SaveWhat {
            title: cx.text("papers-save"),
            about: String::new(),
            what: about.title.clone(),
            name: about.file_stem.clone(),
            endings: &["pdf"],
        };
        let pdf = Arc::clone(pdf);
        self.saving = Some(SaveAs::ask(cx, what, move |_| Ok(pdf.to_vec())));
        self.then = then;
    }

    /// Shows the dialogs and hears what ended.
    pub(super) fn carry_on(&mut self, ctx: &Context, cx: &UiContext<'_>, about: &PaperAbout) {
        if let Some(JobEnd::Value(printers)) = self.listing.as_ref().and_then(Task::poll) {
            self.listing = None;
            self.printers = printers;
        }
        self.hear_saving(ctx, cx);
        self.hear_printing(cx, about);
    }

    fn hear_saving(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        match self.saving.as_mut().map(|saving| saving.carry_on(ctx, cx)) {
            Some(SaveStep::Written(path)) => {
                self.saving = None;
                if self.then == Then::Open {
                    cx.send(Command::Shell(ShellCommand::OpenWithViewer(path.clone())));
                }
                self.saved = Some(path);
            }
            Some(SaveStep::Over) => self.saving = None,
            Some(SaveStep::Going | SaveStep::Begun(_)) | None => {}
        }
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
