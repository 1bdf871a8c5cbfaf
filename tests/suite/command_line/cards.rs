//! The ledger of cards without a window: listed, what is to be done, whether a card is good.

use std::path::{Path, PathBuf};

use hallkeeper::app::headless::code;
use hallkeeper::domain::cards::{CardEventKind, IssueReason};
use hallkeeper::register::Register;

use super::super::register::cards::{printed, step};
use super::super::register::making::{at, record};
use super::{said, text};

/// A hall with two badges on paper, one of them lost; the codes of both.
fn hall_with_cards(folder: &Path) -> (PathBuf, [String; 2]) {
    let hall = folder.join("a.hall");
    assert_eq!(said(&["new", text(&hall), "--hall", "长桥供电所营业厅"]).code, code::DONE);
    let mut register = Register::open(&hall).unwrap();
    let people = [("CQ01", "周静岚"), ("CQ02", "唐巧云")]
        .map(|(no, name)| register.add_staff(&record(no, name), at("2026-11-02", 8, 0)).unwrap().value);
    let cards = people.map(|id| printed(&mut register, id, IssueReason::First));
    step(&mut register, cards[1].id, CardEventKind::Suspended).unwrap();
    let codes = cards.map(|card| register.code_of(&card));
    (hall, codes)
}

#[test]
fn the_ledger_is_listed_and_what_ends_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_with_cards(folder.path());
    let report = said(&["cards", text(&hall)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.contains("CQ01-01  上岗证  周静岚  未领用  2028-12-31"), "{}", report.out);
    assert!(report.out.ends_with("共 2 张，在用 1 张。\n"), "{}", report.out);
    assert_eq!(said(&["cards", text(&hall), "--expiring", "30"]).code, code::DONE);
    let ending = said(&["cards", text(&hall), "--expiring", "900", "--json"]);
    assert_eq!(ending.code, code::NAMED);
    let told: serde_json::Value = serde_json::from_str(&ending.out).unwrap();
    assert_eq!(told["cards"].as_array().unwrap().len(), 1, "a lost card does not count: {told}");
    assert_eq!(told["cards"][0]["valid_until"], "2028-12-31");
}

#[test]
fn what_is_to_be_done_is_named_list_by_list() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _) = hall_with_cards(folder.path());
    let report = said(&["cards", text(&hall), "--work"]);
    assert_eq!(report.code, code::NAMED);
    let lines: Vec<&str> = report.out.lines().collect();
    assert_eq!(lines[0], "无有效上岗证  —  唐巧云  没有上岗证");
    assert!(lines.contains(&"挂失中  CQ02-01  唐巧云  11-02 挂失"), "{lines:?}");
    let json = said(&["cards", text(&hall), "--work", "--json"]);
    let told: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(told["work"][0]["list"], "no_badge");
}

#[test]
fn a_code_says_whether_its_card_is_good() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, [good, lost]) = hall_with_cards(folder.path());
    let verify = |text_of_code: &str| said(&["cards", text(&hall), "--verify", text_of_code]);
    let report = verify(&good);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.starts_with("有效：") && report.out.contains("CQ01-01  上岗证  周静岚"), "{}", report.out);
    assert_eq!(verify("cq01-1").code, code::DONE, "a number typed by hand");
    assert!(verify(&lost).out.starts_with("已挂失："));
    assert_eq!(verify(&lost).code, code::NAMED);
    assert!(verify(&good.replace("CQ01-01", "CQ02-01")).out.starts_with("校验码不对："));
    assert!(verify("nothing").out.starts_with("不是证件码："));
    let json = said(&["cards", text(&hall), "--verify", &lost, "--json"]);
    let told: serde_json::Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!((told["verdict"].as_str(), told["card"]["state"].as_str()), (Some("lost"), Some("lost")));
}

#[test]
fn two_wishes_at_once_are_not_understood() {
    for words in [
        &["cards", "--sample", "--work", "--verify", "x"][..],
        &["cards"],
        &["cards", "--sample", "--expiring", "soon"],
        &["cards", "--sample", "--due"],
    ] {
        assert_eq!(said(words).code, code::USAGE, "{words:?}");
    }
    assert_eq!(said(&["cards", "--sample"]).code, code::DONE);
}
