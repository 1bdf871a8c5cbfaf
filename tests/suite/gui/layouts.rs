//! The editor of card layouts, worked as a hall manager works it: copied, moved by hand and by keys, saved, printed with, handed on.

#![expect(clippy::float_cmp, reason = "lengths that are exact")]

use super::harness::{LARGE, OFFICE, Screen as Window, picture, window};
use crate::suite::register::making::{at, hall};
use egui::accesskit::{Role, Toggled};
use egui::{Event, Key, Modifiers, Pos2, Rect, Vec2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::app::sample;
use hallkeeper::documents::cards::{CardContent, CardUnit};
use hallkeeper::documents::raster::{PagePicture, page_picture, page_size_mm};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::layouts::{CardLayout, Element, ElementKind, Face, Frame, Ink};
use hallkeeper::domain::products::Product;
use hallkeeper::jobs::Jobs;
use hallkeeper::jobs::cards::{CardOptions, CardWords, Code, Subject, gather};
use hallkeeper::jobs::layout_face::face_pdf;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::{Command, Commands, Done, Place, ShellCommand};
use hallkeeper::ui::context::{Incoming, UiContext};
use hallkeeper::ui::layouts::LayoutsScreen;
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

/// The editor with the hall around it; what is asked is done between frames.
struct World {
    screen: LayoutsScreen,
    register: Register,
    commands: Commands,
    jobs: Jobs,
    strings: Strings,
    tokens: Tokens,
    pictures: Pictures,
    calendar: WorkCalendar,
    /// Places gone to and notices shown.
    told: Vec<String>,
}

type Shared = Rc<RefCell<World>>;

fn now() -> Moment {
    at("2026-11-23", 9, 44)
}

impl World {
    fn with(&mut self, work: impl FnOnce(&mut LayoutsScreen, &UiContext<'_>)) {
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
        work(&mut self.screen, &cx);
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        self.with(|screen, cx| screen.show(ui, cx));
        for command in self.commands.drain() {
            if let Command::Shell(command) = command {
                self.do_shell(command);
                continue;
            }
            let done = match apply(&mut self.register, command, now()) {
                Ok(change) => change.done,
                Err(error) => {
                    self.told.push(error.to_string());
                    Done::Refused
                }
            };
            self.with(|screen, cx| screen.hear(&done, cx));
            ui.ctx().request_repaint();
        }
    }

    fn do_shell(&mut self, command: ShellCommand) {
        match command {
            ShellCommand::KeepDraft(key, body) => self.register.keep_draft_text(&key, &body, now()).unwrap(),
            ShellCommand::ForgetDraft(key) => self.register.forget_draft(&key).unwrap(),
            ShellCommand::Notify(notice) => self.told.push(format!("{} {}", notice.text, notice.advice)),
            other => self.told.push(format!("{other:?}")),
        }
    }
}

/// What is left of the window for a tab.
fn body(window: Vec2, lang: Lang) -> Vec2 {
    let rail = if lang == Lang::Zh { 144.0 } else { 204.0 };
    window - vec2(rail, 76.0)
}

fn open_as(
    register: Register,
    product: Product,
    (window_size, lang, theme): (Vec2, Lang, ThemeName),
) -> (Harness<'static, Window>, Shared) {
    let mut world = World {
        screen: LayoutsScreen::default(),
        register,
        commands: Commands::default(),
        jobs: Jobs::at_once(),
        strings: Strings::load(lang),
        tokens: Tokens::load(theme),
        pictures: Pictures::default(),
        calendar: WorkCalendar::shipped().unwrap(),
        told: Vec::new(),
    };
    world.with(|screen, cx| screen.go(&Place::Layouts(Some(product)), cx));
    let tokens = world.tokens.clone();
    let world = Rc::new(RefCell::new(world));
    let painted = Rc::clone(&world);
    let size = body(window_size, lang);
    let mut harness = window(size, &tokens, move |ui| painted.borrow_mut().frame(ui));
    harness.run();
    (harness, world)
}

fn open_with(register: Register) -> (Harness<'static, Window>, Shared) {
    open_as(register, Product::Badge, (OFFICE, Lang::Zh, ThemeName::Light))
}

fn open() -> (Harness<'static, Window>, Shared) {
    open_with(sample::register(now()).unwrap())
}

/// The badge copied, ready to be changed.
fn copied() -> (Harness<'static, Window>, Shared) {
    let (mut harness, world) = open();
    press(&mut harness, "复制后修改");
    (harness, world)
}

fn press(harness: &mut Harness<'_, Window>, name: &str) {
    harness.get_by_role_and_label(Role::Button, name).click();
    harness.run();
}

/// Chooses; a row of a list by its keys, for it may lie out of sight.
fn choose(harness: &mut Harness<'_, Window>, role: Role, name: &str) {
    if role == Role::ListItem {
        harness.get_by_role_and_label(role, name).focus();
        harness.run();
        harness.key_press(Key::Enter);
    } else {
        harness.get_by_role_and_label(role, name).click();
    }
    harness.run();
}

/// Opens the menu of further things to do and chooses.
fn more(harness: &mut Harness<'_, Window>, name: &str) {
    press(harness, "更多");
    choose(harness, Role::MenuItem, name);
}

fn on_canvas(harness: &Harness<'_, Window>, name: &str) -> Rect {
    harness.get_by_role_and_label(Role::GraphicsObject, name).rect()
}

/// The element picked, by its name on the canvas.
fn picked(harness: &Harness<'_, Window>) -> Option<String> {
    let is_picked = |node: &egui_kittest::Node<'_>| {
        node.accesskit_node().toggled() == Some(Toggled::True) || node.accesskit_node().is_selected() == Some(true)
    };
    harness.query_all_by_role(Role::GraphicsObject).find(is_picked).and_then(|node| node.accesskit_node().label())
}

fn click_at(harness: &mut Harness<'_, Window>, pos: Pos2) {
    harness.hover_at(pos);
    harness.drag_at(pos);
    harness.run();
    harness.drop_at(pos);
    harness.run();
}

fn drag(harness: &mut Harness<'_, Window>, from: Pos2, by: Vec2) {
    harness.hover_at(from);
    harness.run();
    harness.drag_at(from);
    harness.run();
    for part in [0.4_f32, 1.0] {
        harness.hover_at(from + by * part);
        harness.run();
    }
}

fn let_go(harness: &mut Harness<'_, Window>, at: Pos2) {
    harness.drop_at(at);
    harness.run();
}

fn type_into(harness: &mut Harness<'_, Window>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, field).type_text(text);
    harness.run();
}

fn has(harness: &Harness<'_, Window>, words: &str) -> bool {
    harness.query_all_by_label_contains(words).next().is_some()
}

fn is_blocked(harness: &Harness<'_, Window>, name: &str) -> bool {
    harness.get_by_role_and_label(Role::Button, name).accesskit_node().is_disabled()
}

fn shipped() -> CardLayout {
    CardLayout::shipped_as("badge").unwrap().clone()
}

fn chosen(world: &Shared) -> CardLayout {
    world.borrow().register.chosen_layout(Product::Badge).unwrap().layout
}

/// The hall's own badge layouts in use.
fn own(world: &Shared) -> Vec<CardLayout> {
    let layouts = world.borrow().register.card_layouts().unwrap();
    layouts.into_iter().filter(|own| own.retired_on.is_none()).map(|own| own.layout).collect()
}

fn photo(layout: &CardLayout) -> Frame {
    layout.elements.iter().find(|element| element.kind == ElementKind::Photo).unwrap().frame
}

fn photo_place(layout: &CardLayout) -> usize {
    layout.elements.iter().position(|element| element.kind == ElementKind::Photo).unwrap()
}

fn into_register(harness: Harness<'static, Window>, world: Shared) -> Register {
    drop(harness);
    Rc::into_inner(world).unwrap().into_inner().register
}

/// A card of the first person with a photo.
fn card(register: &Register) -> (CardUnit, CardContent) {
    let words = CardWords { labels: std::collections::BTreeMap::new(), separator: " ".into() };
    let options = CardOptions { words, layout: None, valid_until: None, today: now().date(), code: Code::Shown };
    let people: Vec<Subject> = register.staff().unwrap().iter().map(|member| Subject::Person(member.id)).collect();
    let gathered = gather(register, Product::Badge, &people, &options).unwrap();
    let gathered = gathered.with_photos(register, |place| place == 0).unwrap();
    (gathered.unit, gathered.ready[0].content.clone())
}

const PIXELS_PER_MM: f32 = 12.0;

fn printed(layout: &CardLayout, (unit, content): &(CardUnit, CardContent)) -> PagePicture {
    let pdf = face_pdf(layout, unit, (content, Face::Front)).unwrap();
    let (width, height) = page_size_mm(&pdf, 0).unwrap();
    assert!((width - layout.width_mm).abs() < 0.1 && (height - layout.height_mm).abs() < 0.1, "{width} x {height}");
    page_picture(&pdf, 0, PIXELS_PER_MM).unwrap()
}

/// What differs between two pictures of a card, as a frame in millimetres.
fn difference(one: &PagePicture, other: &PagePicture) -> Frame {
    assert_eq!((one.width, one.height), (other.width, other.height));
    let (mut left, mut top, mut right, mut bottom) = (usize::MAX, usize::MAX, 0, 0);
    let pixels = one.rgba.chunks(4).zip(other.rgba.chunks(4)).enumerate();
    for (index, _) in pixels.filter(|(_, (a, b))| a.iter().zip(*b).any(|(a, b)| a.abs_diff(*b) > 24)) {
        let (x, y) = (index % one.width, index / one.width);
        (left, top) = (left.min(x), top.min(y));
        (right, bottom) = (right.max(x + 1), bottom.max(y + 1));
    }
    let mm = |pixels: usize| pixels as f32 / PIXELS_PER_MM;
    Frame { x_mm: mm(left), y_mm: mm(top), width_mm: mm(right - left), height_mm: mm(bottom - top) }
}

#[test]
fn a_copied_badge_is_changed_by_hand_and_printed_with() {
    let (mut harness, world) = copied();
    let before = photo(&shipped());
    let place = on_canvas(&harness, "照片");
    let by = vec2(9.0, 11.0);
    drag(&mut harness, place.center(), by);
    assert!(has(&harness, "照片"));
    picture(&mut harness, "layouts-dragging");
    let_go(&mut harness, place.center() + by);
    assert_eq!(picked(&harness).as_deref(), Some("照片"));
    let band = on_canvas(&harness, "色带");
    click_at(&mut harness, band.left_top() + vec2(4.0, 4.0));
    assert_eq!(picked(&harness).as_deref(), Some("色带"));
    choose(&mut harness, Role::RadioButton, "金色");
    assert_eq!(chosen(&world), shipped(), "nothing is printed with it before it is saved and chosen");
    assert!(is_blocked(&harness, "用它打印"));
    press(&mut harness, "保存");
    press(&mut harness, "用它打印");
    let layout = chosen(&world);
    let after = photo(&layout);
    assert!(after.x_mm > before.x_mm + 0.5 && after.y_mm > before.y_mm + 0.5, "{after:?}");
    assert_eq!((after.width_mm, after.height_mm), (before.width_mm, before.height_mm));
    assert!(matches!(&layout.elements[0].kind, ElementKind::Fill { ink: Ink::Rule, .. }));
    assert!(has(&harness, "在用"));
    picture(&mut harness, "layouts-chosen");
    the_photo_is_moved_on_paper((&layout, before, after), &world.borrow().register);
    world.borrow_mut().register.undo("", now()).unwrap();
    assert_eq!(chosen(&world), shipped(), "undo takes the choice back");
}

fn the_photo_is_moved_on_paper((layout, before, after): (&CardLayout, Frame, Frame), register: &Register) {
    let card = card(register);
    let mut as_before = layout.clone();
    let photo = photo_place(layout);
    as_before.elements[photo].frame = before;
    let moved = difference(&printed(&as_before, &card), &printed(layout, &card));
    let near = |a: f32, b: f32| (a - b).abs() <= 0.2;
    assert!(near(moved.x_mm, before.x_mm) && near(moved.y_mm, before.y_mm), "{moved:?} from {before:?}");
    assert!(near(moved.right_mm(), after.right_mm()), "{moved:?} to {after:?}");
    assert!(near(moved.bottom_mm(), after.bottom_mm()), "{moved:?} to {after:?}");
}

#[test]
fn a_saved_layout_is_there_when_the_file_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    let (mut harness, world) = open_with(Register::create(&path, &hall(), now()).unwrap());
    press(&mut harness, "复制后修改");
    type_into(&mut harness, "版式名称", "前台版");
    press(&mut harness, "保存");
    press(&mut harness, "用它打印");
    drop(into_register(harness, world));
    let (harness, world) = open_with(Register::open(&path).unwrap());
    assert!(harness.query_by_role_and_label(Role::ListItem, "前台版 在用").is_some());
    assert_eq!(chosen(&world).name_in("en"), "前台版");
    assert!(is_blocked(&harness, "保存") && is_blocked(&harness, "用它打印"));
}

#[test]
fn a_shipped_layout_cannot_be_changed_and_says_so() {
    let (mut harness, world) = open();
    assert!(has(&harness, "随软件的版式不能改"));
    let place = on_canvas(&harness, "照片");
    drag(&mut harness, place.center(), vec2(30.0, 30.0));
    let_go(&mut harness, place.center() + vec2(30.0, 30.0));
    assert_eq!(on_canvas(&harness, "照片"), place);
    harness.key_press(Key::Delete);
    harness.run();
    assert_eq!(on_canvas(&harness, "照片"), place);
    assert!(own(&world).is_empty());
    picture(&mut harness, "layouts-shipped");
}

#[test]
fn everything_is_done_by_keys_alone() {
    let (mut harness, world) = open();
    harness.get_by_role_and_label(Role::Button, "复制后修改").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_role_and_label(Role::ListItem, "照片").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(picked(&harness).as_deref(), Some("照片"));
    for _ in 0..3 {
        harness.key_press(Key::ArrowRight);
        harness.run();
    }
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowDown);
    harness.run();
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    harness.run();
    harness.key_press(Key::Tab);
    harness.run();
    assert_eq!(picked(&harness).as_deref(), Some("明星标"), "Tab goes to the next element");
    harness.key_press(Key::Delete);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Y);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::S);
    harness.run();
    let saved = own(&world);
    assert_eq!(saved.len(), 1);
    let before = photo(&shipped());
    let after = photo(&saved[0]);
    assert!((after.x_mm - before.x_mm - 1.4).abs() < 0.01, "{after:?}");
    assert!((after.y_mm - before.y_mm - 5.0).abs() < 0.01, "{after:?}");
    assert!(saved[0].elements.iter().all(|element| element.kind != ElementKind::Star));
    assert_eq!(saved[0].elements.len(), shipped().elements.len() - 1);
}

#[test]
fn esc_lets_go_and_then_leaves_and_what_was_not_saved_is_kept() {
    let (mut harness, world) = copied();
    choose(&mut harness, Role::ListItem, "照片");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(picked(&harness), None);
    harness.key_press(Key::Escape);
    harness.run();
    let told = world.borrow().told.join("\n");
    assert!(told.contains("改动替您留着") && told.contains("Print"), "{told}");
}

#[test]
fn a_draft_is_there_after_a_restart() {
    let (mut harness, world) = copied();
    choose(&mut harness, Role::ListItem, "照片");
    harness.key_press(Key::ArrowRight);
    harness.run();
    let register = into_register(harness, world);
    let (mut harness, world) = open_with(register);
    let place = on_canvas(&harness, "照片");
    choose(&mut harness, Role::ListItem, "上岗证 2 未保存");
    assert!(on_canvas(&harness, "照片").left() > place.left());
    assert!(own(&world).is_empty());
    press(&mut harness, "保存");
    assert_eq!(photo(&own(&world)[0]).x_mm, photo(&shipped()).x_mm + 0.5);
    assert!(harness.query_by_role_and_label(Role::ListItem, "上岗证 2").is_some());
    let kept: Option<serde_json::Value> = world.borrow().register.draft("layouts:drafts").unwrap();
    assert_eq!(kept, None);
}

#[test]
fn a_saved_change_is_taken_back_by_undo_of_the_file() {
    let (mut harness, world) = copied();
    press(&mut harness, "保存");
    choose(&mut harness, Role::ListItem, "照片");
    harness.key_press(Key::ArrowRight);
    harness.run();
    let moved = on_canvas(&harness, "照片");
    press(&mut harness, "保存");
    world.borrow_mut().register.undo("", now()).unwrap();
    world.borrow_mut().with(|screen, cx| screen.hear(&Done::Undone, cx));
    harness.run();
    assert!(on_canvas(&harness, "照片").left() < moved.left());
    assert_eq!(photo(&own(&world)[0]), photo(&shipped()));
}

#[test]
fn a_click_again_picks_what_lies_below() {
    let (mut harness, _) = copied();
    let unit = on_canvas(&harness, "单位名称");
    click_at(&mut harness, unit.center());
    assert_eq!(picked(&harness).as_deref(), Some("单位名称"));
    click_at(&mut harness, unit.center());
    assert_eq!(picked(&harness).as_deref(), Some("色带"));
    click_at(&mut harness, unit.center());
    assert_eq!(picked(&harness).as_deref(), Some("单位名称"));
}

#[test]
fn a_corner_sizes_the_photo_in_its_ratio_and_an_edge_snaps_to_the_margin() {
    let (mut harness, world) = copied();
    choose(&mut harness, Role::ListItem, "照片");
    let place = on_canvas(&harness, "照片");
    drag(&mut harness, place.right_bottom(), vec2(-20.0, -20.0));
    let_go(&mut harness, place.right_bottom() + vec2(-20.0, -20.0));
    choose(&mut harness, Role::ListItem, "二维码");
    let scale = place.width() / 25.0;
    let code = on_canvas(&harness, "二维码");
    // Nearer to the margin than its middle is to the star.
    let by = vec2(3.0 * scale - 1.0, 0.0);
    drag(&mut harness, code.center(), by);
    picture(&mut harness, "layouts-snapping");
    let_go(&mut harness, code.center() + by);
    press(&mut harness, "保存");
    let layout = own(&world).remove(0);
    let frame = photo(&layout);
    assert!(frame.width_mm < 24.0 && (frame.width_mm / frame.height_mm - 25.0 / 35.0).abs() < 0.01, "{frame:?}");
    let code = layout.elements.iter().find(|element| element.kind == ElementKind::Qr).unwrap();
    assert_eq!(code.frame.right_mm(), 83.0, "drawn to the 3 mm margin");
}

#[test]
fn words_take_fields_from_a_list_and_name_what_is_no_field() {
    let (mut harness, world) = copied();
    choose(&mut harness, Role::ListItem, "姓名");
    let field = |harness: &Harness<'_, Window>| {
        harness.get_by_role_and_label(Role::MultilineTextInput, "写什么").value().unwrap_or_default()
    };
    assert_eq!(field(&harness), "【姓名】");
    press(&mut harness, "插入资料");
    picture(&mut harness, "layouts-insert");
    choose(&mut harness, Role::ListBoxOption, "【部门】");
    assert!(field(&harness).contains("【部门】") && field(&harness).contains("【姓名】"), "{}", field(&harness));
    harness.get_by_role_and_label(Role::MultilineTextInput, "写什么").type_text("【工资】");
    harness.run();
    assert!(has(&harness, "没有叫“工资”的资料"));
    assert!(is_blocked(&harness, "保存"));
    picture(&mut harness, "layouts-unknown-field");
    harness.key_press(Key::Escape);
    harness.run();
    press(&mut harness, "撤销一步");
    press(&mut harness, "保存");
    let layout = own(&world).remove(0);
    let says = |element: &Element| matches!(&element.kind, ElementKind::Text(text) if text.words == "{name}");
    assert!(layout.elements.iter().any(says), "typing and putting in were one step");
}

#[test]
fn a_badge_without_its_photo_can_be_kept_but_not_printed_with() {
    let (mut harness, world) = copied();
    choose(&mut harness, Role::ListItem, "照片");
    harness.key_press(Key::Delete);
    harness.run();
    assert!(has(&harness, "还缺“照片”"));
    picture(&mut harness, "layouts-missing");
    press(&mut harness, "保存");
    assert_eq!(own(&world).len(), 1);
    assert!(is_blocked(&harness, "用它打印"));
    press(&mut harness, "添加");
    choose(&mut harness, Role::MenuItem, "照片");
    press(&mut harness, "保存");
    press(&mut harness, "用它打印");
    assert!(photo(&chosen(&world)).width_mm > 0.0);
    choose(&mut harness, Role::ListItem, "照片");
    harness.key_press(Key::Delete);
    harness.run();
    assert!(is_blocked(&harness, "保存"), "what is printed with must stay complete");
}

fn export(harness: &mut Harness<'_, Window>, path: &Path) {
    more(harness, "导出成文件");
    type_into(harness, "文件路径", &path.to_string_lossy());
    press(harness, "确定");
}

fn import(harness: &mut Harness<'_, Window>, path: &Path) {
    press(harness, "从文件导入");
    type_into(harness, "文件路径", &path.to_string_lossy());
    press(harness, "确定");
}

#[test]
fn a_layout_goes_out_as_a_file_and_comes_in_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("版式.toml");
    let (mut harness, world) = copied();
    choose(&mut harness, Role::ListItem, "照片");
    harness.key_press(Key::ArrowRight);
    harness.run();
    press(&mut harness, "保存");
    export(&mut harness, &path);
    let kept = own(&world).remove(0);
    let (mut harness, world) = open();
    import(&mut harness, &path);
    assert!(harness.query_by_role_and_label(Role::ListItem, "上岗证 2 未保存").is_some());
    press(&mut harness, "保存");
    assert_eq!(own(&world), [kept]);
}

#[test]
fn a_wrong_file_is_refused_and_names_the_element() {
    let folder = tempfile::tempdir().unwrap();
    let (mut harness, world) = open();
    let mut outside = shipped();
    let place = photo_place(&outside);
    outside.elements[place].frame.x_mm = 70.0;
    let whole = outside.to_toml();
    let broken = whole.replacen("width_mm = 25", "breite = 25", 1);
    let mut unknown = shipped();
    if let ElementKind::Text(text) = &mut unknown.elements[4].kind {
        text.words = "{salary}".into();
    }
    let cases = [
        (whole, "“照片”超出了卡面"),
        (broken, "第 7 个元素"),
        (unknown.to_toml(), "没有叫“salary”的资料"),
        ("hello".to_owned(), "写得不对"),
    ];
    for (index, (text, sentence)) in cases.into_iter().enumerate() {
        let path = folder.path().join(format!("{index}.toml"));
        std::io::Write::write_all(&mut std::fs::File::create(&path).unwrap(), text.as_bytes()).unwrap();
        import(&mut harness, &path);
        let told = world.borrow().told.last().cloned().unwrap_or_default();
        assert!(told.contains("没有导入") && told.contains(sentence), "{sentence}: {told}");
    }
    assert!(own(&world).is_empty() && !has(&harness, "未保存"));
}

#[test]
fn the_longest_words_are_told_of_by_their_element() {
    let (mut harness, _) = open();
    harness.get_by_role_and_label(Role::ComboBox, "样张用谁").click();
    harness.run();
    type_search(&mut harness, "最长");
    choose(&mut harness, Role::ListBoxOption, "最长的姓名和职务");
    assert!(has(&harness, "“姓名”放不下") || has(&harness, "“姓名”太长"));
    picture(&mut harness, "layouts-longest");
}

fn type_search(harness: &mut Harness<'_, Window>, text: &str) {
    harness.event(Event::Text(text.to_owned()));
    harness.run();
}

#[test]
fn a_back_is_added_turned_to_and_taken_away() {
    let (mut harness, world) = copied();
    press(&mut harness, "加背面");
    assert!(harness.query_by_role_and_label(Role::RadioButton, "背面").is_some());
    press(&mut harness, "添加");
    choose(&mut harness, Role::MenuItem, "文字");
    press(&mut harness, "保存");
    let layout = own(&world).remove(0);
    assert_eq!(layout.elements.iter().filter(|element| element.face == Face::Back).count(), 2);
    picture(&mut harness, "layouts-back");
    harness.key_press(Key::Escape);
    harness.run();
    press(&mut harness, "去掉背面");
    press(&mut harness, "保存");
    assert!(!own(&world)[0].has_back());
}

#[test]
fn a_seal_is_taken_only_with_a_clear_ground() {
    let (mut harness, world) = open();
    let png = |alpha: u8| {
        let mut bytes = std::io::Cursor::new(Vec::new());
        let picture = image::RgbaImage::from_pixel(40, 40, image::Rgba([200, 30, 30, alpha]));
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    };
    let drop_in = |world: &Shared, bytes: Vec<u8>| {
        let incoming = Incoming { name: "章.png".into(), path: None, bytes };
        world.borrow_mut().with(|screen, cx| screen.receive(&incoming, cx));
    };
    drop_in(&world, png(255));
    harness.run();
    assert!(has(&harness, "透明底的 PNG 图片，不然"));
    assert_eq!(world.borrow().register.seal().unwrap(), None);
    drop_in(&world, png(140));
    harness.run();
    assert!(world.borrow().register.seal().unwrap().is_some());
}

#[test]
fn a_layout_out_of_use_leaves_the_list_and_printing_goes_back_to_the_shipped_one() {
    let (mut harness, world) = copied();
    press(&mut harness, "保存");
    press(&mut harness, "用它打印");
    more(&mut harness, "停用");
    press(&mut harness, "停用");
    assert!(own(&world).is_empty());
    assert_eq!(chosen(&world), shipped());
    assert!(harness.query_by_role_and_label(Role::ListItem, "上岗证 在用").is_some());
}

#[test]
fn a_layout_open_with_changes_not_saved_is_retired_whole() {
    let (mut harness, world) = copied();
    press(&mut harness, "保存");
    press(&mut harness, "用它打印");
    let band = on_canvas(&harness, "色带");
    click_at(&mut harness, band.left_top() + vec2(4.0, 4.0));
    choose(&mut harness, Role::RadioButton, "金色");
    assert!(!is_blocked(&harness, "保存"), "a change waits to be saved");
    more(&mut harness, "停用");
    press(&mut harness, "停用");
    assert!(own(&world).is_empty());
    assert_eq!(chosen(&world), shipped());
    let draft: Option<serde_json::Value> = world.borrow().register.draft("layouts:drafts").unwrap();
    assert_eq!(draft, None, "nothing of it is left to come up again");
    let (harness, _) = open_with(into_register(harness, world));
    assert!(harness.query_by_role_and_label(Role::ListItem, "上岗证 在用").is_some());
}

#[test]
fn every_product_opens_in_both_languages_and_themes() {
    for (lang, theme) in [
        (Lang::Zh, ThemeName::Light),
        (Lang::Zh, ThemeName::Dark),
        (Lang::En, ThemeName::Light),
        (Lang::En, ThemeName::Dark),
    ] {
        for (name, size) in [("office", OFFICE), ("large", LARGE)] {
            let (mut harness, world) = open_as(sample::register(now()).unwrap(), Product::Badge, (size, lang, theme));
            let strings = Strings::load(lang);
            press(&mut harness, &strings.text("editor-copy"));
            choose(&mut harness, Role::ListItem, &strings.text("editor-field-name"));
            picture(&mut harness, &format!("layouts-{name}-{}-{}", lang.key(), theme.key()));
            assert!(world.borrow().told.is_empty());
        }
    }
    for product in Product::ALL.into_iter().filter(|product| product.has_layout()) {
        let register = sample::register(now()).unwrap();
        let (mut harness, _) = open_as(register, product, (OFFICE, Lang::Zh, ThemeName::Light));
        picture(&mut harness, &format!("layouts-of-{}", product.code()));
        assert!(!has(&harness, "样张画不出来"), "{product:?}");
    }
}
