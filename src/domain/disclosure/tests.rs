//! Tests of the shipped lists, the forms, and how a document stands at the edges of its days.

use std::collections::BTreeSet;

use super::super::hall::Sector;
use super::super::problems::{Field, Problem, Wrong};
use super::super::standards::{Link, Pack};
use super::lists::SHIPPED;
use super::*;

const LIST: &str = r#"
code = "own"
edition = "1"
sector = "other"
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }

[[documents]]
code = "A"
rule = "P1-3.1"
kind = "document"
title = { zh = "甲", en = "A" }
renew_months = 12
"#;

fn refused(from: &str, to: &str) -> String {
    assert!(LIST.contains(from), "{from}");
    DisclosureList::parse("own.toml", &LIST.replace(from, to)).unwrap_err().to_string()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn document(kind: DisclosureKind) -> Document {
    let facts = NewDocument {
        code: "X-1".into(),
        rule: String::new(),
        kind,
        title: "甲".into(),
        place: "公示栏".into(),
        note: String::new(),
    };
    Document { id: DisclosureId(1), facts, since: day("2026-01-01"), retired: None }
}

fn version(id: i64, put_up_on: &str, until: Option<&str>) -> Version {
    let facts = NewVersion {
        version: "一".into(),
        place: String::new(),
        put_up_on: day(put_up_on),
        valid_until: until.map(day),
        event_ends_on: None,
        photo: None,
        note: String::new(),
    };
    Version {
        id: DisclosureVersionId(id),
        document: DisclosureId(1),
        facts,
        taken_down_on: None,
        entered_at: Moment(0),
    }
}

fn banner(ends: &str) -> Version {
    let version = version(1, "2026-01-01", None);
    Version { facts: NewVersion { event_ends_on: Some(day(ends)), ..version.facts }, ..version }
}

fn state(kind: DisclosureKind, versions: &[Version], on: &str) -> DocumentState {
    state_on(&document(kind), versions, day(on))
}

#[test]
fn the_shipped_lists_are_read_and_hold_what_the_rules_name() {
    for (file, text) in SHIPPED {
        DisclosureList::parse(file, text).unwrap();
    }
    let count = |sector, rule: &str| {
        let list = DisclosureList::shipped_for(sector).unwrap();
        list.documents.iter().filter(|document| document.rule == rule).count()
    };
    assert_eq!(
        [count(Sector::Power, "P1-3.1"), count(Sector::Power, "P1-3.3"), count(Sector::Power, "P1-6.5")],
        [15, 5, 6]
    );
    assert_eq!(
        [count(Sector::Bank, "P8-1.c"), count(Sector::Bank, "P8-1.w7"), count(Sector::Bank, "P8-1.w9")],
        [3, 6, 1]
    );
    assert!(DisclosureList::shipped_for(Sector::Other).is_none());
    for document in DisclosureList::shipped().iter().flat_map(|list| &list.documents) {
        assert!(
            document.title.zh.chars().count() <= 20 && document.title.en.chars().count() <= 60,
            "{}",
            document.code
        );
    }
}

#[test]
fn every_document_a_standard_asks_for_is_on_a_list() {
    let known: BTreeSet<&str> =
        DisclosureList::shipped().iter().flat_map(|list| &list.documents).map(|d| d.code.as_str()).collect();
    let links = Pack::shipped().iter().flat_map(|(_, pack)| pack.items.iter().filter_map(|item| item.link.as_ref()));
    for link in links {
        if let Link::Disclosure { codes } = link {
            let lost: Vec<&String> = codes.iter().filter(|code| !known.contains(code.as_str())).collect();
            assert!(lost.is_empty(), "{lost:?}");
        }
    }
}

#[test]
fn a_wrong_list_is_refused_by_file_document_and_field() {
    assert!(DisclosureList::parse("own.toml", LIST).is_ok());
    assert_eq!(refused("rule = \"P1-3.1\"\n", ""), "own.toml: A: rule: is missing");
    assert!(refused("\"document\"", "\"poster\"").starts_with("own.toml: A: kind: unknown variant `poster`"));
    assert_eq!(refused("en = \"A\"", "en = \" \""), "own.toml: A: title: the text is missing in `en`");
    assert_eq!(refused("renew_months = 12", "renew_months = 0"), "own.toml: A: renew_months: 1 to 120");
    assert_eq!(refused("renew_months", "months"), "own.toml: A: months: no such field");
    assert_eq!(refused("code = \"A\"\n", ""), "own.toml: document 1: code: is missing");
    assert_eq!(refused("edition = \"1\"\n", ""), "own.toml: list: edition: is missing");
    let (head, one) = LIST.split_once("[[").unwrap();
    assert_eq!(DisclosureList::parse("own.toml", head).unwrap_err().field, "documents");
    let twice = DisclosureList::parse("own.toml", &format!("{LIST}[[{one}")).unwrap_err().to_string();
    assert_eq!(twice, "own.toml: A: code: stands there twice");
}

#[test]
fn a_version_is_in_date_on_its_last_day_and_not_on_the_next() {
    let until = version(1, "2026-01-01", Some("2026-11-23"));
    let on = |today: &str| state(DisclosureKind::Document, std::slice::from_ref(&until), today);
    let end = day("2026-11-23");
    assert_eq!(on("2026-10-23"), DocumentState::InDate { until: Some(end) });
    assert_eq!(on("2026-10-24"), DocumentState::RunsOut { until: end, days_left: 30 });
    assert_eq!(on("2026-11-23"), DocumentState::RunsOut { until: end, days_left: 0 });
    assert_eq!(on("2026-11-24"), DocumentState::OutOfDate { until: end, days_past: 1 });
    assert_eq!(on("2025-12-31"), DocumentState::Missing, "before it was put up");
    let endless = [version(1, "2026-01-01", None)];
    assert_eq!(state(DisclosureKind::Licence, &endless, "2036-01-01"), DocumentState::InDate { until: None });
}

#[test]
fn what_is_renewed_every_month_is_told_of_in_its_last_week_only() {
    let monthly = [version(1, "2026-11-01", Some("2026-12-01"))];
    let end = day("2026-12-01");
    assert_eq!(state(DisclosureKind::Notice, &monthly, "2026-11-23"), DocumentState::InDate { until: Some(end) });
    assert_eq!(
        state(DisclosureKind::Notice, &monthly, "2026-11-24"),
        DocumentState::RunsOut { until: end, days_left: 7 }
    );
}

#[test]
fn a_banner_comes_down_within_a_month_to_the_day() {
    let on = |ends: &str, today: &str| state(DisclosureKind::Banner, &[banner(ends)], today);
    assert_eq!(on("2026-03-15", "2026-03-15"), DocumentState::InDate { until: Some(day("2026-03-15")) });
    let by = day("2026-04-15");
    assert_eq!(on("2026-03-15", "2026-03-16"), DocumentState::TakeDown { by, days_left: 30 });
    assert_eq!(on("2026-03-15", "2026-04-15"), DocumentState::TakeDown { by, days_left: 0 });
    assert_eq!(on("2026-03-15", "2026-04-16"), DocumentState::BannerOverdue { by, days_past: 1 });
    let february = day("2026-02-28");
    assert_eq!(down_by(day("2026-01-31")), february, "a month that has no 31st ends with its last day");
    assert_eq!(down_by(day("2028-01-31")), day("2028-02-29"), "a leap year");
    assert_eq!(on("2026-01-31", "2026-02-28"), DocumentState::TakeDown { by: february, days_left: 0 });
    assert_eq!(on("2026-01-31", "2026-03-01"), DocumentState::BannerOverdue { by: february, days_past: 1 });
    assert_eq!(state(DisclosureKind::Banner, &[], "2026-03-01"), DocumentState::NotUp, "no season, no banner");
}

#[test]
fn a_version_taken_down_is_missing_from_that_day_and_a_correction_counts_from_its_own() {
    let old = Version { taken_down_on: Some(day("2026-11-10")), ..version(1, "2026-01-01", None) };
    let on = |versions: &[Version], today: &str| version_on(versions, day(today)).map(|version| version.id.0);
    assert_eq!(on(std::slice::from_ref(&old), "2026-11-09"), Some(1));
    assert_eq!(on(std::slice::from_ref(&old), "2026-11-10"), None);
    let wrong = Version { taken_down_on: Some(day("2026-11-10")), ..version(2, "2026-11-10", None) };
    let right = version(3, "2026-11-05", None);
    let all = [old, wrong, right];
    assert_eq!(["2026-11-04", "2026-11-05", "2026-11-11"].map(|today| on(&all, today)), [Some(1), Some(3), Some(3)]);
}

#[test]
fn a_retired_document_asks_for_nothing_from_that_day_on() {
    let retired = Retired { on: day("2026-11-23"), reason: "不代理保险".into() };
    let gone = Document { retired: Some(retired), ..document(DisclosureKind::Licence) };
    assert_eq!(state_on(&gone, &[], day("2026-11-22")), DocumentState::Missing);
    assert_eq!(state_on(&gone, &[], day("2026-11-23")), DocumentState::Retired);
    assert_eq!(urgency(DisclosureKind::Licence, DocumentState::Retired), Urgency::None);
}

#[test]
fn red_is_for_what_is_out_of_date_and_for_a_missing_must() {
    let missing = |kind| urgency(kind, DocumentState::Missing);
    let musts = DisclosureKind::ALL.into_iter().filter(|kind| missing(*kind) == Urgency::Late);
    let codes: Vec<&str> = musts.map(DisclosureKind::code).collect();
    assert_eq!(codes, ["document", "law", "licence", "pact", "price_list", "plan"]);
    assert_eq!(missing(DisclosureKind::Leaflet), Urgency::Soon);
    let past = DocumentState::OutOfDate { until: day("2026-11-01"), days_past: 1 };
    assert_eq!(urgency(DisclosureKind::Leaflet, past), Urgency::Late);
}

#[test]
fn out_of_date_comes_first_then_missing_then_what_runs_out() {
    let end = day("2026-11-01");
    let states = [
        (DisclosureKind::Document, DocumentState::Retired),
        (DisclosureKind::Document, DocumentState::InDate { until: None }),
        (DisclosureKind::Leaflet, DocumentState::Missing),
        (DisclosureKind::Law, DocumentState::RunsOut { until: day("2026-12-09"), days_left: 16 }),
        (DisclosureKind::Banner, DocumentState::TakeDown { by: day("2026-12-01"), days_left: 8 }),
        (DisclosureKind::Pact, DocumentState::Missing),
        (DisclosureKind::Notice, DocumentState::OutOfDate { until: end, days_past: 22 }),
        (DisclosureKind::Banner, DocumentState::BannerOverdue { by: day("2026-10-01"), days_past: 53 }),
    ];
    let mut order: Vec<usize> = (0..states.len()).collect();
    order.sort_by_key(|index| rank(&document(states[*index].0), states[*index].1));
    assert_eq!(order, [7, 6, 5, 2, 4, 3, 1, 0]);
}

fn problems<T: std::fmt::Debug>(checked: Result<T, Vec<Problem>>) -> Vec<(Field, Wrong)> {
    checked.unwrap_err().into_iter().map(|problem| (problem.field, problem.wrong)).collect()
}

#[test]
fn a_document_needs_a_kind_a_title_and_a_code_of_its_own() {
    let taken = ["P1-9.1".to_owned()];
    let draft = DocumentDraft { code: " P1-9.1 ".into(), ..DocumentDraft::default() };
    let expected = [
        (Field::DocumentKind, Wrong::Missing),
        (Field::DocumentTitle, Wrong::Missing),
        (Field::DocumentCode, Wrong::Taken { by: "P1-9.1".into() }),
    ];
    assert_eq!(problems(draft.check("", &taken)), expected);
    let draft =
        DocumentDraft { title: "春节横幅".into(), ..DocumentDraft::fresh(DisclosureKind::Banner, "H-1".into()) };
    let made = draft.check("ours", &taken).unwrap();
    assert_eq!((made.kind, made.rule.as_str()), (DisclosureKind::Banner, "ours"));
    assert_eq!(DocumentDraft::of(&made), draft);
}

#[test]
fn a_version_is_put_up_today_or_before_and_ends_after_that() {
    let (document, today) = (document(DisclosureKind::Document), day("2026-11-23"));
    let facts = VersionFacts { document: &document, before: None, today };
    let draft = VersionDraft { put_up_on: "+1".into(), valid_until: "11-20".into(), ..VersionDraft::default() };
    let expected =
        [(Field::Version, Wrong::Missing), (Field::PutUpOn, Wrong::InFuture), (Field::ValidUntil, Wrong::OutOfOrder)];
    assert_eq!(problems(draft.check(facts)), expected);
    let draft = VersionDraft { version: "2026 版".into(), put_up_on: "今天".into(), ..VersionDraft::default() };
    assert_eq!(draft.check(facts).unwrap().valid_until, None);
    let banner = super::tests::document(DisclosureKind::Banner);
    let facts = VersionFacts { document: &banner, ..facts };
    assert_eq!(problems(draft.check(facts)), [(Field::EventEndsOn, Wrong::Missing)], "P8-1.4");
}

#[test]
fn a_correction_needs_a_note() {
    let (document, last) = (document(DisclosureKind::Document), version(1, "2026-11-20", None));
    let facts = VersionFacts { document: &document, before: Some(&last), today: day("2026-11-23") };
    let draft = VersionDraft { version: "一".into(), put_up_on: "11-02".into(), ..VersionDraft::default() };
    assert_eq!(problems(draft.check(facts)), [(Field::Note, Wrong::Missing)]);
    let draft = VersionDraft { note: "更正：11-02 就挂上了".into(), ..draft };
    assert_eq!(draft.check(facts).unwrap().put_up_on, day("2026-11-02"));
}

#[test]
fn a_fresh_form_proposes_the_renewal_of_the_list_and_follows_the_day_it_is_put_up() {
    let listed = DisclosureList::shipped_document("P1-3.1.k").unwrap();
    let document = Document { facts: listed.taken_over("zh"), ..document(DisclosureKind::Document) };
    let today = day("2026-08-31");
    let facts = VersionFacts { document: &document, before: None, today };
    let mut draft = VersionDraft::fresh(facts, Some(listed));
    assert_eq!((draft.put_up_on.as_str(), draft.valid_until.as_str()), ("2026-08-31", "2027-02-28"));
    let before = std::mem::replace(&mut draft.put_up_on, "8-01".into());
    draft.follow(&before, Some(listed), today);
    assert_eq!(draft.valid_until, "2027-02-01");
    draft.valid_until = "2026-12-31".into();
    let before = std::mem::replace(&mut draft.put_up_on, "8-02".into());
    draft.follow(&before, Some(listed), today);
    assert_eq!(draft.valid_until, "2026-12-31", "what was typed stays");
}

#[test]
fn a_shipped_title_is_told_in_the_language_asked_for_and_a_typed_one_as_it_is() {
    let listed = DisclosureList::shipped_document("P1-6.5.a").unwrap();
    let taken = listed.taken_over("zh");
    assert_eq!((taken.title.as_str(), taken.title_in("en")), ("电力法", "Electricity Law"));
    let typed = NewDocument { title: "电力法（2018 修正）".into(), ..taken };
    assert_eq!(typed.title_in("en"), "电力法（2018 修正）");
}
