//! The words that head the columns of a register of cases, in Chinese and English: our own, and those of paper registers.

use crate::domain::problems::Field;

use super::header_words::HeaderWords;

/// Registers of cases. Two columns of the words of the day received are a date and its time.
pub(super) const CASES: HeaderWords = HeaderWords {
    words: &WORDS,
    unused: &["序号", "no", "no.", "年度", "月份", "签名", "经手人签名", "审核", "审核人", "领导批示"],
    naming: &[Field::CaseSummary],
    second: Some((Field::ReceivedAt, Field::ReceivedTime)),
};

/// Header words by field, folded.
const WORDS: [(Field, &[&str]); 49] = [
    (Field::CaseNumber, &["编号", "登记号", "登记编号", "受理编号", "受理号", "投诉编号", "案件编号", "工单号", "工单编号", "流水号", "单号", "案号", "number", "caseno", "caseno.", "casenumber", "registernumber"]),
    (Field::OldNumber, &["原编号", "旧编号", "原登记号", "原号", "oldnumber", "formernumber"]),
    (Field::ReceivedAt, &["收到时间", "收到日期", "收到", "日期", "时间", "登记日期", "登记时间", "来电时间", "来电日期", "来访时间", "来访日期", "投诉时间", "投诉日期", "反映时间", "反映日期", "接收时间", "接收日期", "接待时间", "接待日期", "来件时间", "来件日期", "receivedat", "receivedon", "received", "datereceived", "timereceived", "date", "time"]),
    (Field::ReceivedTime, &["收到时刻"]),
    (Field::CaseKind, &["种类", "类型", "类别", "性质", "受理类型", "诉求类型", "诉求类别", "业务类型", "事件类型", "kind", "type", "category", "casetype"]),
    (Field::CaseChannel, &["渠道", "来源", "方式", "受理方式", "受理渠道", "反映方式", "反映渠道", "投诉方式", "投诉渠道", "来源渠道", "信息来源", "来件方式", "接收方式", "channel", "source", "via"]),
    (Field::CaseSummary, &["事由", "内容", "诉求", "投诉内容", "反映内容", "事项内容", "主要内容", "诉求内容", "受理内容", "来电内容", "来信内容", "反映问题", "反映事项", "投诉事由", "投诉事项", "主要诉求", "事件描述", "问题描述", "情况描述", "摘要", "summary", "subject", "content", "description", "details", "complaint"]),
    (Field::Matter, &["事项", "事项类型", "投诉类型", "投诉类别", "问题类型", "问题类别", "问题分类", "matter"]),
    (Field::CustomerName, &["来人", "姓名", "用户", "用户姓名", "用户名称", "客户", "客户姓名", "客户名称", "投诉人", "投诉人姓名", "反映人", "来电人", "来访人", "来信人", "举报人", "联系人", "from", "name", "customer", "customername", "complainant", "caller"]),
    (Field::CustomerContact, &["联系方式", "电话", "联系电话", "电话号码", "手机", "手机号", "手机号码", "用户电话", "客户电话", "来电号码", "contact", "phone", "phoneno", "phoneno.", "phonenumber", "tel", "tel.", "telephone", "mobile"]),
    (Field::FirstAsked, &["首问人", "首问", "首问责任人", "受理人", "受理人员", "接待人", "接待人员", "接听人", "接电人", "登记人", "记录人", "firstasked", "takenby", "receivedby"]),
    (Field::Department, &["转给部门", "部门", "转办部门", "承办部门", "承办单位", "责任部门", "处理部门", "办理部门", "转交部门", "passedto", "department", "responsibledepartment"]),
    (Field::HandOverTo, &["转给", "承办人", "经办人", "处理人", "处理人员", "办理人", "handoverto", "handedoverto", "handler", "handledby", "assignedto"]),
    (Field::HandOverUnit, &["转往部门", "转往单位", "handedovertounit"]),
    (Field::HandedOverAt, &["转办时间", "转办日期", "移交时间", "转交时间", "交办时间", "派单时间", "handedoverat", "handedoveron"]),
    (Field::Target, &["对象", "投诉对象", "被投诉人", "被投诉对象", "被投诉部门", "被反映人", "涉及对象", "涉及人员", "about", "target", "complainedof"]),
    (Field::Importance, &["重要", "是否重要", "重要件", "important"]),
    (Field::Circumstances, &["情形", "特殊情形", "circumstances"]),
    (Field::LetterDate, &["来信日期", "信件日期", "落款日期", "dateoftheletter", "letterdate"]),
    (Field::Rings, &["响铃", "响铃次数", "铃声次数", "振铃次数", "rings"]),
    (Field::PageNo, &["意见簿页码", "页码", "意见簿页", "页次", "pageofthebook", "page", "pageno", "pageno."]),
    (Field::ForwardedBy, &["转办单位", "转来单位", "来文单位", "上级单位", "交办单位", "forwardingoffice", "forwardedby"]),
    (Field::ForwardedNo, &["转办文号", "文号", "转办编号", "来文号", "上级编号", "forwardingnumber", "forwardedno"]),
    (Field::AnswerRequired, &["要求答复", "是否要求答复", "要求回复", "answerrequired"]),
    (Field::AnswerBy, &["要求答复日期", "要求回复日期", "答复期限", "要求反馈日期", "answerwantedby", "answerby"]),
    (Field::AcceptedAt, &["受理时间", "受理日期", "acceptedat", "acceptedon", "accepted"]),
    (Field::InvestigatedAt, &["调查时间", "调查日期", "核实时间", "核实日期", "investigatedat", "investigatedon"]),
    (Field::Investigation, &["调查情况", "调查结果", "调查核实情况", "核实情况", "核查情况", "调查经过", "investigation"]),
    (Field::ConcludedAt, &["结论时间", "结论日期", "处理时间", "处理日期", "办理时间", "concludedat", "concludedon"]),
    (Field::Finding, &["属实", "是否属实", "属实情况", "属实与否", "核查结果", "finding", "founded"]),
    (Field::Conclusion, &["处理结论", "结论", "处理结果", "处理情况", "处理意见", "办理结果", "办理情况", "办理意见", "处理", "conclusion", "result", "outcome"]),
    (Field::Remedy, &["整改情况", "整改", "整改措施", "remedy"]),
    (Field::Compensation, &["赔偿金额", "赔偿", "补偿金额", "compensation"]),
    (Field::RepliedAt, &["答复时间", "答复日期", "回复时间", "回复日期", "反馈时间", "反馈日期", "答复用户时间", "repliedat", "repliedon", "replied"]),
    (Field::ReplyMode, &["答复方式", "回复方式", "反馈方式", "replyby", "replymode", "howreplied"]),
    (Field::Reply, &["答复", "答复内容", "答复情况", "回复", "回复内容", "反馈内容", "反馈情况", "reply"]),
    (Field::SignedAt, &["签字时间", "签字日期", "负责人签字时间", "signedat", "signedon"]),
    (Field::ReportedAt, &["报告时间", "报告日期", "书面报告时间", "上报时间", "上报日期", "reportedat", "reportedon"]),
    (Field::ReportTo, &["报告单位", "上报单位", "reportedto"]),
    (Field::ClosedAt, &["办结时间", "办结日期", "结案时间", "结案日期", "完成时间", "完成日期", "办结", "closedat", "closedon", "closed"]),
    (Field::SurveyedAt, &["回访时间", "回访日期", "surveyedat", "surveyedon"]),
    (Field::Satisfaction, &["满意度", "满意度评价", "是否满意", "满意情况", "用户评价", "评价", "satisfaction"]),
    (Field::Status, &["状态", "办理状态", "处理状态", "办理进度", "进度", "是否办结", "status", "state"]),
    (Field::ArchivedAt, &["归档时间", "归档日期", "archivedat", "archivedon"]),
    (Field::ArchivePlace, &["归档位置", "卷号", "归档卷号", "存放位置", "archiveplace"]),
    (Field::Note, &["备注", "备注说明", "其他说明", "附注", "note", "notes", "remarks"]),
    (Field::EnteredAt, &["录入时间", "录入日期", "enteredat", "enteredon"]),
    (Field::VoidReason, &["作废原因", "voidbecause"]),
    (Field::InTime, &["全部按时", "是否按时", "allintime"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_word_is_kept_folded_and_stands_for_one_field() {
        CASES.check();
    }
}
