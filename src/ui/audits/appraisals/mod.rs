//! The yearly appraisal (年度考核): self-score beside re-score, prerequisites, ranking (P1-II.4 to P1-II.7).

mod data;
mod detail;
mod forms;
mod head;
mod heads;
mod list;
mod paint;
mod paper;
mod review;
mod sheet;
mod steps;
mod words;

use egui::{Align, Key, Layout, Modifiers, Rect, Stroke, Ui, UiBuilder, pos2};

use crate::domain::appraisals::run_details;
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::ids::{AppraisalId, AuditId};
use crate::register::audit_runs::NewRun;
use crate::ui::commands::{AppraisalCommand, AuditCommand, Command, ContestCommand, Done, Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::PaperPanel;
use crate::ui::screen::Screen;
use crate::ui::theme::size;
use crate::ui::widgets::{Answer, Button, Dialog, EmptyState, Tone};
use data::View;
use forms::Side;
use paper::Paper;

/// Narrower bodies show the ranking alone until someone is opened.
const BOTH_FROM: f32 = 1000.0;
/// Width of the detail side, wide and narrow bodies.
const DETAIL: [f32; 2] = [348.0, 316.0];
/// Bodies from this width on have the wide detail side.
const WIDE_FROM: f32 = 1180.0;

/// What was asked on the screen.
#[derive(Debug, Clone, PartialEq)]
enum Ask {
    /// Look at another appraisal.
    Choose(AppraisalId),
    /// The form to open one.
    New,
    /// The form of the review group.
    Group,
    /// Look at someone.
    Select(Subject),
    /// Open someone where there is no room for both.
    Open(Subject),
    /// The form that judges a prerequisite.
    Judge(Subject, String),
    /// The form of the review group's opinion.
    Opinion(AuditId),
    /// Begin a run.
    Begin(Subject, AuditKind),
    /// Go on with a run, or look at it.
    Run(AuditId),
    /// Send the self-scores in.
    Send,
    /// Ask whether to publish, whether to close.
    Question(Question),
    /// A paper.
    Paper(Paper),
    /// Back to the sheet, or to the list.
    Back,
}

/// Whether the detail side has the body to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Alone {
    Yes,
    No,
}

/// A decision to confirm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Question {
    /// Make the ranking public?
    Publish,
    /// Close the appraisal?
    Close,
    /// Grant the awards that follow from it?
    Grant,
}

/// The screen's view state.
#[derive(Default)]
pub(super) struct AppraisalsScreen {
    chosen: Option<AppraisalId>,
    selected: Option<Subject>,
    view: Option<View>,
    side: Side,
    question: Option<Question>,
    /// The detail is shown alone, for want of room.
    is_alone: bool,
    /// The run was begun from here: come back when it is finished.
    awaits_start: bool,
    awaited: Option<AuditId>,
    reveal: bool,
    /// A paper over the whole page.
    paper: Option<PaperPanel>,
}

impl AppraisalsScreen {
    fn do_ask(&mut self, ask: Ask, cx: &UiContext<'_>) {
        match ask {
            Ask::Choose(id) => {
                (self.chosen, self.selected, self.side) = (Some(id), None, Side::Sheet);
            }
            Ask::New => self.side = Side::opening(cx),
            Ask::Group => self.side = self.view.as_ref().map_or(Side::Sheet, Side::group),
            Ask::Select(subject) => self.select(subject),
            Ask::Open(subject) => {
                self.select(subject);
                self.is_alone = true;
            }
            Ask::Judge(subject, code) => {
                self.select(subject.clone());
                if let Some(view) = &self.view {
                    self.side = Side::judging(cx, view, (subject, code));
                }
                self.is_alone = true;
            }
            Ask::Opinion(run) => self.side = Side::opinion(cx, run),
            Ask::Begin(subject, kind) => self.begin(subject, kind, cx),
            Ask::Run(id) => cx.go(Place::Audits(Some(id))),
            Ask::Send => {
                if let Some(id) = self.shown_id() {
                    cx.send(Command::Appraisals(AppraisalCommand::Send(id)));
                }
            }
            Ask::Question(question) => self.question = Some(question),
            Ask::Paper(paper) => {
                self.paper = self.view.as_ref().and_then(|view| paper::open(cx, view, &paper));
            }
            Ask::Back => self.back(cx),
        }
    }

    fn back(&mut self, cx: &UiContext<'_>) {
        match &self.side {
            Side::Sheet => self.is_alone = false,
            form => {
                form.forget(cx);
                self.side = Side::Sheet;
            }
        }
    }

    fn select(&mut self, subject: Subject) {
        if self.selected.as_ref() != Some(&subject) {
            self.side = Side::Sheet;
            self.selected = Some(subject);
        }
    }

    fn shown_id(&self) -> Option<AppraisalId> {
        Some(self.view.as_ref()?.standing.as_ref()?.appraisal.id)
    }

    /// A self-score is entered by whoever is scored; a re-score by the review group.
    fn begin(&mut self, subject: Subject, kind: AuditKind, cx: &UiContext<'_>) {
        let Some(standing) = self.view.as_ref().and_then(|view| view.standing.as_ref()) else {
            return;
        };
        let appraisal = &standing.appraisal;
        let (auditor, others) = match (kind, appraisal.review_group.as_slice()) {
            (AuditKind::ReScore, [first, others @ ..]) => (Some(*first), others.to_vec()),
            _ => (subject.person(), Vec::new()),
        };
        let of = (appraisal.id, appraisal.year);
        let run = NewRun {
            pack_text: appraisal.pack_text.clone(),
            day: cx.today(),
            auditor,
            details: run_details(of, kind, subject, (cx.today(), others)),
        };
        self.awaits_start = true;
        cx.send(Command::Audits(AuditCommand::Start(Box::new(run))));
    }

    /// The question that is open, if any.
    fn ask_question(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let (Some(question), Some(view)) = (self.question, &self.view) else {
            return;
        };
        let Some(standing) = &view.standing else {
            self.question = None;
            return;
        };
        let due = paper::awards_due(cx, standing, &view.awards).len();
        let (title, text, act) = words::question(cx.strings, (standing, due), question);
        let dialog = Dialog::new("appraisal", title)
            .icon(icons::DISCLOSURE, Tone::Accent)
            .text(text)
            .answers(cx.text("appraisal-not-yet"), Button::primary(act));
        let id = standing.appraisal.id;
        match dialog.show(ui.ctx(), cx.tokens, |_| {}) {
            None => {}
            Some(Answer::Safe) => self.question = None,
            Some(Answer::Act) => {
                let due = paper::awards_due(cx, standing, &view.awards);
                cx.send(match question {
                    Question::Publish => Command::Appraisals(AppraisalCommand::Publish(id)),
                    Question::Close => Command::Appraisals(AppraisalCommand::Close(id)),
                    Question::Grant => Command::Contests(ContestCommand::Grant(due)),
                });
                self.question = None;
            }
        }
    }

    fn nothing_yet(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(failure) = self.view.as_ref().and_then(|view| view.failure.clone()) {
            ui.add_space(size::GAP_24 * 3.0);
            EmptyState::new(icons::AWARD, cx.text("appraisal-unreadable"), failure).show(ui, cx.tokens);
            return;
        }
        ui.add_space(size::GAP_24 * 4.0);
        let year = words::year_of(cx.today());
        let words = cx.strings.text_with("appraisal-open-year", &[("year", year.to_string().into())]);
        let button = Button::primary(words).icon(icons::ADD).shortcut("Ctrl N");
        let empty = EmptyState::new(icons::AWARD, cx.text("appraisal-none"), cx.text("appraisal-none-text"));
        if empty.button(button).show(ui, cx.tokens) {
            self.side = Side::opening(cx);
        }
    }

    fn keys(&self, ui: &Ui) -> Option<Ask> {
        if self.question.is_some() || ui.ctx().any_popup_open() {
            return None;
        }
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::N)) {
            return Some(Ask::New);
        }
        let leaves = self.is_alone || !matches!(self.side, Side::Sheet);
        (leaves && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape))).then_some(Ask::Back)
    }

    /// Which panes there is room for: the ranking, the detail side.
    fn panes(&self, all: Rect) -> (Option<Rect>, Option<Rect>) {
        let has_rows = self.view.as_ref().is_some_and(|view| view.standing.is_some());
        let has_side = has_rows || matches!(self.side, Side::Open(_));
        let is_narrow = all.width() < BOTH_FROM;
        let is_alone = self.is_alone || !matches!(self.side, Side::Sheet);
        if !has_side || (is_narrow && !is_alone) {
            return (Some(all), None);
        }
        if is_narrow {
            return (None, Some(all));
        }
        let [wide, narrow] = DETAIL;
        let width = if all.width() >= WIDE_FROM { wide } else { narrow };
        let split = all.right() - width;
        let left = Rect::from_min_max(all.min, pos2(split, all.bottom()));
        (Some(left), Some(Rect::from_min_max(pos2(split, all.top()), all.max)))
    }

    fn left(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Ask> {
        let Some(view) = self.view.as_mut().filter(|view| view.standing.is_some()) else {
            self.nothing_yet(ui, cx);
            return None;
        };
        let asked = head::show(ui, cx, view).or(steps::show(ui, cx, view));
        let selected = self.selected.clone();
        let reveal = std::mem::take(&mut self.reveal);
        asked.or(list::show(ui, cx, (view, selected.as_ref(), reveal)))
    }

    fn right(&mut self, ui: &mut Ui, cx: &UiContext<'_>, is_alone: Alone) -> Option<Ask> {
        let view = self.view.as_mut()?;
        match &mut self.side {
            Side::Sheet => detail::show(ui, cx, (view, self.selected.as_ref(), is_alone)),
            form => form.show(ui, cx, view),
        }
    }
}

impl Screen for AppraisalsScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        data::refresh(&mut self.view, self.chosen, cx);
        self.ask_question(ui, cx);
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        ui.advance_cursor_after_rect(all);
        if let Some(paper) = &mut self.paper {
            if paper.show(&mut ui.new_child(UiBuilder::new().id_salt("appraisal-paper").max_rect(all)), cx) {
                self.paper = None;
            }
            return;
        }
        let mut asked = self.keys(ui);
        let (left, right) = self.panes(all);
        let pane = |ui: &mut Ui, name: &str, rect: Rect| {
            let layout = Layout::top_down(Align::Min);
            let mut pane = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect).layout(layout));
            pane.set_clip_rect(rect.intersect(ui.clip_rect()));
            pane.spacing_mut().item_spacing.y = 0.0;
            pane
        };
        if let Some(rect) = left {
            let mut pane = pane(ui, "appraisal", rect);
            asked = asked.or(self.left(&mut pane, cx));
        }
        if let Some(rect) = right {
            if left.is_some() {
                ui.painter().vline(rect.left() + 0.5, rect.y_range(), Stroke::new(size::LINE, cx.tokens.line));
            }
            let mut pane = pane(ui, "appraisal-side", rect);
            asked = asked.or(self.right(&mut pane, cx, if left.is_none() { Alone::Yes } else { Alone::No }));
        }
        if let Some(ask) = asked {
            self.do_ask(ask, cx);
        }
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::AppraisalChanged(id) => {
                self.side.forget(cx);
                (self.chosen, self.side, self.awaits_start) = (Some(*id), Side::Sheet, false);
            }
            Done::AuditChanged(_) if matches!(self.side, Side::Opinion(_)) => {
                self.side.forget(cx);
                self.side = Side::Sheet;
            }
            Done::AuditStarted(id) => self.awaited = std::mem::take(&mut self.awaits_start).then_some(*id),
            Done::AuditFinished(id) if self.awaited == Some(*id) => {
                self.awaited = None;
                cx.go(Place::Appraisals(self.shown_id()));
            }
            Done::Refused => self.awaits_start = false,
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        if let Place::Appraisals(Some(id)) = place {
            if self.shown_id() != Some(*id) {
                self.do_ask(Ask::Choose(*id), cx);
            }
            self.reveal = true;
        }
        self.paper = None;
    }
}
