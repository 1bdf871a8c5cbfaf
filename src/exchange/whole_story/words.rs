//! The words of a story, Chinese and English. They belong to the form of the list, not to the screen: a list written today must be
//! read in ten years, so a word here is never changed, only added.

use super::beside::{NOTE, RECEIVED, VOID};

/// A meaning, its Chinese and its English word.
type Word = (&'static str, &'static str, &'static str);

/// What happened, by the words of the file.
pub(super) const STEPS: &[Word] = &[
    (RECEIVED, "收到", "Received"),
    ("accepted", "受理", "Accepted"),
    ("handed_over", "转办", "Handed over"),
    ("contacted", "联系用户", "Customer contacted"),
    ("investigated", "调查", "Looked into"),
    ("paused", "暂停计时", "Clock paused"),
    ("resumed", "恢复计时", "Clock resumed"),
    ("extended", "延期", "Extended"),
    ("happened", "记下时点", "Event noted"),
    ("concluded", "处理结论", "Concluded"),
    ("remedied", "整改赔偿", "Put right"),
    ("replied", "答复", "Replied"),
    ("reported", "书面报告", "Reported"),
    ("signed", "负责人签字", "Signed"),
    ("surveyed", "回访", "Followed up"),
    ("closed", "办结", "Closed"),
    ("reopened", "重新办理", "Reopened"),
    ("archived", "归档", "Archived"),
    ("corrected", "更正", "Corrected"),
    ("struck", "划掉", "Struck"),
    ("linked", "关联", "Linked"),
    ("attached", "附件", "Attached"),
    (NOTE, "备注", "Note"),
    (VOID, "作废", "Void"),
];

/// What a part of a line tells.
pub(super) const PARTS: &[Word] = &[
    ("by", "经办", "by"),
    ("note", "说明", "note"),
    ("person", "转给", "to"),
    ("unit", "转往", "to unit"),
    ("because", "原因", "because"),
    ("step", "步骤", "step"),
    ("length", "延长", "by length"),
    ("approver", "批准", "approved by"),
    ("reason", "理由", "reason"),
    ("event", "时点", "event"),
    ("finding", "属实", "finding"),
    ("text", "内容", "text"),
    ("compensation", "赔偿", "compensation"),
    ("charged", "扣罚", "charged"),
    ("charge", "扣罚金额", "charge"),
    ("mode", "方式", "how"),
    ("office", "报告给", "reported to"),
    ("grade", "满意度", "satisfaction"),
    ("rules", "规则", "rules"),
    ("calendar", "日历", "calendar"),
    ("due", "期限", "due"),
    ("place", "位置", "place"),
    ("change", "改动", "change"),
    ("line", "行", "line"),
    ("other", "件", "case"),
    ("link", "关系", "relation"),
    ("name", "名称", "name"),
    ("media", "格式", "format"),
    ("target", "对象", "about"),
];

/// Words that stand in the place of a code of the file.
pub(super) const CODES: &[Word] = &[
    ("waiting_for_customer", "等用户补充材料", "waiting for the customer"),
    ("waiting_for_office", "等上级批复", "waiting for the office"),
    ("waiting_for_test", "等检测鉴定", "waiting for a test"),
    ("force_majeure", "不可抗力", "force majeure"),
    ("founded", "属实", "founded"),
    ("partly_founded", "部分属实", "partly founded"),
    ("unfounded", "不属实", "unfounded"),
    ("not_applicable", "不涉及", "not applicable"),
    ("phone", "电话", "phone"),
    ("message", "短信或网络", "message"),
    ("in_person", "当面", "in person"),
    ("letter", "书面", "letter"),
    ("visit", "上门", "visit"),
    ("posted", "公示", "posted"),
    ("repeat", "重复反映", "repeat"),
    ("same_letter", "同一封信", "same letter"),
    ("related", "相关", "related"),
    ("hours", "小时", "hours"),
    ("calendar_days", "天", "days"),
    ("working_days", "个工作日", "working days"),
    ("open_days", "个营业日", "open days"),
    ("in_time", "按时", "in time"),
    ("late", "超期", "late"),
    ("provisional", "暂定", "provisional"),
    ("kind", "种类", "kind"),
    ("channel", "渠道", "channel"),
    ("summary", "事由", "summary"),
    ("customer_name", "来人", "customer"),
    ("customer_contact", "联系方式", "contact"),
    ("first_asked", "首问人", "first asked"),
    ("received_at", "收到时间", "received at"),
    ("letter_date", "来信日期", "letter date"),
    ("matter", "事项", "matter"),
    ("importance", "重要", "important"),
    ("rings", "响铃", "rings"),
    ("page_no", "意见簿页码", "page"),
    ("forwarding", "上级转来", "forwarded"),
    ("circumstances", "情形", "circumstances"),
    ("target", "对象", "about"),
    ("department", "部门", "department"),
    ("hall", "本厅", "the hall"),
    ("staff", "人员", "person"),
    ("window", "窗口", "window"),
    ("team", "班组", "team"),
];

/// Nothing, in the place of a moment or a judgement.
pub(super) const NOTHING: &str = "—";

/// The word of a meaning; the meaning itself where there is none.
pub(super) fn word<'a>(words: &[Word], code: &'a str, tag: &str) -> &'a str {
    let known = words.iter().find(|(known, ..)| *known == code);
    known.map_or(code, |(_, zh, en)| if tag.starts_with("en") { en } else { zh })
}

/// The meaning of a word, in either language.
pub(super) fn code(words: &[Word], word: &str) -> Option<&'static str> {
    words.iter().find(|(_, zh, en)| *zh == word || *en == word).map(|(code, ..)| *code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_means_one_thing_and_holds_no_sign_of_the_form() {
        for words in [STEPS, PARTS, CODES] {
            for (meaning, zh, en) in words {
                for word in [zh, en] {
                    assert_eq!(code(words, word), Some(*meaning), "{word}");
                    assert!(!word.contains(['；', ';', '：', ':', '、', ',', '“', '”', '\n']), "{word}");
                }
            }
        }
    }
}
