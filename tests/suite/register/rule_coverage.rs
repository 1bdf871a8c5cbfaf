//! Every rule that a person can look at is an item of a shipped standard (P1, P2, P6-1, P8).

use std::collections::BTreeSet;

use hallkeeper::domain::standards::Pack;

/// The rules of the catalogue.
const RULES: [&str; 94] = [
    "P1-1.1", "P1-1.2", "P1-1.3", "P1-1.4", "P1-1.5", "P1-1.6", "P1-2.1", "P1-2.2", "P1-2.3", "P1-2.4", "P1-2.5",
    "P1-2.6", "P1-2.7", "P1-2.8", "P1-2.9", "P1-2.10", "P1-2.11", "P1-3.1", "P1-3.2", "P1-3.3", "P1-3.4", "P1-4.1",
    "P1-4.2", "P1-4.3", "P1-4.4", "P1-4.5", "P1-5.1", "P1-5.2", "P1-5.3", "P1-5.4", "P1-5.5", "P1-6.1", "P1-6.2",
    "P1-6.3", "P1-6.4", "P1-6.5", "P1-7.1", "P1-7.2", "P1-8.1", "P1-8.2", "P1-9.1", "P1-9.2", "P1-9.3", "P1-9.4",
    "P1-10.2", "P1-10.3", "P1-10.4", "P1-10.5", "P1-10.6", "P1-II.2", "P1-II.3", "P1-II.4", "P1-II.5", "P1-II.6",
    "P1-II.7", "P2-2", "P2-3", "P2-3b", "P2-4", "P6-1", "P8-1.1", "P8-1.2", "P8-1.3", "P8-1.4", "P8-1.5", "P8-1.6",
    "P8-1.7", "P8-1.8", "P8-1.9", "P8-1.z", "P8-1.g", "P8-1.w2", "P8-1.w3", "P8-1.w4", "P8-1.w5", "P8-1.w6", "P8-1.w7",
    "P8-1.w8", "P8-1.w9", "P8-1.w10", "P8-1.w11", "P8-1.w12", "P8-1.w13", "P8-1.c", "P8-1.a", "P8-1.v", "P8-1.s",
    "P8-2.1", "P8-2.2", "P8-2.4", "P8-2.5", "P8-2.6", "P8-2.7", "P8-2.8",
];

/// Rules that nobody looks at in a hall, and what keeps them instead.
const KEPT_OTHERWISE: [(&str, &str); 4] = [
    ("P1-II.3", "pay and contests: the contests and awards of the program"),
    ("P1-II.4", "one standard of 100 points, self-scored by a day: the appraisal and its calendar"),
    ("P1-II.5", "re-scored and ranked in December: the re-score beside the self-score"),
    ("P1-II.6", "the first three rewarded: the ranking"),
];

#[test]
fn every_rule_a_person_can_look_at_is_an_item_of_a_shipped_standard() {
    let mut covered = BTreeSet::new();
    for (_, pack) in Pack::shipped() {
        covered.extend(pack.items.iter().map(|item| item.rule.as_str()));
        covered.extend(pack.prerequisites.iter().map(|one| one.rule.as_str()));
    }
    let catalogue: BTreeSet<&str> = RULES.into_iter().collect();
    assert_eq!(catalogue.len(), RULES.len(), "each rule stands there once");
    let missing: Vec<&str> = catalogue.difference(&covered).copied().collect();
    let expected = KEPT_OTHERWISE.map(|(rule, _)| rule);
    assert_eq!(missing, expected, "rules without an item");
}
