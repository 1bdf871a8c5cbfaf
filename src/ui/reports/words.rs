//! A report in words: its figures and tables for screen and workbook, and the paper made of them. One place for the tab and
//! the command line.

use super::labels;
use crate::documents::case_reports::{
    CaseReport, ChartShape, ColumnAlign, ReportBar, ReportChart, ReportColumn as PaperColumn,
    ReportFigure as PaperFigure, ReportSection, ReportSeries, SeriesTone,
};
use crate::domain::cases::figures::{CaseFigures, CaseTally, StepTally};
use crate::domain::dates::Moment;
use crate::domain::hall::{Hall, colour_rgb};
use crate::domain::periods::Grain;
use crate::exchange::report_export::{Cell, ReportBook, ReportColumn, ReportFigure, ReportTable};
use crate::register::case_figures::FigureNames;
use crate::ui::papers::words::{foot, language};
use crate::ui::strings::Strings;

/// What a report is made of.
#[derive(Clone, Copy)]
pub struct ReportOf<'a> {
    /// The hall.
    pub hall: &'a Hall,
    /// The figures.
    pub figures: &'a CaseFigures,
    /// The names behind their codes.
    pub names: &'a FigureNames,
    /// When it is made.
    pub now: Moment,
    /// Head of the history, as the register gives it.
    pub head: &'a str,
}

/// A chart's parts and bars, for screen and paper.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chart {
    /// What is counted.
    pub title: String,
    /// Short label, whole name, a value each of [`series`].
    pub bars: Vec<(String, String, [u32; 3])>,
}

/// The parts of a bar from its foot: closed and not late, late, open and not late.
pub fn series(strings: &Strings) -> [String; 3] {
    ["report-series-done", "report-series-late", "report-series-open"].map(|key| strings.text(key))
}

/// A cell as it stands on screen and paper; `–` where there is no figure.
pub fn cell(strings: &Strings, cell: &Cell) -> String {
    match cell {
        Cell::Words(words) => words.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Share(share) => share.map_or_else(none, |share| percent(strings, share)),
        Cell::Span(ms) => ms.map_or_else(none, |ms| labels::span(strings, ms)),
        Cell::Grade(grade) => grade.map_or_else(none, |grade| strings.fixed(grade, 1)),
        Cell::Money(fen) => strings.fixed(*fen as f64 / 100.0, 2),
        Cell::Ratio(ratio) => ratio.map_or_else(none, |ratio| strings.fixed(ratio, 4)),
    }
}

fn none() -> String {
    "–".to_owned()
}

fn percent(strings: &Strings, share: f64) -> String {
    format!("{}%", strings.number(share * 100.0, 1))
}

/// How the figures were counted, and as of when.
pub fn as_of(strings: &Strings, now: Moment) -> String {
    let now = format!("{} {}", strings.date_iso(now.date()), strings.time(now.time()));
    strings.text_with("report-as-of", &[("now", now.into())])
}

/// The figures at the head: six large ones, then those that stand behind them.
pub fn figures(strings: &Strings, figures: &CaseFigures, names: &FigureNames) -> Vec<ReportFigure> {
    let mut all = key_figures(strings, figures).to_vec();
    all.extend(further_figures(strings, figures, names));
    all
}

/// The six large figures.
pub fn key_figures(strings: &Strings, figures: &CaseFigures) -> [ReportFigure; 6] {
    let total = &figures.total;
    let closed = total.count - total.unclosed;
    let found = [("founded", total.founded), ("partly", total.partly_founded), ("unfounded", total.unfounded)];
    let satisfied = cell(strings, &Cell::Share(total.satisfied_share()));
    let asked = [("n", total.graded.into()), ("share", satisfied.into())];
    [
        figure(strings, "report-figure-count", Cell::Count(total.count)).noted(told(
            strings,
            "report-note-count",
            &[("closed", closed), ("open", total.unclosed)],
        )),
        figure(strings, "report-figure-in-time", Cell::Share(total.in_time_share())).noted(told(
            strings,
            "report-note-in-time",
            &[("n", total.in_time), ("late", total.late)],
        )),
        figure(strings, "report-figure-late", Cell::Count(total.late)).noted(told(
            strings,
            "report-note-late",
            &[("n", total.overdue)],
        )),
        figure(strings, "report-figure-reply", Cell::Span(total.reply.mean_ms())).noted(told(
            strings,
            "report-note-reply",
            &[("n", total.reply.count())],
        )),
        figure(strings, "report-figure-founded", Cell::Share(total.founded_share())).noted(told(
            strings,
            "report-note-founded",
            &found,
        )),
        figure(strings, "report-figure-satisfaction", Cell::Grade(total.mean_satisfaction()))
            .noted(strings.text_with("report-note-satisfaction", &asked)),
    ]
}

/// The figures behind them: mean time to closing, calls answered in time (P1-6.3), repeats, cases taken up again,
/// compensation (P1-10.5), void ones.
pub fn further_figures(strings: &Strings, figures: &CaseFigures, names: &FigureNames) -> Vec<ReportFigure> {
    let CaseFigures { total, void, .. } = figures;
    let rings = names.rings_most.map(|most| {
        let label = strings.text_with("report-figure-rings", &[("most", most.into())]);
        let note = told(strings, "report-note-rings", &[("n", total.calls)]);
        ReportFigure { label_with_unit: label.clone(), label, value: Cell::Share(total.calls_in_time_share()), note }
    });
    let share = cell(strings, &Cell::Share(total.repeat_share()));
    let paid = figure(strings, "report-figure-compensation", Cell::Money(total.compensation_fen));
    let paid = paid.noted(told(strings, "report-note-compensation", &[("n", total.compensated)]));
    let close = figure(strings, "report-figure-close", Cell::Span(total.close.mean_ms()));
    let others = [
        figure(strings, "report-figure-repeats", Cell::Count(total.repeats))
            .noted(strings.text_with("report-note-repeats", &[("share", share.into())])),
        figure(strings, "report-figure-reopened", Cell::Count(total.reopened)),
        paid,
        figure(strings, "report-figure-void", Cell::Count(*void)).noted(strings.text("report-note-void")),
    ];
    let close = close.noted(told(strings, "report-note-close", &[("n", total.close.count())]));
    std::iter::once(close).chain(rings).chain(others).collect()
}

fn told(strings: &Strings, key: &str, values: &[(&str, u32)]) -> String {
    let values: Vec<_> = values.iter().map(|(name, value)| (*name, (*value).into())).collect();
    strings.text_with(key, &values)
}

fn figure(strings: &Strings, key: &str, value: Cell) -> ReportFigure {
    let label = strings.text(key);
    let label_with_unit = match value {
        Cell::Span(_) => with_unit(strings, &label, "report-unit-days"),
        _ => label.clone(),
    };
    ReportFigure { label, value, label_with_unit, note: String::new() }
}

trait Noted {
    fn noted(self, note: String) -> Self;
}

impl Noted for ReportFigure {
    fn noted(self, note: String) -> Self {
        Self { note, ..self }
    }
}

fn with_unit(strings: &Strings, title: &str, unit: &str) -> String {
    strings.text_with("report-with-unit", &[("title", title.into()), ("unit", strings.text(unit).into())])
}

/// The tables: by step, by day, month or year, by kind, channel, target, matter.
pub fn tables(strings: &Strings, figures: &CaseFigures, names: &FigureNames) -> Vec<ReportTable> {
    let total = &figures.total;
    let slots = figures.slots.iter().filter(|(slot, tally)| slot.grain != Grain::Day || tally.count > 0);
    let slots = slots.map(|(slot, tally)| (labels::slot_name(strings, *slot, figures.period), tally));
    let kinds = figures.kinds.iter().map(|(kind, tally)| (crate::ui::words::case_kind(strings, *kind), tally));
    let channels =
        figures.channels.iter().map(|(channel, tally)| (crate::ui::words::case_channel(strings, *channel), tally));
    let targets = figures.targets.iter().map(|(target, tally)| (labels::target(strings, target, names), tally));
    let matters = figures.matters.iter().map(|(matter, tally)| (labels::matter(strings, matter, names), tally));
    let (by_slot, slot) = labels::slot_table(figures.period.grain());
    vec![
        steps_table(strings, figures, names),
        table(strings, (by_slot, slot), slots, total),
        table(strings, ("report-by-kind", "report-column-kind"), kinds, total),
        table(strings, ("report-by-channel", "report-column-channel"), channels, total),
        table(strings, ("report-by-target", "report-column-target"), targets, total),
        table(strings, ("report-by-matter", "report-column-matter"), matters, total),
    ]
}

fn table<'t>(
    strings: &Strings,
    (title, first): (&str, &str),
    rows: impl Iterator<Item = (String, &'t CaseTally)>,
    total: &CaseTally,
) -> ReportTable {
    let days = Some("report-unit-days");
    let columns = [
        (first, None),
        ("report-column-count", None),
        ("report-column-in-time", None),
        ("report-column-late", None),
        ("report-column-open", None),
        ("report-column-reply", days),
        ("report-column-close", days),
        ("report-column-founded", None),
        ("report-column-satisfaction", None),
        ("report-column-repeats", None),
        ("report-column-compensation", Some("report-unit-yuan")),
    ];
    ReportTable {
        title: strings.text(title),
        columns: columns.map(|(key, unit)| column(strings, key, unit)).to_vec(),
        rows: rows.map(|(name, tally)| cells(name, tally)).collect(),
        total: Some(cells(strings.text("report-total"), total)),
    }
}

fn column(strings: &Strings, key: &str, unit: Option<&str>) -> ReportColumn {
    let title = strings.text(key);
    let title_with_unit = unit.map_or_else(|| title.clone(), |unit| with_unit(strings, &title, unit));
    ReportColumn { title, title_with_unit }
}

fn cells(name: String, tally: &CaseTally) -> Vec<Cell> {
    vec![
        Cell::Words(name),
        Cell::Count(tally.count),
        Cell::Share(tally.in_time_share()),
        Cell::Count(tally.late),
        Cell::Count(tally.unclosed),
        Cell::Span(tally.reply.mean_ms()),
        Cell::Span(tally.close.mean_ms()),
        Cell::Share(tally.founded_share()),
        Cell::Grade(tally.mean_satisfaction()),
        Cell::Share(tally.repeat_share()),
        Cell::Money(tally.compensation_fen),
    ]
}

fn steps_table(strings: &Strings, figures: &CaseFigures, names: &FigureNames) -> ReportTable {
    let keys = [
        "report-column-step",
        "report-column-in-time",
        "report-column-met",
        "report-column-met-late",
        "report-column-running",
        "report-column-overdue",
    ];
    let row = |(step, tally): &(String, StepTally)| {
        vec![
            Cell::Words(labels::step(strings, step, names)),
            Cell::Share(tally.in_time_share()),
            Cell::Count(tally.in_time),
            Cell::Count(tally.late),
            Cell::Count(tally.open),
            Cell::Count(tally.overdue),
        ]
    };
    ReportTable {
        title: strings.text("report-by-step"),
        columns: keys.map(|key| column(strings, key, None)).to_vec(),
        rows: figures.steps.iter().map(row).collect(),
        total: None,
    }
}

/// The cases by day, month or year.
pub fn chart(strings: &Strings, figures: &CaseFigures) -> Chart {
    let bar = |(slot, tally): &(crate::domain::periods::Slot, CaseTally)| {
        let values = [tally.closed_unmissed(), tally.late, tally.open];
        (labels::slot_label(strings, *slot, figures.period), labels::slot_name(strings, *slot, figures.period), values)
    };
    let key = match figures.period.grain() {
        Grain::Day => "report-chart-day",
        Grain::Month => "report-chart-month",
        Grain::Year => "report-chart-year",
    };
    Chart { title: strings.text(key), bars: figures.slots.iter().map(bar).collect() }
}

/// Everything in the workbook.
pub fn book(strings: &Strings, of: ReportOf<'_>) -> ReportBook {
    let ReportOf { hall, figures: counted, names, now, head } = of;
    let told = foot(strings, now, Some(head));
    let chain = told.chain.map(|chain| format!("{} {}", chain.label, chain.hash));
    ReportBook {
        summary: strings.text("report-summary"),
        head: vec![
            strings.text("report-paper-title"),
            hall.name.clone(),
            labels::period(strings, counted.period),
            as_of(strings, now),
        ],
        figures: figures(strings, counted, names),
        tables: tables(strings, counted, names),
        foot: std::iter::once(told.printed).chain(chain).collect(),
    }
}

/// The report as a paper: the same figures and tables, with charts by time and by step.
pub fn paper(strings: &Strings, of: ReportOf<'_>) -> CaseReport {
    let ReportOf { hall, figures: counted, names, now, head } = of;
    let mut sections: Vec<ReportSection> =
        tables(strings, counted, names).iter().map(|table| section(strings, table)).collect();
    if let Some(steps) = sections.first_mut() {
        steps.note = strings.text("report-steps-note");
        steps.chart = Some(steps_chart(strings, counted, names)).filter(|chart| !chart.bars.is_empty());
    }
    if let Some(slots) = sections.get_mut(1) {
        slots.note = as_of(strings, now);
        slots.chart = Some(slots_chart(strings, counted)).filter(|_| counted.total.count > 0);
    }
    CaseReport {
        language: language(strings),
        hall: hall.name.clone(),
        title: strings.text("report-paper-title"),
        period: labels::period(strings, counted.period),
        unit_colour: colour_rgb(&hall.unit_colour),
        totals: figures(strings, counted, names).iter().map(|figure| paper_figure(strings, figure)).collect(),
        sections,
        nothing: strings.text("sheet-nothing"),
        foot: foot(strings, now, Some(head)),
    }
}

fn paper_figure(strings: &Strings, figure: &ReportFigure) -> PaperFigure {
    let ReportFigure { label, value, note, .. } = figure;
    PaperFigure { label: label.clone(), value: cell(strings, value), note: note.clone() }
}

/// The columns a page has room for; the workbook holds them all.
const PAPER_COLUMNS: usize = 9;

fn section(strings: &Strings, table: &ReportTable) -> ReportSection {
    let align = |index: usize| if index == 0 { ColumnAlign::Words } else { ColumnAlign::Figures };
    let columns = table.columns.iter().take(PAPER_COLUMNS).enumerate();
    let row = |cells: &Vec<Cell>| cells.iter().take(PAPER_COLUMNS).map(|one| cell(strings, one)).collect();
    ReportSection {
        title: table.title.clone(),
        note: String::new(),
        columns: columns.map(|(i, column)| PaperColumn { title: column.title.clone(), align: align(i) }).collect(),
        rows: table.rows.iter().map(row).collect(),
        total: table.total.as_ref().filter(|_| !table.rows.is_empty()).map(row),
        chart: None,
    }
}

fn paper_series(strings: &Strings) -> Vec<ReportSeries> {
    let tones = [SeriesTone::Accent, SeriesTone::Late, SeriesTone::Pale];
    series(strings).into_iter().zip(tones).map(|(name, tone)| ReportSeries { name, tone }).collect()
}

fn slots_chart(strings: &Strings, figures: &CaseFigures) -> ReportChart {
    let bars = chart(strings, figures).bars.into_iter();
    let bars = bars.map(|(label, _, values)| ReportBar { label, values: values.to_vec() }).collect();
    ReportChart { shape: ChartShape::Columns, series: paper_series(strings), bars }
}

fn steps_chart(strings: &Strings, figures: &CaseFigures, names: &FigureNames) -> ReportChart {
    let bar = |(step, tally): &(String, StepTally)| ReportBar {
        label: labels::step(strings, step, names),
        values: vec![tally.in_time, tally.late + tally.overdue, tally.open],
    };
    let keys = ["report-column-met", "report-column-met-late", "report-column-running"];
    let tones = [SeriesTone::Accent, SeriesTone::Late, SeriesTone::Pale];
    let series = keys.into_iter().zip(tones).map(|(key, tone)| ReportSeries { name: strings.text(key), tone });
    ReportChart { shape: ChartShape::Rows, series: series.collect(), bars: figures.steps.iter().map(bar).collect() }
}
