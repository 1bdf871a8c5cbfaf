//! The figures of the checks in words: figures and tables for screen and workbook, and the paper made of them. One place for the tab and
//! the command line.

use chrono::NaiveDate;

use super::super::labels;
use crate::documents::audit_sheets::{AuditReport, AuditReportSection, LineChart, LineSeries, ShareBar};
use crate::documents::case_reports::{ColumnAlign, ReportColumn as PaperColumn, ReportFigure as PaperFigure};
use crate::domain::audits::figures::{
    AreaFigures, AuditFigures, ItemFigures, OpenCorrective, StandardFigures, SubjectFigures,
};
use crate::domain::dates::Moment;
use crate::domain::hall::{Hall, colour_rgb};
use crate::exchange::report_export::{Cell, ReportColumn, ReportFigure, ReportTable};
use crate::ui::audit_paper_values::PaperOf;
use crate::ui::audit_words;
use crate::ui::papers::words::language;
use crate::ui::strings::Strings;

/// Findings told on paper and screen; the workbook holds them all.
pub(super) const MOST_FINDINGS: usize = 20;
/// Lines drawn on paper.
const MOST_LINES: usize = 6;
/// A chapter below this share is marked.
pub(super) const LOW_SHARE: f64 = 0.8;

/// How the figures were counted, and as of when.
pub fn note(strings: &Strings, now: Moment) -> String {
    let now = format!("{} {}", strings.date_iso(now.date()), strings.time(now.time()));
    strings.text_with("audit-figures-note", &[("now", now.into())])
}

/// Whether a person's name stands among the figures.
pub fn has_names(figures: &AuditFigures) -> bool {
    let is_person = |subject: &SubjectFigures| subject.subject.person().is_some();
    let people = figures.standards.iter().flat_map(|standard| &standard.subjects).any(is_person);
    people || figures.open_correctives.iter().any(|open| open.owner.is_some())
}

/// The six figures at the head.
pub fn tiles(strings: &Strings, figures: &AuditFigures, today: NaiveDate) -> Vec<ReportFigure> {
    let total = &figures.total;
    let items: usize = figures.standards.iter().map(|standard| standard.items.len()).sum();
    let tile = |key: &str, value: Cell, note: String| {
        let label = strings.text(key);
        ReportFigure { label_with_unit: label.clone(), label, value, note }
    };
    let told = |key: &str, values: &[(&str, String)]| {
        let values: Vec<_> = values.iter().map(|(name, value)| (*name, value.as_str().into())).collect();
        strings.text_with(key, &values)
    };
    let overdue = figures.overdue_correctives(today).to_string();
    let counts = [
        ("void", figures.void.to_string()),
        ("again", figures.re_checks.to_string()),
        ("open", figures.unfinished.to_string()),
    ];
    let passed = [("n", total.passed.to_string()), ("of", total.judged.to_string())];
    vec![
        tile("audit-figures-runs", Cell::Count(total.runs), told("audit-figures-runs-note", &counts)),
        tile("audit-figures-passed", Cell::Share(total.passed_share()), told("audit-figures-passed-note", &passed)),
        tile(
            "audit-figures-findings",
            Cell::Count(total.findings),
            told("audit-figures-findings-note", &[("n", items.to_string())]),
        ),
        tile(
            "audit-figures-repeats",
            Cell::Count(figures.repeated_items() as u32),
            strings.text("audit-figures-repeats-note"),
        ),
        tile("audit-figures-vetoed", Cell::Count(total.vetoed), strings.text("audit-figures-vetoed-note")),
        tile(
            "audit-figures-open",
            Cell::Count(figures.open_correctives.len() as u32),
            told("audit-figures-open-note", &[("n", overdue)]),
        ),
    ]
}

/// Title of a standard with its editions and its mean.
pub fn standard_note(strings: &Strings, standard: &StandardFigures) -> String {
    let mean = standard.tally.mean().map_or_else(|| strings.text("audit-sheet-none"), |mean| strings.number(mean, 2));
    let values = [
        ("editions", standard.editions.join(&strings.text("audit-list-comma")).into()),
        ("n", standard.tally.runs.to_string().into()),
        ("mean", mean.into()),
    ];
    strings.text_with("audit-figures-standard-note", &values)
}

/// What the line of scores shows, and the score it marks.
pub fn trend_note(strings: &Strings, standard: &StandardFigures) -> String {
    match standard.words.pass_score {
        Some(pass) => {
            let pass = strings.number(pass, 2);
            strings.text_with("audit-figures-trend-pass", &[("score", pass.into())])
        }
        None => strings.text("audit-figures-trend-note"),
    }
}

/// The title of a standard.
pub fn standard_title(strings: &Strings, standard: &StandardFigures) -> String {
    standard.words.title.in_language(strings.lang().key()).to_owned()
}

pub(super) fn column(strings: &Strings, key: &str) -> ReportColumn {
    let title = strings.text(key);
    ReportColumn { title_with_unit: title.clone(), title }
}

/// The subjects of a standard beside each other.
pub fn comparison(of: PaperOf<'_>, standard: &StandardFigures) -> ReportTable {
    let keys = [
        "audit-figures-column-subject",
        "audit-figures-column-runs",
        "audit-figures-column-mean",
        "audit-figures-column-last",
        "audit-figures-column-change",
        "audit-figures-column-best",
        "audit-figures-column-worst",
        "audit-figures-column-failed",
        "audit-figures-column-vetoed",
    ];
    let row = |subject: &SubjectFigures| {
        let tally = &subject.tally;
        vec![
            Cell::Words(of.names.subject(of.strings, &subject.subject)),
            Cell::Count(tally.runs),
            Cell::Grade(tally.mean()),
            Cell::Grade(subject.last()),
            Cell::Grade(subject.change()),
            Cell::Grade(tally.best),
            Cell::Grade(tally.worst),
            Cell::Count(tally.findings),
            Cell::Count(tally.vetoed),
        ]
    };
    ReportTable {
        title: of.strings.text("audit-figures-compare"),
        columns: keys.map(|key| column(of.strings, key)).to_vec(),
        rows: standard.subjects.iter().map(row).collect(),
        total: None,
    }
}

/// The items of a standard that failed, most often first.
pub fn findings(strings: &Strings, standard: &StandardFigures, most: usize) -> ReportTable {
    let keys = [
        "audit-figures-column-item",
        "audit-figures-column-times",
        "audit-figures-column-checked",
        "audit-figures-column-share",
        "audit-figures-column-lost",
        "audit-figures-column-repeat",
    ];
    let row = |item: &ItemFigures| {
        let share = (item.checked > 0).then(|| f64::from(item.failed) / f64::from(item.checked));
        vec![
            Cell::Words(item_words(strings, standard, &item.item)),
            Cell::Count(item.failed),
            Cell::Count(item.checked),
            Cell::Share(share),
            Cell::Grade(Some(item.lost.as_number())),
            Cell::Count(item.most_with_one),
        ]
    };
    ReportTable {
        title: strings.text("audit-figures-problems"),
        columns: keys.map(|key| column(strings, key)).to_vec(),
        rows: standard.items.iter().take(most).map(row).collect(),
        total: None,
    }
}

/// `3.4 饮用水水杯齐全`; the code where the newest edition has no such item.
pub(super) fn item_words(strings: &Strings, standard: &StandardFigures, code: &str) -> String {
    let known = standard.words.items.get(code);
    known.map_or_else(
        || code.to_owned(),
        |(number, text)| format!("{number} {}", text.in_language(strings.lang().key())),
    )
}

/// Corrective actions that are not closed, most pressing first.
pub fn correctives(of: PaperOf<'_>, figures: &AuditFigures) -> ReportTable {
    let keys = [
        "audit-figures-column-what",
        "audit-figures-column-owner",
        "audit-figures-column-due",
        "audit-figures-column-overdue",
        "audit-figures-column-found",
    ];
    let row = |open: &OpenCorrective| {
        let overdue =
            if open.is_overdue(of.now.date()) { of.strings.text("audit-figures-overdue") } else { String::new() };
        let owner = open.owner.map(|id| of.names.person(id).to_owned()).unwrap_or_default();
        [
            open.what.clone(),
            owner,
            open.due.map(|due| of.strings.date_iso(due)).unwrap_or_default(),
            overdue,
            of.strings.date_iso(open.day),
        ]
        .map(Cell::Words)
        .to_vec()
    };
    ReportTable {
        title: of.strings.text("audit-figures-correctives"),
        columns: keys.map(|key| column(of.strings, key)).to_vec(),
        rows: figures.open_correctives.iter().map(row).collect(),
        total: None,
    }
}

/// A figure as it stands on screen and paper: scores and points with as many decimals as they have, two at most.
pub fn cell(strings: &Strings, cell: &Cell) -> String {
    match cell {
        Cell::Grade(Some(score)) => strings.number(*score, 2),
        other => super::super::words::cell(strings, other),
    }
}

/// The same table with every figure in words, as the screen shows it.
pub fn in_words(strings: &Strings, table: ReportTable) -> ReportTable {
    let rows = table.rows.iter().map(|row| row.iter().map(|one| Cell::Words(cell(strings, one))).collect());
    ReportTable { rows: rows.collect(), ..table }
}

/// `95% · 32.3 / 34`.
pub fn share_told(strings: &Strings, area: &AreaFigures) -> String {
    let Some(share) = area.share() else {
        return strings.text("audit-sheet-none");
    };
    let points = [area.earned, area.possible].map(|points| strings.number(points.as_number(), 2));
    format!("{}% · {} / {}", strings.number(share * 100.0, 1), points[0], points[1])
}

/// Title of a chapter.
pub fn area_title(strings: &Strings, standard: &StandardFigures, code: &str) -> String {
    let known = standard.words.areas.iter().find(|(area, _)| area == code);
    known.map_or(code, |(_, title)| title.in_language(strings.lang().key())).to_owned()
}

/// The places along a line of scores: short label, whole name.
pub fn places(strings: &Strings, figures: &AuditFigures) -> Vec<(String, String)> {
    let period = figures.period;
    let place = |slot| (labels::slot_label(strings, slot, period), labels::slot_name(strings, slot, period));
    period.slots().into_iter().map(place).collect()
}

/// The report as a paper.
pub fn paper(of: PaperOf<'_>, hall: &Hall, figures: &AuditFigures) -> AuditReport {
    let strings = of.strings;
    let today = of.now.date();
    let mut sections: Vec<AuditReportSection> =
        figures.standards.iter().flat_map(|standard| standard_sections(of, figures, standard)).collect();
    if !figures.open_correctives.is_empty() {
        sections.push(AuditReportSection { is_head: true, ..section(strings, &correctives(of, figures)) });
    }
    let figure = |figure: &ReportFigure| PaperFigure {
        label: figure.label.clone(),
        value: cell(strings, &figure.value),
        note: figure.note.clone(),
    };
    AuditReport {
        language: language(strings),
        hall: hall.name.clone(),
        title: strings.text("audit-figures-title"),
        period: labels::period(strings, figures.period),
        unit_colour: colour_rgb(&hall.unit_colour),
        note: note(strings, of.now),
        totals: tiles(strings, figures, today).iter().map(figure).collect(),
        sections,
        nothing: strings.text("sheet-nothing"),
        foot: of.foot(),
    }
}

fn standard_sections(of: PaperOf<'_>, figures: &AuditFigures, standard: &StandardFigures) -> Vec<AuditReportSection> {
    let strings = of.strings;
    let bar = |area: &AreaFigures| ShareBar {
        label: area_title(strings, standard, &area.area),
        share: area.share(),
        told: share_told(strings, area),
    };
    let compared = section(strings, &comparison(of, standard));
    let trend = AuditReportSection {
        title: standard_title(strings, standard),
        is_head: true,
        note: format!("{}\n{}", standard_note(strings, standard), trend_note(strings, standard)),
        line: Some(line_chart(of, figures, standard)),
        ..compared
    };
    let areas = AuditReportSection {
        title: strings.text("audit-figures-areas"),
        note: strings.text("audit-figures-areas-note"),
        shares: standard.areas.iter().map(bar).collect(),
        ..AuditReportSection::default()
    };
    let problems = section(strings, &findings(strings, standard, MOST_FINDINGS));
    vec![trend, areas, problems]
}

fn line_chart(of: PaperOf<'_>, figures: &AuditFigures, standard: &StandardFigures) -> LineChart {
    let series = standard.subjects.iter().take(MOST_LINES).map(|subject| LineSeries {
        name: of.names.subject(of.strings, &subject.subject),
        values: subject.slots.clone(),
    });
    LineChart {
        labels: places(of.strings, figures).into_iter().map(|(label, _)| label).collect(),
        series: series.collect(),
        mark: standard.words.pass_score,
    }
}

fn section(strings: &Strings, table: &ReportTable) -> AuditReportSection {
    let is_words = |index: usize| {
        let all_words = table.rows.iter().all(|row| matches!(row.get(index), Some(Cell::Words(_))));
        index == 0 || (all_words && !table.rows.is_empty())
    };
    let columns = table.columns.iter().enumerate().map(|(index, column)| PaperColumn {
        title: column.title.clone(),
        align: if is_words(index) { ColumnAlign::Words } else { ColumnAlign::Figures },
    });
    AuditReportSection {
        title: table.title.clone(),
        columns: columns.collect(),
        rows: table.rows.iter().map(|row| row.iter().map(|one| cell(strings, one)).collect()).collect(),
        ..AuditReportSection::default()
    }
}

/// A kind of subject, for a filter of the workbook.
pub(super) fn subject_kind(of: PaperOf<'_>, subject: &SubjectFigures) -> String {
    audit_words::subject_kind(of.strings, subject.subject.kind())
}
