//! Checks (检查): the list of them, one in detail, the form of a new run, and the walk through the hall.

mod data;
mod detail;
mod filter;
mod new_run;
mod overview;
mod run;
mod start;

use egui::{Key, Modifiers, Ui};

use crate::domain::audits::{AuditKind, RunDetails};
use crate::domain::ids::AuditId;
use crate::ui::commands::{AuditCommand, Command, Done, Place, RunWish};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::screen::Screen;
use data::Overview;
use detail::{Alone, Detail};
use filter::Filter;
use new_run::NewRunForm;
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
    filter: Filter,
    selected: Option<AuditId>,
    detail: Detail,
    pane: Pane,
    run: Option<Run>,
    start: Option<Start>,
    form: Option<NewRunForm>,
}

impl ChecksScreen {
    /// Whether a run is walked, which takes the whole body.
    pub(super) fn is_walking(&self) -> bool {
        self.run.is_some()
    }

    /// Goes on with today's check, shows it when it is finished, asks who checks when it was not begun.
    fn today(&mut self, cx: &UiContext<'_>) {
        self.overview.refresh(cx);
        self.form = None;
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
        self.form = None;
        self.selected = Some(id);
        if self.run.as_ref().is_none_or(|run| run.id != id) {
            self.run = Run::open(id, cx);
        }
    }

    /// Opens the form of a new run, as it was left or filled in as wished.
    fn set_up(&mut self, cx: &UiContext<'_>, wish: Option<&RunWish>) {
        self.overview.refresh(cx);
        self.run = None;
        self.start = None;
        let proposed = self.overview.proposed.and_then(|at| self.overview.people.get(at)).map(|(id, _)| *id);
        match wish {
            Some(wish) => self.form = Some(NewRunForm::wished(cx, wish, proposed)),
            None => self.form.get_or_insert_with(|| NewRunForm::open(cx, proposed)).focus(),
        }
    }

    /// A new run of what failed in a finished one; its records are those since then.
    fn check_again(&mut self, cx: &UiContext<'_>, id: AuditId) {
        let (Ok(audit), Ok(text)) = (cx.register.audit(id), cx.register.pack_text_of(id)) else {
            return;
        };
        let details = RunDetails {
            kind: AuditKind::ReCheck,
            subject: audit.details.subject.clone(),
            period_from: audit.day,
            period_until: cx.today(),
            only_items: Some(audit.failed()),
            re_check_of: Some(id),
            audited: audit.details.audited,
            ..RunDetails::of_hall(cx.today())
        };
        let wish = RunWish { pack_text: Some(text), pack_code: audit.pack.code, details, auditor: audit.auditor };
        self.set_up(cx, Some(&wish));
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

    /// The right side: the form of a new run, or a check.
    fn side(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<overview::Wish> {
        if let Some(form) = &mut self.form {
            match form.show(ui, cx) {
                Some(new_run::Asked::Back) => self.form = None,
                Some(new_run::Asked::Discard) => {
                    NewRunForm::forget(cx);
                    self.form = None;
                }
                None => {}
            }
            return None;
        }
        let alone = if self.pane == Pane::Detail { Alone::Yes } else { Alone::No };
        match self.detail.show(ui, cx, (&self.overview, self.selected), alone)? {
            detail::Asked::Back => self.pane = Pane::List,
            detail::Asked::GoOn(id) => return Some(overview::Wish::Open(id)),
            detail::Asked::ReCheck(id) => self.check_again(cx, id),
        }
        None
    }

    /// The check shown is one of the list; else the newest.
    fn select(&mut self) {
        let exists = |id: &AuditId| self.overview.rows.iter().any(|row| row.id == *id);
        let newest = self.overview.rows.first().map(|row| row.id);
        self.selected = self.selected.filter(exists).or(newest);
    }
}

impl Screen for ChecksScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.walk(ui, cx) {
            return;
        }
        self.overview.refresh(cx);
        self.select();
        let covered = ui.memory(|memory| memory.top_modal_layer().is_some());
        if let Some(start) = &mut self.start {
            if start.show(ui, &self.overview, cx) {
                self.start = None;
            }
        } else if !covered && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::N)) {
            self.set_up(cx, None);
        }
        match overview::show(self, ui, cx) {
            Some(overview::Wish::Today) => self.today(cx),
            Some(overview::Wish::New) => self.set_up(cx, None),
            Some(overview::Wish::Open(id)) => self.open(id, cx),
            None => {}
        }
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::AuditStarted(id) => {
                if self.form.take().is_some() {
                    NewRunForm::forget(cx);
                }
                self.open(*id, cx);
            }
            Done::AuditFinished(id) => {
                cx.forget_draft(&format!("audits:{}", id.0));
                self.run = None;
                self.selected = Some(*id);
            }
            Done::AuditChanged(id) => {
                self.overview.forget();
                self.detail.changed(*id, cx);
            }
            Done::Undone => self.overview.forget(),
            Done::Refused => {
                if let Some(run) = &mut self.run {
                    run.forget_guesses();
                }
                if let Some(form) = &mut self.form {
                    form.refused();
                }
                self.detail.refused();
            }
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        match place {
            Place::DailyCheck => self.today(cx),
            Place::NewRun(wish) => self.set_up(cx, wish.as_deref()),
            Place::Audits(Some(id)) => {
                self.open(*id, cx);
                if self.pane == Pane::List {
                    self.pane = Pane::Detail;
                }
            }
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
