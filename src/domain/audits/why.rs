//! Why a record speaks against a linked item, or what is to be known of one that speaks for it (domain rule 4.3).

/// What a record says beside being there; its word stands in [`super::EvidenceRecord::why`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// 无证: no badge was printed, or the one there was is void.
    NoBadge,
    /// 上岗证过期
    BadgeExpired,
    /// 上岗证已挂失: reported lost, and no other one counts.
    BadgeLost,
    /// 缺照片
    NoPhoto,
    /// 缺单位名称
    NoUnitName,
    /// 缺姓名
    NoName,
    /// 缺职务
    NoTitle,
    /// 缺岗位
    NoPost,
    /// 缺工号
    NoWorkNo,
    /// 补登: done, but entered or finished on a later day; does not speak against it.
    Late,
    /// 漏开: the box was not opened.
    Missed,
    /// 未检: no daily check was finished.
    NoCheck,
    /// 来信未登记: a complaint or report from the box was left aside.
    LeftAside,
    /// 无结论
    NoConclusion,
    /// 无答复
    NoReply,
    /// 答复方式不对: an important case answered neither in writing nor by a visit.
    WrongReplyMode,
    /// 铃响过多; the value is how often it rang.
    TooManyRings,
    /// 未记铃响
    NoRings,
    /// 超期: a limit was not kept.
    LimitMissed,
    /// 逾期未办: a limit has ended and the step is not done.
    Overdue,
    /// 未签字
    NotSigned,
    /// 缺页码
    NoPage,
    /// 逾期未整改
    NotPutRight,
    /// 待验收: put right, and nobody looked yet.
    NotAccepted,
    /// 销号无佐证
    NoEvidence,
    /// 学时不足; the value is the hours there are.
    ShortOfHours,
    /// 违规
    Breach,
    /// 涉案
    LawCase,
    /// 自查发现: the unit found it itself; does not speak against it (P1-II.7).
    FoundByUnit,
    /// 恶劣影响
    PublicIncident,
    /// 评议不合格
    NotQualified,
    /// 属实
    Founded,
    /// 部分属实
    PartlyFounded,
    /// 未列入公示清单: the list does not have it, so it cannot tell.
    NotListed,
    /// 已撤下公示清单
    Retired,
    /// 未公示: nothing of it is up.
    NotOnShow,
    /// 已过期
    OutOfDate,
    /// 活动结束一个月未撤 (P8-1.4)
    BannerUp,
    /// 未填写: the hall's profile lacks it.
    Empty,
}

impl Why {
    /// All.
    pub const ALL: [Self; 39] = [
        Self::NoBadge,
        Self::BadgeExpired,
        Self::BadgeLost,
        Self::NoPhoto,
        Self::NoUnitName,
        Self::NoName,
        Self::NoTitle,
        Self::NoPost,
        Self::NoWorkNo,
        Self::Late,
        Self::Missed,
        Self::NoCheck,
        Self::LeftAside,
        Self::NoConclusion,
        Self::NoReply,
        Self::WrongReplyMode,
        Self::TooManyRings,
        Self::NoRings,
        Self::LimitMissed,
        Self::Overdue,
        Self::NotSigned,
        Self::NoPage,
        Self::NotPutRight,
        Self::NotAccepted,
        Self::NoEvidence,
        Self::ShortOfHours,
        Self::Breach,
        Self::LawCase,
        Self::FoundByUnit,
        Self::PublicIncident,
        Self::NotQualified,
        Self::Founded,
        Self::PartlyFounded,
        Self::NotListed,
        Self::Retired,
        Self::NotOnShow,
        Self::OutOfDate,
        Self::BannerUp,
        Self::Empty,
    ];

    /// The word kept with the answer.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoBadge => "no_badge",
            Self::BadgeExpired => "badge_expired",
            Self::BadgeLost => "badge_lost",
            Self::NoPhoto => "no_photo",
            Self::NoUnitName => "no_unit_name",
            Self::NoName => "no_name",
            Self::NoTitle => "no_title",
            Self::NoPost => "no_post",
            Self::NoWorkNo => "no_work_no",
            Self::Late => "late",
            Self::Missed => "missed",
            Self::NoCheck => "no_check",
            Self::LeftAside => "left_aside",
            Self::NoConclusion => "no_conclusion",
            Self::NoReply => "no_reply",
            Self::WrongReplyMode => "wrong_reply_mode",
            Self::TooManyRings => "too_many_rings",
            Self::NoRings => "no_rings",
            Self::LimitMissed => "limit_missed",
            Self::Overdue => "overdue",
            Self::NotSigned => "not_signed",
            Self::NoPage => "no_page",
            Self::NotPutRight => "not_put_right",
            Self::NotAccepted => "not_accepted",
            Self::NoEvidence => "no_evidence",
            Self::ShortOfHours => "short_of_hours",
            Self::Breach => "breach",
            Self::LawCase => "law_case",
            Self::FoundByUnit => "found_by_unit",
            Self::PublicIncident => "public_incident",
            Self::NotQualified => "not_qualified",
            Self::Founded => "founded",
            Self::PartlyFounded => "partly_founded",
            Self::NotListed => "not_listed",
            Self::Retired => "retired",
            Self::NotOnShow => "not_on_show",
            Self::OutOfDate => "out_of_date",
            Self::BannerUp => "banner_up",
            Self::Empty => "empty",
        }
    }

    /// Reads the word kept with the answer.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|why| why.code() == code)
    }
}
