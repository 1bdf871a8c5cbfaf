//! The records of a scope, each kind read once, when a link first asks for it.

use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveTime};

use super::Scope;
use crate::domain::audits::Subject;
use crate::domain::cards::Card;
use crate::domain::cases::Target;
use crate::domain::cases::What;
use crate::domain::cases::figures::{StepResult, frozen_results, open_results};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseId, StaffId, WindowId};
use crate::domain::products::Product;
use crate::domain::staff::{StaffMember, StaffStatus};
use crate::register::disclosure::DisclosureEntry;
use crate::register::{Register, RegisterError};
use crate::storage::case_figures;
use crate::storage::evidence::{self, CaseFacts, ConductFacts};

/// A step of a case and the rule it belongs to; the rule's code is empty where none fitted.
pub(super) type CaseStep = (String, StepResult);

/// The records of a scope.
pub(super) struct Reading<'a> {
    pub(super) register: &'a Register,
    pub(super) scope: &'a Scope,
    pub(super) now: Moment,
    /// The last day looked at: that of the scope, or today where the scope has not ended.
    pub(super) last: NaiveDate,
    roster: OnceCell<Vec<StaffMember>>,
    badges: OnceCell<BTreeMap<StaffId, Vec<Card>>>,
    serving: OnceCell<Vec<(StaffId, WindowId)>>,
    cases: OnceCell<Vec<CaseFacts>>,
    steps: OnceCell<BTreeMap<CaseId, Vec<CaseStep>>>,
    conduct: OnceCell<Vec<ConductFacts>>,
    documents: OnceCell<Vec<DisclosureEntry>>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(register: &'a Register, scope: &'a Scope, now: Moment) -> Self {
        Self {
            register,
            scope,
            now,
            last: scope.until.min(now.date()).max(scope.from.min(scope.until)),
            roster: OnceCell::new(),
            badges: OnceCell::new(),
            serving: OnceCell::new(),
            cases: OnceCell::new(),
            steps: OnceCell::new(),
            conduct: OnceCell::new(),
            documents: OnceCell::new(),
        }
    }

    /// First day of the calendar year of the last day.
    pub(super) fn first_of_year(&self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.last.year(), 1, 1).unwrap_or(self.last)
    }

    /// Whether the scope is a whole calendar year, or reaches its end.
    pub(super) fn asks_whole_year(&self) -> bool {
        let end = NaiveDate::from_ymd_opt(self.last.year(), 12, 31).unwrap_or(self.last);
        self.last >= end || (self.scope.from <= self.first_of_year() && self.scope.until >= end)
    }

    /// Everyone on the roster, those who left among them.
    pub(super) fn roster(&self) -> Result<&[StaffMember], RegisterError> {
        Ok(once(&self.roster, || self.register.staff())?.as_slice())
    }

    /// The people of the subject, see the module's doc.
    pub(super) fn people(&self) -> Result<Vec<&StaffMember>, RegisterError> {
        let serving = match &self.scope.subject {
            Subject::Window(_) => self.serving()?,
            _ => &[],
        };
        let belongs = |member: &&StaffMember| {
            let is_active = member.record.status == StaffStatus::Active;
            let has_joined = member.record.joined_on.is_none_or(|joined| joined <= self.last);
            match &self.scope.subject {
                Subject::Hall => is_active && has_joined,
                Subject::Team(team) => is_active && has_joined && member.record.team == *team,
                Subject::Window(window) => is_active && serving.contains(&(member.id, *window)),
                Subject::Person(id) => member.id == *id,
            }
        };
        Ok(self.roster()?.iter().filter(belongs).collect())
    }

    /// Whose conduct and training count: of the hall everyone's, those who left since among them.
    pub(super) fn whose(&self) -> Result<BTreeSet<StaffId>, RegisterError> {
        Ok(match &self.scope.subject {
            Subject::Hall => self.roster()?.iter().map(|member| member.id).collect(),
            _ => self.people()?.into_iter().map(|member| member.id).collect(),
        })
    }

    /// Every badge of a person, newest first, void ones among them.
    pub(super) fn badges_of(&self, person: StaffId) -> Result<&[Card], RegisterError> {
        let badges = once(&self.badges, || {
            let mut badges: BTreeMap<StaffId, Vec<Card>> = BTreeMap::new();
            for card in self.register.cards()?.into_iter().filter(|card| card.product == Product::Badge) {
                if let Some(person) = card.staff {
                    badges.entry(person).or_default().push(card);
                }
            }
            Ok(badges)
        })?;
        Ok(badges.get(&person).map_or(&[], Vec::as_slice))
    }

    /// Who serves at which window on the last day.
    pub(super) fn serving(&self) -> Result<&[(StaffId, WindowId)], RegisterError> {
        let read = || Ok(evidence::serving_on(self.register.conn(), self.last)?);
        Ok(once(&self.serving, read)?.as_slice())
    }

    /// From the first moment of the scope until before the second.
    fn moments(&self) -> (Moment, Moment) {
        let start = |day: NaiveDate| Moment::at(day, NaiveTime::MIN);
        (start(self.scope.from), self.scope.until.succ_opt().map_or(Moment(i64::MAX), start))
    }

    /// All cases of the period.
    pub(super) fn all_cases(&self) -> Result<&[CaseFacts], RegisterError> {
        let read = || Ok(evidence::cases(self.register.conn(), self.moments())?);
        Ok(once(&self.cases, read)?.as_slice())
    }

    /// The cases about the subject.
    pub(super) fn cases_about(&self) -> Result<Vec<&CaseFacts>, RegisterError> {
        Ok(self.all_cases()?.iter().filter(|case| self.is_about(case)).collect())
    }

    /// The cases about the subject or in a person's hand, where it is about how they are dealt with.
    pub(super) fn cases_dealt_with(&self) -> Result<Vec<&CaseFacts>, RegisterError> {
        let handles = |case: &CaseFacts| self.scope.subject.person().is_some_and(|person| case.handler == Some(person));
        Ok(self.all_cases()?.iter().filter(|case| self.is_about(case) || handles(case)).collect())
    }

    fn is_about(&self, case: &CaseFacts) -> bool {
        match &self.scope.subject {
            Subject::Hall => true,
            Subject::Window(window) => case.target == Target::Window(*window),
            Subject::Team(team) => matches!(&case.target, Target::Team(name) if name == team),
            Subject::Person(person) => case.target == Target::Person(*person),
        }
    }

    /// The steps of the cases of the period: those of their closings as they were frozen, those of open ones as they
    /// stand now.
    pub(super) fn steps(&self) -> Result<&BTreeMap<CaseId, Vec<CaseStep>>, RegisterError> {
        once(&self.steps, || {
            let mut steps: BTreeMap<CaseId, Vec<CaseStep>> = BTreeMap::new();
            case_figures::events(self.register.conn(), self.moments(), |event| {
                if let What::Closed { frozen } = event.what {
                    let of_rule = frozen_results(&frozen).map(|step| (frozen.rule.clone(), step));
                    steps.entry(event.case).or_default().extend(of_rule);
                }
            })?;
            let known: BTreeSet<CaseId> = self.all_cases()?.iter().map(|case| case.id).collect();
            for open in self.register.open_cases(self.now)?.iter().filter(|open| known.contains(&open.file.case.id)) {
                let rule = open.clocks.rule.as_ref().map(|rule| rule.code.clone()).unwrap_or_default();
                let of_rule = open_results(&open.clocks.steps).map(|step| (rule.clone(), step));
                steps.entry(open.file.case.id).or_default().extend(of_rule);
            }
            Ok(steps)
        })
    }

    /// The conduct records from the first day of the year, or of the scope where that is earlier, to the last.
    pub(super) fn conduct(&self) -> Result<&[ConductFacts], RegisterError> {
        let from = self.first_of_year().min(self.scope.from);
        let read = || Ok(evidence::conduct(self.register.conn(), from, self.last)?);
        Ok(once(&self.conduct, read)?.as_slice())
    }

    /// The disclosure list as it stands on the last day.
    pub(super) fn documents(&self) -> Result<&[DisclosureEntry], RegisterError> {
        Ok(once(&self.documents, || self.register.disclosure_on(self.last))?.as_slice())
    }
}

/// What the cell holds, read when it is empty.
fn once<T>(cell: &OnceCell<T>, read: impl FnOnce() -> Result<T, RegisterError>) -> Result<&T, RegisterError> {
    if let Some(known) = cell.get() {
        return Ok(known);
    }
    let value = read()?;
    Ok(cell.get_or_init(|| value))
}
