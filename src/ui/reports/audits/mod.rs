//! The checks in the reports: scores over time, chapters, subjects beside each other, findings, open corrective actions; the same as PDF
//! and workbook (R; P1-II.2, P4-2).

pub mod book;
mod data;
pub mod words;

use egui::{Ui, vec2};

use super::save::Content;
use super::{Wish, cards, tables};
use crate::domain::audits::figures::StandardFigures;
use crate::domain::periods::Period;
use crate::jobs::audit_papers::AuditPaper;
use crate::register::RegisterError;
use crate::ui::audit_paper_values::PaperOf;
use crate::ui::audit_papers::open_report;
use crate::ui::context::UiContext;
use crate::ui::icons;
use crate::ui::papers::PaperPanel;
use crate::ui::theme::size;
use crate::ui::widgets::{
    Button, EmptyState, LINES_MOST, SHARE_ROW, Shares, Tabs, Tone, Trend, muted, note, secondary, titled_card,
};
use data::{AuditReportData, Shown};

/// Height of the line of scores.
const TREND: f32 = 232.0;
/// Share of the width the line of scores takes beside the chapters.
const TREND_SHARE: f32 = 0.58;
/// With less room the chapters stand below.
const BESIDE: f32 = 900.0;

/// The view state of the checks.
#[derive(Default)]
pub(super) struct AuditReports {
    data: AuditReportData,
    /// Which standard is shown.
    standard: usize,
    /// Which table is shown.
    way: usize,
}

impl AuditReports {
    /// See [`AuditReportData::refresh`].
    pub(super) fn refresh(&mut self, cx: &UiContext<'_>, period: Period) -> Option<String> {
        self.data.refresh(cx, period)
    }

    /// Checks counted.
    pub(super) fn count(&self) -> u32 {
        self.data.shown().map_or(0, |shown| shown.figures.total.runs)
    }

    /// The figures over the width there is.
    pub(super) fn body(&mut self, ui: &mut Ui, cx: &UiContext<'_>) -> Option<Wish> {
        let Some(shown) = self.data.shown() else {
            let words = format!("{} {}", cx.text("report-failed"), self.data.broken());
            note(ui, cx.tokens, Tone::Danger, (icons::WARNING, words.trim()));
            return None;
        };
        if shown.figures.total.runs == 0 {
            return empty(ui, cx, shown);
        }
        let danger = [4, 5].into_iter().filter(|place| is_pressing(cx, shown, *place));
        cards::row(ui, cx, (&shown.tiles, danger.collect()));
        self.standard = self.standard.min(shown.standards.len().saturating_sub(1));
        standards(ui, cx, shown, &mut self.standard);
        let (Some(standard), Some(list)) =
            (shown.figures.standards.get(self.standard), shown.tables.get(self.standard))
        else {
            return None;
        };
        charts(ui, cx, (shown, standard));
        tables::show(ui, cx, (list, None), &mut self.way);
        None
    }

    /// The report as a paper.
    pub(super) fn preview(&self, cx: &UiContext<'_>) -> Option<Result<PaperPanel, RegisterError>> {
        let shown = self.data.shown()?;
        Some(with_head(cx, shown, |of| open_report(cx, words::paper(of, cx.register.hall(), &shown.figures))))
    }

    /// The report as a PDF to be written.
    pub(super) fn pdf(&self, cx: &UiContext<'_>) -> Option<Result<Content, RegisterError>> {
        let shown = self.data.shown()?;
        Some(with_head(cx, shown, |of| {
            let report = words::paper(of, cx.register.hall(), &shown.figures);
            let names = if words::has_names(&shown.figures) { Names::Told } else { Names::None };
            Content::AuditPdf(AuditPaper::Report(Box::new(report)), names)
        }))
    }

    /// The report as a workbook to be written.
    pub(super) fn table(&self, cx: &UiContext<'_>) -> Option<Result<Content, RegisterError>> {
        let shown = self.data.shown()?;
        let audits = match cx.register.whole_audits(shown.figures.period) {
            Ok(audits) => audits,
            Err(error) => return Some(Err(error)),
        };
        let made = with_head(cx, shown, |of| book::period(cx.register, of, (&shown.figures, &audits)));
        Some(made.flatten().map(Content::AuditTable))
    }

    /// The period shown.
    pub(super) fn period(&self) -> Option<Period> {
        self.data.shown().map(|shown| shown.figures.period)
    }
}

/// Whether names of people leave with a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Names {
    /// They do, and it is noted on the history.
    Told,
    /// Nobody is named.
    None,
}

/// Runs `make` with names, moment and head of the history.
fn with_head<T>(cx: &UiContext<'_>, shown: &Shown, make: impl FnOnce(PaperOf<'_>) -> T) -> Result<T, RegisterError> {
    let head = cx.register.history_head()?;
    Ok(make(PaperOf { strings: cx.strings, names: &shown.names, now: cx.now, head: Some(&head) }))
}

/// Vetoes and overdue corrective actions stand in red.
fn is_pressing(cx: &UiContext<'_>, shown: &Shown, place: usize) -> bool {
    match place {
        4 => shown.figures.total.vetoed > 0,
        _ => shown.figures.overdue_correctives(cx.today()) > 0,
    }
}

/// The strip of standards, and what is said of the one chosen.
fn standards(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown, chosen: &mut usize) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        let strip = shown.standards.iter().enumerate();
        let tabs = strip.fold(Tabs::new(), |tabs, (index, (title, _))| tabs.tab(index, title));
        tabs.show(ui, cx.tokens, chosen);
        if let Some((_, told)) = shown.standards.get(*chosen) {
            secondary(ui, cx.tokens, told);
        }
    });
}

/// Scores over time beside the chapters, or above them where there is less room.
fn charts(ui: &mut Ui, cx: &UiContext<'_>, of: (&Shown, &StandardFigures)) {
    let room = ui.available_width();
    if room < BESIDE {
        trend(ui, cx, of);
        areas(ui, cx, of.1);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = size::GAP_12;
        let left = ((room - size::GAP_12) * TREND_SHARE).round();
        side(ui, left, |ui| trend(ui, cx, of));
        side(ui, room - size::GAP_12 - left, |ui| areas(ui, cx, of.1));
    });
}

/// A column of a width.
fn side(ui: &mut Ui, width: f32, show: impl FnOnce(&mut Ui)) {
    ui.allocate_ui_with_layout(vec2(width, 0.0), egui::Layout::top_down(egui::Align::Min), |ui| {
        ui.set_width(width);
        show(ui);
    });
}

fn trend(ui: &mut Ui, cx: &UiContext<'_>, (shown, standard): (&Shown, &StandardFigures)) {
    let title = cx.text("audit-figures-trend");
    titled_card(ui, cx.tokens, (&title, &words::trend_note(cx.strings, standard)), |ui| {
        ui.spacing_mut().item_spacing.y = size::GAP_4;
        let beside = standard.areas.len() as f32 * SHARE_ROW;
        let mut lines = Trend::new(&title).pass(standard.words.pass_score).height(TREND.max(beside));
        for (label, name) in &shown.places {
            lines = lines.place(label, name);
        }
        for subject in standard.subjects.iter().take(LINES_MOST) {
            lines = lines.series(shown.names.subject(cx.strings, &subject.subject), subject.slots.clone());
        }
        lines.show(ui, cx.tokens);
        if standard.subjects.len() > LINES_MOST {
            let drawn = LINES_MOST.to_string();
            muted(ui, cx.tokens, &cx.strings.text_with("audit-figures-more-subjects", &[("n", drawn.into())]));
        }
    });
}

fn areas(ui: &mut Ui, cx: &UiContext<'_>, standard: &StandardFigures) {
    let head = (&*cx.text("audit-figures-areas"), &*cx.text("audit-figures-areas-note"));
    titled_card(ui, cx.tokens, head, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let bars = standard.areas.iter().fold(Shares::new(words::LOW_SHARE), |bars, area| {
            let title = words::area_title(cx.strings, standard, &area.area);
            bars.row(title, area.share(), words::share_told(cx.strings, area))
        });
        bars.show(ui, cx.tokens);
    });
}

/// No check counts: says so, and offers the period before, or the way to the checks.
fn empty(ui: &mut Ui, cx: &UiContext<'_>, shown: &Shown) -> Option<Wish> {
    ui.add_space(size::GAP_24 * 2.0);
    let (title, text, step, wish, icon) = if shown.has_audits {
        (
            "audit-figures-empty-title",
            "audit-figures-empty-text",
            "report-empty-previous",
            Wish::Previous,
            icons::PREVIOUS,
        )
    } else {
        ("audit-figures-none-title", "audit-figures-none-text", "audit-figures-none-begin", Wish::Begin, icons::AUDITS)
    };
    let button = Button::primary(cx.text(step)).icon(icon);
    EmptyState::new(icons::REPORTS, cx.text(title), cx.text(text)).button(button).show(ui, cx.tokens).then_some(wish)
}
