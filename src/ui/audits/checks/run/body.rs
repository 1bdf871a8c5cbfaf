//! The open part of an item: verdict buttons, number, options or remark; for a failure what puts it right.

use egui::{Align, Layout, Ui, vec2};

use super::{Focus, NUMBER_SIGNS, Run, Words, failure, items};
use crate::domain::audits::Verdict;
use crate::domain::standards::{Item, ItemKind};
use crate::ui::audits::words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Caption, TextField, muted, paragraph};

/// Width of a number field.
const NUMBER: f32 = 160.0;
/// Room that the way to a photo needs beside the verdicts.
const PHOTO_BESIDE: f32 = 120.0;

/// Whether the item asks for a remark.
pub(super) fn is_text(item: &Item) -> bool {
    item.kind == ItemKind::Text
}

/// Paints the open part.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let code = item.code.as_str();
    let present = run.present == code;
    let by_records = items::is_by_records(run, item);
    if present {
        hints(ui, cx, (run, item));
        if !by_records || run.overruling.as_deref() == Some(code) {
            answers(run, ui, cx, item);
        } else if run.answer(code).is_some_and(|answer| !answer.is_overruled()) {
            muted(ui, cx.tokens, &cx.text("run-linked-hint"));
        }
    }
    if run.is_failed(code) && (present || !by_records) {
        failure::show(run, ui, cx, item);
    }
}

/// How to look, and what it costs or earns.
fn hints(ui: &mut Ui, cx: &UiContext<'_>, (run, item): (&Run, &Item)) {
    let hint = item.hint.as_ref().map(|hint| hint.in_language(cx.strings.lang().key()).to_owned());
    let rule = words::rule_line(cx.strings, &run.audit.pack, item);
    let lines: Vec<String> = hint.into_iter().chain(rule).collect();
    if !lines.is_empty() {
        let between = cx.text("run-hint-between");
        paragraph(ui, Text::Secondary, &lines.join(&between), cx.tokens.text2);
    }
}

fn answers(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    match &item.kind {
        ItemKind::YesNo => verdicts(run, ui, cx, item),
        ItemKind::Choice { .. } => options(run, ui, cx, item),
        ItemKind::Text => remark(run, ui, cx, item),
        ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
            number(run, ui, cx, item);
        }
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
        photo_beside(run, ui, cx, item);
    });
    if let Some(verdict) = said {
        run.judge(verdict, cx);
    }
}

/// The way to a photo, at the right of the verdicts of an item that has not failed.
fn photo_beside(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    if run.is_failed(&item.code) || ui.available_size_before_wrap().x < PHOTO_BESIDE {
        return;
    }
    let photos = run.audit.photos_of(&item.code).len();
    let words = match photos {
        0 => cx.text("run-photo-take"),
        n => cx.strings.text_with("run-photo-count", &[("n", n.into())]),
    };
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let button = Button::quiet(words).icon(icons::PHOTO).small().tip(cx.text("audit-photo-tip"));
        if button.show(ui, cx.tokens).clicked() {
            run.photo.ask(cx);
        }
    });
}

fn options(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let ItemKind::Choice { options } = &item.kind else {
        return;
    };
    let mut said = None;
    let chosen = run.answer(&item.code).and_then(|answer| answer.choice.clone());
    ui.horizontal_wrapped(|ui| {
        for (place, option) in options.iter().enumerate() {
            let points = words::points(cx.strings, option.points);
            let words = format!("{} · {points}", option.text.in_language(cx.strings.lang().key()));
            let key = (place + 1).to_string();
            let mut button = Button::secondary(words).verdict(key);
            if chosen.as_deref() == Some(option.code.as_str()) {
                button = button.icon(icons::CHECK);
            }
            if button.show(ui, cx.tokens).clicked() {
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
    let button = Button::quiet(words).icon(icons::NOT_APPLICABLE).shortcut("Alt 3");
    if button.show(ui, cx.tokens).clicked() {
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
        .width(NUMBER);
    let mut confirmed = false;
    ui.horizontal_top(|ui| {
        let field = TextField::new(caption, &mut typed).id(run.number_id(&item.code)).limit(NUMBER_SIGNS);
        if field.show(ui, cx.tokens).changed() {
            run.left.remove(&item.code);
            run.typed.numbers.insert(item.code.clone(), typed.clone());
            run.keep_typed(cx);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.add_space(Text::Secondary.line() + size::GAP_4 - (size::VERDICT - size::NORMAL) / 2.0);
            let room = vec2(ui.available_width(), size::VERDICT);
            ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
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
pub(super) fn words_of(run: &Run, (code, words): (&str, Words)) -> String {
    let typed = match words {
        Words::Reason => run.typed.reasons.get(code),
        Words::Overrule => run.typed.overrules.get(code),
    };
    let answered = || match words {
        Words::Reason => run.answer(code).map(|answer| answer.reason.clone()),
        Words::Overrule => run.answer(code).and_then(|answer| answer.overruled_because.clone()),
    };
    typed.cloned().or_else(answered).unwrap_or_default()
}

/// A field of words; what is typed is kept at once and becomes part of the answer when the field is left.
pub(super) fn words_field(
    run: &mut Run,
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (code, words, caption): (&str, Words, Caption<'_>),
) {
    let mut typed = words_of(run, (code, words));
    let response = TextField::new(caption, &mut typed).id(run.words_id(code, words)).limit(500).show(ui, cx.tokens);
    if response.changed() {
        let kept = match words {
            Words::Reason => &mut run.typed.reasons,
            Words::Overrule => &mut run.typed.overrules,
        };
        kept.insert(code.to_owned(), typed);
        run.keep_typed(cx);
    }
    if response.lost_focus() {
        run.left.insert(code.to_owned());
        run.commit_words(cx);
    }
}

fn remark(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let code = item.code.as_str();
    let empty = run.left.contains(code) && words_of(run, (code, Words::Reason)).trim().is_empty();
    let caption =
        Caption::new(cx.text("audit-remark")).required().problem(empty.then(|| cx.text("audit-remark-missing")));
    if run.answer(code).is_none() && !run.left.contains(code) && run.reveal {
        run.focus = Some(Focus::Words(Words::Reason));
    }
    words_field(run, ui, cx, (code, Words::Reason, caption));
    not_applicable(run, ui, cx, item);
}
