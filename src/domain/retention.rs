//! How long each kind of record is kept, from where that comes, and what is due (P8-1.w3; 《个人信息保护法》第十九条: no
//! longer than its purpose needs).

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};

/// A kind of record with personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RetentionKind {
    /// 意见簿: cases that came in by the opinion book, from their closing.
    OpinionBook,
    /// 投诉举报: all other cases, from their closing.
    Cases,
    /// 意见箱来信: letters no case was made of, from the day of the opening.
    BoxLetters,
    /// 离开人员: people who left or moved away, from the last entry about them.
    StaffLeft,
    /// 照片: photos of people who left, from the same day.
    Photos,
    /// 行为记录: words of conduct records, from their day.
    Conduct,
    /// 临时证领用: who signed for visitors' cards, from the day it came back or was destroyed.
    VisitorCards,
    /// 检查照片: pictures taken in checks, from the day of the check.
    AuditPhotos,
    /// 草稿: forms not confirmed, from the day they were last typed in.
    Drafts,
}

/// From where a time comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Kept over one year (P8-1.w3).
    OpinionBook,
    /// The time in which a claim can be made, three years (《民法典》第一百八十八条).
    Limitation,
    /// Papers about employment are kept two years after its end (《劳动合同法》第五十条).
    Employment,
    /// The yearly appraisal looks back over the year (P4-7).
    Appraisal,
    /// Only as long as its purpose needs (《个人信息保护法》第十九条).
    Purpose,
}

impl Source {
    /// Key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::OpinionBook => "retention-source-opinion-book",
            Self::Limitation => "retention-source-limitation",
            Self::Employment => "retention-source-employment",
            Self::Appraisal => "retention-source-appraisal",
            Self::Purpose => "retention-source-purpose",
        }
    }
}

/// How long a kind is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Months the program proposes.
    pub months: u32,
    /// From where that comes.
    pub source: Source,
    /// Fewest months a hall may set.
    pub least: u32,
    /// From where the fewest come.
    pub least_source: Source,
}

/// Most months a hall may set: 50 years.
pub const MONTHS_MOST: u32 = 600;

impl RetentionKind {
    /// All, in the order of the page.
    pub const ALL: [Self; 9] = [
        Self::OpinionBook,
        Self::Cases,
        Self::BoxLetters,
        Self::StaffLeft,
        Self::Photos,
        Self::Conduct,
        Self::VisitorCards,
        Self::AuditPhotos,
        Self::Drafts,
    ];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::OpinionBook => "opinion_book",
            Self::Cases => "cases",
            Self::BoxLetters => "box_letters",
            Self::StaffLeft => "staff_left",
            Self::Photos => "photos",
            Self::Conduct => "conduct",
            Self::VisitorCards => "visitor_cards",
            Self::AuditPhotos => "audit_photos",
            Self::Drafts => "drafts",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Key of its name; `<key>-what` says what is erased.
    pub fn key(self) -> &'static str {
        match self {
            Self::OpinionBook => "retention-opinion-book",
            Self::Cases => "retention-cases",
            Self::BoxLetters => "retention-box-letters",
            Self::StaffLeft => "retention-staff-left",
            Self::Photos => "retention-photos",
            Self::Conduct => "retention-conduct",
            Self::VisitorCards => "retention-visitor-cards",
            Self::AuditPhotos => "retention-audit-photos",
            Self::Drafts => "retention-drafts",
        }
    }

    /// The program's own rule.
    pub fn rule(self) -> Rule {
        let rule = |months, source, least, least_source| Rule { months, source, least, least_source };
        match self {
            Self::OpinionBook => rule(24, Source::OpinionBook, 12, Source::OpinionBook),
            Self::Cases | Self::BoxLetters => rule(36, Source::Limitation, 12, Source::Appraisal),
            Self::StaffLeft => rule(24, Source::Employment, 12, Source::Appraisal),
            Self::Photos => rule(3, Source::Purpose, 1, Source::Purpose),
            Self::Conduct => rule(36, Source::Employment, 12, Source::Appraisal),
            Self::VisitorCards => rule(12, Source::Purpose, 3, Source::Purpose),
            Self::AuditPhotos => rule(36, Source::Appraisal, 12, Source::Appraisal),
            Self::Drafts => rule(6, Source::Purpose, 1, Source::Purpose),
        }
    }

    /// Months a hall may set for it.
    pub fn allows(self, months: u32) -> bool {
        (self.rule().least..=MONTHS_MOST).contains(&months)
    }
}

/// The times of a hall: its own where it set some, never under the fewest.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Times {
    own: BTreeMap<RetentionKind, u32>,
}

impl Times {
    /// With the hall's own months.
    pub fn of(own: impl IntoIterator<Item = (RetentionKind, u32)>) -> Self {
        Self { own: own.into_iter().collect() }
    }

    /// Months a kind is kept.
    pub fn months(&self, kind: RetentionKind) -> u32 {
        let rule = kind.rule();
        self.own.get(&kind).copied().unwrap_or(rule.months).max(rule.least)
    }

    /// Whether the hall set its own.
    pub fn is_own(&self, kind: RetentionKind) -> bool {
        self.own.contains_key(&kind)
    }

    /// Records of a kind whose time began on or before this day are due on `today`: a year is over when its day has passed.
    pub fn begun_until(&self, kind: RetentionKind, today: NaiveDate) -> NaiveDate {
        last_begun(today, self.months(kind))
    }
}

/// The last day from which `months` are over before `today`.
pub fn last_begun(today: NaiveDate, months: u32) -> NaiveDate {
    let yesterday = today.pred_opt().unwrap_or(today);
    let begun = yesterday.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
    // 28 February and 24 months before 29 February of no leap year: both ends lie in the shorter month.
    if is_over(begun, months, today) { begun } else { begun.pred_opt().unwrap_or(begun) }
}

/// The last day a record must be kept whose time began on a day.
pub fn kept_until(begun: NaiveDate, months: u32) -> NaiveDate {
    begun.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// Whether the time is over: the day has passed.
pub fn is_over(begun: NaiveDate, months: u32, today: NaiveDate) -> bool {
    kept_until(begun, months) < today
}

/// The year whose look at what is due is open on a day: from 1 December that year's, before that none.
pub fn review_of(today: NaiveDate) -> Option<i32> {
    (today.month() == 12).then_some(today.year())
}

/// What is due of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// Which kind.
    pub kind: RetentionKind,
    /// How many records.
    pub count: usize,
    /// The day the time of the oldest began; `None` when nothing is due.
    pub oldest: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_opinion_book_is_kept_over_one_year_p8_1_w3() {
        let kind = RetentionKind::OpinionBook;
        assert!(kind.rule().least >= 12 && kind.rule().months >= 12);
        let times = Times::of([(kind, 1)]);
        assert_eq!(times.months(kind), 12);
        assert!(!is_over(day("2025-11-26"), 12, day("2026-11-26")));
        assert!(is_over(day("2025-11-26"), 12, day("2026-11-27")));
    }

    #[test]
    fn every_kind_has_a_proposal_not_under_its_fewest_and_a_word_of_its_own() {
        for kind in RetentionKind::ALL {
            let rule = kind.rule();
            assert!(rule.months >= rule.least && rule.least > 0, "{kind:?}");
            assert!(kind.allows(rule.months) && !kind.allows(rule.least - 1) && !kind.allows(MONTHS_MOST + 1));
            assert_eq!(RetentionKind::from_code(kind.code()), Some(kind));
            assert_eq!(Times::default().months(kind), rule.months);
        }
    }

    #[test]
    fn the_look_back_opens_in_december() {
        assert_eq!(review_of(day("2026-11-30")), None);
        assert_eq!(review_of(day("2026-12-01")), Some(2026));
        assert_eq!(review_of(day("2027-01-01")), None);
    }

    proptest! {
        #[test]
        fn the_last_day_begun_is_over_and_the_next_is_not(ahead in 0i64..20_000, months in 1u32..120) {
            let today = day("2000-01-01") + chrono::Duration::days(ahead);
            let last = last_begun(today, months);
            prop_assert!(is_over(last, months, today), "{last} {today}");
        }

        #[test]
        fn a_hall_may_keep_longer_and_never_shorter(months in 1u32..=MONTHS_MOST) {
            for kind in RetentionKind::ALL {
                let kept = Times::of([(kind, months)]).months(kind);
                prop_assert!(kept >= kind.rule().least && kept >= months.min(kind.rule().least));
            }
        }
    }
}
