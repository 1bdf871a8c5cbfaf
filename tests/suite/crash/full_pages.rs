//! A disk full at the Nth page of the file, or at the Nth write beside it, for N = 0, 1, 2...: each N is told as a full disk or
//! goes through; nothing is half. Runs everywhere: the engine itself is held to so many pages (`max_page_count`), and files are
//! written through a counter. `small_disk` does the same on a real small disk, where the machine allows one.

use std::path::Path;

use hallkeeper::domain::cases::NewCase;
use hallkeeper::domain::erasure::{Cases, ErasureReason, Mentions, Person};
use hallkeeper::register::backups::{
    CopyError, Keep, Restoring, UNWATCHED, finish_restore, folder_of, prepare_restore,
};
use hallkeeper::register::erasure::{Erasure, FreedBytes};
use hallkeeper::register::staff::StaffImport;
use hallkeeper::register::{Register, RegisterError};
use hallkeeper::storage::StorageError;
use hallkeeper::storage::fault::{leave_pages, leave_writes};

use super::super::register::making::{at, record};
use super::old_halls::{holds_all, of_edition};
use super::saves::{case, entry};
use super::whole::{no_part_is_left, opened_whole};
use super::{is_long, new_hall, say};

/// So many are tried one by one; beyond, in a short run, only some.
const ONE_BY_ONE: u32 = 24;
/// Nothing here needs more.
const MOST: u32 = 4000;

/// 0, 1, 2, ... and, in a short run, bigger steps beyond the first ones.
fn rooms() -> impl Iterator<Item = u32> {
    let step = if is_long() { 1 } else { 12 };
    (0..ONE_BY_ONE).chain((ONE_BY_ONE..MOST).step_by(step))
}

fn is_full(error: &RegisterError) -> bool {
    match error {
        RegisterError::Storage(StorageError::DiskFull) => true,
        RegisterError::Storage(StorageError::Io(error)) => error.kind() == std::io::ErrorKind::StorageFull,
        _ => false,
    }
}

fn is_full_copy(error: &CopyError) -> bool {
    match error {
        CopyError::Target { error, .. } | CopyError::Storage(StorageError::Io(error)) => {
            error.kind() == std::io::ErrorKind::StorageFull
        }
        CopyError::Storage(error) => matches!(error, StorageError::DiskFull),
        _ => false,
    }
}

/// Does a thing to a fresh copy of a file that may grow by no page, by one, by two... until it goes through. Before that the
/// disk is told to be full, and the file holds what it held. Gives how often it was full.
fn with_more_and_more_pages(
    ready: &Path,
    name: &str,
    deed: &dyn Fn(&mut Register) -> Result<(), RegisterError>,
) -> u32 {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.hall");
    let lines = opened_whole(ready).verify().unwrap().lines;
    let mut full = 0;
    for pages in rooms() {
        std::fs::copy(ready, &file).unwrap();
        leave_pages(Some(pages));
        let mut register = Register::open(&file).unwrap();
        let done = deed(&mut register);
        leave_pages(None);
        drop(register);
        let register = opened_whole(&file);
        match done {
            Ok(()) => {
                assert!(register.verify().unwrap().lines > lines, "{name}");
                say(&format!("{name}: went through with {pages} pages, full {full} times before"));
                return full;
            }
            Err(error) => {
                assert!(is_full(&error), "{name} with {pages} pages: {error:?}");
                assert_eq!(register.verify().unwrap().lines, lines, "{name} with {pages} pages: half of it is there");
                full += 1;
            }
        }
    }
    panic!("{name} never goes through");
}

#[test]
fn saving_with_so_many_pages_left_is_told_or_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let register = Register::open(&file).unwrap();
    let people: Vec<_> = register.staff().unwrap().iter().map(|m| m.id).collect();
    let box_id = register.boxes().unwrap()[0].id;
    drop(register);
    let now = at("2026-11-02", 9, 0);
    let long = case(&"满".repeat(20_000), people[0]);
    let entry = entry(1, box_id, &people);
    let mut full = with_more_and_more_pages(&file, "a case", &|r| r.record_case(&long, now).map(drop));
    full += with_more_and_more_pages(&file, "an entry", &|r| r.record_box_entry(&entry, entry.opened_at).map(drop));
    assert!(full > 10, "the disk was full sometimes: {full}");
}

#[test]
fn bringing_a_list_in_with_so_many_pages_left_is_told_or_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let person = |n: usize| StaffImport { id: None, record: record(&format!("L{n}"), "新人"), photo: None };
    let list: Vec<StaffImport> = (0..300).map(person).collect();
    let now = at("2026-11-02", 9, 0);
    let full = with_more_and_more_pages(&file, "a list", &|r| r.import_staff(&list, now).map(drop));
    assert!(full > 5, "{full}");
}

#[test]
fn erasing_with_so_many_pages_left_is_told_or_done() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let now = at("2026-11-02", 9, 0);
    let mut register = Register::open(&file).unwrap();
    let people = register.staff().unwrap();
    let words = format!("方䶮来电 {}", "停电".repeat(5_000));
    let facts =
        NewCase {
            customer_name: "方䶮".into(), customer_contact: "13900004826".into(), ..case(&words, people[0].id)
        };
    let (id, _) = register.record_case(&facts, now).unwrap().value;
    register.void_case(id, "重复", now).unwrap();
    drop(register);
    let erasure = Erasure {
        person: Person::Customer(id, Cases::This),
        word: "已抹去".into(),
        reason: ErasureReason::Asked,
        note: "本人书面要求".into(),
        mentions: Mentions::EditedOut,
    };
    let full = with_more_and_more_pages(&file, "an erasure", &|r| r.erase_person(&erasure, now).map(drop));
    say(&format!("erasing: full {full} times"));
    let holds_name = |file: &Path| {
        let bytes = std::fs::read(file).unwrap();
        bytes.windows("方䶮".len()).any(|window| window == "方䶮".as_bytes())
    };
    assert!(holds_name(&file));
    for pages in rooms().take_while(|pages| *pages < 200) {
        let work = folder.path().join("work.hall");
        std::fs::copy(&file, &work).unwrap();
        leave_pages(Some(pages));
        let mut register = Register::open(&work).unwrap();
        let erased = register.erase_person(&erasure, now);
        leave_pages(None);
        drop(register);
        drop(opened_whole(&work));
        match erased {
            // Where the bytes could not be wiped at once, that opening did it.
            Ok(erased) => {
                assert!(!holds_name(&work), "erased with {pages} pages and still in the bytes");
                if erased.value.freed == FreedBytes::Wiped {
                    return;
                }
            }
            Err(error) => assert!(is_full(&error) && holds_name(&work), "{error:?}"),
        }
    }
    panic!("the bytes are never wiped at once");
}

#[test]
fn an_old_hall_is_taken_over_or_left_with_so_many_pages_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("旧厅.hall");
    let before = std::fs::read(of_edition(1)).unwrap();
    let mut full = 0;
    for pages in rooms() {
        // A short run takes fewer: each is a whole migration.
        if !is_long() && pages % 4 != 0 {
            continue;
        }
        let _ = std::fs::remove_dir_all(folder_of(&file));
        std::fs::write(&file, &before).unwrap();
        leave_pages(Some(pages));
        let opened = Register::open(&file);
        leave_pages(None);
        match opened {
            Ok(register) => {
                holds_all(&register, 1);
                say(&format!("an old hall: taken over with {pages} pages, full {full} times before"));
                assert!(full > 2, "{full}");
                return;
            }
            Err(error) => {
                assert!(is_full(&error), "with {pages} pages: {error:?}");
                full += 1;
                holds_all(&opened_whole(&file), 1);
            }
        }
    }
    panic!("never taken over");
}

#[test]
fn a_copy_is_made_or_told_of_with_so_many_writes_left() {
    let folder = tempfile::tempdir().unwrap();
    let register = Register::open(&new_hall(folder.path())).unwrap();
    let copies = folder.path().join("copies");
    let target = copies.join("a.hall");
    for writes in 0..MOST {
        leave_writes(Some(writes));
        let made = register.copy_in_place((&target, Keep::Copy), UNWATCHED);
        leave_writes(None);
        assert_eq!(made.is_ok(), target.exists(), "a copy under its name is a whole one");
        if copies.exists() {
            no_part_is_left(&copies);
        }
        match made {
            Ok(()) => {
                say(&format!("a copy: went through with {writes} writes"));
                assert!(writes > 3, "{writes}");
                assert_eq!(register.verify().unwrap().findings, []);
                return;
            }
            Err(error) => assert!(is_full_copy(&error), "{writes}: {error:?}"),
        }
    }
    panic!("no copy is ever made");
}

#[test]
fn a_copy_made_before_the_shape_changes_is_made_or_nothing_is_changed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("旧厅.hall");
    let before = std::fs::read(of_edition(1)).unwrap();
    for writes in 0..MOST {
        let _ = std::fs::remove_dir_all(folder_of(&file));
        std::fs::write(&file, &before).unwrap();
        leave_writes(Some(writes));
        let opened = Register::open(&file);
        leave_writes(None);
        match opened {
            Ok(register) => {
                assert!(writes > 2, "{writes}");
                return holds_all(&register, 1);
            }
            Err(error) => {
                assert!(is_full(&error), "{writes}: {error:?}");
                assert_eq!(std::fs::read(&file).unwrap(), before, "without the copy nothing is changed");
            }
        }
    }
    panic!("never taken over");
}

/// A restore with so much room left of a copy of a hall of three people, or of an old hall; whether it went through. Before
/// that the file opens as it was.
fn restored(folder: &Path, (writes, pages): (Option<u32>, Option<u32>), copy: Option<&Path>) -> bool {
    let file = new_hall(folder);
    let mut register = Register::open(&file).unwrap();
    let own = folder.join("copy.hall");
    register.back_up(&own).unwrap();
    register.add_staff(&record("CQ0300", "新人"), at("2026-11-02", 9, 0)).unwrap();
    drop(register);
    let now = at("2026-11-03", 9, 0);
    let from = copy.unwrap_or(&own).to_owned();
    let restoring = Restoring { copy: from, file: file.clone(), key: None, at: now };
    leave_writes(writes);
    leave_pages(pages);
    let ready = prepare_restore(&restoring, UNWATCHED);
    let done = ready.map(|ready| finish_restore(&ready, now));
    leave_writes(None);
    leave_pages(None);
    let register = opened_whole(&file);
    let error = match done {
        Ok(Ok(kept)) => {
            let people = opened_whole(&kept.unwrap()).staff().unwrap().len();
            assert_eq!(people, 4, "the file as it was is kept");
            if copy.is_some() {
                holds_all(&register, 1);
            } else {
                assert_eq!(register.staff().unwrap().len(), 3);
            }
            return true;
        }
        Ok(Err(error)) => is_full(&error).then_some(()).ok_or(error.to_string()),
        Err(error) => is_full_copy(&error).then_some(()).ok_or(error.to_string()),
    };
    assert_eq!(error, Ok(()));
    assert_eq!(register.staff().unwrap().len(), 4, "as it was");
    drop(register);
    let left: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "nothing else is left: {left:?}");
    false
}

fn goes_through(rooms: impl Iterator<Item = u32>, deed: impl Fn(&Path, u32) -> bool) -> Option<u32> {
    rooms.into_iter().find(|room| deed(tempfile::tempdir().unwrap().path(), *room))
}

#[test]
fn a_copy_is_brought_back_or_the_file_stays_with_so_many_writes_left() {
    let through = goes_through(0..MOST, |folder, writes| restored(folder, (Some(writes), None), None));
    say(&format!("bringing a copy back: went through with {through:?} writes"));
    assert!(through.is_some_and(|writes| writes > 3), "{through:?}");
}

#[test]
fn an_old_copy_is_brought_back_or_the_file_stays_with_so_many_pages_left() {
    let old = of_edition(1);
    // Each is a whole migration.
    let rooms = (0..MOST).step_by(if is_long() { 1 } else { 24 });
    let through = goes_through(rooms, |folder, pages| restored(folder, (None, Some(pages)), Some(&old)));
    say(&format!("bringing an old copy back: went through with {through:?} pages"));
    assert!(through.is_some_and(|pages| pages > 3), "{through:?}");
}
