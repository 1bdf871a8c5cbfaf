//! A case's life: what may follow what, and why not (C; P1-9.2, P1-9.3, P6-2, P8-1.w3). Pure; every decision takes its facts.

use std::collections::BTreeSet;

use super::events::{CaseEvent, NewEvent, PauseReason, What};
use super::{Case, CaseChannel, CaseNote, Finding, Standing, Target};
use crate::domain::dates::Moment;
use crate::domain::ids::{CaseEventId, StaffId};

/// A case with all that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseFile {
    /// The case.
    pub case: Case,
    /// Its log, oldest entry first.
    pub events: Vec<CaseEvent>,
    /// Free notes, oldest first.
    pub notes: Vec<CaseNote>,
}

/// How far a case has come, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CasePhase {
    /// 待受理
    Waiting,
    /// 已受理, 调查中
    Investigating,
    /// 已转办
    HandedOver,
    /// 暂停
    Paused,
    /// 有结论, 待答复
    Concluded,
    /// 已答复, 待办结
    Replied,
    /// 已办结
    Closed,
    /// 已归档
    Archived,
    /// 作废
    Void,
}

/// Why a step is not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CaseRefusal {
    /// The case is void.
    IsVoid,
    /// The case is closed; it can be reopened with a reason.
    IsClosed,
    /// The case is archived; it can be reopened with a reason.
    IsArchived,
    /// Only a closed case can be archived or reopened.
    NotClosed,
    /// Accepted already.
    AlreadyAccepted,
    /// There is a conclusion already; strike it first.
    AlreadyConcluded,
    /// There is a reply already; strike it first, or reopen the case.
    AlreadyReplied,
    /// A reply needs a conclusion before it (P1-9.2).
    NoConclusion,
    /// Closing needs the time the reply was completed (P1-9.2).
    NoReply,
    /// A finding must be stated for complaints and reports (P1-9.2).
    FindingNeeded,
    /// An important case is answered in writing or by a visit, not by phone (P1-9.3).
    WrittenReplyNeeded,
    /// An opinion of the book is closed with the signature of the hall's head only (P8-1.w3).
    SignatureNeeded,
    /// The office that asked must have its answer before closing (P4-6, P1-10.5).
    ReportNeeded,
    /// A step the rule wants done before closing is not (P1-10.2, P1-10.3).
    StepNotDone,
    /// The clock rests already.
    AlreadyPaused,
    /// The clock does not rest.
    NotPaused,
    /// The rule of this case does not let the clock rest for that reason.
    PauseNotAllowed,
    /// Whom a case is about may not handle it.
    IsTarget,
    /// A case about somebody is handled by somebody named, or recusal could not be seen.
    HandlerMissing,
    /// A hand-over names a person or a department.
    NobodyNamed,
    /// The reason or text is missing.
    TextMissing,
    /// An extension needs an approver.
    ApproverMissing,
    /// The limit has ended; it can no longer be extended.
    TooLateToExtend,
    /// The rule does not extend this step, or not once more, or not so far.
    ExtensionNotAllowed,
    /// What is recorded has happened; this lies in the future.
    InFuture,
    /// It lies before the case came in, or before it was reopened.
    BeforeReceived,
    /// The entry is struck already, or cannot be struck.
    CannotStrike,
    /// A case is not linked with itself, nor twice.
    CannotLink,
    /// Nothing was changed.
    NothingChanged,
    /// Satisfaction is 1 to 5.
    NotASatisfaction,
}

impl CaseRefusal {
    /// Every one, for the texts' test.
    pub const ALL: [Self; 30] = [
        Self::IsVoid,
        Self::IsClosed,
        Self::IsArchived,
        Self::NotClosed,
        Self::AlreadyAccepted,
        Self::AlreadyConcluded,
        Self::AlreadyReplied,
        Self::NoConclusion,
        Self::NoReply,
        Self::FindingNeeded,
        Self::WrittenReplyNeeded,
        Self::SignatureNeeded,
        Self::ReportNeeded,
        Self::StepNotDone,
        Self::AlreadyPaused,
        Self::NotPaused,
        Self::PauseNotAllowed,
        Self::IsTarget,
        Self::HandlerMissing,
        Self::NobodyNamed,
        Self::TextMissing,
        Self::ApproverMissing,
        Self::TooLateToExtend,
        Self::ExtensionNotAllowed,
        Self::InFuture,
        Self::BeforeReceived,
        Self::CannotStrike,
        Self::CannotLink,
        Self::NothingChanged,
        Self::NotASatisfaction,
    ];

    /// The key of its sentence, `error-<key>` and `error-<key>-do`.
    pub fn key(self) -> &'static str {
        match self {
            Self::IsVoid => "case-is-void",
            Self::IsClosed => "case-is-closed",
            Self::IsArchived => "case-is-archived",
            Self::NotClosed => "case-not-closed",
            Self::AlreadyAccepted => "case-already-accepted",
            Self::AlreadyConcluded => "case-already-concluded",
            Self::AlreadyReplied => "case-already-replied",
            Self::NoConclusion => "case-no-conclusion",
            Self::NoReply => "case-no-reply",
            Self::FindingNeeded => "case-finding-needed",
            Self::WrittenReplyNeeded => "case-written-reply-needed",
            Self::SignatureNeeded => "case-signature-needed",
            Self::ReportNeeded => "case-report-needed",
            Self::StepNotDone => "case-step-not-done",
            Self::AlreadyPaused => "case-already-paused",
            Self::NotPaused => "case-not-paused",
            Self::PauseNotAllowed => "case-pause-not-allowed",
            Self::IsTarget => "case-is-target",
            Self::HandlerMissing => "case-handler-missing",
            Self::NobodyNamed => "case-nobody-named",
            Self::TextMissing => "case-text-missing",
            Self::ApproverMissing => "case-approver-missing",
            Self::TooLateToExtend => "case-too-late-to-extend",
            Self::ExtensionNotAllowed => "case-extension-not-allowed",
            Self::InFuture => "case-in-future",
            Self::BeforeReceived => "case-before-received",
            Self::CannotStrike => "case-cannot-strike",
            Self::CannotLink => "case-cannot-link",
            Self::NothingChanged => "case-nothing-changed",
            Self::NotASatisfaction => "case-not-a-satisfaction",
        }
    }
}

/// What a decision must know beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Bystanders<'a> {
    /// The people the case is about, on the day it came in.
    pub targets: &'a BTreeSet<StaffId>,
    /// What the rule lets the clock rest for.
    pub pausable: &'a [PauseReason],
    /// Whether the rule asks for a written report before closing.
    pub must_report: ReportNeed,
    /// Whether the rule asks for the head's signature.
    pub signature: SignatureNeed,
    /// Now.
    pub now: Moment,
}

/// Whether a written report must be there before closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportNeed {
    /// It must.
    Needed,
    /// It need not.
    NotNeeded,
}

/// Whether the head of the hall must sign before closing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureNeed {
    /// Must sign.
    Needed,
    /// Need not.
    NotNeeded,
}

impl CaseFile {
    /// Entries that were struck by a further one.
    pub fn struck(&self) -> BTreeSet<CaseEventId> {
        let struck = self.events.iter().filter_map(|event| match &event.what {
            What::Struck { event, .. } => Some(*event),
            _ => None,
        });
        struck.collect()
    }

    /// The entries that count, oldest first.
    pub fn live(&self) -> Vec<&CaseEvent> {
        let struck = self.struck();
        self.events.iter().filter(|event| !struck.contains(&event.id)).collect()
    }

    /// The entries that count since the case was last reopened, and when that was; all of them and `None` for a case
    /// never reopened.
    pub fn round(&self) -> (Option<Moment>, Vec<&CaseEvent>) {
        let live = self.live();
        let reopened = live.iter().rposition(|event| matches!(event.what, What::Reopened { .. }));
        match reopened {
            Some(index) => (live.get(index).map(|event| event.at), live.get(index + 1..).unwrap_or_default().to_vec()),
            None => (None, live),
        }
    }

    fn last_of<T>(&self, pick: impl Fn(&What) -> Option<T>) -> Option<T> {
        let (_, round) = self.round();
        round.iter().rev().find_map(|event| pick(&event.what))
    }

    fn has(&self, wanted: impl Fn(&What) -> bool) -> bool {
        self.last_of(|what| wanted(what).then_some(())).is_some()
    }

    /// The conclusion that counts.
    pub fn conclusion(&self) -> Option<(Finding, String)> {
        self.last_of(|what| match what {
            What::Concluded { finding, text } => Some((*finding, text.clone())),
            _ => None,
        })
    }

    /// The reply that counts.
    pub fn reply(&self) -> Option<&CaseEvent> {
        let (_, round) = self.round();
        round.into_iter().rev().find(|event| matches!(event.what, What::Replied { .. }))
    }

    /// The satisfaction told last.
    pub fn satisfaction(&self) -> Option<u8> {
        self.live().iter().rev().find_map(|event| match event.what {
            What::Surveyed { satisfaction, .. } => Some(satisfaction),
            _ => None,
        })
    }

    /// Why the clock rests now, if it does.
    pub fn resting(&self) -> Option<PauseReason> {
        let (_, round) = self.round();
        let turn = round.iter().rev().find_map(|event| match event.what {
            What::Paused { because, .. } => Some(Some(because)),
            What::Resumed { .. } => Some(None),
            _ => None,
        });
        turn.flatten()
    }

    /// Who has the case now: the last person it was handed over to, else the first-asked person (P6-2).
    pub fn handler(&self) -> Option<StaffId> {
        let handed = self.live().into_iter().rev().find_map(|event| match event.what {
            What::HandedOver { to_person, .. } => to_person,
            _ => None,
        });
        handed.or(self.case.facts.first_asked)
    }

    /// The department that has the case now: the last one it was handed over to, else the one it was recorded for.
    pub fn department(&self) -> String {
        let handed = self.live().into_iter().rev().find_map(|event| match &event.what {
            What::HandedOver { to_unit, .. } if !to_unit.is_empty() => Some(to_unit.clone()),
            _ => None,
        });
        handed.unwrap_or_else(|| self.case.facts.department.clone())
    }

    /// How far it has come.
    pub fn phase(&self) -> CasePhase {
        if self.case.voided.is_some() {
            return CasePhase::Void;
        }
        match self.case.outcomes.standing {
            Standing::Closed => return CasePhase::Closed,
            Standing::Archived => return CasePhase::Archived,
            Standing::Open => {}
        }
        if self.resting().is_some() {
            return CasePhase::Paused;
        }
        let (_, round) = self.round();
        let furthest = round.iter().filter_map(|event| match event.what {
            What::Replied { .. } => Some(CasePhase::Replied),
            What::Concluded { .. } => Some(CasePhase::Concluded),
            What::HandedOver { .. } => Some(CasePhase::HandedOver),
            What::Accepted { .. } | What::Investigated { .. } => Some(CasePhase::Investigating),
            _ => None,
        });
        furthest.max().unwrap_or(CasePhase::Waiting)
    }

    /// Whether a step may be entered now.
    ///
    /// # Errors
    /// The first rule that forbids it.
    pub fn check(&self, new: &NewEvent, beside: Bystanders<'_>) -> Result<(), CaseRefusal> {
        self.check_standing(&new.what)?;
        self.check_moment(new, beside.now)?;
        self.check_people(new, beside.targets)?;
        self.check_order(&new.what, beside)?;
        check_words(&new.what)
    }

    fn check_standing(&self, what: &What) -> Result<(), CaseRefusal> {
        if self.case.voided.is_some() {
            return Err(CaseRefusal::IsVoid);
        }
        let stays_possible =
            matches!(what, What::Surveyed { .. } | What::Linked { .. } | What::Attached { .. } | What::Reopened { .. });
        match (self.case.outcomes.standing, what) {
            (Standing::Open, What::Reopened { .. } | What::Archived { .. }) => Err(CaseRefusal::NotClosed),
            (Standing::Closed, What::Archived { .. }) | (Standing::Open, _) => Ok(()),
            (_, _) if stays_possible => Ok(()),
            (Standing::Closed, _) => Err(CaseRefusal::IsClosed),
            (Standing::Archived, _) => Err(CaseRefusal::IsArchived),
        }
    }

    /// What is recorded has happened, and not before the case came in or was reopened; a clock set back must not stop
    /// the work.
    fn check_moment(&self, new: &NewEvent, now: Moment) -> Result<(), CaseRefusal> {
        if matches!(new.what, What::Happened { .. }) {
            return Ok(());
        }
        if new.at > now {
            return Err(CaseRefusal::InFuture);
        }
        let (reopened_at, _) = self.round();
        let begun = reopened_at.unwrap_or(self.case.facts.received_at);
        if new.at.minute() < begun.minute() && new.at < now {
            return Err(CaseRefusal::BeforeReceived);
        }
        Ok(())
    }

    /// Recusal: whom a case is about does not handle it, and it is not handed over to them. They may hand it over, and
    /// note what is a fact whoever notes it.
    fn check_people(&self, new: &NewEvent, targets: &BTreeSet<StaffId>) -> Result<(), CaseRefusal> {
        let handles = !matches!(
            new.what,
            What::HandedOver { .. } | What::Happened { .. } | What::Linked { .. } | What::Attached { .. }
        );
        let is_target = |person: Option<StaffId>| person.is_some_and(|person| targets.contains(&person));
        if handles && is_target(new.by) {
            return Err(CaseRefusal::IsTarget);
        }
        if handles && new.by.is_none() && !targets.is_empty() {
            return Err(CaseRefusal::HandlerMissing);
        }
        let What::HandedOver { to_person, to_unit, .. } = &new.what else { return Ok(()) };
        if to_person.is_none() && to_unit.trim().is_empty() {
            return Err(CaseRefusal::NobodyNamed);
        }
        let to_target_team = matches!(&self.case.facts.details.target, Target::Team(team) if team == to_unit.trim());
        if is_target(*to_person) || to_target_team { Err(CaseRefusal::IsTarget) } else { Ok(()) }
    }

    fn check_order(&self, what: &What, beside: Bystanders<'_>) -> Result<(), CaseRefusal> {
        match what {
            What::Accepted { .. } if self.has(|w| matches!(w, What::Accepted { .. })) => {
                Err(CaseRefusal::AlreadyAccepted)
            }
            What::Concluded { .. } if self.conclusion().is_some() => Err(CaseRefusal::AlreadyConcluded),
            What::Concluded { finding: Finding::NotApplicable, .. } if self.case.facts.kind.needs_finding() => {
                Err(CaseRefusal::FindingNeeded)
            }
            What::Replied { .. } if self.reply().is_some() => Err(CaseRefusal::AlreadyReplied),
            What::Replied { .. } if self.conclusion().is_none() => Err(CaseRefusal::NoConclusion),
            What::Replied { mode, .. } if self.case.facts.details.is_important && !mode.serves_important() => {
                Err(CaseRefusal::WrittenReplyNeeded)
            }
            What::Paused { .. } if self.resting().is_some() => Err(CaseRefusal::AlreadyPaused),
            What::Paused { because, .. } if !beside.pausable.contains(because) => Err(CaseRefusal::PauseNotAllowed),
            What::Resumed { .. } if self.resting().is_none() => Err(CaseRefusal::NotPaused),
            What::Closed { .. } => self.check_closing(beside),
            What::Struck { event, .. } if !self.can_strike(*event) => Err(CaseRefusal::CannotStrike),
            What::Linked { other, .. } if *other == self.case.id || self.is_linked(*other) => {
                Err(CaseRefusal::CannotLink)
            }
            What::Surveyed { satisfaction, .. } if !(1..=5).contains(satisfaction) => {
                Err(CaseRefusal::NotASatisfaction)
            }
            _ => Ok(()),
        }
    }

    /// What closing needs: conclusion and reply time (P1-9.2), the reply's mode for important cases (P1-9.3), signature
    /// (P8-1.w3) and report (P4-6) where the rule asks for them.
    ///
    /// # Errors
    /// The first thing missing.
    pub fn check_closing(&self, beside: Bystanders<'_>) -> Result<(), CaseRefusal> {
        let (finding, _) = self.conclusion().ok_or(CaseRefusal::NoConclusion)?;
        if finding == Finding::NotApplicable && self.case.facts.kind.needs_finding() {
            return Err(CaseRefusal::FindingNeeded);
        }
        let reply = self.reply().ok_or(CaseRefusal::NoReply)?;
        if self.case.facts.details.is_important
            && !matches!(&reply.what, What::Replied { mode, .. } if mode.serves_important())
        {
            return Err(CaseRefusal::WrittenReplyNeeded);
        }
        let needs_signature =
            beside.signature == SignatureNeed::Needed || self.case.facts.channel == CaseChannel::OpinionBook;
        if needs_signature && !self.has(|what| matches!(what, What::Signed { .. })) {
            return Err(CaseRefusal::SignatureNeeded);
        }
        let needs_report = beside.must_report == ReportNeed::Needed || self.case.facts.details.is_answer_required;
        if needs_report && !self.has(|what| matches!(what, What::Reported { .. })) {
            return Err(CaseRefusal::ReportNeeded);
        }
        if self.resting().is_some() { Err(CaseRefusal::AlreadyPaused) } else { Ok(()) }
    }

    /// Whether an entry can be struck: one of the present round that neither closes, reopens nor corrects.
    pub fn can_strike(&self, id: CaseEventId) -> bool {
        let (_, round) = self.round();
        round.iter().any(|event| {
            event.id == id
                && !matches!(
                    event.what,
                    What::Closed { .. }
                        | What::Reopened { .. }
                        | What::Archived { .. }
                        | What::Corrected { .. }
                        | What::Struck { .. }
                )
        })
    }

    fn is_linked(&self, other: crate::domain::ids::CaseId) -> bool {
        self.live().iter().any(|event| matches!(event.what, What::Linked { other: known, .. } if known == other))
    }
}

fn check_words(what: &What) -> Result<(), CaseRefusal> {
    let needed = match what {
        What::Contacted { note } | What::Investigated { note } => note,
        What::Concluded { text, .. } | What::Replied { text, .. } | What::Remedied { text, .. } => text,
        What::Reported { to, .. } => to,
        What::Extended { approver, .. } if approver.trim().is_empty() => return Err(CaseRefusal::ApproverMissing),
        What::Extended { reason, .. }
        | What::Reopened { reason }
        | What::Struck { reason, .. }
        | What::Corrected { reason, .. } => reason,
        What::Happened { event, .. } => event,
        _ => return Ok(()),
    };
    if needed.trim().is_empty() { Err(CaseRefusal::TextMissing) } else { Ok(()) }
}

#[cfg(test)]
mod tests;
