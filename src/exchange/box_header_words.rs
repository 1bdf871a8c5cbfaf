//! The words that head the columns of a log of suggestion boxes, in Chinese and English: our own, and those of paper logs.

use crate::domain::problems::Field;

use super::header_words::HeaderWords;

/// Logs of suggestion boxes.
pub(super) const BOXES: HeaderWords = HeaderWords {
    words: &WORDS,
    unused: &["序号", "no", "no.", "星期", "weekday", "签名", "审核", "审核人", "年度", "月份"],
    naming: &[Field::Day, Field::OpenedAt],
    second: None,
};

/// Header words by field, folded.
const WORDS: [(Field, &[&str]); 18] = [
    (
        Field::BoxName,
        &["箱名", "意见箱", "意见箱名称", "箱号", "意见箱编号", "箱子", "举报箱", "nameofthebox", "box", "boxname"],
    ),
    (
        Field::Day,
        &["日期", "开箱日期", "开启日期", "检查日期", "登记日期", "日", "date", "day", "openedon", "dateopened"],
    ),
    (
        Field::OpenedAt,
        &["开箱时间", "开启时间", "时间", "开箱时刻", "检查时间", "openedat", "time", "timeopened", "openingtime"],
    ),
    (
        Field::Opener,
        &["开箱人", "开启人", "开箱人员", "开启人员", "开箱人签名", "经办人", "登记人", "openedby", "opener"],
    ),
    (
        Field::Witness,
        &["见证人", "监督人", "见证人员", "监督人员", "陪同人", "在场人", "见证人签名", "witness", "witnessedby"],
    ),
    (Field::Seal, &["封条", "封条情况", "封条状态", "封签", "锁封情况", "封条是否完好", "seal", "stateoftheseal"]),
    (
        Field::LetterCount,
        &[
            "信件",
            "信件数",
            "信件数量",
            "来信数",
            "来信数量",
            "件数",
            "数量",
            "意见数",
            "意见条数",
            "封数",
            "letters",
            "numberofletters",
            "lettercount",
            "count",
        ],
    ),
    (Field::LetterNumber, &["第几封", "信件序号", "信件编号", "letterno.", "letterno", "letternumber"]),
    (
        Field::LetterKind,
        &["来信种类", "信件种类", "信件类型", "类别", "种类", "类型", "意见类别", "kindofletter", "kind", "type"],
    ),
    (
        Field::LetterSigner,
        &["署名", "来信人", "写信人", "投信人", "意见人", "姓名", "反映人", "signedby", "from", "name", "signer"],
    ),
    (
        Field::LetterText,
        &[
            "信件内容",
            "来信内容",
            "内容",
            "意见内容",
            "反映内容",
            "主要内容",
            "意见建议",
            "意见和建议",
            "whatthelettersays",
            "text",
            "content",
            "lettertext",
        ],
    ),
    (
        Field::LetterFate,
        &[
            "信件处理",
            "处理情况",
            "处理",
            "处理结果",
            "办理情况",
            "处理方式",
            "处理意见",
            "whatbecameofit",
            "action",
            "outcome",
        ],
    ),
    (
        Field::Department,
        &["转给部门", "转办部门", "承办部门", "责任部门", "处理部门", "部门", "passedto", "department"],
    ),
    (Field::LetterReason, &["不处理的原因", "不处理原因", "不办理原因", "未办理原因", "whynoaction", "reason"]),
    (
        Field::LetterCase,
        &["立案编号", "案件编号", "受理编号", "投诉编号", "casemadeofit", "caseno.", "caseno", "casenumber"],
    ),
    (Field::Note, &["备注", "说明", "附注", "note", "notes", "remark", "remarks"]),
    (Field::LaterRemarks, &["补记", "补充说明", "后记", "laterremarks"]),
    (Field::EnteredAt, &["录入时间", "录入日期", "enteredat", "enteredon"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_word_is_kept_folded_and_stands_for_one_field() {
        BOXES.check();
    }
}
