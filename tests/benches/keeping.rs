//! What keeping costs: one durable save, with and without an author, against a bare durable row; a checked copy of the file
//! against a plain copy of its bytes that is synced. All in one run, as ratios.
//!
//! `cargo bench --bench keeping -- 400000` for a file of some hundred MB; a hundred thousand cases without a number.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a bench prints, and stops at the first thing that is not as it must be"
)]

mod making;
mod saving;

use std::path::Path;

use hallkeeper::domain::people::PersonName;
use hallkeeper::register::Register;
use rusqlite::Connection;

use saving::{hall, now, percentile, ratio, shown, timed};

/// Copies made of each kind.
const COPIES: usize = 5;

fn main() {
    let count = std::env::args().skip(1).find_map(|word| word.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.hall");
    drop(Register::create(&path, &hall(), now()).unwrap());
    making::fill(&mut Connection::open(&path).unwrap(), count);
    saving::by_turns(Register::open(&path).unwrap(), folder.path(), "with no author");
    let mut register = Register::open(&path).unwrap();
    let keeper = register.add_keeper(&PersonName::parse("周静岚").unwrap(), now()).unwrap().value;
    register.set_author(Some(keeper));
    saving::by_turns(register, folder.path(), "with an author");
    copies(&path, folder.path());
}

/// Checked copies and plain ones by turns.
fn copies(path: &Path, folder: &Path) {
    let register = Register::open(path).unwrap();
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    let target = folder.join("copy.hall");
    // The window's own file must not be opened a second time here, so the plain copy is one of a copy.
    let peer = folder.join("peer.hall");
    register.back_up(&peer).unwrap();
    for _ in 0..COPIES {
        ours.push(timed(|| register.back_up(&target).unwrap()).1);
        std::fs::remove_file(&target).unwrap();
        plain.push(timed(|| copy_bytes(&peer, &target)).1);
        std::fs::remove_file(&target).unwrap();
    }
    println!("\na copy of {} MiB", std::fs::metadata(&peer).unwrap().len() >> 20);
    println!("checked: p50 {}", shown(percentile(&mut ours, 50)));
    println!("plain:   p50 {}", shown(percentile(&mut plain, 50)));
    println!("ratio: {}", ratio(percentile(&mut ours, 50), percentile(&mut plain, 50)));
}

/// As `cp` does, and synced.
fn copy_bytes(from: &Path, to: &Path) {
    std::fs::copy(from, to).unwrap();
    std::fs::OpenOptions::new().write(true).open(to).unwrap().sync_all().unwrap();
}
