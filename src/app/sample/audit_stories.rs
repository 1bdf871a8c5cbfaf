//! What followed from the sample's runs: last year's appraisal, the contest of the spring, plans, corrective actions.

use chrono::{Datelike, Duration, NaiveDate, NaiveTime};

use super::Filling;
use crate::domain::audits::{Answer, AuditKind, NoteKind, RunDetails, Subject, Verdict};
use crate::domain::awards::{AwardKind, NewAward};
use crate::domain::contests::NewContest;
use crate::domain::corrective::{CorrectiveKind, NewCorrectiveEvent};
use crate::domain::dates::Moment;
use crate::domain::ids::{AppraisalId, StaffId};
use crate::domain::plans::{Every, PlanDetails};
use crate::domain::staff::StaffStatus;
use crate::domain::standards::{Item, Pack, SubjectKind};
use crate::exchange::sample_hall::{SampleAppraisal, SampleCorrected, SampleDeed, SampleLoss, SampleRun, days_before};
use crate::register::appraisals::{NewAppraisal, NewJudgement};
use crate::register::audit_runs::NewRun;
use crate::register::{Refusal, RegisterError};

fn shipped(code: &str) -> Result<(&'static str, &'static Pack), RegisterError> {
    let found = Pack::shipped().iter().find(|(_, pack)| pack.code == code);
    found.map(|(text, pack)| (*text, pack)).ok_or_else(|| Refusal::NoSuchRecord.into())
}

fn in_year(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default()
}

fn at(day: NaiveDate, hour: u32) -> Moment {
    Moment::at(day, NaiveTime::from_hms_opt(hour, 0, 0).unwrap_or_default())
}

impl Filling<'_> {
    /// Last year's appraisal, from the self-scores of November to the published ranking.
    pub(super) fn appraisal(&mut self) -> Result<(), RegisterError> {
        let sample = self.sample.audits.appraisal.clone();
        let year = SampleAppraisal::year(self.now.date());
        let (text, pack) = shipped(&sample.pack)?;
        let group = sample.group.iter().map(|work_no| self.person(work_no)).collect::<Result<Vec<_>, _>>()?;
        let head = group.first().copied();
        let new =
            NewAppraisal { year, pack_text: text.to_owned(), subject_kind: SubjectKind::Person, review_group: group };
        let id = self.register.open_appraisal(&new, at(in_year(year, 11, 16), 9))?.value;
        self.scores(&sample, (id, pack, text), (AuditKind::SelfScore, in_year(year, 11, 24)))?;
        self.register.send_appraisal(id, at(in_year(year, 12, 4), 16))?;
        self.scores(&sample, (id, pack, text), (AuditKind::ReScore, in_year(year, 12, 14)))?;
        self.judge(&sample, (id, head), at(in_year(year, 12, 18), 10))?;
        self.register.publish_appraisal(id, at(in_year(year, 12, 20), 10))?;
        self.register.close_appraisal(id, at(in_year(year, 12, 27), 10))?;
        Ok(())
    }

    fn scores(
        &mut self,
        sample: &SampleAppraisal,
        (id, pack, text): (AppraisalId, &Pack, &str),
        (kind, day): (AuditKind, NaiveDate),
    ) -> Result<(), RegisterError> {
        for (place, (work_no, person)) in self.active()?.into_iter().enumerate() {
            let losses = sample.losses(&work_no, (place, kind));
            let answers = pack.items.iter().filter(|item| !item.bonus);
            let answers = answers.map(|item| (item.code.clone(), answer(item, &losses))).collect();
            let details = RunDetails {
                kind,
                subject: Subject::Person(person),
                period_from: in_year(day.year(), 1, 1),
                appraisal: Some(id),
                ..RunDetails::of_hall(day)
            };
            let auditor = if kind == AuditKind::SelfScore { Some(person) } else { self.person("CQ0201").ok() };
            let run = NewRun { pack_text: text.to_owned(), day, auditor, details };
            let minutes = Duration::minutes(i64::try_from(place).unwrap_or(0) * 7);
            let started = Moment(at(day, 9).0 + minutes.num_milliseconds());
            let audit = self.register.record_whole_run(&run, &answers, (started, Moment(started.0 + 300_000)))?.value;
            let told = sample.scores.iter().find(|score| score.work_no == work_no && !score.opinion.is_empty());
            if let Some(score) = told.filter(|_| kind == AuditKind::ReScore) {
                let by = self.person("CQ0201").ok();
                let moment = Moment(started.0 + 360_000);
                self.register.note_audit(audit, (NoteKind::Opinion, &score.opinion, by), moment)?;
            }
        }
        Ok(())
    }

    fn active(&self) -> Result<Vec<(String, StaffId)>, RegisterError> {
        let staff = self.register.staff()?.into_iter().filter(|member| member.record.status == StaffStatus::Active);
        Ok(staff.map(|member| (member.record.work_no.as_str().to_owned(), member.id)).collect())
    }

    fn judge(
        &mut self,
        sample: &SampleAppraisal,
        (id, by): (AppraisalId, Option<StaffId>),
        at: Moment,
    ) -> Result<(), RegisterError> {
        let active = self.active()?;
        for code in &sample.met {
            let barred = |work_no: &str| sample.not_met.iter().any(|bar| bar.work_no == work_no && bar.code == *code);
            let subjects = active.iter().filter(|(work_no, _)| !barred(work_no));
            let subjects = subjects.map(|(_, person)| Subject::Person(*person)).collect();
            let reason = "考核组核对过全年材料".to_owned();
            let judgement = NewJudgement { subjects, code: code.clone(), is_met: true, reason, by };
            self.register.judge_prerequisite(id, &judgement, at)?;
        }
        for bar in &sample.not_met {
            let subjects = vec![Subject::Person(self.person(&bar.work_no)?)];
            let (code, reason) = (bar.code.clone(), bar.reason.clone());
            self.register.judge_prerequisite(id, &NewJudgement { subjects, code, is_met: false, reason, by }, at)?;
        }
        Ok(())
    }

    /// The contest of the spring with its visits, closed, its winner awarded.
    pub(super) fn contest(&mut self) -> Result<(), RegisterError> {
        let sample = self.sample.audits.contest.clone();
        let today = self.now.date();
        let (from, until) = (days_before(today, sample.from_days_ago), days_before(today, sample.until_days_ago));
        let (text, pack) = shipped("window-contest")?;
        let new = NewContest {
            name: sample.name.clone(),
            pack_text: text.to_owned(),
            subject_kind: SubjectKind::Window,
            from,
            until,
            note: String::new(),
        };
        let id = self.register.open_contest(&new, at(from, 9))?.value;
        for visit in &sample.visits {
            let day = days_before(today, visit.days_ago);
            let run = SampleRun::of_visit(visit);
            let answers = run.answers(pack, self.register.hall().area_m2);
            let details = RunDetails {
                kind: AuditKind::ContestVisit,
                subject: self.subject(&run.subject)?,
                contest: Some(id),
                ..RunDetails::of_hall(day)
            };
            let auditor = Some(self.person(&visit.by)?);
            let whole = NewRun { pack_text: text.to_owned(), day, auditor, details };
            self.register.record_whole_run(&whole, &answers, (at(day, 10), at(day, 11)))?;
        }
        let standing = self.register.close_contest(id, at(until, 17))?.value;
        for row in standing.rewarded() {
            let award = NewAward {
                kind: AwardKind::Contest,
                title: format!("{}优胜窗口", sample.name),
                from,
                until,
                subject: row.ranked.subject.clone(),
                score: row.ranked.score,
                rank: row.ranked.rank,
                awarded_on: until,
                reason: String::new(),
                contest: Some(id),
                appraisal: None,
            };
            self.register.grant_award(&award, at(until, 17))?;
        }
        Ok(())
    }

    /// The plans of the year.
    pub(super) fn plans(&mut self) -> Result<(), RegisterError> {
        for plan in self.sample.audits.plans.clone() {
            let first = begins(&plan.every, self.now.date());
            let auditor = plan.auditor.as_deref().map(|work_no| self.person(work_no)).transpose()?;
            let details = PlanDetails {
                title: plan.title,
                pack_code: plan.pack,
                kind: plan.kind,
                subject_kind: SubjectKind::Hall,
                every: Every::from_code(&plan.every).ok_or(Refusal::NoSuchRecord)?,
                from_on: first,
                until_on: None,
                auditor,
                draws: 0,
                remind_days: plan.remind_days,
                is_outside: false,
                note: String::new(),
            };
            self.register.add_plan(&details, at(first, 9).min(self.now))?;
        }
        Ok(())
    }

    /// How corrective actions were put right and closed.
    pub(super) fn corrected(&mut self) -> Result<(), RegisterError> {
        for corrected in self.sample.audits.corrected.clone() {
            self.put_right(&corrected)?;
        }
        Ok(())
    }

    fn put_right(&mut self, corrected: &SampleCorrected) -> Result<(), RegisterError> {
        let day = days_before(self.now.date(), corrected.days_ago);
        let audits = self.register.audits_between(day, day)?;
        let actions = self.register.correctives()?;
        let found = actions
            .into_iter()
            .find(|action| action.item_code == corrected.item && audits.iter().any(|audit| audit.id == action.audit));
        let Some(action) = found else { return Ok(()) };
        let deeds = [
            (CorrectiveKind::Evidence, Some(&corrected.evidence)),
            (CorrectiveKind::Closed, corrected.closed.as_ref()),
        ];
        for (kind, deed) in deeds {
            let Some(SampleDeed { after, by, text }) = deed else { continue };
            let on = day.checked_add_signed(Duration::days(i64::from(*after))).unwrap_or(day);
            let moment = at(on, 15);
            if moment <= self.now {
                let by = Some(self.person(by)?);
                let event = NewCorrectiveEvent { kind, by, owner: None, due: None, text: text.clone(), file: None };
                self.register.add_corrective_event(action.id, &event, moment)?;
            }
        }
        Ok(())
    }
}

/// The first day of a sample's plan: monthly ones began last month, the others with the present half year or year.
fn begins(every: &str, today: NaiveDate) -> NaiveDate {
    match every {
        "month" => {
            let last = days_before(today, 31);
            in_year(last.year(), last.month(), 1)
        }
        "half_year" => in_year(today.year(), if today.month() > 6 { 7 } else { 1 }, 1),
        _ => in_year(today.year(), 1, 1),
    }
}

/// An answer by hand: what was lost failed, the rest passed; a choice takes its best.
fn answer(item: &Item, losses: &[SampleLoss]) -> Answer {
    let loss = losses.iter().find(|loss| loss.item == item.code);
    let value = loss.map_or_else(|| item.limit_in(None), |loss| loss.value);
    let judged = value.and_then(|value| Answer::of_value(item, value, None));
    let chosen = || Answer::of_choice(item, item.best_option()?);
    let verdict = if loss.is_some() { Verdict::Fail } else { Verdict::Pass };
    let answer = judged.or_else(chosen).unwrap_or_else(|| Answer::by_hand(verdict, ""));
    if answer.verdict == Verdict::Fail { answer.because("全年记录") } else { answer }
}
