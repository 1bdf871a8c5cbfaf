//! A disk that is full for real: a small `tmpfs` of the child's own, filled to the last page but N. Where the machine does
//! not allow such a thing, nothing is tested and a line says so.

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use hallkeeper::exchange::files::write_whole;
use hallkeeper::register::{Register, RegisterError};
use hallkeeper::storage::StorageError;

use super::super::register::making::at;
use super::old_halls::{holds_all, of_edition};
use super::saves::{case, entry};
use super::whole::{is_whole, no_part_is_left, opened_whole};
use super::{is_long, new_hall, say};

/// Where the small disk lies; without it the child's test does nothing.
const DISK: &str = "HALLKEEPER_SMALL_DISK";
/// One page of the file and of the disk.
const PAGE: u64 = 4096;

/// The rest of the disk, taken up so that so many pages are free.
struct Filler(PathBuf);

impl Filler {
    fn leave(disk: &Path, pages: u64) -> Self {
        let path = disk.join("filler");
        let _ = std::fs::remove_file(&path);
        let mut file = File::create(&path).unwrap();
        let block = vec![7; PAGE as usize];
        let mut written = 0;
        while file.write_all(&block).is_ok() {
            written += PAGE;
        }
        file.set_len(written.saturating_sub(pages * PAGE)).unwrap();
        Self(path)
    }
}

impl Drop for Filler {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn is_full(error: &RegisterError) -> bool {
    match error {
        RegisterError::Storage(StorageError::DiskFull) => true,
        RegisterError::Storage(StorageError::Io(error)) => error.kind() == std::io::ErrorKind::StorageFull,
        _ => false,
    }
}

/// A thing done to an open register.
type Deed<'a> = (&'a str, &'a dyn Fn(&mut Register) -> Result<(), RegisterError>);

/// Does a thing with no page free, with one, with two... until it goes through; before that the disk is told to be full
/// and nothing is changed.
fn with_more_and_more_room(disk: &Path, register: &mut Register, (name, deed): Deed<'_>) -> u64 {
    for pages in (0..2000).step_by(if is_long() { 1 } else { 2 }) {
        let lines = register.verify().unwrap().lines;
        let filler = Filler::leave(disk, pages);
        let done = deed(register);
        drop(filler);
        match done {
            Ok(()) => {
                is_whole(register);
                say(&format!("{name}: went through with {pages} pages free"));
                return pages;
            }
            Err(error) => {
                assert!(is_full(&error), "{name} with {pages} pages: {error:?}");
                let report = register.verify().unwrap();
                assert_eq!((report.lines, report.findings), (lines, vec![]), "{name} with {pages} pages");
            }
        }
    }
    panic!("{name} never goes through");
}

fn saving(disk: &Path) {
    let file = new_hall(disk);
    let mut register = Register::open(&file).unwrap();
    let people: Vec<_> = register.staff().unwrap().iter().map(|m| m.id).collect();
    let box_id = register.boxes().unwrap()[0].id;
    let now = at("2026-11-02", 9, 0);
    let long = case(&"满".repeat(20_000), people[0]);
    let entry = entry(1, box_id, &people);
    let deeds: [Deed<'_>; 4] = [
        ("a case", &|r| r.record_case(&long, now).map(drop)),
        ("an entry", &|r| r.record_box_entry(&entry, entry.opened_at).map(drop)),
        ("taking it back", &|r| r.undo("误录", entry.opened_at).map(drop)),
        ("a draft", &|r| r.keep_draft("case:new", &"半".repeat(30_000), now)),
    ];
    let failed: u64 = deeds.map(|deed| with_more_and_more_room(disk, &mut register, deed)).iter().sum();
    assert!(failed > 10, "the disk was full sometimes");
    drop(register);
    drop(opened_whole(&file));
    std::fs::remove_file(file).unwrap();
}

fn copying(disk: &Path) {
    let folder = tempfile::tempdir_in(disk.parent().unwrap()).unwrap();
    let mut register = Register::open(&new_hall(folder.path())).unwrap();
    let target = disk.join("copies/a.hall");
    let failed = with_more_and_more_room(
        disk,
        &mut register,
        ("a copy to the second place", &|r| {
            let made = r.back_up(&target);
            assert_eq!(made.is_ok(), target.exists(), "a copy under its name is a whole one");
            if disk.join("copies").exists() {
                no_part_is_left(&disk.join("copies"));
            }
            made
        }),
    );
    assert!(failed > 10);
    drop(opened_whole(&target));
    std::fs::remove_dir_all(disk.join("copies")).unwrap();
}

fn taking_out(disk: &Path) {
    let target = disk.join("list.xlsx");
    write_whole(&target, b"the one before").unwrap();
    let filler = Filler::leave(disk, 3);
    let list = vec![7; 64 * 1024];
    let error = write_whole(&target, &list).unwrap_err();
    say(&format!("a list taken out: {error}"));
    assert_eq!(std::fs::read(&target).unwrap(), b"the one before");
    assert_eq!(std::fs::read_dir(disk).unwrap().count(), 2, "nothing else is left");
    drop(filler);
    write_whole(&target, &list).unwrap();
    std::fs::remove_file(target).unwrap();
}

fn taking_over_an_old_hall(disk: &Path) {
    let file = disk.join("旧厅.hall");
    let before = std::fs::read(of_edition(1)).unwrap();
    let mut failed = 0;
    for pages in (0..2000).step_by(if is_long() { 3 } else { 15 }) {
        for rest in std::fs::read_dir(disk).unwrap() {
            let path = rest.unwrap().path();
            if path.is_dir() { std::fs::remove_dir_all(path).unwrap() } else { std::fs::remove_file(path).unwrap() }
        }
        std::fs::write(&file, &before).unwrap();
        let filler = Filler::leave(disk, pages);
        let opened = Register::open(&file);
        drop(filler);
        match opened {
            Ok(register) => {
                holds_all(&register, 1);
                say(&format!("an old hall: taken over with {pages} pages free"));
                assert!(failed > 2);
                return;
            }
            Err(error) => {
                assert!(is_full(&error), "with {pages} pages: {error:?}");
                failed += 1;
                // Room is made: it opens.
                holds_all(&opened_whole(&file), 1);
            }
        }
    }
    panic!("never taken over");
}

/// The child, on its small disk.
#[test]
fn child_works_on_a_small_disk() {
    let Some(disk) = std::env::var_os(DISK).map(PathBuf::from) else {
        return;
    };
    saving(&disk);
    copying(&disk);
    taking_out(&disk);
    taking_over_an_old_hall(&disk);
    println!("all of it on a small disk");
}

#[test]
fn a_disk_full_at_any_page_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let disk = folder.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let (_, here) = module_path!().split_once("::").unwrap();
    let mount = "mount -t tmpfs -o size=8m tmpfs \"$0\" || exit 77; exec \"$@\"";
    let ended = Command::new("unshare")
        .args(["-rm", "sh", "-c", mount])
        .arg(&disk)
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", &format!("{here}::child_works_on_a_small_disk"), "--nocapture"])
        .env(DISK, &disk)
        .output();
    let (said, code) = match &ended {
        Ok(ended) => (String::from_utf8_lossy(&ended.stdout), ended.status.code()),
        Err(_) => ("".into(), None),
    };
    if !said.contains("running 1 test") {
        println!("a full disk: not tested, no small disk may be made here");
        return;
    }
    let error = ended.as_ref().map(|ended| String::from_utf8_lossy(&ended.stderr)).unwrap_or_default();
    assert!(code == Some(0) && said.contains("all of it on a small disk"), "{said}\n{error}");
    println!("{said}");
}

#[test]
fn a_folder_or_file_that_may_only_be_read_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let before = std::fs::read(&file).unwrap();
    let about = std::fs::metadata(&file).unwrap().permissions();
    let mut only_read = about.clone();
    only_read.set_readonly(true);
    std::fs::set_permissions(&file, only_read).unwrap();
    let error = Register::open(&file).err().expect("not opened for writing");
    assert!(matches!(error, RegisterError::Storage(StorageError::ReadOnly)), "{error:?}");
    std::fs::set_permissions(&file, about).unwrap();
    assert_eq!(std::fs::read(&file).unwrap(), before);
    #[cfg(unix)]
    {
        let about = std::fs::metadata(folder.path()).unwrap().permissions();
        let mut only_read = about.clone();
        only_read.set_readonly(true);
        std::fs::set_permissions(folder.path(), only_read).unwrap();
        let opened = Register::open(&file);
        std::fs::set_permissions(folder.path(), about).unwrap();
        let error = opened.err().expect("nothing can be written beside it");
        assert!(matches!(error, RegisterError::Storage(StorageError::FolderReadOnly(_))), "{error:?}");
    }
    drop(opened_whole(&file));
}

#[test]
fn a_second_process_is_told_that_the_file_is_open() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let mut child = super::child::command(super::saves::SAVING, &file, 1).spawn().unwrap();
    let mut told = super::child::told_by(child.stdout.take().unwrap());
    assert!(told.next().is_some());
    let error = Register::open(&file).err().expect("the other has it");
    assert!(matches!(error, RegisterError::Storage(StorageError::Locked)), "{error:?}");
    child.kill().unwrap();
    child.wait().unwrap();
    drop(opened_whole(&file));
}

#[cfg(unix)]
#[test]
fn a_file_deleted_while_it_is_open_can_still_be_copied_to_another_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let mut register = Register::open(&file).unwrap();
    let people = register.staff().unwrap();
    register.record_case(&case("删前一件", people[0].id), at("2026-11-02", 9, 0)).unwrap();
    std::fs::remove_file(&file).unwrap();
    let after = register.record_case(&case("删后一件", people[0].id), at("2026-11-02", 9, 5));
    println!("saving into a file that is gone: {:?}", after.as_ref().map(|outcome| outcome.value.1));
    let rescued = folder.path().join("rescued.hall");
    let copied = register.back_up(&rescued);
    println!("copying it: {copied:?}");
    if copied.is_ok() {
        drop(register);
        let register = opened_whole(&rescued);
        assert_eq!(register.cases().unwrap().len(), 1 + usize::from(after.is_ok()), "nothing acknowledged is lost");
    }
    drop(OpenOptions::new());
}
