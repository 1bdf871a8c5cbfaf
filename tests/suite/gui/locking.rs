//! The lock, who works, and the page of passphrase and people. What needs an encrypted file is named `sealed` and does
//! nothing in an edition that knows no keys.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::Start;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::people::PersonName;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::register::opening::ballast::ballast_of;
use hallkeeper::register::sealing::{CAN_SEAL, UnlockError};
use hallkeeper::ui::commands::{AccessCommand, Command, Commands, Place, ShellCommand};
use hallkeeper::ui::frame::Tab;
use hallkeeper::ui::lock::{LockContext, LockScreen, LockState};
use hallkeeper::ui::settings::Section;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use hallkeeper::ui::trouble::Way;

use super::harness::{OFFICE, picture, window};
use super::program::{Program, ask, program};
use crate::suite::register::making::{at, fill, hall};

const WORDS: &str = "correct horse battery";

fn morning() -> Moment {
    at("2026-11-23", 8, 21)
}

/// A file of a hall with these people on its list.
fn file(folder: &Path, people: &[&str]) -> PathBuf {
    let file = folder.join("长桥.hall");
    let (mut register, _) = fill(Register::create(&file, &hall(), at("2026-11-01", 8, 0)).unwrap());
    for name in people {
        register.add_keeper(&PersonName::parse(name).unwrap(), at("2026-11-02", 8, 0)).unwrap();
    }
    file
}

fn go(harness: &mut Harness<'_, Program>, place: Place) {
    ask(harness, Command::Shell(ShellCommand::Go(place)));
}

fn access_page(harness: &mut Harness<'_, Program>) {
    go(harness, Place::SettingsSection(Section::Access));
}

fn click(harness: &mut Harness<'_, Program>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_ok();
    harness.run_ok();
}

fn type_into(harness: &mut Harness<'_, Program>, field: &str, text: &str) {
    let of_text =
        |node: &egui_kittest::Node<'_>| matches!(node.accesskit_node().role(), Role::TextInput | Role::PasswordInput);
    let found = harness.get_all_by_label(field).find(of_text).unwrap();
    found.focus();
    found.type_text(text);
    harness.run_ok();
}

#[test]
fn a_file_without_a_passphrase_is_only_covered_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &[]);
    let (mut harness, _) = program(Start::File(path.clone()), morning(), OFFICE);
    assert!(ballast_of(&path).exists());
    go(&mut harness, Place::Cases(None));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run_ok();
    assert!(harness.state().0.is_locked() && harness.state().0.register().is_none());
    assert!(!ballast_of(&path).exists(), "locked, the file stands alone");
    assert!(harness.query_by_label_contains("谁点一下都能打开").is_some());
    picture(&mut harness, "lock-covered-zh");
    click(&mut harness, "打开");
    assert!(harness.state().0.register().is_some());
    assert_eq!(harness.state().0.shown_tab(), Some(Tab::Cases), "back where one was");
}

#[test]
fn the_sample_hall_is_not_locked_because_it_would_be_gone() {
    let (mut harness, _) = program(Start::Sample, morning(), OFFICE);
    ask(&mut harness, Command::Access(AccessCommand::Lock));
    assert!(!harness.state().0.is_locked() && harness.state().0.register().is_some());
    assert_eq!(harness.state().0.notice_texts(), ["示例营业厅不能锁定。"]);
}

#[test]
fn one_person_on_the_list_signs_without_being_asked_and_two_are_asked() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &["周静岚"]);
    let (harness, _) = program(Start::File(path.clone()), morning(), OFFICE);
    let register = harness.state().0.register().unwrap();
    assert_eq!(register.history(1).unwrap()[0].action, "enter_file");
    assert!(register.author().is_some());
    drop(harness);
    let mut register = Register::open(&path).unwrap();
    register.add_keeper(&PersonName::parse("唐巧云").unwrap(), morning()).unwrap();
    let second = register.keepers().unwrap()[1].id;
    drop(register);
    let (mut harness, _) = program(Start::File(path), morning(), OFFICE);
    assert!(harness.query_by_label("现在是谁在用？").is_some());
    assert_eq!(harness.state().0.register().unwrap().author(), None);
    picture(&mut harness, "lock-who-zh");
    harness.get_by_role_and_label(Role::ListItem, "唐巧云").click();
    harness.run_ok();
    click(&mut harness, "就是我");
    let register = harness.state().0.register().unwrap();
    assert_eq!(register.author(), Some(second));
    let line = &register.history(1).unwrap()[0];
    assert_eq!(
        (line.action.as_str(), register.authors_from(line.seq).unwrap()[&line.seq].as_str()),
        ("enter_file", "唐巧云")
    );
    assert_eq!(register.verify().unwrap().findings, []);
    go(&mut harness, Place::SettingsSection(Section::File));
    assert!(harness.query_all_by_label_contains("打开档案").count() > 0);
    assert!(harness.query_by_label("谁登记").is_some(), "the history has a column for who wrote a line");
    picture(&mut harness, "history-authors-zh");
}

#[test]
fn people_are_put_on_the_list_and_taken_off_and_stand_on_the_history() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &[]);
    let (mut harness, _) = program(Start::File(path), morning(), OFFICE);
    access_page(&mut harness);
    type_into(&mut harness, "姓名", "周静岚");
    click(&mut harness, "加入名单");
    assert_eq!(harness.state().0.register().unwrap().keepers().unwrap().len(), 1);
    type_into(&mut harness, "姓名", "周静岚");
    click(&mut harness, "加入名单");
    assert_eq!(harness.state().0.register().unwrap().keepers().unwrap().len(), 1);
    assert!(harness.state().0.notice_texts().iter().any(|text| text == "名单里已经有这个姓名。"));
    click(&mut harness, "移出名单：周静岚");
    click(&mut harness, "移出名单");
    let register = harness.state().0.register().unwrap();
    assert_eq!(register.keepers().unwrap(), []);
    assert_eq!(register.history(1).unwrap()[0].action, "change_keeper");
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn the_page_says_what_this_edition_can_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &["周静岚", "唐巧云"]);
    for (lang, theme) in [(Lang::Zh, ThemeName::Light), (Lang::En, ThemeName::Light), (Lang::Zh, ThemeName::Dark)] {
        let strings = Strings::load(lang);
        let (mut harness, _) = program(Start::File(path.clone()), morning(), OFFICE);
        ask(&mut harness, Command::Shell(ShellCommand::Language(lang)));
        ask(&mut harness, Command::Shell(ShellCommand::Theme(theme)));
        click(&mut harness, &strings.text("who-this"));
        access_page(&mut harness);
        let key = if CAN_SEAL { "access-plain" } else { "access-cannot-seal" };
        assert!(harness.query_by_label(&strings.text(key)).is_some(), "{lang:?}");
        let build = if CAN_SEAL { "sealing" } else { "plain" };
        picture(&mut harness, &format!("access-{build}-{}-{theme:?}", lang.key()).to_lowercase());
    }
}

/// A lock screen beside which nothing is open.
fn lock_screen(state: LockState, wait_ms: i64, (lang, theme): (Lang, ThemeName), name: &str) {
    let tokens = Tokens::load(theme);
    let (strings, commands, jobs) = (Strings::load(lang), Commands::default(), Jobs::at_once());
    let is_waiting = wait_ms > 0;
    let mut screen = LockScreen::new("长桥营业厅2026.hall".to_owned(), state);
    if is_waiting {
        screen.say(UnlockError::Wrong);
    }
    let look = tokens.clone();
    let mut harness = window(OFFICE, &tokens, move |ui| {
        ui.painter().rect_filled(ui.max_rect(), 0.0, look.ground);
        let file = Path::new("/nowhere/长桥营业厅2026.hall");
        let cx = LockContext { file, commands: &commands, jobs: &jobs, strings: &strings, tokens: &look, wait_ms };
        screen.show(ui, &cx);
    });
    harness.run_ok();
    picture(&mut harness, name);
    let wait = Strings::load(lang).text_with("lock-wait", &[("n", 4.into())]);
    assert_eq!(harness.query_by_label(&wait).is_some(), is_waiting, "{name}");
}

#[test]
fn the_lock_screen_asks_who_and_for_the_passphrase_and_says_how_long_to_wait() {
    let names = vec!["周**".to_owned(), "唐**".to_owned()];
    lock_screen(LockState::Sealed(names.clone()), 0, (Lang::Zh, ThemeName::Light), "lock-zh-light");
    lock_screen(LockState::Sealed(names), 3_400, (Lang::Zh, ThemeName::Dark), "lock-waiting-zh-dark");
    lock_screen(LockState::Sealed(vec!["周**".to_owned()]), 0, (Lang::En, ThemeName::Light), "lock-en-light");
    lock_screen(LockState::KeysLost, 0, (Lang::Zh, ThemeName::Light), "lock-keys-lost-zh");
    lock_screen(LockState::Writing, 0, (Lang::En, ThemeName::Light), "lock-writing-en");
}

/// The recovery code as the form shows it: eight groups of six digits.
fn groups_shown(harness: &Harness<'_, Program>) -> Vec<String> {
    let labels = harness.query_all_by_role(Role::Label).filter_map(|node| node.accesskit_node().value());
    labels.filter(|text| text.len() == 6 && text.chars().all(|c| c.is_ascii_digit())).collect()
}

fn group_field(n: usize) -> String {
    format!("请照纸上输入第 {n} 组")
}

/// Closes the open file by the page, as a person would.
fn seal_by_hand(harness: &mut Harness<'_, Program>) -> Vec<String> {
    access_page(harness);
    click(harness, "设置口令");
    type_into(harness, "新口令", WORDS);
    type_into(harness, "再输一遍", WORDS);
    click(harness, "下一步：恢复码");
    picture(harness, "access-code-zh");
    let groups = groups_shown(harness);
    assert_eq!(groups.len(), 8, "{groups:?}");
    let asked = (1..=8).find(|n| harness.query_all_by_label(&group_field(*n)).next().is_some()).unwrap();
    let field = group_field(asked);
    type_into(harness, &field, "000000");
    click(harness, "加密档案");
    assert!(harness.query_by_label("和这一组对不上，请再看一遍。").is_some() || groups[asked - 1] == "000000");
    harness.get_all_by_label(&field).find(|node| node.accesskit_node().role() == Role::TextInput).unwrap().focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_ok();
    type_into(harness, &field, &groups[asked - 1]);
    click(harness, "加密档案");
    harness.run_ok();
    groups
}

#[test]
fn sealed_by_the_page_the_file_locks_waits_after_a_wrong_passphrase_and_opens() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &["周静岚"]);
    let (mut harness, clock) = program(Start::File(path.clone()), morning(), OFFICE);
    let groups = seal_by_hand(&mut harness);
    let register = harness.state().0.register().expect("the file is open again");
    assert!(register.key().is_some());
    assert_eq!(register.verify().unwrap().findings, []);
    picture(&mut harness, "access-sealed-zh");
    go(&mut harness, Place::Boxes(None));
    harness.key_press_modifiers(Modifiers::COMMAND, Key::L);
    harness.run_ok();
    assert!(harness.state().0.is_locked() && harness.state().0.register().is_none());
    type_into(&mut harness, "口令", "wrong horse battery");
    click(&mut harness, "打开");
    assert!(harness.query_by_label("口令不对。").is_some());
    assert!(harness.query_all_by_label_contains("还要等 1 秒").count() > 0);
    type_into(&mut harness, "口令", WORDS);
    harness.key_press(Key::Enter);
    harness.run_ok();
    assert!(harness.state().0.is_locked(), "no try before the wait is over");
    clock.set(Moment(morning().0 + 1_500));
    harness.run_ok();
    click(&mut harness, "打开");
    let app = &harness.state().0;
    assert_eq!(app.shown_tab(), Some(Tab::Boxes));
    let line = &app.register().unwrap().history(1).unwrap()[0];
    assert_eq!(line.action, "enter_file");
    ask(&mut harness, Command::Access(AccessCommand::Lock));
    harness.get_by_label("忘了口令，用恢复码").click();
    harness.run_ok();
    type_into(&mut harness, "恢复码", &groups.join(" "));
    click(&mut harness, "打开");
    assert!(harness.state().0.register().is_some());
}

#[test]
fn sealed_a_damaged_file_has_its_ways_out_once_the_passphrase_is_given() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &["周静岚"]);
    let (mut harness, _) = program(Start::File(path.clone()), morning(), OFFICE);
    seal_by_hand(&mut harness);
    ask(&mut harness, Command::Access(AccessCommand::Lock));
    assert!(harness.state().0.is_locked());
    // The end is gone, and with it a part of the list of tables: the engine alone reads nothing of such a file.
    let whole = std::fs::read(&path).unwrap();
    let damaged = &whole[..whole.len() / 2 / 4096 * 4096];
    std::fs::write(&path, damaged).unwrap();
    type_into(&mut harness, "口令", WORDS);
    click(&mut harness, "打开");
    let trouble = harness.state().0.trouble().expect("the ways out are shown");
    assert!(trouble.key().is_some() && trouble.ways().contains(&Way::Salvage), "{:?}", trouble.ways());
    picture(&mut harness, "trouble-sealed-zh");
    click(&mut harness, "开始抢救");
    assert!(harness.state().0.notice_texts().is_empty());
    picture(&mut harness, "salvage-sealed-zh");
    click(&mut harness, "打开救回的档案");
    picture(&mut harness, "salvaged-sealed-zh");
    assert!(harness.state().0.is_locked(), "what is saved is closed by the same passphrase");
    assert_eq!(std::fs::read(&path).unwrap(), damaged);
}

#[test]
fn sealed_a_file_locks_itself_when_nobody_is_there_and_not_before() {
    if !CAN_SEAL {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = file(folder.path(), &["周静岚"]);
    let (mut harness, clock) = program(Start::File(path), morning(), OFFICE);
    seal_by_hand(&mut harness);
    let minutes = |n: i64| Moment(morning().0 + n * 60_000);
    clock.set(minutes(9));
    harness.run_ok();
    assert!(!harness.state().0.is_locked());
    harness.key_press(Key::ArrowDown);
    harness.run_ok();
    clock.set(minutes(18));
    harness.run_ok();
    assert!(!harness.state().0.is_locked(), "a key was pressed nine minutes ago");
    clock.set(minutes(20));
    harness.run_ok();
    assert!(harness.state().0.is_locked());
}
