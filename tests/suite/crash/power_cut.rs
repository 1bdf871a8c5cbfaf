//! A power cut: everything not yet synced is gone. What was acknowledged is there all the same: a save, a copy, a copy brought
//! back. Where there is no `strace`, nothing is tested and a line says so.

use std::path::Path;

use hallkeeper::register::Register;
use hallkeeper::register::backups::{Restoring, finish_restore, prepare_restore};
use hallkeeper::storage::backup::UNWATCHED;

use super::super::register::making::at;
use super::backups::look_at;
use super::child::{Work, begun, tell};
use super::recorded_disk::{Disk, calls, recorded};
use super::saves::{case, holds, save};
use super::whole::opened_whole;
use super::{new_hall, say, share};

pub(super) const SAVING_A_LITTLE: Work = Work { name: "save a little", run: save_a_little };
pub(super) const COPYING_A_LITTLE: Work = Work { name: "copy a little", run: copy_a_little };
pub(super) const RESTORING_ONCE: Work = Work { name: "restore once", run: restore_once };

fn save_a_little(file: &Path, from: usize) {
    save(file, from..from + 3);
}

/// Copies beside the file, each after a case more.
fn copy_a_little(file: &Path, from: usize) {
    let mut register = Register::open(file).unwrap();
    let people = register.staff().unwrap();
    for n in from..from + 3 {
        register.record_case(&case(&format!("第 {n} 件"), people[0].id), at("2026-11-02", 9, 0)).unwrap();
        register.back_up(&file.with_file_name(format!("copy-{n}.hall"))).unwrap();
        tell(&format!("copy {n}"));
    }
}

/// Brings the copy without a case back in the place of the file with one.
fn restore_once(file: &Path, _from: usize) {
    begun();
    let (copy, now) = (file.with_file_name("copy.hall"), at("2026-11-02", 10, 0));
    let restoring = Restoring { copy, file: file.to_owned(), key: None, at: now };
    let ready = prepare_restore(&restoring, UNWATCHED).unwrap();
    finish_restore(&ready, now).unwrap();
    tell("restored");
}

fn not_tested() {
    say("power cut: not tested, there is no strace here (or it may not trace)");
}

/// A line the child told, if it told one.
fn told(said: &str) -> Option<&str> {
    said.lines().find_map(|line| line.strip_prefix("told: ")).filter(|line| *line != "begun")
}

/// Cuts the power after every line told; gives how many there were, and after how many what `is_there` looks for, given the
/// folder as it is then and all that was told, was not.
fn cut_after_each(mut disk: Disk, record: &str, is_there: impl Fn(&Path, &[String])) -> (usize, usize) {
    let (mut all, mut lost) = (Vec::new(), 0);
    for call in calls(record) {
        let Some(said) = disk.play(&call) else { continue };
        let Some(line) = told(&said) else { continue };
        all.push(line.to_owned());
        lost += usize::from(!holds_after((&disk, &all), &is_there));
    }
    (all.len(), lost)
}

/// Whether something is there after the power was cut now.
fn holds_after((disk, told): (&Disk, &[String]), is_there: &impl Fn(&Path, &[String])) -> bool {
    let after = tempfile::tempdir().unwrap();
    disk.cut(after.path());
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| is_there(after.path(), told))).is_ok()
}

#[test]
fn a_power_cut_right_after_a_save_was_acknowledged_loses_nothing() {
    for _ in 0..share(25) {
        let folder = tempfile::tempdir().unwrap();
        let file = new_hall(folder.path());
        let disk = Disk::of(folder.path());
        let Some(record) = recorded(SAVING_A_LITTLE, &file) else { return not_tested() };
        let is_there = |after: &Path, told: &[String]| holds(&opened_whole(&after.join("a.hall")), told);
        let (cuts, lost) = cut_after_each(disk.clone(), &record, is_there);
        assert!(cuts >= 15 && lost == 0, "{lost} of {cuts} power cuts lost something");
        let (_, lost_without) = cut_after_each(disk.without_log_syncs(), &record, is_there);
        say(&format!(
            "{cuts} power cuts lost nothing; {lost_without} would have, were the log not synced at each save"
        ));
        assert!(lost_without > 0, "this test can fail");
    }
}

#[test]
fn a_power_cut_right_after_a_copy_was_acknowledged_leaves_it_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let disk = Disk::of(folder.path());
    let Some(record) = recorded(COPYING_A_LITTLE, &file) else { return not_tested() };
    let (cuts, lost) = cut_after_each(disk, &record, |after, told| {
        for n in 1..=told.len() {
            let (look, copied) = look_at(&after.join(format!("copy-{n}.hall")));
            assert_eq!(copied.cases().unwrap().len(), n);
            drop((copied, look));
        }
        assert_eq!(opened_whole(&after.join("a.hall")).cases().unwrap().len(), told.len());
    });
    assert_eq!((cuts, lost), (3, 0));
}

#[test]
fn a_power_cut_while_a_copy_is_brought_back_leaves_the_file_as_it_was_or_the_copy() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let mut register = Register::open(&file).unwrap();
    register.back_up(&folder.path().join("copy.hall")).unwrap();
    let people = register.staff().unwrap();
    register.record_case(&case("第 1 件", people[0].id), at("2026-11-02", 9, 0)).unwrap();
    drop(register);
    let mut disk = Disk::of(folder.path());
    let Some(record) = recorded(RESTORING_ONCE, &file) else { return not_tested() };
    let (mut cuts, mut is_back) = (0, false);
    for call in calls(&record) {
        is_back = is_back || disk.play(&call).is_some_and(|said| told(&said).is_some());
        if ["rename(", "unlink(", "fsync(", "fdatasync("].iter().any(|name| call.starts_with(name)) || is_back {
            cuts += 1;
            let is_there = |after: &Path, _: &[String]| {
                let cases = opened_whole(&after.join("a.hall")).cases().unwrap().len();
                assert!(cases == 0 || (cases == 1 && !is_back), "{cases} cases after {call}");
                let (look, copied) = look_at(&after.join("copy.hall"));
                drop((copied, look));
                let kept = after.join("a-before-restore-2026-11-02_100000.hall");
                assert!(cases == 1 || opened_whole(&kept).cases().unwrap().len() == 1, "what was there is kept");
            };
            assert!(holds_after((&disk, &[]), &is_there), "power cut after {call}");
        }
        if is_back {
            break;
        }
    }
    assert!(is_back && cuts > 10, "{cuts} power cuts");
}
