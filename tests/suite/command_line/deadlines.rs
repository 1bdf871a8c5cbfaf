//! `hallkeeper deadline`: what it says to a person and to a script.

use serde_json::Value;

use hallkeeper::app::headless::code;

use super::said;

fn json(words: &[&str]) -> Value {
    let report = said(&[&["deadline"], words, &["--json"]].concat());
    assert_eq!(report.code, code::DONE, "{report:?}");
    serde_json::from_str(&report.out).unwrap()
}

/// The due moment of each step of an answer.
fn due(answer: &Value) -> Vec<&str> {
    answer["steps"].as_array().unwrap().iter().map(|step| step["due"].as_str().unwrap_or("none")).collect()
}

#[test]
fn an_opinion_of_friday_before_the_holiday_is_due_on_the_make_up_day_p8_1_w3() {
    let answer = json(&["opinion_book", "--from", "2026-02-13T16:30"]);
    assert_eq!(due(&answer), ["2026-02-14T23:59:59.999+08:00"]);
    assert_eq!(answer["from"], "2026-02-13T16:30:00.000+08:00");
    assert_eq!(answer["rule_set"], "power_hall");
    let step = &answer["steps"][0];
    assert_eq!(step["limit"], serde_json::json!({ "length": 1, "unit": "working_days" }));
    assert_eq!(step["marks"][0], serde_json::json!({ "date": "2026-02-13", "kind": "start", "day": "working_day" }));
    let last = serde_json::json!({ "date": "2026-02-14", "kind": "counted", "n": 1, "day": "make_up_day" });
    assert_eq!(step["marks"][1], last);
    assert_eq!((&step["is_by_day"], &step["is_provisional"]), (&Value::from(true), &Value::from(false)));
}

#[test]
fn one_step_of_a_rule_is_told_alone() {
    let both = json(&["complaint", "--from", "2026-09-18 09:00"]);
    assert_eq!(due(&both), ["2026-09-21T23:59:59.999+08:00", "2026-10-03T23:59:59.999+08:00"]);
    let answer = json(&["complaint", "--from", "2026-09-18", "--step", "answer"]);
    assert_eq!(due(&answer), ["2026-10-03T23:59:59.999+08:00"]);
    assert_eq!(answer["steps"][0]["marks"][13]["holiday"]["zh"], "国庆节");
}

#[test]
fn circumstances_change_the_hours_of_a_repair_p1_10_3_p1_10_4() {
    let repair = |with: &[&str]| {
        let asked = [&["repair_lv_line", "--from", "2026-11-14T10:00", "--step", "repair"], with].concat();
        let answer = json(&asked);
        due(&answer)[0].to_owned()
    };
    assert_eq!(repair(&[]), "2026-11-14T14:00:00.000+08:00");
    assert_eq!(repair(&["--with", "out_of_town"]), "2026-11-14T22:00:00.000+08:00");
    assert_eq!(repair(&["--with", "out_of_town,night"]), "2026-11-15T06:00:00.000+08:00");
    assert_eq!(repair(&["--with", "severe_weather"]), "none");
}

#[test]
fn what_an_event_starts_is_counted_from_it() {
    let fee = json(&["meter_test", "--from", "2026-11-18T09:00", "--step", "answer"]);
    assert_eq!(due(&fee), ["2026-11-25T23:59:59.999+08:00"]);
    let outage = json(&["planned_outage", "--from", "2026-11-30T08:00"]);
    assert_eq!(due(&outage), ["2026-11-23T23:59:59.999+08:00"]);
    assert_eq!(outage["steps"][0]["direction"], "before");
}

#[test]
fn another_set_and_an_unknown_year_are_told() {
    let bank =
        json(&["complaint", "--set", "bank_branch", "--with", "complex", "--from", "2026-11-02", "--step", "answer"]);
    assert_eq!(due(&bank), ["2026-12-02T23:59:59.999+08:00"]);
    let provisional = json(&["opinion_book", "--from", "2026-12-31T09:00"]);
    assert_eq!(provisional["steps"][0]["is_provisional"], true);
    assert_eq!(provisional["steps"][0]["provisional_years"], serde_json::json!([2027]));
    let told = said(&["deadline", "opinion_book", "--from", "2026-12-31T09:00"]);
    assert!(told.out.contains("暂定：没有 2027 年的工作日历"), "{}", told.out);
}

#[test]
fn a_person_reads_the_due_day_and_every_day_before_it() {
    let told = said(&["deadline", "billing_error", "--from", "2026-11-14T10:12", "--step", "answer"]);
    assert_eq!(told.code, code::DONE);
    let lines: Vec<&str> = told.out.lines().collect();
    assert_eq!(lines[0], "账单差错（P1-4.3）· 供电营业厅期限 2026.1 · 从 2026-11-14 10:12 起");
    assert_eq!(lines[2], "答复用户（P1-4.3）：2026-11-21 周六当天结束");
    assert_eq!(lines[3], "  7 天：起算日不计，休息日照计，到 2026-11-21 周六当天结束。");
    assert_eq!(lines[4].trim(), "2026-11-14 周六  起算日");
    assert_eq!(lines.last().unwrap().trim(), "2026-11-21 周六  7");
    let english = said(&["deadline", "opinion_book", "--from", "2026-02-13T16:30", "--lang", "en"]);
    assert!(english.out.contains("the end of Sat 2026-02-14"), "{}", english.out);
    assert!(english.out.contains("Sat 2026-02-14  1  make-up day"), "{}", english.out);
    let repair =
        said(&["deadline", "repair_lv_line", "--from", "2026-11-14T22:00", "--lang", "en", "--step", "repair"]);
    assert!(repair.out.contains("2026-11-14 22:00 - 2026-11-15 10:00  counted"), "{}", repair.out);
    assert!(repair.out.contains("Applies: night."), "{}", repair.out);
}

#[test]
fn what_is_not_known_is_named_with_what_is() {
    for (words, known) in [
        (&["no_such_rule", "--from", "2026-02-13"][..], "billing_error"),
        (&["complaint", "--from", "2026-02-13", "--set", "shop"], "bank_branch"),
        (&["complaint", "--from", "2026-02-13", "--step", "lunch"], "answer"),
    ] {
        let report = said(&[&["deadline"], words].concat());
        assert_eq!((report.code, report.out.as_str()), (code::USAGE, ""), "{words:?}");
        assert!(report.err.lines().any(|line| line.trim().starts_with(known)), "{}", report.err);
    }
    for words in [
        &["deadline"][..],
        &["deadline", "complaint"],
        &["deadline", "complaint", "--from", "2026-02-30"],
        &["deadline", "complaint", "--from", "-262143-01-01"],
        &["deadline", "complaint", "--from", "2026-02-13T25:00"],
        &["deadline", "complaint", "--from", "2026-02-13", "--with", "rain"],
        &["verify", "a.hall", "--json"],
    ] {
        let report = said(words);
        assert_eq!(report.code, code::USAGE, "{words:?}");
        assert!(report.err.contains("--help"), "{words:?}: {}", report.err);
    }
}

#[test]
fn the_last_year_that_is_counted_is_no_panic() {
    let told = said(&["deadline", "complaint", "--from", "9999-12-31T23:59"]);
    assert_eq!(told.code, code::DONE);
    assert!(told.out.contains("算不出期限"), "{}", told.out);
}
