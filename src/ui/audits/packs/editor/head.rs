//! The head of a standard that is edited: title, edition, vetoes, bonus, ranking, chapters.

use egui::Ui;

use crate::domain::standards::SubjectKind;
use crate::domain::standards::drafts::{AreaDraft, EffectChoice, PackDraft, TextDraft};
use crate::ui::audit_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, Select, TextField, checkbox, secondary, titled_card};

/// Paints the form of the head.
pub(super) fn show(draft: &mut PackDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    titled_card(ui, cx.tokens, (&cx.text("pack-head"), ""), |ui| {
        both(ui, cx, "pack-title", &mut draft.title);
        ui.columns_const::<2, _>(|[left, right]| {
            let caption = Caption::new(cx.text("pack-code")).required().hint(cx.text("pack-code-hint"));
            TextField::new(caption, &mut draft.code).limit(40).show(left, cx.tokens);
            let caption = Caption::new(cx.text("pack-edition")).required().hint(cx.text("pack-edition-hint"));
            TextField::new(caption, &mut draft.edition).limit(20).show(right, cx.tokens);
        });
        both(ui, cx, "pack-source", &mut draft.source);
        secondary(ui, cx.tokens, &cx.text("pack-subjects"));
        ui.horizontal_wrapped(|ui| {
            for kind in SubjectKind::ALL {
                let mut on = draft.subjects.contains(&kind);
                if checkbox(ui, cx.tokens, &mut on, &audit_words::subject_kind(cx.strings, kind)).changed() {
                    draft.subjects.retain(|other| *other != kind);
                    if on {
                        draft.subjects.push(kind);
                        draft.subjects.sort();
                    }
                }
            }
        });
    });
    titled_card(ui, cx.tokens, (&cx.text("pack-scoring"), ""), |ui| {
        ui.columns_const::<2, _>(|[left, right]| {
            effect(left, cx, (&mut draft.effect, &mut draft.effect_cap));
            let caption = Caption::new(cx.text("pack-bonus-cap")).hint(cx.text("pack-bonus-cap-hint"));
            TextField::new(caption, &mut draft.bonus_cap).limit(6).show(right, cx.tokens);
        });
        checkbox(ui, cx.tokens, &mut draft.has_ranking, &cx.text("pack-has-ranking"));
        if draft.has_ranking {
            ui.columns_const::<3, _>(|[left, middle, right]| {
                let field = |ui: &mut Ui, key: &str, typed: &mut String| {
                    TextField::new(Caption::new(cx.text(key)).required(), typed).limit(6).show(ui, cx.tokens);
                };
                field(left, "pack-min-checks", &mut draft.min_checks);
                field(middle, "pack-pass-score", &mut draft.pass_score);
                field(right, "pack-rewarded", &mut draft.rewarded);
            });
        }
    });
    titled_card(ui, cx.tokens, (&cx.text("pack-areas"), ""), |ui| areas(draft, ui, cx));
}

/// A text in both languages, side by side.
pub(super) fn both(ui: &mut Ui, cx: &UiContext<'_>, key: &str, text: &mut TextDraft) {
    let words = cx.text(key);
    ui.columns_const::<2, _>(|[left, right]| {
        let caption = Caption::new(cx.strings.text_with("pack-in-chinese", &[("what", words.as_str().into())]));
        TextField::new(caption, &mut text.zh).limit(400).show(left, cx.tokens);
        let caption = Caption::new(cx.strings.text_with("pack-in-english", &[("what", words.as_str().into())]));
        TextField::new(caption, &mut text.en).placeholder(cx.text("pack-as-chinese")).limit(400).show(right, cx.tokens);
    });
}

/// What a veto does, with its cap.
pub(super) fn effect(ui: &mut Ui, cx: &UiContext<'_>, (choice, cap): (&mut EffectChoice, &mut String)) {
    let words = EffectChoice::ALL.map(|choice| cx.text(choice.words_key()));
    let mut picked = EffectChoice::ALL.iter().position(|other| other == choice);
    let caption = Caption::new(cx.text("pack-effect"));
    if Select::new(caption, &mut picked, &words).show(ui, cx.tokens, cx.strings).changed() {
        *choice = picked.and_then(|index| EffectChoice::ALL.get(index).copied()).unwrap_or_default();
    }
    if *choice == EffectChoice::Cap {
        let caption = Caption::new(cx.text("pack-effect-most")).required();
        TextField::new(caption, cap).limit(6).show(ui, cx.tokens);
    }
}

fn areas(draft: &mut PackDraft, ui: &mut Ui, cx: &UiContext<'_>) {
    let mut dropped = None;
    for (index, area) in draft.areas.iter_mut().enumerate() {
        ui.push_id(index, |ui| {
            let number = (index + 1).to_string();
            let named = |key: &str| cx.strings.text_with(key, &[("n", number.as_str().into())]);
            ui.columns_const::<2, _>(|[left, right]| {
                TextField::new(Caption::new(named("pack-area-zh")).required(), &mut area.title.zh)
                    .limit(30)
                    .show(left, cx.tokens);
                TextField::new(Caption::new(named("pack-area-en")), &mut area.title.en)
                    .placeholder(cx.text("pack-as-chinese"))
                    .limit(60)
                    .show(right, cx.tokens);
            });
            let used = draft.items.iter().filter(|item| item.area == area.code).count();
            if used == 0 {
                let words = named("pack-area-drop");
                if Button::quiet_danger(words).icon(icons::DELETE).small().show(ui, cx.tokens).clicked() {
                    dropped = Some(index);
                }
            }
        });
    }
    if let Some(index) = dropped {
        draft.areas.remove(index);
    }
    ui.add_space(size::GAP_4);
    if Button::secondary(cx.text("pack-area-add")).icon(icons::ADD).small().show(ui, cx.tokens).clicked() {
        let taken = |code: &String| draft.areas.iter().any(|area| &area.code == code);
        let code = (1..=draft.areas.len() + 1).map(|number| format!("area_{number}")).find(|code| !taken(code));
        draft.areas.push(AreaDraft { code: code.unwrap_or_default(), title: TextDraft::default() });
    }
}
