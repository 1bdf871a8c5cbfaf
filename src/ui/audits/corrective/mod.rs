//! Corrective actions (整改): the board by state left, what failed and its story right.

mod data;
mod detail;
mod form;
mod list;
mod paper;
mod photo;

use egui::{Align, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2};

use super::who::Who;
use crate::domain::corrective::{CorrectiveDraft, CorrectiveStep, NewCorrectiveEvent};
use crate::register::corrective::OpenCorrective;
use crate::ui::commands::{Command, CorrectiveCommand, Done, Notice, Place};
use crate::ui::context::{Incoming, UiContext};
use crate::ui::icons;
use crate::ui::papers::PaperPanel;
use crate::ui::screen::Screen;
use crate::ui::theme::size;
use crate::ui::widgets::{ACTION_BAR, Button, split_bottom};

use data::{Board, Filter, Selected};
use detail::Shown;
use form::{FormAsked, StepForm};
use photo::Photos;

/// Narrower bodies show the list alone until a row is opened.
const BOTH_FROM: f32 = 900.0;

/// A step that was entered: of what, as typed, after how many entries.
struct Entered {
    what: Selected,
    draft: CorrectiveDraft,
    after: usize,
}

/// The screen's view state.
#[derive(Default)]
pub(super) struct CorrectiveScreen {
    board: Board,
    who: Who,
    filter: Filter,
    selected: Option<Selected>,
    shown: Option<Shown>,
    form: Option<StepForm>,
    photos: Photos,
    /// In a narrow window: whether the detail is shown instead of the list.
    turned: bool,
    /// Bring the selected row into sight.
    reveal: bool,
    /// What was done last, to be there again when it is undone.
    entered: Option<Entered>,
    /// A notice, in place of the detail.
    notice: Option<PaperPanel>,
}

impl Screen for CorrectiveScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.refresh(cx);
        self.keep_photo(cx);
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        ui.advance_cursor_after_rect(all);
        let is_wide = all.width() >= BOTH_FROM;
        let has_both = is_wide && self.board.all > 0;
        let layout = Layout::top_down(Align::Min);
        let child = |ui: &mut Ui, name: &str, rect: Rect| {
            let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
            child.set_clip_rect(rect.intersect(ui.clip_rect()));
            child
        };
        let list = if has_both { size::LIST_PANE.min((all.width() * 0.45).round()) } else { all.width() };
        if is_wide || !self.turned {
            let mut pane = child(ui, "corrective list", all.with_max_x(all.left() + list));
            if let Some(what) = list::show(self, &mut pane, cx) {
                self.turned |= !is_wide;
                self.select(cx, what);
            }
        }
        if has_both {
            let right = all.with_min_x(all.left() + list);
            ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(size::LINE, cx.tokens.line));
            self.detail(&mut child(ui, "corrective detail", padded(right)), cx);
        } else if self.turned && !is_wide {
            self.narrow(&mut child(ui, "corrective detail", padded(all)), cx);
        }
        self.photos.dialogs(ui.ctx(), cx);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::CorrectiveChanged(id) => {
                if let Some(form) = self.form.take_if(|form| form.is_waiting)
                    && let Some(what) = &self.selected
                {
                    cx.forget_draft(&detail::draft_key(what));
                    let after = self.shown.as_ref().and_then(|shown| shown.action.as_ref());
                    let after = after.map_or(0, |action| action.events.len());
                    self.entered = Some(Entered { what: what.clone(), draft: form.draft, after });
                    self.selected = Some(Selected::Action(*id));
                    self.reveal = true;
                }
            }
            Done::EvidencePhotoKept(id, file) if self.selected == Some(Selected::Action(*id)) => {
                if let Some(form) = &mut self.form {
                    form.put_photo(*file);
                    cx.keep_draft(&detail::draft_key(&Selected::Action(*id)), &form.draft);
                }
            }
            Done::Undone => self.bring_back(cx),
            Done::Refused => {
                if let Some(form) = &mut self.form {
                    form.is_waiting = false;
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        if let Place::Corrective(Some(id)) = place {
            self.filter = Filter::default();
            self.turned = true;
            self.reveal = true;
            self.select(cx, Selected::Action(*id));
        }
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        let Some(shown) = &self.shown else { return };
        if !shown.steps(cx).contains(&CorrectiveStep::HandIn) {
            cx.notify(Notice::wrong(cx.text("corrective-photo-not-now"), cx.text("corrective-photo-not-now-do")));
            return;
        }
        if self.form.as_ref().is_none_or(|form| form.draft.step != CorrectiveStep::HandIn) {
            self.form = Some(StepForm::fresh(CorrectiveStep::HandIn, shown));
        }
        self.photos.take(incoming, cx);
    }
}

fn padded(rect: Rect) -> Rect {
    Rect::from_min_max(
        pos2(rect.left() + size::GAP_24, rect.top()),
        pos2((rect.right() - size::GAP_12).min(rect.left() + 860.0), rect.bottom()),
    )
}

impl CorrectiveScreen {
    fn refresh(&mut self, cx: &UiContext<'_>) {
        self.who.refresh(cx);
        self.board.refresh(cx, (&self.who, &self.filter));
        if self.selected.is_none() {
            self.selected = self.board.first();
        }
        let Some(what) = self.selected.clone() else {
            self.shown = None;
            return;
        };
        if self.shown.as_ref().is_some_and(|shown| shown.is_fresh(cx, &what)) {
            return;
        }
        let is_another = self.shown.as_ref().is_none_or(|shown| shown.what != what);
        self.shown = Shown::read(cx, &what).ok();
        if self.shown.is_none() {
            self.selected = None;
        } else if is_another && self.form.is_none() {
            let kept = cx.register.draft::<CorrectiveDraft>(&detail::draft_key(&what)).ok().flatten();
            self.form = kept.map(StepForm::kept);
        }
    }

    fn select(&mut self, _cx: &UiContext<'_>, what: Selected) {
        if self.selected.as_ref() != Some(&what) {
            self.form = None;
            self.notice = None;
            self.selected = Some(what);
        }
    }

    fn narrow(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let back = Button::quiet(cx.text("corrective-back")).icon(icons::BACK).small().shortcut("Esc");
        let clicked = back.show(ui, cx.tokens).clicked();
        let free = self.form.is_none() && ui.memory(|memory| memory.top_modal_layer().is_none());
        if clicked || (free && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))) {
            self.turned = false;
            ui.ctx().request_repaint();
        }
        self.detail(ui, cx);
    }

    fn detail(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(notice) = &mut self.notice {
            if notice.show(ui, cx) {
                self.notice = None;
                ui.ctx().request_repaint();
            }
            return;
        }
        let Some(shown) = &self.shown else {
            detail::nothing(ui, cx);
            return;
        };
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        detail::body(&mut body, cx, (shown, &self.who), (self.form.as_mut(), &mut self.photos));
        let Some(form) = &mut self.form else {
            let (step, notice) = detail::bar(&mut bar, cx, shown);
            if let Some(step) = step {
                self.form = Some(StepForm::fresh(step, shown));
            }
            if let (Some(notice), Some(action)) = (notice, &shown.action) {
                self.notice = Some(paper::open(cx, action, notice));
            }
            return;
        };
        match form.bar(&mut bar, cx) {
            Some(FormAsked::Drop) => {
                cx.forget_draft(&shown.draft_key());
                self.form = None;
            }
            Some(FormAsked::Enter(new)) => cx.send(Command::Corrective(command(&shown.what, new))),
            None => {}
        }
    }

    fn keep_photo(&mut self, cx: &UiContext<'_>) {
        let Some(file) = self.photos.arrived(cx) else { return };
        if let (Some(Selected::Action(id)), true) = (&self.selected, self.form.is_some()) {
            cx.send(Command::Corrective(CorrectiveCommand::KeepPhoto(*id, file)));
        }
    }

    /// A step was undone: its form is there again as it was.
    fn bring_back(&mut self, cx: &UiContext<'_>) {
        let was_this = self.entered.take_if(|entered| is_undone(cx, entered));
        let Some(Entered { what, draft, .. }) = was_this else { return };
        self.shown = None;
        cx.keep_draft(&detail::draft_key(&what), &draft);
        self.form = Some(StepForm::kept(draft));
        self.selected = Some(what);
    }
}

/// Whether what was entered is no longer on record.
fn is_undone(cx: &UiContext<'_>, entered: &Entered) -> bool {
    match &entered.what {
        Selected::Action(id) => cx.register.corrective(*id).is_ok_and(|action| action.events.len() == entered.after),
        Selected::Item(audit, code) => {
            let actions = cx.register.correctives().unwrap_or_default();
            !actions.iter().any(|action| action.audit == *audit && action.item_code == *code)
        }
    }
}

fn command(what: &Selected, new: NewCorrectiveEvent) -> CorrectiveCommand {
    match what {
        Selected::Action(id) => CorrectiveCommand::Enter(*id, new),
        Selected::Item(audit, code) => CorrectiveCommand::Open(OpenCorrective {
            audit: *audit,
            item_code: code.clone(),
            by: new.by,
            owner: new.owner,
            due: new.due,
        }),
    }
}
