//! The form of one item.

use egui::Ui;

use super::head::{both, effect};
use super::{item_kind, link};
use crate::domain::standards::drafts::{ItemDraft, KindChoice, PackDraft};
use crate::ui::context::UiContext;
use crate::ui::widgets::{Caption, Select, TextField, checkbox, titled_card};

/// Paints the form of the item at a place.
pub(super) fn show(draft: &mut PackDraft, index: usize, ui: &mut Ui, cx: &UiContext<'_>) {
    let lang = cx.strings.lang().key();
    let codes: Vec<String> = draft.areas.iter().map(|area| area.code.trim().to_owned()).collect();
    let titles: Vec<String> = draft
        .areas
        .iter()
        .map(
            |area| {
                if lang == "en" && !area.title.en.is_empty() { area.title.en.clone() } else { area.title.zh.clone() }
            },
        )
        .collect();
    let Some(item) = draft.items.get_mut(index) else { return };
    ui.push_id(index, |ui| {
        titled_card(ui, cx.tokens, (&cx.text("pack-item-what"), ""), |ui| {
            what(item, ui, cx);
            let mut picked = codes.iter().position(|code| *code == item.area);
            let caption = Caption::new(cx.text("pack-item-area")).required();
            if Select::new(caption, &mut picked, &titles).show(ui, cx.tokens, cx.strings).changed()
                && let Some(code) = picked.and_then(|place| codes.get(place))
            {
                item.area.clone_from(code);
            }
        });
        titled_card(ui, cx.tokens, (&cx.text("pack-item-kind"), ""), |ui| item_kind::show(item, ui, cx));
        titled_card(ui, cx.tokens, (&cx.text("pack-item-points"), ""), |ui| points(item, ui, cx));
        titled_card(ui, cx.tokens, (&cx.text("pack-item-link"), ""), |ui| link::show(item, ui, cx));
    });
}

fn what(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    both(ui, cx, "pack-item-text", &mut item.text);
    ui.columns_const::<2, _>(|[left, right]| {
        let caption = Caption::new(cx.text("pack-code")).required();
        TextField::new(caption, &mut item.code).limit(30).show(left, cx.tokens);
        let caption = Caption::new(cx.text("pack-item-rule"));
        TextField::new(caption, &mut item.rule)
            .placeholder(cx.text("pack-item-rule-hint"))
            .limit(30)
            .show(right, cx.tokens);
    });
    both(ui, cx, "pack-item-hint", &mut item.hint);
    both(ui, cx, "pack-item-photo", &mut item.photo_hint);
}

fn points(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    let field = |ui: &mut Ui, key: &str, typed: &mut String| {
        TextField::new(Caption::new(cx.text(key)), typed).limit(6).show(ui, cx.tokens);
    };
    ui.columns_const::<3, _>(|[left, middle, right]| {
        TextField::new(Caption::new(cx.text("pack-item-points")).required(), &mut item.points)
            .limit(6)
            .show(left, cx.tokens);
        match (item.earns, item.kind) {
            (true, KindChoice::Count) => field(middle, "pack-item-earn", &mut item.earn_each),
            (true, _) | (false, KindChoice::Choice | KindChoice::Text) => {}
            (false, _) => {
                field(middle, "pack-item-deduct", &mut item.deduct);
                field(right, "pack-item-cap", &mut item.cap);
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        checkbox(ui, cx.tokens, &mut item.earns, &cx.text("pack-item-earns"));
        checkbox(ui, cx.tokens, &mut item.bonus, &cx.text("pack-item-bonus"));
        checkbox(ui, cx.tokens, &mut item.not_applicable, &cx.text("pack-item-na"));
        checkbox(ui, cx.tokens, &mut item.veto, &cx.text("pack-item-veto"));
        checkbox(ui, cx.tokens, &mut item.ours, &cx.text("pack-item-ours"));
    });
    if item.veto {
        checkbox(ui, cx.tokens, &mut item.own_effect, &cx.text("pack-item-own-effect"));
        if item.own_effect {
            effect(ui, cx, (&mut item.effect, &mut item.effect_cap));
        }
    }
}
