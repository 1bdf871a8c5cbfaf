//! A standard in detail: what it says beside its items, and its items chapter by chapter.

use egui::{Frame, Margin, ScrollArea, Ui, vec2};

use super::data::PackLine;
use super::{Asked, PacksScreen, words};
use crate::domain::standards::{Item, Pack};
use crate::register::packs::PackOrigin;
use crate::ui::audit_words;
use crate::ui::commands::{Command, PackCommand};
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Answer, Button, Dialog, EmptyState, Tone, chip, elided_label, group_row, key_value, label, pane_header, paragraph,
    secondary, separator,
};

/// Width of the column of codes and of points.
const CODE: f32 = 84.0;
const POINTS: f32 = 56.0;

/// Paints the standard that is chosen, or says that one is to be chosen.
pub(super) fn show(screen: &mut PacksScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
    ui.spacing_mut().item_spacing.y = 0.0;
    let chosen = screen.selected.as_ref().map(|(code, edition)| (code.as_str(), edition.as_str()));
    let index = screen.data.lines.iter().position(|line| Some(line.name()) == chosen);
    let Some((index, line)) = index.and_then(|index| Some((index, screen.data.lines.get(index)?))) else {
        ui.add_space(size::GAP_24 * 4.0);
        EmptyState::new(icons::CHECKLIST, cx.text("pack-pick"), cx.text("pack-pick-text")).show(ui, cx.tokens);
        return None;
    };
    let mut asked = None;
    let pack = &line.known.pack;
    let edition = cx.strings.text_with("pack-edition-of", &[("edition", pack.edition.as_str().into())]);
    pane_header(ui, cx.tokens, (pack.title.in_language(cx.strings.lang().key()), &edition), |_| {});
    separator(ui, cx.tokens);
    ScrollArea::vertical().auto_shrink([false, false]).id_salt(("pack", index)).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(size::GAP_24 as i8, size::GAP_16 as i8)).show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, size::GAP_8);
            asked = buttons(ui, cx, (index, line));
            facts(ui, cx, line);
        });
        items(ui, cx, pack);
    });
    asked
}

fn buttons(ui: &mut Ui, cx: &UiContext<'_>, (index, line): (usize, &PackLine)) -> Option<Asked> {
    let mut asked = None;
    ui.horizontal(|ui| {
        if Button::primary(cx.text("pack-copy")).icon(icons::COPY).show(ui, cx.tokens).clicked() {
            asked = Some(Asked::Copy(index));
        }
        if Button::secondary(cx.text("pack-export")).icon(icons::EXPORT).show(ui, cx.tokens).clicked() {
            asked = Some(Asked::Export(index));
        }
        let own = line.known.origin == PackOrigin::Own && line.known.retired_on.is_none();
        if own && Button::quiet_danger(cx.text("pack-retire")).icon(icons::VOID).show(ui, cx.tokens).clicked() {
            asked = Some(Asked::Retire(index));
        }
    });
    asked
}

fn facts(ui: &mut Ui, cx: &UiContext<'_>, line: &PackLine) {
    let pack = &line.known.pack;
    let strings = cx.strings;
    let lang = strings.lang().key();
    let subjects: Vec<String> = pack.subjects.iter().map(|kind| audit_words::subject_kind(strings, *kind)).collect();
    let linked = pack.items.iter().filter(|item| item.link.is_some()).count();
    let vetoes = pack.items.iter().filter(|item| item.veto).count();
    let grades: Vec<String> = pack
        .grades
        .iter()
        .map(|grade| format!("{} {}", grade.title.in_language(lang), strings.number(grade.from.as_number(), 2)))
        .collect();
    let none = strings.text("pack-none");
    let joined = |list: &[String]| if list.is_empty() { none.clone() } else { list.join(" · ") };
    let ranking = pack.ranking.map_or_else(
        || none.clone(),
        |ranking| {
            let values = [
                ("checks", ranking.min_checks.into()),
                ("points", strings.number(ranking.pass_score.as_number(), 2).into()),
                ("n", ranking.rewarded.into()),
            ];
            strings.text_with("pack-ranking-line", &values)
        },
    );
    let facts = [
        ("pack-subjects", joined(&subjects)),
        (
            "pack-items",
            strings.text_with("pack-items-line", &[("n", pack.items.len().into()), ("linked", linked.into())]),
        ),
        (
            "pack-vetoes",
            strings.text_with(
                "pack-vetoes-line",
                &[("n", vetoes.into()), ("effect", words::effect(strings, pack.veto_effect).into())],
            ),
        ),
        ("pack-grades", joined(&grades)),
        ("pack-ranking", ranking),
        ("pack-uses", strings.text_with("pack-uses-line", &[("n", line.uses.into())])),
    ];
    let mut pairs = facts.chunks_exact(2);
    for pair in pairs.by_ref() {
        ui.columns(2, |columns| {
            for (ui, (key, value)) in columns.iter_mut().zip(pair) {
                key_value(ui, cx.tokens, &strings.text(key), value);
            }
        });
    }
    secondary(ui, cx.tokens, &strings.text("pack-source"));
    paragraph(ui, Text::Secondary, pack.source.in_language(lang), cx.tokens.text2);
}

fn items(ui: &mut Ui, cx: &UiContext<'_>, pack: &Pack) {
    let lang = cx.strings.lang().key();
    for area in &pack.areas {
        let items: Vec<&Item> = pack.items_of(&area.code).collect();
        let points: crate::domain::standards::Points =
            items.iter().filter(|item| !item.bonus).map(|item| item.points).sum();
        let values = [("n", items.len().into()), ("points", cx.strings.number(points.as_number(), 2).into())];
        group_row(ui, cx.tokens, (area.title.in_language(lang), &cx.strings.text_with("pack-area-count", &values)));
        for item in items {
            row(ui, cx, item);
            separator(ui, cx.tokens);
        }
    }
    ui.add_space(size::GAP_24);
}

fn row(ui: &mut Ui, cx: &UiContext<'_>, item: &Item) {
    let lang = cx.strings.lang().key();
    let place = ui.available_rect_before_wrap();
    let rect = egui::Rect::from_min_size(place.min, vec2(place.width(), size::ROW));
    if !ui.is_rect_visible(rect) {
        ui.advance_cursor_after_rect(rect);
        return;
    }
    let inner = rect.shrink2(vec2(size::GAP_24, 0.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    let mut line = ui.new_child(egui::UiBuilder::new().id_salt(&item.code).max_rect(inner).layout(layout));
    line.allocate_ui_with_layout(vec2(CODE, size::ROW), layout, |ui| {
        ui.set_width(CODE);
        elided_label(ui, cx.tokens, Text::Secondary, (&item.code, cx.tokens.text2));
    });
    line.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.allocate_ui_with_layout(vec2(POINTS, size::ROW), egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.set_width(POINTS);
            let points = cx.strings.number(item.points.as_number(), 2);
            label(ui, cx.tokens, Text::Body, &if item.bonus { format!("+{points}") } else { points });
        });
        if item.veto {
            chip(ui, cx.tokens, Tone::Danger, (icons::VETO, &cx.text("pack-veto")));
        }
        if item.link.is_some() {
            chip(ui, cx.tokens, Tone::Accent, (icons::LINKED, &cx.text("pack-linked")));
        }
        ui.with_layout(layout, |ui| {
            elided_label(ui, cx.tokens, Text::Body, (item.text.in_language(lang), cx.tokens.text));
        });
    });
    ui.advance_cursor_after_rect(rect);
}

/// The question before an edition is offered no more.
pub(super) fn retire(screen: &mut PacksScreen, ui: &Ui, cx: &UiContext<'_>) {
    let Some(line) = screen.retiring.and_then(|index| screen.data.lines.get(index)) else { return };
    let pack = &line.known.pack;
    let values =
        [("pack", pack.title.in_language(cx.strings.lang().key()).into()), ("edition", pack.edition.as_str().into())];
    let dialog = Dialog::new("retire-pack", cx.strings.text_with("pack-retire-ask", &values))
        .icon(icons::VOID, Tone::Danger)
        .text(cx.text("pack-retire-text"))
        .answers(cx.text("pack-retire-not"), Button::danger(cx.text("pack-retire")));
    match dialog.show(ui.ctx(), cx.tokens, |_| {}) {
        Some(Answer::Act) => {
            let (code, edition) = (pack.code.clone(), pack.edition.clone());
            cx.send(Command::Packs(PackCommand::Retire(code, edition, cx.today())));
            screen.retiring = None;
        }
        Some(Answer::Safe) => screen.retiring = None,
        None => {}
    }
}
