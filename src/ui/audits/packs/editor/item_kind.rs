//! What is answered on an item that is edited: yes or no, a number with its limit, one of several answers, words.

use egui::Ui;

use super::head::both;
use crate::domain::standards::AgeUnit;
use crate::domain::standards::drafts::{ItemDraft, KindChoice, OptionDraft};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::widgets::{Button, Caption, Segments, Select, TextField, secondary};

const AGES: [(AgeUnit, &str); 3] =
    [(AgeUnit::Days, "audit-unit-days"), (AgeUnit::Weeks, "audit-unit-weeks"), (AgeUnit::Months, "audit-unit-months")];

/// Paints the kind with what belongs to it.
pub(super) fn show(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    let words = KindChoice::ALL.map(|kind| cx.text(kind.words_key()));
    let mut picked = KindChoice::ALL.iter().position(|kind| *kind == item.kind);
    let caption = Caption::new(cx.text("pack-item-kind"));
    if Select::new(caption, &mut picked, &words).show(ui, cx.tokens, cx.strings).changed() {
        item.kind = picked.and_then(|place| KindChoice::ALL.get(place).copied()).unwrap_or_default();
    }
    match item.kind {
        KindChoice::YesNo | KindChoice::Text => {}
        KindChoice::Count => {
            limit(item, ui, cx);
            both(ui, cx, "pack-item-unit", &mut item.unit);
            large(item, ui, cx);
        }
        KindChoice::Measure => {
            limit(item, ui, cx);
            both(ui, cx, "pack-item-unit", &mut item.unit);
        }
        KindChoice::Age => age(item, ui, cx),
        KindChoice::Choice => options(item, ui, cx),
    }
}

fn limit(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    ui.columns_const::<2, _>(|[left, right]| {
        let caption = Caption::new(cx.text("pack-item-limit")).required();
        TextField::new(caption, &mut item.limit).limit(10).show(left, cx.tokens);
        secondary(right, cx.tokens, &cx.text("pack-item-side"));
        Segments::new().option(false, cx.text("pack-at-most")).option(true, cx.text("pack-at-least")).show(
            right,
            cx.tokens,
            &mut item.at_least,
        );
    });
}

fn large(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    ui.columns_const::<2, _>(|[left, right]| {
        let caption = Caption::new(cx.text("pack-large-from"));
        TextField::new(caption, &mut item.large_from).limit(8).show(left, cx.tokens);
        let caption = Caption::new(cx.text("pack-large-limit"));
        TextField::new(caption, &mut item.large_limit).limit(8).show(right, cx.tokens);
    });
}

fn age(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    ui.columns_const::<2, _>(|[left, right]| {
        let caption = Caption::new(cx.text("pack-item-limit")).required();
        TextField::new(caption, &mut item.limit).limit(10).show(left, cx.tokens);
        let words = AGES.map(|(_, key)| cx.text(key));
        let unit = item.age_unit.unwrap_or(AgeUnit::Days);
        let mut picked = AGES.iter().position(|(other, _)| *other == unit);
        let caption = Caption::new(cx.text("pack-item-age-unit"));
        if Select::new(caption, &mut picked, &words).show(right, cx.tokens, cx.strings).changed() {
            item.age_unit = picked.and_then(|place| AGES.get(place)).map(|(unit, _)| *unit);
        }
    });
}

fn options(item: &mut ItemDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    let mut dropped = None;
    for (index, option) in item.options.iter_mut().enumerate() {
        ui.push_id(index, |ui| {
            both(ui, cx, "pack-option", &mut option.text);
            ui.horizontal(|ui| {
                let caption = Caption::new(cx.text("pack-option-points")).required().width(120.0);
                TextField::new(caption, &mut option.points).limit(6).show(ui, cx.tokens);
                let words = cx.strings.text_with("pack-option-drop", &[("n", (index + 1).into())]);
                if Button::quiet_danger(words).icon(icons::DELETE).small().show(ui, cx.tokens).clicked() {
                    dropped = Some(index);
                }
            });
        });
    }
    if let Some(index) = dropped {
        item.options.remove(index);
    }
    if Button::secondary(cx.text("pack-option-add")).icon(icons::ADD).small().show(ui, cx.tokens).clicked() {
        item.options.push(OptionDraft::default());
    }
}
