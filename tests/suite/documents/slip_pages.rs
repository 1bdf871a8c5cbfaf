//! The handover slip on paper (P6-2): two copies on one sheet, or pages of their own where there is much to say.

use hallkeeper::documents::case_sheets::handover_slip;
use hallkeeper::documents::raster::page_count;
use hallkeeper::ui::strings::Lang;

use super::case_samples::{long_summary, slip};
use super::reading::{assert_fonts_embedded, assert_pages, assert_tagged, glyphs, strokes, text};

const A4: (f32, f32) = (210.0, 297.0);
const HALF_MM: f64 = 148.5;

#[test]
fn two_copies_stand_on_one_a4_page_in_both_languages() {
    for (lang, tag, kept, sent) in
        [(Lang::Zh, "zh", "第一联存根", "第二联交承办方"), (Lang::En, "en", "Copy1:kept", "Copy2:goesalong")]
    {
        let pdf = handover_slip(&slip(lang)).unwrap();
        assert_eq!(page_count(&pdf).unwrap(), 1);
        assert_pages(&pdf, A4);
        assert_fonts_embedded(&pdf);
        assert_tagged(&pdf, tag);
        let printed = text(&pdf, 0);
        for words in ["2026-0035", "方䶮·电费核算班", "2026-11-2424:00"] {
            assert!(printed.matches(words).count() >= 2, "{words} in {printed}");
        }
        assert_eq!((printed.matches(kept).count(), printed.matches(sent).count()), (1, 1), "{printed}");
    }
}

#[test]
fn the_copies_are_the_same_on_both_sides_of_the_line_to_cut_along() {
    let pdf = handover_slip(&slip(Lang::Zh)).unwrap();
    let middle = |glyph: &super::reading::PlacedGlyph| glyph.ink.map(|ink| ink.center().y);
    let all = glyphs(&pdf, 0);
    let signs = |upper: bool| -> Vec<String> {
        let mut signs: Vec<String> = all
            .iter()
            .filter(|g| middle(g).is_some_and(|y| (y < HALF_MM) == upper && (y - HALF_MM).abs() > 4.0))
            .map(|g| g.text.clone())
            .collect();
        signs.sort();
        signs
    };
    let (mut upper, mut lower) = (signs(true), signs(false));
    // Only the names of the copies differ.
    for sign in "一存根".chars() {
        upper.remove(upper.iter().position(|one| *one == sign.to_string()).unwrap());
    }
    for sign in "二交承办方".chars() {
        lower.remove(lower.iter().position(|one| *one == sign.to_string()).unwrap());
    }
    assert_eq!(upper, lower);
    let cut = strokes(&pdf, 0).into_iter().any(|line| (line.y0 - HALF_MM).abs() < 0.2 && line.width() > 1.0);
    assert!(cut, "a line at half the height");
}

#[test]
fn a_summary_too_long_for_half_a_page_gives_each_copy_its_own_pages_and_loses_nothing() {
    for lang in Lang::ALL {
        let mut slip = slip(lang);
        slip.summary = long_summary(lang);
        let pdf = handover_slip(&slip).unwrap();
        assert_eq!(page_count(&pdf).unwrap(), 2);
        assert_pages(&pdf, A4);
        let whole: String = slip.summary.split_whitespace().collect();
        for page in 0..2 {
            let printed = text(&pdf, page);
            assert!(printed.contains(&whole), "{printed}");
            let count = if lang == Lang::Zh { "第1页共1页" } else { "Page1of1" };
            assert!(printed.contains(count), "pages count anew in each copy: {printed}");
        }
    }
}

#[test]
fn a_slip_of_any_length_stays_inside_its_half_or_gets_pages_of_its_own() {
    for length in (0..1200).step_by(150) {
        let mut slip = slip(Lang::Zh);
        slip.summary = long_summary(Lang::Zh).chars().take(length).collect();
        let pdf = handover_slip(&slip).unwrap();
        if page_count(&pdf).unwrap() > 1 {
            assert!(length > 450, "{length} signs fit into half a page");
            continue;
        }
        for glyph in glyphs(&pdf, 0) {
            let Some(ink) = glyph.ink else { continue };
            let off = (ink.y0 - HALF_MM).abs().min((ink.y1 - HALF_MM).abs());
            assert!(off > 3.0 || "沿此线裁开".contains(&glyph.text), "{length}: {} {ink:?}", glyph.text);
        }
    }
}
