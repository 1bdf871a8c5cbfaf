//! `salvage`: what can be read goes into a new file, what is lost is named, exit code by whether anything was.

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
    assert_eq!(said(&["salvage", text(&hall), "--to", text(&saved)]).code, code::FILE, "nothing is overwritten");
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
