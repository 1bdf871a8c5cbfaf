//! What a failed item asks for: reason, how often, who puts it right until when, photos.

use egui::{Align, Layout, Ui, vec2};

use super::{Run, Words, body};
use crate::domain::audits::Answer;
use crate::domain::dates::parse_date;
use crate::domain::standards::{Item, ItemKind, Scoring};
use crate::ui::audits::photos;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Caption, DateField, Select, Stepper, secondary};

/// Narrower than this the photos stand below the reason.
const BESIDE_FROM: f32 = 480.0;
/// Most occurrences that can be entered.
const MOST_TIMES: u32 = 999;
/// Width of the stepper, and the share of the row the owner has.
const TIMES: f32 = 140.0;
const OWNER: f32 = 0.62;

/// Paints them; they stay open as long as the item is failed.
pub(super) fn show(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let wide = ui.available_width() >= BESIDE_FROM;
    if !wide {
        fields(run, ui, cx, item);
        pictures(run, ui, cx, item);
        return;
    }
    let width = ui.available_width() - photos::FIRST[0] - size::GAP_12;
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        ui.allocate_ui_with_layout(vec2(width, 0.0), Layout::top_down(Align::Min), |ui| {
            ui.set_width(width);
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            fields(run, ui, cx, item);
        });
        ui.vertical(|ui| pictures(run, ui, cx, item));
    });
}

fn fields(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let code = item.code.as_str();
    let by_records = run.answer(code).is_some_and(|answer| answer.evidence.is_some());
    if !by_records {
        let required = item.scoring == Scoring::Deduct;
        let missing =
            required && run.left.contains(code) && body::words_of(run, (code, Words::Reason)).trim().is_empty();
        let mut caption =
            Caption::new(cx.text("audit-reason")).problem(missing.then(|| cx.text("audit-reason-missing")));
        if required {
            caption = caption.required();
        }
        let counts = item.deduct_per_occurrence.is_some() && item.kind == ItemKind::YesNo;
        let width = ui.available_width();
        ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
            ui.spacing_mut().item_spacing.x = size::GAP_8;
            let room = if counts { width - TIMES - size::GAP_8 } else { width };
            body::words_field(run, ui, cx, (code, Words::Reason, caption.width(room)));
            if counts {
                times(run, ui, cx, item);
            }
        });
    }
    let width = ui.available_width();
    ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        let owner_width = (width * OWNER).round();
        owner(run, ui, cx, (code, owner_width));
        due(run, ui, cx, (code, width - owner_width - size::GAP_8));
    });
}

fn times(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let Some(before) = run.answer(&item.code).cloned() else {
        return;
    };
    let mut found = before.occurrences.max(1);
    let caption = Caption::new(cx.text("audit-times")).width(TIMES);
    if Stepper::new(caption, &mut found, 1..=MOST_TIMES).show(ui, cx.tokens).changed() {
        run.commit_words(cx);
        let reason = run.answer(&item.code).map(|answer| answer.reason.clone()).unwrap_or_default();
        run.give(&item.code, Some(Answer { occurrences: found, reason, ..before }), cx);
    }
}

fn owner(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, (code, width): (&str, f32)) {
    let known = run.answer(code).and_then(|answer| answer.owner);
    let mut names = vec![cx.text("run-owner-none")];
    names.extend(run.people.iter().map(|(_, name)| name.clone()));
    let at = known.and_then(|who| run.people.iter().position(|(id, _)| *id == who));
    if let Some(gone) = known.filter(|_| at.is_none()) {
        names.push(run.names.person(gone).to_owned());
    }
    let place = match (known, at) {
        (None, _) => 0,
        (Some(_), Some(at)) => at + 1,
        (Some(_), None) => names.len() - 1,
    };
    let mut picked = Some(place);
    let caption = Caption::new(cx.text("run-owner")).width(width);
    let response = Select::new(caption, &mut picked, &names).show(ui, cx.tokens, cx.strings);
    if response.has_focus() {
        run.picking = Some(response.id);
    }
    if response.changed() {
        let owner = picked.and_then(|at| at.checked_sub(1)).and_then(|at| run.people.get(at)).map(|(id, _)| *id);
        run.commit_words(cx);
        run.own(code, owner, cx);
    }
}

/// The day as typed; it is part of the answer once it is understood and left, or picked from the month.
fn due(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, (code, width): (&str, f32)) {
    let known = run.answer(code).and_then(|answer| answer.due).map(|day| day.to_string()).unwrap_or_default();
    let mut typed = run.typed.dues.get(code).cloned().unwrap_or_else(|| known.clone());
    let wrong = run.typed.dues.contains_key(code) && !typed.trim().is_empty();
    let wrong = wrong && parse_date(&typed, cx.today()).is_err() && run.left.contains(code);
    let caption = Caption::new(cx.text("run-due")).width(width).problem(wrong.then(|| cx.text("run-due-wrong")));
    let shown = DateField::new(caption, &mut typed, cx.today()).show(ui, cx.tokens, cx.strings);
    if shown.response.changed() {
        run.typed.dues.insert(code.to_owned(), typed.clone());
        run.keep_typed(cx);
    }
    let left = shown.response.lost_focus() || !shown.response.has_focus();
    if left && run.typed.dues.contains_key(code) && (shown.date.is_some() || typed.trim().is_empty()) {
        run.commit_words(cx);
        run.due(code, shown.date, cx);
    }
    if shown.response.lost_focus() {
        run.left.insert(code.to_owned());
    }
}

/// The photos of an item, and the way to one more.
pub(super) fn pictures(run: &mut Run, ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let files = run.audit.photos_of(&item.code);
    let hint = item.photo_hint.as_ref().map(|hint| hint.in_language(cx.strings.lang().key()).to_owned());
    let caption = match (files.len(), hint) {
        (0, Some(hint)) => cx.strings.text_with("audit-photo-of", &[("what", hint.into())]),
        (0, None) => cx.text("audit-photo"),
        (n, _) => cx.strings.text_with("run-photo-count", &[("n", n.into())]),
    };
    ui.spacing_mut().item_spacing.y = size::GAP_4;
    ui.set_max_width(photos::FIRST[0].max(ui.available_width().min(photos::FIRST[0])));
    secondary(ui, cx.tokens, &caption);
    if let Some(file) = photos::show(ui, cx, &files) {
        run.zoomed = Some(file);
    }
    let words = if files.is_empty() { "audit-photo-add" } else { "audit-photo-other" };
    let button = Button::quiet(cx.text(words)).icon(icons::PHOTO).small().tip(cx.text("audit-photo-tip"));
    if button.show(ui, cx.tokens).clicked() {
        if run.present != item.code {
            run.turn_to(&item.code, cx);
        }
        run.focus = None;
        run.photo.ask(cx);
    }
}
