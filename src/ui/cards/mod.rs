//! Cards (证件): the ledger at the left, one card, several of them, or the answer to a scanned code at the right (P1-1.2, P1-1.6).

mod data;
mod detail;
mod filter;
mod filters;
mod list;
mod paper;
mod person;
mod picture;
mod several;
mod shown;
mod side;
mod step_form;
pub(crate) mod verify;
pub(crate) mod words;

pub use paper::whole_ledger;

use std::collections::BTreeSet;

use egui::{Align, Key, Layout, Modifiers, Rect, Ui, UiBuilder, pos2};

use self::data::{About, ListData, MADE, RowAt};
use self::filter::{Filter, Part};
use self::list::Ask;
use self::picture::CardPictures;
use self::shown::Shown;
use self::step_form::{Entered, StepForm};
use self::verify::Verify;
use super::commands::{Done, Place};
use super::context::UiContext;
use super::papers::PaperPanel;
use super::save_as::SaveAs;
use super::screen::Screen;
use super::theme::size;
use super::widgets::{Order, Sort};
use crate::domain::ids::CardId;

/// Narrower than this, list and detail take turns.
const BOTH_FROM: f32 = 960.0;
/// What lies over the detail.
enum Over {
    /// The field for a code.
    Verify(Box<Verify>),
    /// A paper.
    Paper(Box<PaperPanel>),
}

/// The screen's view state.
#[derive(Default)]
pub(in crate::ui) struct CardsScreen {
    filter: Filter,
    /// By which head the list is sorted; as the ledger and the work lists come where none was clicked.
    sort: Option<Sort>,
    data: Option<ListData>,
    /// The row looked at.
    at: Option<RowAt>,
    ticked: BTreeSet<CardId>,
    anchor: Option<RowAt>,
    /// Bring the row looked at into sight.
    reveal: bool,
    /// In a narrow window: whether the detail is shown instead of the list.
    ahead: bool,
    both: bool,
    shown: Option<Shown>,
    form: Option<StepForm>,
    over: Option<Over>,
    pictures: CardPictures,
    saving: Option<SaveAs>,
    /// What was done last, to be there again when it is undone.
    entered: Option<Entered>,
    has_remembered: bool,
}

impl Screen for CardsScreen {
    fn show(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        self.refresh(cx);
        if self.saving.as_mut().is_some_and(|saving| saving.is_over(ui.ctx(), cx)) {
            self.saving = None;
        }
        self.keys(ui, cx);
        self.panes(ui, cx);
    }

    fn hear(&mut self, done: &Done, cx: &UiContext<'_>) {
        match done {
            Done::CardsChanged => {
                if let Some(form) = self.form.take_if(|form| form.is_waiting) {
                    cx.forget_draft(&form.key());
                    if form.is_for_several() {
                        self.ticked.clear();
                    }
                    self.entered = Some(form.into_entered());
                    self.reveal = true;
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
        match place {
            Place::Cards(Some(id)) => {
                (self.filter, self.sort, self.over) = (Filter::default(), None, None);
                self.ticked.clear();
                self.look_at((About::Card(*id), None));
                (self.reveal, self.ahead) = (true, true);
            }
            Place::CardList(list) => {
                self.over = None;
                self.ticked.clear();
                self.show_list(*list);
                (self.at, self.form, self.ahead) = (None, None, false);
            }
            Place::VerifyCard(text) => {
                self.over = Some(Over::Verify(Box::new(Verify::of(cx, text))));
                self.ahead = true;
            }
            _ => {}
        }
    }
}

impl CardsScreen {
    fn refresh(&mut self, cx: &UiContext<'_>) {
        let is_new = ListData::refresh(&mut self.data, cx, (&self.filter, self.sort));
        let Some(data) = &self.data else { return };
        if is_new {
            self.ticked.retain(|id| data.records.card(*id).is_some());
            self.at = self.at.filter(|at| data.line_of(*at).is_some()).or_else(|| data.first());
        }
        if !std::mem::replace(&mut self.has_remembered, true)
            && let Some(form) = StepForm::kept_for_several(cx, &data.records)
        {
            self.ticked = form.cards().into_iter().collect();
            self.form = Some(form);
        }
        let Some((about, _)) = self.at else {
            self.shown = None;
            return;
        };
        let is_another = self.shown.as_ref().is_none_or(|shown| shown.about() != about);
        if !is_new && !is_another {
            return;
        }
        self.shown = Shown::of(cx, data, about);
        if let Some(Shown::Card(shown)) = &self.shown {
            self.pictures.look_at(cx, shown);
            if is_another && self.form.is_none() {
                self.form = StepForm::kept(cx, &shown.card, &data.records);
            }
        }
    }

    /// How the list is sorted, as its head shows it.
    fn sort_shown(&self) -> Option<Sort> {
        let natural = Sort { column: MADE, order: Order::Falling };
        self.sort.or((self.filter.part != Part::Todo).then_some(natural))
    }

    /// Shows a row in the detail; an open form is left, its draft is kept.
    fn look_at(&mut self, at: RowAt) {
        if self.at.map(|(about, _)| about) != Some(at.0) && !self.is_about_several() {
            self.form = None;
        }
        self.at = Some(at);
        self.over = None;
    }

    fn tick(&mut self, id: CardId) {
        if !self.ticked.remove(&id) {
            self.ticked.insert(id);
        }
        // A form for several was for those ticked before; its draft is kept.
        if self.form.as_ref().is_some_and(StepForm::is_for_several) {
            self.form = None;
        }
        self.over = None;
    }

    /// Whether the right side speaks of several cards.
    fn is_about_several(&self) -> bool {
        self.ticked.len() > 1
    }

    fn bring_back(&mut self, cx: &UiContext<'_>) {
        let Some(entered) = self.entered.take_if(|entered| entered.is_undone(cx)) else {
            return;
        };
        ListData::refresh(&mut self.data, cx, (&self.filter, self.sort));
        let Some(data) = &self.data else { return };
        let Some(form) = StepForm::brought_back(cx, entered.kept.clone(), &data.records) else {
            return;
        };
        cx.keep_draft(&form.key(), &entered.kept);
        match form.cards().as_slice() {
            [one] => self.at = Some((About::Card(*one), None)),
            several => self.ticked = several.iter().copied().collect(),
        }
        self.form = Some(form);
    }

    fn keys(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let covered = self.saving.is_some() || ui.memory(|memory| memory.top_modal_layer().is_some());
        if covered || matches!(self.over, Some(Over::Paper(_))) {
            return;
        }
        let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
        if pressed(Modifiers::NONE, Key::F2) {
            self.open_verify();
        }
        if pressed(Modifiers::COMMAND, Key::F) {
            self.ahead = false;
            ui.memory_mut(|memory| memory.request_focus(filters::filter_id()));
        }
        if pressed(Modifiers::COMMAND, Key::P) {
            self.print(cx);
        }
        if !ui.ctx().text_edit_focused() && pressed(Modifiers::COMMAND, Key::A) {
            self.tick_all();
        }
        let is_free = self.form.is_none() && self.over.is_none() && !ui.ctx().any_popup_open();
        if is_free && (self.ahead || !self.ticked.is_empty()) && pressed(Modifiers::NONE, Key::Escape) {
            self.ahead = false;
            self.ticked.clear();
        }
    }

    fn open_verify(&mut self) {
        match &mut self.over {
            Some(Over::Verify(verify)) => verify.focus(),
            _ => self.over = Some(Over::Verify(Box::new(Verify::open()))),
        }
        self.ahead = true;
    }

    fn tick_all(&mut self) {
        if let Some(data) = &self.data {
            self.ticked = data.cards_shown().iter().map(|card| card.id).collect();
        }
    }

    fn panes(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let all = ui.available_rect_before_wrap();
        ui.painter().rect_filled(all, 0.0, cx.tokens.surface);
        self.both = all.width() >= BOTH_FROM;
        let split = if self.both { all.left() + size::LIST_PANE } else { all.right() };
        if self.both || !self.ahead {
            let place = Rect::from_min_max(all.min, pos2(split, all.bottom()));
            let asked = self.list(&mut pane(ui, "card list", place), cx);
            self.answer(cx, asked);
        }
        if self.both {
            let line = egui::Stroke::new(size::LINE, cx.tokens.line);
            ui.painter().vline(split + 0.5, all.y_range(), line);
        }
        if self.both || self.ahead {
            let left = if self.both { split + size::LINE } else { all.left() };
            let place = Rect::from_min_max(pos2(left, all.top()), all.max);
            self.side(&mut pane(ui, "card side", place), cx);
        }
    }

    fn answer(&mut self, cx: &UiContext<'_>, asked: Option<Ask>) {
        match asked {
            None => {}
            Some(Ask::Print) => self.print(cx),
            Some(Ask::Verify) => self.open_verify(),
            Some(Ask::TickAll) => self.tick_all(),
            Some(Ask::Open(at)) => {
                self.look_at(at);
                self.ahead = true;
            }
            Some(Ask::Ledger) => {
                if let Some(data) = &self.data {
                    self.over = Some(Over::Paper(Box::new(paper::ledger(cx, data, &self.filter))));
                    self.ahead = true;
                }
            }
            Some(Ask::Table) => {
                if let Some(data) = &self.data {
                    self.saving = Some(paper::table(cx, data));
                }
            }
            Some(Ask::Receipt) => self.receipt(cx, None),
        }
    }
}

/// A part of the body as a ui of its own.
fn pane(ui: &mut Ui, name: &str, place: Rect) -> Ui {
    let builder = UiBuilder::new().id_salt(name).max_rect(place).layout(Layout::top_down(Align::Min));
    let mut pane = ui.new_child(builder);
    pane.shrink_clip_rect(place);
    pane
}
