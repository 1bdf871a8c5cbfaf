//! The reply letter on paper (P1-9.3): shipped templates filled, the signature never alone, values taken as they are.

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::case_sheets::{ReplyLetter, reply_letter};
use hallkeeper::documents::raster::page_count;
use hallkeeper::domain::letters::LetterKind;
use hallkeeper::ui::strings::Lang;

use super::case_samples::letter;
use super::reading::{Measured, assert_fonts_embedded, assert_pages, assert_tagged, glyphs, strokes, text};

const A4: (f32, f32) = (210.0, 297.0);

#[test]
fn every_shipped_letter_fits_one_page_in_both_languages() {
    for kind in LetterKind::ALL {
        for (lang, tag) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
            let pdf = reply_letter(&letter(lang, kind)).unwrap();
            assert_eq!(page_count(&pdf).unwrap(), 1, "{kind:?}");
            assert_pages(&pdf, A4);
            assert_fonts_embedded(&pdf);
            assert_tagged(&pdf, tag);
        }
    }
}

#[test]
fn a_letter_reads_from_head_to_phone() {
    let printed = text(&reply_letter(&letter(Lang::Zh, LetterKind::Founded)).unwrap(), 0);
    let parts = [
        "长桥供电所",
        "编号2026-0035",
        "答复函",
        "尊敬的陈先生：",
        "您于2026年11月14日反映的",
        "并由方䶮负责核查",
        "一、核查结论：您反映的情况属实。",
        "请拨打监督电话0000-8866123，我们会再次核查。",
        "长桥供电所营业厅（盖章）2026年11月22日",
        "监督电话0000-8866123",
    ];
    let mut rest = printed.as_str();
    for part in parts {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part} in {rest} of {printed}"));
        rest = after;
    }
    assert!(!printed.contains("第1页"), "one page needs no count: {printed}");
}

#[test]
fn a_value_that_looks_like_a_placeholder_or_like_markup_stands_as_it_is() {
    for lang in Lang::ALL {
        let printed = text(&reply_letter(&letter(lang, LetterKind::Unfounded)).unwrap(), 0);
        assert!(printed.contains("{结论}#sys.version*a*$x_1$@b"), "{printed}");
    }
}

#[test]
fn chinese_paragraphs_begin_two_signs_in_and_the_salutation_does_not() {
    let pdf = reply_letter(&letter(Lang::Zh, LetterKind::Founded)).unwrap();
    let all = glyphs(&pdf, 0);
    let find = |words: &str| {
        let texts: Vec<&str> = all.iter().map(|glyph| glyph.text.as_str()).collect();
        let signs: Vec<String> = words.chars().map(String::from).collect();
        let at = texts.windows(signs.len()).position(|run| run == signs.as_slice()).unwrap();
        all[at].x
    };
    let indent = find("您于") - find("尊敬的");
    assert!((indent - 2.0 * 12.0 * 25.4 / 72.0).abs() < 0.3, "{indent} mm");
}

#[test]
fn a_long_letter_counts_its_pages_and_never_leaves_the_signature_alone() {
    for extra in 0..40 {
        let mut letter = letter(Lang::Zh, LetterKind::PartlyFounded);
        letter.paragraphs.extend((0..20 + extra).map(|number| format!("第 {number} 点说明。")));
        let pdf = reply_letter(&letter).unwrap();
        let count = page_count(&pdf).unwrap();
        if count == 1 {
            continue;
        }
        assert!(text(&pdf, 0).contains(&format!("第1页共{count}页")));
        let last = text(&pdf, count - 1);
        assert!(last.contains("我们会再次核查") && last.contains("（盖章）"), "{extra}: {last}");
        return assert_pages(&pdf, A4);
    }
    panic!("no letter grew to a second page");
}

#[test]
fn the_head_is_in_the_units_colour_made_readable_and_a_long_name_fits() {
    let mut letter = letter(Lang::Zh, LetterKind::Thanks);
    let rules = |letter: &ReplyLetter, colour| {
        let pdf = reply_letter(letter).unwrap();
        assert_pages(&pdf, A4);
        let long = strokes(&pdf, 0).into_iter().filter(|line| line.width() > 153.0).count();
        let page = Measured::at_dpi(&pdf, 0, 200.0);
        let coloured = (200..600).filter_map(|y| page.across(y as f32 / 10.0, 28.0, 182.0, colour));
        (long, coloured.filter(|(from, to)| to - from > 153.0).count())
    };
    let (long, green) = rules(&letter, [0x00, 0x69, 0x5f]);
    assert!(long == 2 && green > 0, "{long} {green}");
    letter.unit_colour = [0xff, 0xd7, 0x4a];
    letter.unit = "某某省某某市某某区某某街道第二供电服务中心长桥供电所".into();
    assert_eq!(rules(&letter, [0xff, 0xd7, 0x4a]), (2, 0), "too pale to be read on paper");
}

#[test]
fn a_letter_without_a_word_is_refused() {
    let empty =
        ReplyLetter { paragraphs: vec![" ".into()], closing: String::new(), ..letter(Lang::Zh, LetterKind::Founded) };
    assert_eq!(reply_letter(&empty), Err(DocumentError::Nothing));
}
