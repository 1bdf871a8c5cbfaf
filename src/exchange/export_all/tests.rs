//! What stands in the cells of the sheets, masked and whole.

use super::cells::{Converter, NamedCase};
use super::terms::Terms;
use super::{Column, SheetPlan, all_sheets};
use crate::domain::personal::{PersonalContact, PersonalName};
use crate::register::outward::{Raw, RawRow, Shown};

fn converter(shown: Shown) -> Converter {
    let mut made = Converter::new(Terms::gather(|key| format!("<{key}>")), shown);
    made.know_people([(7, "CQ0217 沈若溪".to_owned())]);
    let (name, contact) = (PersonalName::from("陈䶮"), PersonalContact::from("体育场路12号"));
    made.know_cases([NamedCase { id: 3, number: "2026-0031".to_owned(), name, contact }]);
    made.know_rules([("outage".to_owned(), "停电没有通知".to_owned())]);
    made.know_windows([(2, "3".to_owned())]);
    made
}

fn plan(table: &str) -> &'static SheetPlan {
    all_sheets().find(|plan| plan.table == table).unwrap()
}

fn row(plan: &SheetPlan, cells: &[(&str, Raw)]) -> RawRow {
    let cell = |column: &Column| cells.iter().find(|(name, _)| *name == column.column).map(|(_, raw)| raw.clone());
    (1, plan.columns.iter().map(|column| cell(column).unwrap_or(Raw::Nothing)).collect())
}

fn told_of(table: &str, cells: &[(&str, Raw)], shown: Shown) -> Vec<String> {
    let plan = plan(table);
    converter(shown).rows(plan, &[row(plan, cells)]).rows.remove(0)
}

#[test]
fn names_and_contacts_of_customers_are_masked_unless_whole_is_wanted() {
    let cells = [
        ("customer_name", Raw::Text("陈䶮".into())),
        ("customer_contact", Raw::Text("13800002610".into())),
        ("kind", Raw::Text("complaint".into())),
        ("first_asked_id", Raw::Whole(7)),
    ];
    let masked = told_of("cases", &cells, Shown::Masked);
    assert!(masked.contains(&"陈**".to_owned()) && masked.contains(&"138 **** 2610".to_owned()), "{masked:?}");
    assert!(masked.contains(&"<kind-complaint>".to_owned()) && masked.contains(&"CQ0217 沈若溪".to_owned()));
    let whole = told_of("cases", &cells, Shown::Whole);
    assert!(whole.contains(&"陈䶮".to_owned()) && whole.contains(&"13800002610".to_owned()), "{whole:?}");
}

#[test]
fn a_correction_of_a_name_does_not_give_the_name_away() {
    let matter = r#"{"kind":"corrected","changes":[{"fact":"matter","before":"","after":"outage"}],"reason":"补"}"#;
    let told = told_of("case_events", &[("body", Raw::Text(matter.into()))], Shown::Masked).concat();
    assert!(told.contains(" → 停电没有通知"), "{told}");
    let body =
        r#"{"kind":"corrected","changes":[{"fact":"customer_name","before":"陈䶮","after":"程𬭎"}],"reason":"笔误"}"#;
    let masked = told_of("case_events", &[("body", Raw::Text(body.into()))], Shown::Masked).concat();
    assert!(masked.contains("陈** → 程**") && masked.contains("笔误"), "{masked}");
    assert!(told_of("case_events", &[("body", Raw::Text(body.into()))], Shown::Whole).concat().contains("程𬭎"));
}

#[test]
fn what_was_written_about_a_case_gives_neither_its_customer_nor_a_phone_away() {
    let cells = [("case_id", Raw::Whole(3)), ("text", Raw::Text("陈䶮来电，回电 13800002610，谢谢陈䶮".into()))];
    let masked = told_of("case_notes", &cells, Shown::Masked).concat();
    assert!(!masked.contains("陈䶮") && !masked.contains("13800002610") && masked.contains("来电"), "{masked}");
    assert!(told_of("case_notes", &cells, Shown::Whole).concat().contains("陈䶮来电，回电 13800002610"));
}

#[test]
fn a_visitors_name_is_masked_and_a_colleagues_is_not() {
    let bearer = ("bearer", Raw::Text("魏一".into()));
    assert!(told_of("cards", std::slice::from_ref(&bearer), Shown::Masked).contains(&"魏**".to_owned()));
    let of_staff = told_of("cards", &[bearer, ("staff_id", Raw::Whole(7))], Shown::Masked);
    assert!(of_staff.contains(&"魏一".to_owned()), "{of_staff:?}");
}

#[test]
fn who_signed_for_a_visitors_card_is_masked_and_a_colleague_is_not() {
    let mut made = converter(Shown::Masked);
    let text = |words: &str| Raw::Text(words.into());
    let (cards, steps) = (plan("cards"), plan("card_events"));
    made.rows(cards, &[row(cards, &[("staff_id", Raw::Whole(7))])]);
    let mut signed = |card: i64| {
        let cells = [("card_id", Raw::Whole(card)), ("signed_by", text("魏一")), ("note", text("魏一 13900000472"))];
        made.rows(steps, &[row(steps, &cells)]).rows.remove(0)
    };
    let (of_staff, of_visitor) = (signed(1), signed(2));
    assert!(of_staff.contains(&"魏一".to_owned()) && of_staff.contains(&"魏一 139****0472".to_owned()), "{of_staff:?}");
    assert!(of_visitor.contains(&"魏** 139****0472".to_owned()), "{of_visitor:?}");
    assert!(!of_visitor.concat().contains("魏一"), "{of_visitor:?}");
}

#[test]
fn texts_beside_the_story_give_no_customer_away() {
    let words = "陈䶮（体育场路12号）转，回电 13900000472";
    let cells = |id: &'static str| [(id, Raw::Whole(3)), ("department", Raw::Text(words.into()))];
    let letter = told_of("letters", &cells("case_id"), Shown::Masked).concat();
    let forwarded = [("case_id", Raw::Whole(3)), ("forwarded_by", Raw::Text(words.into()))];
    let details = told_of("case_details", &forwarded, Shown::Masked).concat();
    for masked in [letter, details] {
        for secret in ["陈䶮", "体育场路", "13900000472"] {
            assert!(!masked.contains(secret), "{secret}: {masked}");
        }
    }
    assert!(told_of("case_details", &forwarded, Shown::Whole).concat().contains(words));
}

#[test]
fn a_long_text_lies_beside_once_and_its_cell_says_where() {
    let plan = plan("audits");
    let made =
        |text: &str| row(plan, &[("pack_code", Raw::Text("power/hall".into())), ("pack_text", Raw::Text(text.into()))]);
    let done = converter(Shown::Masked).rows(plan, &[made("a = 1"), made("a = 1"), made("a = 2")]);
    let paths: Vec<&str> = done.besides.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(paths, ["<out-folder-rules>/power hall.toml", "<out-folder-rules>/power hall 2.toml"]);
    assert!(done.rows[1].contains(&"<out-folder-rules>/power hall.toml".to_owned()));
}

#[test]
fn the_words_of_a_ranking_are_masked_and_its_figures_are_not() {
    let plan = plan("appraisals");
    let ranking = r#"[{"score":93.3333333,"reason":{"not_met":["a","回电13900000472"]}}]"#;
    let rows = [row(plan, &[("year", Raw::Whole(2026)), ("ranking", Raw::Text(ranking.into()))])];
    let beside = |shown| converter(shown).rows(plan, &rows).besides.remove(0).1;
    let masked = beside(Shown::Masked);
    assert!(masked.contains("回电139****0472") && masked.contains("93.3333333"), "{masked}");
    assert_eq!(beside(Shown::Whole), ranking);
}

#[test]
fn subjects_days_and_answers_are_told_in_words() {
    let subject = told_of("appraisal_prerequisites", &[("subject", Raw::Text("person:7".into()))], Shown::Masked);
    assert!(subject.contains(&"CQ0217 沈若溪".to_owned()));
    let answer = r#"{"verdict":"fail","value":3.0,"choice":null,"occurrences":2,"reason":"没戴证","owner":7}"#;
    let told = told_of("audit_answers", &[("answer", Raw::Text(answer.into()))], Shown::Masked);
    for wanted in ["<audit-fail>", "3", "2", "没戴证", "CQ0217 沈若溪"] {
        assert!(told.contains(&wanted.to_owned()), "{wanted}: {told:?}");
    }
    let note = told_of("case_notes", &[("case_id", Raw::Whole(3)), ("at_ms", Raw::Whole(0))], Shown::Masked);
    assert!(note.contains(&"2026-0031".to_owned()) && note.contains(&"1970-01-01 08:00:00".to_owned()), "{note:?}");
}

#[test]
fn every_row_is_as_long_as_its_heading() {
    let mut made = converter(Shown::Masked);
    for plan in all_sheets() {
        let told = made.rows(plan, &[row(plan, &[])]);
        assert_eq!(told.rows[0].len(), made.heading(plan).len(), "{}", plan.table);
    }
}
