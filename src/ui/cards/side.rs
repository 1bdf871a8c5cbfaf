//! The right side: a card, someone without one, several cards, a code's answer, a paper; and what their buttons do.

use std::collections::BTreeSet;

use egui::{Align, Layout, Rect, Ui, UiBuilder, pos2};

use super::data::About;
use super::detail::Wish;
use super::filter::{Filter, Part};
use super::several::SeveralWish;
use super::shown::Shown;
use super::step_form::{FormAsked, StepForm};
use super::verify::VerifyAsked;
use super::{CardsScreen, Over, detail, paper, person, several};
use crate::domain::cards::steps::CardMove;
use crate::domain::cards::{Card, CardEventKind};
use crate::domain::ids::{CardId, StaffId};
use crate::domain::products::Product;
use crate::ui::commands::{CardCommand, Command, Place};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{ACTION_BAR, Button, EmptyState, split_bottom};

/// Widest the detail grows.
const DETAIL_MOST: f32 = 860.0;

impl CardsScreen {
    /// A list to sign for one card, for those ticked, else for all that wait to be handed over.
    pub(super) fn receipt(&mut self, cx: &UiContext<'_>, one: Option<CardId>) {
        let Some(data) = &self.data else { return };
        let waiting = data.records.work.not_handed_over.iter().filter_map(|item| item.card);
        let wanted: BTreeSet<CardId> = match one {
            Some(id) => [id].into(),
            None if self.ticked.is_empty() => waiting.collect(),
            None => self.ticked.clone(),
        };
        let cards = several::ticked(&data.records, &wanted);
        if let Some(panel) = paper::receipt(cx, &cards) {
            self.over = Some(Over::Paper(Box::new(panel)));
            self.ahead = true;
        }
    }

    /// The print room with the people of what is ticked, else of the work list shown, else with whoever needs one.
    pub(super) fn print(&self, cx: &UiContext<'_>) {
        let Some(data) = &self.data else { return };
        let (mut people, mut products) = (Vec::new(), BTreeSet::new());
        let mut put = |staff: Option<StaffId>, product: Product| {
            if let Some(id) = staff.filter(|id| !people.contains(id)) {
                people.push(id);
            }
            products.insert(product);
        };
        if !self.ticked.is_empty() {
            for card in several::ticked(&data.records, &self.ticked) {
                put(card.staff, card.product);
            }
        } else if self.filter.part == Part::Todo && self.filter.list.is_some() {
            for entry in (0..data.lines.len()).filter_map(|line| data.at(line)) {
                put(entry.staff, entry.product.unwrap_or(Product::Badge));
            }
        }
        let product = match products.first() {
            Some(only) if products.len() == 1 => Some(*only),
            _ => self.filter.product,
        };
        cx.go(match product {
            Some(product) => Place::PrintProduct(product, people),
            None => Place::Print(people),
        });
    }

    pub(super) fn side(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        match &mut self.over {
            Some(Over::Paper(panel)) => {
                if panel.show(ui, cx) {
                    self.over = None;
                    ui.ctx().request_repaint();
                }
                return;
            }
            Some(Over::Verify(verify)) => {
                let asked = verify.show(&mut padded(ui), cx);
                self.verified(ui, asked);
                return;
            }
            None => {}
        }
        let mut place = padded(ui);
        if !self.both {
            let back = Button::quiet(cx.text("cards-back")).icon(icons::BACK).small().shortcut("Esc");
            if back.show(&mut place, cx.tokens).clicked() {
                self.ahead = false;
            }
        }
        if self.is_about_several() {
            self.several(&mut place, cx);
        } else {
            self.detail(&mut place, cx);
        }
    }

    fn verified(&mut self, ui: &Ui, asked: Option<VerifyAsked>) {
        match asked {
            None => return,
            Some(VerifyAsked::Close) => (self.over, self.ahead) = (None, false),
            Some(VerifyAsked::Card(id)) => {
                (self.filter, self.sort) = (Filter::default(), None);
                self.look_at((About::Card(id), None));
                self.reveal = true;
            }
        }
        ui.ctx().request_repaint();
    }

    fn several(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let Some(data) = self.data.take() else { return };
        let ticked = several::ticked(&data.records, &self.ticked);
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        let cleared = several::body(&mut body, cx, &ticked, self.form.as_mut());
        let mut wish = None;
        let mut asked = None;
        match &mut self.form {
            Some(form) => asked = form.bar(&mut bar, cx),
            None => wish = several::bar(&mut bar, cx, &ticked),
        }
        if let Some(SeveralWish::Step(kind, ids)) = &wish {
            let cards: Vec<&Card> = ticked.iter().copied().filter(|card| ids.contains(&card.id)).collect();
            self.form = Some(StepForm::fresh(cx, *kind, (&data.records, &cards)));
        }
        let (receipt, print) = (matches!(wish, Some(SeveralWish::Receipt)), matches!(wish, Some(SeveralWish::Print)));
        self.data = Some(data);
        if cleared {
            self.ticked.clear();
            self.form = None;
        }
        if receipt {
            self.receipt(cx, None);
        }
        if print {
            self.print(cx);
        }
        self.form_asked(cx, asked);
    }

    fn detail(&mut self, ui: &mut Ui, cx: &UiContext<'_>) {
        let (mut body, mut bar) = split_bottom(ui, ACTION_BAR);
        match self.shown.take() {
            None => nothing(&mut body, cx),
            Some(Shown::Person(shown)) => {
                person::body(&mut body, cx, &shown);
                person::bar(&mut bar, cx, &shown);
                self.shown = Some(Shown::Person(shown));
            }
            Some(Shown::Card(shown)) => {
                let mut form = self.form.take().filter(|form| form.is_for(shown.card.id));
                let mut wish = detail::body(&mut body, cx, (&shown, &mut self.pictures), form.as_mut());
                let mut asked = None;
                match &mut form {
                    Some(form) => asked = form.bar(&mut bar, cx),
                    None => wish = wish.or(detail::bar(&mut bar, cx, &shown)),
                }
                self.form = form;
                self.form_asked(cx, asked);
                self.fulfil(cx, &shown.card, wish);
                self.shown = self.shown.take().or(Some(Shown::Card(shown)));
            }
        }
    }

    fn fulfil(&mut self, cx: &UiContext<'_>, card: &Card, wish: Option<Wish>) {
        match wish {
            None => {}
            Some(Wish::Receipt) => self.receipt(cx, Some(card.id)),
            Some(Wish::Card(id)) => {
                self.filter = Filter::default();
                self.look_at((About::Card(id), None));
                self.reveal = true;
            }
            Some(Wish::Do(CardMove::Step(kind))) => self.begin(cx, kind, card.id),
            Some(Wish::Do(CardMove::Print | CardMove::PrintAgain)) => {
                cx.go(Place::PrintProduct(card.product, card.staff.into_iter().collect()));
            }
        }
    }

    fn begin(&mut self, cx: &UiContext<'_>, kind: CardEventKind, id: CardId) {
        let Some(data) = &self.data else { return };
        if let Some(card) = data.records.card(id) {
            self.form = Some(StepForm::fresh(cx, kind, (&data.records, &[card])));
        }
    }

    fn form_asked(&mut self, cx: &UiContext<'_>, asked: Option<FormAsked>) {
        let Some(form) = &self.form else { return };
        let cards = form.cards();
        match asked {
            None => {}
            Some(FormAsked::Drop) => {
                cx.forget_draft(&form.key());
                self.form = None;
            }
            Some(FormAsked::Enter(step)) => cx.send(Command::Cards(CardCommand::Note(cards, step))),
            Some(FormAsked::Receipt) => self.receipt(cx, cards.first().copied().filter(|_| cards.len() == 1)),
        }
    }
}

fn nothing(ui: &mut Ui, cx: &UiContext<'_>) {
    ui.add_space(ui.available_height() * 0.3);
    EmptyState::new(icons::STAFF, cx.text("cards-choose"), cx.text("cards-choose-why")).show(ui, cx.tokens);
}

/// The detail's room within its pane.
fn padded(ui: &mut Ui) -> Ui {
    let all = ui.available_rect_before_wrap();
    let right = (all.right() - size::GAP_12).min(all.left() + DETAIL_MOST);
    let place = Rect::from_min_max(pos2(all.left() + size::GAP_24, all.top()), pos2(right, all.bottom()));
    ui.new_child(UiBuilder::new().id_salt("padded").max_rect(place).layout(Layout::top_down(Align::Min)))
}
