//! The print room, worked as a person works it: ticks, cells, reasons, the saved PDF, the printer and the ledger.

use super::harness::{OFFICE, Screen as Window, picture, window};
use crate::suite::documents::reading;
use crate::suite::register::making::at;
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::app::sample;
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::staff::StaffStatus;
use hallkeeper::jobs::Jobs;
use hallkeeper::jobs::printing::PrintSystem;
use hallkeeper::register::Register;
use hallkeeper::register::badges::BadgeToPrint;
use hallkeeper::ui::commands::{Command, Commands, Done, Place, ShellCommand};
use hallkeeper::ui::context::UiContext;
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::print::PrintRoom;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

/// What is left of the window for a tab: beside the rail, between the bars.
fn body(lang: Lang) -> Vec2 {
    let rail = if lang == Lang::Zh { 144.0 } else { 204.0 };
    OFFICE - vec2(rail, 76.0)
}

/// The room with the hall around it; what is asked is done between frames.
struct World {
    room: PrintRoom,
    register: Register,
    commands: Commands,
    jobs: Jobs,
    strings: Strings,
    tokens: Tokens,
    pictures: Pictures,
    calendar: WorkCalendar,
    asked: Vec<ShellCommand>,
}

fn now() -> Moment {
    at("2026-11-23", 9, 44)
}

/// A PC without printers.
fn no_printers() -> PrintSystem {
    PrintSystem::cups("/no/such/lpstat", "/no/such/lp")
}

impl World {
    fn with(&mut self, work: impl FnOnce(&mut PrintRoom, &UiContext<'_>)) {
        let cx = UiContext {
            register: &self.register,
            commands: &self.commands,
            jobs: &self.jobs,
            now: now(),
            strings: &self.strings,
            tokens: &self.tokens,
            pictures: &self.pictures,
            calendar: &self.calendar,
        };
        work(&mut self.room, &cx);
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        self.with(|room, cx| room.show(ui, cx));
        for command in self.commands.drain() {
            if let Command::Shell(command) = command {
                self.do_shell(command);
                continue;
            }
            let done = apply(&mut self.register, command, now()).map_or(Done::Refused, |change| change.done);
            self.with(|room, cx| room.hear(&done, cx));
            ui.ctx().request_repaint();
        }
    }

    fn do_shell(&mut self, command: ShellCommand) {
        match &command {
            ShellCommand::KeepDraft(key, body) => self.register.keep_draft_text(key, body, now()).unwrap(),
            ShellCommand::ForgetDraft(key) => self.register.forget_draft(key).unwrap(),
            _ => self.asked.push(command),
        }
    }
}

type Shared = Rc<RefCell<World>>;

struct Start {
    lang: Lang,
    theme: ThemeName,
    system: PrintSystem,
    people: &'static [&'static str],
    size: Option<Vec2>,
}

impl Default for Start {
    fn default() -> Self {
        Self { lang: Lang::Zh, theme: ThemeName::Light, system: no_printers(), people: &[], size: None }
    }
}

/// CQ0217 and CQ0221 had a badge, CQ0236 never, CQ0318 has no photo.
const FOUR: &[&str] = &["CQ0217", "CQ0221", "CQ0236", "CQ0318"];

fn id_of(register: &Register, work_no: &str) -> StaffId {
    register.staff().unwrap().into_iter().find(|member| member.record.work_no.as_str() == work_no).unwrap().id
}

fn open(start: Start) -> (Harness<'static, Window>, Shared) {
    let register = sample::register(now()).unwrap();
    let people = start.people.iter().map(|work_no| id_of(&register, work_no)).collect();
    open_at(start, register, Place::Print(people))
}

fn open_at(start: Start, register: Register, place: Place) -> (Harness<'static, Window>, Shared) {
    let mut world = World {
        room: PrintRoom::with_system(start.system),
        register,
        commands: Commands::default(),
        jobs: Jobs::at_once(),
        strings: Strings::load(start.lang),
        tokens: Tokens::load(start.theme),
        pictures: Pictures::default(),
        calendar: WorkCalendar::shipped().unwrap(),
        asked: Vec::new(),
    };
    world.with(|room, cx| room.go(&place, cx));
    let tokens = world.tokens.clone();
    let world = Rc::new(RefCell::new(world));
    let painted = Rc::clone(&world);
    let size = start.size.unwrap_or_else(|| body(start.lang));
    let mut harness = window(size, &tokens, move |ui| painted.borrow_mut().frame(ui));
    harness.run();
    (harness, world)
}

fn press(harness: &mut Harness<'_, Window>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

fn is_ticked(harness: &Harness<'_, Window>, name: &str) -> bool {
    let node = harness.get_by_role_and_label(Role::CheckBox, name);
    node.accesskit_node().toggled() == Some(Toggled::True)
}

fn type_into(harness: &mut Harness<'_, Window>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    harness.run();
}

/// The words of the page shown, from its name for screen readers.
fn page_name(harness: &Harness<'_, Window>) -> Option<String> {
    harness.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label()).find(|l| l.contains("86"))
}

/// The middle of the window as pixels.
fn canvas(harness: &mut Harness<'_, Window>) -> Vec<u8> {
    let image = harness.render().unwrap();
    image::imageops::crop_imm(&image, 266, 48, image.width() - 266 - 304, image.height() - 48).to_image().into_raw()
}

/// Saves through the dialog; gives the PDF's bytes.
fn save_as(harness: &mut Harness<'_, Window>, path: &Path) -> Vec<u8> {
    press(harness, "存为 PDF");
    type_path(harness, path);
    std::fs::read(path).unwrap()
}

fn type_path(harness: &mut Harness<'_, Window>, path: &Path) {
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run();
    press(harness, "确定");
}

fn prints_of(world: &Shared, work_no: &str) -> Vec<(String, Option<String>)> {
    let register = &world.borrow().register;
    let id = id_of(register, work_no);
    let prints = register.badge_prints().unwrap().into_iter().filter(|print| print.staff == id);
    prints.map(|print| (print.reason, print.valid_until.map(|day| day.to_string()))).collect()
}

#[test]
fn who_is_held_back_is_named_with_the_reason_and_cannot_be_ticked() {
    let (mut harness, world) = open(Start { people: FOUR, ..Start::default() });
    let name = held_name(&world);
    assert!(!is_ticked(&harness, &name));
    assert!(is_ticked(&harness, "沈若溪 CQ0217"));
    let row = format!("{name} 缺一寸照片");
    harness.get_by_role_and_label(Role::Row, &row).click();
    harness.run();
    assert!(!is_ticked(&harness, &name));
    assert!(harness.query_by_label("选了 3 人").is_some());
    let link = format!("去补齐{}的资料", name.split(' ').next().unwrap());
    press(&mut harness, &link);
    let id = id_of(&world.borrow().register, "CQ0318");
    let asked = format!("{:?}", world.borrow().asked);
    assert!(asked.contains(&format!("{:?}", Place::Staff(Some(id)))), "{asked}");
}

/// Name and number of the person without a photo.
fn held_name(world: &Shared) -> String {
    let register = &world.borrow().register;
    let member = register.staff_member(id_of(register, "CQ0318")).unwrap();
    assert!(member.photo.is_none());
    format!("{} CQ0318", member.record.name.as_str())
}

#[test]
fn ticking_and_the_first_cell_change_the_page_that_is_shown() {
    let (mut harness, _) = open(Start { people: FOUR, ..Start::default() });
    let first = canvas(&mut harness);
    harness.get_by_role_and_label(Role::CheckBox, "贺文博 CQ0221").click();
    harness.run();
    let without = canvas(&mut harness);
    assert_ne!(first, without);
    harness.get_by_role_and_label(Role::RadioButton, "从第 3 格开始").click();
    harness.run();
    let from_three = canvas(&mut harness);
    assert_ne!(without, from_three);
    assert!(page_name(&harness).unwrap().starts_with("第 1 张，共 1 张"));
    harness.get_by_role_and_label(Role::RadioButton, "从第 4 格开始").click();
    harness.run();
    assert!(page_name(&harness).unwrap().starts_with("第 1 张，共 2 张"));
    press(&mut harness, "下一张");
    assert!(page_name(&harness).unwrap().starts_with("第 2 张，共 2 张"));
    picture(&mut harness, "print-second-sheet");
}

#[test]
fn a_saved_pdf_holds_a_card_for_each_person_ticked_and_asks_whether_it_was_printed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("证.pdf");
    let (mut harness, world) = open(Start { people: FOUR, ..Start::default() });
    type_into(&mut harness, "重印原因（沈若溪等 2 人）", "年度换发");
    let pdf = save_as(&mut harness, &path);
    let text = reading::text(&pdf, 0);
    assert_eq!(text.matches("CQ0").count(), 3, "{text}");
    assert!(!text.contains("CQ0318"));
    let before = prints_of(&world, "CQ0217").len();
    assert!(harness.query_by_label("已存为 证.pdf。印好了吗？").is_some());
    picture(&mut harness, "print-question");
    press(&mut harness, "打开 PDF");
    let opened = format!("{:?}", world.borrow().asked);
    assert!(opened.contains(&format!("{:?}", ShellCommand::OpenWithViewer(path))), "{opened}");
    press(&mut harness, "印好了，记入台账（3 人）");
    let prints = prints_of(&world, "CQ0217");
    assert_eq!((prints.len(), prints[0].0.as_str()), (before + 1, "年度换发"));
    assert_eq!(prints[0].1.as_deref(), Some("2028-12-31"));
    assert_eq!(prints_of(&world, "CQ0236"), [(String::new(), Some("2028-12-31".into()))]);
    assert!(harness.query_by_label("已存为 证.pdf。印好了吗？").is_none());
    assert!(harness.query_by_label("选了 0 人").is_some());
    assert!(world.borrow().register.draft::<serde_json::Value>("print:waiting").unwrap().is_none());
}

#[test]
fn the_question_outlives_the_window_and_no_means_nothing_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0236"], ..Start::default() });
    save_as(&mut harness, &folder.path().join("a.pdf"));
    drop(harness);
    let world = Rc::into_inner(world).unwrap().into_inner();
    let (mut harness, world) = open_at(Start::default(), world.register, Place::Print(vec![]));
    assert!(harness.query_by_label("有 1 张上岗证存成了 PDF。印好了吗？").is_some());
    press(&mut harness, "没有印");
    assert!(harness.query_by_label_contains("印好了吗").is_none());
    assert_eq!(prints_of(&world, "CQ0236"), []);
}

#[test]
fn a_file_that_exists_is_replaced_only_when_one_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.pdf");
    std::fs::File::create(&path).unwrap();
    let (mut harness, _) = open(Start { people: &["CQ0236"], ..Start::default() });
    press(&mut harness, "存为 PDF");
    type_path(&mut harness, &path);
    press(&mut harness, "不替换");
    assert_eq!(std::fs::read(&path).unwrap(), b"");
    press(&mut harness, "存为 PDF");
    type_path(&mut harness, &path);
    press(&mut harness, "替换");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_reprint_without_a_reason_leads_to_its_field_and_saves_nothing() {
    let (mut harness, world) = open(Start { people: &["CQ0217"], ..Start::default() });
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(harness.query_by_label("文件路径").is_none());
    assert!(harness.query_by_label("必填").is_some());
    let field = harness.get_by_role_and_label(Role::TextInput, "重印原因（沈若溪）");
    assert!(field.accesskit_node().is_focused());
    field.type_text("换岗");
    harness.run();
    assert!(harness.query_by_label("必填").is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::TextInput, "文件路径").is_some());
    picture(&mut harness, "print-path");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_role_and_label(Role::TextInput, "文件路径").is_none());
    assert!(world.borrow().asked.is_empty(), "Esc closed the dialog only");
}

#[test]
fn what_was_typed_is_there_again_for_the_same_people() {
    let (mut harness, world) = open(Start { people: &["CQ0217", "CQ0236"], ..Start::default() });
    type_into(&mut harness, "重印原因（沈若溪）", "遗失");
    harness.get_by_role_and_label(Role::CheckBox, "方䶮 CQ0236").click();
    harness.run();
    drop(harness);
    let register = Rc::into_inner(world).unwrap().into_inner().register;
    let people = ["CQ0217", "CQ0236"].map(|work_no| id_of(&register, work_no)).to_vec();
    let (harness, _) = open_at(Start::default(), register, Place::Print(people));
    assert!(is_ticked(&harness, "沈若溪 CQ0217"));
    assert!(!is_ticked(&harness, "方䶮 CQ0236"));
    let field = harness.get_by_role_and_label(Role::TextInput, "重印原因（沈若溪）");
    assert_eq!(field.accesskit_node().value().as_deref(), Some("遗失"));
}

#[test]
fn a_last_day_that_has_passed_is_refused_and_an_empty_one_prints_none() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0236"], ..Start::default() });
    let clear = |harness: &mut Harness<'_, Window>, text: &str| {
        harness.get_by_role_and_label(Role::TextInput, "有效期至").focus();
        harness.run();
        harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
        harness.run();
        harness.key_press(Key::Backspace);
        harness.run();
        harness.get_by_role_and_label(Role::TextInput, "有效期至").type_text(text);
        harness.run();
    };
    clear(&mut harness, "2026-11-22");
    press(&mut harness, "存为 PDF");
    assert!(harness.query_by_role_and_label(Role::TextInput, "文件路径").is_none());
    assert!(harness.query_by_label("这一天已经过了").is_some());
    clear(&mut harness, "");
    let pdf = save_as(&mut harness, &folder.path().join("a.pdf"));
    assert!(!reading::text(&pdf, 0).contains("有效期"));
    press(&mut harness, "印好了，记入台账（1 人）");
    assert_eq!(prints_of(&world, "CQ0236"), [(String::new(), None)]);
}

#[test]
fn people_are_added_by_a_few_signs_and_the_keys_tick_and_lead_back() {
    let (mut harness, world) = open(Start { people: &["CQ0236"], ..Start::default() });
    press(&mut harness, "再加人");
    type_into(&mut harness, "姓名或工号", "cq0214");
    picture(&mut harness, "print-add");
    harness.key_press(Key::Enter);
    harness.run();
    assert!(is_ticked(&harness, "陆晓棠 CQ0214"));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(world.borrow().asked.is_empty(), "Esc closed the list only");
    harness.get_by_role_and_label(Role::ListBox, "要打印的人").focus();
    harness.run();
    for key in [Key::ArrowDown, Key::ArrowDown, Key::Space] {
        harness.key_press(key);
        harness.run();
    }
    assert!(!is_ticked(&harness, "陆晓棠 CQ0214"));
    assert!(is_ticked(&harness, "方䶮 CQ0236"));
    harness.key_press(Key::Escape);
    harness.run();
    let asked = format!("{:?}", world.borrow().asked);
    assert!(asked.contains("Staff(None)"), "{asked}");
}

/// A stand-in for CUPS: one queue that writes down what it is given.
#[cfg(unix)]
fn queue(folder: &Path, exit: &str) -> PrintSystem {
    use std::io::Write;
    use std::os::unix::fs::PermissionsExt;
    let program = |name: &str, text: String| -> PathBuf {
        let path = folder.join(name);
        let mut file = std::fs::File::create(&path).unwrap();
        file.write_all(text.as_bytes()).unwrap();
        file.set_permissions(std::fs::Permissions::from_mode(0o755)).unwrap();
        path
    };
    let list = "#!/bin/sh\n[ \"$1\" = -e ] && printf 'Office\\nFront_HL2595\\n' || echo 'system default destination: Front_HL2595'\n";
    let here = folder.display();
    let send = format!("#!/bin/sh\necho \"$@\" > {here}/asked\ncat > {here}/taken.pdf\n{exit}\n");
    PrintSystem::cups(program("lpstat", list.into()), program("lp", send))
}

#[cfg(unix)]
#[test]
fn a_printer_takes_the_page_at_actual_size_and_the_ledger_is_written_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), "exit 0");
    let (mut harness, world) = open(Start { people: &["CQ0236", "CQ0318"], system, ..Start::default() });
    picture(&mut harness, "print-with-printer");
    press(&mut harness, "打印 1 张上岗证");
    let asked = std::fs::read_to_string(folder.path().join("asked")).unwrap();
    for part in ["-d Front_HL2595", "print-scaling=none", "media=A4"] {
        assert!(asked.contains(part), "{asked}");
    }
    let pdf = std::fs::read(folder.path().join("taken.pdf")).unwrap();
    assert!(reading::text(&pdf, 0).contains("CQ0236"));
    assert_eq!(prints_of(&world, "CQ0236"), [(String::new(), Some("2028-12-31".into()))]);
    let notices = format!("{:?}", world.borrow().asked);
    assert!(notices.contains("已把 1 张上岗证交给 Front_HL2595"), "{notices}");
}

#[cfg(unix)]
#[test]
fn a_printer_that_refuses_leaves_the_ledger_alone_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let system = queue(folder.path(), "echo 'lp: queue is paused' >&2; exit 1");
    let (mut harness, world) = open(Start { people: &["CQ0236"], system, ..Start::default() });
    press(&mut harness, "打印 1 张上岗证");
    assert_eq!(prints_of(&world, "CQ0236"), []);
    let notices = format!("{:?}", world.borrow().asked);
    assert!(notices.contains("Front_HL2595 没有收下这些页") && notices.contains("queue is paused"), "{notices}");
    assert!(is_ticked(&harness, "方䶮 CQ0236"));
}

#[test]
fn without_anyone_in_need_one_is_led_to_the_people_at_work() {
    let (mut harness, _) = open_at(Start::default(), everyone_valid(), Place::Print(vec![]));
    picture(&mut harness, "print-empty-zh");
    press(&mut harness, "从在岗的人里选");
    assert!(!is_ticked(&harness, "沈若溪 CQ0217"));
    assert!(harness.query_by_label("选了 0 人").is_some());
    picture(&mut harness, "print-unticked-zh");
}

fn everyone_valid() -> Register {
    let mut register = sample::register(now()).unwrap();
    let members = register.staff().unwrap();
    let active = members.iter().filter(|member| member.record.status == StaffStatus::Active);
    let line =
        |id| BadgeToPrint {
            staff: id, reason: "年度换发".into(), valid_until: Some("2028-12-31".parse().unwrap())
        };
    let lines: Vec<BadgeToPrint> = active.map(|member| line(member.id)).collect();
    register.record_badge_prints(&lines, now()).unwrap();
    register
}

#[test]
fn whoever_lacks_a_valid_badge_is_listed_when_nobody_was_named() {
    let (harness, world) = open(Start::default());
    let need: Vec<String> = {
        let register = &world.borrow().register;
        let prints = register.badge_prints().unwrap();
        let today = now().date();
        let valid = |id: StaffId| {
            let newest = prints.iter().find(|print| print.staff == id);
            newest.is_some_and(|print| print.valid_until.is_none_or(|day| day >= today))
        };
        let members = register.staff().unwrap().into_iter();
        members
            .filter(|member| member.record.status == StaffStatus::Active && !valid(member.id))
            .map(|member| format!("{} {}", member.record.name.as_str(), member.record.work_no.as_str()))
            .collect()
    };
    assert!(!need.is_empty());
    let listed = harness.query_all_by_role(Role::CheckBox).filter_map(|node| node.accesskit_node().label());
    assert_eq!(listed.collect::<Vec<_>>(), need);
}

#[test]
fn the_room_in_both_languages_and_themes() {
    let everyone = &["CQ0217", "CQ0221", "CQ0236", "CQ0214", "CQ0318"];
    for (lang, theme) in [(Lang::Zh, ThemeName::Light), (Lang::En, ThemeName::Light), (Lang::Zh, ThemeName::Dark)] {
        let (mut harness, _) = open(Start { people: everyone, lang, theme, ..Start::default() });
        picture(&mut harness, &format!("print-{}-{}", lang.key(), theme.key()));
        let shown = page_name(&harness).unwrap();
        let words = if lang == Lang::Zh { "第 1 张，共 1 张" } else { "Sheet 1 of 1" };
        assert!(shown.starts_with(words), "{shown}");
    }
    let large = Some(vec2(1776.0, 1004.0));
    let (mut harness, _) = open(Start { people: everyone, size: large, ..Start::default() });
    picture(&mut harness, "print-large");
}

#[test]
fn at_the_largest_text_the_panes_leave_room_for_the_page() {
    for lang in Lang::ALL {
        let size = Some(OFFICE / 1.75 - vec2(if lang == Lang::Zh { 144.0 } else { 204.0 }, 76.0));
        let (mut harness, _) = open(Start { people: FOUR, lang, size, ..Start::default() });
        picture(&mut harness, &format!("print-175-{}", lang.key()));
        let page = harness
            .query_all_by_role(Role::Image)
            .find(|node| node.accesskit_node().label().is_some_and(|label| label.contains("86")));
        let page = page.unwrap().rect();
        let save =
            harness.get_by_role_and_label(Role::Button, if lang == Lang::Zh { "存为 PDF" } else { "Save as PDF" });
        assert!(page.width() > 60.0 && page.right() < save.rect().left(), "{page:?}");
    }
}
