//! The papers around the cards: sizes, heads on every page, everybody on the wall (P1-1.2, P1-1.3).

use hallkeeper::documents::DocumentError;
use hallkeeper::documents::card_papers::{
    CalibrationWords, CardLedger, LedgerCard, PhotoPoster, PosterPaper, PosterPerson, ProofCard, ProofSheet, Receipt,
    ReceiptColumns, ReceiptRow, RosterColumns, RosterList, RosterPaper, RosterRow, calibration_pdf, card_ledger_pdf,
    photo_poster_pdf, proof_sheet_pdf, receipt_pdf, roster_list_pdf,
};
use hallkeeper::documents::paper::{Fact, Foot};
use hallkeeper::documents::raster::{page_count, page_size_mm};
use hallkeeper::domain::sheets::{PaperSize, test_page};

use super::card_samples::{four, shipped, unit};
use super::reading::{Measured, assert_fonts_embedded, assert_pages, assert_tagged, text};
use super::samples::photo;

fn foot() -> Foot {
    Foot { page: "第 {page} 页，共 {pages} 页".into(), ..Foot::default() }
}

fn poster(people: usize, paper: PosterPaper) -> PhotoPoster {
    let jpeg = photo(0x40);
    let person = |number: usize| PosterPerson {
        photo: Some(jpeg.clone()),
        work_no: format!("CQ{number:04}"),
        name: "阿卜杜拉·买买提·热合曼".into(),
        lines: vec!["副班长".into(), String::new(), "业务受理员".into()],
    };
    let people = (0..people).map(person).collect();
    let (title, hall) = ("工作人员公示".into(), "长桥供电所营业厅".into());
    PhotoPoster { paper, title, hall, band_rgb: [0, 0x69, 0x5f], people, foot: foot(), ..PhotoPoster::default() }
}

#[test]
fn everybody_hangs_on_the_wall_once_on_as_many_sheets_as_it_takes() {
    for (people, paper) in [(4, PosterPaper::A3), (23, PosterPaper::A3), (60, PosterPaper::A4)] {
        let pdf = photo_poster_pdf(&poster(people, paper)).unwrap();
        let pages = page_count(&pdf).unwrap();
        let (width, height) = page_size_mm(&pdf, 0).unwrap();
        assert!((width - paper.size_mm().0).abs() < 0.1 && (height - paper.size_mm().1).abs() < 0.1);
        let printed: String = (0..pages).map(|page| text(&pdf, page)).collect();
        for number in 0..people {
            assert_eq!(printed.matches(&format!("CQ{number:04}")).count(), 1, "{number} of {people}");
        }
        assert_eq!(printed.matches("工作人员公示").count(), pages);
        assert_eq!(printed.contains("第1页，共"), pages > 1);
    }
    assert_eq!(photo_poster_pdf(&poster(0, PosterPaper::A3)), Err(DocumentError::Nothing));
}

#[test]
fn the_roster_repeats_its_heads_and_shows_no_phones_without_a_head_for_them() {
    let row = |number: usize| RosterRow {
        work_no: format!("CQ{number:04}"),
        name: "沈若溪".into(),
        phone: "138****0000".into(),
        valid_until: "2028-12-31".into(),
        ..RosterRow::default()
    };
    let columns = RosterColumns { work_no: "工号".into(), name: "姓名".into(), ..RosterColumns::default() };
    let mut list = RosterList { title: "人员名单".into(), columns, foot: foot(), ..RosterList::default() };
    assert_eq!(roster_list_pdf(&list), Err(DocumentError::Nothing));
    list.rows = (0..70).map(row).collect();
    for (paper, size) in [(RosterPaper::Upright, (210.0, 297.0)), (RosterPaper::Across, (297.0, 210.0))] {
        list.paper = paper;
        let pdf = roster_list_pdf(&list).unwrap();
        assert_pages(&pdf, size);
        assert_tagged(&pdf, "zh");
        assert_fonts_embedded(&pdf);
        let pages: Vec<String> = (0..page_count(&pdf).unwrap()).map(|page| text(&pdf, page)).collect();
        assert!(pages.len() > 1 && pages.iter().all(|page| page.contains("工号姓名")), "{pages:?}");
        assert!(!pages.concat().contains("138"));
    }
}

#[test]
fn receipt_and_ledger_name_every_card() {
    let rows =
        (1..=40).map(|n| ReceiptRow { number: format!("V-{n:02}"), name: "沈若溪".into(), ..Default::default() });
    let columns = ReceiptColumns { signature: "领用人签字".into(), ..ReceiptColumns::default() };
    let receipt =
        Receipt { title: "签收单".into(), columns, rows: rows.collect(), foot: foot(), ..Receipt::default() };
    let cards = (1..=40).map(|n| LedgerCard {
        number: format!("V-{n:02}"),
        state: "使用中".into(),
        events: vec!["2026-11-20 制证".into(), "2026-11-21 打印".into()],
        ..LedgerCard::default()
    });
    let ledger = CardLedger { title: "台账".into(), cards: cards.collect(), foot: foot(), ..CardLedger::default() };
    let made = [(receipt_pdf(&receipt).unwrap(), (210.0, 297.0)), (card_ledger_pdf(&ledger).unwrap(), (297.0, 210.0))];
    for (pdf, size) in made {
        assert_pages(&pdf, size);
        let printed: String = (0..page_count(&pdf).unwrap()).map(|page| text(&pdf, page)).collect();
        assert!((1..=40).all(|n| printed.contains(&format!("V-{n:02}"))), "{printed}");
    }
    assert_eq!(receipt_pdf(&Receipt::default()), Err(DocumentError::Nothing));
    assert_eq!(card_ledger_pdf(&CardLedger::default()), Err(DocumentError::Nothing));
}

#[test]
fn the_proof_shows_each_card_small_beside_its_words() {
    let cards = four();
    let in_words = |n: usize| ProofCard {
        number: format!("CQ-{n:02}"),
        facts: vec![Fact::new("核对姓名", "沈若溪")],
        remark: String::new(),
    };
    let sheet = ProofSheet { cards: (0..4).map(in_words).collect(), foot: foot(), ..ProofSheet::default() };
    let pdf = proof_sheet_pdf(&sheet, shipped("id_card"), &unit(), &cards).unwrap();
    let printed = text(&pdf, 0);
    assert_eq!(printed.matches("核对姓名").count(), 4);
    assert_eq!(printed.matches("持证须知").count(), 4, "the backs as well: {printed}");
    let uneven = proof_sheet_pdf(&sheet, shipped("id_card"), &unit(), &cards[..3]);
    assert_eq!(uneven, Err(DocumentError::Nothing));
}

#[test]
fn the_test_sheet_measures_what_it_says_at_600_dpi() {
    let page = test_page(PaperSize::A4).unwrap();
    let words = CalibrationWords {
        title: "打印机校准页".into(),
        ruler_x: "应为 {mm} mm".into(),
        about: vec!["按 100% 打印".into()],
        ..CalibrationWords::default()
    };
    let pdf = calibration_pdf(&page, &words).unwrap();
    let printed = text(&pdf, 0);
    assert!(printed.contains("打印机校准页") && printed.contains("应为150mm"), "{printed}");
    let ruler = page.marks.iter().find(|mark| (mark.to.x_mm - mark.from.x_mm).abs() > 149.0).unwrap();
    let measured = Measured::at_dpi(&pdf, 0, 600.0);
    let (left, right) = measured.across(ruler.from.y_mm, 10.0, 200.0, [0; 3]).unwrap();
    assert!((right - left - 150.0).abs() <= 0.2, "{left} {right}");
}
