//! The detail of a card: its picture, what stands in the ledger about it, its story, what can be done next.

use egui::{Align, Layout, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use super::picture::CardPictures;
use super::shown::CardShown;
use super::step_form::StepForm;
use super::words;
use crate::domain::cards::lists::CardList;
use crate::domain::cards::steps::CardMove;
use crate::domain::cards::{CardEvent, CardEventKind, Whereabouts};
use crate::domain::ids::CardId;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    self as w, Button, Menu, MenuItem, Step, TimelineRow, Tone, action_bar, key_value, menu_item, note,
};

/// What a click in the detail wants.
pub(super) enum Wish {
    /// Begin a step or go to the print room.
    Do(CardMove),
    /// Look at another card.
    Card(CardId),
    /// A list to sign.
    Receipt,
}

/// Paints the body over the bar.
pub(super) fn body(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (shown, pictures): (&CardShown, &mut CardPictures),
    form: Option<&mut StepForm>,
) -> Option<Wish> {
    let scroll = ScrollArea::vertical().auto_shrink([false, false]).id_salt(("card", shown.card.id.0));
    let inner = scroll.show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        ui.add_space(size::GAP_16);
        let wish = top(ui, cx, (shown, pictures));
        ui.add_space(size::GAP_16);
        remarks(ui, cx, shown);
        story(ui, cx, shown);
        if let Some(form) = form {
            ui.add_space(size::GAP_8);
            form.show(ui, cx);
        }
        ui.add_space(size::GAP_12);
        wish
    });
    inner.inner
}

/// The picture at the left, what the ledger says at the right.
fn top(ui: &mut Ui, cx: &UiContext<'_>, (shown, pictures): (&CardShown, &mut CardPictures)) -> Option<Wish> {
    let all = ui.available_rect_before_wrap();
    let wanted = pictures.room();
    let place = Rect::from_min_size(all.min, vec2(wanted.x, wanted.y));
    let column = |ui: &mut Ui, name: &str, place: Rect| {
        ui.new_child(UiBuilder::new().id_salt(name).max_rect(place).layout(Layout::top_down(Align::Min)))
    };
    pictures.show(&mut column(ui, "card picture", place), cx, shown);
    let right = Rect::from_min_max(pos2(place.right() + size::GAP_24, all.top()), pos2(all.right(), all.bottom()));
    let mut facts = column(ui, "card facts", right);
    facts.spacing_mut().item_spacing = vec2(size::GAP_16, size::GAP_8);
    let wish = head_and_facts(&mut facts, cx, shown);
    let bottom = place.bottom().max(facts.min_rect().bottom());
    ui.advance_cursor_after_rect(Rect::from_min_max(all.min, pos2(all.right(), bottom)));
    wish
}

fn head_and_facts(ui: &mut Ui, cx: &UiContext<'_>, shown: &CardShown) -> Option<Wish> {
    let card = &shown.card;
    let (tone, icon, state) = words::state(cx.strings, card, cx.today());
    ui.horizontal(|ui| {
        let room = ui.available_width() - w::chip_width(ui, &state) - size::GAP_16;
        ui.scope(|ui| {
            ui.set_max_width(room);
            let name = if shown.name().is_empty() { cx.text("cards-nobodys") } else { shown.name().to_owned() };
            w::elided_label(ui, cx.tokens, Text::PersonName, (&name, cx.tokens.text));
        });
        w::chip(ui, cx.tokens, tone, (icon, &state));
    });
    let line = format!("{} · {}", words::product(cx.strings, card.product), card.number);
    w::elided_label(ui, cx.tokens, Text::Body, (&line, cx.tokens.text2));
    ui.add_space(size::GAP_4);
    let none = || "—".to_owned();
    let until = card.valid_until.map_or_else(|| cx.text("cards-valid-always"), |day| cx.strings.date_iso(day));
    let place = match card.life.place {
        Whereabouts::Hall => "cards-place-hall",
        Whereabouts::Bearer => "cards-place-bearer",
        Whereabouts::Lost => "cards-place-lost",
        Whereabouts::Destroyed => "cards-place-destroyed",
    };
    let post = [card.face.post.as_str(), card.face.title.as_str()];
    let post = post.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" · ");
    pair(ui, cx, [("cards-valid-until", &until), ("cards-place", &cx.strings.text(place))]);
    let post = if post.is_empty() { none() } else { post };
    pair(ui, cx, [("cards-why-made", &words::why(cx.strings, card)), ("cards-post", &post)]);
    others(ui, cx, shown)
}

fn pair(ui: &mut Ui, cx: &UiContext<'_>, pairs: [(&str, &str); 2]) {
    ui.columns_const::<2, _>(|columns| {
        for (column, (key, value)) in columns.iter_mut().zip(pairs) {
            let shown = key_value(column, cx.tokens, &cx.strings.text(key), value);
            w::tip(shown, cx.tokens, value, None);
        }
    });
}

/// The cards before and after it.
fn others(ui: &mut Ui, cx: &UiContext<'_>, shown: &CardShown) -> Option<Wish> {
    let mut wish = None;
    let links = [("cards-replaces", &shown.replaces), ("cards-replaced-by", &shown.replaced_by)];
    ui.horizontal_wrapped(|ui| {
        for (key, other) in links {
            let Some((id, number)) = other else { continue };
            let words = cx.strings.text_with(key, &[("number", number.as_str().into())]);
            if Button::link(words).show(ui, cx.tokens).clicked() {
                wish = Some(Wish::Card(*id));
            }
        }
    });
    wish
}

/// What is to be done about it, and what it says otherwise than the roster.
fn remarks(ui: &mut Ui, cx: &UiContext<'_>, shown: &CardShown) {
    let mut said = Vec::new();
    for (list, item) in &shown.work {
        let icon = words::work(cx.strings, (*list, item), cx.today()).1;
        match list {
            CardList::Expired => said.push((Tone::Danger, icon, cx.text("cards-remark-expired"))),
            CardList::Expiring => said.push((Tone::Warn, icon, cx.text("cards-remark-expiring"))),
            CardList::NotReturned => said.push((Tone::Danger, icon, cx.text("cards-remark-not-returned"))),
            CardList::Lost => said.push((Tone::Warn, icon, cx.text("cards-remark-lost"))),
            _ => {}
        }
    }
    for (field, then, now) in shown.says_otherwise() {
        let now = if now.trim().is_empty() { "—" } else { now.as_str() };
        let values = [
            ("field", words::face_field(cx.strings, *field).into()),
            ("then", then.as_str().into()),
            ("now", now.into()),
        ];
        said.push((Tone::Warn, icons::EDIT, cx.strings.text_with("cards-remark-changed", &values)));
    }
    for (tone, icon, words) in &said {
        note(ui, cx.tokens, *tone, (*icon, words));
        ui.add_space(size::GAP_8);
    }
    if !said.is_empty() {
        ui.add_space(size::GAP_8);
    }
}

/// Its events, oldest first, then what it waits for.
fn story(ui: &mut Ui, cx: &UiContext<'_>, shown: &CardShown) {
    let waits = waits_for(shown);
    let count = shown.card.events.len();
    for (index, event) in shown.card.events.iter().enumerate() {
        let row = event_row(cx, event);
        let is_last = index + 1 == count && waits.is_none();
        let row = if is_last { row.last() } else { row };
        row.show(ui, cx.tokens, |_| {});
    }
    if let Some((step, key)) = waits {
        TimelineRow::new(step, cx.strings.text(key), "").last().show(ui, cx.tokens, |_| {});
    }
}

/// What comes next in its story; nothing once it is over, and nothing for a card in use and in order.
fn waits_for(shown: &CardShown) -> Option<(Step, &'static str)> {
    let open = |key| Some((Step::Open, key));
    match shown.moves.next? {
        CardMove::Print => open("cards-waits-print"),
        CardMove::PrintAgain => open("cards-waits-print-again"),
        CardMove::Step(CardEventKind::HandedOver) => open("cards-waits-hand-over"),
        CardMove::Step(CardEventKind::Found) => open("cards-waits-found"),
        CardMove::Step(CardEventKind::Returned) if shown.staff().is_none() => Some((Step::Ahead, "cards-waits-return")),
        CardMove::Step(CardEventKind::Returned) => open("cards-waits-return"),
        CardMove::Step(CardEventKind::Destroyed) => open("cards-waits-destroy"),
        CardMove::Step(_) => None,
    }
}

fn event_row(cx: &UiContext<'_>, event: &CardEvent) -> TimelineRow<'static> {
    let step = match event.kind {
        CardEventKind::Voided => Step::Void,
        CardEventKind::Suspended => Step::Failed,
        _ => Step::Done,
    };
    let day = cx.strings.date_short(event.on, cx.today());
    let who = if event.by.trim().is_empty() { day } else { format!("{day} · {}", event.by) };
    let row = TimelineRow::new(step, words::event(cx.strings, event.kind), who);
    let line = words::event_line(cx.strings, event);
    let line = if event.at.date() == event.on {
        line
    } else {
        let noted = cx.strings.date_short(event.at.date(), cx.today());
        let noted = cx.strings.text_with("cards-line-noted", &[("date", noted.into())]);
        if line.is_empty() { noted } else { format!("{line} · {noted}") }
    };
    if line.is_empty() { row } else { row.line(line) }
}

/// The bar: the sensible next thing primary, the others beside it, what is rare behind the dots.
pub(super) fn bar(ui: &mut Ui, cx: &UiContext<'_>, shown: &CardShown) -> Option<Wish> {
    let (mut wish, mut more) = (None, None);
    let moves = &shown.moves;
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            for (index, one) in moves.next.into_iter().chain(moves.beside.iter().copied()).enumerate() {
                let (icon, words) = words::doing(cx.strings, one);
                let is_primary = index == 0 && moves.next.is_some();
                let button = if is_primary { Button::primary(words) } else { Button::secondary(words) };
                if button.icon(icon).show(ui, cx.tokens).clicked() {
                    wish = Some(Wish::Do(one));
                }
            }
        },
        |ui| more = more_button(ui, cx, shown),
    );
    wish.or(more)
}

fn more_button(ui: &mut Ui, cx: &UiContext<'_>, shown: &CardShown) -> Option<Wish> {
    let more = Button::icon_only(icons::MORE, cx.text("cards-more-of-card")).show(ui, cx.tokens);
    let menu = Menu::below(&more).show(cx.tokens, |ui| {
        let mut wish = None;
        for one in &shown.moves.more {
            let (icon, words) = words::doing(cx.strings, *one);
            let item = MenuItem::new(words).icon(icon);
            let ends = matches!(one, CardMove::Step(CardEventKind::Voided | CardEventKind::Destroyed));
            let item = if ends { item.danger() } else { item };
            if menu_item(ui, cx.tokens, item).clicked() {
                wish = Some(Wish::Do(*one));
            }
        }
        if !shown.moves.more.is_empty() {
            w::menu_line(ui, cx.tokens);
        }
        if menu_item(ui, cx.tokens, MenuItem::new(cx.text("cards-receipt-one")).icon(icons::NOTE)).clicked() {
            wish = Some(Wish::Receipt);
        }
        if let Some(id) = shown.staff() {
            let item = MenuItem::new(cx.text("cards-to-person")).icon(icons::PERSON);
            if menu_item(ui, cx.tokens, item).clicked() {
                cx.go(Place::Staff(Some(id)));
            }
        }
        if menu_item(ui, cx.tokens, MenuItem::new(cx.text("cards-copy-code")).icon(icons::COPY)).clicked() {
            ui.ctx().copy_text(shown.code.clone());
        }
        wish
    });
    menu.and_then(|menu| menu.inner)
}
