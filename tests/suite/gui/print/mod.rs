//! The print room, worked as a person works it: ticks, cells, reasons, the saved PDF, the printer and the ledger.

mod printing;
mod products;

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
use hallkeeper::domain::cards::{Card, IssueReason};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::products::Product;
use hallkeeper::domain::staff::StaffStatus;
use hallkeeper::jobs::Jobs;
use hallkeeper::jobs::printing::PrintSystem;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, Commands, Done, Place, ShellCommand};
use hallkeeper::ui::context::UiContext;
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::print::PrintRoom;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::path::Path;
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
    /// Another tab is shown.
    is_away: bool,
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
        if self.is_away {
            self.with(PrintRoom::work_on);
        } else {
            self.with(|room, cx| room.show(ui, cx));
        }
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
    product: Product,
    people: &'static [&'static str],
    size: Option<Vec2>,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            lang: Lang::Zh,
            theme: ThemeName::Light,
            system: no_printers(),
            product: Product::Badge,
            people: &[],
            size: None,
        }
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
    let place = Place::PrintProduct(start.product, people);
    open_at(start, register, place)
}

fn open_at(start: Start, register: Register, place: Place) -> (Harness<'static, Window>, Shared) {
    open_with(start, (register, place), Jobs::at_once())
}

fn open_with(start: Start, (register, place): (Register, Place), jobs: Jobs) -> (Harness<'static, Window>, Shared) {
    let mut world = World {
        room: PrintRoom::with_system(start.system),
        register,
        commands: Commands::default(),
        jobs,
        strings: Strings::load(start.lang),
        tokens: Tokens::load(start.theme),
        pictures: Pictures::default(),
        calendar: WorkCalendar::shipped().unwrap(),
        asked: Vec::new(),
        is_away: false,
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

/// A person's cards of a product, newest first.
fn cards_of(world: &Shared, work_no: &str, product: Product) -> Vec<Card> {
    let register = &world.borrow().register;
    let mut cards = register.cards_of(id_of(register, work_no)).unwrap();
    cards.retain(|card| card.product == product);
    cards
}

/// Number of printed badges of a person, and reason, note and last day of the newest.
fn newest(world: &Shared, work_no: &str) -> Option<(usize, IssueReason, String, Option<String>)> {
    let cards = cards_of(world, work_no, Product::Badge);
    let printed: Vec<&Card> = cards.iter().filter(|card| card.life.is_printed).collect();
    let last = printed.first()?;
    let day = last.valid_until.map(|day| day.to_string());
    Some((printed.len(), last.reason, last.note.clone(), day))
}

/// Picks a reason for cards printed again.
fn choose(harness: &mut Harness<'_, Window>, list: &str, option: &str) {
    harness.get_by_role_and_label(Role::ComboBox, list).click();
    harness.run();
    // A long list is searched, so that what is chosen can be seen.
    if harness.query_all_by_role(Role::ListBoxOption).count() > 8 {
        harness.event(egui::Event::Text(option.to_owned()));
        harness.run();
        harness.key_press(Key::Enter);
    } else {
        harness.get_by_role_and_label(Role::ListBoxOption, option).click();
    }
    harness.run();
}

/// A button of a menu that opens below another one.
fn press_in_menu(harness: &mut Harness<'_, Window>, button: &str, item: &str) {
    press(harness, button);
    harness.get_by_role_and_label(Role::MenuItem, item).click();
    harness.run();
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
fn a_rare_sign_is_said_to_have_a_glyph() {
    let (harness, _) = open(Start { people: &["CQ0236"], ..Start::default() });
    assert!(harness.query_by_label("方䶮 CQ0236 “䶮”字已有字形").is_some());
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
    assert!(page_name(&harness).unwrap().starts_with("第 1 张，共 1 张 · A4 竖放 · 每张 4 个 · 86 × 118 毫米"));
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
    choose(&mut harness, "重印原因（沈若溪等 2 人）", "其他（写明）");
    type_into(&mut harness, "补充说明", "年度换发");
    let before = newest(&world, "CQ0217").unwrap().0;
    let pdf = save_as(&mut harness, &path);
    let text = reading::text(&pdf, 0);
    for work_no in ["CQ0217", "CQ0221", "CQ0236"] {
        assert!(text.contains(work_no), "{text}");
    }
    assert!(!text.contains("CQ0318"));
    assert_eq!(newest(&world, "CQ0217").unwrap().0, before, "saved is not printed");
    assert!(harness.query_by_label("已存为 证.pdf。印好了吗？").is_some());
    picture(&mut harness, "print-question");
    press(&mut harness, "打开 PDF");
    let opened = format!("{:?}", world.borrow().asked);
    assert!(opened.contains(&format!("{:?}", ShellCommand::OpenWithViewer(path))), "{opened}");
    press(&mut harness, "印好了，记入台账（3 张）");
    let last_day = Some("2028-12-31".to_owned());
    assert_eq!(newest(&world, "CQ0217"), Some((before + 1, IssueReason::Other, "年度换发".into(), last_day.clone())));
    assert_eq!(newest(&world, "CQ0236"), Some((1, IssueReason::First, String::new(), last_day)));
    let older = &cards_of(&world, "CQ0217", Product::Badge)[1];
    assert_eq!(older.life.standing, hallkeeper::domain::cards::Standing::Void, "the old one is void");
    assert!(harness.query_by_label_contains("印好了吗").is_none());
    assert!(harness.query_by_label("选了 0 人").is_some());
}

#[test]
fn the_question_outlives_the_window_and_the_numbers_can_be_made_void() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0236"], ..Start::default() });
    save_as(&mut harness, &folder.path().join("a.pdf"));
    drop(harness);
    let world = Rc::into_inner(world).unwrap().into_inner();
    let (mut harness, world) = open_at(Start::default(), world.register, Place::Print(vec![]));
    assert!(harness.query_by_label("CQ0236-01 等 1 张证做好了。印好了吗？").is_some());
    picture(&mut harness, "print-question-later");
    press_in_menu(&mut harness, "没有印", "作废这 1 个证号");
    assert!(harness.query_by_label_contains("印好了吗").is_none());
    assert_eq!(newest(&world, "CQ0236"), None);
    let card = &cards_of(&world, "CQ0236", Product::Badge)[0];
    assert_eq!(card.life.standing, hallkeeper::domain::cards::Standing::Void);
}

#[test]
fn cards_that_were_not_printed_are_printed_again_under_their_numbers_without_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0217"], ..Start::default() });
    choose(&mut harness, "重印原因（沈若溪）", "遗失");
    save_as(&mut harness, &folder.path().join("a.pdf"));
    let made = cards_of(&world, "CQ0217", Product::Badge)[0].number.clone();
    press_in_menu(&mut harness, "没有印", "再打印一次");
    assert!(harness.query_by_label_contains("重印原因").is_none());
    let again = save_as(&mut harness, &folder.path().join("b.pdf"));
    assert!(reading::text(&again, 0).contains("CQ0217"));
    let newest = &cards_of(&world, "CQ0217", Product::Badge)[0];
    assert_eq!((&newest.number, newest.reason), (&made, IssueReason::Lost));
}

#[test]
fn a_file_that_exists_is_replaced_only_when_one_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.pdf");
    std::fs::File::create(&path).unwrap();
    let (mut harness, world) = open(Start { people: &["CQ0236"], ..Start::default() });
    press(&mut harness, "存为 PDF");
    type_path(&mut harness, &path);
    press(&mut harness, "不替换");
    assert_eq!(std::fs::read(&path).unwrap(), b"");
    assert!(cards_of(&world, "CQ0236", Product::Badge).is_empty(), "no number is taken for nothing");
    press(&mut harness, "存为 PDF");
    type_path(&mut harness, &path);
    press(&mut harness, "替换");
    assert!(std::fs::read(&path).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_reprint_without_a_reason_is_not_printed() {
    let (mut harness, world) = open(Start { people: &["CQ0217"], ..Start::default() });
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    assert!(harness.query_by_label("文件路径").is_none());
    assert!(harness.query_by_label("必填").is_some());
    picture(&mut harness, "print-reason-missing");
    choose(&mut harness, "重印原因（沈若溪）", "其他（写明）");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    let field = harness.get_by_role_and_label(Role::TextInput, "补充说明");
    assert!(field.accesskit_node().is_focused(), "another reason wants words");
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
fn what_changed_since_the_old_card_suggests_the_reason() {
    let mut register = sample::register(now()).unwrap();
    let id = id_of(&register, "CQ0217");
    let mut record = register.staff_member(id).unwrap().record;
    record.post = "收费员".into();
    register.change_staff(id, &record, now()).unwrap();
    let (harness, _) = open_at(Start::default(), register, Place::PrintProduct(Product::Badge, vec![id]));
    assert!(harness.query_by_label("沈若溪 CQ0217 重印：岗位或职务变了").is_some());
    let list = harness.get_by_role_and_label(Role::ComboBox, "重印原因（沈若溪）");
    assert_eq!(list.accesskit_node().value().as_deref(), Some("按各人的变化"));
}

#[test]
fn what_was_typed_is_there_again_for_the_same_people() {
    let (mut harness, world) = open(Start { people: &["CQ0217", "CQ0236"], ..Start::default() });
    choose(&mut harness, "重印原因（沈若溪）", "遗失");
    harness.get_by_role_and_label(Role::CheckBox, "方䶮 CQ0236").click();
    harness.run();
    drop(harness);
    let register = Rc::into_inner(world).unwrap().into_inner().register;
    let people = ["CQ0217", "CQ0236"].map(|work_no| id_of(&register, work_no)).to_vec();
    let (harness, _) = open_at(Start::default(), register, Place::Print(people));
    assert!(is_ticked(&harness, "沈若溪 CQ0217"));
    assert!(!is_ticked(&harness, "方䶮 CQ0236"));
    let list = harness.get_by_role_and_label(Role::ComboBox, "重印原因（沈若溪）");
    assert_eq!(list.accesskit_node().value().as_deref(), Some("遗失"));
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
    press(&mut harness, "印好了，记入台账（1 张）");
    assert_eq!(newest(&world, "CQ0236"), Some((1, IssueReason::First, String::new(), None)));
}

#[test]
fn people_are_added_by_a_few_signs_and_the_keys_tick_and_lead_back() {
    let (mut harness, world) = open(Start { people: &["CQ0236"], ..Start::default() });
    press(&mut harness, "再加人");
    picture(&mut harness, "print-add");
    type_into(&mut harness, "姓名或工号", "cq0214");
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
    use hallkeeper::domain::cards::{CardEventKind, CardFace, CardStep, CardToMake};
    let mut register = sample::register(now()).unwrap();
    let unit_name = register.hall().unit_name.clone();
    let members = register.staff().unwrap().into_iter();
    let active = members.filter(|member| member.record.status == StaffStatus::Active);
    let cards = active.map(|member| CardToMake {
        product: Product::Badge,
        staff: Some(member.id),
        face: CardFace::of(&unit_name, &member),
        valid_until: Some("2028-12-31".parse().unwrap()),
        reason: IssueReason::Other,
        note: "年度换发".into(),
    });
    let made = register.make_cards(&cards.collect::<Vec<_>>(), now()).unwrap().value;
    let ids: Vec<_> = made.iter().map(|card| card.id).collect();
    let printed = CardStep::plain(CardEventKind::Printed, now().date());
    register.note_card_events(&ids, &printed, now()).unwrap();
    register
}

#[test]
fn whoever_lacks_a_valid_badge_is_listed_when_nobody_was_named() {
    let (harness, world) = open(Start::default());
    let need: Vec<String> = {
        let register = &world.borrow().register;
        let cards = register.cards().unwrap();
        let today = now().date();
        let valid = |id: StaffId| {
            cards.iter().any(|card| card.product == Product::Badge && card.staff == Some(id) && card.is_valid(today))
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
    for (lang, theme) in [
        (Lang::Zh, ThemeName::Light),
        (Lang::En, ThemeName::Light),
        (Lang::Zh, ThemeName::Dark),
        (Lang::En, ThemeName::Dark),
    ] {
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
