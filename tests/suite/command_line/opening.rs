//! `salvage`: what can be read goes into a new file, what is lost is named, exit code by whether anything was.

use std::path::Path;

use hallkeeper::app::headless::code;
use hallkeeper::register::Register;

use super::{hall_and_list, said, text};

#[test]
fn a_damaged_file_is_salvaged_and_the_losses_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, list, photos) = hall_and_list(folder.path());
    assert_ne!(said(&["import", "staff", text(&hall), text(&list), "--photos", text(&photos)]).code, code::FILE);
    let whole = folder.path().join("whole.hall");
    let report = said(&["salvage", text(&hall), "--to", text(&whole)]);
    assert_eq!((report.code, report.err.as_str()), (code::DONE, ""), "{}", report.out);
    assert!(folder.path().join("whole-抢救清单.txt").is_file());

    let mut bytes = std::fs::read(&hall).unwrap();
    let name = "收费员".as_bytes();
    let at = bytes.windows(name.len()).position(|window| window == name).unwrap() / 4096 * 4096;
    bytes[at..at + 4096].fill(0x5A);
    std::fs::write(&hall, &bytes).unwrap();
    assert_eq!(said(&["verify", text(&hall)]).code, code::FILE);
    let saved = folder.path().join("saved.hall");
    let report = said(&["salvage", text(&hall), "--to", text(&saved), "--lang", "en"]);
    assert_eq!(report.code, code::NAMED, "{}{}", report.out, report.err);
    assert!(report.out.contains("Lost, Staff"), "{}", report.out);
    assert!(Register::open(&saved).unwrap().staff().unwrap().is_empty());
    let again = said(&["salvage", text(&hall), "--to", text(&saved)]);
    assert_eq!(again.code, code::FILE, "nothing is overwritten");
    assert!(again.err.starts_with("saved.hall"), "the file that is in the way is named: {}", again.err);
    assert_eq!(said(&["salvage", text(&hall)]).code, code::USAGE);
    assert_eq!(std::fs::read(&hall).unwrap(), bytes, "only read");
}

#[test]
fn where_nothing_can_be_saved_no_copy_is_spoken_of_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let (hall, _, _) = hall_and_list(folder.path());
    let mut bytes = std::fs::read(&hall).unwrap();
    bytes[4096..].fill(0x5A);
    std::fs::write(&hall, &bytes).unwrap();
    let saved = folder.path().join("saved.hall");
    let report = said(&["salvage", text(&hall), "--to", text(&saved)]);
    assert_eq!(report.code, code::FILE, "{report:?}");
    assert!(report.err.contains("一条记录也没能读出"), "{}", report.err);
    assert!(!report.err.contains("打开最近的一份备份"), "{}", report.err);
    assert!(!saved.exists());
    let report = said(&["verify", text(&hall)]);
    assert!(report.err.contains("没有找到它的备份"), "{}", report.err);
}

#[test]
fn what_lies_beside_a_file_and_is_of_another_is_named_by_whatever_opens_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("q.hall");
    // Its pages are of another size than those of the hall whose writing lies beside it.
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/halls/v4.hall");
    std::fs::copy(fixture, &file).unwrap();
    let (other, _, _) = hall_and_list(folder.path());
    let conn = rusqlite::Connection::open(&other).unwrap();
    conn.execute_batch("PRAGMA wal_autocheckpoint=0; UPDATE halls SET address = 'x'").unwrap();
    let log = folder.path().join("q.hall-wal");
    std::fs::copy(folder.path().join("a.hall-wal"), &log).unwrap();
    drop(conn);
    let (before, out) = (std::fs::read(&log).unwrap(), folder.path().join("o.csv"));
    for words in [
        &["verify", text(&file)][..],
        &["check", text(&file)],
        &["export", "cases", text(&file), "--out", text(&out)],
        &["backup", text(&file), "--to", text(folder.path())],
    ] {
        let report = said(words);
        assert_eq!(report.code, code::FILE, "{words:?}: {report:?}");
        assert!(report.err.contains("另一份档案没写完的内容"), "{words:?}: {}", report.err);
        assert_eq!(std::fs::read(&log).unwrap(), before, "{words:?}");
    }
}
