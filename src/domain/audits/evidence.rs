//! What the hall's own records say to a linked item: the verdict, the figure, the records behind it (domain rule 4.3).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Answer, Verdict, judge};
use crate::domain::dates::Moment;
use crate::domain::ids::{AuditId, BoxId, CaseId, CorrectiveId, StaffId};
use crate::domain::standards::{Comparison, Item, ItemKind};

/// A record that evidence rests on; people by number only, so that no name is frozen into an answer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordRef {
    /// A person of the roster.
    Staff(StaffId),
    /// A case.
    Case(CaseId),
    /// A box on a day.
    BoxDay(BoxId, NaiveDate),
    /// A day, as one without its daily check.
    Day(NaiveDate),
    /// A check.
    Audit(AuditId),
    /// A corrective action.
    Corrective(CorrectiveId),
    /// A document on show, by its code.
    Document(String),
    /// The hall's profile.
    Hall,
}

/// One record with what it says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EvidenceRecord {
    /// The record.
    pub record: RecordRef,
    /// Why it speaks against the item, as a word of [`super::Why`]; empty for one that speaks for it and has nothing
    /// more to be told.
    pub why: String,
    /// A figure of it, as the hours of a person.
    pub value: Option<f64>,
}

/// Most records of a kind that an answer keeps; the figure counts all.
pub const MOST_RECORDS: usize = 60;

/// What the records of a period say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Word of the link, see [`crate::domain::standards::Link::key`].
    pub link: String,
    /// Pass or fail (a pass where only a number is given); `None` where the records cannot tell and a person answers.
    pub verdict: Option<Verdict>,
    /// So many fulfil it ...
    pub good: u32,
    /// ... of so many.
    pub of: u32,
    /// The number of a link that gives one, in the item's unit.
    pub number: Option<f64>,
    /// What speaks against it, at most [`MOST_RECORDS`].
    pub faults: Vec<EvidenceRecord>,
    /// What was looked at and speaks for it, at most [`MOST_RECORDS`].
    pub fine: Vec<EvidenceRecord>,
    /// First day looked at.
    pub from: NaiveDate,
    /// Last day looked at.
    pub until: NaiveDate,
    /// When the records were read.
    pub seen_at: Moment,
}

impl Evidence {
    /// How many speak against it.
    pub fn fault_count(&self) -> u32 {
        self.of.saturating_sub(self.good)
    }

    /// Whether it says the same as another: when the records were read, and over which days, is left aside.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let said = |e: &Self| (e.verdict, e.good, e.of, e.number);
        said(self) == said(other) && self.link == other.link && self.faults == other.faults && self.fine == other.fine
    }

    /// The number held against a counted item's limit: the number itself, what is there where at least so many are
    /// wanted, what is wrong where at most so many are.
    fn number_for(&self, item: &Item) -> f64 {
        match (self.number, item.comparison()) {
            (Some(number), _) => number,
            (None, Comparison::AtLeast) => f64::from(self.good),
            (None, Comparison::AtMost) => f64::from(self.fault_count()),
        }
    }
}

impl Answer {
    /// The answer that follows from the records; `None` where they cannot tell or the item takes no such answer.
    pub fn of_evidence(item: &Item, evidence: Evidence, area_m2: Option<f64>) -> Option<Self> {
        let verdict = evidence.verdict?;
        let answer = match item.kind {
            _ if verdict == Verdict::NotApplicable => Self::by_hand(verdict, ""),
            ItemKind::YesNo => {
                let occurrences = if verdict == Verdict::Fail { evidence.fault_count().max(1) } else { 0 };
                Self { occurrences, ..Self::by_hand(verdict, "") }
            }
            ItemKind::Count { .. } | ItemKind::Measure { .. } | ItemKind::Age { .. } => {
                let number = evidence.number_for(item);
                let judged = judge(item, number, area_m2)?;
                Self { value: Some(number), occurrences: judged.occurrences, ..Self::by_hand(judged.verdict, "") }
            }
            ItemKind::Choice { .. } | ItemKind::Text => return None,
        };
        Some(Self { evidence: Some(evidence), ..answer })
    }

    /// Whether a person said otherwise than the records.
    pub fn is_overruled(&self) -> bool {
        self.overruled_because.is_some()
    }
}
