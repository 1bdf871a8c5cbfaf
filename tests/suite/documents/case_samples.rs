//! Invented cases on the papers of the register, in both languages, short and long.

use chrono::NaiveDate;
use hallkeeper::documents::case_reports::{
    CaseReport, ChartShape, ColumnAlign, ReportBar, ReportChart, ReportColumn, ReportFigure, ReportSection,
    ReportSeries, SeriesTone,
};
use hallkeeper::documents::case_sheets::{
    BookRow, CaseEntry, CaseSheet, CaseStep, HandoverSlip, OpinionPage, Outcome, RegisterBook, ReplyLetter,
};
use hallkeeper::documents::paper::{Fact, Foot};
use hallkeeper::domain::dates::Moment;
use hallkeeper::domain::letters::{LetterKind, LetterText, LetterValues, fill, shipped};
use hallkeeper::ui::papers::words;
use hallkeeper::ui::strings::{Lang, Strings};

pub(crate) const HEAD: &str = "214-3f2a91bc77d0e5a4c0ffee";

pub(super) fn printed_at() -> Moment {
    let date = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
    Moment::at(date, chrono::NaiveTime::from_hms_opt(10, 26, 0).unwrap())
}

pub(super) fn strings(lang: Lang) -> Strings {
    Strings::load(lang)
}

/// The first in Chinese, the second in English.
pub(super) fn said(lang: Lang, zh: &str, en: &str) -> String {
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => en.to_owned(),
    }
}

pub(super) fn foot(lang: Lang) -> Foot {
    words::foot(&strings(lang), printed_at(), Some(HEAD))
}

/// Just as many signs as a summary may have.
pub(super) fn long_summary(lang: Lang) -> String {
    let sentence = said(
        lang,
        "客户反映三号窗口办理更名过户时要求重复提供材料，先后往返三次，仍未办成；",
        "The customer says that window 3 asked for the same papers again and again, three trips in all; ",
    );
    sentence.chars().cycle().take(2000).collect()
}

pub(crate) fn case(lang: Lang) -> CaseSheet {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    CaseSheet {
        language: words::language(&strings(lang)),
        hall: say("长桥供电所营业厅", "Changqiao Service Hall"),
        number: "2026-0035".into(),
        kind: say("投诉", "Complaint"),
        channel: say("电话", "Phone"),
        matter: say("账单差错", "Billing error"),
        received: say("2026-11-14 周六 10:12", "Sat 2026-11-14 10:12"),
        entered: say("2026-11-14 周六 10:15", "Sat 2026-11-14 10:15"),
        customer: say("陈**", "Chen **"),
        contact: "139 **** 0472".into(),
        target: say("3 号窗口", "Window 3"),
        first_asked: say("沈若溪", "Shen Ruoxi"),
        handler: "方䶮".into(),
        department: say("电费核算班", "Billing team"),
        more: vec![Fact::new(say("响铃", "Rings"), say("3 声", "3"))],
        summary: say(
            "用户称 10 月电费比往月多 86.40 元，要求逐日说明。",
            "October’s bill is 86.40 yuan too high, the customer says.",
        ),
        circumstances: say("重要；城外", "Important; out of town"),
        steps: steps(lang),
        timeline: timeline(lang),
        foot: foot(lang),
        labels: words::case_sheet(&strings(lang)),
        ..CaseSheet::default()
    }
}

fn steps(lang: Lang) -> Vec<CaseStep> {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    let step = |name: String, due: &str, met: &str, outcome| CaseStep {
        name,
        due: due.into(),
        met: met.into(),
        outcome,
        note: String::new(),
    };
    vec![
        step(say("受理", "Accept"), "2026-11-17 24:00", "2026-11-14 10:40", Outcome::InTime),
        CaseStep {
            note: say("延期 2 个工作日，批准 周静岚", "Extended by 2 working days, approved by Zhou Jinglan"),
            ..step(say("答复用户", "Reply to the customer"), "2026-11-24 24:00", "", Outcome::Open)
        },
        step(say("书面报告", "Written report"), "2026-11-20 24:00", "2026-11-21 09:00", Outcome::Late),
        step(say("回访", "Follow-up"), "", "", Outcome::NoClock),
    ]
}

fn timeline(lang: Lang) -> Vec<CaseEntry> {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    let entry = |at: &str, what: String, words: String| CaseEntry {
        at: at.into(),
        entered: String::new(),
        who: say("沈若溪", "Shen Ruoxi"),
        what,
        words,
        struck: None,
    };
    vec![
        entry("2026-11-14 10:12", say("登记", "Recorded"), String::new()),
        entry("2026-11-14 10:40", say("受理", "Accepted"), String::new()),
        CaseEntry {
            entered: say("补记 11-17 08:30", "entered 11-17 08:30"),
            ..entry("2026-11-16 09:05", say("转办", "Handed over"), "𬭎 → 电费核算班 𠅤".into())
        },
        CaseEntry {
            struck: Some(say("核对有误，见下一条", "checked wrongly, see the next entry")),
            ..entry(
                "2026-11-16 11:00",
                say("处理结论", "Concluded"),
                say("不属实。\n示数与照片一致。", "Unfounded.\nThe reading is right."),
            )
        },
        entry("2026-11-16 15:30", say("处理结论", "Concluded"), say("部分属实。", "Partly founded.")),
    ]
}

/// A void case with everything filled in and much of it.
pub(crate) fn long_case(lang: Lang) -> CaseSheet {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    let mut sheet = case(lang);
    sheet.void = Some(say("与 2026-0003 重复", "the same as 2026-0003"));
    sheet.summary = long_summary(lang);
    sheet.timeline = (1..=60)
        .map(|number| CaseEntry {
            at: format!("2026-11-{:02} 09:{number:02}", 1 + number / 3),
            words: format!("{} {number:03}", say("第几条", "entry no.")),
            struck: (number % 10 == 0).then(|| format!("{} {number:03}", say("划去", "struck"))),
            ..timeline(lang)[1].clone()
        })
        .collect();
    sheet.finding = say("部分属实", "Partly founded");
    sheet.conclusion =
        say("抄表示数无误；\n电价执行有误，应退 31.20 元。", "The reading is right;\nthe price was wrong.");
    sheet.remedy = say("退还差额，核算员批评教育。", "Paid back; the clerk was warned.");
    sheet.compensation = say("31.20 元", "31.20 yuan");
    sheet.replied_at = "2026-11-22 15:00".into();
    sheet.reply_mode = say("书面", "In writing");
    sheet.reply = say("已当面说明并送达答复函。", "Explained and handed over the letter.");
    sheet.satisfaction = say("4 满意", "4 satisfied");
    sheet
}

/// Values that look like placeholders and like markup: they must stand as they are.
pub(super) fn values(lang: Lang) -> LetterValues {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    LetterValues {
        salutation: say("陈先生", "Mr Chen"),
        number: "2026-0035".into(),
        received: say("2026年11月14日", "14 November 2026"),
        subject: "{结论} #sys.version *a* $x_1$ @b".into(),
        conclusion: say("抄表示数无误，电价执行有误。", "The reading is right, the price doesn’t fit."),
        remedy: say("多收的 31.20 元已退回您的账户。", "31.20 yuan were paid back to your account."),
        due: "2026-11-24".into(),
        handler: "方䶮".into(),
        unit: say("长桥供电所", "Changqiao Power Supply Station"),
        hall: say("长桥供电所营业厅", "Changqiao Service Hall"),
        date: say("2026年11月22日", "22 November 2026"),
        supervision_phone: "0000-8866123".into(),
    }
}

/// The shipped letter of a kind, filled.
pub(super) fn letter(lang: Lang, kind: LetterKind) -> ReplyLetter {
    let template = shipped().unwrap().into_iter().find(|letter| letter.kind == kind).unwrap();
    let values = values(lang);
    let text = LetterText::of(&fill(template.body.in_language(lang.key()), &values).unwrap());
    let frame = words::letter_frame(&strings(lang), &values.number, &values.supervision_phone);
    ReplyLetter {
        language: words::language(&strings(lang)),
        unit: values.unit,
        unit_colour: [0x00, 0x69, 0x5f],
        title: frame.title,
        number: frame.number,
        salutation: text.salutation,
        paragraphs: text.paragraphs,
        closing: text.closing,
        signed_by: values.hall,
        date: values.date,
        seal: frame.seal,
        supervision: frame.supervision,
        page: frame.page,
        printed_on: Some(printed_at().date()),
    }
}

pub(super) fn slip(lang: Lang) -> HandoverSlip {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    HandoverSlip {
        language: words::language(&strings(lang)),
        hall: say("长桥供电所营业厅", "Changqiao Service Hall"),
        number: "2026-0035".into(),
        copies: words::handover_copies(&strings(lang)),
        from: say("沈若溪", "Shen Ruoxi"),
        to: "方䶮 · 电费核算班".into(),
        handed_at: "2026-11-16 09:05".into(),
        due: "2026-11-24 24:00".into(),
        kind: say("投诉 · 电话 · 账单差错", "Complaint · phone · billing error"),
        customer: say("陈** 139 **** 0472", "Chen ** 139 **** 0472"),
        summary: say("用户称 10 月电费比往月多 86.40 元，要求逐日说明。", "October’s bill is 86.40 yuan too high."),
        asked: say(
            "核对抄表照片和电价，写明计算过程。",
            "Check the reading and the price, write down how it was worked out.",
        ),
        foot: foot(lang),
        labels: words::handover_slip(&strings(lang)),
    }
}

/// A book of so many cases; every fortieth is void, every seventeenth late.
pub(super) fn book(lang: Lang, rows: usize) -> RegisterBook {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    let row = |number: usize| BookRow {
        number: format!("2026-{number:04}"),
        received: "2026-11-14 10:12".into(),
        kind: say("投诉", "Complaint"),
        channel: say("意见箱来信", "Box letter"),
        customer: say("陈**", "Chen **"),
        summary: say("用户称 10 月电费比往月多 86.40 元，要求逐日说明。", "October’s bill is 86.40 yuan too high."),
        target: say("3 号窗口", "Window 3"),
        first_asked: say("沈若溪", "Shen Ruoxi"),
        handler: "方䶮".into(),
        accepted: "2026-11-14 10:40".into(),
        conclusion: say("部分属实：电价有误", "Partly founded: price"),
        replied_at: "2026-11-20 15:00".into(),
        reply_mode: say("书面", "In writing"),
        outcome: if number.is_multiple_of(17) { Outcome::Late } else { Outcome::InTime },
        closed: "2026-11-21 09:00".into(),
        void: number.is_multiple_of(40).then(|| format!("{} {number}", say("重复", "repeated"))),
    };
    RegisterBook {
        language: words::language(&strings(lang)),
        hall: say("长桥供电所营业厅", "Changqiao Service Hall"),
        period: say("2026年11月", "November 2026"),
        rows: (1..=rows).map(row).collect(),
        totals: vec![
            Fact::new(say("登记", "Recorded"), rows.to_string()),
            Fact::new(say("作废", "Void"), (rows / 40).to_string()),
        ],
        foot: foot(lang),
        labels: words::register_book(&strings(lang)),
    }
}

pub(super) fn opinion() -> OpinionPage {
    OpinionPage {
        hall: "长桥供电所营业厅".into(),
        page_no: "0017".into(),
        number: "2026-0041".into(),
        written_on: "2026-11-20 周五 15:20".into(),
        writer: "许**".into(),
        contact: "138 **** 0031".into(),
        opinion: "2 号窗口讲解耐心，老人听得明白。\n建议等候区再放一副老花镜。".into(),
        reply: "谢谢您。老花镜当日已添置两副，放在填单台。".into(),
        replied_at: "2026-11-20 17:10".into(),
        replied_by: "唐巧云".into(),
        due: "2026-11-23 周一 24:00".into(),
        outcome: Some(Outcome::InTime),
        signed_by: "周静岚".into(),
        signed_at: "2026-11-20".into(),
        foot: foot(Lang::Zh),
        labels: words::opinion_page(),
    }
}

fn column(title: String, align: ColumnAlign) -> ReportColumn {
    ReportColumn { title, align }
}

pub(super) fn report(lang: Lang) -> CaseReport {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    let figure = |label: String, value: &str, note: String| ReportFigure { label, value: value.into(), note };
    CaseReport {
        language: words::language(&strings(lang)),
        hall: say("长桥供电所营业厅", "Changqiao Service Hall"),
        title: say("投诉办理月报", "Cases of the month"),
        period: say("2026年11月", "November 2026"),
        unit_colour: [0x00, 0x69, 0x5f],
        totals: vec![
            figure(say("收到", "Received"), "37", say("作废 2", "2 void")),
            figure(say("办结", "Closed"), "31", String::new()),
            figure(say("按时率", "In time"), "96.8 %", say("超时 1", "1 late")),
            figure(say("平均用时", "Mean time"), &say("3.4 天", "3.4 days"), String::new()),
            figure(say("属实率", "Founded"), "41.9 %", String::new()),
            figure(say("满意度", "Satisfaction"), "4.3", say("12 人回访", "12 asked")),
        ],
        sections: vec![by_day(lang), by_kind(lang), empty_section(lang)],
        nothing: say("本期没有", "None in this period"),
        foot: foot(lang),
    }
}

fn series(lang: Lang) -> Vec<ReportSeries> {
    let one = |zh, en, tone| ReportSeries { name: said(lang, zh, en), tone };
    vec![
        one("按时", "In time", SeriesTone::Accent),
        one("超时", "Late", SeriesTone::Late),
        one("未完成", "Open", SeriesTone::Pale),
    ]
}

fn by_day(lang: Lang) -> ReportSection {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    let bar = |day: u32| ReportBar {
        label: day.to_string(),
        values: vec![day * 7 % 5, u32::from(day % 9 == 4), u32::from(day > 20 && day.is_multiple_of(3))],
    };
    ReportSection {
        title: say("按日", "By day"),
        note: say("按收到日期", "By the day they came in"),
        columns: vec![
            column(say("周", "Week"), ColumnAlign::Words),
            column(say("收到", "Received"), ColumnAlign::Figures),
        ],
        rows: vec![vec![say("第 45 周", "Week 45"), "18".into()], vec![say("第 46 周", "Week 46"), "19".into()]],
        total: Some(vec![say("合计", "All"), "37".into()]),
        chart: Some(ReportChart {
            shape: ChartShape::Columns,
            series: series(lang),
            bars: (1..=30).map(bar).collect(),
        }),
    }
}

fn by_kind(lang: Lang) -> ReportSection {
    let say = |zh: &str, en: &str| said(lang, zh, en);
    let kinds = [("投诉", "Complaint", [17, 1, 0]), ("建议", "Suggestion", [9, 0, 1]), ("表扬", "Praise", [0, 0, 0])];
    let titles =
        [("种类", "Kind"), ("件数", "Cases"), ("按时", "In time"), ("超时", "Late"), ("平均用时", "Mean time")];
    let align = |index| if index == 0 { ColumnAlign::Words } else { ColumnAlign::Figures };
    ReportSection {
        title: say("按种类", "By kind"),
        note: String::new(),
        columns: titles.iter().enumerate().map(|(index, (zh, en))| column(say(zh, en), align(index))).collect(),
        rows: kinds
            .iter()
            .map(|(zh, en, [met, late, open])| {
                let figures = [met + late + open, *met, *late].map(|figure: u32| figure.to_string());
                [vec![say(zh, en)], figures.to_vec(), vec![say("3.4 天", "3.4 days")]].concat()
            })
            .collect(),
        total: None,
        chart: Some(ReportChart {
            shape: ChartShape::Rows,
            series: series(lang),
            bars: kinds
                .iter()
                .map(|(zh, en, values)| ReportBar { label: say(zh, en), values: values.to_vec() })
                .collect(),
        }),
    }
}

fn empty_section(lang: Lang) -> ReportSection {
    ReportSection {
        title: said(lang, "按对象", "By target"),
        columns: vec![column(said(lang, "对象", "Target"), ColumnAlign::Words)],
        ..ReportSection::default()
    }
}
