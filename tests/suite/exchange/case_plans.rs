//! A paper register becomes a plan: good rows are offered, bad ones named by row and column, known ones left alone.

use encoding_rs::GB18030;
use hallkeeper::domain::cases::events::Frozen;
use hallkeeper::domain::cases::{CaseChannel, CaseKind, Finding, NewEvent, ReplyMode, Target, What};
use hallkeeper::domain::ids::WindowId;
use hallkeeper::domain::problems::{Field, Wrong};
use hallkeeper::exchange::case_plan::{Assumption, CaseImportPlan, CaseSkip, Effect};

use super::super::register::making::at;
use super::case_registers::{PAPER, case_hall, now, plan_against, plan_of};

fn whats(events: &[NewEvent]) -> Vec<&str> {
    events.iter().map(|event| event.what.code()).collect()
}

fn named(plan: &CaseImportPlan) -> Vec<(usize, Field, Wrong, Effect)> {
    plan.problems.iter().map(|p| (p.row, p.problem.field, p.problem.wrong.clone(), p.effect)).collect()
}

/// A list with these columns beside day and words, one row.
fn one(columns: &str, cells: &str) -> CaseImportPlan {
    plan_of(&format!("收到时间,内容,{columns}\n2026-03-05 10:00,停电没有提前告知,{cells}\n"))
}

fn wrong_of(columns: &str, cells: &str) -> Vec<(Field, Wrong)> {
    let plan = one(columns, cells);
    let out = plan.problems.into_iter().filter(|p| p.effect == Effect::RowLeftOut);
    let out: Vec<(Field, Wrong)> = out.map(|p| (p.problem.field, p.problem.wrong)).collect();
    assert_eq!(plan.add.is_empty(), !out.is_empty(), "a row with a problem stays out, another goes in");
    out
}

#[test]
fn a_paper_register_is_understood_under_its_titles_and_its_total() {
    let plan = plan_of(PAPER);
    assert_eq!(named(&plan), []);
    assert_eq!(
        plan.add.iter().map(|c| (c.row, c.number.as_str())).collect::<Vec<_>>(),
        [(4, "2024-017"), (5, "2024-018"), (7, "2026-101")]
    );
    assert!(plan.skip.iter().all(|skipped| skipped.why == CaseSkip::TitleOrTotal));
    let [first, second, third] = [&plan.add[0].import, &plan.add[1].import, &plan.add[2].import];
    assert_eq!((first.case.kind, first.case.channel), (CaseKind::Complaint, CaseChannel::Phone));
    assert_eq!(first.case.received_at, at("2024-03-05", 14, 20));
    assert_eq!(first.case.customer_contact, "13800000001");
    assert_eq!(whats(&first.events), ["concluded", "replied", "closed"]);
    let finding = What::Concluded { finding: Finding::Founded, text: "经查属实，已道歉".into() };
    assert_eq!(first.events[0], NewEvent { at: at("2024-03-07", 0, 0), by: None, what: finding });
    assert_eq!(first.notes, ["原编号 2024-017"]);
    assert_eq!((second.case.channel, second.case.customer_name.is_empty()), (CaseChannel::BoxLetter, true));
    assert_eq!(second.case.summary, "多开一个窗口，\n下午人多");
    assert_eq!(third.case.received_at, at("2026-11-20", 9, 5));
    assert_eq!((third.case.first_asked, third.events.len()), (Some(case_hall().1[1]), 0));
}

#[test]
fn every_encoding_gives_the_same_plan() {
    let (register, _) = case_hall();
    let utf16 = |encode: fn(u16) -> [u8; 2]| -> Vec<u8> { PAPER.encode_utf16().flat_map(encode).collect() };
    let expected = plan_of(PAPER);
    for (name, bytes) in [
        ("marked", [b"\xef\xbb\xbf", PAPER.as_bytes()].concat()),
        ("gb18030", GB18030.encode(PAPER).0.into_owned()),
        ("utf-16 le", [&b"\xff\xfe"[..], &utf16(u16::to_le_bytes)].concat()),
        ("utf-16 be", [&b"\xfe\xff"[..], &utf16(u16::to_be_bytes)].concat()),
    ] {
        assert_eq!(plan_against(&register, &bytes), expected, "{name}");
    }
}

#[test]
fn a_truth_value_of_a_spreadsheet_is_no_name_number_or_contact() {
    for (column, field) in [
        ("联系电话", Field::CustomerContact),
        ("投诉人", Field::CustomerName),
        ("编号", Field::CaseNumber),
        ("承办部门", Field::Department),
    ] {
        for word in ["TRUE", "FALSE"] {
            let named = wrong_of(&format!("首问人,{column}"), &format!("周静岚,{word}"));
            assert!(named.contains(&(field, Wrong::TruthValue)), "{column} {word}: {named:?}");
        }
    }
    assert_eq!(wrong_of("首问人,重大", "周静岚,TRUE"), [], "whether a case is important is answered by yes or no");
}

#[test]
fn unknown_people_words_and_dates_keep_their_row_out_and_are_named() {
    for (columns, cells, field, wrong) in [
        ("首问人", "李四", Field::FirstAsked, Wrong::UnknownPerson),
        ("首问人", "王芳", Field::FirstAsked, Wrong::SeveralPeople),
        ("首问人", "", Field::FirstAsked, Wrong::Missing),
        ("首问人,种类", "周静岚,牢骚", Field::CaseKind, Wrong::UnknownWord),
        ("首问人,种类", "周静岚,", Field::CaseKind, Wrong::Missing),
        ("首问人,渠道", "周静岚,飞鸽", Field::CaseChannel, Wrong::UnknownWord),
        ("首问人,受理时间", "周静岚,3月6日", Field::AcceptedAt, Wrong::NoYear),
        ("首问人,受理时间", "周静岚,2026-03-04", Field::AcceptedAt, Wrong::OutOfOrder),
        ("首问人,受理时间", "周静岚,2026-12-01", Field::AcceptedAt, Wrong::InFuture),
        ("首问人,电话", "周静岚,1.38E+10", Field::CustomerContact, Wrong::RuinedNumber),
        ("首问人,响铃,渠道", "周静岚,很多,电话", Field::Rings, Wrong::NotANumber),
        ("首问人,备注", "周静岚,#REF!", Field::Note, Wrong::BadCharacter { character: '#' }),
        ("首问人,状态", "周静岚,不知道", Field::Status, Wrong::UnknownWord),
    ] {
        assert_eq!(wrong_of(columns, cells), [(field, wrong)], "{columns}: {cells}");
    }
    assert_eq!(wrong_of("首问人", "周静岚"), []);
}

#[test]
fn a_closed_case_has_its_conclusion_and_the_time_of_its_reply_p1_9_2() {
    for (columns, cells, expected) in [
        ("办结时间,结论,答复时间", "2026-03-09,,2026-03-07", vec![(Field::Conclusion, Wrong::Missing)]),
        ("办结时间,结论,答复时间", "2026-03-09,已解释,", vec![(Field::RepliedAt, Wrong::Missing)]),
        ("状态,结论,答复时间", "已办结,已解释,", vec![(Field::RepliedAt, Wrong::Missing)]),
        ("办结时间,结论,答复时间", "2026-03-06,已解释,2026-03-07", vec![(Field::ClosedAt, Wrong::OutOfOrder)]),
        ("办结时间,结论,答复时间", "2026-03-09,已解释,2026-03-07", vec![]),
    ] {
        assert_eq!(wrong_of(columns, cells), expected, "{columns}: {cells}");
    }
}

#[test]
fn an_important_case_answered_by_phone_is_named_and_an_open_one_stays_out_p1_9_3() {
    let columns = "重要,结论,答复时间,答复方式,首问人,办结时间";
    let plan = one(columns, "是,已解释,2026-03-07,电话,周静岚,2026-03-08");
    assert_eq!(named(&plan), [(2, Field::ReplyMode, Wrong::NotInWriting, Effect::Note)]);
    assert_eq!(plan.add.len(), 1);
    let open = wrong_of(columns, "是,已解释,2026-03-07,电话,周静岚,");
    assert_eq!(open, [(Field::ReplyMode, Wrong::NotInWriting)]);
    assert_eq!(wrong_of(columns, "是,已解释,2026-03-07,,周静岚,2026-03-08"), [(Field::ReplyMode, Wrong::Missing)]);
    assert_eq!(wrong_of(columns, "是,已解释,2026-03-07,上门,周静岚,"), []);
}

#[test]
fn whoever_a_case_is_about_does_not_handle_it() {
    let wrong = wrong_of("首问人,对象,承办人", "周静岚,唐巧云,唐巧云");
    assert_eq!(wrong, [(Field::HandOverTo, Wrong::SamePerson)]);
    let wrong = wrong_of("首问人,对象,承办人", "周静岚,配电班,顾明远");
    assert_eq!(wrong, [(Field::HandOverTo, Wrong::SamePerson)]);
}

#[test]
fn what_no_word_of_ours_fits_becomes_a_note_under_the_lists_own_heading() {
    let plan = one("首问人,投诉类型,被投诉人,备注", "周静岚,服务态度,戴眼镜的,已回访");
    let kept = |field| (2, field, Wrong::UnknownWord, Effect::KeptAsNote);
    assert_eq!(named(&plan), [kept(Field::Matter), kept(Field::Target)]);
    assert_eq!(plan.add[0].import.notes, ["投诉类型 服务态度", "被投诉人 戴眼镜的", "已回访"]);
    let known = one("首问人,事项,对象", "周静岚,账单差错,3号窗口");
    let details = &known.add[0].import.case.details;
    assert_eq!((details.matter.as_str(), &details.target), ("billing_error", &Target::Window(WindowId(1))));
}

#[test]
fn what_a_list_is_silent_about_is_taken_for_granted_and_told_once() {
    let text = "日期,内容,处理结果,答复时间\n2024-03-05,a,已解释,2024-03-06\n2024-03-06,b,已解释,2024-03-07\n";
    let plan = plan_of(text);
    assert_eq!(named(&plan), []);
    let expected = [
        Assumption::Complaint,
        Assumption::OtherChannel,
        Assumption::FindingNotTold,
        Assumption::ReplyModeNotTold,
        Assumption::ClosedWhenReplied,
    ];
    assert_eq!(plan.assumed, expected.map(|assumption| (assumption, 2)));
    let events = &plan.add[0].import.events;
    assert_eq!(
        events[2],
        NewEvent { at: at("2024-03-06", 0, 0), by: None, what: What::Closed { frozen: Frozen::default() } }
    );
    assert!(matches!(events[1].what, What::Replied { mode: ReplyMode::Phone, .. }));
}

#[test]
fn a_register_with_a_state_column_closes_only_what_it_calls_closed() {
    let text = "日期,内容,首问人,结论,答复时间,状态\n2026-03-05,a,周静岚,已解释,2026-03-06,待办结\n\
        2026-03-05,b,周静岚,已解释,2026-03-06,已办结\n2026-03-05,c,周静岚,,,作废\n";
    let plan = plan_of(text);
    let logs: Vec<Vec<&str>> = plan.add.iter().map(|case| whats(&case.import.events)).collect();
    assert_eq!(logs, [vec!["concluded", "replied"], vec!["concluded", "replied", "closed"]]);
    assert_eq!(plan.skip.last().map(|skipped| skipped.why), Some(CaseSkip::Void));
}

#[test]
fn a_hand_over_is_an_entry_of_its_own_p6_2() {
    let plan = one("首问人,转办时间,承办人,转往部门", "周静岚,2026-03-06 08:30,唐巧云,计量班");
    let to = Some(case_hall().1[1]);
    let what = What::HandedOver { to_person: to, to_unit: "计量班".into(), note: String::new() };
    assert_eq!(plan.add[0].import.events, [NewEvent { at: at("2026-03-06", 8, 30), by: None, what }]);
    assert_eq!(one("首问人,承办人", "周静岚,周静岚").add[0].import.events, []);
}

#[test]
fn a_list_brought_in_twice_adds_nothing_the_second_time() {
    let (mut register, _) = case_hall();
    let plan = plan_against(&register, PAPER.as_bytes());
    let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
    register.import_cases(&imports, now()).unwrap();
    let again = plan_against(&register, PAPER.as_bytes());
    assert_eq!((again.add.len(), again.known(), again.problems.len()), (0, 3, 0));
    let mended = PAPER.replace("停电没有提前告知", "计划停电没有提前告知");
    assert_eq!(plan_against(&register, mended.as_bytes()).known(), 3, "the same number, the same day");
    let without = "日期,内容,首问人\n2026-11-20 09:05,收费不找零,周静岚\n";
    assert_eq!(plan_against(&register, without.as_bytes()).known(), 1, "no number, the same words and time");
    let next_year = "编号,日期,内容,首问人\n2024-017,2025-03-05,停电没有提前告知,周静岚\n";
    assert_eq!(plan_against(&register, next_year.as_bytes()).add.len(), 1, "numbers begin anew each year");
    let other = "编号,日期,内容,首问人\n2024-017,2024-06-05,排队太久,周静岚\n";
    let plan = plan_against(&register, other.as_bytes());
    let by = "2026-0001".to_owned();
    assert_eq!(named(&plan), [(2, Field::CaseNumber, Wrong::Taken { by }, Effect::Note)]);
    assert_eq!(plan.add.len(), 1, "another register may count from one as well");
}

#[test]
fn a_case_twice_in_one_list_goes_in_once() {
    let text =
        "编号,日期,内容,首问人\n1,2026-03-05,停电,周静岚\n1,2026-03-05,停 电。,周静岚\n1,2026-04-05,排队,周静岚\n";
    let plan = plan_of(text);
    let twice = |row, effect| (row, Field::CaseNumber, Wrong::TwiceInList { first_row: 2 }, effect);
    assert_eq!(named(&plan), [twice(3, Effect::RowLeftOut), twice(4, Effect::Note)]);
    assert_eq!(plan.add.iter().map(|case| case.row).collect::<Vec<_>>(), [2, 4]);
    let unnumbered =
        "日期,内容,姓名,首问人\n2026-03-05,停电,陈,周静岚\n2026-03-05,停电,吴,周静岚\n2026-03-05,停电,陈,周静岚\n";
    let plan = plan_of(unnumbered);
    assert_eq!(named(&plan), [(4, Field::CaseSummary, Wrong::TwiceInList { first_row: 2 }, Effect::RowLeftOut)]);
}

#[test]
fn an_undone_list_can_be_brought_in_again() {
    let (mut register, _) = case_hall();
    let imports: Vec<_> = plan_of(PAPER).add.into_iter().map(|planned| planned.import).collect();
    register.import_cases(&imports, now()).unwrap();
    register.undo("导入已撤销", now()).unwrap();
    assert_eq!(plan_against(&register, PAPER.as_bytes()).add.len(), 3);
}

#[test]
fn the_sheet_that_holds_the_cases_is_chosen_before_a_roster() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, word) in ["工号", "姓名", "性别", "班组", "岗位"].iter().enumerate() {
        sheet.write_string(0, column as u16, *word).unwrap();
    }
    let sheet = workbook.add_worksheet();
    for (column, (word, cell)) in [("日期", "2026-03-05"), ("内容", "停电"), ("首问人", "周静岚")].iter().enumerate()
    {
        sheet.write_string(0, column as u16, *word).unwrap();
        sheet.write_string(1, column as u16, *cell).unwrap();
    }
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 3, 6).unwrap().and_hms(14, 20, 0.0).unwrap();
    let format = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d hh:mm");
    sheet.write_datetime_with_format(1, 0, &date, &format).unwrap();
    let plan = plan_against(&case_hall().0, &workbook.save_to_buffer().unwrap());
    assert_eq!(plan.add.len(), 1);
    assert_eq!(plan.add[0].import.case.received_at, at("2026-03-06", 14, 20));
}

#[test]
fn two_registers_that_both_count_from_one_lose_no_case_and_neither_is_doubled() {
    let (mut register, _) = case_hall();
    let head = "编号,收到日期,来电时间,来源,反映内容,投诉人,联系电话,受理人\n";
    let phone = format!("{head}1,2026-11-02,9:00,电话,停电没有通知,张三,13900000101,周静岚\n");
    let visit = format!("{head}1,2026-11-02,15:30,来访,窗口态度不好,王五,13900000102,周静岚\n");
    let same_words = format!("{head}1,2026-11-02,16:30,来访,停电没有通知,赵六,13900000103,周静岚\n");
    for (list, by) in [(&phone, None), (&visit, Some("2026-0001")), (&same_words, Some("2026-0001"))] {
        let plan = plan_against(&register, list.as_bytes());
        let taken = by.map(|by| (2, Field::CaseNumber, Wrong::Taken { by: by.into() }, Effect::Note));
        assert_eq!((plan.add.len(), named(&plan)), (1, taken.into_iter().collect()), "{list}");
        let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
        register.import_cases(&imports, now()).unwrap();
    }
    for list in [&phone, &visit, &same_words] {
        let again = plan_against(&register, list.as_bytes());
        assert_eq!((again.add.len(), again.known(), named(&again)), (0, 1, vec![]), "{list}");
    }
}

#[test]
fn many_alike_on_one_day_are_told_apart_by_who_came_and_are_all_known_the_second_time() {
    let (mut register, _) = case_hall();
    let rows: Vec<String> = (0..40).map(|n| format!("2026-11-02,停电,客户{n},139{n:08},周静岚\n")).collect();
    let list = format!("日期,内容,姓名,电话,首问人\n{}", rows.concat());
    let plan = plan_against(&register, list.as_bytes());
    assert_eq!(plan.add.len(), 40);
    let imports: Vec<_> = plan.add.into_iter().map(|planned| planned.import).collect();
    register.import_cases(&imports, now()).unwrap();
    let again = plan_against(&register, list.as_bytes());
    assert_eq!((again.add.len(), again.known()), (0, 40));
    let another = "日期,内容,姓名,电话,首问人\n2026-11-02,停电,另一人,13999999999,周静岚\n";
    assert_eq!(plan_against(&register, another.as_bytes()).add.len(), 1);
}

#[test]
fn a_number_whose_end_a_spreadsheet_changed_goes_in_with_what_is_left_of_it_and_is_named() {
    let plan = one("编号,首问人", "2.026110200000001E+17,周静岚");
    assert_eq!(named(&plan), [(2, Field::CaseNumber, Wrong::LostDigits, Effect::Note)]);
    assert_eq!(plan.problems[0].text, "202611020000000100");
    assert_eq!(plan.add[0].import.notes, ["原编号 202611020000000100"]);
    let exact = one("编号,首问人", "202611020000000123,周静岚");
    assert_eq!((named(&exact), &exact.add[0].import.notes[0][..]), (vec![], "原编号 202611020000000123"));
}
