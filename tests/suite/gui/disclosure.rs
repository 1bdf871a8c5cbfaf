//! The disclosure register as a person works it: the list taken over, versions put up and taken down, photos, drafts, Today.

use super::harness::{LARGE, OFFICE, picture};
use super::program::{Program, ask, program};
use crate::suite::documents::reading;
use crate::suite::register::making::{self, at, day};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::disclosure::{DisclosureKind, DocumentState, NewDocument, NewVersion};
use hallkeeper::domain::ids::DisclosureId;
use hallkeeper::register::Register;
use hallkeeper::register::disclosure::DisclosureEntry;
use hallkeeper::register::files::NewFile;
use hallkeeper::ui::commands::{Command, Place, ShellCommand};
use hallkeeper::ui::frame::Tab;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;
use hallkeeper::ui::today::{Agenda, Facts};
use hallkeeper::ui::widgets::Tally;
use tempfile::TempDir;

type Window = Harness<'static, Program>;

const TODAY: &str = "2026-11-23";

fn now() -> Moment {
    at(TODAY, 10, 26)
}

/// The program on a file with these records, at the disclosure register, reached by Ctrl+6.
fn open(put: impl FnOnce(&mut Register), size: Vec2) -> (Window, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let register = Register::create(&path, &making::hall(), at("2026-11-01", 8, 0)).unwrap();
    let (mut register, _) = making::fill(register);
    put(&mut register);
    drop(register);
    (start(folder.path(), size), folder)
}

fn start(folder: &std::path::Path, size: Vec2) -> Window {
    let (mut harness, _) = program(Start::File(folder.join("a.hall")), now(), size);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Num6);
    harness.run_ok();
    harness
}

fn photo() -> NewFile {
    let content = include_bytes!("../../../data/sample_hall/letter.jpg").to_vec();
    NewFile { media_type: "image/jpeg".into(), name: "公示栏.jpg".into(), content }
}

fn version(name: &str, (up, until): (&str, Option<&str>)) -> NewVersion {
    NewVersion {
        version: name.into(),
        place: "1 号公示栏".into(),
        put_up_on: day(up),
        valid_until: until.map(day),
        event_ends_on: None,
        photo: None,
        note: String::new(),
    }
}

fn id_of(register: &Register, code: &str) -> DisclosureId {
    let all = register.disclosure_on(day(TODAY)).unwrap();
    all.into_iter().find(|entry| entry.document.facts.code == code).unwrap().document.id
}

/// The list of the sector, everything up, three of it in trouble and two banners.
fn lived_in(register: &mut Register) {
    let list = register.disclosure_to_take_over("zh").unwrap();
    register.take_over_disclosure(&list, at("2026-06-01", 9, 0)).unwrap();
    for document in &list {
        let id = id_of(register, &document.code);
        register
            .put_up_disclosure(
                id,
                &version("2026 年 6 月版", ("2026-06-01", Some("2027-06-01"))),
                at("2026-06-01", 9, 0),
            )
            .unwrap();
    }
    let put_up = |register: &mut Register, code: &str, new: &NewVersion| {
        let id = id_of(register, code);
        register.put_up_disclosure(id, new, at("2026-11-02", 9, 0)).unwrap();
    };
    put_up(register, "P1-9.4", &version("10 月值班表", ("2026-10-01", Some("2026-11-01"))).with_note("更正日期"));
    put_up(register, "P1-3.1.k", &version("鲁发改价〔2026〕12 号", ("2026-07-01", Some("2026-12-01"))));
    let tariff = register.disclosure_entry(id_of(register, "P1-3.1.k"), day(TODAY)).unwrap();
    register.add_disclosure_photo(tariff.current().unwrap().id, &photo(), at("2026-11-02", 9, 0)).unwrap();
    let box_notice = id_of(register, "P1-9.1");
    register.take_down_disclosure(box_notice, day("2026-11-20"), at("2026-11-20", 9, 0)).unwrap();
    for (code, title, ends) in [("H-1", "国庆服务横幅", "2026-10-08"), ("H-2", "供暖季服务横幅", "2026-11-15")]
    {
        let banner = NewDocument {
            code: code.into(),
            rule: String::new(),
            kind: DisclosureKind::Banner,
            title: title.into(),
            place: "大门上方".into(),
            note: String::new(),
        };
        let id = register.save_disclosure(None, &banner, at("2026-10-01", 9, 0)).unwrap().value;
        let up = NewVersion { event_ends_on: Some(day(ends)), ..version("一条", ("2026-09-28", None)) };
        register.put_up_disclosure(id, &up, at("2026-10-01", 9, 0)).unwrap();
    }
}

trait WithNote {
    fn with_note(self, note: &str) -> Self;
}

impl WithNote for NewVersion {
    fn with_note(self, note: &str) -> Self {
        Self { note: note.into(), ..self }
    }
}

fn records(harness: &Window) -> &Register {
    harness.state().0.register().unwrap()
}

fn entry(harness: &Window, code: &str) -> DisclosureEntry {
    let register = records(harness);
    register.disclosure_entry(id_of(register, code), day(TODAY)).unwrap()
}

fn click(harness: &mut Window, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run_ok();
    harness.run_ok();
}

fn press(harness: &mut Window, label: &str) {
    click(harness, Role::Button, label);
}

fn rows(harness: &Window) -> Vec<String> {
    harness.query_all_by_role(Role::Row).filter_map(|row| row.accesskit_node().label()).collect()
}

fn has(harness: &Window, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn write(harness: &mut Window, (role, label): (Role, &str), text: &str) {
    harness.get_by_role_and_label(role, label).focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.event(Event::Text(text.to_owned()));
    harness.run_ok();
    harness.key_press(Key::Tab);
    harness.run_ok();
    harness.run_ok();
}

fn shell(harness: &mut Window, command: ShellCommand) {
    ask(harness, Command::Shell(command));
}

fn select(harness: &mut Window, start: &str) {
    let row = rows(harness).into_iter().find(|row| row.starts_with(start)).unwrap();
    click(harness, Role::Row, &row);
}

#[test]
fn an_empty_hall_takes_the_list_of_its_sector_over_with_one_button() {
    let (mut harness, _folder) = open(|_| {}, OFFICE);
    picture(&mut harness, "disclosure-empty-zh");
    assert!(has(&harness, "《供电营业厅公示资料》列了 32 份"));
    press(&mut harness, "带入这 32 份资料");
    assert_eq!(records(&harness).disclosure_on(day(TODAY)).unwrap().len(), 32);
    assert_eq!(harness.state().0.notice_texts(), ["公示清单已带入"]);
    assert!(rows(&harness).iter().any(|row| row.starts_with("供电服务规范 公开资料 厅里没有")), "{:?}", rows(&harness));
    assert!(has(&harness, "缺失或过期 32"));
    picture(&mut harness, "disclosure-taken-over-zh");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run_ok();
    harness.run_ok();
    assert_eq!(records(&harness).disclosure_on(day(TODAY)).unwrap(), []);
    assert!(has(&harness, "带入这 32 份资料"), "one step back and the hall is empty again");
}

#[test]
fn out_of_date_comes_first_and_the_footer_counts() {
    let (mut harness, _folder) = open(lived_in, OFFICE);
    picture(&mut harness, "disclosure-full-zh");
    let shown = rows(&harness);
    assert!(shown[0].starts_with("休息日电话和值班人 告示 · 1 号公示栏 · 有效期至 11-01 过期 22 天"), "{shown:?}");
    assert!(shown[1].starts_with("国庆服务横幅 横幅 · 1 号公示栏 · 最晚 11-08 撤下 超期 15 天没撤"), "{shown:?}");
    assert!(shown[2].starts_with("投诉电话和意见箱 告示 厅里没有"), "{shown:?}");
    assert!(shown[3].starts_with("电价表及说明 公开资料 · 1 号公示栏 · 有效期至 12-01 8 天后到期"), "{shown:?}");
    assert!(shown[4].starts_with("供暖季服务横幅 横幅 · 1 号公示栏 · 最晚 12-15 撤下 22 天内撤下"), "{shown:?}");
    assert!(has(&harness, "显示 34 份 · 过期 2 · 厅里没有 1 · 快到期 2"));
    press(&mut harness, "快到期 2");
    assert_eq!(rows(&harness).len(), 2);
    press(&mut harness, "全部 34");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run_ok();
    harness.event(Event::Text("横幅".to_owned()));
    harness.run_ok();
    harness.run_ok();
    assert_eq!(rows(&harness).len(), 2, "{:?}", rows(&harness));
}

#[test]
fn a_version_is_put_up_with_a_date_as_it_is_typed_and_the_old_one_comes_down() {
    let (mut harness, _folder) = open(lived_in, OFFICE);
    assert!(has(&harness, "版本记录 2"), "the first document is chosen");
    press(&mut harness, "换新版本");
    picture(&mut harness, "disclosure-version-form-zh");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    harness.run_ok();
    assert!(has(&harness, "必填"), "what is missing is said beside its field");
    assert_eq!(entry(&harness, "P1-9.4").versions.len(), 2);
    write(&mut harness, (Role::TextInput, "版本"), "12 月值班表");
    write(&mut harness, (Role::TextInput, "挂出日期"), "昨天");
    let until = harness.get_by_role_and_label(Role::TextInput, "有效期至").value();
    assert_eq!(until.as_deref(), Some("12-22 周二"), "the renewal of the list follows the day it is put up");
    write(&mut harness, (Role::TextInput, "有效期至"), "12-31");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    harness.run_ok();
    let duty = entry(&harness, "P1-9.4");
    assert_eq!(duty.state, DocumentState::InDate { until: Some(day("2026-12-31")) });
    let current = duty.current().unwrap();
    assert_eq!((current.facts.version.as_str(), current.facts.put_up_on), ("12 月值班表", day("2026-11-22")));
    assert_eq!(duty.versions[1].taken_down_on, Some(day("2026-11-22")));
    assert!(has(&harness, "版本记录 3"));
    assert!(!rows(&harness)[0].starts_with("休息日"), "it is no longer the first");
}

#[test]
fn one_document_after_the_other_is_put_up_without_going_back_to_the_list() {
    let take_over = |register: &mut Register| {
        let list = register.disclosure_to_take_over("zh").unwrap();
        register.take_over_disclosure(&list, at("2026-11-20", 9, 0)).unwrap();
    };
    let (mut harness, _folder) = open(take_over, OFFICE);
    press(&mut harness, "登记挂出");
    picture(&mut harness, "disclosure-next-zh");
    for (code, title) in [("P1-3.1.a", "供电服务规范 · P1-3.1.a"), ("P1-3.1.b", "供用电规则 · P1-3.1.b")] {
        assert!(has(&harness, title), "{title}");
        write(&mut harness, (Role::TextInput, "版本"), "2026 版");
        press(&mut harness, "保存，填下一份");
        assert_eq!(entry(&harness, code).current().unwrap().facts.version, "2026 版");
    }
    assert!(has(&harness, "严禁以电谋私二十条 · P1-3.1.c"));
    let typed = harness.get_by_role_and_label(Role::TextInput, "版本").value();
    assert_eq!(typed.unwrap_or_default(), "", "the next form is a fresh one");
}

#[test]
fn a_photo_dropped_or_chosen_belongs_to_the_version_on_show() {
    let (mut harness, folder) = open(lived_in, OFFICE);
    let path = folder.path().join("栏.jpg");
    std::fs::write(&path, photo().content).unwrap();
    press(&mut harness, "选文件");
    write(&mut harness, (Role::TextInput, "文件路径"), &path.to_string_lossy());
    press(&mut harness, "确定");
    let kept = entry(&harness, "P1-9.4").current().unwrap().facts.photo.unwrap();
    assert_eq!(records(&harness).file(kept).unwrap(), photo().content);
    picture(&mut harness, "disclosure-photo-zh");
    press(&mut harness, "照片");
    picture(&mut harness, "disclosure-photo-large-zh");
    press(&mut harness, "关闭");
    select(&mut harness, "投诉电话和意见箱");
    let pixels = egui::ColorImage::filled([8, 6], egui::Color32::WHITE);
    harness.event(Event::PasteImage(std::sync::Arc::new(pixels.clone())));
    harness.run_ok();
    assert!(harness.state().0.notice_texts().iter().any(|text| text.contains("没有挂出的版本")), "nothing hangs there");
    press(&mut harness, "登记挂出");
    harness.event(Event::PasteImage(std::sync::Arc::new(pixels)));
    harness.run_ok();
    harness.run_ok();
    press(&mut harness, "去掉照片");
    harness.get_by_role_and_label(Role::Button, "选文件");
}

#[test]
fn a_draft_survives_the_window() {
    let (mut harness, folder) = open(lived_in, OFFICE);
    press(&mut harness, "换新版本");
    write(&mut harness, (Role::TextInput, "版本"), "12 月值班表");
    let pixels = egui::ColorImage::filled([8, 6], egui::Color32::WHITE);
    harness.event(Event::PasteImage(std::sync::Arc::new(pixels)));
    harness.run_ok();
    harness.run_ok();
    harness.state_mut().0.finish();
    drop(harness);
    let mut harness = start(folder.path(), OFFICE);
    press(&mut harness, "换新版本");
    assert!(has(&harness, "接着上次没写完的。"));
    let kept = harness.get_by_role_and_label(Role::TextInput, "版本").value();
    assert_eq!(kept.as_deref(), Some("12 月值班表"));
    press(&mut harness, "保存版本");
    assert!(entry(&harness, "P1-9.4").current().unwrap().facts.photo.is_some(), "the photo was kept with the form");
    press(&mut harness, "换新版本");
    assert!(!has(&harness, "接着上次没写完的。"), "what was confirmed is no draft any more");
}

#[test]
fn a_document_is_retired_with_a_reason_and_used_again() {
    let (mut harness, _folder) = open(lived_in, OFFICE);
    press(&mut harness, "停用");
    picture(&mut harness, "disclosure-retire-zh");
    let in_dialog = |harness: &mut Window| {
        let buttons: Vec<_> = harness.query_all_by_role_and_label(Role::Button, "停用").collect();
        buttons.last().unwrap().click();
        harness.run_ok();
        harness.run_ok();
    };
    in_dialog(&mut harness);
    assert!(entry(&harness, "P1-9.4").document.retired.is_none(), "not without a reason");
    write(&mut harness, (Role::MultilineTextInput, "原因"), "改用电子屏");
    in_dialog(&mut harness);
    let retired = entry(&harness, "P1-9.4").document.retired.unwrap();
    assert_eq!((retired.reason.as_str(), retired.on), ("改用电子屏", day(TODAY)));
    assert!(!rows(&harness).iter().any(|row| row.starts_with("休息日电话")), "off the list");
    press(&mut harness, "已停用 1");
    assert!(rows(&harness)[0].starts_with("休息日电话和值班人"));
    assert!(has(&harness, "11-23 停用：改用电子屏"));
    press(&mut harness, "恢复使用");
    assert!(entry(&harness, "P1-9.4").document.retired.is_none());
}

#[test]
fn a_banner_that_is_too_long_up_is_taken_down() {
    let (mut harness, _folder) = open(lived_in, OFFICE);
    select(&mut harness, "国庆服务横幅");
    picture(&mut harness, "disclosure-banner-zh");
    assert!(has(&harness, "横幅最晚 11-08 撤下"));
    press(&mut harness, "撤下");
    write(&mut harness, (Role::TextInput, "撤下日期"), "9-01");
    let confirm = |harness: &mut Window| {
        let buttons: Vec<_> = harness.query_all_by_role_and_label(Role::Button, "撤下").collect();
        buttons.last().unwrap().click();
        harness.run_ok();
        harness.run_ok();
    };
    confirm(&mut harness);
    assert!(entry(&harness, "H-1").current().is_some(), "not before it was put up");
    write(&mut harness, (Role::TextInput, "撤下日期"), "11-21");
    confirm(&mut harness);
    let banner = entry(&harness, "H-1");
    assert_eq!((banner.state, banner.versions[0].taken_down_on), (DocumentState::NotUp, Some(day("2026-11-21"))));
}

#[test]
fn a_document_of_ones_own_is_added_and_changed() {
    let (mut harness, _folder) = open(lived_in, OFFICE);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run_ok();
    harness.run_ok();
    write(&mut harness, (Role::TextInput, "资料名称"), "元旦放假安排");
    picture(&mut harness, "disclosure-document-form-zh");
    write(&mut harness, (Role::TextInput, "编号"), "P1-9.1");
    assert!(has(&harness, "P1-9.1 已在用"));
    write(&mut harness, (Role::TextInput, "编号"), "H-3");
    press(&mut harness, "加入清单");
    let own = entry(&harness, "H-3");
    assert_eq!((own.document.facts.title.as_str(), own.kind()), ("元旦放假安排", DisclosureKind::Notice));
    assert!(has(&harness, "还没有登记过版本。"), "it is shown at once");
}

#[test]
fn today_sums_up_what_is_wrong_and_leads_to_it() {
    let (mut harness, _folder) = open(lived_in, OFFICE);
    let (calendar, strings) = (WorkCalendar::shipped().unwrap(), Strings::load(Lang::Zh));
    let facts = Facts { register: records(&harness), calendar: &calendar, now: now(), strings: &strings };
    assert_eq!(Agenda::from_facts(facts).tallies().disclosure, Tally { due: 5, overdue: 2 });
    shell(&mut harness, ShellCommand::Go(Place::Today));
    picture(&mut harness, "disclosure-today-zh");
    for words in [
        "休息日电话和值班人 过期",
        "国庆服务横幅 该撤没撤",
        "投诉电话和意见箱 要补上",
        "供暖季服务横幅 要撤下",
        "电价表及说明 快到期",
    ] {
        assert!(has(&harness, words), "{words}");
    }
    let mut buttons: Vec<_> = harness.query_all_by_role_and_label(Role::Button, "去处理").collect();
    buttons.sort_by(|a, b| a.rect().top().total_cmp(&b.rect().top()));
    buttons[0].click();
    drop(buttons);
    harness.run_ok();
    harness.run_ok();
    assert_eq!(harness.state().0.shown_tab(), Some(Tab::Disclosure));
    assert!(has(&harness, "P1-9.4 · 告示 · 规则 P1-9.4"), "at the document that is out of date");
}

#[test]
fn a_hall_that_never_used_the_register_is_not_reminded() {
    let (mut harness, _folder) = open(|_| {}, OFFICE);
    shell(&mut harness, ShellCommand::Go(Place::Today));
    assert!(!has(&harness, "公示资料"));
    let (calendar, strings) = (WorkCalendar::shipped().unwrap(), Strings::load(Lang::Zh));
    let facts = Facts { register: records(&harness), calendar: &calendar, now: now(), strings: &strings };
    assert_eq!(Agenda::from_facts(facts).tallies().disclosure, Tally::default());
}

#[test]
fn the_search_finds_a_document_and_opens_it() {
    let (mut harness, _folder) = open(lived_in, OFFICE);
    shell(&mut harness, ShellCommand::Go(Place::Today));
    shell(&mut harness, ShellCommand::OpenPalette);
    harness.event(Event::Text("电价表".to_owned()));
    harness.run_ok();
    harness.run_ok();
    picture(&mut harness, "disclosure-palette-zh");
    assert!(has(&harness, "公示资料"));
    harness.key_press(Key::Enter);
    harness.run_ok();
    harness.run_ok();
    assert_eq!(harness.state().0.shown_tab(), Some(Tab::Disclosure));
    assert!(has(&harness, "P1-3.1.k · 公开资料"));
}

#[test]
fn the_list_is_printed_and_saved_as_a_table() {
    let (mut harness, folder) = open(lived_in, OFFICE);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run_ok();
    harness.run_ok();
    picture(&mut harness, "disclosure-paper-zh");
    press(&mut harness, "存为 PDF");
    let pdf_path = folder.path().join("清单.pdf");
    write(&mut harness, (Role::TextInput, "文件路径"), &pdf_path.to_string_lossy());
    press(&mut harness, "确定");
    let pdf = std::fs::read(&pdf_path).unwrap();
    let printed = reading::text(&pdf, 0);
    assert!(printed.contains("公示资料清单") && printed.contains("共34份·过期2·厅里没有1"), "{printed}");
    harness.key_press(Key::Escape);
    harness.run_ok();
    harness.run_ok();
    press(&mut harness, "存成表格、带入清单");
    click(&mut harness, Role::MenuItem, "存成表格");
    let path = folder.path().join("清单.csv");
    write(&mut harness, (Role::TextInput, "文件路径"), &path.to_string_lossy());
    press(&mut harness, "确定");
    let csv = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
    assert_eq!(csv.lines().count(), 35);
    assert!(
        csv.contains("P1-9.4,休息日电话和值班人,告示,P1-9.4,过期 22 天,10 月值班表,1 号公示栏,2026-10-01,2026-11-01"),
        "{csv}"
    );
    assert!(csv.contains("H-1,国庆服务横幅,横幅,,超期 15 天没撤,一条,1 号公示栏,2026-09-28,,2026-11-08"), "{csv}");
}

#[test]
fn pictures_of_the_tab_in_both_languages_and_themes() {
    for (size, name) in [(OFFICE, "office"), (LARGE, "large")] {
        for lang in Lang::ALL {
            for theme in [ThemeName::Light, ThemeName::Dark] {
                let (mut harness, _folder) = open(lived_in, size);
                shell(&mut harness, ShellCommand::Language(lang));
                shell(&mut harness, ShellCommand::Theme(theme));
                let code = if theme == ThemeName::Dark { "P1-3.1.k" } else { "P1-9.4" };
                let id = id_of(records(&harness), code);
                shell(&mut harness, ShellCommand::Go(Place::Disclosure(Some(id))));
                let dark = if theme == ThemeName::Dark { "dark" } else { "light" };
                picture(&mut harness, &format!("disclosure-{name}-{}-{dark}", lang.key()));
                assert!(!rows(&harness).is_empty());
            }
        }
    }
    let (mut harness, _folder) = open(|_| {}, OFFICE);
    shell(&mut harness, ShellCommand::Language(Lang::En));
    shell(&mut harness, ShellCommand::Theme(ThemeName::Dark));
    picture(&mut harness, "disclosure-empty-en-dark");
    let (mut harness, _folder) = open(lived_in, OFFICE);
    shell(&mut harness, ShellCommand::Language(Lang::En));
    let id = id_of(records(&harness), "H-2");
    shell(&mut harness, ShellCommand::Go(Place::Disclosure(Some(id))));
    press(&mut harness, "New version");
    picture(&mut harness, "disclosure-version-form-en");
    shell(&mut harness, ShellCommand::Go(Place::Today));
    picture(&mut harness, "disclosure-today-en");
}
