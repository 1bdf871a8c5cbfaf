//! The cases of the day: over their limit, due today, to be remembered, letters nobody has yet; and what was done (P1-9.3).

use super::data::{DoneRow, Part, Read, Row, Tallies};
use crate::domain::calendar::OpenDays;
use crate::domain::cases::CaseChannel;
use crate::domain::deadlines::{Days, Standing, StepDeadline, is_due_soon};
use crate::domain::ids::StaffId;
use crate::register::case_clocks::OpenCase;
use crate::ui::case_words;
use crate::ui::commands::Place;
use crate::ui::deadline_words;
use crate::ui::icons::{self, Icon};
use crate::ui::widgets::Tone;
use crate::ui::words;

/// Letters without a department are shown for so many days.
const LETTER_DAYS: i64 = 7;
/// At most so many rows of a part; the register has them all.
const ROWS_MOST: usize = 12;

/// Rows of the open cases, the most pressing first.
pub(super) fn rows(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let today = read.facts.today();
    let mut due: Vec<(&OpenCase, &StepDeadline)> =
        read.open_cases.iter().filter_map(|open| Some((open, open.clocks.next()?))).collect();
    due.retain(|(_, step)| is_told(step, read));
    due.sort_by_key(|(_, step)| step.due.map_or(i64::MAX, |due| due.at.0));
    let is_now = |step: &StepDeadline| step.due.is_some_and(|due| due.at.date() <= today);
    tallies.cases.due = due.iter().filter(|(_, step)| is_now(step)).count();
    tallies.cases.overdue = read.open_cases.iter().filter(|open| open.clocks.is_overdue()).count();
    let (now, later): (Vec<_>, Vec<_>) = due.into_iter().partition(|(_, step)| is_now(step));
    rows.extend(now.into_iter().take(ROWS_MOST).map(|found| case_row(read, Part::Today, found)));
    letters(read, rows, tallies);
    rows.extend(later.into_iter().take(ROWS_MOST).map(|found| case_row(read, Part::Week, found)));
}

/// Over the limit, due today or soon, or a reminder of the rule has come.
fn is_told(step: &StepDeadline, read: &Read<'_>) -> bool {
    let Some(due) = step.due else { return false };
    let now = read.facts.now;
    due.at.date() <= read.facts.today() || step.reminders.iter().any(|at| *at <= now) || soon(step, read)
}

fn soon(step: &StepDeadline, read: &Read<'_>) -> bool {
    let open = OpenDays::default();
    is_due_soon(step, Days { calendar: read.facts.register.calendar(), open: &open }, read.facts.now)
}

fn case_row(read: &Read<'_>, part: Part, (open, step): (&OpenCase, &StepDeadline)) -> Row {
    let strings = read.facts.strings;
    let facts = &open.file.case.facts;
    let (tone, icon) = match step.standing {
        Standing::Overdue { .. } => (Tone::Danger, icons::OVERDUE.filled()),
        Standing::Running { .. } if soon(step, read) => (Tone::Warn, icons::DUE),
        Standing::Running { .. } => (Tone::Neutral, icons::DUE),
        _ => (Tone::Neutral, icons::PAUSE),
    };
    let chip = (icon, deadline_words::standing_of_clock(strings, &step.standing));
    let action = match step.step.as_str() {
        "accept" => "today-case-accept",
        "answer" => "today-case-answer",
        _ => "today-case-go",
    };
    Row {
        part,
        icon: icon_of(open),
        tone,
        title: facts.masked(facts.summary.lines().next().unwrap_or_default()),
        beside: open.file.case.number.to_string(),
        line: line(read, open, step),
        chip,
        action: (strings.text(action), Place::Cases(Some(open.file.case.id))),
    }
}

fn icon_of(open: &OpenCase) -> Icon {
    match open.file.case.facts.channel {
        CaseChannel::BoxLetter => icons::LETTER,
        CaseChannel::OpinionBook => icons::OPINION_BOOK,
        CaseChannel::Forwarded => icons::FORWARD,
        CaseChannel::Phone | CaseChannel::RestDayPhone => icons::PHONE,
        CaseChannel::InPerson | CaseChannel::Other => icons::CASES,
    }
}

/// `投诉 · 首问 唐巧云 · 答复期限 11-21 周六`.
fn line(read: &Read<'_>, open: &OpenCase, step: &StepDeadline) -> String {
    let strings = read.facts.strings;
    let facts = &open.file.case.facts;
    let mut parts = vec![words::case_kind(strings, facts.kind)];
    if let Some(name) = name_of(read, open.file.handler()) {
        parts.push(strings.text_with("today-case-handler", &[("name", name.into())]));
    }
    if let Some(due) = step.due {
        let day = strings.date_with_weekday(due.at.date(), read.facts.today());
        let day = if due.is_by_day { day } else { format!("{day} {}", strings.time(due.at.time())) };
        let name = step.name.in_language(strings.lang().key());
        parts.push(strings.text_with("today-case-due", &[("step", name.into()), ("day", day.into())]));
    }
    parts.join(" · ")
}

fn name_of(read: &Read<'_>, id: Option<StaffId>) -> Option<String> {
    let id = id?;
    read.staff.iter().find(|member| member.id == id).map(|member| member.record.name.as_str().to_owned())
}

/// Letters of the last days that became cases but went to no department yet.
fn letters(read: &Read<'_>, rows: &mut Vec<Row>, tallies: &mut Tallies) {
    let strings = read.facts.strings;
    let today = read.facts.today();
    let shown: Vec<Place> = rows.iter().map(|row| row.action.1.clone()).collect();
    let waits = |open: &&OpenCase| {
        let case = &open.file.case;
        case.facts.channel == CaseChannel::BoxLetter
            && open.file.department().is_empty()
            && (0..LETTER_DAYS).contains(&(today - case.entered_at.date()).num_days())
            && !shown.contains(&Place::Cases(Some(case.id)))
    };
    let waiting: Vec<&OpenCase> = read.open_cases.iter().filter(waits).collect();
    tallies.cases.due += waiting.len();
    rows.extend(waiting.into_iter().map(|open| {
        let case = &open.file.case;
        let date = strings.date_with_weekday(case.entered_at.date(), today);
        let values = [("kind", words::case_kind(strings, case.facts.kind).into()), ("date", date.into())];
        Row {
            part: Part::Today,
            icon: icons::LETTER,
            tone: Tone::Neutral,
            title: case.facts.masked(case.facts.summary.lines().next().unwrap_or_default()),
            beside: case.number.to_string(),
            line: strings.text_with("today-letter-line", &values),
            chip: (icons::FORWARD, strings.text("today-letter-chip")),
            action: (strings.text("today-letter-go"), Place::Cases(Some(case.id))),
        }
    }));
}

/// Open cases with a due date counted on plain weekends of a year.
pub(super) fn provisional(read: &Read<'_>, year: i32) -> usize {
    let touches = |open: &&OpenCase| {
        let steps = open.clocks.steps.iter().filter(|step| step.met_at.is_none());
        steps.into_iter().any(|step| step.explanation.provisional_years.contains(&year))
    };
    read.open_cases.iter().filter(touches).count()
}

/// Cases entered and closed today.
pub(super) fn done(read: &Read<'_>, done: &mut Vec<DoneRow>) {
    let strings = read.facts.strings;
    let (entered, closed) = read.facts.register.cases_of_today(read.facts.now).unwrap_or_default();
    done.extend(entered.iter().filter(|case| case.voided.is_none()).map(|case| DoneRow {
        at: case.entered_at,
        title: strings.text_with("today-done-case", &[("number", case.number.to_string().into())]),
        line: words::case_kind(strings, case.facts.kind),
    }));
    done.extend(closed.iter().filter(|case| case.voided.is_none()).map(|case| {
        let handler = name_of(read, case.outcomes.handler).unwrap_or_default();
        let grade = case.outcomes.satisfaction.map(|grade| case_words::satisfaction(strings, grade));
        let parts: Vec<String> = [handler, grade.unwrap_or_default()].into_iter().filter(|p| !p.is_empty()).collect();
        DoneRow {
            at: case.outcomes.closed_at.unwrap_or(case.entered_at),
            title: strings.text_with("today-done-closed", &[("number", case.number.to_string().into())]),
            line: parts.join(" · "),
        }
    }));
}
