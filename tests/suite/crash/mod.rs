//! Power cuts, full disks and damaged files: what was acknowledged is there, nothing is half, the history is whole.
//!
//! The test binary runs itself again as a child (`child`) that works on a file and says what was acknowledged, until it is
//! killed at random or dies at a named point of the program. Fifty rounds of each kind of work; `HALLKEEPER_ROUNDS=500`
//! for a long run.

mod backups;
mod child;
mod damage;
mod imports;
mod keys;
mod migrations;
mod named_points;
mod old_halls;
mod saves;
mod whole;

use std::path::{Path, PathBuf};
use std::time::Duration;

use hallkeeper::register::Register;

use super::register::making::{at, fill, hall};

/// How often each kind of work is killed at random.
fn rounds() -> u64 {
    std::env::var("HALLKEEPER_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(50)
}

/// A hall with three people and a box, in a folder.
fn new_hall(folder: &Path) -> PathBuf {
    let file = folder.join("a.hall");
    drop(fill(Register::create(&file, &hall(), at("2026-11-01", 8, 0)).unwrap()));
    file
}

/// A wait up to `most`, another in every round and the same in every run (splitmix64).
fn wait(round: u64, most: Duration) -> Duration {
    let mut z = round.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    most.mul_f64((z >> 11) as f64 / (1u64 << 53) as f64)
/// Everything a person would read in the file.
fn content(register: &Register) -> Option<String> {
    Some(format!("{:?} {:?} {:?}", register.hall(), register.staff().ok()?, register.cases().ok()?))
}

#[test]
fn a_flipped_byte_is_named_or_changes_nothing_and_is_never_a_panic() {
    let folder = tempfile::tempdir().unwrap();
    let path = saved(folder.path());
    let whole = content(&Register::open(&path).unwrap());
    let good = std::fs::read(&path).unwrap();
    let file = folder.path().join("b.hall");
    let mut named = 0;
    for place in (100..good.len()).step_by(good.len() / 97) {
        let mut bad = good.clone();
        bad[place] ^= 0x55;
        std::fs::write(&file, &bad).unwrap();
        let is_named = match Register::open(&file) {
            Ok(register) => {
                let found = register.verify().map_or(true, |report| !report.findings.is_empty());
                assert!(found || content(&register) == whole, "byte {place} changed a record unseen");
                found
            }
            Err(_) => true,
        };
        named += usize::from(is_named);
        for rest in ["b.hall-wal", "b.hall-shm"] {
            let _ = std::fs::remove_file(folder.path().join(rest));
        }
    }
    assert!(named > 10, "some flips hit a record: {named}");
}

#[test]
fn a_cut_off_an_empty_and_a_foreign_file_are_named_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let good = std::fs::read(saved(folder.path())).unwrap();
    let file = folder.path().join("b.hall");
    for bytes in [good[..good.len() / 2].to_vec(), Vec::new(), vec![0; 8192], b"not a hall".to_vec()] {
        std::fs::write(&file, &bytes).unwrap();
        let error = Register::open(&file).err().expect("refused");
        assert!(
            matches!(
                error,
                RegisterError::Storage(
                    StorageError::Truncated { .. } | StorageError::Empty(_) | StorageError::Foreign { .. }
                )
            ),
            "{error}"
        );
        assert_eq!(std::fs::read(&file).unwrap(), bytes, "left alone");
    }
}
