//! The ledger of cards as people work it: the whole life of a card by mouse and keys, work lists, verifying, files out.

use super::audits::{Look, Shared, go, open, write};
use super::harness::{LARGE, Screen as Window, picture};
use crate::suite::register::cards::{make, printed, step};
use crate::suite::register::making::{at, day, register};
use egui::accesskit::{Role, Toggled};
use egui::{Key, Modifiers, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::app::sample;
use hallkeeper::domain::cards::lists::CardList;
use hallkeeper::domain::cards::{Card, CardEventKind, IssueReason, Standing, Whereabouts};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::ids::{CardId, StaffId};
use hallkeeper::domain::products::Product;
use hallkeeper::register::Register;
use hallkeeper::ui::commands::Place;
use hallkeeper::ui::staff::StaffTab;
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;
use std::path::Path;

type Room = (Shared<StaffTab>, Harness<'static, Window>);

fn now() -> Moment {
    at("2026-11-23", 9, 0)
}

fn ledger(register: Register, look: Look) -> Room {
    let (desk, mut harness) = open::<StaffTab>(register, now(), look);
    go(&desk, &mut harness, Place::Cards(None));
    (desk, harness)
}

/// Someone with a printed badge, opened in the ledger.
fn with_badge() -> (Room, Card, Vec<StaffId>) {
    let (mut register, people) = register();
    let card = printed(&mut register, people[0], IssueReason::First);
    let (desk, mut harness) = ledger(register, Look::default());
    go(&desk, &mut harness, Place::Cards(Some(card.id)));
    ((desk, harness), card, people)
}

fn click(harness: &mut Harness<'_, Window>, words: &str) {
    harness.get_by_role_and_label(Role::Button, words).click();
    harness.run();
}

fn choose(harness: &mut Harness<'_, Window>, menu: &str, item: &str) {
    click(harness, menu);
    harness.get_by_role_and_label(Role::MenuItem, item).click();
    harness.run();
}

fn has(harness: &Harness<'_, Window>, words: &str) -> bool {
    harness.query_by_role_and_label(Role::Button, words).is_some()
}

fn fill(harness: &mut Harness<'_, Window>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::TextInput, field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    write(harness, text);
}

fn note(harness: &mut Harness<'_, Window>, field: &str, text: &str) {
    harness.get_by_role_and_label(Role::MultilineTextInput, field).focus();
    harness.run();
    write(harness, text);
}

fn confirm(harness: &mut Harness<'_, Window>) {
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    harness.run();
}

fn rows(harness: &Harness<'_, Window>) -> Vec<String> {
    harness.query_all_by_role(Role::Row).map(|row| row.accesskit_node().label().unwrap_or_default()).collect()
}

fn card(desk: &Shared<StaffTab>, id: CardId) -> Card {
    desk.borrow().register.card(id).unwrap()
}

fn stands(desk: &Shared<StaffTab>, id: CardId) -> (Standing, Whereabouts) {
    let life = card(desk, id).life;
    (life.standing, life.place)
}

#[test]
fn a_card_lives_its_whole_life_by_mouse_and_keys() {
    let ((desk, mut harness), made, _) = with_badge();
    click(&mut harness, "领用");
    fill(&mut harness, "经手人", "唐巧云");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id), (Standing::Live, Whereabouts::Bearer));
    let event = card(&desk, made.id).last(CardEventKind::HandedOver).unwrap().clone();
    assert_eq!((event.signed_by.as_str(), event.by.as_str()), ("周静岚", "唐巧云"), "the bearer is proposed");
    harness.get_by_label_contains("周静岚 签收");
    click(&mut harness, "挂失");
    write(&mut harness, "公交车上");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id), (Standing::Suspended, Whereabouts::Lost));
    assert_eq!(card(&desk, made.id).events.last().unwrap().by, "唐巧云", "whoever noted the last step is proposed");
    click(&mut harness, "已找回");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id), (Standing::Live, Whereabouts::Bearer));
    choose(&mut harness, "这张证的其他操作", "作废");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id).0, Standing::Live, "without a reason nothing is void");
    harness.get_by_label("1 处要补");
    note(&mut harness, "作废原因", "照片模糊");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id), (Standing::Void, Whereabouts::Bearer));
    click(&mut harness, "交回");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id), (Standing::Void, Whereabouts::Hall));
    click(&mut harness, "销毁");
    fill(&mut harness, "见证人", "唐巧云");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id).1, Whereabouts::Hall, "nobody is their own witness");
    fill(&mut harness, "见证人", "顾明远");
    note(&mut harness, "怎样销毁的（剪角、粉碎）", "剪角");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id), (Standing::Void, Whereabouts::Destroyed));
    assert_eq!(desk.borrow().register.verify().unwrap().findings, []);
    for words in ["领用", "挂失", "已找回", "交回", "销毁", "重新打印"] {
        assert!(!has(&harness, words), "{words} after the end");
    }
}

#[test]
fn what_may_not_follow_is_not_offered() {
    let ((desk, mut harness), made, _) = with_badge();
    for words in ["交回", "已找回", "销毁"] {
        assert!(!has(&harness, words), "{words} before it was handed over");
    }
    step(&mut desk.borrow_mut().register, made.id, CardEventKind::HandedOver).unwrap();
    harness.run();
    assert!(has(&harness, "交回") && has(&harness, "挂失") && !has(&harness, "领用"));
    step(&mut desk.borrow_mut().register, made.id, CardEventKind::Suspended).unwrap();
    harness.run();
    assert!(has(&harness, "已找回") && !has(&harness, "挂失") && !has(&harness, "领用"));
}

#[test]
fn a_day_before_the_last_step_is_named_beside_its_field() {
    let ((desk, mut harness), made, _) = with_badge();
    click(&mut harness, "领用");
    fill(&mut harness, "日期", "2026-11-01");
    confirm(&mut harness);
    harness.get_by_label("1 处要补");
    assert_eq!(card(&desk, made.id).life.place, Whereabouts::Hall);
    fill(&mut harness, "日期", "昨天");
    confirm(&mut harness);
    assert_eq!(card(&desk, made.id).events.last().unwrap().on, day("2026-11-22"));
}

#[test]
fn what_is_undone_stands_in_its_form_again() {
    let ((desk, mut harness), made, _) = with_badge();
    click(&mut harness, "挂失");
    write(&mut harness, "大厅里");
    confirm(&mut harness);
    assert_eq!(stands(&desk, made.id).0, Standing::Suspended);
    desk.borrow_mut().register.undo("", now()).unwrap();
    desk.borrow_mut().undone = true;
    harness.run();
    assert_eq!(stands(&desk, made.id).0, Standing::Live);
    confirm(&mut harness);
    assert_eq!(card(&desk, made.id).last(CardEventKind::Suspended).unwrap().note, "大厅里");
}

#[test]
fn a_form_is_there_again_after_the_window_was_closed() {
    let ((desk, mut harness), made, _) = with_badge();
    click(&mut harness, "挂失");
    write(&mut harness, "在仓库");
    drop(harness);
    let register = std::rc::Rc::into_inner(desk).unwrap().into_inner().register;
    let (desk, mut harness) = ledger(register, Look::default());
    go(&desk, &mut harness, Place::Cards(Some(made.id)));
    confirm(&mut harness);
    assert_eq!(card(&desk, made.id).last(CardEventKind::Suspended).unwrap().note, "在仓库");
    assert!(desk.borrow().register.draft::<serde_json::Value>(&format!("card-step:{}", made.id.0)).unwrap().is_none());
}

#[test]
fn escape_leaves_the_form_and_nothing_is_noted() {
    let ((desk, mut harness), made, _) = with_badge();
    click(&mut harness, "领用");
    harness.key_press(Key::Escape);
    harness.run();
    assert!(has(&harness, "领用") && !has(&harness, "不记了"));
    assert_eq!(card(&desk, made.id).life.place, Whereabouts::Hall);
}

#[test]
fn several_ticked_cards_are_handed_over_at_once_and_one_undo_takes_them_back() {
    let (mut register, people) = register();
    let cards: Vec<Card> = people.iter().map(|id| printed(&mut register, *id, IssueReason::First)).collect();
    step(&mut register, cards[2].id, CardEventKind::HandedOver).unwrap();
    let (desk, mut harness) = ledger(register, Look::default());
    for card in &cards {
        let name = format!("勾选 {}", card.number);
        let tick = harness.get_by_role_and_label(Role::CheckBox, &name);
        assert_eq!(tick.accesskit_node().toggled(), Some(Toggled::False));
        tick.click();
        harness.run();
    }
    assert!(has(&harness, "领用 2 张") && has(&harness, "交回 1 张") && !has(&harness, "销毁 3 张"));
    click(&mut harness, "领用 2 张");
    confirm(&mut harness);
    assert!(cards.iter().all(|card| stands(&desk, card.id).1 == Whereabouts::Bearer));
    assert_eq!(card(&desk, cards[0].id).events.last().unwrap().note, "各人在签收单上签收");
    desk.borrow_mut().register.undo("", now()).unwrap();
    assert_eq!(stands(&desk, cards[0].id).1, Whereabouts::Hall);
    assert_eq!(stands(&desk, cards[2].id).1, Whereabouts::Bearer, "that one was handed over before");
}

#[test]
fn a_draft_for_several_cards_ticks_them_again() {
    let (mut register, people) = register();
    let cards: Vec<Card> = people.iter().map(|id| printed(&mut register, *id, IssueReason::First)).collect();
    let (desk, mut harness) = ledger(register, Look::default());
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    click(&mut harness, "领用 3 张");
    fill(&mut harness, "经手人", "唐巧云");
    drop(harness);
    let register = std::rc::Rc::into_inner(desk).unwrap().into_inner().register;
    let (desk, mut harness) = ledger(register, Look::default());
    harness.get_by_label("已勾 3 张");
    confirm(&mut harness);
    assert!(cards.iter().all(|one| card(&desk, one.id).events.last().unwrap().by == "唐巧云"));
}

#[test]
fn people_without_a_card_are_rows_that_lead_to_the_print_room() {
    let (register, people) = register();
    let (desk, mut harness) = ledger(register, Look::default());
    assert!(
        rows(&harness).iter().any(|row| row.contains("周静岚") && row.contains("没有照片")),
        "{:?}",
        rows(&harness)
    );
    go(&desk, &mut harness, Place::CardList(CardList::NoBadge));
    assert_eq!(rows(&harness).len(), 3);
    click(&mut harness, "打印证件");
    let wanted = Place::PrintProduct(Product::Badge, people);
    assert_eq!(desk.borrow().places.last(), Some(&wanted));
    assert!(has(&harness, "去配照片"));
}

#[test]
fn a_work_list_shows_its_cards_and_the_filter_finds_by_number_name_and_kind() {
    let (mut register, people) = register();
    let badge = printed(&mut register, people[0], IssueReason::First);
    printed(&mut register, people[1], IssueReason::First);
    make(&mut register, people[1], Product::IdCard, IssueReason::First);
    step(&mut register, badge.id, CardEventKind::Suspended).unwrap();
    let (desk, mut harness) = ledger(register, Look::default());
    assert_eq!(rows(&harness).len(), 4, "three cards, one person without: {:?}", rows(&harness));
    go(&desk, &mut harness, Place::CardList(CardList::Lost));
    assert_eq!(rows(&harness).len(), 1);
    assert!(rows(&harness)[0].contains("周静岚 上岗证 CQ0201-01"));
    go(&desk, &mut harness, Place::CardList(CardList::MadeNotPrinted));
    assert!(rows(&harness)[0].contains("CQ0209-02"));
    assert!(has(&harness, "打印"), "a card that waits to be printed");
    click(&mut harness, "全部 4");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::F);
    harness.run();
    write(&mut harness, "cq0209");
    assert_eq!(rows(&harness).len(), 2);
    click(&mut harness, "种类");
    harness.get_by_role_and_label(Role::MenuItem, "工作证").click();
    harness.run();
    assert_eq!(rows(&harness).len(), 1);
}

/// Scans a code as a scanner does: letters and Enter.
fn scan(harness: &mut Harness<'_, Window>, code: &str) -> String {
    write(harness, code);
    harness.key_press(Key::Enter);
    harness.run();
    harness.get_by_role(Role::Status).accesskit_node().label().unwrap_or_default()
}

#[test]
fn a_scanned_card_says_whether_it_is_good_one_after_the_other() {
    let (mut register, people) = register();
    let good = printed(&mut register, people[0], IssueReason::First);
    let lost = printed(&mut register, people[1], IssueReason::First);
    step(&mut register, lost.id, CardEventKind::Suspended).unwrap();
    let old = printed(&mut register, people[2], IssueReason::First);
    let new = printed(&mut register, people[2], IssueReason::Worn);
    let unprinted = make(&mut register, people[0], Product::IdCard, IssueReason::First);
    let code = |card: &Card| register.code_of(card);
    let codes = [code(&good), code(&lost), code(&old), code(&unprinted)];
    let forged = codes[0].replace(&good.number.to_string(), &new.number.to_string());
    let (desk, mut harness) = ledger(register, Look::default());
    harness.key_press(Key::F2);
    harness.run();
    assert_eq!(scan(&mut harness, &codes[0]), "有效: 有效期至 2028-12-31。请核对照片和本人。");
    assert!(scan(&mut harness, &codes[1]).starts_with("已挂失: 2026-11-02 起挂失：记一笔"));
    let void = scan(&mut harness, &codes[2]);
    assert!(void.starts_with("已作废: 2026-11-02 起作废：由 CQ0218-02 接替"), "{void}");
    assert!(scan(&mut harness, &codes[3]).starts_with("还没有打印"));
    assert!(scan(&mut harness, &forged).starts_with("校验码不对"));
    assert!(scan(&mut harness, "CQ0999-01").starts_with("没有这张证"));
    assert!(scan(&mut harness, "6901234567892").starts_with("不是证件码"));
    assert!(scan(&mut harness, " cq0201-1 ").starts_with("有效"), "a number typed by hand");
    click(&mut harness, "看这张证的经过");
    harness.get_by_label_contains("上岗证 · CQ0201-01");
    desk.borrow_mut().now = at("2029-01-02", 9, 0);
    harness.key_press(Key::F2);
    harness.run();
    assert!(scan(&mut harness, &codes[0]).starts_with("已过期: 2028-12-31"));
}

#[test]
fn a_code_scanned_elsewhere_is_answered_when_one_arrives() {
    let (mut register, people) = register();
    let good = printed(&mut register, people[0], IssueReason::First);
    let code = register.code_of(&good);
    let (desk, mut harness) = ledger(register, Look::default());
    go(&desk, &mut harness, Place::VerifyCard(code));
    assert!(harness.get_by_role(Role::Status).accesskit_node().label().unwrap().starts_with("有效"));
    harness.key_press(Key::Escape);
    harness.run();
    assert!(harness.query_by_role(Role::Status).is_none());
}

fn save_as(harness: &mut Harness<'_, Window>, path: &Path) {
    choose(harness, "台账与签收单", "台账存成表格");
    fill(harness, "文件路径", path.to_str().unwrap());
    click(harness, "确定");
    harness.run();
}

#[test]
fn the_ledger_as_shown_is_saved_as_a_table_and_asks_before_it_replaces_one() {
    let (mut register, people) = register();
    printed(&mut register, people[0], IssueReason::First);
    let void = printed(&mut register, people[1], IssueReason::First);
    step(&mut register, void.id, CardEventKind::Voided).unwrap();
    let (desk, mut harness) = ledger(register, Look::default());
    click(&mut harness, "已作废 1");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("台账.csv");
    std::fs::write(&path, "old").unwrap();
    save_as(&mut harness, &path);
    harness.get_by_label("替换已有的 台账.csv 吗？");
    click(&mut harness, "不替换");
    assert_eq!(std::fs::read(&path).unwrap(), b"old");
    save_as(&mut harness, &path);
    click(&mut harness, "替换");
    harness.run();
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains("CQ0209-01") && !text.contains("CQ0201-01"), "{text}");
    assert!(text.contains("作废 · 记一笔"), "{text}");
    let book = folder.path().join("台账");
    save_as(&mut harness, &book);
    let table = std::fs::read(folder.path().join("台账.xlsx")).unwrap();
    let table = hallkeeper::exchange::tables::read_table(&table, None).unwrap();
    assert_eq!(table.rows.len(), 2, "heading and the void card");
    assert_eq!(desk.borrow().register.verify().unwrap().findings, []);
}

#[test]
fn an_empty_hall_is_told_what_belongs_here() {
    let hall = crate::suite::register::making::hall();
    let (_desk, harness) = ledger(Register::in_memory(&hall, at("2026-11-01", 8, 0)).unwrap(), Look::default());
    harness.get_by_label("还没有证件");
    assert!(has(&harness, "去名单"));
}

/// The ledgers of pictures: each look, empty and full, the list, a card, its form, several, verifying.
fn pictures_in(name: &str, look: Look) {
    let register = sample::register(now()).unwrap();
    let cards = register.cards().unwrap();
    let codes: Vec<String> = cards.iter().map(|card| register.code_of(card)).collect();
    let (desk, mut harness) = ledger(register, look);
    picture(&mut harness, &format!("cards-all-{name}"));
    let by = |wanted: &dyn Fn(&Card) -> bool| cards.iter().position(wanted);
    let in_use = by(&|card| card.life.counts() && card.life.place == Whereabouts::Bearer).unwrap();
    go(&desk, &mut harness, Place::Cards(Some(cards[in_use].id)));
    picture(&mut harness, &format!("cards-in-use-{name}"));
    for (what, found) in [
        ("void", by(&|card| card.life.standing == Standing::Void)),
        ("lost", by(&|card| card.life.standing == Standing::Suspended)),
        ("id-card", by(&|card| card.product == Product::IdCard)),
        ("waiting", by(&|card| card.life.counts() && card.life.place == Whereabouts::Hall)),
    ] {
        let Some(at) = found else { continue };
        go(&desk, &mut harness, Place::Cards(Some(cards[at].id)));
        picture(&mut harness, &format!("cards-{what}-{name}"));
        if what == "waiting" {
            let words = if look.lang == Lang::Zh { "领用" } else { "Hand over" };
            click(&mut harness, words);
            picture(&mut harness, &format!("cards-form-{name}"));
        }
    }
    for list in [CardList::NoBadge, CardList::Expiring, CardList::Changed] {
        go(&desk, &mut harness, Place::CardList(list));
        picture(&mut harness, &format!("cards-list-{}-{name}", list.code().replace('_', "-")));
    }
    go(&desk, &mut harness, Place::VerifyCard(String::new()));
    picture(&mut harness, &format!("cards-verify-empty-{name}"));
    go(&desk, &mut harness, Place::VerifyCard(codes[in_use].clone()));
    picture(&mut harness, &format!("cards-verify-valid-{name}"));
    if let Some(at) = by(&|card| card.life.standing == Standing::Void) {
        go(&desk, &mut harness, Place::VerifyCard(codes[at].clone()));
        picture(&mut harness, &format!("cards-verify-void-{name}"));
    }
    go(&desk, &mut harness, Place::Cards(None));
    harness.key_press(Key::Escape);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.run();
    picture(&mut harness, &format!("cards-several-{name}"));
}

#[test]
fn pictures_of_the_ledger() {
    if std::env::var_os("HALLKEEPER_PICTURES").is_none() {
        return;
    }
    let large = vec2(LARGE.x - 144.0, LARGE.y - 76.0);
    let english = Look { lang: Lang::En, size: vec2(1162.0, 692.0), ..Look::default() };
    pictures_in("zh-light", Look::default());
    pictures_in("en-light", english);
    pictures_in("zh-dark-large", Look { theme: ThemeName::Dark, size: large, ..Look::default() });
    pictures_in("en-dark", Look { theme: ThemeName::Dark, ..english });
    pictures_in("zh-narrow", Look { size: vec2(576.0, 560.0), ..Look::default() });
    let hall = crate::suite::register::making::hall();
    let empty = || Register::in_memory(&hall, at("2026-11-01", 8, 0)).unwrap();
    let (_desk, mut harness) = ledger(empty(), Look::default());
    picture(&mut harness, "cards-empty-zh-light");
    let (_desk, mut harness) = ledger(empty(), Look { theme: ThemeName::Dark, ..english });
    picture(&mut harness, "cards-empty-en-dark");
}
