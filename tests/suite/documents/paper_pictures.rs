//! Pictures of the register's papers in the folder that `HALLKEEPER_PICTURES` names, to be looked at; without it they are only set.

use std::path::PathBuf;

use hallkeeper::documents::case_reports::case_report;
use hallkeeper::documents::case_sheets::{
    OpinionPage, case_sheet, handover_slip, opinion_page, register_book, reply_letter,
};
use hallkeeper::documents::raster::{page_count, page_picture};
use hallkeeper::domain::letters::LetterKind;
use hallkeeper::ui::strings::Lang;

use super::case_samples::{book, case, letter, long_case, long_summary, opinion, report, slip};

pub(super) fn keep(name: &str, pdf: &[u8]) {
    assert!(page_count(pdf).unwrap() > 0, "{name}");
    let Some(folder) = std::env::var_os("HALLKEEPER_PICTURES").map(PathBuf::from) else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("paper-{name}.pdf")), pdf).unwrap();
    for page in 0..page_count(pdf).unwrap().min(3) {
        let picture = page_picture(pdf, page, 4.0).unwrap();
        let (wide, high) = (picture.width as u32, picture.height as u32);
        let image = image::RgbaImage::from_raw(wide, high, picture.rgba).unwrap();
        image.save(folder.join(format!("paper-{name}-{page}.png"))).unwrap();
    }
}

#[test]
fn every_paper_is_set_in_both_languages_short_and_long() {
    for lang in Lang::ALL {
        let name = |paper: &str| format!("{paper}-{}", lang.key());
        keep(&name("case"), &case_sheet(&case(lang)).unwrap());
        keep(&name("case-long"), &case_sheet(&long_case(lang)).unwrap());
        for kind in LetterKind::ALL {
            keep(&name(&format!("letter-{kind:?}")), &reply_letter(&letter(lang, kind)).unwrap());
        }
        keep(&name("slip"), &handover_slip(&slip(lang)).unwrap());
        let mut long = slip(lang);
        long.summary = long_summary(lang);
        keep(&name("slip-long"), &handover_slip(&long).unwrap());
        keep(&name("book"), &register_book(&book(lang, 60)).unwrap());
        keep(&name("book-empty"), &register_book(&book(lang, 0)).unwrap());
        keep(&name("report"), &case_report(&report(lang)).unwrap());
    }
    keep("opinion", &opinion_page(&opinion()).unwrap());
    let free =
        OpinionPage { hall: opinion().hall, page_no: "0018".into(), labels: opinion().labels, ..Default::default() };
    keep("opinion-free", &opinion_page(&free).unwrap());
}
