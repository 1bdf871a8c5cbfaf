//! The roster's screens: what a person sees and does, and what the register holds afterwards.

use super::harness::{LARGE, Screen as Window, picture, window};
use crate::suite::register::making::{at, day, hall, print_badge};
use egui::accesskit::Role;
use egui::{Key, Modifiers, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::staff::{StaffMember, StaffStatus};
use hallkeeper::exchange::sample_hall::SampleHall;
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::register::files::NewFile;
use hallkeeper::register::staff::{NewPhoto, StaffImport};
use hallkeeper::ui::commands::{Command, Commands, Done, Place, ShellCommand};
use hallkeeper::ui::context::{Incoming, UiContext};
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::staff::StaffTab;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::path::Path;
use std::rc::Rc;

/// A window with the tab alone, as wide as the body beside the rail.
pub(super) struct Desk {
    pub(super) tab: StaffTab,
    pub(super) register: Register,
    commands: Commands,
    jobs: Jobs,
    pub(super) now: Moment,
    pub(super) strings: Strings,
    tokens: Tokens,
    pictures: Pictures,
    calendar: WorkCalendar,
    /// Shell commands and refusals seen, in order.
    pub(super) seen: Vec<String>,
}

pub(super) type Shared = Rc<RefCell<Desk>>;

impl Desk {
    pub(super) fn with<R>(&mut self, what: impl FnOnce(&mut StaffTab, &UiContext<'_>) -> R) -> R {
        let cx = UiContext {
            register: &self.register,
            commands: &self.commands,
            jobs: &self.jobs,
            now: self.now,
            strings: &self.strings,
            tokens: &self.tokens,
            pictures: &self.pictures,
            calendar: &self.calendar,
        };
        what(&mut self.tab, &cx)
    }

    fn paint(&mut self, ui: &mut egui::Ui) {
        self.with(|tab, cx| tab.show(ui, cx));
        for command in self.commands.drain() {
            self.dispatch(command);
        }
    }

    fn dispatch(&mut self, command: Command) {
        match command {
            Command::Shell(ShellCommand::KeepDraft(key, body)) => {
                let value: serde_json::Value = serde_json::from_str(&body).unwrap();
                self.register.keep_draft(&key, &value, self.now).unwrap();
            }
            Command::Shell(ShellCommand::ForgetDraft(key)) => {
                self.register.forget_draft(&key).unwrap();
            }
            Command::Shell(command) => self.seen.push(format!("{command:?}")),
            command => {
                let done = match apply(&mut self.register, command, self.now) {
                    Ok(change) => change.done,
                    Err(error) => {
                        self.seen.push(error.to_string());
                        Done::Refused
                    }
                };
                self.with(|tab, cx| tab.hear(&done, cx));
            }
        }
    }

    pub(super) fn person(&self, work_no: &str) -> StaffMember {
        let staff = self.register.staff().unwrap();
        staff.into_iter().find(|member| member.record.work_no.as_str() == work_no).unwrap()
    }
}

pub(super) const BODY: Vec2 = egui::vec2(1222.0, 692.0);

pub(super) fn desk(register: Register, lang: Lang, theme: ThemeName) -> Shared {
    Rc::new(RefCell::new(Desk {
        tab: StaffTab::default(),
        register,
        commands: Commands::default(),
        jobs: Jobs::at_once(),
        now: at("2026-11-23", 9, 40),
        strings: Strings::load(lang),
        tokens: Tokens::load(theme),
        pictures: Pictures::default(),
        calendar: WorkCalendar::default(),
        seen: Vec::new(),
    }))
}

pub(super) fn show(desk: &Shared, size: Vec2) -> Harness<'static, Window> {
    let tokens = desk.borrow().tokens.clone();
    let inner = desk.clone();
    let mut harness = window(size, &tokens, move |ui| inner.borrow_mut().paint(ui));
    harness.run();
    harness
}

fn opened(register: Register) -> (Shared, Harness<'static, Window>) {
    let desk = desk(register, Lang::Zh, ThemeName::Light);
    let harness = show(&desk, BODY);
    (desk, harness)
}

fn with_portraits(sample: &SampleHall) -> Vec<StaffImport> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample_hall/portraits");
    let people = sample.staff(day("2026-11-23")).unwrap();
    let photo = |work_no: &str| {
        let bytes = std::fs::read(folder.join(format!("{work_no}.jpg"))).ok()?;
        let original = NewFile { media_type: "image/jpeg".into(), name: "p.jpg".into(), content: bytes.clone() };
        Some(NewPhoto::of_print(bytes, original))
    };
    people.into_iter().map(|record| StaffImport { id: None, photo: photo(record.work_no.as_str()), record }).collect()
}

/// The sample hall's people with their portraits and some badges, as of the day of the tests.
pub(super) fn sample() -> Register {
    let start = at("2026-11-01", 8, 0);
    let sample = SampleHall::load().unwrap();
    let mut own = sample.hall(day("2026-11-23"));
    own.badge_valid_until = Some(day("2028-12-31"));
    let mut register = Register::in_memory(&own, start).unwrap();
    register.import_staff(&with_portraits(&sample), start).unwrap();
    let staff = register.staff().unwrap();
    let number = |member: &StaffMember| member.record.work_no.as_str().to_owned();
    let with_card = staff.iter().filter(|member| member.photo.is_some() && number(member) != "CQ0236");
    for member in with_card {
        let until = match number(member).as_str() {
            "CQ0221" => "2026-11-30",
            "CQ0224" => "2026-11-20",
            _ => "2028-12-31",
        };
        print_badge(&mut register, member.id, ("", Some(day(until))), start);
    }
    let twice = staff.iter().find(|member| number(member) == "CQ0217").unwrap().id;
    let again = ("换岗：收费员改业务受理员", Some(day("2028-12-31")));
    print_badge(&mut register, twice, again, at("2026-11-02", 9, 0));
    register
}

pub(super) fn type_into(harness: &mut Harness<'static, Window>, label: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, label).focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, label).type_text(text);
    harness.run();
}

pub(super) fn click(harness: &mut Harness<'static, Window>, role: Role, label: &str) {
    harness.get_by_role_and_label(role, label).click();
    harness.run();
}

#[test]
fn a_person_is_added_by_keyboard_and_stands_in_the_list() {
    let (desk, mut harness) = opened(Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::N);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::TextInput, "工号").accesskit_node().is_focused());
    harness.get_by_role_and_label(Role::TextInput, "工号").type_text("cq0236");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::TextInput, "姓名").accesskit_node().is_focused());
    harness.get_by_role_and_label(Role::TextInput, "姓名").type_text("方䶮");
    harness.run();
    type_into(&mut harness, "岗位", "业务受理员");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
    let record = desk.borrow().person("CQ0236").record;
    assert_eq!((record.name.as_str(), record.post.as_str()), ("方䶮", "业务受理员"));
    harness.get_by_role_and_label(Role::Row, "方䶮 CQ0236 缺照片");
    let kept: Option<serde_json::Value> = desk.borrow().register.draft("staff:new").unwrap();
    assert_eq!(kept, None, "a confirmed form is forgotten");
}

#[test]
fn an_unfinished_form_is_found_again() {
    let (desk, mut harness) = opened(sample());
    click(&mut harness, Role::Button, "新增人员");
    type_into(&mut harness, "姓名", "半途");
    drop(harness);
    desk.borrow_mut().tab = StaffTab::default();
    let mut harness = show(&desk, BODY);
    click(&mut harness, Role::Button, "新增人员");
    let value = harness.get_by_role_and_label(Role::TextInput, "姓名").value();
    assert_eq!(value.as_deref(), Some("半途"));
    click(&mut harness, Role::Button, "不存");
    let kept: Option<serde_json::Value> = desk.borrow().register.draft("staff:new").unwrap();
    assert_eq!(kept, None);
}

#[test]
fn a_taken_work_number_keeps_the_form_and_names_who_has_it() {
    let (desk, mut harness) = opened(sample());
    let before = desk.borrow().register.staff().unwrap();
    let taken = before[0].record.clone();
    click(&mut harness, Role::Button, "新增人员");
    type_into(&mut harness, "工号", taken.work_no.as_str());
    type_into(&mut harness, "姓名", "另一人");
    click(&mut harness, Role::Button, "确认新增");
    harness.get_by_label(&format!("{} 已在用", taken.name.as_str()));
    assert_eq!(desk.borrow().register.staff().unwrap(), before);
}

#[test]
fn a_refusal_leaves_what_was_typed() {
    let (desk, mut harness) = opened(sample());
    click(&mut harness, Role::Button, "新增人员");
    type_into(&mut harness, "工号", "CQ9999");
    type_into(&mut harness, "姓名", "后来者");
    desk.borrow_mut().with(|tab, cx| tab.hear(&Done::Refused, cx));
    harness.run();
    assert_eq!(harness.get_by_role_and_label(Role::TextInput, "姓名").value().as_deref(), Some("后来者"));
}

#[test]
fn a_change_says_what_it_changes_and_is_written() {
    let (desk, mut harness) = opened(sample());
    let member = desk.borrow().register.staff().unwrap()[0].clone();
    click(&mut harness, Role::Tab, "档案");
    click(&mut harness, Role::Button, "修改");
    harness.get_by_role_and_label(Role::TextInput, "岗位").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "岗位").type_text("大堂经理");
    harness.run();
    let note = format!("岗位：{} → 大堂经理", member.record.post);
    assert!(harness.query_by_label_contains(&note).is_some(), "{note}");
    harness.get_by_label("上岗证上的内容变了，存好后要重新打印。");
    click(&mut harness, Role::Button, "确认修改");
    assert_eq!(desk.borrow().person(member.record.work_no.as_str()).record.post, "大堂经理");
    harness.get_by_role_and_label(Role::Tab, "档案");
}

#[test]
fn problems_stand_beside_their_fields() {
    let (_, mut harness) = opened(sample());
    click(&mut harness, Role::Button, "新增人员");
    type_into(&mut harness, "手机", "138000026");
    assert!(harness.query_by_label_contains("11 位").is_none(), "not while it is typed");
    type_into(&mut harness, "语言", "普通话");
    harness.get_by_label_contains("11 位");
    click(&mut harness, Role::Button, "确认新增");
    assert_eq!(harness.get_all_by_label("必填").count(), 2);
}

#[test]
fn filters_leave_who_they_ask_for() {
    let (desk, mut harness) = opened(sample());
    let all = desk.borrow().register.staff().unwrap();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    let number = all[1].record.work_no.as_str().to_lowercase();
    harness.get_by_role_and_label(Role::TextInput, "姓名、工号、岗位").type_text(&number);
    harness.run();
    let row = |n: usize| format!("{} {}", all[n].record.name.as_str(), all[n].record.work_no.as_str());
    assert!(harness.query_by_label_contains(&row(1)).is_some());
    assert!(harness.query_by_label_contains(&row(0)).is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.key_press(Key::Backspace);
    harness.run();
    harness.get_by_label_contains("证件有问题").click();
    harness.run();
    let here = |m: &&StaffMember| matches!(m.record.status, StaffStatus::Active | StaffStatus::OnLeave);
    let without_photo = all.iter().filter(|m| m.photo.is_none()).filter(here).count();
    assert_eq!(harness.query_all_by_label("11-30 到期").count(), 1);
    assert_eq!(harness.query_all_by_label("已过期").count(), 1);
    assert_eq!(harness.query_all_by_label("没有上岗证").count(), 1);
    assert_eq!(harness.query_all_by_label("缺照片").count(), without_photo);
    assert_eq!(harness.query_all_by_label("有效").count(), 0);
    click(&mut harness, Role::Button, "全部");
    assert!(harness.query_all_by_label("有效").count() > 5);
}

#[test]
fn a_phone_is_masked_until_revealed_and_the_reveal_is_noted() {
    let (desk, mut harness) = opened(sample());
    let member = desk.borrow().register.staff().unwrap().into_iter().find(|m| m.record.phone.is_some()).unwrap();
    harness
        .get_by_label_contains(&format!("{} {}", member.record.name.as_str(), member.record.work_no.as_str()))
        .click();
    harness.run();
    let phone = member.record.phone.unwrap().reveal(hallkeeper::domain::personal::Why::Compared).to_owned();
    assert!(harness.query_by_label(&phone).is_none());
    click(&mut harness, Role::Button, "显示完整号码（会记入历史）");
    harness.get_by_label(&phone);
    let expected = format!("Reveal(\"{} phone\")", member.record.work_no.as_str());
    assert!(desk.borrow().seen.contains(&expected), "{:?}", desk.borrow().seen);
}

#[test]
fn picked_people_go_to_the_print_room() {
    let (desk, mut harness) = opened(sample());
    let ids: Vec<StaffId> = {
        let rows: Vec<_> = harness.get_all_by_role(Role::Row).map(|row| row.rect().center()).collect();
        for (n, place) in rows.iter().take(2).enumerate() {
            let modifiers = if n == 0 { Modifiers::NONE } else { Modifiers::COMMAND };
            harness.event(egui::Event::PointerMoved(*place));
            for pressed in [true, false] {
                harness.event_modifiers(
                    egui::Event::PointerButton {
                        pos: *place,
                        button: egui::PointerButton::Primary,
                        pressed,
                        modifiers,
                    },
                    modifiers,
                );
            }
            harness.run();
        }
        let staff = desk.borrow().register.staff().unwrap();
        staff.iter().map(|member| member.id).collect()
    };
    assert!(harness.query_by_label_contains("已选 2 人").is_some());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run();
    let seen = desk.borrow().seen.clone();
    let expected = format!("{:?}", Place::Print(vec![ids[0], ids[1]]));
    assert!(seen.iter().any(|one| one.contains(&expected)), "{seen:?} without {expected}");
}

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::from_fn(width, height, |x, y| image::Rgb([(x / 3) as u8, (y / 3) as u8, 120]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_dropped_picture_is_cropped_and_becomes_the_photo() {
    let (desk, mut harness) = opened(sample());
    let member = desk.borrow().register.staff().unwrap()[0].clone();
    let bytes = png(600, 500);
    let incoming = Incoming { name: "新照片.png".into(), path: None, bytes: bytes.clone() };
    desk.borrow_mut().with(|tab, cx| tab.receive(&incoming, cx));
    harness.run();
    picture(&mut harness, "staff-photo-zh-light");
    harness.get_by_role_and_label(Role::Image, "裁切框").focus();
    harness.run();
    harness.key_press(Key::ArrowLeft);
    harness.key_press(Key::Minus);
    harness.run();
    click(&mut harness, Role::Button, "用这张照片");
    harness.run();
    let after = desk.borrow().person(member.record.work_no.as_str());
    assert_ne!(after.photo, member.photo);
    let print = desk.borrow().register.file(after.photo.unwrap()).unwrap();
    let print = image::load_from_memory(&print).unwrap();
    assert_eq!((print.width(), print.height()), (590, 826));
    assert_eq!(desk.borrow().register.file(after.photo_original.unwrap()).unwrap(), bytes);
    assert!(harness.query_by_role_and_label(Role::Image, "裁切框").is_none(), "the editor closes");
}

#[test]
fn a_picture_that_cannot_be_read_says_what_to_do() {
    let (desk, mut harness) = opened(sample());
    let heic = [b"\0\0\0\x18ftypheic".as_slice(), &[0; 40]].concat();
    let incoming = Incoming { name: "IMG_1.heic".into(), path: None, bytes: heic };
    desk.borrow_mut().with(|tab, cx| tab.receive(&incoming, cx));
    harness.run();
    assert!(harness.query_by_label_contains("HEIC").is_some());
}

/// A made list: one new person, one changed, one the same, one with a bad phone, one without a name.
fn list(register: &Register) -> String {
    let staff = register.staff().unwrap();
    let (one, two) = (&staff[0].record, &staff[1].record);
    [
        "长桥供电所营业厅人员名册,,,".to_owned(),
        "工号,姓名,岗位,手机".to_owned(),
        "CQ0901,新人甲,收费员,13800001234".to_owned(),
        format!("{},{},督导,", one.work_no.as_str(), one.name.as_str()),
        format!("{},{},{},", two.work_no.as_str(), two.name.as_str(), two.post),
        "CQ0902,新人乙,抄表员,138000012".to_owned(),
        "CQ0903,,抄表员,".to_owned(),
        "合计,5,,".to_owned(),
    ]
    .join(
        "
",
    )
}

#[test]
fn a_list_is_looked_at_then_brought_in_and_taken_back_in_one_step() {
    let (desk, mut harness) = opened(sample());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名册.csv");
    hallkeeper::exchange::files::write_whole(&path, list(&desk.borrow().register).as_bytes()).unwrap();
    let before = desk.borrow().register.staff().unwrap();
    let bytes = std::fs::read(&path).unwrap();
    let incoming = Incoming { name: "名册.csv".into(), path: Some(path), bytes };
    desk.borrow_mut().with(|tab, cx| tab.receive(&incoming, cx));
    for _ in 0..8 {
        harness.run_ok();
    }
    picture(&mut harness, "staff-import-zh-light");
    for chip in ["全部 7", "新增 2", "修改 1", "有问题 2"] {
        assert!(harness.query_by_label(chip).is_some(), "{chip}");
    }
    assert!(harness.query_by_label_contains(&format!("岗位：{} → 督导", before[0].record.post)).is_some());
    assert!(harness.query_by_label_contains("D 列手机").is_some());
    assert_eq!(desk.borrow().register.staff().unwrap(), before, "nothing is written before the button");
    click(&mut harness, Role::Button, "有问题 2");
    assert_eq!(harness.get_all_by_role(Role::Row).count(), 2);
    click(&mut harness, Role::Button, "导入 3 人");
    harness.run_ok();
    assert_eq!(desk.borrow().person("CQ0901").record.name.as_str(), "新人甲");
    assert_eq!(desk.borrow().person("CQ0902").record.phone, None);
    assert_eq!(desk.borrow().person(before[0].record.work_no.as_str()).record.post, "督导");
    assert!(harness.query_by_label_contains("已导入 3 人").is_some());
    assert!(harness.query_by_label_contains("第 6 行").is_some(), "problems stay in sight");
    picture(&mut harness, "staff-imported-zh-light");
    let now = desk.borrow().now;
    desk.borrow_mut().register.undo("", now).unwrap();
    assert_eq!(desk.borrow().register.staff().unwrap(), before);
    desk.borrow_mut().with(|tab, cx| tab.hear(&Done::Undone, cx));
    for _ in 0..4 {
        harness.run_ok();
    }
    assert!(harness.query_by_label_contains("已导入 3 人").is_none(), "what was undone is not told as done");
    harness.get_by_role_and_label(Role::Button, "导入 3 人");
}

#[test]
fn a_column_moved_by_hand_makes_the_plan_anew() {
    let (desk, mut harness) = opened(Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    hallkeeper::exchange::files::write_whole(&path, "工号,姓名,单位内编制\nCQ1,甲一,收费员\n".as_bytes()).unwrap();
    let incoming = Incoming { name: "list.csv".into(), path: Some(path), bytes: vec![1] };
    desk.borrow_mut().with(|tab, cx| tab.receive(&incoming, cx));
    for _ in 0..6 {
        harness.run_ok();
    }
    click(&mut harness, Role::ComboBox, "C 列 单位内编制");
    click(&mut harness, Role::ListBoxOption, "岗位");
    for _ in 0..4 {
        harness.run_ok();
    }
    click(&mut harness, Role::Button, "导入 1 人");
    harness.run_ok();
    assert_eq!(desk.borrow().person("CQ1").record.post, "收费员");
}

/// Exports through the menu to a file and gives its text.
fn exported(harness: &mut Harness<'static, Window>, entry: &str, path: &Path) -> String {
    click(harness, Role::Button, "更多");
    click(harness, Role::MenuItem, entry);
    if harness.query_by_role_and_label(Role::Button, "含手机号导出").is_some() {
        click(harness, Role::Button, "含手机号导出");
    }
    harness.get_by_role_and_label(Role::TextInput, "文件路径").focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(path.to_str().unwrap());
    harness.run();
    click(harness, Role::Button, "确定");
    harness.run();
    String::from_utf8(std::fs::read(path).unwrap()).unwrap()
}

#[test]
fn a_list_that_lies_there_already_is_only_replaced_when_that_is_wanted() {
    let (_desk, mut harness) = opened(sample());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("名单.csv");
    std::fs::write(&path, "old").unwrap();
    assert_eq!(exported(&mut harness, "导出名单（号码打码）", &path), "old");
    harness.get_by_label("替换已有的 名单.csv 吗？");
    click(&mut harness, Role::Button, "不替换");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    assert_eq!(exported(&mut harness, "导出名单（号码打码）", &path), "old");
    click(&mut harness, Role::Button, "替换");
    harness.run();
    assert!(std::fs::read_to_string(&path).unwrap().contains("工号"));
}

#[test]
fn a_list_leaves_with_masked_phones_unless_asked_and_then_it_is_noted() {
    let (desk, mut harness) = opened(sample());
    let folder = tempfile::tempdir().unwrap();
    let staff = desk.borrow().register.staff().unwrap();
    let phone = staff
        .iter()
        .find_map(|member| member.record.phone.clone())
        .unwrap()
        .reveal(hallkeeper::domain::personal::Why::Compared)
        .to_owned();
    let noted = |desk: &Shared| desk.borrow().register.history(200).unwrap().len();
    let before = noted(&desk);
    let masked = exported(&mut harness, "导出名单（号码打码）", &folder.path().join("a.csv"));
    assert!(masked.contains("工号") && !masked.contains(&phone));
    assert_eq!(noted(&desk), before);
    let whole = exported(&mut harness, "导出名单（含手机号）", &folder.path().join("b.csv"));
    assert!(whole.contains(&phone));
    assert_eq!(noted(&desk), before + 1);
}

#[test]
fn an_empty_roster_offers_the_list() {
    let (_, mut harness) = opened(Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap());
    harness.get_by_label_contains("还没有人员");
    picture(&mut harness, "staff-empty-zh-light");
    click(&mut harness, Role::Button, "导入名单");
    harness.get_by_role_and_label(Role::TextInput, "文件路径");
}

#[test]
fn the_screens_show_in_both_languages_and_themes() {
    for lang in Lang::ALL {
        for theme in [ThemeName::Light, ThemeName::Dark] {
            for (name, size) in [("office", BODY), ("large", LARGE), ("narrow", egui::vec2(640.0, 400.0))] {
                let desk = desk(sample(), lang, theme);
                let mut harness = show(&desk, size);
                let chosen = desk.borrow().person("CQ0217").id;
                desk.borrow_mut().with(|tab, cx| tab.go(&Place::Staff(Some(chosen)), cx));
                harness.run();
                harness.run();
                picture(&mut harness, &format!("staff-{name}-{}-{}", lang.key(), theme.key()));
                if name == "office" {
                    for (tab, key) in [("record", "staff-tab-record"), ("windows", "staff-tab-windows")] {
                        let words = desk.borrow().strings.text(key);
                        harness
                            .get_all_by_role(Role::Tab)
                            .find(|node| node.accesskit_node().label().is_some_and(|label| label.starts_with(&words)))
                            .unwrap()
                            .click();
                        harness.run();
                        picture(&mut harness, &format!("staff-{tab}-{}-{}", lang.key(), theme.key()));
                    }
                }
                let add = desk.borrow().strings.text("staff-add");
                if size.x > 1000.0 {
                    click(&mut harness, Role::Button, &add);
                    picture(&mut harness, &format!("staff-form-{name}-{}-{}", lang.key(), theme.key()));
                }
                let image = harness.render().unwrap();
                let colors: std::collections::HashSet<_> = image.pixels().collect();
                assert!(colors.len() > 100, "only {} colours", colors.len());
            }
        }
    }
}
