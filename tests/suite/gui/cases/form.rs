//! The form for a new case: by keyboard alone, its channel's own fields, its deadlines at once, repeats, further cases.

use super::*;
use hallkeeper::domain::cases::CaseDraft;
use hallkeeper::domain::cases::events::LinkKind;

/// Leaves field after field until this one has the keys.
fn tab_to(harness: &mut Harness<'static, Window>, modifiers: Modifiers, (role, name): (Role, &str)) {
    for _ in 0..40 {
        if is_focused(harness, role, name) {
            return;
        }
        harness.key_press_modifiers(modifiers, Key::Tab);
        harness.run();
    }
    panic!("{name} is not reached");
}

fn choose(harness: &mut Harness<'static, Window>, field: &str, option: &str) {
    click(harness, Role::ComboBox, field);
    click(harness, Role::ListBoxOption, option);
}

/// Chooses from a long list by typing.
fn find(harness: &mut Harness<'static, Window>, field: &str, words: &str) {
    click(harness, Role::ComboBox, field);
    type_text(harness, words);
    key(harness, Key::Enter);
}

fn write(harness: &mut Harness<'static, Window>, field: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    type_text(harness, words);
}

fn newest(desk: &Shared) -> hallkeeper::domain::cases::Case {
    desk.borrow().register.cases().unwrap().remove(0)
}

/// The line with the deadlines.
fn due(harness: &Harness<'static, Window>) -> String {
    let label = |part: &str| harness.query_by_label_contains(part).and_then(|node| node.accesskit_node().value());
    label("，按“").or_else(|| label(", hall's own)")).unwrap()
}

#[test]
fn a_case_is_recorded_by_keyboard_alone_and_stands_masked_in_the_list() {
    let (desk, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    harness.get_by_label("编号将是 2026-0001");
    type_text(&mut harness, "3 号窗口排队太久");
    key(&mut harness, Key::Tab);
    assert!(is_focused(&harness, Role::TextInput, "来人"));
    type_text(&mut harness, "陈先生");
    key(&mut harness, Key::Enter);
    assert!(is_focused(&harness, Role::TextInput, "联系方式"), "Enter moves on");
    type_text(&mut harness, "13900000472");
    ctrl(&mut harness, Key::Enter);
    harness.get_by_label("必填");
    assert!(desk.borrow().register.cases().unwrap().is_empty(), "nobody was asked first: not recorded");
    tab_to(&mut harness, Modifiers::NONE, (Role::ComboBox, "首问"));
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::ArrowDown);
    key(&mut harness, Key::Enter);
    tab_to(&mut harness, Modifiers::SHIFT, (Role::ComboBox, "事项"));
    key(&mut harness, Key::ArrowDown);
    type_text(&mut harness, "窗口办理慢");
    key(&mut harness, Key::Enter);
    tab_to(&mut harness, Modifiers::SHIFT, (Role::TextInput, "响铃声数"));
    type_text(&mut harness, "3");
    ctrl(&mut harness, Key::Enter);
    let case = newest(&desk);
    assert_eq!(case.facts.summary, "3 号窗口排队太久");
    assert_eq!(case.facts.first_asked, Some(StaffId(2)));
    assert_eq!(case.facts.received_at, now());
    assert_eq!((case.facts.details.matter.as_str(), case.facts.details.rings), ("slow_window", Some(3)));
    assert_eq!(rows(&harness), ["3 号窗口排队太久 2026-0001 · 陈** · 电话 · 唐巧云 待受理 · 剩 3 天"]);
    assert!(harness.query_by_label_contains("陈先生").is_none(), "the name stays masked");
    assert_eq!(desk.borrow().register.draft::<CaseDraft>("case:new").unwrap(), None, "the kept form is forgotten");
}

#[test]
fn a_refused_form_stays_with_what_was_typed() {
    let (desk, mut harness) = open(register().0);
    desk.borrow_mut().refuses = true;
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "停电没有提前告知");
    choose(&mut harness, "首问", "周静岚 · CQ0201");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(
        harness.get_by_role_and_label(Role::MultilineTextInput, "事由").accesskit_node().value().as_deref(),
        Some("停电没有提前告知")
    );
    desk.borrow_mut().refuses = false;
    ctrl(&mut harness, Key::Enter);
    assert_eq!(desk.borrow().register.cases().unwrap().len(), 1, "and can be sent again");
}

#[test]
fn what_was_typed_survives_a_killed_window() {
    let (desk, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "停电没有提前告知");
    choose(&mut harness, "渠道", "意见箱");
    drop(harness);
    let desk = Rc::into_inner(desk).unwrap().into_inner();
    let (_, mut harness) = open(desk.register);
    ctrl(&mut harness, Key::N);
    harness.get_by_label("上次没有记完，接着填。");
    let subject = harness.get_by_role_and_label(Role::MultilineTextInput, "事由");
    assert_eq!(subject.accesskit_node().value().as_deref(), Some("停电没有提前告知"));
    harness.get_by_role_and_label(Role::TextInput, "来信日期");
}

#[test]
fn each_channel_asks_only_for_its_own() {
    let (_, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    let own = ["响铃声数", "意见簿页码", "转办单位", "对方编号", "来信日期"];
    let asked = |harness: &Harness<'static, Window>| -> Vec<&str> {
        own.into_iter().filter(|name| harness.query_by_role_and_label(Role::TextInput, name).is_some()).collect()
    };
    assert_eq!(asked(&harness), ["响铃声数"]);
    for (channel, fields) in [
        ("意见簿", vec!["意见簿页码"]),
        ("意见箱", vec!["来信日期"]),
        ("上级转来", vec!["转办单位", "对方编号", "来信日期"]),
        ("来访", vec!["来信日期"]),
        ("休息日电话", vec!["响铃声数"]),
    ] {
        choose(&mut harness, "渠道", channel);
        assert_eq!(asked(&harness), fields, "{channel}");
    }
}

#[test]
fn a_case_forwarded_with_a_date_is_due_on_that_date_p4_6() {
    let (desk, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "抄表有误");
    choose(&mut harness, "渠道", "上级转来");
    assert_eq!(due(&harness), "受理 11-26 周四 · 答复用户 12-08 周二，按“上级转办”P4-6");
    click(&mut harness, Role::Switch, "对方要求答复");
    write(&mut harness, "对方要求的日期", "12-1");
    key(&mut harness, Key::Tab);
    assert_eq!(due(&harness), "受理 11-26 周四 · 答复用户 12-01 周二 · 书面报告上级 12-01 周二，按“上级转办”P4-6");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(harness.get_all_by_label("必填").count(), 2, "office and first-asked person");
    write(&mut harness, "转办单位", "市公司客服中心");
    write(&mut harness, "对方编号", "市转〔2026〕31 号");
    choose(&mut harness, "首问", "唐巧云 · CQ0209");
    ctrl(&mut harness, Key::Enter);
    let case = newest(&desk);
    let details = &case.facts.details;
    assert_eq!((details.forwarded_by.as_str(), details.is_answer_required), ("市公司客服中心", true));
    let file = desk.borrow().register.case_file(case.id).unwrap();
    let wanted = file.events.iter().find(|event| event.what.code() == "happened").unwrap();
    assert_eq!(wanted.at.date(), day("2026-12-01"));
}

#[test]
fn too_many_rings_are_told_and_recorded_all_the_same_p1_6_3() {
    let (desk, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "没人接电话");
    write(&mut harness, "响铃声数", "８");
    harness.get_by_label("超过 5 声");
    choose(&mut harness, "首问", "唐巧云 · CQ0209");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(newest(&desk).facts.details.rings, Some(8));
}

#[test]
fn the_deadlines_stand_there_before_anything_is_recorded() {
    let (_, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    assert_eq!(due(&harness), "受理 11-26 周四 · 答复用户 12-08 周二，按“投诉、举报”（本所自定）");
    choose(&mut harness, "渠道", "意见箱");
    assert_eq!(due(&harness), "受理 11-26 周四 · 答复 12-08 周二，按“意见箱来信”P1-9.3");
    click(&mut harness, Role::Switch, "重要（书面或上门答复）");
    assert!(due(&harness).contains("调查（重要） 12-08 周二"), "{}", due(&harness));
    choose(&mut harness, "渠道", "来访");
    find(&mut harness, "事项", "电表不准，要求校验");
    assert_eq!(due(&harness), "受理 11-26 周四 · 校验并告知结果：等“用户交了校验费”后起算，按“电表校验”P1-4.5");
}

#[test]
fn only_what_changes_a_limit_is_asked_p1_10_3() {
    let (desk, mut harness) = open(register().0);
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "线路断了");
    assert!(harness.query_by_role_and_label(Role::Switch, "城区以外").is_none());
    find(&mut harness, "事项", "低压线路故障");
    assert!(due(&harness).starts_with("恢复供电 11-23 周一 19:30"), "{}", due(&harness));
    click(&mut harness, Role::Switch, "城区以外");
    assert!(due(&harness).starts_with("恢复供电 11-24 周二 03:30"), "{}", due(&harness));
    click(&mut harness, Role::Switch, "恶劣天气");
    assert!(due(&harness).starts_with("恢复供电不限时"), "{}", due(&harness));
    click(&mut harness, Role::Switch, "恶劣天气");
    choose(&mut harness, "首问", "唐巧云 · CQ0209");
    ctrl(&mut harness, Key::Enter);
    let details = newest(&desk).facts.details;
    assert_eq!((details.is_out_of_town, details.is_severe_weather), (true, false));
}

#[test]
fn whoever_is_asked_first_about_themselves_must_hand_it_over() {
    let (desk, mut harness) = open(full());
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "态度不好");
    choose(&mut harness, "首问", "唐巧云 · CQ0209");
    assert!(harness.query_by_label_contains("要转给别人办").is_none());
    find(&mut harness, "对象", "唐巧云");
    harness.get_by_label("就是对象本人，登记后要转给别人办");
    find(&mut harness, "对象", "营业班");
    harness.get_by_label_contains("要转给别人办");
    find(&mut harness, "对象", "综合班");
    assert!(harness.query_by_label_contains("要转给别人办").is_none());
    ctrl(&mut harness, Key::Enter);
    assert_eq!(newest(&desk).facts.details.target, Target::Team("综合班".into()));
}

#[test]
fn the_targets_stand_in_groups_and_are_found_by_typing() {
    let (desk, mut harness) = open(full());
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "排队太久");
    click(&mut harness, Role::ComboBox, "对象");
    for heading in ["窗口", "人员", "班组"] {
        harness.get_by_role_and_label(Role::Heading, heading);
    }
    type_text(&mut harness, "3 号");
    assert!(harness.query_by_role_and_label(Role::Heading, "班组").is_none());
    key(&mut harness, Key::Enter);
    choose(&mut harness, "首问", "唐巧云 · CQ0209");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(newest(&desk).facts.details.target, Target::Window(WindowId(3)));
}

#[test]
fn a_second_call_of_the_same_number_is_offered_as_a_repeat() {
    let (_desk, mut harness) = open(full());
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "电费还没有说清楚");
    write(&mut harness, "联系方式", "139 0000 0472");
    assert_eq!(harness.query_all_by_label_contains("可能是重复反映").count(), 2, "no more than two are offered");
}

#[test]
fn a_repeat_is_recorded_with_its_link_and_can_be_let_go() {
    let (mut register, people) = register();
    let old = case(CaseKind::Complaint, CaseChannel::Phone, ("电费账单有误", "陈先生"), people[1]);
    register.record_case(&old, at("2026-11-17", 9, 0)).unwrap();
    let old = NewCase { received_at: at("2026-11-17", 9, 0), ..old };
    register.correct_case(CaseId(1), (&old, "日期", None), at("2026-11-23", 9, 30)).unwrap();
    let (desk, mut harness) = open(register);
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "电费还没有说清楚");
    write(&mut harness, "联系方式", "139 0000 0472");
    harness.get_by_label("可能是重复反映：2026-0001 电费账单有误（11-17）");
    click(&mut harness, Role::Link, "记为重复");
    harness.get_by_label("登记后与 2026-0001 关联为重复反映");
    click(&mut harness, Role::Link, "不关联");
    click(&mut harness, Role::Link, "记为重复");
    choose(&mut harness, "首问", "唐巧云 · CQ0209");
    ctrl(&mut harness, Key::Enter);
    let case = newest(&desk);
    let desk = desk.borrow();
    let linked = |id: CaseId| desk.register.case_file(id).unwrap().events.into_iter().map(|event| event.what);
    assert!(linked(case.id).any(|what| what == What::Linked { other: CaseId(1), how: LinkKind::Repeat }));
    assert!(linked(CaseId(1)).any(|what| what == What::Linked { other: case.id, how: LinkKind::Repeat }));
}

#[test]
fn a_letter_becomes_a_further_case_beside_the_form_one_has_begun() {
    let (desk, mut harness) = open(full());
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "别的事");
    desk.borrow_mut().places.push(Place::NewCaseLike(CaseId(8)));
    harness.run();
    harness.run();
    harness.get_by_label("同一来信再记一件");
    harness.get_by_label("编号将是 2026-0010 · 与 2026-0008 同一封信");
    type_text(&mut harness, "还要多放两把椅子");
    ctrl(&mut harness, Key::Enter);
    let case = newest(&desk);
    assert_eq!(case.facts.summary, "还要多放两把椅子");
    assert_eq!((case.facts.channel, case.facts.kind), (CaseChannel::BoxLetter, CaseKind::Suggestion));
    assert_eq!(case.facts.received_at, at("2026-11-23", 14, 0), "its clock starts with the box (P1-9.3)");
    let file = desk.borrow().register.case_file(case.id).unwrap();
    assert_eq!(file.events[0].what, What::Linked { other: CaseId(8), how: LinkKind::SameLetter });
    ctrl(&mut harness, Key::N);
    let subject = harness.get_by_role_and_label(Role::MultilineTextInput, "事由");
    assert_eq!(subject.accesskit_node().value().as_deref(), Some("别的事"), "the form begun before is still there");
}

#[test]
fn the_form_speaks_english_too() {
    let (desk, mut harness) = open_with(register().0, &Look { lang: Lang::En, ..Look::default() });
    ctrl(&mut harness, Key::N);
    type_text(&mut harness, "Waited half an hour");
    assert_eq!(due(&harness), "Accept Thu 11-26 · Reply to the customer Tue 12-08 (Complaint or report, hall's own)");
    choose(&mut harness, "Channel", "Opinion book");
    write(&mut harness, "Page of the book", "12");
    choose(&mut harness, "First asked", "唐巧云 · CQ0209");
    ctrl(&mut harness, Key::Enter);
    assert_eq!(newest(&desk).facts.details.page_no, "12");
}

/// Whatever has the keys is in sight above the bar, however little room there is.
#[test]
fn the_form_scrolls_to_what_has_the_keys() {
    let size = vec2(640.0, 420.0);
    let (_, mut harness) = open_with(full(), &Look { size, ..Look::default() });
    ctrl(&mut harness, Key::N);
    let mut seen = vec![];
    for _ in 0..24 {
        key(&mut harness, Key::Tab);
        let focused = harness.query_all_by(|node| node.is_focused() && !node.is_hidden()).next().unwrap();
        let (name, rect) = (focused.accesskit_node().label().unwrap_or_default(), focused.rect());
        assert!(rect.top() >= 0.0 && rect.bottom() <= size.y, "{name} at {rect:?}");
        seen.push(name);
    }
    assert!(seen.iter().any(|name| name == "收到日期") && seen.iter().any(|name| name == "对象"), "{seen:?}");
}
