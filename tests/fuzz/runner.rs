//! Gives broken bytes to every reader of what comes from outside, for as long as one likes:
//!
//! `cargo bench --bench fuzz -- TARGET SECONDS [SEED]`; without a target all of them, a minute each. What made a reader
//! panic, or take more than ten seconds, is put into `tests/fuzz/corpus/TARGET/`, which the tests play again.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a runner of tests prints, and stops at the first thing that is not as it must be"
)]

mod mutations;
mod targets;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use mutations::{Dice, changed};
use targets::{TARGETS, Target, corpus};

/// Longer than this with one input is a finding.
const SLOW: Duration = Duration::from_secs(10);
/// Longer than this is a hang: the runner stops.
const HANG: Duration = Duration::from_mins(1);

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let named = TARGETS.iter().filter(|target| words.iter().any(|word| word == target.name));
    let named: Vec<&Target> = named.collect();
    let mut numbers = words.iter().filter_map(|word| word.parse::<u64>().ok());
    let (seconds, seed) = (numbers.next().unwrap_or(60), numbers.next().unwrap_or(20_261_126));
    std::panic::set_hook(Box::new(|_| {}));
    let now: Watched = Arc::default();
    watch(Arc::clone(&now));
    for target in if named.is_empty() { TARGETS.iter().collect() } else { named } {
        fuzz(target, (Duration::from_secs(seconds), seed), &now);
    }
}

/// What is being tried, since when.
type Watched = Arc<Mutex<Option<(Instant, &'static str, Vec<u8>)>>>;

/// Ends the runner when an input hangs, keeping it.
fn watch(now: Watched) {
    let work = move || loop {
        std::thread::sleep(Duration::from_secs(1));
        let tried = now.lock().unwrap();
        if let Some((since, name, bytes)) = tried.as_ref()
            && since.elapsed() > HANG
        {
            println!("{name}: hangs; kept as {}", keep(name, bytes));
            std::process::exit(1);
        }
    };
    std::thread::Builder::new().name("watch".into()).spawn(work).unwrap();
}

/// Keeps an input in the corpus.
fn keep(name: &str, bytes: &[u8]) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(&blake3::hash(bytes).to_hex()[..12]);
    std::fs::write(&path, bytes).unwrap();
    path.display().to_string()
}

fn fuzz(target: &Target, (length, seed): (Duration, u64), now: &Watched) {
    let corpus = corpus(target);
    let mut dice = Dice(seed);
    let (begun, mut tried, mut found) = (Instant::now(), 0u64, 0u64);
    let mut slowest = Duration::ZERO;
    while begun.elapsed() < length {
        let bytes = changed(&corpus, &mut dice);
        let since = Instant::now();
        *now.lock().unwrap() = Some((since, target.name, bytes.clone()));
        let ended = catch_unwind(AssertUnwindSafe(|| (target.run)(&bytes)));
        *now.lock().unwrap() = None;
        let took = since.elapsed();
        tried += 1;
        slowest = slowest.max(took);
        if ended.is_err() || took > SLOW {
            found += 1;
            let what = if ended.is_err() { "panics" } else { "is slow" };
            println!("{}: {what}; kept as {}", target.name, keep(target.name, &bytes));
        }
    }
    println!(
        "{:10} {tried} inputs in {:.0} s, {found} findings, the slowest {:.2} s, {}",
        target.name,
        begun.elapsed().as_secs_f32(),
        slowest.as_secs_f32(),
        memory()
    );
}

/// The most memory held so far, as the system tells it (Linux).
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default().to_owned()
}
