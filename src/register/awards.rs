//! Awards: granted under a certificate number, revoked with a reason, never taken out (A; P7-3, P3-4, P6-1, P4-4).

use chrono::{Datelike, NaiveDate};

use super::{Action, ActionKind, Outcome, Refusal, Register, RegisterError};
use crate::domain::audits::Subject;
use crate::domain::awards::{Award, AwardKind, NewAward, month_before};
use crate::domain::contests::{ContestStanding, MIN_VISITS, StandingRow};
use crate::domain::dates::Moment;
use crate::domain::ids::{AwardId, StaffId};
use crate::domain::ranking::{RankResult, Ranked, Reason};
use crate::domain::standards::{Points, RankingRules};
use crate::register::stars::StarScope;
use crate::storage::awards;

/// By which rules the best window of a month is found: three checks, no least score, one rewarded.
pub const BEST_WINDOW: RankingRules = RankingRules { min_checks: MIN_VISITS, pass_score: Points::ZERO, rewarded: 1 };

/// Days of a month on which the missing star of the month before is reminded of.
const REMIND_DAYS: u32 = 5;

impl Register {
    /// All awards, newest certificate first, revoked ones among them.
    ///
    /// # Errors
    /// The file's.
    pub fn awards(&self) -> Result<Vec<Award>, RegisterError> {
        Ok(awards::all(self.conn())?)
    }

    /// One award.
    ///
    /// # Errors
    /// `NoSuchRecord`.
    pub fn award(&self, id: AwardId) -> Result<Award, RegisterError> {
        awards::get(self.conn(), id)?.ok_or_else(|| Refusal::NoSuchRecord.into())
    }

    /// The awards of a person, newest first, revoked ones among them.
    ///
    /// # Errors
    /// The file's.
    pub fn awards_of(&self, person: StaffId) -> Result<Vec<Award>, RegisterError> {
        let mut all = self.awards()?;
        all.retain(|award| award.granted.subject == Subject::Person(person));
        Ok(all)
    }

    /// The month before, in the first days of a month, when it has no service star and one was ever granted.
    ///
    /// # Errors
    /// The file's.
    pub fn month_without_star(&self, today: NaiveDate) -> Result<Option<(NaiveDate, NaiveDate)>, RegisterError> {
        let Some(month) = month_before(today).filter(|_| today.day() <= REMIND_DAYS) else {
            return Ok(None);
        };
        let all = self.awards()?;
        let mut stars = all.iter().filter(|award| award.granted.kind == AwardKind::ServiceStar);
        let of_month = |award: &Award| award.revoked.is_none() && (award.granted.from, award.granted.until) == month;
        let has_any = stars.clone().next().is_some();
        Ok((has_any && !stars.any(of_month)).then_some(month))
    }

    /// Grants an award under the next number of the year.
    ///
    /// # Errors
    /// Those of [`Register::grant_awards`].
    pub fn grant_award(&mut self, award: &NewAward, at: Moment) -> Result<Outcome<AwardId>, RegisterError> {
        let Outcome { value, changes, is_undoable } = self.grant_awards(std::slice::from_ref(award), at)?;
        let value = value.first().copied().ok_or(Refusal::NoSuchRecord)?;
        Ok(Outcome { value, changes, is_undoable })
    }

    /// Grants awards in one step, as when two windows share the first place, under the next numbers of the year.
    ///
    /// # Errors
    /// `NotEligible` for a subject that is passed over or not ranked first; `AwardExists`; `DayAhead`; `ReasonMissing`
    /// without a title; `NoSuchRecord` for an unknown subject. Nothing is granted then.
    pub fn grant_awards(&mut self, granted: &[NewAward], at: Moment) -> Result<Outcome<Vec<AwardId>>, RegisterError> {
        let known = self.awards()?;
        for (place, award) in granted.iter().enumerate() {
            let before = granted.iter().take(place);
            let standing = known.iter().filter(|one| one.revoked.is_none()).map(|one| &one.granted);
            if standing.chain(before).any(|other| award.repeats(other)) {
                return Err(Refusal::AwardExists.into());
            }
            self.check_award(award, at)?;
        }
        let kinds: Vec<&str> = granted.iter().map(|award| award.kind.code()).collect();
        self.transact(Action::new(ActionKind::GrantAward, kinds.join(" "), at), |w| {
            let mut ids = Vec::new();
            for award in granted {
                let number = awards::next_number(w.conn, w.hall, award.awarded_on.year())?;
                ids.push(awards::insert(w.conn, w.hall, (award, number))?);
            }
            Ok(ids)
        })
    }

    fn check_award(&self, award: &NewAward, at: Moment) -> Result<(), RegisterError> {
        if award.title.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if award.awarded_on > at.date() {
            return Err(Refusal::DayAhead.into());
        }
        self.check_subject(&award.subject)?;
        if let Some(id) = award.contest {
            let contest = self.contest(id)?;
            let standing = self.contest_standing(&contest)?;
            let because = if contest.closed_on.is_some() { against(&standing, award) } else { Some(contest.name) };
            return refuse(because);
        }
        if let Some(id) = award.appraisal {
            let appraisal = self.appraisal(id)?;
            let Some(published) = appraisal.published else {
                return refuse(Some(appraisal.year.to_string()));
            };
            let row = published.rows.iter().find(|row| row.ranked.subject == award.subject);
            return refuse(against_published(row.map(|row| &row.ranked)));
        }
        let days = (award.from, award.until);
        match (award.kind, &award.subject) {
            (AwardKind::BestWindow, _) => refuse(against(&self.window_standing(days, BEST_WINDOW)?, award)),
            (AwardKind::ServiceStar, Subject::Person(person)) => {
                self.check_star((*person, days), StarScope::ServiceStar, at)
            }
            (AwardKind::StarLobbyManager, Subject::Person(person)) => {
                self.check_star((*person, days), StarScope::LobbyManager, at)
            }
            _ => Ok(()),
        }
    }

    fn check_subject(&self, subject: &Subject) -> Result<(), RegisterError> {
        let known = match subject {
            Subject::Hall => true,
            Subject::Team(name) => !name.trim().is_empty(),
            Subject::Window(id) => self.windows()?.iter().any(|window| window.id == *id),
            Subject::Person(id) => return self.staff_member(*id).map(|_| ()),
        };
        if known { Ok(()) } else { Err(Refusal::NoSuchRecord.into()) }
    }

    fn check_star(
        &self,
        (person, days): (StaffId, (NaiveDate, NaiveDate)),
        scope: StarScope,
        at: Moment,
    ) -> Result<(), RegisterError> {
        let candidates = self.star_candidates(days, scope, at)?;
        let found = candidates.into_iter().find(|candidate| candidate.figures.person == person);
        match found {
            None => refuse(Some(self.staff_member(person)?.record.post)),
            Some(found) if !found.is_eligible() => refuse(Some(found.figures.bars.join(" "))),
            Some(_) => Ok(()),
        }
    }

    /// Revokes an award with a reason (P4-4); it stays on record, and its number stays taken.
    ///
    /// # Errors
    /// `ReasonMissing`, `NoSuchRecord`; `RecordStruck` for one that is revoked already.
    pub fn revoke_award(&mut self, id: AwardId, reason: &str, at: Moment) -> Result<Outcome<()>, RegisterError> {
        let award = self.award(id)?;
        if reason.trim().is_empty() {
            return Err(Refusal::ReasonMissing.into());
        }
        if award.revoked.is_some() {
            return Err(Refusal::RecordStruck.into());
        }
        let action = Action::new(ActionKind::RevokeAward, award.certificate.to_string(), at);
        self.transact(action, |w| Ok(awards::revoke(w.conn, id, (at, reason.trim()))?))
    }
}

fn refuse(because: Option<String>) -> Result<(), RegisterError> {
    match because {
        Some(because) => Err(Refusal::NotEligible { because }.into()),
        None => Ok(()),
    }
}

/// What stands against an award by a standing, in figures and codes: `2 / 3`, `78.50 < 80`, `04-20 P6-1.language.e`,
/// the rank. `None` for one that is rewarded.
fn against(standing: &ContestStanding, award: &NewAward) -> Option<String> {
    let Some(row) = standing.row(&award.subject) else {
        return Some(format!("0 / {}", standing.rules.min_checks));
    };
    let score = row.ranked.score.unwrap_or_default();
    match &row.ranked.result {
        result if result.is_rewarded() => None,
        RankResult::TooFewChecks | RankResult::NotScored => {
            Some(format!("{} / {}", row.visits.len(), standing.rules.min_checks))
        }
        RankResult::BelowPassScore => Some(format!("{score:.2} < {}", standing.rules.pass_score.as_number())),
        RankResult::PassedOver { reasons } if reasons.contains(&Reason::Veto) => Some(veto_words(row)),
        _ => Some(format!("{score:.2} #{}", row.ranked.rank.unwrap_or_default())),
    }
}

/// What stands against an award by a published ranking: what is not met in the words of its judgement, else score and
/// rank. `None` for one that is rewarded.
fn against_published(ranked: Option<&Ranked>) -> Option<String> {
    let Some(ranked) = ranked else {
        return Some("—".to_owned());
    };
    let score = ranked.score.unwrap_or_default();
    match &ranked.result {
        result if result.is_rewarded() => None,
        RankResult::PassedOver { reasons } => {
            let told = reasons.iter().map(|reason| match reason {
                Reason::NotMet(code, words) if words.is_empty() => code.clone(),
                Reason::NotMet(_, words) => words.clone(),
                Reason::NotJudged(code) => code.clone(),
                Reason::Veto => "veto".to_owned(),
            });
            Some(told.collect::<Vec<_>>().join(", "))
        }
        _ => Some(format!("{score:.2} #{}", ranked.rank.unwrap_or_default())),
    }
}

/// Day and items of the visits with a veto.
fn veto_words(row: &StandingRow) -> String {
    let vetoed = row.visits.iter().filter(|visit| !visit.vetoed.is_empty());
    vetoed.map(|visit| format!("{} {}", visit.day, visit.vetoed.join(" "))).collect::<Vec<_>>().join(", ")
}
