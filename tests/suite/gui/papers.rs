//! The pane a paper is looked at in: its pages, to a printer, into a PDF, and away again.

use super::harness::{OFFICE, Screen as Window, picture, window};
use crate::suite::documents::case_samples::{case, long_case};
use crate::suite::documents::reading;
use crate::suite::register::making::{at, hall};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Ui, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use hallkeeper::documents::DocumentError;
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::jobs::case_papers::{CasePaper, make_case_paper};
use hallkeeper::jobs::papers::PaperError;
use hallkeeper::jobs::printing::PrintSystem;
use hallkeeper::jobs::{Jobs, Progress};
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, Commands, Notice, ShellCommand};
use hallkeeper::ui::context::UiContext;
use hallkeeper::ui::papers::{PaperAbout, PaperPanel};
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

type Made = Result<hallkeeper::jobs::papers::MadePaper, PaperError>;

/// The pane and what it asked the window for.
struct Desk {
    register: Register,
    panel: Option<PaperPanel>,
    commands: Commands,
    pictures: Pictures,
    strings: Strings,
    tokens: Tokens,
    calendar: WorkCalendar,
    notices: Vec<Notice>,
    opened: Vec<PathBuf>,
}

type Shared = Rc<RefCell<Desk>>;

impl Desk {
    fn with<T>(&mut self, act: impl FnOnce(Option<&mut PaperPanel>, &UiContext<'_>) -> T) -> T {
        let cx = UiContext {
            register: &self.register,
            commands: &self.commands,
            jobs: &Jobs::at_once(),
            now: at("2026-11-23", 10, 26),
            strings: &self.strings,
            tokens: &self.tokens,
            pictures: &self.pictures,
            calendar: &self.calendar,
        };
        act(self.panel.as_mut(), &cx)
    }

    fn frame(&mut self, ui: &mut Ui) {
        let closed = self.with(|panel, cx| {
            ui.painter().rect_filled(ui.max_rect(), 0.0, cx.tokens.surface);
            panel.is_some_and(|panel| panel.show(ui, cx))
        });
        if closed {
            self.panel = None;
        }
        for command in self.commands.drain() {
            match command {
                Command::Shell(ShellCommand::Notify(notice)) => self.notices.push(notice),
                Command::Shell(ShellCommand::OpenWithViewer(path)) => self.opened.push(path),
                other => panic!("{other:?}"),
            }
        }
    }
}

fn no_printers() -> PrintSystem {
    PrintSystem::cups("/no/such/lpstat", "/no/such/lp")
}

fn open(
    (lang, theme, size): (Lang, ThemeName, Vec2),
    system: PrintSystem,
    make: impl FnOnce(&Progress) -> Made + Send + 'static,
) -> (Harness<'static, Window>, Shared) {
    let desk = Rc::new(RefCell::new(Desk {
        register: Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap(),
        panel: None,
        commands: Commands::default(),
        pictures: Pictures::default(),
        strings: Strings::load(lang),
        tokens: Tokens::load(theme),
        calendar: WorkCalendar::shipped().unwrap(),
        notices: Vec::new(),
        opened: Vec::new(),
    }));
    let panel = desk.borrow_mut().with(|_, cx| {
        let about = PaperAbout::new(cx, cx.text("sheet-case-title"), "2026-0035");
        PaperPanel::printing_with(cx, about, (system, make))
    });
    desk.borrow_mut().panel = Some(panel);
    let tokens = desk.borrow().tokens.clone();
    let painted = Rc::clone(&desk);
    let mut harness = window(size, &tokens, move |ui| painted.borrow_mut().frame(ui));
    harness.run_ok();
    (harness, desk)
}

fn zh(paper: CasePaper, system: PrintSystem) -> (Harness<'static, Window>, Shared) {
    let look = (Lang::Zh, ThemeName::Light, vec2(800.0, 700.0));
    open(look, system, move |progress| make_case_paper(&paper, progress))
}

fn sheet() -> CasePaper {
    CasePaper::CaseSheet(Box::new(case(Lang::Zh)))
}

fn press(harness: &mut Harness<'_, Window>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run_ok();
    harness.run_ok();
}

fn type_path(harness: &mut Harness<'_, Window>, path: &Path) {
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run_ok();
    press(harness, "确定");
}

#[test]
fn a_long_paper_is_leafed_through_by_keys_and_only_the_pages_in_sight_are_pictured() {
    let (mut harness, _) = zh(CasePaper::CaseSheet(Box::new(long_case(Lang::Zh))), no_printers());
    harness.get_by_label("办理单 2026-0035 第 1 页，共 3 页");
    assert!(harness.query_by_label("第 3 页，共 3 页").is_none(), "far below");
    harness.key_press(Key::PageDown);
    harness.run_ok();
    harness.get_by_label("办理单 2026-0035 第 2 页，共 3 页");
    harness.key_press(Key::End);
    harness.run_ok();
    harness.get_by_label("办理单 2026-0035 第 3 页，共 3 页");
    assert!(harness.query_by_label("第 1 页，共 3 页").is_none(), "far above");
    harness.key_press(Key::Home);
    harness.run_ok();
    harness.get_by_label("办理单 2026-0035 第 1 页，共 3 页");
}

#[test]
fn the_pdf_saved_is_the_paper_shown_and_an_older_one_is_replaced_only_when_one_says_so() {
    let (mut harness, desk) = zh(sheet(), no_printers());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("办理单.pdf");
    std::fs::write(&path, b"older").unwrap();
    press(&mut harness, "存为 PDF");
    type_path(&mut harness, &path);
    harness.get_by_label("替换已有的 办理单.pdf 吗？");
    press(&mut harness, "不替换");
    assert_eq!(std::fs::read(&path).unwrap(), b"older");
    press(&mut harness, "存为 PDF");
    type_path(&mut harness, &path);
    press(&mut harness, "替换");
    harness.run_steps(3);
    assert_eq!(desk.borrow().notices[0].text, "办理单已存：办理单.pdf");
    assert!(reading::text(&std::fs::read(&path).unwrap(), 0).contains("2026-0035"));
    assert_eq!(desk.borrow().opened, Vec::<PathBuf>::new());
}

#[test]
fn without_a_printer_printing_saves_the_pdf_once_and_opens_it_each_time() {
    let (mut harness, desk) = zh(sheet(), no_printers());
    let folder = tempfile::tempdir().unwrap();
    press(&mut harness, "打印");
    type_path(&mut harness, &folder.path().join("一份"));
    harness.run_steps(3);
    let path = folder.path().join("一份.pdf");
    assert_eq!(desk.borrow().opened, std::slice::from_ref(&path));
    press(&mut harness, "打印");
    assert_eq!(desk.borrow().opened, [path.clone(), path]);
}

#[test]
fn a_folder_that_is_not_there_is_said_and_one_can_try_again() {
    let (mut harness, desk) = zh(sheet(), no_printers());
    press(&mut harness, "存为 PDF");
    type_path(&mut harness, Path::new("/no/such/folder/a.pdf"));
    harness.run_steps(3);
    assert_eq!(desk.borrow().notices[0].text, "办理单没有存成");
    harness.get_by_role_and_label(Role::Button, "存为 PDF").click();
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "文件路径");
}

/// A queue that keeps what it is given in `folder`.
#[cfg(unix)]
fn queue(folder: &Path, exit: &str) -> PrintSystem {
    use std::os::unix::fs::PermissionsExt;
    let program = |name: &str, text: String| {
        let path = folder.join(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    };
    let list = "#!/bin/sh\n[ \"$1\" = -e ] && printf 'Office\\nFront\\n' || echo 'system default destination: Front'\n";
    let place = folder.display();
    let send = format!("#!/bin/sh\necho \"$@\" > {place}/asked\ncat > {place}/job.pdf\n{exit}\n");
    PrintSystem::cups(program("lpstat", list.into()), program("lp", send))
}

#[cfg(unix)]
#[test]
fn a_printer_chosen_from_the_list_takes_the_pages_at_actual_size() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, desk) = zh(sheet(), queue(folder.path(), "exit 0"));
    press(&mut harness, "打印");
    harness.get_by_role_and_label(Role::MenuItem, "打印到 Office");
    picture(&mut harness, "paper-printers");
    harness.get_by_role_and_label(Role::MenuItem, "打印到 Front").click();
    harness.run_ok();
    harness.run_steps(3);
    let asked = std::fs::read_to_string(folder.path().join("asked")).unwrap();
    for option in ["-d Front", "print-scaling=none", "media=A4", "办理单 2026-0035"] {
        assert!(asked.contains(option), "{option} in {asked}");
    }
    let job = std::fs::read(folder.path().join("job.pdf")).unwrap();
    assert!(reading::text(&job, 0).contains("2026-0035"));
    assert_eq!(desk.borrow().notices[0].text, "办理单已交给 Front");
}

#[cfg(unix)]
#[test]
fn a_printer_that_refuses_is_quoted() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, desk) = zh(sheet(), queue(folder.path(), "echo 'lp: paused' >&2; exit 1"));
    press(&mut harness, "打印");
    harness.get_by_role_and_label(Role::MenuItem, "打印到 Front").click();
    harness.run_ok();
    harness.run_steps(3);
    assert_eq!(desk.borrow().notices[0].text, "Front 没有收下这些页。");
}

#[test]
fn what_no_font_holds_is_named_above_the_pages() {
    let mut odd = case(Lang::Zh);
    odd.customer = "王\u{10FFFD}".into();
    let (harness, _) = zh(CasePaper::CaseSheet(Box::new(odd)), no_printers());
    harness.get_by_label_contains("有 1 个字没有字形，纸上写成编码：U+10FFFD。");
}

#[test]
fn a_paper_that_cannot_be_made_says_so_and_can_be_left() {
    let make = |_: &Progress| -> Made { Err(DocumentError::Nothing.into()) };
    let (mut harness, desk) = open((Lang::Zh, ThemeName::Light, OFFICE), no_printers(), make);
    assert_eq!(desk.borrow().notices[0].text, "办理单没有做成");
    harness.get_by_label("办理单没有做成");
    press(&mut harness, "存为 PDF");
    assert!(harness.query_by_role_and_label(Role::TextInput, "文件路径").is_none(), "nothing to save");
    press(&mut harness, "关闭");
    assert!(desk.borrow().panel.is_none());
}

#[test]
fn esc_closes_what_lies_on_top_first() {
    let (mut harness, desk) = zh(sheet(), no_printers());
    press(&mut harness, "存为 PDF");
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(harness.query_by_role_and_label(Role::TextInput, "文件路径").is_none());
    assert!(desk.borrow().panel.is_some(), "only the dialog closed");
    harness.key_press(Key::Escape);
    harness.run_ok();
    assert!(desk.borrow().panel.is_none());
}

#[test]
fn pictures_of_the_pane_in_both_languages_and_looks() {
    for (lang, theme, size, name) in [
        (Lang::Zh, ThemeName::Light, vec2(800.0, 700.0), "zh-light"),
        (Lang::En, ThemeName::Dark, vec2(1200.0, 900.0), "en-dark"),
        (Lang::En, ThemeName::Light, vec2(420.0, 400.0), "en-narrow"),
    ] {
        let mut paper = case(lang);
        paper.customer = "王\u{10FFFD}".into();
        let paper = CasePaper::CaseSheet(Box::new(paper));
        let (mut harness, _) =
            open((lang, theme, size), no_printers(), move |progress| make_case_paper(&paper, progress));
        picture(&mut harness, &format!("paper-pane-{name}"));
    }
}
