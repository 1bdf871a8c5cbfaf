//! Lists in, everything out, the archive of a year. The page shows what goes out first, then what comes in; a list on its way in
//! takes the whole body.

mod archive_check;
mod taking;

use std::path::PathBuf;

use egui::{Context, Ui};

use crate::exchange::headers::ListKind;
use crate::ui::bringing::{BringIn, cards};
use crate::ui::commands::{Command, Done, Place, ShellCommand};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::icons;
use crate::ui::widgets::Button;
use archive_check::ArchiveCheck;
use taking::Taking;

/// The page's view state.
#[derive(Default)]
pub(super) struct InOutPage {
    taking: Taking,
    check: ArchiveCheck,
    bring: Option<Box<BringIn>>,
    /// Dropped, and nobody said yet of what it is.
    waiting: Option<Incoming>,
}

impl InOutPage {
    pub(super) fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let waiting = self.waiting.as_ref().map(|incoming| incoming.name.clone());
        if waiting.is_none() {
            self.taking.show(ui, cx);
            self.check.show(ui, cx);
        }
        if let Some(kind) = cards(ui, cx, waiting.as_deref()) {
            self.begin(cx, kind);
        }
        if self.waiting.is_some() {
            let leave = Button::quiet(cx.text("staff-import-leave")).icon(icons::BACK);
            if leave.show(ui, cx.tokens).clicked() {
                self.waiting = None;
            }
        }
    }

    fn begin(&mut self, cx: &UiContext<'_>, kind: ListKind) {
        if kind == ListKind::Staff {
            // Lists of people bring photos along: their page knows how.
            let list: Option<PathBuf> = self.waiting.take().and_then(|incoming| incoming.path);
            let place = list.map_or(Place::ImportStaff, Place::ImportStaffList);
            return cx.send(Command::Shell(ShellCommand::Go(place)));
        }
        self.bring = Some(Box::new(match self.waiting.take() {
            Some(incoming) => BringIn::of_dropped(kind, cx, &incoming),
            None => BringIn::choosing(kind, cx),
        }));
    }

    /// Whether a list on its way in takes the whole body.
    pub(super) fn is_whole(&self) -> bool {
        self.bring.is_some()
    }

    /// The list on its way in.
    pub(super) fn show_whole(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.bring.as_mut().is_some_and(|bring| bring.show(ui, cx)) {
            self.bring = None;
        }
    }

    /// Dialogs and work of what goes out, each frame the page is shown.
    pub(super) fn work(&mut self, ctx: &Context, cx: &UiContext<'_>) {
        self.taking.work(ctx, cx);
        self.check.work(ctx, cx);
    }

    /// Lets what goes out go on while something else is shown.
    pub(super) fn work_on(&mut self, cx: &UiContext<'_>) {
        self.taking.work_on(cx);
    }

    pub(super) fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        self.taking.hear(done, cx);
        if let Some(bring) = &mut self.bring {
            bring.hear(cx, done);
        }
    }

    /// A file dropped on the page.
    pub(super) fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        match &mut self.bring {
            Some(bring) => bring.receive(cx, incoming),
            // A folder, or a picture that was pasted.
            None if incoming.bytes.is_empty() || incoming.name.is_empty() => {}
            None => self.waiting = Some(incoming.clone()),
        }
    }
}
