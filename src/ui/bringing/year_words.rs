//! A year of the calendar on its way in, in words: a row a day, compared with what holds now, its faults, and what it moves.

use super::plan_words::{Wording, row, skipped};
use crate::domain::calendar::{Arranged, FaultPlace};
use crate::domain::texts::Text;
use crate::exchange::calendar_plan::{ArrangedDay, CalendarImportPlan, DayFate, DaySkip, PlannedDay};
use crate::register::MovedDeadline;
use crate::ui::calendar_words;
use crate::ui::list_import::{Fate, PlanRow};
use crate::ui::strings::Strings;

/// A year in words.
pub(super) fn of_year(strings: &Strings, plan: &CalendarImportPlan, moved: &[MovedDeadline]) -> Wording {
    let mut rows: Vec<PlanRow> = plan.days.iter().map(|planned| day_row(strings, planned)).collect();
    rows.extend(plan.skip.iter().map(|skip| {
        let key = match skip.why {
            DaySkip::TitleOrTotal => "bring-skipped-title",
            DaySkip::Blank => "bring-skipped-blank",
        };
        skipped(strings, skip.row, key)
    }));
    for fault in &plan.faults {
        let at = match fault.place {
            FaultPlace::Row(at) | FaultPlace::Line(at) => at,
            FaultPlace::Whole | FaultPlace::Day(_) => 0,
        };
        let mut out = row((at, Fate::Out), (String::new(), String::new()), Vec::new());
        out.problems.push(calendar_words::fault(strings, fault));
        rows.push(out);
    }
    // While a row is wrong it may be one of those that seem to go.
    if !plan.is_refused() {
        rows.extend(plan.gone.iter().map(|gone| gone_row(strings, gone)));
    }
    rows.sort_by_key(|row| row.row);
    Wording { rows, assumed: sentences(strings, plan, moved) }
}

/// What to know of the whole: counts, that it comes in whole, what it takes the place of, which deadlines move.
fn sentences(strings: &Strings, plan: &CalendarImportPlan, moved: &[MovedDeadline]) -> Vec<String> {
    let mut all: Vec<String> = plan.summary.iter().map(|summary| calendar_words::sum(strings, summary)).collect();
    if plan.is_refused() {
        all.push(strings.text("bring-year-whole"));
    } else if plan.year.is_some() && !plan.is_idle() {
        all.extend(plan.summary.as_ref().and_then(|summary| calendar_words::looks_short(strings, summary)));
        all.push(calendar_words::moved(strings, moved));
    }
    all
}

fn day_row(strings: &Strings, planned: &PlannedDay) -> PlanRow {
    let PlannedDay { row: at, day, before } = planned;
    let now = arranged(strings, day.arranged);
    let (fate, line) = match (planned.fate(), before) {
        (DayFate::Same, _) => (Fate::Skip, strings.text("bring-skipped-same")),
        (DayFate::Changed, Some((before, name))) => {
            let before = told(strings, (*before, name), day);
            (Fate::Change, changed(strings, before, told(strings, (day.arranged, &day.name), day)))
        }
        _ => (Fate::Add, now),
    };
    row((*at, fate), names(strings, day), vec![line])
}

/// A day that is an ordinary one again.
fn gone_row(strings: &Strings, day: &ArrangedDay) -> PlanRow {
    let line = changed(strings, arranged(strings, day.arranged), strings.text("bring-day-ordinary"));
    row((0, Fate::Change), names(strings, day), vec![line])
}

/// Off or worked, with the name where only that differs.
fn told(strings: &Strings, (one, name): (Arranged, &Text), day: &ArrangedDay) -> String {
    let words = arranged(strings, one);
    if *name == day.name { words } else { format!("{words} {}", name.in_language(strings.lang().key())) }
}

fn changed(strings: &Strings, before: String, after: String) -> String {
    strings.text_with("bring-day-change", &[("before", before.into()), ("after", after.into())])
}

fn names(strings: &Strings, day: &ArrangedDay) -> (String, String) {
    (day.date.to_string(), day.name.in_language(strings.lang().key()).to_owned())
}

fn arranged(strings: &Strings, arranged: Arranged) -> String {
    strings.text(match arranged {
        Arranged::Off => "bring-day-off",
        Arranged::Work => "bring-day-work",
    })
}
