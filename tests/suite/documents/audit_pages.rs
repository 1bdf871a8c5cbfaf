//! The papers of the checks: what stands on them in which order, in how many copies, on what paper (A; P1-II, P4-4, P6-1).

use std::collections::BTreeMap;
use std::path::PathBuf;

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::audit_sheets::{
    Mark, appraisal_sheet, audit_report, audit_sheet, corrective_notice, ranking_sheet,
};
use hallkeeper::documents::raster::{page_count, page_picture};
use hallkeeper::domain::audits::{Answer, AuditKind, Evidence, RunDetails, Subject, Verdict};
use hallkeeper::domain::ids::{AppraisalId, AuditId, StaffId};
use hallkeeper::domain::periods::Period;
use hallkeeper::domain::standards::{ItemKind, Pack, SubjectKind};
use hallkeeper::register::Register;
use hallkeeper::register::appraisals::{NewAppraisal, NewJudgement};
use hallkeeper::register::audit_runs::{NewCorrection, NewRun};
use hallkeeper::ui::audit_paper_values::{self as values, NoticeAction, NoticeHead, PaperOf};
use hallkeeper::ui::audit_papers::appraisal_ranking;
use hallkeeper::ui::audit_ranking_values::{self as rankings, AppraisalOf};
use hallkeeper::ui::audit_words::SubjectNames;
use hallkeeper::ui::reports::audits::words;
use hallkeeper::ui::strings::{Lang, Strings};

use super::reading::{assert_fonts_embedded, assert_pages, assert_tagged, text};
use crate::suite::register::audit_figures::{answers, check, fill, shipped};
use crate::suite::register::making::{at, day, register};

const A4: (f32, f32) = (210.0, 297.0);

/// Runs `make` with names and words of a register.
fn with<T>(register: &Register, lang: Lang, make: impl FnOnce(PaperOf<'_>) -> T) -> T {
    let (strings, names) = (Strings::load(lang), SubjectNames::read(register).unwrap());
    let head = register.history_head().unwrap();
    make(PaperOf { strings: &strings, names: &names, now: at("2026-11-23", 10, 26), head: Some(&head) })
}

fn sheet_of(register: &Register, id: AuditId, lang: Lang) -> Vec<u8> {
    with(register, lang, |of| {
        let audit = register.audit(id).unwrap();
        let repeats = register.repeat_findings(&audit.pack.code, &audit.details.subject, audit.day).unwrap();
        audit_sheet(&values::audit_sheet(of, &audit, &repeats)).unwrap()
    })
}

fn pages(pdf: &[u8]) -> Vec<String> {
    (0..page_count(pdf).unwrap()).map(|page| text(pdf, page)).collect()
}

/// Asserts that the words stand in this order.
fn in_order(text: &str, words: &[&str]) {
    let mut from = 0;
    for word in words {
        let found = text[from..].find(word);
        assert!(found.is_some(), "{word} after {from} in {text}");
        from += found.unwrap() + word.len();
    }
}

/// Keeps pictures to be looked at in the folder that `HALLKEEPER_PICTURES` names.
fn keep(name: &str, pdf: &[u8]) {
    let Some(folder) = std::env::var_os("HALLKEEPER_PICTURES").map(PathBuf::from) else { return };
    std::fs::create_dir_all(&folder).unwrap();
    for page in 0..page_count(pdf).unwrap().min(12) {
        let picture = page_picture(pdf, page, 4.0).unwrap();
        let (wide, high) = (picture.width as u32, picture.height as u32);
        let image = image::RgbaImage::from_raw(wide, high, picture.rgba).unwrap();
        image.save(folder.join(format!("audit-{name}-{page}.png"))).unwrap();
    }
}

#[test]
fn a_sheet_tells_how_the_score_came_about_in_two_copies_with_their_own_pages() {
    let (mut register, people) = register();
    let last = fill(&mut register, &people);
    let pdf = sheet_of(&register, last, Lang::Zh);
    keep("sheet-zh", &pdf);
    assert_pages(&pdf, A4);
    assert_fonts_embedded(&pdf);
    assert_tagged(&pdf, "zh-CN");
    let pages = pages(&pdf);
    let half = pages.len() / 2;
    assert_eq!(pages.len(), half * 2, "both copies are alike");
    let whole: String = pages[..half].concat();
    in_order(
        &whole,
        &[
            "检查方留存",
            "检查评分表",
            "对象长桥供电所营业厅",
            "种类自查",
            "供电营业厅服务标准2026.1版",
            "检查日期2026-11-05",
            "检查人周静岚",
            "不合格",
            "一票否决",
            "收受礼品",
            "本次不合格，不看得分",
            "序号检查内容结果得分说明",
            "1、营业场所与岗位",
        ],
    );
    in_order(&whole, &["近12个月第3次", "不通过", "3号窗口旁水杯未消毒"]);
    in_order(
        &whole,
        &[
            "先改这几项，得分提高最多",
            "解除否决",
            "异议",
            "水杯当日已补消毒",
            "签字",
            "检查人签字",
            "被检查人签字",
            "日期",
        ],
    );
    for (index, page) in pages.iter().enumerate() {
        let copy = if index < half { "检查方留存" } else { "被检查方留存" };
        let number = index % half + 1;
        assert!(page.contains(copy), "page {index} is of {copy}");
        assert!(page.contains(&format!("第{number}页共{half}页")), "{index}: {page}");
    }
}

/// A run by the bank standard with one of each: not applicable, a count over its limit, records overruled, a correction.
fn bank_run(register: &mut Register, people: &[StaffId]) -> AuditId {
    let (text, pack) = shipped("bank-branch");
    let mut answers = answers(pack, &[]);
    let number = |code: &str, value| Answer::of_value(pack.item(code).unwrap(), value, Some(168.0)).unwrap();
    answers.insert("P8-1.1.e".to_owned(), number("P8-1.1.e", 6.0).because("吊顶三处、墙面三处"));
    answers.insert("P8-1.w6".to_owned(), number("P8-1.w6", 5.0).because("门口多放一个"));
    let dark = Answer::of_choice(pack.item("P8-1.3").unwrap(), "dark").unwrap();
    answers.insert("P8-1.3".to_owned(), dark.because("灯箱坏了两天"));
    let out = pack.items.iter().filter(|item| item.not_applicable && !item.bonus).take(4);
    for item in out {
        answers.insert(item.code.clone(), Answer::by_hand(Verdict::NotApplicable, ""));
    }
    let linked = pack.items.iter().find(|item| item.link.is_some() && item.kind == ItemKind::YesNo).unwrap();
    let evidence = Evidence {
        link: linked.link.as_ref().unwrap().key().to_owned(),
        verdict: Some(Verdict::Fail),
        good: 16,
        of: 18,
        number: None,
        faults: Vec::new(),
        fine: Vec::new(),
        from: day("2026-10-01"),
        until: day("2026-11-20"),
        seen_at: at("2026-11-20", 9, 0),
    };
    let seen = Answer {
        evidence: Some(evidence),
        overruled_because: Some("两人当天补办了上岗证".to_owned()),
        ..Answer::by_hand(Verdict::Pass, "")
    };
    answers.insert(linked.code.clone(), seen);
    let answer = answers.get_mut("P8-1.1.e").unwrap();
    (answer.owner, answer.due) = (Some(people[1]), Some(day("2026-11-26")));
    let details = RunDetails {
        period_from: day("2026-10-01"),
        with_auditors: vec![people[1]],
        audited: Some(people[2]),
        ..RunDetails::of_hall(day("2026-11-20"))
    };
    let run = NewRun { pack_text: text.to_owned(), day: day("2026-11-20"), auditor: Some(people[0]), details };
    let id =
        register.record_whole_run(&run, &answers, (at("2026-11-20", 9, 0), at("2026-11-20", 16, 5))).unwrap().value;
    let correction = NewCorrection {
        item: "P8-1.w6".to_owned(),
        answer: number("P8-1.w6", 4.0),
        reason: "一个是邻居的".to_owned(),
        by: Some(people[0]),
    };
    register.correct_audit(id, &correction, at("2026-11-21", 9, 0)).unwrap();
    id
}

#[test]
fn a_bank_sheet_shows_numbers_options_records_and_corrections() {
    let (mut register, people) = register();
    let id = bank_run(&mut register, &people);
    let pdf = sheet_of(&register, id, Lang::Zh);
    keep("bank-zh", &pdf);
    assert_pages(&pdf, A4);
    let pages = pages(&pdf);
    let copy: String = pages[..pages.len() / 2].concat();
    for words in [
        "检查人周静岚、唐巧云",
        "被检查人顾明远",
        "分不计入，满分由100分变为",
        "6处",
        "吊顶三处、墙面三处",
        "整改唐巧云·2026-11-26前",
        "没有亮灯，也没有证明",
        "台账18个中16个符合·2026-10-01至2026-11-20",
        "人工改判两人当天补办了上岗证",
        "完成以后的更正",
        "一个是邻居的",
        "周静岚2026-11-2109:00",
        "按更正重算",
    ] {
        assert!(copy.contains(words), "{words} in {copy}");
    }
    let english = sheet_of(&register, id, Lang::En);
    keep("bank-en", &english);
    assert_tagged(&english, "en");
    let first = text(&english, 0);
    assert!(first.contains("Copyofthecheckingside") && first.contains("scaledto100"), "{first}");
}

#[test]
fn a_void_run_and_one_that_is_not_finished_say_so_on_top() {
    let (mut register, people) = register();
    let id = check(&mut register, ("2026-11-05", Subject::Hall, AuditKind::SelfCheck), (people[0], &[]));
    register.void_audit(id, "开错了标准", at("2026-11-05", 11, 0)).unwrap();
    let void = text(&sheet_of(&register, id, Lang::Zh), 0);
    in_order(&void, &["检查评分表", "作废", "开错了标准"]);
    let (pack, _) = shipped("power-hall");
    let details = RunDetails::of_hall(day("2026-11-06"));
    let run = NewRun { pack_text: pack.to_owned(), day: day("2026-11-06"), auditor: None, details };
    let open = register.start_run(&run, at("2026-11-06", 8, 0)).unwrap().value;
    let open = text(&sheet_of(&register, open, Lang::Zh), 0);
    assert!(open.contains("检查还没有完成"), "{open}");
}

#[test]
fn a_re_check_has_its_own_title_and_its_items_alone() {
    let (mut register, people) = register();
    let (text_of, _) = shipped("power-hall");
    let only = ["P1-2.9.a".to_owned(), "P1-2.6".to_owned()].into();
    let details =
        RunDetails { kind: AuditKind::ReCheck, only_items: Some(only), ..RunDetails::of_hall(day("2026-11-12")) };
    let run = NewRun { pack_text: text_of.to_owned(), day: day("2026-11-12"), auditor: Some(people[1]), details };
    let answers: BTreeMap<String, Answer> =
        ["P1-2.9.a", "P1-2.6"].map(|code| (code.to_owned(), Answer::by_hand(Verdict::Pass, ""))).into();
    let id =
        register.record_whole_run(&run, &answers, (at("2026-11-12", 9, 0), at("2026-11-12", 9, 20))).unwrap().value;
    let pdf = sheet_of(&register, id, Lang::Zh);
    keep("re-check-zh", &pdf);
    assert_eq!(page_count(&pdf).unwrap(), 2, "a page each copy");
    let page = text(&pdf, 0);
    in_order(&page, &["复查评分表", "种类复查", "1.1", "1.2", "签字"]);
    assert!(!page.contains("1.3"), "{page}");
}

#[test]
fn a_notice_names_what_where_until_when_and_wants_a_second_person() {
    let (mut register, people) = register();
    let id = fill(&mut register, &people);
    let audit = register.audit(id).unwrap();
    let action = |what: &str, item: &str, state: &str| NoticeAction {
        what: what.to_owned(),
        item: item.to_owned(),
        due: Some(day("2026-11-26")),
        state: state.to_owned(),
        mark: if state.is_empty() { Mark::Open } else { Mark::Bad },
        evidence: String::new(),
        accepted: String::new(),
    };
    let head = NoticeHead { owner: "唐巧云".into(), post: "大堂引导员".into(), issuer: "周静岚".into() };
    let actions = [
        (action("3 号窗口旁水杯未消毒", "P1-2.9.a", ""), &audit),
        (action("收受礼品，退还并检讨", "P1-8.2.f", "逾期 2 天"), &audit),
    ];
    for lang in Lang::ALL {
        let pdf =
            with(&register, lang, |of| corrective_notice(&values::corrective_notice(of, &head, &actions)).unwrap());
        keep(&format!("notice-{}", lang.key()), &pdf);
        assert_pages(&pdf, A4);
        assert_fonts_embedded(&pdf);
        assert_eq!(page_count(&pdf).unwrap(), 1);
    }
    let pdf =
        with(&register, Lang::Zh, |of| corrective_notice(&values::corrective_notice(of, &head, &actions)).unwrap());
    let page = text(&pdf, 0);
    in_order(
        &page,
        &[
            "整改通知单",
            "整改责任人唐巧云",
            "签发人周静岚",
            "整改事项2项",
            "13号窗口旁水杯未消毒",
            "期限2026-11-26",
            "（P1-2.9）",
            "自查·长桥供电所营业厅·2026-11-05·检查人周静岚",
            "整改情况",
            "验收",
            "验收人（不能是责任人）",
            "2收受礼品，退还并检讨",
            "逾期2天",
            "签发人签字",
            "责任人签收",
        ],
    );
    let none = with(&register, Lang::Zh, |of| corrective_notice(&values::corrective_notice(of, &head, &[])));
    assert_eq!(none, Err(DocumentError::Nothing));
}

/// A published appraisal of people: two tie, the first fails a prerequisite.
fn appraised() -> (Register, AppraisalId, Vec<StaffId>) {
    let (mut register, people) = register();
    let code = Pack::shipped().iter().map(|(_, pack)| pack).find(|pack| pack.code == "power-appraisal").unwrap();
    let (pack_text, _) = shipped("power-appraisal");
    let new = NewAppraisal {
        year: 2026,
        pack_text: pack_text.to_owned(),
        subject_kind: SubjectKind::Person,
        review_group: vec![people[0], people[1]],
    };
    let id = register.open_appraisal(&new, at("2026-11-10", 9, 0)).unwrap().value;
    let plain: Vec<&str> = code
        .items
        .iter()
        .filter(|item| !item.veto && !item.bonus && item.kind == ItemKind::YesNo)
        .map(|i| i.code.as_str())
        .collect();
    let lost =
        |some: &[&str]| some.iter().map(|code| ((*code).to_owned(), "抽查一次没有做到".to_owned())).collect::<Vec<_>>();
    let sets = [lost(&[]), lost(&plain[..1]), lost(&plain[..1])];
    for (kind, on, extra) in [(AuditKind::SelfScore, "2026-11-20", false), (AuditKind::ReScore, "2026-12-10", true)] {
        for (person, set) in people.iter().zip(&sets) {
            let failing: Vec<(&str, &str)> =
                if extra { set.iter().map(|(c, r)| (c.as_str(), r.as_str())).collect() } else { vec![] };
            let details = RunDetails {
                kind,
                subject: Subject::Person(*person),
                appraisal: Some(id),
                ..RunDetails::of_hall(day(on))
            };
            let auditor = people.iter().copied().find(|other| other != person);
            let run = NewRun { pack_text: pack_text.to_owned(), day: day(on), auditor, details };
            register.record_whole_run(&run, &answers(code, &failing), (at(on, 9, 0), at(on, 10, 0))).unwrap();
        }
        if !extra {
            register.send_appraisal(id, at("2026-12-01", 9, 0)).unwrap();
        }
    }
    for (index, person) in people.iter().enumerate() {
        for needed in &code.prerequisites {
            let is_met = !(index == 0 && needed.code == code.prerequisites[0].code);
            let reason = if is_met { String::new() } else { "2026-07 被立案".to_owned() };
            let judgement = NewJudgement {
                subjects: vec![Subject::Person(*person)],
                code: needed.code.clone(),
                is_met,
                reason: if is_met { "评议结果".to_owned() } else { reason },
                by: Some(people[0]),
            };
            register.judge_prerequisite(id, &judgement, at("2026-12-15", 9, 0)).unwrap();
        }
    }
    register.publish_appraisal(id, at("2026-12-21", 9, 0)).unwrap();
    (register, id, people)
}

#[test]
fn a_ranking_shows_ties_and_whoever_is_passed_over_keeps_the_rank() {
    let (register, id, _) = appraised();
    for lang in Lang::ALL {
        let pdf = with(&register, lang, |of| ranking_sheet(&appraisal_ranking(&register, of, id).unwrap()).unwrap());
        keep(&format!("ranking-{}", lang.key()), &pdf);
        assert_pages(&pdf, A4);
        assert_fonts_embedded(&pdf);
    }
    let pdf = with(&register, Lang::Zh, |of| ranking_sheet(&appraisal_ranking(&register, of, id).unwrap()).unwrap());
    let page = text(&pdf, 0);
    in_order(
        &page,
        &[
            "2026年度考核名次公示",
            "1周静岚",
            "不予推荐",
            "按得分排第1，名次保留，不予推荐",
            "2026-07被立案",
            "2",
            "唐巧云",
            "并列",
            "2",
            "顾明远",
            "怎么排的",
            "公示时间：2026-12-21至2026-12-25",
        ],
    );
}

#[test]
fn an_appraisal_sheet_has_the_self_score_beside_the_re_score() {
    let (register, id, people) = appraised();
    let sheet = |lang, person: StaffId| {
        with(&register, lang, |of| {
            let standing = register.appraisal_standing(id, of.now).unwrap();
            let row = standing.row(&Subject::Person(person)).unwrap();
            let records = register.appraisal_sheet(id, row).unwrap();
            let member = register.staff_member(person).unwrap();
            let of_person =
                AppraisalOf { appraisal: &standing.appraisal, row, records: &records, person: Some(&member.record) };
            appraisal_sheet(&rankings::appraisal_sheet(of, of_person)).unwrap()
        })
    };
    for lang in Lang::ALL {
        let pdf = sheet(lang, people[1]);
        keep(&format!("appraisal-{}", lang.key()), &pdf);
        assert_pages(&pdf, A4);
        assert_fonts_embedded(&pdf);
    }
    let page = text(&sheet(Lang::Zh, people[1]), 0);
    in_order(
        &page,
        &[
            "2026年度考核评分表",
            "姓名唐巧云",
            "工号CQ0209",
            "考核部分满分自评复评差扣分原因",
            "抽查一次没有做到",
            "合计100",
            "年度得分",
            "评先条件",
            "符合",
            "名次2",
            "复评小组意见",
            "本人签字",
        ],
    );
    let passed = text(&sheet(Lang::Zh, people[0]), 0);
    assert!(passed.contains("不符合") && passed.contains("2026-07被立案"), "{passed}");
}

#[test]
fn a_report_has_scores_chapters_findings_and_open_actions() {
    let (mut register, people) = register();
    fill(&mut register, &people);
    bank_run(&mut register, &people);
    let figures = register.audit_figures(Period::year(2026).unwrap()).unwrap();
    for lang in Lang::ALL {
        let pdf = with(&register, lang, |of| audit_report(&words::paper(of, register.hall(), &figures)).unwrap());
        keep(&format!("report-{}", lang.key()), &pdf);
        assert_pages(&pdf, A4);
        assert_fonts_embedded(&pdf);
    }
    let pdf = with(&register, Lang::Zh, |of| audit_report(&words::paper(of, register.hall(), &figures)).unwrap());
    let whole = pages(&pdf).concat();
    in_order(
        &whole,
        &[
            "检查统计报表",
            "检查次数6",
            "合格率",
            "供电营业厅服务标准",
            "长桥供电所营业厅",
            "各部分得分率",
            "常见问题",
            "银行网点",
            "未销号的整改",
            "吊顶三处、墙面三处",
            "唐巧云",
            "2026-11-26",
        ],
    );
}
