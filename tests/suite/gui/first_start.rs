//! The first screen: three answers found a hall, what is wrong is said before, nothing is overwritten.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use egui::accesskit::Role;
use egui::{CentralPanel, Frame, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::domain::hall::Sector;
use hallkeeper::exchange::sample_hall::SampleHall;
use hallkeeper::jobs::Jobs;
use hallkeeper::ui::commands::{Command, Commands, ShellCommand};
use hallkeeper::ui::first_start::{FirstContext, FirstStart};
use hallkeeper::ui::frame::Tab;
use hallkeeper::ui::help::{Help, HelpPage};
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};

use super::harness::{LARGE, OFFICE, Screen, picture, window};
use crate::suite::register::making::day;

type Asked = Rc<RefCell<Vec<ShellCommand>>>;

fn show(
    folder: &Path,
    recent: Option<&Path>,
    (size, lang, theme): (Vec2, Lang, ThemeName),
) -> (Harness<'static, Screen>, Asked) {
    let asked = Asked::default();
    let (heard, folder, recent) = (asked.clone(), folder.to_owned(), recent.map(Path::to_owned));
    let (strings, tokens) = (Strings::load(lang), Tokens::load(theme));
    let (commands, jobs, mut first) = (Commands::default(), Jobs::at_once(), FirstStart::default());
    let look = tokens.clone();
    let harness = window(size, &look, move |ui| {
        let cx = FirstContext {
            commands: &commands,
            jobs: &jobs,
            strings: &strings,
            tokens: &tokens,
            today: day("2026-11-23"),
            proposed_folder: &folder,
            recent: recent.as_deref(),
        };
        CentralPanel::default().frame(Frame::new().fill(tokens.ground)).show(ui, |ui| first.show(ui, &cx));
        for command in commands.drain() {
            let Command::Shell(command) = command else { panic!("{command:?}") };
            heard.borrow_mut().push(command);
        }
    });
    (harness, asked)
}

fn plain(folder: &Path) -> (Harness<'static, Screen>, Asked) {
    show(folder, None, (OFFICE, Lang::Zh, ThemeName::Light))
}

fn click(harness: &mut Harness<'_, Screen>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Screen>, label: &str, words: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    harness.get_by_role_and_label(Role::TextInput, label).type_text(words);
    harness.run();
}

fn has(harness: &Harness<'_, Screen>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

#[test]
fn three_answers_found_a_hall() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, asked) = plain(folder.path());
    type_into(&mut harness, "营业厅名称", "长桥/供电所营业厅");
    type_into(&mut harness, "关门", "18:15");
    click(&mut harness, Role::CheckBox, "周六");
    click(&mut harness, Role::RadioButton, "银行网点服务标准");
    click(&mut harness, Role::Button, "建好，开始用");
    let asked = asked.borrow();
    let [ShellCommand::FoundHall(hall, path)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!(hall.name, "长桥/供电所营业厅");
    assert_eq!(hall.unit_name, "长桥/供电所");
    assert_eq!(hall.sector, Sector::Bank);
    assert_eq!((hall.opens_at.to_string(), hall.closes_at.to_string()), ("08:30:00".into(), "18:15:00".into()));
    assert_eq!(hall.open_weekdays, [true, true, true, true, true, false, false]);
    assert_eq!(hall.records_since, day("2026-11-23"));
    assert_eq!(*path, folder.path().join("长桥_供电所营业厅.hall"));
}

#[test]
fn what_is_missing_or_wrong_is_said_and_nothing_is_founded() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, asked) = plain(folder.path());
    type_into(&mut harness, "关门", "07:00");
    click(&mut harness, Role::Button, "建好，开始用");
    assert!(has(&harness, "必填"));
    assert!(has(&harness, "要晚于前一个时间"));
    assert!(asked.borrow().is_empty());
}

#[test]
fn a_file_that_is_there_already_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::File::create(folder.path().join("长桥.hall")).unwrap();
    let (mut harness, asked) = plain(folder.path());
    type_into(&mut harness, "营业厅名称", "长桥");
    assert!(has(&harness, "已经有同名的文件"));
    click(&mut harness, Role::Button, "建好，开始用");
    assert!(asked.borrow().is_empty());
    click(&mut harness, Role::Link, "换个位置");
    let other: PathBuf = folder.path().join("别处").join("长桥厅");
    type_into(&mut harness, "文件路径", &other.to_string_lossy());
    click(&mut harness, Role::Button, "确定");
    assert!(!has(&harness, "已经有同名的文件"));
    click(&mut harness, Role::Button, "建好，开始用");
    let wanted = other.with_extension("hall");
    assert!(matches!(&asked.borrow()[..], [ShellCommand::FoundHall(_, path)] if *path == wanted));
}

#[test]
fn the_other_ways_in_are_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let recent = folder.path().join("老厅.hall");
    let (mut harness, asked) = show(folder.path(), Some(&recent), (OFFICE, Lang::Zh, ThemeName::Light));
    click(&mut harness, Role::RadioButton, "English");
    click(&mut harness, Role::Button, "打开示例厅");
    click(&mut harness, Role::Button, "接着用“老厅”");
    click(&mut harness, Role::Button, "打开已有的档案");
    type_into(&mut harness, "文件路径", "\"/media/usb/a.hall\"");
    click(&mut harness, Role::Button, "确定");
    let asked = asked.borrow();
    assert!(matches!(asked[..2], [ShellCommand::Language(Lang::En), ShellCommand::OpenSample]));
    assert!(matches!(&asked[2], ShellCommand::OpenFile(path) if *path == recent));
    assert!(matches!(&asked[3], ShellCommand::OpenFile(path) if path == Path::new("/media/usb/a.hall")));
}

#[test]
fn the_sample_hall_is_told_by_its_own_figures() {
    let folder = tempfile::tempdir().unwrap();
    let (harness, _) = plain(folder.path());
    let sample = SampleHall::load().unwrap();
    assert!(has(&harness, &format!("人员 {}", sample.people.len())));
    assert!(has(&harness, &format!("开门检查 {}", sample.checks.len())));
}

#[test]
fn pictures_of_the_first_screen() {
    for (size, lang, theme) in [
        (OFFICE, Lang::Zh, ThemeName::Light),
        (OFFICE, Lang::En, ThemeName::Dark),
        (vec2(780.0, 439.0), Lang::En, ThemeName::Light),
        (LARGE, Lang::Zh, ThemeName::HighContrast),
    ] {
        let folder = Path::new("/home/lin/文档/厅管家");
        let (mut harness, _) = show(folder, None, (size, lang, theme));
        let name = Strings::load(lang).text("field-hall-name");
        type_into(&mut harness, &name, "长桥供电所营业厅");
        let words = Strings::load(lang).text("first-go");
        let go = harness.get_by_role_and_label(Role::Button, &words);
        assert!(go.rect().right() <= size.x);
        picture(&mut harness, &format!("first-{}-{}-{}", lang.key(), theme.key(), size.x));
    }
}

#[test]
fn help_shows_the_page_of_the_tab_and_esc_closes_it() {
    let help = Rc::new(RefCell::new(Help::default()));
    help.borrow_mut().toggle();
    let (strings, tokens) = (Strings::load(Lang::Zh), Tokens::load(ThemeName::Light));
    let (look, shown) = (tokens.clone(), help.clone());
    let mut harness = window(OFFICE, &look, move |ui| {
        shown.borrow_mut().show(ui.ctx(), (&tokens, &strings), Tab::Audits);
    });
    harness.run();
    assert!(has(&harness, "改判要写理由"));
    assert!(has(&harness, "合格"));
    picture(&mut harness, "help-zh-light");
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(!help.borrow().is_open());
    assert!(!has(&harness, "改判要写理由"));
    assert_eq!(HelpPage::from(Tab::Today), HelpPage::Today);
}
