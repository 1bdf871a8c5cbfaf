//! Training and conduct on the roster: what a person sees and does, and what the register holds afterwards.

use super::harness::{Screen as Window, picture};
use super::staff::{BODY, Shared, click, desk, sample, show, type_into};
use crate::suite::documents::reading;
use crate::suite::register::making::{at, day, hall};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::conduct::{ConductMatter, FoundBy, NewConduct, ReviewResult};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::staff::StaffStatus;
use hallkeeper::domain::training::{Hours, NewTraining, TrainingKind};
use hallkeeper::register::Register;
use hallkeeper::ui::commands::Place;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;
use hallkeeper::ui::today::{Agenda, Facts, Part};

fn training(date: &str, hours: &str, (kind, topic): (TrainingKind, &str)) -> NewTraining {
    NewTraining {
        day: day(date),
        hours: Hours::parse(hours).unwrap(),
        kind,
        topic: topic.into(),
        teacher: "县公司纪委".into(),
    }
}

fn conduct(date: &str, matter: ConductMatter, text: &str) -> NewConduct {
    NewConduct { day: day(date), matter, text: text.into(), follow_up: String::new(), case: None }
}

fn id(register: &Register, work_no: &str) -> StaffId {
    let staff = register.staff().unwrap();
    staff.into_iter().find(|member| member.record.work_no.as_str() == work_no).unwrap().id
}

fn active(register: &Register) -> Vec<StaffId> {
    let here = register.staff().unwrap().into_iter().filter(|m| m.record.status == StaffStatus::Active);
    here.map(|member| member.id).collect()
}

/// Everyone active with sixteen hours, but CQ0217 (eleven) and CQ0305 (none).
fn trained() -> Register {
    let mut register = sample();
    let now = at("2026-11-23", 9, 0);
    let (eleven, none) = (id(&register, "CQ0217"), id(&register, "CQ0305"));
    let people: Vec<StaffId> = active(&register).into_iter().filter(|one| *one != none).collect();
    let ethics = TrainingKind::EthicsLaw;
    register.record_training(&people, &training("2026-03-12", "8", (ethics, "廉洁从业教育")), now).unwrap();
    register.record_training(&people, &training("2026-05-20", "3", (ethics, "供电服务法规")), now).unwrap();
    let others: Vec<StaffId> = people.iter().copied().filter(|one| *one != eleven).collect();
    register.record_training(&others, &training("2026-09-18", "5", (ethics, "警示教育")), now).unwrap();
    let business = (TrainingKind::Business, "阶梯电价与分时电价答疑");
    register.record_training(&people, &training("2026-10-16", "2.5", business), now).unwrap();
    register.record_training(&people, &training("2025-11-07", "4", (ethics, "上年的廉洁教育")), now).unwrap();
    register
}

/// The same with a struck training and some conduct of CQ0217.
fn with_conduct() -> Register {
    let mut register = trained();
    let now = at("2026-11-23", 9, 0);
    let who = [id(&register, "CQ0217")];
    let wrong = training("2026-11-06", "2", (TrainingKind::Safety, "消防演练"));
    let struck = register.record_training(&who, &wrong, now).unwrap().value[0];
    register.strike_training(struck, "当天在窗口值班，没有参加", now).unwrap();
    for record in [
        conduct("2026-11-10", ConductMatter::Praise, "老人耳背，把电价写在纸上一条一条讲到懂。"),
        conduct("2026-10-12", ConductMatter::Review(ReviewResult::Qualified), "镇上行风评议，二十三张评议表均满意。"),
        conduct("2026-06-02", ConductMatter::Breach("P1-8.2.f".into()), "收了用户一袋自家种的橘子，当天退还。"),
    ] {
        register.record_conduct(&who, &record, now).unwrap();
    }
    let breach = register.conduct_of(who[0]).unwrap()[2].id;
    register.follow_up_conduct(breach, "谈话提醒，橘子已送还本人。", now).unwrap();
    let law = conduct("2026-02-03", ConductMatter::LawCase(FoundBy::Unit), "误记到本人名下");
    let law = register.record_conduct(&who, &law, now).unwrap().value[0];
    register.strike_conduct(law, "不是本人", now).unwrap();
    register
}

fn opened(register: Register) -> (Shared, Harness<'static, Window>) {
    let desk = desk(register, Lang::Zh, ThemeName::Light);
    let harness = show(&desk, BODY);
    (desk, harness)
}

/// The tab of a person.
fn at_tab(desk: &Shared, harness: &mut Harness<'static, Window>, (work_no, tab): (&str, &str)) {
    let who = id(&desk.borrow().register, work_no);
    desk.borrow_mut().with(|tab, cx| tab.go(&Place::Staff(Some(who)), cx));
    harness.run();
    let words = desk.borrow().strings.text(tab);
    click(harness, Role::Tab, &words);
}

fn choose(harness: &mut Harness<'static, Window>, list: &str, name: &str) {
    click(harness, Role::ComboBox, list);
    click(harness, Role::ListBoxOption, name);
}

fn write(harness: &mut Harness<'static, Window>, label: &str, words: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    harness.run();
    harness.get_by_role_and_label(Role::MultilineTextInput, label).type_text(words);
    harness.run();
}

#[test]
fn the_head_of_a_person_tells_the_year_against_sixteen() {
    let (desk, mut harness) = opened(trained());
    at_tab(&desk, &mut harness, ("CQ0217", "training-tab"));
    harness.get_by_role_and_label(Role::Label, "今年培训 11 / 16 学时");
    harness.get_by_label("还差 5 学时");
    harness.get_by_label("2026 年 · 11 / 16 学时");
    harness.get_by_label("还差 5 学时 · 职业道德与法纪 11 · 业务 2.5");
    assert_eq!(harness.get_all_by_role(Role::Row).filter(|row| has(row, "廉洁从业教育")).count(), 1);
    at_tab(&desk, &mut harness, ("CQ0201", "training-tab"));
    harness.get_by_role_and_label(Role::Label, "今年培训 16 / 16 学时");
    harness.get_by_label("已满");
}

fn has(node: &egui_kittest::Node<'_>, words: &str) -> bool {
    node.accesskit_node().label().is_some_and(|label| label.contains(words))
}

#[test]
fn the_year_before_is_one_click_away() {
    let (desk, mut harness) = opened(trained());
    at_tab(&desk, &mut harness, ("CQ0217", "training-tab"));
    assert_eq!(harness.query_all_by_label_contains("上年的廉洁教育").count(), 0);
    click(&mut harness, Role::Button, "上一年");
    harness.get_by_label("2025 年 · 4 / 16 学时");
    assert!(harness.query_all_by_label_contains("上年的廉洁教育").count() > 0);
    harness.get_by_role_and_label(Role::Label, "今年培训 11 / 16 学时");
}

#[test]
fn a_training_is_recorded_once_for_a_whole_team_and_taken_back_at_once() {
    let (desk, mut harness) = opened(sample());
    click(&mut harness, Role::Button, "更多");
    click(&mut harness, Role::MenuItem, "记培训（选人）");
    let team: Vec<StaffId> = {
        let staff = desk.borrow().register.staff().unwrap();
        let here = |status| matches!(status, StaffStatus::Active | StaffStatus::OnLeave);
        let of_team = staff.iter().filter(|m| m.record.team == "配电班" && here(m.record.status));
        of_team.map(|member| member.id).collect()
    };
    assert!(team.len() > 2);
    assert!(harness.get_by_role_and_label(Role::TextInput, "学时").accesskit_node().is_focused());
    harness.get_by_role_and_label(Role::TextInput, "学时").type_text("3.5");
    harness.run();
    type_into(&mut harness, "题目", "安全规程考前辅导");
    harness.get_by_label("已选 0 人");
    click(&mut harness, Role::Button, &format!("配电班 {}", team.len()));
    harness.get_by_label(&format!("已选 {} 人", team.len()));
    choose(&mut harness, "类别", "安全");
    click(&mut harness, Role::Button, &format!("记培训 给 {} 人", team.len()));
    for one in &team {
        let records = desk.borrow().register.training_of(*one).unwrap();
        assert_eq!((records.len(), records[0].training.kind), (1, TrainingKind::Safety));
        assert_eq!(records[0].training.topic, "安全规程考前辅导");
    }
    assert_eq!(desk.borrow().register.training_of_year(2026).unwrap().len(), team.len(), "and nobody else");
    assert!(harness.query_by_role_and_label(Role::TextInput, "题目").is_none(), "the form closes");
    let kept: Option<serde_json::Value> = desk.borrow().register.draft("training:new").unwrap();
    assert_eq!(kept, None);
    let now = desk.borrow().now;
    desk.borrow_mut().register.undo("", now).unwrap();
    assert_eq!(desk.borrow().register.training_of_year(2026).unwrap(), []);
}

#[test]
fn names_are_ticked_one_by_one_and_everyone_is_one_chip() {
    let (desk, mut harness) = opened(sample());
    desk.borrow_mut().with(|tab, cx| tab.go(&Place::NewTraining(Vec::new()), cx));
    harness.run();
    click(&mut harness, Role::CheckBox, "沈若溪 CQ0217");
    click(&mut harness, Role::CheckBox, "周静岚 CQ0201");
    harness.get_by_role_and_label(Role::Button, "记培训 给 2 人");
    click(&mut harness, Role::CheckBox, "周静岚 CQ0201");
    harness.get_by_role_and_label(Role::Button, "记培训 给 1 人");
    let here = {
        let staff = desk.borrow().register.staff().unwrap();
        staff.iter().filter(|m| matches!(m.record.status, StaffStatus::Active | StaffStatus::OnLeave)).count()
    };
    click(&mut harness, Role::Button, &format!("全部 {here} 人"));
    harness.get_by_role_and_label(Role::Button, &format!("记培训 给 {here} 人"));
    click(&mut harness, Role::Button, "不选");
    harness.get_by_label("已选 0 人");
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_nothing_is_recorded() {
    let (desk, mut harness) = opened(sample());
    desk.borrow_mut().with(|tab, cx| tab.go(&Place::NewTraining(Vec::new()), cx));
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "学时").type_text("25");
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    harness.get_by_label("要在 0.5 到 24 学时之间，最多两位小数");
    assert_eq!(harness.get_all_by_label("必填").count(), 2, "topic and people");
    assert_eq!(desk.borrow().register.training_of_year(2026).unwrap(), []);
}

#[test]
fn the_same_topic_on_the_same_day_is_minded_before_it_is_recorded_twice() {
    let (desk, mut harness) = opened(trained());
    at_tab(&desk, &mut harness, ("CQ0217", "training-tab"));
    click(&mut harness, Role::Button, "记培训");
    harness.get_by_role_and_label(Role::TextInput, "学时").type_text("8");
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "日期").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "日期").type_text("2026-03-12");
    harness.run();
    type_into(&mut harness, "题目", "廉洁从业教育");
    harness.get_by_label_contains("1 人当天已有同题培训");
}

#[test]
fn an_unfinished_training_is_found_again() {
    let (desk, mut harness) = opened(sample());
    at_tab(&desk, &mut harness, ("CQ0217", "training-tab"));
    click(&mut harness, Role::Button, "记培训");
    type_into(&mut harness, "题目", "半途");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::TextInput, "题目").is_none());
    click(&mut harness, Role::Button, "记培训");
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "题目").value().as_deref(), Some("半途"));
    harness.get_by_label("接着上次没填完的内容。");
}

#[test]
fn a_training_is_struck_with_a_reason_and_stays_on_the_list() {
    let (desk, mut harness) = opened(trained());
    at_tab(&desk, &mut harness, ("CQ0217", "training-tab"));
    click(&mut harness, Role::Button, "2026-05-20 供电服务法规 的操作");
    click(&mut harness, Role::MenuItem, "划去");
    harness.get_by_label_contains("2026-05-20 供电服务法规，3 学时");
    click(&mut harness, Role::Button, "划去");
    harness.get_by_label("必填");
    let counted = |desk: &Shared| {
        let register = &desk.borrow().register;
        register.training_sums(2026).unwrap()[&id(register, "CQ0217")].of(TrainingKind::EthicsLaw)
    };
    assert_eq!(counted(&desk), Hours::parse("11").unwrap(), "not without a reason");
    write(&mut harness, "划去的原因", "误记");
    click(&mut harness, Role::Button, "划去");
    assert_eq!(counted(&desk), Hours::parse("8").unwrap());
    harness.get_by_role_and_label(Role::Label, "今年培训 8 / 16 学时");
    harness.get_by_role_and_label(Role::Row, "2026-05-20 3 供电服务法规 已划去：误记");
}

#[test]
fn the_words_of_a_conduct_record_are_shown_only_after_a_click_that_is_noted() {
    let (desk, mut harness) = opened(with_conduct());
    at_tab(&desk, &mut harness, ("CQ0217", "conduct-tab"));
    harness.get_by_label("违规 1 · 案件 0 · 表扬 1");
    harness.get_by_label("2026 年行风评议");
    for hidden in ["橘子", "礼品", "合格", "谈话提醒", "不是本人"] {
        assert!(harness.query_by_label_contains(hidden).is_none(), "{hidden}");
    }
    let breach = harness.get_all_by_role_and_label(Role::Button, "显示").nth(2).unwrap();
    breach.click();
    harness.run();
    for shown in ["收了用户一袋自家种的橘子", "P1-8.2.f 收受或索要礼品", "2026-11-23 谈话提醒"] {
        assert!(harness.query_by_label_contains(shown).is_some(), "{shown}");
    }
    assert!(harness.query_by_label_contains("老人耳背").is_none(), "the others stay hidden");
    let expected = "Reveal(\"CQ0217 conduct 2026-06-02\")".to_owned();
    assert_eq!(desk.borrow().seen.iter().filter(|one| **one == expected).count(), 1);
    click(&mut harness, Role::Button, "收起");
    assert!(harness.query_by_label_contains("橘子").is_none());
    assert_eq!(desk.borrow().seen.iter().filter(|one| **one == expected).count(), 1, "hiding is no reveal");
    at_tab(&desk, &mut harness, ("CQ0201", "conduct-tab"));
    harness.get_by_label("没有行风记录");
}

#[test]
fn somebody_else_chosen_hides_the_words_again() {
    let (desk, mut harness) = opened(with_conduct());
    at_tab(&desk, &mut harness, ("CQ0217", "conduct-tab"));
    harness.get_all_by_role_and_label(Role::Button, "显示").next().unwrap().click();
    harness.run();
    assert!(harness.query_by_label_contains("老人耳背").is_some());
    at_tab(&desk, &mut harness, ("CQ0201", "conduct-tab"));
    at_tab(&desk, &mut harness, ("CQ0217", "conduct-tab"));
    assert!(harness.query_by_label_contains("老人耳背").is_none());
}

#[test]
fn a_breach_asks_for_its_ban_and_says_what_follows() {
    let (desk, mut harness) = opened(trained());
    at_tab(&desk, &mut harness, ("CQ0217", "conduct-tab"));
    click(&mut harness, Role::Button, "记一条");
    choose(&mut harness, "类别", "违规");
    write(&mut harness, "说明", "用施工方的车办私事");
    click(&mut harness, Role::Button, "记给 1 人");
    harness.get_by_label("必填");
    assert_eq!(desk.borrow().register.conduct_of_year(2026).unwrap(), []);
    choose(&mut harness, "违反哪一条", "P1-8.2.c 向用户、施工方借车自用或转借");
    harness.get_by_label("这一条会影响当年评奖");
    type_into(&mut harness, "相关事项编号", "2026-9999");
    click(&mut harness, Role::Button, "记给 1 人");
    harness.get_by_label("登记簿里没有这个编号");
    assert_eq!(desk.borrow().register.conduct_of_year(2026).unwrap(), []);
    harness.get_by_role_and_label(Role::TextInput, "相关事项编号").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run();
    click(&mut harness, Role::Button, "记给 1 人");
    let records = desk.borrow().register.conduct_of_year(2026).unwrap();
    assert_eq!(records.len(), 1);
    assert_eq!(records[0].matter, ConductMatter::Breach("P1-8.2.c".into()));
    harness.get_by_label("违规 1 · 案件 0 · 表扬 0");
}

#[test]
fn a_review_of_everyone_is_one_form() {
    let (desk, mut harness) = opened(trained());
    at_tab(&desk, &mut harness, ("CQ0217", "conduct-tab"));
    click(&mut harness, Role::Button, "记一条");
    choose(&mut harness, "类别", "行风评议");
    harness.get_by_label("算作 2026 年的评议；评的是上年，请填上年的日期");
    click(&mut harness, Role::RadioButton, "合格");
    write(&mut harness, "说明", "镇行风评议");
    harness.get_by_label_contains("全部 2").click();
    harness.run();
    let button = harness.get_by_label_contains("记给");
    button.click();
    harness.run();
    let records = desk.borrow().register.conduct_of_year(2026).unwrap();
    assert!(records.len() > 10);
    assert!(records.iter().all(|record| record.matter == ConductMatter::Review(ReviewResult::Qualified)));
}

#[test]
fn what_was_done_about_a_record_is_added_below_it() {
    let (desk, mut harness) = opened(with_conduct());
    at_tab(&desk, &mut harness, ("CQ0217", "conduct-tab"));
    harness.get_all_by_role_and_label(Role::Button, "显示").next().unwrap().click();
    harness.run();
    click(&mut harness, Role::Button, "补处理情况");
    write(&mut harness, "处理情况", "通报表扬");
    click(&mut harness, Role::Button, "补上");
    let who = id(&desk.borrow().register, "CQ0217");
    assert_eq!(desk.borrow().register.conduct_of(who).unwrap()[0].follow_up, "2026-11-23 通报表扬");
    harness.get_by_label_contains("2026-11-23 通报表扬");
}

#[test]
fn the_filter_leaves_who_is_short_with_what_is_missing() {
    let (_, mut harness) = opened(trained());
    click(&mut harness, Role::Button, "学时不足 2");
    assert_eq!(harness.get_all_by_role(Role::Row).filter(|row| has(row, "CQ0") && !has(row, "-0")).count(), 2);
    harness.get_by_label("差 5");
    harness.get_by_label("差 16");
    click(&mut harness, Role::Button, "全部");
    assert!(harness.get_all_by_role(Role::Row).filter(|row| has(row, "CQ0")).count() > 5);
}

fn agenda(register: &Register, now: Moment) -> Agenda {
    let (calendar, strings) = (WorkCalendar::shipped().unwrap(), Strings::load(Lang::Zh));
    Agenda::from_facts(Facts { register, calendar: &calendar, now, strings: &strings })
}

#[test]
fn today_names_who_is_short_from_october_on_and_leads_to_them() {
    let register = trained();
    let rows = agenda(&register, at("2026-11-23", 9, 40)).rows;
    let row = rows.iter().find(|row| row.title == "2 人学时不足 16").unwrap();
    assert_eq!((row.part, &row.action.1), (Part::Week, &Place::StaffShortOfHours));
    assert!(row.line.contains("沈若溪"), "{}", row.line);
    let told = |now| agenda(&register, now).rows.iter().any(|row| row.title.contains("学时不足"));
    assert!(told(at("2026-10-01", 9, 0)));
    assert!(!told(at("2026-09-30", 9, 0)));
    let (desk, mut harness) = opened(register);
    desk.borrow_mut().with(|tab, cx| tab.go(&Place::StaffShortOfHours, cx));
    harness.run();
    assert_eq!(harness.get_all_by_role(Role::Row).filter(|row| has(row, "CQ0")).count(), 2);
}

#[test]
fn the_year_goes_on_paper_with_everyone_active_and_what_is_missing() {
    let (desk, mut harness) = opened(trained());
    click(&mut harness, Role::Button, "更多");
    click(&mut harness, Role::MenuItem, "2026 年培训学时表");
    for _ in 0..4 {
        harness.run_ok();
    }
    picture(&mut harness, "training-sheet-zh");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("学时.pdf");
    click(&mut harness, Role::Button, "存为 PDF");
    type_path(&mut harness, path.to_str().unwrap());
    let printed = reading::text(&std::fs::read(&path).unwrap(), 0);
    let people = active(&desk.borrow().register).len();
    for words in [
        "年度培训学时表".to_owned(),
        format!("在岗{people}人"),
        format!("已满{}人未满2人", people - 2),
        "CQ0217沈若溪营业班112.5————13.511165".to_owned(),
    ] {
        assert!(printed.contains(&words), "{words} in {printed}");
    }
}

fn type_path(harness: &mut Harness<'static, Window>, path: &str) {
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(path);
    harness.run();
    click(harness, Role::Button, "确定");
    for _ in 0..4 {
        harness.run_ok();
    }
}

#[test]
fn the_year_is_saved_as_a_table_with_figures_as_numbers() {
    let (desk, mut harness) = opened(trained());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("学时.xlsx");
    click(&mut harness, Role::Button, "更多");
    click(&mut harness, Role::MenuItem, "2026 年培训学时表存为表格");
    type_path(&mut harness, path.to_str().unwrap());
    let table = hallkeeper::exchange::tables::read_table(&std::fs::read(&path).unwrap(), None).unwrap();
    let row = table.rows.iter().find(|row| row.iter().any(|cell| cell == "CQ0217")).unwrap();
    let cells: Vec<&str> = row.iter().map(String::as_str).collect();
    assert_eq!(cells[1..4], ["CQ0217", "沈若溪", "营业班"]);
    assert_eq!(cells[4..], ["11", "2.5", "0", "0", "0", "0", "13.5", "11", "16", "5"]);
    assert!(
        desk.borrow().seen.iter().any(|one| one.contains("年度培训学时表已存：学时.xlsx")),
        "{:?}",
        desk.borrow().seen
    );
}

#[test]
fn a_table_of_hours_that_lies_there_already_is_asked_about() {
    let (_desk, mut harness) = opened(trained());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("学时.xlsx");
    std::fs::write(&path, "old").unwrap();
    click(&mut harness, Role::Button, "更多");
    click(&mut harness, Role::MenuItem, "2026 年培训学时表存为表格");
    type_path(&mut harness, path.to_str().unwrap());
    harness.get_by_label("替换已有的 学时.xlsx 吗？");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    click(&mut harness, Role::Button, "替换");
    harness.run_ok();
    assert!(std::fs::read(&path).unwrap().starts_with(b"PK"));
}

#[test]
fn a_hall_without_people_offers_no_filter_and_an_empty_sheet_says_so() {
    let (desk, mut harness) = opened(Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap());
    assert!(harness.query_by_label_contains("学时不足").is_none());
    desk.borrow_mut().with(|tab, cx| tab.go(&Place::NewTraining(Vec::new()), cx));
    harness.run();
    harness.get_by_label("已选 0 人");
}

#[test]
fn the_screens_show_in_both_languages_and_themes() {
    for (lang, theme) in [
        (Lang::Zh, ThemeName::Light),
        (Lang::Zh, ThemeName::Dark),
        (Lang::En, ThemeName::Light),
        (Lang::En, ThemeName::Dark),
    ] {
        let desk = desk(with_conduct(), lang, theme);
        let mut harness = show(&desk, BODY);
        let tag = format!("{}-{}", lang.key(), theme.key());
        at_tab(&desk, &mut harness, ("CQ0217", "training-tab"));
        harness.run();
        picture(&mut harness, &format!("records-training-{tag}"));
        at_tab(&desk, &mut harness, ("CQ0305", "training-tab"));
        picture(&mut harness, &format!("records-training-none-{tag}"));
        at_tab(&desk, &mut harness, ("CQ0217", "conduct-tab"));
        picture(&mut harness, &format!("records-conduct-{tag}"));
        let show_words = desk.borrow().strings.text("conduct-show");
        for _ in 0..3 {
            harness.get_all_by_role_and_label(Role::Button, &show_words).next().unwrap().click();
            harness.run();
        }
        picture(&mut harness, &format!("records-conduct-shown-{tag}"));
        at_tab(&desk, &mut harness, ("CQ0201", "conduct-tab"));
        picture(&mut harness, &format!("records-conduct-none-{tag}"));
        let add = desk.borrow().strings.text("conduct-add");
        click(&mut harness, Role::Button, &add);
        picture(&mut harness, &format!("records-conduct-form-{tag}"));
        let team: Vec<StaffId> = active(&desk.borrow().register).into_iter().take(6).collect();
        desk.borrow_mut().with(|tab, cx| tab.go(&Place::NewTraining(team.clone()), cx));
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
        harness.run();
        picture(&mut harness, &format!("records-training-form-{tag}"));
        desk.borrow_mut().with(|tab, cx| tab.go(&Place::StaffShortOfHours, cx));
        harness.run();
        picture(&mut harness, &format!("records-short-{tag}"));
    }
}
