//! Subjects of a spot check drawn at random (P1-II.2): the same seed and the same candidates always give the same draw,
//! so that anyone can draw it again and compare.
//!
//! The generator is SplitMix64 (public domain, Steele, Lea and Flood 2014), begun from the FNV-1a hash of the seed's
//! text. Candidates are put in the order of their words, then shuffled from the front (Fisher and Yates), each place
//! chosen without bias; the first ones are drawn.

use super::audits::Subject;

/// A draw as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// The seed.
    pub seed: String,
    /// Who could be drawn, in the order of their words.
    pub candidates: Vec<Subject>,
    /// Who was drawn, in the order they came.
    pub drawn: Vec<Subject>,
}

impl Draw {
    /// Draws `count` of the candidates, all of them where there are no more; none is drawn twice.
    pub fn new(seed: &str, candidates: &[Subject], count: usize) -> Self {
        let mut ordered: Vec<Subject> = candidates.to_vec();
        ordered.sort_by_key(Subject::key);
        ordered.dedup();
        let mut random = SplitMix64::of(seed);
        let mut left = ordered.clone();
        let mut drawn = Vec::new();
        while drawn.len() < count && !left.is_empty() {
            let place = random.below(left.len() as u64) as usize;
            drawn.push(left.remove(place.min(left.len() - 1)));
        }
        Self { seed: seed.to_owned(), candidates: ordered, drawn }
    }

    /// Whether drawing again gives the same subjects.
    pub fn is_genuine(&self) -> bool {
        Self::new(&self.seed, &self.candidates, self.drawn.len()).drawn == self.drawn
    }
}

struct SplitMix64(u64);

impl SplitMix64 {
    fn of(seed: &str) -> Self {
        let fnv = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        Self(seed.bytes().fold(0xcbf2_9ce4_8422_2325, fnv))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, each as likely as another: what would favour the low ones is thrown away.
    fn below(&mut self, bound: u64) -> u64 {
        let bound = bound.max(1);
        let fair = u64::MAX - u64::MAX % bound;
        loop {
            let number = self.next();
            if number < fair {
                return number % bound;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::domain::ids::StaffId;

    fn people(count: i64) -> Vec<Subject> {
        (1..=count).map(|id| Subject::Person(StaffId(id))).collect()
    }

    #[test]
    fn the_same_seed_and_candidates_give_the_same_draw_in_whatever_order_they_come() {
        let mut turned = people(9);
        turned.reverse();
        let first = Draw::new("2026-11-23 a", &people(9), 3);
        assert_eq!(first, Draw::new("2026-11-23 a", &turned, 3));
        assert!(first.is_genuine());
        let forged = Draw { drawn: vec![Subject::Hall], ..first };
        assert!(!forged.is_genuine());
    }

    #[test]
    fn the_draw_of_a_seed_never_changes_over_editions_of_the_program() {
        let keys: Vec<String> = Draw::new("hallkeeper", &people(9), 3).drawn.iter().map(Subject::key).collect();
        assert_eq!(keys, KNOWN);
    }

    #[test]
    fn no_subject_is_drawn_twice_and_no_more_than_there_are() {
        for seed in 0..500 {
            let draw = Draw::new(&seed.to_string(), &people(7), 5);
            let distinct: BTreeSet<Subject> = draw.drawn.iter().cloned().collect();
            assert_eq!((draw.drawn.len(), distinct.len()), (5, 5));
        }
        assert_eq!(Draw::new("x", &people(2), 5).drawn.len(), 2);
        assert_eq!(Draw::new("x", &[], 5).drawn, []);
        let twice = [people(2), people(2)].concat();
        assert_eq!(Draw::new("x", &twice, 5).drawn.len(), 2);
    }

    #[test]
    fn everyone_is_drawn_about_as_often_as_another() {
        let mut times: BTreeMap<String, u32> = BTreeMap::new();
        for seed in 0..4000 {
            for subject in Draw::new(&format!("seed {seed}"), &people(8), 2).drawn {
                *times.entry(subject.key()).or_default() += 1;
            }
        }
        // 8000 draws over 8 people: 1000 each; the standard deviation is about 27.
        assert_eq!(times.len(), 8);
        assert!(times.values().all(|count| (870..=1130).contains(count)), "{times:?}");
    }

    const KNOWN: [&str; 3] = ["person:8", "person:6", "person:3"];
}
