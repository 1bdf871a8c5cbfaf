//! Reading rule files: the shipped ones, and every fault by its name.

use proptest::prelude::*;

use super::*;
use crate::domain::hall::Sector;

const SET: &str = r#"
code = "own"
edition = "1"
name = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
sector = "power"
in_force_from = "2026-01-01"
day_hours = ["08:00", "20:00"]
rings_most = 5

[[event]]
code = "fee_paid"
name = { zh = "交费", en = "Fee paid" }

[[matter]]
code = "meter"
name = { zh = "电表", en = "Meter" }
basis = "P1-4.5"

[[rule]]
code = "first"
name = { zh = "甲", en = "First" }
basis = "P1-4.5"
kinds = ["complaint"]
channels = ["phone"]
matters = ["meter"]
pausable = ["waiting_for_test"]

[[rule.step]]
code = "answer"
name = { zh = "答复", en = "Reply" }
basis = "P1-4.5"
limit = { length = 7, unit = "calendar_days" }
start = "event:fee_paid"
met_by = ["replied"]
variants = [{ when = ["complex"], add = { length = 3, unit = "calendar_days" } }]
pausable = true
extension = { limit = { length = 2, unit = "working_days" }, times = 1, needs = { zh = "主任", en = "head" } }
remind_before = [{ length = 1, unit = "working_days" }]

[[rule]]
code = "second"
name = { zh = "乙", en = "Second" }
basis = "ours"

[[rule.step]]
code = "notice"
name = { zh = "告知", en = "Notice" }
basis = "ours"
limit = { length = 24, unit = "hours" }
start = "event:fee_paid"
direction = "before"
met_by = ["contacted"]
"#;

fn refused(from: &str, to: &str) -> String {
    assert!(SET.contains(from), "{from}");
    RuleSet::parse("own.toml", &SET.replacen(from, to, 1)).expect_err(to).to_string()
}

#[test]
fn a_set_of_ones_own_is_read() {
    let set = RuleSet::parse("own.toml", SET).unwrap();
    assert_eq!((set.code.as_str(), set.edition.as_str()), ("own", "1"));
    assert_eq!(set.sector, Some(Sector::Power));
    assert_eq!(set.in_force_from, day("2026-01-01"));
    let rule = set.rule_for(CaseKind::Complaint, CaseChannel::Phone, "meter").unwrap();
    assert_eq!(rule.code, "first");
    let step = rule.step("answer").unwrap();
    assert_eq!(step.limit, limit(7, LimitUnit::CalendarDays));
    assert_eq!(step.start, StartAt::Event("fee_paid".into()));
    assert_eq!(step.extension.as_ref().unwrap().limit, limit(2, LimitUnit::WorkingDays));
    assert_eq!(rule.events(), ["fee_paid"]);
    for (kind, channel, matter) in [
        (CaseKind::Report, CaseChannel::Phone, "meter"),
        (CaseKind::Complaint, CaseChannel::InPerson, "meter"),
        (CaseKind::Complaint, CaseChannel::Phone, ""),
    ] {
        assert_eq!(set.rule_for(kind, channel, matter).unwrap().code, "second");
    }
}

/// What is changed in the set, into what, and the fault that must be named.
const FAULTS: &[(&str, &str, &str)] = &[
    ("edition = \"1\"", "edition", "set: toml: TOML parse error at line 3"),
    ("edition = \"1\"", "edition = \" \"", "set: edition: is missing"),
    ("edition = \"1\"", "", "set: edition: is missing"),
    ("code = \"own\"", "code = \"Own set\"", "set: code: `Own set` is not of a-z"),
    ("en = \"Own\"", "en = \"\"", "set: name: the text is missing in `en`"),
    ("\"2026-01-01\"", "\"2026-02-30\"", "set: in_force_from: "),
    ("sector = \"power\"", "sector = \"shop\"", "set: sector: unknown variant `shop`"),
    ("\"08:00\", \"20:00\"", "\"20:00\", \"08:00\"", "set: day_hours: two times are needed"),
    ("\"08:00\", \"20:00\"", "\"08:00\"", "set: day_hours: two times are needed"),
    ("rings_most = 5", "rings_most = 0", "set: rings_most: 0 rings"),
    ("rings_most = 5", "rings = 5", "set: rings: no such field"),
    ("code = \"fee_paid\"", "code = \"paid\"", "first/answer: start: there is no event `fee_paid`"),
    ("name = { zh = \"交费\", en = \"Fee paid\" }", "", "fee_paid: name: is missing"),
    ("code = \"fee_paid\"\n", "", "event 1: code: is missing"),
    ("code = \"meter\"", "code = \"bill\"", "first: matters: there is no matter `meter`"),
    ("basis = \"P1-4.5\"\n\n", "\n", "meter: basis: is missing"),
    ("code = \"second\"", "code = \"first\"", "first: code: stands there twice"),
    ("kinds = [\"complaint\"]", "kinds = [\"quarrel\"]", "first: kinds: unknown variant `quarrel`"),
    ("channels = [\"phone\"]", "channels = [\"fax\"]", "first: channels: unknown variant `fax`"),
    ("\"waiting_for_test\"", "\"lunch\"", "first: pausable: unknown variant `lunch`"),
    ("pausable = [\"waiting_for_test\"]", "", "first: pausable: a step may rest, but no reason"),
    ("pausable = true", "", "first: pausable: no step of the rule may rest"),
    ("pausable = true", "rests = true", "first/answer: rests: no such field"),
    ("length = 7", "length = 3661", "first/answer: limit: 3661 is more than 3660"),
    ("length = 7", "length = -7", "first/answer: limit: invalid value"),
    ("length = 7, unit = \"calendar_days\"", "length = 7, unit = \"weeks\"", "first/answer: limit: unknown variant"),
    ("start = \"event:fee_paid\"", "start = \"noon\"", "first/answer: start: `noon` is neither"),
    ("start = \"event:fee_paid\"\n", "", "first/answer: start: is missing"),
    ("[\"replied\"]", "[\"shouted\"]", "first/answer: met_by: `shouted` meets nothing"),
    ("[\"replied\"]", "[\"event:shouted\"]", "first/answer: met_by: there is no event `shouted`"),
    ("[\"replied\"]", "[]", "first/answer: met_by: nothing would ever meet it"),
    ("when = [\"complex\"]", "when = []", "first/answer: variants: `when` names no circumstance"),
    ("when = [\"complex\"]", "when = [\"easy\"]", "first/answer/variants 1: when: unknown variant `easy`"),
    (", add = { length = 3, unit = \"calendar_days\" }", "", "first/answer: variants: it changes nothing"),
    ("length = 3, unit = \"calendar_days\"", "length = 3, unit = \"hours\"", "first/answer: variants: what is added"),
    ("add = { length = 3", "limit = { length = 9999", "first/answer: variants: 9999 is more than 3660"),
    (
        "add = { length = 3, unit = \"calendar",
        "limit = { length = 3, unit = \"hours\" } }] # ",
        "first/answer: variants: a limit",
    ),
    (
        "when = [\"complex\"], add",
        "when = [\"complex\"], needs_event = true, add",
        "first/answer: variants: `needs_event`",
    ),
    ("when = [\"complex\"],", "when = [\"night\"], start = \"received\",", "first/answer: variants: night follows"),
    ("times = 1", "times = 0", "first/answer: extension: 0 extends nothing"),
    ("times = 1,", "times = 1, often = 1,", "first/answer/extension: often: no such field"),
    ("length = 2, unit = \"working_days\"", "length = 2, unit = \"hours\"", "first/answer: extension: a limit in days"),
    ("remind_before = [{ length = 1", "remind_before = [{ length = 9999", "first/answer: remind_before: 9999 is more"),
    (
        "kinds = [\"complaint\"]\nchannels = [\"phone\"]\nmatters = [\"meter\"]\n",
        "",
        "second: code: is never reached: `first`",
    ),
    ("direction = \"before\"", "direction = \"up\"", "second/notice: direction: unknown variant `up`"),
    (
        "start = \"event:fee_paid\"\ndirection",
        "start = \"received\"\ndirection",
        "second/notice: start: what counts back",
    ),
    ("length = 24", "length = 0", "second/notice: limit: 0 before is not before"),
];

#[test]
fn a_fault_names_file_rule_and_field() {
    for (from, to, expected) in FAULTS {
        let found = refused(from, to);
        assert!(found.starts_with(&format!("own.toml: {expected}")), "{to}: {found}");
    }
}

#[test]
fn a_set_without_rules_and_a_rule_without_steps_are_refused() {
    let head = SET.split("[[rule]]").next().unwrap();
    assert_eq!(RuleSet::parse("own.toml", head).unwrap_err().to_string(), "own.toml: set: rule: there are none");
    let rule = format!("{head}[[rule]]\ncode = \"a\"\nname = {{ zh = \"甲\", en = \"A\" }}\nbasis = \"ours\"\n");
    assert_eq!(RuleSet::parse("own.toml", &rule).unwrap_err().to_string(), "own.toml: a: step: there are none");
}

#[test]
fn the_shipped_sets_have_a_rule_for_every_case_and_a_basis_for_every_limit() {
    assert_eq!(
        SETS.iter().map(|set| set.code.as_str()).collect::<Vec<_>>(),
        ["power_hall", "power_95598", "bank_branch"]
    );
    let is_basis = |basis: &str| basis == "ours" || basis == "CBIRC-2020-3" || is_of_the_catalogue(basis);
    for set in SETS.iter() {
        for kind in CaseKind::ALL {
            for channel in CaseChannel::ALL {
                for matter in set.matters.iter().map(|matter| matter.code.as_str()).chain([""]) {
                    assert!(set.rule_for(kind, channel, matter).is_some(), "{} {kind:?} {matter}", set.code);
                }
            }
        }
        for basis in set.rules.iter().flat_map(|rule| rule.steps.iter().map(|s| &s.basis).chain([&rule.basis])) {
            assert!(is_basis(basis), "{}: {basis}", set.code);
        }
        for matter in &set.matters {
            assert!(is_basis(&matter.basis), "{}: {}", set.code, matter.basis);
        }
    }
}

/// `P1-4.3`, `P8-1.w3`...
fn is_of_the_catalogue(basis: &str) -> bool {
    let rule = basis.strip_prefix('P').and_then(|rest| rest.split_once('-'));
    rule.is_some_and(|(source, item)| matches!(source, "1" | "4" | "7" | "8") && item.starts_with(char::is_numeric))
}

#[test]
fn each_kind_of_hall_has_one_set_of_its_own() {
    let of =
        |sector: Sector| SETS.iter().filter(|set| set.sector == Some(sector)).map(|set| set.code.as_str()).collect();
    let found: [Vec<&str>; 3] = [Sector::Power, Sector::Bank, Sector::Other].map(of);
    assert_eq!(found, [vec!["power_hall"], vec!["bank_branch"], vec![]]);
}

#[test]
fn what_can_be_complained_of_covers_the_slips_of_the_catalogue_p7_1_p1_1_4_p1_4_2() {
    for code in ["slow_window", "green_channel", "first_asked", "speech", "appearance"] {
        for set in SETS.iter() {
            assert_eq!(set.matter(code).unwrap().basis, "P7-1", "{}", set.code);
        }
    }
    for (code, basis) in [("brush_off", "P1-1.4"), ("change_not_given", "P1-4.2")] {
        assert_eq!(set("power_hall").matter(code).unwrap().basis, basis);
    }
}

#[test]
fn names_fit_their_places() {
    for set in SETS.iter() {
        for step in set.rules.iter().flat_map(|rule| &rule.steps) {
            assert!(step.name.zh.chars().count() <= 24 && step.name.en.chars().count() <= 60, "{}", step.name.zh);
        }
        for matter in &set.matters {
            assert!(matter.name.zh.chars().count() <= 24 && matter.name.en.chars().count() <= 64, "{}", matter.name.zh);
        }
    }
}

proptest! {
    #[test]
    fn a_set_with_any_line_left_out_is_read_or_refused_without_a_panic(line in 0usize..70) {
        let kept: Vec<&str> = SET.lines().enumerate().filter(|(i, _)| *i != line).map(|(_, l)| l).collect();
        let _ = RuleSet::parse("own.toml", &kept.join("\n"));
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in ".{0,200}") {
        prop_assert!(RuleSet::parse("any.toml", &text).is_err());
    }
}
