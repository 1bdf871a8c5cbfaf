//! Which row of a list is its header, and which column holds what: known words in Chinese and English.

use crate::domain::people::half_width;
use crate::domain::problems::Field;

use super::tables::{Table, is_blank_row};

/// The fields a list can fill, in the order of the form; `IdNumber` is only looked at, never kept.
pub const IMPORT_FIELDS: [Field; 14] = [
    Field::WorkNo,
    Field::Name,
    Field::Sex,
    Field::Team,
    Field::Title,
    Field::Post,
    Field::Window,
    Field::JoinedOn,
    Field::Phone,
    Field::Qualifications,
    Field::Languages,
    Field::Status,
    Field::Photo,
    Field::IdNumber,
];

/// The header is looked for in this many rows from the top.
const LOOKED_AT_ROWS: usize = 30;

/// Which column holds what.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Mapping {
    /// Index of the header in `Table::rows`; `None` when the list has none (people from the first row on).
    pub header_row: Option<usize>,
    /// Field and column (0 = `A`), each field at most once, in the order of the columns.
    pub columns: Vec<(Field, usize)>,
}

impl Mapping {
    /// The column of a field.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        let found = self.columns.iter().find(|(known, _)| *known == field);
        found.map(|(_, column)| *column)
    }

    /// The field of a column.
    pub fn field_of(&self, column: usize) -> Option<Field> {
        let found = self.columns.iter().find(|(_, known)| *known == column);
        found.map(|(field, _)| *field)
    }

    /// The person's correction: the column holds this field, or nothing of use. A field moves from the column it had.
    pub fn set(&mut self, column: usize, field: Option<Field>) {
        self.columns
            .retain(|(known, at)| *at != column && Some(*known) != field);
        if let Some(field) = field {
            self.columns.push((field, column));
        }
        self.columns.sort_by_key(|(_, at)| *at);
    }

    /// What the list needs before people can be read from it: the columns of work number and name that no one named yet.
    pub fn missing(&self) -> Vec<Field> {
        [Field::WorkNo, Field::Name]
            .into_iter()
            .filter(|field| self.column_of(*field).is_none())
            .collect()
    }
}

/// Finds the header among the first rows: the one with the most known words, at least two of them, one being work
/// number or name. The column words of a second header line (under a merged cell) fill the gaps of the first.
pub fn find_header(table: &Table) -> Option<Mapping> {
    let (row, columns) = best_row(&table.rows)?;
    let mut mapping = Mapping {
        header_row: Some(row),
        columns,
    };
    if let Some(below) = table.rows.get(row + 1)
        && is_header_like(below)
    {
        mapping.header_row = Some(row + 1);
        for (field, column) in fields_of(below) {
            if mapping.column_of(field).is_none() {
                mapping.set(column, Some(field));
            }
        }
    }
    Some(mapping)
}

/// How much a sheet looks like a roster: found header words first, then rows that say something.
pub(super) fn likeness(rows: &[Vec<String>]) -> usize {
    let words = best_row(rows).map_or(0, |(_, columns)| columns.len());
    let wide = rows
        .iter()
        .filter(|row| row.iter().filter(|cell| !cell.trim().is_empty()).count() > 1)
        .count();
    words * 10_000_000 + wide
}

fn best_row(rows: &[Vec<String>]) -> Option<(usize, Vec<(Field, usize)>)> {
    let mut best: Option<(usize, Vec<(Field, usize)>)> = None;
    for (index, row) in rows.iter().enumerate().take(LOOKED_AT_ROWS) {
        let found = fields_of(row);
        let names_people = found
            .iter()
            .any(|(field, _)| matches!(field, Field::WorkNo | Field::Name));
        let most = best.as_ref().map_or(1, |(_, columns)| columns.len());
        if names_people && found.len() > most {
            best = Some((index, found));
        }
    }
    best
}

/// The fields a row names, each once: the first column wins.
fn fields_of(row: &[String]) -> Vec<(Field, usize)> {
    let mut found: Vec<(Field, usize)> = Vec::new();
    for (column, cell) in row.iter().enumerate() {
        if let Some(field) = field_named(cell)
            && !found.iter().any(|(known, _)| *known == field)
        {
            found.push((field, column));
        }
    }
    found
}

/// Whether a row repeats a header (a new page) or continues it: at least one cell, and nothing but column words.
pub(super) fn is_header_like(row: &[String]) -> bool {
    !is_blank_row(row)
        && row
            .iter()
            .filter(|cell| !cell.trim().is_empty())
            .all(|cell| field_named(cell).is_some() || is_unused_word(cell))
}

/// The field that a header cell names.
fn field_named(cell: &str) -> Option<Field> {
    let word = folded(cell);
    let known = WORDS
        .iter()
        .find(|(_, words)| words.contains(&word.as_str()));
    known.map(|(field, _)| *field)
}

/// Column words of lists that hold nothing the roster keeps.
fn is_unused_word(cell: &str) -> bool {
    let word = folded(cell);
    [
        "序号", "备注", "no", "no.", "说明", "年龄", "民族", "note", "notes", "remarks",
    ]
    .contains(&word.as_str())
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
        .filter(|c| {
            !c.is_whitespace()
                && !matches!(c, '*' | ':' | '_' | '-' | '\u{200b}' | '\u{feff}' | '★')
        })
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
    (
        Field::Title,
        &[
            "职务",
            "职称",
            "职位",
            "职务名称",
            "现任职务",
            "title",
            "jobtitle",
            "rank",
        ],
    ),
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

    fn table(text: &str) -> Table {
        super::super::tables::read_table(text.as_bytes(), None).unwrap()
    }

    #[test]
    fn the_header_is_found_under_a_title_and_a_fill_in_row() {
        let mapping = find_header(&table(
            "长桥供电所营业厅人员名册,,\n填表日期：2026年11月,,填表人：办公室\n工 号,姓　名*,联系方式（必填）\n1,甲,2\n",
        ))
        .unwrap();
        assert_eq!(mapping.header_row, Some(2));
        assert_eq!(
            mapping.columns,
            [(Field::WorkNo, 0), (Field::Name, 1), (Field::Phone, 2)]
        );
    }

    #[test]
    fn english_words_and_line_ends_in_a_header_are_known() {
        let mapping = find_header(&table(
            "\"Work\nnumber\",Name,Joined on,ID card no.\n1,A,2020-01-01,\n",
        ))
        .unwrap();
        let fields: Vec<Field> = mapping.columns.iter().map(|(field, _)| *field).collect();
        assert_eq!(
            fields,
            [Field::WorkNo, Field::Name, Field::JoinedOn, Field::IdNumber]
        );
    }

    #[test]
    fn a_second_header_line_under_a_merged_cell_fills_the_gaps() {
        let mapping = find_header(&table(
            "工号,姓名,通讯,\n,,手机,备注\n0001,甲,13800002610,\n",
        ))
        .unwrap();
        assert_eq!(mapping.header_row, Some(1));
        assert_eq!(mapping.column_of(Field::Phone), Some(2));
    }

    #[test]
    fn a_list_without_known_words_has_no_header() {
        assert_eq!(find_header(&table("甲,乙\n丙,丁\n")), None);
        assert_eq!(find_header(&table("姓名\n甲\n")), None);
    }

    #[test]
    fn a_correction_moves_a_field_to_its_column() {
        let mut mapping = find_header(&table("工号,姓名,部门,班组\n1,甲,乙,丙\n")).unwrap();
        assert_eq!(mapping.column_of(Field::Team), Some(2));
        mapping.set(3, Some(Field::Team));
        mapping.set(0, None);
        assert_eq!(mapping.columns, [(Field::Name, 1), (Field::Team, 3)]);
        assert_eq!(mapping.missing(), [Field::WorkNo]);
    }

    #[test]
    fn every_header_word_is_kept_folded_and_stands_for_one_field() {
        for (field, words) in WORDS {
            for word in words {
                assert_eq!(folded(word), *word);
                assert_eq!(field_named(word), Some(field), "{word}");
            }
        }
    }
}
