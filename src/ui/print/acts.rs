//! What was pressed in the print room: checked, begun, and what came of it.

use std::collections::BTreeSet;

use egui::{Context, Key, Modifiers, Popup, Ui};

use super::batch::{self, BatchKey};
use super::deliver::{Act, Batch, Way, What};
use super::form::{FORM_KEY, Lack, Validity};
use super::{PrintRoom, reason};
use crate::domain::cards::Card;
use crate::domain::ids::CardId;
use crate::domain::products::Product;
use crate::jobs::cards::Subject;
use crate::ui::card_words;
use crate::ui::commands::Notice;
use crate::ui::context::UiContext;

impl PrintRoom {
    /// Keys of the room; open lists and dialogs have them first, and a field its own.
    pub(super) fn keys(&mut self, ui: &Ui, cx: &UiContext<'_>) {
        let has_dialog = self.delivery.has_dialog() || self.calibrate.is_some() || self.own_sheet.is_some();
        if Popup::is_any_open(ui.ctx()) || has_dialog {
            return;
        }
        let can_print = !self.form.ticked.is_empty() && !self.delivery.is_busy();
        if ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::P)) && can_print {
            self.act(ui.ctx(), cx, self.delivery.usual());
        }
        let is_typing = ui.ctx().text_edit_focused();
        if !is_typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            self.leave(cx);
        }
    }

    /// What was pressed: checked, then begun.
    pub(super) fn act(&mut self, ctx: &Context, cx: &UiContext<'_>, act: Act) {
        let begun = match act {
            Act::Print => Some((What::Cards, Way::Print)),
            Act::Save => Some((What::Cards, Way::Save)),
            Act::Proof(way) => Some((What::Proof, way)),
            Act::TestPage(way) => Some((What::TestPage, way)),
            _ => None,
        };
        match begun {
            Some((What::Cards, way)) => self.begin_cards(ctx, cx, way),
            Some((what, way)) => self.begin(cx, (Vec::new(), what), way),
            None => self.answer(cx, act),
        }
    }

    pub(super) fn begin_cards(&mut self, ctx: &Context, cx: &UiContext<'_>, way: Way) {
        self.is_confirmed = true;
        self.is_typing_day = false;
        let Some(data) = &self.data else { return };
        let has_day = !matches!(self.form.validity(cx.today()), Validity::Past | Validity::Unclear);
        match self.form.lack(data) {
            Some(Lack::Note) => ctx.memory_mut(|memory| memory.request_focus(reason::note_id())),
            None if has_day => {
                self.adopt_day(cx);
                let Some(data) = &self.data else { return };
                let is_card = self.form.product.is_card();
                let mut cards = if is_card { self.form.cards(data, self.valid_until) } else { Vec::new() };
                if let Some(placed) = self.key(cx).as_ref().and_then(BatchKey::printed_subjects) {
                    // Only what lies on a sheet that prints is made.
                    cards.retain(|(subject, _)| placed.contains(subject));
                }
                self.begin(cx, (cards, What::Cards), way);
            }
            Some(Lack::Reason) | None => {}
        }
    }

    pub(super) fn begin(&mut self, cx: &UiContext<'_>, (cards, what): (Vec<batch::Wished>, What), way: Way) {
        let Some(mut key) = self.key(cx) else { return };
        if way == Way::Save {
            // A file is right for every printer; only what goes to this one is shifted for it.
            key.calibration = crate::domain::sheets::Calibration::default();
        }
        if what == What::Cards
            && let Some(problem) = key.problem()
        {
            let words = card_words::sheet_problem(cx.strings, &problem);
            cx.notify(Notice::wrong(cx.text("print-not-set"), words));
            return;
        }
        if way == Way::Print && what == What::Cards && self.delivery.lacks_duplex() && key.needs_duplex() {
            cx.notify(Notice::wrong(cx.text("print-not-set"), cx.text("print-no-duplex")));
            return;
        }
        let batch = Batch { key, cards, what };
        self.with_facts(|delivery, facts| delivery.begin(cx, (batch, way), facts));
    }

    /// What came of the cards made.
    pub(super) fn answer(&mut self, cx: &UiContext<'_>, act: Act) {
        let Some(data) = &self.data else { return };
        let open = self.delivery.open_cards(data);
        let cards: Vec<_> = open.iter().map(|card| card.id).collect();
        if act == Act::Again {
            let people: Vec<Subject> = open.iter().filter_map(|card| card.staff).map(Subject::Person).collect();
            let visitors = open.iter().filter(|card| card.staff.is_none()).count();
            if visitors > 0 {
                self.form.visitors = visitors as u32;
                self.form.count_visitors();
            } else {
                for subject in &people {
                    if let Some(line) = data.get(*subject) {
                        self.form.add(line);
                    }
                }
                self.form.ticked.retain(|subject| people.contains(subject));
            }
        }
        self.delivery.answer(cx, cards, act);
    }

    /// The cards stand in the ledger: nothing of them is left to do here. Cards of a product that was left meanwhile, and
    /// people whose sheets were not printed, change nothing.
    pub(super) fn finish(&mut self, cx: &UiContext<'_>, cards: &[CardId]) {
        let Some(data) = &self.data else { return };
        let done: Vec<&Card> = data.made.iter().filter(|card| cards.contains(&card.id)).collect();
        if done.is_empty() {
            return;
        }
        let people: BTreeSet<Subject> = done.iter().filter_map(|card| card.staff).map(Subject::Person).collect();
        self.form.ticked.retain(|subject| subject.person().is_some() && !people.contains(subject));
        self.form.own_reasons.retain(|subject, _| !people.contains(subject));
        if !self.form.ticked.is_empty() {
            return;
        }
        self.form.own_reasons.clear();
        self.form.note.clear();
        self.form.reason = None;
        self.is_confirmed = false;
        if self.form.product == Product::Visitor {
            self.form.count_visitors();
        }
        self.kept = self.form.clone();
        cx.forget_draft(FORM_KEY);
    }
}
