//! The rows of a list on its way in: what happens to each, and why.

use egui::Ui;

use super::rows::{Fate, PlanRow};
use crate::ui::context::UiContext;
use crate::ui::icons::{self, Icon};
use crate::ui::theme::{Text, size};
use crate::ui::widgets::{self as w, Column, EmptyState, Row, RowTops, Table, Tone};

/// Height of a line of words in a row.
pub(in crate::ui) const LINE: f32 = 20.0;

/// Which rows are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::ui) enum Shown {
    /// All.
    #[default]
    All,
    /// What is new.
    Add,
    /// What is changed.
    Change,
    /// Rows left alone.
    Skip,
    /// Rows with a problem.
    Trouble,
}

/// What of a plan is seen, laid out once.
#[derive(Default)]
pub(in crate::ui) struct View {
    pub(in crate::ui) shown: Shown,
    chosen: Option<usize>,
    /// Indices into the plan's rows.
    rows: Vec<usize>,
    tops: RowTops,
    laid: Option<(Shown, usize)>,
}

impl View {
    /// The rows are others now: laid out anew.
    pub(in crate::ui) fn forget(&mut self) {
        self.laid = None;
    }

    /// Lays out the rows that are shown, once.
    fn lay(&mut self, all: &[PlanRow]) {
        let laid = (self.shown, all.len());
        if self.laid == Some(laid) {
            return;
        }
        self.laid = Some(laid);
        self.chosen = None;
        let fits = |row: &PlanRow| match self.shown {
            Shown::All => true,
            Shown::Add => row.fate == Fate::Add,
            Shown::Change => row.fate == Fate::Change,
            Shown::Skip => row.fate == Fate::Skip,
            Shown::Trouble => !row.problems.is_empty(),
        };
        let kept = all.iter().enumerate().filter(|(_, row)| fits(row));
        self.rows = kept.clone().map(|(index, _)| index).collect();
        self.tops = RowTops::new(kept.map(|(_, row)| height(row)));
    }
}

fn height(row: &PlanRow) -> f32 {
    let lines = (row.lines.len() + row.problems.len()).max(1) as f32;
    (lines * LINE + 18.0).max(size::ROW)
}

/// The rows that are shown. `heads` stand over name and mark.
pub(in crate::ui) fn rows(
    ui: &mut Ui,
    cx: &UiContext<'_>,
    (name, [title, mark]): (&str, [String; 2]),
    (all, view): (&[PlanRow], &mut View),
) {
    view.lay(all);
    if view.rows.is_empty() {
        ui.add_space(size::GAP_24);
        EmptyState::new(icons::FILTER, cx.text("staff-import-none"), "").show(ui, cx.tokens);
        return;
    }
    let columns = [
        Column::exact(cx.text("staff-import-column-row"), 64.0),
        Column::exact(title, 170.0),
        Column::exact(mark, 110.0),
        Column::exact(cx.text("staff-import-column-fate"), 128.0),
        Column::rest(cx.text("staff-import-column-why")),
    ];
    let table = Table::new(name, &columns).mixed(&view.tops).selected(view.chosen);
    let output = table.show(ui, cx.tokens, |row| {
        let shown = view.rows.get(row.index).and_then(|index| all.get(*index));
        if let Some(shown) = shown {
            plan_row(row, cx, shown);
        }
    });
    view.chosen = output.clicked.or(view.chosen);
}

fn plan_row(row: &mut Row<'_>, cx: &UiContext<'_>, plan: &PlanRow) {
    let (tone, icon, key) = fate_chip(plan);
    let words = cx.text(key);
    let number = if plan.row == 0 { String::new() } else { plan.row.to_string() };
    row.name(format!("{number} {} {words}", plan.name).trim_start().to_owned());
    row.text(Text::Secondary, &number);
    row.text(Text::RowTitle, &plan.name);
    row.text(Text::Body, &plan.mark);
    row.cell(|ui| w::chip(ui, cx.tokens, tone, (icon, &words)));
    row.cell(|ui| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = LINE - Text::Secondary.line();
            let lines = (plan.lines.len() + plan.problems.len()) as f32;
            ui.add_space(((ui.available_height() - lines * LINE) / 2.0).max(0.0));
            for line in &plan.lines {
                w::elided_label(ui, cx.tokens, Text::Secondary, (line, cx.tokens.text2));
            }
            for problem in &plan.problems {
                let color = if plan.fate == Fate::Out { cx.tokens.danger_text } else { cx.tokens.warn_text };
                w::elided_label(ui, cx.tokens, Text::Secondary, (problem, color));
            }
        });
    });
}

fn fate_chip(plan: &PlanRow) -> (Tone, Icon, &'static str) {
    match plan.fate {
        Fate::Add => (Tone::Ok, icons::ADD, "staff-fate-add"),
        Fate::Change => (Tone::Accent, icons::EDIT, "staff-fate-change"),
        Fate::Skip => (Tone::Neutral, icons::NOT_APPLICABLE, "staff-fate-skip"),
        Fate::Out => (Tone::Danger, icons::OVERDUE.filled(), "staff-fate-out"),
    }
}
