//! The December journey as a person makes it, and the appraisal's pictures.

use egui::accesskit::Role;
use egui::{Key, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::app::clock::Clock;
use hallkeeper::domain::audits::{AuditKind, Subject};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{AppraisalId, AuditId, StaffId};
use hallkeeper::domain::ranking::RankResult;
use hallkeeper::register::Register;
use hallkeeper::ui::audits::AuditsTab;
use hallkeeper::ui::commands::{AuditCommand, Command, Place, ShellCommand};
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;

use super::audits::{BODY, Look, Shared, go, open};
use super::harness::{OFFICE, Screen as Window, picture};
use super::program::{Program, ask, program};
use crate::suite::register::appraisals::{answers, fill, judge, open as open_appraisal, pack_text, people, score};
use crate::suite::register::making::at;

type Room = (Shared<AuditsTab>, Harness<'static, Window>);

const NINE: [&str; 9] = ["沈若溪", "梁家豪", "陆晓棠", "顾明远", "唐巧云", "韩一鸣", "邓雨桐", "龚立新", "贺文博"];
const SELF: [f64; 9] = [5.0, 6.0, 7.0, 9.0, 8.0, 14.0, 15.0, 16.0, 12.0];
const AGAIN: [f64; 9] = [5.5, 7.5, 9.0, 9.5, 12.0, 15.5, 16.5, 18.0, 20.5];

/// Nine people as in the design, re-scored, the second one passed over.
fn december(more: &str) -> (Register, Vec<StaffId>, AppraisalId) {
    let (mut register, ids) = people(&NINE);
    let id = if more.is_empty() {
        open_appraisal(&mut register, &ids)
    } else {
        let new = hallkeeper::register::appraisals::NewAppraisal {
            year: 2026,
            pack_text: pack_text(more),
            subject_kind: hallkeeper::domain::standards::SubjectKind::Person,
            review_group: ids[..2].to_vec(),
        };
        register.open_appraisal(&new, at("2026-11-02", 9, 0)).unwrap().value
    };
    for (person, lost) in ids.iter().zip(SELF) {
        let subject = Subject::Person(*person);
        score(&mut register, (id, AuditKind::SelfScore), (&subject, lost), (at("2026-11-25", 10, 0), "自查"));
    }
    register.send_appraisal(id, at("2026-12-03", 9, 0)).unwrap();
    for (person, lost) in ids.iter().zip(AGAIN) {
        let subject = Subject::Person(*person);
        score(&mut register, (id, AuditKind::ReScore), (&subject, lost), (at("2026-12-10", 10, 0), "抽查未戴上岗证"));
    }
    for code in ["law", "incident", "conduct"] {
        judge(&mut register, id, &ids, (code, true, ""));
    }
    judge(&mut register, id, &ids[1..2], ("incident", false, "2026-07 抢修超时引发媒体报道（TS-2026-064）"));
    (register, ids, id)
}

fn shown(register: Register, now: Moment, look: Look) -> Room {
    let (desk, mut harness) = open::<AuditsTab>(register, now, look);
    go(&desk, &mut harness, Place::Appraisals(None));
    (desk, harness)
}

fn press(harness: &mut Harness<'_, Window>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

#[test]
fn an_empty_page_says_what_belongs_there_and_opens_a_year() {
    let (register, ids) = people(&NINE[..3]);
    let (desk, mut harness) = shown(register, at("2026-11-20", 9, 0), Look::default());
    harness.get_by_label("还没有年度考核");
    picture(&mut harness, "appraisal-empty");
    press(&mut harness, "开始 2026 年度考核");
    harness.get_by_role_and_label(Role::CheckBox, "梁家豪 · 抢修员").click();
    harness.run();
    picture(&mut harness, "appraisal-open-form");
    press(&mut harness, "开始考核");
    let opened = desk.borrow().register.appraisals().unwrap();
    assert_eq!(opened.len(), 1);
    assert_eq!((opened[0].year, opened[0].review_group.as_slice()), (2026, &ids[1..2]));
    assert_eq!(opened[0].pack.code, "power-appraisal");
    assert_eq!(harness.query_all_by_role_and_label(Role::Button, "自评").count(), 3, "everyone can begin");
    picture(&mut harness, "appraisal-fresh");
}

/// The program on a file with five people and the test's standard.
fn office() -> (tempfile::TempDir, Harness<'static, Program>, Clock) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let mut register =
        Register::create(&path, &crate::suite::register::making::hall(), at("2026-01-05", 8, 0)).unwrap();
    fill(&mut register, &NINE[..5]);
    register.publish_pack(&pack_text(""), at("2026-11-02", 8, 0)).unwrap();
    drop(register);
    let (mut harness, clock) = program(Start::File(path), at("2026-11-20", 9, 0), OFFICE);
    ask(&mut harness, Command::Shell(ShellCommand::Go(Place::Appraisals(None))));
    (folder, harness, clock)
}

fn click(harness: &mut Harness<'_, Program>, (role, name): (Role, &str), nth: usize) {
    harness.get_all_by_role_and_label(role, name).nth(nth).unwrap().click();
    harness.run_ok();
    harness.run_ok();
}

fn register<'a>(harness: &'a Harness<'_, Program>) -> &'a Register {
    harness.state().0.register().unwrap()
}

/// The run begun last, answered and finished as the checks page does it.
fn finish_run(harness: &mut Harness<'_, Program>, lost: f64, reason: &str) {
    let id: AuditId = register(harness).audits(1).unwrap()[0].id;
    let answers = answers(lost, reason).into_iter().collect();
    ask(harness, Command::Audits(AuditCommand::AnswerAll(id, answers)));
    ask(harness, Command::Audits(AuditCommand::Finish(id)));
    harness.run_ok();
}

fn ranks(harness: &Harness<'_, Program>) -> Vec<(Option<u32>, RankResult)> {
    let register = register(harness);
    let id = register.appraisals().unwrap()[0].id;
    let standing = register.appraisal_standing(id, at("2026-12-20", 9, 0)).unwrap();
    standing.rows.into_iter().map(|row| (row.ranked.rank, row.ranked.result)).collect()
}

/// Judges a prerequisite of the nth row in the table.
fn judge_row(harness: &mut Harness<'_, Program>, (title, nth): (&str, usize), (verdict, reason): (&str, &str)) {
    click(harness, (Role::Button, &format!("{title}：还没有认定")), nth);
    click(harness, (Role::RadioButton, verdict), 0);
    if !reason.is_empty() {
        click(harness, (Role::Button, "认定"), 0);
        harness.get_by_label("必填");
        harness.get_by_role_and_label(Role::MultilineTextInput, "原因").focus();
        harness.run_ok();
        harness.event(egui::Event::Text(reason.to_owned()));
        harness.run_ok();
    } else if harness.query_by_role_and_label(Role::CheckBox, "还没有认定的另外 4 个也符合").is_some() {
        click(harness, (Role::CheckBox, "还没有认定的另外 4 个也符合"), 0);
    }
    harness.key_press_modifiers(egui::Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    harness.run_ok();
}

#[test]
fn the_december_journey() {
    let (_folder, mut harness, clock) = office();
    click(&mut harness, (Role::Button, "开始 2026 年度考核"), 0);
    click(&mut harness, (Role::ComboBox, "考核标准"), 0);
    click(&mut harness, (Role::ListBoxOption, "供电所服务考核标准 2026.1"), 0);
    for name in ["沈若溪 · 业务受理员", "梁家豪 · 抢修员"] {
        click(&mut harness, (Role::CheckBox, name), 0);
    }
    click(&mut harness, (Role::Button, "开始考核"), 0);
    assert_eq!(register(&harness).appraisals().unwrap()[0].pack.code, "hall-appraisal");
    // Self-scores: 95, 94, 93, 91; the fifth forgets. Rows stand by person until they are scored.
    for lost in [5.0, 6.0, 7.0, 9.0] {
        click(&mut harness, (Role::Button, "自评"), 0);
        finish_run(&mut harness, lost, "自查");
    }
    assert_eq!(harness.query_all_by_label("已自评").count(), 4, "finishing leads back to the appraisal");
    clock.set(at("2026-12-01", 9, 0));
    click(&mut harness, (Role::Button, "上报"), 0);
    let said = harness.state().0.notice_texts().join(" ");
    assert!(said.contains("还有 1 个自评没有完成：唐巧云"), "{said}");
    assert_eq!(register(&harness).appraisals().unwrap()[0].sent_on, None);
    clock.set(at("2026-12-07", 9, 0));
    click(&mut harness, (Role::Button, "自评"), 0);
    finish_run(&mut harness, 8.0, "自查");
    harness.get_by_label("自评迟交");
    click(&mut harness, (Role::Button, "上报"), 0);
    harness.get_by_label_contains("上报 12-05 前 · 迟 2 天");
    harness.get_by_label_contains("自评 11-30 前 · 迟 7 天");
    // Re-scores, best first: 94.5, 92.5, a tie at 91, 88.
    clock.set(at("2026-12-10", 9, 0));
    for lost in [5.5, 7.5, 9.0, 9.0, 12.0] {
        click(&mut harness, (Role::Button, "复评"), 0);
        finish_run(&mut harness, lost, "抽查 1 次未戴上岗证");
    }
    assert_eq!(ranks(&harness).iter().map(|(rank, _)| *rank).collect::<Vec<_>>(), [1, 2, 3, 3, 5].map(Some));
    assert!(ranks(&harness)[..4].iter().all(|(_, result)| result.is_pending()));
    assert_eq!(harness.query_all_by_label("条件待认定").count(), 5);
    // Prerequisites: the second row fails one, everyone else fulfils all.
    judge_row(&mut harness, ("无影响", 1), ("不符合", "2026-07 抢修超时引发媒体报道"));
    for title in ["无案件", "行风", "无影响"] {
        judge_row(&mut harness, (title, 0), ("符合", ""));
        while harness.query_all_by_role_and_label(Role::Button, &format!("{title}：还没有认定")).count() > 0 {
            judge_row(&mut harness, (title, 0), ("符合", ""));
        }
    }
    harness.get_by_label_contains("按分数排第 2，但不符合“全年无社会影响恶劣事件”：2026-07 抢修超时引发媒体报道");
    let results: Vec<RankResult> = ranks(&harness).into_iter().map(|(_, result)| result).collect();
    assert!(matches!(results[1], RankResult::PassedOver { .. }), "{results:?}");
    assert_eq!([&results[0], &results[2], &results[3]], [&RankResult::Recommended; 3], "the tie fills the places");
    assert_eq!(harness.query_all_by_label("推荐先进").count(), 3);
    picture(&mut harness, "appraisal-journey");
    publish_and_hold(&mut harness, &clock);
}

/// Publishing freezes: a void re-score and a person who left move nothing.
fn publish_and_hold(harness: &mut Harness<'_, Program>, clock: &Clock) {
    clock.set(at("2026-12-20", 9, 0));
    let before = ranks(harness);
    click(harness, (Role::Button, "公示"), 0);
    harness.get_by_label("公示 2026 年度的名次？");
    click(harness, (Role::Button, "公示名次"), 0);
    harness.get_by_label_contains("公示 5 天 · 还剩 5 天");
    harness.get_by_label_contains("2026-12-20 公示，名次不再变动");
    let last = register(harness).audits(1).unwrap()[0].id;
    ask(harness, Command::Audits(AuditCommand::Void(last, "复评人填错".to_owned())));
    assert_eq!(ranks(harness), before);
    assert_eq!(harness.query_all_by_label("推荐先进").count(), 3);
    click(harness, (Role::Button, "奖状"), 0);
    harness.get_by_label("授予 2026 年度的奖状？");
    click(harness, (Role::Button, "授予"), 0);
    let awards = register(harness).awards().unwrap();
    let of_year = |title: &str| title.starts_with("2026 年度") && title.contains("先进");
    assert!(awards.len() == 3 && awards.iter().all(|award| of_year(&award.granted.title)), "{awards:?}");
    assert!(awards.iter().all(|award| award.granted.rank != Some(2)), "nobody passed over has one");
    clock.set(at("2026-12-26", 9, 0));
    harness.run_ok();
    ask(harness, Command::Shell(ShellCommand::Go(Place::Appraisals(None))));
    harness.get_by_label_contains("公示 5 天 · 已满");
    click(harness, (Role::Button, "结束考核"), 0);
    click(harness, (Role::Button, "结束"), 0);
    assert!(register(harness).appraisals().unwrap()[0].closed_on.is_some());
}

#[test]
fn a_row_shows_its_areas_and_takes_an_opinion() {
    let (register, ids, id) = december("");
    let (desk, mut harness) = shown(register, at("2026-12-20", 9, 0), Look::default());
    harness.get_by_label_contains("第 3 名 陆晓棠").click();
    harness.run();
    harness.get_by_label_contains("合计 100 93.0 91.0");
    harness.get_by_label_contains("业务办理与时限 30 30.0 29.0");
    harness.get_by_role_and_label(Role::Link, "写意见").scroll_to_me();
    harness.run();
    harness.get_by_role_and_label(Role::Link, "写意见").click();
    harness.run();
    harness.get_by_role(Role::MultilineTextInput).focus();
    harness.run();
    harness.event(egui::Event::Text("电价解释清楚，群众口碑好；着装再严一点。".to_owned()));
    harness.run();
    press(&mut harness, "确定");
    harness.get_by_label("“电价解释清楚，群众口碑好；着装再严一点。”");
    let desk = desk.borrow();
    let standing = desk.register.appraisal_standing(id, desk.now).unwrap();
    let row = standing.row(&Subject::Person(ids[2])).unwrap();
    assert_eq!(desk.register.appraisal_sheet(id, row).unwrap().opinions().count(), 1);
}

#[test]
fn the_whole_record_is_a_click_away() {
    let (register, ids, id) = december("");
    let run = register.appraisal_standing(id, at("2026-12-20", 9, 0)).unwrap();
    let run = run.row(&Subject::Person(ids[0])).unwrap().re_run.clone().unwrap().audit;
    let (desk, mut harness) = shown(register, at("2026-12-20", 9, 0), Look::default());
    harness.get_by_label_contains("第 1 名 沈若溪").click();
    harness.run();
    press(&mut harness, "看复评记录");
    assert_eq!(desk.borrow().places, [Place::Audits(Some(run))]);
}

#[test]
fn pictures_of_the_appraisal_in_both_languages_themes_and_sizes() {
    let looks = [
        ("zh-light", Lang::Zh, ThemeName::Light, BODY),
        ("en-light", Lang::En, ThemeName::Light, vec2(1162.0, 692.0)),
        ("zh-dark", Lang::Zh, ThemeName::Dark, BODY),
        ("en-dark", Lang::En, ThemeName::Dark, vec2(1162.0, 692.0)),
        ("zh-large", Lang::Zh, ThemeName::Light, vec2(1776.0, 1004.0)),
        ("en-large", Lang::En, ThemeName::Light, vec2(1716.0, 1004.0)),
        ("zh-narrow", Lang::Zh, ThemeName::Light, vec2(815.0, 460.0)),
    ];
    let parts = "parts = [{ source = \"own\", weight = 70 }, { source = \"checks\", weight = 15 }, \
                 { source = \"cases\", weight = 10 }, { source = \"boxes\", weight = 5 }]";
    for (name, lang, theme, size) in looks {
        for (kind, more) in [("plain", ""), ("parts", parts)] {
            let (mut register, _, id) = december(more);
            if kind == "plain" {
                register.publish_appraisal(id, at("2026-12-20", 9, 0)).unwrap();
            }
            let look = Look { size, theme, lang };
            let (_, mut harness) = shown(register, at("2026-12-28", 9, 0), look);
            picture(&mut harness, &format!("appraisal-{kind}-{name}-list"));
            let row = harness
                .query_all_by_role(Role::Row)
                .find(|row| row.accesskit_node().label().is_some_and(|label| label.contains("陆晓棠")));
            row.unwrap().click();
            harness.run();
            picture(&mut harness, &format!("appraisal-{kind}-{name}"));
            let title = if lang == Lang::Zh { "各部分" } else { "Area" };
            assert!(harness.query_all_by_label_contains(title).count() > 0);
        }
        let (register, ..) = people(&NINE[..3]);
        let (_, mut harness) = shown(register, at("2026-11-20", 9, 0), Look { size, theme, lang });
        picture(&mut harness, &format!("appraisal-empty-{name}"));
        let (register, ..) = december("");
        let (_, mut harness) = shown(register, at("2026-12-14", 9, 0), Look { size, theme, lang });
        let cell = if lang == Lang::Zh { "无影响：不符合" } else { "No incident: Not met" };
        harness.get_by_label_contains(cell).click();
        harness.run();
        picture(&mut harness, &format!("appraisal-judge-{name}"));
    }
}
