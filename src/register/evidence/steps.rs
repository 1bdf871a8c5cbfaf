//! Limits kept (P1-9.3, P1-10.3, P8-1.w3): a case counts once any of its wanted steps was judged, and is late once one of
//! them was late, in any round. A step not judged does not count.

use super::found::Found;
use super::reading::{CaseStep, Reading};
use crate::domain::audits::{RecordRef, Why};
use crate::domain::cases::figures::{StepOutcome, open_results};
use crate::domain::cases::{CaseChannel, Standing};
use crate::domain::deadlines::MetBy;
use crate::register::RegisterError;
use crate::storage::evidence::CaseFacts;

/// Which steps of which cases; an empty list means all.
pub(super) struct Wanted<'a> {
    pub(super) steps: &'a [String],
    pub(super) rules: &'a [String],
    pub(super) channels: &'a [CaseChannel],
}

impl Wanted<'_> {
    fn holds(&self, (rule, step): &CaseStep) -> bool {
        let named = |list: &[String], code: &String| list.is_empty() || list.contains(code);
        named(self.rules, rule) && named(self.steps, &step.step)
    }

    fn is_for_all(&self) -> bool {
        self.steps.is_empty() && self.rules.is_empty()
    }
}

pub(super) fn in_time(reading: &Reading<'_>, wanted: &Wanted<'_>) -> Result<Found, RegisterError> {
    let mut found = Found::over(reading.scope.from, reading.last);
    let comes_so = |case: &&CaseFacts| wanted.channels.is_empty() || wanted.channels.contains(&case.channel);
    for case in reading.cases_dealt_with()?.into_iter().filter(comes_so) {
        let outcomes = outcomes(reading, wanted, case)?;
        let record = RecordRef::Case(case.id);
        if outcomes.contains(&StepOutcome::Overdue) {
            found.breaks(record, Why::Overdue);
        } else if outcomes.contains(&StepOutcome::Late) {
            found.breaks(record, Why::LimitMissed);
        } else if outcomes.contains(&StepOutcome::InTime) {
            found.keeps(record);
        }
    }
    Ok(found.judged())
}

fn outcomes(reading: &Reading<'_>, wanted: &Wanted<'_>, case: &CaseFacts) -> Result<Vec<StepOutcome>, RegisterError> {
    let steps = reading.steps()?.get(&case.id).map(Vec::as_slice).unwrap_or_default();
    if steps.is_empty() {
        // Closed before steps were kept: only the whole is known.
        let whole = case.in_time.filter(|_| wanted.is_for_all());
        return Ok(whole
            .map(|in_time| if in_time { StepOutcome::InTime } else { StepOutcome::Late })
            .into_iter()
            .collect());
    }
    let mut outcomes: Vec<StepOutcome> = Vec::new();
    for step in steps.iter().filter(|step| wanted.holds(step)) {
        let (rule, result) = step;
        let goes_on = result.outcome == StepOutcome::NotJudged && case.standing != Standing::Open;
        let outcome = if goes_on && is_met_by_filing(reading, case, (rule, &result.step))? {
            filed(reading, case, &result.step)?
        } else {
            result.outcome
        };
        outcomes.push(outcome);
    }
    Ok(outcomes)
}

/// A step that only filing meets (P1-5.5) is done after closing, so its closing could not judge it.
fn is_met_by_filing(
    reading: &Reading<'_>,
    case: &CaseFacts,
    (rule, step): (&str, &str),
) -> Result<bool, RegisterError> {
    let set = reading.register.rules_on(case.received_at.date())?;
    let found = set.rules.iter().find(|known| known.code == rule).and_then(|rule| rule.step(step));
    Ok(found.is_some_and(|step| step.met_by.iter().all(|by| *by == MetBy::Archived)))
}

/// How the filing of a closed case stands now.
fn filed(reading: &Reading<'_>, case: &CaseFacts, step: &str) -> Result<StepOutcome, RegisterError> {
    let file = reading.register.case_file(case.id)?;
    let clocks = reading.register.case_clocks(&file, reading.now)?;
    let stands = open_results(&clocks.steps).find(|result| result.step == step);
    Ok(stands.map_or(StepOutcome::NotJudged, |result| result.outcome))
}
