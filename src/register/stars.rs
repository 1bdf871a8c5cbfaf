//! Who comes into question as service star of a month or star lobby manager of a year, from the records (A; P7-3, P3-4).

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Register, RegisterError};
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::awards::{StarCandidate, StarFigures, rank_stars};
use crate::domain::cases::events::Finding;
use crate::domain::cases::figures::{StepOutcome, StepResult, frozen_results, open_results};
use crate::domain::cases::{Case, CaseKind, Target, What};
use crate::domain::contests::mean;
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, StaffId, WindowId};
use crate::domain::periods::Period;
use crate::domain::staff::{StaffMember, StaffStatus, WindowPeriod};
use crate::storage::{awards, case_figures};

/// Whose figures are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StarScope {
    /// Everyone on duty.
    ServiceStar,
    /// People whose post says lobby manager.
    LobbyManager,
}

/// Signs of a lobby manager's post, as the standards have them (P1-2.11, P8-2.1).
const LOBBY: [&str; 3] = ["大堂", "引导", "lobby"];

impl StarScope {
    /// Whether a person comes into question.
    fn takes(self, member: &StaffMember) -> bool {
        let post = member.record.post.to_lowercase();
        let fits = self == Self::ServiceStar || LOBBY.iter().any(|sign| post.contains(sign));
        fits && matches!(member.record.status, StaffStatus::Active | StaffStatus::OnLeave)
    }
}

/// What the cases of the days say of a person.
#[derive(Debug, Clone, Copy, Default)]
struct CaseCounts {
    praise: u32,
    founded: u32,
    late: u32,
}

impl Register {
    /// The candidates by their points, most first.
    ///
    /// # Errors
    /// The file's.
    pub fn star_candidates(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        scope: StarScope,
        now: Moment,
    ) -> Result<Vec<StarCandidate>, RegisterError> {
        let members: Vec<StaffMember> = self.staff()?.into_iter().filter(|member| scope.takes(member)).collect();
        let cases = self.cases_about_people((first, last), now)?;
        let (mut scores, mut bars) = self.checks_about_people((first, last))?;
        for (person, code) in awards::conduct_bars(self.conn(), (first, last))? {
            bars.entry(person).or_default().push(code);
        }
        let figures = members.into_iter().map(|member| {
            let CaseCounts { praise, founded, late } = cases.get(&member.id).copied().unwrap_or_default();
            let scores = scores.remove(&member.id).unwrap_or_default();
            StarFigures {
                person: member.id,
                checks: scores.len() as u32,
                check_mean: mean(scores),
                praise,
                founded,
                late,
                bars: bars.remove(&member.id).unwrap_or_default(),
            }
        });
        Ok(rank_stars(figures.collect()))
    }

    /// Scores and failed veto items of the finished checks about each person.
    fn checks_about_people(&self, (first, last): (NaiveDate, NaiveDate)) -> Result<(Scores, Bars), RegisterError> {
        let (mut scores, mut bars) = (Scores::new(), Bars::new());
        for run in self.audits_between(first, last)? {
            let Subject::Person(person) = run.details.subject else { continue };
            if !run.counts() || run.details.kind == AuditKind::ReCheck {
                continue;
            }
            scores.entry(person).or_default().extend(run.score_of_100());
            let vetoed = run.frozen.map(|frozen| frozen.vetoed).unwrap_or_default();
            if !vetoed.is_empty() {
                bars.entry(person).or_default().extend(vetoed);
            }
        }
        Ok((scores, bars))
    }

    /// Praise, founded complaints and late steps of each person, of the cases that came in within the days. A case about a
    /// window is about whoever served there that day; a late step is its handler's.
    fn cases_about_people(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        now: Moment,
    ) -> Result<BTreeMap<StaffId, CaseCounts>, RegisterError> {
        let mut counts: BTreeMap<StaffId, CaseCounts> = BTreeMap::new();
        let Some(period) = Period::days(first, last) else {
            return Ok(counts);
        };
        let ids: Vec<CaseId> =
            case_figures::rows(self.conn(), period.moments())?.into_iter().map(|row| row.id).collect();
        let late = self.late_steps(period, now)?;
        let serving = self.serving()?;
        for case in self.cases_by_ids(&ids)? {
            if case.voided.is_some() {
                continue;
            }
            if let Some(person) = person_of(&case, &serving) {
                let count = counts.entry(person).or_default();
                count.praise += u32::from(case.facts.kind == CaseKind::Praise);
                count.founded += u32::from(is_founded(&case));
            }
            if let (Some(handler), Some(late)) = (case.outcomes.handler, late.get(&case.id)) {
                counts.entry(handler).or_default().late += *late;
            }
        }
        Ok(counts)
    }

    /// Late steps of each case: as its closings were frozen, and of open ones as they stand now.
    fn late_steps(&self, period: Period, now: Moment) -> Result<BTreeMap<CaseId, u32>, RegisterError> {
        let mut late: BTreeMap<CaseId, u32> = BTreeMap::new();
        case_figures::events(self.conn(), period.moments(), |event| {
            if let What::Closed { frozen } = &event.what {
                *late.entry(event.case).or_default() += frozen_results(frozen).filter(is_late).count() as u32;
            }
        })?;
        for open in self.open_cases(now)?.iter() {
            if period.contains(open.file.case.facts.received_at.date()) {
                let count = open_results(&open.clocks.steps).filter(is_late).count() as u32;
                *late.entry(open.file.case.id).or_default() += count;
            }
        }
        Ok(late)
    }

    /// Who served at which window when.
    fn serving(&self) -> Result<Vec<(StaffId, WindowPeriod)>, RegisterError> {
        let mut all = Vec::new();
        for member in self.staff()? {
            all.extend(self.window_periods(member.id)?.into_iter().map(|period| (member.id, period)));
        }
        Ok(all)
    }

    /// Who serves at a window on a day, in the order of the roster.
    ///
    /// # Errors
    /// The file's.
    pub fn serving_on(&self, day: NaiveDate) -> Result<Vec<(WindowId, StaffId)>, RegisterError> {
        let all = self.serving()?;
        Ok(all
            .into_iter()
            .filter(|(_, period)| covers(period, day))
            .map(|(who, period)| (period.window, who))
            .collect())
    }
}

type Scores = BTreeMap<StaffId, Vec<f64>>;
type Bars = BTreeMap<StaffId, Vec<String>>;

fn is_late(step: &StepResult) -> bool {
    matches!(step.outcome, StepOutcome::Late | StepOutcome::Overdue)
}

fn is_founded(case: &Case) -> bool {
    let accuses = matches!(case.facts.kind, CaseKind::Complaint | CaseKind::Report);
    accuses && matches!(case.outcomes.finding, Some(Finding::Founded | Finding::PartlyFounded))
}

fn covers(period: &WindowPeriod, day: NaiveDate) -> bool {
    period.from_on <= day && period.until_on.is_none_or(|until| day < until)
}

fn person_of(case: &Case, serving: &[(StaffId, WindowPeriod)]) -> Option<StaffId> {
    let day = case.facts.received_at.date();
    match &case.facts.details.target {
        Target::Person(person) => Some(*person),
        Target::Window(window) => serving
            .iter()
            .find(|(_, period)| period.window == *window && covers(period, day))
            .map(|(person, _)| *person),
        Target::Nobody | Target::Hall | Target::Team(_) => None,
    }
}
