//! Contests: opened on a standard that is frozen with them, visits are checks, closed with the ranking frozen (A; P6-1,
//! P1-II.3, P4-4).

use chrono::NaiveDate;

use super::audit_runs::NewRun;
use super::audits::{AuditSummary, bad_pack};
use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::audits::{AuditKind, Subject};
use crate::domain::contests::{Contest, ContestStanding, NewContest, Visit, rules_of, standing};
use crate::domain::dates::Moment;
use crate::domain::ids::ContestId;
use crate::domain::staff::StaffStatus;
use crate::domain::standards::{Pack, RankingRules, SubjectKind};
use crate::storage::{StorageError, contests};

impl Register {
    /// All contests, newest first.
    ///
    /// # Errors
    /// The file's.
    pub fn contests(&self) -> Result<Vec<Contest>, RegisterError> {
        Ok(contests::all(self.conn())?)
    }

    /// One contest.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn contest(&self, id: ContestId) -> Result<Contest, RegisterError> {
        contests::get(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    /// The checks of a contest that count or are under way, oldest first; void ones are left out.
    ///
    /// # Errors
    /// The file's.
    pub fn contest_visits(&self, contest: &Contest) -> Result<Vec<AuditSummary>, RegisterError> {
        let mut visits = self.audits_between(contest.from, contest.until)?;
        visits.retain(|run| run.details.contest == Some(contest.id) && run.voided.is_none());
        Ok(visits)
    }

    /// How its subjects stand: as it was frozen, or by the visits finished so far.
    ///
    /// # Errors
    /// The file's, `BadPack`.
    pub fn contest_standing(&self, contest: &Contest) -> Result<ContestStanding, RegisterError> {
        if contest.closed_on.is_some() {
            let ranking = contests::ranking(self.conn(), contest.id)?;
            let read = serde_json::from_str(&ranking);
            return read.map_err(|error| StorageError::Damaged(error.to_string()).into());
        }
        let pack = Pack::parse("contest", &contest.pack_text).map_err(bad_pack)?;
        let runs = self.contest_visits(contest)?;
        let subjects = self.contest_subjects(contest.subject_kind)?;
        Ok(standing(&subjects, &visits(&runs), rules_of(&pack)))
    }

    /// How the windows stand by every finished check about them within the days.
    ///
    /// # Errors
    /// The file's.
    pub fn window_standing(
        &self,
        (first, last): (NaiveDate, NaiveDate),
        rules: RankingRules,
    ) -> Result<ContestStanding, RegisterError> {
        let mut runs = self.audits_between(first, last)?;
        runs.retain(|run| run.details.kind != AuditKind::ReCheck && run.details.subject.kind() == SubjectKind::Window);
        Ok(standing(&self.contest_subjects(SubjectKind::Window)?, &visits(&runs), rules))
    }

    /// Who takes part: windows in use, teams of the active people, active people.
    fn contest_subjects(&self, kind: SubjectKind) -> Result<Vec<Subject>, RegisterError> {
        let staff = self.staff()?.into_iter().filter(|member| member.record.status == StaffStatus::Active);
        Ok(match kind {
            SubjectKind::Hall => vec![Subject::Hall],
            SubjectKind::Window => {
                let windows = self.windows()?.into_iter().filter(|window| window.retired_on.is_none());
                windows.map(|window| Subject::Window(window.id)).collect()
            }
            SubjectKind::Team => {
                let teams = staff.map(|member| member.record.team).filter(|team| !team.is_empty());
                teams.map(Subject::Team).collect()
            }
            SubjectKind::Person => staff.map(|member| Subject::Person(member.id)).collect(),
        })
    }

    /// Opens a contest; the text of its standard stays with it.
    ///
    /// # Errors
    /// `BadPack`; `SubjectNotOfPack`; `ReasonMissing` without a name.
    pub fn open_contest(&mut self, contest: &NewContest, at: Moment) -> Result<Outcome<ContestId>, RegisterError> {
        let pack = Pack::parse("pack", &contest.pack_text).map_err(bad_pack)?;
        if contest.name.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if contest.subject_kind == SubjectKind::Hall || !pack.subjects.contains(&contest.subject_kind) {
            return Err(Refusal::SubjectNotOfPack.into());
        }
        let subject = format!("{} {} {}", pack.code, contest.from, contest.until);
        self.transact(Action::new(ActionKind::OpenContest, subject, at), |w| {
            let edition = (pack.code.as_str(), pack.edition.as_str());
            Ok(contests::insert(w.conn, w.hall, (contest, edition), at)?)
        })
    }

    /// Closes a contest: its ranking is frozen, visits still under way do not count.
    ///
    /// # Errors
    /// `ContestClosed`, `NoSuchRecord`, the file's.
    pub fn close_contest(&mut self, id: ContestId, at: Moment) -> Result<Outcome<ContestStanding>, RegisterError> {
        let contest = self.contest(id)?;
        if contest.closed_on.is_some() {
            return Err(Refusal::ContestClosed.into());
        }
        let standing = self.contest_standing(&contest)?;
        let ranking = serde_json::to_string(&standing).map_err(|error| StorageError::Damaged(error.to_string()))?;
        let subject = format!("{} {} {}", contest.pack_code, contest.from, contest.until);
        self.transact(Action::new(ActionKind::CloseContest, subject, at), |w| {
            contests::close(w.conn, id, (at.date(), &ranking))?;
            Ok(standing)
        })
    }

    /// A run that belongs to a contest must be of its days, its standard and its kind of subject.
    pub(super) fn refuse_outside_contest(&self, run: &NewRun) -> Result<(), RegisterError> {
        let Some(id) = run.details.contest else {
            return Ok(());
        };
        let contest = self.contest(id)?;
        if contest.closed_on.is_some() {
            return Err(Refusal::ContestClosed.into());
        }
        if !contest.takes(run.day) {
            return Err(Refusal::OutsideContest.into());
        }
        if run.details.subject.kind() != contest.subject_kind || run.pack_text != contest.pack_text {
            return Err(Refusal::SubjectNotOfPack.into());
        }
        Ok(())
    }
}

/// The visits among runs: finished, not void, with a score.
fn visits(runs: &[AuditSummary]) -> Vec<Visit> {
    let visit = |run: &AuditSummary| {
        Some(Visit {
            audit: run.id,
            subject: run.details.subject.clone(),
            day: run.day,
            auditor: run.auditor,
            score: run.score_of_100().filter(|_| run.counts())?,
            vetoed: run.frozen.as_ref().map(|frozen| frozen.vetoed.clone()).unwrap_or_default(),
        })
    };
    runs.iter().filter_map(visit).collect()
}
