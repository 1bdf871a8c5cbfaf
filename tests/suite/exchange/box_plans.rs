//! A paper log of suggestion boxes becomes a plan: good openings are offered, bad rows named, known ones left alone.

use encoding_rs::GB18030;
use hallkeeper::domain::box_lists::LetterOrigin;
use hallkeeper::domain::boxes::{LetterFate, Seal};
use hallkeeper::domain::cases::CaseKind;
use hallkeeper::domain::problems::{Field, Wrong};
use hallkeeper::exchange::box_import::plan_boxes;
use hallkeeper::exchange::box_plan::{BoxAssumption, BoxImportPlan, BoxSkip, Effect};
use hallkeeper::exchange::headers::{ListKind, find_header_of};
use hallkeeper::exchange::stepping::{Stopped, on_and_on};
use hallkeeper::exchange::tables::read_list;
use hallkeeper::jobs::bringing::box_surroundings;
use hallkeeper::register::Register;

use super::super::register::making::{at, day};
use super::case_registers::{case_hall, now};

/// The hall of the case lists with one box, hung on the first of November.
pub(super) fn box_hall() -> Register {
    let (mut register, _) = case_hall();
    register.add_box(("1 号箱", "大厅东侧"), day("2026-11-01"), at("2026-11-01", 8, 0)).unwrap();
    register
}

/// The plan of a list's bytes against a register.
pub(super) fn plan_against(register: &Register, bytes: &[u8]) -> BoxImportPlan {
    let table = read_list(bytes, None, ListKind::Boxes).unwrap();
    let mapping = find_header_of(&table, ListKind::Boxes).expect("the header is found");
    plan_boxes(&table, &mapping, &box_surroundings(register, now(), "zh").unwrap(), &on_and_on).unwrap()
}

fn plan_of(text: &str) -> BoxImportPlan {
    plan_against(&box_hall(), text.as_bytes())
}

fn named(plan: &BoxImportPlan) -> Vec<(usize, Field, Wrong)> {
    plan.problems.iter().map(|p| (p.row, p.problem.field, p.problem.wrong.clone())).collect()
}

/// One row a letter, under a title, with a merged cell and a total.
const BY_LETTER: &str = "长桥供电所营业厅意见箱开箱登记,,,,,,,,\n\
    日期,意见箱,开箱时间,开箱人,见证人,封条,信件内容,署名,处理情况\n\
    2026年11月9日,1号箱,17:05,周静岚,唐巧云,完好,希望多开一个窗口,匿名,已转办客户服务班\n\
    ,,,,,,三号窗口态度很好,陈先生,不予立案，表扬已转告\n\
    2026/11/10,一号箱,17时10分,周静岚,唐巧云,完好,,,\n\
    2026-11-11,1 号箱,17:00,CQ0209,顾明远,破损,空箱,,\n\
    合计,2 封,,,,,,,\n";

#[test]
fn a_log_with_a_row_a_letter_is_understood_under_its_title_and_its_total() {
    let plan = plan_of(BY_LETTER);
    assert_eq!(named(&plan), [(5, Field::BoxName, Wrong::UnknownBox)], "一号箱 is not 1 号箱: never guessed");
    let rows: Vec<&[usize]> = plan.add.iter().map(|planned| planned.rows.as_slice()).collect();
    assert_eq!(rows, [&[3, 4][..], &[6]]);
    let first = &plan.add[0].import.entry;
    assert_eq!((first.day, first.opened_at), (day("2026-11-09"), at("2026-11-09", 17, 5)));
    assert_eq!((first.letters.len(), first.seal), (2, Seal::Intact));
    assert_eq!(first.letters[0].signed_by, "");
    assert_eq!(first.letters[0].fate, LetterFate::Case { department: String::new() });
    assert_eq!(first.letters[1].signed_by, "陈先生");
    assert_eq!(first.letters[1].fate, LetterFate::NoAction { because: "不予立案，表扬已转告".into() });
    let second = &plan.add[1].import.entry;
    assert_eq!((second.letters.len(), second.seal), (0, Seal::Broken), "an empty box is an entry");
    assert_eq!(plan.assumed, [(BoxAssumption::Suggestion, 1)]);
    assert!(plan.skip.iter().all(|skipped| skipped.why == BoxSkip::TitleOrTotal));
}

#[test]
fn a_log_with_a_row_a_day_tells_its_letters_in_one_cell() {
    let text = "日期,开箱人员,信件数,主要内容,备注\n\
        2026-11-09,周静岚、唐巧云,0,无,\n\
        2026-11-10,周静岚、唐巧云,2封,1.排队久；2.加个窗口,雨天\n\
        2026-11-11,周静岚、唐巧云,3,只写了一条,\n";
    let plan = plan_of(text);
    assert_eq!(named(&plan), [(4, Field::LetterCount, Wrong::CountDiffers { counted: 3, written: 1 })]);
    let entries: Vec<(usize, &str)> = plan
        .add
        .iter()
        .map(|planned| (planned.import.entry.letters.len(), planned.import.entry.remark.as_str()))
        .collect();
    assert_eq!(entries, [(0, ""), (2, "雨天")]);
    let letters = &plan.add[1].import.entry.letters;
    assert_eq!((letters[0].text.as_str(), letters[1].text.as_str()), ("排队久", "加个窗口"));
    assert_eq!(letters[0].kind, CaseKind::Suggestion);
    assert_eq!(plan.add[0].import.entry.opened_at, at("2026-11-09", 17, 30), "closing time");
    let expected = [
        (BoxAssumption::OnlyBox, 2),
        (BoxAssumption::OpenedAtClosing, 2),
        (BoxAssumption::SealIntact, 2),
        (BoxAssumption::Suggestion, 1),
        (BoxAssumption::BecomesCase, 1),
    ];
    assert_eq!(plan.assumed, expected);
}

#[test]
fn every_encoding_gives_the_same_plan() {
    let register = box_hall();
    let utf16 = |encode: fn(u16) -> [u8; 2]| -> Vec<u8> { BY_LETTER.encode_utf16().flat_map(encode).collect() };
    let expected = plan_of(BY_LETTER);
    for (name, bytes) in [
        ("marked", [b"\xef\xbb\xbf", BY_LETTER.as_bytes()].concat()),
        ("gb18030", GB18030.encode(BY_LETTER).0.into_owned()),
        ("utf-16 le", [&b"\xff\xfe"[..], &utf16(u16::to_le_bytes)].concat()),
        ("utf-16 be", [&b"\xfe\xff"[..], &utf16(u16::to_be_bytes)].concat()),
    ] {
        assert_eq!(plan_against(&register, &bytes), expected, "{name}");
    }
}

/// A list of one row with these columns beside the day.
fn one(columns: &str, cells: &str) -> BoxImportPlan {
    plan_of(&format!("日期,{columns}\n2026-11-09,{cells}\n"))
}

#[test]
fn what_keeps_an_opening_out_is_named_by_row_and_column() {
    let people = "开箱人,见证人";
    for (columns, cells, field, wrong) in [
        (people, "周静岚,周静岚", Field::Witness, Wrong::SamePerson),
        (people, "周静岚,", Field::Witness, Wrong::Missing),
        (people, "周静岚,李四", Field::Witness, Wrong::UnknownPerson),
        (people, "王芳,周静岚", Field::Opener, Wrong::SeveralPeople),
        ("开箱人,见证人,封条", "周静岚,唐巧云,不知道", Field::Seal, Wrong::UnknownWord),
        ("开箱人,见证人,开箱时间", "周静岚,唐巧云,下班前", Field::OpenedAt, Wrong::NotATime),
        ("开箱人,见证人,开箱时间", "周静岚,唐巧云,2026-11-10 17:00", Field::OpenedAt, Wrong::OutOfOrder),
        ("开箱人,见证人,箱名", "周静岚,唐巧云,5 号箱", Field::BoxName, Wrong::UnknownBox),
        ("开箱人,见证人,信件数", "周静岚,唐巧云,1.1E+17", Field::LetterCount, Wrong::NotANumber),
        ("开箱人,见证人,信件数", "周静岚,唐巧云,2", Field::LetterCount, Wrong::CountDiffers { counted: 2, written: 0 }),
        ("开箱人,见证人,内容,处理", "周静岚,唐巧云,太慢,不处理", Field::LetterReason, Wrong::Missing),
        ("开箱人,见证人,内容,处理", "周静岚,唐巧云,太慢,飞鸽", Field::LetterFate, Wrong::UnknownWord),
        ("开箱人,见证人,内容,来信种类", "周静岚,唐巧云,太慢,牢骚", Field::LetterKind, Wrong::UnknownWord),
        ("开箱人,见证人,内容,署名", "周静岚,唐巧云,,陈先生", Field::LetterText, Wrong::Missing),
        ("开箱人,见证人,备注", "周静岚,唐巧云,#REF!", Field::Note, Wrong::BadCharacter { character: '#' }),
        ("开箱人,见证人,补记", "周静岚,唐巧云,随手", Field::LaterRemarks, Wrong::NotADate),
    ] {
        let plan = one(columns, cells);
        assert_eq!(named(&plan), [(2, field, wrong)], "{columns}: {cells}");
        assert!(plan.add.is_empty() && plan.problems[0].effect == Effect::RowLeftOut);
        assert_eq!(
            plan.problems[0].who,
            "2026-11-09".to_owned() + if columns.contains("箱名") { " 5 号箱" } else { "" }
        );
    }
    assert_eq!(one(people, "周静岚,唐巧云").add.len(), 1);
}

#[test]
fn days_the_register_does_not_take_are_named() {
    let text = "日期,开箱人,见证人\n2026-10-31,周静岚,唐巧云\n2026-11-24,周静岚,唐巧云\n11-20,周静岚,唐巧云\n\
        某天,周静岚,唐巧云\n2026-11-20,周静岚,唐巧云\n";
    let plan = plan_of(text);
    let expected = [
        (2, Field::Day, Wrong::BoxNotInUse),
        (3, Field::Day, Wrong::InFuture),
        (4, Field::Day, Wrong::NoYear),
        (5, Field::Day, Wrong::NotADate),
    ];
    assert_eq!(named(&plan), expected);
    assert_eq!(plan.add.iter().map(|planned| planned.rows.clone()).collect::<Vec<_>>(), [vec![6]]);
}

#[test]
fn an_opening_with_one_bad_letter_stays_out_as_a_whole() {
    let text = "日期,开箱人,见证人,内容,来信种类\n2026-11-09,周静岚,唐巧云,太慢,建议\n2026-11-09,周静岚,唐巧云,太吵,牢骚\n\
        2026-11-10,周静岚,唐巧云,,\n";
    let plan = plan_of(text);
    assert_eq!(named(&plan), [(2, Field::Day, Wrong::OtherRow { row: 3 }), (3, Field::LetterKind, Wrong::UnknownWord)]);
    assert_eq!((plan.add.len(), plan.rows_left_out()), (1, 2));
}

#[test]
fn the_same_letter_told_twice_goes_in_once() {
    let head = "日期,开箱人,见证人,内容";
    let twice = plan_of(&format!("{head}\n2026-11-09,周静岚,唐巧云,太慢\n2026-11-09,周静岚,唐巧云,太慢\n"));
    assert_eq!(named(&twice), [(3, Field::LetterText, Wrong::TwiceInList { first_row: 2 })]);
    assert_eq!(twice.letters(), 1);
    let counted =
        plan_of(&format!("{head},信件数\n2026-11-09,周静岚,唐巧云,太慢,2\n2026-11-09,周静岚,唐巧云,太慢,2\n"));
    assert_eq!((named(&counted), counted.letters()), (vec![], 2), "counted as two, so two people wrote the same");
    let numbered =
        plan_of(&format!("{head},第几封\n2026-11-09,周静岚,唐巧云,太慢,1\n2026-11-09,周静岚,唐巧云,太吵,1\n"));
    assert_eq!(named(&numbered), [(3, Field::LetterNumber, Wrong::TwiceInList { first_row: 2 })]);
    let other = plan_of(&format!("{head}\n2026-11-09,周静岚,唐巧云,\n2026-11-09,顾明远,唐巧云,\n"));
    assert_eq!(named(&other), [(3, Field::Day, Wrong::TwiceInList { first_row: 2 })]);
}

#[test]
fn a_log_brought_in_twice_adds_nothing_the_second_time_and_what_differs_is_named() {
    let mut register = box_hall();
    let text = BY_LETTER.replace("一号箱", "1号箱");
    let plan = plan_against(&register, text.as_bytes());
    let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
    register.import_box_entries(&imports, now()).unwrap();
    let again = plan_against(&register, text.as_bytes());
    assert_eq!((again.add.len(), again.known(), again.problems.len()), (0, 4, 0));
    let other = "日期,开箱人,见证人\n2026-11-09,顾明远,唐巧云\n";
    let differs = plan_against(&register, other.as_bytes());
    assert_eq!(named(&differs), [(2, Field::Day, Wrong::OnRecordOtherwise)]);
}

#[test]
fn a_letter_whose_case_is_on_the_register_points_to_it() {
    let mut register = box_hall();
    let cases = "收到时间,内容,种类,渠道,首问人\n2026-11-09 17:05,希望多开一个窗口,建议,意见箱,周静岚\n";
    let plan = super::case_registers::plan_against(&register, cases.as_bytes());
    let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
    register.import_cases(&imports, now()).unwrap();
    let log = "日期,开箱时间,开箱人,见证人,内容\n2026-11-09,17:05,周静岚,唐巧云,希望多开一个窗口\n\
        2026-11-10,17:05,周静岚,唐巧云,希望多开一个窗口\n";
    let plan = plan_against(&register, log.as_bytes());
    let number = register.known_cases().unwrap()[0].number;
    let origins: Vec<_> = plan.add.iter().map(|planned| planned.import.origins[0].clone()).collect();
    assert_eq!(origins, [LetterOrigin::OnRecord(number), LetterOrigin::fresh()]);
}

#[test]
fn a_reading_ends_when_it_is_told_to() {
    let table = read_list(BY_LETTER.as_bytes(), None, ListKind::Boxes).unwrap();
    let mapping = find_header_of(&table, ListKind::Boxes).unwrap();
    let around = box_surroundings(&box_hall(), now(), "zh").unwrap();
    assert_eq!(plan_boxes(&table, &mapping, &around, &|| Err(Stopped)), Err(Stopped));
}

#[test]
fn a_date_cell_of_a_workbook_and_a_formula_cell_are_read() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, word) in ["日期", "开箱人", "见证人", "信件数"].iter().enumerate() {
        sheet.write_string(0, column as u16, *word).unwrap();
    }
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 11, 9).unwrap().and_hms(17, 5, 0.0).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d hh:mm");
    sheet.write_datetime_with_format(1, 0, &date, &format).unwrap();
    sheet.write_string(1, 1, "周静岚").unwrap();
    sheet.write_string(1, 2, "唐巧云").unwrap();
    let formula = rust_xlsxwriter::Formula::new("=1-1").set_result("0");
    sheet.write_formula(1, 3, formula).unwrap();
    let plan = plan_against(&box_hall(), &workbook.save_to_buffer().unwrap());
    assert_eq!(named(&plan), []);
    assert_eq!(plan.add[0].import.entry.opened_at, at("2026-11-09", 17, 5));
    assert_eq!(plan.letters(), 0);
}

#[test]
fn a_letter_on_record_with_other_words_or_another_fate_is_named_and_the_rest_is_known() {
    let mut register = box_hall();
    let head = "日期,开箱人,见证人,第几封,内容,处理,转给部门,不处理的原因\n";
    let log = |first: &str, second: &str| format!("{head}2026-11-09,周静岚,唐巧云,1,{first}\n,,,2,{second}\n");
    let text = log("多开一个窗口,立案,配电班,", "椅子太少,不处理,,已加椅子");
    let imports: Vec<_> =
        plan_against(&register, text.as_bytes()).add.into_iter().map(|planned| planned.import).collect();
    assert_eq!(imports.len(), 1);
    register.import_box_entries(&imports, now()).unwrap();
    for (other, row, field) in [
        (log("完全不同的一封信,立案,配电班,", "椅子太少,不处理,,已加椅子"), 2, Field::LetterText),
        (log("多开一个窗口,立案,计量班,", "椅子太少,不处理,,已加椅子"), 2, Field::Department),
        (log("多开一个窗口,立案,配电班,", "椅子太少,立案,配电班,"), 3, Field::LetterFate),
    ] {
        let plan = plan_against(&register, other.as_bytes());
        assert_eq!((plan.add.len(), plan.known(), named(&plan)), (0, 1, vec![(row, field, Wrong::OnRecordOtherwise)]));
    }
}

#[test]
fn a_department_for_a_letter_that_is_not_acted_on_is_named() {
    let log = "日期,开箱人,见证人,内容,处理,转给部门,不处理的原因\n2026-11-09,周静岚,唐巧云,椅子太少,不处理,配电班,已加椅子\n";
    let plan = plan_against(&box_hall(), log.as_bytes());
    assert_eq!((plan.add.len(), named(&plan)), (1, vec![(2, Field::Department, Wrong::NoDepartment)]));
}
