//! Tests of the template language and of the shipped letters.

use proptest::prelude::*;

use super::*;

fn values() -> LetterValues {
    LetterValues {
        salutation: "陈先生".into(),
        number: "2026-0035".into(),
        received: "2026年11月14日".into(),
        subject: "电费账单有误".into(),
        conclusion: "示数无误，电价执行有误。".into(),
        remedy: "已退 31.20 元。".into(),
        due: "2026年11月24日".into(),
        handler: "唐巧云".into(),
        unit: "长桥供电所".into(),
        hall: "长桥供电所营业厅".into(),
        date: "2026年11月22日".into(),
        supervision_phone: "0000-8866123".into(),
    }
}

#[test]
fn both_names_of_every_placeholder_stand_for_the_same_value() {
    for placeholder in Placeholder::ALL {
        let (zh, en) = (format!("{{{}}}", placeholder.zh()), format!("{{{}}}", placeholder.en()));
        let value = values().of(placeholder).to_owned();
        assert!(!value.is_empty(), "{zh}");
        assert_eq!(fill(&zh, &values()), Ok(value.clone()), "{zh}");
        assert_eq!(fill(&en, &values()), Ok(value), "{en}");
    }
}

#[test]
fn a_letter_is_filled_line_by_line() {
    let letter = fill("尊敬的{称呼}：\n您的{事由}（编号 { 编号 }）\r\n{Supervision_Phone}", &values()).unwrap();
    assert_eq!(letter, "尊敬的陈先生：\n您的电费账单有误（编号 2026-0035）\n0000-8866123");
}

#[test]
fn braces_of_a_chinese_keyboard_count_too() {
    assert_eq!(fill("｛称呼｝、{称呼｝", &values()).unwrap(), "陈先生、陈先生");
    assert_eq!(fill("｛｛称呼｝｝", &values()).unwrap(), "｛称呼｝");
}

#[test]
fn doubled_braces_are_braces() {
    assert_eq!(fill("{{称呼}} {{{称呼}}} {{ }}", &values()).unwrap(), "{称呼} {陈先生} { }");
    assert_eq!(check("{{称呼}} }} {{"), []);
}

#[test]
fn a_value_that_looks_like_a_placeholder_is_not_expanded_again() {
    let sly = LetterValues { subject: "{编号} {{结论}} {不认识} }{".into(), ..values() };
    assert_eq!(fill("“{事由}”，{编号}", &sly).unwrap(), "“{编号} {{结论}} {不认识} }{”，2026-0035");
}

#[test]
fn unknown_names_and_stray_braces_are_named_with_their_line() {
    let template = "尊敬的{称乎}：\n一、{结论\n二、处理}情况{ }\n{处理";
    let problems = [
        TemplateProblem::Unknown { name: "称乎".into(), line: 1 },
        TemplateProblem::Unclosed { words: "结论".into(), line: 2 },
        TemplateProblem::Unopened { words: "二、处理".into(), line: 3 },
        TemplateProblem::Unknown { name: String::new(), line: 3 },
        TemplateProblem::Unclosed { words: "处理".into(), line: 4 },
    ];
    assert_eq!(check(template), problems);
    assert_eq!(fill(template, &values()), Err(problems.to_vec()));
}

#[test]
fn an_opening_brace_before_another_is_unclosed_and_the_other_still_counts() {
    let problems = [TemplateProblem::Unclosed { words: "称呼 {编号}".into(), line: 1 }];
    assert_eq!(check("{称呼 {编号}"), problems);
}

#[test]
fn what_has_no_value_yet_is_listed_once() {
    let early = LetterValues { remedy: String::new(), conclusion: " ".into(), ..values() };
    let template = "{处理}{结论}{称呼}\n{处理}";
    assert_eq!(blanks(template, &early), [Placeholder::Remedy, Placeholder::Conclusion]);
    assert_eq!(blanks(template, &values()), []);
}

#[test]
fn a_letter_is_parted_into_salutation_text_and_closing() {
    let text = LetterText::of("尊敬的陈先生：\n\n  您好。\n一、属实。\n特此答复。\n");
    assert_eq!(text.salutation, "尊敬的陈先生：");
    assert_eq!(text.paragraphs, ["您好。", "一、属实。"]);
    assert_eq!(text.closing, "特此答复。");
    let short = LetterText::of("答复如下：");
    assert_eq!((short.salutation.as_str(), short.closing.as_str()), ("", "答复如下："));
    assert_eq!(LetterText::of(" \n"), LetterText::default());
    assert_eq!(LetterText::of("Dear Mr Chen,\nAll done.").salutation, "Dear Mr Chen,");
}

#[test]
fn every_shipped_letter_can_be_filled_in_both_languages() {
    for letter in shipped().unwrap() {
        for body in [&letter.body.zh, &letter.body.en] {
            let filled = fill(body, &values()).unwrap();
            assert!(!filled.contains(['{', '}']), "{filled}");
            let text = LetterText::of(&filled);
            assert!(text.salutation.contains("陈先生"), "{}: {text:?}", letter.code);
            assert!(text.paragraphs.len() >= 2 && !text.closing.is_empty(), "{}: {text:?}", letter.code);
            assert!(filled.contains("2026-0035") && filled.contains("电费账单有误"), "{filled}");
        }
        assert!(letter.body.en.is_ascii(), "{}: typewriter quotes only", letter.code);
    }
}

#[test]
fn both_languages_of_a_shipped_letter_ask_for_the_same() {
    let asked = |body: &str| {
        let mut asked = blanks(body, &LetterValues::default());
        asked.sort();
        asked
    };
    for letter in shipped().unwrap() {
        assert_eq!(asked(&letter.body.zh), asked(&letter.body.en), "{}", letter.code);
    }
}

#[test]
fn every_kind_of_letter_is_shipped() {
    let kinds: Vec<LetterKind> = shipped().unwrap().into_iter().map(|letter| letter.kind).collect();
    assert_eq!(kinds, LetterKind::ALL);
}

proptest! {
    #[test]
    fn any_text_is_filled_or_refused_without_a_panic(template in ".{0,80}") {
        prop_assert_eq!(fill(&template, &values()).is_ok(), check(&template).is_empty());
    }

    #[test]
    fn a_text_whose_braces_are_doubled_comes_out_as_it_was(text in "[^\r]{0,80}") {
        let doubled: String =
            text.chars().flat_map(|sign| std::iter::repeat_n(sign, 1 + usize::from("{}｛｝".contains(sign)))).collect();
        prop_assert_eq!(fill(&doubled, &values()), Ok(text));
    }

    #[test]
    fn a_value_stands_in_the_letter_as_it_is(value in ".{0,40}") {
        let odd = LetterValues { conclusion: value.clone(), ..values() };
        prop_assert_eq!(fill("<{结论}>", &odd), Ok(format!("<{value}>")));
    }
}
