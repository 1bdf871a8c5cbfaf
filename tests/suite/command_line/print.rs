//! `print`: every product to a PDF or a printer, and what the ledger says afterwards.

use super::{reading, said, text};
use crate::suite::register::making::at;
use hallkeeper::app::clock::Clock;
use hallkeeper::app::headless::{Report, Run, code, run_with};
use hallkeeper::documents::raster::{page_count, page_size_mm};
use hallkeeper::domain::products::Product;
use hallkeeper::exchange::sample_hall::portrait;
use hallkeeper::register::Register;
use std::path::{Path, PathBuf};

/// A hall with a unit name and two people who can have a badge.
fn hall(folder: &Path) -> PathBuf {
    let hall = folder.join("a.hall");
    assert_eq!(said(&["new", text(&hall), "--hall", "长桥供电所营业厅"]).code, code::DONE);
    let list = folder.join("list.csv");
    std::fs::write(&list, "工号,姓名,岗位,职务\nCQ01,方䶮,业务受理员,班员\nCQ02,贺文博,收费员,班员\n").unwrap();
    let photos = folder.join("photos");
    std::fs::create_dir(&photos).unwrap();
    for number in ["CQ01", "CQ02"] {
        std::fs::write(photos.join(format!("{number}.jpg")), portrait("CQ0201").unwrap()).unwrap();
    }
    let brought = said(&["import", "staff", text(&hall), text(&list), "--photos", text(&photos)]);
    assert_eq!(brought.code, code::DONE, "{brought:?}");
    hall
}

fn badges(hall: &Path) -> Vec<(String, bool)> {
    let mut cards = Register::open(hall).unwrap().cards().unwrap();
    cards.retain(|card| card.product == Product::Badge);
    cards.iter().map(|card| (card.number.to_string(), card.life.is_printed)).collect()
}

#[test]
fn every_product_of_the_sample_hall_becomes_a_pdf() {
    let folder = tempfile::tempdir().unwrap();
    for product in Product::ALL {
        let word = product.code().replace('_', "-");
        let out = folder.path().join(format!("{word}.pdf"));
        let report = said(&["print", "--sample", "--product", &word, "--out", text(&out)]);
        assert!(report.code <= code::NAMED, "{word}: {report:?}");
        assert!(page_count(&std::fs::read(&out).unwrap()).unwrap() >= 1, "{word}");
    }
}

#[test]
fn a_proof_records_nothing_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall(folder.path());
    let out = folder.path().join("p.pdf");
    let report = said(&["print", text(&hall), "--product", "badge", "cq01", "--out", text(&out)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.contains("没有占用"), "{}", report.out);
    assert!(badges(&hall).is_empty());
}

#[test]
fn a_recorded_batch_stands_in_the_ledger_and_a_second_one_wants_a_reason() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall(folder.path());
    let out = folder.path().join("p.pdf");
    let asked = ["print", text(&hall), "--product", "badge", "CQ01", "--out", text(&out), "--record", "--replace"];
    std::fs::write(&out, "mine").unwrap();
    let refused = said(&asked[..asked.len() - 1]);
    assert!(refused.code == code::FILE && refused.err.contains("--replace"), "{refused:?}");
    assert!(badges(&hall).is_empty(), "no number is taken for a paper that cannot be written");
    let report = said(&asked);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(report.out.contains("CQ01-01 方䶮"), "{}", report.out);
    assert!(reading::text(&std::fs::read(&out).unwrap(), 0).contains("CQ01"));
    let again = said(&asked);
    assert_eq!(again.code, code::NAMED);
    assert!(again.out.contains("--reason"), "{}", again.out);
    let worn = said(&[&asked[..], &["--reason", "worn"]].concat());
    assert_eq!(worn.code, code::DONE, "{worn:?}");
    assert_eq!(badges(&hall), [("CQ01-02".to_owned(), true), ("CQ01-01".to_owned(), true)]);
}

#[test]
fn a_card_is_recorded_once_and_only_a_proof_has_copies() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall(folder.path());
    let out = folder.path().join("p.pdf");
    let asked = ["print", text(&hall), "--product", "badge", "CQ01", "--out", text(&out), "--copies", "3"];
    let recorded = said(&[&asked[..], &["--record"]].concat());
    assert_eq!(recorded.code, code::USAGE, "{recorded:?}");
    assert!(recorded.err.contains("只能印一份"), "{}", recorded.err);
    assert!(!out.exists() && badges(&hall).is_empty());
    assert_eq!(said(&asked).code, code::DONE);
    assert_eq!(reading::text(&std::fs::read(&out).unwrap(), 0).matches("方䶮").count(), 3);
}

#[test]
fn sheets_backs_copies_and_pages_are_as_asked() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("p.pdf");
    let print = |more: &[&str]| {
        let report =
            said(&[&["print", "--sample", "--product", "id-card", "--out", text(&out), "--replace"], more].concat());
        assert!(report.code <= code::NAMED, "{more:?}: {report:?}");
        std::fs::read(&out).unwrap()
    };
    let card = print(&["CQ0217", "--sheet", "card"]);
    let (width, height) = page_size_mm(&card, 0).unwrap();
    assert!((width - 85.6).abs() < 0.05 && (height - 53.98).abs() < 0.05, "{width} x {height}");
    assert_eq!(page_count(&print(&["CQ0217", "--duplex", "short"])).unwrap(), 2);
    assert_eq!(page_count(&print(&["CQ0217", "--sheet", "fold"])).unwrap(), 1);
    assert_eq!(page_count(&print(&["CQ0217", "CQ0221", "--copies", "11", "--pages", "2-3"])).unwrap(), 2);
    let wrong = said(&["print", "--sample", "--product", "id-card", "--out", text(&out), "--replace", "--sheet", "a9"]);
    assert_eq!(wrong.code, code::USAGE);
    let none = said(&["print", "--sample", "--product", "poster", "--out", text(&out)]);
    assert_eq!(none.code, code::USAGE);
}

#[test]
fn visitors_are_counted() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("v.pdf");
    let report = said(&["print", "--sample", "--product", "visitor", "--count", "3", "--out", text(&out)]);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert!(reading::text(&std::fs::read(&out).unwrap(), 0).contains("V-03"));
}

#[cfg(unix)]
#[test]
fn a_printer_gets_the_batch_and_one_that_refuses_leaves_its_number_made() {
    use crate::suite::jobs::stand_in::program;
    use hallkeeper::jobs::printing::{Cups, PrintSystem};
    let folder = tempfile::tempdir().unwrap();
    let hall = hall(folder.path());
    let here = format!("here='{}'", folder.path().display());
    program(
        folder.path(),
        "lpstat",
        "case \"$*\" in -e) echo Office;; '-l -p'*) echo 'printer Office is idle.';; -a*) echo 'Office accepting requests since Thu';; \
         '-l -W completed -o Office') printf 'Office-1 root 1 Thu\\n\\tStatus: \\n\\tAlerts: job-completed-successfully\\n';; esac",
    );
    program(folder.path(), "lpoptions", "true");
    program(folder.path(), "lp", "echo 'lp: no' >&2; exit 1");
    let pace = std::time::Duration::from_millis(5);
    let system = PrintSystem::Cups(Cups { pace, ..Cups::in_folder(folder.path()) });
    let print = || -> Report {
        let words = ["print", text(&hall), "--product", "badge", "CQ01", "--to", "Office"];
        let clock = Clock::set_to(at("2026-11-23", 8, 21));
        match run_with(words.iter().map(std::ffi::OsString::from), "zh_CN.UTF-8", (&clock, &system)) {
            Run::Headless(report) => report,
            Run::Window(..) => panic!("a window"),
        }
    };
    let refused = print();
    assert_eq!(refused.code, code::FILE, "{refused:?}");
    assert!(refused.err.contains("不用写原因"), "{}", refused.err);
    assert_eq!(badges(&hall), [("CQ01-01".to_owned(), false)]);
    program(
        folder.path(),
        "lp",
        &format!(
            "{here}; printf '%s ' \"$@\" > \"$here/asked\"; cat > /dev/null; echo 'request id is Office-1 (1 file(s))'"
        ),
    );
    let printed = print();
    assert_eq!(printed.code, code::DONE, "{printed:?}");
    assert!(std::fs::read_to_string(folder.path().join("asked")).unwrap().contains("print-scaling=none"));
    assert_eq!(badges(&hall), [("CQ01-01".to_owned(), true)], "the same number");
}

#[test]
fn only_what_lies_on_a_sheet_that_prints_is_recorded() {
    let folder = tempfile::tempdir().unwrap();
    let hall = hall(folder.path());
    let out = folder.path().join("one.pdf");
    let words =
        ["print", text(&hall), "--product", "badge", "--out", text(&out), "--record", "--start", "4", "--pages", "1"];
    let report = said(&words);
    assert_eq!(report.code, code::DONE, "{report:?}");
    assert_eq!(badges(&hall).len(), 1, "the last cell of the first sheet");
}
