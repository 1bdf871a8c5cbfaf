//! The words that head the columns of lists, in Chinese and English; here those of staff lists.

use crate::domain::people::half_width;
use crate::domain::problems::Field;

/// The words that head the columns of one kind of list.
pub(super) struct HeaderWords {
    /// Words by field, folded; a word stands for one field.
    pub(super) words: &'static [(Field, &'static [&'static str])],
    /// Words of columns that hold nothing that is kept.
    pub(super) unused: &'static [&'static str],
    /// A header names at least one of these.
    pub(super) naming: &'static [Field],
    /// A field that a second column of the same word stands for: a date, then its time.
    pub(super) second: Option<(Field, Field)>,
}

/// Staff lists.
pub(super) const STAFF: HeaderWords = HeaderWords {
    words: &WORDS,
    unused: &["序号", "备注", "no", "no.", "说明", "年龄", "民族", "note", "notes", "remarks"],
    naming: &[Field::WorkNo, Field::Name],
    second: None,
};

impl HeaderWords {
    /// The field that a header cell names.
    pub(super) fn field_named(&self, cell: &str) -> Option<Field> {
        let word = folded(cell);
        let known = self.words.iter().find(|(_, words)| words.contains(&word.as_str()));
        known.map(|(field, _)| *field)
    }

    /// Whether a cell is a word of a column that holds nothing that is kept.
    pub(super) fn is_unused_word(&self, cell: &str) -> bool {
        self.unused.contains(&folded(cell).as_str())
    }

    /// Whether every word is kept folded and stands for one field; for tests.
    #[cfg(test)]
    pub(super) fn check(&self) {
        for (field, words) in self.words {
            for word in *words {
                assert_eq!(folded(word), *word);
                assert_eq!(self.field_named(word), Some(*field), "{word}");
                assert!(!self.is_unused_word(word), "{word}");
            }
        }
    }
}

/// A header cell without blanks, line ends, full-width forms, stars, and what stands in brackets.
fn folded(cell: &str) -> String {
    let plain = half_width(cell).to_lowercase();
    let outer = match plain.split_once('(') {
        Some((before, _)) if !before.trim().is_empty() => before,
        _ => plain.as_str(),
    };
    outer
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '*' | ':' | '_' | '-' | '\u{200b}' | '\u{feff}' | '★'))
        .collect()
}

/// Header words by field, folded.
const WORDS: [(Field, &[&str]); 14] = [
    (
        Field::WorkNo,
        &[
            "工号",
            "员工号",
            "员工编号",
            "员工工号",
            "职工号",
            "职工编号",
            "人员编号",
            "人员工号",
            "编号",
            "工作证号",
            "工作证编号",
            "上岗证号",
            "胸牌号",
            "柜员号",
            "work",
            "workno",
            "workno.",
            "worknumber",
            "staffno",
            "staffno.",
            "staffnumber",
            "staffid",
            "employeeno",
            "employeeno.",
            "employeenumber",
            "employeeid",
            "badgeno",
        ],
    ),
    (
        Field::Name,
        &[
            "姓名",
            "名字",
            "员工姓名",
            "人员姓名",
            "职工姓名",
            "姓名全称",
            "name",
            "fullname",
            "staffname",
            "employeename",
        ],
    ),
    (Field::Sex, &["性别", "男女", "sex", "gender"]),
    (
        Field::Team,
        &[
            "班组",
            "部门",
            "所属班组",
            "所属部门",
            "所在班组",
            "所在部门",
            "科室",
            "班组名称",
            "部门名称",
            "组别",
            "team",
            "department",
            "group",
        ],
    ),
    (Field::Title, &["职务", "职称", "职位", "职务名称", "现任职务", "title", "jobtitle", "rank"]),
    (
        Field::Post,
        &[
            "岗位",
            "岗位名称",
            "工作岗位",
            "现岗位",
            "所在岗位",
            "从事岗位",
            "工种",
            "post",
            "position",
            "role",
            "postname",
        ],
    ),
    (
        Field::Window,
        &[
            "窗口",
            "柜台",
            "窗口号",
            "柜台号",
            "服务窗口",
            "窗口编号",
            "台席",
            "window",
            "counter",
            "windowno",
            "windowno.",
            "counterno",
            "windownumber",
        ],
    ),
    (
        Field::JoinedOn,
        &[
            "入职日期",
            "入职时间",
            "到岗时间",
            "到岗日期",
            "上岗时间",
            "上岗日期",
            "参加工作时间",
            "进厅时间",
            "入司时间",
            "入司日期",
            "入厂时间",
            "进单位时间",
            "入职",
            "到岗",
            "joined",
            "joinedon",
            "joindate",
            "hiredate",
            "hiredon",
            "startdate",
            "firstday",
        ],
    ),
    (
        Field::Phone,
        &[
            "手机",
            "手机号",
            "手机号码",
            "电话",
            "电话号码",
            "联系电话",
            "联系方式",
            "移动电话",
            "联系手机",
            "本人电话",
            "办公电话",
            "phone",
            "phoneno",
            "phoneno.",
            "phonenumber",
            "mobile",
            "mobileno",
            "mobilephone",
            "tel",
            "tel.",
            "telephone",
            "contact",
        ],
    ),
    (
        Field::Qualifications,
        &[
            "资格证书",
            "资格",
            "证书",
            "持证",
            "持证情况",
            "职业资格",
            "资质",
            "资格证",
            "从业资格",
            "资质证书",
            "技能证书",
            "职业资格证书",
            "技能等级",
            "qualifications",
            "qualification",
            "certificates",
            "certificate",
        ],
    ),
    (
        Field::Languages,
        &[
            "语言",
            "外语",
            "语种",
            "外语能力",
            "语言能力",
            "外语水平",
            "掌握语言",
            "language",
            "languages",
            "foreignlanguages",
        ],
    ),
    (
        Field::Status,
        &[
            "状态",
            "在岗情况",
            "在岗状态",
            "人员状态",
            "在职状态",
            "在职情况",
            "是否在岗",
            "当前状态",
            "status",
            "state",
        ],
    ),
    (
        Field::Photo,
        &[
            "照片",
            "相片",
            "照片文件",
            "照片文件名",
            "照片名称",
            "照片路径",
            "证件照",
            "一寸照",
            "1寸照",
            "一寸照片",
            "photo",
            "picture",
            "photofile",
            "image",
        ],
    ),
    (
        Field::IdNumber,
        &[
            "身份证号",
            "身份证",
            "身份证号码",
            "身份证件号",
            "公民身份号码",
            "证件号码",
            "证件号",
            "idnumber",
            "idno",
            "idno.",
            "idcard",
            "idcardno",
            "idcardno.",
            "idcardnumber",
            "identitynumber",
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_header_word_is_kept_folded_and_stands_for_one_field() {
        STAFF.check();
    }
}
