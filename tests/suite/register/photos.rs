//! Pictures of people by size: set together, taken back together, read by size, how old they are.

use hallkeeper::domain::ids::StaffId;
use hallkeeper::domain::photos::{CropFrame, NewCut, PerSize, PhotoSize};
use hallkeeper::register::files::NewFile;
use hallkeeper::register::photos::{NewPhoto, PhotoToTakeOver};
use hallkeeper::register::{Refusal, Register, RegisterError};

use super::making::{at, day, register};

const FRAME: CropFrame = CropFrame { x: 0.25, y: 0.125, width: 0.5, height: 0.5 };

fn original(content: &[u8]) -> NewFile {
    NewFile { media_type: "image/png".into(), name: "a.png".into(), content: content.to_vec() }
}

fn cut(print: &[u8]) -> NewCut {
    NewCut { print: print.to_vec(), crop: Some(FRAME) }
}

fn both() -> NewPhoto {
    let cuts = PerSize { one_inch: Some(cut(&[1])), five_inch: Some(cut(&[5])) };
    NewPhoto { original: original(&[9, 9]), cuts, taken_on: Some(day("2024-05-02")) }
}

fn print_of(register: &Register, id: StaffId, size: PhotoSize) -> Option<Vec<u8>> {
    register.photo_for(id, size).unwrap().map(|file| register.file(file).unwrap())
}

#[test]
fn both_sizes_are_set_in_one_step_and_taken_back_in_one() {
    let (mut register, ids) = register();
    let now = at("2026-11-02", 9, 0);
    let lines = register.history(100).unwrap().len();
    register.change_photo(ids[0], Some(&both()), now).unwrap();
    assert_eq!(register.history(100).unwrap().len(), lines + 1);
    assert_eq!(print_of(&register, ids[0], PhotoSize::OneInch), Some(vec![1]));
    assert_eq!(print_of(&register, ids[0], PhotoSize::FiveInch), Some(vec![5]));
    let told = register.pictures_of(ids[0]).unwrap();
    assert_eq!(told.iter().map(|picture| picture.size).collect::<Vec<_>>(), PhotoSize::ALL);
    for picture in &told {
        assert_eq!((picture.crop, picture.taken_on), (Some(FRAME), Some(day("2024-05-02"))));
        assert_eq!(register.file(picture.original.unwrap()).unwrap(), [9, 9]);
    }
    assert_eq!(told[0].original, told[1].original, "one original for both");
    register.undo("", now).unwrap();
    assert_eq!(register.pictures_of(ids[0]).unwrap(), []);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_new_picture_of_one_size_leaves_the_other() {
    let (mut register, ids) = register();
    let now = at("2026-11-02", 9, 0);
    register.change_photo(ids[0], Some(&both()), now).unwrap();
    let cuts = PerSize { one_inch: None, five_inch: Some(cut(&[55])) };
    let later = NewPhoto { original: original(&[8]), cuts, taken_on: None };
    register.change_photo(ids[0], Some(&later), now).unwrap();
    assert_eq!(print_of(&register, ids[0], PhotoSize::OneInch), Some(vec![1]));
    assert_eq!(print_of(&register, ids[0], PhotoSize::FiveInch), Some(vec![55]));
    let told = register.pictures_of(ids[0]).unwrap();
    assert_eq!(told[0].taken_on, Some(day("2024-05-02")));
    assert_eq!(told[1].taken_on, Some(day("2026-11-02")), "the day it was brought in");
    register.undo("", now).unwrap();
    assert_eq!(print_of(&register, ids[0], PhotoSize::FiveInch), Some(vec![5]));
}

#[test]
fn a_picture_on_record_that_is_cut_anew_is_kept_once_and_keeps_its_day() {
    let (mut register, ids) = register();
    register.change_photo(ids[0], Some(&both()), at("2026-11-02", 9, 0)).unwrap();
    let kept = register.pictures_of(ids[0]).unwrap()[0].original;
    let cuts = PerSize { one_inch: Some(cut(&[11])), five_inch: None };
    let again = NewPhoto { original: original(&[9, 9]), cuts, taken_on: None };
    register.change_photo(ids[0], Some(&again), at("2026-11-20", 9, 0)).unwrap();
    let told = &register.pictures_of(ids[0]).unwrap()[0];
    assert_eq!((told.original, told.taken_on), (kept, Some(day("2024-05-02"))));
    assert_eq!(print_of(&register, ids[0], PhotoSize::OneInch), Some(vec![11]));
}

#[test]
fn a_photo_taken_away_takes_both_sizes_and_undo_brings_them_back() {
    let (mut register, ids) = register();
    let now = at("2026-11-02", 9, 0);
    register.change_photo(ids[0], Some(&both()), now).unwrap();
    let before = register.pictures_of(ids[0]).unwrap();
    register.change_photo(ids[0], None, now).unwrap();
    assert_eq!(register.pictures_of(ids[0]).unwrap(), []);
    assert!(register.picture_days().unwrap().is_empty());
    register.undo("", now).unwrap();
    assert_eq!(register.pictures_of(ids[0]).unwrap(), before);
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn without_a_five_inch_picture_there_is_none_and_the_day_of_a_photo_is_known() {
    let (mut register, ids) = register();
    register
        .change_photo(ids[1], Some(&NewPhoto::of_print(vec![1], original(&[1, 2]))), at("2026-11-02", 9, 0))
        .unwrap();
    assert_eq!(register.photo_for(ids[1], PhotoSize::FiveInch).unwrap(), None);
    assert_eq!(register.photo_for(ids[2], PhotoSize::OneInch).unwrap(), None);
    let days = register.picture_days().unwrap();
    assert_eq!(days.into_iter().collect::<Vec<_>>(), [(ids[1], day("2026-11-02"))]);
}

#[test]
fn a_folder_is_taken_over_whole_reading_one_original_at_a_time_and_goes_in_one_step_of_undo() {
    let (mut register, ids) = register();
    let now = at("2026-11-02", 9, 0);
    let photo = |staff: StaffId, n: u8| PhotoToTakeOver {
        staff,
        name: format!("{n}.jpg"),
        cuts: PerSize { one_inch: Some(cut(&[n])), five_inch: None },
        taken_on: Some(day("2021-03-04")),
    };
    let photos = [photo(ids[0], 1), photo(ids[1], 2)];
    let mut asked = Vec::new();
    let mut read = |index: usize| {
        asked.push(index);
        Some(original(&[100 + index as u8]))
    };
    assert_eq!(register.take_over_photos(&photos, &mut read, now).unwrap().value, 2);
    assert_eq!(asked, [0, 1]);
    let kept = register.pictures_of(ids[1]).unwrap()[0].original.unwrap();
    assert_eq!(register.file(kept).unwrap(), [101]);
    register.undo("", now).unwrap();
    assert!(ids.iter().all(|id| register.pictures_of(*id).unwrap().is_empty()));
    assert_eq!(register.verify().unwrap().findings, []);
}

#[test]
fn a_folder_with_one_picture_gone_changes_nobody() {
    let (mut register, ids) = register();
    let photo = |staff: StaffId, name: &str| PhotoToTakeOver {
        staff,
        name: name.into(),
        cuts: PerSize { one_inch: Some(cut(&[1])), five_inch: None },
        taken_on: None,
    };
    let photos = [photo(ids[0], "a.jpg"), photo(ids[1], "b.jpg")];
    let mut read = |index: usize| (index == 0).then(|| original(&[7]));
    let error = register.take_over_photos(&photos, &mut read, at("2026-11-02", 9, 0)).unwrap_err();
    assert!(matches!(&error, RegisterError::NotAllowed(Refusal::PictureGone { name }) if name == "b.jpg"), "{error}");
    assert_eq!(register.pictures_of(ids[0]).unwrap(), []);
}
