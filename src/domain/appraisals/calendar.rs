//! The calendar of an appraisal: self-score by 30 November, sent by 5 December, re-score in December, then public
//! (P1-II.4, P1-II.5).

use chrono::{Days, NaiveDate};

/// The days of a year's appraisal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AppraisalDates {
    /// 1 January.
    pub first_day: NaiveDate,
    /// Last day of the self-scores: 30 November.
    pub self_score_until: NaiveDate,
    /// Last day of sending them in: 5 December.
    pub sent_until: NaiveDate,
    /// First day of the re-scores: 1 December.
    pub re_score_from: NaiveDate,
    /// 31 December, also the last day of the re-scores.
    pub last_day: NaiveDate,
}

impl AppraisalDates {
    /// Those of a year.
    pub fn of(year: i32) -> Self {
        let day = |month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        Self {
            first_day: day(1, 1),
            self_score_until: day(11, 30),
            sent_until: day(12, 5),
            re_score_from: day(12, 1),
            last_day: day(12, 31),
        }
    }
}

/// A step of an appraisal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AppraisalStep {
    /// 自评
    SelfScore,
    /// 上报
    Sent,
    /// 复评
    ReScore,
    /// 公示
    Published,
}

/// How a step stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    /// Its turn has not come.
    Ahead,
    /// It is being done.
    Open,
    /// Its last day is past by so many days and it is not done.
    Overdue(u32),
    /// Done in time.
    Done,
    /// Done so many days after its last day.
    DoneLate(u32),
}

impl StepState {
    /// Done, late or not.
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::DoneLate(_))
    }
}

/// A step with its state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StepStanding {
    /// The step.
    pub step: AppraisalStep,
    /// How it stands.
    pub state: StepState,
}

/// What the steps follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StepFacts {
    /// Subjects to be scored.
    pub subjects: usize,
    /// Of them with a finished self-score.
    pub self_scored: usize,
    /// Day of the last finished self-score.
    pub last_self_score: Option<NaiveDate>,
    /// Day the self-scores were sent in.
    pub sent_on: Option<NaiveDate>,
    /// Subjects with a finished re-score.
    pub re_scored: usize,
    /// Day of the last finished re-score.
    pub last_re_score: Option<NaiveDate>,
    /// Day the ranking was made public.
    pub published_on: Option<NaiveDate>,
}

/// How the four steps stand on a day. A later step done closes the one before it.
pub fn steps(dates: AppraisalDates, facts: StepFacts, today: NaiveDate) -> [StepStanding; 4] {
    use AppraisalStep::{Published, ReScore, SelfScore, Sent};
    let all = |count: usize| facts.subjects > 0 && count >= facts.subjects;
    let last = |done: bool, day: Option<NaiveDate>, else_by: Option<NaiveDate>| if done { day } else { else_by };
    let self_done = last(all(facts.self_scored), facts.last_self_score, facts.sent_on);
    let re_done = last(all(facts.re_scored), facts.last_re_score, facts.published_on);
    let state = |done: Option<NaiveDate>, until: NaiveDate, is_open: bool| {
        let days_after = |day: NaiveDate| u32::try_from((day - until).num_days()).ok().filter(|days| *days > 0);
        match (done.map(days_after), days_after(today)) {
            (Some(None), _) => StepState::Done,
            (Some(Some(days)), _) => StepState::DoneLate(days),
            (None, Some(days)) => StepState::Overdue(days),
            (None, None) if is_open => StepState::Open,
            (None, None) => StepState::Ahead,
        }
    };
    let published = match facts.published_on {
        Some(_) => StepState::Done,
        None if re_done.is_some() => StepState::Open,
        None => StepState::Ahead,
    };
    let is_sent = facts.sent_on.is_some();
    [
        (SelfScore, state(self_done, dates.self_score_until, true)),
        (Sent, state(facts.sent_on, dates.sent_until, self_done.is_some())),
        (ReScore, state(re_done, dates.last_day, is_sent)),
        (Published, published),
    ]
    .map(|(step, state)| StepStanding { step, state })
}

/// How long a ranking hangs out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Publicity {
    /// Days in all.
    pub days: u32,
    /// How it stands.
    pub state: PublicityState,
}

/// How the publicity of a ranking stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PublicityState {
    /// So many days left, the day itself among them.
    Running(u32),
    /// The days are full.
    Full,
}

impl Publicity {
    /// Days a ranking hangs out; the source gives none, five is usual.
    pub const DAYS: u32 = 5;

    /// How it stands on a day; the day of publishing is the first.
    pub fn on(published_on: NaiveDate, today: NaiveDate) -> Self {
        let end = published_on.checked_add_days(Days::new(u64::from(Self::DAYS))).unwrap_or(published_on);
        let state = match u32::try_from((end - today).num_days()) {
            Ok(left) if left > 0 => PublicityState::Running(left.min(Self::DAYS)),
            _ => PublicityState::Full,
        };
        Self { days: Self::DAYS, state }
    }
}
