//! Photos in both sizes and the photos of a folder: what a person sees and does, and what the register holds afterwards.

use super::harness::{Screen as Window, picture};
use super::staff::{BODY, Shared, click, desk, sample, show, type_into};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use hallkeeper::domain::photos::PhotoSize;
use hallkeeper::exchange::files::write_whole;
use hallkeeper::exchange::sample_hall::{half_length, portrait};
use hallkeeper::ui::commands::Done;
use hallkeeper::ui::context::Incoming;
use hallkeeper::ui::screen::Screen;
use hallkeeper::ui::strings::Lang;
use hallkeeper::ui::theme::ThemeName;
use std::path::Path;

fn opened(lang: Lang, theme: ThemeName) -> (Shared, Harness<'static, Window>) {
    let desk = desk(sample(), lang, theme);
    let harness = show(&desk, BODY);
    (desk, harness)
}

fn dropped(desk: &Shared, harness: &mut Harness<'static, Window>, incoming: &Incoming) {
    desk.borrow_mut().with(|tab, cx| tab.receive(incoming, cx));
    for _ in 0..12 {
        harness.run_ok();
    }
}

fn drop_bytes(desk: &Shared, harness: &mut Harness<'static, Window>, bytes: &[u8]) {
    dropped(desk, harness, &Incoming { name: "a.jpg".into(), path: None, bytes: bytes.to_vec() });
}

fn drop_folder(desk: &Shared, harness: &mut Harness<'static, Window>, folder: &Path) {
    dropped(desk, harness, &Incoming { name: "photos".into(), path: Some(folder.to_owned()), bytes: vec![] });
}

#[test]
fn one_original_gives_both_sizes_in_one_step() {
    let (desk, mut harness) = opened(Lang::Zh, ThemeName::Light);
    let member = desk.borrow().register.staff().unwrap()[0].clone();
    drop_bytes(&desk, &mut harness, half_length("CQ0317").unwrap());
    harness.get_by_label("没有要注意的");
    picture(&mut harness, "photos-editor-one-zh-light");
    click(&mut harness, Role::RadioButton, "五寸");
    let kept = harness.get_by_role_and_label(Role::CheckBox, "用作五寸照");
    assert_eq!(kept.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True), "it is half-length");
    picture(&mut harness, "photos-editor-five-zh-light");
    click(&mut harness, Role::Button, "用这张照片");
    harness.run_ok();
    let now = desk.borrow().now;
    let told = desk.borrow().register.pictures_of(member.id).unwrap();
    assert_eq!(told.iter().map(|one| one.size).collect::<Vec<_>>(), PhotoSize::ALL);
    for one in &told {
        let print = image::load_from_memory(&desk.borrow().register.file(one.print).unwrap()).unwrap();
        assert_eq!((print.width(), print.height()), one.size.pixels());
        assert_eq!(one.taken_on, Some(now.date()), "its camera noted no day");
    }
    desk.borrow_mut().register.undo("", now).unwrap();
    let after = desk.borrow().register.pictures_of(member.id).unwrap();
    assert_eq!(after.iter().map(|one| one.print).collect::<Vec<_>>(), member.photo.into_iter().collect::<Vec<_>>());
}

#[test]
fn a_photo_on_record_is_cut_again_from_its_original() {
    let (desk, mut harness) = opened(Lang::Zh, ThemeName::Light);
    let member = desk.borrow().register.staff().unwrap()[0].clone();
    drop_bytes(&desk, &mut harness, half_length("CQ0317").unwrap());
    click(&mut harness, Role::Button, "用这张照片");
    harness.run_ok();
    let before = desk.borrow().register.pictures_of(member.id).unwrap();
    let name = member.record.name.as_str();
    click(&mut harness, Role::Image, &format!("{name}的照片"));
    click(&mut harness, Role::MenuItem, "重新裁切…");
    harness.run_ok();
    click(&mut harness, Role::Button, "框大一点");
    click(&mut harness, Role::Button, "用这张照片");
    harness.run_ok();
    let after = desk.borrow().register.pictures_of(member.id).unwrap();
    assert_eq!(after[0].original, before[0].original, "kept once");
    assert!(after[0].crop.unwrap().height > before[0].crop.unwrap().height);
    assert!((after[1].crop.unwrap().height - before[1].crop.unwrap().height).abs() < 1e-9);
}

#[test]
fn remarks_stand_in_the_editor_and_block_nothing() {
    let (desk, mut harness) = opened(Lang::Zh, ThemeName::Light);
    let mut dark = std::io::Cursor::new(Vec::new());
    let grey = image::RgbImage::from_pixel(200, 280, image::Rgb([60, 66, 70]));
    grey.write_to(&mut dark, image::ImageFormat::Png).unwrap();
    drop_bytes(&desk, &mut harness, dark.get_ref());
    for words in ["没找到正面的脸", "背景偏暗", "每英寸只有 203 点"] {
        assert!(harness.query_by_label_contains(words).is_some(), "{words}");
    }
    picture(&mut harness, "photos-editor-remarks-zh-light");
    let before = desk.borrow().register.staff().unwrap()[0].photo;
    click(&mut harness, Role::CheckBox, "用作一寸照");
    click(&mut harness, Role::Button, "用这张照片");
    assert_eq!(desk.borrow().register.staff().unwrap()[0].photo, before, "no size is wanted");
    click(&mut harness, Role::CheckBox, "用作一寸照");
    click(&mut harness, Role::Button, "用这张照片");
    harness.run_ok();
    assert_ne!(desk.borrow().register.staff().unwrap()[0].photo, before);
}

/// A folder: by number, by name, twice the same person, of nobody, of two, unusable, one already on record.
fn folder(desk: &Shared) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, bytes: &[u8]| write_whole(&folder.path().join(name), bytes).unwrap();
    let by_no = |no: &str| desk.borrow().person(no).record.name.as_str().to_owned();
    file("CQ0318.jpg", half_length("CQ0317").unwrap());
    file("CQ0318 (2).jpg", half_length("CQ0231").unwrap());
    file(&format!("{}一寸.jpg", by_no("CQ0201")), half_length("CQ0212").unwrap());
    file("IMG_2044.jpg", half_length("CQ0224").unwrap());
    file(&format!("{}和{}.jpg", by_no("CQ0209"), by_no("CQ0212")), portrait("CQ0209").unwrap());
    file("CQ0217.jpg", portrait("CQ0217").unwrap());
    file("CQ0221.jpg", &half_length("CQ0221").unwrap()[..9000]);
    for no in ["CQ0203", "CQ0214", "CQ0228", "CQ0229", "CQ0236"] {
        file(&format!("{no}.jpg"), half_length(no).unwrap());
    }
    folder
}

#[test]
fn a_folder_is_looked_at_corrected_taken_over_and_taken_back_in_one_step() {
    let (desk, mut harness) = opened(Lang::Zh, ThemeName::Light);
    let folder = folder(&desk);
    let before = desk.borrow().register.staff().unwrap();
    drop_folder(&desk, &mut harness, folder.path());
    picture(&mut harness, "photos-folder-zh-light");
    for chip in ["全部 12", "要导入 7", "不知是谁 2", "用不了 1"] {
        assert!(harness.query_by_label(chip).is_some(), "{chip}");
    }
    for words in ["已是这张", "同一人的另一张", "可能是几个人", "不知是谁的"] {
        assert!(harness.query_by_label(words).is_some(), "{words}");
    }
    assert_eq!(desk.borrow().register.staff().unwrap(), before, "nothing is written before the button");
    click(&mut harness, Role::Button, "不知是谁 2");
    picture(&mut harness, "photos-folder-unmatched-zh-light");
    harness.get_all_by_role_and_label(Role::Button, "是谁的").next().unwrap().click();
    harness.run_ok();
    type_into(&mut harness, "输入几个字", "cq0224");
    harness.key_press(Key::Enter);
    harness.run_ok();
    click(&mut harness, Role::Button, "全部 12");
    click(&mut harness, Role::Button, "导入 8 人的照片");
    for _ in 0..6 {
        harness.run_ok();
    }
    assert!(harness.query_by_label_contains("已导入 8 人的照片").is_some());
    picture(&mut harness, "photos-folder-done-zh-light");
    let after = |no: &str| desk.borrow().person(no).photo;
    let was = |no: &str| before.iter().find(|m| m.record.work_no.as_str() == no).unwrap().photo;
    for no in ["CQ0318", "CQ0201", "CQ0203", "CQ0224"] {
        assert_ne!(after(no), was(no), "{no}");
    }
    for no in ["CQ0217", "CQ0209", "CQ0221"] {
        assert_eq!(after(no), was(no), "{no}");
    }
    let now = desk.borrow().now;
    desk.borrow_mut().register.undo("", now).unwrap();
    assert_eq!(desk.borrow().register.staff().unwrap(), before);
    desk.borrow_mut().with(|tab, cx| tab.hear(&Done::Undone, cx));
    harness.run_ok();
    assert!(harness.query_by_label_contains("已导入 8 人的照片").is_none(), "what was undone is not told as done");
    assert_eq!(desk.borrow().register.verify().unwrap().findings, []);
}

#[test]
fn a_card_opens_the_crop_editor_and_shows_what_was_decided() {
    let (desk, mut harness) = opened(Lang::Zh, ThemeName::Light);
    let folder = tempfile::tempdir().unwrap();
    write_whole(&folder.path().join("CQ0318.jpg"), half_length("CQ0317").unwrap()).unwrap();
    drop_folder(&desk, &mut harness, folder.path());
    harness.get_by_label("含五寸");
    click(&mut harness, Role::Button, "裁切 CQ0318.jpg");
    harness.run_ok();
    click(&mut harness, Role::RadioButton, "五寸");
    click(&mut harness, Role::CheckBox, "用作五寸照");
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    for _ in 0..4 {
        harness.run_ok();
    }
    assert!(harness.query_by_label("含五寸").is_none(), "it was left out by hand");
    click(&mut harness, Role::Button, "导入 1 人的照片");
    for _ in 0..4 {
        harness.run_ok();
    }
    let id = desk.borrow().person("CQ0318").id;
    let told = desk.borrow().register.pictures_of(id).unwrap();
    assert_eq!(told.iter().map(|one| one.size).collect::<Vec<_>>(), [PhotoSize::OneInch]);
}

#[test]
fn a_picture_changed_after_it_was_looked_at_is_left_out_and_named() {
    let (desk, mut harness) = opened(Lang::Zh, ThemeName::Light);
    let folder = tempfile::tempdir().unwrap();
    for (no, of) in [("CQ0318", "CQ0317"), ("CQ0201", "CQ0212")] {
        write_whole(&folder.path().join(format!("{no}.jpg")), half_length(of).unwrap()).unwrap();
    }
    drop_folder(&desk, &mut harness, folder.path());
    write_whole(&folder.path().join("CQ0318.jpg"), half_length("CQ0203").unwrap()).unwrap();
    click(&mut harness, Role::Button, "导入 2 人的照片");
    for _ in 0..4 {
        harness.run_ok();
    }
    assert!(harness.query_by_label_contains("已导入 1 人的照片").is_some());
    assert!(harness.query_by_label_contains("CQ0318.jpg").is_some());
    assert_eq!(desk.borrow().person("CQ0318").photo, None);
}

#[test]
fn an_empty_folder_says_so() {
    let (desk, mut harness) = opened(Lang::Zh, ThemeName::Light);
    let folder = tempfile::tempdir().unwrap();
    drop_folder(&desk, &mut harness, folder.path());
    harness.get_by_label_contains("这个文件夹里没有照片");
    harness.key_press(Key::Escape);
    harness.run_ok();
    harness.get_by_role_and_label(Role::Button, "新增人员");
}

#[test]
fn the_grid_and_the_editor_are_looked_at_in_both_languages_and_themes() {
    for (lang, theme, name) in [
        (Lang::Zh, ThemeName::Dark, "zh-dark"),
        (Lang::En, ThemeName::Light, "en-light"),
        (Lang::En, ThemeName::Dark, "en-dark"),
    ] {
        let (desk, mut harness) = opened(lang, theme);
        let folder = folder(&desk);
        drop_bytes(&desk, &mut harness, half_length("CQ0317").unwrap());
        picture(&mut harness, &format!("photos-editor-{name}"));
        drop_folder(&desk, &mut harness, folder.path());
        let cards = harness.get_all_by_role(Role::CheckBox).count();
        assert!(cards > 5, "{cards} cards");
        picture(&mut harness, &format!("photos-folder-{name}"));
    }
}
