//! Changing a passphrase, killed: the key of a closed file is never lost with its wrapping.

use std::path::Path;

use hallkeeper::storage::FileKey;
use hallkeeper::storage::key_slots::{Cost, KeySlots, SlotOwner};

use super::child::{Until, Work, begun, run, tell, time_of};
use super::saves::number_in;
use super::{new_hall, share, wait};

pub(super) const WRAPPING: Work = Work { name: "wrap", run: wrap_without_end };

/// The cheapest there is: many are made here.
const CHEAP: Cost = Cost { memory_kib: 8, passes: 1, lanes: 1 };

fn key() -> FileKey {
    FileKey::new([7; 32])
}

fn wrap_without_end(file: &Path, from: usize) {
    begun();
    for n in from.. {
        let mut slots = KeySlots::new("hall");
        let owner = SlotOwner { keeper: "person".into(), label: "王**".into() };
        slots.set_with(owner, &key(), (&format!("pass {n}"), CHEAP)).unwrap();
        slots.write(file).unwrap();
        tell(&format!("pass {n}"));
    }
}

/// The newest passphrase told opens the file, or the one after it.
pub(super) fn check(file: &Path, told: &[String]) {
    let Some(last) = told.last() else { return };
    let slots = KeySlots::of_file(file).unwrap().expect("keys beside the file");
    let opens = |n: usize| slots.unwrap(&format!("pass {n}"), None).unwrap().iter().any(|(found, _)| *found == key());
    let last = number_in(last);
    assert!(opens(last) || opens(last + 1), "neither passphrase {last} nor the next opens");
}

#[test]
fn killed_at_random_while_a_passphrase_is_changed_one_of_both_opens() {
    let folder = tempfile::tempdir().unwrap();
    let file = new_hall(folder.path());
    let (most, ended) = time_of(WRAPPING, (&file, 1), 8);
    check(&file, &ended.told);
    let (mut from, mut seen) = (100, 0);
    for round in 0..share(8) {
        let ended = run(WRAPPING, (&file, from), Until::Killed(wait(round, most)));
        check(&file, &ended.told);
        seen += ended.told.len();
        from += 1000;
    }
    println!("{} rounds, {seen} changes acknowledged", share(8));
    assert!(seen as u64 * 4 >= share(8), "passphrases were changed: {seen}");
}
