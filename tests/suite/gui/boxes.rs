//! The suggestion box as a person works it: the calendar read, a day recorded, a missed day written late, the month printed.

use super::harness::{OFFICE, Screen as Window, picture, window};
use crate::suite::documents::reading;
use crate::suite::register::making::{at, day, hall, register};
use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, UiBuilder, Vec2, pos2, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::dispatch::apply;
use hallkeeper::app::sample;
use hallkeeper::domain::boxes::{BoxEntryDraft, LetterFate, NewBoxEntry, NewLetter, Seal};
use hallkeeper::domain::calendar::WorkCalendar;
use hallkeeper::domain::cases::CaseKind;
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{BoxId, StaffId};
use hallkeeper::jobs::Jobs;
use hallkeeper::register::Register;
use hallkeeper::register::boxes::FullEntry;
use hallkeeper::ui::boxes::BoxesTab;
use hallkeeper::ui::commands::{Command, Commands, Done, Notice, Place, ShellCommand};
use hallkeeper::ui::context::{Incoming, UiContext};
use hallkeeper::ui::pictures::Pictures;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use std::cell::RefCell;
use std::rc::Rc;

const BOX: BoxId = BoxId(1);

fn now() -> Moment {
    at("2026-11-23", 16, 42)
}

/// The tab, its records, and what it asked the window for.
struct Desk {
    register: Register,
    tab: BoxesTab,
    commands: Commands,
    pictures: Pictures,
    strings: Strings,
    tokens: Tokens,
    calendar: WorkCalendar,
    now: Moment,
    places: Vec<Place>,
    notices: Vec<Notice>,
    incoming: Vec<Incoming>,
    revealed: Vec<String>,
}

type Shared = Rc<RefCell<Desk>>;

impl Desk {
    fn new(register: Register, (lang, theme): (Lang, ThemeName)) -> Shared {
        Rc::new(RefCell::new(Self {
            register,
            tab: BoxesTab::default(),
            commands: Commands::default(),
            pictures: Pictures::default(),
            strings: Strings::load(lang),
            tokens: Tokens::load(theme),
            calendar: WorkCalendar::shipped().unwrap(),
            now: now(),
            places: Vec::new(),
            notices: Vec::new(),
            incoming: Vec::new(),
            revealed: Vec::new(),
        }))
    }

    fn with(&mut self, act: impl FnOnce(&mut BoxesTab, &UiContext<'_>, Vec<Incoming>)) {
        let cx = UiContext {
            register: &self.register,
            commands: &self.commands,
            jobs: &Jobs::at_once(),
            now: self.now,
            strings: &self.strings,
            tokens: &self.tokens,
            pictures: &self.pictures,
            calendar: &self.calendar,
        };
        act(&mut self.tab, &cx, std::mem::take(&mut self.incoming));
    }

    fn frame(&mut self, ui: &mut egui::Ui) {
        self.with(|tab, cx, incoming| {
            for one in &incoming {
                tab.receive(one, cx);
            }
            let all = ui.max_rect();
            let wide = all.width() > 1000.0;
            let rail = if wide { 144.0 } else { 64.0 };
            let body = Rect::from_min_max(all.min + vec2(rail, 48.0), all.max - vec2(0.0, 28.0));
            ui.painter().rect_filled(all, 0.0, cx.tokens.ground);
            tab.show(&mut ui.new_child(UiBuilder::new().max_rect(body)), cx);
        });
        for command in self.commands.drain() {
            self.dispatch(command);
        }
    }

    /// Does what was asked, as the program does between frames.
    fn dispatch(&mut self, command: Command) {
        match command {
            Command::Shell(ShellCommand::KeepDraft(key, body)) => {
                let body: serde_json::Value = serde_json::from_str(&body).unwrap();
                self.register.keep_draft(&key, &body, self.now).unwrap();
            }
            Command::Shell(ShellCommand::ForgetDraft(key)) => {
                self.register.forget_draft(&key).unwrap();
            }
            Command::Shell(ShellCommand::Go(place)) => self.places.push(place),
            Command::Shell(ShellCommand::Reveal(what)) => self.revealed.push(what),
            Command::Shell(ShellCommand::Notify(notice)) => self.notices.push(notice),
            Command::Shell(other) => unreachable!("not expected of this tab: {other:?}"),
            change => {
                let done = apply(&mut self.register, change, self.now).map_or(Done::Refused, |change| change.done);
                self.with(|tab, cx, _| tab.hear(&done, cx));
            }
        }
    }

    fn entry(&self, day: NaiveDate) -> Option<FullEntry> {
        self.register.box_entry(BOX, day).unwrap()
    }
}

fn open(desk: &Shared, size: Vec2) -> Harness<'static, Window> {
    let (seen, look) = (Rc::clone(desk), desk.borrow().tokens.clone());
    let mut harness = window(size, &look, move |ui| seen.borrow_mut().frame(ui));
    harness.run_ok();
    harness
}

fn zh(register: Register) -> (Shared, Harness<'static, Window>) {
    let desk = Desk::new(register, (Lang::Zh, ThemeName::Light));
    let harness = open(&desk, OFFICE);
    (desk, harness)
}

fn click(harness: &mut Harness<'_, Window>, role: Role, name: &str) {
    harness.get_by_role_and_label(role, name).click();
    harness.run_ok();
}

fn press(harness: &mut Harness<'_, Window>, name: &str) {
    click(harness, Role::Button, name);
}

fn write(harness: &mut Harness<'_, Window>, (role, name): (Role, &str), words: &str) {
    harness.get_by_role_and_label(role, name).focus();
    harness.run_ok();
    harness.get_by_role_and_label(role, name).type_text(words);
    harness.run_ok();
}

fn choose(harness: &mut Harness<'_, Window>, list: &str, name: &str) {
    click(harness, Role::ComboBox, list);
    click(harness, Role::ListBoxOption, name);
}

fn choose_people(harness: &mut Harness<'_, Window>) {
    choose(harness, "开箱人", "唐巧云");
    choose(harness, "见证人", "顾明远");
}

fn entry(people: &[StaffId], opened_at: Moment, letters: Vec<NewLetter>) -> NewBoxEntry {
    NewBoxEntry {
        box_id: BOX,
        day: opened_at.date(),
        opened_at,
        opener: people[1],
        witness: people[2],
        seal: Seal::Intact,
        letters,
        remark: String::new(),
    }
}

fn letter(text: &str) -> NewLetter {
    NewLetter {
        kind: CaseKind::Suggestion,
        signed_by: "".into(),
        text: text.into(),
        scan: None,
        fate: LetterFate::Case { department: "营业班".into() },
    }
}

/// November up to the 21st: the 5th missed, the 12th written late, letters on some days.
fn november() -> Register {
    let (mut register, people) = register();
    for number in (2..=21).filter(|number| ![5, 8, 15].contains(number)) {
        let date = format!("2026-11-{number:02}");
        let letters = if [2, 10, 14].contains(&number) { vec![letter("等候区添几把椅子")] } else { Vec::new() };
        let entered = if number == 12 { at("2026-11-13", 9, 5) } else { at(&date, 17, 0) };
        register.record_box_entry(&entry(&people, at(&date, 17, 0), letters), entered).unwrap();
    }
    register
}

#[test]
fn the_calendar_names_each_day_by_its_state() {
    let (_, harness) = zh(november());
    for name in [
        "11月1日 休息",
        "11月2日 1 封",
        "11月3日 空箱",
        "11月5日 漏记",
        "11月12日 补记",
        "11月22日 休息",
        "11月23日 今天",
        "11月24日",
    ] {
        harness.get_by_role_and_label(Role::Button, name);
    }
    for sum in ["开箱 17 天", "3 封", "空箱 14", "补记 1", "漏记 1", "3 封都有去向"] {
        harness.get_by_label(sum);
    }
    harness.get_by_label("还有 48 分钟关门");
}

#[test]
fn two_letters_are_recorded_by_clicking_and_typing() {
    let (desk, mut harness) = zh(register().0);
    choose_people(&mut harness);
    for _ in 0..2 {
        press(&mut harness, "信件（封） +");
    }
    write(&mut harness, (Role::MultilineTextInput, "第 1 封 信件内容"), "等候区椅子少");
    write(&mut harness, (Role::TextInput, "第 1 封 转给部门"), "营业班");
    write(&mut harness, (Role::MultilineTextInput, "第 2 封 信件内容"), "一张优惠券");
    harness.get_by_label("将新建 2026-0001");
    harness.get_all_by_role_and_label(Role::RadioButton, "不处理，因为……").nth(1).unwrap().click();
    harness.run_ok();
    write(&mut harness, (Role::TextInput, "第 2 封 不处理的原因"), "广告");
    press(&mut harness, "确认登记");
    let full = desk.borrow().entry(now().date()).unwrap();
    assert_eq!((full.entry.opened_at, full.entry.letter_count), (at("2026-11-23", 16, 42), 2));
    assert_eq!(full.letters[0].case.unwrap().1.to_string(), "2026-0001");
    assert_eq!((full.letters[0].department.as_str(), full.letters[0].text.as_str()), ("营业班", "等候区椅子少"));
    assert_eq!((full.letters[1].case, full.letters[1].no_action_because.as_str()), (None, "广告"));
    harness.get_by_label("11月23日 2 封");
    click(&mut harness, Role::Link, "2026-0001");
    let case = full.letters[0].case.unwrap().0;
    assert_eq!(desk.borrow().places, [Place::Cases(Some(case))]);
    let kept: Option<BoxEntryDraft> = desk.borrow().register.draft("box:1:2026-11-23").unwrap();
    assert_eq!(kept, None);
}

#[test]
fn an_empty_box_is_one_click_once_the_people_are_known() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "今天是空箱");
    let full = desk.borrow().entry(now().date()).unwrap();
    assert_eq!((full.entry.letter_count, full.entry.is_late()), (0, false));
    harness.get_by_role_and_label(Role::Button, "11月23日 空箱");
    harness.get_by_label("箱里没有信，空箱也已登记。");
}

#[test]
fn an_empty_box_waits_for_opener_and_witness() {
    let (desk, mut harness) = zh(register().0);
    assert!(harness.get_by_role_and_label(Role::Button, "今天是空箱").accesskit_node().is_disabled());
    choose_people(&mut harness);
    press(&mut harness, "今天是空箱");
    assert_eq!(desk.borrow().entry(now().date()).unwrap().letters, []);
}

#[test]
fn a_missed_day_is_written_late_and_keeps_both_times() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "11月5日 漏记");
    harness.get_by_label("补记：今天补写 11-05 的记录，两个时间都会留下");
    write(&mut harness, (Role::TextInput, "开箱时间"), "1710");
    press(&mut harness, "确认登记");
    let full = desk.borrow().entry(day("2026-11-05")).unwrap();
    assert!(full.entry.is_late());
    assert_eq!((full.entry.opened_at, full.entry.entered_at), (at("2026-11-05", 17, 10), now()));
    harness.get_by_label("补记：11-05 17:10 开箱，11-23 16:42 才登记");
    harness.get_by_role_and_label(Role::Button, "11月5日 补记");
}

#[test]
fn a_missing_reason_is_named_at_its_letter_and_nothing_is_lost() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "信件（封） +");
    write(&mut harness, (Role::MultilineTextInput, "第 1 封 信件内容"), "一张优惠券");
    click(&mut harness, Role::RadioButton, "不处理，因为……");
    assert!(harness.query_by_label("要写明原因").is_none());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    harness.get_by_label("要写明原因");
    harness.get_by_label("还有 1 处要填");
    assert_eq!(desk.borrow().entry(now().date()), None);
    let text = harness.get_by_role_and_label(Role::MultilineTextInput, "第 1 封 信件内容").value();
    assert_eq!(text.as_deref(), Some("一张优惠券"));
}

#[test]
fn what_was_typed_survives_the_window_and_the_way_to_another_day() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "信件（封） +");
    write(&mut harness, (Role::MultilineTextInput, "第 1 封 信件内容"), "等候区椅子少");
    press(&mut harness, "11月20日 空箱");
    press(&mut harness, "11月23日 今天");
    let read = |harness: &Harness<'_, Window>| {
        harness.get_by_role_and_label(Role::MultilineTextInput, "第 1 封 信件内容").value()
    };
    assert_eq!(read(&harness).as_deref(), Some("等候区椅子少"));
    drop(harness);
    desk.borrow_mut().tab = BoxesTab::default();
    let harness = open(&desk, OFFICE);
    assert_eq!(read(&harness).as_deref(), Some("等候区椅子少"));
}

#[test]
fn a_letter_with_words_is_taken_away_only_after_asking() {
    let (_, mut harness) = zh(november());
    press(&mut harness, "信件（封） +");
    write(&mut harness, (Role::MultilineTextInput, "第 1 封 信件内容"), "等候区椅子少");
    press(&mut harness, "信件（封） −");
    harness.get_by_label("去掉最后 1 封吗？");
    press(&mut harness, "留着");
    harness.get_by_role_and_label(Role::MultilineTextInput, "第 1 封 信件内容");
    press(&mut harness, "信件（封） −");
    press(&mut harness, "去掉");
    assert!(harness.query_by_label("第 1 封").is_none());
}

#[test]
fn an_entry_that_was_undone_is_there_again_to_be_mended() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "信件（封） +");
    write(&mut harness, (Role::MultilineTextInput, "第 1 封 信件内容"), "等候区椅子少");
    press(&mut harness, "确认登记");
    {
        let mut desk = desk.borrow_mut();
        desk.register.undo("撤销登记", now()).unwrap();
        desk.with(|tab, cx, _| tab.hear(&Done::Undone, cx));
    }
    harness.run_ok();
    let text = harness.get_by_role_and_label(Role::MultilineTextInput, "第 1 封 信件内容").value();
    assert_eq!(text.as_deref(), Some("等候区椅子少"));
    harness.get_by_label("将新建 2026-0005");
}

#[test]
fn a_dropped_picture_belongs_to_the_letter_being_filled_in() {
    let (desk, mut harness) = zh(november());
    let bytes = include_bytes!("../../../data/sample_hall/letter.jpg").to_vec();
    desk.borrow_mut().incoming.push(Incoming { name: "信.jpg".into(), path: None, bytes: bytes.clone() });
    harness.run_steps(4);
    write(&mut harness, (Role::MultilineTextInput, "第 1 封 信件内容"), "见照片");
    harness.get_by_role_and_label(Role::Button, "第 1 封 信件照片");
    press(&mut harness, "确认登记");
    let scan = desk.borrow().entry(now().date()).unwrap().letters[0].scan.unwrap();
    assert_eq!(desk.borrow().register.file(scan).unwrap(), bytes);
    desk.borrow_mut().incoming.push(Incoming { name: "a.txt".into(), path: None, bytes: b"text".to_vec() });
    harness.run_steps(4);
    assert_eq!(desk.borrow().notices, []);
}

#[test]
fn what_is_no_picture_is_told_and_the_form_stays() {
    let (desk, mut harness) = zh(november());
    desk.borrow_mut().incoming.push(Incoming { name: "a.txt".into(), path: None, bytes: b"text".to_vec() });
    harness.run_steps(4);
    assert!(desk.borrow().notices[0].text.starts_with("这张图片读不了"));
    harness.get_by_role_and_label(Role::Button, "确认登记");
}

#[test]
fn arrows_move_the_day_over_the_months_end() {
    let (_, mut harness) = zh(november());
    harness.get_by_role_and_label(Role::Button, "11月23日 今天").focus();
    harness.run_ok();
    harness.key_press(Key::ArrowUp);
    harness.run_ok();
    harness.get_by_label("11月16日 的开箱记录");
    for _ in 0..3 {
        harness.key_press(Key::ArrowUp);
        harness.run_ok();
    }
    harness.get_by_label("这天没有记录");
    harness.get_by_label("2026 年 10 月");
}

#[test]
fn a_rest_day_can_be_recorded_too() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "11月22日 休息");
    harness.get_by_label("休息日也可登记：开了箱就记下来。");
    press(&mut harness, "登记开箱");
    write(&mut harness, (Role::TextInput, "开箱时间"), "10:00");
    press(&mut harness, "当天是空箱");
    assert!(desk.borrow().entry(day("2026-11-22")).unwrap().entry.is_late());
}

#[test]
fn a_remark_is_added_and_the_entry_stays_as_it_was() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "11月20日 空箱");
    write(&mut harness, (Role::MultilineTextInput, "补充说明"), "当天停电");
    press(&mut harness, "记下说明");
    assert_eq!(desk.borrow().entry(day("2026-11-20")).unwrap().remarks[0].text, "当天停电");
    harness.get_by_label("11-23 16:42 补充：当天停电");
    let field = harness.get_by_role_and_label(Role::MultilineTextInput, "补充说明").value();
    assert_eq!(field.unwrap_or_default(), "");
}

#[test]
fn the_name_under_a_letter_is_masked_until_it_is_asked_for() {
    let (mut register, people) = register();
    let opened = at("2026-11-20", 17, 0);
    let signed = NewLetter { signed_by: "陈先生".into(), ..letter("等候区添几把椅子") };
    register.record_box_entry(&entry(&people, opened, vec![signed]), opened).unwrap();
    let (desk, mut harness) = zh(register);
    press(&mut harness, "11月20日 1 封");
    harness.get_by_label("建议 · 陈**");
    press(&mut harness, "显示署名");
    harness.get_by_label("建议 · 陈先生");
    assert_eq!(desk.borrow().revealed, ["2026-0001 name"]);
    press(&mut harness, "11月23日 今天");
    press(&mut harness, "11月20日 1 封");
    harness.get_by_label("建议 · 陈**");
}

#[test]
fn the_first_box_is_hung_from_the_empty_screen() {
    let register = Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap();
    let (desk, mut harness) = zh(register);
    harness.get_by_label("还没有意见箱");
    write(&mut harness, (Role::TextInput, "箱名"), "1 号箱");
    write(&mut harness, (Role::TextInput, "挂在哪里"), "大厅东侧");
    press(&mut harness, "挂上这个箱");
    let boxes = desk.borrow().register.boxes().unwrap();
    assert_eq!((boxes[0].name.as_str(), boxes[0].place.as_str()), ("1 号箱", "大厅东侧"));
    harness.get_by_label("11月23日 今天");
}

#[test]
fn a_box_is_renamed_and_taken_down() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "改名、取下、再挂一个");
    click(&mut harness, Role::MenuItem, "改名或换地方");
    write(&mut harness, (Role::TextInput, "箱名"), "（东）");
    press(&mut harness, "改好了");
    assert_eq!(desk.borrow().register.boxes().unwrap()[0].name, "1 号箱（东）");
    press(&mut harness, "改名、取下、再挂一个");
    click(&mut harness, Role::MenuItem, "取下这个箱");
    press(&mut harness, "取下");
    assert_eq!(desk.borrow().register.boxes().unwrap()[0].retired_on, Some(day("2026-11-23")));
    harness.get_by_label("这天没有记录");
    harness.get_by_label("11月20日 空箱");
}

#[test]
fn the_month_sheet_holds_every_date_and_is_saved_as_it_is_shown() {
    let (desk, mut harness) = zh(november());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
    harness.run_ok();
    harness.get_by_label("第 1 页，共 1 页");
    press(&mut harness, "存为 PDF");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("月表.pdf");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    let field = harness.get_by_role_and_label(Role::TextInput, "文件路径");
    field.focus();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run_ok();
    harness.get_by_role_and_label(Role::TextInput, "文件路径").type_text(&path.to_string_lossy());
    harness.run_ok();
    press(&mut harness, "确定");
    harness.run_steps(3);
    assert_eq!(desk.borrow().notices[0].text, "意见箱月表已存：月表.pdf");
    let text = reading::text(&std::fs::read(&path).unwrap(), 0);
    for number in 1..=30 {
        assert!(text.contains(&format!("11-{number:02}")), "11-{number:02} in {text}");
    }
    for words in ["补记于", "11-1309:05", "2026-0001", "唐巧云", "漏记"] {
        assert!(text.contains(words), "{words} in {text}");
    }
    press(&mut harness, "回到登记");
    harness.get_by_role_and_label(Role::Button, "确认登记");
}

fn show(desk: &Shared, harness: &mut Harness<'_, Window>, date: &str) {
    let place = Place::Boxes(Some((BOX, day(date))));
    desk.borrow_mut().with(|tab, cx, _| tab.go(&place, cx));
    harness.run_ok();
}

fn fill_in(harness: &mut Harness<'_, Window>, lang: Lang) {
    let words = Strings::load(lang);
    let name = |key: &str, nth: usize| {
        format!("{} {}", words.text_with("box-letter-nth", &[("n", nth.into())]), words.text(key))
    };
    for _ in 0..2 {
        press(harness, &format!("{} +", words.text("field-letter-count")));
    }
    write(
        harness,
        (Role::MultilineTextInput, &name("field-letter-text", 1)),
        "等候区椅子少，建议下午加几张，老人站得久",
    );
    write(harness, (Role::MultilineTextInput, &name("field-letter-text", 2)), "一张超市优惠券，没有写字");
    let aside = words.text("box-fate-none-open");
    harness.get_all_by_role_and_label(Role::RadioButton, &aside).nth(1).unwrap().click_accesskit();
    harness.run_ok();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
}

#[test]
fn pictures_of_the_screen_in_both_languages_and_looks() {
    for (lang, theme, size, name) in [
        (Lang::Zh, ThemeName::Light, OFFICE, "zh-light"),
        (Lang::En, ThemeName::Dark, OFFICE, "en-dark"),
        (Lang::Zh, ThemeName::Dark, vec2(1920.0, 1080.0), "zh-dark-large"),
        (Lang::En, ThemeName::Light, vec2(1093.0, 614.0), "en-light-125"),
        (Lang::Zh, ThemeName::Light, vec2(780.0, 439.0), "zh-light-175"),
        (Lang::En, ThemeName::Light, vec2(780.0, 439.0), "en-light-175"),
    ] {
        let desk = Desk::new(sample::register(now()).unwrap(), (lang, theme));
        let mut harness = open(&desk, size);
        fill_in(&mut harness, lang);
        picture(&mut harness, &format!("boxes-{name}-form"));
        for (date, what) in
            [("2026-11-20", "kept"), ("2026-11-12", "day12"), ("2026-11-05", "day05"), ("2026-11-22", "rest")]
        {
            show(&desk, &mut harness, date);
            picture(&mut harness, &format!("boxes-{name}-{what}"));
        }
        harness.key_press_modifiers(Modifiers::COMMAND, Key::P);
        harness.run_ok();
        picture(&mut harness, &format!("boxes-{name}-sheet"));
        let all = Rect::from_min_max(pos2(0.0, 0.0), size.to_pos2());
        let outside = |node: &egui_kittest::Node<'_>| !all.x_range().expand(1.0).contains(node.rect().right());
        let lost: Vec<String> =
            harness.get_all_by_role(Role::Button).filter(outside).filter_map(|n| n.accesskit_node().label()).collect();
        assert_eq!(lost, Vec::<String>::new(), "{name}");
        let empty = Register::in_memory(&hall(), at("2026-11-01", 8, 0)).unwrap();
        let mut harness = open(&Desk::new(empty, (lang, theme)), size);
        picture(&mut harness, &format!("boxes-{name}-empty"));
    }
}

#[test]
fn a_remark_is_confirmed_by_keyboard() {
    let (desk, mut harness) = zh(november());
    press(&mut harness, "11月20日 空箱");
    write(&mut harness, (Role::MultilineTextInput, "补充说明"), "当天停电");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run_ok();
    assert_eq!(desk.borrow().entry(day("2026-11-20")).unwrap().remarks[0].text, "当天停电");
}

#[test]
fn sums_and_what_became_of_the_letters_do_not_overlap_in_english() {
    let desk = Desk::new(november(), (Lang::En, ThemeName::Light));
    let harness = open(&desk, OFFICE);
    let told = harness.query_by_label("All 3 dealt with").map(|told| told.rect().left());
    let missed = harness.get_by_label("1 missed").rect().right();
    assert!(told.is_none_or(|told| told > missed), "{told:?} {missed}");
}

#[test]
fn calendar_and_day_take_turns_in_a_narrow_window() {
    let desk = Desk::new(november(), (Lang::Zh, ThemeName::Light));
    let mut harness = open(&desk, vec2(780.0, 439.0));
    harness.get_by_role_and_label(Role::Button, "确认登记");
    harness.key_press(Key::Escape);
    harness.run_ok();
    picture(&mut harness, "boxes-zh-light-175-calendar");
    assert!(harness.query_by_role_and_label(Role::Button, "确认登记").is_none());
    press(&mut harness, "11月20日 空箱");
    harness.get_by_label("11月20日 的开箱记录");
}
