//! The grid of cards: the cut as it prints, whose it is, what to look at, a tick. Only the rows in sight are laid out and
//! have textures.

use egui::{Align, Layout, Rect, ScrollArea, StrokeKind, TextureHandle, Ui, UiBuilder, pos2, vec2};

use super::cards::{Card, Cards};
use crate::domain::photos::{PhotoRemark, PhotoSize};
use crate::exchange::photo_matching::Whose;
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::pictures::{PictureSize, texture};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, Tone};

/// Narrowest card.
const CARD: f32 = 272.0;
/// Height of a card.
const HEIGHT: f32 = 190.0;
/// The cut on a card, 25:35.
const CUT: [f32; 2] = [110.0, 154.0];
/// Most chips on a card; the rest is in the tooltip of the last.
const MOST_CHIPS: usize = 3;

/// What a card asks.
enum Asked {
    Tick,
    Open,
    Assign(usize),
}

/// Shows the cards; answers the one to open.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, cards: &mut Cards) -> Option<usize> {
    if cards.rows.is_empty() {
        ui.add_space(size::GAP_24);
        w::paragraph(ui, Text::Body, &cx.text("photos-none-shown"), cx.tokens.text2);
        return None;
    }
    let room = ui.available_width() - size::GAP_12;
    let columns = ((room + size::GAP_12) / (CARD + size::GAP_12)).floor().max(1.0);
    let width = ((room - (columns - 1.0) * size::GAP_12) / columns).floor();
    let lines = cards.rows.len().div_ceil(columns as usize);
    let mut asked = None;
    ui.spacing_mut().item_spacing = vec2(size::GAP_12, size::GAP_12);
    let area = ScrollArea::vertical().id_salt("photo cards").auto_shrink([false, false]);
    area.show_rows(ui, HEIGHT, lines, |ui, range| {
        let across = columns as usize;
        textures(ui, cards, range.start * across, range.len() * across);
        for line in range {
            ui.horizontal(|ui| {
                for index in cards.rows.iter().skip(line * across).take(across).copied() {
                    let one = card_ui(ui, cx, (cards, index), width);
                    asked = asked.take().or(one.map(|what| (index, what)));
                }
            });
        }
        ui.add_space(size::GAP_4);
    });
    match asked? {
        (index, Asked::Open) => return Some(index),
        (index, Asked::Tick) => cards.tick(index),
        (index, Asked::Assign(option)) => cards.assign(index, option),
    }
    None
}

fn card_ui(ui: &mut Ui, cx: &UiContext<'_>, (cards, index): (&Cards, usize), width: f32) -> Option<Asked> {
    let card = cards.all.get(index)?;
    let (rect, _) = ui.allocate_exact_size(vec2(width, HEIGHT), egui::Sense::hover());
    let line = if card.ticked { cx.tokens.accent } else { cx.tokens.line };
    ui.painter().rect_filled(rect, size::RADIUS_CARD, cx.tokens.surface);
    let edge = egui::Stroke::new(size::LINE, line);
    ui.painter().rect_stroke(rect, size::RADIUS_CARD, edge, StrokeKind::Inside);
    let inner = rect.shrink(size::GAP_12);
    let builder = UiBuilder::new().id_salt(("photo card", index)).max_rect(inner);
    let mut left = ui.new_child(builder.layout(Layout::top_down(Align::Min)));
    let opened = cut(&mut left, cx, (card, cards.textures.get(&index)));
    let words = Rect::from_min_max(pos2(inner.left() + CUT[0] + size::GAP_12, inner.top()), inner.max);
    let builder = UiBuilder::new().id_salt(("photo words", index)).max_rect(words);
    let mut right = ui.new_child(builder.layout(Layout::top_down(Align::Min)));
    right.spacing_mut().item_spacing = vec2(size::GAP_4, size::GAP_4);
    right.shrink_clip_rect(words.expand2(vec2(size::GAP_8, size::GAP_4)));
    let said = words_ui(&mut right, cx, (cards, card));
    opened.or(said)
}

/// The cut, to click.
fn cut(ui: &mut Ui, cx: &UiContext<'_>, (card, picture): (&Card, Option<&TextureHandle>)) -> Option<Asked> {
    let values = [("name", card.name.as_str().into())];
    let name = cx.strings.text_with("photos-open", &values);
    let clicked = w::picture_button(ui, cx.tokens, (CUT, picture), &name).clicked();
    clicked.then_some(Asked::Open)
}

/// Textures of the cards in sight; the others are dropped, so that a folder of any size needs the memory of a screen.
fn textures(ui: &Ui, cards: &mut Cards, from: usize, count: usize) {
    let seen: Vec<usize> = cards.rows.iter().skip(from).take(count).copied().collect();
    cards.textures.retain(|index, _| seen.contains(index));
    for index in seen {
        let small = cards.all.get(index).and_then(|card| card.seen.as_ref().ok()).map(|seen| &seen.small);
        if let Some(small) = small.filter(|_| !cards.textures.contains_key(&index))
            && let Some(made) = texture(ui.ctx(), "small cut", small, PictureSize::Detail)
        {
            cards.textures.insert(index, made);
        }
    }
}

fn words_ui(ui: &mut Ui, cx: &UiContext<'_>, (cards, card): (&Cards, &Card)) -> Option<Asked> {
    let mut asked = None;
    match card.whose.and_then(|id| cards.someone(id)) {
        Some(one) => {
            ui.horizontal(|ui| {
                let values = [("name", one.name.as_str().into())];
                let name = cx.strings.text_with("photos-take", &values);
                ui.add_enabled_ui(card.seen.is_ok(), |ui| {
                    if w::bare_check(ui, cx.tokens, card.ticked.into(), &name).clicked() {
                        asked = Some(Asked::Tick);
                    }
                });
                w::elided_label(ui, cx.tokens, Text::RowTitle, (&one.name, cx.tokens.text));
            });
            w::elided_label(ui, cx.tokens, Text::Secondary, (&one.work_no, cx.tokens.text2));
        }
        None => w_nobody(ui, cx, card),
    }
    if let Err(because) = &card.seen {
        w::paragraph(ui, Text::Secondary, because, cx.tokens.danger_text);
    } else {
        chips(ui, cx, (cards, card));
        asked = asked.or(whose(ui, cx, (cards, card)));
    }
    ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
        w::elided_label(ui, cx.tokens, Text::Secondary, (&card.name, cx.tokens.text3));
    });
    asked
}

fn w_nobody(ui: &mut Ui, cx: &UiContext<'_>, card: &Card) {
    let key = if matches!(card.found, Whose::Ambiguous(_)) { "photos-ambiguous" } else { "photos-of-nobody" };
    w::elided_label(ui, cx.tokens, Text::RowTitle, (&cx.text(key), cx.tokens.text));
}

/// For a picture of nobody: a list to say whose it is, with those first who could be meant.
fn whose(ui: &mut Ui, cx: &UiContext<'_>, (cards, card): (&Cards, &Card)) -> Option<Asked> {
    if card.found.person().is_some() {
        return None;
    }
    if let Whose::Ambiguous(people) = &card.found {
        let names = people.iter().filter_map(|id| cards.option_of(*id)).filter_map(|at| cards.options.get(at));
        let names: Vec<&str> = names.map(String::as_str).collect();
        let names = names.join(&cx.text("photos-comma"));
        w::elided_label(ui, cx.tokens, Text::Secondary, (&names, cx.tokens.text2));
    }
    let button = Button::secondary(cx.text("photos-whose")).trailing(icons::EXPAND).small().show(ui, cx.tokens);
    let picked = card.whose.and_then(|id| cards.option_of(id));
    w::pick_below(ui, cx.tokens, cx.strings, &button, (&cards.options, &[], picked)).map(Asked::Assign)
}

/// What is said of a card: state first, then remarks.
fn chips(ui: &mut Ui, cx: &UiContext<'_>, (cards, card): (&Cards, &Card)) {
    let mut all: Vec<(Tone, Icon, String, String)> = Vec::new();
    let mut state = |tone, icon, key: &str| all.push((tone, icon, cx.text(key), String::new()));
    if cards.is_on_record(card) {
        state(Tone::Neutral, icons::SAVED, "photos-on-record");
    } else if cards.is_second(card) {
        state(Tone::Neutral, icons::COPY, "photos-second");
    }
    if card.has(PhotoSize::FiveInch) {
        state(Tone::Accent, icons::CROP, "photos-five-inch-too");
    }
    let remarks = card.seen.as_ref().map(|seen| seen.remarks.as_slice()).unwrap_or_default();
    for remark in remarks {
        all.push((Tone::Warn, icons::WARNING, short(cx, *remark), super::super::crop_board::remark_words(cx, *remark)));
    }
    let hidden = all.len().saturating_sub(MOST_CHIPS);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_4, size::GAP_4);
        for (tone, icon, words, why) in all.iter().take(MOST_CHIPS) {
            let chip = w::chip(ui, cx.tokens, *tone, (*icon, words));
            if !why.is_empty() {
                w::tip(chip, cx.tokens, why, None);
            }
        }
        if hidden > 0 {
            let more: Vec<&str> = all.iter().skip(MOST_CHIPS).map(|(_, _, words, _)| words.as_str()).collect();
            let words = cx.strings.text_with("photos-more", &[("n", hidden.into())]);
            let response = w::secondary(ui, cx.tokens, &words);
            w::tip(response, cx.tokens, &more.join("\n"), None);
        }
    });
}

fn short(cx: &UiContext<'_>, remark: PhotoRemark) -> String {
    match remark.figure() {
        Some(figure) => cx.strings.text_with(remark.short_key(), &[("n", figure.into())]),
        None => cx.text(remark.short_key()),
    }
}
