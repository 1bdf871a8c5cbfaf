//! How a document stands on a day: pure, from the document, its versions and the day.

use chrono::{Months, NaiveDate};

use super::{DisclosureKind, Document, Version};

/// So many days before its end a version is told of.
const SOON_DAYS: i64 = 30;
/// The same for what is renewed every month or two, which would else always be told of.
const SHORT_SOON_DAYS: i64 = 7;
/// Valid for no more days than this counts as renewed every month or two.
const SHORT_LIFE_DAYS: i64 = 62;
/// A banner comes down within so many months after its event (P8-1.4).
const BANNER_MONTHS: u32 = 1;

/// How a document stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentState {
    /// Nothing of it is on show.
    Missing,
    /// A banner that is not up: nothing to do.
    NotUp,
    /// On show and in date; a banner: until its event ends.
    InDate {
        /// Last valid day; none without an end.
        until: Option<NaiveDate>,
    },
    /// On show and in date, but not for long.
    RunsOut {
        /// Last valid day.
        until: NaiveDate,
        /// Days left; 0 on the last day.
        days_left: i64,
    },
    /// On show beyond its last valid day.
    OutOfDate {
        /// Last valid day.
        until: NaiveDate,
        /// Days since.
        days_past: i64,
    },
    /// A banner whose event is over and which must come down (P8-1.4).
    TakeDown {
        /// Last day it may hang.
        by: NaiveDate,
        /// Days left; 0 on the last day.
        days_left: i64,
    },
    /// A banner that still hangs after that day (P8-1.4).
    BannerOverdue {
        /// Last day it might hang.
        by: NaiveDate,
        /// Days since.
        days_past: i64,
    },
    /// Off the list.
    Retired,
}

impl DocumentState {
    /// Whether it hangs or lies there in order: what an audit asks for (P1-3.1, P8-1.w7).
    pub fn is_in_order(self) -> bool {
        matches!(self, Self::InDate { .. } | Self::RunsOut { .. } | Self::TakeDown { .. })
    }
}

/// How pressing a state is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Out of date, a banner too long up, or a must that is missing: red.
    Late,
    /// Runs out, must come down, or something else is missing: amber.
    Soon,
    /// Nothing to do.
    None,
}

/// How pressing the state of a document of that kind is.
pub fn urgency(kind: DisclosureKind, state: DocumentState) -> Urgency {
    match state {
        DocumentState::OutOfDate { .. } | DocumentState::BannerOverdue { .. } => Urgency::Late,
        DocumentState::Missing if kind.is_must() => Urgency::Late,
        DocumentState::Missing | DocumentState::RunsOut { .. } | DocumentState::TakeDown { .. } => Urgency::Soon,
        DocumentState::NotUp | DocumentState::InDate { .. } | DocumentState::Retired => Urgency::None,
    }
}

/// The last day a banner may hang, one month after its event; the end of the month where it has no such day (P8-1.4).
pub fn down_by(event_ends_on: NaiveDate) -> NaiveDate {
    event_ends_on.checked_add_months(Months::new(BANNER_MONTHS)).unwrap_or(NaiveDate::MAX)
}

/// The version on show on a day: of several the one entered last, so that a correction counts from its own day on.
pub fn version_on(versions: &[Version], day: NaiveDate) -> Option<&Version> {
    let is_up =
        |version: &&Version| version.facts.put_up_on <= day && version.taken_down_on.is_none_or(|down| day < down);
    versions.iter().filter(is_up).max_by_key(|version| version.id)
}

/// How a document stands on a day.
pub fn state_on(document: &Document, versions: &[Version], day: NaiveDate) -> DocumentState {
    if document.retired.as_ref().is_some_and(|retired| retired.on <= day) {
        return DocumentState::Retired;
    }
    let Some(version) = version_on(versions, day) else {
        return if document.facts.kind.is_seasonal() { DocumentState::NotUp } else { DocumentState::Missing };
    };
    match (document.facts.kind.is_seasonal(), version.facts.event_ends_on) {
        (true, Some(ends)) => banner(ends, day),
        _ => by_validity(version, day),
    }
}

fn banner(event_ends_on: NaiveDate, day: NaiveDate) -> DocumentState {
    if day <= event_ends_on {
        return DocumentState::InDate { until: Some(event_ends_on) };
    }
    let by = down_by(event_ends_on);
    match (by - day).num_days() {
        days_left @ 0.. => DocumentState::TakeDown { by, days_left },
        past => DocumentState::BannerOverdue { by, days_past: -past },
    }
}

fn by_validity(version: &Version, day: NaiveDate) -> DocumentState {
    let Some(until) = version.facts.valid_until else {
        return DocumentState::InDate { until: None };
    };
    let life = (until - version.facts.put_up_on).num_days();
    let soon = if life <= SHORT_LIFE_DAYS { SHORT_SOON_DAYS } else { SOON_DAYS };
    match (until - day).num_days() {
        past @ ..0 => DocumentState::OutOfDate { until, days_past: -past },
        days_left if days_left <= soon => DocumentState::RunsOut { until, days_left },
        _ => DocumentState::InDate { until: Some(until) },
    }
}

/// The place in a list, lowest first: out of date before missing before running out; the longest waiting first, then by
/// kind and in the order of the list.
pub fn rank(document: &Document, state: DocumentState) -> impl Ord + use<> {
    let kind = DisclosureKind::ALL.into_iter().position(|kind| kind == document.facts.kind);
    let (group, end) = match state {
        DocumentState::OutOfDate { until, .. } => (0, Some(until)),
        DocumentState::BannerOverdue { by, .. } => (0, Some(by)),
        DocumentState::Missing if document.facts.kind.is_must() => (1, None),
        DocumentState::Missing => (2, None),
        DocumentState::TakeDown { by, .. } => (3, Some(by)),
        DocumentState::RunsOut { until, .. } => (3, Some(until)),
        DocumentState::InDate { .. } => (4, None),
        DocumentState::NotUp => (5, None),
        DocumentState::Retired => (6, None),
    };
    (group, end, kind, document.id)
}
