//! Plans proposed with one click: what P1-II.2 and P4-2 ask of a hall.

use chrono::{Datelike, Months, NaiveDate};

use super::{Every, PlanDetails};
use crate::domain::audits::AuditKind;
use crate::domain::standards::{Purpose, SubjectKind};

/// A proposed plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanPreset {
    /// Each team at least quarterly (P1-II.2).
    TeamQuarterly,
    /// A spot check each month, drawn at random (P1-II.2).
    SpotMonthly,
    /// An unannounced visit each quarter (P1-II.2).
    UnannouncedQuarterly,
    /// One full check a year (P1-II.2).
    FullYearly,
    /// Three outside inspections in a season (P4-2).
    OutsideSeason,
}

/// A standard that can be used, as far as a proposal needs to know it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackOffer {
    /// Its code.
    pub code: String,
    /// What it is for.
    pub purpose: Purpose,
    /// Whom it may be run on.
    pub subjects: Vec<SubjectKind>,
}

impl PlanPreset {
    /// All, in the order they are proposed.
    pub const ALL: [Self; 5] =
        [Self::TeamQuarterly, Self::SpotMonthly, Self::UnannouncedQuarterly, Self::FullYearly, Self::OutsideSeason];

    /// Its word: the text of its title is `plan-preset-<code>`.
    pub fn code(self) -> &'static str {
        match self {
            Self::TeamQuarterly => "team-quarterly",
            Self::SpotMonthly => "spot-monthly",
            Self::UnannouncedQuarterly => "unannounced-quarterly",
            Self::FullYearly => "full-yearly",
            Self::OutsideSeason => "outside-season",
        }
    }

    fn kind(self) -> AuditKind {
        match self {
            Self::TeamQuarterly | Self::FullYearly => AuditKind::SelfCheck,
            Self::SpotMonthly | Self::OutsideSeason => AuditKind::Spot,
            Self::UnannouncedQuarterly => AuditKind::Unannounced,
        }
    }

    fn every(self) -> Every {
        match self {
            Self::TeamQuarterly | Self::UnannouncedQuarterly => Every::Quarter,
            Self::SpotMonthly | Self::OutsideSeason => Every::Month,
            Self::FullYearly => Every::Year,
        }
    }

    /// The kinds of subject it may be about, the best first.
    fn subjects(self) -> &'static [SubjectKind] {
        match self {
            Self::TeamQuarterly => &[SubjectKind::Team],
            Self::SpotMonthly => &[SubjectKind::Team, SubjectKind::Window, SubjectKind::Person],
            _ => &[SubjectKind::Hall],
        }
    }

    /// The plan it makes on a day from the standards in use; `None` where none of them fits.
    pub fn details(self, title: String, packs: &[PackOffer], today: NaiveDate) -> Option<PlanDetails> {
        let (pack, subject_kind) = self.pack(packs)?;
        let month = |month: u32| NaiveDate::from_ymd_opt(today.year(), month, 1);
        let from_on = match self {
            Self::FullYearly => month(1),
            Self::TeamQuarterly | Self::UnannouncedQuarterly => month(today.month0() / 3 * 3 + 1),
            Self::SpotMonthly | Self::OutsideSeason => month(today.month()),
        }?;
        let season_end = from_on.checked_add_months(Months::new(3)).and_then(|next| next.pred_opt());
        Some(PlanDetails {
            title,
            pack_code: pack.code.clone(),
            kind: self.kind(),
            subject_kind,
            every: self.every(),
            from_on,
            until_on: season_end.filter(|_| self == Self::OutsideSeason),
            auditor: None,
            draws: u32::from(self == Self::SpotMonthly),
            remind_days: if self == Self::FullYearly { 45 } else { 14 },
            is_outside: self == Self::OutsideSeason,
            note: String::new(),
        })
    }

    fn pack(self, packs: &[PackOffer]) -> Option<(&PackOffer, SubjectKind)> {
        let purposes: &[Purpose] = match self {
            Self::SpotMonthly => &[Purpose::Standard, Purpose::Contest, Purpose::Appraisal],
            _ => &[Purpose::Standard],
        };
        let ways = purposes.iter().flat_map(|purpose| self.subjects().iter().map(move |kind| (purpose, *kind)));
        let mut found = ways.filter_map(|(purpose, kind)| {
            let fits = |pack: &&PackOffer| pack.purpose == *purpose && pack.subjects.contains(&kind);
            Some((packs.iter().find(fits)?, kind))
        });
        found.next()
    }
}
