//! The cases (投诉): the register at the left, one case or the form for a new one at the right.

mod answers;
mod attachments;
mod bar;
mod book;
mod clocks;
mod count;
mod data;
mod detail;
mod event_words;
mod facts;
mod filter;
mod filters;
mod form;
mod form_fields;
mod form_live;
mod letter;
mod list;
mod note;
mod paper_values;
mod papers;
mod people;
mod picks;
mod step_fields;
mod step_form;
mod timeline;
mod views;

pub use book::whole_book;

use std::collections::BTreeMap;

use egui::{Align, Key, Layout, Margin, Modifiers, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use super::commands::{CaseCommand, Command, Done, Place, ShellCommand};
use super::context::{Incoming, UiContext};
use super::icons;
use super::screen::Screen;
use super::theme::size;
use super::widgets::{Answer, EmptyState};
use crate::domain::ids::CaseId;
use attachments::Attachments;
use book::Book;
use data::CaseList;
use detail::{Detail, DetailPane};
use filter::Filter;
use form::{FormAsked, NewForm};
use list::{Asked, ListPane, ListState};
use note::{NoteForm, VoidForm, draft_key};
use papers::{CasePapers, PaperKind};
use people::People;
use step_form::{StepForm, step_key};

/// What the right side shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Side {
    /// The selected case.
    #[default]
    Case,
    /// The form for a new one.
    New,
}

/// The tab's view state.
#[derive(Default)]
pub struct CasesTab {
    list: CaseList,
    filter: Filter,
    left: ListState,
    people: People,
    selected: Option<CaseId>,
    detail: Detail,
    side: Side,
    form: Option<NewForm>,
    notes: BTreeMap<CaseId, NoteForm>,
    steps: BTreeMap<CaseId, StepForm>,
    attachments: Attachments,
    papers: Option<CasePapers>,
    book: Option<Book>,
    void: Option<VoidForm>,
    /// The selected row shall be scrolled to.
    is_sought: bool,
    /// In a narrow window: the right side covers the list.
    is_open: bool,
    is_narrow: bool,
    /// Share of the width the list was given by hand.
    share: Option<f32>,
}

/// Below this width list and detail are shown one at a time.
const NARROW: f32 = 760.0;
/// The list's share of the width, and its narrowest and widest.
const SHARE: f32 = 0.46;
const LIST_MOST: f32 = size::LIST_PANE;
const LIST_LEAST: f32 = 340.0;
/// Narrowest right side beside a list widened by hand.
const DETAIL_LEAST: f32 = 400.0;
/// Half the width of what can be gripped between list and detail.
const GRIP: f32 = 4.0;

impl Screen for CasesTab {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.left.restore(cx, &mut self.filter);
        self.list.refresh(cx, &self.filter);
        self.people.refresh(cx);
        if !self.list.hold(cx, self.selected) {
            self.selected = self.list.id_at(0);
            self.list.hold(cx, self.selected);
        }
        if !is_covered(ui) {
            self.keys(ui, cx);
        }
        self.panes(ui, cx);
        self.void_dialog(ui, cx);
        self.attachments.show(ui.ctx(), cx);
    }

    fn receive(&mut self, incoming: &Incoming, cx: &UiContext<'_>) {
        if self.side == Side::Case
            && let Some(case) = self.selected
        {
            self.attachments.take(incoming, (cx, case));
        }
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::CaseChanged(id)
                if self.form.as_ref().is_some_and(|form| form.is_waiting && form.corrected() == Some(*id)) =>
            {
                if let Some(form) = self.form.take() {
                    form.forget(cx);
                    self.select(cx, *id);
                }
            }
            Done::CaseRecorded(id, _) => {
                if let Some(form) = self.form.take_if(|form| form.is_waiting) {
                    form.recorded(cx, *id);
                    self.select(cx, *id);
                }
            }
            Done::CaseChanged(id) => {
                if self.void.as_ref().is_some_and(|void| void.case == *id && void.is_waiting) {
                    self.void = None;
                }
                if self.steps.get(id).is_some_and(|step| step.is_waiting) {
                    self.steps.remove(id);
                    cx.forget_draft(&step_key(*id));
                }
                if self.notes.get(id).is_some_and(|note| note.is_waiting) {
                    self.notes.remove(id);
                    cx.forget_draft(&draft_key(*id));
                }
            }
            Done::Refused => self.stop_waiting(),
            _ => {}
        }
    }

    fn go(&mut self, place: &Place, cx: &UiContext<'_>) {
        match place {
            Place::Cases(Some(id)) => self.select(cx, *id),
            Place::NewCase => self.start(cx),
            Place::NewCaseLike(id) => self.start_like(cx, *id),
            _ => {}
        }
    }
}

impl CasesTab {
    fn keys(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::COMMAND, Key::N) {
            self.start(cx);
        }
        if self.side == Side::Case && self.papers.is_none() && pressed(Modifiers::COMMAND, Key::P) {
            let shown = self.detail.shown.as_ref();
            self.papers = shown.map(|shown| CasePapers::open(cx, PaperKind::CaseSheet, shown));
            self.is_open = true;
        }
        if pressed(Modifiers::COMMAND, Key::F) {
            self.is_open = false;
            list::focus_filter(ui);
        }
        let can_go_back = self.side == Side::New || (self.is_narrow && self.is_open);
        if can_go_back && !egui::Popup::is_any_open(ui.ctx()) && pressed(Modifiers::NONE, Key::Escape) {
            self.back();
        }
    }

    /// Shows a case, whatever the filters hide.
    fn select(&mut self, cx: &UiContext<'_>, id: CaseId) {
        self.left.restore(cx, &mut self.filter);
        self.list.refresh(cx, &self.filter);
        if self.list.row_of(id).is_none() {
            self.filter.clear();
        }
        self.left.picks.clear();
        self.selected = Some(id);
        self.side = Side::Case;
        self.is_sought = true;
        self.is_open = true;
    }

    /// Opens the form, with what was typed before.
    fn start(&mut self, cx: &UiContext<'_>) {
        // A further case of a letter, put aside, is kept under a key of its own.
        self.form.take_if(|form| form.is_like() || form.corrected().is_some());
        self.form.get_or_insert_with(|| NewForm::open(cx)).focus();
        self.side = Side::New;
        self.is_open = true;
    }

    /// Opens the form for a further case of a letter, filled in from the one on record.
    fn start_like(&mut self, cx: &UiContext<'_>, id: CaseId) {
        let Ok(case) = cx.register.case(id) else { return };
        note_shown(cx, &case, "further case");
        self.form = Some(NewForm::like(cx, &case));
        self.side = Side::New;
        self.is_open = true;
    }

    fn back(&mut self) {
        self.side = Side::Case;
        self.is_open = false;
    }

    fn stop_waiting(&mut self) {
        if let Some(form) = &mut self.form {
            form.is_waiting = false;
        }
        if let Some(void) = &mut self.void {
            void.is_waiting = false;
        }
        for note in self.notes.values_mut() {
            note.is_waiting = false;
        }
        for step in self.steps.values_mut() {
            step.is_waiting = false;
        }
    }

    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        self.is_narrow = all.width() < NARROW;
        if self.is_narrow {
            if self.is_open {
                self.right(&mut pane(ui, "right", all), cx);
            } else {
                self.left(&mut pane(ui, "left", all), cx);
            }
            ui.advance_cursor_after_rect(all);
            return;
        }
        let wanted = self.share.map_or((all.width() * SHARE).min(LIST_MOST), |share| all.width() * share);
        let width = wanted.clamp(LIST_LEAST, (all.width() - DETAIL_LEAST).max(LIST_LEAST)).round();
        let at = all.left() + width;
        self.left(&mut pane(ui, "left", Rect::from_min_max(all.min, pos2(at, all.bottom()))), cx);
        self.right(&mut pane(ui, "right", Rect::from_min_max(pos2(at + size::LINE, all.top()), all.max)), cx);
        self.splitter(ui, cx, (all, at));
        ui.advance_cursor_after_rect(all);
    }

    fn splitter(&mut self, ui: &Ui, cx: &UiContext<'_>, (all, at): (Rect, f32)) {
        ui.painter().vline(at + 0.5, all.y_range(), egui::Stroke::new(size::LINE, cx.tokens.line));
        let grip = Rect::from_min_max(pos2(at - GRIP, all.top()), pos2(at + GRIP, all.bottom()));
        let response = ui.interact(grip, ui.scope_id().with("cases splitter"), Sense::DRAG);
        let response = response.on_hover_and_drag_cursor(egui::CursorIcon::ResizeHorizontal);
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            self.share = Some(((pointer.x - all.left()) / all.width().max(1.0)).clamp(0.2, 0.8));
        }
    }

    fn left(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let is_new = self.side == Side::New;
        let pane = ListPane {
            list: &mut self.list,
            filter: &mut self.filter,
            state: &mut self.left,
            people: &self.people,
            selected: self.selected.filter(|_| !is_new),
            reveal: std::mem::take(&mut self.is_sought),
        };
        match pane.show(ui, cx) {
            Some(Asked::New) => self.start(cx),
            Some(Asked::Select(id)) => self.show_case(cx, id),
            Some(Asked::Open(id)) => {
                self.show_case(cx, id);
                self.is_open = true;
            }
            Some(Asked::Void(id)) => self.ask_void(id),
            Some(Asked::Book) => {
                self.book = Some(Book::open(cx, self.filter.period));
                self.is_open = true;
            }
            None => {}
        }
    }

    fn show_case(&mut self, cx: &UiContext<'_>, id: CaseId) {
        self.book = None;
        self.selected = Some(id);
        self.side = Side::Case;
        self.list.hold(cx, self.selected);
    }

    fn ask_void(&mut self, id: CaseId) {
        self.void = self.list.entry(id).map(|entry| VoidForm::new(id, entry.case.number));
    }

    fn right(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        if let Some(book) = &mut self.book {
            if book.show(ui, cx) {
                self.book = None;
                self.is_open = false;
            }
            return;
        }
        match self.side {
            Side::New => self.new_case(ui, cx),
            Side::Case => self.case(ui, cx),
        }
    }

    fn new_case(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let form = self.form.get_or_insert_with(|| NewForm::open(cx));
        match form.show(ui, cx, &self.people) {
            Some(FormAsked::Record(command)) => cx.send(Command::Cases(command)),
            Some(FormAsked::Back) => self.back(),
            Some(FormAsked::Discard) => {
                form.forget(cx);
                self.form = None;
                self.back();
            }
            None => {}
        }
    }

    fn case(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(entry) = self.selected.and_then(|id| self.list.entry(id)) else {
            if self.list.total.all > 0 {
                nothing_selected(ui, cx);
            }
            return;
        };
        let id = entry.case.id;
        if self.detail.refresh(cx, id) {
            self.find_kept(cx, id);
        }
        if self.papers.as_ref().is_some_and(|papers| papers.case != id) {
            self.papers = None;
        }
        if let (Some(papers), Some(shown)) = (&mut self.papers, &self.detail.shown) {
            if papers.show(ui, cx, shown) {
                self.papers = None;
            }
            return;
        }
        let pane = DetailPane {
            detail: &mut self.detail,
            note: self.notes.get_mut(&id),
            step: self.steps.get_mut(&id),
            people: &self.people,
            can_go_back: self.is_narrow,
        };
        if let Some(asked) = pane.show(ui, cx) {
            self.answer((ui, cx), id, asked);
        }
    }

    fn void_dialog(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let Some(form) = &mut self.void else { return };
        match form.show(ui.ctx(), cx) {
            Some(Answer::Act) => {
                cx.send(Command::Cases(CaseCommand::Void(form.case, form.reason.trim().to_owned())));
            }
            Some(Answer::Safe) => self.void = None,
            None => {}
        }
    }
}

/// A form filled in from a case shows its name and contact: that is noted.
fn note_shown(cx: &UiContext<'_>, case: &crate::domain::cases::Case, form: &str) {
    let facts = &case.facts;
    if !facts.customer_name.is_empty() || !facts.customer_contact.is_empty() {
        cx.send(Command::Shell(ShellCommand::Reveal(format!("{} {form}", case.number))));
    }
}

/// Whether a dialog or the search lies over the screen and takes the keys.
fn is_covered(ui: &Ui) -> bool {
    ui.memory(|memory| memory.top_modal_layer().is_some())
}

/// Ctrl+Enter, unless something lies over the screen.
fn is_confirmed(ui: &Ui) -> bool {
    !is_covered(ui) && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter))
}

fn nothing_selected(ui: &mut Ui, cx: &UiContext<'_>) {
    ui.add_space((ui.available_height() / 2.0 - 60.0).max(size::GAP_24));
    EmptyState::new(icons::CASES, cx.text("cases-none-selected"), "").show(ui, cx.tokens);
}

fn pane(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let builder = UiBuilder::new().id_salt(name).max_rect(rect).layout(Layout::top_down(Align::Min));
    let mut pane = ui.new_child(builder);
    pane.shrink_clip_rect(rect);
    pane
}

/// A part of the pane within the padding of a detail; call [`Ui::advance_cursor_after_rect`] with what it took.
fn padded(ui: &mut Ui, name: &str) -> Ui {
    let inner = ui.available_rect_before_wrap().shrink2(vec2(size::GAP_24, 0.0));
    let layout = Layout::top_down(Align::Min);
    let mut part = ui.new_child(UiBuilder::new().id_salt(name).max_rect(inner).layout(layout));
    part.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
    part
}

/// Margin of what scrolls under the head, so that its bar stands beside the words.
fn scrolled() -> Margin {
    let side = size::GAP_24 as i8;
    Margin { left: side, right: side, top: 0, bottom: size::GAP_16 as i8 }
}
