//! Contests and awards as a person handles them: opened, visited, closed, a star chosen, a certificate, a revoked award.

use super::audits::{Look, Shared, go, open};
use super::harness::{Screen as Window, picture};
use crate::suite::register::contests::{hall_with_windows, open_contest, visit};
use crate::suite::register::making::{at, day};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::domain::audits::{AuditKind, Subject};
use hallkeeper::domain::awards::{AwardKind, NewAward};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase, Target};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{StaffId, WindowId};
use hallkeeper::register::Register;
use hallkeeper::ui::audits::AuditsTab;
use hallkeeper::ui::commands::Place;
use hallkeeper::ui::staff::StaffTab;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;
use hallkeeper::ui::today::{Agenda, Facts};

type Room = (Shared<AuditsTab>, Harness<'static, Window>);

fn now() -> Moment {
    at("2026-11-20", 16, 30)
}

/// A contest with three visits to each of windows 1 and 2 and one to window 3, some of them bad.
fn with_contest() -> (Register, Vec<StaffId>, Vec<WindowId>) {
    let (mut register, people, windows) = hall_with_windows();
    let contest = open_contest(&mut register);
    let losses = [(2, 4), (5, 4), (3, 8)];
    for (place, (first, second)) in losses.into_iter().enumerate() {
        let on = format!("2026-11-{:02}", 3 + place * 4);
        visit(&mut register, &contest, (Subject::Window(windows[0]), &on), (first, 0)).unwrap();
        visit(&mut register, &contest, (Subject::Window(windows[1]), &on), (second, 0)).unwrap();
    }
    visit(&mut register, &contest, (Subject::Window(windows[2]), "2026-11-18"), (12, 0)).unwrap();
    (register, people, windows)
}

fn room(register: Register, now: Moment, look: Look) -> Room {
    let (desk, mut harness) = open::<AuditsTab>(register, now, look);
    go(&desk, &mut harness, Place::Contests(None));
    (desk, harness)
}

fn click(harness: &mut Harness<'_, Window>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
}

/// Clicks the row whose words hold these.
fn pick(harness: &mut Harness<'_, Window>, words: &str) {
    let rows: Vec<_> = harness
        .query_all_by_role(Role::Row)
        .filter(|row| row.accesskit_node().label().is_some_and(|label| label.contains(words)))
        .collect();
    assert_eq!(rows.len(), 1, "{words}");
    rows[0].click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Window>, label: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, label).type_text(words);
    harness.run();
}

fn has(harness: &Harness<'_, Window>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn numbers(desk: &Shared<AuditsTab>) -> Vec<String> {
    desk.borrow().register.awards().unwrap().iter().map(|award| award.certificate.to_string()).collect()
}

#[test]
fn a_contest_is_opened_by_keys_and_stands_in_the_list() {
    let (register, ..) = hall_with_windows();
    let (desk, mut harness) = room(register, now(), Look::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    assert!(has(&harness, "必填"), "a name is missing");
    type_into(&mut harness, "竞赛名称", "冬季窗口竞赛");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let contest = desk.borrow().register.contests().unwrap()[0].clone();
    assert_eq!((contest.name.as_str(), contest.from), ("冬季窗口竞赛", day("2026-11-20")));
    assert_eq!(contest.pack_code, "window-contest");
    assert!(has(&harness, "进行中"));
    harness.get_by_role_and_label(Role::Heading, "冬季窗口竞赛");
}

#[test]
fn a_form_half_typed_survives_a_killed_window() {
    let (register, ..) = hall_with_windows();
    let (desk, mut harness) = room(register, now(), Look::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    type_into(&mut harness, "竞赛名称", "冬季");
    drop(harness);
    let register = std::rc::Rc::into_inner(desk).unwrap().into_inner().register;
    let (_desk, harness) = room(register, now(), Look::default());
    let field = harness.get_by_role_and_label(Role::TextInput, "竞赛名称");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("冬季"));
}

#[test]
fn the_standing_shows_means_and_a_visit_goes_to_whoever_has_fewest() {
    let (register, _, windows) = with_contest();
    let contest = register.contests().unwrap()[0].clone();
    let (desk, mut harness) = room(register, now(), Look::default());
    assert!(has(&harness, "1 1 号窗口 周静岚 3 / 3 96.67 优胜"));
    assert!(has(&harness, "2 2 号窗口 唐巧云 3 / 3 94.67"));
    assert!(has(&harness, "— 3 号窗口 今天无人在岗 1 / 3 88.00 还差 2 次"));
    click(&mut harness, Role::Button, "记一次检查");
    let Some(Place::NewRun(Some(wish))) = desk.borrow().places.last().cloned() else { panic!() };
    assert_eq!(wish.details.kind, AuditKind::ContestVisit);
    assert_eq!((wish.details.contest, &wish.details.subject), (Some(contest.id), &Subject::Window(windows[2])));
    assert_eq!(wish.pack_text.as_deref(), Some(contest.pack_text.as_str()));
    pick(&mut harness, "1 1 号窗口");
    assert!(has(&harness, "1 号窗口的检查"));
    click(&mut harness, Role::Button, "记一次检查");
    let Some(Place::NewRun(Some(wish))) = desk.borrow().places.last().cloned() else { panic!() };
    assert_eq!(wish.details.subject, Subject::Window(windows[0]), "the one chosen goes first");
}

#[test]
fn closing_announces_the_best_window_under_a_certificate_number() {
    let (register, _, windows) = with_contest();
    let (desk, mut harness) = room(register, now(), Look::default());
    click(&mut harness, Role::Button, "结束竞赛");
    assert!(has(&harness, "1 号窗口（96.67 分）"));
    click(&mut harness, Role::Button, "结束并公布");
    assert_eq!(numbers(&desk), ["2026-001"]);
    let award = desk.borrow().register.awards().unwrap()[0].clone();
    assert_eq!((award.granted.subject, award.granted.score), (Subject::Window(windows[0]), Some(96.67)));
    assert_eq!(award.granted.title, "秋季窗口竞赛优胜窗口");
    assert!(has(&harness, "排名已冻结"));
    assert!(harness.query_by_role_and_label(Role::Button, "记一次检查").is_none());
    assert!(harness.query_by_role_and_label(Role::Button, "授奖").is_none(), "it is granted already");
}

#[test]
fn a_contest_outside_its_days_takes_no_visit() {
    let (register, ..) = with_contest();
    let (desk, mut harness) = room(register, at("2026-11-21", 9, 0), Look::default());
    assert!(has(&harness, "待揭晓"));
    assert!(
        harness
            .query_by_role_and_label(Role::Button, "记一次检查")
            .is_none_or(|button| { button.accesskit_node().is_disabled() })
    );
    click(&mut harness, Role::Button, "结束竞赛");
    click(&mut harness, Role::Button, "先不结束");
    assert_eq!(desk.borrow().register.contests().unwrap()[0].closed_on, None);
}

fn praised(register: &mut Register, person: StaffId) {
    let received_at = at("2026-10-08", 9, 0);
    let case = NewCase {
        kind: CaseKind::Praise,
        channel: CaseChannel::InPerson,
        summary: "服务周到".into(),
        customer_name: "".into(),
        customer_contact: "".into(),
        first_asked: None,
        department: String::new(),
        received_at,
        details: CaseDetails { target: Target::Person(person), ..CaseDetails::default() },
    };
    register.record_case(&case, received_at).unwrap();
}

fn star_room(look: Look) -> (Room, Vec<StaffId>) {
    let (mut register, people, _) = hall_with_windows();
    praised(&mut register, people[1]);
    ((room(register, at("2026-11-02", 9, 0), look)), people)
}

#[test]
fn the_records_propose_a_star_and_another_one_needs_a_reason() {
    let ((desk, mut harness), people) = star_room(Look::default());
    harness.get_by_label("2026 年 10 月");
    assert!(has(&harness, "没有检查，起点 80 ＋ 表扬 1 件 3 = 83.00"));
    pick(&mut harness, "顾明远");
    click(&mut harness, Role::Button, "评为明星");
    assert!(has(&harness, "必填"));
    assert_eq!(numbers(&desk), Vec::<String>::new());
    type_into(&mut harness, "评选理由（印在奖状上）", "救助晕倒的客户");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let award = desk.borrow().register.awards().unwrap()[0].clone();
    assert_eq!(award.granted.subject, Subject::Person(people[2]));
    assert_eq!(
        (award.granted.reason.as_str(), award.granted.title.as_str()),
        ("救助晕倒的客户", "2026 年 10 月服务明星")
    );
    assert!(has(&harness, "已评：顾明远 2026-001"));
}

#[test]
fn an_award_opens_as_a_certificate_and_is_revoked_with_a_reason() {
    let ((desk, mut harness), _) = star_room(Look::default());
    click(&mut harness, Role::Button, "评为明星");
    pick(&mut harness, "2026-001");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    harness.get_by_role_and_label(Role::Heading, "奖状");
    assert!(has(&harness, "2026-001"));
    harness.key_press(Key::Escape);
    harness.run();
    click(&mut harness, Role::Button, "撤销");
    harness.get_by_label("撤销这个奖？");
    let confirm = |harness: &mut Harness<'_, Window>| {
        harness.query_all_by_role_and_label(Role::Button, "撤销").last().unwrap().click();
        harness.run();
    };
    confirm(&mut harness);
    assert!(has(&harness, "必填"));
    type_into(&mut harness, "撤销原因", "查实收受礼品");
    confirm(&mut harness);
    let award = desk.borrow().register.awards().unwrap()[0].clone();
    assert_eq!(award.revoked.map(|(_, reason)| reason).as_deref(), Some("查实收受礼品"));
    assert!(has(&harness, "已撤销：查实收受礼品"));
}

#[test]
fn a_persons_awards_stand_in_the_roster() {
    let (mut register, people, _) = hall_with_windows();
    let award = NewAward {
        kind: AwardKind::ServiceStar,
        title: "2026 年 10 月服务明星".into(),
        from: day("2026-10-01"),
        until: day("2026-10-31"),
        subject: Subject::Person(people[0]),
        score: Some(83.0),
        rank: Some(1),
        awarded_on: day("2026-11-02"),
        reason: String::new(),
        contest: None,
        appraisal: None,
    };
    register.grant_award(&award, at("2026-11-02", 9, 0)).unwrap();
    let (desk, mut harness) = open::<StaffTab>(register, now(), Look::default());
    go(&desk, &mut harness, Place::Staff(Some(people[0])));
    click(&mut harness, Role::Tab, "行风与奖惩");
    harness.get_by_role_and_label(Role::Heading, "评优");
    assert!(has(&harness, "2026 年 10 月服务明星") && has(&harness, "2026-001"));
    picture(&mut harness, "contests-staff-card-zh-light");
}

#[test]
fn today_reminds_of_a_missing_star_once_there_ever_was_one() {
    let ((desk, mut harness), _) = star_room(Look::default());
    let (strings, calendar) = (Strings::load(Lang::Zh), WorkCalendar::shipped().unwrap());
    let told = |register: &Register, now: Moment| {
        let agenda = Agenda::from_facts(Facts { register, calendar: &calendar, now, strings: &strings });
        agenda.rows.into_iter().find(|row| row.title == "评上月服务明星").map(|row| (row.line, row.action.1))
    };
    let early = at("2026-12-02", 9, 0);
    assert_eq!(told(&desk.borrow().register, early), None);
    click(&mut harness, Role::Button, "评为明星");
    let expected = ("2026 年 11 月还没有评".to_owned(), Place::Contests(None));
    assert_eq!(told(&desk.borrow().register, early), Some(expected));
    assert_eq!(told(&desk.borrow().register, at("2026-12-07", 9, 0)), None);
}

#[test]
fn the_first_of_a_published_appraisal_are_awarded_in_one_step() {
    let (mut register, people, id) = crate::suite::register::appraisals::december();
    register.publish_appraisal(id, at("2026-12-20", 9, 0)).unwrap();
    let (desk, mut harness) = room(register, at("2026-12-25", 9, 0), Look::default());
    harness.get_by_role_and_label(Role::Heading, "2026 年度考核先进");
    assert!(has(&harness, "1 沈若溪 94.50 推荐先进"));
    picture(&mut harness, "contests-appraisal-zh-light");
    click(&mut harness, Role::Button, "给 3 个授奖");
    assert_eq!(numbers(&desk), ["2026-003", "2026-002", "2026-001"]);
    let first = desk.borrow().register.awards_of(people[0]).unwrap()[0].clone();
    assert_eq!((first.granted.title.as_str(), first.granted.rank), ("2026 年度考核先进", Some(1)));
    assert!(has(&harness, "已按公示的排名授奖"));
}

#[test]
fn pictures_of_contests_and_awards() {
    if std::env::var_os("HALLKEEPER_PICTURES").is_none() {
        return;
    }
    let looks = [
        ("zh-light", Look::default()),
        ("en-light", Look { lang: Lang::En, ..Look::default() }),
        ("zh-dark", Look { theme: ThemeName::Dark, ..Look::default() }),
        ("en-narrow", Look { lang: Lang::En, size: vec2(576.0, 395.0), ..Look::default() }),
    ];
    for (name, look) in looks {
        take_pictures(name, look);
    }
}

fn take_pictures(name: &str, look: Look) {
    let (mut register, people, windows) = with_contest();
    let contest = register.contests().unwrap()[0].clone();
    visit(&mut register, &contest, (Subject::Window(windows[0]), "2026-11-19"), (0, 1)).unwrap();
    praised(&mut register, people[1]);
    let (desk, mut harness) = open::<AuditsTab>(register, now(), look);
    go(&desk, &mut harness, Place::Contests(Some(contest.id)));
    picture(&mut harness, &format!("contests-standing-{name}"));
    let strings = Strings::load(look.lang);
    if look.size.x > 900.0 {
        pick(&mut harness, &strings.text_with("subject-window", &[("number", "1".into())]));
        picture(&mut harness, &format!("contests-visits-{name}"));
        click(&mut harness, Role::Button, &strings.text("contest-end"));
        picture(&mut harness, &format!("contests-end-{name}"));
        click(&mut harness, Role::Button, &strings.text("contest-end-do"));
        picture(&mut harness, &format!("contests-closed-{name}"));
        pick(&mut harness, &strings.text("contests-about-lobby-manager"));
        picture(&mut harness, &format!("contests-lobby-{name}"));
        pick(&mut harness, &strings.text("contests-about-best-window"));
        picture(&mut harness, &format!("contests-best-{name}"));
        pick(&mut harness, &strings.text("contests-about-star"));
        picture(&mut harness, &format!("contests-star-{name}"));
        click(&mut harness, Role::Button, &strings.text("star-grant"));
        picture(&mut harness, &format!("contests-star-granted-{name}"));
        pick(&mut harness, "2026-002");
        picture(&mut harness, &format!("contests-award-{name}"));
        click(&mut harness, Role::Button, &strings.text("award-revoke"));
        picture(&mut harness, &format!("contests-revoke-{name}"));
        click(&mut harness, Role::Button, &strings.text("award-revoke-not"));
        harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
        harness.run();
        harness.run();
        picture(&mut harness, &format!("contests-certificate-{name}"));
    }
    let (register, ..) = hall_with_windows();
    let (_desk, mut harness) = room(register, now(), look);
    picture(&mut harness, &format!("contests-empty-{name}"));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    picture(&mut harness, &format!("contests-form-{name}"));
}
