//! The figures of the register over a period (R): closed cases as their limits were frozen, open ones as they stand now.

use std::collections::{BTreeMap, BTreeSet};

use super::case_clocks::OpenCase;
use super::{Register, RegisterError};
use crate::domain::cases::events::LinkKind;
use crate::domain::cases::figures::{CaseFigures, CaseRow, StepResult, frozen_results, open_results};
use crate::domain::cases::{CaseChannel, Standing, Target, What};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{RuleSet, Standing as StepStanding};
use crate::domain::ids::{CaseEventId, CaseId, StaffId, WindowId};
use crate::domain::periods::Period;
use crate::domain::texts::Text;
use crate::storage::case_figures::{self, FigureEvent, FigureRow};

/// The names behind the codes and row numbers of figures.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FigureNames {
    /// Names of the matters by code.
    pub matters: BTreeMap<String, Text>,
    /// Names of the steps by code.
    pub steps: BTreeMap<String, Text>,
    /// Names of the people who are targets.
    pub people: BTreeMap<StaffId, String>,
    /// Numbers of the windows that are targets.
    pub windows: BTreeMap<WindowId, String>,
    /// Most rings before the phone is answered on the last day of the period (P1-6.3).
    pub rings_most: Option<u32>,
}

impl Register {
    /// The figures of the cases that came in within the period, as they stand at `now`.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn case_figures(&self, period: Period, now: Moment) -> Result<CaseFigures, RegisterError> {
        let moments = period.moments();
        let mut logs: BTreeMap<CaseId, Log> = BTreeMap::new();
        let mut rows = case_figures::rows(self.conn(), moments)?;
        let received: BTreeMap<CaseId, Moment> = rows.iter().map(|row| (row.id, row.row.received_at)).collect();
        case_figures::events(self.conn(), moments, |event| {
            let at = received.get(&event.case).copied().unwrap_or(Moment(i64::MIN));
            logs.entry(event.case).or_default().note(event, at);
        })?;
        let is_open = |row: &FigureRow| row.row.standing == Standing::Open && !row.row.is_void;
        let mut open = if rows.iter().any(is_open) { self.open_in(period, now)? } else { BTreeMap::new() };
        for FigureRow { id, rings, row } in &mut rows {
            row.rings = self.judged_rings(row, *rings)?;
            if let Some(log) = logs.remove(id) {
                log.put_into(row);
            }
            if let Some((steps, next_due)) = open.remove(id) {
                row.steps.extend(steps);
                row.next_due = next_due;
            }
        }
        Ok(CaseFigures::of(period, rows.into_iter().map(|row| row.row)))
    }

    /// Whether the register holds a case at all, void ones included.
    ///
    /// # Errors
    /// The file's.
    pub fn has_cases(&self) -> Result<bool, RegisterError> {
        Ok(case_figures::has_cases(self.conn())?)
    }

    /// The steps of the open cases of a period, and when the next limit of each ends.
    fn open_in(&self, period: Period, now: Moment) -> Result<BTreeMap<CaseId, OpenSteps>, RegisterError> {
        let open = self.open_cases(now)?;
        let within = open.iter().filter(|open| period.contains(open.file.case.facts.received_at.date()));
        Ok(within.map(|open| (open.file.case.id, open_steps(open))).collect())
    }

    /// Rings are judged by the rules of the day the call came in, where they say how many there may be (P1-6.3).
    fn judged_rings(&self, row: &CaseRow, rings: Option<u32>) -> Result<Option<(u32, u32)>, RegisterError> {
        let is_call = matches!(row.channel, CaseChannel::Phone | CaseChannel::RestDayPhone);
        let Some(rings) = rings.filter(|_| is_call) else {
            return Ok(None);
        };
        let most = self.rules_on(row.received_at.date())?.rings_most;
        Ok(most.map(|most| (rings, most)))
    }

    /// The names behind the codes and row numbers of figures.
    ///
    /// # Errors
    /// The file's, or `BadRules`.
    pub fn case_figure_names(&self, figures: &CaseFigures) -> Result<FigureNames, RegisterError> {
        let rules = self.rules_on(figures.period.last())?;
        let sets: Vec<&RuleSet> =
            std::iter::once(rules).chain(self.rule_editions().map(|edition| &edition.set)).collect();
        let matter = |code: &String| {
            let name = sets.iter().find_map(|set| set.matter(code))?.name.clone();
            Some((code.clone(), name))
        };
        let step = |code: &String| Some((code.clone(), sets.iter().find_map(|set| usual_step_name(set, code))?));
        let is_target = |wanted: Target| figures.targets.iter().any(|(target, _)| *target == wanted);
        let people = self.staff()?.into_iter().filter(|member| is_target(Target::Person(member.id)));
        let windows = self.windows()?.into_iter().map(|window| (window.id, window.number));
        Ok(FigureNames {
            matters: figures.matters.iter().filter_map(|(code, _)| matter(code)).collect(),
            steps: figures.steps.iter().filter_map(|(code, _)| step(code)).collect(),
            people: people.map(|member| (member.id, member.record.name.as_str().to_owned())).collect(),
            windows: windows.filter(|(id, _)| is_target(Target::Window(*id))).collect(),
            rings_most: rules.rings_most,
        })
    }
}

/// Steps as they stand now, and when the next limit ends.
type OpenSteps = (Vec<StepResult>, Option<Moment>);

fn open_steps(open: &OpenCase) -> OpenSteps {
    let steps = &open.clocks.steps;
    let running = steps.iter().filter(|step| matches!(step.standing, StepStanding::Running { .. }));
    let next_due = running.filter_map(|step| step.due.as_ref()).map(|due| due.at).min();
    (open_results(steps).collect(), next_due)
}

/// Several rules have a step of that code, each with a name of its own: the one that most of them use.
fn usual_step_name(set: &RuleSet, code: &str) -> Option<Text> {
    let mut used: Vec<(&Text, usize)> = Vec::new();
    for step in set.rules.iter().filter_map(|rule| rule.step(code)) {
        match used.iter_mut().find(|(name, _)| **name == step.name) {
            Some((_, times)) => *times += 1,
            None => used.push((&step.name, 1)),
        }
    }
    let most = used.iter().map(|(_, times)| *times).max()?;
    used.into_iter().find(|(_, times)| *times == most).map(|(name, _)| name.clone())
}

/// What the figures keep of a case's log.
#[derive(Default)]
struct Log {
    rounds: usize,
    steps: Vec<StepResult>,
    remedies: Vec<(CaseEventId, i64)>,
    repeats: Vec<CaseEventId>,
    struck: BTreeSet<CaseEventId>,
}

impl Log {
    fn note(&mut self, event: FigureEvent, received_at: Moment) {
        match event.what {
            What::Closed { frozen } => {
                self.rounds += 1;
                self.steps.extend(frozen_results(&frozen));
            }
            What::Remedied { compensation_fen, .. } => self.remedies.push((event.id, compensation_fen)),
            // Both cases carry the link; the repeat is the one that came in later.
            What::Linked { other, how: LinkKind::Repeat } => {
                let before = event.other_received_at.map(|at| (at, other));
                if before.is_some_and(|before| before < (received_at, event.case)) {
                    self.repeats.push(event.id);
                }
            }
            What::Struck { event, .. } => {
                self.struck.insert(event);
            }
            _ => {}
        }
    }

    fn put_into(self, row: &mut CaseRow) {
        let Self { rounds, steps, remedies, repeats, struck } = self;
        let counts = |id: &CaseEventId| !struck.contains(id);
        row.steps = steps;
        row.is_reopened = rounds > usize::from(row.standing != Standing::Open);
        row.compensation_fen = remedies.iter().filter(|(id, _)| counts(id)).map(|(_, fen)| fen).sum();
        row.is_repeat = repeats.iter().any(counts);
    }
}
