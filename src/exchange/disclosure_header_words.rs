//! The words that head the columns of a list of what is on show, in Chinese and English.

use crate::domain::problems::Field;

use super::header_words::HeaderWords;

/// Disclosure registers.
pub(super) const DISCLOSURE: HeaderWords = HeaderWords {
    words: &WORDS,
    unused: &[
        "序号",
        "no",
        "no.",
        "状态",
        "state",
        "照片",
        "photo",
        "最晚撤下",
        "downby",
        "检查人",
        "检查情况",
        "是否完好",
        "负责人",
    ],
    naming: &[Field::DocumentTitle, Field::DocumentCode],
    second: None,
};

/// Header words by field, folded.
const WORDS: [(Field, &[&str]); 16] = [
    (
        Field::DocumentCode,
        &["编号", "代码", "资料编号", "公示编号", "公示代码", "code", "documentcode", "documentno", "documentno."],
    ),
    (
        Field::DocumentTitle,
        &[
            "资料名称",
            "名称",
            "公示内容",
            "公示项目",
            "公示名称",
            "公示资料",
            "标题",
            "文件名称",
            "资料",
            "内容",
            "项目",
            "title",
            "document",
            "name",
            "documenttitle",
        ],
    ),
    (Field::DocumentKind, &["种类", "类别", "类型", "资料类别", "公示类别", "kind", "type", "category"]),
    (Field::Rule, &["依据", "规则", "条款", "标准条款", "rule", "basis"]),
    (
        Field::DocumentPlace,
        &["位置", "公示位置", "地点", "摆放位置", "应放位置", "公示地点", "存放位置", "place", "location", "where"],
    ),
    (Field::Note, &["备注", "说明", "附注", "资料备注", "note", "notes", "remark", "remarks"]),
    (Field::DocumentSince, &["列入日期", "列入时间", "onthelistsince", "since"]),
    (Field::Version, &["版本", "版次", "版本号", "文号", "版本文号", "version", "edition"]),
    (Field::VersionPlace, &["挂放位置", "张贴位置", "悬挂位置", "hangsorliesat"]),
    (
        Field::PutUpOn,
        &[
            "挂出日期",
            "挂出时间",
            "公示日期",
            "公示时间",
            "张贴日期",
            "张贴时间",
            "开始日期",
            "生效日期",
            "有效期自",
            "上架日期",
            "putupon",
            "putup",
            "validfrom",
            "postedon",
            "from",
        ],
    ),
    (
        Field::ValidUntil,
        &[
            "有效期至",
            "有效期",
            "截止日期",
            "到期日期",
            "失效日期",
            "更新日期",
            "validuntil",
            "validto",
            "expires",
            "expireson",
            "until",
        ],
    ),
    (Field::EventEndsOn, &["活动结束日", "活动结束日期", "活动截止", "eventendson", "eventends"]),
    (Field::TakenDownOn, &["撤下日期", "撤下时间", "撤除日期", "取下日期", "takendownon", "takendown"]),
    (Field::VersionNote, &["版本备注", "更正说明", "noteontheversion"]),
    (Field::RetiredOn, &["停用日期", "停用时间", "retiredon"]),
    (Field::RetireReason, &["停用原因", "retiredbecause", "retirereason"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_word_is_kept_folded_and_stands_for_one_field() {
        DISCLOSURE.check();
    }
}
