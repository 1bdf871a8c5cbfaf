//! What the figures need of a case, and how it did on the whole.

use crate::domain::cases::events::{Finding, Frozen};
use crate::domain::cases::{CaseChannel, CaseKind, Standing, Target};
use crate::domain::dates::Moment;
use crate::domain::deadlines::{Standing as StepStanding, StepDeadline};

/// What became of a step's limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StepOutcome {
    /// Met in time.
    InTime,
    /// Met late, or not met when the case was closed.
    Late,
    /// Not met yet, its limit still runs or rests.
    Open,
    /// Not met yet, and its limit has ended.
    Overdue,
    /// No limit ran, or none had ended when the case was closed without it.
    NotJudged,
}

/// A step of a case and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepResult {
    /// Code of the step.
    pub step: String,
    /// Its place among the steps of its rule, from 0.
    pub place: usize,
    /// What became of it.
    pub outcome: StepOutcome,
}

/// What the figures need of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Kind.
    pub kind: CaseKind,
    /// Channel.
    pub channel: CaseChannel,
    /// Code of the matter; empty when none was chosen.
    pub matter: String,
    /// Whom it is about.
    pub target: Target,
    /// When it came in.
    pub received_at: Moment,
    /// When the customer was answered.
    pub replied_at: Option<Moment>,
    /// When it was closed.
    pub closed_at: Option<Moment>,
    /// Where it stands.
    pub standing: Standing,
    /// Void: counted apart.
    pub is_void: bool,
    /// Whether every step was in time at its closing, for one closed before steps were kept.
    pub in_time: Option<bool>,
    /// The steps of every round: those of its closings as they were frozen, those of an open case as they stand now.
    pub steps: Vec<StepResult>,
    /// What the investigation found.
    pub finding: Option<Finding>,
    /// 5 very satisfied to 1 very dissatisfied.
    pub satisfaction: Option<u8>,
    /// Rings before the phone was answered, and the most there may be (P1-6.3).
    pub rings: Option<(u32, u32)>,
    /// The same customer about the same thing again.
    pub is_repeat: bool,
    /// It was closed and taken up again.
    pub is_reopened: bool,
    /// Compensation paid, in fen (P1-10.5).
    pub compensation_fen: i64,
    /// When the next limit of an open case ends; until then its figures stay as they are.
    pub next_due: Option<Moment>,
}

/// How a case did on the whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseResult {
    /// Closed, every limit kept.
    InTime,
    /// A limit was or is missed, in any round; closed or not.
    Late,
    /// Open, and nothing missed.
    Open,
    /// Closed, no limit ran.
    NoLimit,
}

impl CaseRow {
    /// How it did on the whole. A case taken up again stays late if it was late before.
    pub fn result(&self) -> CaseResult {
        let missed = |step: &StepResult| matches!(step.outcome, StepOutcome::Late | StepOutcome::Overdue);
        let is_judged = self.in_time.is_some() || self.steps.iter().any(|step| step.outcome == StepOutcome::InTime);
        match self.standing {
            _ if self.in_time == Some(false) || self.steps.iter().any(missed) => CaseResult::Late,
            Standing::Open => CaseResult::Open,
            _ if is_judged => CaseResult::InTime,
            _ => CaseResult::NoLimit,
        }
    }

    pub(super) fn is_overdue(&self) -> bool {
        self.standing == Standing::Open && self.steps.iter().any(|step| step.outcome == StepOutcome::Overdue)
    }
}

/// The steps as they were frozen at a closing.
pub fn frozen_results(frozen: &Frozen) -> impl Iterator<Item = StepResult> + '_ {
    frozen.steps.iter().enumerate().map(|(place, step)| {
        let outcome = match step.in_time {
            Some(true) => StepOutcome::InTime,
            Some(false) => StepOutcome::Late,
            None => StepOutcome::NotJudged,
        };
        StepResult { step: step.step.clone(), place, outcome }
    })
}

/// The steps of an open case as they stand now.
pub fn open_results(steps: &[StepDeadline]) -> impl Iterator<Item = StepResult> + '_ {
    steps.iter().enumerate().map(|(place, step)| {
        let outcome = match step.standing {
            StepStanding::Met { in_time: Some(true) } => StepOutcome::InTime,
            StepStanding::Met { in_time: Some(false) } => StepOutcome::Late,
            StepStanding::Running { .. } | StepStanding::Paused { .. } => StepOutcome::Open,
            StepStanding::Overdue { .. } => StepOutcome::Overdue,
            StepStanding::Met { in_time: None }
            | StepStanding::NotStarted { .. }
            | StepStanding::Exempt
            | StepStanding::CannotCount => StepOutcome::NotJudged,
        };
        StepResult { step: step.step.clone(), place, outcome }
    })
}
