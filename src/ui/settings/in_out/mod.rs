//! Lists in, everything out, the archive of a year. Both doors stand side by side; a list on its way in takes the whole body.

mod archive_check;
mod taking;

use std::path::PathBuf;

use egui::{Context, Ui};

use crate::exchange::headers::ListKind;
use crate::ui::bringing::{BringIn, cards};
use crate::ui::commands::{Command, Done, Place, ShellCommand};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::Button;
use archive_check::ArchiveCheck;
use taking::Taking;

/// Least width in which the doors stand side by side; else one above the other.
const SIDE_BY_SIDE: f32 = 720.0;

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
        if let Some(waiting) = self.waiting.as_ref().map(|incoming| incoming.name.clone()) {
            self.ask_what(ui, cx, &waiting);
            return;
        }
        let chosen = if ui.available_width() < SIDE_BY_SIDE {
            let chosen = cards(ui, cx, None);
            self.doors_out(ui, cx);
            chosen
        } else {
            ui.spacing_mut().item_spacing.x = size::GAP_12;
            ui.columns(2, |columns| {
                let [left, right] = columns else { return None };
                self.doors_out(right, cx);
                cards(left, cx, None)
            })
        };
        if let Some(kind) = chosen {
            self.begin(cx, kind);
        }
    }

    fn doors_out(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.taking.show(ui, cx);
        self.check.show(ui, cx);
    }

    /// A file was dropped: what it is a list of.
    fn ask_what(&mut self, ui: &mut Ui, cx: &UiContext<'_>, waiting: &str) {
        if let Some(kind) = cards(ui, cx, Some(waiting)) {
            self.begin(cx, kind);
        }
        let leave = Button::quiet(cx.text("staff-import-leave")).icon(icons::BACK);
        if self.waiting.is_some() && leave.show(ui, cx.tokens).clicked() {
            self.waiting = None;
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
