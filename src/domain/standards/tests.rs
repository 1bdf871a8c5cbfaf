//! Tests of reading packs: the shipped ones, and every fault by its name.

use proptest::prelude::*;

use super::*;

const PACK: &str = r#"
code = "own"
edition = "1"
sector = "other"
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
total_points = 10

[[areas]]
code = "one"
title = { zh = "一", en = "One" }

[[items]]
code = "A"
rule = "P1-2.4"
area = "one"
text = { zh = "甲", en = "A" }
kind = "yes_no"
points = 6.5
deduct_per_occurrence = 0.5

[[items]]
code = "B"
rule = "P8-1.w6"
area = "one"
text = { zh = "乙", en = "B" }
kind = { count = { limit = 4, unit = { zh = "个", en = "stands" }, large_hall = { from_area_m2 = 500, limit = 6 } } }
points = 3.5
not_applicable = true
"#;

fn refused(from: &str, to: &str) -> String {
    assert!(PACK.contains(from), "{from}");
    Pack::parse("own.toml", &PACK.replace(from, to)).unwrap_err().to_string()
}

#[test]
fn the_shipped_packs_are_read_and_fit_a_row() {
    for (file, toml) in SHIPPED {
        let pack = Pack::parse(file, toml).unwrap();
        assert_eq!(pack.total_points.to_string(), "100", "{file}");
        for item in &pack.items {
            assert!(item.text.zh.chars().count() <= 30, "{}", item.text.zh);
            assert!(item.text.en.chars().count() <= 80, "{}", item.text.en);
            assert!(item.code.starts_with(&item.rule), "{}", item.code);
        }
    }
}

#[test]
fn the_power_hall_checks_five_cleans_and_four_tidies_one_by_one() {
    let (_, pack) = Pack::shipped_for(Sector::Power).unwrap().unwrap();
    let cleaning: Vec<&str> = pack.items_of("cleaning").map(|i| i.code.as_str()).collect();
    let expected = ["a", "b", "c", "d", "e", "f", "g", "h", "i"].map(|p| format!("P1-2.4.{p}"));
    assert_eq!(cleaning, expected);
    let rules: std::collections::BTreeSet<&str> = pack.items.iter().map(|item| item.rule.as_str()).collect();
    for rule in ["P1-1.1", "P1-1.2", "P1-2.4", "P1-2.5", "P1-2.6", "P1-2.7", "P1-2.8", "P1-2.9", "P1-2.10", "P1-2.11"] {
        assert!(rules.contains(rule), "{rule}");
    }
    assert_eq!(pack.number_of("P1-2.4.f").as_deref(), Some("2.6"));
}

#[test]
fn the_bank_figures_are_those_of_the_standard() {
    let (_, pack) = Pack::shipped_for(Sector::Bank).unwrap().unwrap();
    let limit = |code: &str, area| pack.item(code).unwrap().limit_in(area);
    assert_eq!(limit("P8-1.1.e", None), Some(5.0));
    assert_eq!(limit("P8-1.1.f", None), Some(0.01));
    assert_eq!(limit("P8-1.9.b", None), Some(50.0));
    assert_eq!(limit("P8-1.w5.a", None), Some(3.0));
    assert_eq!(limit("P8-1.w5.d", None), Some(5.0));
    assert_eq!(limit("P8-1.w6", None), Some(4.0));
    assert_eq!(limit("P8-1.w6", Some(499.9)), Some(4.0));
    assert_eq!(limit("P8-1.w6", Some(500.0)), Some(6.0));
    assert_eq!(limit("P8-2.8.a", None), Some(10.0));
    let at_least = |code: &str| pack.item(code).unwrap().comparison() == Comparison::AtLeast;
    assert!(at_least("P8-1.w5.d") && at_least("P8-2.8.a") && !at_least("P8-1.w6"));
}

#[test]
fn a_hall_of_another_kind_has_no_shipped_pack() {
    assert_eq!(Pack::shipped_for(Sector::Other), Ok(None));
}

#[test]
fn a_pack_of_ones_own_is_read() {
    let pack = Pack::parse("own.toml", PACK).unwrap();
    assert_eq!(pack.items.len(), 2);
    let item = pack.item("B").unwrap();
    assert!(item.not_applicable && item.takes_number());
    assert_eq!(pack.title.in_language("en"), "Own");
}

/// What is changed in the pack, into what, and the fault that must be named.
const FAULTS: &[(&str, &str, &str)] = &[
    (r#"code = "B""#, r#"code = "A""#, "A: code: stands there twice"),
    ("points = 3.5", "points = 3", "pack: total_points: the items add up to 9.5, not 10"),
    ("points = 3.5", "points = -3.5", "B: points: -3.5 is not a number of points"),
    ("points = 3.5", r#"points = "many""#, "B: points: invalid type"),
    ("points = 3.5", "", "B: points: is missing"),
    ("not_applicable = true", "na = true", "B: na: no such field"),
    ("not_applicable = true", "cap = 1", "B: cap: needs deduct_per_occurrence"),
    ("rule = \"P8-1.w6\"", "", "B: rule: is missing"),
    ("zh = \"乙\"", "zh = \" \"", "B: text: the text is missing in `zh`"),
    (r#""乙", en = "B""#, r#""乙""#, "B: text: missing field `en`"),
    ("limit = 4, ", "", "B: kind: missing field `limit`"),
    ("limit = 4,", "limit = 4.5,", "B: kind: a count's limit is a whole number"),
    ("limit = 4,", "limit = -4,", "B: kind: a limit is 0 or more"),
    ("limit = 4,", "limit = 4, least = 1,", "B: kind: unknown field `least`"),
    ("\"yes_no\"", "\"perhaps\"", "A: kind: unknown variant `perhaps`"),
    ("deduct_per_occurrence = 0.5", "deduct_per_occurrence = 7", "A: deduct_per_occurrence: 7 is more"),
    ("deduct_per_occurrence = 0.5", "deduct_per_occurrence = 0", "A: deduct_per_occurrence: 0 takes nothing off"),
    ("title = { zh = \"一\", en = \"One\" }", "", "area 1: title: is missing"),
    ("edition = \"1\"", "edition = \"\"", "pack: edition: is missing"),
    ("sector = \"other\"", "sector = \"shop\"", "pack: sector: unknown variant `shop`"),
    ("edition = \"1\"", "edition = 1", "pack: edition: invalid type"),
    ("total_points = 10", "total_points = 10\nnote = 1", "pack: note: no such field"),
    ("edition = \"1\"", "edition", "pack: toml: TOML parse error at line 3"),
];

#[test]
fn a_fault_names_file_item_and_field() {
    for (from, to, expected) in FAULTS {
        let found = refused(from, to);
        assert!(found.starts_with(&format!("own.toml: {expected}")), "{found}");
    }
}

#[test]
fn an_unknown_area_and_an_empty_one_are_refused() {
    let strange = PACK.replacen("area = \"one\"", "area = \"two\"", 1);
    let error = Pack::parse("own.toml", &strange).unwrap_err();
    assert_eq!(error.to_string(), "own.toml: A: area: there is no area `two`");
    let empty =
        PACK.replace("[[areas]]", "[[areas]]\ncode = \"none\"\ntitle = { zh = \"空\", en = \"Empty\" }\n\n[[areas]]");
    let error = Pack::parse("own.toml", &empty).unwrap_err();
    assert_eq!(error.item, "area none");
}

#[test]
fn a_choice_needs_answers_whose_best_earns_all() {
    let choice = |points: &str| {
        let options = format!(
            r#"{{ choice = {{ options = [{{ code = "x", text = {{ zh = "好", en = "good" }}, points = {points} }}, {{ code = "y", text = {{ zh = "差", en = "poor" }}, points = 0 }}] }} }}"#
        );
        let toml = PACK.replace("\"yes_no\"", &options).replace("deduct_per_occurrence = 0.5", "");
        Pack::parse("own.toml", &toml)
    };
    let pack = choice("6.5").unwrap();
    assert_eq!(pack.item("A").unwrap().option("y").unwrap().points, Points::ZERO);
    assert_eq!(choice("5").unwrap_err().field, "kind");
}

proptest! {
    #[test]
    fn a_pack_with_any_line_left_out_is_read_or_refused_without_a_panic(line in 0usize..40) {
        let kept: Vec<&str> = PACK.lines().enumerate().filter(|(i, _)| *i != line).map(|(_, l)| l).collect();
        let _ = Pack::parse("own.toml", &kept.join("\n"));
    }

    #[test]
    fn any_text_is_read_or_refused_without_a_panic(text in ".{0,200}") {
        prop_assert!(Pack::parse("any.toml", &text).is_err());
    }
}
