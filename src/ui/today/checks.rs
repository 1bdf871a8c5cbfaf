//! Corrective actions due, overdue or waiting for a second person; periods of plans that are due or were missed this year
//! (P1-II.2).

use chrono::{Datelike, NaiveDate};

use super::data::{Part, Read, Row, Tallies};
use crate::domain::audits::{AuditKind, RunDetails, Subject};
use crate::domain::corrective::{CorrectiveAction, CorrectiveState, state_of};
use crate::domain::ids::StaffId;
use crate::domain::plans::{Every, PeriodReport, PeriodState, Plan};
use crate::register::plans::PlanView;
use crate::ui::commands::{Place, RunWish};
use crate::ui::corrective_words;
use crate::ui::icons;
use crate::ui::plan_words;
use crate::ui::widgets::Tone;

/// At most so many rows of corrective actions; the board has them all.
const ROWS_MOST: usize = 8;

/// Rows of corrective actions, the most pressing first.
pub(super) fn correctives(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let register = read.facts.register;
    let actions = register.correctives().unwrap_or_default();
    let mut pressing: Vec<(CorrectiveState, &CorrectiveAction)> = actions
        .iter()
        .map(|action| (state_of(action, read.facts.today(), register.calendar()), action))
        .filter(|(state, _)| is_pressing(*state))
        .collect();
    pressing.sort_by_key(|(state, action)| (rank(*state), action.due()));
    tallies.audits.due += pressing.len();
    tallies.audits.overdue +=
        pressing.iter().filter(|(state, _)| matches!(state, CorrectiveState::Overdue { .. })).count();
    rows.extend(pressing.into_iter().take(ROWS_MOST).map(|(state, action)| corrective_row(read, state, action)));
}

fn is_pressing(state: CorrectiveState) -> bool {
    let presses = |state| {
        matches!(state, CorrectiveState::Overdue { .. } | CorrectiveState::HandedIn | CorrectiveState::DueSoon { .. })
    };
    presses(state)
}

fn rank(state: CorrectiveState) -> u8 {
    match state {
        CorrectiveState::Overdue { .. } => 0,
        CorrectiveState::DueSoon { .. } => 1,
        _ => 2,
    }
}

fn corrective_row(read: &Read<'_>, state: CorrectiveState, action: &CorrectiveAction) -> Row {
    let strings = read.facts.strings;
    let (tone, icon, words) = corrective_words::state(strings, state);
    let mut parts = vec![strings.text("today-corrective")];
    if let Some(name) = name_of(read, action.owner()) {
        parts.push(strings.text_with("corrective-to-whom", &[("name", name.into())]));
    }
    if let Some(due) = action.due() {
        let day = strings.date_with_weekday(due, read.facts.today());
        parts.push(strings.text_with("corrective-until", &[("day", day.into())]));
    }
    let go = if state == CorrectiveState::HandedIn { "today-corrective-close" } else { "today-corrective-go" };
    Row {
        part: Part::Today,
        icon: icons::REPAIR,
        tone,
        title: action.what.lines().next().unwrap_or_default().to_owned(),
        beside: String::new(),
        line: parts.join(" · "),
        chip: (icon, words),
        action: (strings.text(go), Place::Corrective(Some(action.id))),
    }
}

fn name_of(read: &Read<'_>, id: Option<StaffId>) -> Option<String> {
    let id = id?;
    read.staff.iter().find(|member| member.id == id).map(|member| member.record.name.as_str().to_owned())
}

/// Rows of plans: the period that is due, and what was missed this year.
pub(super) fn plans(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let today = read.facts.today();
    let (Some(first), Some(last)) =
        (NaiveDate::from_ymd_opt(today.year(), 1, 1), NaiveDate::from_ymd_opt(today.year(), 12, 31))
    else {
        return;
    };
    for view in read.facts.register.plan_views((first, last), today).unwrap_or_default() {
        let due = view.period_on(today).filter(|report| matches!(report.state, PeriodState::DueNow { .. }));
        if let Some(report) = due.filter(|_| !is_opening_check(read, &view.plan)) {
            tallies.audits.due += 1;
            rows.push(due_row(read, &view.plan, report));
        }
        if view.missed() > 0 {
            tallies.audits.due += 1;
            rows.push(missed_row(read, &view));
        }
    }
}

/// The opening check has its own row.
fn is_opening_check(read: &Read<'_>, plan: &Plan) -> bool {
    let details = &plan.details;
    details.every == Every::Day
        && details.kind == AuditKind::SelfCheck
        && read.pack.as_ref().is_some_and(|pack| pack.code == details.pack_code)
}

fn due_row(read: &Read<'_>, plan: &Plan, report: &PeriodReport) -> Row {
    let (strings, today) = (read.facts.strings, read.facts.today());
    let (tone, icon, words) = plan_words::state(strings, report.state, today);
    let period = plan_words::period(strings, plan.details.every, report.period);
    let line = match (report.needs_draw, report.missing.len()) {
        (true, _) => strings.text_with("today-plan-to-draw", &[("period", period.into())]),
        (false, n) if report.asked.len() > 1 => {
            strings.text_with("today-plan-missing", &[("period", period.into()), ("n", n.into())])
        }
        _ => strings.text_with("today-plan-line", &[("period", period.into())]),
    };
    let action = match (report.needs_draw, report.missing.as_slice()) {
        (false, [subject]) => ("plan-begin", Place::NewRun(Some(Box::new(run_wish(plan, report, (subject, today)))))),
        (true, _) => ("plan-draw", Place::Plans(Some(plan.id))),
        _ => ("today-plan-go", Place::Plans(Some(plan.id))),
    };
    Row {
        part: if matches!(report.state, PeriodState::DueNow { days: 0 }) { Part::Today } else { Part::Week },
        icon: icons::AUDITS,
        tone,
        title: plan.details.title.clone(),
        beside: String::new(),
        line,
        chip: (icon, words),
        action: (strings.text(action.0), action.1),
    }
}

fn missed_row(read: &Read<'_>, view: &PlanView) -> Row {
    let strings = read.facts.strings;
    let missed = view.periods.iter().filter(|report| report.state == PeriodState::Missed);
    let names: Vec<String> =
        missed.map(|report| plan_words::period(strings, view.plan.details.every, report.period)).collect();
    Row {
        part: Part::Week,
        icon: icons::AUDITS,
        tone: Tone::Danger,
        title: view.plan.details.title.clone(),
        beside: String::new(),
        line: super::data::names_line(strings, &names),
        chip: (icons::FAILED.filled(), strings.text_with("today-plan-missed", &[("n", names.len().into())])),
        action: (strings.text("plan-explain"), Place::Plans(Some(view.plan.id))),
    }
}

/// The run that fulfils a period for a subject.
pub(crate) fn run_wish(plan: &Plan, report: &PeriodReport, (subject, today): (&Subject, NaiveDate)) -> RunWish {
    let details = RunDetails {
        kind: plan.details.kind,
        subject: subject.clone(),
        period_from: report.period.first,
        period_until: report.period.last.min(today),
        plan: Some(plan.id),
        ..RunDetails::of_hall(today)
    };
    RunWish { pack_text: None, pack_code: plan.details.pack_code.clone(), details, auditor: plan.details.auditor }
}
