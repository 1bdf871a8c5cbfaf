//! The left pane: the year, then the plans, those that are due or were missed first.

use egui::{Align, Layout, Ui, vec2};

use super::PlansScreen;
use super::data::Line;
use crate::domain::ids::PlanId;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::theme::size;
use crate::ui::widgets::{Button, Column, Row, Table, TwoLines, chip, pane_header, two_line_row};

/// What was asked for in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// The form of a new plan.
    New,
    /// A plan, or the year.
    Show(Option<PlanId>),
}

/// Paints the pane.
pub(super) fn show(screen: &mut PlansScreen, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Asked> {
    ui.spacing_mut().item_spacing = vec2(size::GAP_8, 0.0);
    let count = cx.strings.text_with("plans-count", &[("n", screen.data.running.into())]);
    let mut asked = None;
    pane_header(ui, cx.tokens, (&cx.text("plans-title"), &count), |ui| {
        let words = cx.text("plans-new");
        let button = if screen.data.now.is_empty() { Button::secondary(words) } else { Button::primary(words) };
        if button.icon(icons::ADD).shortcut("Ctrl N").show(ui, cx.tokens).clicked() {
            asked = Some(Asked::New);
        }
    });
    let data = &screen.data;
    let columns = [Column::rest("")];
    let selected = data.line_of(screen.selected);
    let name = cx.text("plans-title");
    let reveal = selected.filter(|_| std::mem::take(&mut screen.reveal));
    let table = Table::new(&name, &columns).mixed(&data.tops).headless().selected(selected).reveal(reveal);
    let output = table.show(ui, cx.tokens, |row| match data.lines.get(row.index) {
        Some(Line::Head(group, count)) => row.group(&cx.text(group.key()), &count.to_string()),
        Some(Line::Year) => year_row(row, cx, data.now.len()),
        Some(Line::Plan(id)) => plan_row(row, cx, (screen, *id)),
        None => {}
    });
    if output.activated.is_some() {
        screen.turned = true;
    }
    let clicked = output.activated.or(output.clicked).and_then(|line| match screen.data.lines.get(line)? {
        Line::Year => Some(Asked::Show(None)),
        Line::Plan(id) => Some(Asked::Show(Some(*id))),
        Line::Head(..) => None,
    });
    asked.or(clicked)
}

fn year_row(row: &mut Row<'_>, cx: &UiContext<'_>, plans: usize) {
    let title = cx.text("plans-year-view");
    let line = cx.strings.text_with("plans-year-line", &[("n", plans.into())]);
    row.name(format!("{title} {line}"));
    row.rest(|ui| {
        icons::DATE.show(ui, size::BUTTON_ICON, cx.tokens.text2);
        two_line_row(ui, cx.tokens, TwoLines { title: title.into(), line: line.into(), ..TwoLines::default() });
    });
}

fn plan_row(row: &mut Row<'_>, cx: &UiContext<'_>, (screen, id): (&PlansScreen, PlanId)) {
    let Some(entry) = screen.data.entries.get(&id) else { return };
    let (tone, icon, state) = &entry.chip;
    row.name([entry.title.as_str(), &entry.line, state].join(" "));
    row.rest(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            chip(ui, cx.tokens, *tone, (*icon, state));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.set_min_width(80.0_f32.min(ui.available_width()));
                let words = TwoLines {
                    title: entry.title.as_str().into(),
                    line: entry.line.as_str().into(),
                    ..TwoLines::default()
                };
                two_line_row(ui, cx.tokens, words);
            });
        });
    });
}
