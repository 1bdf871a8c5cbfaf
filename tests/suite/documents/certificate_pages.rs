//! Certificates on paper (P7-3, P6-1): A4 across, any name whole, nothing over the frame.

use hallkeeper::documents::certificates::{Certificate, certificate, chinese_date};
use hallkeeper::documents::paper::{SheetLanguage, unprintable};
use hallkeeper::documents::raster::page_count;

use super::paper_pictures::keep;
use super::reading::{Measured, assert_fonts_embedded, assert_pages, assert_tagged, glyphs, text};

const A4_ACROSS: (f32, f32) = (297.0, 210.0);
const GOLD: [u8; 3] = [0xb8, 0x89, 0x2f];

fn star(name: &str) -> Certificate {
    Certificate {
        language: SheetLanguage::Chinese,
        unit: "长桥供电所".into(),
        unit_colour: [0x00, 0x69, 0x5f],
        title: "荣誉证书".into(),
        lead: String::new(),
        name: name.into(),
        honorific: "同志：".into(),
        sentences: vec![
            "您服务热情周到，业务熟练，成绩突出，荣获“2026 年 11 月服务明星”称号。".into(),
            "特发此证，以资鼓励。".into(),
        ],
        signed_by: "长桥供电所营业厅".into(),
        seal: "（盖章）".into(),
        date: chinese_date("2026-12-01".parse().unwrap()),
        number: "编号 2026-007".into(),
        awarded_on: "2026-12-01".parse().ok(),
    }
}

fn english() -> Certificate {
    Certificate {
        language: SheetLanguage::English,
        unit: "Changqiao Power Supply Station".into(),
        title: "Certificate of Honour".into(),
        lead: "This certificate is awarded to".into(),
        name: "Shen Ruoxi".into(),
        honorific: String::new(),
        sentences: vec![
            "named “Service star, November 2026”, for serving customers with warmth and skill.".into(),
            "With thanks and congratulations.".into(),
        ],
        signed_by: "Changqiao Business Hall".into(),
        seal: "(seal)".into(),
        date: "1 December 2026".into(),
        number: "No. 2026-007".into(),
        ..star("")
    }
}

#[test]
fn a_certificate_is_one_a4_page_across_with_its_words_in_order() {
    let pdf = certificate(&star("沈若溪")).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 1);
    assert_pages(&pdf, A4_ACROSS);
    assert_fonts_embedded(&pdf);
    assert_tagged(&pdf, "zh");
    keep("certificate-zh", &pdf);
    let printed = text(&pdf, 0);
    let mut rest = printed.as_str();
    for part in ["长桥供电所", "荣誉证书", "沈若溪", "同志：", "您服务热情周到", "服务明星", "特发此证"]
    {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part} in {rest} of {printed}"));
        rest = after;
    }
    for part in ["编号2026-007", "长桥供电所营业厅", "二〇二六年十二月一日", "（盖章）"] {
        assert!(printed.contains(part), "{part} in {printed}");
    }
    let pdf = certificate(&english()).unwrap();
    assert_tagged(&pdf, "en");
    assert_pages(&pdf, A4_ACROSS);
    assert_eq!(page_count(&pdf).unwrap(), 1);
    assert!(text(&pdf, 0).contains("CertificateofHonour"));
    keep("certificate-en", &pdf);
}

#[test]
fn the_gold_frame_stands_nine_millimetres_from_each_edge() {
    let pdf = certificate(&star("沈若溪")).unwrap();
    let page = Measured::at_dpi(&pdf, 0, 200.0);
    let (left, right) = page.across(60.0, 4.0, 293.0, GOLD).unwrap();
    let (top, bottom) = page.down(60.0, 4.0, 206.0, GOLD).unwrap();
    for (edge, wanted) in [(left, 9.0), (297.0 - right, 9.0), (top, 9.0), (210.0 - bottom, 9.0)] {
        assert!((edge - wanted).abs() < 0.8, "{edge} {wanted}");
    }
}

#[test]
fn a_name_of_rare_characters_prints_whole() {
    let card = star("䶮𬭎𠅤");
    assert_eq!(unprintable(&card), Vec::<char>::new());
    let pdf = certificate(&card).unwrap();
    assert!(text(&pdf, 0).contains("䶮𬭎𠅤"));
    keep("certificate-rare", &pdf);
    let lost = star("王\u{10FFFD}");
    assert_eq!(unprintable(&lost), ['\u{10FFFD}']);
    assert!(text(&certificate(&lost).unwrap(), 0).contains("王[U+10FFFD]"));
}

#[test]
fn the_longest_name_and_sentence_stay_on_the_page_inside_the_frame() {
    let names = [
        "阿卜杜热依木·买买提托合提·阿卜杜克里木·吐尔逊江",
        "Wolfeschlegelsteinhausenbergerdorff Hubert Blaine the Elder",
    ];
    for (place, name) in names.into_iter().enumerate() {
        let long = Certificate {
            name: name.into(),
            unit: "某某省某某市某某区某某街道第二供电服务中心长桥供电所".into(),
            signed_by: "某某省某某市某某区某某街道第二供电服务中心长桥供电所营业厅".into(),
            sentences: vec![
                "您耐心帮助客户办理业务，多次受到表扬，带头整改检查发现的问题。".repeat(7),
                "特发此证。".into(),
            ],
            ..star("")
        };
        let pdf = certificate(&long).unwrap();
        keep(&format!("certificate-long-{place}"), &pdf);
        assert_eq!(page_count(&pdf).unwrap(), 1, "{name}");
        let shown = glyphs(&pdf, 0);
        for glyph in shown.iter().filter_map(|glyph| glyph.ink) {
            assert!(glyph.x0 > 14.0 && glyph.x1 < 283.0 && glyph.y0 > 14.0 && glyph.y1 < 196.0, "{glyph:?}");
        }
        let plain: String = name.split_whitespace().collect();
        assert!(text(&pdf, 0).contains(&plain), "{name}");
    }
}

#[test]
fn a_pale_unit_colour_is_darkened_and_the_sentence_is_no_markup() {
    let card = Certificate {
        unit_colour: [0xff, 0xd7, 0x4a],
        sentences: vec!["#sys.version *a* $x$ @b".into()],
        ..star("沈若溪")
    };
    let pdf = certificate(&card).unwrap();
    assert!(text(&pdf, 0).contains("#sys.version*a*$x$@b"));
}
