//! One case at the right: masked, annotated, voided, where it came from.

use super::*;

fn revealed(command: &Command) -> Option<String> {
    match command {
        Command::Shell(ShellCommand::Reveal(subject)) => Some(subject.clone()),
        _ => None,
    }
}

/// Chooses from the menu behind the dots.
fn choose(harness: &mut Harness<'static, Window>, item: &str) {
    click(harness, Role::Button, "更多");
    click(harness, Role::MenuItem, item);
}

#[test]
fn showing_a_name_or_a_contact_is_asked_for_and_ends_with_the_next_case() {
    let (desk, mut harness) = open(full());
    pick(&mut harness, "2026-0003 · 陈** · 电话");
    assert!(harness.query_by_label_contains("13900000472").is_none());
    harness.get_by_label("139 **** 0472");
    click(&mut harness, Role::Button, "显示姓名");
    harness.get_by_label("陈先生");
    click(&mut harness, Role::Button, "显示联系方式");
    harness.get_by_label("13900000472");
    let reveals: Vec<String> = desk.borrow().sent.iter().filter_map(revealed).collect();
    assert_eq!(reveals, ["2026-0003 name", "2026-0003 contact"]);
    pick(&mut harness, "2026-0002 · 李**");
    pick(&mut harness, "2026-0003 · 陈**");
    assert!(harness.query_by_label("陈先生").is_none(), "masked again");
}

#[test]
fn a_note_is_added_in_place() {
    let (desk, mut harness) = open(full());
    pick(&mut harness, "2026-0004 · 郑**");
    choose(&mut harness, "加备注");
    click(&mut harness, Role::Button, "记入");
    harness.get_by_label("必填");
    harness.get_by_role_and_label(Role::MultilineTextInput, "内容").focus();
    harness.run();
    type_text(&mut harness, "已电话联系");
    ctrl(&mut harness, Key::Enter);
    let notes = desk.borrow().register.case_notes(CaseId(4)).unwrap();
    assert_eq!((notes[0].text.as_str(), notes[0].author), ("已电话联系", None));
    harness.get_by_label("已电话联系");
    assert!(harness.query_by_role_and_label(Role::Button, "记入").is_none(), "the editor closes");
}

#[test]
fn voiding_needs_a_reason_and_keeps_the_number() {
    let (desk, mut harness) = open(full());
    let before = desk.borrow().register.cases().unwrap();
    pick(&mut harness, "2026-0002 · 李**");
    choose(&mut harness, "作废");
    harness.get_by_label("作废 2026-0002？");
    let act = |harness: &mut Harness<'static, Window>| {
        harness.get_all_by_role_and_label(Role::Button, "作废").last().unwrap().click();
        harness.run();
    };
    act(&mut harness);
    harness.get_by_label("必填");
    assert_eq!(desk.borrow().register.cases().unwrap(), before, "without a reason nothing happens");
    harness.get_by_role_and_label(Role::MultilineTextInput, "原因").focus();
    harness.run();
    type_text(&mut harness, "记错了");
    act(&mut harness);
    let after = desk.borrow().register.case(CaseId(2)).unwrap();
    assert_eq!(after.voided.unwrap().reason, "记错了");
    assert_eq!(after.number.to_string(), "2026-0002");
    assert!(harness.query_by_label("作废 2026-0002？").is_none());
    harness.get_by_label("已作废：记错了");
    assert!(rows(&harness).iter().any(|row| row.ends_with("2026-0002 · 李** · 来访 · 顾明远 作废")));
}

#[test]
fn a_case_from_a_letter_leads_to_its_box_day() {
    let (desk, mut harness) = open(full());
    pick(&mut harness, "2026-0008 · 匿名");
    harness.get_by_label_contains("1 号箱来信，第 1 封");
    click(&mut harness, Role::Link, "看 11-23 的开箱记录");
    let desk = desk.borrow();
    let went = desk.sent.iter().any(|command| {
        matches!(command, Command::Shell(ShellCommand::Go(Place::Boxes(Some((BoxId(1), on))))) if *on == day("2026-11-23"))
    });
    assert!(went);
}

#[test]
fn a_case_that_was_entered_later_shows_both_times() {
    let (_, mut harness) = open(full());
    pick(&mut harness, "2026-0004 · 郑**");
    harness.get_by_label_contains("收到 11-19 周四 11:30 · 顾明远");
    harness.get_by_label_contains("补记入册 11-19 周四 17:10");
}
