//! Plans of checks (计划): the year and the plans left, due and missed ones first; the year or a plan right (P1-II.2).

mod data;
mod detail;
mod form;
mod list;
mod note;
mod year;

use chrono::Datelike;
use egui::{Align, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2};

use super::who::Who;
use crate::domain::ids::PlanId;
use crate::ui::commands::{Command, Done, Place, PlanCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::screen::Screen;
use crate::ui::theme::size;
use crate::ui::widgets::{ACTION_BAR, Answer, Button, Dialog, Tone, note as note_box, pane_header, split_bottom};

use data::Data;
use detail::Seen;
use form::PlanForm;
use note::NoteForm;

/// Narrower bodies show the list alone until a row is opened.
const BOTH_FROM: f32 = 900.0;

/// The screen's view state.
#[derive(Default)]
pub(super) struct PlansScreen {
    data: Data,
    who: Who,
    /// The plan shown; `None`: the year.
    selected: Option<PlanId>,
    /// The year looked at; `None`: this one.
    year: Option<i32>,
    form: Option<PlanForm>,
    noting: Option<NoteForm>,
    /// The plan that may be stopped, once answered.
    stopping: Option<PlanId>,
    /// In a narrow window: whether the right pane is shown instead of the list.
    turned: bool,
    reveal: bool,
}

impl Screen for PlansScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.who.refresh(cx);
        let year = self.year(cx);
        self.data.refresh(cx, year);
        self.selected = self.selected.filter(|id| self.data.plan(*id).is_some());
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        ui.advance_cursor_after_rect(all);
        if let Some(failure) = &self.data.failure {
            tracing::error!(failure, "the plans cannot be read");
            note_box(ui, cx.tokens, Tone::Danger, (icons::OVERDUE.filled(), &cx.text("plans-cannot-read")));
            return;
        }
        if self.form.is_none() && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::N)) {
            self.form = Some(PlanForm::new_plan(cx));
        }
        self.panes(ui, cx, all);
        self.ask_stop(ui, cx);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::PlanChanged(id) => {
                if let Some(form) = self.form.take_if(|form| form.is_waiting) {
                    form.forget(cx);
                    self.selected = Some(*id);
                    self.reveal = true;
                }
                if let Some(form) = self.noting.take_if(|form| form.is_waiting) {
                    form.forget(cx);
                }
            }
            Done::Refused => {
                if let Some(form) = &mut self.form {
                    form.is_waiting = false;
                }
                if let Some(form) = &mut self.noting {
                    form.is_waiting = false;
                }
            }
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        if let Place::Plans(id) = place {
            self.select(cx, *id);
            self.year = None;
            self.turned = id.is_some();
            self.reveal = true;
        }
    }
}

/// Whether Ctrl+Enter confirmed or Esc left a form this frame.
fn keys(ui: &Ui) -> (bool, bool) {
    if ui.memory(|memory| memory.top_modal_layer().is_some()) {
        return (false, false);
    }
    let has_popup = ui.ctx().any_popup_open();
    ui.input_mut(|input| {
        let left = !has_popup && input.consume_key(Modifiers::NONE, Key::Escape);
        (input.consume_key(Modifiers::COMMAND, Key::Enter), left)
    })
}

impl PlansScreen {
    fn year(&self, cx: &UiContext<'_>) -> i32 {
        self.year.unwrap_or_else(|| cx.today().year())
    }

    fn select(&mut self, cx: &UiContext<'_>, plan: Option<PlanId>) {
        if self.selected != plan {
            self.noting = plan.and_then(|id| NoteForm::kept(cx, id));
        }
        self.form = None;
        self.selected = plan;
    }

    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>, all: Rect) {
        let layout = Layout::top_down(Align::Min);
        let child = |ui: &mut Ui, name: &str, rect: Rect| {
            let mut child = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
            child.set_clip_rect(rect.intersect(ui.clip_rect()));
            child
        };
        let is_wide = all.width() >= BOTH_FROM;
        let has_list = !self.data.lines.is_empty();
        if !has_list && self.form.is_none() {
            self.nothing_yet(&mut child(ui, "plans empty", all), cx);
            return;
        }
        let shows_right = is_wide || self.turned || self.form.is_some();
        let list = if is_wide { (all.width() * 0.36).round().min(size::LIST_PANE) } else { all.width() };
        if has_list && (is_wide || !shows_right) {
            let mut pane = child(ui, "plans list", all.with_max_x(all.left() + list));
            let asked = list::show(self, &mut pane, cx);
            self.follow(cx, asked);
        }
        if !shows_right {
            return;
        }
        let right = if is_wide && has_list { all.with_min_x(all.left() + list) } else { all };
        if right.left() > all.left() {
            ui.painter().vline(right.left() + 0.5, right.y_range(), Stroke::new(size::LINE, cx.tokens.line));
        }
        let mut pane = child(ui, "plans right", padded(right));
        if !is_wide && self.form.is_none() {
            self.back(&mut pane, cx);
        }
        self.right(&mut pane, cx);
    }

    fn follow(&mut self, cx: &UiContext<'_>, asked: Option<list::Asked>) {
        match asked {
            Some(list::Asked::New) => self.form = Some(PlanForm::new_plan(cx)),
            Some(list::Asked::Show(plan)) => {
                self.select(cx, plan);
                self.turned = true;
            }
            None => {}
        }
    }

    /// Without a plan the proposals have the whole body.
    fn nothing_yet(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut new = false;
        pane_header(ui, cx.tokens, (&cx.text("plans-title"), ""), |ui| {
            let button = Button::secondary(cx.text("plans-new")).icon(icons::ADD).shortcut("Ctrl N");
            new = button.show(ui, cx.tokens).clicked();
        });
        if new {
            self.form = Some(PlanForm::new_plan(cx));
        }
        let all = ui.available_rect_before_wrap();
        let width = 720.0_f32.min(all.width() - 2.0 * size::GAP_24);
        let middle = Rect::from_center_size(all.center(), egui::vec2(width, all.height()));
        let mut middle = ui.new_child(UiBuilder::new().id_salt("plans proposed").max_rect(middle));
        self.year_pane(&mut middle, cx);
    }

    fn back(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let button = Button::quiet(cx.text("plan-back")).icon(icons::BACK).small().shortcut("Esc");
        let clicked = button.show(ui, cx.tokens).clicked();
        if clicked || (self.noting.is_none() && self.stopping.is_none() && keys(ui).1) {
            self.turned = false;
            ui.ctx().request_repaint();
        }
    }

    fn right(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if self.form.is_some() {
            self.form_pane(ui, cx);
            return;
        }
        match self.selected {
            None => self.year_pane(ui, cx),
            Some(id) => self.plan_pane(ui, cx, id),
        }
    }

    fn year_pane(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        match year::show(ui, cx, (&self.data, self.year(cx))) {
            Some(year::Asked::Year(year)) => self.year = Some(year),
            Some(year::Asked::Plan(id)) => self.select(cx, Some(id)),
            Some(year::Asked::Take(details)) => {
                cx.send(Command::Plans(PlanCommand::Save(None, Box::new(details))));
            }
            None => {}
        }
    }

    fn form_pane(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        let Some(form) = &mut self.form else { return };
        form.show(&mut body, cx, (&self.data, &self.who));
        match form.bar(&mut bar, cx) {
            Some(form::Asked::Drop) => {
                form.forget(cx);
                self.form = None;
            }
            Some(form::Asked::Save(id, details)) => {
                cx.send(Command::Plans(PlanCommand::Save(id, details)));
            }
            None => {}
        }
    }

    fn plan_pane(&mut self, ui: &mut Ui, cx: &UiContext<'_>, id: PlanId) {
        let year = self.year(cx);
        let Some(view) = self.data.plan(id) else { return };
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        let seen = Seen { data: &self.data, who: &self.who, view, year };
        let asked = detail::body(&mut body, cx, seen, self.noting.as_mut());
        let plan = view.plan.clone();
        let asked = match &mut self.noting {
            None => asked.or(detail::bar(&mut bar, cx, &plan)),
            Some(form) => {
                match form.bar(&mut bar, cx) {
                    Some(note::Asked::Drop) => {
                        form.forget(cx);
                        self.noting = None;
                    }
                    Some(note::Asked::Add(new)) => cx.send(Command::Plans(PlanCommand::Note(new))),
                    None => {}
                }
                asked
            }
        };
        match asked {
            Some(detail::Asked::Year(year)) => self.year = Some(year),
            Some(detail::Asked::Draw(period)) => cx.send(Command::Plans(PlanCommand::Draw(id, period))),
            Some(detail::Asked::Explain(period)) => self.noting = Some(NoteForm::open(cx, (id, period))),
            Some(detail::Asked::Change) => self.form = Some(PlanForm::change(cx, &plan)),
            Some(detail::Asked::Stop) => self.stopping = Some(id),
            None => {}
        }
    }

    fn ask_stop(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let Some(id) = self.stopping else { return };
        let title = self.data.plan(id).map(|view| view.plan.details.title.clone()).unwrap_or_default();
        let dialog = Dialog::new("stop plan", cx.strings.text_with("plan-stop-question", &[("title", title.into())]))
            .icon(icons::VOID, Tone::Danger)
            .text(cx.text("plan-stop-text"))
            .answers(cx.text("plan-stop-keep"), Button::danger(cx.text("plan-stop")));
        match dialog.show(ui.ctx(), cx.tokens, |_| {}) {
            Some(Answer::Act) => {
                self.stopping = None;
                cx.send(Command::Plans(PlanCommand::Stop(id)));
            }
            Some(Answer::Safe) => self.stopping = None,
            None => {}
        }
    }
}

fn padded(rect: Rect) -> Rect {
    Rect::from_min_max(
        pos2(rect.left() + size::GAP_24, rect.top()),
        pos2((rect.right() - size::GAP_12).min(rect.left() + 980.0), rect.bottom()),
    )
}
