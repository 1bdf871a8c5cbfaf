//! How a year's appraisal stands: everyone with self-score, re-score, yearly score, prerequisites and place; after
//! publishing as it was published (P1-II.5 to P1-II.7).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::appraisal_parts::YearRecords;
use super::appraisals::Appraisal;
use super::audits::AuditSummary;
use super::{Register, RegisterError};
use crate::domain::appraisals::{
    AppraisalDates, Basis, PublishedRow, StepFacts, StepStanding, YearlyScore, steps, yearly,
};
use crate::domain::audits::{AuditKind, Evidence, Subject};
use crate::domain::dates::Moment;
use crate::domain::ids::{AppraisalId, AuditId, StaffId};
use crate::domain::ranking::{PrerequisiteState, RankEntry, Ranked, moves_up, rank};
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::domain::standards::SubjectKind;
use crate::storage::appraisals::{self, JudgementRow};

/// How an appraisal stands.
#[derive(Debug, Clone, PartialEq)]
pub struct AppraisalStanding {
    /// The appraisal.
    pub appraisal: Appraisal,
    /// Everyone, best first.
    pub rows: Vec<StandingRow>,
    /// The four steps.
    pub steps: [StepStanding; 4],
}

/// A subject of an appraisal.
#[derive(Debug, Clone, PartialEq)]
pub struct StandingRow {
    /// Place and result.
    pub ranked: Ranked,
    /// The place of whoever moves up for this one.
    pub moves_up: Option<u32>,
    /// The self-score run, begun or finished.
    pub self_run: Option<RunOf>,
    /// The re-score run, begun or finished.
    pub re_run: Option<RunOf>,
    /// Self-score of 100, once finished.
    pub self_score: Option<f64>,
    /// Re-score of 100, once finished.
    pub re_score: Option<f64>,
    /// Which of them counts.
    pub basis: Basis,
    /// The yearly score.
    pub yearly: YearlyScore,
    /// Prerequisites in the order of the pack.
    pub prerequisites: Vec<JudgedPrerequisite>,
    /// Code of the grade of the run that counts; empty for none.
    pub grade: String,
}

impl StandingRow {
    /// Re-score less self-score.
    pub fn difference(&self) -> Option<f64> {
        self.self_score.zip(self.re_score).map(|(own, again)| again - own)
    }
}

/// A run of an appraisal.
#[derive(Debug, Clone, PartialEq)]
pub struct RunOf {
    /// The run.
    pub audit: AuditId,
    /// Day it was finished; `None` while it is open.
    pub finished_on: Option<NaiveDate>,
    /// Finished after its last day.
    pub is_late: bool,
    /// Corrected after finishing: the corrected score counts.
    pub is_corrected: bool,
    /// Score of 100 after vetoes.
    score: Option<f64>,
    vetoed: bool,
    grade: String,
}

/// A prerequisite of a subject with who judged it.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedPrerequisite {
    /// Code, met or not, why.
    pub state: PrerequisiteState,
    /// What the records say; `None` where they cannot tell.
    pub records: Option<bool>,
    /// The records behind it.
    pub evidence: Option<Evidence>,
    /// Who judged it by hand, and when; `None` where the records speak or nobody did.
    pub by_hand: Option<(Option<StaffId>, Moment)>,
}

impl AppraisalStanding {
    /// Subjects without a finished self-score.
    pub fn missing_self_scores(&self) -> Vec<Subject> {
        let missing = self.rows.iter().filter(|row| row.self_score.is_none());
        missing.map(|row| row.ranked.subject.clone()).collect()
    }

    /// The row of a subject.
    pub fn row(&self, subject: &Subject) -> Option<&StandingRow> {
        self.rows.iter().find(|row| &row.ranked.subject == subject)
    }

    /// A prerequisite of a subject.
    pub fn prerequisite(&self, subject: &Subject, code: &str) -> Option<&JudgedPrerequisite> {
        self.row(subject)?.prerequisites.iter().find(|judged| judged.state.code == code)
    }

    /// Mean self-score and mean re-score of those that have one.
    pub fn means(&self) -> (Option<f64>, Option<f64>) {
        let mean = |of: fn(&StandingRow) -> Option<f64>| {
            let scores: Vec<f64> = self.rows.iter().filter_map(of).collect();
            (!scores.is_empty()).then(|| scores.iter().sum::<f64>() / scores.len() as f64)
        };
        (mean(|row| row.self_score), mean(|row| row.re_score))
    }
}

impl Register {
    /// How an appraisal stands at `now`; a published one as it was published.
    ///
    /// # Errors
    /// `NoSuchRecord`, `BadPack`, the file's.
    pub fn appraisal_standing(&self, id: AppraisalId, now: Moment) -> Result<AppraisalStanding, RegisterError> {
        let appraisal = self.appraisal(id)?;
        let (audits, staff) = (self.audits(usize::MAX >> 1)?, self.staff()?);
        let runs = self.runs_of(&appraisal, &audits)?;
        let rows = if let Some(published) = &appraisal.published {
            published.rows.iter().map(|row| frozen_row(row, &runs)).collect()
        } else {
            let records = self.year_records(appraisal.year, (&audits, &staff), now)?;
            let subjects = self.subjects_of(&appraisal, (&staff, &runs), now)?;
            self.ranked_rows(&appraisal, (&subjects, &runs, &records), now)?
        };
        let steps = steps(AppraisalDates::of(appraisal.year), step_facts(&appraisal, &rows), now.date());
        Ok(AppraisalStanding { appraisal, rows, steps })
    }

    /// The runs of an appraisal that are not void.
    pub(super) fn appraisal_runs(&self, id: AppraisalId) -> Result<Vec<AuditSummary>, RegisterError> {
        let mut runs = self.audits(usize::MAX >> 1)?;
        runs.retain(|run| run.voided.is_none() && run.details.appraisal == Some(id));
        Ok(runs)
    }

    fn runs_of(&self, appraisal: &Appraisal, audits: &[AuditSummary]) -> Result<Runs, RegisterError> {
        let corrected: BTreeSet<AuditId> = appraisals::corrected_runs(self.conn(), appraisal.id)?.into_iter().collect();
        let dates = AppraisalDates::of(appraisal.year);
        let mut runs = Runs::new();
        // Newest first: of two self-scores of one subject the older one is not looked at.
        for summary in audits.iter().filter(|run| run.voided.is_none() && run.details.appraisal == Some(appraisal.id)) {
            let key = (summary.details.subject.clone(), summary.details.kind);
            let until = match summary.details.kind {
                AuditKind::SelfScore => dates.self_score_until,
                _ => dates.last_day,
            };
            let run = self.run_of(summary, (until, &corrected))?;
            runs.entry(key).or_insert(run);
        }
        Ok(runs)
    }

    fn run_of(
        &self,
        summary: &AuditSummary,
        (until, corrected): (NaiveDate, &BTreeSet<AuditId>),
    ) -> Result<RunOf, RegisterError> {
        let corrected = corrected.contains(&summary.id);
        let finished_on = summary.finished_at.map(Moment::date);
        let mut run = RunOf {
            audit: summary.id,
            finished_on,
            is_late: finished_on.is_some_and(|day| day > until),
            is_corrected: corrected,
            score: summary.score_of_100().filter(|_| summary.finished_at.is_some()),
            vetoed: summary.frozen.as_ref().is_some_and(|frozen| !frozen.vetoed.is_empty()),
            grade: summary.frozen.as_ref().map(|frozen| frozen.grade.clone()).unwrap_or_default(),
        };
        if corrected && let Some(result) = self.audit(summary.id)?.corrected_score().result {
            run.score = Some(result.score);
            run.vetoed = !result.may_be_awarded;
            run.grade = result.grade;
        }
        Ok(run)
    }

    /// Active people (teams, windows) as of the day, and whoever was scored already.
    fn subjects_of(
        &self,
        appraisal: &Appraisal,
        (staff, runs): (&[StaffMember], &Runs),
        now: Moment,
    ) -> Result<BTreeSet<Subject>, RegisterError> {
        let last_day = AppraisalDates::of(appraisal.year).last_day;
        let until = appraisal.sent_on.unwrap_or(now.date()).min(last_day);
        let is_there = |member: &&StaffMember| {
            member.record.status == StaffStatus::Active && member.record.joined_on.is_none_or(|day| day <= until)
        };
        let active = staff.iter().filter(is_there);
        let mut subjects: BTreeSet<Subject> = match appraisal.subject_kind {
            SubjectKind::Hall => [Subject::Hall].into(),
            SubjectKind::Person => active.map(|member| Subject::Person(member.id)).collect(),
            SubjectKind::Team => active
                .map(|member| member.record.team.clone())
                .filter(|team| !team.is_empty())
                .map(Subject::Team)
                .collect(),
            SubjectKind::Window => {
                let in_use = self.windows()?.into_iter().filter(|w| w.retired_on.is_none_or(|end| end > until));
                in_use.map(|window| Subject::Window(window.id)).collect()
            }
        };
        subjects.extend(runs.keys().map(|(subject, _)| subject.clone()));
        Ok(subjects)
    }

    fn ranked_rows(
        &self,
        appraisal: &Appraisal,
        (subjects, runs, records): (&BTreeSet<Subject>, &Runs, &YearRecords),
        now: Moment,
    ) -> Result<Vec<StandingRow>, RegisterError> {
        let judgements = appraisals::judgements(self.conn(), appraisal.id)?;
        let mut found = BTreeMap::new();
        for subject in subjects {
            let prerequisites = self.judged(appraisal, (subject, &judgements), now)?;
            let row = unranked_row(appraisal, (subject, runs, records), prerequisites);
            found.insert(subject.clone(), row);
        }
        let entries: Vec<RankEntry> = found.values().map(|(entry, _)| entry.clone()).collect();
        let rules = appraisal.rules();
        let ranking = rank(&entries, rules);
        let place = |ranked: &Ranked| {
            let (_, row) = found.get(&ranked.subject)?;
            let moves_up = moves_up(&ranking, rules.rewarded, &ranked.subject);
            Some(StandingRow { ranked: ranked.clone(), moves_up, ..row.clone() })
        };
        Ok(ranking.iter().filter_map(place).collect())
    }

    /// The prerequisites of a subject: a judgement by hand overrules the records.
    fn judged(
        &self,
        appraisal: &Appraisal,
        (subject, judgements): (&Subject, &[JudgementRow]),
        now: Moment,
    ) -> Result<Vec<JudgedPrerequisite>, RegisterError> {
        let mut judged = Vec::new();
        for needed in &appraisal.pack.prerequisites {
            let said = self.prerequisite_of_year(needed, (subject, appraisal.year), now)?;
            let (records, evidence) = said.map_or((None, None), |(is_met, found)| (Some(is_met), Some(found)));
            let hand = judgements.iter().find(|row| &row.subject == subject && row.code == needed.code);
            let (is_met, reason) = match hand {
                Some(row) => (Some(row.is_met), row.reason.clone()),
                None => (records, String::new()),
            };
            judged.push(JudgedPrerequisite {
                state: PrerequisiteState { code: needed.code.clone(), is_met, reason },
                records,
                evidence,
                by_hand: hand.map(|row| (row.by, row.at)),
            });
        }
        Ok(judged)
    }
}

/// The runs of an appraisal by subject and kind.
type Runs = BTreeMap<(Subject, AuditKind), RunOf>;

fn unranked_row(
    appraisal: &Appraisal,
    (subject, runs, records): (&Subject, &Runs, &YearRecords),
    prerequisites: Vec<JudgedPrerequisite>,
) -> (RankEntry, StandingRow) {
    let run = |kind| runs.get(&(subject.clone(), kind)).cloned();
    let (self_run, re_run) = (run(AuditKind::SelfScore), run(AuditKind::ReScore));
    let score = |run: &Option<RunOf>| run.as_ref().and_then(|run| run.score);
    let (self_score, re_score) = (score(&self_run), score(&re_run));
    let (basis, counts) = match (re_score, self_score) {
        (Some(_), _) => (Basis::ReScore, re_run.as_ref()),
        (None, Some(_)) => (Basis::SelfScore, self_run.as_ref()),
        (None, None) => (Basis::Nothing, None),
    };
    let yearly = yearly(&appraisal.pack.parts, &records.values(subject, re_score.or(self_score)));
    let entry = RankEntry {
        subject: subject.clone(),
        score: yearly.score,
        checks: records.checks_of(subject).len() as u32 + u32::from(counts.is_some()),
        prerequisites: prerequisites.iter().map(|judged| judged.state.clone()).collect(),
        may_be_awarded: !counts.is_some_and(|run| run.vetoed),
    };
    let grade = counts.map(|run| run.grade.clone()).unwrap_or_default();
    let ranked = Ranked {
        subject: subject.clone(),
        score: None,
        rank: None,
        is_shared: false,
        result: crate::domain::ranking::RankResult::NotScored,
    };
    let row = StandingRow {
        ranked,
        moves_up: None,
        self_run,
        re_run,
        self_score,
        re_score,
        basis,
        yearly,
        prerequisites,
        grade,
    };
    (entry, row)
}

fn frozen_row(row: &PublishedRow, runs: &Runs) -> StandingRow {
    let run = |kind| runs.get(&(row.ranked.subject.clone(), kind)).cloned();
    let prerequisites = row.prerequisites.iter().map(|state| JudgedPrerequisite {
        state: state.clone(),
        records: None,
        evidence: row.evidence.get(&state.code).cloned(),
        by_hand: None,
    });
    StandingRow {
        ranked: row.ranked.clone(),
        moves_up: row.moves_up,
        self_run: run(AuditKind::SelfScore),
        re_run: run(AuditKind::ReScore),
        self_score: row.self_score,
        re_score: row.re_score,
        basis: row.basis,
        yearly: row.yearly.clone(),
        prerequisites: prerequisites.collect(),
        grade: row.grade.clone(),
    }
}

fn step_facts(appraisal: &Appraisal, rows: &[StandingRow]) -> StepFacts {
    let last = |of: fn(&StandingRow) -> &Option<RunOf>| {
        rows.iter().filter_map(|row| of(row).as_ref().and_then(|run| run.finished_on)).max()
    };
    StepFacts {
        subjects: rows.len(),
        self_scored: rows.iter().filter(|row| row.self_score.is_some()).count(),
        last_self_score: last(|row| &row.self_run),
        sent_on: appraisal.sent_on,
        re_scored: rows.iter().filter(|row| row.re_score.is_some()).count(),
        last_re_score: last(|row| &row.re_run),
        published_on: appraisal.published_on,
    }
}
