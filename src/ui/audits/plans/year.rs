//! The year: a row a plan, a column a month; below it the calendar of the appraisal and plans ready to take.

use egui::{Align, Layout, Rect, ScrollArea, Ui, pos2, vec2};

use super::data::{Data, stretches};
use crate::domain::ids::PlanId;
use crate::domain::plans::{AppraisalStep, PlanDetails};
use crate::ui::audit_words;
use crate::ui::commands::Place;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::plan_words;
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{
    Button, EmptyState, SpanTile, TwoLines, chip, elided_label, label, muted, separator, span_tile, titled_card,
    two_line_row,
};

const ROW: f32 = 52.0;
const TILE: f32 = 42.0;
const HEAD: f32 = 28.0;

/// What was asked for in the year.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Asked {
    /// Another year.
    Year(i32),
    /// A plan.
    Plan(PlanId),
    /// A proposed plan is taken.
    Take(PlanDetails),
}

/// Paints the pane.
pub(super) fn show(ui: &mut Ui, cx: &UiContext<'_>, (data, year): (&Data, i32)) -> Option<Asked> {
    let mut asked = None;
    ScrollArea::vertical().auto_shrink([false, false]).id_salt("plans year").show(ui, |ui| {
        ui.set_max_width(ui.available_width() - size::GAP_12);
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        if data.now.is_empty() {
            ui.add_space(size::GAP_24);
            let empty = EmptyState::new(icons::DATE, cx.text("plans-empty"), cx.text("plans-empty-text"));
            empty.show(ui, cx.tokens);
            ui.add_space(size::GAP_24);
        } else {
            let title = cx.strings.text_with("plan-year", &[("year", year.to_string().into())]);
            asked = year_bar(ui, cx, (&title, year)).map(Asked::Year);
            asked = asked.take().or(table(ui, cx, (data, year)));
            ui.add_space(size::GAP_16);
        }
        asked = asked.take().or(proposals(ui, cx, data));
        appraisal(ui, cx, (data, year));
        ui.add_space(size::GAP_16);
    });
    asked
}

/// The year with the ways to the ones beside it.
pub(super) fn year_bar(ui: &mut Ui, cx: &UiContext<'_>, (title, year): (&str, i32)) -> Option<i32> {
    let mut asked = None;
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), size::PANE_HEADER),
        Layout::left_to_right(Align::Center),
        |ui| {
            label(ui, cx.tokens, Text::DetailTitle, title);
            let back = Button::icon_only(icons::PREVIOUS, cx.text("plans-year-back")).small();
            if back.show(ui, cx.tokens).clicked() {
                asked = Some(year - 1);
            }
            let on = Button::icon_only(icons::FOLLOWING, cx.text("plans-year-on")).small();
            if on.show(ui, cx.tokens).clicked() {
                asked = Some(year + 1);
            }
        },
    );
    asked
}

fn table(ui: &mut Ui, cx: &UiContext<'_>, (data, year): (&Data, i32)) -> Option<Asked> {
    let left = (ui.available_width() * 0.24).clamp(96.0, 190.0);
    let month = (ui.available_width() - left) / 12.0;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEAD), egui::Sense::hover());
    for number in 1..=12_u32 {
        let at = head.left() + left + month * (number - 1) as f32;
        let job = Text::Small.job(number.to_string(), cx.tokens.text2);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let place = pos2(at + (month - galley.size().x) / 2.0, head.center().y - galley.size().y / 2.0);
        ui.painter().galley(place, galley, cx.tokens.text2);
    }
    let mut asked = None;
    let mut shown = 0;
    for view in data.year.iter().filter(|view| !view.periods.is_empty()) {
        shown += 1;
        separator(ui, cx.tokens);
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), egui::Sense::hover());
        let id = view.plan.id;
        let title = Rect::from_min_max(row.min, pos2(row.left() + left - size::GAP_8, row.bottom()));
        let mut words = ui.new_child(
            egui::UiBuilder::new()
                .id_salt(("plan title", id))
                .max_rect(title)
                .layout(Layout::left_to_right(Align::Center)),
        );
        elided_label(&mut words, cx.tokens, Text::Body, (&view.plan.details.title, cx.tokens.text));
        for stretch in stretches(cx, view, year) {
            let (from, until) = stretch.months;
            let x = |before: u32| row.left() + left + month * before as f32;
            let rect = Rect::from_min_max(
                pos2(x(from.saturating_sub(1)) + 1.0, row.center().y - TILE / 2.0),
                pos2(x(until.min(12)) - 1.0, row.center().y + TILE / 2.0),
            );
            let tile = SpanTile { tone: stretch.tone, icon: stretch.icon, words: &stretch.words, name: &stretch.name };
            let id_of_tile = ui.scope_id().with(("stretch", id, from));
            if span_tile(ui, cx.tokens, (rect, id_of_tile), tile).clicked() {
                asked = Some(Asked::Plan(id));
            }
        }
    }
    if shown == 0 {
        separator(ui, cx.tokens);
        ui.add_space(size::GAP_12);
        muted(ui, cx.tokens, &cx.text("plans-nothing-this-year"));
    }
    separator(ui, cx.tokens);
    asked
}

fn proposals(ui: &mut Ui, cx: &UiContext<'_>, data: &Data) -> Option<Asked> {
    if data.proposed.is_empty() {
        return None;
    }
    let mut asked = None;
    titled_card(ui, cx.tokens, (&cx.text("plans-proposed"), ""), |ui| {
        ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
        for (index, details) in data.proposed.iter().enumerate() {
            let parts = [
                plan_words::every(cx.strings, details.every),
                audit_words::kind(cx.strings, details.kind),
                subjects(cx, details),
                data.pack_title(&details.pack_code, cx.strings.lang()),
            ];
            line(ui, cx, index, (&details.title, &parts.join(" · ")), |ui| {
                let words = cx.text("plans-take");
                let first = index == 0 && data.now.is_empty();
                let button = if first { Button::primary(words) } else { Button::secondary(words) };
                if button.small().icon(icons::ADD).tip(details.title.clone()).show(ui, cx.tokens).clicked() {
                    asked = Some(Asked::Take(details.clone()));
                }
            });
        }
    });
    ui.add_space(size::GAP_16);
    asked
}

/// 每个班组, 随机抽 1 个班组, 外部检查.
pub(super) fn subjects(cx: &UiContext<'_>, details: &PlanDetails) -> String {
    let kind = audit_words::subject_kind(cx.strings, details.subject_kind);
    let words = match (details.subject_kind, details.draws) {
        (crate::domain::standards::SubjectKind::Hall, _) => kind,
        (_, 0) => cx.strings.text_with("plan-every-subject", &[("kind", kind.into())]),
        (_, n) => cx.strings.text_with("plan-drawn-subjects", &[("kind", kind.into()), ("n", n.into())]),
    };
    if details.is_outside { format!("{words} · {}", cx.text("plan-outside")) } else { words }
}

fn appraisal(ui: &mut Ui, cx: &UiContext<'_>, (data, year): (&Data, i32)) {
    for mark in &data.appraisals {
        let year_words = cx.strings.text_with("plan-year", &[("year", year.to_string().into())]);
        titled_card(ui, cx.tokens, (&cx.text("plans-appraisal"), &year_words), |ui| {
            ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
            for (index, step) in AppraisalStep::ALL.into_iter().enumerate() {
                let (tone, icon, words) =
                    plan_words::state(cx.strings, step.state(year, *mark, cx.today()), cx.today());
                let title = plan_words::appraisal_step(cx.strings, step);
                line(ui, cx, index, (&title, ""), |ui| {
                    if index == 0 && Button::link(cx.text("plans-appraisal-open")).show(ui, cx.tokens).clicked() {
                        cx.go(Place::Appraisals(mark.appraisal));
                    }
                    chip(ui, cx.tokens, tone, (icon, &words));
                });
            }
        });
        ui.add_space(size::GAP_12);
    }
}

/// A line of a card: words left, `right` laid from the right; a thin line above all but the first.
pub(super) fn line(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    index: usize,
    (title, below): (&str, &str),
    right: impl FnOnce(&mut Ui),
) {
    if index > 0 {
        separator(ui, cx.tokens);
    }
    let height = if below.is_empty() { size::RAIL_ITEM } else { size::ROW_TWO };
    ui.allocate_ui_with_layout(vec2(ui.available_width(), height), Layout::right_to_left(Align::Center), |ui| {
        ui.set_min_height(height);
        right(ui);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            if below.is_empty() {
                elided_label(ui, cx.tokens, Text::Body, (title, cx.tokens.text));
            } else {
                let words = TwoLines { title: title.into(), line: below.into(), ..TwoLines::default() };
                two_line_row(ui, cx.tokens, words);
            }
        });
    });
}
