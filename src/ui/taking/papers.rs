//! The papers of a year's archive: which there are, and each made of the records when its turn comes (P4-7).

use chrono::NaiveDate;

use super::places::Class;
use super::steps::{Step, days_of, months_of};
use crate::documents::card_papers::card_ledger_pdf;
use crate::domain::audits::Subject;
use crate::domain::boxes::SuggestionBox;
use crate::domain::ids::{AppraisalId, AuditId};
use crate::domain::periods::Period;
use crate::exchange::audit_export::audit_xlsx;
use crate::exchange::export_all::file_name;
use crate::exchange::report_export::report_xlsx;
use crate::exchange::training_export::training_xlsx;
use crate::jobs::audit_papers::AuditPaper;
use crate::jobs::box_month::make_sheet;
use crate::jobs::case_papers::CasePaper;
use crate::jobs::disclosure_list::make_disclosure_list;
use crate::jobs::outward::{MakePaper, Piece};
use crate::jobs::papers::PaperError;
use crate::jobs::training_sheet::make_training_sheet;
use crate::register::RegisterError;
use crate::ui::audit_paper_values::PaperOf;
use crate::ui::audit_papers::{appraisal_ranking, appraisal_values, run_sheet, with_names};
use crate::ui::audit_words::{self, SubjectNames};
use crate::ui::boxes::whole_month;
use crate::ui::cards::whole_ledger;
use crate::ui::cases::whole_book;
use crate::ui::context::UiContext;
use crate::ui::disclosure::list_sheet;
use crate::ui::reports::audits::{book as audit_book, words as audit_report_words};
use crate::ui::reports::words::{ReportOf, book, paper};
use crate::ui::staff::{training_book, training_sheet};
use crate::ui::widgets::MonthShown;

/// A paper or table of a year.
pub(super) enum PaperStep {
    /// Month sheet of a box (P1-9.3).
    BoxMonth(SuggestionBox, MonthShown),
    /// Register book of the year (P1-9.2).
    RegisterBook(NaiveDate, NaiveDate),
    /// Figures of the cases of the year, on paper or as a table.
    CaseReport(Period, Kind),
    /// Figures of the checks of the year (P4-4).
    AuditReport(Period, Kind),
    /// Sheet of a check (P1-II.2).
    AuditSheet(AuditId),
    /// Appraisal sheet of a subject (P1-II.4).
    Appraisal(AppraisalId, Subject),
    /// Ranking of an appraisal (P1-II.6).
    Ranking(AppraisalId),
    /// What must hang in the hall, as it hangs today.
    Disclosure,
    /// Training of the year (P1-8.1).
    Training(i32, Kind),
    /// The ledger of cards (P1-1.2).
    Ledger,
}

/// Paper or table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Pdf,
    Xlsx,
}

impl Kind {
    const BOTH: [Self; 2] = [Self::Pdf, Self::Xlsx];

    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Xlsx => "xlsx",
        }
    }
}

/// Every paper of a year and the path it goes to.
///
/// # Errors
/// The file's.
pub(super) fn papers_of(cx: &UiContext<'_>, year: i32) -> Result<Vec<(PaperStep, String)>, RegisterError> {
    let Some((first, last)) = days_of(year) else { return Ok(Vec::new()) };
    let records = Class::Records.folder(cx.strings);
    let people = Class::People.folder(cx.strings);
    let at = |folder: &str, name: &str, ending: &str| format!("{folder}/{}.{ending}", file_name(name));
    let mut papers = vec![
        (PaperStep::RegisterBook(first, last), at(&records, &cx.text("out-paper-book"), "pdf")),
        (PaperStep::Disclosure, at(&records, &cx.text("disclosure-paper-title"), "pdf")),
        (PaperStep::Ledger, at(&people, &cx.text("cards-ledger-title"), "pdf")),
    ];
    for kind in Kind::BOTH {
        let training = at(&people, &cx.text("sheet-training-title"), kind.ending());
        papers.push((PaperStep::Training(year, kind), training));
        if let Some(period) = Period::year(year) {
            let cases = at(&records, &cx.text("out-paper-cases"), kind.ending());
            papers.push((PaperStep::CaseReport(period, kind), cases));
            let checks = at(&records, &cx.text("audit-figures-title"), kind.ending());
            papers.push((PaperStep::AuditReport(period, kind), checks));
        }
    }
    papers.extend(box_papers(cx, year)?.into_iter().map(|(step, name)| (step, at(&records, &name, "pdf"))));
    papers.extend(check_papers(cx, (first, last))?.into_iter().map(|(step, name)| (step, at(&records, &name, "pdf"))));
    papers.extend(appraisals(cx, year)?.into_iter().map(|(step, name)| (step, at(&records, &name, "pdf"))));
    Ok(unlike(papers))
}

/// No two of one path: a further one gets a number.
fn unlike(papers: Vec<(PaperStep, String)>) -> Vec<(PaperStep, String)> {
    let mut seen = std::collections::BTreeSet::new();
    let mut free = |path: String| {
        let (stem, ending) = path.rsplit_once('.').unwrap_or((&path, ""));
        let further = (2..).map(|count| format!("{stem} {count}.{ending}"));
        let name = std::iter::once(path.clone()).chain(further).find(|name| !seen.contains(&name.to_lowercase()));
        let name = name.unwrap_or_default();
        seen.insert(name.to_lowercase());
        name
    };
    papers.into_iter().map(|(step, path)| (step, free(path))).collect()
}

fn box_papers(cx: &UiContext<'_>, year: i32) -> Result<Vec<(PaperStep, String)>, RegisterError> {
    let mut papers = Vec::new();
    for the_box in cx.register.boxes()? {
        for month in 1..=months_of(year, cx.today()) {
            let shown = MonthShown { year, month };
            let Some((first, last)) = shown
                .first()
                .zip(MonthShown { year, month: month + 1 }.first().or(days_of(year).map(|(_, last)| last)))
            else {
                continue;
            };
            // Neither before it was hung nor after it was taken away.
            let hung = the_box.since < last && the_box.retired_on.is_none_or(|day| day >= first);
            if hung {
                let name = [("name", the_box.name.as_str().into()), ("month", format!("{year}-{month:02}").into())];
                papers
                    .push((PaperStep::BoxMonth(the_box.clone(), shown), cx.strings.text_with("box-sheet-file", &name)));
            }
        }
    }
    Ok(papers)
}

fn check_papers(
    cx: &UiContext<'_>,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<(PaperStep, String)>, RegisterError> {
    let names = SubjectNames::read(cx.register)?;
    let audits = cx.register.audits_between(first, last)?;
    let named = audits.into_iter().map(|audit| {
        let kind = audit_words::kind(cx.strings, audit.details.kind);
        let subject = names.subject(cx.strings, &audit.details.subject);
        (PaperStep::AuditSheet(audit.id), format!("{} {} {kind} {subject}", cx.text("out-paper-check"), audit.day))
    });
    Ok(named.collect())
}

fn appraisals(cx: &UiContext<'_>, year: i32) -> Result<Vec<(PaperStep, String)>, RegisterError> {
    let names = SubjectNames::read(cx.register)?;
    let mut papers = Vec::new();
    for appraisal in cx.register.appraisals()?.into_iter().filter(|appraisal| appraisal.year == year) {
        let standing = cx.register.appraisal_standing(appraisal.id, cx.now)?;
        for row in &standing.rows {
            let subject = row.ranked.subject.clone();
            let name = format!("{} {}", cx.text("out-paper-appraisal"), names.subject(cx.strings, &subject));
            papers.push((PaperStep::Appraisal(appraisal.id, subject), name));
        }
        papers.push((PaperStep::Ranking(appraisal.id), cx.text("out-paper-ranking")));
    }
    Ok(papers)
}

/// A paper's values read from the records, to be set by the job.
///
/// # Errors
/// The file's.
pub(super) fn paper_piece(cx: &UiContext<'_>, step: PaperStep, path: String) -> Result<Option<Piece>, RegisterError> {
    let make: MakePaper = match step {
        PaperStep::BoxMonth(the_box, month) => {
            let sheet = whole_month(cx, &the_box, month)?;
            Box::new(move |progress| Ok(make_sheet(&sheet, progress)?.pdf.to_vec()))
        }
        PaperStep::RegisterBook(first, last) => {
            of_case(CasePaper::RegisterBook(Box::new(whole_book(cx, (first, last))?)))
        }
        PaperStep::CaseReport(period, kind) => case_report(cx, period, kind)?,
        PaperStep::AuditReport(period, kind) => audit_report(cx, period, kind)?,
        PaperStep::AuditSheet(id) => {
            of_check(AuditPaper::Sheet(Box::new(with_names(cx, |of| run_sheet(cx.register, of, id))?)))
        }
        PaperStep::Appraisal(id, subject) => {
            let sheet = with_names(cx, |of| appraisal_values(cx, of, (id, &subject)))?;
            of_check(AuditPaper::Appraisal(Box::new(sheet)))
        }
        PaperStep::Ranking(id) => {
            let sheet = with_names(cx, |of| appraisal_ranking(cx.register, of, id))?;
            of_check(AuditPaper::Ranking(Box::new(sheet)))
        }
        PaperStep::Disclosure => {
            let entries = cx.register.disclosure_on(cx.today())?;
            let sheet = list_sheet(cx, &entries, &cx.register.history_head()?);
            Box::new(move |progress| Ok(make_disclosure_list(&sheet, progress)?.pdf.to_vec()))
        }
        PaperStep::Training(year, Kind::Pdf) => {
            let sheet = training_sheet(cx, year)?;
            Box::new(move |progress| Ok(make_training_sheet(&sheet, progress)?.pdf.to_vec()))
        }
        PaperStep::Training(year, Kind::Xlsx) => {
            let book = training_book(cx, year)?;
            Box::new(move |_| training_xlsx(&book).map_err(table_error))
        }
        PaperStep::Ledger => {
            let ledger = whole_ledger(cx)?;
            Box::new(move |_| Ok(card_ledger_pdf(&ledger)?))
        }
    };
    Ok(Some(Piece::Paper(path, make)))
}

/// A table that could not be written, named like a paper that could not be set.
pub(super) fn table_error(error: impl std::fmt::Display) -> PaperError {
    PaperError::Records(error.to_string())
}

fn of_case(paper: CasePaper) -> MakePaper {
    Box::new(move |_| Ok(paper.pdf()?))
}

fn of_check(paper: AuditPaper) -> MakePaper {
    Box::new(move |_| Ok(paper.pdf()?))
}

fn case_report(cx: &UiContext<'_>, period: Period, kind: Kind) -> Result<MakePaper, RegisterError> {
    let figures = cx.register.case_figures(period, cx.now)?;
    let names = cx.register.case_figure_names(&figures)?;
    let head = cx.register.history_head()?;
    let of = ReportOf { hall: cx.register.hall(), figures: &figures, names: &names, now: cx.now, head: &head };
    Ok(match kind {
        Kind::Pdf => of_case(CasePaper::Report(Box::new(paper(cx.strings, of)))),
        Kind::Xlsx => {
            let book = book(cx.strings, of);
            Box::new(move |_| report_xlsx(&book).map_err(table_error))
        }
    })
}

fn audit_report(cx: &UiContext<'_>, period: Period, kind: Kind) -> Result<MakePaper, RegisterError> {
    let figures = cx.register.audit_figures(period)?;
    let names = SubjectNames::read(cx.register)?;
    let head = cx.register.history_head()?;
    let of = PaperOf { strings: cx.strings, names: &names, now: cx.now, head: Some(&head) };
    Ok(match kind {
        Kind::Pdf => {
            of_check(AuditPaper::Report(Box::new(audit_report_words::paper(of, cx.register.hall(), &figures))))
        }
        Kind::Xlsx => {
            let audits = cx.register.whole_audits(period)?;
            let book = audit_book::period(cx.register, of, (&figures, &audits))?;
            Box::new(move |_| audit_xlsx(&book).map_err(table_error))
        }
    })
}

/// Phones and plans for an emergency, and where the plans hang (P4-7), as a page of plain words.
///
/// # Errors
/// The file's.
pub(super) fn emergency_page(cx: &UiContext<'_>) -> Result<Step, RegisterError> {
    use crate::domain::disclosure::DisclosureKind;
    let hall = cx.register.hall();
    let mut lines = vec![hall.name.clone(), hall.unit_name.clone(), String::new()];
    for (key, value) in [
        ("out-address", &hall.address),
        ("out-supervision-phone", &hall.supervision_phone),
        ("out-complaint-phone", &hall.complaint_phone),
        ("out-rest-day-phone", &hall.rest_day_phone),
    ] {
        lines.push(format!("{}{}{value}", cx.text(key), cx.text("out-colon")));
    }
    lines.extend([String::new(), cx.text("out-emergency-plans")]);
    for entry in cx.register.disclosure_on(cx.today())?.iter().filter(|entry| entry.kind() == DisclosureKind::Plan) {
        let facts = &entry.document.facts;
        let version = entry.current().map(|version| version.facts.version.clone()).unwrap_or_default();
        let title = facts.title_in(cx.strings.lang().key());
        lines.push(format!("  {} {title} {version} {}", facts.code, facts.place).trim_end().to_owned());
    }
    let folder = Class::Emergency.folder(cx.strings);
    Ok(Step::Page(format!("{folder}/{}.txt", cx.text("out-emergency-page")), lines.join("\n")))
}
