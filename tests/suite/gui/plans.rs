//! Plans as people work them: taken with one click, drawn, begun, explained, changed and stopped.

use super::audits::{Look, Shared, go, open};
use super::harness::{Screen as Window, picture};
use crate::suite::register::making::{at, day, register};
use crate::suite::register::plans::{details, spot, with_teams};
use egui::accesskit::Role;
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::domain::audits::{AuditKind, Subject};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::PlanId;
use hallkeeper::domain::plans::{Every, PeriodState, PlanDetails};
use hallkeeper::domain::standards::SubjectKind;
use hallkeeper::register::Register;
use hallkeeper::ui::audits::AuditsTab;
use hallkeeper::ui::commands::Place;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;
use hallkeeper::ui::today::{Agenda, Facts};

fn now() -> Moment {
    at("2026-11-23", 9, 0)
}

type Room = (Shared<AuditsTab>, Harness<'static, Window>);

fn page(register: Register, (look, place): (Look, Option<PlanId>)) -> Room {
    let (desk, mut harness) = open::<AuditsTab>(register, now(), look);
    go(&desk, &mut harness, Place::Plans(place));
    (desk, harness)
}

fn hall() -> Register {
    let (mut register, people) = register();
    with_teams(&mut register, &people);
    register
}

/// A hall with one plan.
fn with_plan(plan: &PlanDetails) -> (Register, PlanId) {
    let mut register = hall();
    let id = register.add_plan(plan, at("2026-11-02", 8, 0)).unwrap().value;
    (register, id)
}

fn click(harness: &mut Harness<'_, Window>, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).click();
    harness.run();
}

fn click_first(harness: &mut Harness<'_, Window>, words: &str) {
    let button = harness.query_all_by_role_and_label(Role::Button, words).next();
    button.unwrap_or_else(|| panic!("no button {words}")).click();
    harness.run();
}

fn write(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(egui::Event::Text(text.to_owned()));
    harness.run();
}

fn confirm(harness: &mut Harness<'_, Window>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
}

fn states(desk: &Shared<AuditsTab>) -> Vec<PeriodState> {
    let year = (day("2026-01-01"), day("2026-12-31"));
    let views = desk.borrow().register.plan_views(year, day("2026-11-23")).unwrap();
    views[0].periods.iter().map(|report| report.state).collect()
}

fn label_of<'a>(node: &impl NodeT<'a>) -> String {
    node.accesskit_node().label().unwrap_or_default()
}

#[test]
fn a_hall_without_plans_takes_a_proposed_one_with_one_click() {
    let (desk, mut harness) = page(hall(), (Look::default(), None));
    harness.get_by_label("还没有检查计划");
    click_first(&mut harness, "加入");
    let plans = desk.borrow().register.plans().unwrap();
    let made = &plans[0].details;
    assert_eq!((made.subject_kind, made.every, made.draws), (SubjectKind::Team, Every::Quarter, 0));
    assert_eq!(made.title, "班组每季检查");
    assert!(harness.query_all_by_role(Role::Row).any(|row| label_of(&row).contains("班组每季检查")));
}

#[test]
fn the_year_shows_each_quarter_with_its_shape_and_word_and_leads_to_the_plan() {
    let (register, _) = with_plan(&details(Every::Quarter, SubjectKind::Hall, 0));
    let (_desk, mut harness) = page(register, (Look::default(), None));
    harness.get_by_role_and_label(Role::Button, "班组抽查 · 2026 年第 4 季度 · 剩 38 天");
    click(&mut harness, "班组抽查 · 2026 年第 3 季度 · 错过");
    harness.get_by_label_contains("本期");
    harness.get_by_role_and_label(Role::Button, "修改");
}

#[test]
fn subjects_are_drawn_once_and_their_checks_begin_with_the_plan() {
    let (register, id) = with_plan(&details(Every::Month, SubjectKind::Team, 1));
    let (desk, mut harness) = page(register, (Look::default(), Some(id)));
    click(&mut harness, "抽签");
    assert!(harness.query_by_role_and_label(Role::Button, "抽签").is_none(), "never twice");
    let year = (day("2026-11-01"), day("2026-11-30"));
    let view = desk.borrow().register.plan_views(year, day("2026-11-23")).unwrap().remove(0);
    let draw = view.periods[0].draw.clone().unwrap();
    harness.get_by_label_contains(&draw.draw.seed);
    click_first(&mut harness, "开始");
    let places = desk.borrow().places.clone();
    let [Place::NewRun(Some(wish))] = places.as_slice() else { panic!("{places:?}") };
    assert_eq!((wish.details.plan, wish.details.kind), (Some(id), AuditKind::Spot));
    assert_eq!(wish.details.subject, draw.draw.drawn[0]);
    assert_eq!(wish.pack_code, "power-hall");
}

#[test]
fn a_missed_period_is_explained_in_words() {
    let (register, id) = with_plan(&details(Every::Quarter, SubjectKind::Hall, 0));
    let (desk, mut harness) = page(register, (Look::default(), Some(id)));
    let buttons: Vec<_> = harness.query_all_by_role_and_label(Role::Button, "说明").collect();
    assert_eq!(buttons.len(), 2, "the running quarter and the missed one");
    buttons[1].click();
    harness.run();
    harness.get_by_label("说明 2026 年第 3 季度");
    confirm(&mut harness);
    assert_eq!(states(&desk)[0], PeriodState::Missed, "nothing without words");
    write(&mut harness, "装修停业");
    confirm(&mut harness);
    assert_eq!(states(&desk)[0], PeriodState::Excused { is_late: true });
    harness.get_by_label_contains("装修停业");
    harness.get_by_label("错过，已说明");
}

#[test]
fn a_plan_is_made_by_its_form_and_the_draft_is_kept() {
    let (register, _) = with_plan(&details(Every::Quarter, SubjectKind::Hall, 0));
    let (desk, mut harness) = page(register, (Look::default(), None));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    write(&mut harness, "窗口月查");
    confirm(&mut harness);
    harness.get_by_label("1 处要补");
    drop(harness);
    let register = std::rc::Rc::into_inner(desk).unwrap().into_inner().register;
    let (desk, mut harness) = page(register, (Look::default(), None));
    click(&mut harness, "新建计划");
    harness.get_by_role_and_label(Role::ComboBox, "标准").click();
    harness.run();
    let option = harness.query_all_by_role(Role::ListBoxOption).next().unwrap();
    option.click();
    harness.run();
    confirm(&mut harness);
    let plans = desk.borrow().register.plans().unwrap();
    assert_eq!(plans.len(), 2);
    assert_eq!((plans[1].details.title.as_str(), plans[1].details.every), ("窗口月查", Every::Quarter));
}

#[test]
fn a_plan_that_has_begun_changes_its_name_and_is_stopped_after_asking() {
    let (register, id) = with_plan(&details(Every::Quarter, SubjectKind::Hall, 0));
    let (desk, mut harness) = page(register, (Look::default(), Some(id)));
    click(&mut harness, "修改");
    assert!(harness.query_by_role_and_label(Role::ComboBox, "标准").is_none());
    write(&mut harness, "（大厅）");
    confirm(&mut harness);
    assert!(desk.borrow().register.plans().unwrap()[0].details.title.contains("（大厅）"));
    click(&mut harness, "停用");
    harness.get_by_label_contains("停用“");
    let buttons: Vec<_> = harness.query_all_by_role_and_label(Role::Button, "停用").collect();
    buttons.last().unwrap().click();
    harness.run();
    assert_eq!(desk.borrow().register.plans().unwrap()[0].stopped_on, Some(day("2026-11-23")));
    assert_eq!(states(&desk), [PeriodState::Missed, PeriodState::Stopped]);
}

#[test]
fn today_tells_of_plans_that_are_due_and_of_what_was_missed() {
    let (mut register, _) = with_plan(&details(Every::Quarter, SubjectKind::Hall, 0));
    let monthly = PlanDetails {
        title: "每月抽查".into(),
        from_on: day("2026-11-01"),
        remind_days: 14,
        ..details(Every::Month, SubjectKind::Hall, 0)
    };
    let id = register.add_plan(&monthly, now()).unwrap().value;
    let (calendar, strings) = (WorkCalendar::shipped().unwrap(), Strings::load(Lang::Zh));
    let agenda = |register: &Register| {
        let agenda = Agenda::from_facts(Facts { register, calendar: &calendar, now: now(), strings: &strings });
        let of_plans = agenda
            .rows
            .into_iter()
            .filter(|row| matches!(row.action.1, Place::Plans(_)) || matches!(row.action.1, Place::NewRun(_)));
        of_plans.map(|row| (row.title, row.chip.1, row.action.0)).collect::<Vec<_>>()
    };
    let row = |title: &str, chip: &str, action: &str| (title.to_owned(), chip.to_owned(), action.to_owned());
    assert_eq!(agenda(&register), [row("班组抽查", "错过 1 期", "说明"), row("每月抽查", "剩 7 天", "开始")]);
    spot(&mut register, "2026-11-20", Subject::Hall, Some(id));
    assert_eq!(agenda(&register), [row("班组抽查", "错过 1 期", "说明")]);
}

fn full_year() -> Register {
    let mut register = hall();
    let add = |register: &mut Register, title: &str, plan: PlanDetails| {
        let plan = PlanDetails { title: title.into(), ..plan };
        register.add_plan(&plan, at("2026-11-02", 8, 0)).unwrap().value
    };
    let from = |on: &str, plan: PlanDetails| PlanDetails { from_on: day(on), ..plan };
    let quarterly = from("2026-01-01", details(Every::Quarter, SubjectKind::Team, 0));
    let id = add(&mut register, "班组每季检查", quarterly);
    for (on, team) in [
        ("2026-02-05", "营业班"),
        ("2026-03-12", "配电班"),
        ("2026-05-06", "营业班"),
        ("2026-06-20", "配电班"),
        ("2026-11-10", "营业班"),
    ] {
        spot(&mut register, on, Subject::Team(team.into()), Some(id));
    }
    let monthly = from("2026-06-01", PlanDetails { remind_days: 14, ..details(Every::Month, SubjectKind::Team, 1) });
    let id = add(&mut register, "每月随机抽查", monthly);
    register.draw_spots((id, day("2026-11-01")), "4f1c09ab77d2", now()).unwrap();
    let visit = PlanDetails {
        is_outside: true,
        until_on: Some(day("2026-12-31")),
        ..details(Every::Month, SubjectKind::Hall, 0)
    };
    add(&mut register, "一季三次外部检查", from("2026-10-01", visit));
    add(&mut register, "每年一次全面检查", from("2026-01-01", details(Every::Year, SubjectKind::Hall, 0)));
    let daily = PlanDetails { pack_code: "power-hall-daily".into(), ..details(Every::Day, SubjectKind::Hall, 0) };
    add(&mut register, "大厅日查", from("2026-09-15", daily));
    register
}

#[test]
fn pictures_of_the_plans() {
    if std::env::var_os("HALLKEEPER_PICTURES").is_none() {
        return;
    }
    let looks = [
        ("zh-light", Look::default()),
        ("en-light", Look { lang: Lang::En, ..Look::default() }),
        ("zh-dark", Look { theme: ThemeName::Dark, ..Look::default() }),
        ("en-dark", Look { theme: ThemeName::Dark, lang: Lang::En, ..Look::default() }),
        ("zh-narrow", Look { size: vec2(576.0, 560.0), ..Look::default() }),
    ];
    for (name, look) in looks {
        let (desk, mut harness) = page(full_year(), (look, None));
        picture(&mut harness, &format!("plans-year-{name}"));
        for (place, of) in [(0, "team"), (1, "draw"), (4, "daily")] {
            let id = desk.borrow().register.plans().unwrap()[place].id;
            go(&desk, &mut harness, Place::Plans(Some(id)));
            picture(&mut harness, &format!("plans-{of}-{name}"));
        }
        harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
        harness.run();
        picture(&mut harness, &format!("plans-form-{name}"));
        let (_desk, mut harness) = page(hall(), (look, None));
        picture(&mut harness, &format!("plans-empty-{name}"));
    }
}
