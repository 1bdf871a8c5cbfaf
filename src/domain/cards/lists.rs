//! The work lists about cards, each by its name: what is to be done first comes first (P1-1.2, P1-1.6).

use super::{CardWork, WorkItem};

/// One of the lists of [`CardWork`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CardList {
    /// 无有效上岗证
    NoBadge,
    /// 已过期
    Expired,
    /// 30 天内到期
    Expiring,
    /// 岗位、姓名等已变
    Changed,
    /// 离岗未交回
    NotReturned,
    /// 挂失中
    Lost,
    /// 已打印未领用
    NotHandedOver,
    /// 制证未打印
    MadeNotPrinted,
    /// 缺照片
    NoPhoto,
    /// 照片超过五年
    PhotoOld,
}

impl CardList {
    /// All, the most pressing first.
    pub const ALL: [Self; 10] = [
        Self::NoBadge,
        Self::Expired,
        Self::Expiring,
        Self::Changed,
        Self::NotReturned,
        Self::Lost,
        Self::NotHandedOver,
        Self::MadeNotPrinted,
        Self::NoPhoto,
        Self::PhotoOld,
    ];

    /// Its word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoBadge => "no_badge",
            Self::Expired => "expired",
            Self::Expiring => "expiring",
            Self::Changed => "changed",
            Self::NotReturned => "not_returned",
            Self::Lost => "lost",
            Self::NotHandedOver => "not_handed_over",
            Self::MadeNotPrinted => "made_not_printed",
            Self::NoPhoto => "no_photo",
            Self::PhotoOld => "photo_old",
        }
    }

    /// Its lines.
    pub fn of(self, work: &CardWork) -> &[WorkItem] {
        match self {
            Self::NoBadge => &work.no_badge,
            Self::Expired => &work.expired,
            Self::Expiring => &work.expiring,
            Self::Changed => &work.changed,
            Self::NotReturned => &work.not_returned,
            Self::Lost => &work.lost,
            Self::NotHandedOver => &work.not_handed_over,
            Self::MadeNotPrinted => &work.made_not_printed,
            Self::NoPhoto => &work.no_photo,
            Self::PhotoOld => &work.photo_old,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_list_has_a_word_of_its_own() {
        let words: BTreeSet<&str> = CardList::ALL.into_iter().map(CardList::code).collect();
        assert_eq!(words.len(), CardList::ALL.len());
    }
}
