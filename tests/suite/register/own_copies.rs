//! Copies of two halls in one folder, as when a file is replaced by another hall's of the same name: each hall thins, offers
//! and clears away its own only.

use std::path::{Path, PathBuf};

use hallkeeper::domain::backups::{BackupReason, CopyName, Whose};
use hallkeeper::register::Register;
use hallkeeper::register::backups::{
    Keep, Places, UNWATCHED, clean_parts, copies_in, folder_of, newest_good_of, newest_of, newest_other_of, own_in,
    thin, whose,
};
use hallkeeper::register::own_copies::hall_of_file;

use super::making::{at, fill, hall};

/// The number of a hall, and the names of its copies.
type Made = (String, Vec<CopyName>);

/// The number of the hall in a file, and its copies of these hours of a day in the file's folder of copies.
fn copied(file: &Path, day: &str, hours: &[u32]) -> Made {
    let register = fill(Register::create(file, &hall(), at("2026-11-01", 8, 0)).unwrap()).0;
    let made = hours.iter().map(|hour| {
        let name = CopyName::new(at(day, *hour, 0), BackupReason::Daily);
        register.copy_in_place((&folder_of(file).join(name.file_name()), Keep::Copy), UNWATCHED).unwrap();
        name
    });
    let made = made.collect();
    (register.hall_uid().unwrap(), made)
}

/// A file, its copies, and beside them copies of the hall that lay under its name before.
fn replaced(folder: &Path) -> (PathBuf, Made, Made) {
    let file = folder.join("长桥.hall");
    let former = copied(&file, "2026-11-10", &[8, 9, 10, 11, 12, 13, 14]);
    std::fs::rename(&file, folder.join("elsewhere.hall")).unwrap();
    let present = copied(&file, "2026-11-09", &[8, 9, 10, 11, 12, 13, 14]);
    (file, present, former)
}

fn names_in(folder: &Path) -> Vec<CopyName> {
    copies_in(folder).into_iter().map(|(name, _)| name).collect()
}

#[test]
fn copies_of_a_replaced_hall_are_never_thinned_nor_push_others_out() {
    let folder = tempfile::tempdir().unwrap();
    let (file, (uid, own), (other, others)) = replaced(folder.path());
    assert_ne!(uid, other);
    let copies = folder_of(&file);
    // One that cannot be read may be anybody's.
    let spoilt = CopyName::new(at("2026-11-08", 9, 0), BackupReason::Daily);
    std::fs::write(copies.join(spoilt.file_name()), "spoilt").unwrap();
    thin(&copies, (Some(&uid), None), at("2026-11-11", 12, 0));
    let left = names_in(&copies);
    assert!(others.iter().all(|name| left.contains(name)), "{left:?}");
    assert!(left.contains(&spoilt));
    assert_eq!(own.iter().filter(|name| left.contains(name)).count(), 5, "its own five newest stay");
    thin(&copies, (None, None), at("2026-11-11", 12, 0));
    assert_eq!(names_in(&copies), left, "whoever does not know the hall takes nothing away");
    assert_eq!(own_in(&copies, (Some(&other), None)).len(), 7);
}

#[test]
fn the_newest_good_copy_is_of_the_hall_the_file_is_of() {
    let folder = tempfile::tempdir().unwrap();
    let (file, (uid, own), (other, others)) = replaced(folder.path());
    let newest = |remembered| newest_good_of(&file, (remembered, None)).map(|copy| copy.name);
    assert_eq!(newest(None), own.last().copied(), "the file itself tells");
    assert_eq!(newest(Some(other.as_str())), own.last().copied(), "and counts before what is remembered");
    assert_eq!(newest_of(&file, (None, None)).unwrap().name, *own.last().unwrap());
    std::fs::write(&file, "nothing of a hall").unwrap();
    assert_eq!(newest(None), None, "of a file that tells nothing no copy is its own");
    assert_eq!(newest(Some(uid.as_str())), own.last().copied());
    let apart = newest_other_of(&file, (Some(&uid), None)).unwrap();
    assert_eq!((apart.name, apart.whose(Some(&uid))), (*others.last().unwrap(), Whose::Other));
    assert_eq!(newest_other_of(&file, (None, None)).unwrap().whose(None), Whose::Unknown);
}

#[test]
fn a_file_damaged_inside_still_tells_which_hall_it_is_of() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("长桥.hall");
    let (uid, _) = copied(&file, "2026-11-09", &[]);
    let mut bytes = std::fs::read(&file).unwrap();
    let from = bytes.len() - 3 * 4096;
    bytes[from..].fill(0xA5);
    std::fs::write(&file, bytes).unwrap();
    assert!(Register::open(&file).is_err());
    assert_eq!(hall_of_file(&file, None), Some(uid));
}

#[test]
fn a_file_cut_off_or_without_its_beginning_is_known_by_the_number_in_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let (file, (_, own), _) = replaced(folder.path());
    let bytes = std::fs::read(&file).unwrap();
    let mut headless = bytes.clone();
    headless[..4096].fill(0);
    for damaged in [&bytes[..bytes.len() / 2], &headless] {
        std::fs::write(&file, damaged).unwrap();
        assert_eq!(newest_good_of(&file, (None, None)).map(|copy| copy.name), own.last().copied());
    }
}

#[test]
fn what_a_copy_that_never_ended_left_is_cleaned_up_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let name = |hour| CopyName::new(at("2026-11-23", hour, 0), BackupReason::Daily).file_name();
    let keys_alone = format!("{}.keys", name(6));
    let kept = [name(8), format!("{}.keys", name(8)), "letter.hall.part".to_owned(), keys_alone];
    let left = [format!("{}.part", name(7)), format!("{}.part-journal", name(7)), format!("{}.keys", name(7))];
    for file in kept.iter().chain(&left) {
        std::fs::write(folder.path().join(file), "").unwrap();
    }
    clean_parts(folder.path(), "a hall", Some(at("2026-11-23", 10, 0)));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 7, "in a shared place they may be another PC's");
    clean_parts(folder.path(), "a hall", None);
    for file in &kept {
        assert!(folder.path().join(file).exists(), "{file}");
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), kept.len());
}

#[test]
fn an_unfinished_copy_of_another_hall_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (file, (uid, _), (other, others)) = replaced(folder.path());
    let copies = folder_of(&file);
    let name = CopyName::new(at("2026-11-01", 9, 0), BackupReason::Daily);
    let part = copies.join(format!("{}.part", name.file_name()));
    std::fs::rename(copies.join(others[0].file_name()), &part).unwrap();
    clean_parts(&copies, &uid, None);
    assert!(part.exists());
    clean_parts(&copies, &other, None);
    assert!(!part.exists());
}

#[test]
fn where_somebody_was_erased_the_copies_of_another_hall_stay() {
    let folder = tempfile::tempdir().unwrap();
    let (file, (uid, own), (_, others)) = replaced(folder.path());
    let kept = folder.path().join("长桥-before-restore-2026-11-10_174200.hall");
    std::fs::rename(folder.path().join("elsewhere.hall"), &kept).unwrap();
    let mut register = Register::open(&file).unwrap();
    super::erasure::erase_somebody(&mut register, at("2026-11-20", 9, 0));
    let later = CopyName::new(at("2026-11-21", 9, 0), BackupReason::Daily);
    register.copy_in_place((&folder_of(&file).join(later.file_name()), Keep::Copy), UNWATCHED).unwrap();
    let places = Places { file: file.clone(), hall_uid: uid, second: None };
    assert_eq!(register.drop_copies_of_erased(&places).unwrap(), own.len());
    let mut wanted = others;
    wanted.push(later);
    assert_eq!(names_in(&folder_of(&file)), wanted);
    assert!(kept.exists(), "it may be all there is of the other hall");
    assert_eq!(whose(&kept, (Some(&places.hall_uid), None)), Whose::Other);
}
