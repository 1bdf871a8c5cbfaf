//! Several cards at once: which are ticked, and what can be done with how many of them.

use egui::{ScrollArea, Ui, vec2};

use super::data::Records;
use super::step_form::StepForm;
use super::words;
use crate::domain::cards::steps::CardMove;
use crate::domain::cards::{Card, CardEventKind};
use crate::domain::ids::CardId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Picked, action_bar, card, label, pane_header};

/// Steps that make sense for several cards, the likelier first.
const STEPS: [CardEventKind; 4] =
    [CardEventKind::HandedOver, CardEventKind::Returned, CardEventKind::Voided, CardEventKind::Destroyed];

/// What a click wants.
pub(super) enum SeveralWish {
    /// Begin a step for those it may follow.
    Step(CardEventKind, Vec<CardId>),
    /// A list to sign.
    Receipt,
    /// The print room with their people.
    Print,
}

/// Head and list of the ticked cards, and the form below them.
pub(super) fn body(ui: &mut Ui, cx: &UiContext<'_>, ticked: &[&Card], form: Option<&mut StepForm>) -> bool {
    let mut cleared = false;
    let title = cx.strings.text_with("cards-several", &[("n", ticked.len().into())]);
    pane_header(ui, cx.tokens, (&title, ""), |ui| {
        cleared =
            Button::quiet(cx.text("cards-clear")).icon(icons::CLOSE).shortcut("Esc").show(ui, cx.tokens).clicked();
    });
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("several cards").show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::GAP_12);
        let meant: Vec<CardId> = form.as_ref().map(|form| form.cards()).unwrap_or_default();
        card(ui, cx.tokens, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_4);
            for one in ticked {
                line(ui, cx, one, (form.is_none() || meant.contains(&one.id)).into());
            }
        });
        if let Some(form) = form {
            ui.add_space(size::GAP_16);
            form.show(ui, cx);
        }
        ui.add_space(size::GAP_12);
    });
    cleared
}

/// A ticked card; grey where the step in hand passes it by.
fn line(ui: &mut Ui, cx: &UiContext<'_>, one: &Card, meant: Picked) {
    let (tone, icon, state) = words::state(cx.strings, one, cx.today());
    let row = vec2(ui.available_width(), size::SMALL);
    ui.allocate_ui_with_layout(row, egui::Layout::right_to_left(egui::Align::Center), |ui| {
        w::chip(ui, cx.tokens, tone, (icon, &state));
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            let meant = meant == Picked::Yes;
            let color = if meant { cx.tokens.text } else { cx.tokens.text3 };
            let name = if one.face.bearer.is_empty() { cx.text("cards-nobodys") } else { one.face.bearer.clone() };
            let style = if meant { Text::RowTitle } else { Text::Body };
            w::elided_label(ui, cx.tokens, style, (&name, color));
            let about = format!("{} · {}", words::product(cx.strings, one.product), one.number);
            label(ui, cx.tokens, Text::Secondary, &about);
        });
    });
}

/// Which of the ticked cards a step may follow.
fn fitting(ticked: &[&Card], kind: CardEventKind) -> Vec<CardId> {
    ticked.iter().filter(|card| card.life.may(kind)).map(|card| card.id).collect()
}

/// The bar: each step with how many it is for; one that fits none is not offered.
pub(super) fn bar(ui: &mut Ui, cx: &UiContext<'_>, ticked: &[&Card]) -> Option<SeveralWish> {
    let mut wish = None;
    let mut other = None;
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            for (index, (kind, fitting)) in offered(ticked).into_iter().enumerate() {
                let (icon, words) = words::doing(cx.strings, CardMove::Step(kind));
                let values = [("what", words.into()), ("n", fitting.len().into())];
                let words = cx.strings.text_with("cards-do-several", &values);
                let is_primary = index == 0 && !is_rare(kind);
                let button = if is_primary { Button::primary(words) } else { Button::secondary(words) };
                let passed = ticked.len() - fitting.len();
                let tip = cx.strings.text_with("cards-several-passed", &[("n", passed.into())]);
                let button = if passed == 0 { button } else { button.tip(tip) };
                if button.icon(icon).show(ui, cx.tokens).clicked() {
                    wish = Some(SeveralWish::Step(kind, fitting));
                }
            }
        },
        |ui| {
            let receipt = Button::icon_only(icons::NOTE, cx.text("cards-receipt")).show(ui, cx.tokens);
            if receipt.clicked() {
                other = Some(SeveralWish::Receipt);
            }
            let print = Button::icon_only(icons::PRINT, cx.text("cards-do-print-again")).show(ui, cx.tokens);
            if print.clicked() {
                other = Some(SeveralWish::Print);
            }
        },
    );
    wish.or(other)
}

/// The steps that fit some of them; making void and destroying only where they fit all.
fn offered(ticked: &[&Card]) -> Vec<(CardEventKind, Vec<CardId>)> {
    let with_cards = STEPS.into_iter().map(|kind| (kind, fitting(ticked, kind)));
    with_cards.filter(|(kind, cards)| !cards.is_empty() && (!is_rare(*kind) || cards.len() == ticked.len())).collect()
}

fn is_rare(kind: CardEventKind) -> bool {
    matches!(kind, CardEventKind::Voided | CardEventKind::Destroyed)
}

/// The ticked cards in the order of the ledger.
pub(super) fn ticked<'a>(records: &'a Records, ids: &std::collections::BTreeSet<CardId>) -> Vec<&'a Card> {
    records.cards.iter().filter(|card| ids.contains(&card.id)).collect()
}
