//! What happens to a case, one entry after another; an entry is never changed, only struck by a further one (P1-9.2).

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::dates::Moment;
use crate::domain::deadlines::Limit;
use crate::domain::ids::{CaseEventId, CaseId, FileId, StaffId};
use crate::domain::people::masked_name;
use crate::domain::personal::PersonalContact;

/// What the investigation found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// 属实
    Founded,
    /// 部分属实
    PartlyFounded,
    /// 不属实
    Unfounded,
    /// 不涉及: nothing to find, as for an enquiry, a suggestion or praise.
    NotApplicable,
}

impl Finding {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Founded, Self::PartlyFounded, Self::Unfounded, Self::NotApplicable];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Founded => "founded",
            Self::PartlyFounded => "partly_founded",
            Self::Unfounded => "unfounded",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|finding| finding.code() == code)
    }
}

/// How a reply was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReplyMode {
    /// 电话
    Phone,
    /// 短信或网络消息
    Message,
    /// 当面, in the hall
    InPerson,
    /// 书面
    Letter,
    /// 上门
    Visit,
    /// 公示: posted in the hall, for those who left no name.
    Posted,
}

impl ReplyMode {
    /// All, in the order of the form.
    pub const ALL: [Self; 6] = [Self::Phone, Self::Message, Self::InPerson, Self::Letter, Self::Visit, Self::Posted];

    /// The word kept in the file.
    pub fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Message => "message",
            Self::InPerson => "in_person",
            Self::Letter => "letter",
            Self::Visit => "visit",
            Self::Posted => "posted",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.code() == code)
    }

    /// Whether an important case may be answered so: in writing or by a visit (P1-9.3). In person is a personal reply;
    /// a posted notice is in writing.
    pub fn serves_important(self) -> bool {
        matches!(self, Self::InPerson | Self::Letter | Self::Visit | Self::Posted)
    }
}

/// Why a case rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// 等用户补充材料
    WaitingForCustomer,
    /// 等上级批复
    WaitingForOffice,
    /// 等检测鉴定结果
    WaitingForTest,
    /// 恶劣天气等不可抗力
    ForceMajeure,
}

impl PauseReason {
    /// All, in the order of the form.
    pub const ALL: [Self; 4] =
        [Self::WaitingForCustomer, Self::WaitingForOffice, Self::WaitingForTest, Self::ForceMajeure];

    /// The word kept in the file and in the rules.
    pub fn code(self) -> &'static str {
        match self {
            Self::WaitingForCustomer => "waiting_for_customer",
            Self::WaitingForOffice => "waiting_for_office",
            Self::WaitingForTest => "waiting_for_test",
            Self::ForceMajeure => "force_majeure",
        }
    }

    /// Reads the word kept in the file.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// How two cases belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// 重复投诉: the same customer about the same thing again; the other is the earlier one.
    Repeat,
    /// 同一来信: made of the same letter.
    SameLetter,
    /// 相关
    Related,
}

impl LinkKind {
    /// All, in the order of the form.
    pub const ALL: [Self; 3] = [Self::Repeat, Self::SameLetter, Self::Related];
}

/// Which recorded fact a correction changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names of the fields of a case")]
pub enum CaseFact {
    Kind,
    Channel,
    Summary,
    CustomerName,
    CustomerContact,
    FirstAsked,
    ReceivedAt,
    LetterDate,
    Matter,
    Importance,
    Rings,
    PageNo,
    Forwarding,
    Circumstances,
    Target,
    Department,
}

/// One changed fact: as it stood and as it stands now, in the words of the file.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Which fact.
    pub fact: CaseFact,
    /// As it stood.
    pub before: String,
    /// As it stands now.
    pub after: String,
}

impl Correction {
    /// Before and after as they may be shown: the customer's name and contact behind their mask.
    pub fn masked(&self) -> (String, String) {
        let masked = |text: &String| match self.fact {
            CaseFact::CustomerName => masked_name(text),
            CaseFact::CustomerContact => PersonalContact::from(text.as_str()).masked(),
            _ => text.clone(),
        };
        (masked(&self.before), masked(&self.after))
    }
}

impl fmt::Debug for Correction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, after) = self.masked();
        write!(f, "{:?}: {before:?} -> {after:?}", self.fact)
    }
}

/// A step's result as it was when the case was closed; never computed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenStep {
    /// Code of the step.
    pub step: String,
    /// Due at, UTC milliseconds; `None` where no clock ran.
    pub due_ms: Option<i64>,
    /// Met at, UTC milliseconds.
    pub met_ms: Option<i64>,
    /// Met in time; `None` where no clock ran.
    pub in_time: Option<bool>,
    /// The due date rested on a calendar year not known then.
    #[serde(default)]
    pub is_provisional: bool,
}

/// What was counted when a case was closed, with the editions it was counted on.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Frozen {
    /// Code of the rule set, e.g. `power_hall`.
    pub rule_set: String,
    /// Edition of the rule set.
    pub rule_edition: String,
    /// Code of the rule; empty when none fitted.
    pub rule: String,
    /// Editions of the calendar years touched, e.g. `2026.1`.
    pub calendar: Vec<String>,
    /// The steps.
    pub steps: Vec<FrozenStep>,
}

impl Frozen {
    /// Whether every step with a clock was met in time; `None` without any.
    pub fn in_time(&self) -> Option<bool> {
        let judged: Vec<bool> = self.steps.iter().filter_map(|step| step.in_time).collect();
        (!judged.is_empty()).then(|| judged.into_iter().all(|in_time| in_time))
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum What {
    /// 受理
    Accepted {
        /// Words; may be empty.
        #[serde(default)]
        note: String,
    },
    /// 转办: to a person, a department or both (P6-2: every hand-over is on record).
    HandedOver {
        /// To whom.
        to_person: Option<StaffId>,
        /// To which department or team; may be empty with a person.
        to_unit: String,
        /// Words; may be empty.
        #[serde(default)]
        note: String,
    },
    /// 联系用户: an interim word to the customer.
    Contacted {
        /// What was said.
        note: String,
    },
    /// 调查
    Investigated {
        /// What was found out.
        note: String,
    },
    /// 暂停计时
    Paused {
        /// Why.
        because: PauseReason,
        /// Words; may be empty.
        #[serde(default)]
        note: String,
    },
    /// 恢复计时
    Resumed {
        /// Words; may be empty.
        #[serde(default)]
        note: String,
    },
    /// 延期: only before the limit ends, with approver and reason.
    Extended {
        /// Code of the step.
        step: String,
        /// By how much.
        by: Limit,
        /// Who approved it.
        approver: String,
        /// Why.
        reason: String,
    },
    /// An event that starts or ends a clock (`test_fee_paid`, `answer_by`...), at its own moment.
    Happened {
        /// Code of the event in the rule set.
        event: String,
        /// Words; may be empty.
        #[serde(default)]
        note: String,
    },
    /// 处理结论
    Concluded {
        /// What was found.
        finding: Finding,
        /// The conclusion in words.
        text: String,
    },
    /// 整改与赔偿 (P1-10.5)
    Remedied {
        /// What was done.
        text: String,
        /// Compensation paid, in fen; 0 for none.
        #[serde(default)]
        compensation_fen: i64,
        /// Who was charged.
        #[serde(default)]
        charged: Option<StaffId>,
        /// What was charged to that person, in fen.
        #[serde(default)]
        charged_fen: i64,
    },
    /// 答复
    Replied {
        /// How.
        mode: ReplyMode,
        /// What was said.
        text: String,
    },
    /// 书面报告: to the office that asked for it, or the conduct office (P4-6, P1-10.5).
    Reported {
        /// To whom.
        to: String,
        /// Its number or words.
        text: String,
    },
    /// 负责人签字: the hall's head signed the opinion book (P8-1.w3).
    Signed {
        /// Words; may be empty.
        #[serde(default)]
        note: String,
    },
    /// 回访满意度 (P7-2)
    Surveyed {
        /// 5 very satisfied, 4 satisfied, 3 fair, 2 dissatisfied, 1 very dissatisfied.
        satisfaction: u8,
        /// Words; may be empty.
        #[serde(default)]
        note: String,
    },
    /// 办结, with what was counted
    Closed {
        /// Deadlines as they were.
        frozen: Frozen,
    },
    /// 重新办理
    Reopened {
        /// Why.
        reason: String,
    },
    /// 归档
    Archived {
        /// Volume or shelf.
        place: String,
    },
    /// 更正: a recorded fact was wrong.
    Corrected {
        /// What changed.
        changes: Vec<Correction>,
        /// Why.
        reason: String,
    },
    /// 撤销一条记录: the entry stays visible, struck.
    Struck {
        /// Which entry.
        event: CaseEventId,
        /// Why.
        reason: String,
    },
    /// 关联
    Linked {
        /// The other case.
        other: CaseId,
        /// How they belong together.
        how: LinkKind,
    },
    /// 附件: the file stands beside the event.
    Attached {
        /// Its name.
        name: String,
        /// Its media type.
        media_type: String,
    },
}

impl What {
    /// The word kept in the file.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Accepted { .. } => "accepted",
            Self::HandedOver { .. } => "handed_over",
            Self::Contacted { .. } => "contacted",
            Self::Investigated { .. } => "investigated",
            Self::Paused { .. } => "paused",
            Self::Resumed { .. } => "resumed",
            Self::Extended { .. } => "extended",
            Self::Happened { .. } => "happened",
            Self::Concluded { .. } => "concluded",
            Self::Remedied { .. } => "remedied",
            Self::Replied { .. } => "replied",
            Self::Reported { .. } => "reported",
            Self::Signed { .. } => "signed",
            Self::Surveyed { .. } => "surveyed",
            Self::Closed { .. } => "closed",
            Self::Reopened { .. } => "reopened",
            Self::Archived { .. } => "archived",
            Self::Corrected { .. } => "corrected",
            Self::Struck { .. } => "struck",
            Self::Linked { .. } => "linked",
            Self::Attached { .. } => "attached",
        }
    }
}

/// An entry of a case's log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseEvent {
    /// Row number.
    pub id: CaseEventId,
    /// When it happened.
    pub at: Moment,
    /// When it was entered.
    pub entered_at: Moment,
    /// Who did it, if told.
    pub by: Option<StaffId>,
    /// What.
    pub what: What,
    /// The file attached, for [`What::Attached`].
    pub file: Option<FileId>,
}

/// An entry to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvent {
    /// When it happened.
    pub at: Moment,
    /// Who did it, if told.
    pub by: Option<StaffId>,
    /// What.
    pub what: What,
}
