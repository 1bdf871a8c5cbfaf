//! The papers of the checks in a pane: each opened with one call by the screen whose button asks for it. A screen holds the panel as
//! `Option<PaperPanel>` and shows it in place of what stood there.

use super::audit_paper_values::{self as values, NoticeAction, NoticeHead, PaperOf};
use super::audit_words::SubjectNames;
use super::context::UiContext;
use super::papers::{PaperAbout, PaperPanel};
use crate::documents::audit_sheets::{AppraisalSheet, AuditReport, RankingSheet};
use crate::domain::ids::AuditId;
use crate::jobs::audit_papers::{AuditPaper, make_audit_paper};
use crate::register::RegisterError;
use crate::register::audits::Audit;

/// Opens the sheet of a run (P1-II.2), finished or not; a re-check has its own title.
pub fn open_sheet(cx: &UiContext<'_>, id: AuditId) -> PaperPanel {
    let sheet = with_names(cx, |of| {
        let audit = cx.register.audit(id)?;
        let subject = &audit.details.subject;
        let repeats = cx.register.repeat_findings(&audit.pack.code, subject, audit.day)?;
        Ok(values::audit_sheet(of, &audit, &repeats))
    });
    let about = |sheet: &crate::documents::audit_sheets::AuditSheet| (sheet.title.clone(), sheet.about.clone());
    match sheet {
        Ok(sheet) => {
            let (title, of) = about(&sheet);
            open(cx, PaperAbout::new(cx, title, of), AuditPaper::Sheet(Box::new(sheet)))
        }
        Err(error) => broken(cx, "audit-sheet-title", &error),
    }
}

/// Opens the notice of an owner's corrective actions, or of one, each with the check it was found in.
pub fn open_notice(cx: &UiContext<'_>, head: &NoticeHead, actions: &[(NoticeAction, Audit)]) -> PaperPanel {
    let actions: Vec<(NoticeAction, &Audit)> = actions.iter().map(|(action, audit)| (action.clone(), audit)).collect();
    match with_names(cx, |of| Ok(values::corrective_notice(of, head, &actions))) {
        Ok(notice) => {
            let about = PaperAbout::new(cx, notice.labels.title.clone(), notice.owner.clone());
            open(cx, about, AuditPaper::Notice(Box::new(notice)))
        }
        Err(error) => broken(cx, "corrective-notice-title", &error),
    }
}

/// Opens an appraisal sheet (P1-II.4, P1-II.5, P1-II.7).
pub fn open_appraisal(cx: &UiContext<'_>, sheet: AppraisalSheet) -> PaperPanel {
    let about = PaperAbout::new(cx, sheet.title.clone(), sheet.subject.clone());
    open(cx, about, AuditPaper::Appraisal(Box::new(sheet)))
}

/// Opens a ranking as a public notice (P1-II.6, P6-1).
pub fn open_ranking(cx: &UiContext<'_>, sheet: RankingSheet) -> PaperPanel {
    let about = PaperAbout::new(cx, sheet.title.clone(), cx.strings.date_iso(cx.today()));
    open(cx, about, AuditPaper::Ranking(Box::new(sheet)))
}

/// Opens the report of a period.
pub fn open_report(cx: &UiContext<'_>, report: AuditReport) -> PaperPanel {
    let about = PaperAbout::new(cx, report.title.clone(), report.period.clone());
    open(cx, about, AuditPaper::Report(Box::new(report)))
}

/// Runs `make` with names, moment and head of the history.
///
/// # Errors
/// The file's, or those of `make`.
pub fn with_names<T>(
    cx: &UiContext<'_>,
    make: impl FnOnce(PaperOf<'_>) -> Result<T, RegisterError>,
) -> Result<T, RegisterError> {
    let names = SubjectNames::read(cx.register)?;
    let head = cx.register.history_head()?;
    make(PaperOf { strings: cx.strings, names: &names, now: cx.now, head: Some(&head) })
}

fn open(cx: &UiContext<'_>, about: PaperAbout, paper: AuditPaper) -> PaperPanel {
    PaperPanel::open(cx, about, move |progress| make_audit_paper(&paper, progress))
}

fn broken(cx: &UiContext<'_>, title: &str, error: &RegisterError) -> PaperPanel {
    PaperPanel::broken(cx, PaperAbout::new(cx, cx.text(title), ""), &error.to_string())
}
