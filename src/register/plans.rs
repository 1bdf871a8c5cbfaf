//! Plans of checks: made, changed, stopped; their periods, draws and notes (A; P1-II.2, P4-2).

use chrono::NaiveDate;

use super::cases::needed;
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::calendar::OpenDays;
use crate::domain::dates::Moment;
use crate::domain::draws::Draw;
use crate::domain::ids::{PlanId, StaffId};
use crate::domain::plans::{
    AppraisalMark, Candidate, Every, PackOffer, PeriodReport, PeriodState, Plan, PlanDetails, PlanDraw, PlanFacts,
    PlanNote, PlanNoteKind, PlanPeriod, report,
};
use crate::domain::staff::StaffStatus;
use crate::domain::standards::{Purpose, SubjectKind};
use crate::storage::plans;

/// A plan with its periods within some days.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanView {
    /// The plan.
    pub plan: Plan,
    /// Its periods, oldest first.
    pub periods: Vec<PeriodReport>,
}

/// A note on a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPlanNote {
    /// The plan.
    pub plan: PlanId,
    /// The period, by its key.
    pub period: NaiveDate,
    /// Let go, or kept on paper.
    pub kind: PlanNoteKind,
    /// Why, or what came of it; not blank.
    pub text: String,
    /// Who says so.
    pub by: Option<StaffId>,
}

impl Register {
    /// Every plan, stopped ones among them, in the order they were made.
    ///
    /// # Errors
    /// The file's.
    pub fn plans(&self) -> Result<Vec<Plan>, RegisterError> {
        Ok(plans::all(self.conn())?)
    }

    /// Every plan with the periods that touch `from..=until` as they stand on `today`. A daily plan asks for nothing on
    /// days the hall is closed.
    ///
    /// # Errors
    /// The file's.
    pub fn plan_views(
        &self,
        (from, until): (NaiveDate, NaiveDate),
        today: NaiveDate,
    ) -> Result<Vec<PlanView>, RegisterError> {
        let plans = self.plans()?;
        if plans.is_empty() {
            return Ok(Vec::new());
        }
        let open = self.open_days()?;
        let spans: Vec<_> = plans.iter().map(|plan| open_periods(plan, (from, until), &open)).collect();
        let first = spans.iter().flatten().map(|period| period.first).min().unwrap_or(from);
        let last = spans.iter().flatten().map(|period| period.last).max().unwrap_or(until);
        let checks = plans::checks(self.conn(), (first, last))?;
        let (draws, notes) = (plans::draws(self.conn())?, plans::notes(self.conn())?);
        let mut views = Vec::new();
        for (plan, periods) in plans.into_iter().zip(spans) {
            let candidates = self.plan_candidates(plan.details.subject_kind)?;
            let facts = PlanFacts { checks: &checks, candidates: &candidates, draws: &draws, notes: &notes, today };
            let periods = periods.into_iter().map(|period| report(&plan, period, facts)).collect();
            views.push(PlanView { plan, periods });
        }
        Ok(views)
    }

    /// Whom or what a plan can be about now: windows in use, teams and people of those who work here.
    ///
    /// # Errors
    /// The file's.
    pub fn plan_candidates(&self, kind: SubjectKind) -> Result<Vec<Candidate>, RegisterError> {
        let works_here = |status| matches!(status, StaffStatus::Active | StaffStatus::OnLeave);
        Ok(match kind {
            SubjectKind::Hall => vec![Candidate { subject: Subject::Hall, since: None }],
            SubjectKind::Window => {
                let in_use = self.windows()?.into_iter().filter(|window| window.retired_on.is_none());
                in_use.map(|window| Candidate { subject: Subject::Window(window.id), since: None }).collect()
            }
            SubjectKind::Person => {
                let here = self.staff()?.into_iter().filter(|member| works_here(member.record.status));
                here.map(|member| Candidate { subject: Subject::Person(member.id), since: member.record.joined_on })
                    .collect()
            }
            SubjectKind::Team => {
                let mut teams: Vec<Candidate> = Vec::new();
                for member in self.staff()?.into_iter().filter(|member| works_here(member.record.status)) {
                    let (name, since) = (member.record.team.trim(), member.record.joined_on);
                    let subject = Subject::Team(name.to_owned());
                    match teams.iter_mut().find(|team| team.subject == subject) {
                        Some(team) => team.since = team.since.zip(since).map(|(a, b)| a.min(b)),
                        None if name.is_empty() => {}
                        None => teams.push(Candidate { subject, since }),
                    }
                }
                teams
            }
        })
    }

    /// The standards a plan can be made from, as far as a proposal needs to know them.
    ///
    /// # Errors
    /// Those of [`Register::packs`].
    pub fn plan_offers(&self) -> Result<Vec<PackOffer>, RegisterError> {
        let offer = |known: super::packs::KnownPack| PackOffer {
            code: known.pack.code,
            purpose: known.pack.purpose,
            subjects: known.pack.subjects,
        };
        Ok(self.usable_packs()?.into_iter().map(offer).collect())
    }

    /// How far the appraisals of a year are; one mark for none. `None` where no standard in use is one of an appraisal.
    ///
    /// # Errors
    /// The file's.
    pub fn appraisal_marks(&self, year: i32) -> Result<Vec<AppraisalMark>, RegisterError> {
        let rows = plans::appraisals(self.conn(), year)?;
        if rows.is_empty() {
            let offers = self.plan_offers()?;
            let is_known = offers.iter().any(|offer| offer.purpose == Purpose::Appraisal);
            return Ok(if is_known { vec![AppraisalMark::default()] } else { Vec::new() });
        }
        let mut marks = Vec::new();
        for row in rows {
            let candidates = self.plan_candidates(row.subject_kind)?;
            let all_have = |kind: AuditKind| -> Result<Option<NaiveDate>, RegisterError> {
                let runs = plans::appraisal_runs(self.conn(), (row.id, kind))?;
                let first = |candidate: &Candidate| {
                    runs.iter().find(|(_, subject)| *subject == candidate.subject).map(|(day, _)| *day)
                };
                let days: Option<Vec<NaiveDate>> = candidates.iter().map(first).collect();
                Ok(days.and_then(|days| days.into_iter().max()))
            };
            marks.push(AppraisalMark {
                appraisal: Some(row.id),
                self_scored_on: all_have(AuditKind::SelfScore)?,
                sent_on: row.sent_on,
                re_scored_on: row.published_on.or(all_have(AuditKind::ReScore)?),
            });
        }
        Ok(marks)
    }

    /// Makes a plan.
    ///
    /// # Errors
    /// `ReasonMissing` without a title; `SubjectNotOfPack`, `NoSuchRecord` for a standard that is not in use.
    pub fn add_plan(&mut self, details: &PlanDetails, at: Moment) -> Result<Outcome<PlanId>, RegisterError> {
        self.check_plan(details)?;
        let action = Action::new(ActionKind::ChangePlan, details.title.clone(), at);
        self.transact(action, |w| Ok(plans::insert(w.conn, w.hall, details)?))
    }

    /// Changes a plan. Once it has begun, what it asked for stays: only its name, end, auditor, reminder and remark
    /// change.
    ///
    /// # Errors
    /// Those of [`Register::add_plan`]; `PlanStopped`, `PlanBegun`.
    pub fn change_plan(
        &mut self,
        id: PlanId,
        details: &PlanDetails,
        at: Moment,
    ) -> Result<Outcome<PlanId>, RegisterError> {
        let old = self.running_plan(id)?;
        if details.rewrites(&old.details, at.date()) {
            return Err(Refusal::PlanBegun.into());
        }
        if details.pack_code != old.details.pack_code || details.subject_kind != old.details.subject_kind {
            self.check_plan(details)?;
        }
        needed(&details.title)?;
        let action = Action::new(ActionKind::ChangePlan, details.title.clone(), at);
        self.transact(action, |w| {
            plans::update(w.conn, id, details)?;
            Ok(id)
        })
    }

    /// Stops a plan from today on; what was done and missed stays.
    ///
    /// # Errors
    /// `PlanStopped`, `NoSuchRecord`.
    pub fn stop_plan(&mut self, id: PlanId, at: Moment) -> Result<Outcome<PlanId>, RegisterError> {
        let plan = self.running_plan(id)?;
        let action = Action::new(ActionKind::ChangePlan, plan.details.title, at);
        self.transact(action, |w| {
            plans::stop(w.conn, id, at.date())?;
            Ok(id)
        })
    }

    /// Draws the subjects of a running period; kept with its seed and never drawn again.
    ///
    /// # Errors
    /// `PlanStopped`, `AlreadyDrawn`, `DayAhead` for a period that has not begun; `NoSuchRecord` for one that is over,
    /// for a plan that draws nobody, and where there is nobody to draw.
    pub fn draw_spots(
        &mut self,
        (id, key): (PlanId, NaiveDate),
        seed: &str,
        at: Moment,
    ) -> Result<Outcome<PlanDraw>, RegisterError> {
        let plan = self.running_plan(id)?;
        let period = plan.period_by_key(key).filter(|_| plan.details.draws > 0).ok_or(Refusal::NoSuchRecord)?;
        if plans::draws(self.conn())?.iter().any(|draw| draw.plan == id && draw.period == key) {
            return Err(Refusal::AlreadyDrawn.into());
        }
        if at.date() < period.first {
            return Err(Refusal::DayAhead.into());
        }
        let candidates = self.plan_candidates(plan.details.subject_kind)?;
        let subjects: Vec<Subject> = candidates.into_iter().map(|candidate| candidate.subject).collect();
        if at.date() > period.last || subjects.is_empty() || seed.trim().is_empty() {
            return Err(Refusal::NoSuchRecord.into());
        }
        let draw = Draw::new(seed.trim(), &subjects, plan.details.draws as usize);
        let row = PlanDraw { plan: id, period: key, draw, at };
        let action = Action::new(ActionKind::DrawSpots, format!("#{} {key}", id.0), at);
        self.transact(action, |w| {
            plans::insert_draw(w.conn, w.hall, &row)?;
            Ok(row)
        })
    }

    /// Notes why a period was let go, or what came of a visit that was kept on paper.
    ///
    /// # Errors
    /// `ReasonMissing` for blank words; `NoSuchRecord` for a period the plan does not have.
    pub fn note_plan(&mut self, new: &NewPlanNote, at: Moment) -> Result<Outcome<PlanId>, RegisterError> {
        let NewPlanNote { plan: id, period, kind, text, by } = new;
        let plan = plans::get(self.conn(), *id)?.ok_or(Refusal::NoSuchRecord)?;
        plan.period_by_key(*period).ok_or(Refusal::NoSuchRecord)?;
        let note = PlanNote { plan: *id, period: *period, kind: *kind, text: needed(text)?, by: *by, at };
        let action = Action::new(ActionKind::NotePlan, format!("#{} {period} {}", id.0, kind.code()), at);
        self.transact(action, |w| {
            plans::insert_note(w.conn, w.hall, &note)?;
            Ok(*id)
        })
    }

    fn check_plan(&self, details: &PlanDetails) -> Result<(), RegisterError> {
        needed(&details.title)?;
        let known = self.usable_pack(&details.pack_code)?.ok_or(Refusal::NoSuchRecord)?;
        if known.pack.subjects.contains(&details.subject_kind) {
            return Ok(());
        }
        Err(Refusal::SubjectNotOfPack.into())
    }

    fn running_plan(&self, id: PlanId) -> Result<Plan, RegisterError> {
        let plan = plans::get(self.conn(), id)?.ok_or(Refusal::NoSuchRecord)?;
        if plan.stopped_on.is_some() {
            return Err(Refusal::PlanStopped.into());
        }
        Ok(plan)
    }
}

/// The periods of a plan; of a daily one only the days the hall is open.
fn open_periods(plan: &Plan, (from, until): (NaiveDate, NaiveDate), open: &OpenDays) -> Vec<PlanPeriod> {
    let mut periods = plan.periods(from, until);
    if plan.details.every == Every::Day {
        periods.retain(|period| open.is_open(period.first));
    }
    periods
}

impl PlanView {
    /// The period that is running on a day.
    pub fn period_on(&self, day: NaiveDate) -> Option<&PeriodReport> {
        self.periods.iter().find(|report| report.period.holds(day))
    }

    /// How many of its periods were missed.
    pub fn missed(&self) -> usize {
        self.periods.iter().filter(|report| report.state == PeriodState::Missed).count()
    }
}
