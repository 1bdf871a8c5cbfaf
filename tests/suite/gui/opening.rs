//! A file that does not open: each trouble has its sentence and its way out, in both languages; and the bar that says why
//! nothing is written.

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::app::clock::Clock;
use hallkeeper::app::{App, Start};
use hallkeeper::domain::dates::Moment;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::hall::WindowChange;
use hallkeeper::register::{Hold, Register};
use hallkeeper::ui::commands::{Command, HallCommand, ShellCommand};
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;
use hallkeeper::ui::trouble::Way;

use super::harness::{OFFICE, picture};
use super::program::{Program, ask, program};
use crate::suite::register::making::{at, fill, hall};

fn now() -> Moment {
    at("2026-11-23", 8, 21)
}

/// A hall's file with three people, closed.
fn made(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    drop(fill(Register::create(&path, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    path
}

fn put(folder: &Path, name: &str, bytes: &[u8]) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    path
}

fn open(path: &Path) -> (Harness<'static, Program>, Clock) {
    program(Start::File(path.to_owned()), now(), OFFICE)
}

fn click(harness: &mut Harness<'_, Program>, label: &str) {
    harness.get_by_role_and_label(Role::Button, label).click();
    harness.run_ok();
    harness.run_ok();
}

fn says(harness: &Harness<'_, Program>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn is_open(harness: &Harness<'_, Program>) -> bool {
    harness.state().0.register().is_some()
}

fn hold(harness: &Harness<'_, Program>) -> Option<Hold> {
    harness.state().0.register().and_then(Register::hold)
}

fn chance(size: usize) -> Vec<u8> {
    let (mut bytes, mut seed) = (Vec::with_capacity(size), 0x9E37_79B9_7F4A_7C15_u64);
    while bytes.len() < size {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        bytes.extend_from_slice(&seed.to_le_bytes());
    }
    bytes
}

struct Case {
    name: &'static str,
    path: PathBuf,
    zh: &'static str,
    en: &'static str,
    first: Way,
}

/// One file of each kind of trouble.
fn cases(folder: &Path) -> Vec<Case> {
    let good = std::fs::read(made(folder, "good.hall")).unwrap();
    let mut headless = good.clone();
    headless[..4096].fill(0);
    let mut torn = good.clone();
    let middle = good.len() / 2 / 4096 * 4096;
    for page in [middle, middle + 4096, middle + 8192, middle + 12_288] {
        torn[page..page + 4096].fill(0x77);
    }
    let mut newer = good.clone();
    newer[60..64].copy_from_slice(&99_u32.to_be_bytes());
    let mut other = good.clone();
    other[68..72].fill(0);
    let read_only = put(folder, "read-only.hall", &good);
    let mut mode = std::fs::metadata(&read_only).unwrap().permissions();
    mode.set_readonly(true);
    std::fs::set_permissions(&read_only, mode).unwrap();
    let synced = folder.join("OneDrive");
    std::fs::create_dir(&synced).unwrap();
    let case = |name, path, (zh, en), first| Case { name, path, zh, en, first };
    vec![
        case("missing", folder.join("none.hall"), ("找不到", "no such file"), Way::Again),
        case("folder", folder.to_owned(), ("文件夹", "folder"), Way::Other),
        case("empty", put(folder, "empty.hall", b""), ("空的", "empty"), Way::Other),
        case("list", put(folder, "list.csv", "工号,姓名\n".as_bytes()), ("CSV", "CSV"), Way::Other),
        case("workbook", put(folder, "l.xlsx", b"PK\x03\x04..xl/"), ("XLSX", "XLSX"), Way::Other),
        case("other", put(folder, "other.hall", &other), ("不是厅管家", "not a Hallkeeper"), Way::Other),
        case(
            "truncated",
            put(folder, "cut.hall", &good[..good.len() / 2]),
            ("后一段", "end of the file"),
            Way::Salvage,
        ),
        case("torn", put(folder, "torn.hall", &torn), ("损坏", "damaged"), Way::Salvage),
        case("headless", put(folder, "headless.hall", &headless), ("损坏", "damaged"), Way::Salvage),
        case("newer", put(folder, "newer.hall", &newer), ("更新的版本", "newer edition"), Way::Other),
        case("keyless", put(folder, "keyless.hall", &chance(16_384)), (".keys", ".keys"), Way::Again),
        case("read-only", read_only, ("不能写入", "written"), Way::View),
        case("synced", made(&synced, "a.hall"), ("OneDrive", "OneDrive"), Way::BringHere),
    ]
}

#[test]
fn each_trouble_has_its_sentence_and_its_way_out_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    for Case { name, path, zh, en, first } in cases(folder.path()) {
        let before = std::fs::read(&path).ok();
        for (lang, words) in [(Lang::Zh, zh), (Lang::En, en)] {
            let (mut harness, _) = program(Start::Last, now(), OFFICE);
            ask(&mut harness, Command::Shell(ShellCommand::Language(lang)));
            ask(&mut harness, Command::Shell(ShellCommand::OpenFile(path.clone())));
            assert!(!is_open(&harness), "{name}");
            assert!(says(&harness, words), "{name} {lang:?}: {:?}", harness.state().0.trouble().unwrap().said());
            assert_eq!(harness.state().0.trouble().unwrap().ways()[0], first, "{name}");
            assert_eq!(harness.state().0.notice_texts(), Vec::<String>::new(), "{name}");
            picture(&mut harness, &format!("trouble-{name}-{}", lang.key()));
        }
        assert_eq!(std::fs::read(&path).ok(), before, "{name} was left alone");
        for rest in ["-wal", "-shm", "-journal", "-ballast"] {
            let mut beside = path.clone().into_os_string();
            beside.push(rest);
            assert!(!Path::new(&beside).exists(), "{name}{rest}");
        }
    }
}

#[test]
fn no_hall_is_founded_in_a_folder_another_program_copies() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, _) = program(Start::Last, now(), OFFICE);
    let mut found = |folder_name: &str| {
        let path = folder.path().join(folder_name).join("新厅.hall");
        ask(&mut harness, Command::Shell(ShellCommand::FoundHall(Box::new(hall()), path.clone())));
        (is_open(&harness), path.exists(), harness.state().0.notice_texts())
    };
    let (is_open, is_there, told) = found("OneDrive");
    assert!(!is_open && !is_there && told[0].contains("OneDrive"), "{told:?}");
    let (is_open, is_there, _) = found("厅");
    assert!(is_open && is_there);
}

#[test]
fn pictures_of_trouble_in_the_dark_and_large() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "长桥供电所营业厅.hall");
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    for (lang, theme, text) in [(Lang::En, ThemeName::Dark, 100), (Lang::Zh, ThemeName::HighContrast, 150)] {
        let (mut harness, _) = program(Start::Last, now(), OFFICE);
        for command in [
            ShellCommand::Language(lang),
            ShellCommand::Theme(theme),
            ShellCommand::TextSize(text),
            ShellCommand::OpenFile(path.clone()),
        ] {
            ask(&mut harness, Command::Shell(command));
        }
        picture(&mut harness, &format!("trouble-{}-{text}", theme.key()));
        let name = if lang == Lang::Zh { "开始抢救" } else { "Begin" };
        assert!(harness.get_by_role_and_label(Role::Button, name).rect().right() <= OFFICE.x);
    }
}

#[test]
fn the_newest_copy_is_put_in_place_of_a_damaged_file_which_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "a.hall");
    let (mut harness, _) = open(&path);
    ask(&mut harness, Command::Shell(ShellCommand::CloseFile));
    drop(harness);
    let bytes = std::fs::read(&path).unwrap();
    let damaged = &bytes[..bytes.len() / 2];
    std::fs::write(&path, damaged).unwrap();
    let (mut harness, _) = open(&path);
    assert_eq!(harness.state().0.trouble().unwrap().ways()[..2], [Way::Copy, Way::Salvage]);
    picture(&mut harness, "trouble-copy-zh");
    click(&mut harness, "用这份备份");
    assert_eq!(harness.state().0.register().unwrap().staff().unwrap().len(), 3);
    let kept = std::fs::read_dir(folder.path()).unwrap().filter_map(|entry| std::fs::read(entry.unwrap().path()).ok());
    assert!(kept.into_iter().any(|bytes| bytes == damaged), "the damaged file is kept beside it");
}

#[test]
fn what_can_be_read_is_saved_into_a_new_file_with_its_list_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "a.hall");
    let mut bytes = std::fs::read(&path).unwrap();
    let listed = b"CREATE TABLE history";
    let at = bytes.windows(listed.len()).position(|window| window == listed).unwrap() / 4096 * 4096;
    bytes[at..at + 4096].fill(0);
    bytes[..4096].fill(0);
    std::fs::write(&path, &bytes).unwrap();
    let (mut harness, _) = open(&path);
    click(&mut harness, "开始抢救");
    // Without the list's entry of the history nobody knows whether it went on: said so, though nothing is lost.
    assert!(says(&harness, "没有发现丢失") && !says(&harness, "一条不少"));
    picture(&mut harness, "salvage-none-known-zh");
    let list = std::fs::read_to_string(folder.path().join("a-救回-抢救清单.txt")).unwrap();
    assert!(list.contains("从 a.hall 救到 a-救回.hall") && list.contains("人员：读出 3"), "{list}");
    click(&mut harness, "打开救回的档案");
    let register = harness.state().0.register().unwrap();
    assert_eq!(register.staff().unwrap().len(), 3);
    assert_eq!(register.verify().unwrap().findings, []);
    assert_eq!(register.history(1).unwrap()[0].action, "salvage_file");
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_read_only_file_is_looked_at_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = cases(folder.path()).into_iter().find(|case| case.name == "read-only").unwrap().path;
    let before = std::fs::read(&path).unwrap();
    let (mut harness, _) = open(&path);
    click(&mut harness, "打开查看");
    assert_eq!(hold(&harness), Some(Hold::ViewOnly));
    assert!(says(&harness, "只供查看"));
    picture(&mut harness, "banner-view-zh");
    ask(&mut harness, Command::Hall(HallCommand::Window(window("9"))));
    assert!(says(&harness, "没有保存"));
    assert!(harness.state().0.register().unwrap().windows().unwrap().is_empty());
    click(&mut harness, "关闭副本");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

fn window(number: &str) -> WindowChange {
    WindowChange { number: number.into(), purpose: String::new(), retired_on: None }
}

#[test]
fn the_file_opened_last_is_not_silently_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let (path, kept) = (made(folder.path(), "a.hall"), folder.path().join("choices.ron"));
    let begin = || {
        let mut app = App::new(Some(kept.clone()), Clock::set_to(now()), Jobs::at_once());
        app.start(Start::Last);
        app
    };
    let mut app = begin();
    app.open_file(&path);
    app.finish();
    drop(app);
    std::fs::rename(&path, folder.path().join("elsewhere.hall")).unwrap();
    let mut app = begin();
    // It was backed up on closing; it is looked for first all the same.
    assert_eq!(app.trouble().unwrap().ways()[..2], [Way::Again, Way::Copy]);
    app.finish();
    std::fs::rename(folder.path().join("elsewhere.hall"), &path).unwrap();
    assert!(begin().register().is_some(), "found again once it is back");
}

#[test]
fn a_clock_set_back_stops_writing_until_it_is_right_or_said_to_be() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "a.hall");
    let early = at("2020-01-01", 8, 0);
    let (mut harness, clock) = program(Start::File(path), early, OFFICE);
    assert!(says(&harness, "2020-01-01 08:00") && says(&harness, "2026-11-01 08:00"));
    picture(&mut harness, "banner-clock-zh");
    ask(&mut harness, Command::Hall(HallCommand::Window(window("9"))));
    assert!(harness.state().0.register().unwrap().windows().unwrap().is_empty(), "not written");
    clock.set(now());
    harness.run_ok();
    assert_eq!(hold(&harness), None, "put right, writing goes on");
    clock.set(Moment(now().0 - 6 * 60_000));
    harness.run_ok();
    harness.run_ok();
    assert!(matches!(hold(&harness), Some(Hold::ClockBehind { .. })), "it jumped back while open");
    click(&mut harness, "时间没错");
    assert!(says(&harness, "电脑时间没错吗"));
    picture(&mut harness, "clock-question-zh");
    let right = harness.query_all_by_role_and_label(Role::Button, "时间没错").last().unwrap();
    right.click();
    harness.run_ok();
    harness.run_ok();
    assert_eq!(hold(&harness), None);
    assert_eq!(harness.state().0.register().unwrap().history(1).unwrap()[0].action, "confirm_clock");
    ask(&mut harness, Command::Hall(HallCommand::Window(window("9"))));
    assert_eq!(harness.state().0.register().unwrap().windows().unwrap().len(), 1);
}

#[test]
fn a_clock_far_ahead_is_asked_about_once() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "a.hall");
    let (mut harness, _) = program(Start::File(path), at("2028-06-01", 8, 0), OFFICE);
    assert!(says(&harness, "相隔一年多"));
    picture(&mut harness, "clock-odd-zh");
    click(&mut harness, "时间没错");
    assert!(!says(&harness, "相隔一年多") && hold(&harness).is_none());
}

#[test]
#[cfg(unix)]
fn a_file_deleted_while_open_is_saved_elsewhere_and_goes_on_there() {
    let folder = tempfile::tempdir().unwrap();
    let path = made(folder.path(), "a.hall");
    let (mut harness, clock) = open(&path);
    ask(&mut harness, Command::Hall(HallCommand::Window(window("9"))));
    std::fs::remove_file(&path).unwrap();
    clock.set(Moment(now().0 + 61_000));
    harness.run_ok();
    harness.run_ok();
    assert_eq!(hold(&harness), Some(Hold::FileGone));
    picture(&mut harness, "banner-gone-zh");
    click(&mut harness, "另存一份");
    let other = folder.path().join("救下.hall");
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&other.to_string_lossy());
    harness.run_ok();
    click(&mut harness, "确定");
    let register = harness.state().0.register().unwrap();
    assert_eq!((register.path(), register.hold()), (Some(other.as_path()), None));
    assert_eq!(register.windows().unwrap().len(), 1, "what was recorded is there");
}

#[test]
#[cfg(unix)]
fn no_copy_is_made_where_a_pulled_stick_left_an_empty_folder() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let path = made(&stick, "a.hall");
    let (mut harness, clock) = open(&path);
    std::fs::rename(&stick, folder.path().join("pulled")).unwrap();
    std::fs::create_dir(&stick).unwrap();
    clock.set(Moment(now().0 + 61_000));
    harness.run_ok();
    harness.run_ok();
    assert_eq!(hold(&harness), Some(Hold::FileGone));
    clock.set(Moment(now().0 + 25 * 3_600_000));
    harness.run_ok();
    ask(&mut harness, Command::Shell(ShellCommand::CloseFile));
    assert!(!is_open(&harness));
    assert_eq!(std::fs::read_dir(&stick).unwrap().count(), 0, "nothing is left in the empty folder");
}
