//! The foot of the right pane: what is asked, how far it is, what to do next.

use egui::{Align, Layout, Response, Ui, vec2};

use super::work::Working;
use super::{Act, Delivery, Way};
use crate::domain::cards::Card;
use crate::domain::products::Product;
use crate::jobs::printing::JobState;
use crate::ui::card_words;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::print::PrintRoom;
use crate::ui::print::form::Form;
use crate::ui::printing_words;
use crate::ui::save_as::file_name;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Menu, MenuItem, Tone, menu_item, note, paragraph, progress_with_words};

/// Part of the bar while pages are set, before the printer tells anything.
const SETTING: f32 = 0.08;

/// The buttons at the foot of the right pane; what was pressed.
pub(in crate::ui::print) fn actions(ui: &mut Ui, cx: &UiContext<'_>, room: &PrintRoom) -> Option<Act> {
    ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
    let delivery = &room.delivery;
    if let Some(working) = delivery.working() {
        return going(ui, cx, working);
    }
    let open = room.data.as_ref().map(|data| delivery.open_cards(data)).unwrap_or_default();
    let asked = if open.is_empty() { None } else { question(ui, cx, (delivery, &open)) };
    let prints = delivery.usual() == Act::Print;
    if open.is_empty() && !prints {
        scale_hint(ui, cx);
    }
    let blocked = blocked(cx, room);
    let width = ui.available_width();
    let (words, icon) =
        if prints { (print_words(cx, &room.form), icons::PRINT) } else { (cx.text("print-save"), icons::PDF) };
    let button = if open.is_empty() { Button::primary(words) } else { Button::secondary(words) };
    let button = button.icon(icon).width(width).blocked(blocked.clone()).shortcut("Ctrl P");
    let usual = button.show(ui, cx.tokens).clicked().then_some(delivery.usual());
    asked.or(usual).or(row(ui, cx, (room.form.product, prints, blocked)))
}

fn blocked(cx: &UiContext<'_>, room: &PrintRoom) -> Option<String> {
    match () {
        () if room.form.ticked.is_empty() => Some(cx.text("print-nobody-ticked")),
        () if room.delivery.is_busy() => Some(cx.text("print-working")),
        () => None,
    }
}

/// `打印 4 张上岗证`
fn print_words(cx: &UiContext<'_>, form: &Form) -> String {
    let product = card_words::product(cx.strings, form.product);
    let count = form.ticked.len() * form.copies_of_each();
    cx.strings.text_with("print-now", &[("n", count.into()), ("product", product.into())])
}

/// Save as PDF where one can print, and the sample sheets.
fn row(ui: &mut Ui, cx: &UiContext<'_>, (product, prints, blocked): (Product, bool, Option<String>)) -> Option<Act> {
    let place = vec2(ui.available_width(), size::NORMAL);
    ui.allocate_ui_with_layout(place, Layout::left_to_right(Align::Center), |ui| {
        let half = ((ui.available_width() - size::GAP_8) / 2.0).floor();
        let saves = prints && {
            let save = Button::secondary(cx.text("print-save")).icon(icons::PDF).width(half);
            save.blocked(blocked.clone()).show(ui, cx.tokens).clicked()
        };
        let width = if prints { half } else { ui.available_width() };
        let samples = Button::secondary(cx.text("print-samples")).width(width).blocked(blocked);
        let samples = samples.show(ui, cx.tokens);
        samples_menu(&samples, cx, (product, if prints { Way::Print } else { Way::Save }))
            .or(saves.then_some(Act::Save))
    })
    .inner
}

fn samples_menu(button: &Response, cx: &UiContext<'_>, (product, usual): (Product, Way)) -> Option<Act> {
    let shown = Menu::below(button).width(button.rect.width().max(230.0)).show(cx.tokens, |ui| {
        let mut act = None;
        let mut item = |icon, key: &'static str, chosen: Act| {
            if menu_item(ui, cx.tokens, MenuItem::new(cx.strings.text(key)).icon(icon)).clicked() {
                act = Some(chosen);
            }
        };
        // A list and a poster are their own proof.
        let has_proof = product.has_layout();
        if has_proof && usual == Way::Print {
            item(icons::PRINT, "print-proof-print", Act::Proof(Way::Print));
        }
        if has_proof {
            item(icons::PDF, "print-proof-save", Act::Proof(Way::Save));
        }
        if usual == Way::Print {
            item(icons::PRINT, "print-test-print", Act::TestPage(Way::Print));
        }
        item(icons::PDF, "print-test-save", Act::TestPage(Way::Save));
        act
    });
    shown.and_then(|shown| shown.inner)
}

/// Another program prints the PDF: it must not scale it.
fn scale_hint(ui: &mut Ui, cx: &UiContext<'_>) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        icons::INFO.show(ui, size::CHIP_ICON + 2.0, cx.tokens.text2);
        paragraph(ui, Text::Secondary, &cx.text("print-scale-hint"), cx.tokens.text2);
    });
}

/// What is going on, how far, and the way to stop it.
fn going(ui: &mut Ui, cx: &UiContext<'_>, working: &Working) -> Option<Act> {
    let state = working.state();
    let (part, far) = how_far(cx, working, state.as_ref());
    let (tone, words) = match &state {
        None => (Tone::Neutral, cx.strings.text_with("print-setting-n", &[("n", working.work.count.into())])),
        Some(_) if working.is_stopping() => (Tone::Neutral, cx.text("print-stopping")),
        Some(state) => printing_words::job(cx.strings, Some(state)),
    };
    if let Some(state @ JobState::Stopped { .. }) = &state {
        let advice = printing_words::job_advice(cx.strings, state);
        note(ui, cx.tokens, tone, (icons::WARNING, &format!("{words} {advice}")));
    }
    progress_with_words(ui, cx.tokens, part, (&words, &far));
    let waits = working.is_stopping().then(|| cx.text("print-stopping"));
    let stop = Button::secondary(cx.text("print-stop")).width(ui.available_width()).blocked(waits);
    ui.ctx().request_repaint_after(std::time::Duration::from_millis(250));
    stop.show(ui, cx.tokens).clicked().then_some(Act::Stop)
}

fn how_far(cx: &UiContext<'_>, working: &Working, state: Option<&JobState>) -> (f32, String) {
    match (state.and_then(JobState::page), working.pages) {
        (Some(page), pages) if pages > 0 => {
            let part = page.saturating_sub(1) as f32 / pages as f32;
            let values = [("page", page.min(pages).into()), ("pages", pages.into())];
            (part.max(SETTING), cx.strings.text_with("print-far", &values))
        }
        _ => (if state.is_some() { 2.0 * SETTING } else { SETTING }, String::new()),
    }
}

/// Cards were made and not printed: were they?
fn question(ui: &mut Ui, cx: &UiContext<'_>, (delivery, open): (&Delivery, &[&Card])) -> Option<Act> {
    let count = open.len();
    let words = if let Some((path, _)) = &delivery.saved {
        cx.strings.text_with("print-saved-question", &[("file", file_name(path).into())])
    } else {
        let first = open.first().map(|card| card.number.to_string()).unwrap_or_default();
        cx.strings.text_with("print-waiting-question", &[("n", count.into()), ("number", first.into())])
    };
    note(ui, cx.tokens, Tone::Accent, (icons::HELP, &words));
    let record = cx.strings.text_with("print-record", &[("n", count.into())]);
    let record = Button::primary(record).icon(icons::CHECK).width(ui.available_width());
    let printed = record.show(ui, cx.tokens).clicked().then_some(Act::Printed);
    let row = vec2(ui.available_width(), size::NORMAL);
    let other = ui.allocate_ui_with_layout(row, Layout::left_to_right(Align::Center), |ui| {
        let opened = delivery.saved.is_some()
            && Button::secondary(cx.text("print-open")).icon(icons::DOCUMENT).show(ui, cx.tokens).clicked();
        let not = Button::quiet(cx.text("print-not-printed")).trailing(icons::EXPAND).show(ui, cx.tokens);
        not_printed_menu(&not, cx, count).or(opened.then_some(Act::Open))
    });
    printed.or(other.inner)
}

/// They were not printed: once more, void, or another day.
fn not_printed_menu(button: &Response, cx: &UiContext<'_>, count: usize) -> Option<Act> {
    let shown = Menu::below(button).width(230.0).show(cx.tokens, |ui| {
        let again = MenuItem::new(cx.text("print-again-now")).icon(icons::PRINT);
        let again = menu_item(ui, cx.tokens, again).clicked().then_some(Act::Again);
        let later = MenuItem::new(cx.text("print-later")).icon(icons::DUE);
        let later = menu_item(ui, cx.tokens, later).clicked().then_some(Act::Later);
        let void = cx.strings.text_with("print-void-numbers", &[("n", count.into())]);
        let void = menu_item(ui, cx.tokens, MenuItem::new(void).icon(icons::VOID).danger()).clicked();
        again.or(later).or(void.then_some(Act::Void))
    });
    shown.and_then(|shown| shown.inner)
}
