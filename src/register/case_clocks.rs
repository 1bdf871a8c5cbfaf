//! Deadlines of the cases: counted on read from log, rules and calendar; frozen at closing (C; domain §4.4).

use std::cell::RefCell;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate};

use super::{Area, Register, RegisterError};
use crate::domain::calendar::WorkCalendar;
use crate::domain::cases::clock::clock_facts;
use crate::domain::cases::events::{Frozen, FrozenStep};
use crate::domain::cases::life::{ReportNeed, SignatureNeed};
use crate::domain::cases::{Case, CaseFile, CaseNumber};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{Days, Rule, Standing as StepStanding, StepDeadline, step_deadlines};
use crate::domain::ids::CaseId;
use crate::storage::{case_events, cases};

/// The clocks of a case and the rule they run by.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseClocks {
    /// The rule set.
    pub set: RuleName,
    /// The rule that fits the case; `None` when the set has none for it.
    pub rule: Option<Rule>,
    /// Its steps.
    pub steps: Vec<StepDeadline>,
}

/// Code and edition of a rule set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleName {
    /// Code.
    pub code: String,
    /// Edition.
    pub edition: String,
}

impl CaseClocks {
    /// The step to be done next: the one not yet met that is due first.
    pub fn next(&self) -> Option<&StepDeadline> {
        let open = self.steps.iter().filter(|step| {
            matches!(
                step.standing,
                StepStanding::Running { .. } | StepStanding::Overdue { .. } | StepStanding::Paused { .. }
            )
        });
        open.min_by_key(|step| step.due.as_ref().map_or(i64::MAX, |due| due.at.0))
    }

    /// Whether a step is past its limit and not done.
    pub fn is_overdue(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.standing, StepStanding::Overdue { .. }))
    }

    /// Whether the next step's date rests on a calendar year not known.
    pub fn is_provisional(&self) -> bool {
        self.next().and_then(|step| step.due.as_ref()).is_some_and(|due| due.is_provisional)
    }

    /// Whether the next step ends today and is not late yet.
    pub fn is_due_on(&self, day: NaiveDate) -> bool {
        let next = self.next().filter(|step| !matches!(step.standing, StepStanding::Overdue { .. }));
        next.and_then(|step| step.due.as_ref()).is_some_and(|due| due.at.date() == day)
    }

    /// A step by its code.
    pub fn step(&self, code: &str) -> Option<&StepDeadline> {
        self.steps.iter().find(|step| step.step == code)
    }

    /// Whether the rule asks for a written report before closing.
    pub fn report_need(&self) -> ReportNeed {
        let asks = self
            .steps
            .iter()
            .any(|step| step.needed_to_close && step.step == "written_report" && step.standing != StepStanding::Exempt);
        if asks { ReportNeed::Needed } else { ReportNeed::NotNeeded }
    }

    /// Whether the rule asks for the head's signature before closing.
    pub fn signature_need(&self) -> SignatureNeed {
        match &self.rule {
            Some(rule) if rule.needs_signature => SignatureNeed::Needed,
            _ => SignatureNeed::NotNeeded,
        }
    }
}

/// A case being worked on, with its log and clocks.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenCase {
    /// The case and its log (without notes).
    pub file: CaseFile,
    /// Its clocks.
    pub clocks: CaseClocks,
}

/// The open cases as they were counted last: revisions and minute, cases.
pub(super) type OpenCases = RefCell<Option<(([u64; 3], i64), Arc<Vec<OpenCase>>)>>;

/// A due date that changed when a calendar year was brought in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MovedDeadline {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: CaseNumber,
    /// Name of the step, Chinese and English.
    pub step: crate::domain::texts::Text,
    /// Due before.
    pub before: Option<NaiveDate>,
    /// Due after.
    pub after: Option<NaiveDate>,
}

impl Register {
    /// The clocks of a case as they stand at `now`.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn case_clocks(&self, file: &CaseFile, now: Moment) -> Result<CaseClocks, RegisterError> {
        let open = self.open_days()?;
        self.count(file, Days { calendar: &self.calendar, open: &open }, now)
    }

    pub(super) fn count(&self, file: &CaseFile, days: Days<'_>, now: Moment) -> Result<CaseClocks, RegisterError> {
        let set = self.rules_on(file.case.facts.received_at.date())?;
        let facts = &file.case.facts;
        let rule = set.rule_for(facts.kind, facts.channel, &facts.details.matter);
        let steps = rule.map(|rule| step_deadlines(set, rule, &clock_facts(file), days, now)).unwrap_or_default();
        let name = RuleName { code: set.code.clone(), edition: set.edition.clone() };
        Ok(CaseClocks { set: name, rule: rule.cloned(), steps })
    }

    /// Every case being worked on with its clocks, oldest first. Counted once a minute and after every change,
    /// whoever asks.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn open_cases(&self, now: Moment) -> Result<Arc<Vec<OpenCase>>, RegisterError> {
        let revisions = [Area::Cases, Area::Staff, Area::Hall].map(|area| self.revision(area));
        let key = (revisions, now.0.div_euclid(60_000));
        if let Some((of, open)) = &*self.open_cases.borrow()
            && *of == key
        {
            return Ok(Arc::clone(open));
        }
        let open = Arc::new(self.open_cases_by(&self.calendar, now)?);
        self.open_cases.replace(Some((key, Arc::clone(&open))));
        Ok(open)
    }

    fn open_cases_by(&self, calendar: &WorkCalendar, now: Moment) -> Result<Vec<OpenCase>, RegisterError> {
        let mut logs = case_events::of_open_cases(self.conn())?;
        let open_days = self.open_days()?;
        let days = Days { calendar, open: &open_days };
        let mut open = Vec::new();
        for case in cases::open(self.conn())? {
            let events = logs.remove(&case.id).unwrap_or_default();
            let file = CaseFile { case, events, notes: Vec::new() };
            let clocks = self.count(&file, days, now)?;
            open.push(OpenCase { file, clocks });
        }
        Ok(open)
    }

    /// The due dates of open cases that differ between two calendars.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn moved_deadlines(
        &self,
        (before, after): (&WorkCalendar, &WorkCalendar),
        now: Moment,
    ) -> Result<Vec<MovedDeadline>, RegisterError> {
        let mut moved = Vec::new();
        let open_days = self.open_days()?;
        for OpenCase { file, clocks } in self.open_cases_by(before, now)? {
            let anew = self.count(&file, Days { calendar: after, open: &open_days }, now)?;
            for (old, new) in clocks.steps.iter().zip(&anew.steps) {
                let date = |step: &StepDeadline| step.due.as_ref().map(|due| due.at.date());
                let is_settled = matches!(old.standing, StepStanding::Met { .. });
                if date(old) != date(new) && !is_settled {
                    let Case { id, number, .. } = file.case;
                    let (before, after) = (date(old), date(new));
                    moved.push(MovedDeadline { case: id, number, step: old.name.clone(), before, after });
                }
            }
        }
        Ok(moved)
    }
}

/// What is kept of the clocks when a case is closed.
pub(super) fn frozen(clocks: &CaseClocks, file: &CaseFile, calendar: &WorkCalendar) -> Frozen {
    let steps: Vec<FrozenStep> = clocks.steps.iter().map(frozen_step).collect();
    let first = file.case.facts.received_at.date().year();
    let last = steps.iter().filter_map(|step| step.due_ms).map(|ms| Moment(ms).date().year()).max().unwrap_or(first);
    let editions = calendar.years().filter(|year| (first..=last).contains(&year.year));
    Frozen {
        rule_set: clocks.set.code.clone(),
        rule_edition: clocks.set.edition.clone(),
        rule: clocks.rule.as_ref().map(|rule| rule.code.clone()).unwrap_or_default(),
        calendar: editions.map(|year| year.edition.clone()).collect(),
        steps,
    }
}

fn frozen_step(step: &StepDeadline) -> FrozenStep {
    let in_time = match step.standing {
        StepStanding::Met { in_time } => in_time,
        StepStanding::Overdue { .. } => Some(false),
        _ => None,
    };
    FrozenStep {
        step: step.step.clone(),
        due_ms: step.due.as_ref().map(|due| due.at.0),
        met_ms: step.met_at.map(|at| at.0),
        in_time,
        is_provisional: step.due.as_ref().is_some_and(|due| due.is_provisional),
    }
}
