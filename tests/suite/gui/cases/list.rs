//! The list: counts that agree with it, filters, saved views, order, several cases at once.

use super::*;
use crate::suite::register::making::{fill, hall};
use hallkeeper::domain::deadlines::LimitUnit;
use hallkeeper::ui::commands::CaseCommand;

const OFFICE_EN: Vec2 = vec2(1366.0 - 204.0, 692.0);

/// The label of the chip that begins with these words.
fn chip(harness: &Harness<'static, Window>, start: &str) -> String {
    let chips = harness.get_all_by_role(Role::Button);
    let labels = chips.filter_map(|node| node.accesskit_node().label());
    labels.into_iter().find(|label| label.starts_with(start)).unwrap()
}

fn numbers(harness: &Harness<'static, Window>) -> Vec<String> {
    let number = |row: &String| row.split_whitespace().find(|word| word.starts_with("2026-")).unwrap().to_owned();
    rows(harness).iter().map(number).collect()
}

/// Clicks every chip with a count: the list has as many rows, and the footer says so.
fn counts_agree(harness: &mut Harness<'static, Window>, kinds: &[(&str, usize)]) {
    for (start, count) in kinds {
        let label = chip(harness, start);
        assert_eq!(label, format!("{start} {count}"));
        click(harness, Role::Button, &label);
        assert_eq!(harness.query_all_by_role(Role::Row).count(), *count, "{label}");
        if *count > 0 {
            harness.get_by_label_contains(&format!("共 {count} 件 · 已选 "));
        }
    }
}

#[test]
fn the_counts_of_the_filters_are_the_rows_of_the_list() {
    let (_, mut harness) = open(full());
    counts_agree(&mut harness, &[("未办结", 6), ("今天到期", 2), ("逾期", 1), ("全部", 9)]);
    harness.get_by_label("共 9 件 · 已选 1 件 · 本月及时率 50%");
    assert!(harness.query_by_label_contains("未定期限").is_none(), "nothing rests on a year not known");
    click(&mut harness, Role::Button, "已办结");
    assert_eq!(numbers(&harness), ["2026-0009", "2026-0006"]);
    click(&mut harness, Role::Button, "作废");
    assert_eq!(numbers(&harness), ["2026-0007"]);
}

#[test]
fn the_other_filters_narrow_rows_and_counts_alike() {
    let (_, mut harness) = open(full());
    click(&mut harness, Role::Button, "种类");
    click(&mut harness, Role::MenuItem, "投诉");
    counts_agree(&mut harness, &[("未办结", 4), ("今天到期", 1), ("逾期", 1), ("全部", 5)]);
    click(&mut harness, Role::Button, "渠道");
    click(&mut harness, Role::MenuItem, "来访");
    counts_agree(&mut harness, &[("未办结", 2), ("今天到期", 1), ("逾期", 0)]);
    harness.get_by_label("没有符合的");
    click(&mut harness, Role::Button, "显示全部");
    counts_agree(&mut harness, &[("全部", 9)]);
}

#[test]
fn further_filters_are_found_by_typing() {
    let (_, mut harness) = open(full());
    click(&mut harness, Role::Button, "筛选");
    click(&mut harness, Role::Button, "经办");
    click(&mut harness, Role::ListBoxOption, "顾明远 · CQ0218");
    counts_agree(&mut harness, &[("未办结", 2), ("全部", 3)]);
    harness.get_by_role_and_label(Role::Button, "筛选 1");
    click(&mut harness, Role::Button, "对象");
    click(&mut harness, Role::ListBoxOption, "3 号窗口");
    assert_eq!(numbers(&harness), ["2026-0004"]);
    click(&mut harness, Role::Button, "3 号窗口");
    click(&mut harness, Role::ListBoxOption, "全部对象");
    click(&mut harness, Role::Button, "顾明远 · CQ0218");
    click(&mut harness, Role::ListBoxOption, "所有人");
    click(&mut harness, Role::Button, "事项");
    type_text(&mut harness, "账单");
    key(&mut harness, Key::Enter);
    assert_eq!(numbers(&harness), ["2026-0003"]);
    assert_eq!(chip(&harness, "账单差错"), "账单差错");
}

#[test]
fn a_period_is_chosen_or_typed() {
    let (_, mut harness) = open(full());
    click(&mut harness, Role::Button, "筛选");
    click(&mut harness, Role::Button, "时段");
    click(&mut harness, Role::MenuItem, "上月");
    harness.get_by_label("没有符合的");
    click(&mut harness, Role::Button, "上月");
    harness.get_by_role_and_label(Role::TextInput, "从").focus();
    harness.run();
    type_text(&mut harness, "11-19");
    key(&mut harness, Key::Enter);
    type_text(&mut harness, "11-20");
    key(&mut harness, Key::Enter);
    assert_eq!(numbers(&harness), ["2026-0005", "2026-0004"]);
    harness.get_by_role_and_label(Role::Button, "11-19 – 11-20");
}

#[test]
fn a_text_is_found_wherever_it_stands_in_a_case() {
    let (_, mut harness) = open(full());
    ctrl(&mut harness, Key::F);
    type_text(&mut harness, "窗");
    assert_eq!(numbers(&harness), ["2026-0005"]);
    harness.get_by_role_and_label(Role::Button, "全部 1");
    key(&mut harness, Key::Escape);
    assert_eq!(rows(&harness).len(), 9);
    ctrl(&mut harness, Key::F);
    type_text(&mut harness, "应退 31.20");
    assert_eq!(numbers(&harness), ["2026-0003"], "in a note");
    for _ in 0..8 {
        key(&mut harness, Key::Backspace);
    }
    type_text(&mut harness, "13900000472");
    assert!(harness.query_all_by_role(Role::Row).next().is_none(), "a phone number is no way into the list");
}

#[test]
fn open_cases_stand_by_their_due_date_and_the_rest_by_number() {
    let (_, mut harness) = open(full());
    let by_due = ["0001", "0002", "0005", "0003", "0008", "0004", "0009", "0007", "0006"];
    assert_eq!(numbers(&harness), by_due.map(|running| format!("2026-{running}")));
    let first = rows(&harness)[0].clone();
    assert_eq!(first, "停电没有提前告知 2026-0001 · 吴** · 上级转来 · 唐巧云 逾期 2 天");
    click(&mut harness, Role::Button, "期限");
    assert_eq!(numbers(&harness)[0], "2026-0004", "the other way round");
    click(&mut harness, Role::Button, "事由");
    assert_eq!(numbers(&harness)[0], "2026-0009", "newest number first");
    click(&mut harness, Role::Button, "事由");
    assert_eq!(numbers(&harness)[0], "2026-0001");
    click(&mut harness, Role::Button, "筛选");
    click(&mut harness, Role::Button, "按编号");
    click(&mut harness, Role::MenuItem, "按收到");
    assert_eq!(numbers(&harness)[0], "2026-0008", "received last");
}

#[test]
fn a_limit_in_hours_runs_out_while_one_looks() {
    let (mut register, people) = register();
    let mut fault = case(CaseKind::Complaint, CaseChannel::Phone, ("线路断了", "吴先生"), people[0]);
    fault.details.matter = "fault_lv_line".into();
    fault.received_at = at("2026-11-23", 12, 0);
    register.record_case(&fault, at("2026-11-23", 12, 5)).unwrap();
    let (desk, mut harness) = open(register);
    assert!(rows(&harness)[0].ends_with("剩 30 分钟"), "{:?}", rows(&harness));
    desk.borrow_mut().now = at("2026-11-23", 15, 50);
    harness.run();
    assert!(rows(&harness)[0].ends_with("剩 10 分钟"), "{:?}", rows(&harness));
    desk.borrow_mut().now = at("2026-11-23", 16, 30);
    harness.run();
    assert!(rows(&harness)[0].ends_with("逾期 30 分钟"), "{:?}", rows(&harness));
    assert_eq!(chip(&harness, "逾期"), "逾期 1");
}

#[test]
fn a_day_later_what_was_due_is_overdue() {
    let (desk, mut harness) = open(full());
    desk.borrow_mut().now = at("2026-11-24", 8, 0);
    harness.run();
    assert_eq!(chip(&harness, "逾期"), "逾期 3");
    assert_eq!(chip(&harness, "今天到期"), "今天到期 1");
}

#[test]
fn a_year_without_its_holidays_shows_what_is_provisional() {
    let (mut register, people) = register();
    let praise = case(CaseKind::Praise, CaseChannel::InPerson, ("耐心", "许女士"), people[0]);
    let praise = NewCase { received_at: at("2027-02-05", 9, 0), ..praise };
    register.record_case(&praise, at("2027-02-05", 9, 0)).unwrap();
    let (desk, mut harness) = open(register);
    desk.borrow_mut().now = at("2027-02-05", 10, 0);
    harness.run();
    let clocks = desk.borrow().register.open_cases(at("2027-02-05", 10, 0)).unwrap();
    assert_eq!(clocks[0].clocks.next().unwrap().limit.unit, LimitUnit::WorkingDays);
    counts_agree(&mut harness, &[("未定期限", 1)]);
}

/// A hall's file with two complaints.
fn file(path: &std::path::Path) -> Register {
    let (mut register, people) = fill(Register::create(path, &hall(), at("2026-11-01", 8, 0)).unwrap());
    for (kind, words) in [(CaseKind::Complaint, "停电没有提前告知"), (CaseKind::Praise, "耐心讲解")] {
        let case = case(kind, CaseChannel::Phone, (words, "吴先生"), people[1]);
        register.record_case(&case, at("2026-11-23", 9, 30)).unwrap();
    }
    register
}

/// Closes the window and opens the file again.
fn restart(
    (desk, harness): (Shared, Harness<'static, Window>),
    path: &std::path::Path,
) -> (Shared, Harness<'static, Window>) {
    drop(harness);
    drop(Rc::into_inner(desk).unwrap());
    open(Register::open(path).unwrap())
}

#[test]
fn a_saved_view_survives_a_restart_and_is_dropped_by_its_bin() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("厅.hall");
    let (desk, mut harness) = open(file(&path));
    click(&mut harness, Role::Button, "种类");
    click(&mut harness, Role::MenuItem, "表扬");
    click(&mut harness, Role::Button, "筛选");
    click(&mut harness, Role::Button, "常用");
    harness.get_by_role_and_label(Role::TextInput, "把现在的筛选存为").focus();
    harness.run();
    type_text(&mut harness, "只看表扬");
    key(&mut harness, Key::Enter);
    let sent = |desk: &Shared| {
        let desk = desk.borrow();
        desk.sent
            .iter()
            .any(|command| matches!(command, Command::Cases(CaseCommand::View(name, Some(_))) if name == "只看表扬"))
    };
    assert!(sent(&desk));
    harness.get_by_role_and_label(Role::Button, "只看表扬");
    click(&mut harness, Role::Button, "表扬");
    click(&mut harness, Role::MenuItem, "全部种类");
    harness.get_by_role_and_label(Role::Button, "常用");
    let (desk, mut harness) = restart((desk, harness), &path);
    assert_eq!(rows(&harness).len(), 2);
    click(&mut harness, Role::Button, "筛选");
    click(&mut harness, Role::Button, "常用");
    click(&mut harness, Role::MenuItem, "只看表扬");
    assert_eq!(numbers(&harness), ["2026-0002"]);
    click(&mut harness, Role::Button, "只看表扬");
    click(&mut harness, Role::Button, "去掉“只看表扬”");
    assert_eq!(desk.borrow().register.case_views().unwrap(), vec![]);
}

#[test]
fn the_filter_of_the_last_time_is_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("厅.hall");
    let (desk, mut harness) = open(file(&path));
    click(&mut harness, Role::Button, "种类");
    click(&mut harness, Role::MenuItem, "投诉");
    click(&mut harness, Role::Button, "未办结 1");
    let (desk, harness) = restart((desk, harness), &path);
    assert_eq!(numbers(&harness), ["2026-0001"]);
    desk.borrow_mut().places.push(Place::Cases(Some(CaseId(2))));
    let (desk, mut harness) = restart((desk, harness), &path);
    desk.borrow_mut().places.push(Place::Cases(Some(CaseId(2))));
    harness.run();
    harness.run();
    assert_eq!(rows(&harness).len(), 2, "one is sent to a case that the filter hides");
}

#[test]
fn one_is_sent_to_a_case_that_a_filter_hides() {
    let (desk, mut harness) = open(full());
    click(&mut harness, Role::Button, "作废");
    desk.borrow_mut().places.push(Place::Cases(Some(CaseId(5))));
    harness.run();
    harness.run();
    assert_eq!(rows(&harness).len(), 9);
    harness.get_by_label("2026-0005 · 表扬 · 意见簿第 12 页");
}

fn pick_with(harness: &mut Harness<'static, Window>, modifiers: Modifiers, part: &str) {
    harness
        .get_by(|node| node.role() == Role::Row && node.label().is_some_and(|label| label.contains(part)))
        .click_modifiers(modifiers);
    harness.run();
}

/// What was put on the clipboard in the last frame.
fn copied(harness: &Harness<'static, Window>) -> Option<String> {
    harness.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    })
}

#[test]
fn several_cases_are_picked_and_copied_with_masked_names() {
    let (_, mut harness) = open(full());
    pick(&mut harness, "2026-0002 ·");
    pick_with(&mut harness, Modifiers::COMMAND, "2026-0003 ·");
    harness.get_by_label_contains("已选 2 件");
    harness
        .get_by(|node| node.role() == Role::Row && node.label().is_some_and(|label| label.contains("2026-0003 ·")))
        .click_secondary();
    harness.run();
    harness.get_by_label_contains("已选 2 件");
    harness.get_by_role_and_label(Role::MenuItem, "复制 2 件为文字（姓名遮住）").click();
    let text = (0..6).find_map(|_| {
        harness.step();
        copied(&harness)
    });
    let text = text.unwrap();
    assert!(text.starts_with("2026-0002 投诉 今天到期\n电表走得快，要求校验\n来人 李**"), "{text}");
    assert!(text.contains("\n\n2026-0003 投诉 "), "{text}");
    assert!(!text.contains("李女士") && !text.contains("13900000472"), "{text}");
}

#[test]
fn shift_picks_a_range_by_mouse_and_by_arrow_keys() {
    let (_, mut harness) = open(full());
    pick(&mut harness, "2026-0002 ·");
    pick_with(&mut harness, Modifiers::SHIFT, "2026-0008 ·");
    harness.get_by_label_contains("已选 4 件");
    pick(&mut harness, "2026-0003 ·");
    harness.get_by_label_contains("已选 1 件");
    for count in [2, 3] {
        harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
        harness.run();
        harness.get_by_label_contains(&format!("已选 {count} 件"));
    }
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.run();
    harness.get_by_label_contains("已选 2 件");
    key(&mut harness, Key::ArrowDown);
    harness.get_by_label_contains("已选 1 件");
}

#[test]
fn english_filters_never_reach_past_the_panes_edge() {
    for size in [OFFICE_EN, vec2(880.0, 560.0), vec2(400.0, 560.0)] {
        let (_, mut harness) = open_with(full(), &Look { lang: Lang::En, size, ..Look::default() });
        click(&mut harness, Role::Button, "Filters");
        let edge = harness.get_all_by_role(Role::Row).next().unwrap().rect().right();
        for name in ["Open 6", "All 9", "Void", "Kind", "Channel", "Filters", "Matter", "Views", "By due date"] {
            let chip = harness.get_by_role_and_label(Role::Button, name).rect();
            assert!(chip.right() <= edge - 15.0, "{name} at {chip:?}, the pane ends at {edge}");
        }
    }
}
