//! What once made a reader stumble, and a few hundred broken inputs more for each: said no to, and nothing worse.

#[path = "../../fuzz/mutations.rs"]
mod mutations;
#[path = "../../fuzz/targets.rs"]
mod targets;

use std::time::{Duration, Instant};

use mutations::{Dice, changed};
use targets::{TARGETS, corpus};

/// A few hundred broken inputs a reader, in a second or two.
const A_WHILE: Duration = Duration::from_secs(1);

#[test]
fn every_reader_takes_its_corpus_and_broken_bytes_without_a_panic_or_a_hang() {
    for target in TARGETS {
        let all = corpus(&target);
        assert!(!all.is_empty(), "{}", target.name);
        for bytes in &all {
            let since = Instant::now();
            (target.run)(bytes);
            assert!(since.elapsed() < Duration::from_secs(30), "{} takes too long", target.name);
        }
        let (begun, mut dice, mut tried) = (Instant::now(), Dice(1), 0);
        while tried < 300 && begun.elapsed() < A_WHILE {
            (target.run)(&changed(&all, &mut dice));
            tried += 1;
        }
        println!("{}: {} of the corpus, {tried} broken", target.name, all.len());
    }
}

#[test]
fn the_same_seed_makes_the_same_bytes() {
    let corpus = vec![vec![7; 100], b"abc".to_vec()];
    let made = |seed| (0..50).map(|_| changed(&corpus, &mut Dice(seed))).collect::<Vec<_>>();
    assert_eq!(made(3), made(3));
    let mut dice = Dice(3);
    let many: std::collections::BTreeSet<_> = (0..50).map(|_| changed(&corpus, &mut dice)).collect();
    assert!(many.len() > 30, "{} different ones", many.len());
}
