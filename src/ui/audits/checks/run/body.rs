//! The open part of an item: verdict buttons, number, options or remark; for a failure reason, occurrences and photo.

use egui::{Align, Layout, Ui, vec2};

use super::{Focus, Run};
use crate::domain::audits::{Answer, Verdict};
use crate::domain::standards::{Item, ItemKind};
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::pictures::PictureSize;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, Stepper, TextField, paragraph, secondary, thumbnail};

/// Photo beside a failed item: width and height.
const PHOTO: [f32; 2] = [150.0, 102.0];
/// Narrower than this the photo stands below the reason.
const BESIDE_FROM: f32 = 480.0;
/// Most occurrences that can be entered.
const MOST_TIMES: u32 = 999;

/// Whether the item asks for a remark.
pub(super) fn is_text(item: &Item) -> bool {
    item.kind == ItemKind::Text
}

/// Paints the open part.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let present = run.present == item.code;
    if let Some(hint) = item.hint.as_ref().filter(|_| present) {
        paragraph(ui, Text::Secondary, hint.in_language(cx.strings.lang().key()), cx.tokens.text2);
    }
    if present {
        match &item.kind {
            ItemKind::YesNo => verdicts(run, ui, cx, item),
            ItemKind::Choice { .. } => options(run, ui, cx, item),
            ItemKind::Text => remark(run, ui, cx, item),
            ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
                number(run, ui, cx, item);
            }
        }
    }
    if run.is_failed(&item.code) {
        failure(run, ui, cx, item);
    }
}

fn verdicts(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let mut said = None;
    ui.horizontal_wrapped(|ui| {
        let all = [
            (Verdict::Pass, icons::CHECK, "1"),
            (Verdict::Fail, icons::CLOSE, "2"),
            (Verdict::NotApplicable, icons::NOT_APPLICABLE, "3"),
        ];
        for (verdict, icon, key) in all {
            if verdict == Verdict::NotApplicable && !item.not_applicable {
                continue;
            }
            let words = words::verdict(cx.strings, Some(verdict));
            if Button::secondary(words).icon(icon).verdict(key).show(ui, cx.tokens).clicked() {
                said = Some(verdict);
            }
        }
    });
    if let Some(verdict) = said {
        run.judge(verdict, cx);
    }
}

fn options(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let ItemKind::Choice { options } = &item.kind else {
        return;
    };
    let mut said = None;
    ui.horizontal_wrapped(|ui| {
        for (place, option) in options.iter().enumerate() {
            let points = words::points(cx.strings, option.points);
            let words = format!("{} · {points}", option.text.in_language(cx.strings.lang().key()));
            let key = (place + 1).to_string();
            if Button::secondary(words).verdict(key).show(ui, cx.tokens).clicked() {
                said = Some(option.code.clone());
            }
        }
    });
    not_applicable(run, ui, cx, item);
    if let Some(option) = said {
        run.choose(&option, cx);
    }
}

fn not_applicable(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    if !item.not_applicable {
        return;
    }
    let words = words::verdict(cx.strings, Some(Verdict::NotApplicable));
    if Button::quiet(words).icon(icons::NOT_APPLICABLE).show(ui, cx.tokens).clicked() {
        run.judge(Verdict::NotApplicable, cx);
    }
}

/// A number field that takes digits as soon as the item is present; the verdict that follows stands beside it.
fn number(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let area = cx.register.hall().area_m2;
    let before = run.answer(&item.code).and_then(|answer| answer.value);
    let known = before.map(|value| cx.strings.number(value, 2)).unwrap_or_default();
    let mut typed = run.typed.numbers.get(&item.code).cloned().unwrap_or(known);
    let wrong = run.left.contains(&item.code) && words::judged(item, &typed, area).is_none() && !typed.is_empty();
    let unit = words::unit(cx.strings, item);
    let caption = Caption::new(cx.strings.text_with("audit-number", &[("unit", unit.as_str().into())]))
        .problem(wrong.then(|| words::number_problem(cx.strings, item)))
        .width(160.0);
    let mut confirmed = false;
    ui.horizontal_top(|ui| {
        let field = TextField::new(caption, &mut typed).id(run.number_id(&item.code)).limit(9);
        if field.show(ui, cx.tokens).changed() {
            run.left.remove(&item.code);
            run.typed.numbers.insert(item.code.clone(), typed.clone());
            run.keep_typed(cx);
        }
        ui.vertical(|ui| {
            ui.add_space(Text::Secondary.line() + size::GAP_4);
            ui.set_height(size::NORMAL);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                confirmed =
                    Button::secondary(cx.text("audit-confirm-number")).verdict("Enter").show(ui, cx.tokens).clicked();
                let (words, tone) = words::limit(cx.strings, item, (words::judged(item, &typed, area), area));
                crate::ui::widgets::elided_label(ui, cx.tokens, Text::Secondary, (&words, tone.text(cx.tokens)));
            });
        });
    });
    if confirmed && !run.confirm_number(cx) {
        run.left.insert(item.code.clone());
    }
    not_applicable(run, ui, cx, item);
}

/// The words of an item as typed, or as they stand in its answer.
fn words_of(run: &Run, code: &str) -> String {
    let typed = run.typed.reasons.get(code).cloned();
    typed.or_else(|| run.answer(code).map(|answer| answer.reason.clone())).unwrap_or_default()
}

fn words_field(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, (code, caption): (&str, Caption<'_>)) {
    let mut typed = words_of(run, code);
    let response = TextField::new(caption, &mut typed).id(run.words_id(code)).limit(500).show(ui, cx.tokens);
    if response.changed() {
        run.typed.reasons.insert(code.to_owned(), typed);
        run.keep_typed(cx);
    }
    if response.lost_focus() {
        run.left.insert(code.to_owned());
        run.commit_words(cx);
    }
}

fn remark(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let empty = run.left.contains(&item.code) && words_of(run, &item.code).trim().is_empty();
    let caption =
        Caption::new(cx.text("audit-remark")).required().problem(empty.then(|| cx.text("audit-remark-missing")));
    if run.answer(&item.code).is_none() && !run.left.contains(&item.code) && run.reveal {
        run.focus = Some(Focus::Words);
    }
    words_field(run, ui, cx, (&item.code, caption));
    not_applicable(run, ui, cx, item);
}

/// Reason (required), how often, and the photo: stays open, as long as the item is failed.
fn failure(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let wide = ui.available_width() >= BESIDE_FROM;
    if !wide {
        fields(run, ui, cx, item);
        photo(run, ui, cx, item);
        return;
    }
    let width = ui.available_width() - PHOTO[0] - size::GAP_12;
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            fields(run, ui, cx, item);
        });
        ui.vertical(|ui| photo(run, ui, cx, item));
    });
}

fn fields(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let missing = run.left.contains(&item.code) && words_of(run, &item.code).trim().is_empty();
    let caption =
        Caption::new(cx.text("audit-reason")).required().problem(missing.then(|| cx.text("audit-reason-missing")));
    words_field(run, ui, cx, (&item.code, caption));
    if item.deduct_per_occurrence.is_some() && item.kind == ItemKind::YesNo {
        times(run, ui, cx, item);
    }
}

fn times(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let Some(before) = run.answer(&item.code).cloned() else {
        return;
    };
    let mut found = before.occurrences.max(1);
    let caption = Caption::new(cx.text("audit-times")).width(140.0);
    if Stepper::new(caption, &mut found, 1..=MOST_TIMES).show(ui, cx.tokens).changed() {
        run.commit_words(cx);
        let reason = run.answer(&item.code).map(|answer| answer.reason.clone()).unwrap_or_default();
        run.give(&item.code, Some(Answer { occurrences: found, reason, ..before }), cx);
    }
}

fn photo(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let hint = item.photo_hint.as_ref().map(|hint| hint.in_language(cx.strings.lang().key()).to_owned());
    let caption = match hint {
        Some(hint) => cx.strings.text_with("audit-photo-of", &[("what", hint.into())]),
        None => cx.text("audit-photo"),
    };
    ui.spacing_mut().item_spacing.y = size::GAP_4;
    secondary(ui, cx.tokens, &caption);
    let file = run.audit.photos.get(&item.code).copied();
    let words = if file.is_some() { "audit-photo-other" } else { "audit-photo-add" };
    if let Some(file) = file {
        let picture = cx.pictures.of_file(ui.ctx(), cx.register, (file, PictureSize::Detail));
        thumbnail(ui, cx.tokens, PHOTO, picture.as_ref());
    }
    if Button::secondary(cx.text(words))
        .icon(icons::PHOTO)
        .small()
        .tip(cx.text("audit-photo-tip"))
        .show(ui, cx.tokens)
        .clicked()
    {
        if run.present != item.code {
            run.turn_to(&item.code, cx);
        }
        run.focus = None;
        run.photo.ask(cx);
    }
}
