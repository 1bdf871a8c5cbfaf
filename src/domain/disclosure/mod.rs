//! Public disclosure (公示): what must hang or lie in the hall, and whether it is there and in date (D; P1-3.1, P1-3.3, P1-6.5,
//! P8-1.4, P8-1.w7-w11, P8-1.c5).

mod drafts;
mod imports;
mod lists;
mod states;
#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dates::Moment;
use super::ids::{DisclosureId, DisclosureVersionId, FileId};

pub use drafts::{DocumentDraft, VersionDraft, VersionFacts};
pub use imports::{DisclosureImport, ListedDisclosure, VersionImport};
pub use lists::{DisclosureList, ListError, ListedDocument};
pub use states::{DocumentState, Urgency, down_by, rank, state_on, urgency, version_on};

/// What a document on show is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisclosureKind {
    /// 公开资料 (P1-3.1)
    Document,
    /// 宣传折页 (P1-3.3, P8-1.w7)
    Leaflet,
    /// 法规 (P1-6.5)
    Law,
    /// 证照 (P8-1.c5)
    Licence,
    /// 服务公约 (P8-1.w9)
    Pact,
    /// 横幅 (P8-1.4)
    Banner,
    /// 告示
    Notice,
    /// 价目 (P8-1.w10, P8-1.w11)
    PriceList,
    /// 预案 (P6-3)
    Plan,
}

impl DisclosureKind {
    /// All, in the order of the list.
    pub const ALL: [Self; 9] = [
        Self::Document,
        Self::Leaflet,
        Self::Law,
        Self::Licence,
        Self::Pact,
        Self::PriceList,
        Self::Notice,
        Self::Plan,
        Self::Banner,
    ];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Leaflet => "leaflet",
            Self::Law => "law",
            Self::Licence => "licence",
            Self::Pact => "pact",
            Self::Banner => "banner",
            Self::Notice => "notice",
            Self::PriceList => "price_list",
            Self::Plan => "plan",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it must be there every day: without it the hall breaks a rule, so its lack is red. The others are asked for
    /// in amber.
    pub fn is_must(self) -> bool {
        matches!(self, Self::Document | Self::Law | Self::Licence | Self::Pact | Self::PriceList | Self::Plan)
    }

    /// Whether it hangs only for the time of an event (P8-1.4).
    pub fn is_seasonal(self) -> bool {
        self == Self::Banner
    }
}

/// A document as it is put on the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// Code, unique in the hall.
    pub code: String,
    /// The rule it comes from; `ours` or empty where there is none.
    pub rule: String,
    /// What it is.
    pub kind: DisclosureKind,
    /// Its title.
    pub title: String,
    /// Where it belongs; may be empty.
    pub place: String,
    /// What to mind; may be empty.
    pub note: String,
}

/// Taken off the list, with the reason; never deleted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// From this day on.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A document of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Row number.
    pub id: DisclosureId,
    /// What it is.
    pub facts: NewDocument,
    /// On the list since.
    pub since: NaiveDate,
    /// Taken off the list.
    pub retired: Option<Retired>,
}

/// A version as it is put up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewVersion {
    /// Which one: edition, document number, date of issue.
    pub version: String,
    /// Where it hangs or lies; may be empty.
    pub place: String,
    /// Put up on.
    pub put_up_on: NaiveDate,
    /// Last day it is valid; none where it has no end.
    pub valid_until: Option<NaiveDate>,
    /// Banners: the day the event ends (P8-1.4).
    pub event_ends_on: Option<NaiveDate>,
    /// A picture of it in its place.
    pub photo: Option<FileId>,
    /// Anything else; may be empty.
    pub note: String,
}

/// A version on record; never edited, but for the day it came down and a photo added later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Row number.
    pub id: DisclosureVersionId,
    /// Of which document.
    pub document: DisclosureId,
    /// As it was put up.
    pub facts: NewVersion,
    /// Came down on; from that day on it is not on show.
    pub taken_down_on: Option<NaiveDate>,
    /// When it was entered.
    pub entered_at: Moment,
}
