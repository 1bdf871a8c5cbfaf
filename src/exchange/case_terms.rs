//! The words in the cells of a register of cases: kinds, channels, findings, how it was answered, how far it is. Our own
//! words in Chinese and English, and the usual ones of paper registers.

use crate::domain::cases::{CaseChannel, CaseKind, Finding, ReplyMode};
use crate::domain::deadlines::Circumstance;
use crate::domain::people::half_width;

/// How far a list says a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// Being worked on.
    Open,
    /// Closed.
    Closed,
    /// Closed and filed.
    Archived,
    /// Void.
    Void,
}

type Terms<T> = [(T, &'static [&'static str])];

/// A word without blanks, capitals, full-width forms and a final stop.
pub(super) fn folded(word: &str) -> String {
    let plain = half_width(word).to_lowercase();
    let kept: String = plain.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '_')).collect();
    kept.trim_end_matches(['。', '.', '!']).to_owned()
}

fn known<T: Copy>(terms: &Terms<T>, word: &str) -> Option<T> {
    let word = folded(word);
    terms.iter().find(|(_, words)| words.contains(&word.as_str())).map(|(meaning, _)| *meaning)
}

/// What a case is.
pub(super) fn kind(word: &str) -> Option<CaseKind> {
    const TERMS: &Terms<CaseKind> = &[
        (CaseKind::Complaint, &["投诉", "投诉件", "抱怨", "complaint"]),
        (CaseKind::Report, &["举报", "检举", "举报件", "report"]),
        (CaseKind::Suggestion, &["建议", "意见", "意见建议", "意见和建议", "suggestion"]),
        (CaseKind::Enquiry, &["咨询", "查询", "询问", "业务咨询", "enquiry", "inquiry"]),
        (CaseKind::Praise, &["表扬", "表扬件", "感谢", "praise"]),
        (CaseKind::Other, &["其他", "其它", "报修", "故障报修", "求助", "服务申请", "other"]),
    ];
    known(TERMS, word)
}

/// How it came in.
pub(super) fn channel(word: &str) -> Option<CaseChannel> {
    const TERMS: &Terms<CaseChannel> = &[
        (
            CaseChannel::Phone,
            &["电话", "来电", "热线", "投诉电话", "服务热线", "电话投诉", "phone", "call", "telephone"],
        ),
        (
            CaseChannel::InPerson,
            &["来访", "当面", "现场", "上门", "窗口", "柜台", "大厅", "来人", "口头", "inperson", "counter", "visit"],
        ),
        (
            CaseChannel::BoxLetter,
            &["意见箱", "举报箱", "信箱", "来信", "信件", "信函", "意见箱来信", "boxletter", "suggestionbox", "letter"],
        ),
        (CaseChannel::OpinionBook, &["意见簿", "意见本", "留言簿", "意见登记簿", "opinionbook"]),
        (CaseChannel::RestDayPhone, &["休息日电话", "值班电话", "节假日电话", "restdayphone"]),
        (
            CaseChannel::Forwarded,
            &[
                "上级转来",
                "上级转办",
                "上级交办",
                "上级",
                "转办",
                "转来",
                "交办",
                "95598转办",
                "12345转办",
                "forwarded",
            ],
        ),
        (CaseChannel::Other, &["其他", "其它", "网络", "微信", "邮件", "短信", "网站", "other"]),
    ];
    known(TERMS, word)
}

/// What was found.
pub(super) fn finding(word: &str) -> Option<Finding> {
    const TERMS: &Terms<Finding> = &[
        (Finding::Founded, &["属实", "是", "查实", "情况属实", "founded", "yes"]),
        (Finding::PartlyFounded, &["部分属实", "基本属实", "部分", "partlyfounded", "partly"]),
        (Finding::Unfounded, &["不属实", "否", "不实", "失实", "未查实", "查无实据", "unfounded", "no"]),
        (Finding::NotApplicable, &["不涉及", "不适用", "notapplicable", "n/a"]),
    ];
    known(TERMS, word)
}

/// What a conclusion says was found, where no column does.
pub(super) fn finding_in(conclusion: &str) -> Option<Finding> {
    let says = |words: &[&str]| words.iter().any(|word| conclusion.contains(word));
    if says(&["部分属实", "基本属实"]) {
        Some(Finding::PartlyFounded)
    } else if says(&["不属实", "未属实", "反映不实", "情况不实", "失实", "查无实据"]) {
        Some(Finding::Unfounded)
    } else if says(&["是否属实", "如属实", "若属实", "如情况属实"]) {
        None
    } else {
        says(&["属实"]).then_some(Finding::Founded)
    }
}

/// How it was answered.
pub(super) fn reply_mode(word: &str) -> Option<ReplyMode> {
    const TERMS: &Terms<ReplyMode> = &[
        (ReplyMode::Phone, &["电话", "回电", "去电", "电话答复", "电话回复", "phone", "call"]),
        (ReplyMode::Message, &["短信或网络", "短信", "网络", "微信", "邮件", "短信答复", "message", "sms", "email"]),
        (
            ReplyMode::InPerson,
            &["当面", "当面答复", "当场", "当场答复", "现场", "现场答复", "口头", "口头答复", "inperson"],
        ),
        (ReplyMode::Letter, &["书面", "书面答复", "信函", "回信", "信件", "来函", "inwriting", "letter", "written"]),
        (ReplyMode::Visit, &["上门", "上门答复", "走访", "上门走访", "visit"]),
        (ReplyMode::Posted, &["厅内公示", "公示", "公告", "张贴", "postedinthehall", "posted"]),
    ];
    known(TERMS, word)
}

/// How satisfied they are, 5 to 1.
pub(super) fn satisfaction(word: &str) -> Option<u8> {
    const TERMS: &Terms<u8> = &[
        (5, &["非常满意", "很满意", "5", "5分", "verysatisfied"]),
        (4, &["满意", "较满意", "比较满意", "是", "4", "4分", "satisfied"]),
        (3, &["基本满意", "一般", "3", "3分", "fair"]),
        (2, &["不满意", "不太满意", "否", "2", "2分", "dissatisfied"]),
        (1, &["很不满意", "非常不满意", "1", "1分", "verydissatisfied"]),
    ];
    known(TERMS, word)
}

/// How far it is.
pub(super) fn standing(word: &str) -> Option<Told> {
    const TERMS: &Terms<Told> = &[
        (
            Told::Closed,
            &["已办结", "办结", "已结案", "结案", "已完成", "完成", "已处理", "处理完毕", "是", "closed", "done"],
        ),
        (Told::Archived, &["已归档", "归档", "archived"]),
        (Told::Void, &["作废", "已作废", "void"]),
        (
            Told::Open,
            &[
                "待受理",
                "调查中",
                "已转办",
                "计时暂停",
                "待答复",
                "待办结",
                "未办结",
                "办理中",
                "处理中",
                "在办",
                "进行中",
            ],
        ),
        (
            Told::Open,
            &["已受理", "已答复", "未结案", "未完成", "未处理", "否", "open", "notacceptedyet", "waiting", "accepted"],
        ),
        (Told::Open, &["lookingintoit", "handedover", "clockpaused", "replytocome", "tobeclosed", "inprogress"]),
    ];
    known(TERMS, word)
}

/// Yes or no.
pub(super) fn yes(word: &str) -> Option<bool> {
    const TERMS: &Terms<bool> = &[
        (true, &["是", "有", "重要", "要", "需要", "√", "✓", "y", "yes", "1", "true", "important"]),
        (false, &["否", "无", "一般", "普通", "不", "不要", "不需要", "×", "n", "no", "0", "false"]),
    ];
    known(TERMS, word)
}

/// A circumstance that changes a limit.
pub(super) fn circumstance(word: &str) -> Option<Circumstance> {
    const TERMS: &Terms<Circumstance> = &[
        (Circumstance::OutOfTown, &["城外", "农村", "镇外", "乡村", "outoftown"]),
        (Circumstance::SevereWeather, &["恶劣天气", "severeweather"]),
        (Circumstance::Complex, &["复杂", "疑难", "情况复杂", "complex"]),
    ];
    known(TERMS, word)
}

/// The hall as a whole.
pub(super) fn is_hall(word: &str) -> bool {
    let word = folded(word);
    ["本厅", "大厅", "营业厅", "全厅", "本营业厅", "thehall", "hall"].contains(&word.as_str())
}

/// A cell that says there is nothing.
pub(super) fn is_nothing(word: &str) -> bool {
    matches!(word, "" | "/" | "\\" | "-" | "--" | "—" | "——" | "－" | "无" | "none" | "None" | "未填")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_paper_registers_are_understood_however_they_are_typed() {
        assert_eq!(kind(" 投　诉 "), Some(CaseKind::Complaint));
        assert_eq!(channel("９５５９８转办"), Some(CaseChannel::Forwarded));
        assert_eq!(reply_mode("In person"), Some(ReplyMode::InPerson));
        assert_eq!(satisfaction("５分"), Some(5));
        assert_eq!(kind("牢骚"), None);
    }

    #[test]
    fn a_conclusion_tells_what_was_found_only_when_it_says_so() {
        assert_eq!(finding_in("经查，反映不属实"), Some(Finding::Unfounded));
        assert_eq!(finding_in("部分属实，已更正"), Some(Finding::PartlyFounded));
        assert_eq!(finding_in("情况属实，已道歉"), Some(Finding::Founded));
        assert_eq!(finding_in("是否属实待查"), None);
        assert_eq!(finding_in("已向用户解释"), None);
    }
}
