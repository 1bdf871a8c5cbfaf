//! Power cuts, full disks and damaged files: what was acknowledged is there, nothing is half, the history is whole.
//!
//! The test binary runs itself again as a child (`child`) that works on a file and says what was acknowledged, until it is
//! killed at random or dies at a named point of the program. Some fifty rounds in all; `HALLKEEPER_ROUNDS=500` for a long run,
//! in which more places of a damaged file are tried besides.

mod backups;
mod child;
mod damage;
mod erasures;
mod full_pages;
mod imports;
mod keys;
mod migrations;
mod named_points;
mod old_halls;
mod outward;
mod power_cut;
mod recorded_disk;
mod restores;
mod salvages;
mod saves;
mod small_disk;
mod whole;

use std::path::{Path, PathBuf};
use std::time::Duration;

use hallkeeper::register::Register;

use super::register::making::{at, fill, hall};

/// A figure or a finding for whoever reads the output of a test.
#[expect(clippy::print_stdout, reason = "the output of a test, captured with it")]
fn say(line: &str) {
    println!("{line}");
}

/// How often each kind of work is killed at random.
fn rounds() -> u64 {
    std::env::var("HALLKEEPER_ROUNDS").ok().and_then(|text| text.parse().ok()).unwrap_or(50)
}

/// A part of the rounds, for one kind of work among several.
fn share(of: u64) -> u64 {
    rounds().div_ceil(of)
}

/// Whether this is a long run, in which every place is tried and not a few.
fn is_long() -> bool {
    rounds() > 50
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
}
