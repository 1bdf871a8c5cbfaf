//! What a new year moved: the deadlines of open cases, before and after.

use egui::{Align, Context, Layout, ScrollArea, Ui, vec2};

use crate::register::MovedDeadline;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{Button, Dialog, Tone, elided_label, label, separator};

/// Most of the list that is shown before it scrolls.
const LIST: f32 = 300.0;

/// The dialog; true when it was closed.
pub(super) fn show(ctx: &Context, cx: &UiContext<'_>, moved: &[MovedDeadline]) -> bool {
    let text = if moved.is_empty() {
        cx.text("calendar-moved-none")
    } else {
        cx.strings.text_with("calendar-moved-some", &[("n", moved.len().into())])
    };
    let dialog = Dialog::new("calendar-moved", cx.text("calendar-moved-title"))
        .icon(icons::DATE, Tone::Accent)
        .text(text)
        .closes(cx.text("calendar-moved-close"))
        .wide();
    let mut gone = false;
    let answer = dialog.show(ctx, cx.tokens, |ui| {
        let list = ScrollArea::vertical().max_height(LIST).auto_shrink([false, true]);
        list.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (index, one) in moved.iter().enumerate() {
                if index > 0 {
                    separator(ui, cx.tokens);
                }
                gone |= line(ui, cx, one);
            }
        });
    });
    gone || answer.is_some()
}

/// Number, step, before and after; true when the case was gone to.
fn line(ui: &mut Ui, cx: &UiContext<'_>, moved: &MovedDeadline) -> bool {
    let MovedDeadline { case, number, step, before, after } = moved;
    let date = |day: &Option<chrono::NaiveDate>| match day {
        Some(day) => cx.strings.date_with_weekday(*day, cx.today()),
        None => cx.text("calendar-moved-no-date"),
    };
    let change = [("before", date(before).into()), ("after", date(after).into())];
    let change = cx.strings.text_with("calendar-moved-change", &change);
    let mut gone = false;
    let wanted = vec2(ui.available_width(), size::ROW_AIRY);
    ui.allocate_ui_with_layout(wanted, Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(size::ROW_AIRY);
        ui.spacing_mut().item_spacing.x = size::GAP_8;
        label(ui, cx.tokens, Text::Secondary, &change);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if Button::link(number.to_string()).show(ui, cx.tokens).clicked() {
                cx.go(Place::Cases(Some(*case)));
                gone = true;
            }
            let step = step.in_language(cx.strings.lang().key());
            elided_label(ui, cx.tokens, Text::Secondary, (step, cx.tokens.text2));
        });
    });
    gone
}
