//! What the widgets do with keys and clicks, as a person works them.

use super::harness::{OFFICE, Screen, picture, window};
use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Key, Ui};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::ui::strings::{Lang, Strings};
use hallkeeper::ui::theme::{ThemeName, Tokens};
use hallkeeper::ui::widgets::{self as w, Button, Caption, Column, Segments, Select, Stepper, Table, TextField};
use std::cell::RefCell;
use std::rc::Rc;

type Shared<T> = Rc<RefCell<T>>;

/// Selected row, opened row, how many rows the last frame painted.
type Seen = (Option<usize>, Option<usize>, usize);

fn shared<T>(value: T) -> (Shared<T>, Shared<T>) {
    let value = Rc::new(RefCell::new(value));
    (value.clone(), value)
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

fn screen(mut paint: impl FnMut(&mut Ui, &Tokens, &Strings) + 'static) -> Harness<'static, Screen> {
    let (tokens, strings) = (Tokens::load(ThemeName::Light), Strings::load(Lang::Zh));
    let look = tokens.clone();
    let frame = egui::Frame::new().inner_margin(24).fill(tokens.surface);
    window(OFFICE, &look, move |ui| {
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            paint(ui, &tokens, &strings);
        });
    })
}

#[test]
fn a_button_answers_a_click_and_the_enter_key() {
    let (count, seen) = shared(0);
    let mut harness = screen(move |ui, tokens, _| {
        *count.borrow_mut() += i32::from(Button::primary("确认登记").show(ui, tokens).clicked());
    });
    harness.get_by_role_and_label(Role::Button, "确认登记").click();
    harness.run();
    assert_eq!(*seen.borrow(), 1);
    harness.get_by_role_and_label(Role::Button, "确认登记").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*seen.borrow(), 2);
}

#[test]
fn a_blocked_button_does_nothing() {
    let (count, seen) = shared(0);
    let mut harness = screen(move |ui, tokens, _| {
        let button = Button::primary("打印").blocked(Some("没有照片"));
        *count.borrow_mut() += i32::from(button.show(ui, tokens).clicked());
    });
    assert!(harness.get_by_role_and_label(Role::Button, "打印").accesskit_node().is_disabled());
    harness.get_by_role_and_label(Role::Button, "打印").click();
    harness.run();
    assert_eq!(*seen.borrow(), 0);
}

#[test]
fn enter_moves_on_to_the_next_field() {
    let (drafts, seen) = shared((String::new(), String::new()));
    let mut harness = screen(move |ui, tokens, _| {
        let (name, number) = &mut *drafts.borrow_mut();
        TextField::new(Caption::new("姓名").required(), name).show(ui, tokens);
        TextField::new("工号", number).show(ui, tokens);
    });
    harness.get_by_role_and_label(Role::TextInput, "姓名").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "姓名").type_text("李斯");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert!(harness.get_by_role_and_label(Role::TextInput, "工号").accesskit_node().is_focused());
    harness.get_by_role_and_label(Role::TextInput, "工号").type_text("CQ1");
    harness.run();
    assert_eq!(*seen.borrow(), ("李斯".to_owned(), "CQ1".to_owned()));
}

#[test]
fn a_problem_is_said_below_its_field() {
    let harness = screen(|ui, tokens, _| {
        let caption = Caption::new("手机").problem(Some("少 1 位"));
        TextField::new(caption, &mut String::from("138")).show(ui, tokens);
    });
    harness.get_by_label("少 1 位");
}

#[test]
fn a_list_is_picked_from_with_the_mouse() {
    let (picked, seen) = shared(None);
    let options = ["1 号窗口", "2 号窗口"];
    let mut harness = screen(move |ui, tokens, strings| {
        Select::new("窗口", &mut picked.borrow_mut(), &options).show(ui, tokens, strings);
    });
    harness.get_by_role_and_label(Role::ComboBox, "窗口").click();
    harness.run();
    picture(&mut harness, "select-open");
    harness.get_by_role_and_label(Role::ListBoxOption, "2 号窗口").click();
    harness.run();
    assert_eq!(*seen.borrow(), Some(1));
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "1 号窗口").is_none(), "the list closes");
}

#[test]
fn a_short_list_is_picked_from_with_the_keys() {
    let (picked, seen) = shared(Some(0));
    let options = ["完好", "破损", "没有封条"];
    let mut harness = screen(move |ui, tokens, strings| {
        Select::new("封条", &mut picked.borrow_mut(), &options).show(ui, tokens, strings);
        Button::secondary("别处").show(ui, tokens);
    });
    harness.get_by_role_and_label(Role::ComboBox, "封条").focus();
    harness.run();
    for key in [Key::Enter, Key::ArrowDown, Key::ArrowDown, Key::Enter] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(*seen.borrow(), Some(2));
    assert!(harness.query_by_role_and_label(Role::ListBoxOption, "完好").is_none(), "the list closes");
    assert!(harness.get_by_role_and_label(Role::ComboBox, "封条").accesskit_node().is_focused());
}

#[test]
fn a_long_list_is_searched_by_typing() {
    let (picked, seen) = shared(None);
    let options: Vec<String> = (1..=30).map(|number| format!("{number} 号窗口")).collect();
    let mut harness = screen(move |ui, tokens, strings| {
        Select::new("窗口", &mut picked.borrow_mut(), &options).show(ui, tokens, strings);
    });
    harness.get_by_role_and_label(Role::ComboBox, "窗口").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    harness.event(egui::Event::Text("27".to_owned()));
    harness.run();
    picture(&mut harness, "select-searched");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(*seen.borrow(), Some(26));
}

#[test]
fn a_date_is_typed_and_becomes_a_full_date_when_left() {
    let (draft, seen) = shared((String::new(), String::new()));
    let mut harness = screen(move |ui, tokens, strings| {
        let (due, other) = &mut *draft.borrow_mut();
        w::DateField::new("期限", due, today()).show(ui, tokens, strings);
        TextField::new("原因", other).show(ui, tokens);
    });
    harness.get_by_role_and_label(Role::TextInput, "期限").focus();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, "期限").type_text("+3");
    harness.run();
    harness.get_by_label("= 11-26 周四");
    picture(&mut harness, "date-typed");
    assert_eq!(seen.borrow().0, "+3");
    harness.get_by_role_and_label(Role::TextInput, "原因").focus();
    harness.run();
    assert_eq!(seen.borrow().0, "2026-11-26");
    let shown = harness.get_by_role_and_label(Role::TextInput, "期限").accesskit_node().value();
    assert_eq!(shown.as_deref(), Some("11-26 周四"));
}

#[test]
fn a_date_is_picked_from_the_month() {
    let (draft, seen) = shared(String::new());
    let mut harness = screen(move |ui, tokens, strings| {
        let caption = Caption::new("期限").width(220.0);
        w::DateField::new(caption, &mut draft.borrow_mut(), today()).show(ui, tokens, strings);
    });
    harness.get_by_role_and_label(Role::Button, "选日期").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "下个月").click();
    harness.run();
    picture(&mut harness, "date-open");
    harness.get_by_role_and_label(Role::Button, "2026年12月8日 星期二").click();
    harness.run();
    assert_eq!(*seen.borrow(), "2026-12-08");
}

#[test]
fn a_number_is_stepped_and_typed() {
    let (number, seen) = shared(2);
    let mut harness = screen(move |ui, tokens, _| {
        Stepper::new("信件", &mut number.borrow_mut(), 0..=3).show(ui, tokens);
    });
    for _ in 0..3 {
        harness.get_by_role_and_label(Role::Button, "信件 +").click();
        harness.run();
    }
    assert_eq!(*seen.borrow(), 3, "the range holds");
    harness.get_by_role_and_label(Role::TextInput, "信件").focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(*seen.borrow(), 2);
}

#[test]
fn segments_switches_and_boxes_change_what_they_show() {
    let (state, seen) = shared((0, false, false, 'a'));
    let mut harness = screen(move |ui, tokens, _| {
        let (kind, check, switch, letter) = &mut *state.borrow_mut();
        Segments::new().option(0, "投诉").option(1, "建议").show(ui, tokens, kind);
        w::checkbox(ui, tokens, check, "裁切线");
        w::switch(ui, tokens, switch, "双面背面");
        w::radio(ui, tokens, letter, ('a', "署名"));
        w::radio(ui, tokens, letter, ('b', "匿名"));
    });
    harness.get_by_role_and_label(Role::RadioButton, "建议").click();
    harness.get_by_role_and_label(Role::CheckBox, "裁切线").click();
    harness.get_by_role_and_label(Role::Switch, "双面背面").click();
    harness.get_by_role_and_label(Role::RadioButton, "匿名").click();
    harness.run();
    assert_eq!(*seen.borrow(), (1, true, true, 'b'));
}

fn list(rows: usize) -> (Shared<Seen>, Harness<'static, Screen>) {
    let (state, seen) = shared((None, None, 0));
    let harness = screen(move |ui, tokens, _| {
        let columns = [Column::exact("姓名", 120.0).sortable(), Column::rest("岗位")];
        let mut painted = 0;
        let selected = state.borrow().0;
        let table = Table::new("people", &columns).row(44.0).rows(rows).selected(selected);
        let output = table.show(ui, tokens, |row| {
            painted += 1;
            row.name(format!("人 {}", row.index));
            row.text(hallkeeper::ui::theme::Text::RowTitle, "某某");
            row.cell(|ui| w::secondary(ui, tokens, "收费员"));
        });
        let mut state = state.borrow_mut();
        state.0 = output.clicked.or(state.0);
        state.1 = output.activated.or(state.1);
        state.2 = painted;
    });
    (seen, harness)
}

#[test]
fn a_list_of_a_million_rows_paints_only_what_is_seen() {
    let (seen, _harness) = list(1_000_000);
    assert!(seen.borrow().2 <= 20, "{} rows painted", seen.borrow().2);
}

#[test]
fn rows_are_selected_by_click_and_walked_with_the_arrows() {
    let (seen, mut harness) = list(100);
    harness.get_by_role_and_label(Role::Row, "人 3").click();
    harness.run();
    assert_eq!(seen.borrow().0, Some(3));
    harness.key_press(Key::ArrowDown);
    harness.run();
    assert_eq!(seen.borrow().0, Some(4));
    picture(&mut harness, "table-walked");
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(seen.borrow().0, Some(99));
    harness.get_by_role_and_label(Role::Row, "人 99");
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(seen.borrow().1, Some(99));
}

#[test]
fn a_dialog_answers_by_its_verbs_and_esc_is_the_safe_one() {
    let (answers, seen) = shared(Vec::new());
    let mut harness = screen(move |ui, tokens, _| {
        let dialog = w::Dialog::new("void", "作废？").text("不能再用").answers("不作废", Button::danger("作废"));
        answers.borrow_mut().extend(dialog.show(ui.ctx(), tokens, |_| {}));
    });
    picture(&mut harness, "dialog-open");
    harness.get_by_role_and_label(Role::Button, "作废").click();
    harness.run();
    harness.get_by_role_and_label(Role::Button, "不作废").click();
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(*seen.borrow(), [w::Answer::Act, w::Answer::Safe, w::Answer::Safe]);
}

#[test]
fn a_tooltip_names_the_keys() {
    let mut harness = screen(|ui, tokens, _| {
        Button::primary("记一件").shortcut("Ctrl N").tip("记一件投诉").show(ui, tokens);
    });
    harness.get_by_role_and_label(Role::Button, "记一件").hover();
    harness.run();
    harness.run_steps(4);
    harness.get_by_label("记一件投诉 · Ctrl N");
    picture(&mut harness, "tooltip");
}

#[test]
fn a_menu_opens_below_its_button_and_answers() {
    let (count, seen) = shared(0);
    let mut harness = screen(move |ui, tokens, _| {
        let more = Button::icon_only(hallkeeper::ui::icons::MORE, "更多").show(ui, tokens);
        w::Menu::below(&more).show(tokens, |ui| {
            let item = w::MenuItem::new("转办").icon(hallkeeper::ui::icons::FORWARD).key("Ctrl T");
            *count.borrow_mut() += i32::from(w::menu_item(ui, tokens, item).clicked());
        });
    });
    harness.get_by_role_and_label(Role::Button, "更多").click();
    harness.run();
    picture(&mut harness, "menu-open");
    harness.get_by_role_and_label(Role::MenuItem, "转办").click();
    harness.run();
    assert_eq!(*seen.borrow(), 1);
    assert!(harness.query_by_role_and_label(Role::MenuItem, "转办").is_none(), "the menu closes");
}

#[test]
fn two_toasts_can_be_taken_back_and_tried_again() {
    let (answers, seen) = shared(Vec::new());
    let mut harness = screen(move |ui, tokens, _| {
        let mut answers = answers.borrow_mut();
        answers.extend(w::Toast::done("已登记").undo("撤销", "Ctrl Z").show(ui, tokens));
        answers.extend(
            w::Toast::problem("没有写完", "换一个 U 盘").retry("重试").copy("复制详情").close("收起").show(ui, tokens),
        );
    });
    harness.get_by_role_and_label(Role::Button, "撤销").click();
    harness.get_by_role_and_label(Role::Button, "重试").click();
    harness.get_by_role_and_label(Role::Link, "复制详情").click();
    harness.get_by_role_and_label(Role::Button, "收起").click();
    harness.run();
    let all = [w::ToastAnswer::Undo, w::ToastAnswer::Retry, w::ToastAnswer::Copy, w::ToastAnswer::Close];
    assert_eq!(*seen.borrow(), all);
}
