//! Checks (检查): the list of them, one in detail, and the walk through the hall before the doors open.

mod data;
mod detail;
mod overview;
mod run;
mod start;

use egui::{Key, Modifiers, Ui};

use crate::domain::ids::AuditId;
use crate::ui::commands::{AuditCommand, Command, Done, Place};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::screen::Screen;
use data::Overview;
use detail::Shown;
use run::Run;
use start::Start;

/// Which panes there is room for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Pane {
    /// List and detail.
    #[default]
    Both,
    /// The list alone.
    List,
    /// One check alone, with the way back to the list.
    Detail,
}

/// The screen's view state.
#[derive(Default)]
pub(super) struct ChecksScreen {
    overview: Overview,
    selected: Option<AuditId>,
    shown: Option<Shown>,
    pane: Pane,
    run: Option<Run>,
    start: Option<Start>,
}

impl ChecksScreen {
    /// Whether a run is walked, which takes the whole body.
    pub(super) fn is_walking(&self) -> bool {
        self.run.is_some()
    }

    /// Goes on with today's check, shows it when it is finished, asks who checks when it was not begun.
    fn today(&mut self, cx: &UiContext<'_>) {
        self.overview.refresh(cx);
        match self.overview.today.as_ref().map(|row| row.id) {
            Some(id) => self.open(id, cx),
            None if self.overview.pack.is_some() => {
                self.run = None;
                self.start = Some(Start::new(&self.overview));
            }
            None => self.run = None,
        }
    }

    /// Walks an unfinished check, shows a finished one.
    fn open(&mut self, id: AuditId, cx: &UiContext<'_>) {
        self.start = None;
        self.selected = Some(id);
        if self.run.as_ref().is_none_or(|run| run.id != id) {
            self.run = Run::open(id, cx);
        }
    }

    fn walk(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> bool {
        let Some(run) = &mut self.run else {
            return false;
        };
        if !run.refresh(cx) {
            self.run = None;
            return false;
        }
        match run.show(ui, cx) {
            Some(run::Wish::Leave) => self.run = None,
            Some(run::Wish::Finish) => cx.send(Command::Audits(AuditCommand::Finish(run.id))),
            None => {}
        }
        true
    }
}

impl Screen for ChecksScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.overview.refresh(cx);
        if self.walk(ui, cx) {
            return;
        }
        if let Some(start) = &mut self.start {
            if start.show(ui, &self.overview, cx) {
                self.start = None;
            }
        } else if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::N)) {
            self.today(cx);
        }
        match overview::show(self, ui, cx) {
            Some(overview::Wish::Today) => self.today(cx),
            Some(overview::Wish::Open(index)) => {
                if let Some(id) = self.overview.rows.get(index).map(|row| row.id) {
                    self.open(id, cx);
                }
            }
            None => {}
        }
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::AuditStarted(id) => self.open(*id, cx),
            Done::AuditFinished(id) => {
                cx.forget_draft(&format!("audits:{}", id.0));
                self.run = None;
                self.selected = Some(*id);
            }
            Done::Refused => {
                if let Some(run) = &mut self.run {
                    run.forget_guesses();
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        match place {
            Place::DailyCheck => self.today(cx),
            Place::Audits(Some(id)) => self.open(*id, cx),
            Place::Audits(None) => self.run = None,
            _ => {}
        }
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        if let Some(run) = &mut self.run {
            run.receive(incoming, cx);
        }
    }
}
