//! Which of the hall's own records answer an item (domain rule 4.3).

use serde::{Deserialize, Serialize};

use crate::domain::cases::CaseChannel;
use crate::domain::disclosure::DisclosureKind;
use crate::domain::training::TrainingKind;

/// What in the hall's records answers an item. The period is that of the run, the people those of its subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Link {
    /// Every active member has a valid, complete badge (P1-1.2).
    BadgesValid,
    /// One part of everyone's badge (P1-1.2 b-g).
    BadgePart {
        /// The part.
        part: BadgePart,
    },
    /// Everyone at a window has a valid badge (P8-2.9).
    WindowStaffBadged,
    /// So many active people whose post or title holds one of the words (P1-2.11, P8-2.1).
    Post {
        /// Words, any of which counts.
        words: Vec<String>,
        /// How many people.
        at_least: u32,
    },
    /// So many active people with such a qualification (P8-2.1 e).
    Qualification {
        /// Words, any of which counts.
        words: Vec<String>,
        /// How many people.
        at_least: u32,
    },
    /// So many active people who speak such a language (P8-2.1 f).
    Language {
        /// Words, any of which counts.
        words: Vec<String>,
        /// How many people.
        at_least: u32,
    },
    /// Every box was opened on every open day of the period (P1-9.3).
    BoxOpened,
    /// A daily check was finished on every open day of the period (P1-2.4).
    DailyChecksKept,
    /// Every case of the period is on record, letters included (P1-9.2).
    CasesRecorded,
    /// Every closed case has a conclusion (P1-9.2).
    CasesConcluded,
    /// Every closed case has the time of its reply (P1-9.2).
    CasesReplyTime,
    /// Important cases were answered in writing or by a visit (P1-9.3).
    ImportantAnsweredProperly,
    /// The phone was answered within so many rings (P1-6.3).
    RingsWithin {
        /// Most rings.
        most: u32,
    },
    /// Calls are noted with their rings (P1-6.3).
    CallsLogged,
    /// Steps of the deadline rules were kept; an empty list means all (P1-9.3, P1-10.3, P8-1.w3).
    CasesInTime {
        /// Codes of steps.
        steps: Vec<String>,
        /// Codes of deadline rules.
        rules: Vec<String>,
        /// Channels the cases came in by.
        channels: Vec<CaseChannel>,
    },
    /// Opinions were signed by the hall's head (P8-1.w3 f).
    OpinionSigned,
    /// The opinion book's pages are kept over a year (P8-1.w3 g).
    OpinionKept,
    /// Corrective actions due in the period are closed with evidence.
    CorrectiveClosed,
    /// Every person has so many hours of training in the year (P1-8.1).
    TrainingHours {
        /// Hours a year.
        min_hours: u32,
        /// Kinds of training that count; empty for all.
        kinds: Vec<TrainingKind>,
    },
    /// A campaign of that kind was held in the year (P1-8.1).
    Campaign {
        /// Kind of training record.
        kind: TrainingKind,
    },
    /// No breach of these codes is on record (P1-8.2).
    ConductClean {
        /// Codes of bans, e.g. `P1-8.2.a`.
        codes: Vec<String>,
    },
    /// No case taken up by the law in the year, those the unit found itself excepted (P1-II.7).
    NoLawCase,
    /// No incident of grave public effect in the year (P1-II.7).
    NoPublicIncident,
    /// "Qualified" in the local conduct review (P1-II.7).
    ConductQualified,
    /// A number: founded complaints about the subject in the period (P4-6).
    FoundedComplaints,
    /// A number: praise for the subject in the period (P4-6).
    Praise,
    /// These documents are on show and in date (P1-3.1).
    Disclosure {
        /// Codes of the list of what must hang or lie in the hall.
        codes: Vec<String>,
    },
    /// So many documents of a kind are on show, none out of date (P8-1.w7).
    DisclosureKind {
        /// Kind.
        kind: DisclosureKind,
        /// How many.
        at_least: u32,
    },
    /// A fact of the hall's profile (P1-2.1, P1-9.1, P1-9.4).
    Hall {
        /// The fact.
        fact: HallFact,
    },
}

/// A part of the badge (P1-1.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BadgePart {
    /// 1-inch photo.
    Photo,
    /// Unit name.
    UnitName,
    /// Name.
    Name,
    /// Title.
    Title,
    /// Post.
    Post,
    /// Work number.
    WorkNo,
    /// Printed and not out of date.
    Validity,
}

/// A fact of the hall's profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HallFact {
    /// A complaint phone is public (P1-9.1).
    ComplaintPhone,
    /// A supervision phone is public.
    SupervisionPhone,
    /// A phone for rest days is public (P1-9.4).
    RestDayPhone,
    /// A number: floor area in m2 (P1-2.1).
    AreaM2,
}

impl Link {
    /// Whether the records give a number that is held against the item's limit, rather than a verdict.
    pub fn gives_number(&self) -> bool {
        matches!(self, Self::FoundedComplaints | Self::Praise | Self::Hall { fact: HallFact::AreaM2 })
    }

    /// The key of its words on screens and sheets, e.g. `badges_valid`.
    pub fn key(&self) -> &'static str {
        match self {
            Self::BadgesValid => "badges_valid",
            Self::BadgePart { .. } => "badge_part",
            Self::WindowStaffBadged => "window_staff_badged",
            Self::Post { .. } => "post",
            Self::Qualification { .. } => "qualification",
            Self::Language { .. } => "language",
            Self::BoxOpened => "box_opened",
            Self::DailyChecksKept => "daily_checks_kept",
            Self::CasesRecorded => "cases_recorded",
            Self::CasesConcluded => "cases_concluded",
            Self::CasesReplyTime => "cases_reply_time",
            Self::ImportantAnsweredProperly => "important_answered_properly",
            Self::RingsWithin { .. } => "rings_within",
            Self::CallsLogged => "calls_logged",
            Self::CasesInTime { .. } => "cases_in_time",
            Self::OpinionSigned => "opinion_signed",
            Self::OpinionKept => "opinion_kept",
            Self::CorrectiveClosed => "corrective_closed",
            Self::TrainingHours { .. } => "training_hours",
            Self::Campaign { .. } => "campaign",
            Self::ConductClean { .. } => "conduct_clean",
            Self::NoLawCase => "no_law_case",
            Self::NoPublicIncident => "no_public_incident",
            Self::ConductQualified => "conduct_qualified",
            Self::FoundedComplaints => "founded_complaints",
            Self::Praise => "praise",
            Self::Disclosure { .. } => "disclosure",
            Self::DisclosureKind { .. } => "disclosure_kind",
            Self::Hall { .. } => "hall",
        }
    }
}
