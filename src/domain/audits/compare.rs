//! A run beside the last one of the same standard and subject: the same items once both are there, else the whole (P1-II.2).

use std::collections::BTreeMap;

use super::scoring::is_allowed;
use super::{Answer, Verdict, loss, score};
use crate::domain::standards::{Item, Pack, Points};

/// A run beside an earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Compared {
    /// What the earlier one came to: of 100 where both are whole, else on the items answered in both.
    pub before: f64,
    /// How much more it is now; negative for less.
    pub more: f64,
    /// Whether the whole scores of 100 are compared.
    pub is_whole: bool,
}

/// Compares a run with an earlier one. Unfinished, it is compared on the items answered in both that carry the same
/// points; `None` where there are none.
pub fn compare(
    (pack, answers): (&Pack, &BTreeMap<String, Answer>),
    (before_pack, before): (&Pack, &BTreeMap<String, Answer>),
) -> Option<Compared> {
    let whole = (score(pack, answers).scaled_to_100, score(before_pack, before).scaled_to_100);
    if let (Some(now), Some(before)) = whole {
        return Some(Compared { before, more: hundredths(now - before), is_whole: true });
    }
    let both = pack.items.iter().filter_map(|item| {
        let then = before_pack.item(&item.code).filter(|then| then.points == item.points)?;
        Some((earned(item, answers)?, earned(then, before)?))
    });
    let pairs: Vec<(Points, Points)> = both.collect();
    if pairs.is_empty() {
        return None;
    }
    let now: Points = pairs.iter().map(|(now, _)| *now).sum();
    let then: Points = pairs.iter().map(|(_, then)| *then).sum();
    let (now, before) = (now.as_number(), then.as_number());
    Some(Compared { before, more: hundredths(now - before), is_whole: false })
}

/// Points earned on an item that counts; `None` while it is not answered, or not applicable, or a bonus.
fn earned(item: &Item, answers: &BTreeMap<String, Answer>) -> Option<Points> {
    let answer = answers.get(&item.code).filter(|answer| is_allowed(item, answer))?;
    let counts = !item.bonus && answer.verdict != Verdict::NotApplicable;
    counts.then(|| item.points.less(loss(item, answer)))
}

fn hundredths(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::hall::Sector;

    fn pack() -> Pack {
        Pack::shipped_for(Sector::Power).unwrap().unwrap().1
    }

    fn all(pack: &Pack, failed: &[&str]) -> BTreeMap<String, Answer> {
        let verdict = |code: &str| if failed.contains(&code) { Verdict::Fail } else { Verdict::Pass };
        pack.items.iter().map(|item| (item.code.clone(), Answer::by_hand(verdict(&item.code), "有灰"))).collect()
    }

    #[test]
    fn an_open_run_is_compared_on_the_items_answered_in_both() {
        let pack = pack();
        let last = all(&pack, &["P1-2.4.f"]);
        let mut now = all(&pack, &[]);
        now.retain(|code, _| code == "P1-2.4.f" || code == "P1-2.9.c");
        let compared = compare((&pack, &now), (&pack, &last)).unwrap();
        let points = |code: &str| pack.item(code).unwrap().points.as_number();
        let expected = Compared { before: points("P1-2.9.c"), more: points("P1-2.4.f"), is_whole: false };
        assert_eq!(compared, expected);
        assert_eq!(compare((&pack, &BTreeMap::new()), (&pack, &last)), None);
    }

    #[test]
    fn a_whole_run_is_compared_by_its_score_of_100() {
        let pack = pack();
        let compared = compare((&pack, &all(&pack, &["P1-2.4.f"])), (&pack, &all(&pack, &[]))).unwrap();
        assert_eq!(compared, Compared { before: 100.0, more: -3.0, is_whole: true });
    }
}
