//! Words for plans of checks: how often, what a period is called, how it stands; the same on the plan and on Today.

use chrono::{Datelike, NaiveDate};

use super::icons::{self, Icon};
use super::strings::Strings;
use super::widgets::Tone;
use crate::domain::plans::{AppraisalStep, Every, PeriodState, PlanPeriod};

/// 每季度 ...
pub fn every(strings: &Strings, every: Every) -> String {
    strings.text(match every {
        Every::Day => "plan-every-day",
        Every::Week => "plan-every-week",
        Every::Month => "plan-every-month",
        Every::Quarter => "plan-every-quarter",
        Every::HalfYear => "plan-every-half-year",
        Every::Year => "plan-every-year",
        Every::Once => "plan-every-once",
    })
}

/// 2026 年第 4 季度, 2026 年 11 月, 11-23 ...
pub fn period(strings: &Strings, every: Every, period: PlanPeriod) -> String {
    let key = period.key;
    let year = ("year", key.year().to_string().into());
    match every {
        Every::Day => format!("{} {}", strings.date_iso(period.first), strings.weekday(period.first)),
        Every::Month => strings.month(key.year(), key.month()),
        Every::Quarter => strings.text_with("plan-quarter", &[year, ("n", (key.month0() / 3 + 1).into())]),
        Every::HalfYear if key.month() < 7 => strings.text_with("plan-first-half", &[year]),
        Every::HalfYear => strings.text_with("plan-second-half", &[year]),
        Every::Year => strings.text_with("plan-year", &[year]),
        Every::Week | Every::Once => span(strings, period),
    }
}

/// The days of a period below its name; empty where the name is the days.
pub fn days(strings: &Strings, every: Every, period: PlanPeriod) -> String {
    match every {
        Every::Day | Every::Week | Every::Once => String::new(),
        _ => span(strings, period),
    }
}

/// `2026-10-01 – 2026-12-31`.
fn span(strings: &Strings, period: PlanPeriod) -> String {
    if period.first == period.last {
        return strings.date_iso(period.first);
    }
    format!("{} – {}", strings.date_iso(period.first), strings.date_iso(period.last))
}

/// Tone, sign and words of a period's chip.
pub fn state(strings: &Strings, state: PeriodState, today: NaiveDate) -> (Tone, Icon, String) {
    let left = |days: i64| match days {
        0 => strings.text("plan-due-today"),
        days => strings.text_with("plan-days-left", &[("n", days.into())]),
    };
    match state {
        PeriodState::Ahead => (Tone::Neutral, icons::DATE, strings.text("plan-ahead")),
        PeriodState::Running { days } => (Tone::Neutral, icons::IN_PROGRESS, left(days)),
        PeriodState::DueNow { days } => (Tone::Warn, icons::DUE, left(days)),
        PeriodState::Done { on, score } => {
            let day = strings.date_short(on, today);
            let words = match score {
                Some(score) => {
                    let score = strings.number(score, 2);
                    strings.text_with("plan-done-score", &[("day", day.into()), ("score", score.into())])
                }
                None => strings.text_with("plan-done", &[("day", day.into())]),
            };
            (Tone::Ok, icons::DONE.filled(), words)
        }
        PeriodState::OnPaper => (Tone::Ok, icons::DOCUMENT, strings.text("plan-on-paper")),
        PeriodState::Excused { is_late: false } => (Tone::Neutral, icons::NOTE, strings.text("plan-excused")),
        PeriodState::Excused { is_late: true } => (Tone::Neutral, icons::NOTE, strings.text("plan-excused-late")),
        PeriodState::Stopped => (Tone::Neutral, icons::VOID, strings.text("plan-stopped")),
        PeriodState::Missed => (Tone::Danger, icons::FAILED.filled(), strings.text("plan-missed")),
    }
}

/// The word of a state that fits a cell of the year's view.
pub fn short_state(strings: &Strings, state: PeriodState) -> String {
    strings.text(match state {
        PeriodState::Ahead => "plan-short-ahead",
        PeriodState::Running { .. } => "plan-short-running",
        PeriodState::DueNow { .. } => "plan-short-due",
        PeriodState::Done { .. } => "plan-short-done",
        PeriodState::OnPaper => "plan-short-paper",
        PeriodState::Excused { .. } => "plan-short-excused",
        PeriodState::Stopped => "plan-short-stopped",
        PeriodState::Missed => "plan-short-missed",
    })
}

/// 自评, 上报, 复评 with their days.
pub fn appraisal_step(strings: &Strings, step: AppraisalStep) -> String {
    strings.text(match step {
        AppraisalStep::SelfScore => "plan-appraisal-self",
        AppraisalStep::Sent => "plan-appraisal-sent",
        AppraisalStep::ReScore => "plan-appraisal-re-score",
    })
}
