//! The papers of the checks in a pane: each opened with one call by the screen whose button asks for it. A screen holds the panel as
//! `Option<PaperPanel>` and shows it in place of what stood there.

use chrono::{Days, NaiveDate};

use super::audit_paper_values::{self as values, NoticeAction, NoticeHead, PaperOf};
use super::audit_ranking_values::{self as rankings, AppraisalOf, RankLine, RankingOf};
use super::audit_words::SubjectNames;
use super::context::UiContext;
use super::papers::{PaperAbout, PaperPanel};
use crate::documents::audit_sheets::{AppraisalSheet, AuditReport, CorrectiveNotice, RankingSheet};
use crate::domain::appraisals::Publicity;
use crate::domain::audits::Subject;
use crate::domain::corrective::CorrectiveAction;
use crate::domain::ids::{AppraisalId, AuditId};
use crate::domain::ranking::Ranked;
use crate::domain::standards::{Pack, RankingRules, SubjectKind};
use crate::jobs::audit_papers::{AuditPaper, make_audit_paper};
use crate::register::appraisal_standing::AppraisalStanding;
use crate::register::audits::Audit;
use crate::register::{Refusal, Register, RegisterError};

/// Opens the sheet of a run (P1-II.2), finished or not; a re-check has its own title.
pub fn open_sheet(cx: &UiContext<'_>, id: AuditId) -> PaperPanel {
    let sheet = with_names(cx, |of| run_sheet(cx.register, of, id));
    let about = |sheet: &crate::documents::audit_sheets::AuditSheet| (sheet.title.clone(), sheet.about.clone());
    match sheet {
        Ok(sheet) => {
            let (title, of) = about(&sheet);
            open(cx, PaperAbout::new(cx, title, of), AuditPaper::Sheet(Box::new(sheet)))
        }
        Err(error) => broken(cx, "audit-sheet-title", &error),
    }
}

/// The sheet of a run.
///
/// # Errors
/// The file's, `NoSuchRecord`.
pub fn run_sheet(
    register: &Register,
    of: PaperOf<'_>,
    id: AuditId,
) -> Result<crate::documents::audit_sheets::AuditSheet, RegisterError> {
    let audit = register.audit(id)?;
    let repeats = register.repeat_findings(&audit.pack.code, &audit.details.subject, audit.day)?;
    Ok(values::audit_sheet(of, &audit, &repeats))
}

/// Opens the notice of these corrective actions, which one person puts right; each with the check it was found in.
pub fn open_notice(cx: &UiContext<'_>, actions: &[CorrectiveAction]) -> PaperPanel {
    match with_names(cx, |of| notice(cx.register, of, actions)) {
        Ok(notice) => {
            let about = PaperAbout::new(cx, notice.labels.title.clone(), notice.owner.clone());
            open(cx, about, AuditPaper::Notice(Box::new(notice)))
        }
        Err(error) => broken(cx, "corrective-notice-title", &error),
    }
}

/// The notice of these corrective actions.
///
/// # Errors
/// The file's, `NoSuchRecord`.
pub fn notice(
    register: &Register,
    of: PaperOf<'_>,
    actions: &[CorrectiveAction],
) -> Result<CorrectiveNotice, RegisterError> {
    let owner = actions.iter().find_map(CorrectiveAction::owner);
    let member = owner.map(|id| register.staff_member(id)).transpose()?;
    let issuer = actions.iter().rev().find_map(|action| action.opened_by);
    let head = NoticeHead {
        owner: owner.map(|id| of.names.person(id).to_owned()).unwrap_or_default(),
        post: member.map(|member| member.record.post).unwrap_or_default(),
        issuer: issuer.map(|id| of.names.person(id).to_owned()).unwrap_or_default(),
    };
    let mut told = Vec::new();
    for action in actions {
        let audit = register.audit(action.audit)?;
        told.push((values::notice_action(of, action, register.calendar()), audit));
    }
    let told: Vec<(NoticeAction, &Audit)> = told.iter().map(|(action, audit)| (action.clone(), audit)).collect();
    Ok(values::corrective_notice(of, &head, &told))
}

/// Opens the appraisal sheet of a subject (P1-II.4, P1-II.5, P1-II.7).
pub fn open_appraisal(cx: &UiContext<'_>, id: AppraisalId, subject: &Subject) -> PaperPanel {
    match with_names(cx, |of| appraisal_values(cx, of, (id, subject))) {
        Ok(sheet) => {
            let about = PaperAbout::new(cx, sheet.title.clone(), sheet.subject.clone());
            open(cx, about, AuditPaper::Appraisal(Box::new(sheet)))
        }
        Err(error) => broken(cx, "appraisal-sheet-result", &error),
    }
}

/// The appraisal sheet of a subject.
///
/// # Errors
/// The file's, `NoSuchRecord`.
pub fn appraisal_values(
    cx: &UiContext<'_>,
    of: PaperOf<'_>,
    (id, subject): (AppraisalId, &Subject),
) -> Result<AppraisalSheet, RegisterError> {
    let standing = cx.register.appraisal_standing(id, cx.now)?;
    let row = standing.row(subject).ok_or(Refusal::NoSuchRecord)?;
    let records = cx.register.appraisal_sheet(id, row)?;
    let person = subject.person().map(|id| cx.register.staff_member(id)).transpose()?;
    let person = person.as_ref().map(|member| &member.record);
    let appraised = AppraisalOf { appraisal: &standing.appraisal, row, records: &records, person };
    Ok(rankings::appraisal_sheet(of, appraised))
}

/// Opens the ranking of an appraisal as a public notice (P1-II.6).
pub fn open_appraisal_ranking(cx: &UiContext<'_>, id: AppraisalId) -> PaperPanel {
    ranking_panel(cx, with_names(cx, |of| appraisal_ranking(cx.register, of, id)))
}

/// The ranking of an appraisal, as it stands or as it was published.
///
/// # Errors
/// The file's, `NoSuchRecord`.
pub fn appraisal_ranking(register: &Register, of: PaperOf<'_>, id: AppraisalId) -> Result<RankingSheet, RegisterError> {
    with_ranking(register, of, id, |ranking| rankings::ranking_sheet(of, register.hall(), ranking))
}

/// Runs `make` with the ranking of an appraisal, as it stands or as it was published.
///
/// # Errors
/// The file's, `NoSuchRecord`.
pub fn with_ranking<T>(
    register: &Register,
    of: PaperOf<'_>,
    id: AppraisalId,
    make: impl FnOnce(&RankingOf<'_>) -> T,
) -> Result<T, RegisterError> {
    let standing = register.appraisal_standing(id, of.now)?;
    let AppraisalStanding { appraisal, rows, .. } = &standing;
    let staff = register.staff()?;
    let lines = rows.iter().map(|row| {
        let subject = &row.ranked.subject;
        let person = staff.iter().find(|member| Some(member.id) == subject.person()).map(|member| &member.record);
        RankLine {
            ranked: &row.ranked,
            moves_up: row.moves_up,
            self_score: row.self_score,
            checks: None,
            prerequisites: row.prerequisites.iter().map(|judged| judged.state.clone()).collect(),
            of: rankings::belongs(subject, person),
        }
    });
    let last = |from: NaiveDate| from.checked_add_days(Days::new(u64::from(Publicity::DAYS - 1))).unwrap_or(from);
    let ranking = RankingOf {
        title: rankings::appraisal_ranking_title(of, appraisal.year),
        pack: &appraisal.pack,
        kind: appraisal.subject_kind,
        rules: appraisal.rules(),
        published: appraisal.published_on.map(|from| (from, last(from))),
        lines: lines.collect(),
    };
    Ok(make(&ranking))
}

/// A contest as its ranking tells it.
#[derive(Debug, Clone)]
pub struct ContestRanking<'a> {
    /// Name of the contest.
    pub name: &'a str,
    /// Its standard.
    pub pack: &'a Pack,
    /// Whom it ranks.
    pub kind: SubjectKind,
    /// Who is ranked and rewarded.
    pub rules: RankingRules,
    /// First and last day the ranking hangs; none for one that is not closed.
    pub published: Option<(NaiveDate, NaiveDate)>,
    /// Everyone with the number of visits, best first.
    pub rows: Vec<(&'a Ranked, u32)>,
}

/// Opens the ranking of a contest as a public notice (P6-1).
pub fn open_contest_ranking(cx: &UiContext<'_>, contest: &ContestRanking<'_>) -> PaperPanel {
    let sheet = with_names(cx, |of| {
        let lines = contest.rows.iter().map(|(ranked, visits)| RankLine {
            ranked,
            moves_up: None,
            self_score: None,
            checks: Some(*visits),
            prerequisites: Vec::new(),
            of: String::new(),
        });
        let ranking = RankingOf {
            title: rankings::contest_ranking_title(of, contest.name),
            pack: contest.pack,
            kind: contest.kind,
            rules: contest.rules,
            published: contest.published,
            lines: lines.collect(),
        };
        Ok(rankings::ranking_sheet(of, cx.register.hall(), &ranking))
    });
    ranking_panel(cx, sheet)
}

fn ranking_panel(cx: &UiContext<'_>, sheet: Result<RankingSheet, RegisterError>) -> PaperPanel {
    match sheet {
        Ok(sheet) => {
            let about = PaperAbout::new(cx, sheet.title.clone(), cx.strings.date_iso(cx.today()));
            open(cx, about, AuditPaper::Ranking(Box::new(sheet)))
        }
        Err(error) => broken(cx, "ranking-sheet-published", &error),
    }
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
