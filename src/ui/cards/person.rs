//! Someone without a card: what is missing, and the one next step.

use egui::{ScrollArea, Ui, vec2};

use super::shown::PersonShown;
use super::words;
use crate::domain::cards::lists::CardList;
use crate::domain::products::Product;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Button, action_bar, note};

/// Photo, name, and what is missing.
pub(super) fn body(ui: &mut Ui, cx: &UiContext<'_>, shown: &PersonShown) {
    let member = &shown.member;
    ScrollArea::vertical().auto_shrink([false, false]).id_salt(("card of", member.id.0)).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_24, 0.0);
        ui.add_space(size::GAP_16);
        ui.horizontal_top(|ui| {
            let photo =
                member.photo.and_then(|id| cx.pictures.of_file(ui.ctx(), cx.register, (id, PictureSize::Detail)));
            w::thumbnail(ui, cx.tokens, size::DETAIL_PHOTO, photo.as_ref());
            ui.vertical(|ui| {
                let record = &member.record;
                w::elided_label(ui, cx.tokens, Text::PersonName, (record.name.as_str(), cx.tokens.text));
                let parts = [record.work_no.as_str(), &record.post, &record.team];
                let line = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
                w::elided_label(ui, cx.tokens, Text::Body, (&line, cx.tokens.text2));
                ui.add_space(size::GAP_16);
                for (list, item) in &shown.work {
                    let (tone, icon, _) = words::work(cx.strings, (*list, item), cx.today());
                    note(ui, cx.tokens, tone, (icon, &cx.strings.text(said(*list))));
                    ui.add_space(size::GAP_8);
                }
            });
        });
    });
}

fn said(list: CardList) -> &'static str {
    match list {
        CardList::NoPhoto => "cards-remark-no-photo",
        CardList::PhotoOld => "cards-remark-photo-old",
        _ => "cards-remark-no-badge",
    }
}

/// The next step: a photo first, then the badge.
pub(super) fn bar(ui: &mut Ui, cx: &UiContext<'_>, shown: &PersonShown) {
    let id = shown.member.id;
    let needs = |list: CardList| shown.work.iter().any(|(known, _)| *known == list);
    action_bar(
        ui,
        cx.tokens,
        |ui| {
            let (photo, print) = (cx.text("cards-take-photo"), cx.text("cards-print-badge"));
            let wants_photo = needs(CardList::NoPhoto) || needs(CardList::PhotoOld);
            let photo = if wants_photo { Button::primary(photo) } else { Button::secondary(photo) };
            let blocked = shown.member.photo.is_none().then(|| cx.text("cards-print-wants-photo"));
            let print = if wants_photo { Button::secondary(print) } else { Button::primary(print) };
            let print = print.icon(icons::PRINT).blocked(blocked);
            let photo = photo.icon(icons::DROP);
            let to_photo = (photo, Place::Staff(Some(id)));
            let to_print = (print, Place::PrintProduct(Product::Badge, vec![id]));
            let order = if wants_photo { [to_photo, to_print] } else { [to_print, to_photo] };
            for (button, place) in order {
                if button.show(ui, cx.tokens).clicked() {
                    cx.go(place);
                }
            }
        },
        |ui| {
            let button = Button::quiet(cx.text("cards-to-person")).icon(icons::PERSON);
            if button.show(ui, cx.tokens).clicked() {
                cx.go(Place::Staff(Some(id)));
            }
        },
    );
}
