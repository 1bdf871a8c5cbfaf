//! A page of the opinion book on paper (P8-1.w3): headings in both languages, answer and signature, free pages to be bound.

use hallkeeper::documents::case_sheets::{OpinionPage, opinion_page};
use hallkeeper::documents::raster::page_count;
use hallkeeper::ui::strings::Lang;

use super::case_samples::{foot, long_summary, opinion};
use super::reading::{assert_fonts_embedded, assert_pages, assert_tagged, strokes, text};

const A4: (f32, f32) = (210.0, 297.0);

#[test]
fn every_heading_stands_in_both_languages() {
    let pdf = opinion_page(&opinion()).unwrap();
    assert_eq!(page_count(&pdf).unwrap(), 1);
    assert_pages(&pdf, A4);
    assert_fonts_embedded(&pdf);
    assert_tagged(&pdf, "zh");
    let printed = text(&pdf, 0);
    for words in [
        "客户意见簿Opinionbook",
        "页码Page0017",
        "填写时间Writtenat2026-11-20周五15:20",
        "登记编号Registerno.2026-0041",
        "客户姓名Customer许**",
        "联系方式Contact138****0031",
        "意见与建议Opinionorsuggestion2号窗口讲解耐心",
        "答复Reply谢谢您。",
        "答复时间Repliedat2026-11-2017:10",
        "答复人Repliedby唐巧云",
        "答复期限Replydue2026-11-23周一24:00",
        "按时Intime",
        "负责人签字Headofthehall周静岚",
        "1个工作日内答复",
        "within1workingday",
    ] {
        assert!(printed.contains(words), "{words} in {printed}");
    }
}

#[test]
fn a_page_still_free_has_lines_to_write_on_and_stays_one_page() {
    let free = OpinionPage {
        hall: opinion().hall,
        page_no: "0018".into(),
        foot: foot(Lang::Zh),
        labels: opinion().labels,
        ..OpinionPage::default()
    };
    let lines = |pdf: &[u8]| strokes(pdf, 0).iter().filter(|line| line.height() < 0.3 && line.width() > 165.0).count();
    let (pdf, written) = (opinion_page(&free).unwrap(), opinion_page(&opinion()).unwrap());
    assert_eq!(page_count(&pdf).unwrap(), 1);
    assert_pages(&pdf, A4);
    assert_eq!(lines(&pdf), lines(&written) + 13, "8 for the opinion, 5 for the reply");
    assert!(!text(&pdf, 0).contains('—'), "nothing is struck through that is to be written by hand");
}

#[test]
fn the_longest_opinion_goes_on_under_the_same_page_number() {
    let mut page = opinion();
    page.opinion = long_summary(Lang::Zh);
    page.reply = long_summary(Lang::Zh);
    let pdf = opinion_page(&page).unwrap();
    let count = page_count(&pdf).unwrap();
    assert!(count > 1);
    assert_pages(&pdf, A4);
    let pages: Vec<String> = (0..count).map(|page| text(&pdf, page)).collect();
    assert!(pages[1].contains("客户意见簿·0017·续页continued"), "{}", pages[1]);
    let wanted = 2 * page.opinion.matches("先后往返三次").count();
    assert_eq!(pages.concat().matches("先后往返三次").count(), wanted);
    assert!(pages[count - 1].contains("负责人签字"));
}
