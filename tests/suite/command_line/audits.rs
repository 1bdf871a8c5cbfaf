//! `hallkeeper standards`, `score` and `report audits`: what they say to a person and to a script.

use std::path::{Path, PathBuf};

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value, json};

use hallkeeper::app::headless::{Report, code};
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::audits::Verdict;
use hallkeeper::domain::standards::{ItemKind, Pack};
use hallkeeper::register::Register;

use super::{reading, said, text};
use crate::suite::register::audit_figures;
use crate::suite::register::making::{self, at, hall};

/// Ten points: three items that score by hand.
const PACK: &str = r#"
code = "own"
edition = "3"
sector = "other"
title = { zh = "自己的", en = "Own" }
source = { zh = "自己", en = "ours" }
total_points = 10
veto_effect = { cap = 59 }
grades = [
  { code = "good", title = { zh = "好", en = "Good" }, from = 60 },
  { code = "poor", title = { zh = "差", en = "Poor" }, from = 0 },
]
areas = [{ code = "one", title = { zh = "一", en = "One" } }]

[[items]]
code = "A"
rule = "P1-2.4"
area = "one"
text = { zh = "门窗干净", en = "Clean windows" }
kind = "yes_no"
points = 4
deduct_per_occurrence = 0.5
not_applicable = true

[[items]]
code = "B"
rule = "P8-1.w6"
area = "one"
text = { zh = "活动展架", en = "Stands" }
kind = { count = { limit = 4, unit = { zh = "个", en = "stands" }, large_hall = { from_area_m2 = 500, limit = 6 } } }
points = 3
deduct_per_occurrence = 1

[[items]]
code = "C"
rule = "P8-1.3"
area = "one"
text = { zh = "招牌亮灯", en = "Sign lit" }
kind = { choice = { options = [
  { code = "lit", text = { zh = "亮", en = "lit" }, points = 3 },
  { code = "dark", text = { zh = "不亮", en = "dark" }, points = 0 },
] } }
points = 3
veto = true
"#;

/// A run by the pack above, as a file beside it.
fn run_file(folder: &Path, run: &Value) -> PathBuf {
    std::fs::write(folder.join("own.toml"), PACK).unwrap();
    let path = folder.join("run.json");
    std::fs::write(&path, run.to_string()).unwrap();
    path
}

fn scored(run: &Value) -> Report {
    let folder = tempfile::tempdir().unwrap();
    said(&["score", text(&run_file(folder.path(), run))])
}

fn scored_json(run: &Value) -> (u8, Value) {
    let folder = tempfile::tempdir().unwrap();
    let report = said(&["score", text(&run_file(folder.path(), run)), "--json"]);
    (report.code, serde_json::from_str(&report.out).unwrap_or_else(|_| panic!("{report:?}")))
}

fn own(answers: &Value) -> Value {
    json!({ "pack": "own.toml", "answers": answers })
}

#[test]
fn the_standards_shipped_are_listed_with_their_figures() {
    let report = said(&["standards"]);
    assert_eq!(report.code, code::DONE);
    let lines: Vec<&str> = report.out.lines().collect();
    assert_eq!(lines.len(), Pack::shipped().len());
    for ((_, pack), line) in Pack::shipped().iter().zip(&lines) {
        let linked = pack.items.iter().filter(|item| item.link.is_some()).count();
        let vetoes = pack.items.iter().filter(|item| item.veto).count();
        assert!(line.starts_with(&pack.code) && line.contains(&pack.edition), "{line}");
        for words in [
            pack.title.zh.clone(),
            format!("{} 项，100 分", pack.items.len()),
            format!("台账自答 {linked} 项"),
            format!("一票否决 {vetoes} 项"),
        ] {
            assert!(line.contains(&words), "{words}: {line}");
        }
    }
    let listed: Value = serde_json::from_str(&said(&["standards", "--json"]).out).unwrap();
    let bank = listed["standards"].as_array().unwrap().iter().find(|one| one["code"] == "bank-branch").unwrap();
    let (_, pack) = Pack::shipped().iter().find(|(_, pack)| pack.code == "bank-branch").unwrap();
    assert_eq!(bank["items"], pack.items.len());
    assert_eq!((&bank["points"], &bank["file"]), (&json!(100.0), &json!("bank_branch.toml")));
    assert_eq!((&bank["purpose"], &bank["subjects"][0]), (&json!("standard"), &json!("hall")));
}

#[test]
fn a_file_that_is_no_standard_is_refused_by_file_item_and_field() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("我的标准.toml");
    std::fs::write(&file, PACK).unwrap();
    let good = said(&["standards", "--check", text(&file)]);
    assert_eq!(good.code, code::DONE, "{good:?}");
    assert!(good.out.contains("我的标准.toml 可以用") && good.out.contains("3 项，10 分"), "{}", good.out);
    std::fs::write(&file, PACK.replace("points = 4", "points = 5")).unwrap();
    let sum = said(&["standards", "--check", text(&file)]);
    assert_eq!((sum.code, sum.out.as_str()), (code::FILE, ""));
    assert!(sum.err.contains("我的标准.toml · 文件头 · total_points"), "{}", sum.err);
    std::fs::write(&file, PACK.replace("limit = 4", "limit = -4")).unwrap();
    let item = said(&["standards", "--check", text(&file), "--json"]);
    assert_eq!(item.code, code::FILE);
    assert!(item.err.contains("· B · kind"), "{}", item.err);
    let fault: Value = serde_json::from_str(&item.out).unwrap();
    assert_eq!(fault["fault"]["item"], "B");
    assert_eq!(fault["fault"]["field"], "kind");
    let gone = said(&["standards", "--check", "/nowhere/a.toml"]);
    assert_eq!(gone.code, code::FILE);
    assert_eq!(said(&["standards", "extra"]).code, code::USAGE);
}

#[test]
fn numbers_choices_and_verdicts_are_scored_and_told() {
    let answers = json!({
        "A": { "verdict": "fail", "occurrences": 3, "reason": "玻璃上有手印" },
        "B": { "value": 6, "reason": "门口多两个" },
        "C": { "choice": "lit" },
    });
    let report = scored(&own(&answers));
    assert_eq!(report.code, code::DONE, "{report:?}");
    let lines: Vec<&str> = report.out.lines().collect();
    assert_eq!(lines[0], "《自己的》3 版（own）");
    assert_eq!(lines[1], "得 6.5 / 10 分 · 折合 100 分为 65 分");
    assert_eq!(lines[2], "最后得分 65 · 好 · 合格");
    assert_eq!(lines[3], "扣分 2 项：");
    assert_eq!(lines[4], "  −1.5 / 4  A 门窗干净 · 玻璃上有手印");
    assert_eq!(lines[5], "  −2 / 3  B 活动展架 · 门口多两个");
    assert_eq!(lines[7], "  +2 分（100 分里 +20）  B 活动展架");
    let mut large = own(&answers);
    large["area_m2"] = json!(500);
    let (code, told) = scored_json(&large);
    assert_eq!(code, code::DONE);
    assert_eq!((&told["earned"], &told["area_m2"]), (&json!(8.5), &json!(500.0)));
    assert_eq!(told["items"][1]["verdict"], "pass");
    let english = said(&["standards", "--lang", "en"]);
    assert!(english.out.contains("answered by the records"), "{}", english.out);
}

#[test]
fn a_veto_with_its_effect_and_what_is_not_applicable_are_told() {
    let (code, told) = scored_json(&own(&json!({
        "A": "na", "B": { "value": 2 }, "C": { "choice": "dark", "reason": "灯箱坏" },
    })));
    assert_eq!(code, code::NAMED, "not passed");
    let expected = json!({
        "pack": { "code": "own", "edition": "3", "title": { "zh": "自己的", "en": "Own" }, "from": "own.toml" },
        "area_m2": null,
        "is_complete": true,
        "earned": 3.0,
        "bonus": 0.0,
        "checked": 6.0,
        "possible": 6.0,
        "total": 10.0,
        "scaled_to_100": 50.0,
        "result": {
            "score": 50.0,
            "grade": { "code": "poor", "title": { "zh": "差", "en": "Poor" } },
            "is_passed": false,
            "may_be_awarded": false,
        },
        "vetoed": [{ "item": "C", "effect": { "cap": 59.0 } }],
        "lost": [{
            "item": "C", "number": "1.3", "text": { "zh": "招牌亮灯", "en": "Sign lit" },
            "points": 3.0, "of": 3.0, "reason": "灯箱坏",
        }],
        "unanswered": [],
        "not_applicable": ["A"],
        "most_to_gain": [{ "item": "C", "points": 3.0, "of_100": 50.0, "lifts_veto": true }],
        "missing": [],
    });
    for (field, value) in expected.as_object().unwrap() {
        assert_eq!(&told[field], value, "{field}");
    }
    let fields: Vec<&String> = told["items"][0].as_object().unwrap().keys().collect();
    assert_eq!(
        fields,
        [
            "area",
            "choice",
            "earned",
            "is_bonus",
            "item",
            "lost",
            "number",
            "occurrences",
            "of",
            "rule",
            "value",
            "verdict"
        ]
    );
    let words = scored(&own(&json!({ "A": "na", "B": { "value": 2 }, "C": { "choice": "dark" } })));
    assert!(words.out.contains("不适用的 4 分不计入，满分由 10 分变为 6 分"), "{}", words.out);
    assert!(words.out.contains("一票否决：C 招牌亮灯 → 最后得分不超过 59 分，不得评奖"), "{}", words.out);
    assert!(words.out.contains("不通过没写原因，完成前要补：C"), "{}", words.out);
}

#[test]
fn a_run_that_is_not_complete_names_what_is_open() {
    let report = scored(&own(&json!({ "A": "pass", "B": null })));
    assert_eq!(report.code, code::NAMED);
    assert!(report.out.contains("还没有答完：已答的得 4 / 4 分，满分 10 分"), "{}", report.out);
    assert!(report.out.contains("没有答的 2 项：B C"), "{}", report.out);
    let (_, told) = scored_json(&own(&json!({})));
    assert_eq!(
        (&told["is_complete"], &told["scaled_to_100"], &told["result"]),
        (&json!(false), &Value::Null, &Value::Null)
    );
    assert_eq!(told["missing"][0], json!({ "item": "A", "what": "unanswered" }));
}

#[test]
fn a_re_check_is_scored_on_its_items_alone() {
    let mut run = own(&json!({ "B": { "value": 5, "reason": "多一个" } }));
    run["only"] = json!(["B"]);
    let (code, told) = scored_json(&run);
    assert_eq!(code, code::DONE);
    assert_eq!((&told["earned"], &told["possible"], &told["total"]), (&json!(2.0), &json!(3.0), &json!(3.0)));
    run["answers"]["A"] = json!("pass");
    assert!(scored(&run).err.contains("A：不在 only 列出的条目里"), "{}", scored(&run).err);
    run["only"] = json!(["B", "Z"]);
    assert!(scored(&run).err.contains("Z：标准里没有这一条"));
}

/// What is written as an answer of an item, and what is said of it.
const FAULTS: &[(&str, &str, &str)] = &[
    ("X", r#""pass""#, "标准里没有这一条"),
    ("A", r#""perhaps""#, "结果不能是“perhaps”"),
    ("A", "3", "应是 \"pass\"、\"fail\"、\"na\" 或一个对象"),
    ("A", r#"{ "value": 3 }"#, "这一条不填数字"),
    ("A", r#"{ "choice": "lit" }"#, "这一条没有选项"),
    ("A", r#"{ "reason": "x" }"#, "没有结果"),
    ("A", r#"{ "verdict": "pass", "occurrences": 2 }"#, "通过的条目没有处数"),
    ("A", r#"{ "verdict": "fail", "occurrences": 1.5 }"#, "应是不小于 0 的整数"),
    ("A", r#"{ "verdict": true }"#, "应是文字"),
    ("A", r#"{ "verdict": "fail", "why": "x" }"#, "没有“why”这一栏"),
    ("B", r#""pass""#, "这一条要填数字 value（个）"),
    ("B", r#"{ "value": "6" }"#, "应是数字"),
    ("B", r#"{ "value": -1 }"#, "不能是 -1"),
    ("B", r#"{ "value": 4.5 }"#, "不能是 4.5"),
    ("B", r#"{ "value": 6, "verdict": "pass" }"#, "按规定应是不通过"),
    ("B", r#"{ "value": 6, "occurrences": 5 }"#, "处数由数字或选项得出，是 2"),
    ("B", r#""na""#, "这一条不能答不适用"),
    ("C", r#""fail""#, "这一条要选 choice：lit, dark"),
    ("C", r#"{ "choice": "dim" }"#, "没有选项“dim”，有：lit, dark"),
];

#[test]
fn every_fault_names_its_item_and_all_are_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("own.toml"), PACK).unwrap();
    let path = folder.path().join("run.json");
    for (item, answer, expected) in FAULTS {
        std::fs::write(&path, format!(r#"{{ "pack": "own.toml", "answers": {{ "{item}": {answer} }} }}"#)).unwrap();
        let report = said(&["score", text(&path)]);
        assert_eq!((report.code, report.out.as_str()), (code::FILE, ""), "{item} {answer}");
        assert!(
            report.err.starts_with(&format!("{item}：")) && report.err.contains(expected),
            "{item} {answer}: {}",
            report.err
        );
    }
    let all = r#"{ "pack": "own.toml", "answers": { "X": "pass", "A": { "value": 1 }, "C": "pass", "C": "fail" } }"#;
    std::fs::write(&path, all).unwrap();
    let report = said(&["score", text(&path)]);
    for words in ["X：", "A：", "C：这一条要选", "C：答了两次", "有 4 处不对，没有打分"] {
        assert!(report.err.contains(words), "{words}: {}", report.err);
    }
}

#[test]
fn a_file_whose_form_is_wrong_says_where() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("run.json");
    for (run, expected) in [
        ("{ pack", "文件：不是 JSON"),
        ("[]", "文件：应是对象"),
        (r#"{ "answers": {} }"#, "pack：必须有"),
        (r#"{ "pack": "power-hall" }"#, "answers：必须有"),
        (r#"{ "pack": 3, "answers": [] }"#, "pack：应是文字"),
        (r#"{ "pack": "power-hall", "answers": [] }"#, "answers：应是对象"),
        (r#"{ "pack": "power-hall", "answers": {}, "area_m2": -3 }"#, "area_m2：应是数字"),
        (r#"{ "pack": "power-hall", "answers": {}, "only": "A" }"#, "only：应是编号的列表"),
        (r#"{ "pack": "power-hall", "answers": {}, "note": 1 }"#, "没有“note”这一栏"),
        (r#"{ "pack": "no-such", "answers": {} }"#, "没有标准“no-such”"),
        (r#"{ "pack": "power-hall", "edition": "1900", "answers": {} }"#, "没有“1900”版"),
        (r#"{ "pack": "gone.toml", "answers": {} }"#, "gone.toml"),
    ] {
        std::fs::write(&path, run).unwrap();
        let report = said(&["score", text(&path)]);
        assert_eq!((report.code, report.out.as_str()), (code::FILE, ""), "{run}");
        assert!(report.err.contains(expected), "{run}: {}", report.err);
    }
    assert_eq!(said(&["score"]).code, code::USAGE);
    assert_eq!(said(&["score", "/nowhere/run.json"]).code, code::FILE);
}

#[test]
fn every_shipped_standard_is_scored_whole_as_a_hundred() {
    let folder = tempfile::tempdir().unwrap();
    for (_, pack) in Pack::shipped() {
        let mut answers = serde_json::Map::new();
        for item in pack.items.iter().filter(|item| !item.bonus) {
            let answer = match &item.kind {
                ItemKind::Choice { options } => {
                    json!({ "choice": options.iter().max_by_key(|option| option.points).unwrap().code })
                }
                _ if item.takes_number() => json!({ "value": full_number(item) }),
                _ => json!({ "verdict": Verdict::Pass.code(), "reason": "看过" }),
            };
            answers.insert(item.code.clone(), answer);
        }
        let path = folder.path().join("run.json");
        let run = json!({ "pack": pack.code, "edition": pack.edition, "answers": answers });
        std::fs::write(&path, run.to_string()).unwrap();
        let report = said(&["score", text(&path), "--json"]);
        assert_eq!(report.code, code::DONE, "{}: {}", pack.code, report.err);
        let told: Value = serde_json::from_str(&report.out).unwrap();
        assert_eq!((&told["earned"], &told["scaled_to_100"]), (&json!(100.0), &json!(100.0)), "{}", pack.code);
        assert_eq!(told["pack"]["from"], "shipped");
    }
}

/// The number that earns all: at the limit, or as many as an earning item takes.
fn full_number(item: &hallkeeper::domain::standards::Item) -> f64 {
    let earned = item.earn_per_occurrence.map(|each| (item.points.as_number() / each.as_number()).ceil());
    item.limit_in(None).unwrap_or(0.0).max(earned.unwrap_or(0.0))
}

/// A file with the checks of a year.
fn hall_with_checks(folder: &Path) -> PathBuf {
    let path = folder.join("a.hall");
    let empty = Register::create(&path, &hall(), at("2026-01-01", 8, 0)).unwrap();
    let (mut register, people) = making::fill(empty);
    audit_figures::fill(&mut register, &people);
    path
}

#[test]
fn the_figures_of_the_checks_are_written_on_paper_and_as_a_workbook() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall_with_checks(folder.path());
    let pdf = folder.path().join("检查.pdf");
    let report = said(&["report", "audits", text(&hall), "--year", "2026", "--out", text(&pdf)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.contains("检查 5 次，不通过 6 项次，触发否决 1 次"), "{}", report.out);
    let bytes = std::fs::read(&pdf).unwrap();
    let pages: String = (0..page_count(&bytes).unwrap()).map(|page| reading::text(&bytes, page)).collect();
    assert!(pages.contains("检查统计报表") && pages.contains("收费班"), "{pages}");
    let xlsx = folder.path().join("检查.xlsx");
    let report = said(&["report", "audits", text(&hall), "--year", "2026", "--out", text(&xlsx)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    let mut workbook: Xlsx<_> = calamine::open_workbook(&xlsx).unwrap();
    assert_eq!(workbook.sheet_names(), ["总览", "检查一览", "对比", "各部分", "常见问题", "逐项", "未销号的整改"]);
    let runs = workbook.worksheet_range("检查一览").unwrap();
    assert_eq!(runs.height(), 7, "five that count, the void one, the head");
    assert_eq!(runs.get_value((1, 0)), Some(&Data::String("2026-02-10".to_owned())));
    assert_eq!(runs.get_value((1, 6)), Some(&Data::String("周静岚".to_owned())));
    assert!(matches!(runs.get_value((1, 9)), Some(Data::Float(points)) if *points < 100.0));
    let states: Vec<String> = runs.rows().skip(1).map(|row| row[8].to_string()).collect();
    assert_eq!(states.iter().filter(|state| *state == "作废").count(), 1);
    let items = workbook.worksheet_range("逐项").unwrap();
    let (_, pack) = audit_figures::shipped("power-hall");
    assert_eq!(items.height(), 6 * pack.items.len() + 1);
    assert!(items.rows().any(|row| row[11] == "3 号窗口旁水杯未消毒" && row[7] == "不通过"));
    for name in workbook.sheet_names() {
        assert!(workbook.worksheet_formula(&name).unwrap().is_empty(), "{name}");
    }
    let register = Register::open(&hall).unwrap();
    let newest = register.history(1).unwrap().remove(0);
    assert_eq!((newest.action.as_str(), newest.subject.as_str()), ("export_audits", "检查.xlsx"));
    assert_eq!(register.verify().unwrap().findings, []);
    drop(register);
    let none = said(&["report", "audits", text(&hall), "--month", "2026-01", "--out", text(&pdf), "--replace"]);
    assert_eq!(none.code, code::DONE, "{none:?}");
    assert_eq!(said(&["report", "staff", text(&hall), "--year", "2026", "--out", "a.pdf"]).code, code::USAGE);
    assert_eq!(said(&["report", "audits", text(&hall), "--out", "a.pdf"]).code, code::USAGE);
}
