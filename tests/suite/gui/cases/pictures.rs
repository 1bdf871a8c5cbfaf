//! The tab as pictures: both languages, light and dark, office and large screens, little room, large text.

use super::super::harness::picture;
use super::*;

/// List, detail and form in a look.
fn pictures_of(look: &Look, name: &str) {
    let (_, mut harness) = open_with(full(), look);
    pick(&mut harness, "2026-0003");
    picture(&mut harness, &format!("cases-{name}"));
    let filters = if look.lang == Lang::Zh { "筛选" } else { "Filters" };
    click(&mut harness, Role::Button, filters);
    picture(&mut harness, &format!("cases-{name}-filters"));
    let period = if look.lang == Lang::Zh { "时段" } else { "Period" };
    if harness.query_by_role_and_label(Role::Button, period).is_none() {
        click(&mut harness, Role::Button, filters);
    }
    click(&mut harness, Role::Button, period);
    picture(&mut harness, &format!("cases-{name}-period"));
    key(&mut harness, Key::Escape);
    let views = if look.lang == Lang::Zh { "常用" } else { "Views" };
    click(&mut harness, Role::Button, views);
    picture(&mut harness, &format!("cases-{name}-views"));
    key(&mut harness, Key::Escape);
    form_of(&mut harness, (look, name));
}

fn form_of(harness: &mut Harness<'static, Window>, (look, name): (&Look, &str)) {
    ctrl(harness, Key::N);
    picture(harness, &format!("cases-{name}-new"));
    let words = |zh, en| if look.lang == Lang::Zh { zh } else { en };
    harness.get_by_role_and_label(Role::ComboBox, words("对象", "About")).focus();
    harness.run();
    key(harness, Key::ArrowDown);
    picture(harness, &format!("cases-{name}-new-target"));
    key(harness, Key::Escape);
    harness.get_by_role_and_label(Role::ComboBox, words("渠道", "Channel")).focus();
    harness.run();
    key(harness, Key::ArrowDown);
    harness.get_by_role_and_label(Role::ListBoxOption, words("上级转来", "Forwarded")).click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::Switch, words("对方要求答复", "They ask for one")).click_accesskit();
    harness.run();
    harness.get_by_role_and_label(Role::TextInput, words("联系方式", "Contact")).focus();
    harness.run();
    type_text(harness, "13900000472");
    ctrl(harness, Key::Enter);
    picture(harness, &format!("cases-{name}-new-full"));
}

#[test]
fn every_word_shows_in_both_languages_both_themes_and_small_windows() {
    let en = vec2(1366.0 - 204.0, 692.0);
    pictures_of(&Look::default(), "zh");
    pictures_of(&Look { theme: ThemeName::Dark, lang: Lang::En, size: en }, "en-dark");
    pictures_of(&Look { lang: Lang::En, size: en, ..Look::default() }, "en");
    pictures_of(&Look { theme: ThemeName::Dark, size: vec2(1776.0, 1004.0), ..Look::default() }, "large-dark");
    pictures_of(&Look { lang: Lang::En, size: vec2(1716.0, 1004.0), ..Look::default() }, "en-large");
    pictures_of(&Look { lang: Lang::En, size: vec2(880.0, 560.0), ..Look::default() }, "en-tight");
    let (_, mut harness) = open_with(register().0, &Look::default());
    harness.get_by_label("还没有记过投诉");
    picture(&mut harness, "cases-empty");
}

#[test]
fn a_narrow_window_shows_list_and_case_in_turn() {
    let (_, mut harness) = open_with(full(), &Look { lang: Lang::En, size: vec2(560.0, 400.0), ..Look::default() });
    picture(&mut harness, "cases-narrow-list");
    pick(&mut harness, "2026-0001");
    key(&mut harness, Key::Enter);
    picture(&mut harness, "cases-narrow-case");
    harness.get_by_role_and_label(Role::Button, "Back to the list").click();
    harness.run();
    assert!(!rows(&harness).is_empty());
}

/// The room that bars and rail leave of an office screen with text at 175 %.
const LARGE_TEXT: Vec2 = vec2(1366.0 / 1.75 - 144.0, 768.0 / 1.75 - 76.0);

#[test]
fn large_text_leaves_room_for_rows_and_fields() {
    for (lang, name) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let (_, mut harness) = open_with(full(), &Look { lang, size: LARGE_TEXT, ..Look::default() });
        picture(&mut harness, &format!("cases-large-text-{name}"));
        let seen = harness.get_all_by_role(Role::Row).filter(|row| row.rect().bottom() <= LARGE_TEXT.y - 36.0).count();
        assert!(seen >= 2, "{seen} rows are seen");
        ctrl(&mut harness, Key::N);
        picture(&mut harness, &format!("cases-large-text-{name}-new"));
    }
}
