//! Everything out: no table and no column is forgotten, every code has words, nothing runs, nothing masked is given away.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use hallkeeper::app::sample;
use hallkeeper::domain::personal::Why;
use hallkeeper::exchange::delimited::{decode, disarmed, split};
use hallkeeper::exchange::export_all::{NEVER_OUT, NO_SHEET, NOT_OUT, Shape, WHOLE_ANYWAY, all_sheets, terms};
use hallkeeper::exchange::list_writing::{csv_of, xlsx_of};
use hallkeeper::exchange::tables::read_table;
use hallkeeper::jobs::outward::{Form, OutwardError, TakenOut};
use hallkeeper::register::Register;
use hallkeeper::register::outward::{HISTORY_AUTHOR, Shown};
use hallkeeper::storage::erasure::FREE_TEXTS;
use hallkeeper::storage::{TRACKED_TABLES, in_memory};
use hallkeeper::ui::context::OffScreen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::taking::{ExportWish, Going, Pictures};

use proptest::prelude::*;

use super::super::register::making::at;

#[test]
fn every_table_on_the_history_has_a_sheet_or_a_reason() {
    let sheets: Vec<&str> = all_sheets().map(|plan| plan.table).collect();
    assert_eq!(sheets.iter().collect::<BTreeSet<_>>().len(), sheets.len(), "a table twice");
    for table in TRACKED_TABLES {
        let has_reason = NO_SHEET.iter().any(|(known, why)| *known == table && !why.is_empty());
        assert!(sheets.contains(&table) != has_reason, "{table}: a sheet, or a reason in NO_SHEET");
    }
    for table in sheets {
        assert!(TRACKED_TABLES.contains(&table) || table == "history", "{table} is no table on the history");
    }
}

#[test]
fn every_column_is_taken_out_or_named_with_a_reason() {
    let (register, _) = super::super::register::making::register();
    for plan in all_sheets() {
        let columns = register.table_columns(plan.table).unwrap();
        let told: BTreeSet<&str> = plan.columns.iter().map(|column| column.column).collect();
        for column in &columns {
            let is_number = column == plan.number;
            let is_never = NEVER_OUT.iter().any(|(known, why)| known == column && !why.is_empty());
            let is_not = NOT_OUT.iter().any(|(table, known, _)| *table == plan.table && known == column);
            let is_told = told.contains(column.as_str()) || is_number;
            assert!(is_told != (is_never || is_not), "{}.{column}", plan.table);
        }
        for column in told {
            let is_there = columns.iter().any(|known| known == column) || column == HISTORY_AUTHOR;
            assert!(is_there, "{} has no column {column}", plan.table);
        }
    }
}

#[test]
fn every_text_that_may_name_somebody_is_masked_or_named_with_a_reason() {
    for plan in all_sheets() {
        for column in plan.columns {
            let is_free = FREE_TEXTS.iter().any(|(table, name, _)| (*table, *name) == (plan.table, column.column));
            let is_masked = matches!(
                column.shape,
                Shape::Free
                    | Shape::BesideFree(..)
                    | Shape::Story
                    | Shape::OnlyWhole
                    | Shape::Answer(_)
                    | Shape::CardSigner
            );
            let reason = WHOLE_ANYWAY.iter().find(|(table, name, _)| (*table, *name) == (plan.table, column.column));
            let has_reason = reason.is_some_and(|(_, _, why)| !why.is_empty());
            assert!(!is_free || is_masked != has_reason, "{}.{}", plan.table, column.column);
            assert!(is_free || !has_reason, "{}.{} holds no free text", plan.table, column.column);
        }
    }
}

/// The codes a column may hold, as its CHECK says.
fn allowed(sql: &str, column: &str) -> Vec<String> {
    let opening = format!("{column} IN (");
    let Some((_, rest)) = sql.split_once(&format!("({opening}")) else { return Vec::new() };
    let inside = rest.split(')').next().unwrap();
    inside.split(',').map(|code| code.trim().trim_matches('\'').to_owned()).collect()
}

#[test]
fn every_code_a_column_may_hold_has_its_word() {
    let conn = in_memory().unwrap();
    let mut checked = 0;
    for plan in all_sheets() {
        let sql: String =
            conn.query_row("SELECT sql FROM sqlite_master WHERE name = ?1", [plan.table], |row| row.get(0)).unwrap();
        for column in plan.columns {
            let Shape::Words(codes) = column.shape else { continue };
            for code in allowed(&sql, column.column) {
                assert!(codes.iter().any(|(known, _)| *known == code), "{}.{}: {code}", plan.table, column.column);
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "the CHECKs were read: {checked}");
}

#[test]
fn every_word_of_the_sheets_is_in_both_languages() {
    for lang in Lang::ALL {
        let strings = Strings::load(lang);
        let missing: Vec<&str> = terms::keys().into_iter().filter(|key| !strings.has(key)).collect();
        assert!(missing.is_empty(), "{lang:?}: {missing:?}");
    }
}

/// Signs that lists are damaged by: formulas, quotes, separators, line ends, rare characters, odd blanks, long numbers.
fn cell() -> impl Strategy<Value = String> {
    let odd = "[=+@'\"\\-,;\t\n甲䶮𬭎𠅤＝＋a0-9 \u{3000}\u{a0}]{0,8}";
    prop_oneof![
        odd.prop_map(|text| text),
        "[1-9][0-9]{17}",
        "0[0-9]{1,6}",
        Just("_x0041_".to_owned()),
        Just("TRUE".to_owned()),
        Just("2026-11-23".to_owned()),
        Just("1E5".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn any_cell_comes_back_from_a_plain_list_and_from_a_workbook(
        rows in prop::collection::vec(prop::collection::vec(cell(), 3), 1..6),
    ) {
        let head = ["工号", "姓名", "备注"].map(str::to_owned).to_vec();
        let rows: Vec<Vec<String>> = std::iter::once(head).chain(rows).collect();
        for bytes in [csv_of(&rows), xlsx_of("表", &rows).unwrap()] {
            let table = read_table(&bytes, None).unwrap();
            for (row, cells) in rows.iter().enumerate() {
                for (column, wanted) in cells.iter().enumerate() {
                    prop_assert_eq!(table.cell(row, column), wanted.as_str(), "{} {}", row, column);
                }
            }
        }
    }
}

fn exported(register: &Register, folder: &Path, (shown, form, lang): (Shown, Form, Lang)) -> TakenOut {
    let (screen, strings) = (OffScreen::default(), Strings::load(lang));
    let cx = screen.context(register, &strings, at("2026-11-23", 9, 30));
    let pictures = if shown == Shown::Whole { Pictures::With } else { Pictures::Without };
    let wish = ExportWish { folder: folder.to_owned(), shown, form, pictures };
    Going::export(&cx, &wish).unwrap().finish(&cx).unwrap()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn cells(path: &Path) -> Vec<Vec<String>> {
    split(&decode(&std::fs::read(path).unwrap()).unwrap())
}

fn csv_files(folder: &Path) -> Vec<PathBuf> {
    files(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "csv")).collect()
}

#[test]
fn the_sample_hall_is_exported_whole_with_as_many_rows_as_there_are() {
    let register = sample::register(at("2026-11-23", 9, 30)).unwrap();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("all");
    let done = exported(&register, &folder, (Shown::Whole, Form::Both, Lang::Zh));
    assert_eq!((done.files, &done.left_out), (files(&folder).len(), &vec![]));
    let lists = csv_files(&folder.join("CSV"));
    let mut book: Xlsx<_> = calamine::open_workbook(folder.join("全部记录.xlsx")).unwrap();
    let mut rows = 0;
    for ((plan, list), (title, count)) in all_sheets().zip(&lists).zip(&done.sheets) {
        assert_eq!(*count, register.row_count(plan.table, None).unwrap(), "{title}");
        let read = cells(list);
        assert_eq!(read.len(), count + 1, "{}", list.display());
        let sheet = book.worksheet_range(title).unwrap();
        for (row, told) in read.iter().enumerate() {
            for (column, cell) in told.iter().enumerate() {
                let inside = sheet.get_value((row as u32, column as u32)).cloned().unwrap_or(Data::Empty);
                let inside = if let Data::String(text) = inside { text } else { String::new() };
                // A line end inside a cell is the same in both, however it is written.
                let plain = disarmed(cell).replace("\r\n", "\n");
                assert_eq!(inside.replace("\r\n", "\n"), plain, "{title} {row} {column}");
            }
        }
        assert!(book.worksheet_formula(title).unwrap().is_empty(), "{title}");
        rows += count;
    }
    assert!(lists.len() == all_sheets().count() && rows > 500, "{rows}");
    let names: Vec<String> = files(&folder).iter().map(|path| path.display().to_string()).collect();
    for wanted in ["README.txt", "标准与规则", "照片与扫描件", "可再导入的名单"] {
        assert!(names.iter().any(|name| name.contains(wanted)), "{wanted}: {names:?}");
    }
}

#[test]
fn no_raw_cell_of_any_list_begins_as_a_formula() {
    let (mut register, _) = super::super::register::making::register();
    let mut hall = register.hall().clone();
    hall.address = "=HYPERLINK(\"http://x\",\"y\")".into();
    hall.unit_name = "+SUM(A1)\t\"甲\"".into();
    register.change_hall(&hall, at("2026-11-23", 9, 0)).unwrap();
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("all");
    exported(&register, &folder, (Shown::Whole, Form::Lists, Lang::En));
    let mut seen = 0;
    for path in csv_files(&folder) {
        let bytes = std::fs::read(&path).unwrap();
        assert!(bytes.starts_with(b"\xef\xbb\xbf"), "{} has no mark", path.display());
        for cell in cells(&path).iter().flatten() {
            let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
            assert!(!runs, "{}: {cell}", path.display());
            seen += usize::from(disarmed(cell) == hall.address || disarmed(cell) == hall.unit_name);
        }
    }
    assert_eq!(seen, 2, "both stand there, behind their quote");
}

#[test]
fn a_masked_export_gives_no_customer_away() {
    let register = sample::register(at("2026-11-23", 9, 30)).unwrap();
    let place = tempfile::tempdir().unwrap();
    let (masked, whole) = (place.path().join("masked"), place.path().join("whole"));
    exported(&register, &masked, (Shown::Masked, Form::Lists, Lang::Zh));
    exported(&register, &whole, (Shown::Whole, Form::Lists, Lang::Zh));
    let text = |folder: &Path| -> BTreeMap<PathBuf, String> {
        let read = |path: PathBuf| (path.clone(), decode(&std::fs::read(path).unwrap()).unwrap());
        csv_files(folder).into_iter().map(read).collect()
    };
    let (masked, whole) = (text(&masked), text(&whole));
    let staff: Vec<String> =
        register.staff().unwrap().iter().map(|member| member.record.name.as_str().to_owned()).collect();
    let mut secrets = Vec::new();
    for case in register.listed_cases(at("2026-11-23", 9, 30)).unwrap() {
        let facts = &case.file.case.facts;
        let name = facts.customer_name.reveal(Why::Compared);
        if name.chars().count() > 2 && !staff.iter().any(|known| known.contains(name)) {
            secrets.push(name.to_owned());
        }
        let contact = facts.customer_contact.reveal(Why::Compared);
        if contact.chars().filter(char::is_ascii_digit).count() > 7 {
            secrets.push(contact.to_owned());
        }
    }
    assert!(secrets.len() > 10, "{}", secrets.len());
    for secret in &secrets {
        assert!(whole.values().any(|text| text.contains(secret)), "{secret} is nowhere");
        for (path, text) in &masked {
            assert!(!text.contains(secret), "{} gives {secret} away", path.display());
        }
    }
}

#[test]
fn stopped_at_any_slice_an_export_leaves_nothing() {
    let register = sample::register(at("2026-11-23", 9, 30)).unwrap();
    let place = tempfile::tempdir().unwrap();
    let (screen, strings) = (OffScreen::default(), Strings::load(Lang::Zh));
    let cx = screen.context(&register, &strings, at("2026-11-23", 9, 30));
    let folder = place.path().join("all");
    let wish = ExportWish { folder, shown: Shown::Masked, form: Form::Both, pictures: Pictures::Without };
    for rounds in [0, 1, 4, 9] {
        let mut going = Going::export(&cx, &wish).unwrap();
        for _ in 0..rounds {
            assert!(going.carry_on(&cx).is_none());
        }
        going.stop();
        let end = going.carry_on(&cx).unwrap();
        assert!(matches!(end, Err(OutwardError::Cancelled(_))), "{rounds}: {end:?}");
        drop(going);
        assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0, "{rounds}");
    }
}

#[test]
fn a_folder_that_is_taken_is_left_as_it_is() {
    let (register, _) = super::super::register::making::register();
    let place = tempfile::tempdir().unwrap();
    std::fs::write(place.path().join("mine"), b"mine").unwrap();
    let (screen, strings) = (OffScreen::default(), Strings::load(Lang::Zh));
    let cx = screen.context(&register, &strings, at("2026-11-23", 9, 30));
    let folder = place.path().to_owned();
    let wish =
        ExportWish { folder: folder.clone(), shown: Shown::Masked, form: Form::Both, pictures: Pictures::Without };
    assert_eq!(Going::export(&cx, &wish).err(), Some(OutwardError::Taken(folder)));
    assert_eq!(files(place.path()).len(), 1);
}
