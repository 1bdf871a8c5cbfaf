//! The cells of a staff list: which rows are people, and what a dirty cell is meant to say.

use chrono::{Duration, NaiveDate};

use crate::domain::people::{half_width, is_ideograph, is_ruined};
use crate::domain::problems::{Field, Problem, Wrong};
use crate::domain::staff::StaffDraft;

use super::header_words::STAFF;
use super::headers::{Mapping, is_header_like};
use super::list_problems::is_truth_value;
use super::tables::Table;

/// What a row of a list is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    Person,
    TitleOrTotal,
    Blank,
}

/// Words that totals, signatures and remarks begin with, folded.
const CLOSING_WORDS: [&str; 22] = [
    "合计",
    "总计",
    "小计",
    "共计",
    "总人数",
    "人数",
    "共",
    "制表",
    "填表",
    "审核",
    "复核",
    "批准",
    "负责人",
    "单位负责人",
    "部门负责人",
    "主管",
    "填报",
    "注:",
    "备注:",
    "说明:",
    "单位:",
    "日期:",
];

/// Tells people from titles, repeated headers, section rows, totals and blanks.
pub(super) fn kind_of_row(table: &Table, mapping: &Mapping, row: usize) -> RowKind {
    let Some(cells) = table.rows.get(row) else {
        return RowKind::Blank;
    };
    let told: Vec<(usize, &String)> = cells.iter().enumerate().filter(|(_, cell)| !clean(cell).is_empty()).collect();
    let Some((first_column, first)) = told.first().copied() else {
        return RowKind::Blank;
    };
    let is_above = mapping.header_row.is_some_and(|header| row <= header);
    let is_alone =
        told.len() == 1 && mapping.column_of(Field::Name) != Some(first_column) && first.chars().any(is_ideograph);
    if is_above || is_alone || is_header_like(cells, &STAFF) || is_closing(first, told.len()) {
        return RowKind::TitleOrTotal;
    }
    let is_used = |(column, _): &(usize, &String)| mapping.field_of(*column).is_some();
    if told.iter().any(is_used) {
        return RowKind::Person;
    }
    let only_numbers = told.iter().all(|(_, cell)| clean(cell).chars().all(|c| c.is_ascii_digit() || c == '.'));
    if only_numbers { RowKind::Blank } else { RowKind::TitleOrTotal }
}

/// A total or signature row: few cells, the first with a known word.
pub(super) fn is_closing(first: &str, cells: usize) -> bool {
    let word: String = half_width(first).to_lowercase().chars().filter(|c| !c.is_whitespace()).collect();
    let is_total = ["total", "totals", "subtotal", "sum"].contains(&word.trim_end_matches(':'));
    cells <= 6 && (is_total || CLOSING_WORDS.iter().any(|known| word.starts_with(known)))
}

/// A cell without stray blanks: zero-width signs and the ends' blanks (full-width too) dropped, inner runs one blank,
/// none between two Chinese signs.
pub(super) fn clean(cell: &str) -> String {
    let mut out = String::new();
    let is_gap =
        |c: char| c.is_whitespace() || c.is_control() || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    for word in cell.split(is_gap).filter(|word| !word.is_empty()) {
        let joint = out.chars().last().is_some_and(is_ideograph) && word.chars().next().is_some_and(is_ideograph);
        if !out.is_empty() && !joint {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// So much of a work number and name is told.
const WHO_MOST: usize = 60;

/// Work number and name as far as a row has them.
pub(super) fn who(work_no: &str, name: &str) -> String {
    let parts = [clean(work_no), clean(name)];
    let told: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    told.join(" ").chars().take(WHO_MOST).collect()
}

/// The form as the row fills it, and what is wrong with cells that cannot even be put in.
pub(super) fn draft_of<'a>(cell: impl Fn(Field) -> &'a str) -> (StaffDraft, Vec<Problem>) {
    let mut problems = Vec::new();
    let mut text = |field| {
        let raw = cell(field);
        match unusable(field, raw) {
            Some(wrong) => {
                problems.push(Problem::new(field, wrong));
                String::new()
            }
            None => meant(field, raw),
        }
    };
    let draft = StaffDraft {
        work_no: text(Field::WorkNo),
        name: text(Field::Name),
        sex: text(Field::Sex),
        team: text(Field::Team),
        title: text(Field::Title),
        post: text(Field::Post),
        window: text(Field::Window),
        joined_on: text(Field::JoinedOn),
        phone: text(Field::Phone),
        qualifications: text(Field::Qualifications),
        languages: text(Field::Languages),
        status: text(Field::Status),
    };
    (draft, problems)
}

/// Cells that say nothing of their own: a spreadsheet's error word, a work number that lost its digits.
fn unusable(field: Field, cell: &str) -> Option<Wrong> {
    let text = clean(cell);
    let is_error = ["#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"].contains(&text.as_str());
    if is_error {
        return Some(Wrong::BadCharacter { character: '#' });
    }
    if is_truth_value(&text) {
        return Some(Wrong::TruthValue);
    }
    (field == Field::WorkNo && is_ruined(&text)).then_some(Wrong::RuinedNumber)
}

/// What a cell is meant to say, field by field.
fn meant(field: Field, cell: &str) -> String {
    match field {
        Field::Qualifications | Field::Languages => clean(&cell.trim().replace(['\n', '\r'], "、")),
        Field::WorkNo | Field::Window => whole_number(clean(cell)),
        Field::JoinedOn => dated(clean(cell)),
        _ => clean(cell),
    }
}

/// `17.0`, as some programs write a whole number, is `17`.
fn whole_number(text: String) -> String {
    match text.strip_suffix(".0") {
        Some(whole) if !whole.is_empty() && whole.bytes().all(|b| b.is_ascii_digit()) => whole.to_owned(),
        _ => text,
    }
}

/// A date cell whose format got lost shows a spreadsheet's day number: `38611` is 2005-09-16.
pub(super) fn dated(text: String) -> String {
    let number = text.parse::<i64>().ok().filter(|n| text.len() == 5 && (10_000..=80_000).contains(n));
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30);
    match number.zip(epoch).and_then(|(days, epoch)| epoch.checked_add_signed(Duration::days(days))) {
        Some(date) => date.to_string(),
        None => text,
    }
}

/// Names an identity number that a spreadsheet ruined: the list's own copy is worthless. It is not kept either way.
pub(super) fn add_ruined_id(problems: &mut Vec<Problem>, cell: &str) {
    let text = half_width(&clean(cell));
    if is_ruined(&text) || lost_its_end(&text) {
        problems.push(Problem::new(Field::IdNumber, Wrong::RuinedNumber));
    }
}

/// 18 digits ending in three zeros with a wrong check digit (ISO 7064 MOD 11-2): a spreadsheet kept 15 of them.
fn lost_its_end(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    if digits.len() != 18 || text.len() != 18 || !text.ends_with("000") {
        return false;
    }
    let sum = digits.iter().fold(0, |sum, digit| (sum * 2 + digit) % 11);
    sum != 1
}

#[cfg(test)]
mod tests {
    use super::super::headers::find_header;
    use super::super::tables::read_table;
    use super::*;

    fn kinds(text: &str) -> Vec<RowKind> {
        let table = read_table(text.as_bytes(), None).unwrap();
        let mapping = find_header(&table).unwrap();
        (0..table.rows.len()).map(|row| kind_of_row(&table, &mapping, row)).collect()
    }

    #[test]
    fn only_people_are_people() {
        use RowKind::{Blank, Person, TitleOrTotal};
        let text = "名册,,,\n序号,工号,姓名,班组\n1,0001,甲,乙\n营业班,,,\n2,,,\n,,,\n3,,丙,\n工号,姓名,,\n合 计,2人,,\n制表：丁,,审核：戊,\n";
        assert_eq!(
            kinds(text),
            [
                TitleOrTotal,
                TitleOrTotal,
                Person,
                TitleOrTotal,
                Blank,
                Blank,
                Person,
                TitleOrTotal,
                TitleOrTotal,
                TitleOrTotal
            ]
        );
    }

    #[test]
    fn a_cell_loses_stray_blanks_of_every_kind() {
        assert_eq!(clean("  曹　堃\u{200b}　"), "曹堃");
        assert_eq!(clean("Li \n Lei"), "Li Lei");
        assert_eq!(clean("\u{feff}\t"), "");
    }

    #[test]
    fn a_dirty_cell_says_what_was_meant() {
        assert_eq!(meant(Field::WorkNo, "17.0"), "17");
        assert_eq!(meant(Field::JoinedOn, "38611"), "2005-09-16");
        assert_eq!(meant(Field::JoinedOn, "2005.9.16"), "2005.9.16");
        assert_eq!(meant(Field::Qualifications, "AFP\n反假币 "), "AFP、反假币");
        assert_eq!(unusable(Field::WorkNo, "1.1E+17"), Some(Wrong::RuinedNumber));
        assert_eq!(unusable(Field::Name, "#REF!"), Some(Wrong::BadCharacter { character: '#' }));
        for field in [Field::Name, Field::WorkNo, Field::Phone, Field::Team, Field::Window, Field::JoinedOn] {
            assert_eq!(unusable(field, "TRUE"), Some(Wrong::TruthValue), "{field:?}");
            assert_eq!(unusable(field, " FALSE"), Some(Wrong::TruthValue), "{field:?}");
        }
        assert_eq!(unusable(Field::Name, "True Li"), None);
    }

    #[test]
    fn a_ruined_identity_number_is_named_and_a_good_one_is_not() {
        let named = |cell: &str| {
            let mut problems = Vec::new();
            add_ruined_id(&mut problems, cell);
            !problems.is_empty()
        };
        assert!(named("1.10101E+17"));
        assert!(named("110101199003070000"));
        assert!(!named("11010119900307133X"));
        assert!(!named("110101199003071330"));
        assert!(!named(""));
    }
}
