//! A year as a list: `date, kind[, name[, English name]]`, one day a row, with or without a header.

use super::faults::{FaultField, FaultPlace, YearFault, YearWrong};
use super::names;
use super::reading::field_of;
use super::typed::date_alone;
use super::year::{CalendarYear, ReadYear, YearHead};
use crate::domain::texts::Text;

const DATE: [&str; 3] = ["date", "日期", "day"];
const KIND: [&str; 4] = ["kind", "类型", "安排", "type"];
const NAME: [&str; 5] = ["name", "名称", "节日", "节假日", "holiday"];
const ENGLISH: [&str; 3] = ["english name", "英文名称", "name in english"];

/// Any year with a 29 February: asked only whether a cell looks like a date.
const SOME_YEAR: i32 = 2024;

/// The columns of a list of days, as its header tells them or a person chose them (0 = the first).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayColumns {
    /// The date.
    pub date: usize,
    /// Off or worked.
    pub kind: usize,
    /// The holiday, in either language.
    pub name: Option<usize>,
    /// The holiday in English.
    pub english: Option<usize>,
}

/// Where each part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Columns {
    date: usize,
    kind: usize,
    name: usize,
    english: usize,
}

const USUAL: Columns = Columns { date: 0, kind: 1, name: 2, english: usize::MAX };

/// Whether it is a list of days: its first row is a header, or a date and whether it is off or worked.
pub fn looks_like_rows(rows: &[Vec<String>]) -> bool {
    let Some(row) = rows.iter().find(|row| !is_blank(row)) else {
        return false;
    };
    is_header(row) || tells_a_day(row)
}

/// Whether a row begins with a date and whether it is off or worked.
pub fn tells_a_day(row: &[String]) -> bool {
    is_date(cell(row, 0)) && names::kind(cell(row, 1)).is_some()
}

fn cell(row: &[String], column: usize) -> &str {
    row.get(column).map_or("", |cell| cell.trim())
}

fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

fn is_one_of(words: &[&str], cell: &str) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(cell.trim()))
}

fn is_header(row: &[String]) -> bool {
    row.len() > 1 && row.iter().any(|cell| is_one_of(&DATE, cell))
}

impl CalendarYear {
    /// Reads a list; `first_row` is the number a spreadsheet shows beside its first row. Short dates are of the head's year.
    pub fn read_rows(rows: &[Vec<String>], first_row: usize, head: YearHead) -> ReadYear {
        let mut reader = Reader { read: ReadYear::begun(head), columns: USUAL, row: first_row };
        let filled = rows.iter().enumerate().filter(|(_, row)| !is_blank(row));
        for (nth, (index, row)) in filled.enumerate() {
            reader.row = first_row + index;
            if nth > 0 || !is_header(row) {
                reader.day(row);
            } else if !reader.header(row) {
                break;
            }
        }
        reader.read.ended()
    }

    /// Reads the rows of a list that tell of days, each with the number a spreadsheet shows beside it. Other columns may hold what
    /// they will.
    pub fn read_days<'r>(
        rows: impl IntoIterator<Item = (usize, &'r [String])>,
        columns: DayColumns,
        head: YearHead,
    ) -> ReadYear {
        let [name, english] = [columns.name, columns.english].map(|column| column.unwrap_or(usize::MAX));
        let columns = Columns { date: columns.date, kind: columns.kind, name, english };
        let mut reader = Reader { read: ReadYear::begun(head), columns, row: 0 };
        for (number, row) in rows {
            reader.row = number;
            if let Err((field, wrong)) = reader.parts(row) {
                reader.wrong(field, wrong);
            }
        }
        reader.read.ended()
    }
}

/// Whether a cell holds one date, of whatever year.
pub fn is_date(cell: &str) -> bool {
    matches!(date_alone(cell, SOME_YEAR), Ok(_) | Err(YearWrong::OtherYear { .. } | YearWrong::WeekdayDiffers { .. }))
}

struct Reader {
    read: ReadYear,
    columns: Columns,
    /// As a spreadsheet counts.
    row: usize,
}

impl Reader {
    fn wrong(&mut self, field: FaultField, wrong: YearWrong) {
        self.read.note(YearFault::new(FaultPlace::Row(self.row), field, wrong));
    }

    /// Finds the columns; without one for the kind nothing can be read.
    fn header(&mut self, row: &[String]) -> bool {
        let find = |words: &[&str]| row.iter().position(|cell| is_one_of(words, cell));
        let (date, kind, name, english) = (find(&DATE), find(&KIND), find(&NAME), find(&ENGLISH));
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty()) {
            if ![date, kind, name, english].contains(&Some(column)) {
                self.wrong(FaultField::Other(cell.trim().to_owned()), YearWrong::NoSuchField);
            }
        }
        let (Some(date), Some(kind)) = (date, kind) else {
            self.wrong(FaultField::Kind, YearWrong::TextMissing);
            return false;
        };
        let [name, english] = [name, english].map(|column| column.unwrap_or(usize::MAX));
        self.columns = Columns { date, kind, name, english };
        true
    }

    fn day(&mut self, row: &[String]) {
        let Columns { date, kind, name, english } = self.columns;
        let extra = row
            .iter()
            .enumerate()
            .find(|(column, cell)| ![date, kind, name, english].contains(column) && !cell.trim().is_empty());
        if let Some((_, cell)) = extra {
            self.wrong(FaultField::Other(cell.trim().to_owned()), YearWrong::NoSuchField);
            return;
        }
        match self.parts(row) {
            Ok(()) => {}
            Err((field, wrong)) => self.wrong(field, wrong),
        }
    }

    fn parts(&mut self, row: &[String]) -> Result<(), (FaultField, YearWrong)> {
        let Columns { date, kind, name, english } = self.columns;
        let filled = |column, field: FaultField| match cell(row, column) {
            "" => Err((field, YearWrong::TextMissing)),
            text => Ok(text),
        };
        let text = filled(date, FaultField::Date)?;
        let date = date_alone(text, self.read.year()).map_err(|wrong| (FaultField::Date, wrong))?;
        let text = filled(kind, FaultField::Kind)?;
        let arranged =
            names::kind(text).ok_or_else(|| (FaultField::Kind, YearWrong::NotAKind { text: text.to_owned() }))?;
        let name = match (cell(row, name), cell(row, english)) {
            ("", "") => names::unnamed(),
            (text, "") | ("", text) => names::named(text),
            (zh, en) => Text { zh: zh.to_owned(), en: en.to_owned() },
        };
        self.read.arrange((date, self.row), (arranged, name)).map_err(|wrong| (field_of(&wrong), wrong))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
    }

    fn read(text: &str) -> ReadYear {
        let head = YearHead { year: 2027, edition: "x".into(), source: "list".into() };
        CalendarYear::read_rows(&rows(text), 1, head)
    }

    #[test]
    fn a_list_is_read_with_and_without_its_header() {
        let plain = read("2027-01-01,off,元旦\n2027/1/2,休,元旦\n1月3日,work,\n\n2-6,off").accepted().unwrap();
        let days: Vec<String> = plain.days().map(|(date, _, name)| format!("{date} {}", name.en)).collect();
        let expected = [
            "2027-01-01 New Year's Day",
            "2027-01-02 New Year's Day",
            "2027-01-03 Public holiday",
            "2027-02-06 Public holiday",
        ];
        assert_eq!(days, expected);
        let headed =
            read("名称, 日期 ,类型\n元旦,2027-01-01,放假\n元旦,2027-01-02,放假\n,2027-01-03,补班\n,2027-02-06,休");
        assert_eq!(headed.accepted().unwrap(), plain);
    }

    #[test]
    fn each_fault_names_its_row_its_part_and_what_is_wrong() {
        for (text, expected) in [
            ("2027-02-30,off", "row 1: date: `2027-02-30` is not a date"),
            ("date,kind\n,off", "row 2: date: a text is needed"),
            ("2027-01-01,off\n\n2027-01-02,", "row 3: kind: a text is needed"),
            ("2027-01-01,maybe", "row 1: kind: `maybe` is neither `off` nor `work`"),
            ("2026-01-01,off", "row 1: date: 2026-01-01 is not in 2027"),
            ("2027-01-04,work", "row 1: kind: 2027-01-04 is a working day as it is"),
            ("2027-01-01,off\n1-1,off", "row 2: date: 2027-01-01 stands there twice"),
            ("2027-01-01..2027-01-03,off", "row 1: date: `2027-01-01..2027-01-03` is not a date"),
            ("2027-01-01,off,元旦,补", "row 1: 补: no such field"),
            ("date,kind,colour\n2027-01-01,off,red", "row 1: colour: no such field"),
            ("date,name\n2027-01-01,off", "row 1: kind: a text is needed"),
            ("date,kind\n", "file: days: no day is given"),
        ] {
            let faults: Vec<String> = read(text).faults().iter().map(ToString::to_string).collect();
            assert!(faults.contains(&expected.to_owned()), "{text}: {faults:?}");
        }
    }

    #[test]
    fn a_list_is_told_from_typed_text() {
        for text in ["date,kind", "日期,类型,名称", "2027-01-01,off", "1-1,休,元旦", "\n2/29,work"] {
            assert!(looks_like_rows(&rows(text)), "{text}");
        }
        for text in ["休 2-15..2-23, 班 2-14 2-28", "2-15, 2-16, 休", "", "2月15日至23日放假，2月14日上班", "日期"]
        {
            assert!(!looks_like_rows(&rows(text)), "{text}");
        }
    }

    #[test]
    fn chosen_columns_are_read_whatever_stands_beside_them() {
        let table = rows(
            "序,哪一天,周几,怎么安排,什么节\n1,2027-02-06,六,休,春节\n2,2027-02-13,六,班,\n3,2027-02-15,一,班,x\n",
        );
        let columns = DayColumns { date: 1, kind: 3, name: Some(4), english: None };
        let head = YearHead { year: 2027, edition: "x".into(), source: "list".into() };
        let days = table.iter().enumerate().skip(1).map(|(index, row)| (index + 1, row.as_slice()));
        let read = CalendarYear::read_days(days, columns, head);
        let faults: Vec<String> = read.faults().iter().map(ToString::to_string).collect();
        assert_eq!(faults, ["row 4: kind: 2027-02-15 is a working day as it is"]);
        let told: Vec<String> = read.days().map(|(date, _, name)| format!("{date} {}", name.zh)).collect();
        assert_eq!(told, ["2027-02-06 春节", "2027-02-13 节假日"]);
    }

    proptest! {
        #[test]
        fn any_list_is_read_or_refused_without_a_panic(text in "[0-9a-z,\n\\-/休班日期kind ]{0,80}") {
            let _ = read(&text).accepted();
            looks_like_rows(&rows(&text));
        }
    }
}
