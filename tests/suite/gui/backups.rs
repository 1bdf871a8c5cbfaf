//! The copies as a person sees them: the page, the second place, bringing one back, and what the status line says.

use std::path::{Path, PathBuf};

use egui::Vec2;
use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::backups::copies_of;
use hallkeeper::app::clock::Clock;
use hallkeeper::app::{App, Start};
use hallkeeper::domain::backups::BackupReason;
use hallkeeper::domain::cases::{CaseChannel, CaseDetails, CaseKind, NewCase};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::hall::HallDraft;
use hallkeeper::domain::health::{Finding, HealthReport, verdicts};
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::register::health::REPORT;
use hallkeeper::ui::commands::{BackupCommand, CaseCommand, Command, Place, ShellCommand, StaffCommand};
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;

use super::harness::{LARGE, OFFICE, picture};
use super::program::{Program, ask};
use super::renderer::Painter;
use crate::suite::register::making::{at, day, fill, hall};

/// A hall's file with three people.
pub(super) fn new_hall(folder: &Path) -> PathBuf {
    let path = folder.join("长桥.hall");
    drop(fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    path
}

/// The program on a file; choices are kept in the folder.
pub(super) fn program_on(file: &Path, now: Moment, size: Vec2) -> (Harness<'static, Program>, Clock) {
    program_with(Jobs::at_once(), file, (now, size))
}

/// The same with jobs done as these are.
pub(super) fn program_with(jobs: Jobs, file: &Path, (now, size): (Moment, Vec2)) -> (Harness<'static, Program>, Clock) {
    let clock = Clock::set_to(now);
    let kept = file.with_file_name("preferences.ron");
    let mut app = App::new(Some(kept), clock.clone(), jobs);
    app.start(Start::File(file.to_owned()));
    let mut harness = Harness::builder()
        .with_size(size)
        .with_pixels_per_point(1.0)
        .with_render_cursor(false)
        .with_max_steps(24)
        .renderer(Painter::default())
        .build_eframe(|_| Program(app));
    harness.run_ok();
    (harness, clock)
}

pub(super) fn has(harness: &Harness<'_, Program>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

/// Presses a button, scrolled to first: the page is longer than the window.
fn click(harness: &mut Harness<'_, Program>, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).scroll_to_me();
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, words).click();
    harness.run_ok();
    harness.run_ok();
}

/// Chooses the first row whose name holds these words.
fn choose(harness: &mut Harness<'_, Program>, words: &str) {
    harness.get_all_by_label_contains(words).next().unwrap().scroll_to_me();
    harness.run_ok();
    harness.run_ok();
    harness.get_all_by_label_contains(words).next().unwrap().click();
    harness.run_ok();
    harness.run_ok();
}

fn case(text: &str) -> NewCase {
    NewCase {
        kind: CaseKind::Complaint,
        channel: CaseChannel::Phone,
        summary: text.to_owned(),
        customer_name: "陈先生".into(),
        customer_contact: "".into(),
        first_asked: None,
        department: String::new(),
        received_at: at("2026-11-18", 8, 0),
        details: CaseDetails::default(),
    }
}

pub(super) fn record(harness: &mut Harness<'_, Program>, text: &str) {
    ask(harness, Command::Cases(CaseCommand::Record(Box::new(case(text)))));
}

fn go_to_backups(harness: &mut Harness<'_, Program>) {
    ask(harness, Command::Shell(ShellCommand::Go(Place::Backups)));
}

pub(super) fn reasons(file: &Path) -> Vec<BackupReason> {
    copies_of(file, None).iter().map(|copy| copy.name.reason).collect()
}

#[test]
fn the_first_opening_of_a_day_and_closing_make_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (mut harness, clock) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    assert_eq!(reasons(&file), [BackupReason::Daily]);
    assert!(has(&harness, "备份 今天 08:21 · 刚刚"));
    clock.set(at("2026-11-23", 17, 40));
    record(&mut harness, "停电没有提前告知");
    harness.state_mut().0.finish();
    assert_eq!(reasons(&file), [BackupReason::OnClose, BackupReason::Daily]);
    harness.state_mut().0.finish();
    assert_eq!(copies_of(&file, None).len(), 2, "nothing was written since");
}

#[test]
fn a_list_comes_in_only_after_a_copy() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (mut harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    ask(&mut harness, Command::Staff(StaffCommand::Import(Vec::new())));
    assert_eq!(reasons(&file).first(), Some(&BackupReason::BeforeImport));
}

#[test]
fn a_copy_is_brought_back_and_the_dialog_says_what_goes() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (mut harness, clock) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    clock.set(at("2026-11-23", 16, 5));
    record(&mut harness, "停电没有提前告知");
    record(&mut harness, "３号窗口排队");
    go_to_backups(&mut harness);
    assert!(has(&harness, "现在多 2 件投诉"));
    choose(&mut harness, "今天 08:21 每天一份");
    assert!(has(&harness, "长桥供电所营业厅  3 人、0 件投诉"));
    click(&mut harness, "恢复到这一份…");
    assert!(has(&harness, "恢复到 2026-11-23 08:21？"));
    assert!(has(&harness, "那之后录入的 2 件投诉（共 2 处改动）恢复后档案里就没有了。"));
    click(&mut harness, "恢复");
    let register = harness.state().0.register().unwrap();
    assert_eq!((register.path(), register.cases().unwrap().len()), (Some(file.as_path()), 0));
    assert_eq!(register.history(1).unwrap()[0].action, "restore_file");
    let told = harness.state().0.notice_texts();
    assert!(told.iter().any(|text| text.contains("长桥-before-restore-2026-11-23_160500.hall")), "{told:?}");
    let kept = Register::open(&folder.path().join("长桥-before-restore-2026-11-23_160500.hall")).unwrap();
    assert_eq!(kept.cases().unwrap().len(), 2);
    assert!(reasons(&file).contains(&BackupReason::BeforeRestore));
}

#[test]
fn a_damaged_file_is_replaced_by_its_copy_from_the_first_screen() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    drop(harness);
    std::fs::write(&file, b"").unwrap();
    let (mut harness, _) = program_on(&file, at("2026-11-23", 9, 0), OFFICE);
    assert!(harness.state().0.register().is_none());
    click(&mut harness, "用这份备份");
    assert_eq!(harness.state().0.register().unwrap().staff().unwrap().len(), 3);
    let kept = folder.path().join("长桥-before-restore-2026-11-23_090000.hall");
    assert_eq!(std::fs::read(kept).unwrap(), b"");
}

#[test]
fn a_copy_of_another_hall_is_brought_back_only_after_a_question() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    drop(program_on(&file, at("2026-11-22", 8, 21), OFFICE));
    std::fs::rename(&file, folder.path().join("elsewhere.hall")).unwrap();
    let draft = HallDraft { name: "河西供电所营业厅".into(), ..HallDraft::fresh() };
    drop(Register::create(&file, &draft.check(None, day("2026-11-01")).unwrap(), at("2026-11-01", 8, 0)).unwrap());
    let (mut harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    assert_eq!(copies_of(&file, None).len(), 2, "the other hall's copy is none of today");
    go_to_backups(&mut harness);
    assert!(has(&harness, "另一个厅的备份"));
    choose(&mut harness, "昨天 08:21 每天一份 长桥供电所营业厅");
    assert!(has(&harness, "这份备份是另一个厅的。"));
    picture(&mut harness, "backups-other-hall");
    click(&mut harness, "恢复到这一份…");
    assert!(has(&harness, "换成“长桥供电所营业厅” 2026-11-22 08:21 的备份？"));
    picture(&mut harness, "backups-other-hall-question");
    click(&mut harness, "不恢复");
    assert_eq!(harness.state().0.register().unwrap().hall().name, "河西供电所营业厅");
    drop(harness);
    // Its own copy is gone, and the file: what is left is never offered as if it were its own.
    std::fs::remove_file(&copies_of(&file, None)[0].path).unwrap();
    std::fs::write(&file, b"").unwrap();
    let (mut harness, _) = program_on(&file, at("2026-11-23", 9, 0), OFFICE);
    assert!(harness.query_by_role_and_label(Role::Button, "用这份备份").is_none());
    click(&mut harness, "看看再决定…");
    assert!(has(&harness, "换成“长桥供电所营业厅”的备份？"));
    picture(&mut harness, "trouble-other-hall");
    click(&mut harness, "换上");
    assert_eq!(harness.state().0.register().unwrap().hall().name, "长桥供电所营业厅");
}

#[test]
fn the_second_place_gets_every_copy_and_is_missed_when_it_is_out() {
    let folder = tempfile::tempdir().unwrap();
    let (file, stick) = (new_hall(folder.path()), folder.path().join("stick"));
    std::fs::create_dir(&stick).unwrap();
    let (mut harness, clock) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    ask(&mut harness, Command::Backups(BackupCommand::ChooseSecond(Some(stick.clone()))));
    let own = std::fs::read_dir(&stick).unwrap().next().unwrap().unwrap().path();
    assert!(own.file_name().unwrap().to_str().unwrap().starts_with("长桥-"));
    assert_eq!(std::fs::read_dir(&own).unwrap().count(), 1);
    assert!(has(&harness, "第二处 11月23日") || has(&harness, "第二处 11-23"), "the status line tells its age");
    go_to_backups(&mut harness);
    assert!(has(&harness, "接上了。 那里最近一份：今天 08:21"));
    let out = folder.path().join("pocket");
    std::fs::rename(&own, &out).unwrap();
    clock.set(at("2026-12-02", 8, 30));
    harness.run_ok();
    ask(&mut harness, Command::Backups(BackupCommand::LookAgain));
    assert!(has(&harness, "没有接上"));
    assert!(has(&harness, "第二处没接上，上次"));
    assert_eq!(harness.state().0.notice_texts().iter().filter(|text| text.contains("第二处")).count(), 0, "no storm");
    picture(&mut harness, "backups-second-out");
    ask(&mut harness, Command::Shell(ShellCommand::Go(Place::Today)));
    assert!(has(&harness, "第二处的备份旧了"));
    picture(&mut harness, "backups-today");
    std::fs::rename(&out, &own).unwrap();
    ask(&mut harness, Command::Backups(BackupCommand::Now));
    assert_eq!(std::fs::read_dir(&own).unwrap().count(), 2);
    assert!(!has(&harness, "第二处的备份旧了"));
}

#[test]
fn a_copy_of_a_file_the_last_check_found_changed_says_that_it_holds_that_too() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let doubtful = |findings: &[Finding]| {
        let kept = HealthReport::new(at("2026-11-20", 8, 0), findings.to_vec()).to_kept();
        let mut register = Register::open(&file).unwrap();
        register.keep_draft(REPORT, &kept, at("2026-11-20", 8, 0)).unwrap();
    };
    let told = |findings: &[Finding]| {
        doubtful(findings);
        let (mut harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
        ask(&mut harness, Command::Backups(BackupCommand::Now));
        harness.state().0.notice_texts().join("\n")
    };
    let broken = Finding::of(&verdicts::HISTORY_BROKEN).counting("n", 3);
    let words = told(&[broken]);
    assert!(words.contains("已备份到") && words.contains("2026-11-20 检查时有 3 处"), "{words}");
    let words = told(&[Finding::of(&verdicts::HISTORY_WHOLE)]);
    assert!(words.contains("已备份到") && !words.contains("检查时"), "{words}");
}

#[test]
fn a_copy_is_verified_and_a_broken_one_is_shown_as_such() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let backups = folder.path().join("长桥-backups");
    std::fs::create_dir(&backups).unwrap();
    std::fs::write(backups.join("2026-11-20_170000-close.hall"), "spoilt").unwrap();
    let (mut harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    go_to_backups(&mut harness);
    choose(&mut harness, "关闭档案 读不了");
    assert!(has(&harness, "这份备份读不了，换一份。"));
    choose(&mut harness, "每天一份 和现在一样");
    click(&mut harness, "核对这一份");
    assert!(has(&harness, "核对了 "));
}

#[test]
fn what_can_be_done_with_a_chosen_copy_comes_into_view() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    for day in ["2026-11-17", "2026-11-18", "2026-11-19", "2026-11-20"] {
        drop(program_on(&file, at(day, 8, 20), OFFICE));
    }
    let (mut harness, _) = program_on(&file, at("2026-11-23", 8, 21), OFFICE);
    go_to_backups(&mut harness);
    harness.get_all_by_label_contains("今天 08:21 每天一份").next().unwrap().click();
    harness.run_ok();
    harness.run_ok();
    let button = harness.get_by_role_and_label(Role::Button, "恢复到这一份…").rect();
    assert!(button.max.y < OFFICE.y, "{button:?} lies below the window's end");
}

#[test]
fn a_hall_in_memory_has_no_copies() {
    let (mut harness, _) = super::program::program(Start::Sample, at("2026-11-23", 8, 21), OFFICE);
    go_to_backups(&mut harness);
    assert!(has(&harness, "只在内存里"));
    assert!(harness.query_by_role_and_label(Role::Button, "现在备份").is_none());
}

#[test]
fn pictures_of_the_copies() {
    for (lang, theme, size) in
        [(Lang::Zh, ThemeName::Light, OFFICE), (Lang::En, ThemeName::Dark, OFFICE), (Lang::En, ThemeName::Light, LARGE)]
    {
        let folder = tempfile::tempdir().unwrap();
        let (file, stick) = (new_hall(folder.path()), folder.path().join("stick"));
        std::fs::create_dir(&stick).unwrap();
        for day in ["2026-11-18", "2026-11-19", "2026-11-20"] {
            let (mut harness, clock) = program_on(&file, at(day, 8, 20), OFFICE);
            clock.set(at(day, 17, 30));
            record(&mut harness, "停电没有提前告知");
            harness.state_mut().0.finish();
        }
        let (mut harness, clock) = program_on(&file, at("2026-11-23", 8, 21), size);
        ask(&mut harness, Command::Shell(ShellCommand::Language(lang)));
        ask(&mut harness, Command::Shell(ShellCommand::Theme(theme)));
        ask(&mut harness, Command::Backups(BackupCommand::ChooseSecond(Some(stick))));
        clock.set(at("2026-11-23", 16, 5));
        record(&mut harness, "窗口排队");
        go_to_backups(&mut harness);
        let name = format!("backups-{}-{}-{}", lang.key(), theme.key(), size.x);
        picture(&mut harness, &name);
        let row = if lang == Lang::Zh { "11-20 17:30 关闭档案" } else { "17:30 On closing" };
        choose(&mut harness, row);
        let bring = if lang == Lang::Zh { "恢复到这一份…" } else { "Bring this one back…" };
        picture(&mut harness, &format!("{name}-chosen"));
        click(&mut harness, bring);
        picture(&mut harness, &format!("{name}-asked"));
    }
}
