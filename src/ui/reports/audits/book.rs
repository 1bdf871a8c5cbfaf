//! The workbooks of the checks: a period with its checks and items, one run, a ranking with the coefficient of pay (P2-4).

use chrono::Datelike;

use super::words;
use crate::documents::audit_sheets::AuditSheet;
use crate::domain::audits::figures::{AuditFigures, StandardFigures};
use crate::domain::audits::{Answer, Score, Verdict, loss};
use crate::domain::hall::Hall;
use crate::domain::periods::Period;
use crate::domain::standards::Item;
use crate::exchange::audit_export::{AuditBook, AuditTable};
use crate::exchange::report_export::{Cell, ReportTable};
use crate::register::appraisals::Appraisal;
use crate::register::audits::{Audit, AuditSummary};
use crate::register::{Register, RegisterError};
use crate::ui::audit_paper_values::{self as values, PaperOf};
use crate::ui::audit_papers::with_ranking;
use crate::ui::audit_ranking_values::{self as rankings, RankLine, RankingOf};
use crate::ui::audit_words;
use crate::ui::audits::words as item_terms;
use crate::ui::reports::labels;
use crate::ui::strings::Strings;

/// Widths of columns, in signs.
const SHORT: f64 = 10.0;
const DATE: f64 = 12.0;
const NAME: f64 = 18.0;
const LONG: f64 = 44.0;

/// Everything about the checks of a period: figures, checks, chapters, findings, items, corrective actions.
///
/// # Errors
/// The file's, `BadPack`.
pub fn period(
    register: &Register,
    of: PaperOf<'_>,
    (figures, audits): (&AuditFigures, &[(AuditSummary, Audit)]),
) -> Result<AuditBook, RegisterError> {
    let hall = register.hall();
    let results = results(register, of, figures.period)?;
    let strings = of.strings;
    let head = [
        strings.text("audit-figures-title"),
        hall.name.clone(),
        labels::period(strings, figures.period),
        words::note(strings, of.now),
    ];
    let mut tables = vec![
        runs(of, audits),
        subjects(of, figures),
        areas(of, figures),
        problems(of, figures),
        items(of, audits),
        plain(words::correctives(of, figures), &[LONG, NAME, DATE, SHORT, DATE]),
    ];
    tables.extend(results);
    Ok(AuditBook {
        summary: strings.text("audit-figures-sheet-summary"),
        head: head.to_vec(),
        figures: words::tiles(strings, figures, of.now.date()),
        tables,
        foot: foot(of),
    })
}

/// One run with its items, as on its sheet.
pub fn run(of: PaperOf<'_>, hall: &Hall, (sheet, audit): (&AuditSheet, &(AuditSummary, Audit))) -> AuditBook {
    let facts = sheet.facts.iter().map(|fact| format!("{} {}", fact.label, fact.value));
    let score = std::iter::once(sheet.score.points.clone()).chain(sheet.score.more.iter().cloned());
    let grade = format!("{} {}", sheet.score.figure, sheet.score.grade);
    let vetoes = sheet.vetoes.iter().map(|veto| format!("{} · {}", veto.item, veto.effect));
    let head = [sheet.title.clone(), hall.name.clone()].into_iter().chain(facts).chain(score);
    AuditBook {
        summary: sheet.title.clone(),
        head: head.chain(std::iter::once(grade)).chain(vetoes).collect(),
        figures: Vec::new(),
        tables: vec![items(of, std::slice::from_ref(audit))],
        foot: foot(of),
    }
}

/// The results of the appraisals of a period's years, each with score and coefficient of pay (P2-4).
///
/// # Errors
/// The file's, `BadPack`.
pub fn results(register: &Register, of: PaperOf<'_>, period: Period) -> Result<Vec<AuditTable>, RegisterError> {
    let years = period.first().year()..=period.last().year();
    let mut appraisals = register.appraisals()?;
    appraisals.retain(|appraisal| years.contains(&appraisal.year));
    let table = |appraisal: &Appraisal| {
        with_ranking(register, of, appraisal.id, |ranking| result_table(of, appraisal.year, ranking))
    };
    appraisals.iter().map(table).collect()
}

fn result_table(of: PaperOf<'_>, year: i32, ranking: &RankingOf<'_>) -> AuditTable {
    let strings = of.strings;
    let columns = [
        ("ranking-sheet-rank", SHORT),
        ("audit-figures-column-subject", NAME),
        ("audit-figures-column-belongs", NAME),
        ("appraisal-sheet-self-score", SHORT),
        ("audit-figures-column-final", DATE),
        ("audit-figures-column-coefficient", DATE),
        ("ranking-sheet-result", NAME),
        ("audit-figures-column-standard", NAME),
        ("audit-figures-column-basis", LONG),
    ];
    let row = |line: &RankLine<'_>| {
        let score = line.ranked.score;
        vec![
            line.ranked.rank.map_or(Cell::Words(String::new()), Cell::Count),
            Cell::Words(of.names.subject(strings, &line.ranked.subject)),
            Cell::Words(line.of.clone()),
            Cell::Grade(line.self_score),
            Cell::Grade(score),
            Cell::Ratio(score.map(|score| score / 100.0)),
            Cell::Words(rankings::result(of, ranking.rules, &line.ranked.result).0),
            Cell::Words(values::standard_words(strings, ranking.pack)),
            Cell::Words(strings.text("audit-figures-coefficient-note")),
        ]
    };
    let title =
        [("year", year.to_string().into()), ("subjects", audit_words::subject_kind(strings, ranking.kind).into())];
    AuditTable {
        title: strings.text_with("audit-figures-sheet-results", &title),
        columns: titled(strings, &columns),
        rows: ranking.lines.iter().map(row).collect(),
    }
}

fn foot(of: PaperOf<'_>) -> Vec<String> {
    let told = of.foot();
    let chain = told.chain.map(|chain| format!("{} {}", chain.label, chain.hash));
    std::iter::once(told.printed).chain(chain).collect()
}

fn titled(strings: &Strings, columns: &[(&str, f64)]) -> Vec<(String, f64)> {
    columns.iter().map(|(key, width)| (strings.text(key), *width)).collect()
}

fn plain(table: ReportTable, widths: &[f64]) -> AuditTable {
    let widths = widths.iter().copied().chain(std::iter::repeat(SHORT));
    let columns = table.columns.into_iter().map(|column| column.title_with_unit).zip(widths);
    AuditTable { title: table.title, columns: columns.collect(), rows: table.rows }
}

fn runs(of: PaperOf<'_>, audits: &[(AuditSummary, Audit)]) -> AuditTable {
    let columns = [
        ("audit-figures-column-day", DATE),
        ("audit-figures-column-standard", NAME),
        ("audit-figures-column-edition", SHORT),
        ("audit-figures-column-run-kind", SHORT),
        ("audit-figures-column-subject", NAME),
        ("audit-figures-column-team", NAME),
        ("audit-figures-column-auditor", NAME),
        ("audit-figures-column-audited", NAME),
        ("audit-figures-column-state", SHORT),
        ("audit-figures-column-points", SHORT),
        ("audit-figures-column-possible", SHORT),
        ("audit-figures-column-scaled", SHORT),
        ("audit-figures-column-final", SHORT),
        ("audit-figures-column-grade", SHORT),
        ("audit-figures-column-vetoed", SHORT),
        ("audit-figures-column-failed", SHORT),
        ("audit-figures-column-corrections", SHORT),
    ];
    AuditTable {
        title: of.strings.text("audit-figures-sheet-runs"),
        columns: titled(of.strings, &columns),
        rows: audits.iter().map(|(summary, audit)| run_row(of, summary, audit)).collect(),
    }
}

fn state(of: PaperOf<'_>, summary: &AuditSummary) -> String {
    of.strings.text(match (&summary.voided, summary.finished_at) {
        (Some(_), _) => "audit-figures-state-void",
        (None, Some(_)) => "audit-figures-state-finished",
        (None, None) => "audit-figures-state-open",
    })
}

fn run_row(of: PaperOf<'_>, summary: &AuditSummary, audit: &Audit) -> Vec<Cell> {
    let strings = of.strings;
    let details = &audit.details;
    let person =
        |id: Option<crate::domain::ids::StaffId>| id.map(|id| of.names.person(id).to_owned()).unwrap_or_default();
    let score: Score = audit.score();
    let grade = score.result.as_ref().and_then(|result| audit.pack.grade(&result.grade));
    let words = |words: String| Cell::Words(words);
    let failed = audit.answers.values().filter(|answer| answer.verdict == Verdict::Fail).count();
    vec![
        words(strings.date_iso(summary.day)),
        words(audit.pack.title.in_language(strings.lang().key()).to_owned()),
        words(summary.pack_edition.clone()),
        words(audit_words::kind(strings, details.kind)),
        words(of.names.subject(strings, &details.subject)),
        words(details.team.clone()),
        words(person(audit.auditor)),
        words(person(details.audited)),
        words(state(of, summary)),
        Cell::Grade(Some(score.earned.as_number())),
        Cell::Grade(Some(score.possible.as_number())),
        Cell::Grade(score.scaled_to_100),
        Cell::Grade(summary.score_of_100().filter(|_| summary.finished_at.is_some())),
        words(grade.map(|grade| grade.title.in_language(strings.lang().key()).to_owned()).unwrap_or_default()),
        Cell::Count(score.vetoed.len() as u32),
        Cell::Count(failed as u32),
        Cell::Count(audit.corrections.len() as u32),
    ]
}

/// One table of all standards: the standard first.
fn with_standard(
    of: PaperOf<'_>,
    figures: &AuditFigures,
    rows: impl Fn(&StandardFigures) -> Vec<Vec<Cell>>,
) -> Vec<Vec<Cell>> {
    let of_standard = |standard: &StandardFigures| {
        let title = words::standard_title(of.strings, standard);
        let first = move |row: Vec<Cell>| std::iter::once(Cell::Words(title.clone())).chain(row).collect();
        rows(standard).into_iter().map(first).collect::<Vec<Vec<Cell>>>()
    };
    figures.standards.iter().flat_map(of_standard).collect()
}

fn subjects(of: PaperOf<'_>, figures: &AuditFigures) -> AuditTable {
    let keys = [
        ("audit-figures-column-standard", NAME),
        ("audit-figures-column-kind", SHORT),
        ("audit-figures-column-subject", NAME),
        ("audit-figures-column-runs", SHORT),
        ("audit-figures-column-mean", SHORT),
        ("audit-figures-column-last", SHORT),
        ("audit-figures-column-change", SHORT),
        ("audit-figures-column-best", SHORT),
        ("audit-figures-column-worst", SHORT),
        ("audit-figures-column-failed", SHORT),
        ("audit-figures-column-vetoed", SHORT),
    ];
    let rows = with_standard(of, figures, |standard| {
        let compared = words::comparison(of, standard).rows;
        let kinds = standard.subjects.iter().map(|subject| Cell::Words(words::subject_kind(of, subject)));
        kinds.zip(compared).map(|(kind, row)| std::iter::once(kind).chain(row).collect()).collect()
    });
    AuditTable { title: of.strings.text("audit-figures-compare"), columns: titled(of.strings, &keys), rows }
}

fn areas(of: PaperOf<'_>, figures: &AuditFigures) -> AuditTable {
    let keys = [
        ("audit-figures-column-standard", NAME),
        ("audit-figures-column-area", NAME),
        ("audit-figures-column-points", SHORT),
        ("audit-figures-column-possible", SHORT),
        ("audit-figures-areas", SHORT),
    ];
    let rows = with_standard(of, figures, |standard| {
        let row = |area: &crate::domain::audits::figures::AreaFigures| {
            vec![
                Cell::Words(words::area_title(of.strings, standard, &area.area)),
                Cell::Grade(Some(area.earned.as_number())),
                Cell::Grade(Some(area.possible.as_number())),
                Cell::Share(area.share()),
            ]
        };
        standard.areas.iter().map(row).collect()
    });
    AuditTable { title: of.strings.text("audit-figures-sheet-areas"), columns: titled(of.strings, &keys), rows }
}

fn problems(of: PaperOf<'_>, figures: &AuditFigures) -> AuditTable {
    let keys = [
        ("audit-figures-column-standard", NAME),
        ("audit-figures-column-item", LONG),
        ("audit-figures-column-times", SHORT),
        ("audit-figures-column-checked", SHORT),
        ("audit-figures-column-share", SHORT),
        ("audit-figures-column-lost", SHORT),
        ("audit-figures-column-repeat", DATE),
    ];
    let rows = with_standard(of, figures, |standard| words::findings(of.strings, standard, usize::MAX).rows);
    AuditTable { title: of.strings.text("audit-figures-problems"), columns: titled(of.strings, &keys), rows }
}

fn items(of: PaperOf<'_>, audits: &[(AuditSummary, Audit)]) -> AuditTable {
    let columns = [
        ("audit-figures-column-day", DATE),
        ("audit-figures-column-standard", NAME),
        ("audit-figures-column-subject", NAME),
        ("audit-figures-column-state", SHORT),
        ("audit-figures-column-number", SHORT),
        ("audit-figures-column-code", DATE),
        ("audit-figures-column-item", LONG),
        ("audit-figures-column-verdict", SHORT),
        ("audit-figures-column-value", SHORT),
        ("audit-figures-column-points", SHORT),
        ("audit-figures-column-possible", SHORT),
        ("audit-figures-column-reason", LONG),
        ("audit-figures-column-records", NAME),
        ("audit-figures-column-overruled", NAME),
        ("audit-figures-column-corrected", NAME),
    ];
    let rows = audits
        .iter()
        .flat_map(|(summary, audit)| audit.pack.items.iter().map(move |item| item_row(of, (summary, audit), item)));
    AuditTable {
        title: of.strings.text("audit-figures-sheet-items"),
        columns: titled(of.strings, &columns),
        rows: rows.collect(),
    }
}

fn item_row(of: PaperOf<'_>, (summary, audit): (&AuditSummary, &Audit), item: &Item) -> Vec<Cell> {
    let strings = of.strings;
    let lang = strings.lang().key();
    let answer = audit.answers.get(&item.code);
    let words = |words: &str| Cell::Words(words.to_owned());
    let scored = answer.filter(|answer| answer.verdict != Verdict::NotApplicable);
    let evidence = answer.and_then(|answer| answer.evidence.as_ref());
    let corrected = audit.corrections.iter().rev().find(|correction| correction.item == item.code);
    let now = corrected.map(|correction| values::answer_line(strings, item, &correction.answer));
    vec![
        words(&strings.date_iso(summary.day)),
        words(audit.pack.title.in_language(lang)),
        words(&of.names.subject(strings, &audit.details.subject)),
        words(&state(of, summary)),
        words(&audit.pack.number_of(&item.code).unwrap_or_default()),
        words(&item.code),
        words(item.text.in_language(lang)),
        words(&item_terms::verdict(strings, answer.map(|answer| answer.verdict))),
        words(&answer.map(|answer| values::value(strings, item, answer)).unwrap_or_default()),
        Cell::Grade(scored.map(|answer: &Answer| item.points.less(loss(item, answer)).as_number())),
        Cell::Grade(scored.map(|_| item.points.as_number()).filter(|_| !item.bonus)),
        words(answer.map_or("", |answer| answer.reason.as_str())),
        words(&evidence.map(|evidence| values::records(strings, evidence)).unwrap_or_default()),
        words(answer.and_then(|answer| answer.overruled_because.as_deref()).unwrap_or_default()),
        words(&now.unwrap_or_default()),
    ]
}
