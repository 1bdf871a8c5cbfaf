//! The picked words: what they say, their type, colour and lines.

use egui::{Id, Ui};

use super::super::open::Open;
use super::super::{LayoutsScreen, add, chips, words};
use super::colour;
use crate::domain::layouts::{Align, ElementKind, Part, TextElement, Weight};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, Caption, ChipField, MmField, OptionGroup, Segments, Stepper, pick_below, secondary, switch,
};

pub(super) fn show(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (screen, open): (&mut LayoutsScreen, &mut Open),
    kept: &TextElement,
) {
    says(ui, cx, open, kept);
    type_and_lines(ui, cx, open, kept);
    if let Some(chosen) = colour::show(ui, cx, (screen, &kept.ink)) {
        change(open, "ink", |text| text.ink = chosen);
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        secondary(ui, cx.tokens, &cx.text("editor-align"));
        let mut align = kept.align;
        let width = ui.available_width();
        let segments = [Align::Left, Align::Middle, Align::Right]
            .into_iter()
            .fold(Segments::new().width(width), |all, one| all.option(one, words::align(cx.strings, one)));
        if segments.small().show(ui, cx.tokens, &mut align).changed() {
            change(open, "align", |text| text.align = align);
        }
    });
}

fn change(open: &mut Open, field: &'static str, work: impl FnOnce(&mut TextElement)) {
    open.change_element(field, |element| {
        if let ElementKind::Text(text) = &mut element.kind {
            work(text);
        }
    });
}

/// The words with their chips, and the list of fields below its button.
fn says(ui: &mut Ui, cx: &UiContext<'_>, open: &mut Open, kept: &TextElement) {
    let mut shown = chips::shown(cx.strings, &kept.words);
    let button = Button::quiet(cx.text("editor-insert")).icon(icons::ADD).small();
    let (options, fields) = add::insertable(cx);
    let groups = [
        OptionGroup { start: 0, words: cx.text("editor-insert-fields") },
        OptionGroup { start: fields, words: cx.text("editor-insert-labels") },
    ];
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        let id = Id::unique(("words of an element", open.picked));
        let waiting = Id::unique("chip to be put in");
        let insert: Option<String> = ui.data_mut(|data| data.remove_temp(waiting));
        let caption = Caption::new(cx.text("editor-words")).problem(unknown(cx, kept));
        let field = ChipField::new(caption, &mut shown).id(id).insert(insert).show(ui, cx.tokens);
        if field.changed() {
            let words = chips::kept(cx.strings, &shown);
            change(open, "words", |text| text.words = words);
        }
        let button = button.show(ui, cx.tokens);
        let picked = pick_below(ui, cx.tokens, cx.strings, &button, (&options, &groups, None));
        if let Some(chip) = picked.and_then(|index| options.get(index)) {
            ui.data_mut(|data| data.insert_temp(waiting, chip.clone()));
            ui.ctx().request_repaint();
        }
    });
}

/// Names what stands in a chip and is no field.
fn unknown(cx: &UiContext<'_>, kept: &TextElement) -> Option<String> {
    kept.parts().into_iter().find_map(|part| match part {
        Part::Unknown(word) => Some(cx.strings.text_with("editor-unknown-field", &[("field", word.into())])),
        _ => None,
    })
}

fn type_and_lines(ui: &mut Ui, cx: &UiContext<'_>, open: &mut Open, kept: &TextElement) {
    let tokens = cx.tokens;
    let (mut size_mm, mut is_bold) = (kept.size_mm, kept.weight == Weight::Bold);
    let (mut lines, mut least) = (u32::from(kept.lines), (kept.least * 100.0).round() as u32);
    ui.columns_const(|[left, right]| {
        if MmField::new(cx.text("editor-size"), &mut size_mm, 0.8..=200.0).step(0.2).show(left, tokens).changed() {
            change(open, "size", |text| text.size_mm = size_mm);
        }
        right.add_space(size::GAP_20 + size::GAP_4);
        if switch(right, tokens, &mut is_bold, &cx.text("editor-bold")).changed() {
            let weight = if is_bold { Weight::Bold } else { Weight::Regular };
            change(open, "weight", |text| text.weight = weight);
        }
    });
    ui.columns_const(|[left, right]| {
        if Stepper::new(cx.text("editor-lines"), &mut lines, 1..=9).show(left, tokens).changed() {
            change(open, "lines", |text| text.lines = u8::try_from(lines).unwrap_or(1));
        }
        if Stepper::new(cx.text("editor-least"), &mut least, 30..=100).show(right, tokens).changed() {
            change(open, "least", |text| text.least = least as f32 / 100.0);
        }
    });
}
