//! Settings, in and out: everything out, the archive of a year, an archive looked through; in the whole program.

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::Start;
use hallkeeper::ui::commands::{Command, Place, ShellCommand};
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::ThemeName;

use super::harness::{LARGE, picture};
use super::program::{Program, ask, program};
use crate::suite::register::making::at;

fn page(lang: Lang) -> Harness<'static, Program> {
    let (mut harness, _) = program(Start::Sample, at("2026-11-23", 8, 21), LARGE);
    ask(&mut harness, Command::Shell(ShellCommand::Language(lang)));
    ask(&mut harness, Command::Shell(ShellCommand::Go(Place::Settings)));
    let section = Strings::load(lang).text("settings-in-out");
    harness.get_by_role_and_label(Role::Tab, &section).click();
    harness.run_ok();
    harness
}

fn click(harness: &mut Harness<'_, Program>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).scroll_to_me();
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_ok();
}

fn place(harness: &mut Harness<'_, Program>, path: &std::path::Path) {
    let strings = Strings::load(Lang::Zh);
    let field = strings.text("pick-path");
    harness.get_by_role_and_label(Role::TextInput, &field).focus();
    harness.run_ok();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(Role::TextInput, &field).type_text(path.to_str().unwrap());
    harness.run_ok();
    click(harness, &strings.text("pick-choose"));
}

/// Frames until it is done.
fn wait(harness: &mut Harness<'_, Program>, words: &str) {
    for _ in 0..400 {
        harness.step();
        if harness.query_by_label_contains(words).is_some() {
            return;
        }
    }
    panic!("{words} never came");
}

#[test]
fn everything_and_a_year_go_out_and_the_archive_is_found_whole() {
    let strings = Strings::load(Lang::Zh);
    let folder = tempfile::tempdir().unwrap();
    let mut harness = page(Lang::Zh);
    click(&mut harness, &strings.text("out-all-do"));
    place(&mut harness, &folder.path().join("all"));
    wait(&mut harness, "个文件：");
    assert!(folder.path().join("all/全部记录.xlsx").is_file());
    click(&mut harness, &strings.text("out-year-do"));
    place(&mut harness, &folder.path().join("a.zip"));
    wait(&mut harness, "档案已生成");
    assert!(folder.path().join("a.zip").is_file());
    picture(&mut harness, "taking-done");
    click(&mut harness, &strings.text("archive-choose"));
    place(&mut harness, &folder.path().join("a.zip"));
    wait(&mut harness, "没有被改动");
    picture(&mut harness, "taking-whole");
    click(&mut harness, &strings.text("archive-unpack"));
    place(&mut harness, &folder.path().join("out"));
    wait(&mut harness, "已解开到");
    assert!(folder.path().join("out/manifest.json").is_file());
}

#[test]
fn a_stopped_export_leaves_nothing_and_says_so() {
    let strings = Strings::load(Lang::Zh);
    let folder = tempfile::tempdir().unwrap();
    let mut harness = page(Lang::Zh);
    click(&mut harness, &strings.text("out-year-do"));
    place(&mut harness, &folder.path().join("a.zip"));
    let stop = strings.text("out-stop");
    harness.get_by_role_and_label(Role::Button, &stop).click();
    wait(&mut harness, &strings.text("out-stopped"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_archive_that_is_none_is_named() {
    let strings = Strings::load(Lang::Zh);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.zip");
    std::fs::write(&path, b"no zip").unwrap();
    let mut harness = page(Lang::Zh);
    click(&mut harness, &strings.text("archive-choose"));
    place(&mut harness, &path);
    wait(&mut harness, "不是档案");
    picture(&mut harness, "taking-refused");
}

#[test]
fn pictures_of_the_page() {
    for (lang, theme) in [(Lang::Zh, ThemeName::Light), (Lang::En, ThemeName::Dark), (Lang::En, ThemeName::Light)] {
        let mut harness = page(lang);
        ask(&mut harness, Command::Shell(ShellCommand::Theme(theme)));
        let whole = Strings::load(lang).text("out-whole");
        harness.get_by_role_and_label(Role::Switch, &whole).click();
        harness.run_ok();
        harness.get_by_role_and_label(Role::Switch, &Strings::load(lang).text("out-pictures"));
        picture(&mut harness, &format!("taking-{}-{}", lang.key(), theme.key()));
    }
}
